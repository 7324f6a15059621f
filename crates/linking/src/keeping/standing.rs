//! What has become of kept words in the content as it is now.

use super::kept::Kept;
use crate::text::Text;
use anchoring::Outcome;
use explainer::id::{NoteId, PassageId};
use std::ops::Range;
use web_sys::{Document, Element};

/// What has become of kept words.
#[derive(Clone, Debug)]
pub(crate) enum Standing {
    /// They stand.
    Marked {
        text: Text,
        /// In Unicode scalars.
        place: Range<usize>,
        /// With a small change.
        reworded: bool,
    },
    /// Something else may be said in their place: nothing is marked, and nothing of them is shown.
    Changed,
    /// Their passage could not be looked at.
    Unseen,
}

impl Standing {
    /// Who is to be named for the words.
    pub(crate) fn credit(&self) -> Option<String> {
        let Self::Marked { text, place, .. } = self else { return None };
        Some(text.credit(place)).filter(|credit| !credit.is_empty())
    }

    /// The words as they stand now.
    pub(crate) fn words(&self) -> Option<String> {
        let Self::Marked { text, place, .. } = self else { return None };
        let words: String = text.as_str().chars().skip(place.start).take(place.len()).collect();
        Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// A passage that a document shows.
pub(crate) struct Passage {
    pub(crate) id: PassageId,
    /// Ids that it had before.
    former: Vec<String>,
    element: Element,
}

impl Passage {
    /// The passages of `document`, in its order.
    pub(crate) fn all(document: &Document) -> Vec<Self> {
        let Ok(holders) = document.query_selector_all("[data-href]") else { return vec![] };
        let passages = (0..holders.length()).filter_map(|index| {
            let element: Element = wasm_bindgen::JsCast::dyn_into(holders.get(index)?).ok()?;
            let id = passage_at(&element.get_attribute("data-href")?)?;
            let former = element.query_selector("[data-former]").ok().flatten();
            let former = former.and_then(|holder| holder.get_attribute("data-former")).unwrap_or_default();
            Some(Self { id, former: former.split_whitespace().map(String::from).collect(), element })
        });
        passages.collect()
    }

    /// Whether `kept` is on words of this passage.
    pub(crate) fn holds(&self, kept: &Kept) -> bool {
        self.id == kept.passage || self.former.iter().any(|id| id == kept.passage.as_str())
    }

    /// Its title, if the document shows it.
    pub(crate) fn title(&self) -> Option<String> {
        self.element.query_selector("h1, h2 a, h3 .title").ok()??.text_content()
    }

    /// Its words, or those of one of its notes.
    pub(crate) fn text(&self, note: Option<&NoteId>) -> Option<Text> {
        let element = match note {
            // A note may have had another id before: that lies inside it.
            Some(id) => {
                let named = self.element.query_selector(&format!("#{id}")).ok()??;
                named.closest("li.note").ok()??.query_selector("[data-text]").ok()?
            }
            None => self.element.query_selector(".words[data-text], .words [data-text]").ok()?,
        };
        element.map(Text::of)
    }

    /// What has become of the words of `kept`, which this passage holds.
    pub(crate) fn standing(&self, kept: &Kept) -> Standing {
        let Some(text) = self.text(kept.words.note.as_ref()) else { return Standing::Changed };
        let outcome = kept.words.find(text.as_str(), &text.spans());
        let reworded = matches!(outcome, Outcome::Reworded(_));
        match outcome.mark() {
            Some(place) => Standing::Marked { text, place: place.start()..place.end(), reworded },
            None => Standing::Changed,
        }
    }
}

/// The passage whose page has the path `path`.
pub(crate) fn passage_at(path: &str) -> Option<PassageId> {
    let mut parts = path.strip_suffix('/')?.rsplit('/');
    let id = parts.next()?;
    (parts.next() == Some("p")).then(|| PassageId::try_from(id.to_string()).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_s_path_names_its_passage() {
        let id = |path| passage_at(path).map(|id| id.to_string());
        assert_eq!(id("/p/crush/").as_deref(), Some("crush"));
        assert_eq!(id("/some/repo/p/right-time/").as_deref(), Some("right-time"));
        for none in ["", "/", "/all/", "/p/", "/p/crush/more/", "p/Crush/"] {
            assert_eq!(id(none), None, "{none}");
        }
    }
}
