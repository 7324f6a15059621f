//! `cargo xtask test`: every check there is, in one place.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::assemble::LICENCES;
use crate::error::{Attempt as _, Error, Result};
use crate::files::remove_folder;
use crate::process::{Step, variable};
use crate::repo::Repo;
use crate::timing::Readable;
use crate::tools::{self, Browser, Node};
use crate::{options, site, supply};

/// A check: what it is called, what it is about, the check it builds on, and the function that does it.
struct Check {
    name: &'static str,
    about: &'static str,
    after: Option<&'static str>,
    run: fn(&Repo) -> Result,
}

const CHECKS: &[Check] = &[
    Check { name: "fmt", about: "the Rust code is formatted", after: None, run: fmt },
    Check {
        name: "clippy",
        about: "no warnings, in native code and in the browser program",
        after: None,
        run: clippy,
    },
    Check { name: "lint", about: "no complaint of ESLint about the scripts", after: None, run: lint },
    Check {
        name: "crates",
        about: "licences and sources of all crates are allowed, and none stands twice",
        after: None,
        run: supply::crates,
    },
    Check {
        name: "advisories",
        about: "no crate has a known fault (RustSec)",
        after: None,
        run: supply::advisories,
    },
    Check { name: "audit", about: "no npm package has a known fault", after: None, run: supply::audit },
    Check { name: "rustdoc", about: "the documentation has no broken links", after: None, run: rustdoc },
    Check { name: "unit", about: "the tests of the crates", after: None, run: unit },
    Check { name: "content", about: "the content is valid", after: None, run: content },
    Check { name: "site", about: "the site builds, for / and for a path", after: None, run: build_sites },
    Check { name: "browser", about: "the built sites work in Chromium", after: Some("site"), run: browser },
    Check {
        name: "firefox",
        about: "what depends on the engine works in Firefox",
        after: Some("site"),
        run: firefox,
    },
    Check {
        name: "firefox-all",
        about: "the built sites work in Firefox",
        after: Some("site"),
        run: firefox_all,
    },
    Check {
        name: "lighthouse",
        about: "Lighthouse gives 100 for access, practices and search engines",
        after: Some("site"),
        run: lighthouse,
    },
];

/// The checks that run only if they are named. All tests in Firefox take about as long as all other checks together, and its
/// driver lacks much that tests ask of it.
const ON_REQUEST: [&str; 1] = ["firefox-all"];

/// The checks for which no browser is installed unless they are named, and the browser: without it they are skipped.
const IF_INSTALLED: [(&str, &Browser); 1] = [("firefox", &tools::FIREFOX)];

/// What `cargo xtask help test` says; a test keeps it in step with the table.
pub(crate) const DETAILS: &str = "
  fmt         the Rust code is formatted
  clippy      no warnings, in native code and in the browser program
  lint        no complaint of ESLint about the scripts
  crates      licences and sources of all crates are allowed, and none stands twice
  advisories  no crate has a known fault (RustSec)
  audit       no npm package has a known fault
  rustdoc     the documentation has no broken links
  unit        the tests of the crates
  content     the content is valid
  site        the site builds, for / and for a path
  browser     the built sites work in Chromium
  firefox     what depends on the engine works in Firefox
  firefox-all the built sites work in Firefox
  lighthouse  Lighthouse gives 100 for access, practices and search engines

All but firefox-all run unless some are named, whatever fails before, and a summary ends the run.
Where no Firefox is installed, the firefox check is skipped; named, it installs one. The last four
take the sites as the site check left them, in dist/ and target/site-under-path/, and do not run if
that failed. The content check also checks the explainers in tests/explainers/; the site check prints
the second with the same programs into target/second-site/ and target/second-site-under-path/, all as
one site into target/several-explainers/, and the second in two languages into target/two-languages/.
The browser and firefox-all checks run there again the tests of what is shown. The firefox-all check
runs all tests that open pages, the firefox check those of what browsers do in ways of their own; what
only Chromium's driver can do (paper, colours, fingers) is skipped there by name.
Lighthouse looks at one page of each kind, as a phone and as a laptop. Whether search engines may
list it is not asked of 404.html, which has no address of its own and tells them not to.

The advisories check asks RustSec's database and the audit check asks the npm registry. Where one
cannot be reached, nothing is known, and its check fails; with SIDELINES_SKIP_UNREACHABLE it is
skipped instead, which the summary says. What the two find is a failure in any case.

  SIDELINES_REPORT             a file for the report of the content check
  SIDELINES_SKIP_UNREACHABLE   set to anything: skip a check that cannot reach what it asks
  CHROME                       the browser for the browser and lighthouse checks
  FIREFOX                      the browser for the firefox and firefox-all checks";

/// The variable that lets a check be skipped that cannot reach what it asks.
const SKIP_UNREACHABLE: &str = "SIDELINES_SKIP_UNREACHABLE";

/// The explainer's site, built for the root of a host and for a path, as a project's page on a shared host has one.
const SITES: [Site; 2] = [
    Site { folder: "dist", public_url: "/" },
    Site { folder: "target/site-under-path", public_url: "/some/repo/" },
];

/// The sites of the second explainer, printed with the programs of [`SITES`].
const SECOND_SITES: [Site; 2] = [
    Site { folder: "target/second-site", public_url: "/" },
    Site { folder: "target/second-site-under-path", public_url: "/some/repo/" },
];

/// The explainer of [`SITES`], whatever else is in `content/`.
const FIRST_EXPLAINER: &str = "content/the-hague-2025";

/// An explainer in another language, whose report lies where it says.
const UKRAINIAN_EXPLAINER: &str = "tests/explainers/kryvostrilka";

/// All explainers as one site, the second in both of its languages, for the root of a host.
const SEVERAL_EXPLAINERS: Site = Site { folder: "target/several-explainers", public_url: "/" };

/// The second explainer, and the text of its report.
const SECOND_EXPLAINER: (&str, &str) =
    ("tests/explainers/lower-marl", "tests/explainers/lower-marl.report.txt");

/// The second explainer in Ukrainian, of the same report.
const SECOND_IN_UKRAINIAN: &str = "tests/explainers/lower-marl-uk";

/// The second explainer as a site of its own in two languages, below a path.
const TWO_LANGUAGES: Site = Site { folder: "target/two-languages", public_url: "/some/repo/" };

/// The browser tests that run on the sites of the second explainer too: those of what is shown, in any explainer.
const ABOUT_CONTENT: [&str; 20] = [
    "annotations.test.mjs",
    "copying.test.mjs",
    "embed.test.mjs",
    "foreign-words.test.mjs",
    "keys.test.mjs",
    "links-to-words.test.mjs",
    "manifest.test.mjs",
    "not-found.test.mjs",
    "notebook.test.mjs",
    "notes.test.mjs",
    "pages.test.mjs",
    "positions.test.mjs",
    "print.test.mjs",
    "reading-progress.test.mjs",
    "scripts-off.test.mjs",
    "search.test.mjs",
    "share.test.mjs",
    "takeaways.test.mjs",
    "timeline.test.mjs",
    "wording.test.mjs",
];

/// The browser tests that run in Firefox too: those of what engines do in ways of their own, such as taking a document over,
/// moving within it, selecting words, keys, frames and failures to load.
const ABOUT_ENGINES: [&str; 11] = [
    "changed-documents.test.mjs",
    "copying.test.mjs",
    "embed.test.mjs",
    "hydration.test.mjs",
    "keys.test.mjs",
    "links-to-words.test.mjs",
    "load-failures.test.mjs",
    "loader.test.mjs",
    "notes.test.mjs",
    "walk.test.mjs",
    "wording.test.mjs",
];

/// How long a file of browser tests may take: one that hangs must fail by its name while there is time for the others. The
/// longest takes six minutes on two cores.
const LONGEST_FILE: Duration = Duration::from_mins(20);

/// What the files are called that Trunk leaves beside `index.html` for every explainer: programs, styles and the icon.
const PROGRAM_FILES: [&str; 4] = ["js", "wasm", "css", "svg"];

/// A printed site, for the browser tests.
struct Site {
    /// Its folder, from the root of the checkout.
    folder: &'static str,
    /// The path it is printed for.
    public_url: &'static str,
}

/// How a check went.
enum Outcome {
    Passed(Duration),
    Failed(Duration, Error),
    /// What the check asks could not be reached, and that may be.
    Unreachable(String),
    /// The browser that it needs is not installed, and nobody asked for it.
    Absent(&'static Browser),
    /// The check that it builds on has not passed.
    Blocked(&'static str),
}

/// Runs the checks named, or all.
pub(crate) fn test(arguments: Vec<OsString>) -> Result {
    let checks = choose(&arguments)?;
    let repo = Repo::locate()?;
    let start = Instant::now();
    let skips = variable(SKIP_UNREACHABLE).is_some();
    let is_named = !arguments.is_empty();
    let mut outcomes: Vec<(&Check, Outcome)> = Vec::new();
    for check in checks {
        let blocked = check.after.filter(|needed| {
            outcomes
                .iter()
                .any(|(done, outcome)| done.name == *needed && !matches!(outcome, Outcome::Passed(_)))
        });
        let absent = browser_in_case(check).filter(|browser| !is_named && !browser.is_there());
        let outcome = match (blocked, absent) {
            (Some(needed), _) => Outcome::Blocked(needed),
            (None, Some(browser)) => Outcome::Absent(browser),
            (None, None) => attempt(check, &repo, skips),
        };
        outcomes.push((check, outcome));
    }
    summarise(&outcomes, start.elapsed())
}

/// The checks to run, in the order of the table.
fn choose(names: &[OsString]) -> Result<Vec<&'static Check>> {
    if let Some(name) = names.iter().find(|name| !CHECKS.iter().any(|check| **name == *check.name)) {
        let known: Vec<_> = CHECKS.iter().map(|check| check.name).collect();
        return Err(Error::Usage(format!(
            "no check `{}`; there are: {}",
            name.to_string_lossy(),
            known.join(", ")
        )));
    }
    Ok(CHECKS
        .iter()
        .filter(|check| match names {
            [] => !ON_REQUEST.contains(&check.name),
            _ => names.iter().any(|name| *name == *check.name),
        })
        .collect())
}

/// The browser without which a check is skipped unless it is named.
fn browser_in_case(check: &Check) -> Option<&'static Browser> {
    IF_INSTALLED.iter().find(|(name, _)| *name == check.name).map(|(_, browser)| *browser)
}

/// Runs a check; `skips` says that it may be skipped if what it asks cannot be reached.
fn attempt(check: &Check, repo: &Repo, skips: bool) -> Outcome {
    eprintln!("\n== {}: {} ==", check.name, check.about);
    let start = Instant::now();
    match (check.run)(repo) {
        Ok(()) => {
            eprintln!("{} passed in {}", check.name, Readable(start.elapsed()));
            Outcome::Passed(start.elapsed())
        }
        Err(Error::Unreachable(what)) if skips => {
            eprintln!("{what}\n{} SKIPPED, as {SKIP_UNREACHABLE} allows", check.name);
            Outcome::Unreachable(what)
        }
        Err(error) => {
            if matches!(error, Error::Unreachable(_)) {
                eprintln!("nothing was checked; set {SKIP_UNREACHABLE}=1 to go on without");
            }
            eprintln!("{error}\n{} FAILED after {}", check.name, Readable(start.elapsed()));
            Outcome::Failed(start.elapsed(), error)
        }
    }
}

fn summarise(outcomes: &[(&Check, Outcome)], total: Duration) -> Result {
    eprintln!("\n== summary ==");
    for (check, outcome) in outcomes {
        match outcome {
            Outcome::Passed(time) => eprintln!("{:<12}passed    {}", check.name, Readable(*time)),
            Outcome::Failed(time, error) => {
                let error = error.to_string();
                let line = error.lines().next().unwrap_or_default();
                eprintln!("{:<12}FAILED    {}: {line}", check.name, Readable(*time));
            }
            Outcome::Unreachable(what) => eprintln!("{:<12}skipped   {what}", check.name),
            Outcome::Absent(browser) => eprintln!(
                "{:<12}skipped   there is no {}: `cargo xtask test site {}` installs one",
                check.name, browser.programs, check.name
            ),
            Outcome::Blocked(needed) => eprintln!("{:<12}not run, since {needed} failed", check.name),
        }
    }
    let (sum, is_good) = sum(outcomes.iter().map(|(_, outcome)| outcome), total);
    if is_good {
        eprintln!("{sum}");
        Ok(())
    } else {
        Err(Error::Failed(sum))
    }
}

/// The last line of the summary, and whether nothing failed.
fn sum<'a>(outcomes: impl Iterator<Item = &'a Outcome> + Clone, total: Duration) -> (String, bool) {
    let count = |is: fn(&Outcome) -> bool| outcomes.clone().filter(|outcome| is(outcome)).count();
    let all = outcomes.clone().count();
    let passed = count(|outcome| matches!(outcome, Outcome::Passed(_)));
    let skipped = count(|outcome| matches!(outcome, Outcome::Unreachable(_) | Outcome::Absent(_)));
    let without = if skipped > 0 { format!(", {skipped} skipped") } else { String::new() };
    (format!("{passed} of {all} checks passed{without} in {}", Readable(total)), passed + skipped == all)
}

fn fmt(repo: &Repo) -> Result {
    tools::rust_component(repo, "rustfmt")?;
    repo.cargo(["fmt", "--all", "--check"]).run()
}

fn clippy(repo: &Repo) -> Result {
    tools::rust_component(repo, "clippy")?;
    tools::wasm_target(repo)?;
    let warnings_are_errors = ["--", "--deny", "warnings"];
    repo.cargo(["clippy", "--workspace", "--all-targets"]).args(warnings_are_errors).run()?;
    let for_browsers = ["--target", "wasm32-unknown-unknown"];
    repo.cargo(["clippy", "--package", "sidelines", "--no-default-features", "--features", "browser"])
        .args(for_browsers)
        .args(warnings_are_errors)
        .run()?;
    repo.cargo(["clippy", "--package", "copying", "--package", "notebook", "--package", "search"])
        .args(for_browsers)
        .args(warnings_are_errors)
        .run()
}

fn lint(repo: &Repo) -> Result {
    let Node { node, .. } = Node::ensure()?;
    tools::node_packages(repo)?;
    Step::new(node.path)
        .args(["node_modules/eslint/bin/eslint.js", "--max-warnings", "0", "."])
        .folder(repo.root())
        .run()
}

fn rustdoc(repo: &Repo) -> Result {
    repo.cargo(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "--deny warnings").run()
}

fn unit(repo: &Repo) -> Result {
    repo.cargo(["test", "--workspace"]).run()
}

fn content(repo: &Repo) -> Result {
    let all = repo.press().args(["check"]).run();
    let first = match variable("SIDELINES_REPORT") {
        // A relative path means what it does to whoever set it, whichever folder the check runs in.
        Some(report) => {
            let report =
                std::path::absolute(&report).attempting(|| format!("SIDELINES_REPORT={report:?}"))?;
            repo.press()
                .args(["--content", FIRST_EXPLAINER, "check"])
                .args([Path::new("--report"), &report])
                .run()
        }
        None => Ok(()),
    };
    let (explainer, report) = SECOND_EXPLAINER;
    let second = repo.press().args(["--content", explainer, "check", "--report", report]).run();
    let in_ukrainian =
        repo.press().args(["--content", SECOND_IN_UKRAINIAN, "check", "--report", report]).run();
    let both = repo.press().args(["--content", explainer, "--content", SECOND_IN_UKRAINIAN, "check"]).run();
    let ukrainian = repo.press().args(["--content", UKRAINIAN_EXPLAINER, "check"]).run();
    all.and(first).and(second).and(in_ukrainian).and(both).and(ukrainian)
}

fn build_sites(repo: &Repo) -> Result {
    for Site { folder, public_url } in SITES {
        let content = vec![repo.root().join(FIRST_EXPLAINER)];
        let options = options::Build { content, ..options::Build::at(public_url) };
        site::build_into(repo, &repo.root().join(folder), &options)?;
    }
    let (second, _) = SECOND_EXPLAINER;
    for (built, site) in SITES.iter().zip(&SECOND_SITES) {
        print_with(repo, built, site, &[second])?;
    }
    let all = [FIRST_EXPLAINER, second, SECOND_IN_UKRAINIAN, UKRAINIAN_EXPLAINER];
    print_with(repo, &SITES[0], &SEVERAL_EXPLAINERS, &all)?;
    print_with(repo, &SITES[1], &TWO_LANGUAGES, &[second, SECOND_IN_UKRAINIAN])
}

/// Prints explainers into a folder, with the programs of a built site.
fn print_with(repo: &Repo, built: &Site, printed: &Site, explainers: &[&str]) -> Result {
    let (from, into) = (repo.root().join(built.folder), repo.root().join(printed.folder));
    remove_folder(&into)?;
    fs::create_dir_all(&into).attempting(|| format!("cannot make {}", into.display()))?;
    let cannot = || format!("cannot copy the programs of {}", from.display());
    fs::copy(from.join(LICENCES), into.join(LICENCES)).attempting(cannot)?;
    for entry in fs::read_dir(&from).attempting(cannot)? {
        let path = entry.attempting(cannot)?.path();
        let is_wanted =
            path.extension().is_some_and(|kind| PROGRAM_FILES.iter().any(|wanted| kind == *wanted));
        if is_wanted && let Some(name) = path.file_name() {
            fs::copy(&path, into.join(name)).attempting(cannot)?;
        }
    }
    fs::copy(site::frame(repo, &from), into.join("index.html")).attempting(cannot)?;
    repo.press()
        .args(explainers.iter().flat_map(|explainer| ["--content", explainer]))
        .args(["print", "--base", printed.public_url])
        .args([Path::new("--into"), &into])
        .args([Path::new("--frame"), &site::frame(repo, &into)])
        .without_env(site::ADDRESS)
        .without_env(site::WITHOUT_OFFLINE)
        .run()?;
    repo.press().args(["offline", "--into"]).args([&into]).without_env(site::WITHOUT_OFFLINE).run()
}

fn browser(repo: &Repo) -> Result {
    run_in(repo, &tools::CHROMIUM, |_, _| true, &ABOUT_CONTENT)
}

fn firefox(repo: &Repo) -> Result {
    run_in(repo, &tools::FIREFOX, |name, _| ABOUT_ENGINES.contains(&name), &[])
}

fn firefox_all(repo: &Repo) -> Result {
    run_in(repo, &tools::FIREFOX, |_, text| opens_pages(text), &ABOUT_CONTENT)
}

/// Runs in a browser those browser tests that `is_wanted` says of their name and text, and of these the ones named in `again`
/// on the sites of the second explainer too.
fn run_in(repo: &Repo, browser: &Browser, is_wanted: fn(&str, &str) -> bool, again: &[&str]) -> Result {
    for Site { folder, .. } in SITES.iter().chain(&SECOND_SITES).chain([&SEVERAL_EXPLAINERS, &TWO_LANGUAGES])
    {
        site::ensure_built(&repo.root().join(folder), "cargo xtask test site")?;
    }
    let Node { node, .. } = Node::ensure()?;
    tools::node_packages(repo)?;
    let program = browser.ensure()?;
    let folder = repo.root().join("tests").join("browser");
    let mut tests = Vec::new();
    for test in browser_tests(&folder)? {
        let text = fs::read_to_string(&test).attempting(|| format!("cannot read {}", test.display()))?;
        let name = test.file_name().unwrap_or_default().to_string_lossy();
        if is_wanted(&name, &text) {
            tests.push(test);
        }
    }
    if tests.is_empty() {
        return Err(Error::Failed(format!("there are no tests in {}", folder.display())));
    }
    // By name: what Node makes of a folder differs between its versions.
    let run = |tests: &[PathBuf], sites: &[Site; 2]| {
        Step::new(&node.path)
            .args(["--test", "--test-reporter=spec"])
            .args([format!("--test-timeout={}", LONGEST_FILE.as_millis())])
            .args(tests.iter().map(|test| test.strip_prefix(repo.root()).unwrap_or(test)))
            .env("BROWSER", browser.engine)
            .env(browser.variable, &program.path)
            .env("SIDELINES_DIST", sites[0].folder)
            .env("SIDELINES_DIST_UNDER_PATH", sites[1].folder)
            .env("SIDELINES_SEVERAL_EXPLAINERS", SEVERAL_EXPLAINERS.folder)
            .env("SIDELINES_TWO_LANGUAGES", TWO_LANGUAGES.folder)
            .folder(repo.root())
    };
    let first = run(&tests, &SITES).env(site::CONTENT, FIRST_EXPLAINER).run();
    let again: Vec<_> =
        again.iter().map(|name| folder.join(name)).filter(|test| tests.contains(test)).collect();
    if again.is_empty() {
        return first;
    }
    let second = run(&again, &SECOND_SITES).env(site::CONTENT, SECOND_EXPLAINER.0).run();
    first.and(second)
}

fn lighthouse(repo: &Repo) -> Result {
    site::ensure_built(&repo.root().join("dist"), "cargo xtask test site")?;
    let Node { node, .. } = Node::ensure()?;
    tools::node_packages(repo)?;
    let folder = repo.root().join("tests").join("lighthouse");
    tools::node_packages_in(repo, &folder)?;
    Step::new(node.path)
        .args([folder.join("check.mjs")])
        .env("CHROME", tools::CHROMIUM.ensure()?.path)
        .folder(repo.root())
        .run()
}

/// Whether a test opens pages in a browser, by its imports: the others are about files, and need no second engine.
fn opens_pages(test: &str) -> bool {
    ["./visit.mjs", "./browser.mjs"].iter().any(|module| test.contains(&format!("from '{module}'")))
}

/// The files called `*.test.js` or `*.test.mjs` in a folder and those below it.
fn browser_tests(folder: &Path) -> Result<Vec<PathBuf>> {
    let cannot = || format!("cannot read {}", folder.display());
    let mut tests = Vec::new();
    for entry in fs::read_dir(folder).attempting(cannot)? {
        let path = entry.attempting(cannot)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            tests.extend(browser_tests(&path)?);
        } else if name.ends_with(".test.js") || name.ends_with(".test.mjs") {
            tests.push(path);
        }
    }
    tests.sort();
    Ok(tests)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(names: &[&str]) -> Vec<&'static str> {
        let names: Vec<_> = names.iter().map(OsString::from).collect();
        choose(&names).map(|checks| checks.iter().map(|check| check.name).collect()).unwrap_or_default()
    }

    #[test]
    fn help_lists_the_table() {
        let table: String =
            CHECKS.iter().map(|check| format!("\n  {:<12}{}", check.name, check.about)).collect();
        assert!(DETAILS.starts_with(&table));
    }

    #[test]
    fn named_checks_run_in_the_order_of_the_table() {
        assert_eq!(chosen(&[]).len(), CHECKS.len() - ON_REQUEST.len());
        assert!(chosen(&[]).contains(&"firefox"));
        assert_eq!(chosen(&["firefox-all"]), ["firefox-all"]);
        assert_eq!(chosen(&["content", "lint", "unit"]), ["lint", "unit", "content"]);
        assert!(choose(&["unit".into(), "contents".into()]).is_err());
    }

    #[test]
    fn a_skipped_check_has_not_passed_and_is_told() {
        let passed = Outcome::Passed(Duration::ZERO);
        let skipped = Outcome::Unreachable("the database was not reachable".to_owned());
        let failed = Outcome::Failed(Duration::ZERO, Error::Failed("no".to_owned()));
        let blocked = Outcome::Blocked("site");
        let absent = Outcome::Absent(&tools::FIREFOX);
        for (outcomes, line, is_good) in [
            (&[&passed, &passed] as &[_], "2 of 2 checks passed in ", true),
            (&[&passed, &skipped], "1 of 2 checks passed, 1 skipped in ", true),
            (&[&skipped, &failed], "0 of 2 checks passed, 1 skipped in ", false),
            (&[&passed, &blocked], "1 of 2 checks passed in ", false),
            (&[&passed, &absent], "1 of 2 checks passed, 1 skipped in ", true),
        ] {
            let (said, good) = sum(outcomes.iter().copied(), Duration::ZERO);
            assert!(said.starts_with(line), "{said}");
            assert_eq!(good, is_good, "{said}");
        }
    }

    #[test]
    fn what_cannot_be_reached_fails_unless_it_may_be_skipped() {
        let check = Check {
            name: "trial",
            about: "nothing answers",
            after: None,
            run: |_| Err(Error::Unreachable("no answer".to_owned())),
        };
        let repo = Repo::locate().expect("the checkout of this test");
        assert!(matches!(attempt(&check, &repo, true), Outcome::Unreachable(_)));
        assert!(matches!(attempt(&check, &repo, false), Outcome::Failed(..)));
    }

    #[test]
    fn tests_that_are_named_are_there() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/browser");
        let tests = browser_tests(&folder).expect("a folder of tests");
        for name in ABOUT_CONTENT.iter().chain(&ABOUT_ENGINES) {
            assert!(tests.contains(&folder.join(name)), "{name}");
        }
    }

    #[test]
    fn tests_that_open_pages_are_told_from_the_others() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/browser");
        let opens = |name: &str| opens_pages(&fs::read_to_string(folder.join(name)).expect("a test"));
        for name in ["walk.test.mjs", "loader.test.mjs", "hydration.test.mjs", "nginx.test.mjs"] {
            assert!(opens(name), "{name}");
        }
        for name in ABOUT_ENGINES {
            assert!(opens(name), "{name}");
        }
        for name in ["licences.test.mjs", "manifest.test.mjs", "webkit.test.mjs"] {
            assert!(!opens(name), "{name}");
        }
    }

    #[test]
    fn a_browser_that_is_missing_skips_the_quick_check_alone() {
        let skipped = CHECKS.iter().filter(|check| browser_in_case(check).is_some());
        assert_eq!(skipped.map(|check| check.name).collect::<Vec<_>>(), ["firefox"]);
    }

    #[test]
    fn what_a_check_builds_on_comes_before_it() {
        for (at, check) in CHECKS.iter().enumerate() {
            if let Some(needed) = check.after {
                assert!(CHECKS[..at].iter().any(|before| before.name == needed), "{}", check.name);
            }
        }
    }
}
