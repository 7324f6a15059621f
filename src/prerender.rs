//! Rendering at build time, with the components that the browser program hydrates.

mod digest;
mod embedded;
mod head;
mod languages;
mod render_static;

pub use embedded::{Embedded, embedded};
pub use head::{Head, note_title};
pub use languages::{LanguageLink, carried_notes};

use crate::components;
use crate::links::Links;
use crate::site::Site;
use crate::static_pages::{
    above, above_words, below_notes, below_start, column_of_notes, navigation, shell, static_page,
    words_and_circumstances,
};
use crate::{App, AppProps};
use explainer::model::{Basis, Explainer, Heard, NoteKind, PassageKind};
use explainer::page::Page;
use explainer::page_data::{self, PageData};
use explainer::search_index::Labels;
use explainer::view::{Content, LinkTexts, SLOT, View};
use messages::Messages;
use yew::LocalServerRenderer;

/// A page, ready for its frame.
#[derive(Clone, Debug)]
pub struct Rendered {
    /// The data of its `<head>`.
    pub head: Head,
    /// The HTML inside its root element.
    pub html: String,
    /// What the browser program renders it from.
    pub view: View,
    /// The digest by which the browser program recognizes the part of the page that it takes over.
    pub digest: String,
}

/// What a passage of this kind is called on the pages.
#[must_use]
pub fn kind_label(kind: PassageKind, text: &Messages) -> String {
    components::kind_label(kind, text)
}

/// What a note of this kind is called on the pages.
#[must_use]
pub fn note_label(kind: NoteKind, text: &Messages) -> String {
    components::note_label(kind, text)
}

/// What the pages call things, for the search index.
#[derive(Clone, Copy, Debug)]
pub struct PageLabels<'a>(pub &'a Messages);

impl Labels for PageLabels<'_> {
    fn passage(&self, kind: PassageKind) -> String {
        components::kind_label(kind, self.0)
    }

    fn note(&self, kind: NoteKind) -> String {
        components::note_label(kind, self.0)
    }

    fn basis(&self, basis: Basis) -> Option<String> {
        components::basis_label(basis, self.0)
    }

    fn heard(&self, heard: Heard) -> String {
        components::heard_label(heard, self.0)
    }

    fn navigation(&self) -> Vec<(Page, String)> {
        navigation(self.0).into()
    }
}

/// The addresses of the site that a page is rendered for.
#[derive(Clone, Copy, Debug)]
pub struct SiteAddresses<'a> {
    /// The base path: starts and ends with a slash.
    pub base: &'a str,
    /// The address of the opening, in full where it is known.
    pub home: &'a str,
    /// The path of the list of explainers, if the site has several.
    pub explainers: Option<&'a str>,
}

/// Renders `page` from its data, for the site at `addresses`, with these links to other languages. Returns `None` if the explainer
/// lacks its report. Must be polled within a Tokio `LocalSet`.
pub async fn render(
    explainer: &Explainer,
    page: &Page,
    data: &PageData,
    addresses: SiteAddresses<'_>,
    languages: &[LanguageLink],
) -> Option<Rendered> {
    let SiteAddresses { base, home, explainers } = addresses;
    let text = explainer.messages();
    let site = Site { links: Links::Site(base), text };
    let head = head::head(explainer, page, data, text);
    let frame = page_data::frame(explainer, page, base, &head.title);
    // Part of what changes with the page: so they follow every move.
    let languages = languages::render(languages, text).await;
    let content = match data {
        PageData::Opening(opening) => {
            let above = languages + &render_static::render(above(opening, &explainer.title, site)).await;
            let below = render_static::render(below_start(opening, site)).await;
            let start = text.start_reading(opening.minutes);
            Content::Opening(opening.view([above, start, text.continue_at(SLOT.to_string()), below]))
        }
        PageData::Step(step) => {
            let link_texts = LinkTexts {
                sent: text.sent_words(SLOT.to_string()),
                start: text.start_at_the_beginning(),
                damaged: text.sent_damaged(),
                not_loaded: text.sent_not_loaded(),
            };
            let parts = [
                languages + &render_static::render(above_words(step, site)).await,
                render_static::render(words_and_circumstances(step, site, home)).await,
                render_static::render(column_of_notes(step, site)).await,
                render_static::render(below_notes(step, explainer, site, home)).await,
            ];
            Content::Step(Box::new(step.view(link_texts, parts)))
        }
        PageData::Reference(reference) => Content::Printed(Some(
            languages + &render_static::render(static_page(reference, base, home, text)).await,
        )),
    };
    let view = View { frame, content };
    let html = LocalServerRenderer::<App>::with_props(AppProps { view: view.clone().into() }).render().await;
    let digest = digest::digest(&html);
    let report = page_data::report(explainer)?;
    let html = render_static::render(shell(explainer, &report, page, html, site, explainers)).await;
    Some(Rendered { head, html, view, digest })
}
