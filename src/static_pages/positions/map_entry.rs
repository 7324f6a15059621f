//! What an entry of the map says and where it leads, whether it is drawn or listed.

use crate::links::{Link, Links};
use explainer::model::Heard;
use explainer::page::Page;
use explainer::page_data::{Evidence, Mark, SideData};
use explainer::view::VoiceLine;

/// The label of the voices of which the map gives no view.
pub(super) const NEITHER: &str = "No view given on either";

/// A link to the first passage that is evidence for a mark.
pub(super) fn evidence_link(mark: &Mark, links: Links<'_>) -> Link {
    match mark.steps.first() {
        Some(step) => links.to_page(&Page::Passage(step.id.clone())),
        None => voice_link(&mark.voice, links),
    }
}

/// A link to the question that a side answers.
pub(super) fn question_link(side: &SideData, links: Links<'_>) -> Link {
    links.to_element(&Page::Positions, &format!("question-{}", side.question))
}

/// A link to what is known of a voice.
pub(super) fn voice_link(voice: &VoiceLine, links: Links<'_>) -> Link {
    links.to_element(&Page::Positions, &format!("voice-{}", voice.id))
}

/// The value of `data-known`, and the class of a mark, for styles.
pub(super) fn kind(known: &Evidence) -> &'static str {
    match known {
        Evidence::Quoted => "quoted",
        Evidence::InPart => "part",
        Evidence::Reported => "reported",
        Evidence::Told(_) => "told",
    }
}

/// A caveat for a voice whose overall status differs from the evidence for this position.
pub(super) fn caveat(mark: &Mark) -> Option<&'static str> {
    match (&mark.known, mark.voice.heard) {
        (Evidence::Quoted | Evidence::InPart, _) | (Evidence::Reported, Heard::Reported) => None,
        (Evidence::Reported | Evidence::Told(_), Heard::Quoted) => Some("Quoted, but not on this"),
        (Evidence::Told(_), Heard::Reported) => Some("Reported on other matters"),
        (Evidence::Reported | Evidence::Told(_), Heard::Named) => Some("Not heard at all"),
    }
}

/// How a voice without a view on the map is heard in the report.
pub(super) fn heard_elsewhere(heard: Heard) -> &'static str {
    match heard {
        Heard::Quoted => "Quoted on other matters",
        Heard::Reported => "Reported on other matters",
        Heard::Named => "Mentioned only, not heard at all",
    }
}
