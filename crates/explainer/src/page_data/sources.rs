//! The data of the page of sources.

use super::names::{Names, cited_by};
use crate::model::{Imprint, Prose, Source};
use crate::view::StepLine;

/// A source with the passages that cite it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SourceData {
    /// The source.
    pub source: Source,
    /// The passages that cite it, including in their notes and witnesses.
    pub steps: Vec<StepLine>,
}

/// The data of [`Page::Sources`](crate::page::Page::Sources).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Sources {
    /// The sources through which the words reached the page, in order.
    pub chain: Vec<Source>,
    /// How the explainer was made.
    pub method: Vec<Prose>,
    /// Who is responsible for it.
    pub imprint: Imprint,
    /// The sources, by issuer.
    pub cited: Vec<SourceData>,
}

impl Names<'_> {
    pub(super) fn sources(&self) -> Sources {
        let cited = self.explainer.sources.iter().map(|source| SourceData {
            source: source.clone(),
            steps: self.steps_where(|passage| cited_by(passage).any(|id| *id == source.id)),
        });
        let mut cited: Vec<SourceData> = cited.collect();
        cited.sort_by(|a, b| a.source.issuer.cmp(&b.source.issuer));
        Sources {
            chain: self.explainer.chain.iter().filter_map(|id| self.source_named(id)).cloned().collect(),
            method: self.explainer.method.clone(),
            imprint: self.explainer.imprint.clone(),
            cited,
        }
    }
}
