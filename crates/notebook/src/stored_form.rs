//! The form in which the notebook is stored on the device:
//!
//! ```text
//! {"version":1,"kept":[{"id":…,"passage":"crush","note":"crush-if","link":"14-39-k3f2x9ab",
//!   "exact":…,"prefix":…,"suffix":…,"text":…,"changed":…}, …]}
//! ```
//!
//! `note`, `link` and `text` are optional.

use crate::json::Json;
use crate::note::{Note, Notebook, Quote, is_time, own_text};
use explainer::fragment::WordsLink;
use explainer::id::PassageId;

const VERSION: usize = 1;

/// Why the stored notebook can't be read. It is left as it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Unreadable {
    /// It was written by a later version of this program.
    Later,
    /// It is damaged, or was not written by this program.
    Damaged,
}

/// Returns the notebook in its stored form.
pub(crate) fn write(notebook: &Notebook) -> Json {
    let kept = notebook.0.iter().map(|note| {
        let text = |text: &str| Some(Json::from(text));
        Json::map(vec![
            ("id", text(&note.id)),
            ("passage", text(note.passage.as_str())),
            ("note", note.site_note.as_ref().and_then(|id| text(id.as_str()))),
            ("link", note.link.and_then(|link| text(&link.to_string()))),
            ("exact", text(&note.quote.exact)),
            ("prefix", text(&note.quote.prefix)),
            ("suffix", text(&note.quote.suffix)),
            ("text", note.text.as_deref().map(Json::from)),
            ("changed", text(&note.changed)),
        ])
    });
    Json::map(vec![("version", Some(Json::Number(VERSION))), ("kept", Some(Json::List(kept.collect())))])
}

/// Reads a notebook from its stored form.
///
/// # Errors
///
/// Fails if any part can't be read, since what is read is written back and the rest would be lost.
pub(crate) fn read(value: &Json) -> Result<Notebook, Unreadable> {
    match value.get("version").and_then(Json::number) {
        Some(VERSION) => {}
        Some(later) if later > VERSION => return Err(Unreadable::Later),
        _ => return Err(Unreadable::Damaged),
    }
    let Some(Json::List(kept)) = value.get("kept") else { return Err(Unreadable::Damaged) };
    let notes: Option<Vec<Note>> = kept.iter().map(note).collect();
    notes.map(Notebook).ok_or(Unreadable::Damaged)
}

fn note(value: &Json) -> Option<Note> {
    let text = |key| value.get(key).and_then(Json::text);
    // A missing value is `Some(None)`, one of the wrong type `None`.
    let optional = |key| value.get(key).map_or(Some(None), |value| value.text().map(Some));
    let site_note = optional("note")?.map(|id| id.to_string().try_into()).transpose().ok()?;
    let link = match optional("link")? {
        Some(link) => Some(WordsLink::parse(link)?),
        None => None,
    };
    Some(Note {
        id: text("id")?.into(),
        passage: PassageId::try_from(text("passage")?.to_string()).ok()?,
        site_note,
        link,
        quote: Quote {
            exact: text("exact")?.into(),
            prefix: text("prefix")?.into(),
            suffix: text("suffix")?.into(),
        },
        text: optional("text")?.and_then(own_text),
        changed: text("changed").filter(|time| is_time(time)).unwrap_or_default().into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::serde::{parse, value};
    use crate::note::samples::{any_note, note};
    use proptest::prelude::*;
    use serde_json::json;

    proptest! {
        #[test]
        fn what_is_written_is_read_the_same(all in prop::collection::vec(any_note(), 0..4)) {
            let notebook = Notebook(all);
            prop_assert_eq!(read(&write(&notebook)), Ok(notebook));
        }

        #[test]
        fn any_text_is_damaged(text in ".*") {
            prop_assert_eq!(read(&Json::Text(text)), Err(Unreadable::Damaged));
        }
    }

    #[test]
    fn a_note_is_stored_with_its_link_as_text() {
        let stored = value(&write(&Notebook(vec![note("a", "x", "mine")])));
        let link = crate::note::samples::link(7, 16);
        let wanted = json!({
            "version": 1,
            "kept": [{
                "id": "a",
                "passage": "crush",
                "link": link.to_string(),
                "exact": "x",
                "prefix": "before ",
                "suffix": " after",
                "text": "mine",
                "changed": "2025-06-25T09:30:00.000Z",
            }],
        });
        assert_eq!(stored, wanted);
    }

    #[test]
    fn a_later_version_is_told_from_damage() {
        let reading = |text| read(&parse(text).expect("JSON"));
        assert_eq!(reading(r#"{"version":1,"kept":[]}"#), Ok(Notebook::default()));
        assert_eq!(reading(r#"{"version":2,"notes":"other"}"#), Err(Unreadable::Later));
        for damaged in [
            "null",
            "[]",
            "\"crush\"",
            "{}",
            r#"{"version":0,"kept":[]}"#,
            r#"{"version":"2"}"#,
            r#"{"version":1}"#,
            r#"{"version":1,"kept":{}}"#,
            r#"{"version":1,"kept":[{}]}"#,
            r#"{"version":1,"kept":[{"id":"a","passage":"../x","exact":"","prefix":"","suffix":""}]}"#,
            r#"{"version":1,"kept":[{"id":"a","passage":"x","exact":5,"prefix":"","suffix":""}]}"#,
            r#"{"version":1,"kept":[{"id":"a","passage":"x","link":"1-2-x","exact":"","prefix":"","suffix":""}]}"#,
            r#"{"version":1,"kept":[{"id":"a","passage":"x","note":"X","exact":"","prefix":"","suffix":""}]}"#,
            r#"{"version":1,"kept":[{"id":"a","passage":"x","text":5,"exact":"","prefix":"","suffix":""}]}"#,
            // The form before links to words had their present form.
            r#"{"version":1,"kept":[{"id":"a","passage":"x","words":"q1","changed":""}]}"#,
        ] {
            assert_eq!(reading(damaged), Err(Unreadable::Damaged), "{damaged}");
        }
    }
}
