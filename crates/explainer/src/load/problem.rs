//! Mistakes in the content.

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, NamedSource, SourceSpan};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;
use thiserror::Error;

/// One mistake: where it is, what is wrong and how to fix it.
#[derive(Clone, Debug, Diagnostic, Error)]
#[error("{message}")]
pub struct Problem {
    message: String,
    #[source_code]
    file: NamedSource<Arc<String>>,
    #[label("{label}")]
    at: SourceSpan,
    label: String,
    #[help]
    help: String,
}

impl Problem {
    pub(super) fn new(
        file: &NamedSource<Arc<String>>,
        at: Range<usize>,
        message: impl Into<String>,
        label: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            message: message.into(),
            file: file.clone(),
            at: at.into(),
            label: label.into(),
            help: help.into(),
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

    /// Returns the file, line and column, such as `voices.toml:3:8`. Lines and columns count from 1, columns in scalars.
    #[must_use]
    pub fn place(&self) -> String {
        let text = self.file.inner();
        let before = text.get(..self.at.offset()).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        format!("{}:{line}:{column}", self.file.name())
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
        for problem in self.iter() {
            handler.render_report(f, problem)?;
        }
        match self.0.len() {
            1 => write!(f, "1 mistake"),
            count => write!(f, "{count} mistakes"),
        }
    }
}
