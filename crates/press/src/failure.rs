//! Errors of the command, as shown to the user.

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
        /// The failed operation: "read", "write".
        doing: &'static str,
        /// The file.
        path: String,
        /// The error of the system.
        error: std::io::Error,
    },
    /// More than one failure.
    Several(Vec<Failure>),
    /// Any other failure; the message says how to fix it.
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
            Self::Several(failures) => {
                let texts: Vec<_> = failures.iter().map(ToString::to_string).collect();
                f.write_str(&texts.join("\n"))
            }
            Self::Other(message) => write!(f, "press: {message}"),
        }
    }
}
