//! What a passage says of its own notes: which are evidence for what can be repeated of it, and which one leads.

mod support;

use explainer::page::Page;
use explainer::page_data::{self, PageData, Reference};
use support::Sample;

/// A takeaway of three statements, each with these notes as evidence.
fn takeaway(notes: &str) -> String {
    let statements = ["said", "not_said", "unknown"]
        .map(|name| format!("\n[takeaway.{name}]\ntext = \"Nothing {name}.\"\nnotes = [{notes}]\n"));
    statements.concat()
}

/// The sample with takeaways on these passages, each with the notes that are its evidence.
fn with_takeaways(takeaways: &[(&str, &str)]) -> Sample {
    takeaways.iter().fold(Sample::new(), |sample, (id, notes)| {
        sample.append(&format!("passages/{id}.toml"), &takeaway(notes))
    })
}

#[test]
fn quoted_words_have_takeaways_that_rest_on_their_notes() {
    let (vow, robbery) = (("vow", "\"vow-mill\""), ("robbery", "\"robbery-polite\""));
    let explainer = with_takeaways(&[vow, robbery]).checks().explainer;
    let said: Vec<_> =
        explainer.passages.iter().map(|passage| passage.takeaway.as_ref().map(|it| &it.said)).collect();
    let [Some(of_vow), Some(_), None] = &said[..] else { panic!("{said:?}") };
    assert_eq!(of_vow.notes.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["vow-mill"]);
    for (sample, message) in [
        (with_takeaways(&[vow]), "quoted words without a takeaway"),
        (with_takeaways(&[vow, robbery, ("delay", "\"vow-mill\"")]), "a paraphrase with a takeaway"),
        (with_takeaways(&[vow, ("robbery", "")]), "a statement without evidence"),
        (with_takeaways(&[vow, ("robbery", "\"vow-mill\"")]), "`vow-mill` is not a note on this passage"),
        (with_takeaways(&[vow, ("robbery", "\"robbery-pollite\"")]), "robbery-pollite"),
        (
            with_takeaways(&[vow, robbery]).edit("passages/vow.toml", "Nothing said.", &"word ".repeat(21)),
            "a line of 21 words",
        ),
        (
            with_takeaways(&[vow, robbery]).edit("passages/vow.toml", "Nothing said.", "He “gave up”."),
            "a quotation that is not verbatim",
        ),
        (
            with_takeaways(&[vow, robbery]).edit(
                "passages/vow.toml",
                "Nothing said.",
                "It is “a polite sort of robbery”.",
            ),
            "a quotation that is not verbatim",
        ),
    ] {
        let mistakes = sample.mistakes();
        assert!(mistakes.iter().any(|mistake| mistake.message.contains(message)), "{message}: {mistakes:#?}");
    }
}

#[test]
fn a_takeaway_may_quote_its_passage() {
    let sample = with_takeaways(&[("vow", "\"vow-mill\""), ("robbery", "\"robbery-polite\"")]);
    sample.edit("passages/robbery.toml", "Nothing said.", "It is “a polite sort of robbery”.").checks();
}

#[test]
fn takeaways_come_after_the_last_passage_that_has_one() {
    let explainer =
        with_takeaways(&[("vow", "\"vow-mill\""), ("robbery", "\"robbery-polite\"")]).checks().explainer;
    let data = page_data::SiteData::compute(&explainer);
    let neighbours: Vec<_> = data.steps().map(|step| (step.previous.page(), step.next.page())).collect();
    let page = |id: &str| Page::Passage(id.to_string().try_into().expect("an id"));
    assert_eq!(
        neighbours,
        [
            (Page::Opening, page("robbery")),
            (page("vow"), Page::Takeaways),
            (Page::Takeaways, Page::Positions),
        ]
    );
    let Some(PageData::Reference(reference)) = page_data::compute(&explainer, &Page::Takeaways) else {
        panic!("no takeaways")
    };
    let Reference::Takeaways(takeaways) = &*reference else { panic!("{reference:?}") };
    assert_eq!((takeaways.previous.page(), takeaways.next.page()), (page("robbery"), page("delay")));
    let rows: Vec<_> = takeaways.rows.iter().map(|row| row.passage_data.passage.id.as_str()).collect();
    assert_eq!(rows, ["vow", "robbery"]);
    assert_eq!(page_data::compute(&Sample::new().checks().explainer, &Page::Takeaways), None);
}

#[test]
fn a_lead_note_is_on_its_paraphrase() {
    let note = "\n[[note]]\nid = \"delay-vote\"\nkind = \"context\"\non = \"WORD\"\ntext = \"A note.\"\nbasis = \"report\"\nsources = [\"courier-report\"]\n";
    let file = "passages/delay.toml";
    let sentence = Sample::new().checks().explainer.passages[2].text();
    let note = note.replace("WORD", sentence.split(' ').next().expect("a word"));
    let with = |lead: &str| {
        let text = format!("lead = \"{lead}\"\n{}", Sample::new().text(file));
        Sample::new().file(file, &text).append(file, &note)
    };
    let lead = with("delay-vote").checks().explainer.passages[2].lead.clone();
    assert_eq!(lead.expect("a lead").as_str(), "delay-vote");
    let elsewhere = with("vow-mill").mistakes();
    assert_eq!(elsewhere[0].message, "`vow-mill` is not a note on this passage");
    assert!(elsewhere[0].help.contains("delay-vote"));
    let text = format!("lead = \"vow-mill\"\n{}", Sample::new().text("passages/vow.toml"));
    let quoted = Sample::new().file("passages/vow.toml", &text).mistakes();
    assert_eq!(quoted[0].message, "quoted words with a lead note");
}
