//! Reads what can be found out of the page that holds everything.
//!
//! | selector | finds |
//! |---|---|
//! | `article.passage[data-href]` | a passage: `data-href` is its address, `data-by` its speaker, form and date |
//! | `h3 .title`, `.words [data-text]` | in it: its title, its words; `blockquote` if all were said, `ins` for what a reporter put in |
//! | `.certainty`, `.witness` | in it: how we know who speaks, and what differs in other printings |
//! | `li.note[id]` | in it: a note |
//! | `article.voice[id]`, `.bibliography li[id]` | a voice, a source |
//! | `p:not([class])` | in any of these: the first paragraph of prose |

use crate::entry::{Entry, Group, Text};
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node, NodeList};

const PROSE: &str = "p:not([class])";

/// Everything that can be found in `all`, which holds everything; `base` is the base path of the site.
pub(crate) fn read(all: &Document, base: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    for article in elements(all.query_selector_all("article.passage[data-href]").ok()) {
        read_passage(&article, &mut entries);
    }
    for voice in elements(all.query_selector_all("article.voice[id]").ok()) {
        entries.push(Entry {
            group: Group::Voices,
            href: address(&[base, "positions/#", &voice.id()]),
            title: text_of(&voice, "h3"),
            by: text_of(&voice, ".standing"),
            about: String::new(),
            texts: vec![prose(&voice, PROSE, "")],
        });
    }
    for source in elements(all.query_selector_all(".bibliography li[id]").ok()) {
        let reference = text_of(&source, ".reference");
        let link = text_of(&source, ".reference .address");
        let title = reference.strip_suffix(&link).unwrap_or(&reference).trim_end();
        entries.push(Entry {
            group: Group::Sources,
            href: address(&[base, "sources/#", &source.id()]),
            title: title.strip_suffix('.').unwrap_or(title).into(),
            by: String::new(),
            about: String::new(),
            texts: vec![prose(&source, PROSE, "")],
        });
    }
    entries
}

fn read_passage(article: &Element, entries: &mut Vec<Entry>) {
    let attribute = |name| article.get_attribute(name).unwrap_or_default();
    let (href, by) = (attribute("data-href"), attribute("data-by"));
    let title = text_of(article, "h3 .title");
    let mut words = Text { quoted: first(article, "blockquote.words").is_some(), ..Text::default() };
    if let Some(element) = first(article, ".words [data-text], .words[data-text]") {
        gather(&element, &mut words);
    }
    let mut texts = vec![words, prose(article, ".certainty > p:not([class])", "Attribution")];
    for witness in elements(article.query_selector_all(".witness").ok()) {
        texts.push(prose(&witness, PROSE, "Printed elsewhere"));
    }
    entries.push(Entry {
        group: Group::Passages,
        href: href.clone(),
        title: title.clone(),
        by: by.clone(),
        about: String::new(),
        texts,
    });
    let speaker = by.split('·').next().unwrap_or_default().trim_end();
    for note in elements(article.query_selector_all("li.note[id]").ok()) {
        let mut about = String::new();
        for part in [&text_of(&note, ".on .label"), &text_of(&note, ".on .basis"), &title, speaker] {
            if !about.is_empty() && !part.is_empty() {
                about.push_str(" · ");
            }
            about.push_str(part);
        }
        entries.push(Entry {
            group: Group::Notes,
            href: address(&[&href, "#", &note.id()]),
            title: text_of(&note, ".on a"),
            by: String::new(),
            about,
            texts: vec![prose(&note, "[data-text]", "")],
        });
    }
}

fn prose(within: &Element, selector: &str, label: &'static str) -> Text {
    Text { string: text_of(within, selector), label, ..Text::default() }
}

/// Adds the text below `node` to `text`.
fn gather(node: &Node, text: &mut Text) {
    let start = text.string.len();
    if node.node_type() == Node::TEXT_NODE {
        text.string.push_str(&node.text_content().unwrap_or_default());
        return;
    }
    let mut child = node.first_child();
    while let Some(node) = child {
        gather(&node, text);
        child = node.next_sibling();
    }
    if node.dyn_ref::<Element>().is_some_and(|element| element.local_name() == "ins") {
        text.inserted.push(Range { start, end: text.string.len() });
    }
}

fn address(parts: &[&str]) -> String {
    parts.concat()
}

fn text_of(within: &Element, selector: &str) -> String {
    first(within, selector).and_then(|element| element.text_content()).unwrap_or_default()
}

fn first(within: &Element, selector: &str) -> Option<Element> {
    within.query_selector(selector).ok()?
}

/// The elements of a list.
pub(crate) fn elements(list: Option<NodeList>) -> Vec<Element> {
    let mut elements = Vec::new();
    for index in 0..list.as_ref().map_or(0, NodeList::length) {
        let node = list.as_ref().and_then(|list| list.get(index));
        elements.extend(node.and_then(|node| node.dyn_into::<Element>().ok()));
    }
    elements
}
