//! Mistakes in the content.

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, MietteError, MietteSpanContents, NamedSource,
    SourceCode, SourceSpan, SpanContents,
};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::panic::Location;
use std::sync::Arc;
use thiserror::Error;

/// One mistake: where it is, what is wrong and how to fix it.
#[derive(Clone, Debug, Diagnostic, Error)]
#[error("{message}")]
pub struct Problem {
    message: String,
    #[source_code]
    file: SourceText,
    #[label("{label}")]
    at: SourceSpan,
    label: String,
    #[help]
    help: String,
    rule: &'static Location<'static>,
}

impl Problem {
    #[track_caller]
    pub(super) fn new(
        file: &NamedSource<Arc<String>>,
        at: Range<usize>,
        message: impl Into<String>,
        label: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            message: message.into(),
            file: SourceText(file.clone()),
            at: at.into(),
            label: label.into(),
            help: help.into(),
            rule: Location::caller(),
        }
    }

    /// Returns what is wrong, in one sentence.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Returns how to fix it.
    #[must_use]
    pub fn help(&self) -> &str {
        &self.help
    }

    /// Returns the place in the source code of this crate that found it.
    #[must_use]
    pub fn rule(&self) -> &'static Location<'static> {
        self.rule
    }

    /// Returns all that is said, but for where it is.
    fn told(&self) -> [&str; 3] {
        [&self.message, &self.label, &self.help]
    }

    /// Returns the file, line and column, such as `voices.toml:3:8`. Lines and columns count from 1, columns in scalars.
    #[must_use]
    pub fn place(&self) -> String {
        let (line, column) = self.file.position(self.at.offset());
        format!("{}:{}:{}", self.file.name(), line + 1, column + 1)
    }
}

/// The text of a file, with columns in scalars: miette's own are in bytes.
#[derive(Clone, Debug)]
struct SourceText(NamedSource<Arc<String>>);

impl SourceText {
    fn name(&self) -> &str {
        self.0.name()
    }

    /// Returns the line and the column of the byte `at`, both counted from 0.
    fn position(&self, at: usize) -> (usize, usize) {
        let text = self.0.inner();
        let before = text.get(..at).unwrap_or(text);
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
        (before.matches('\n').count(), column)
    }
}

impl SourceCode for SourceText {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        lines_before: usize,
        lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let contents = self.0.read_span(span, lines_before, lines_after)?;
        let (line, column) = self.position(contents.span().offset());
        let name = self.name().to_string();
        let (data, span, count) = (contents.data(), *contents.span(), contents.line_count());
        Ok(Box::new(MietteSpanContents::new_named(name, data, span, line, column, count)))
    }
}

/// All mistakes of one run; never empty.
#[derive(Clone, Debug, Error)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Sorts by file and position.
    pub(super) fn sorted(mut problems: Vec<Problem>) -> Self {
        problems.sort_by(|a, b| {
            (a.file.name(), a.at.offset(), &a.message).cmp(&(b.file.name(), b.at.offset(), &b.message))
        });
        Self(problems)
    }

    /// Returns the mistakes, ordered by file and position.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Problem> {
        self.0.iter()
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let handler = GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor())
            .with_width(110)
            .with_links(false);
        // One cause, such as an id that is not there, can make many mistakes: they are drawn once.
        let mut places: BTreeMap<_, Vec<&Problem>> = BTreeMap::new();
        for problem in self.iter() {
            places.entry(problem.told()).or_default().push(problem);
        }
        for problem in self.iter() {
            let Some(alike) = places.remove(&problem.told()) else { continue };
            handler.render_report(f, problem)?;
            for other in alike.iter().skip(1) {
                writeln!(f, "  also at {}", other.place())?;
            }
        }
        match self.0.len() {
            1 => write!(f, "1 mistake"),
            count => write!(f, "{count} mistakes"),
        }
    }
}
