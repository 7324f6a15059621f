//! Checks and writes `published.toml`: the published ids, which remain valid addresses for ever.
//!
//! A published id either still exists or has an alias. The passage of each note is listed too, so that a note that moved
//! to another passage is still found under its old address. The wordings are in the record.

mod ids;

use super::encoding::{Form, normalized};
use super::file::{PUBLISHED, RECORD};
use super::id_form;
use super::index::{Ids, Index};
use super::record;
use super::source_file::SourceFile;
use super::toml_form::{self, Text};
use super::validator::Validator;
use crate::history::{unrecorded, wording};
use crate::id::{NoteId, PassageId, is_id};
use crate::model::{Explainer, NoteRedirect, Passage, PassageRedirect, Record, Redirects, Subject};
use jiff::civil;
use std::collections::BTreeMap;
use toml_edit::TomlError;

/// Returns the files that `press publish` writes for `explainer` on `date`, with their names in its folder; none if
/// everything is published already. `read` returns the text of an existing file.
///
/// # Errors
/// Returns an error if an existing file is not TOML.
pub fn publish(
    explainer: &Explainer,
    date: civil::Date,
    read: impl Fn(&str) -> Option<String>,
) -> Result<Vec<(String, String)>, TomlError> {
    let mut files = Vec::new();
    for subject in unrecorded(explainer) {
        let Some(wording) = wording(explainer, &subject) else { continue };
        let name = format!("{RECORD}/{}.toml", subject.id());
        let stored = read(&name);
        let form = stored.as_deref().map(Form::of).unwrap_or_default();
        let before = stored.as_deref().map(normalized);
        let text = record::add_wording(subject.id(), &wording, date, before.as_deref())?;
        files.push((name, form.apply(&text)));
    }
    let stored = read(PUBLISHED).unwrap_or_default();
    let before = normalized(&stored);
    let after = ids::add_ids(explainer, &before)?;
    if after != before {
        files.push((PUBLISHED.into(), Form::of(&stored).apply(&after)));
    }
    Ok(files)
}

/// A kind of published id.
struct Kind<'a> {
    /// What messages call the thing: `passage`.
    name: &'static str,
    /// The current ids.
    ids: fn(&Index) -> &Ids,
    /// The replacement of every id that was given up.
    aliases: &'a BTreeMap<Text, Text>,
}

impl Kind<'_> {
    /// Returns the current id of what was published as `id`, if known.
    fn now(&self, index: &Index, id: &str) -> Option<String> {
        if (self.ids)(index).contains(id) {
            return Some(id.into());
        }
        let alias = self.aliases.iter().find(|(old, _)| old.get_ref() == id)?.1.get_ref();
        (self.ids)(index).contains(alias).then(|| alias.clone())
    }
}

/// Checks the published ids and gives the notes of `passages` their aliases. Returns the redirects and the record.
pub(super) fn check(validator: &mut Validator<'_>, passages: &mut [Passage]) -> (Redirects, Record) {
    let Some(file) = &validator.folder.published else {
        if !validator.folder.published_unreadable {
            record::check_ids(validator, [].iter());
        }
        return (Redirects::default(), Record::default());
    };
    let (source, raw) = (&file.source, &file.content);
    let passage = Kind { name: "passage", ids: |index| &index.passages, aliases: &raw.aliases.passages };
    let note = Kind { name: "note", ids: |index| &index.notes, aliases: &raw.aliases.notes };
    check_ids(validator, source, &passage, &raw.passages);
    for (on, notes) in &raw.notes {
        if !raw.passages.iter().any(|passage| passage.get_ref() == on.get_ref()) {
            let message = format!("notes of the passage `{on}`, which is not recorded", on = on.get_ref());
            let help = "Add it to `passages`, or correct the id.";
            validator.error(source, on.span(), message, "here", help);
        }
        check_ids(validator, source, &note, notes);
    }
    check_aliases(validator, source, &passage, |id| raw.passages.iter().any(|old| old.get_ref() == id));
    check_aliases(validator, source, &note, |id| raw.notes.values().flatten().any(|old| old.get_ref() == id));
    for id in &raw.passages {
        if validator.index.notes.contains(id.get_ref()) {
            let message = format!("the published passage `{0}` has the id of a note", id.get_ref());
            let help =
                "They would share the address of their published wordings: choose another id for the note.";
            validator.error(source, id.span(), message, "here", help);
        }
    }
    let former = Redirects {
        passages: former_passages(validator, raw, &passage),
        notes: former_notes(validator, raw, &passage, &note, passages),
    };
    let ids = raw.passages.iter().chain(raw.notes.values().flatten());
    record::check_missing(validator, source, ids.clone());
    record::check_ids(validator, ids);
    let subjects: BTreeMap<&str, Subject> = raw
        .passages
        .iter()
        .filter_map(|id| {
            let now = passage.now(&validator.index, id.get_ref())?.try_into().ok()?;
            Some((id.get_ref().as_str(), Subject::Passage(now)))
        })
        .chain(raw.notes.values().flatten().filter_map(|id| {
            let now = note.now(&validator.index, id.get_ref())?.try_into().ok()?;
            Some((id.get_ref().as_str(), Subject::Note(now)))
        }))
        .collect();
    (former, record::check(validator, |id| subjects.get(id).cloned()))
}

/// Checks that every published id is valid, is listed once, and still exists or has an alias.
fn check_ids(validator: &mut Validator<'_>, source: &SourceFile, kind: &Kind<'_>, ids: &[Text]) {
    let name = kind.name;
    for (index, id) in ids.iter().enumerate() {
        let text = id.get_ref();
        if ids[..index].iter().any(|other| other.get_ref() == text) {
            let message = format!("`{text}` is recorded twice");
            validator.error(
                source,
                id.span(),
                message,
                "again here",
                "Record it once: take one of the two out.",
            );
        } else if !is_id(text) {
            let message = format!("`{text}` can't have been the id of a {name}");
            let form = id_form::help(text);
            let help = format!("`press publish` writes this file: correct the id, or take it out. {form}");
            validator.error(source, id.span(), message, "here", help);
        } else if !(kind.ids)(&validator.index).may_be(text)
            && !kind.aliases.keys().any(|old| old.get_ref() == text)
        {
            let help = format!(
                "Links lead to it. Bring it back, or say under [aliases.{name}s] which {name} took its place: \
                 {text} = \"…\"."
            );
            validator.error(
                source,
                id.span(),
                format!("the published {name} `{text}` is gone"),
                "here",
                help,
            );
        }
    }
}

/// Checks that every alias leads from a published id that was given up to one that exists.
fn check_aliases(
    validator: &mut Validator<'_>,
    source: &SourceFile,
    kind: &Kind<'_>,
    was_published: impl Fn(&str) -> bool,
) {
    let name = kind.name;
    for (old, now) in kind.aliases {
        let (was, is) = (old.get_ref(), now.get_ref());
        if !was_published(was) {
            let message = format!("an alias for `{was}`, which is not recorded as a published {name}");
            let help =
                format!("If links to it are about, record it under `{name}s` too; else take the alias out.");
            validator.error(source, old.span(), message, "here", help);
        } else if (kind.ids)(&validator.index).contains(was) {
            let message = format!("an alias for the {name} `{was}`, which still exists");
            let help = "Take the alias out, or give the newer of the two another id.";
            validator.error(source, old.span(), message, "here", help);
        }
        if !(kind.ids)(&validator.index).may_be(is) {
            let (message, nearest) = (kind.ids)(&validator.index).unknown(is);
            // The target may have been given up too. Aliases must lead directly to a current id.
            let next = kind.aliases.iter().find(|(other, _)| other.get_ref() == is);
            let help = match next {
                Some((_, next)) => format!("It has an alias itself: write {was} = \"{}\".", next.get_ref()),
                None => nearest,
            };
            validator.error(source, now.span(), message, "here", help);
        }
    }
}

fn former_passages(
    validator: &Validator<'_>,
    raw: &toml_form::Published,
    passage: &Kind<'_>,
) -> Vec<PassageRedirect> {
    let former = raw.aliases.passages.keys().filter_map(|old| {
        let now = passage.now(&validator.index, old.get_ref())?;
        Some(PassageRedirect {
            id: PassageId::try_from(old.get_ref().clone()).ok()?,
            now: PassageId::try_from(now).ok()?,
        })
    });
    former.collect()
}

/// Gives every note its earlier ids on the same passage, and returns the notes that moved to another passage.
fn former_notes(
    validator: &Validator<'_>,
    raw: &toml_form::Published,
    passage: &Kind<'_>,
    note: &Kind<'_>,
    passages: &mut [Passage],
) -> Vec<NoteRedirect> {
    let mut former = Vec::new();
    for (on, notes) in &raw.notes {
        let Some(on) = passage.now(&validator.index, on.get_ref()) else { continue };
        for old in notes {
            let Some(now) = note.now(&validator.index, old.get_ref()) else { continue };
            let Ok(id) = NoteId::try_from(old.get_ref().clone()) else { continue };
            let home = passages.iter_mut().find_map(|passage| {
                let found = passage.notes.iter_mut().find(|note| note.id.as_str() == now);
                found.map(|note| (passage.id.clone(), note))
            });
            let Some((home, note)) = home else { continue };
            if home.as_str() != on {
                let Ok(passage) = PassageId::try_from(on.clone()) else { continue };
                let entry = NoteRedirect { passage, id, now_on: home, now: note.id.clone() };
                if !former.contains(&entry) {
                    former.push(entry);
                }
            } else if note.id != id && !note.aliases.contains(&id) {
                note.aliases.push(id);
            }
        }
    }
    former
}
