//! Running other programs: shown before they start, and with errors that name them.

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::error::{Error, Result};

/// A program about to be run. It gets no input, so that nothing can stop to ask.
pub(crate) struct Step {
    command: Command,
}

impl Step {
    /// A step that runs `program`: a path, or a name the system looks up.
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        command.stdin(Stdio::null());
        Self { command }
    }

    /// Adds arguments.
    pub(crate) fn args<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.command.args(arguments);
        self
    }

    /// Sets a variable of the program's environment.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Keeps a variable from the program.
    pub(crate) fn without_env(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Sets the folder the program runs in.
    pub(crate) fn folder(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Shows the command, runs it with its output going where ours goes, and fails if it does.
    pub(crate) fn run(mut self) -> Result {
        let shown = self.announce();
        let status = self.command.status().map_err(|error| unstartable(&shown, &error))?;
        if status.success() { Ok(()) } else { Err(Error::Failed(format!("`{shown}` failed ({status})"))) }
    }

    /// Shows the command, runs it, and shows what it says only if it fails.
    pub(crate) fn run_quietly(mut self) -> Result {
        let shown = self.announce();
        let output = self.command.output().map_err(|error| unstartable(&shown, &error))?;
        if output.status.success() {
            return Ok(());
        }
        eprint!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        Err(Error::Failed(format!("`{shown}` failed ({})", output.status)))
    }

    /// Shows the command and runs it; gives whether it succeeded and what it printed, which is not shown.
    pub(crate) fn verdict(mut self) -> Result<(bool, String)> {
        let shown = self.announce();
        self.command.stderr(Stdio::inherit());
        let output = self.command.output().map_err(|error| unstartable(&shown, &error))?;
        Ok((output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned()))
    }

    /// Runs the command without showing it or what it complains of, and gives what it printed.
    pub(crate) fn output(mut self) -> Result<String> {
        let shown = self.shown();
        let output = self.command.output().map_err(|error| unstartable(&shown, &error))?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
        } else {
            Err(Error::Failed(format!("`{shown}` failed ({})", output.status)))
        }
    }

    /// Shows the command and hands this process over to it, so that whoever stops us stops it. Where a process
    /// cannot be handed over (Windows), runs it to its end.
    pub(crate) fn take_over(mut self) -> Result {
        self.command.stdin(Stdio::inherit());
        #[cfg(unix)]
        {
            use std::os::unix::process::CommandExt as _;
            let shown = self.announce();
            Err(unstartable(&shown, &self.command.exec()))
        }
        #[cfg(not(unix))]
        self.run()
    }

    fn announce(&self) -> String {
        let shown = self.shown();
        eprintln!("$ {shown}");
        shown
    }

    /// The command as one would type it; PATH is left out, being long and rarely of interest.
    fn shown(&self) -> String {
        let program = Path::new(self.command.get_program());
        let program = program.file_stem().unwrap_or(program.as_os_str());
        let settings = self.command.get_envs().filter_map(|(name, value)| {
            let value = value.filter(|_| name != "PATH")?;
            Some(format!("{}={}", name.to_string_lossy(), quoted(value)))
        });
        let words =
            std::iter::once(program).chain(self.command.get_args()).map(|word| quoted(word).into_owned());
        settings.chain(words).collect::<Vec<_>>().join(" ")
    }
}

fn unstartable(shown: &str, error: &std::io::Error) -> Error {
    Error::Failed(format!("`{shown}` could not be started: {error}"))
}

fn quoted(word: &OsStr) -> Cow<'_, str> {
    let text = word.to_string_lossy();
    if text.is_empty() || text.contains(|c: char| c.is_whitespace() || "\"'$`*?;&|<>()".contains(c)) {
        Cow::Owned(format!("'{}'", text.replace('\'', "'\\''")))
    } else {
        text
    }
}

/// A variable of our own environment, empty counting as unset.
pub(crate) fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shown_as_typed() {
        let step = Step::new("/opt/bin/cargo")
            .args(["clippy", "--", "-D", "warnings"])
            .env("RUSTDOCFLAGS", "-D warnings")
            .env("PATH", "/x");
        assert_eq!(step.shown(), "RUSTDOCFLAGS='-D warnings' cargo clippy -- -D warnings");
    }

    #[test]
    fn failure_names_the_program() {
        let Err(error) = Step::new("no-such-program-here").args(["--flag"]).output() else {
            panic!("ran a program that is not there");
        };
        assert!(error.to_string().starts_with("`no-such-program-here --flag` could not be started"));
    }
}
