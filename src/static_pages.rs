//! What is not alive: the pages to look things up, passages for other sites, ways to cite. It is rendered at build
//! time; what stands in a page of the browser program is shown there as it is.

mod all;
mod changes;
mod embed;
mod find;
mod keys;
mod my_notes;
mod not_found;
mod opening;
mod positions;
mod share;
mod shell;
mod sources;
mod timeline;

pub(crate) use changes::changed;
pub(crate) use embed::embed;
pub(crate) use my_notes::keeping;
pub(crate) use opening::{above, below_start};
pub(crate) use share::{height, moved, share, snippet};
pub(crate) use shell::shell;
pub(crate) use timeline::events_of;

use explainer::page::Page;
use explainer::page_data;
use std::rc::Rc;
use yew::prelude::*;

/// What a page to look things up shows.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ReferenceProps {
    /// All of it.
    pub(crate) shown: Rc<page_data::Reference>,
    /// The base path of the site.
    pub(crate) base: AttrValue,
    /// The address of the opening, in full where it is known.
    pub(crate) home: AttrValue,
}

/// A page to look things up.
#[function_component]
pub(crate) fn Reference(props: &ReferenceProps) -> Html {
    let (base, home) = (props.base.as_str(), props.home.as_str());
    let with_address = |content: Html, page: Page| html! { <>{ content }{ printed_address(&page, home) }</> };
    match &*props.shown {
        page_data::Reference::Positions(positions) => {
            with_address(positions::positions(positions, base), Page::Positions)
        }
        page_data::Reference::Pair(pair) => {
            let page = Page::Pair(pair.voices[0].id.clone(), pair.voices[1].id.clone());
            with_address(positions::pair(pair, base), page)
        }
        page_data::Reference::Timeline(timeline) => {
            with_address(timeline::timeline(timeline, base), Page::Timeline)
        }
        page_data::Reference::Sources(sources) => {
            with_address(sources::sources(sources, base), Page::Sources)
        }
        page_data::Reference::All(all) => all::all(all, base, home),
        page_data::Reference::Changes(changes) => {
            with_address(changes::changes(changes, base), Page::Changes)
        }
        page_data::Reference::Keys => with_address(keys::keys(), Page::Keys),
        page_data::Reference::MyNotes(texts, former) => {
            with_address(my_notes::my_notes(texts, former, base), Page::MyNotes)
        }
        page_data::Reference::NotFound(nowhere) => not_found::not_found(nowhere, base),
    }
}

/// Where a page stands, for those who have it on paper: nothing on a screen.
pub(crate) fn printed_address(page: &Page, home: &str) -> Html {
    html! { <p class="printed-address" hidden=true>{ page.href(home) }</p> }
}
