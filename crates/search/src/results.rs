//! Shows what was found, in an element that the printed page leaves empty for it.
//!
//! Every text shown comes from the index; what a reader typed is never shown.

use crate::dom::{append, base, elements};
use crate::query::{Excerpt, Piece, Query, summary};
use explainer::search_index::{Entry, EntryKind, Role, SearchIndex};
use phrases::Phrases;
use std::rc::Rc;
use web_sys::{Document, Element, HtmlElement};

/// Selects the links of the results, within the document.
pub(crate) const LINKS: &str = ".search-list a";
/// Selects the button with the words that are offered in place of a slip.
pub(crate) const OFFER: &str = ".search-offer";
/// Stands for elements in a phrase: a character that no phrase has.
const INSIDE: &str = "\0";
const OFFER_CLASS: &str = "search-offer";
const COUNT_CLASS: &str = "search-count";
const LIST_CLASS: &str = "search-list";
const MORE_CLASS: &str = "search-more";
const WORDS_CLASS: &str = "search-note-words";
/// How many entries of a kind are shown at most.
const MOST_OF_A_KIND: usize = 12;
/// The kinds of entries, in the order shown.
const KINDS: [EntryKind; 4] = [EntryKind::Passage, EntryKind::Note, EntryKind::Voice, EntryKind::Source];

/// The results in the document.
#[derive(Clone, Debug)]
pub(crate) struct Results {
    document: Document,
    /// The base path of the site.
    base: String,
    say: Rc<Phrases>,
    /// Says how much was found, on screen and to screen readers.
    status: Element,
    list: Element,
}

impl Results {
    /// Returns the results in `place`, and creates their elements if there are none yet.
    pub(crate) fn within(place: &Element, say: Rc<Phrases>) -> Option<Self> {
        let document = place.owner_document()?;
        if place.child_element_count() == 0 {
            let status = append(place, "p", COUNT_CLASS)?;
            status.set_attribute("role", "status").ok()?;
            append(place, "div", LIST_CLASS)?;
        }
        let base = base(&document)?;
        let (status, list) = (place.first_element_child()?, place.last_element_child()?);
        Some(Self { document, base, say, status, list })
    }

    /// Shows nothing.
    pub(crate) fn clear(&self) {
        self.list.set_text_content(None);
        self.status.set_text_content(None);
    }

    /// Shows what `query` finds in `index`.
    pub(crate) fn show(&self, query: &Query, index: &SearchIndex) {
        self.list.set_text_content(None);
        let mut counts = Vec::new();
        for kind in KINDS {
            let found = query.find(&index.entries, kind);
            if !found.is_empty() {
                self.show_kind(query, kind, &found);
            }
            counts.push((kind, found.len()));
        }
        if counts.iter().all(|(_, count)| *count == 0) {
            self.offer(query, index);
        }
        let summary = summary(&counts, &self.say);
        // A screen reader would read the same text again.
        if self.status.text_content().as_deref() != Some(summary.as_str()) {
            self.status.set_text_content(Some(&summary));
        }
    }

    /// Offers the words nearest to those of `query`, which finds nothing.
    fn offer(&self, query: &Query, index: &SearchIndex) -> Option<()> {
        let corrected = query.corrected(&index.entries)?;
        let line = append(&self.list, "p", "")?;
        // The words are a button, in the sentence of the language.
        let sentence = self.say.search_for(INSIDE);
        let (before, after) = sentence.split_once(INSIDE)?;
        line.set_text_content(Some(before));
        let button = append(&line, "button", OFFER_CLASS)?;
        button.set_attribute("type", "button").ok()?;
        button.set_text_content(Some(&corrected.typed()));
        line.append_child(&self.document.create_text_node(after)).ok()?;
        Some(())
    }

    /// Moves the focus to the next link, `down` or up from `from`, which is a link or the field; from the first link up to
    /// `field`. Returns whether it moved.
    pub(crate) fn step(&self, field: &HtmlElement, from: &Element, down: bool) -> bool {
        let links = self.links();
        let here = links.iter().position(|link| link.is_same_node(Some(from)));
        let to = match (here, down) {
            (None, true) => links.first(),
            (None, false) => None,
            (Some(here), true) => links.get(here + 1),
            (Some(0), false) => Some(field),
            (Some(here), false) => links.get(here - 1),
        };
        to.is_some_and(|to| to.focus().is_ok())
    }

    /// Moves the focus to the link with the address `href`.
    pub(crate) fn focus(&self, href: &str) {
        let links = self.links();
        let link = links.iter().find(|link| link.get_attribute("href").as_deref() == Some(href));
        if let Some(link) = link {
            let _ = link.focus();
        }
    }

    fn links(&self) -> Vec<HtmlElement> {
        self.list.query_selector_all("a, button").map(|links| elements(&links)).unwrap_or_default()
    }

    fn show_kind(&self, query: &Query, kind: EntryKind, found: &[&Entry]) -> Option<()> {
        append(&self.list, "h2", "")?.set_text_content(Some(&self.heading(kind)));
        let list = append(&self.list, "ul", "")?;
        for entry in found.iter().take(MOST_OF_A_KIND) {
            self.show_entry(query, entry, &append(&list, "li", "")?);
        }
        if found.len() > MOST_OF_A_KIND {
            let more = self.say.found_more(found.len() - MOST_OF_A_KIND);
            append(&self.list, "p", MORE_CLASS)?.set_text_content(Some(&more));
        }
        Some(())
    }

    fn show_entry(&self, query: &Query, entry: &Entry, item: &Element) -> Option<()> {
        let shown = query.show(entry);
        let link = append(item, "a", if entry.kind == EntryKind::Note { WORDS_CLASS } else { "" })?;
        link.set_attribute("href", &[self.base.as_str(), &entry.path].concat()).ok()?;
        self.append_pieces(&link, &shown.title);
        if !entry.context.is_empty() || !shown.byline.is_empty() {
            let line = append(item, "span", "detail")?;
            line.set_text_content(Some(&entry.context));
            self.append_pieces(&line, &shown.byline);
        }
        for Excerpt { role, pieces } in &shown.excerpts {
            let line = append(item, "p", "")?;
            if let Some(label) = self.label(*role) {
                append(&line, "span", "label")?.set_text_content(Some(&label));
                line.append_child(&self.document.create_text_node(" ")).ok()?;
            }
            // The marks of the language are around what is a quotation as a whole.
            let quoted = self.say.quoted(INSIDE);
            let marks = quoted.split_once(INSIDE).filter(|_| *role == Role::Quotation);
            let (before, after) = marks.unwrap_or_default();
            let _ = line.append_child(&self.document.create_text_node(before));
            self.append_pieces(&line, pieces);
            let _ = line.append_child(&self.document.create_text_node(after));
            if pieces.iter().any(|piece| piece.inserted) {
                append(item, "span", "detail")?.set_text_content(Some(&self.say.inserted_in_boxes()));
            }
        }
        Some(())
    }

    fn heading(&self, kind: EntryKind) -> String {
        match kind {
            EntryKind::Passage => self.say.passages(),
            EntryKind::Note => self.say.notes(),
            EntryKind::Voice => self.say.voices(),
            EntryKind::Source => self.say.sources(),
        }
    }

    /// Returns what an excerpt is called if it is not the entry's own words.
    fn label(&self, role: Role) -> Option<String> {
        match role {
            Role::Quotation | Role::Words => None,
            Role::Attribution => Some(self.say.attribution()),
            Role::Witness => Some(self.say.printed_elsewhere()),
        }
    }

    fn append_pieces(&self, line: &Element, pieces: &[Piece]) {
        // One box for a whole insertion, whether or not words in it are marked.
        let mut insertion = None;
        for piece in pieces {
            if !piece.inserted {
                insertion = None;
            } else if insertion.is_none() {
                insertion = append(line, "ins", "");
            }
            let place = insertion.as_ref().unwrap_or(line);
            let mark = piece.marked.then(|| append(place, "mark", "")).flatten();
            let text = self.document.create_text_node(&piece.text);
            let _ = mark.as_ref().unwrap_or(place).append_child(&text);
        }
    }
}
