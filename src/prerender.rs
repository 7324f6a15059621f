//! Rendering at build time, with the components that the browser program hydrates.

mod digest;
mod embedded;
mod head;
mod render_static;

pub use embedded::{Embedded, embedded};
pub use head::{Head, note_title};

use crate::components;
use crate::links::Links;
use crate::static_pages::{
    NAVIGATION, above, above_words, below_notes, below_start, column_of_notes, shell, static_page,
    words_and_circumstances,
};
use crate::{App, AppProps};
use explainer::model::{Explainer, NoteKind, PassageKind};
use explainer::page::Page;
use explainer::page_data::{self, PageData};
use explainer::search_index::Labels;
use explainer::view::{Content, View};
use yew::LocalServerRenderer;

/// A page, ready for its frame.
#[derive(Clone, Debug)]
pub struct Rendered {
    /// The data of its `<head>`.
    pub head: Head,
    /// The HTML inside its root element.
    pub html: String,
    /// What the browser program hydrates it from.
    pub view: View,
    /// The digest by which the browser program recognizes the part of the page that it takes over.
    pub digest: String,
}

/// What a passage of this kind is called on the pages.
#[must_use]
pub fn kind_label(kind: PassageKind) -> &'static str {
    components::kind_label(kind)
}

/// What a note of this kind is called on the pages.
#[must_use]
pub fn note_label(kind: NoteKind) -> &'static str {
    components::note_label(kind)
}

/// What the pages call things, for the search index.
#[must_use]
pub fn labels() -> Labels<'static> {
    Labels {
        passage: components::kind_label,
        note: components::note_label,
        basis: components::basis_label,
        heard: components::heard_label,
        navigation: &NAVIGATION,
    }
}

/// The addresses of the site that a page is rendered for.
#[derive(Clone, Copy, Debug)]
pub struct SiteAddresses<'a> {
    /// The base path: starts and ends with a slash.
    pub base: &'a str,
    /// The address of the opening, in full where it is known.
    pub home: &'a str,
}

/// Renders `page` from its data, for the site at `addresses`. Returns `None` if the explainer lacks its report. Must be polled
/// within a Tokio `LocalSet`.
pub async fn render(
    explainer: &Explainer,
    page: &Page,
    data: &PageData,
    addresses: SiteAddresses<'_>,
) -> Option<Rendered> {
    let SiteAddresses { base, home } = addresses;
    let links = Links::Site(base);
    let head = head::head(explainer, page, data);
    let frame = page_data::frame(explainer, page, base, &head.title);
    let content = match data {
        PageData::Opening(opening) => {
            let above = render_static::render(above(opening, &explainer.title, links)).await;
            let below = render_static::render(below_start(opening, links)).await;
            Content::Opening(opening.view(above, below))
        }
        PageData::Step(step) => Content::Step(Box::new(step.view([
            render_static::render(above_words(step, links)).await,
            render_static::render(words_and_circumstances(step, links, home)).await,
            render_static::render(column_of_notes(step, links)).await,
            render_static::render(below_notes(step, explainer, links, home)).await,
        ]))),
        PageData::Reference(reference) => {
            Content::Printed(render_static::render(static_page(reference, base, home)).await)
        }
    };
    let view = View { frame, content };
    let html = LocalServerRenderer::<App>::with_props(AppProps { view: view.clone().into() }).render().await;
    let digest = digest::digest(&html);
    let html =
        render_static::render(shell(explainer, &page_data::report(explainer)?, page, html, links)).await;
    Some(Rendered { head, html, view, digest })
}
