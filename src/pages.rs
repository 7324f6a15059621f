//! One module a page kind.

mod all;
mod not_found;
mod opening;
mod positions;
mod sources;
mod step;
mod timeline;

pub(crate) use all::all;
pub(crate) use not_found::not_found;
pub(crate) use opening::Opening;
pub(crate) use positions::positions;
pub(crate) use sources::sources;
pub(crate) use step::Step;
pub(crate) use timeline::timeline;

use explainer::view::View;
use std::rc::Rc;
use yew::prelude::*;

/// What a page with state of its own shows.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct PageProps {
    /// All of it.
    pub(crate) view: Rc<View>,
    /// The id that the address points to, once the browser has been asked.
    #[prop_or_default]
    pub(crate) fragment: Option<AttrValue>,
}

/// The key under which the reader's place in an explainer is kept on the device.
fn place_key(explainer: &str) -> String {
    format!("sidelines/{explainer}/place")
}

/// A page's main heading, which a move to the page focuses.
fn heading(text: &str) -> Html {
    html! { <h1 id="heading" tabindex="-1">{ text.to_string() }</h1> }
}
