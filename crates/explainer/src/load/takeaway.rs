//! Checks what can be repeated of quoted words.

use super::source_file::SourceFile;
use super::toml_form;
use super::validator::{Provenance, Validator};
use crate::model::{Note, PassageKind, Statement, Takeaway};

/// Checks the takeaway of a passage, which has `notes`.
pub(super) fn check(
    validator: &mut Validator<'_>,
    source: &SourceFile,
    raw: &toml_form::Passage,
    notes: &[Note],
) -> Option<Takeaway> {
    let is_wanted = || validator.folder.passages.iter().any(|(_, other)| other.content.takeaway.is_some());
    let Some(takeaway) = &raw.takeaway else {
        if *raw.kind.get_ref() != PassageKind::Report && is_wanted() {
            let help = "Either every quotation and fragment has one, or none: write its `[takeaway]`.";
            validator.error(source, raw.kind.span(), "quoted words without a takeaway", "this passage", help);
        }
        return None;
    };
    if *raw.kind.get_ref() == PassageKind::Report {
        let help = "A takeaway says what can be repeated of quoted words: take it out.";
        validator.error(source, takeaway.span(), "a paraphrase with a takeaway", "here", help);
    }
    let toml_form::Takeaway { said, not_said, unknown } = takeaway.get_ref();
    let words: Vec<&str> = raw.words.iter().map(|words| words.get_ref().as_str()).collect();
    let own = Provenance { texts: &words, ..Provenance::default() };
    let mut statement = |raw| statement(validator, source, raw, own, notes);
    Some(Takeaway { said: statement(said), not_said: statement(not_said), unknown: statement(unknown) })
}

fn statement(
    validator: &mut Validator<'_>,
    source: &SourceFile,
    raw: &toml_form::Statement,
    from: Provenance<'_>,
    notes: &[Note],
) -> Statement {
    let text = validator.short_line(source, &raw.text, from);
    let named = raw.notes.get_ref();
    if named.is_empty() {
        let help = "Name the notes on this passage that are its evidence.";
        validator.error(source, raw.notes.span(), "a statement without evidence", "here", help);
    }
    let named = named.iter().filter_map(|name| validator.note_here(source, name, notes));
    Statement { text, notes: named.collect() }
}
