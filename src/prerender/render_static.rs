//! Rendering what is never alive.

use yew::LocalServerRenderer;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
struct StillProps {
    html: Html,
}

#[function_component]
fn Still(props: &StillProps) -> Html {
    props.html.clone()
}

/// `html` as text, without the marks that a program would need to take it over.
pub(super) async fn render(html: Html) -> String {
    LocalServerRenderer::<Still>::with_props(StillProps { html }).hydratable(false).render().await
}
