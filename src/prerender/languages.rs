//! Links from a page to the same page in other languages.

use crate::prerender::render_static;
use explainer::language::is_right_to_left;
use messages::Messages;
use yew::prelude::*;

/// A link from a page to another language of the explainer.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LanguageLink {
    /// The language that it leads to (BCP 47).
    pub lang: String,
    /// Where it leads.
    pub href: String,
    /// What it says, in that language.
    pub text: String,
    /// Whether the page there is the same page, and not only the nearest.
    pub is_same: bool,
    /// On a step: the notes that it can point to there, as [`carried_notes`] writes them. `None` where whatever the address
    /// points to is there under the same id.
    pub notes: Option<String>,
    /// The tag of the words of the passage if they are the same there, so that links to them hold.
    pub words: Option<String>,
}

/// Returns how a link says which notes are there too: their ids, with a space between; after one that has another id there, `=`
/// and that.
#[must_use]
pub fn carried_notes<'a>(notes: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let notes = notes.map(|(here, there)| match here == there {
        true => here.to_string(),
        false => format!("{here}={there}"),
    });
    notes.collect::<Vec<_>>().join(" ")
}

/// Renders the links; empty if there are none.
pub(super) async fn render(links: &[LanguageLink], text: &Messages) -> String {
    if links.is_empty() {
        return String::new();
    }
    let here = is_right_to_left(text.language());
    let items = links.iter().map(|link| {
        let direction = match is_right_to_left(&link.lang) {
            there if there == here => None,
            true => Some("rtl"),
            false => Some("ltr"),
        };
        html! {
            <li>
                <a
                    lang={link.lang.clone()}
                    dir={direction}
                    hreflang={link.lang.clone()}
                    rel={link.is_same.then_some("alternate")}
                    href={link.href.clone()}
                    data-notes={link.notes.clone()}
                    data-words={link.words.clone()}
                >
                    { link.text.clone() }
                </a>
            </li>
        }
    });
    render_static::render(html! {
        <nav class="page-languages" aria-label={text.other_languages()}><ul>{ for items }</ul></nav>
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_with_another_id_there_are_carried_with_both() {
        let notes = [("vow-mill", "vow-mill"), ("robbery-polite", "jest-polite")];
        assert_eq!(carried_notes(notes.into_iter()), "vow-mill robbery-polite=jest-polite");
        assert_eq!(carried_notes([].into_iter()), "");
    }
}
