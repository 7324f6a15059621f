//! What a page shows inside its frame.

use crate::linked::use_linked;
use crate::pages::{self, StepParts};
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
    let last = use_progress(&current.view);
    let says = use_linked(&current.view, &current.target);
    match &current.view.content {
        Content::Opening(opening) => pages::opening(opening, &frame.base, last.as_deref()),
        Content::Step(step) => {
            pages::step(step, current.parts.unwrap_or_else(|| StepParts::printed(step)), says)
        }
        Content::Printed(page) => html! {
            // With a key of its own, nothing of one page stays in the next.
            <div key={frame.page.path()}>{ Html::from_html_unchecked(page.clone().unwrap_or_default().into()) }</div>
        },
    }
}
