//! What can be found.

use std::ops::Range;

/// What a thing is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Group {
    Passages,
    Notes,
    Voices,
    Sources,
}

impl Group {
    /// Every group, in the order in which they are shown.
    pub(crate) const ALL: [Self; 4] = [Self::Passages, Self::Notes, Self::Voices, Self::Sources];

    /// What the group is called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Passages => "Passages",
            Self::Notes => "Notes",
            Self::Voices => "Voices",
            Self::Sources => "Sources",
        }
    }

    /// What `count` of its things are called in a sentence.
    pub(crate) fn noun(self, count: usize) -> &'static str {
        match (self, count) {
            (Self::Passages, 1) => "passage",
            (Self::Passages, _) => "passages",
            (Self::Notes, 1) => "note",
            (Self::Notes, _) => "notes",
            (Self::Voices, 1) => "voice",
            (Self::Voices, _) => "voices",
            (Self::Sources, 1) => "source",
            (Self::Sources, _) => "sources",
        }
    }
}

/// A thing that can be found: all of it is the content's, and may be shown.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Entry {
    /// What it is.
    pub(crate) group: Group,
    /// Its address.
    pub(crate) href: String,
    /// Its name.
    pub(crate) title: String,
    /// Who and when; searched like the title and the texts.
    pub(crate) by: String,
    /// What kind of thing it is and where it stands; shown, not searched.
    pub(crate) about: String,
    /// What it says.
    pub(crate) texts: Vec<Text>,
}

/// A text of an entry.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Text {
    /// The text, without the quotation marks around the whole.
    pub(crate) string: String,
    /// Whether all of it was said, and stands in quotation marks on its page.
    pub(crate) quoted: bool,
    /// What a reporter has put into it, in bytes.
    pub(crate) inserted: Vec<Range<usize>>,
    /// What the text is to the entry; empty for the entry's own words.
    pub(crate) label: &'static str,
}
