//! The end of a build, which Trunk calls once it has compiled the program: the files of the program, then the pages.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Attempt as _, Error, Result};
use crate::files::remove_folder;
use crate::process::{Step, variable};
use crate::repo::Repo;
use crate::site::content_flags;
use crate::tools::SiteTools;

/// What cargo calls the program, in the folder that it compiles into: the profile is Trunk.toml's.
const PROGRAM: &str = "wasm32-unknown-unknown/wasm-release/sidelines.wasm";

/// The file with the licences of what the programs are made of.
pub(crate) const LICENCES: &str = "licences.txt";

/// `cargo xtask assemble`.
pub(crate) fn assemble(arguments: Vec<OsString>) -> Result {
    if let Some(argument) = arguments.first() {
        let argument = argument.to_string_lossy();
        return Err(Error::Usage(format!("`assemble` takes no arguments, not {argument}")));
    }
    let folder = variable("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or_else(|| Error::Usage("Trunk calls `assemble`: it takes TRUNK_STAGING_DIR".to_owned()))?;
    let repo = Repo::locate()?;
    let tools = SiteTools::ensure(&repo)?;
    split(&repo, &tools, &folder)?;
    script(&repo, &tools, "notices.mjs", &[&folder.join(LICENCES)]).run()?;
    repo.press().args(content_flags(&[])).args(["print"]).run()?;
    script(&repo, &tools, "minify.mjs", &[&folder]).run()?;
    // Last, since it makes a list of all files with their hashes.
    repo.press().args(["offline"]).run()
}

/// Splits the late programs off the program that Trunk had compiled, and puts all of it in place of what Trunk made.
fn split(repo: &Repo, tools: &SiteTools, folder: &Path) -> Result {
    let made = repo.target().join("split");
    remove_folder(&made)?;
    fs::create_dir_all(&made).attempting(|| format!("cannot make {}", made.display()))?;
    repo.cargo(["run", "--quiet", "--package", "splitter", "--"])
        .args([&repo.target().join(PROGRAM), &made])
        .args(["sidelines"])
        .run()?;
    Step::new(tools.wasm_bindgen())
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir"])
        .args([made.join("bound"), made.join("sidelines.wasm")])
        .run()?;
    // Binaryen warns of every part whose names have labels among them, which it does not read.
    script(repo, tools, "bundle.mjs", &[&made, folder, &tools.wasm_opt.path]).run_quietly()
}

fn script(repo: &Repo, tools: &SiteTools, name: &str, arguments: &[&Path]) -> Step {
    Step::new(&tools.node.path).args([repo.root().join("xtask").join(name)]).args(arguments)
}
