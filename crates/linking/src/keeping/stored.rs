//! The notebook as the device keeps it:
//!
//! ```text
//! {"version":1,"kept":[{"id":…,"passage":"crush","words":"q1…","text":…,"changed":…}, …]}
//! ```
//!
//! `words` are written as in a link to them.

use super::json::Json;
use super::kept::{Kept, Notebook, is_time, own_text};
use explainer::id::PassageId;
use explainer::link::{Fragment, WordsLink};

const VERSION: usize = 1;

/// Why what the device keeps can't be read. It is left as it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Unreadable {
    /// It was written by a later version of this program.
    Later,
    /// It was not written by this program, or is damaged.
    Damaged,
}

/// The notebook as text.
pub(crate) fn write(notebook: &Notebook) -> String {
    let kept = notebook.0.iter().map(|kept| {
        Json::map(vec![
            ("id", Some(kept.id.as_str().into())),
            ("passage", Some(kept.passage.as_str().into())),
            ("words", Some(kept.words.encode().as_str().into())),
            ("text", kept.text.as_deref().map(Json::from)),
            ("changed", Some(kept.changed.as_str().into())),
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
    let kept: Option<Vec<Kept>> = kept.iter().map(one).collect();
    kept.map(Notebook).ok_or(Unreadable::Damaged)
}

fn one(value: &Json) -> Option<Kept> {
    let text = |key| value.get(key).and_then(Json::text);
    let Fragment::Words(words) = WordsLink::decode(text("words")?) else { return None };
    Some(Kept {
        id: text("id")?.into(),
        passage: PassageId::try_from(text("passage")?.to_string()).ok()?,
        words,
        text: text("text").and_then(own_text),
        changed: text("changed").filter(|time| is_time(time)).unwrap_or_default().into(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::json::reading::parse;
    use super::super::kept::samples::any_kept;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_kept_is_read_the_same(all in prop::collection::vec(any_kept(), 0..4)) {
            let notebook = Notebook(all);
            prop_assert_eq!(read(parse(&write(&notebook)).as_ref()), Ok(notebook));
        }

        #[test]
        fn nothing_breaks_the_reading(text in ".*") {
            prop_assert_eq!(read(parse(&text).as_ref()), Err(Unreadable::Damaged));
        }
    }

    #[test]
    fn what_another_version_wrote_is_told_from_damage() {
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
            r#"{"version":1,"kept":[{"id":"a","passage":"../x","words":"q1"}]}"#,
        ] {
            assert_eq!(reading(damaged), Err(Unreadable::Damaged), "{damaged}");
        }
    }
}
