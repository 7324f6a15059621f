//! `press export`: passages and notes for a review in other programs.

mod document;
mod table;

use crate::edit;
use crate::failure::Failure;
use explainer::model::{Basis, Explainer, PassageKind, Source, When};
use std::io::Write as _;
use std::path::Path;

/// The form of an export.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Form {
    /// A document in Markdown (CommonMark).
    Markdown,
    /// A table in CSV (RFC 4180).
    Csv,
}

/// Writes the passages and notes of `explainer` to `into`, or to standard output. `address` is the site's, as far as it is
/// known.
pub(crate) fn export(
    explainer: &Explainer,
    form: Form,
    address: &str,
    into: Option<&Path>,
) -> Result<(), Failure> {
    let base = format!("{}/", address.trim_end_matches('/'));
    let text = match form {
        Form::Markdown => document::document(explainer, &base),
        Form::Csv => table::table(explainer, &base)?,
    };
    match into {
        Some(path) => {
            edit::write_file(path, &text)?;
            println!("wrote {}", path.display());
            Ok(())
        }
        None => {
            let written = std::io::stdout().lock().write_all(text.as_bytes());
            written.map_err(|error| Failure::other(format!("can't write the export: {error}")))
        }
    }
}

/// Returns the name of the voice with this id.
fn voice<'e>(explainer: &'e Explainer, id: &explainer::id::VoiceId) -> &'e str {
    let voice = explainer.voices.iter().find(|voice| voice.id == *id);
    voice.map(|voice| voice.name.as_str()).unwrap_or_default()
}

/// Returns the cited sources, in their order.
fn sources<'e>(
    explainer: &'e Explainer,
    ids: &'e [explainer::id::SourceId],
) -> impl Iterator<Item = &'e Source> {
    ids.iter().filter_map(|id| explainer.sources.iter().find(|source| source.id == *id))
}

/// Returns what a passage is, as the content names it.
fn kind(kind: PassageKind) -> &'static str {
    match kind {
        PassageKind::Quotation => "quotation",
        PassageKind::Fragment => "fragment",
        PassageKind::Report => "report",
    }
}

/// Returns what a note rests on, as the content names it.
fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Report => "report",
        Basis::Background => "background",
        Basis::Inference => "inference",
        Basis::Hindsight => "hindsight",
    }
}

/// Returns the day, month or year, or why there is none.
fn day(when: &When) -> &str {
    match when {
        When::On(day) => &day.words,
        When::In(period) => &period.words,
        When::Undated(reason) => reason,
    }
}
