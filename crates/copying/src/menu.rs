//! The menu at selected words.

use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{Document, DomRect, Element, HtmlElement};

/// What the menu itself does. Keeping words is the notebook's work, which takes clicks on `data-keep`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Action {
    /// Copies the address of the words.
    CopyLink,
    /// Copies the words with speaker, date, source and address, as plain text.
    CopyQuotation,
    /// Copies the same as Markdown.
    CopyMarkdown,
    /// Opens the system's way to share an address.
    Share,
}

impl Action {
    const ALL: [Self; 4] = [Self::CopyLink, Self::CopyQuotation, Self::CopyMarkdown, Self::Share];

    fn label(self) -> &'static str {
        match self {
            Self::CopyLink => "Copy link",
            Self::CopyQuotation => "Copy quotation",
            Self::CopyMarkdown => "As Markdown",
            Self::Share => "Share",
        }
    }

    /// The action of the button that `element` is or lies in.
    pub(crate) fn of(element: &Element) -> Option<Self> {
        let label = element.closest("[data-action]").ok()??.get_attribute("data-action")?;
        Self::ALL.into_iter().find(|action| action.label() == label)
    }
}

/// The menu, in the document.
#[derive(Clone, Debug)]
pub(crate) struct Menu {
    pub(crate) element: HtmlElement,
    /// Says why nothing can be copied, where that is so.
    refusal: HtmlElement,
    /// Holds what could not be copied, for copying by hand.
    by_hand: HtmlElement,
}

impl Menu {
    pub(crate) fn add_to(document: &Document, can_share: bool) -> Option<Self> {
        let element = |name: &str, class: &str| -> Option<HtmlElement> {
            let element: HtmlElement = document.create_element(name).ok()?.dyn_into().ok()?;
            element.set_class_name(class);
            Some(element)
        };
        let menu = element("div", "selection-menu")?;
        // A landmark: it lies outside the page's own.
        menu.set_attribute("role", "region").ok()?;
        menu.set_attribute("aria-label", "Selected words").ok()?;
        menu.set_hidden(true);
        let button = |attribute: &str, value: &str, label: &str| {
            let button = element("button", "")?;
            button.set_attribute("type", "button").ok()?;
            button.set_attribute(attribute, value).ok()?;
            button.set_text_content(Some(label));
            menu.append_child(&button).ok()
        };
        for action in Action::ALL.into_iter().filter(|action| *action != Action::Share || can_share) {
            button("data-action", action.label(), action.label())?;
        }
        button("data-keep", "selected", "Keep")?;
        button("data-keep", "note-selected", "Note")?;
        let refusal = element("p", "")?;
        let by_hand = element("pre", "by-hand")?;
        by_hand.set_attribute("tabindex", "0").ok()?;
        menu.append_child(&refusal).ok()?;
        menu.append_child(&by_hand).ok()?;
        document.body()?.append_child(&menu).ok()?;
        let this = Self { element: menu, refusal, by_hand };
        this.hide();
        Some(this)
    }

    /// Is about the scalars `place` of the passage or note `id` from here on.
    pub(crate) fn is_about(&self, id: &str, place: &Range<u32>) {
        for (name, value) in
            [("of", id), ("start", &place.start.to_string()), ("end", &place.end.to_string())]
        {
            let _ = self.element.set_attribute(&format!("data-{name}"), value);
        }
        self.refuse(None);
    }

    /// Says why nothing can be copied, in place of the buttons.
    pub(crate) fn refuse(&self, reason: Option<&str>) {
        self.refusal.set_text_content(reason);
        let _ = self.element.toggle_attribute_with_force("data-refused", reason.is_some());
    }

    /// Shows the menu at `words`, within a window of `width` by `height` CSS pixels: below, where a phone's own menu
    /// leaves room. Hides it while they are out of the window.
    pub(crate) fn place(&self, words: &DomRect, width: f64, height: f64) {
        let is_out = words.bottom() < 0.0 || words.top() > height;
        self.element.set_hidden(is_out);
        if is_out {
            return;
        }
        let style = self.element.style();
        let own = self.element.get_bounding_client_rect();
        let left = words.left().min(width - own.width() - 8.0).max(8.0);
        let (below, above) = (words.bottom() + 10.0, words.top() - own.height() - 10.0);
        // Over the words only where there is room neither below nor above.
        let lowest = height - own.height() - 64.0;
        let top = if below > lowest && above >= 8.0 { above } else { below.min(lowest).max(8.0) };
        let _ = style.set_property("left", &format!("{}px", left as i32));
        let _ = style.set_property("top", &format!("{}px", top as i32));
    }

    pub(crate) fn hide(&self) {
        self.element.set_hidden(true);
        self.by_hand.set_hidden(true);
    }

    /// Shows what could not be copied.
    pub(crate) fn show_for_copying(&self, words: &str) {
        self.by_hand.set_text_content(Some(words));
        self.by_hand.set_hidden(false);
    }
}
