//! Keys that may be left out: who wrote a note, and what a position rests on.

mod support;

use support::Sample;

const ROBBERY: &str = "passages/robbery.toml";

#[test]
fn a_note_may_be_signed() {
    let signed = |by: &str| {
        Sample::new().edit(ROBBERY, "basis = \"inference\"\n", &format!("basis = \"inference\"\nby = {by}\n"))
    };
    let by = |sample: Sample| {
        let explainer = sample.checks().explainer;
        let robbery = explainer.passages.iter().find(|passage| passage.id.as_str() == "robbery");
        robbery.and_then(|robbery| robbery.notes[0].by.clone())
    };
    assert_eq!(by(signed("\"Ida Lark\"")).as_deref(), Some("Ida Lark"));
    assert_eq!(by(Sample::new()), None);
    signed("‸\"\"").refused(&[("not a line of text", "Write one line")]);
    signed("‸\"Ida\\nLark\"").refused(&[("not a line of text", "Write one line")]);
}

#[test]
fn a_signature_is_no_part_of_the_wording() {
    let signed =
        Sample::new().edit(ROBBERY, "basis = \"inference\"\n", "basis = \"inference\"\nby = \"Ida Lark\"\n");
    let notes = |sample: Sample| {
        let passages = sample.checks().explainer.passages.into_iter();
        passages.flat_map(|passage| passage.notes).map(|note| note.wording()).collect::<Vec<_>>()
    };
    assert_eq!(notes(signed), notes(Sample::new()));
}

/// The sample whose position has this text and these sources.
fn position(text: &str, sources: &str) -> Sample {
    Sample::new().edit(
        "questions.toml",
        "text = \"She speaks of “anybody who means to pull it down”.\"\n",
        &format!("text = \"{text}\"\n{sources}\n"),
    )
}

#[test]
fn a_position_may_cite_sources_and_quote_from_them() {
    let quoting = "In the minutes, “nobody spoke against”.";
    let explainer = position(quoting, "sources = [\"minutes\"]").checks().explainer;
    let held = &explainer.questions[0].positions[0];
    assert_eq!(held.sources.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["minutes"]);
    assert_eq!(Sample::new().checks().explainer.questions[0].positions[0].sources, []);
    position("In the minutes, “‸nobody spoke against”.", "sources = [\"herald\"]")
        .refused(&[("a quotation that is not verbatim", "from the `quoted` words of a source cited here")]);
}

#[test]
fn a_position_cites_known_sources_and_each_once() {
    position("She says no.", "sources = [‸\"minute\"]")
        .refused(&[("there is no source `minute`", "`minutes`")]);
    position("She says no.", "sources = [\"minutes\", ‸\"minutes\"]")
        .refused(&[("`minutes` is named twice", "Name it once")]);
}
