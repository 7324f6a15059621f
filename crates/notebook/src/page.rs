//! Which texts and notes the open page shows.

use crate::note::Note;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element};

/// What the open page shows of texts and notes.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Page {
    /// All notes.
    AllNotes(SiteTexts),
    /// One passage, and the notes on it. Holds the ids of the texts on the page, and former ids of the passage.
    Step(Vec<String>),
    /// Texts, without the notes on them.
    Texts,
    /// Neither texts nor notes.
    Other,
}

impl Page {
    /// Reads what `document` shows. `container` is the element for notes, if there is one.
    pub(crate) fn of(document: &Document, container: Option<&Element>) -> Result<Self, JsValue> {
        if let Some(container) = container
            && container.matches(".notebook")?
        {
            return Ok(Self::AllNotes(SiteTexts::of(container)));
        }
        let mut ids = text_ids(document)?;
        Ok(match container {
            Some(container) => {
                let former = container.get_attribute("data-former").unwrap_or_default();
                ids.extend(former.split_whitespace().map(String::from));
                Self::Step(ids)
            }
            None if ids.is_empty() => Self::Other,
            None => Self::Texts,
        })
    }

    /// Whether the page lists `note`, or may have its words.
    pub(crate) fn concerns(&self, note: &Note) -> bool {
        match self {
            Self::AllNotes(_) | Self::Texts => true,
            Self::Step(ids) => ids.iter().any(|id| id == note.text_id() || id == note.passage.as_str()),
            Self::Other => false,
        }
    }

    /// Whether the page knows that the passage of `note` is no longer on the site.
    pub(crate) fn knows_as_gone(&self, note: &Note) -> bool {
        match self {
            Self::AllNotes(texts) => {
                !texts.is_known(note.passage.as_str()) && !texts.is_known(note.text_id())
            }
            Self::Step(_) | Self::Texts | Self::Other => false,
        }
    }
}

/// Returns the ids of the texts in `document`.
fn text_ids(document: &Document) -> Result<Vec<String>, JsValue> {
    let found = document.query_selector_all("[data-text]")?;
    let elements = (0..found.length()).filter_map(|index| found.get(index)?.dyn_into::<Element>().ok());
    Ok(elements.filter_map(|element| element.get_attribute("data-text")).collect())
}

/// The ids of all passages and notes of the site.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct SiteTexts {
    /// The present ids, in the order of the site.
    ids: Vec<String>,
    /// Former ids, each with the present one.
    moved: Vec<(String, String)>,
}

impl SiteTexts {
    /// Reads the ids from the attributes of the element for notes on the page of all notes.
    pub(crate) fn of(container: &Element) -> Self {
        let attribute = |name| container.get_attribute(name).unwrap_or_default();
        Self::parse(&attribute("data-texts"), &attribute("data-moved"))
    }

    /// Parses ids, and pairs `old=new`, both separated by white space.
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

    /// Returns the index of the passage or note `id` in the order of the site; `usize::MAX` if it has none.
    pub(crate) fn rank(&self, id: &str) -> usize {
        self.ids.iter().position(|known| known == id).unwrap_or(usize::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn present_and_former_ids_are_known() {
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
