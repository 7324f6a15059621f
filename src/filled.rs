//! Texts with HTML in them.

use yew::prelude::*;

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
}
