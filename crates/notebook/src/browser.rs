//! What only the browser knows: ids that nobody has used, times, normal forms, the text of HTML.

use crate::note::{is_time, uuid};
use js_sys::{Date, JsString, Math, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomParser, Node, SupportedType, Window};

/// A day, in milliseconds.
const DAY: f64 = 86_400_000.0;
/// Elements whose text is no text of a document.
const UNREAD: [&str; 5] = ["SCRIPT", "STYLE", "TEMPLATE", "TITLE", "NOSCRIPT"];
/// Elements that begin and end a line.
const LINES: [&str; 14] =
    ["BR", "DIV", "LI", "UL", "OL", "TR", "H1", "H2", "H3", "H4", "H5", "H6", "DT", "DD"];
/// Elements that begin and end a paragraph.
const PARAGRAPHS: [&str; 3] = ["P", "PRE", "BLOCKQUOTE"];

#[wasm_bindgen]
extern "C" {
    type Crypto;

    #[wasm_bindgen(thread_local_v2, js_name = crypto)]
    static CRYPTO: Option<Crypto>;

    /// Fails where it is missing: outside of secure contexts, and in old browsers.
    #[wasm_bindgen(method, catch, js_name = randomUUID)]
    fn random_uuid(this: &Crypto) -> Result<String, JsValue>;

    #[wasm_bindgen(thread_local_v2, js_namespace = CSS, js_name = highlights)]
    static HIGHLIGHTS: Option<JsValue>;
}

/// Whether the browser can light words.
pub(crate) fn has_highlights() -> bool {
    HIGHLIGHTS.with(|highlights| highlights.is_some())
}

/// Makes an id that nobody has used.
pub(crate) fn new_id() -> String {
    if let Some(uuid) = CRYPTO.with(|crypto| crypto.as_ref()?.random_uuid().ok()) {
        return format!("urn:uuid:{uuid}");
    }
    let random = || (Math::random() * f64::from(u32::MAX)) as u32;
    uuid([random(), random(), random(), random()])
}

/// Returns the present time, in the form of [`Note::changed`](crate::note::Note::changed).
pub(crate) fn now() -> String {
    Date::new_0().to_iso_string().into()
}

/// Returns the time in a day from now, in the same form: no clock that is right within a day is later.
pub(crate) fn tomorrow() -> String {
    Date::new(&(Date::now() + DAY).into()).to_iso_string().into()
}

/// Reads a time in any of the forms of ISO 8601, and returns it in the same form; `None` for anything else.
pub(crate) fn time(text: &str) -> Option<String> {
    // JavaScript takes much for a time that is none.
    let begins_with_year =
        text.bytes().position(|byte| !byte.is_ascii_digit()) == Some(4) && text.as_bytes()[4] == b'-';
    let date = Date::new(&text.into());
    if !begins_with_year || date.get_time().is_nan() {
        return None;
    }
    Some(date.to_iso_string().into()).filter(|time: &String| is_time(time))
}

/// Normalises `text` to NFC.
pub(crate) fn nfc(text: &str) -> String {
    JsString::from(text).normalize("NFC").into()
}

/// Waits.
pub(crate) async fn wait(window: &Window, milliseconds: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
    });
    let _ = JsFuture::from(promise).await;
}

/// Returns the text of HTML, with its lines and paragraphs. Nothing of it runs or is loaded.
pub(crate) fn html_to_text(html: &str) -> String {
    let parsed = DomParser::new().and_then(|parser| parser.parse_from_string(html, SupportedType::TextHtml));
    let Some(body) = parsed.ok().and_then(|document| document.body()) else { return String::new() };
    let mut lines = Lines::default();
    let mut next = body.first_child();
    while let Some(node) = next {
        let name = node.node_name();
        lines.pass(&name);
        if let Some(text) = node.node_value().filter(|_| node.node_type() == Node::TEXT_NODE) {
            lines.add(&text);
        }
        next = node.first_child().filter(|_| !UNREAD.contains(&name.as_str()));
        let mut last = Some(node);
        while next.is_none()
            && let Some(node) = last.filter(|node| !node.is_same_node(Some(&body)))
        {
            lines.pass(&node.node_name());
            next = node.next_sibling();
            last = node.parent_node();
        }
    }
    lines.text
}

/// A text that is put together of what is between the tags of HTML.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
struct Lines {
    text: String,
    /// How many line ends come before what is added next.
    line_ends: usize,
    /// Whether a space does, if no line end.
    has_space: bool,
}

impl Lines {
    /// Ends the line or paragraph that the start or end of an element of this name ends.
    fn pass(&mut self, name: &str) {
        let ends = if PARAGRAPHS.contains(&name) { 2 } else { usize::from(LINES.contains(&name)) };
        self.line_ends = self.line_ends.max(ends);
    }

    /// Adds a text; a run of white space is one space.
    fn add(&mut self, text: &str) {
        for (at, word) in text.split(char::is_whitespace).enumerate() {
            self.has_space |= at > 0;
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
    fn lines_and_paragraphs_of_html_stay_apart() {
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
                lines.pass(part);
            } else {
                lines.add(part);
            }
        }
        assert_eq!(lines.text, "One\n\ntwo bold, three\nfour");
    }
}
