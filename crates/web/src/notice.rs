//! Messages to the reader, in one element of the page.

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};

const ID: &str = "notice";

/// Shows `words`, which screen readers announce, in place of what was shown before; empty words clear it.
pub fn say(document: &Document, words: &str) {
    if let Some(notice) = element(document) {
        notice.set_text_content(Some(words));
    }
}

/// The element, made where there is none. A screen reader hears what comes into it.
fn element(document: &Document) -> Option<HtmlElement> {
    if let Some(element) = document.get_element_by_id(ID) {
        return element.dyn_into().ok();
    }
    let element: HtmlElement = document.create_element("p").ok()?.dyn_into().ok()?;
    element.set_id(ID);
    element.set_attribute("role", "status").ok()?;
    document.body()?.append_child(&element).ok()?;
    Some(element)
}
