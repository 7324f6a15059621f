//! What was deleted last.

use crate::note::Note;
use phrases::Phrases;

/// What was deleted last, and can be brought back until another page is opened.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Deleted {
    /// One note or all of them; never none.
    Notes(Vec<Note>),
    /// A stored notebook that could not be read, as it was stored.
    Unreadable(String),
}

impl Deleted {
    /// Returns the deletion of `notes`; `None` if there are none.
    pub(crate) fn notes(notes: Vec<Note>) -> Option<Self> {
        (!notes.is_empty()).then_some(Self::Notes(notes))
    }

    /// Returns what the reader is told of the deletion.
    pub(crate) fn message(&self, say: &Phrases) -> String {
        match self {
            Self::Unreadable(_) => say.all_deleted(),
            Self::Notes(notes) => say.notes_deleted(notes.len()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::samples::note;

    #[test]
    fn a_deletion_says_how_much_it_deleted() {
        let say = Phrases::english();
        let message =
            |count| Deleted::notes(vec![note("a", "x", ""); count]).map(|deleted| deleted.message(&say));
        assert_eq!(message(0), None);
        assert_eq!(message(1).as_deref(), Some("One note is deleted."));
        assert_eq!(message(2).as_deref(), Some("2 notes are deleted."));
        assert_eq!(Deleted::Unreadable("{".into()).message(&say), "All is deleted.");
    }
}
