//! `cargo xtask shots`: pictures of every kind of page, for whoever changes a style next.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::error::Result;
use crate::process::Step;
use crate::repo::Repo;
use crate::site;
use crate::tools::{self, Node};

/// What `cargo xtask shots` can be told.
#[derive(Debug, Default, PartialEq, Eq)]
struct Options {
    /// Where the pictures go, if said.
    out: Option<PathBuf>,
}

impl Options {
    fn parse(arguments: Vec<OsString>) -> Result<Self> {
        let mut options = Self::default();
        let mut parser = lexopt::Parser::from_args(arguments);
        while let Some(argument) = parser.next()? {
            match argument {
                lexopt::Arg::Long("out") => options.out = Some(parser.value()?.into()),
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(options)
    }
}

/// Takes the pictures of the site in `dist/`, as it is.
pub(crate) fn shots(arguments: Vec<OsString>) -> Result {
    let Options { out } = Options::parse(arguments)?;
    let repo = Repo::locate()?;
    site::ensure_built(&repo.root().join("dist"), "cargo xtask build")?;
    let Node { node, .. } = Node::ensure()?;
    tools::node_packages(&repo)?;
    let browser = tools::CHROMIUM.ensure()?;
    // A relative path means what it does to whoever gave it.
    let out = match out {
        Some(out) => std::env::current_dir().map(|here| here.join(&out)).unwrap_or(out),
        None => repo.root().join("target").join("shots"),
    };
    Step::new(node.path)
        .args([repo.root().join("tests").join("browser").join("shots.mjs"), out])
        .env("CHROME", browser.path)
        .folder(repo.root())
        .run()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    #[test]
    fn options() {
        assert_eq!(Options::parse(vec![]), Ok(Options { out: None }));
        assert_eq!(
            Options::parse(vec!["--out".into(), "x".into()]),
            Ok(Options { out: Some(PathBuf::from("x")) })
        );
        assert!(matches!(Options::parse(vec!["--out".into()]), Err(Error::Usage(_))));
        assert!(matches!(Options::parse(vec!["x".into()]), Err(Error::Usage(_))));
    }
}
