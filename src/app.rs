//! The whole page.

use crate::moving::use_moving;
use crate::pages;
use crate::place::use_progress;
use crate::shared::Shared;
use crate::shell::shell;
use explainer::view::Content;
use yew::prelude::*;

/// What the page shows first.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// What the printed page was made from.
    pub view: Shared,
}

/// The whole page. Moves from page to page without loading anew, where the browser allows it.
///
/// It is the only component with state, and all below it are functions from data to HTML: each further component costs
/// the program about two kilobytes.
#[function_component]
pub fn App(props: &AppProps) -> Html {
    let moving = use_moving(props.view.clone());
    let frame = &moving.view.frame;
    let last = use_progress(&moving.view);
    let page = match &moving.view.content {
        Content::Opening(opening) => pages::opening(opening, &frame.base, last.as_deref()),
        Content::Step(step) => pages::step(step, &frame.base, moving.fragment.as_deref()),
        Content::Printed(page) => Html::from_html_unchecked(page.clone().into()),
    };
    shell(frame, moving.onclick, page)
}
