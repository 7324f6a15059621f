//! Texts: prose parsed from Markdown, and text with the origin of every word.

use serde::{Deserialize, Serialize};

/// Prose of ours, parsed from inline Markdown at build time; never HTML.
pub type Prose = Vec<Inline>;

/// A piece of [`Prose`].
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Stressed.
    Emphasis(Prose),
    /// Important.
    Strong(Prose),
    /// A way to another place of the explainer.
    Link {
        /// Where it leads, below the base path: `p/crush/#crush-if`.
        path: String,
        /// The words that carry the link.
        text: Prose,
    },
}

/// The text of `prose` without its markup.
#[must_use]
pub fn plain(prose: &[Inline]) -> String {
    prose
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) => text.clone(),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { text: inner, .. } => {
                plain(inner)
            }
        })
        .collect()
}

/// Whose words a run of a passage's text is.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The speaker's, as quoted.
    Speaker,
    /// The reporter's, inserted into a quotation.
    Reporter,
    /// Ours.
    Ours,
}

/// Text of one origin.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Run {
    /// Whose words.
    #[serde(rename = "hand")]
    pub origin: Origin,
    /// The words.
    pub text: String,
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
