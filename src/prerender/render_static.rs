//! Renders HTML that the browser program never changes.

use yew::LocalServerRenderer;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
struct StaticProps {
    html: Html,
}

#[function_component]
fn Static(props: &StaticProps) -> Html {
    props.html.clone()
}

/// Returns `html` as text, without the markers that hydration needs.
pub(super) async fn render(html: Html) -> String {
    LocalServerRenderer::<Static>::with_props(StaticProps { html }).hydratable(false).render().await
}
