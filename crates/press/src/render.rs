//! Renders the pages, one after the other, so that the same content always gives the same bytes.

use crate::failure::Failure;
use crate::template::Site;
use explainer::model::Explainer;
use explainer::page::Page;
use explainer::page_data::{PageData, PassageData, SiteData};
use sidelines::prerender::{Embedded, Rendered, SiteAddresses, embedded, render};
use tokio::runtime::{Builder, Runtime};
use tokio::task::LocalSet;

/// A page with its data, rendered.
pub(crate) struct RenderedPage<'a> {
    pub(crate) page: &'a Page,
    pub(crate) data: &'a PageData,
    pub(crate) rendered: Rendered,
}

/// Renders every page for `site`, and every passage for other sites.
pub(crate) fn render_all<'a>(
    explainer: &Explainer,
    data: &'a SiteData,
    site: &Site,
) -> Result<(Vec<RenderedPage<'a>>, Vec<Embedded>), Failure> {
    let runtime = runtime()?;
    let home = site.address("");
    let addresses = SiteAddresses { base: site.base(), home: &home, explainers: site.whole() };
    let pages = data.pages().iter().filter_map(|(page, data)| {
        let rendered = LocalSet::new().block_on(&runtime, render(explainer, page, data, addresses))?;
        Some(RenderedPage { page, data, rendered })
    });
    let embeds = data
        .steps()
        .map(|step| LocalSet::new().block_on(&runtime, embedded(explainer, &step.passage_data, &home)));
    Ok((pages.collect(), embeds.collect()))
}

/// Renders one passage for other sites.
pub(crate) fn render_embed(
    explainer: &Explainer,
    passage: &PassageData,
    site: &Site,
) -> Result<Embedded, Failure> {
    Ok(LocalSet::new().block_on(&runtime()?, embedded(explainer, passage, &site.address(""))))
}

fn runtime() -> Result<Runtime, Failure> {
    Builder::new_current_thread().build().map_err(|error| Failure::other(format!("can't render: {error}")))
}
