//! Checks and writes `record/<id>.toml`: every published wording of a passage or note.
//!
//! `press publish` writes these files and appends to them. Each wording has a seal: the first eight bytes, in hexadecimal,
//! of the SHA-256 of the id, the previous seal, the day, the speaker and the parts. Editors may add `why` and `withdrawn`,
//! which the seal does not cover; any other change breaks a seal.

use super::file::{File, RECORD};
use super::fingerprint::hex;
use super::source_file::SourceFile;
use super::toml_form;
use super::validator::Validator;
use crate::history;
use crate::id::is_id;
use crate::model::{Explainer, History, Origin, Published, Record, Run, Subject};
use crate::typography::units;
use crate::wording::Wording;
use jiff::civil;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use toml_edit::{DocumentMut, TomlError, Value};

/// The help text for a file that was changed by hand.
const RESTORE: &str = "Only `press publish` writes the record: restore the file from version control.";

/// Checks the record. `now` returns the passage or note that has a published id now, or replaced the one that had it.
pub(super) fn check(validator: &mut Validator<'_>, now: impl Fn(&str) -> Option<Subject>) -> Record {
    let folder = validator.folder;
    let mut histories = Vec::new();
    for (id, file) in &folder.record {
        let wordings = published(validator, id, file);
        if let Some(now) = now(id)
            && !wordings.is_empty()
        {
            histories.push(History { id: id.clone(), now, wordings });
        }
    }
    Record { histories }
}

/// Checks that every published id has a record.
pub(super) fn check_missing<'i>(
    validator: &mut Validator<'_>,
    source: &SourceFile,
    ids: impl Iterator<Item = &'i toml_form::Text>,
) {
    let folder = validator.folder;
    for id in ids {
        let (name, text) = (format!("{RECORD}/{}.toml", id.get_ref()), id.get_ref());
        if is_id(text)
            && folder.record_unreadable.as_ref().is_some_and(|ids| !ids.contains(text))
            && !folder.record.iter().any(|(known, _)| known == text)
        {
            let help = format!("Links need its published wordings: restore {name} from version control.");
            validator.error(source, id.span(), format!("the record of `{text}` is missing"), "here", help);
        }
    }
}

/// Checks that every record has a published id.
pub(super) fn check_ids<'i>(
    validator: &mut Validator<'_>,
    ids: impl Iterator<Item = &'i toml_form::Text> + Clone,
) {
    let folder = validator.folder;
    for (id, file) in &folder.record {
        if !ids.clone().any(|known| known.get_ref() == id) {
            let help =
                "Restore published.toml from version control, or delete this file if it never was there.";
            validator.error(
                &file.source,
                0..0,
                format!("a record of `{id}`, which was never published"),
                "",
                help,
            );
        }
    }
}

/// Checks that no withdrawn wording is still shown, regardless of typography.
pub(super) fn check_withdrawn(validator: &mut Validator<'_>, explainer: &Explainer) {
    let folder = validator.folder;
    for history in &explainer.record.histories {
        let Some(shown) = history::wording(explainer, &history.now) else { continue };
        let plain =
            |wording: &Wording| units(&wording.text()).into_iter().map(|unit| unit.text).collect::<Vec<_>>();
        let Some((_, file)) = folder.record.iter().find(|(id, _)| *id == history.id) else { continue };
        for (published, raw) in history.wordings.iter().zip(&file.content.wording) {
            if let Some(withdrawn) =
                raw.withdrawn.as_ref().filter(|_| plain(&published.wording) == plain(&shown))
            {
                let help = "Correct the text and run `press publish`, or take `withdrawn` out.";
                validator.error(
                    &file.source,
                    withdrawn.span(),
                    "this wording is still shown",
                    "withdrawn",
                    help,
                );
            }
        }
    }
}

/// Checks the wordings of one file. Returns those before the first broken seal.
fn published(validator: &mut Validator<'_>, id: &str, file: &File<toml_form::History>) -> Vec<Published> {
    let (source, announced, raw) = (&file.source, &file.content.wordings, &file.content.wording);
    let mut wordings: Vec<Published> = Vec::new();
    let mut before = String::new();
    for raw in raw {
        // The seals after this one depend on it, so they are not checked, here and below.
        let Some((day, date)) = validator.day(source, &raw.date) else { return wordings };
        let speaker = raw.speaker.as_ref().map(|speaker| speaker.get_ref().clone().try_into());
        let wording = speaker.transpose().map(|speaker| {
            let parts = raw.parts.iter().map(|part| match part {
                toml_form::Part::Said(text) => Run::new(Origin::Speaker, text.clone()),
                toml_form::Part::Inserted(text) => Run::new(Origin::Reporter, text.clone()),
                toml_form::Part::Ours(text) => Run::new(Origin::Ours, text.clone()),
            });
            Wording::new(speaker, parts)
        });
        match wording {
            Ok(wording) if seal(id, &before, date, &wording) == *raw.seal.get_ref() => {
                before.clone_from(raw.seal.get_ref());
                if let Some(other) = equal_tag(&wordings, &wording) {
                    let message = format!("links cannot tell this wording from that of {other}");
                    validator.error(
                        source,
                        raw.seal.span(),
                        message,
                        "here",
                        "Publish it with one word changed.",
                    );
                }
                let why = raw.why.as_ref().map(|why| validator.line(source, why));
                let withdrawn = raw.withdrawn.as_ref().map(|reason| validator.line(source, reason));
                wordings.push(Published { day, wording, why, withdrawn });
            }
            _ => {
                validator.error(
                    source,
                    raw.seal.span(),
                    "this wording is not as it was published",
                    "its seal is broken",
                    RESTORE,
                );
                return wordings;
            }
        }
    }
    let count = raw.len();
    if *announced.get_ref() != count || count == 0 {
        let message = match announced.get_ref() {
            0 if count == 0 => "a record without a wording".into(),
            announced => format!("{announced} wordings announced, {count} on record"),
        };
        validator.error(source, announced.span(), message, "here", RESTORE);
    }
    wordings
}

/// Returns the day of another of `wordings` that has the tag of `wording`. The probability is 1 in 1.7 million.
fn equal_tag(wordings: &[Published], wording: &Wording) -> Option<String> {
    let is_other =
        |published: &&Published| published.wording != *wording && published.wording.tag() == wording.tag();
    wordings.iter().find(is_other).map(|published| published.day.words.clone())
}

/// Returns the seal of a wording that was published on `date`. `before` is the previous seal.
fn seal(id: &str, before: &str, date: civil::Date, wording: &Wording) -> String {
    let mut digest = Sha256::new();
    let speaker = wording.speaker.as_ref().map_or("", |id| id.as_str());
    for field in [id, before, &date.to_string(), speaker] {
        digest.update(field);
        digest.update([0]);
    }
    for part in &wording.parts {
        digest.update([part.origin as u8]);
        digest.update(&part.text);
        digest.update([0]);
    }
    hex(&digest.finalize()[..8])
}

/// Returns the file of the record for `id` with `wording` added as published on `date`. `file` is the current text of the
/// file, if it exists.
///
/// # Errors
/// Returns an error if `file` is not TOML.
pub fn add_wording(
    id: &str,
    wording: &Wording,
    date: civil::Date,
    file: Option<&str>,
) -> Result<String, TomlError> {
    let mut document: DocumentMut = match file {
        Some(file) => file.parse()?,
        None => format!(
            "# Every wording of `{id}` that was published, the oldest first. `press publish` writes this file. An editor \
             may add\n# `why` (why this wording took the place of the one before) and `withdrawn` (why it is shown no \
             more).\nwordings = 0\n"
        )
        .parse()?,
    };
    let recorded = document.get("wording").and_then(|wordings| wordings.as_array_of_tables());
    let count = recorded.map_or(0, |wordings| wordings.len());
    let before =
        recorded.and_then(|wordings| wordings.iter().last()?.get("seal")?.as_str()).unwrap_or_default();
    let seal = seal(id, before, date, wording);
    if let Some(value) = document.get_mut("wordings").and_then(|value| value.as_value_mut()) {
        let decor = value.decor().clone();
        *value = Value::from(i64::try_from(count + 1).unwrap_or(i64::MAX));
        *value.decor_mut() = decor;
    }
    let mut text = document.to_string();
    // Writing to a string does not fail.
    let _ = writeln!(text, "\n[[wording]]\ndate = {date}\nseal = \"{seal}\"");
    if let Some(speaker) = &wording.speaker {
        let _ = writeln!(text, "speaker = \"{speaker}\"");
    }
    text.push_str("parts = [\n");
    for part in &wording.parts {
        let key = match part.origin {
            Origin::Speaker => "said",
            Origin::Reporter => "inserted",
            Origin::Ours => "ours",
        };
        let _ = writeln!(text, "  {{ {key} = {} }},", Value::from(part.text.as_str()));
    }
    text.push_str("]\n");
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Day;
    use std::collections::BTreeMap;

    #[test]
    fn two_wordings_that_links_could_not_tell_apart_are_noticed() {
        let wording =
            |number: u32| Wording::new(None, [Run::new(Origin::Ours, format!("Sentence {number}."))]);
        let mut known = BTreeMap::new();
        // Of so many wordings, two have the same tag (birthday paradox).
        let pair =
            (0..20_000).find_map(|number| Some((known.insert(wording(number).tag(), number)?, number)));
        let (one, other) = pair.expect("two of one tag");
        let day = Day { iso: "2031-04-08".into(), words: "8 April 2031".into() };
        let published = [Published { day, wording: wording(one), why: None, withdrawn: None }];
        assert_eq!(equal_tag(&published, &wording(other)).as_deref(), Some("8 April 2031"));
        assert_eq!(equal_tag(&published, &wording(one)), None);
    }
}
