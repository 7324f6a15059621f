//! What kinds of things are called, for people.

use explainer::model::{Basis, Certainty, Heard, NoteKind, PassageKind};
use explainer::page_data::Evidence;
use messages::Messages;

/// What a passage is.
pub(crate) fn kind_label(kind: PassageKind, text: &Messages) -> String {
    match kind {
        PassageKind::Quotation => text.kind_quotation(),
        PassageKind::Fragment => text.kind_fragment(),
        PassageKind::Report => text.kind_report(),
    }
}

/// How it is known that a voice holds a position.
pub(crate) fn known_label(known: &Evidence, text: &Messages) -> String {
    match known {
        Evidence::Quoted => text.known_quoted(),
        Evidence::InPart => text.known_in_part(),
        Evidence::Reported => text.known_reported(),
        Evidence::Told(tellers) => {
            let names = tellers.iter().map(|teller| teller.short.clone());
            text.known_told(names.reduce(|names, last| text.and(names, last)).unwrap_or_default())
        }
    }
}

/// How a voice comes into the report.
pub(crate) fn heard_label(heard: Heard, text: &Messages) -> String {
    match heard {
        Heard::Quoted => text.heard_quoted(),
        Heard::Reported => text.heard_reported(),
        Heard::Named => text.heard_named(),
    }
}

/// How sure an attribution is.
pub(crate) fn certainty_label(certainty: Certainty, text: &Messages) -> String {
    match certainty {
        Certainty::Stated => text.certainty_stated(),
        Certainty::Settled => text.certainty_settled(),
        Certainty::Inferred => text.certainty_inferred(),
    }
}

/// What a statement of ours rests on, where that is not the report.
pub(crate) fn basis_label(basis: Basis, text: &Messages) -> Option<String> {
    match basis {
        Basis::Report => None,
        Basis::Background => Some(text.basis_background()),
        Basis::Inference => Some(text.basis_inference()),
        Basis::Hindsight => Some(text.basis_hindsight()),
    }
}

/// What the date of an event rests on.
pub(crate) fn date_label(basis: Basis, text: &Messages) -> String {
    match basis {
        Basis::Report => text.date_report(),
        Basis::Background => text.date_background(),
        Basis::Inference => text.date_inference(),
        Basis::Hindsight => text.date_hindsight(),
    }
}

/// What a note does.
pub(crate) fn note_label(kind: NoteKind, text: &Messages) -> String {
    match kind {
        NoteKind::Context => text.note_context(),
        NoteKind::Term => text.note_term(),
        NoteKind::Wording => text.note_wording(),
        NoteKind::Caution => text.note_caution(),
        NoteKind::Attribution => text.note_attribution(),
        NoteKind::Time => text.note_time(),
    }
}

/// The distance of an event from the report in words, such as “106 days before”.
pub(crate) fn distance(days: i32, text: &Messages) -> String {
    match days {
        0 => text.distance_none(),
        ..0 => text.distance_before(days.unsigned_abs()),
        1.. => text.distance_after(days),
    }
}
