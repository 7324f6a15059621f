//! The notes on a passage, below it.

use crate::dom::{Dom, replace};
use crate::list::{self, Item};
use crate::store::Trouble;
use web_sys::Element;

/// Lists notes in `place`, or nothing if there are none. `deleted` says what can be brought back, `trouble` why the
/// notes can't be read.
pub(crate) fn show(
    dom: &Dom,
    place: &Element,
    items: &[Item<'_>],
    deleted: Option<&str>,
    trouble: Option<Trouble>,
) -> Option<()> {
    let section = place.query_selector("section").ok()?;
    if items.is_empty() && deleted.is_none() && trouble.is_none() {
        if let Some(section) = section {
            section.remove();
        }
        return Some(());
    }
    let all = dom.element("div", "", &[])?;
    let title = dom.text("h2", "", &format!("My notes ({})", items.len()))?;
    title.set_id("my-notes");
    title.set_attribute("tabindex", "-1").ok()?;
    all.append_child(&title).ok()?;
    if let Some(trouble) = trouble {
        all.append_child(&*dom.text("p", "basis", trouble.message())?).ok()?;
    }
    if let Some(deleted) = deleted {
        all.append_child(&*list::undo(dom, deleted)?).ok()?;
    }
    if !items.is_empty() {
        all.append_child(&*list::list(dom, items)?).ok()?;
    }
    let section = match section {
        Some(section) => section,
        None => {
            let section = dom.element("section", "", &[])?;
            section.set_attribute("aria-labelledby", "my-notes").ok()?;
            place.prepend_with_node_1(&section).ok()?;
            section.into()
        }
    };
    replace(&dom.0, &section, &all)
}
