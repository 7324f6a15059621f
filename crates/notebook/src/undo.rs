//! What was deleted last.

use crate::note::Note;

/// What was deleted last and can be brought back, until the reader goes on.
#[derive(Clone, Debug, Default)]
pub(crate) struct Deleted {
    /// The notes.
    pub(crate) notes: Vec<Note>,
    /// What the device had kept and nobody could read.
    pub(crate) raw: Option<String>,
}

impl Deleted {
    /// Says what was deleted; `None` if nothing was.
    pub(crate) fn message(&self) -> Option<String> {
        match (self.notes.len(), &self.raw) {
            (0, None) => None,
            (0, Some(_)) => Some("All is deleted.".into()),
            (1, _) => Some("One note is deleted.".into()),
            (count, _) => Some(format!("{count} notes are deleted.")),
        }
    }
}
