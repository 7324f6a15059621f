//! A text of the page that links can point into.
//!
//! `data-text` on an element names the passage or note whose text it holds. That text is known from data; the text in
//! the document may be another one, since browsers translate pages and extensions change them. **Where it is another,
//! nothing of it is marked or linked.**
//!
//! The document counts in UTF-16 code units, everything else here in Unicode scalars; this module converts.

use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Node, Text as TextNode};

/// The attribute that names the passage or note whose text an element holds.
const TEXT: &str = "data-text";

/// A text in the document.
#[derive(Clone, Debug)]
pub struct PageText {
    element: HtmlElement,
    text: String,
    /// The text nodes, each with the UTF-16 offset at which it begins.
    nodes: Vec<(TextNode, usize)>,
}

impl PageText {
    /// The first text of the passage or note `id` in `document`.
    #[must_use]
    pub fn of(document: &Document, id: &str) -> Option<Self> {
        // An id holds letters, digits and hyphens only: nothing a selector could be broken with.
        let element = document.query_selector(&format!("[{TEXT}={id}]")).ok()??;
        Self::at(&element)
    }

    /// The text that `element` is or holds.
    #[must_use]
    pub fn within(element: &Element) -> Option<Self> {
        if element.has_attribute(TEXT) {
            return Self::at(element);
        }
        Self::at(&element.query_selector(&format!("[{TEXT}]")).ok()??)
    }

    /// The text that `element` is, lies in or, as the only one, holds a part of `selected`.
    #[must_use]
    pub fn around(element: &Element, selected: &web_sys::Range) -> Option<Self> {
        let selector = format!("[{TEXT}]");
        if let Some(element) = element.closest(&selector).ok()? {
            return Self::at(&element);
        }
        // A selection by three clicks or beyond the marks around a quotation ends outside its text.
        let texts = element.query_selector_all(&selector).ok()?;
        let all = (0..texts.length()).filter_map(|index| texts.get(index));
        let mut touched = all.filter(|text| selected.intersects_node(text).unwrap_or(false));
        let only = touched.next()?;
        if touched.next().is_some() { None } else { Self::at(only.dyn_ref()?) }
    }

    fn at(element: &Element) -> Option<Self> {
        let element: HtmlElement = element.clone().dyn_into().ok()?;
        let mut text = Self { element: element.clone(), text: String::new(), nodes: vec![] };
        text.gather(&element, 0);
        Some(text)
    }

    /// Collects the text nodes in `node`, of which the first begins at `start`; returns where the next one does.
    fn gather(&mut self, node: &Node, mut start: usize) -> usize {
        if let Some(text) = node.dyn_ref::<TextNode>() {
            self.nodes.push((text.clone(), start));
            self.text.push_str(&text.data());
            return start + text.length() as usize;
        }
        let mut child = node.first_child();
        while let Some(node) = child {
            start = self.gather(&node, start);
            child = node.next_sibling();
        }
        start
    }

    /// The passage or note whose text this is to be.
    #[must_use]
    pub fn id(&self) -> String {
        self.element.get_attribute(TEXT).unwrap_or_default()
    }

    /// The text in the document.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The element.
    #[must_use]
    pub fn element(&self) -> &HtmlElement {
        &self.element
    }

    /// Returns the scalars `scalars` as a range of the document; `None` beyond the end.
    #[must_use]
    pub fn range(&self, scalars: &Range<u32>) -> Option<web_sys::Range> {
        let range = self.element.owner_document()?.create_range().ok()?;
        let (start, end) = (self.unit(scalars.start)?, self.unit(scalars.end)?);
        let (node, from) = self.nodes.iter().rev().find(|(_, from)| *from <= start)?;
        range.set_start(node, u32::try_from(start - from).ok()?).ok()?;
        let (node, from) = self.nodes.iter().rev().find(|(_, from)| *from < end)?;
        range.set_end(node, u32::try_from(end - from).ok()?).ok()?;
        Some(range)
    }

    /// The scalar at a boundary point of the document; `None` outside this text.
    #[must_use]
    pub fn scalar_at(&self, node: &Node, offset: u32) -> Option<u32> {
        if let Some((_, start)) = self.nodes.iter().find(|(text, _)| text.is_same_node(Some(node))) {
            return Some(self.scalar(start + offset as usize));
        }
        if !self.element.contains(Some(node)) {
            return None;
        }
        // A point between children, or in an element without any: where the first text after it begins.
        let child = node.child_nodes().get(offset);
        let follows = |text: &TextNode| match &child {
            Some(child) => child.contains(Some(text)) || is_before(child, text),
            None => !node.contains(Some(text)) && is_before(node, text),
        };
        let after = self.nodes.iter().find(|(text, _)| follows(text));
        Some(after.map_or_else(|| self.length(), |(_, start)| self.scalar(*start)))
    }

    /// How many scalars the text has.
    #[must_use]
    pub fn length(&self) -> u32 {
        self.scalar(usize::MAX)
    }

    /// The scalar that holds the UTF-16 code unit `unit`.
    fn scalar(&self, unit: usize) -> u32 {
        let mut at = 0;
        let before = self.text.chars().take_while(|char| {
            at += char.len_utf16();
            at <= unit
        });
        u32::try_from(before.count()).unwrap_or(u32::MAX)
    }

    /// The UTF-16 code unit at which the scalar `scalar` begins; `None` beyond the end.
    fn unit(&self, scalar: u32) -> Option<usize> {
        (scalar <= self.length()).then(|| self.text.chars().take(scalar as usize).map(char::len_utf16).sum())
    }

    /// Moves the focus to this text without moving the page.
    pub fn focus(&self) {
        let _ = self.element.set_attribute("tabindex", "-1");
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = self.element.focus_with_options(&options);
    }
}

/// Whether `node` begins before `other` in the document.
fn is_before(node: &Node, other: &Node) -> bool {
    node.compare_document_position(other) & Node::DOCUMENT_POSITION_FOLLOWING != 0
}
