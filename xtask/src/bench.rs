//! `cargo xtask bench`: crates/anchoring beside other libraries. What is compared, and how, is written in `bench/`.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::error::{Attempt as _, Error, Result};
use crate::process::Step;
use crate::repo::Repo;
use crate::tools::{self, Node};

/// What `cargo xtask bench` can be told.
#[derive(Debug, Default, PartialEq, Eq)]
struct Options {
    list_misses: bool,
}

impl Options {
    fn parse(arguments: Vec<OsString>) -> Result<Self> {
        let mut options = Self::default();
        let mut parser = lexopt::Parser::from_args(arguments);
        while let Some(argument) = parser.next()? {
            match argument {
                lexopt::Arg::Long("list-misses") => options.list_misses = true,
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(options)
    }
}

/// Builds ours for this machine and for WASM, and lets the comparison run.
pub(crate) fn bench(arguments: Vec<OsString>) -> Result {
    let options = Options::parse(arguments)?;
    let repo = Repo::locate()?;
    let Node { node, .. } = Node::ensure()?;
    let folder = repo.root().join("bench");
    tools::node_packages_in(&repo, &folder)?;
    let target = repo.target();
    let scratch = target.join("bench");
    let module = wasm(&repo, &folder, &target, &scratch)?;
    repo.cargo(["build", "--release", "--locked", "--package", "anchoring", "--example", "bench"])
        .args([Path::new("--target-dir"), &target])
        .run()?;
    let native =
        target.join("release").join("examples").join("bench").with_extension(std::env::consts::EXE_EXTENSION);
    Step::new(&node.path).args(["--test", "--test-reporter=dot", "bench.test.mjs"]).folder(&folder).run()?;
    let mut run = Step::new(&node.path)
        .args(["run.mjs", "--native"])
        .args([native.as_path(), Path::new("--wasm"), &module])
        .args([Path::new("--cases"), &scratch.join("cases.json")])
        .folder(&folder);
    if options.list_misses {
        run = run.args(["--list-misses"]);
    }
    run.run().map_err(|error| Error::Failed(format!("{error}: the comparison says which aims were missed")))
}

/// Makes the module that Node.js loads, and says where it is.
fn wasm(repo: &Repo, folder: &Path, target: &Path, scratch: &Path) -> Result<PathBuf> {
    tools::wasm_target(repo)?;
    let wasm_bindgen = tools::wasm_bindgen(repo)?;
    let manifest = folder.join("wasm").join("Cargo.toml");
    repo.cargo(["build", "--release", "--locked", "--target", "wasm32-unknown-unknown"])
        .args([Path::new("--manifest-path"), &manifest, Path::new("--target-dir"), target])
        .run()?;
    let built = target.join("wasm32-unknown-unknown").join("release").join("anchoring_bench.wasm");
    let into = scratch.join("wasm");
    Step::new(wasm_bindgen)
        .args(["--target", "nodejs", "--no-typescript", "--out-dir"])
        .args([&into, &built])
        .folder(repo.root())
        .run()?;
    // What wasm-bindgen writes for Node.js is CommonJS, whatever the package.json of a folder above says.
    let manifest = into.join("package.json");
    std::fs::write(&manifest, "{ \"type\": \"commonjs\" }\n")
        .attempting(|| format!("cannot write {}", manifest.display()))?;
    Ok(into.join("anchoring_bench.js"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options() {
        assert_eq!(Options::parse(vec![]), Ok(Options { list_misses: false }));
        assert_eq!(Options::parse(vec!["--list-misses".into()]), Ok(Options { list_misses: true }));
        assert!(matches!(Options::parse(vec!["--list".into()]), Err(Error::Usage(_))));
    }

    /// The module goes through the wasm-bindgen that the site is built with.
    #[test]
    fn one_wasm_bindgen_for_site_and_benchmark() {
        let repo = Repo::locate().expect("the checkout of this test");
        let lock = std::fs::read_to_string(repo.root().join("bench/wasm/Cargo.lock")).expect("a lock");
        let version = repo.locked_version("wasm-bindgen").expect("one version");
        assert!(lock.contains(&format!("name = \"wasm-bindgen\"\nversion = \"{version}\"")));
    }
}
