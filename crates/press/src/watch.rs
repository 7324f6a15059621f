//! Prints explainers again while they are edited, for `press serve --watch`.
//!
//! Changes are found by looking at the files, not by the system's notices of changes: an explainer has a few hundred small
//! files; every kind of disk has them, one shared with a container or another machine too; and what editors do on the way, such
//! as swapping files or writing copies of their own, leaves nothing to tell apart. A change counts once it has stood still
//! for [`INTERVAL`].
//!
//! Every print goes into a new folder. So a request is answered from one print alone.

use crate::card::Cache;
use crate::content;
use crate::failure::Failure;
use crate::layout::Layout;
use crate::offline::{self, Offline};
use crate::print::{Press, Printed};
use crate::template::Site;
use explainer::asset_paths;
use explainer::load::{Checked, is_of_system};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant, SystemTime};
use tempfile::TempDir;

/// How often files are looked at.
const INTERVAL: Duration = Duration::from_millis(100);

/// The endings of the program's files. Styles and fonts are printed.
const PROGRAM_FILES: [&str; 3] = ["js", "svg", "wasm"];

/// What is printed, and from what.
pub(crate) struct Watched {
    /// The folders of the explainers.
    pub(crate) folders: Vec<PathBuf>,
    /// The folder of the built site, where the programs are.
    pub(crate) programs: PathBuf,
    /// Trunk's `index.html`.
    pub(crate) frame: PathBuf,
    /// The site's base path.
    pub(crate) base: String,
    /// Drawn cards.
    pub(crate) cache: Cache,
}

/// The state of the content after a change.
pub(crate) struct Change {
    /// The site, if it could be printed.
    pub(crate) site: Option<TempDir>,
    /// What is wrong; `None` if there are no mistakes.
    pub(crate) mistakes: Option<String>,
}

/// The files of an explainer that editors write, with their sizes and times of change.
type Snapshot = BTreeMap<PathBuf, (u64, Option<SystemTime>)>;

/// An explainer that is being edited.
struct Draft {
    folder: PathBuf,
    /// Its files as they were last read.
    read: Snapshot,
    /// What they held when they last had no mistakes.
    checked: Option<Checked>,
    /// What was made of it.
    printed: Option<Printed>,
    /// Whether it has changed since that was made.
    is_stale: bool,
    /// Why it can't be read now.
    mistakes: Option<String>,
    /// Why what was read can't be printed.
    unprinted: Option<String>,
}

/// The explainers that are being edited.
pub(crate) struct Drafts {
    drafts: Vec<Draft>,
    frame: String,
    programs: PathBuf,
    site: Site,
    cache: Cache,
}

impl Drafts {
    /// Prints the site for the first time. Fails if there is a mistake.
    pub(crate) fn print(watched: Watched) -> Result<(Self, TempDir), Failure> {
        let Watched { folders, programs, frame, base, cache } = watched;
        let drafts = folders.into_iter().map(|folder| Draft {
            folder,
            read: Snapshot::new(),
            checked: None,
            printed: None,
            is_stale: true,
            mistakes: None,
            unprinted: None,
        });
        let mut drafts = Self {
            drafts: drafts.collect(),
            frame: content::read_text(&frame)?,
            programs,
            site: Site::new(&base, None)?,
            cache,
        };
        match drafts.update() {
            Change { site: Some(site), mistakes: None } => Ok((drafts, site)),
            Change { mistakes, .. } => Err(Failure::other(mistakes.unwrap_or_default())),
        }
    }

    /// Watches the explainers, and tells of every change once the files stand still. Never returns.
    pub(crate) fn watch(mut self, tell: impl Fn(Change)) {
        let mut seen: Vec<_> = self.drafts.iter().map(|draft| draft.read.clone()).collect();
        loop {
            thread::sleep(INTERVAL);
            let now: Vec<_> = self.drafts.iter().map(|draft| snapshot(&draft.folder)).collect();
            let stands_still = now == seen;
            let is_read = self.drafts.iter().map(|draft| &draft.read).eq(&now);
            seen = now;
            if stands_still && !is_read {
                let start = Instant::now();
                let change = self.update();
                match &change.mistakes {
                    Some(mistakes) => eprintln!("{mistakes}"),
                    None => eprintln!("press: printed again in {} ms", start.elapsed().as_millis()),
                }
                tell(change);
            }
        }
    }

    /// Reads and prints the explainers that have changed.
    fn update(&mut self) -> Change {
        match self.try_update() {
            Ok(site) => {
                let all: Vec<_> = self
                    .drafts
                    .iter()
                    .flat_map(|draft| [&draft.mistakes, &draft.unprinted])
                    .flatten()
                    .collect();
                Change {
                    site,
                    mistakes: (!all.is_empty())
                        .then(|| all.into_iter().cloned().collect::<Vec<_>>().join("\n")),
                }
            }
            Err(failure) => Change { site: None, mistakes: Some(failure.to_string()) },
        }
    }

    fn try_update(&mut self) -> Result<Option<TempDir>, Failure> {
        for draft in &mut self.drafts {
            let now = snapshot(&draft.folder);
            if now == draft.read {
                continue;
            }
            draft.read = now;
            match content::read(&draft.folder, None) {
                Ok(checked) => {
                    (draft.checked, draft.mistakes, draft.is_stale) = (Some(checked), None, true);
                }
                Err(failure) => draft.mistakes = Some(failure.to_string()),
            }
        }
        let all: Option<Vec<_>> = self.drafts.iter().map(|draft| draft.checked.as_ref()).collect();
        let Some(all) = all else { return Ok(None) };
        let folders = self.drafts.iter().map(|draft| draft.folder.as_path());
        content::check_together(&folders.zip(all.iter().copied()).collect::<Vec<_>>())?;
        let layout = Layout::of_checked(&all, &self.site);
        let press = Press::new(&self.frame, &self.site, Offline::Without, &self.cache, &self.programs)?;
        // Pages name those of other languages, and have another address if an explainer comes to be one of several languages.
        let is_to_be_printed = |index: usize| {
            let is_elsewhere = self.drafts[index]
                .printed
                .as_ref()
                .is_none_or(|printed| printed.place != layout.places[index]);
            is_elsewhere || layout.languages(index).iter().any(|other| self.drafts[*other].is_stale)
        };
        let mut news = Vec::new();
        let mut mistakes = Vec::new();
        for index in (0..all.len()).filter(|index| is_to_be_printed(*index)) {
            match press.explainer(&all, &layout, index) {
                Ok(printed) => news.push((index, printed)),
                Err(failure) => mistakes.push((index, failure.to_string())),
            }
        }
        let is_new = !news.is_empty();
        for (index, printed) in news {
            let draft = &mut self.drafts[index];
            (draft.printed, draft.is_stale, draft.unprinted) = (Some(printed), false, None);
        }
        for (index, text) in mistakes {
            let draft = &mut self.drafts[index];
            // Another language may mend it: it is tried again with the next change.
            (draft.unprinted, draft.is_stale) = (Some(text), true);
        }
        let printed: Option<Vec<_>> = self.drafts.iter().map(|draft| draft.printed.as_ref()).collect();
        let Some(printed) = printed.filter(|_| is_new) else { return Ok(None) };
        let into = tempfile::Builder::new()
            .prefix("sidelines-")
            .tempdir()
            .map_err(|error| Failure::other(format!("can't make a folder for the site: {error}")))?;
        copy_programs(&self.programs, into.path())?;
        press.write(&printed, &layout, into.path())?;
        offline::write(into.path(), Offline::Without)?;
        Ok(Some(into))
    }
}

/// Returns the files of an explainer. What can't be read is left out: reading the explainer says why.
fn snapshot(folder: &Path) -> Snapshot {
    let mut files = Snapshot::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            // Through links, as the content is read.
            let Ok(about) = fs::metadata(&path) else { continue };
            if is_of_system(&path) {
                continue;
            } else if about.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "toml") {
                files.insert(path, (about.len(), about.modified().ok()));
            }
        }
    }
    files
}

fn copy_programs(from: &Path, into: &Path) -> Result<(), Failure> {
    for entry in fs::read_dir(from).map_err(Failure::file("read", from))?.flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        let is_program =
            path.extension().is_some_and(|ending| PROGRAM_FILES.iter().any(|known| ending == *known));
        if name == asset_paths::LICENCES || (is_program && name != offline::WORKER) {
            fs::copy(&path, into.join(name)).map_err(Failure::file("copy", &path))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_content_is_seen_and_what_editors_leave_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        fs::create_dir(path("passages")).expect("a folder");
        fs::write(path("passages/vow.toml"), "a").expect("a file");
        let first = snapshot(folder.path());
        assert_eq!(first.len(), 1);
        for name in [
            ".vow.toml.swp",
            "passages/.#vow.toml",
            "passages/vow.toml~",
            "passages/#vow.toml#",
            "4913",
            "a.md",
        ] {
            fs::write(path(name), "b").expect("a file");
            assert_eq!(snapshot(folder.path()), first, "{name}");
        }
        fs::write(path("passages/vow.toml"), "bc").expect("a file");
        let second = snapshot(folder.path());
        assert_ne!(second, first);
        fs::write(path("passages/oath.toml"), "a").expect("a file");
        assert_ne!(snapshot(folder.path()), second);
        fs::remove_file(path("passages/oath.toml")).expect("no file");
        assert_eq!(snapshot(folder.path()), second);
    }

    const FRAME: &str =
        "<html lang=\"en\"><head><!--press:head--></head><body><!--press:page--></body></html>";

    /// Copies of the invented explainer as drafts, and the folder that holds them.
    fn drafts() -> (TempDir, Drafts, TempDir) {
        let place = tempfile::tempdir().expect("a folder");
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/explainers/lower-marl");
        let folders = ["one", "other"].map(|name| {
            copy(&from, &place.path().join(name));
            place.path().join(name)
        });
        edit(&folders[1].join("explainer.toml"), "id = \"lower-marl\"", "id = \"upper-marl\"");
        let programs = place.path().join("dist");
        fs::create_dir(&programs).expect("a folder");
        fs::write(programs.join("a.js"), "x").expect("a program");
        fs::write(place.path().join("frame.html"), FRAME).expect("a frame");
        let watched = Watched {
            folders: folders.to_vec(),
            programs,
            frame: place.path().join("frame.html"),
            base: "/".into(),
            cache: Cache::new(Some(place.path().join("cards"))),
        };
        let (drafts, site) = Drafts::print(watched).expect("a site");
        (place, drafts, site)
    }

    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).expect("a folder");
        for entry in fs::read_dir(from).expect("a folder").flatten() {
            let to = to.join(entry.file_name());
            if entry.path().is_dir() {
                copy(&entry.path(), &to);
            } else {
                fs::copy(entry.path(), to).expect("a copy");
            }
        }
    }

    fn edit(file: &Path, from: &str, to: &str) {
        let text = fs::read_to_string(file).expect("a file");
        assert!(text.contains(from), "{from} in {text}");
        fs::write(file, text.replacen(from, to, 1)).expect("a file");
    }

    #[test]
    fn a_change_is_printed_and_a_mistake_leaves_what_was_printed() {
        let (place, mut drafts, site) = drafts();
        let page = |site: &TempDir, id: &str| {
            fs::read_to_string(site.path().join(id).join("index.html")).expect("a page")
        };
        for file in ["index.html", "404.html", "a.js", "sw.js", "lower-marl/index.html", "upper-marl/p"] {
            assert!(site.path().join(file).exists(), "{file}");
        }
        let is_unchanged = drafts.update();
        assert!(is_unchanged.site.is_none() && is_unchanged.mistakes.is_none());

        let file = place.path().join("other/explainer.toml");
        let title = fs::read_to_string(&file).expect("a file");
        let title = title.lines().find(|line| line.starts_with("title = ")).expect("a title").to_string();
        edit(&file, &title, "title = \"Another name\"");
        let change = drafts.update();
        let second = change.site.expect("a site");
        assert!(page(&second, "upper-marl").contains("Another name"));
        assert!(!page(&second, "lower-marl").contains("Another name"));
        assert!(!page(&site, "upper-marl").contains("Another name"), "the first print is as it was");

        edit(&file, "title = \"Another name\"", "titel = \"Another name\"");
        let change = drafts.update();
        let mistakes = change.mistakes.expect("a mistake");
        assert!(change.site.is_none());
        assert!(mistakes.contains("other/explainer.toml:") && mistakes.contains("help"), "{mistakes}");

        edit(&file, "titel", "title");
        let change = drafts.update();
        assert!(change.mistakes.is_none() && change.site.is_some());

        edit(&file, "id = \"upper-marl\"", "id = \"lower-marl\"");
        let change = drafts.update();
        assert!(change.site.is_none());
        assert!(change.mistakes.is_some_and(|text| text.contains("have the same id, `lower-marl`")));
    }
}
