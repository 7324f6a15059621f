//! Why the command failed, in the words the person reads.

use explainer::load::Problems;
use std::fmt;
use std::path::Path;

/// Why the command failed.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The content has mistakes.
    Content(Problems),
    /// A file could not be read or written.
    File {
        /// What was tried: "read", "write".
        doing: &'static str,
        /// On what.
        path: String,
        /// What the system said.
        error: std::io::Error,
    },
    /// Anything else, with the mend.
    Other(String),
}

impl Failure {
    pub(crate) fn file(doing: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.display().to_string();
        move |error| Self::File { doing, path, error }
    }

    pub(crate) fn other(message: impl Into<String>) -> Self {
        Self::Other(message.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Content(problems) => problems.fmt(f),
            Self::File { doing, path, error } => write!(f, "press: can't {doing} {path}: {error}"),
            Self::Other(message) => write!(f, "press: {message}"),
        }
    }
}
