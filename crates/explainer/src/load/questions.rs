//! Checks `questions.toml`.

use super::source_file::SourceFile;
use super::toml_form::{self, Text};
use super::validator::{Provenance, Validator};
use crate::model::{Position, Question, VoiceKind};

pub(super) fn check(validator: &mut Validator<'_>) -> Option<Vec<Question>> {
    let file = validator.folder.questions.as_ref()?;
    let source = &file.source;
    let mut questions = Vec::new();
    for raw in &file.content.question {
        check_voices(validator, source, raw);
        let positions =
            raw.position.iter().filter_map(|position| check_position(validator, source, position)).collect();
        let text = validator.line(source, &raw.text);
        let short = validator.title(source, &raw.short);
        let not_stated = raw
            .not_stated
            .iter()
            .filter_map(|voice| validator.named(source, |index| &index.voices, voice))
            .collect();
        let Some(id) = raw.id.get_ref().clone().try_into().ok() else {
            continue;
        };
        questions.push(Question { id, text, short, positions, not_stated });
    }
    Some(questions)
}

fn check_position(
    validator: &mut Validator<'_>,
    source: &SourceFile,
    raw: &toml_form::Position,
) -> Option<Position> {
    if raw.passages.get_ref().is_empty() {
        validator.error(
            source,
            raw.passages.span(),
            "a position without a passage",
            "no evidence",
            "Name the passages that show it, or list the voice under `not_stated`.",
        );
    }
    let from = Provenance { sources: &raw.sources, passages: true, texts: &[] };
    let text = validator.prose(source, &raw.text, from);
    let voice = validator.named(source, |index| &index.voices, &raw.voice);
    let answer = validator.title(source, &raw.answer);
    let passages = validator.all_named(source, |index| &index.passages, raw.passages.get_ref());
    let sources = validator.all_named(source, |index| &index.sources, &raw.sources);
    Some(Position { voice: voice?, answer, text, passages, sources })
}

/// Checks that every voice except outlets has one position or is listed under `not_stated`.
fn check_voices(validator: &mut Validator<'_>, source: &SourceFile, raw: &toml_form::Question) {
    let Some(voices) = &validator.folder.voices else { return };
    let answered: Vec<&Text> =
        raw.position.iter().map(|position| &position.voice).chain(&raw.not_stated).collect();
    for (index, voice) in answered.iter().enumerate() {
        if answered[..index].iter().any(|other| other.get_ref() == voice.get_ref()) {
            let message = format!("`{}` answers twice", voice.get_ref());
            let help = "A voice has one position on a question, or stands under `not_stated`.";
            validator.error(source, voice.span(), message, "again here", help);
        }
    }
    for voice in &voices.content.voice {
        let id = voice.id.get_ref();
        let answers = answered.iter().find(|answer| answer.get_ref() == id);
        match (voice.kind, answers) {
            (VoiceKind::Outlet, Some(answer)) => {
                let help = "Take it out: an outlet carries the words of others.";
                validator.error(
                    source,
                    answer.span(),
                    format!("`{id}` is an outlet"),
                    "has no position",
                    help,
                );
            }
            (VoiceKind::Outlet, None) | (_, Some(_)) => {}
            (_, None) => {
                let message = format!("nothing is said of `{id}`");
                let help =
                    "Give its position with evidence, or list it under `not_stated`: that is an answer too.";
                validator.error(source, raw.id.span(), message, "under this question", help);
            }
        }
    }
}
