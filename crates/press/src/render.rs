//! Rendering pages one after the other, so that the same content always gives the same bytes.

use crate::failure::Failure;
use explainer::making::pages;
use explainer::model::Explainer;
use sidelines::prerender::{Rendered, render};
use tokio::runtime::Builder;
use tokio::task::LocalSet;

/// Every page of the explainer, for a site under `base`.
pub(crate) fn render_all(explainer: &Explainer, base: &str) -> Result<Vec<Rendered>, Failure> {
    let runtime = Builder::new_current_thread().build();
    let runtime = runtime.map_err(|error| Failure::other(format!("can't render: {error}")))?;
    let mut rendered = Vec::new();
    for page in pages(explainer) {
        rendered.extend(LocalSet::new().block_on(&runtime, render(explainer, &page, base)));
    }
    Ok(rendered)
}
