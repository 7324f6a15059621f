//! What a page shows inside its frame.

use crate::linked::use_linked;
use crate::links::Links;
use crate::pages;
use crate::progress::use_progress;
use crate::router::use_router;
use crate::shared::Shared;
use explainer::view::Content;
use yew::prelude::*;

/// What the page shows first.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// What the printed page was made from.
    pub view: Shared,
}

/// What a page shows. Moves from page to page without loading anew, where the browser allows it.
///
/// It is the only component with state, and all below it are functions from data to HTML: each further component costs
/// the program about two kilobytes.
#[function_component]
pub fn App(props: &AppProps) -> Html {
    let current = use_router(props.view.clone());
    let frame = &current.view.frame;
    let read = use_progress(&current.view);
    let linked = use_linked(&current.view, &current.target);
    match &current.view.content {
        Content::Opening(opening) => {
            pages::opening(opening, Links::Site(&frame.base), read.last().map(String::as_str))
        }
        Content::Step(step) => pages::step(step, frame, current.target.fragment.as_ref(), linked, &read),
        Content::Printed(page) => Html::from_html_unchecked(page.clone().into()),
    }
}
