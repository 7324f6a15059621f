//! `cargo xtask fuzz`: coverage-guided fuzzing of the parsers of what others write.

use std::ffi::OsString;
use std::fs;
use std::time::Instant;

use crate::error::{Attempt as _, Error, Result};
use crate::process::Step;
use crate::repo::Repo;
use crate::timing::Readable;
use crate::tools;

/// What `cargo xtask help fuzz` says; a test keeps it in step with the table.
pub(crate) const DETAILS: &str = "
  TARGET     one of those below (default: all, one after the other)
  --runs N   how many runs of each (default: 10000000)

  fragment      what stands behind the # of an address
  address       addresses of pages as people and filters change them
  stored_notes  the notes that a device has stored
  annotations   files of annotations that a reader imports
  view          the data of a page
  search        the search index, and what is looked for in it
  wordings      files of published wordings, and links to them
  content_file  one file of content by itself
  content       the files of an explainer, and the text of its report
  markup        prose in Markdown
  report        the text of a report, and its fingerprint

A run may take 64 MB of memory and 100 ms of the processor. What is found goes into
fuzz/artifacts/, what is learned into target/fuzz/corpus/. docs/fuzzing.md says more.
Installs cargo-fuzz if it is missing. Needs a C++ compiler, for libFuzzer.";

/// A fuzz target: a function of that name in a module `fuzzing`.
struct Target {
    name: &'static str,
    about: &'static str,
    /// The longest input that is tried, in bytes.
    longest: usize,
}

const TARGETS: [Target; 11] = [
    Target { name: "fragment", about: "what stands behind the # of an address", longest: 80 },
    Target { name: "address", about: "addresses of pages as people and filters change them", longest: 160 },
    Target { name: "stored_notes", about: "the notes that a device has stored", longest: 4096 },
    Target { name: "annotations", about: "files of annotations that a reader imports", longest: 8192 },
    Target { name: "view", about: "the data of a page", longest: 4096 },
    Target { name: "search", about: "the search index, and what is looked for in it", longest: 4096 },
    Target { name: "wordings", about: "files of published wordings, and links to them", longest: 4096 },
    Target { name: "content_file", about: "one file of content by itself", longest: 4096 },
    Target { name: "content", about: "the files of an explainer, and the text of its report", longest: 4096 },
    Target { name: "markup", about: "prose in Markdown", longest: 1024 },
    Target { name: "report", about: "the text of a report, and its fingerprint", longest: 4096 },
];

/// What `cargo xtask fuzz` can be told.
#[derive(Debug, PartialEq, Eq)]
struct Options {
    /// The only target, if one was named.
    target: Option<String>,
    /// How many runs of each target.
    runs: u64,
}

impl Options {
    fn parse(arguments: Vec<OsString>) -> Result<Self> {
        use lexopt::ValueExt as _;
        let mut options = Self { target: None, runs: 10_000_000 };
        let mut parser = lexopt::Parser::from_args(arguments);
        while let Some(argument) = parser.next()? {
            match argument {
                lexopt::Arg::Long("runs") => options.runs = parser.value()?.parse()?,
                lexopt::Arg::Value(name) if options.target.is_none() => {
                    let name = name.string()?;
                    if !TARGETS.iter().any(|target| target.name == name) {
                        return Err(Error::Usage(format!(
                            "no target `{name}`: `cargo xtask help fuzz` lists them"
                        )));
                    }
                    options.target = Some(name);
                }
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(options)
    }
}

/// Runs the target named, or all. All run, whatever is found.
pub(crate) fn fuzz(arguments: Vec<OsString>) -> Result {
    let options = Options::parse(arguments)?;
    let repo = Repo::locate()?;
    let cargo_fuzz = tools::cargo_fuzz(&repo)?;
    let mut failed = Vec::new();
    for target in &TARGETS {
        if options.target.as_ref().is_some_and(|only| only != target.name) {
            continue;
        }
        eprintln!("\n== {}: {} ==", target.name, target.about);
        let start = Instant::now();
        match run(&repo, &cargo_fuzz, target, options.runs) {
            Ok(()) => eprintln!("{} found nothing in {}", target.name, Readable(start.elapsed())),
            Err(error) => {
                eprintln!("{error}");
                failed.push(target.name);
            }
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(Error::Failed(format!("failed: {}", failed.join(", ")))) }
}

fn run(repo: &Repo, cargo_fuzz: &tools::Tool, target: &Target, runs: u64) -> Result {
    let learned = repo.root().join("target/fuzz/corpus").join(target.name);
    fs::create_dir_all(&learned).attempting(|| format!("cannot make {}", learned.display()))?;
    let words = repo.root().join("fuzz/words").join(format!("{}.dict", target.name));
    let words = words.is_file().then(|| format!("-dict={}", words.display()));
    let artifacts = repo.root().join("fuzz/artifacts").join(target.name);
    fs::create_dir_all(&artifacts).attempting(|| format!("cannot make {}", artifacts.display()))?;
    // Our code is safe Rust, in which the address sanitizer has nothing to find; without it, the compiler needs not be a
    // nightly one, and the memory that is measured is that of the code.
    Step::new(&cargo_fuzz.path)
        .args(["fuzz", "build", "--sanitizer", "none", "--target-dir", "fuzz/target", target.name])
        .folder(repo.root())
        .run()?;
    // Not by `cargo fuzz run`: Linux counts the memory that cargo has when it starts a program as that of the program, and
    // cargo takes about as much as the limit.
    let host = tools::rust_host(repo)?;
    Step::new(repo.root().join("fuzz/target").join(host).join("release").join(target.name))
        .args([format!("-artifact_prefix={}/", artifacts.display())])
        // Of the clock, on which a busy machine may let us wait: for runs without an end. The programs themselves measure the
        // time of the processor.
        .args(["-timeout=60", "-rss_limit_mb=64", "-print_final_stats=1"])
        .args([format!("-max_len={}", target.longest), format!("-runs={runs}")])
        .args(words)
        .args([learned, repo.root().join("fuzz/corpus").join(target.name)])
        .folder(repo.root())
        .run()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn options() {
        let words = |line: &str| line.split_whitespace().map(OsString::from).collect();
        let parsed = |line| Options::parse(words(line)).map(|options| (options.target, options.runs));
        assert_eq!(parsed(""), Ok((None, 10_000_000)));
        assert_eq!(parsed("view --runs 5"), Ok((Some("view".into()), 5)));
        for line in ["views", "view search", "--runs", "--runs many", "-x"] {
            assert!(matches!(Options::parse(words(line)), Err(Error::Usage(_))), "{line}");
        }
    }

    #[test]
    fn help_lists_the_table() {
        let table: String =
            TARGETS.iter().map(|target| format!("\n  {:<14}{}", target.name, target.about)).collect();
        assert!(DETAILS.contains(&table));
    }

    #[test]
    fn every_target_has_a_program_and_a_corpus() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz");
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).expect("a manifest");
        assert_eq!(manifest.matches("[[bin]]").count(), TARGETS.len());
        for Target { name, .. } in TARGETS {
            assert!(manifest.contains(&format!("\nname = \"{name}\"\n")), "{name}");
            assert!(folder.join("fuzz_targets").join(format!("{name}.rs")).is_file(), "{name}");
            let mut corpus = fs::read_dir(folder.join("corpus").join(name)).expect("a corpus");
            assert!(corpus.next().is_some(), "{name}");
        }
    }
}
