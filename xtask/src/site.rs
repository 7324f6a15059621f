//! Building and serving the site.

use std::borrow::Cow;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::files::{remove_folder, rename};
use crate::options;
use crate::process::{Step, variable};
use crate::repo::Repo;
use crate::tools::SiteTools;

/// The variable in which the printing of pages finds the address of the site.
pub(crate) const ADDRESS: &str = "SIDELINES_ADDRESS";
/// The variable that tells the printing of pages that they are not kept for reading offline.
pub(crate) const WITHOUT_OFFLINE: &str = "SIDELINES_WITHOUT_OFFLINE";
/// The variable that names the folders of the explainers, separated as in PATH.
pub(crate) const CONTENT: &str = "SIDELINES_CONTENT";
/// The variable that names the file in which printing leaves Trunk's `index.html`, for printing again.
const FRAME: &str = "SIDELINES_TEMPLATE";

/// `cargo xtask build`.
pub(crate) fn build(arguments: Vec<OsString>) -> Result {
    let options = options::Build::parse(arguments)?;
    let repo = Repo::locate()?;
    build_into(&repo, &repo.root().join("dist"), &options)?;
    if options.site_address.is_none() && variable(ADDRESS).is_none() {
        eprintln!(
            "warning: links to this site will be shown without a picture, since its address is not known: give it \
             with --site-address"
        );
    }
    Ok(())
}

/// `cargo xtask serve`.
pub(crate) fn serve(arguments: Vec<OsString>) -> Result {
    let options::Serve { port, public_url, build, content } = options::Serve::parse(arguments)?;
    let repo = Repo::locate()?;
    let site = repo.root().join("dist");
    let port = port.to_string();
    let serve = repo.press().args(["serve", "--dir", "dist", "--base", &public_url, "--port", &port]);
    if !build {
        ensure_built(&site, "cargo xtask build")?;
        return serve.take_over();
    }
    let flags = content_flags(&content);
    build_into(&repo, &site, &options::Build { content, ..options::Build::at(&public_url) })?;
    // Only what was just built is watched: pages are printed for the programs that they were compiled with.
    serve.args(flags).args([Path::new("--watch"), &frame(&repo, &site)]).take_over()
}

/// Fails if there is no site in a folder, saying what makes one.
pub(crate) fn ensure_built(site: &Path, command: &str) -> Result {
    if site.join("index.html").is_file() {
        Ok(())
    } else {
        Err(Error::Failed(format!("there is no site in {}: `{command}` makes it", site.display())))
    }
}

/// Builds the site into a folder, replacing what is there once the new one is complete.
pub(crate) fn build_into(repo: &Repo, site: &Path, options: &options::Build) -> Result {
    let tools = SiteTools::ensure(repo)?;
    let _alone = repo.lock()?;
    let place = Place::new(site);
    place.prepare()?;
    // Mistakes in the content are found in seconds: nobody should wait for a program to be compiled to hear of them.
    let checked = repo.press().args(content_flags(&options.content)).args(["check"]).run();
    let built = checked.and_then(|()| run_trunk(repo, &tools, &place, options)).and_then(|()| {
        ensure_built(&place.building, "trunk")
            .map_err(|_| Error::Failed("trunk made no index.html".to_owned()))
    });
    match built {
        Ok(()) => {
            place.put_in_place()?;
            eprintln!("the site is in {}", site.display());
            Ok(())
        }
        Err(error) => {
            let _ = fs::remove_dir_all(&place.building);
            let left = if site.exists() { "was left as it was" } else { "was not made" };
            Err(Error::Failed(format!("{error}\nthe site was not built; {} {left}", site.display())))
        }
    }
}

/// The file in which printing the site of a folder leaves Trunk's `index.html`.
pub(crate) fn frame(repo: &Repo, site: &Path) -> PathBuf {
    let name = site.file_name().unwrap_or_default().to_string_lossy();
    repo.target().join(format!("{name}.frame.html"))
}

/// The flags by which press is told which explainers there are: those `given`, or else those that [`CONTENT`] names.
pub(crate) fn content_flags(given: &[PathBuf]) -> Vec<OsString> {
    let named = variable(CONTENT).unwrap_or_default();
    let folders = if given.is_empty() { std::env::split_paths(&named).collect() } else { given.to_vec() };
    folders
        .into_iter()
        .filter(|folder| !folder.as_os_str().is_empty())
        .flat_map(|folder| ["--content".into(), folder.into_os_string()])
        .collect()
}

fn run_trunk(repo: &Repo, tools: &SiteTools, place: &Place, options: &options::Build) -> Result {
    // Trunk runs offline, so that it uses the tools it is given or fails, and so does the cargo it calls.
    repo.cargo(["fetch", "--target", "wasm32-unknown-unknown", "--target", "host-tuple"]).run()?;
    let mut trunk = Step::new(tools.trunk())
        .args(["build", "--release=true", "--offline=true", "--skip-version-check"])
        .args(["--public-url", &options.public_url])
        .args([Path::new("--dist"), &place.building])
        .env("PATH", tools.path()?)
        // The browser tests print later releases of the site with the same program.
        .env(FRAME, frame(repo, &place.site))
        // Where Trunk failed inside itself is of no use here, and buries what went wrong.
        .env("RUST_LIB_BACKTRACE", "0")
        .folder(repo.root());
    if let Some(address) = &options.site_address {
        trunk = trunk.env(ADDRESS, address);
    }
    if !options.content.is_empty() {
        let folders = std::env::join_paths(&options.content)
            .map_err(|error| Error::Usage(format!("--content: {error}")))?;
        trunk = trunk.env(CONTENT, folders);
    }
    if !options.offline {
        trunk = trunk.env(WITHOUT_OFFLINE, "true");
    }
    // Trunk takes the variable for a flag of its own and stumbles over the usual values.
    if variable("NO_COLOR").is_some() {
        trunk = trunk.without_env("NO_COLOR").args(["--color", "never"]);
    }
    trunk.run()
}

/// A folder and its two neighbours while it is being replaced. They lie beside it because renaming works only within
/// one file system.
struct Place {
    site: PathBuf,
    building: PathBuf,
    previous: PathBuf,
}

impl Place {
    fn new(site: &Path) -> Self {
        let mut place = Self { site: site.to_owned(), building: PathBuf::new(), previous: PathBuf::new() };
        place.building = place.beside("building");
        place.previous = place.beside("previous");
        place
    }

    fn beside(&self, state: &str) -> PathBuf {
        self.site.with_file_name(format!(".{}.{state}", self.name()))
    }

    /// The folder's name.
    fn name(&self) -> Cow<'_, str> {
        self.site.file_name().unwrap_or_default().to_string_lossy()
    }

    /// Clears away what an interrupted build left, bringing back the site if that was just being replaced.
    fn prepare(&self) -> Result {
        if !self.site.exists() && self.previous.exists() {
            rename(&self.previous, &self.site)?;
        }
        remove_folder(&self.previous)?;
        remove_folder(&self.building)
    }

    fn put_in_place(&self) -> Result {
        if self.site.exists() {
            rename(&self.site, &self.previous)?;
        }
        if let Err(error) = rename(&self.building, &self.site) {
            let _ = fs::rename(&self.previous, &self.site);
            return Err(error);
        }
        remove_folder(&self.previous)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(folder: &Path, text: &str) {
        fs::create_dir_all(folder).expect("a folder");
        fs::write(folder.join("index.html"), text).expect("a page");
    }

    fn read(folder: &Path) -> String {
        fs::read_to_string(folder.join("index.html")).unwrap_or_default()
    }

    #[test]
    fn a_site_is_replaced_whole() {
        let root = std::env::temp_dir().join(format!("xtask-site-{}", std::process::id()));
        let place = Place::new(&root.join("dist"));
        page(&place.building, "first");
        place.put_in_place().expect("the first site");
        assert_eq!(read(&place.site), "first");

        fs::write(place.site.join("old.html"), "old").expect("a page of the first site");
        page(&place.building, "second");
        place.put_in_place().expect("the second site");
        assert_eq!(read(&place.site), "second");
        assert!(
            !place.site.join("old.html").exists() && !place.previous.exists() && !place.building.exists()
        );

        // As left by a build that was killed between the two renames.
        rename(&place.site, &place.previous).expect("an interrupted replacement");
        page(&place.building, "third");
        place.prepare().expect("a tidy place");
        assert_eq!(read(&place.site), "second");
        assert!(!place.previous.exists() && !place.building.exists());
        fs::remove_dir_all(&root).expect("no trial left behind");
    }
}
