//! Words in another language than the explainer, and our translation of them.

mod support;

use explainer::foreign_words::{ForeignWords, of_passage, of_variant, of_wording};
use explainer::history::{self, ChangeContent};
use explainer::model::{Explainer, Inline, Origin, Passage, Run, Subject};
use explainer::wording::Wording;
use std::ops::Range;
use support::Sample;

const VOW: &str = "passages/vow.toml";

fn passage<'a>(explainer: &'a Explainer, id: &str) -> &'a Passage {
    explainer.passages.iter().find(|passage| passage.id.as_str() == id).expect("a passage")
}

/// The runs of a passage in another language.
fn foreign(passage: &Passage) -> Vec<(&str, Origin, &str)> {
    passage.runs().filter_map(|run| Some((run.lang.as_deref()?, run.origin, run.text.as_str()))).collect()
}

fn with_foreign(words: &str) -> Sample {
    Sample::new().append(VOW, &format!("\n[[foreign]]\nwords = \"{words}\"\nlang = \"UK-ua\"\n"))
}

#[test]
fn words_are_cut_at_their_language_at_notes_and_at_insertions() {
    let explainer = with_foreign("sell the mill (the old one) to").checks().explainer;
    assert_eq!(
        foreign(passage(&explainer, "vow")),
        [
            ("uk-UA", Origin::Speaker, "sell "),
            ("uk-UA", Origin::Speaker, "the mill"),
            ("uk-UA", Origin::Speaker, " "),
            ("uk-UA", Origin::Reporter, "(the old one)"),
            ("uk-UA", Origin::Speaker, " to"),
        ]
    );
    let on: Vec<_> = passage(&explainer, "vow").words_of_note(1).map(|run| run.lang.is_some()).collect();
    assert_eq!(on, [true, true, false], "(the old one), to, anybody");
}

#[test]
fn all_quoted_words_may_be_foreign_and_our_own_are_not() {
    let kept = "sentence = \"To the mayor the bid was {words}, no more.\"\n";
    let edited = format!("{kept}lang = \"uk\"\n");
    let explainer = Sample::new().edit("passages/robbery.toml", kept, &edited).checks().explainer;
    let robbery = passage(&explainer, "robbery");
    assert!(foreign(robbery).iter().all(|(_, origin, _)| *origin == Origin::Speaker));
    assert_eq!(
        foreign(robbery).iter().map(|(.., text)| *text).collect::<String>(),
        "a polite sort of robbery"
    );
}

#[test]
fn the_language_of_words_changes_no_link_to_them() {
    let (before, after) = (Sample::new().checks().explainer, with_foreign("not sell").checks().explainer);
    assert_eq!(passage(&before, "vow").tag, passage(&after, "vow").tag);
    assert_eq!(passage(&before, "vow").wording(), passage(&after, "vow").wording());
    assert_eq!(passage(&before, "vow").text(), passage(&after, "vow").text());
}

#[test]
fn a_translation_is_prose() {
    let explainer = with_foreign("not sell")
        .edit(
            VOW,
            "insertions = [\"(the old one)\"]\n",
            "insertions = [\"(the old one)\"]\ntranslation = \"It *stays* ours.\"\n",
        )
        .checks()
        .explainer;
    let text = |text: &str| Inline::Text(text.into());
    assert_eq!(
        passage(&explainer, "vow").translation,
        Some(vec![text("It "), Inline::Emphasis(vec![text("stays")]), text(" ours.")])
    );
    assert_eq!(passage(&explainer, "robbery").translation, None);
}

#[test]
fn a_fragment_has_the_quotation_marks_of_the_language() {
    let text = |lang: &str| {
        let edited = Sample::new().edit("explainer.toml", "lang = \"en\"", &format!("lang = \"{lang}\""));
        // In the other language the note is on other words.
        let edited = edited.edit("passages/robbery.toml", "was “a polite", "a polite");
        passage(&edited.checks().explainer, "robbery").text()
    };
    assert_eq!(text("en"), "To the mayor the bid was “a polite sort of robbery”, no more.");
    assert_eq!(text("uk"), "To the mayor the bid was «a polite sort of robbery», no more.");
}

fn ukrainian(scalars: Range<u32>) -> ForeignWords {
    ForeignWords { lang: "uk".into(), scalars }
}

#[test]
fn foreign_words_of_a_note_are_known_then_and_now() {
    let note = |now: &str| format!("There is {now} [млин](lang:uk),");
    let sample = Sample::new()
        .edit(VOW, "There is one,", &note("one"))
        .published("2031-04-09")
        .edit(VOW, &note("one"), &note("but one"))
        .published("2031-04-10");
    let changes = history::changes(&sample.checks().explainer);
    let [change] = &changes[..] else { panic!("one change: {changes:?}") };
    let ChangeContent::Compared { foreign, .. } = &change.content else { panic!("{change:?}") };
    assert_eq!(foreign, &[vec![ukrainian(13..17)], vec![ukrainian(17..21)]]);
}

#[test]
fn foreign_words_of_an_earlier_wording_are_those_of_today() {
    let foreign = |sample: Sample, wording: &Wording| {
        let explainer = sample.checks().explainer;
        let subject = Subject::Passage(passage(&explainer, "robbery").id.clone());
        of_wording(&explainer, &subject, wording)
    };
    let wording = |said: &str| {
        let parts = [(Origin::Ours, "It was “"), (Origin::Speaker, said), (Origin::Ours, "”.")];
        Wording::new(None, parts.map(|(origin, text)| Run::new(origin, text)))
    };
    let append = |keys: &str| Sample::new().append("passages/robbery.toml", keys);
    // Some words: where the same stand.
    let some = append("\n[[foreign]]\nwords = \"polite sort\"\nlang = \"uk\"\n");
    assert_eq!(foreign(some.clone(), &wording("a polite sort of theft")), [ukrainian(10..21)]);
    assert_eq!(foreign(some, &wording("a polite kind of theft")), []);
    // Each of them, and as often as it stands there.
    let two = append(
        "\n[[foreign]]\nwords = \"polite\"\nlang = \"uk\"\n\n[[foreign]]\nwords = \"robbery\"\nlang = \"pl\"\n",
    );
    let polish = ForeignWords { lang: "pl".into(), scalars: 32..39 };
    assert_eq!(
        foreign(two, &wording("a polite, a very polite robbery")),
        [ukrainian(10..16), ukrainian(25..31), polish]
    );
    // All that is quoted: whatever is.
    let kept = "sentence = \"To the mayor";
    let all = Sample::new().edit("passages/robbery.toml", kept, &format!("lang = \"uk\"\n{kept}"));
    assert_eq!(foreign(all, &wording("theft")), [ukrainian(8..13)]);
    assert_eq!(foreign(Sample::new(), &wording("a polite sort of theft")), []);
}

#[test]
fn another_printing_is_in_the_language_of_the_words_that_it_prints() {
    let of = |words: &str| -> [Vec<Range<u32>>; 2] {
        let explainer = with_foreign(words).checks().explainer;
        let vow = passage(&explainer, "vow");
        let lengths: Vec<_> = of_passage(vow).iter().map(|words| words.scalars.len()).collect();
        assert_eq!(lengths, [words.chars().count()]);
        of_variant(vow, &vow.witnesses[0], 0)
            .map(|words| words.into_iter().map(|words| words.scalars).collect())
    };
    let one = |words: Range<u32>| Vec::from_iter([words]);
    let all: [Vec<Range<u32>>; 2] = [one(0..11), one(0..10)];
    assert_eq!(of("to anybody who means"), all, "anybody who, anyone who");
    assert_eq!(of("anybody"), [one(0..7), vec![]]);
    assert_eq!(of("not sell"), [vec![], vec![]]);
}
