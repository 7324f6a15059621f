//! The bubble and the notice.

use wasm_bindgen::JsCast;
use web_sys::{Document, DomRect, Element, HtmlElement};

/// What the bubble offers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Action {
    /// Copy the address of the words.
    CopyLink,
    /// Copy the words with speaker, date, source and address, as plain text.
    CopyQuotation,
    /// The same as Markdown.
    CopyMarkdown,
    /// The system's way to share an address.
    Share,
    /// Keep the words on the device.
    Keep,
    /// Keep them with a note of one's own.
    Note,
}

impl Action {
    const ALL: [Self; 6] =
        [Self::CopyLink, Self::CopyQuotation, Self::CopyMarkdown, Self::Share, Self::Keep, Self::Note];

    fn label(self) -> &'static str {
        match self {
            Self::CopyLink => "Copy link",
            Self::CopyQuotation => "Copy quotation",
            Self::CopyMarkdown => "As Markdown",
            Self::Share => "Share",
            Self::Keep => "Keep",
            Self::Note => "Note",
        }
    }

    /// The action of the button that `element` is or lies in.
    pub(crate) fn of(element: &Element) -> Option<Self> {
        let label = element.closest("[data-action]").ok()??.get_attribute("data-action")?;
        Self::ALL.into_iter().find(|action| action.label() == label)
    }
}

/// How something is said.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Saying {
    /// To eyes and screen readers, until the reader goes elsewhere.
    Aloud,
    /// The same until the reader does anything.
    Briefly,
    /// To screen readers alone: eyes see it without words.
    Quietly,
}

/// The elements, in the document.
#[derive(Clone, Debug)]
pub(crate) struct Elements {
    pub(crate) bubble: HtmlElement,
    notice: HtmlElement,
    /// Holds what could not be copied, for copying by hand.
    by_hand: HtmlElement,
}

impl Elements {
    pub(crate) fn add_to(document: &Document, sharing: bool) -> Option<Self> {
        let element = |name: &str, class: &str| -> Option<HtmlElement> {
            let element: HtmlElement = document.create_element(name).ok()?.dyn_into().ok()?;
            element.set_class_name(class);
            Some(element)
        };
        let body = document.body()?;
        let notice = element("p", "link-notice")?;
        notice.set_attribute("role", "status").ok()?;
        let bubble = element("div", "link-bubble")?;
        // A landmark: it stands beside the page's own, and is to be found.
        bubble.set_attribute("role", "region").ok()?;
        bubble.set_attribute("aria-label", "Selected words").ok()?;
        bubble.set_hidden(true);
        for action in Action::ALL.into_iter().filter(|action| *action != Action::Share || sharing) {
            let button = element("button", "")?;
            button.set_attribute("type", "button").ok()?;
            button.set_attribute("data-action", action.label()).ok()?;
            button.set_text_content(Some(action.label()));
            bubble.append_child(&button).ok()?;
        }
        let by_hand = element("pre", "link-by-hand")?;
        by_hand.set_hidden(true);
        by_hand.set_attribute("tabindex", "0").ok()?;
        bubble.append_child(&by_hand).ok()?;
        body.append_child(&bubble).ok()?;
        body.append_child(&notice).ok()?;
        Some(Self { bubble, notice, by_hand })
    }

    /// Shows the bubble under `words`, within a window of `width` by `height` CSS pixels: below, where a phone's own
    /// menu leaves room. Hides it while they are out of the window.
    pub(crate) fn show_bubble(&self, words: &DomRect, width: f64, height: f64) {
        let is_out = words.bottom() < 0.0 || words.top() > height;
        self.bubble.set_hidden(is_out);
        if is_out {
            return;
        }
        let style = self.bubble.style();
        let own = self.bubble.get_bounding_client_rect();
        let left = words.left().min(width - own.width() - 8.0).max(8.0);
        let (below, above) = (words.bottom() + 10.0, words.top() - own.height() - 10.0);
        // Over the words only where there is room neither below nor above.
        let lowest = height - own.height() - 64.0;
        let top = if below > lowest && above >= 8.0 { above } else { below.min(lowest).max(8.0) };
        // Whole pixels: writing fractions would cost the program ten kilobytes.
        let _ = style.set_property("left", &format!("{}px", left as i32));
        let _ = style.set_property("top", &format!("{}px", top as i32));
    }

    /// Takes what can't be done out of the bubble.
    pub(crate) fn drop_actions(&self, actions: &[Action]) {
        for action in actions {
            let selector = format!("[data-action={}]", action.label());
            if let Ok(Some(button)) = self.bubble.query_selector(&selector) {
                button.remove();
            }
        }
    }

    pub(crate) fn hide_bubble(&self) {
        self.bubble.set_hidden(true);
        self.by_hand.set_hidden(true);
    }

    /// Says `words`; nothing with `None`.
    pub(crate) fn say(&self, words: Option<&str>, how: Saying) {
        self.notice.set_class_name(match how {
            Saying::Aloud | Saying::Briefly => "link-notice",
            Saying::Quietly => "link-notice is-quiet",
        });
        let _ = self.notice.toggle_attribute_with_force("data-brief", how == Saying::Briefly);
        self.notice.set_text_content(words);
    }

    /// Takes back what was said briefly.
    pub(crate) fn done(&self) {
        if self.notice.has_attribute("data-brief") {
            self.say(None, Saying::Aloud);
        }
    }

    /// Shows what could not be copied.
    pub(crate) fn show_for_copying(&self, words: &str) {
        self.by_hand.set_text_content(Some(words));
        self.by_hand.set_hidden(false);
    }
}
