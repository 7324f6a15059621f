//! Creates and finds elements. All content is set as text, so that markup in it stays text.

use crate::action::Action;
use phrases::Phrases;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, Node};

/// The attribute that names the [`Action`] that a button or field asks for.
pub(crate) const ACTION: &str = "data-notebook-action";
/// The attribute that holds the id of a listed note.
pub(crate) const NOTE: &str = "data-private-note";

/// Creates elements of a document.
#[derive(Clone, Debug)]
pub(crate) struct Dom {
    pub(crate) document: Document,
    /// What the elements say.
    pub(crate) say: Rc<Phrases>,
}

impl Dom {
    /// Creates an element with `children`. The class may be empty.
    pub(crate) fn element(
        &self,
        name: &str,
        class: &str,
        children: &[&Node],
    ) -> Result<HtmlElement, JsValue> {
        let element: HtmlElement = self.document.create_element(name)?.dyn_into()?;
        if !class.is_empty() {
            element.set_class_name(class);
        }
        for child in children {
            element.append_child(child)?;
        }
        Ok(element)
    }

    /// Creates an element with a text. The class may be empty.
    pub(crate) fn text(&self, name: &str, class: &str, text: &str) -> Result<HtmlElement, JsValue> {
        let element = self.element(name, class, &[])?;
        element.set_text_content(Some(text));
        Ok(element)
    }

    /// Creates a button. `about` tells it from other buttons with the same label.
    pub(crate) fn button(
        &self,
        action: Action,
        label: &str,
        about: Option<&str>,
    ) -> Result<HtmlElement, JsValue> {
        let button = self.text("button", "", label)?;
        button.set_attribute("type", "button")?;
        button.set_attribute(ACTION, action.name())?;
        set_name(&button, label, about)?;
        Ok(button)
    }

    /// Creates a link. `about` tells it from other links with the same label.
    pub(crate) fn link(&self, href: &str, label: &str, about: Option<&str>) -> Result<HtmlElement, JsValue> {
        let link = self.text("a", "", label)?;
        link.set_attribute("href", href)?;
        set_name(&link, label, about)?;
        Ok(link)
    }
}

fn set_name(element: &Element, label: &str, about: Option<&str>) -> Result<(), JsValue> {
    about.map_or(Ok(()), |about| element.set_attribute("aria-label", &format!("{label}: {about}")))
}

/// Returns the action that `element` or an ancestor asks for, and the element that does.
pub(crate) fn requested_action(element: &Element) -> Option<(Action, Element)> {
    let element = element.closest(&format!("[{ACTION}]")).ok()??;
    Some((Action::named(&element.get_attribute(ACTION)?)?, element))
}

/// Returns the id of the listed note that contains `element`.
pub(crate) fn note_id(element: &Element) -> Result<String, JsValue> {
    let note = element.closest(&format!("[{NOTE}]"))?;
    Ok(note.and_then(|note| note.get_attribute(NOTE)).ok_or("not in a listed note")?)
}

/// Moves the focus to the first element in `container` that `selector` matches and is `wanted`.
pub(crate) fn focus_in(container: &Element, selector: &str, wanted: impl Fn(&Element) -> bool) {
    let Ok(found) = container.query_selector_all(selector) else { return };
    let mut elements =
        (0..found.length()).filter_map(|index| found.get(index)?.dyn_into::<HtmlElement>().ok());
    if let Some(element) = elements.find(|element| wanted(element)) {
        let _ = element.focus();
    }
}

/// Replaces the content of `container` with `new`. A focus inside moves to the corresponding new element, if there is
/// one.
pub(crate) fn replace(document: &Document, container: &Element, new: &Element) -> Result<(), JsValue> {
    // This identifies an element, since a note has at most one link beside its buttons.
    let identity =
        |element: &Element| (element.tag_name(), element.get_attribute(ACTION), note_id(element).ok());
    let active = document.active_element().filter(|active| container.contains(Some(active)));
    let focused = active.as_ref().map(identity);
    container.set_text_content(None);
    container.append_child(new)?;
    if focused.is_some() {
        focus_in(container, "button, input, a, h2", |element| Some(identity(element)) == focused);
    }
    Ok(())
}
