//! Published ids are promises: none vanishes without an alias.

mod support;

use explainer::id::NoteId;
use explainer::load::{Checked, publish};
use explainer::model::Passage;
use support::{PUBLISHED, Sample, day};

/// The list of the ids of the sample as it is.
const LIST: &str = r#"passages = ["delay", "robbery", "vow"]

[notes]
robbery = ["robbery-polite"]
vow = ["vow-anybody", "vow-mill"]
"#;

fn with(list: &str) -> Sample {
    Sample::new().listing(list)
}

fn passage<'a>(checked: &'a Checked, id: &str) -> &'a Passage {
    let passages = &checked.explainer.passages;
    passages.iter().find(|passage| passage.id.as_str() == id).expect("a passage")
}

fn aliases(checked: &Checked, on: &str, note: &str) -> Vec<String> {
    let notes = &passage(checked, on).notes;
    let note = notes.iter().find(|candidate| candidate.id.as_str() == note).expect("a note");
    note.aliases.iter().map(NoteId::to_string).collect()
}

#[test]
fn without_a_record_nothing_was_published() {
    let checked = Sample::new().checks();
    assert!(checked.explainer.former.passages.is_empty() && checked.explainer.former.notes.is_empty());
}

#[test]
fn what_is_as_published_is_right() {
    let checked = with(LIST).checks();
    assert!(checked.explainer.former.passages.is_empty() && checked.explainer.former.notes.is_empty());
    assert_eq!(aliases(&checked, "vow", "vow-mill"), [] as [&str; 0]);
}

#[test]
fn a_record_that_is_there_must_be_one() {
    with("‸note = 1\npassages = []\n").refused(&[("unknown key `note`", "Did you mean `notes`?")]);
    with("‸").refused(&[("the file is empty: `passages` is missing", "docs/content.md")]);
    with("passages = [‸1]\n").refused(&[("a number where text is wanted", "\"1\"")]);
}

#[test]
fn a_published_id_that_is_gone_is_refused() {
    with("passages = [\"delay\", ‸\"old-vow\"]\n").refused(&[(
        "the published passage `old-vow` is gone",
        "[aliases.passages] which passage took its place: old-vow =",
    )]);
    with("passages = [\"vow\"]\n[notes]\nvow = [\n  \"vow-mill\",\n  ‸\"vow-old\",\n]\n")
        .refused(&[("the published note `vow-old` is gone", "[aliases.notes]")]);
}

#[test]
fn ids_are_recorded_once_and_well_formed() {
    with("passages = [\"vow\", ‸\"vow\"]\n").refused(&[("`vow` is recorded twice", "once")]);
    with("passages = [‸\"Vow\"]\n")
        .refused(&[("`Vow` can't have been the id of a passage", "press publish")]);
    with("passages = []\n[notes]\n‸vow = [\"vow-mill\"]\n")
        .refused(&[("notes of the passage `vow`, which is not recorded", "Add it to `passages`")]);
}

#[test]
fn an_alias_leads_from_an_id_given_up_to_one_that_exists() {
    let aliased = |alias: &str| {
        with(&format!("passages = [\"old\", \"older\", \"vow\"]\n[aliases.passages]\n{alias}\n"))
    };
    aliased("old = \"vow\"\nolder = ‸\"vo\"").refused(&[("there is no passage `vo`", "Did you mean `vow`?")]);
    aliased("old = \"vow\"\nolder = ‸\"old\"")
        .refused(&[("there is no passage `old`", "write older = \"vow\"")]);
    aliased("old = \"vow\"\nolder = \"vow\"\n‸vow = \"delay\"")
        .refused(&[("an alias for the passage `vow`, which still exists", "Take the alias out")]);
    aliased("old = \"vow\"\nolder = \"vow\"\n‸oldest = \"vow\"")
        .refused(&[("an alias for `oldest`, which is not recorded as a published passage", "`passages`")]);
    with("passages = [\"vow\"]\n[notes]\nvow = [\"old\"]\n[aliases.notes]\nold = \"vow-mill\"\n‸oldest = \"vow-mill\"\n")
        .refused(&[("an alias for `oldest`, which is not recorded as a published note", "")]);
}

#[test]
fn nothing_is_said_to_be_gone_while_a_file_is_unreadable() {
    let mistakes = with("passages = [\"old-vow\"]\n").append("passages/delay.toml", "nonsense").mistakes();
    assert_eq!(mistakes.len(), 1, "{mistakes:#?}");
}

#[test]
fn renamed_passages_and_notes_are_found() {
    let record = "passages = [\"promise\", \"vow\"]\n[notes]\npromise = [\"mill\"]\nvow = [\"vow-mill\", \"mill-two\"]\n\
                  [aliases.passages]\npromise = \"vow\"\n[aliases.notes]\nmill = \"vow-mill\"\nmill-two = \"vow-mill\"\n";
    let checked = with(record).checks();
    let [former] = &checked.explainer.former.passages[..] else { panic!("one passage") };
    assert_eq!((former.id.as_str(), former.now.as_str()), ("promise", "vow"));
    assert_eq!(aliases(&checked, "vow", "vow-mill"), ["mill", "mill-two"]);
    assert!(checked.explainer.former.notes.is_empty());
}

#[test]
fn a_note_that_left_its_passage_is_found_from_there() {
    let record = "passages = [\"delay\", \"vow\"]\n[notes]\ndelay = [\"vow-mill\", \"mill\"]\nvow = [\"vow-mill\"]\n\
                  [aliases.notes]\nmill = \"vow-mill\"\n";
    let checked = with(record).checks();
    let former: Vec<_> = checked
        .explainer
        .former
        .notes
        .iter()
        .map(|note| (note.passage.as_str(), note.id.as_str(), note.now_on.as_str(), note.now.as_str()))
        .collect();
    assert_eq!(former, [("delay", "vow-mill", "vow", "vow-mill"), ("delay", "mill", "vow", "vow-mill")]);
    assert_eq!(aliases(&checked, "vow", "vow-mill"), [] as [&str; 0]);
}

#[test]
fn publishing_records_everything_and_keeps_the_rest() {
    let explainer = Sample::new().checks().explainer;
    let list = |before: &str| -> Option<String> {
        let read = |name: &str| (name == PUBLISHED).then(|| before.to_string());
        let files = publish(&explainer, day("2031-04-09"), read).expect("a record");
        files.into_iter().find_map(|(name, text)| (name == PUBLISHED).then_some(text))
    };
    let first = list("").expect("a list");
    assert!(first.starts_with("# Every passage"), "{first}");
    assert_eq!(with(&first).mistakes(), []);
    assert_eq!(list(&first), None, "nothing to add");
    for id in ["vow", "robbery", "delay", "vow-mill", "vow-anybody", "robbery-polite"] {
        assert!(first.contains(&format!("\"{id}\"")), "{id} in {first}");
    }
    let by_hand = "# Ours.\npassages = [\"old\"] # before\n\n[aliases.passages]\nold = \"vow\" # renamed\n";
    let then = list(by_hand).expect("a list");
    for kept in ["# Ours.\n", "\"old\"", "# before", "old = \"vow\" # renamed\n"] {
        assert!(then.contains(kept), "{kept} in {then}");
    }
    assert_eq!(with(&then).mistakes(), []);
    let read = |name: &str| (name == PUBLISHED).then(|| "passages = [".to_string());
    assert!(publish(&explainer, day("2031-04-09"), read).is_err());
}
