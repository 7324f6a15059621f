//! Who is credited when words of a passage are quoted elsewhere.

#[cfg(feature = "load")]
use crate::model::{Explainer, Passage};
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
        let text = explainer.messages();
        let speaker = match passage.when.date_words() {
            Some(date) => text.speaker_on_day(speaker.as_str(), date),
            None => speaker.clone(),
        };
        let (issuer, day) = (report.issuer.as_str(), report.date.words());
        Some(Self {
            said: text.credit_said(speaker, issuer, day),
            ours: text.credit_ours(explainer.title.as_str(), issuer, day, passage.title.as_str()),
        })
    }
}
