//! What can go wrong, told apart only as far as the exit code does.

use std::fmt;
use std::process::ExitCode;

/// The result of a task or a part of one.
pub(crate) type Result<T = ()> = std::result::Result<T, Error>;

/// Why a task ended early. The message is one or a few whole lines for the person who ran it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Error {
    /// The command line makes no sense; nothing was done. Exit code 2.
    Usage(String),
    /// Something that had to work did not. Exit code 1.
    Failed(String),
    /// What a check asks others for could not be had, so that nothing was checked. Exit code 1.
    Unreachable(String),
}

impl Error {
    /// The exit code a script can tell the two kinds by.
    pub(crate) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Usage(_) => ExitCode::from(2),
            Self::Failed(_) | Self::Unreachable(_) => ExitCode::FAILURE,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(message) | Self::Failed(message) | Self::Unreachable(message) => {
                formatter.write_str(message)
            }
        }
    }
}

impl From<lexopt::Error> for Error {
    fn from(error: lexopt::Error) -> Self {
        Self::Usage(error.to_string())
    }
}

/// Says what was being attempted when an error of the system came up.
pub(crate) trait Attempt<T> {
    /// Turns the error into "`what`: error".
    fn attempting(self, what: impl FnOnce() -> String) -> Result<T>;
}

impl<T> Attempt<T> for std::io::Result<T> {
    fn attempting(self, what: impl FnOnce() -> String) -> Result<T> {
        self.map_err(|error| Error::Failed(format!("{}: {error}", what())))
    }
}
