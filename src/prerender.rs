//! Rendering at build time, with the components that the browser program hydrates.

mod head;

pub use head::Head;

use crate::reference::{Reference, ReferenceProps};
use crate::{App, AppProps};
use explainer::making::{self, Shown};
use explainer::model::Explainer;
use explainer::page::Page;
use explainer::view::{Content, View};
use std::rc::Rc;
use yew::LocalServerRenderer;

/// A page, ready for its frame.
#[derive(Clone, Debug)]
pub struct Rendered {
    /// What stands in its head.
    pub head: Head,
    /// The HTML inside its root element.
    pub html: String,
    /// What the browser program hydrates it from.
    pub view: View,
}

/// Renders `page` for a site under `base`; `None` for a page that the explainer doesn't have. To be polled within a
/// Tokio `LocalSet`.
pub async fn render(explainer: &Explainer, page: &Page, base: &str) -> Option<Rendered> {
    let shown = making::show(explainer, page)?;
    let head = head::head(explainer, page, &shown);
    let frame = making::frame(explainer, page, base, &head.title)?;
    let content = match shown {
        Shown::Opening(opening) => Content::Opening(opening),
        Shown::Step(step) => Content::Step(step),
        Shown::Reference(reference) => {
            let props = ReferenceProps { shown: Rc::from(reference), base: base.to_string().into() };
            let renderer = LocalServerRenderer::<Reference>::with_props(props);
            Content::Printed(renderer.hydratable(false).render().await)
        }
    };
    let view = View { frame, content };
    let html = LocalServerRenderer::<App>::with_props(AppProps { view: view.clone().into() }).render().await;
    Some(Rendered { head, html, view })
}
