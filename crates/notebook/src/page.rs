//! What the page shows, and which notes belong there.

use crate::note::Note;
use web_sys::{Document, Element};

/// What the page shows of texts and notes.
#[derive(Clone, Debug)]
pub(crate) enum Page {
    /// All notes, in `place`.
    AllNotes { place: Element, texts: SiteTexts },
    /// One passage, with a place for the notes on it. `ids` are those of its texts, and former ones of the passage.
    Step { place: Element, ids: Vec<String> },
    /// Texts, and no place for notes.
    Texts,
    /// Neither.
    Other,
}

impl Page {
    /// Finds out what `document` shows.
    pub(crate) fn of(document: &Document) -> Self {
        let find = |selector: &str| document.query_selector(selector).ok().flatten();
        if let Some(place) = find(".notebook") {
            let texts = SiteTexts::of(&place);
            return Self::AllNotes { place, texts };
        }
        let mut ids = texts_in(document);
        match find(".keeping") {
            Some(place) => {
                let former = place.get_attribute("data-former").unwrap_or_default();
                ids.extend(former.split_whitespace().map(String::from));
                Self::Step { place, ids }
            }
            None if ids.is_empty() => Self::Other,
            None => Self::Texts,
        }
    }

    /// Whether the page lists `note`, or may have its words.
    pub(crate) fn has(&self, note: &Note) -> bool {
        match self {
            Self::AllNotes { .. } | Self::Texts => true,
            Self::Step { ids, .. } => {
                ids.iter().any(|id| id == note.text_id() || id == note.passage.as_str())
            }
            Self::Other => false,
        }
    }

    /// Whether the page knows that the passage of `note` is not on the site any more.
    pub(crate) fn knows_as_gone(&self, note: &Note) -> bool {
        match self {
            Self::AllNotes { texts, .. } => {
                !texts.is_known(note.passage.as_str()) && !texts.is_known(note.text_id())
            }
            Self::Step { .. } | Self::Texts | Self::Other => false,
        }
    }
}

/// Returns the ids of the texts in `document`.
fn texts_in(document: &Document) -> Vec<String> {
    let Ok(found) = document.query_selector_all("[data-text]") else { return vec![] };
    let elements =
        (0..found.length()).filter_map(|index| wasm_bindgen::JsCast::dyn_into(found.get(index)?).ok());
    elements.filter_map(|element: Element| element.get_attribute("data-text")).collect()
}

/// The ids of all passages and notes of the site.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct SiteTexts {
    /// Those of today, in the order of the site.
    ids: Vec<String>,
    /// Former ones, with what each leads to now.
    moved: Vec<(String, String)>,
}

impl SiteTexts {
    /// Reads them from the page of all notes, whose place for notes is `place`.
    pub(crate) fn of(place: &Element) -> Self {
        let attribute = |name| place.get_attribute(name).unwrap_or_default();
        Self::parse(&attribute("data-texts"), &attribute("data-moved"))
    }

    /// Reads ids, and pairs `old=new`.
    pub(crate) fn parse(ids: &str, moved: &str) -> Self {
        let pairs = moved.split_whitespace().filter_map(|pair| pair.split_once('='));
        Self {
            ids: ids.split_whitespace().map(String::from).collect(),
            moved: pairs.map(|(old, new)| (old.into(), new.into())).collect(),
        }
    }

    /// Whether `id` is, or was, the id of a passage or note.
    pub(crate) fn is_known(&self, id: &str) -> bool {
        self.ids.iter().any(|known| known == id) || self.moved.iter().any(|(old, _)| old == id)
    }

    /// Returns where in the order of the site the passage or note `id` comes.
    pub(crate) fn rank(&self, id: &str) -> usize {
        self.ids.iter().position(|known| known == id).unwrap_or(usize::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_today_and_former_ones_are_known() {
        let texts = SiteTexts::parse("crush crush-if  vow", "old=crush older=vow broken");
        for (id, is_known, rank) in [
            ("crush", true, 0),
            ("vow", true, 2),
            ("old", true, usize::MAX),
            ("broken", false, usize::MAX),
            ("", false, usize::MAX),
        ] {
            assert_eq!((texts.is_known(id), texts.rank(id)), (is_known, rank), "{id}");
        }
    }
}
