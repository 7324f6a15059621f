//! What the buttons and fields of the notebook ask for.

/// What a button or field with the attribute `data-keep` asks for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Action {
    /// Keeps the selected words.
    KeepSelected,
    /// Opens the dialog for a note on the selected words.
    NoteSelected,
    /// Opens the dialog for a note on the whole passage.
    NoteWhole,
    /// Brings the words of a note into sight.
    Show,
    /// Opens the dialog for a note.
    Edit,
    /// Keeps what is written in the dialog.
    Save,
    /// Closes the dialog.
    Cancel,
    /// Deletes a note.
    Delete,
    /// Deletes all notes.
    DeleteAll,
    /// Brings back what was deleted last.
    Undo,
    /// Saves all notes to a file.
    Export,
    /// Adds the notes of a file that the field was given.
    Import,
    /// Adds the notes of that file whose pages have another address.
    ImportElsewhere,
}

impl Action {
    const NAMES: [(Self, &'static str); 13] = [
        (Self::KeepSelected, "selected"),
        (Self::NoteSelected, "note-selected"),
        (Self::NoteWhole, "whole"),
        (Self::Show, "show"),
        (Self::Edit, "edit"),
        (Self::Save, "save"),
        (Self::Cancel, "cancel"),
        (Self::Delete, "delete"),
        (Self::DeleteAll, "delete-all"),
        (Self::Undo, "undo"),
        (Self::Export, "export"),
        (Self::Import, "import"),
        (Self::ImportElsewhere, "import-elsewhere"),
    ];

    /// The action that `name` is the name of.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::NAMES.into_iter().find(|(_, known)| *known == name).map(|(action, _)| action)
    }

    /// Its name in documents.
    pub(crate) fn name(self) -> &'static str {
        Self::NAMES.into_iter().find(|(action, _)| *action == self).map_or("", |(_, name)| name)
    }

    /// The event that asks for it: a field has changed, or a button was pressed.
    pub(crate) fn event(self) -> &'static str {
        if self == Self::Import { "change" } else { "click" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_a_name_of_its_own() {
        for (action, name) in Action::NAMES {
            assert_eq!((Action::named(name), action.name()), (Some(action), name));
        }
        assert_eq!(Action::named("__proto__"), None);
    }
}
