//! Keys that may be left out: who wrote a note, what a position rests on, and who is responsible.

mod support;

use explainer::model::{Contact, Imprint, plain};
use support::{Sample, each_refused, row};

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
    signed("‸\"\"").refused(&[("a line without text", "Write one line")]);
    signed("‸\"Ida\\nLark\"").refused(&[("a line end in what is shown on one line", "on one line")]);
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

/// The sample with more keys in `explainer.toml`.
fn with(keys: &str) -> Sample {
    Sample::new().append("explainer.toml", keys)
}

#[test]
fn an_explainer_may_say_who_is_responsible() {
    let imprint = |keys: &str| with(keys).checks().explainer.imprint;
    assert_eq!(imprint(""), Imprint::default());
    let full = imprint(
        "masthead = \"The desk of Lower Marl\"\ncontact = \"desk@marl.example\"\n\
         corrections = \"*Every* change is [listed](source:minutes).\"\n",
    );
    assert_eq!(full.masthead.as_deref(), Some("The desk of Lower Marl"));
    assert_eq!(full.contact, Some(Contact::Email("desk@marl.example".into())));
    assert_eq!(full.corrections.map(|prose| plain(&prose)).as_deref(), Some("Every change is listed."));
    let page = imprint("contact = \"https://marl.example/contact\"\n");
    assert_eq!(page.contact, Some(Contact::Address("https://marl.example/contact".into())));
}

#[test]
fn what_an_imprint_says_can_be_used() {
    for contact in
        ["", "desk", "http://marl.example", "https://", "mailto:desk@marl.example", "desk@marl", "a b@c.de"]
    {
        with(&format!("contact = ‸\"{contact}\"\n"))
            .refused(&[("not an address to write to", "desk@example.org")]);
    }
    with("masthead = ‸\"\"\n").refused(&[("a line without text", "Write one line")]);
    let unknown = with("corrections = \"See [this](source:nothing).\"\n").mistakes();
    assert_eq!(unknown.len(), 1, "{unknown:#?}");
    assert!(unknown[0].message.starts_with("there is no source `nothing`"), "{unknown:#?}");
    each_refused(&[row(
        "explainer.toml",
        "lang = \"en\"\n",
        "lang = \"en\"\ncorrections = \"We “‸never err”.\"\n",
        "a quotation that is not verbatim",
        "without quotation marks",
    )]);
}
