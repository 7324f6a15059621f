//! A text of the page that can be pointed to, and where its scalars stand in the document.
//!
//! | attribute | means |
//! |---|---|
//! | `data-text` | the element's text can be pointed to |
//! | `data-said` | the text inside is what the voice with this id said |
//! | `data-credit-said` | who is to be named for words that were said |
//! | `data-credit` | who is to be named for words of ours, or of both |
//! | `data-href` | the path of the passage's own page |
//!
//! The document counts in UTF-16 code units, everything else here in Unicode scalars; this module converts.

use anchoring::{Span, utf16};
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node, Text as TextNode};

/// A text that can be pointed to.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    element: Element,
    string: String,
    /// The text nodes with the UTF-16 offset at which each begins.
    nodes: Vec<(TextNode, usize)>,
    /// Who said what, in scalars.
    said: Vec<(Range<usize>, String)>,
    /// What a reporter put in, in scalars.
    inserted: Vec<Range<usize>>,
}

/// Words of a text that a reader has selected.
#[derive(Clone, Debug)]
pub(crate) struct Selected {
    pub(crate) text: Text,
    /// The words, in scalars, without the space around them; never empty.
    pub(crate) place: Range<usize>,
}

impl Text {
    pub(crate) fn of(element: Element) -> Self {
        let string = String::new();
        let mut text =
            Self { element: element.clone(), string, nodes: vec![], said: vec![], inserted: vec![] };
        text.gather(&element);
        text
    }

    fn gather(&mut self, node: &Node) {
        if let Some(text) = node.dyn_ref::<TextNode>() {
            let start = self.string.chars().map(char::len_utf16).sum();
            let from = self.string.chars().count();
            let data = text.data();
            let place = from..from + data.chars().count();
            if closest(node, "ins").is_some() {
                self.inserted.push(place.clone());
            }
            if let Some(speaker) =
                closest(node, "[data-said]").and_then(|said| said.get_attribute("data-said"))
            {
                self.said.push((place, speaker));
            }
            self.string.push_str(&data);
            self.nodes.push((text.clone(), start));
            return;
        }
        let mut child = node.first_child();
        while let Some(node) = child {
            self.gather(&node);
            child = node.next_sibling();
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.string
    }

    /// Who said which part; what no span covers is ours.
    pub(crate) fn spans(&self) -> Vec<Span<'_>> {
        self.said
            .iter()
            .map(|(place, speaker)| Span { start: place.start, end: place.end, speaker })
            .collect()
    }

    /// The id of the note that holds this text; `None` for a passage's words.
    pub(crate) fn note(&self) -> Option<String> {
        Some(self.element.closest("li.note").ok()??.id())
    }

    /// The path of the page that this text is to be linked on.
    pub(crate) fn path(&self) -> Option<String> {
        self.element.closest("[data-href]").ok()??.get_attribute("data-href")
    }

    /// Who is to be named for the words at `place`: their speaker only if every one of them stands in what was said, and not
    /// all in an insertion.
    pub(crate) fn credit(&self, place: &Range<usize>) -> String {
        let is_inserted =
            self.inserted.iter().any(|inserted| inserted.start <= place.start && place.end <= inserted.end);
        let mut covered = if is_inserted { 0 } else { place.start };
        for (said, _) in &self.said {
            if !is_inserted && said.start <= covered {
                covered = covered.max(said.end);
            }
        }
        let attribute = if covered >= place.end { "data-credit-said" } else { "data-credit" };
        let holder = self.element.closest(&format!("[{attribute}]")).ok().flatten();
        holder.and_then(|holder| holder.get_attribute(attribute)).unwrap_or_default()
    }

    /// The scalar at a boundary point of the document; `None` outside this text.
    pub(crate) fn scalar_at(&self, node: &Node, offset: u32) -> Option<usize> {
        let offset = usize::try_from(offset).ok()?;
        if let Some((_, start)) = self.nodes.iter().find(|(text, _)| text.is_same_node(Some(node))) {
            return utf16::to_scalar(&self.string, start + offset);
        }
        // A point between children: where the first text at or after it begins.
        if !self.element.contains(Some(node)) {
            return None;
        }
        let children = node.child_nodes();
        match children.get(u32::try_from(offset).ok()?) {
            Some(child) => {
                let after = self.nodes.iter().find(|(text, _)| {
                    child.contains(Some(text))
                        || child.compare_document_position(text) & Node::DOCUMENT_POSITION_FOLLOWING != 0
                });
                match after {
                    Some((_, start)) => utf16::to_scalar(&self.string, *start),
                    None => Some(self.string.chars().count()),
                }
            }
            None => {
                let inside = self.nodes.iter().rev().find(|(text, _)| node.contains(Some(text)));
                let (text, start) = inside?;
                utf16::to_scalar(&self.string, start + text.length() as usize)
            }
        }
    }

    /// The boundary point before scalar `scalar`; at the end of a node rather than the start of the next if `end`.
    pub(crate) fn point_at(&self, scalar: usize, end: bool) -> Option<(TextNode, u32)> {
        let unit = utf16::from_scalar(&self.string, scalar)?;
        let (node, start) =
            self.nodes.iter().rev().find(|(_, start)| if end { *start < unit } else { *start <= unit })?;
        Some((node.clone(), u32::try_from(unit - start).ok()?))
    }

    /// Moves the focus and the page to this text.
    pub(crate) fn show(&self) {
        self.element.scroll_into_view();
        self.focus();
    }

    /// Moves the focus to this text without moving the page.
    pub(crate) fn focus(&self) {
        if let Some(element) = self.element.dyn_ref::<HtmlElement>() {
            let _ = element.set_attribute("tabindex", "-1");
            let _ = element.focus();
        }
    }
}

impl Selected {
    /// The words between two scalars of `text`, without the space around them; `None` if there are none.
    pub(crate) fn new(text: Text, start: usize, end: usize) -> Option<Self> {
        let words: Vec<char> = text.as_str().chars().collect();
        let words = words.get(start..end)?;
        let before = words.iter().take_while(|sign| sign.is_whitespace()).count();
        let after = words.iter().rev().take_while(|sign| sign.is_whitespace()).count();
        let any = words.iter().any(|sign| sign.is_alphanumeric());
        any.then(|| Self { text, place: start + before..end - after })
    }
}

fn closest(node: &Node, selector: &str) -> Option<Element> {
    node.parent_element()?.closest(selector).ok()?
}
