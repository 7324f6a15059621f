//! The actions that buttons and fields of the notebook ask for.

/// An action that a button or field asks for by its attribute `data-notebook-action`.
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
    /// Stores the note in the dialog.
    Save,
    /// Closes the dialog.
    Cancel,
    /// Deletes a note.
    Delete,
    /// Deletes all notes.
    DeleteAll,
    /// Brings back what was deleted last.
    Undo,
    /// Downloads all notes as a file.
    Export,
    /// Adds the notes of the file that was chosen in the field.
    Import,
    /// Adds the notes of that file which are for this explainer at another address.
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

    /// Returns the action with the name `name`.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::NAMES.into_iter().find(|(_, known)| *known == name).map(|(action, _)| action)
    }

    /// Returns the name, as it is in documents.
    pub(crate) fn name(self) -> &'static str {
        Self::NAMES.into_iter().find(|(action, _)| *action == self).map_or("", |(_, name)| name)
    }

    /// Returns the type of the event that asks for the action.
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
