//! What kinds of things are called, for people.

use explainer::model::{Basis, Certainty, Heard, NoteKind, PassageKind};
use explainer::page_data::Evidence;

/// What a passage is.
pub(crate) fn kind_label(kind: PassageKind) -> &'static str {
    match kind {
        PassageKind::Quotation => "Direct quotation",
        PassageKind::Fragment => "Quoted in part",
        PassageKind::Report => "Reported, not quoted",
    }
}

/// How it is known that a voice holds a position.
pub(crate) fn known_label(known: &Evidence) -> String {
    match known {
        Evidence::Quoted => "Quoted".into(),
        Evidence::InPart => "Quoted in part".into(),
        Evidence::Reported => "Reported, not quoted".into(),
        Evidence::Told(tellers) => {
            let names: Vec<_> = tellers.iter().map(|teller| teller.short.as_str()).collect();
            format!("According to {}", names.join(" and "))
        }
    }
}

/// How a voice comes into the report.
pub(crate) fn heard_label(heard: Heard) -> &'static str {
    match heard {
        Heard::Quoted => "Quoted",
        Heard::Reported => "Reported, not quoted",
        Heard::Named => "Mentioned only",
    }
}

/// How sure an attribution is.
pub(crate) fn certainty_label(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Stated => "Stated in the report",
        Certainty::Settled => "Settled by another text",
        Certainty::Inferred => "Our inference",
    }
}

/// What a statement of ours rests on, where that is not the report.
pub(crate) fn basis_label(basis: Basis) -> Option<&'static str> {
    match basis {
        Basis::Report => None,
        Basis::Background => Some("Not in the report"),
        Basis::Inference => Some("Our inference"),
        Basis::Hindsight => Some("Known only later"),
    }
}

/// What the date of an event rests on.
pub(crate) fn date_label(basis: Basis) -> &'static str {
    match basis {
        Basis::Report => "Dated in the report",
        Basis::Background => "Dated from other sources",
        Basis::Inference => "Our inference",
        Basis::Hindsight => "Known only later",
    }
}

/// What a note does.
pub(crate) fn note_label(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Context => "Context",
        NoteKind::Term => "Term",
        NoteKind::Wording => "Wording",
        NoteKind::Caution => "Caution",
        NoteKind::Attribution => "Attribution",
        NoteKind::Time => "Time",
    }
}
