//! Lists the notes on a passage, below it.

use crate::dom::{Dom, replace};
use crate::list::{self, Item};
use crate::store::StoreError;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// Lists notes in `container`, and removes the list if there is nothing to show. `deleted` says what can be brought
/// back, `error` why the notes can't be read.
pub(crate) fn show(
    dom: &Dom,
    container: &Element,
    items: &[Item<'_>],
    deleted: Option<&str>,
    error: Option<StoreError>,
) -> Result<(), JsValue> {
    let section = container.query_selector("section")?;
    if items.is_empty() && deleted.is_none() && error.is_none() {
        if let Some(section) = section {
            section.remove();
        }
        return Ok(());
    }
    let all = dom.element("div", "", &[])?;
    let title = dom.text("h2", "", &dom.say.my_notes(items.len()))?;
    title.set_id("my-notes");
    title.set_attribute("tabindex", "-1")?;
    all.append_child(&title)?;
    if let Some(error) = error {
        all.append_child(&*dom.text("p", "notebook-problem", &error.message(&dom.say))?)?;
    }
    if let Some(deleted) = deleted {
        all.append_child(&*list::undo(dom, deleted)?)?;
    }
    if !items.is_empty() {
        all.append_child(&*list::list(dom, items)?)?;
    }
    let section = match section {
        Some(section) => section,
        None => {
            let section = dom.element("section", "", &[])?;
            section.set_attribute("aria-labelledby", "my-notes")?;
            container.prepend_with_node_1(&section)?;
            section.into()
        }
    };
    replace(&dom.document, &section, &all)
}
