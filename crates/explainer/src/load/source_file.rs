//! A file's text, for pointing out mistakes.

use super::problem::Problem;
use super::spanned::Spanned;
use miette::NamedSource;
use std::ops::Range;
use std::sync::Arc;

/// A file's name and text, for pointing out mistakes.
#[derive(Clone)]
pub(super) struct SourceFile(NamedSource<Arc<String>>);

impl SourceFile {
    pub(super) fn new(name: &str, text: String) -> Self {
        Self(NamedSource::new(name, Arc::new(text)))
    }

    pub(super) fn text(&self) -> &str {
        self.0.inner()
    }

    /// Returns a mistake at the bytes `at`.
    #[track_caller]
    pub(super) fn problem(
        &self,
        at: Range<usize>,
        message: impl Into<String>,
        label: impl Into<String>,
        help: impl Into<String>,
    ) -> Problem {
        Problem::new(&self.0, at, message, label, help)
    }

    /// Converts the bytes `place` of `value` to bytes of the file. Returns the whole of `value` if they can't be located.
    pub(super) fn at(&self, value: &Spanned<String>, place: Range<usize>) -> Range<usize> {
        let whole = value.span();
        let text = value.get_ref();
        let Some(literal) = self.0.inner().get(whole.clone()) else { return whole };
        match literal.find(text.as_str()) {
            Some(start) if !text.is_empty() => {
                whole.start + start + place.start..whole.start + start + place.end
            }
            _ => text.get(place).map_or(whole, |excerpt| self.within(value, excerpt)),
        }
    }

    /// Returns the bytes of the file where `excerpt` first occurs within `value`, or the whole of `value` if the excerpt is
    /// written with escapes.
    pub(super) fn within(&self, value: &Spanned<String>, excerpt: &str) -> Range<usize> {
        let whole = value.span();
        let Some(literal) = self.0.inner().get(whole.clone()) else {
            return whole;
        };
        // Skips the quotation marks around the value.
        let edge = if literal.starts_with("\"\"\"") || literal.starts_with("'''") { 3 } else { 1 };
        match literal.get(edge..).and_then(|inner| inner.find(excerpt)) {
            Some(start) if !excerpt.is_empty() => {
                let start = whole.start + edge + start;
                start..start + excerpt.len()
            }
            _ => whole,
        }
    }
}
