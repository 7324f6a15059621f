//! The whole page.

use crate::moving::use_moving;
use crate::pages;
use crate::shell::Shell;
use explainer::view::{Content, View};
use std::rc::Rc;
use yew::prelude::*;

/// What the page shows first.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// What the printed page was made from.
    pub view: Rc<View>,
}

/// The whole page. Moves from page to page without loading anew, where the browser allows it.
#[function_component]
pub fn App(props: &AppProps) -> Html {
    let moving = use_moving(props.view.clone());
    let view = moving.place.view.clone();
    let base = view.frame.base.clone();
    let page = match &view.content {
        Content::Opening(_) => html! { <pages::Opening {view} /> },
        // The key keeps nothing of one step (an open list, say) in the next.
        Content::Step(step) => {
            let key = step.reading.passage.id.to_string();
            html! { <pages::Step {key} {view} fragment={moving.fragment.clone()} /> }
        }
        Content::Positions(positions) => pages::positions(positions, &base),
        Content::Timeline(timeline) => pages::timeline(timeline, &view.frame),
        Content::Sources(sources) => pages::sources(sources, &base),
        Content::All(all) => pages::all(all, &view.frame),
        Content::NotFound(steps) => pages::not_found(steps, &base),
    };
    html! {
        <Shell frame={moving.place.view.frame.clone()} onclick={moving.onclick.clone()}>{ page }</Shell>
    }
}
