//! Rendering at build time, with the components that the browser program hydrates.

mod embedded;
mod head;
mod internal_links;
mod render_static;

pub use embedded::{Embedded, embedded};
pub use head::{Head, note_title};

use crate::components;
use crate::static_pages::{
    Reference, ReferenceProps, above, below_start, changed, events_of, keeping, moved, printed_address,
    share, shell,
};
use crate::{App, AppProps};
use explainer::model::{Explainer, NoteKind, PassageKind};
use explainer::page::Page;
use explainer::page_data::{self, PageData, PassageData};
use explainer::view::{Content, View};
use yew::{Html, LocalServerRenderer, html};

/// A page, ready for its frame.
#[derive(Clone, Debug)]
pub struct Rendered {
    /// What stands in its head.
    pub head: Head,
    /// The HTML inside its root element.
    pub html: String,
    /// What the browser program hydrates it from.
    pub view: View,
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

/// Where the site that a page is rendered for stands.
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
    let head = head::head(explainer, page, data);
    let frame = page_data::frame(explainer, page, base, &head.title);
    let content = match data {
        PageData::Opening(opening) => {
            let above = render_static::render(above(opening, &explainer.title, base)).await;
            let below = render_static::render(below_start(opening, base)).await;
            Content::Opening(opening.view(above, below))
        }
        PageData::Step(step) => {
            let byline = render_static::render(components::byline(&step.passage_data, base)).await;
            let circumstances = render_static::render(html! {
                <>{ components::circumstances(&step.passage_data, base) }{ changed(step.passage_data.changed.as_ref(), base) }</>
            })
            .await;
            let below = render_static::render(below(explainer, &step.passage_data, base, home)).await;
            Content::Step(Box::new(step.view(byline, circumstances, below)))
        }
        PageData::Reference(reference) => {
            let props = ReferenceProps {
                shown: reference.clone(),
                base: base.to_string().into(),
                home: home.to_string().into(),
            };
            let renderer = LocalServerRenderer::<Reference>::with_props(props.clone());
            let html = renderer.hydratable(false).render().await;
            Content::Printed(match &*props.shown {
                page_data::Reference::All(all) => internal_links::lead_within(&html, base, all),
                _ => html,
            })
        }
    };
    let view = View { frame, content };
    let html = LocalServerRenderer::<App>::with_props(AppProps { view: view.clone().into() }).render().await;
    let html =
        render_static::render(shell(explainer, &page_data::report(explainer)?, page, html, base)).await;
    Some(Rendered { head, html, view })
}

/// What stands below the notes of a step. It is never alive, and need not weigh on the browser program.
fn below(explainer: &Explainer, passage_data: &PassageData, base: &str, home: &str) -> Html {
    let here = &passage_data.passage.id;
    let gone = explainer.former.notes.iter().filter(|note| note.passage == *here);
    html! {
        <div class="below">
            { keeping(here, explainer, base) }
            { components::witnesses(passage_data, base, html! { <h2>{ "Printed elsewhere" }</h2> }) }
            { events_of(explainer, here, base) }
            { for gone.map(|note| moved(note, explainer, base)) }
            { share(passage_data, base, home) }
            { printed_address(&Page::Passage(here.clone()), home) }
        </div>
    }
}
