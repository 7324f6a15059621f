//! What is not alive: the pages to look things up, passages for other sites, ways to cite. It is rendered at build
//! time; what stands in a page of the browser program is shown there as it is.

mod all;
mod embed;
mod not_found;
mod positions;
mod share;
mod sources;
mod timeline;

pub(crate) use embed::embed;
pub(crate) use share::{height, moved, share, snippet};

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
}

/// A page to look things up.
#[function_component]
pub(crate) fn Reference(props: &ReferenceProps) -> Html {
    let base = props.base.as_str();
    match &*props.shown {
        making::Reference::Positions(positions) => positions::positions(positions, base),
        making::Reference::Timeline(timeline) => timeline::timeline(timeline, base),
        making::Reference::Sources(sources) => sources::sources(sources, base),
        making::Reference::All(all) => all::all(all, base),
        making::Reference::NotFound(steps) => not_found::not_found(steps, base),
    }
}
