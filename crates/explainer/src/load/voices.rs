//! Checks `voices.toml`.

use super::validator::{Provenance, Validator};
use crate::model::{Heard, PassageKind, Voice};

pub(super) fn check(validator: &mut Validator<'_>) -> Option<Vec<Voice>> {
    let file = validator.folder.voices.as_ref()?;
    let source = &file.source;
    let voices = file.content.voice.iter().filter_map(|raw| {
        let sources = raw.sources.get_ref();
        let from = Provenance { sources, ..Provenance::default() };
        let about = validator.prose(source, &raw.about, from);
        let heard = *raw.heard.get_ref();
        if let Some(found) = heard_in_passages(validator, raw.id.get_ref())
            && found != heard
        {
            let (is, help) = match found {
                Heard::Quoted => ("words of its own stand in quotation marks", "quoted"),
                Heard::Reported => ("its position is only paraphrased", "reported"),
                Heard::Named => ("no passage is its own", "named"),
            };
            let message = format!("`heard` is wrong for `{}`: {is}", raw.id.get_ref());
            let help = format!("Write \"{help}\", or correct the speakers of the passages.");
            validator.error(source, raw.heard.span(), message, "does not agree with the passages", help);
        }
        Some(Voice {
            id: raw.id.get_ref().clone().try_into().ok()?,
            name: validator.title(source, &raw.name),
            short: validator.title(source, &raw.short),
            kind: raw.kind,
            role: raw.role.as_ref().map(|role| validator.line(source, role)),
            heard,
            about,
            sources: validator.cited(source, "a voice", &raw.sources),
        })
    });
    Some(voices.collect())
}

/// Returns how the voice appears in the passages, or `None` if a passage that could not be read, or whose
/// speaker is unknown, may change that.
fn heard_in_passages(validator: &Validator<'_>, voice: &str) -> Option<Heard> {
    let own = validator.folder.passages.iter().filter(|(_, file)| file.content.speaker.get_ref() == voice);
    let kinds: Vec<_> = own.map(|(_, file)| *file.content.kind.get_ref()).collect();
    if kinds.iter().any(|kind| *kind != PassageKind::Report) {
        Some(Heard::Quoted)
    } else if validator.folder.passages_missing || has_unknown_speaker(validator) {
        None
    } else if kinds.is_empty() {
        Some(Heard::Named)
    } else {
        Some(Heard::Reported)
    }
}

fn has_unknown_speaker(validator: &Validator<'_>) -> bool {
    let mut speakers = validator.folder.passages.iter().map(|(_, file)| &file.content.speaker);
    speakers.any(|speaker| !validator.index.voices.may_be(speaker.get_ref()))
}
