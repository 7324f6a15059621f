//! The page's elements that this program works with, and helpers for them.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, NodeList};

/// The event that the app dispatches on the document when it shows another page.
pub(crate) const MOVED: &str = "sidelines:moved";
/// The id of the search field.
pub(crate) const FIELD: &str = "find";
/// The empty element for search results.
pub(crate) const RESULTS: &str = ".search-results";
/// The page for unknown addresses.
pub(crate) const NOT_FOUND: &str = ".not-found";
/// The empty element for suggestions on that page.
pub(crate) const SUGGESTIONS: &str = ".not-found .suggestions";

/// The id of the root element.
const ROOT: &str = "app";
/// The attribute of the root element that says that the search program or its index did not load.
const FAILED: &str = "data-search-failed";

/// Returns the base path of the site, which starts and ends with a slash.
pub(crate) fn base(document: &Document) -> Option<String> {
    document.get_element_by_id(ROOT)?.get_attribute("data-base")
}

/// Returns the address of the folder that holds the data of this build.
pub(crate) fn data_folder(document: &Document) -> Option<String> {
    document.get_element_by_id(ROOT)?.get_attribute("data-views")
}

/// Says on the page whether searching is unavailable.
pub(crate) fn set_failed(document: &Document, has_failed: bool) {
    if let Some(root) = document.get_element_by_id(ROOT) {
        let _ = root.toggle_attribute_with_force(FAILED, has_failed);
    }
}

/// Returns the elements of a list.
pub(crate) fn elements<T: JsCast>(list: &NodeList) -> Vec<T> {
    (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok()).collect()
}

/// Appends a new element to `parent`; without a class if `class` is empty.
pub(crate) fn append(parent: &Element, name: &str, class: &str) -> Option<Element> {
    let element = parent.owner_document()?.create_element(name).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    parent.append_child(&element).ok()?;
    Some(element)
}
