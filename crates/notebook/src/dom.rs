//! Making and finding elements. What is written into them is text: markup in it stays text.

use crate::action::Action;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Node};

/// The attribute that names what a button or field asks for.
pub(crate) const ACTION: &str = "data-keep";
/// The attribute that holds the id of a listed note.
pub(crate) const NOTE: &str = "data-kept";

/// Makes elements of a document.
#[derive(Clone, Debug)]
pub(crate) struct Dom(pub(crate) Document);

impl Dom {
    /// Makes an element of a class, which may be empty, with `children` in it.
    pub(crate) fn element(&self, name: &str, class: &str, children: &[&Node]) -> Option<HtmlElement> {
        let element: HtmlElement = self.0.create_element(name).ok()?.dyn_into().ok()?;
        if !class.is_empty() {
            element.set_class_name(class);
        }
        for child in children {
            element.append_child(child).ok()?;
        }
        Some(element)
    }

    /// Makes an element of a class, which may be empty, with a text in it.
    pub(crate) fn text(&self, name: &str, class: &str, text: &str) -> Option<HtmlElement> {
        let element = self.element(name, class, &[])?;
        element.set_text_content(Some(text));
        Some(element)
    }

    /// Makes a button. `about` names what it acts on, where several buttons have one label.
    pub(crate) fn button(&self, action: Action, label: &str, about: Option<&str>) -> Option<HtmlElement> {
        let button = self.text("button", "", label)?;
        button.set_attribute("type", "button").ok()?;
        button.set_attribute(ACTION, action.name()).ok()?;
        name(&button, label, about)?;
        Some(button)
    }

    /// Makes a link. `about` names what it leads to, where several links have one label.
    pub(crate) fn link(&self, href: &str, label: &str, about: Option<&str>) -> Option<HtmlElement> {
        let link = self.text("a", "", label)?;
        link.set_attribute("href", href).ok()?;
        name(&link, label, about)?;
        Some(link)
    }
}

fn name(element: &Element, label: &str, about: Option<&str>) -> Option<()> {
    match about {
        Some(about) => element.set_attribute("aria-label", &format!("{label}: {about}")).ok(),
        None => Some(()),
    }
}

/// Returns what `element`, or one that it is in, asks for, and the element that does.
pub(crate) fn asked(element: &Element) -> Option<(Action, Element)> {
    let element = element.closest(&format!("[{ACTION}]")).ok()??;
    Some((Action::named(&element.get_attribute(ACTION)?)?, element))
}

/// Returns the id of the listed note that `element` belongs to.
pub(crate) fn note_id(element: &Element) -> Option<String> {
    element.closest(&format!("[{NOTE}]")).ok()??.get_attribute(NOTE)
}

/// Moves the focus to the first element in `place` that `selector` matches and is `wanted`.
pub(crate) fn focus_in(place: &Element, selector: &str, wanted: impl Fn(&Element) -> bool) {
    let Ok(found) = place.query_selector_all(selector) else { return };
    let mut elements =
        (0..found.length()).filter_map(|index| found.get(index)?.dyn_into::<HtmlElement>().ok());
    if let Some(element) = elements.find(|element| wanted(element)) {
        let _ = element.focus();
    }
}

/// Puts `new` in the place of all that is in `place`. If the focus was there, it goes to the like element, if there is
/// one.
pub(crate) fn replace(document: &Document, place: &Element, new: &Element) -> Option<()> {
    // A note has at most one link beside its buttons.
    let name = |element: &Element| (element.tag_name(), element.get_attribute(ACTION), note_id(element));
    let active = document.active_element().filter(|active| place.contains(Some(active)));
    let focused = active.as_ref().map(name);
    place.set_text_content(None);
    place.append_child(new).ok()?;
    if focused.is_some() {
        focus_in(place, "button, input, a, h2", |element| Some(name(element)) == focused);
    }
    Some(())
}
