//! The site that a component is shown on.

use crate::links::Links;
use messages::Messages;
use yew::prelude::*;

/// What a component needs to know of the site that it is shown on.
#[derive(Clone, Copy)]
pub(crate) struct Site<'a> {
    /// How it links to other pages.
    pub(crate) links: Links<'a>,
    /// What the interface says, in the language of the site.
    pub(crate) text: &'a Messages,
}

/// What stands in a message for HTML: characters of a private use area, which no message has.
const SLOTS: [&str; 3] = ["\u{E000}", "\u{E001}", "\u{E002}"];

/// A message with HTML in it. `message` is given what stands in it for each of the `parts`.
pub(crate) fn filled<const N: usize>(
    message: impl FnOnce([&'static str; N]) -> String,
    parts: [Html; N],
) -> Html {
    const { assert!(N <= SLOTS.len(), "a slot for every part") }
    let message = message(std::array::from_fn(|index| SLOTS[index]));
    let mut html = Vec::new();
    let mut rest = message.as_str();
    while let Some(at) = rest.find(|char: char| SLOTS.iter().any(|slot| slot.starts_with(char))) {
        let (before, from) = rest.split_at(at);
        let slot = SLOTS.iter().position(|slot| from.starts_with(slot)).unwrap_or_default();
        html.push(html! { { before.to_string() } });
        html.extend(parts.get(slot).cloned());
        rest = &from[SLOTS[slot].len()..];
    }
    html.push(html! { { rest.to_string() } });
    html! { <>{ for html }</> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    #[test]
    fn html_stands_where_the_message_has_its_slot() {
        let parts = || [html! { <b>{ "one" }</b> }, html! { <i>{ "two" }</i> }];
        let [one, two] = parts();
        let text = |text: &str| html! { { text.to_string() } };
        let expected = [text("a "), two, text(" b "), one, text(".")];
        assert_eq!(
            filled(|[one, two]| format!("a {two} b {one}."), parts()),
            html! { <>{ for expected }</> }
        );
    }

    /// The files below `folder`.
    fn files(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
        let texts = entries.flat_map(|path| match path.is_dir() {
            true => files(&path),
            false => vec![fs::read_to_string(path).expect("a file")],
        });
        texts.collect()
    }

    #[test]
    fn what_pages_say_is_in_the_messages() {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let texts: Vec<String> =
            ["components", "static_pages"].iter().flat_map(|folder| files(&source.join(folder))).collect();
        assert!(!texts.is_empty());
        for line in texts.iter().flat_map(|text| text.lines()) {
            // Text in HTML is `{ "…" }`; an attribute that is read is `aria-label="…"`.
            let written = line.split("{ \"").skip(1).chain(line.split("aria-label=\"").skip(1));
            for text in written.filter_map(|rest| rest.split('"').next()) {
                let is_word = text.chars().filter(|char| char.is_alphabetic()).count() > 1;
                assert!(!is_word, "“{text}” belongs into crates/messages/locales: {}", line.trim());
            }
        }
    }
}
