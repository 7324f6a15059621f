//! Keys that may be left out: who wrote a note.

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
