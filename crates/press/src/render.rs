//! Rendering pages one after the other, so that the same content always gives the same bytes.

use crate::failure::Failure;
use crate::frame::Site;
use explainer::id::PassageId;
use explainer::model::Explainer;
use explainer::page_data::pages;
use sidelines::prerender::{Embedded, Rendered, SiteAddress, embedded, render};
use tokio::runtime::{Builder, Runtime};
use tokio::task::LocalSet;

/// Every page of the explainer, for `site`, and every passage for other sites.
pub(crate) fn render_all(
    explainer: &Explainer,
    site: &Site,
) -> Result<(Vec<Rendered>, Vec<Embedded>), Failure> {
    let runtime = runtime()?;
    let home = site.address("");
    let address = SiteAddress { base: site.base(), home: &home };
    let mut rendered = Vec::new();
    for page in pages(explainer) {
        let page = render(explainer, &page, address);
        rendered.extend(LocalSet::new().block_on(&runtime, page));
    }
    let mut embeds = Vec::new();
    for passage in &explainer.passages {
        embeds.extend(LocalSet::new().block_on(&runtime, embedded(explainer, &passage.id, &home)));
    }
    Ok((rendered, embeds))
}

/// One passage for other sites; `None` where the explainer has none of that id.
pub(crate) fn render_embed(
    explainer: &Explainer,
    passage: &PassageId,
    site: &Site,
) -> Result<Option<Embedded>, Failure> {
    Ok(LocalSet::new().block_on(&runtime()?, embedded(explainer, passage, &site.address(""))))
}

fn runtime() -> Result<Runtime, Failure> {
    Builder::new_current_thread().build().map_err(|error| Failure::other(format!("can't render: {error}")))
}
