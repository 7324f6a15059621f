//! Checks the map in `questions.toml`.

use super::source_file::SourceFile;
use super::toml_form;
use super::validator::{Provenance, Validator};
use crate::id::VoiceId;
use crate::model::{Map, Side};

pub(super) fn check(validator: &mut Validator<'_>) -> Option<Map> {
    let file = validator.folder.questions.as_ref()?;
    let source = &file.source;
    let raw = file.content.map.as_ref()?;
    let title = validator.title(source, &raw.title);
    let text = validator.prose(source, &raw.text, Provenance { passages: true, ..Provenance::default() });
    let sides = raw.side.get_ref();
    if sides.len() != 2 {
        let message = format!("a map has two sides, this one has {}", sides.len());
        let help = "Write `[[map.side]]` twice: the map has two columns.";
        validator.error(source, raw.side.span(), message, "here", help);
    }
    if let [one, other] = &sides[..] {
        check_both_sides(validator, source, one, other);
    }
    let sides: Vec<_> = sides.iter().filter_map(|side| check_side(validator, source, side)).collect();
    Some(Map { title, text, sides: sides.try_into().ok()? })
}

fn check_side(validator: &mut Validator<'_>, source: &SourceFile, raw: &toml_form::Side) -> Option<Side> {
    let voices = raw.voices.get_ref();
    if voices.is_empty() {
        let help = "Name who holds this position: the map shows nothing but what the report attributes.";
        validator.error(source, raw.voices.span(), "a side on which nobody stands", "no voice", help);
    }
    let name = validator.title(source, &raw.name);
    let question = validator.named(source, |index| &index.questions, &raw.question);
    let named: Vec<VoiceId> = validator.all_named(source, |index| &index.voices, voices);
    // Unknown questions and voices have been reported above.
    let asked = validator.folder.questions.as_ref().and_then(|file| {
        file.content.question.iter().find(|asked| asked.id.get_ref() == raw.question.get_ref())
    });
    if let Some(asked) = asked {
        let held = |voice: &str| asked.position.iter().any(|position| position.voice.get_ref() == voice);
        for voice in voices.iter().filter(|voice| !held(voice.get_ref())) {
            if validator.index.voices.may_be(voice.get_ref()) {
                let message =
                    format!("`{}` has no position on `{}`", voice.get_ref(), raw.question.get_ref());
                let help = "A place on the map needs evidence: give the position with its passages, or leave the \
                            voice out; it is then drawn as one of which no view is given.";
                validator.error(source, voice.span(), message, "placed without evidence", help);
            }
        }
    }
    Some(Side { name, question: question?, voices: named })
}

/// Checks that no voice gives two answers to one question.
fn check_both_sides(
    validator: &mut Validator<'_>,
    source: &SourceFile,
    one: &toml_form::Side,
    other: &toml_form::Side,
) {
    if one.question.get_ref() != other.question.get_ref() {
        return;
    }
    for voice in other.voices.get_ref() {
        if one.voices.get_ref().iter().any(|first| first.get_ref() == voice.get_ref()) {
            let message = format!("`{}` stands on both sides of one question", voice.get_ref());
            let help = "Leave it on the side of its answer, or let the sides answer different questions.";
            validator.error(source, voice.span(), message, "here too", help);
        }
    }
}
