//! Finds and reads the explainer.

use crate::edit;
use crate::failure::Failure;
use explainer::history;
use explainer::id::PassageId;
use explainer::load::{self, Checked, ComparedWith};
use explainer::model::{Explainer, Subject};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of all explainers.
const CONTENT: &str = "content";

/// Reads and checks the explainer in `folder`. `report` is the text of the report; without it, the file that the explainer
/// names is read.
pub(crate) fn read(folder: &Path, report: Option<&str>) -> Result<Checked, Failure> {
    load::read(folder, report).map_err(Failure::Content)
}

/// Reads and checks the explainers in `folders`, each as [`read`] does. Returns every mistake in all of them.
pub(crate) fn read_all(folders: &[PathBuf], report: Option<&str>) -> Result<Vec<Checked>, Failure> {
    let (mut explainers, mut failures) = (Vec::new(), Vec::new());
    for folder in folders {
        match read(folder, report) {
            Ok(checked) => explainers.push(checked),
            Err(failure) => failures.push(failure),
        }
    }
    if !failures.is_empty() {
        return Err(Failure::Several(failures));
    }
    let together: Vec<_> = folders.iter().map(PathBuf::as_path).zip(&explainers).collect();
    check_together(&together)?;
    Ok(explainers)
}

/// Checks what explainers, each given with its folder, say together. Those with the same id are one explainer in several
/// languages: two of the same language are refused, since their pages, and the notes of their readers, would be in one place; and
/// what has the same id in both must be the same.
pub(crate) fn check_together(explainers: &[(&Path, &Checked)]) -> Result<(), Failure> {
    let mut folders_of: BTreeMap<&str, Vec<&Path>> = BTreeMap::new();
    let mut folder_of: BTreeMap<(&str, &str), &Path> = BTreeMap::new();
    let mut failures = Vec::new();
    for (folder, Checked { explainer, .. }) in explainers {
        let language = explainer.messages().language();
        if let Some(other) = folder_of.insert((&explainer.id, language), folder) {
            return Err(Failure::other(format!(
                "the explainers in {} and {} have the same id, `{}`, and the same language, `{language}`: change `id` in one \
                 explainer.toml, or `lang` if it is the same explainer in another language",
                other.display(),
                folder.display(),
                explainer.id,
            )));
        }
        // With all others: what the first lacks, two others may have.
        let others = folders_of.entry(&explainer.id).or_default();
        let differences = others.iter().filter_map(|other| load::compare_languages(other, folder).err());
        failures.extend(differences.map(Failure::Content));
        others.push(folder);
    }
    if failures.is_empty() { Ok(()) } else { Err(Failure::Several(failures)) }
}

/// Returns the text of the report of the explainer in `folder`: `given`, or else what the file that it names holds. Texts that are
/// not written yet are checked with it.
pub(crate) fn report(folder: &Path, given: Option<&str>) -> Result<Option<String>, Failure> {
    match given {
        Some(given) => Ok(Some(given.into())),
        None => load::named_report(folder).map_err(Failure::Content),
    }
}

/// Reads a text file.
pub(crate) fn read_text(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(Failure::file("read", path))
}

/// Says that quotations were not compared with the report, if they were not.
pub(crate) fn warn_if_unverified(checked: &Checked) {
    if checked.compared_with == ComparedWith::Hashes {
        eprintln!(
            "press: not verified against the report: without its text, words that were changed together with their hash \
             pass; give the text with `--report FILE`, or name its file in explainer.toml (`report_text = \
             \"../report.txt\"`)"
        );
    }
}

/// Writes the explainer's `report.toml`. `report` is the text of the report; without it, the file that the explainer names
/// is read.
pub(crate) fn write_fingerprint(folder: &Path, report: Option<&str>) -> Result<(), Failure> {
    let text = self::report(folder, report)?.ok_or_else(|| {
        Failure::other(
            "give the text of the report with `--report FILE`, or name its file in explainer.toml (`report_text = \
             \"../report.txt\"`)",
        )
    })?;
    edit::replace(folder, &[("report.toml".into(), load::fingerprint(&text))])?;
    println!("wrote {}", folder.join("report.toml").display());
    Ok(())
}

/// Records the wordings of the explainer as published on `date`, by default today.
pub(crate) fn publish(folder: &Path, report: Option<&str>, date: Option<&str>) -> Result<(), Failure> {
    let date = match date {
        Some(date) => date.parse().map_err(|error| {
            Failure::other(format!("`{date}` is no day: write it as 2025-06-25 ({error})"))
        })?,
        None => jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date(),
    };
    let checked = read(folder, report)?;
    let explainer = &checked.explainer;
    if let Some(last) = last_day(explainer).filter(|last| date.to_string() < **last) {
        return Err(Failure::other(format!(
            "{last} is on record: nothing can be published on {date}, before that"
        )));
    }
    let files = load::publish(explainer, date, |name| fs::read_to_string(folder.join(name)).ok())
        .map_err(|error| Failure::other(format!("can't add to the record: {error}")))?;
    if files.is_empty() {
        println!("{}: everything is on record already", folder.display());
        return Ok(());
    }
    edit::replace(folder, &files)?;
    let (count, them) = match files.len() {
        1 => ("1 file".to_string(), "it"),
        count => (format!("{count} files"), "them"),
    };
    println!("wrote {count} in {}: commit {them} with the release", folder.display());
    warn_if_unverified(&checked);
    Ok(())
}

/// Returns the last day on which anything was published.
fn last_day(explainer: &Explainer) -> Option<&String> {
    let wordings = explainer.record.histories.iter().flat_map(|history| &history.wordings);
    wordings.map(|published| &published.day.iso).max()
}

/// Fails if a shown wording is not recorded.
pub(crate) fn check_published(folder: &Path, report: Option<&str>) -> Result<(), Failure> {
    match unrecorded(&read(folder, report)?.explainer) {
        None => {
            println!("everything is on record");
            Ok(())
        }
        Some(list) => Err(Failure::other(list)),
    }
}

/// How many texts a list names: of an explainer that was never published, all of them would be on it.
const LISTED: usize = 10;

/// Returns a message that lists the wordings that are shown but not recorded, or `None` if there are none.
pub(crate) fn unrecorded(explainer: &Explainer) -> Option<String> {
    let subjects = history::unrecorded(explainer);
    if subjects.is_empty() {
        return None;
    }
    let list = subjects.iter().take(LISTED).map(|subject| match subject {
        Subject::Passage(id) => format!("\n  passage {id}"),
        Subject::Note(id) => format!("\n  note {id}"),
    });
    let (count, mut list) = (subjects.len(), list.collect::<String>());
    if let Some(more) = count.checked_sub(LISTED).filter(|more| *more > 0) {
        list.push_str(&format!("\n  and {more} more"));
    }
    let texts = if count == 1 { "text is" } else { "texts are" };
    Some(format!(
        "{count} {texts} shown and not on record; links to their words will not outlive the next edit.{list}\nRun \
                  `cargo run -p press -- publish` before a release, and commit what it writes."
    ))
}

/// Returns the current id of the passage whose current or earlier id is `name`.
pub(crate) fn passage(explainer: &Explainer, name: &str) -> Result<PassageId, Failure> {
    let present = explainer.passages.iter().map(|passage| (&passage.id, &passage.id));
    let former = explainer.former.passages.iter().map(|former| (&former.id, &former.now));
    let found = present.chain(former).find(|(id, _)| id.as_str() == name).map(|(_, now)| now.clone());
    found.ok_or_else(|| {
        let known: Vec<_> = explainer.passages.iter().map(|passage| passage.id.as_str()).collect();
        Failure::other(format!("there is no passage `{name}`; there are: {}", known.join(", ")))
    })
}

/// Returns the folders of the explainers: those that are `given`, or else all in `content`, by name.
pub(crate) fn folders(given: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    if let Some(missing) = given.iter().find(|folder| !folder.is_dir()) {
        return Err(Failure::other(format!(
            "--content {}: there is no such folder; give the one that holds an explainer.toml",
            missing.display()
        )));
    }
    if !given.is_empty() {
        return Ok(given.to_vec());
    }
    folders_in(Path::new(CONTENT))
}

/// Returns the folder of the only explainer.
pub(crate) fn folder(given: &[PathBuf]) -> Result<PathBuf, Failure> {
    let mut folders = folders(given)?;
    match (folders.pop(), folders.is_empty()) {
        (Some(only), true) => Ok(only),
        (last, _) => {
            folders.extend(last);
            let list: String = folders.iter().map(|folder| format!("\n  {}", folder.display())).collect();
            Err(Failure::other(format!(
                "this command is about one explainer, and there are several: choose one with --content{list}"
            )))
        }
    }
}

fn folders_in(content: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(content).map_err(Failure::file("read", content))?;
    let paths = entries.flatten().map(|entry| entry.path());
    let mut folders: Vec<PathBuf> = paths.filter(|path| path.join("explainer.toml").exists()).collect();
    folders.sort();
    if folders.is_empty() {
        let message = format!("no explainer in `{}`: give its folder with --content", content.display());
        return Err(Failure::other(message));
    }
    Ok(folders)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with explainers of these names, each with an `explainer.toml` that is not read.
    fn content(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for name in names {
            fs::create_dir_all(folder.path().join(name)).expect("a folder");
            fs::write(folder.path().join(name).join("explainer.toml"), "").expect("a file");
        }
        folder
    }

    fn explainer(name: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)
    }

    #[test]
    fn all_folders_with_an_explainer_are_found() {
        let folder = content(&["weir", "mill"]);
        fs::create_dir(folder.path().join("notes")).expect("a folder");
        fs::write(folder.path().join("README.md"), "").expect("a file");
        let found = folders_in(folder.path()).expect("folders");
        assert_eq!(found, [folder.path().join("mill"), folder.path().join("weir")]);
        assert!(folders_in(content(&[]).path()).is_err());
    }

    #[test]
    fn a_command_about_one_explainer_lists_several() {
        let folder = content(&["weir", "mill"]);
        let both = [folder.path().join("mill"), folder.path().join("weir")];
        assert_eq!(super::folder(&both[..1]).expect("a folder"), both[0]);
        let message = super::folder(&both).expect_err("two folders").to_string();
        assert!(message.contains("choose one with --content"), "{message}");
        assert!(both.iter().all(|path| message.contains(&*path.to_string_lossy())), "{message}");
    }

    #[test]
    fn a_folder_that_is_missing_is_named() {
        let message = folders(&[PathBuf::from("no/such/folder")]).expect_err("no folder").to_string();
        assert!(message.contains("--content no/such/folder: there is no such folder"), "{message}");
    }

    #[test]
    fn no_two_explainers_have_the_same_id_and_language() {
        let one = explainer("tests/explainers/lower-marl");
        let message = read_all(&[one.clone(), one], None).expect_err("the same twice").to_string();
        assert!(message.contains("have the same id, `lower-marl`, and the same language, `en`"), "{message}");
    }

    #[test]
    fn an_explainer_may_be_there_in_two_languages_if_both_quote_the_same() {
        let both = ["lower-marl", "lower-marl-uk"].map(|name| explainer(&format!("tests/explainers/{name}")));
        assert_eq!(read_all(&both, None).expect("no mistake").len(), 2);
        let copy = tempfile::tempdir().expect("a folder");
        let to = copy.path().join("passages");
        fs::create_dir(&to).expect("a folder");
        for (from, to) in [(both[1].clone(), copy.path()), (both[1].join("passages"), &to)] {
            let files = fs::read_dir(from).expect("a folder").flatten().map(|entry| entry.path());
            for file in files.filter(|path| path.is_file()) {
                fs::copy(&file, to.join(file.file_name().expect("a name"))).expect("a copy");
            }
        }
        let report = copy.path().join("report.toml");
        let text = fs::read_to_string(&report).expect("a file").replacen("sha256 = \"", "sha256 = \"0", 1);
        fs::write(&report, text).expect("a file");
        let folders = [both[0].clone(), copy.path().to_path_buf()];
        let message = read_all(&folders, None).expect_err("another report").to_string();
        assert!(message.contains("not the report that the explainer annotates"), "{message}");
    }

    #[test]
    fn the_mistakes_of_all_explainers_are_found() {
        let folder = content(&["weir", "mill"]);
        let both = folders_in(folder.path()).expect("folders");
        let message = read_all(&both, None).expect_err("empty files").to_string();
        for name in ["mill", "weir"] {
            assert!(message.contains(&format!("{name}/voices.toml")), "{message}");
        }
    }
}
