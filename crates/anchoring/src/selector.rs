//! The selector: what a link to words carries.

/// A quote and what stands around it: the TextQuoteSelector of the W3C Web Annotation Data Model (§4.2.4), with one
/// field more.
///
/// `prefix` stands immediately before `exact` in the text the quote was taken from, `suffix` immediately after. Both
/// may be empty, of any length, and cut in the middle of a word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Selector {
    /// The words quoted.
    pub exact: String,
    /// The text just before them.
    #[cfg_attr(feature = "serde", serde(default))]
    pub prefix: String,
    /// The text just after them.
    #[cfg_attr(feature = "serde", serde(default))]
    pub suffix: String,
    /// Who spoke them, as named by the [`Span`](crate::Span)s of the text. Not part of the W3C model. With spans given,
    /// words of another speaker never answer to this selector.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub speaker: Option<String>,
}

impl Selector {
    /// A selector of nothing but the words.
    pub fn new(exact: impl Into<String>) -> Self {
        Selector { exact: exact.into(), ..Selector::default() }
    }

    /// The same with what stands before and after.
    #[must_use]
    pub fn between(self, prefix: impl Into<String>, suffix: impl Into<String>) -> Self {
        Selector { prefix: prefix.into(), suffix: suffix.into(), ..self }
    }
}
