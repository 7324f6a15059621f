//! The pages of an explainer and their addresses.

use crate::id::{NoteId, PassageId, VoiceId};
use serde::{Deserialize, Serialize};

/// A page.
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
pub enum Page {
    /// The start page.
    Opening,
    /// One step of the walk.
    Passage(PassageId),
    /// The step of the walk with a note open.
    Note(NoteId),
    /// All passages of a long walk, by part.
    Contents,
    /// What can be repeated of the quotations.
    Takeaways,
    /// The questions and the positions of the voices.
    Positions,
    /// The positions of two voices side by side.
    Pair(VoiceId, VoiceId),
    /// The timeline.
    Timeline,
    /// The sources and the method.
    Sources,
    /// Everything on one page.
    All,
    /// The keyboard shortcuts.
    Keys,
    /// The reader's own notes, which stay on the device.
    MyNotes,
    /// The changes since the first publication.
    Changes,
    /// The page that hosts show for unknown addresses.
    NotFound,
}

impl Page {
    /// Returns the address relative to the base path: empty for the opening, `p/crush/` for a passage.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Opening => String::new(),
            Self::Passage(id) => format!("p/{id}/"),
            Self::Note(id) => format!("n/{id}/"),
            Self::Contents => "passages/".into(),
            Self::Takeaways => "takeaways/".into(),
            Self::Positions => "positions/".into(),
            Self::Pair(one, other) => format!("positions/{one}/{other}/"),
            Self::Timeline => "timeline/".into(),
            Self::Sources => "sources/".into(),
            Self::All => "all/".into(),
            Self::Keys => "keys/".into(),
            Self::MyNotes => "notes/".into(),
            Self::Changes => "changes/".into(),
            Self::NotFound => "404.html".into(),
        }
    }

    /// Returns the page at `path`, which is relative to the base path, or `None` if no page can have this address. As on
    /// static hosts, the last slash may be missing and `index.html` may be written out.
    #[must_use]
    pub fn at(path: &str) -> Option<Self> {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        match path.strip_suffix('/').unwrap_or(path) {
            "" => Some(Self::Opening),
            "passages" => Some(Self::Contents),
            "takeaways" => Some(Self::Takeaways),
            "positions" => Some(Self::Positions),
            "timeline" => Some(Self::Timeline),
            "sources" => Some(Self::Sources),
            "all" => Some(Self::All),
            "keys" => Some(Self::Keys),
            "notes" => Some(Self::MyNotes),
            "changes" => Some(Self::Changes),
            "404.html" => Some(Self::NotFound),
            other => {
                let mut parts = other.split('/').map(String::from);
                let page = match (parts.next()?.as_str(), parts.next()?) {
                    ("p", id) => Self::Passage(id.try_into().ok()?),
                    ("n", id) => Self::Note(id.try_into().ok()?),
                    ("positions", one) => Self::Pair(one.try_into().ok()?, parts.next()?.try_into().ok()?),
                    _ => return None,
                };
                parts.next().is_none().then_some(page)
            }
        }
    }

    /// Returns the path of its HTML file, relative to the site's folder.
    #[must_use]
    pub fn file(&self) -> String {
        match self {
            Self::NotFound => self.path(),
            _ => format!("{}index.html", self.path()),
        }
    }

    /// Returns the path of its data for the browser program, relative to the folder of one build's data.
    #[must_use]
    pub fn data_file(&self) -> String {
        match self {
            Self::Opening => "opening.bin".into(),
            Self::NotFound => "404.bin".into(),
            _ => format!("{}.bin", self.path().trim_end_matches('/')),
        }
    }

    /// Returns the address under a base path such as `/` or `/some/repo/`, which starts and ends with a slash.
    #[must_use]
    pub fn href(&self, base: &str) -> String {
        format!("{base}{}", self.path())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage(id: &str) -> Page {
        Page::Passage(PassageId::try_from(id.to_string()).expect("an id"))
    }

    fn pair(one: &str, other: &str) -> Page {
        let voice = |id: &str| VoiceId::try_from(id.to_string()).expect("an id");
        Page::Pair(voice(one), voice(other))
    }

    #[test]
    fn every_page_is_found_at_its_own_path() {
        for page in [
            Page::Opening,
            passage("crush"),
            passage("right-time"),
            Page::Note(NoteId::try_from("crush-if".to_string()).expect("an id")),
            Page::Changes,
            Page::Contents,
            Page::Takeaways,
            Page::Positions,
            pair("finch", "reed"),
            Page::Timeline,
            Page::Sources,
            Page::All,
            Page::MyNotes,
            Page::NotFound,
        ] {
            assert_eq!(Page::at(&page.path()), Some(page.clone()));
            assert_eq!(Page::at(&page.file()), Some(page));
        }
        assert_eq!(passage("crush").file(), "p/crush/index.html");
        assert_eq!(Page::NotFound.file(), "404.html", "where servers look for it");
    }

    #[test]
    fn a_missing_slash_is_forgiven_and_nonsense_is_not() {
        assert_eq!(Page::at("p/crush"), Some(passage("crush")));
        assert_eq!(Page::at("positions/finch/reed"), Some(pair("finch", "reed")));
        for nowhere in [
            "positions/finch/",
            "positions//reed/",
            "positions/finch/Reed/",
            "positions/finch/reed/more/",
            "all/finch/reed/",
        ] {
            assert_eq!(Page::at(nowhere), None, "{nowhere}");
        }
        for nowhere in ["p/", "p//", "p/Crush/", "p/crush/more/", "q", "//", "p/../all/", "../"] {
            assert_eq!(Page::at(nowhere), None, "{nowhere}");
        }
    }

    #[test]
    fn addresses_stand_under_the_base_path() {
        assert_eq!(passage("crush").href("/some/repo/"), "/some/repo/p/crush/");
        assert_eq!(Page::Opening.href("/"), "/");
    }
}
