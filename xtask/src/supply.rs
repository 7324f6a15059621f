//! The checks of what is used of others: crates and npm packages.
//!
//! Whether something has a known fault is asked of databases elsewhere. First they are reached, then asked: a fault that
//! they know and a database that does not answer are told apart.

use std::path::Path;

use crate::error::{Error, Result};
use crate::process::Step;
use crate::repo::Repo;
use crate::tools::{self, Node};

/// The folders with a package-lock.json, from the root of the checkout.
const NPM_FOLDERS: [&str; 3] = [".", "tests/bench", "tests/lighthouse"];

/// Licences, sources and versions of all crates, as `deny.toml` allows them.
pub(crate) fn crates(repo: &Repo) -> Result {
    deny(repo)?.args(["check", "--deny", "warnings", "licenses", "bans", "sources"]).run()
}

/// Advisories on all crates, but for those that `deny.toml` gives a reason to ignore.
pub(crate) fn advisories(repo: &Repo) -> Result {
    deny(repo)?
        .args(["fetch", "db"])
        .run()
        .map_err(|_| Error::Unreachable("advisory database not reachable".to_owned()))?;
    deny(repo)?.args(["check", "--deny", "warnings", "advisories"]).run()
}

fn deny(repo: &Repo) -> Result<Step> {
    let deny = tools::cargo_deny(repo)?;
    Ok(Step::new(deny.path).args(["--workspace", "--all-features", "--locked"]).folder(repo.root()))
}

/// Advisories on all npm packages, as the lock files name them.
pub(crate) fn audit(repo: &Repo) -> Result {
    let Node { npm, .. } = Node::ensure()?;
    NPM_FOLDERS.into_iter().try_for_each(|folder| audit_in(&npm.path, &repo.root().join(folder), folder))
}

fn audit_in(npm: &Path, folder: &Path, shown: &str) -> Result {
    let audit =
        |options: &[&str]| Step::new(npm).args(["audit", "--package-lock-only"]).args(options).folder(folder);
    let (succeeded, report) = audit(&["--json"]).verdict()?;
    match Audit::of(succeeded, &report) {
        Audit::Clean => Ok(()),
        // Again, for people.
        Audit::Faults => audit(&[]).run().and(Err(Error::Failed(format!("npm audit of {shown} failed")))),
        Audit::NoAnswer => Err(Error::Unreachable("npm's audit not reachable".to_owned())),
    }
}

/// What `npm audit --json` found out.
#[derive(Debug, PartialEq, Eq)]
enum Audit {
    Clean,
    Faults,
    NoAnswer,
}

impl Audit {
    /// npm fails in the same way whether it found faults or no registry that knows any. Only a report has a version.
    fn of(succeeded: bool, report: &str) -> Self {
        match (report.contains("\"auditReportVersion\""), succeeded) {
            (true, true) => Self::Clean,
            (true, false) => Self::Faults,
            (false, _) => Self::NoAnswer,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_report_says_that_there_are_no_faults() {
        let report = "{\n  \"auditReportVersion\": 2,\n  \"vulnerabilities\": {}\n}";
        let refusal = "{\n  \"message\": \"405 Method Not Allowed\",\n  \"statusCode\": 405\n}";
        assert_eq!(Audit::of(true, report), Audit::Clean);
        assert_eq!(Audit::of(false, report), Audit::Faults);
        assert_eq!(Audit::of(false, refusal), Audit::NoAnswer);
        assert_eq!(Audit::of(true, refusal), Audit::NoAnswer);
        assert_eq!(Audit::of(true, ""), Audit::NoAnswer);
    }

    #[test]
    fn every_lock_file_of_npm_is_audited() {
        let repo = Repo::locate().expect("the checkout of this test");
        let listed = Step::new("git").args(["ls-files", "*package-lock.json"]).folder(repo.root());
        let listed = listed.output().expect("the files of the checkout");
        let folders: Vec<_> = listed
            .lines()
            .map(|path| path.trim_end_matches("package-lock.json").trim_end_matches('/'))
            .map(|folder| if folder.is_empty() { "." } else { folder })
            .collect();
        assert_eq!(folders, NPM_FOLDERS);
    }
}
