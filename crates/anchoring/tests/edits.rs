//! Small edits of small texts, each with the answer it must get: `data/edits.txt`.

use anchoring::{Outcome, Selector, locate};

struct Case {
    name: String,
    was: String,
    quote: (usize, usize),
    now: String,
    place: Option<(usize, usize)>,
    answer: String,
}

/// Takes the brackets out of a text; the place between them in scalars.
fn bracketed(text: &str) -> (String, Option<(usize, usize)>) {
    let text = text.replace("\\n", "\n");
    let place = |bracket: char| text.chars().position(|c| c == bracket);
    let range = place('⟦').zip(place('⟧')).map(|(start, end)| (start, end - 1));
    (text.replace(['⟦', '⟧'], ""), range)
}

fn cases() -> Vec<Case> {
    let data = include_str!("data/edits.txt");
    data.split("\n== ")
        .skip(1)
        .map(|block| {
            let (name, fields) = block.split_once('\n').expect(block);
            let field = |key: &str| fields.lines().find_map(|line| line.strip_prefix(key)).expect(block);
            let (was, quote) = bracketed(field("was: "));
            let (now, place) = bracketed(field("now: "));
            let answer = field("is: ").trim().to_owned();
            Case { name: name.to_owned(), was, quote: quote.expect(block), now, place, answer }
        })
        .collect()
}

/// The selector of a place with so much context on either side, in scalars.
fn selector(text: &str, (start, end): (usize, usize), context: usize) -> Selector {
    let slice = |from: usize, to: usize| text.chars().skip(from).take(to - from).collect::<String>();
    let length = text.chars().count();
    Selector::new(slice(start, end))
        .between(slice(start.saturating_sub(context), start), slice(end, (end + context).min(length)))
}

fn answer(outcome: Outcome) -> (&'static str, Option<(usize, usize)>) {
    let place = |at: anchoring::Place| Some((at.start(), at.end()));
    match outcome {
        Outcome::Exact(at) => ("exact", place(at)),
        Outcome::Reworded(at) => ("reworded", place(at)),
        Outcome::Changed(_) | Outcome::Absent => ("refused", None),
    }
}

#[test]
fn every_edit_is_answered_as_it_must_be() {
    let cases = cases();
    assert!(cases.len() > 150);
    let mut wrong = Vec::new();
    for case in &cases {
        for context in [20, 32, 64] {
            for hint in [Some(case.quote.0), None] {
                let selector = selector(&case.was, case.quote, context);
                let found = answer(locate(&case.now, &[], &selector, hint));
                let expected = (case.answer.as_str(), case.place.filter(|_| case.answer != "refused"));
                if found != expected {
                    wrong.push(format!("{}: {context} {hint:?}: {found:?}, not {expected:?}", case.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// Without prefix and suffix less can be told; what is told must still be true.
#[test]
fn nothing_is_misplaced_without_context() {
    for case in cases() {
        // Some of these texts hold the very words, by another or about another: nothing but context can tell.
        let exact = Selector::new(selector(&case.was, case.quote, 0).exact);
        let outcome = locate(&case.now, &[], &exact, Some(case.quote.0));
        let (found, place) = answer(outcome);
        if found != "refused" && case.answer != "refused" {
            assert_eq!(place, case.place, "{}", case.name);
        }
    }
}
