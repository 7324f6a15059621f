//! Texts: prose parsed from Markdown, and text with the origin of every word.

mod reading;

use serde::{Deserialize, Serialize};

/// How many levels of markup there may be inside each other.
pub const DEEPEST: usize = 8;

/// Prose written by the editors, parsed from inline Markdown at build time.
pub type Prose = Vec<Inline>;

/// A piece of [`Prose`], with at most [`DEEPEST`] levels of markup.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Emphasised text.
    Emphasis(Prose),
    /// Strongly emphasised text.
    Strong(Prose),
    /// A link to another place in the explainer.
    Link {
        /// The target, relative to the base path: `p/crush/#crush-if`.
        path: String,
        /// The link text.
        text: Prose,
    },
    /// Text in another language than the explainer.
    Foreign {
        /// Its language (BCP 47).
        lang: String,
        /// The text.
        text: Prose,
    },
}

/// Returns the text of `prose` without its markup.
#[must_use]
pub fn plain(prose: &[Inline]) -> String {
    prose
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) => text.clone(),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Link { text: inner, .. }
            | Inline::Foreign { text: inner, .. } => plain(inner),
        })
        .collect()
}

/// Who wrote or said a run of text.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The speaker, as quoted.
    Speaker,
    /// The reporter, in an insertion into a quotation.
    Reporter,
    /// The editors of the explainer.
    Ours,
}

/// A run of text of one origin and language.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Run {
    /// Who wrote or said it.
    #[serde(rename = "hand")]
    pub origin: Origin,
    /// Its language (BCP 47), if that is not the language of the explainer. Never in a
    /// [`Wording`](crate::wording::Wording): to say what language words are in changes no word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// The text.
    pub text: String,
}

impl Run {
    /// Returns a run in the language of the explainer.
    #[must_use]
    pub fn new(origin: Origin, text: impl Into<String>) -> Self {
        Self { origin, lang: None, text: text.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_keeps_every_word() {
        let prose = vec![
            Inline::Text("not ".into()),
            Inline::Strong(vec![Inline::Emphasis(vec![Inline::Text("a".into())])]),
            Inline::Link { path: "all/".into(), text: vec![Inline::Text(" word".into())] },
        ];
        assert_eq!(plain(&prose), "not a word");
    }
}
