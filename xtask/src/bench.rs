//! `cargo xtask bench`: how quick the site is beside a reveal.js deck with the same passages and notes.
//!
//! What it finds are figures, not checks: they depend on the machine, so only an error makes it fail.

use std::ffi::OsString;

use crate::error::{Error, Result};
use crate::process::Step;
use crate::repo::Repo;
use crate::site;
use crate::tools::{self, Node};

/// What `cargo xtask help bench` says; a test keeps its numbers in step with the options.
pub(crate) const DETAILS: &str = "
  --runs N   how often each is measured, by turns, from 1 to 100 (default: 7)

Measures the site in dist/ in one browser and from one server with a deck that is made of its
data/explainer.json, and prints a table: first paint and the first press of a key that works, on
a slow phone over slow 4G; the time from a press to the painted step; and what was transferred.
A run takes half a minute to a minute. docs/benchmarks.md says how it is done, and what came of it.

  CHROME     the browser";

/// How often each is measured if nobody says.
const DEFAULT_RUNS: u8 = 7;
/// How often each can be measured: more takes hours and tells no more.
const MOST_RUNS: u8 = 100;

/// What `cargo xtask bench` can be told.
#[derive(Debug, PartialEq, Eq)]
struct Options {
    /// How often each is measured.
    runs: u8,
}

impl Options {
    fn parse(arguments: Vec<OsString>) -> Result<Self> {
        use lexopt::ValueExt as _;
        let mut options = Self { runs: DEFAULT_RUNS };
        let mut parser = lexopt::Parser::from_args(arguments);
        while let Some(argument) = parser.next()? {
            match argument {
                lexopt::Arg::Long("runs") => options.runs = runs(&parser.value()?.string()?)?,
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(options)
    }
}

fn runs(text: &str) -> Result<u8> {
    text.parse()
        .ok()
        .filter(|runs| (1..=MOST_RUNS).contains(runs))
        .ok_or_else(|| Error::Usage(format!("--runs {text}: not a number from 1 to {MOST_RUNS}")))
}

/// Measures the site in `dist/`, as it is.
pub(crate) fn bench(arguments: Vec<OsString>) -> Result {
    let Options { runs } = Options::parse(arguments)?;
    let repo = Repo::locate()?;
    site::ensure_built(&repo.root().join("dist"), "cargo xtask build")?;
    let Node { node, .. } = Node::ensure()?;
    tools::node_packages(&repo)?;
    let folder = repo.root().join("tests").join("bench");
    tools::node_packages_in(&repo, &folder)?;
    let browser = tools::CHROMIUM.ensure()?;
    // A build beside it would change the figures, and so would a second run.
    let _alone = repo.lock()?;
    Step::new(node.path)
        .args([folder.join("bench.mjs")])
        .args([runs.to_string()])
        .args([repo.root().join("target").join("deck")])
        .env("CHROME", browser.path)
        // What is slowed down, and how keys are pressed, only Chromium's driver can do.
        .without_env("BROWSER")
        .folder(repo.root())
        .run()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<u8> {
        Options::parse(line.split_whitespace().map(OsString::from).collect()).map(|options| options.runs)
    }

    #[test]
    fn options() {
        assert_eq!(parsed(""), Ok(DEFAULT_RUNS));
        assert_eq!(parsed("--runs 1"), Ok(1));
        assert_eq!(parsed("--runs=100"), Ok(MOST_RUNS));
        for line in ["--runs", "--runs 1 2", "--run 3", "3", "-x"] {
            assert!(matches!(parsed(line), Err(Error::Usage(_))), "{line}");
        }
    }

    #[test]
    fn a_bad_number_of_runs_is_named() {
        for number in ["0", "101", "-1", "1.5", "many", "99999999999"] {
            let message = format!("--runs {number}: not a number from 1 to 100");
            assert_eq!(parsed(&format!("--runs={number}")), Err(Error::Usage(message)));
        }
    }

    #[test]
    fn help_says_the_numbers() {
        assert!(DETAILS.contains(&format!("from 1 to {MOST_RUNS} (default: {DEFAULT_RUNS})")));
    }
}
