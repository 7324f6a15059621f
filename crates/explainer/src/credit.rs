//! Who is credited when words of a passage are quoted elsewhere.

#[cfg(feature = "load")]
use crate::model::{Explainer, Passage, When};
use serde::{Deserialize, Serialize};

/// The credit lines of a passage.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Credit {
    /// For words that were said: the speaker, the date and the report.
    pub said: String,
    /// For words of ours, or of several origins: this site, the report and the passage's title.
    pub ours: String,
}

#[cfg(feature = "load")]
impl Credit {
    /// Returns the credit lines of `passage`, or `None` if the explainer lacks its speaker or the report.
    #[must_use]
    pub fn of(explainer: &Explainer, passage: &Passage) -> Option<Self> {
        let speaker = &explainer.voices.iter().find(|voice| voice.id == passage.speaker)?.name;
        let report = explainer.sources.iter().find(|source| source.id == explainer.report)?;
        let when = match &passage.when {
            When::On(day) => format!(", {}", day.words),
            When::Undated(_) => String::new(),
        };
        let (issuer, day, site) = (&report.issuer, &report.day.words, &explainer.title);
        Some(Self {
            said: format!("{speaker}{when}, as quoted by {issuer}, {day}"),
            ours: format!("{site}, annotating {issuer}, {day}: {}", passage.title),
        })
    }
}
