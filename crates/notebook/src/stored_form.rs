//! The notebook as the device keeps it:
//!
//! ```text
//! {"version":1,"kept":[{"id":…,"passage":"crush","note":"crush-if","link":"14-39-k3f2x9ab",
//!   "exact":…,"prefix":…,"suffix":…,"text":…,"changed":…}, …]}
//! ```
//!
//! `note`, `link` and `text` are left out where there are none.

use crate::json::Json;
use crate::note::{Note, Notebook, Quote, is_time, own_text};
use explainer::fragment::WordsLink;
use explainer::id::PassageId;

const VERSION: usize = 1;

/// Why what the device keeps can't be read. It is left as it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Unreadable {
    /// It was written by a later version of this program.
    Later,
    /// It was not written by this program, or is damaged.
    Damaged,
}

/// Writes the notebook as text.
pub(crate) fn write(notebook: &Notebook) -> String {
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
        .to_string()
}

/// Reads a notebook; all of it or nothing, since what is read is written back.
pub(crate) fn read(value: Option<&Json>) -> Result<Notebook, Unreadable> {
    let value = value.ok_or(Unreadable::Damaged)?;
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
    // What is there must be right: `None` inside where there is nothing.
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
    use crate::json::reading::parse;
    use crate::note::samples::{any_note, note};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_kept_is_read_the_same(all in prop::collection::vec(any_note(), 0..4)) {
            let notebook = Notebook(all);
            prop_assert_eq!(read(parse(&write(&notebook)).as_ref()), Ok(notebook));
        }

        #[test]
        fn nothing_breaks_the_reading(text in ".*") {
            prop_assert_eq!(read(parse(&text).as_ref()), Err(Unreadable::Damaged));
        }
    }

    #[test]
    fn a_note_is_stored_with_its_link_as_text() {
        let stored = write(&Notebook(vec![note("a", "x", "mine")]));
        let link = crate::note::samples::link(7, 16);
        let wanted = format!(
            r#"{{"version":1,"kept":[{{"id":"a","passage":"crush","link":"{link}","exact":"x","prefix":"before ","suffix":" after","text":"mine","changed":"2025-06-25T09:30:00.000Z"}}]}}"#
        );
        assert_eq!(stored, wanted);
    }

    #[test]
    fn what_a_later_version_wrote_is_no_damage() {
        let reading = |text| read(parse(text).as_ref());
        assert_eq!(reading(r#"{"version":1,"kept":[]}"#), Ok(Notebook::default()));
        assert_eq!(reading(r#"{"version":2,"notes":"other"}"#), Err(Unreadable::Later));
        for damaged in [
            "",
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
            // By an earlier program.
            r#"{"version":1,"kept":[{"id":"a","passage":"x","words":"q1","changed":""}]}"#,
        ] {
            assert_eq!(reading(damaged), Err(Unreadable::Damaged), "{damaged}");
        }
    }
}
