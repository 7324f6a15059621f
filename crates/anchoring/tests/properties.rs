//! What holds for any input.

use anchoring::{Indexed, Outcome, Selector, Span, describe, locate, utf16};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

fn scalars(text: &str) -> usize {
    text.chars().count()
}

/// Scalar offsets of all grapheme borders.
fn borders(text: &str) -> Vec<usize> {
    let mut at = 0;
    let mut borders = vec![0];
    for grapheme in text.graphemes(true) {
        at += scalars(grapheme);
        borders.push(at);
    }
    borders
}

fn slice(text: &str, start: usize, end: usize) -> String {
    text.chars().skip(start).take(end - start).collect()
}

/// Signs that break careless programs: combining marks, joiners, flags, jamo, other scripts, controls.
const SIGNS: &str = "[a-cA-C '’\".,?!-]|[0-3]|\\PC|\u{301}|\u{323}|\u{200D}|👩|🚀|🇺|🇦|\u{1F3FD}|\u{FE0F}|\u{20E3}|ї|й|é|ע|ب|\u{5B7}|\u{1100}|\u{1161}|각|不|ก|ำ|क|\u{94D}|\u{600}|\u{D4E}|\n|\r|\u{AD}|ﬁ|İ|ß|ς";

fn wild() -> impl Strategy<Value = String> {
    prop::collection::vec(SIGNS, 0..40).prop_map(|signs| signs.concat())
}

/// Sentences of words from a small stock, so that much is repeated.
fn prose() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "the",
        "harbour",
        "will",
        "not",
        "never",
        "open",
        "close",
        "Canada",
        "Norway",
        "minister",
        "said",
        "we",
        "they",
        "if",
        "unless",
        "five",
        "10,000",
        "don't",
        "café",
        "Київ",
        "гавань",
        "не",
        "l'hiver",
        "port",
        "הנמל",
        "👩‍🚀",
        "U.S.",
        "government",
        "goverment",
        "council",
        "harbuor",
        "a",
        "of",
        "that",
        "\"peace\"",
        "well-known",
    ]);
    let gap = prop::sample::select(vec![" ", " ", " ", " ", " ", ", ", ". ", "\n", "? ", " — ", ": "]);
    prop::collection::vec((word, gap), 1..60)
        .prop_map(|words| words.into_iter().map(|(word, gap)| format!("{word}{gap}")).collect::<String>())
}

/// A text and a stretch of it that begins and ends with words.
fn quoted() -> impl Strategy<Value = (String, usize, usize)> {
    (prose(), any::<prop::sample::Index>(), 1..12usize).prop_filter_map(
        "no words",
        |(text, first, length)| {
            let words: Vec<(usize, usize)> = text
                .split_word_bound_indices()
                .filter(|(_, word)| word.chars().any(char::is_alphanumeric))
                .map(|(at, word)| (scalars(&text[..at]), scalars(&text[..at]) + scalars(word)))
                .collect();
            if words.is_empty() {
                return None;
            }
            let first = first.index(words.len());
            let last = (first + length).min(words.len()) - 1;
            Some((text, words[first].0, words[last].1))
        },
    )
}

fn check(text: &str, outcome: Outcome) -> Result<(), TestCaseError> {
    if let Some(place) = outcome.place() {
        prop_assert!(place.start() < place.end() && place.end() <= scalars(text));
        let borders = borders(text);
        prop_assert!(borders.contains(&place.start()), "start of {place:?}");
        prop_assert!(borders.contains(&place.end()), "end of {place:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn never_panics_and_stays_on_graphemes(
        text in wild(), exact in wild(), prefix in wild(), suffix in wild(),
        start in prop::option::of(any::<usize>()), near in prop::option::of(0..60usize),
        spans in prop::collection::vec((any::<usize>(), any::<usize>()), 0..3),
    ) {
        let spans: Vec<Span> = spans.iter().map(|(start, end)| Span { start: *start, end: *end, speaker: "x" }).collect();
        let selector = Selector::new(exact).between(prefix, suffix);
        check(&text, locate(&text, &spans, &selector, start))?;
        check(&text, locate(&text, &[], &selector, near))?;
    }

    #[test]
    fn a_slice_of_anything_stays_on_graphemes(text in wild(), a in any::<prop::sample::Index>(), b in any::<prop::sample::Index>(), hint in any::<bool>()) {
        let (a, b) = (a.index(scalars(&text) + 1), b.index(scalars(&text) + 1));
        let (start, end) = (a.min(b), a.max(b));
        let selector = Selector::new(slice(&text, start, end))
            .between(slice(&text, start.saturating_sub(8), start), slice(&text, end, (end + 8).min(scalars(&text))));
        check(&text, locate(&text, &[], &selector, hint.then_some(start)))?;
    }

    #[test]
    fn what_is_described_is_found((text, start, end) in quoted()) {
        let selector = describe(&text, &[], start, end).expect("a stretch of words");
        let found = locate(&text, &[], &selector, Some(start));
        prop_assert!(matches!(found, Outcome::Exact(place) if (place.start(), place.end()) == (start, end)), "{found:?} {selector:?}");
    }

    #[test]
    fn what_is_cut_out_is_found((text, start, end) in quoted(), context in 0..40usize) {
        let selector = Selector::new(slice(&text, start, end)).between(
            slice(&text, start.saturating_sub(context), start),
            slice(&text, end, (end + context).min(scalars(&text))),
        );
        let found = locate(&text, &[], &selector, Some(start));
        prop_assert!(matches!(found, Outcome::Exact(place) if (place.start(), place.end()) == (start, end)), "{found:?} {selector:?}");
    }

    #[test]
    fn a_shifted_text_shifts_the_answer((text, start, end) in quoted(), other in quoted(), by in "[x-z]{1,9}\\.\n\n") {
        let _ = &other;
        let selector = describe(&text, &[], start, end).expect("a stretch of words");
        let here = locate(&text, &[], &selector, Some(start));
        let moved = format!("{by}{text}");
        let there = locate(&moved, &[], &selector, Some(start + scalars(&by)));
        let shift = |outcome: Outcome| outcome.place().map(|place| (place.start() + scalars(&by), place.end() + scalars(&by)));
        prop_assert_eq!(shift(here), there.place().map(|place| (place.start(), place.end())));
        prop_assert_eq!(here.mark().is_some(), there.mark().is_some());
    }

    #[test]
    fn normal_forms_answer_alike((text, start, end) in quoted(), selector_too in any::<bool>()) {
        let selector = describe(&text, &[], start, end).expect("a stretch of words");
        let found = locate(&text, &[], &selector, Some(start)).mark().expect("found");
        for form in [text.nfc().collect::<String>(), text.nfd().collect()] {
            let normal = |part: &str| if selector_too { part.nfd().collect() } else { part.to_owned() };
            let selector = Selector {
                exact: normal(&selector.exact), prefix: normal(&selector.prefix), suffix: normal(&selector.suffix), speaker: None,
            };
            let hint = scalars(&slice(&text, 0, start).nfd().collect::<String>());
            let nfd = form == text.nfd().collect::<String>();
            let answer = locate(&form, &[], &selector, Some(if nfd { hint } else { start }));
            let Outcome::Exact(place) = answer else { return Err(TestCaseError::fail(format!("{answer:?}"))) };
            prop_assert_eq!(
                slice(&form, place.start(), place.end()).nfc().collect::<String>(),
                slice(&text, found.start(), found.end()).nfc().collect::<String>()
            );
        }
    }

    #[test]
    fn foreign_quotes_are_not_marked_as_exact((text, _, _) in quoted(), (other, start, end) in quoted()) {
        let exact = slice(&other, start, end);
        let outcome = Indexed::new(&text, &[]).locate(&Selector::new(exact.as_str()), None);
        check(&text, outcome)?;
        if let Outcome::Exact(place) = outcome {
            let words = |part: &str| part.unicode_words().map(str::to_lowercase).collect::<Vec<_>>();
            prop_assert_eq!(words(&slice(&text, place.start(), place.end())), words(&exact));
        }
    }

    #[test]
    fn a_text_read_once_answers_as_one_that_was_kept(
        texts in prop::collection::vec(prose(), 1..24), (_, exact) in quoted().prop_map(|(text, start, end)| ((), slice(&text, start, end))),
        at in any::<prop::sample::Index>(), hint in prop::option::of(0..4000usize),
    ) {
        // Long enough that most of it is never looked at, with the quote in it or only words like it.
        let part = &texts[at.index(texts.len())];
        let own = slice(part, 0, 60);
        let text = texts.concat();
        for selector in [Selector::new(exact.as_str()), Selector::new(own.as_str()), Selector::new(exact).between(own, "the harbour")] {
            prop_assert_eq!(locate(&text, &[], &selector, hint), Indexed::new(&text, &[]).locate(&selector, hint));
        }
    }

    #[test]
    fn units_convert_there_and_back(text in wild(), at in 0..60usize) {
        match utf16::from_scalar(&text, at) {
            Some(unit) => prop_assert_eq!(utf16::to_scalar(&text, unit), Some(at)),
            None => prop_assert!(at > scalars(&text)),
        }
    }
}
