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
            "insertions = [\"(the old one)\"]\ntranslation = \"It *stays* ours, “not sell” them.\"\n",
        )
        .checks()
        .explainer;
    let text = |text: &str| Inline::Text(text.into());
    assert_eq!(
        passage(&explainer, "vow").translation,
        Some(vec![text("It "), Inline::Emphasis(vec![text("stays")]), text(" ours, “not sell” them.")])
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

#[test]
fn foreign_words_of_an_earlier_wording_stand_beside_each_other_and_never_across() {
    let found = |words: [&str; 2], then: &str| {
        let note = format!("There is [{}](lang:uk), not [{}](lang:pl),", words[0], words[1]);
        let explainer = Sample::new().edit(VOW, "There is one,", &note).checks().explainer;
        let subject = Subject::Note(passage(&explainer, "vow").notes[0].id.clone());
        let wording = Wording::new(None, [Run::new(Origin::Ours, then)]);
        let found = of_wording(&explainer, &subject, &wording).into_iter();
        found.map(|words| (words.lang, words.scalars)).collect::<Vec<_>>()
    };
    let (uk, pl) = (|place: Range<u32>| ("uk".to_string(), place), |place| ("pl".to_string(), place));
    assert_eq!(found(["хліб", "chleb"], "So хлібchleb."), [uk(3..7), pl(7..12)]);
    assert_eq!(found(["хліб", "chleb"], "So chlebхліб."), [pl(3..8), uk(8..12)]);
    assert_eq!(found(["хліб і", "і сіль"], "So хліб і сіль."), [uk(3..9)]);
    assert_eq!(found(["і сіль", "хліб і"], "So хліб і сіль."), [uk(8..14)]);
}

#[test]
fn the_language_of_a_passage_says_nothing_of_another() {
    let lang = "insertions = [\"(the old one)\"]\n";
    for sample in [with_foreign("means"), Sample::new().edit(VOW, lang, &format!("{lang}lang = \"uk\"\n"))] {
        let explainer = sample.checks().explainer;
        let of = |id: &str| {
            let said = [Run::new(Origin::Speaker, "She means it.")];
            let subject = Subject::Passage(passage(&explainer, id).id.clone());
            of_wording(&explainer, &subject, &Wording::new(None, said)).len()
        };
        assert_eq!((of("vow"), of("robbery"), of("delay")), (1, 0, 0));
    }
}

#[test]
fn insertions_are_in_the_language_of_the_words_that_they_stand_in() {
    let lang = "insertions = [\"(the old one)\"]\n";
    let sample = Sample::new().edit(VOW, lang, &format!("{lang}lang = \"uk\"\n"));
    let explainer = sample.checks().explainer;
    let subject = Subject::Passage(passage(&explainer, "vow").id.clone());
    let parts = [
        (Origin::Speaker, "We sell "),
        (Origin::Reporter, "(it)"),
        (Origin::Ours, ", and later: "),
        (Origin::Speaker, "never"),
        (Origin::Ours, "."),
    ];
    let wording = Wording::new(None, parts.map(|(origin, text)| Run::new(origin, text)));
    assert_eq!(of_wording(&explainer, &subject, &wording), [ukrainian(0..12), ukrainian(25..30)]);
}

#[test]
fn words_in_two_languages_may_touch() {
    let table = |words: &str, lang: &str| format!("\n[[foreign]]\nwords = \"{words}\"\nlang = \"{lang}\"\n");
    let (one, other) = (table("хліб—", "uk"), table("chleb", "pl"));
    for tables in [format!("{one}{other}"), format!("{other}{one}")] {
        let delay = "passages/delay.toml";
        let sample =
            Sample::new().edit(delay, "for another estimate", "for хліб—chleb").append(delay, &tables);
        let explainer = sample.checks().explainer;
        let foreign = foreign(passage(&explainer, "delay"));
        assert_eq!(foreign, [("uk", Origin::Ours, "хліб—"), ("pl", Origin::Ours, "chleb")]);
    }
}

#[test]
fn words_beside_another_printing_are_no_part_of_it() {
    for (foreign, ours, theirs) in
        [("(the old one) to", " anybody who", " anyone who"), ("means", "anybody who ", "anyone who ")]
    {
        let sample = with_foreign(foreign)
            .edit(VOW, "ours = \"anybody who\"", &format!("ours = \"{ours}\""))
            .edit(VOW, "theirs = \"anyone who\"", &format!("theirs = \"{theirs}\""));
        let explainer = sample.checks().explainer;
        let vow = passage(&explainer, "vow");
        assert_eq!(of_variant(vow, &vow.witnesses[0], 0), [vec![], vec![]], "{foreign}");
    }
}

#[test]
fn foreign_words_need_no_spaces_where_their_script_has_none() {
    let delay = "passages/delay.toml";
    let table = "\n[[foreign]]\nwords = \"我们\"\nlang = \"zh\"\n";
    let others = "\n[[foreign]]\nwords = \"等\"\nlang = \"zh\"\n";
    let sample = Sample::new()
        .edit(delay, "for another estimate", "for 我们等 first")
        .append(delay, &format!("{table}{others}"));
    let explainer = sample.checks().explainer;
    let foreign = foreign(passage(&explainer, "delay"));
    assert_eq!(foreign, [("zh", Origin::Ours, "我们"), ("zh", Origin::Ours, "等")]);
}
