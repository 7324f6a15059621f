//! Converts HTML to plain text that keeps its lines and paragraphs.

use wasm_bindgen::JsValue;
use web_sys::{DomParser, Node, SupportedType};

/// Elements whose content is not shown.
const HIDDEN: [&str; 5] = ["SCRIPT", "STYLE", "TEMPLATE", "TITLE", "NOSCRIPT"];
/// Elements that begin and end a line.
const LINES: [&str; 14] =
    ["BR", "DIV", "LI", "UL", "OL", "TR", "H1", "H2", "H3", "H4", "H5", "H6", "DT", "DD"];
/// Elements that begin and end a paragraph.
const PARAGRAPHS: [&str; 3] = ["P", "PRE", "BLOCKQUOTE"];

/// Returns the text of `html`. The browser's `DOMParser` runs no scripts and loads nothing.
///
/// # Errors
///
/// Fails if the browser can't parse HTML.
pub(crate) fn html_to_text(html: &str) -> Result<String, JsValue> {
    let document = DomParser::new()?.parse_from_string(html, SupportedType::TextHtml)?;
    let Some(body) = document.body() else { return Ok(String::new()) };
    let mut lines = Lines::default();
    // A walk in document order without recursion: HTML may be nested deeply.
    let mut next = body.first_child();
    while let Some(node) = next {
        let name = node.node_name();
        lines.pass_tag(&name);
        if let Some(text) = node.node_value().filter(|_| node.node_type() == Node::TEXT_NODE) {
            lines.add(&text);
        }
        next = node.first_child().filter(|_| !HIDDEN.contains(&name.as_str()));
        let mut last = Some(node);
        while next.is_none()
            && let Some(node) = last.filter(|node| !node.is_same_node(Some(&body)))
        {
            lines.pass_tag(&node.node_name());
            next = node.next_sibling();
            last = node.parent_node();
        }
    }
    Ok(lines.text)
}

/// Collects the text between the tags of HTML.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
struct Lines {
    text: String,
    /// How many line ends precede the next word.
    line_ends: usize,
    /// Whether a space precedes the next word, if no line end does.
    has_space: bool,
}

impl Lines {
    /// Notes the start or end tag of the element `name`.
    fn pass_tag(&mut self, name: &str) {
        let ends = if PARAGRAPHS.contains(&name) { 2 } else { usize::from(LINES.contains(&name)) };
        self.line_ends = self.line_ends.max(ends);
    }

    /// Adds text, collapsing white space.
    fn add(&mut self, text: &str) {
        for (index, word) in text.split(char::is_whitespace).enumerate() {
            self.has_space |= index > 0;
            if word.is_empty() {
                continue;
            }
            if !self.text.is_empty() {
                self.text.push_str(match (self.line_ends, self.has_space) {
                    (0, false) => "",
                    (0, true) => " ",
                    (1, _) => "\n",
                    _ => "\n\n",
                });
            }
            (self.line_ends, self.has_space) = (0, false);
            self.text.push_str(word);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_paragraphs_stay_apart() {
        let mut lines = Lines::default();
        for part in [
            "P",
            " One",
            "P",
            "\n",
            "P",
            "two ",
            "B",
            "bold",
            "B",
            ", \n three",
            "BR",
            "BR",
            "four ",
            "P",
            " ",
        ] {
            if part.len() < 3 && part.chars().all(|char| char.is_ascii_uppercase()) {
                lines.pass_tag(part);
            } else {
                lines.add(part);
            }
        }
        assert_eq!(lines.text, "One\n\ntwo bold, three\nfour");
    }
}
