//! What is not alive: the pages to look things up, passages for other sites, ways to cite. It is rendered at build
//! time; what stands in a page of the browser program is shown there as it is.

mod all;
mod embed;
mod find;
mod keys;
mod my_notes;
mod not_found;
mod opening;
mod positions;
mod share;
mod sources;
mod timeline;

pub(crate) use embed::embed;
pub(crate) use my_notes::keeping;
pub(crate) use opening::{above, below_start};
pub(crate) use share::{height, moved, share, snippet};
pub(crate) use timeline::events_of;

use explainer::making;
use std::rc::Rc;
use yew::prelude::*;

/// What a page to look things up shows.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ReferenceProps {
    /// All of it.
    pub(crate) shown: Rc<making::Reference>,
    /// The base path of the site.
    pub(crate) base: AttrValue,
    /// The address of the style sheet for positions.
    pub(crate) positions_style: AttrValue,
}

/// A page to look things up.
#[function_component]
pub(crate) fn Reference(props: &ReferenceProps) -> Html {
    let base = props.base.as_str();
    let style = || positions_style(&props.positions_style);
    match &*props.shown {
        making::Reference::Positions(positions) => html! {
            <>{ style() }{ positions::positions(positions, base) }</>
        },
        making::Reference::Pair(pair) => html! { <>{ style() }{ positions::pair(pair, base) }</> },
        making::Reference::Timeline(timeline) => timeline::timeline(timeline, base),
        making::Reference::Sources(sources) => sources::sources(sources, base),
        making::Reference::All(all) => html! { <>{ style() }{ all::all(all, base) }</> },
        making::Reference::Keys => keys::keys(),
        making::Reference::MyNotes(former) => my_notes::my_notes(former, base),
        making::Reference::NotFound(nowhere) => not_found::not_found(nowhere, base),
    }
}

/// The style sheet for positions. It travels with the HTML, so that it is there after a move to the page too, and no
/// other page pays for it.
fn positions_style(href: &AttrValue) -> Html {
    html! { <link rel="stylesheet" {href} /> }
}
