//! Rendering a page's content, with the components that the browser program hydrates.

use crate::failure::Failure;
use explainer::view::View;
use sidelines::{App, AppProps};
use std::rc::Rc;
use tokio::runtime::{Builder, Runtime};
use tokio::task::LocalSet;
use yew::LocalServerRenderer;

/// Renders pages, one after the other, so that the same content always gives the same bytes.
pub(crate) struct Renderer {
    runtime: Runtime,
}

impl Renderer {
    pub(crate) fn new() -> Result<Self, Failure> {
        let runtime = Builder::new_current_thread().build();
        Ok(Self { runtime: runtime.map_err(|error| Failure::other(format!("can't render: {error}")))? })
    }

    /// The HTML inside the root element.
    pub(crate) fn render(&self, view: View) -> String {
        let props = AppProps { view: Rc::new(view) };
        LocalSet::new().block_on(&self.runtime, LocalServerRenderer::<App>::with_props(props).render())
    }
}
