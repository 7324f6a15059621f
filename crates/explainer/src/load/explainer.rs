//! Checks `explainer.toml` and puts the whole explainer together.

use super::file::Folder;
use super::report_text::ReportText;
use super::spanned::Spanned;
use super::validator::{Provenance, Validator};
use super::{
    Checked, ComparedWith, events, id_form, imprint, map, opening, passages, published, questions, record,
    report, sources, toml_form, voices,
};
use crate::history;
use crate::id::{PassageId, SourceId};
use crate::language::Language;
use crate::model::{Explainer, Note, Part, Passage, Subject, plain};
use messages::Messages;
use std::collections::BTreeMap;

/// Maximum words of the standfirst.
const STANDFIRST_WORDS: usize = 120;

/// Checks everything. Returns an explainer if one can be put together, even if there are mistakes.
pub(super) fn check(validator: &mut Validator<'_>, text_of_report: Option<&ReportText>) -> Option<Checked> {
    // First, since the other checks search for copies of the report.
    report::check(validator, text_of_report);
    let voices = voices::check(validator);
    let sources = sources::check(validator);
    let mut passages = passages::check(validator, text_of_report);
    let (former, record) = published::check(validator, &mut passages);
    let questions = questions::check(validator);
    let map = map::check(validator);
    let folder = validator.folder;
    let date = folder.explainer.as_ref().and_then(|file| validator.day(&file.source, &file.content.date));
    let dated = events::check(validator, date.as_ref().map(|(_, date)| *date));

    let file = folder.explainer.as_ref()?;
    let (source, raw) = (&file.source, &file.content);
    let from = Provenance { sources: std::slice::from_ref(&raw.report), passages: true, texts: &[] };
    let standfirst = validator.prose(source, &raw.standfirst, from);
    let count = plain(&standfirst).split_whitespace().count();
    if count > STANDFIRST_WORDS {
        let message = format!("a standfirst of {count} words");
        let help = format!(
            "At most {STANDFIRST_WORDS} words, on what this is and why it matters: shorten it by {}.",
            count - STANDFIRST_WORDS
        );
        validator.error(source, raw.standfirst.span(), message, "too long", help);
    }
    let method = raw.method.iter().map(|paragraph| validator.prose(source, paragraph, from)).collect();
    let imprint = imprint::check(validator, source, raw, from);
    let chain = validator.all_named(source, |index| &index.sources, &raw.chain);
    let report: Option<SourceId> = validator.named(source, |index| &index.sources, &raw.report);
    if let Some(report) = &report {
        let ends = raw.chain.last();
        // An unknown source at its end has been reported.
        if ends.is_none_or(|last| {
            last.get_ref() != report.as_str() && validator.index.sources.may_be(last.get_ref())
        }) {
            let place = ends.map_or(raw.report.span(), Spanned::span);
            let help = format!("`chain` goes from the mouth to the page: write `\"{report}\"` last.");
            validator.error(source, place, "a chain that does not end with the report", "here", help);
        }
    }
    if !crate::id::is_id(raw.id.get_ref()) {
        let message = format!("`{}` can't be the id of an explainer", raw.id.get_ref());
        validator.error(source, raw.id.span(), message, "here", id_form::help(raw.id.get_ref()));
    }
    if Language::parse(raw.lang.get_ref()).is_none() || Messages::of(raw.lang.get_ref()).is_none() {
        let known = Messages::languages().map(|tag| format!("`{tag}`")).collect::<Vec<_>>().join(", ");
        let help = format!("Write the tag of one that it speaks: {known}. To add one, see crates/messages.");
        validator.error(
            source,
            raw.lang.span(),
            "a language that the interface does not speak",
            "here",
            help,
        );
    }
    let title = validator.title(source, &raw.title);
    let subtitle = validator.line(source, &raw.subtitle);
    let passages = in_walking_order(validator, passages)?;
    let parts = parts(validator, &passages)?;
    let opening = opening::check(validator, &passages);
    let (events, span) = dated?;
    let mut explainer = Explainer {
        id: raw.id.get_ref().clone(),
        lang: raw.lang.get_ref().clone(),
        title,
        subtitle,
        standfirst,
        report: report?,
        day: date?.0,
        chain,
        method,
        imprint,
        voices: voices?,
        passages,
        opening,
        parts,
        questions: questions?,
        map,
        events,
        span,
        sources: sources?,
        former,
        record,
    };
    record::check_withdrawn(validator, &explainer);
    let last_changes: Vec<_> = explainer
        .passages
        .iter()
        .map(|passage| {
            let last = |note: &Note| history::last_change(&explainer, &Subject::Note(note.id.clone()));
            passage.notes.iter().map(last).collect::<Vec<_>>()
        })
        .collect();
    for (passage, changes) in explainer.passages.iter_mut().zip(last_changes) {
        for (note, change) in passage.notes.iter_mut().zip(changes) {
            note.changed = change;
        }
    }
    let compared_with = if text_of_report.is_some() { ComparedWith::Report } else { ComparedWith::Hashes };
    Some(Checked { explainer, fingerprint: validator.fingerprint.clone(), compared_with })
}

/// Puts the passages in the order of the walk, which must contain each once.
fn in_walking_order(validator: &mut Validator<'_>, passages: Vec<Passage>) -> Option<Vec<Passage>> {
    let folder = validator.folder;
    let file = folder.explainer.as_ref()?;
    let source = &file.source;
    if let Some(walk) = &file.content.walk {
        let _: Vec<PassageId> = validator.all_named(source, |index| &index.passages, walk);
        let left_out = folder.passages.iter().filter(|(id, _)| !walk.iter().any(|step| step.get_ref() == id));
        // Where the walk is empty, that is the mistake.
        for (id, passage) in left_out.filter(|_| !walk.is_empty()) {
            validator.error(
                &passage.source,
                0..0,
                format!("the passage `{id}` is not in the walk"),
                "",
                "Add it to `walk` in explainer.toml, or delete the file.",
            );
        }
    }
    let walk = walk(folder, &file.content);
    if walk.is_empty() && !folder.passages_missing {
        let place = file.content.id.span();
        let help = if folder.passages.is_empty() {
            "Write a passage: a file in the folder `passages`."
        } else {
            "Name the passages in walking order under `walk`, or leave `walk` out."
        };
        validator.error(source, place, "a walk without a step", "", help);
    }
    let mut by_id: BTreeMap<String, Passage> =
        passages.into_iter().map(|passage| (passage.id.to_string(), passage)).collect();
    Some(walk.into_iter().filter_map(|id| by_id.remove(id)).collect())
}

/// Returns the ids of the passages in walking order: that of `walk`, else that of the report, where what is told of a paragraph
/// comes before what is quoted from it. Passages with mistakes are among them.
fn walk<'a>(folder: &'a Folder, explainer: &'a toml_form::Explainer) -> Vec<&'a str> {
    if let Some(walk) = &explainer.walk {
        return walk.iter().map(|id| id.get_ref().as_str()).collect();
    }
    let mut passages: Vec<_> = folder.passages.iter().collect();
    passages.sort_by_key(|(_, file)| {
        let number = |place: &Option<Spanned<u32>>| place.as_ref().map(|place| *place.get_ref());
        // A passage that has not been located yet comes last.
        (number(&file.content.paragraph).unwrap_or(u32::MAX), number(&file.content.start))
    });
    passages.into_iter().map(|(id, _)| id.as_str()).collect()
}

/// Divides the walk, if it is to be: a part goes from the passage that it begins with to where the next one begins.
fn parts(validator: &mut Validator<'_>, passages: &[Passage]) -> Option<Vec<Part>> {
    let file = validator.folder.explainer.as_ref()?;
    let source = &file.source;
    // By the ids of the walk, so that a passage with a mistake keeps its place.
    let walk = walk(validator.folder, &file.content);
    let mut begun: Vec<(String, usize)> = Vec::new();
    for (index, raw) in file.content.part.iter().enumerate() {
        let title = validator.title(source, &raw.title);
        let _: Option<PassageId> = validator.named(source, |index| &index.passages, &raw.begins);
        let Some(at) = walk.iter().position(|id| id == raw.begins.get_ref()) else { continue };
        let fault = match begun.last() {
            None if at > 0 && index == 0 => Some("passages before the first part"),
            Some((_, before)) if at <= *before => Some("parts that are not in the order of the walk"),
            _ => None,
        };
        if let Some(fault) = fault {
            let help = "The first part begins with the first passage of the walk, each other one with a later passage.";
            validator.error(source, raw.begins.span(), fault, "begins here", help);
            continue;
        }
        begun.push((title, at));
    }
    let ends = begun.iter().skip(1).map(|(_, at)| *at).chain([walk.len()]);
    let part = |((title, at), end): (&(String, usize), usize)| {
        let is_in_it = |passage: &&Passage| walk[*at..end].contains(&passage.id.as_str());
        let passages = passages.iter().filter(is_in_it).map(|passage| passage.id.clone());
        Part { title: title.clone(), passages: passages.collect() }
    };
    Some(begun.iter().zip(ends).map(part).collect())
}
