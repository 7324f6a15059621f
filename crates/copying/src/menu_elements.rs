//! The menu at selected words.

use phrases::Phrases;
use std::ops::Range;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, DomRect, Element, HtmlElement};

/// The attribute of the button that shows all others.
const MORE: &str = "data-more";
/// The attribute of the menu while it shows all buttons.
const UNFOLDED: &str = "data-unfolded";

/// What the buttons of the menu ask for. Buttons with the attribute `data-notebook-action` are handled by the notebook.
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

    /// The actions that there are where the system has a way to share an address, or has none.
    pub(crate) fn offered(can_share: bool) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |action| *action != Self::Share || can_share)
    }

    /// What its button says for words of a speaker, or of our own.
    pub(crate) fn label(self, say: &Phrases, is_said: bool) -> String {
        match self {
            Self::CopyLink => say.copy_link(),
            Self::CopyQuotation if is_said => say.copy_quotation(),
            Self::CopyQuotation => say.copy_text(),
            Self::CopyMarkdown => say.as_markdown(),
            Self::Share => say.send(),
        }
    }

    /// Has the buttons in `element` say what they do with words that were said, or with words of ours.
    pub(crate) fn label_all(element: &Element, say: &Phrases, is_said: bool) {
        for action in Self::ALL {
            if let Ok(Some(button)) = element.query_selector(&format!("[data-action={}]", action.name())) {
                button.set_text_content(Some(&action.label(say, is_said)));
            }
        }
    }

    /// The name that its button has for programs and styles.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::CopyLink => "link",
            Self::CopyQuotation => "quotation",
            Self::CopyMarkdown => "markdown",
            Self::Share => "send",
        }
    }

    /// Returns the action of the button that is, or contains, `element`.
    pub(crate) fn of(element: &Element) -> Option<Self> {
        let name = element.closest("[data-action]").ok()??.get_attribute("data-action")?;
        Self::ALL.into_iter().find(|action| action.name() == name)
    }
}

/// The menu, in the document.
#[derive(Clone, Debug)]
pub(crate) struct Menu {
    pub(crate) element: HtmlElement,
    /// Says why nothing can be copied; empty if something can.
    refusal: HtmlElement,
    /// Shows what could not be copied, for copying by hand.
    by_hand: HtmlElement,
}

impl Menu {
    /// Adds the menu to `document`, hidden.
    ///
    /// # Errors
    ///
    /// Fails if the document can't be added to.
    pub(crate) fn add_to(document: &Document, say: &Phrases, can_share: bool) -> Result<Self, JsValue> {
        let element = |name: &str, class: &str| -> Result<HtmlElement, JsValue> {
            let element: HtmlElement = document.create_element(name)?.dyn_into()?;
            element.set_class_name(class);
            Ok(element)
        };
        let menu = element("div", "selection-menu")?;
        // The menu is outside of the page's landmarks, so it is one of its own.
        menu.set_attribute("role", "region")?;
        menu.set_attribute("aria-label", &say.selected_words())?;
        menu.set_hidden(true);
        let button = |attribute: &str, value: &str, label: &str| {
            let button = element("button", "")?;
            button.set_attribute("type", "button")?;
            button.set_attribute(attribute, value)?;
            button.set_text_content(Some(label));
            menu.append_child(&button)
        };
        for action in Action::offered(can_share) {
            button("data-action", action.name(), &action.label(say, true))?;
        }
        // Where the menu has little room, the rest is behind this.
        button(MORE, "", &say.more())?;
        button("data-notebook-action", "selected", &say.save())?;
        button("data-notebook-action", "note-selected", &say.write_note())?;
        let refusal = element("p", "")?;
        let by_hand = element("pre", "text-to-copy")?;
        by_hand.set_attribute("tabindex", "0")?;
        menu.append_child(&refusal)?;
        menu.append_child(&by_hand)?;
        document.body().ok_or("no body")?.append_child(&menu)?;
        let this = Self { element: menu, refusal, by_hand };
        this.hide();
        Ok(this)
    }

    /// Shows all buttons, if `element` is in the one that asks for them.
    pub(crate) fn unfold(&self, element: &Element) -> bool {
        let asked = element.closest(&format!("[{MORE}]")).is_ok_and(|button| button.is_some());
        if asked {
            let _ = self.element.toggle_attribute_with_force(UNFOLDED, true);
        }
        asked
    }

    /// Sets the words that the menu is about: the scalars `scalars` of the passage or note `id`.
    pub(crate) fn set_words(&self, id: &str, scalars: &Range<u32>) {
        for (name, value) in [
            ("selected-text", id),
            ("selection-start", &scalars.start.to_string()),
            ("selection-end", &scalars.end.to_string()),
        ] {
            let _ = self.element.set_attribute(&format!("data-{name}"), value);
        }
        self.refuse(None);
    }

    /// Shows why nothing can be copied, instead of the buttons; with `None`, the buttons.
    pub(crate) fn refuse(&self, reason: Option<&str>) {
        self.refusal.set_text_content(reason);
        let _ = self.element.toggle_attribute_with_force("data-refused", reason.is_some());
    }

    /// Shows the menu next to `words`, in a window of `width` by `height` CSS pixels: below them, since a phone's own menu
    /// is above. Hides it while they are outside of the window.
    pub(crate) fn show_at(&self, words: &DomRect, width: f64, height: f64) {
        let is_out = words.bottom() < 0.0 || words.top() > height;
        self.element.set_hidden(is_out);
        if is_out {
            return;
        }
        let style = self.element.style();
        let own = self.element.get_bounding_client_rect();
        let left = words.left().min(width - own.width() - 8.0).max(8.0);
        let (below, above) = (words.bottom() + 10.0, words.top() - own.height() - 10.0);
        // The menu covers the words only if there is room neither below nor above.
        let lowest = height - own.height() - 64.0;
        let top = if below > lowest && above >= 8.0 { above } else { below.min(lowest).max(8.0) };
        let _ = style.set_property("left", &format!("{}px", left as i32));
        let _ = style.set_property("top", &format!("{}px", top as i32));
    }

    /// Hides the menu.
    pub(crate) fn hide(&self) {
        self.element.set_hidden(true);
        self.by_hand.set_hidden(true);
        let _ = self.element.toggle_attribute_with_force(UNFOLDED, false);
    }

    /// Shows `words` for copying by hand.
    pub(crate) fn show_for_copying(&self, words: &str) {
        self.by_hand.set_text_content(Some(words));
        self.by_hand.set_hidden(false);
    }
}
