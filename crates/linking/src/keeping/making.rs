//! Making elements. What is written into them is text: markup in it stays text.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, HtmlElement, Node};

/// How links to words and kept words look: no page need bring these styles along.
const STYLES: &str =
    concat!(include_str!("../../../../styles/linking.css"), include_str!("../../../../styles/keeping.css"));

/// Gives the document the styles of what is made here; `None` where the browser is too old to take them.
pub(crate) fn add_styles(document: &Document) -> Option<()> {
    let constructor: Function =
        Reflect::get(&js_sys::global(), &"CSSStyleSheet".into()).ok()?.dyn_into().ok()?;
    let sheet = Reflect::construct(&constructor, &Array::new()).ok()?;
    let replace: Function = Reflect::get(&sheet, &"replaceSync".into()).ok()?.dyn_into().ok()?;
    replace.call1(&sheet, &STYLES.into()).ok()?;
    let sheets = JsValue::from_str("adoptedStyleSheets");
    let all: Array = Array::from(&Reflect::get(document, &sheets).ok()?);
    all.push(&sheet);
    Reflect::set(document, &sheets, &all).ok().map(drop)
}

/// Makes elements of one document.
#[derive(Clone, Debug)]
pub(crate) struct Maker(pub(crate) Document);

impl Maker {
    /// An element of a class, with what is in it.
    pub(crate) fn of(&self, name: &str, class: &str, inside: &[&Node]) -> Option<HtmlElement> {
        let element: HtmlElement = self.0.create_element(name).ok()?.dyn_into().ok()?;
        if !class.is_empty() {
            element.set_class_name(class);
        }
        for node in inside {
            element.append_child(node).ok()?;
        }
        Some(element)
    }

    /// An element of a class, with a text.
    pub(crate) fn text(&self, name: &str, class: &str, text: &str) -> Option<HtmlElement> {
        let element = self.of(name, class, &[])?;
        element.set_text_content(Some(text));
        Some(element)
    }

    /// A button that does `act`. `about`, if given, tells those apart that say the same.
    pub(crate) fn button(&self, act: &str, label: &str, about: Option<&str>) -> Option<HtmlElement> {
        let button = self.text("button", "", label)?;
        button.set_attribute("type", "button").ok()?;
        button.set_attribute("data-keep", act).ok()?;
        if let Some(about) = about {
            button.set_attribute("aria-label", &format!("{label}: {about}")).ok()?;
        }
        Some(button)
    }

    /// A link.
    pub(crate) fn link(&self, href: &str, text: &str) -> Option<HtmlElement> {
        let link = self.text("a", "", text)?;
        link.set_attribute("href", href).ok()?;
        Some(link)
    }
}
