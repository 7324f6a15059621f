//! `docs/first-explainer.md`, followed to the letter: its files are written, its commands run, and what they print is
//! what the page says. Commands are run by a shell as on the systems that have one.
#![cfg(unix)]

mod support;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use std::fs;
use std::path::Path;
use std::process::Command;
use support::{Site, fails, in_repository, press, succeeds};
use tempfile::TempDir;

/// In place of Cargo: runs the press that has been built.
const CARGO: &str = "#!/bin/sh\n\
    case \"$1 $2 $3 $4\" in \"run -p press --\") shift 4; exec \"$PRESS\" \"$@\";; esac\n\
    echo \"cargo $*: not a command for this page\" >&2; exit 2\n";
const SERVE: &str = "cargo xtask serve --content ";

/// What a reader of the page does.
#[derive(Debug)]
enum Step {
    /// Writes a file.
    Write { path: String, text: String },
    /// Runs a command, and compares what it prints with what the page says.
    Run { command: String, prints: Option<String> },
}

/// The steps of a page. Every block of it is one, or is what the command before it prints.
fn steps(page: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let (mut before, mut block) = (String::new(), None);
    for event in Parser::new(page) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                block = Some((info.to_string(), String::new()));
            }
            Event::End(TagEnd::CodeBlock) => {
                let (info, text) = block.take().expect("a block");
                let file = before.rsplit_once("Write `").and_then(|(_, rest)| rest.strip_suffix("`:"));
                match (info.as_str(), file, steps.last_mut()) {
                    ("sh", ..) => steps.push(Step::Run { command: text, prints: None }),
                    (_, Some(path), _) => steps.push(Step::Write { path: path.into(), text }),
                    ("text", _, Some(Step::Run { prints: prints @ None, .. })) if before == "It prints:" => {
                        *prints = Some(text);
                    }
                    _ => panic!("what is this? {before}\n{text}"),
                }
                before.clear();
            }
            Event::Start(_) => before.clear(),
            Event::Text(text) => match &mut block {
                Some((_, block)) => block.push_str(&text),
                None => before.push_str(&text),
            },
            Event::Code(code) => before.push_str(&format!("`{code}`")),
            Event::SoftBreak => before.push(' '),
            _ => {}
        }
    }
    steps
}

#[test]
fn the_page_leads_to_an_explainer_without_mistake() {
    let folder = TempDir::new().expect("a folder");
    let (checkout, bin) = (folder.path().join("checkout"), folder.path().join("bin"));
    fs::create_dir(&checkout).expect("a folder");
    executable(&bin, "cargo", CARGO);
    let path = std::env::join_paths(
        std::iter::once(bin).chain(std::env::split_paths(&std::env::var_os("PATH").expect("a path"))),
    );
    let path = path.expect("a path");

    let page = fs::read_to_string(in_repository("docs/first-explainer.md")).expect("the page");
    let steps = steps(&page);

    let mut sites = Vec::new();
    for step in &steps {
        match step {
            Step::Write { path, text } => {
                let path = checkout.join(path);
                assert!(path.parent().is_some_and(Path::is_dir), "the folder of {} is there", path.display());
                fs::write(path, text).expect("a file");
            }
            Step::Run { command, prints } => match command.strip_prefix(SERVE) {
                // Without the program that the browser runs.
                Some(content) => sites.push(Site::of(&checkout.join(content.trim_end()))),
                None => {
                    let mut shell = Command::new("sh");
                    shell.args(["-euc", command]).current_dir(&checkout).env("PATH", &path);
                    let printed = succeeds(shell.env("PRESS", press().get_program()));
                    if let Some(prints) = prints {
                        assert_eq!(printed, *prints, "{command}");
                    }
                }
            },
        }
    }
    let sites = &sites[..];
    assert!(sites[0].page("").contains("Who lights the stove?"));
    assert!(!sites[1].warnings.contains("press: no "), "every card has room: {}", sites[1].warnings);
    assert!(sites[1].page("p/coal").contains("Hedda Pell , Librarian of Brindle"));
    assert!(sites[1].page("timeline").contains("It gives all of the dates below."));
    // The last section of the page.
    let (content, file) = (checkout.join("../reading-room"), "passages/coal.toml");
    let text = fs::read_to_string(content.join(file)).expect("a file");
    assert!(text.contains("not every Sunday"));
    fs::write(content.join(file), text.replace("not every Sunday", "not every day")).expect("a file");
    let said = fails(press().arg("check").arg("--content").arg(&content));
    assert!(said.contains(file), "{said}");
}

fn executable(folder: &Path, name: &str, text: &str) {
    use std::os::unix::fs::PermissionsExt;
    fs::create_dir(folder).expect("a folder");
    let file = folder.join(name);
    fs::write(&file, text).expect("a file");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).expect("a program");
}
