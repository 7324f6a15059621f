//! Wordings: what a passage or a note says, word for word, and who speaks which part.
//!
//! A passage or note has one current wording; the [record](crate::model::Record) keeps every wording that
//! was ever published.

#[cfg(feature = "load")]
use crate::fragment::Tag;
use crate::id::VoiceId;
use crate::text::{Inline, Origin, Run, plain};

/// A text as shown, without the quotation marks that the page adds around a full quotation.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Wording {
    /// The speaker of a passage; `None` for a note, which is by the editors.
    pub speaker: Option<VoiceId>,
    /// The text, cut where the origin changes. No part is empty, and no two neighbours have the same origin.
    pub parts: Vec<Run>,
}

impl Wording {
    /// Returns the wording of a note with this text.
    #[must_use]
    pub fn of_note_text(text: &[Inline]) -> Self {
        Self::new(None, [Run::new(Origin::Ours, plain(text))])
    }

    /// Returns a wording of these runs, with neighbours of the same origin joined and empty runs left out. Their languages
    /// are no part of it.
    #[must_use]
    pub fn new(speaker: Option<VoiceId>, runs: impl IntoIterator<Item = Run>) -> Self {
        let mut parts: Vec<Run> = Vec::new();
        for run in runs {
            match parts.last_mut() {
                _ if run.text.is_empty() => {}
                Some(last) if last.origin == run.origin => last.text.push_str(&run.text),
                _ => parts.push(Run::new(run.origin, run.text)),
            }
        }
        Self { speaker, parts }
    }

    /// Returns the text.
    #[must_use]
    pub fn text(&self) -> String {
        self.parts.iter().map(|part| part.text.as_str()).collect()
    }

    /// Returns the origin of each scalar of the text.
    pub fn origins(&self) -> impl Iterator<Item = Origin> {
        self.parts.iter().flat_map(|part| part.text.chars().map(|_| part.origin))
    }

    /// Returns the tag that links use for this wording, made from the first eight bytes of the SHA-256 of its speaker and
    /// parts.
    #[cfg(feature = "load")]
    #[must_use]
    pub fn tag(&self) -> Tag {
        use sha2::{Digest, Sha256};
        let mut digest = Sha256::new();
        digest.update(self.speaker.as_ref().map_or("", VoiceId::as_str));
        for part in &self.parts {
            // No part contains a zero byte, so parts with other boundaries have another digest.
            digest.update([0, part.origin as u8]);
            digest.update(&part.text);
        }
        let mut first = [0; 8];
        first.copy_from_slice(&digest.finalize()[..8]);
        Tag::new(u64::from_be_bytes(first))
    }
}

#[cfg(all(test, feature = "load"))]
mod tests {
    use super::*;

    fn run(origin: Origin, text: &str) -> Run {
        Run::new(origin, text)
    }

    fn voice(id: &str) -> Option<VoiceId> {
        VoiceId::try_from(id.to_string()).ok()
    }

    #[test]
    fn where_notes_cut_a_text_makes_no_other_wording() {
        let whole = Wording::new(voice("finch"), [run(Origin::Speaker, "We will not sell.")]);
        let cut = Wording::new(
            voice("finch"),
            [run(Origin::Speaker, "We will "), run(Origin::Speaker, "not sell.")],
        );
        assert_eq!(whole, cut);
        assert_eq!(whole.tag(), cut.tag());
    }

    #[test]
    fn the_language_of_words_makes_no_other_wording() {
        let foreign = Run { lang: Some("uk".into()), ..run(Origin::Speaker, "Млин ") };
        let marked = Wording::new(voice("finch"), [foreign, run(Origin::Speaker, "stands.")]);
        assert_eq!(marked, Wording::new(voice("finch"), [run(Origin::Speaker, "Млин stands.")]));
    }

    #[test]
    fn another_speaker_or_origin_makes_another_wording() {
        let said = Wording::new(voice("finch"), [run(Origin::Speaker, "We will not sell.")]);
        let by_another = Wording { speaker: voice("reed"), ..said.clone() };
        let by_us = Wording::new(voice("finch"), [run(Origin::Ours, "We will not sell.")]);
        assert_ne!(said.tag(), by_another.tag());
        assert_ne!(said.tag(), by_us.tag());
    }

    #[test]
    fn a_published_wording_keeps_its_tag_for_ever() {
        let parts = [run(Origin::Speaker, "We will not sell "), run(Origin::Reporter, "(the mill)")];
        assert_eq!(Wording::new(voice("finch"), parts).tag(), Tag::new(45_042));
    }

    #[test]
    fn every_scalar_has_the_origin_of_its_part() {
        let wording = Wording::new(None, [run(Origin::Speaker, "é"), run(Origin::Reporter, "()")]);
        assert_eq!(wording.text(), "é()");
        assert!(wording.origins().eq([Origin::Speaker, Origin::Reporter, Origin::Reporter]));
    }

    #[test]
    fn the_words_of_a_note_are_ours_without_its_markup() {
        let text = [Inline::Text("not ".into()), Inline::Emphasis(vec![Inline::Text("now".into())])];
        let wording = Wording::of_note_text(&text);
        assert_eq!(wording, Wording { speaker: None, parts: vec![run(Origin::Ours, "not now")] });
    }
}
