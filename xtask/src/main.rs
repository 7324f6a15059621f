//! The tasks of this project: building, serving and checking the site, and the tools that takes.
//!
//! `cargo xtask help` lists them. Each is a plain function in [`COMMANDS`].
#![forbid(unsafe_code)]

mod assemble;
mod bench;
mod checks;
mod error;
mod files;
mod fuzz;
mod lock;
mod options;
mod process;
mod repo;
mod reproduce;
mod search_path;
mod shots;
mod site;
mod supply;
mod timing;
mod tools;
mod version;

use std::ffi::OsString;
use std::process::ExitCode;

use error::{Error, Result};

/// A task: what `cargo xtask help` says of it, and the function that does it with the arguments that follow its name.
struct Command {
    name: &'static str,
    usage: &'static str,
    about: &'static str,
    details: &'static str,
    run: fn(Vec<OsString>) -> Result,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "serve",
        usage: "serve [--port N] [--public-url /x/] [--content FOLDER]… [--no-build]",
        about: "build the site, serve it on this machine, and show changes of the content as they are saved",
        details: "
  --port N            the port to listen on (default: a free one; the address is printed)
  --public-url /x/    the path the site lies under (default: /)
  --content FOLDER    as for `cargo xtask build`
  --no-build          serve dist/ as it is; give the --public-url it was built with

A saved file of the content is shown without compiling anything: the pages are printed again, and
those that are open reload. Mistakes appear here and on the open pages, which go on showing what
was last without any. Neither the script for that nor the print is in dist/, and nothing is kept for
reading offline. After a change of the program or the styles, or a new folder in content/, start anew.",
        run: site::serve,
    },
    Command {
        name: "build",
        usage: "build [--public-url /x/] [--site-address https://…] [--content FOLDER]… [--without-offline]",
        about: "build the site into dist/",
        details: "
  --public-url /x/          the path the site will lie under (default: that of the address, or /)
  --site-address https://…  where the site will be published, for what needs whole addresses;
                            handed on as SIDELINES_ADDRESS (default: that variable as it is)
  --content FOLDER          an explainer, once for each; handed on as SIDELINES_CONTENT (default:
                            that variable as it is, or all folders in content/). One explainer is
                            the whole site. Several are in a folder each, named by their ids, and
                            the site begins with a list of them
  --without-offline         browsers do not keep the site for reading offline, and remove what
                            they have kept of it; handed on as SIDELINES_WITHOUT_OFFLINE

A build that fails leaves dist/ as it was.",
        run: site::build,
    },
    Command {
        name: "assemble",
        usage: "assemble",
        about: "split the program and print the pages (Trunk calls it)",
        details: "
Trunk's post_build hook: works on the folder in TRUNK_STAGING_DIR.",
        run: assemble::assemble,
    },
    Command {
        name: "test",
        usage: "test [check…]",
        about: "run every check, or those named",
        details: checks::DETAILS,
        run: checks::test,
    },
    Command {
        name: "fuzz",
        usage: "fuzz [TARGET] [--runs N]",
        about: "try millions of inputs on every parser of what others write",
        details: fuzz::DETAILS,
        run: fuzz::fuzz,
    },
    Command {
        name: "shots",
        usage: "shots [--out FOLDER]",
        about: "take pictures of every kind of page of the site in dist/",
        details: "
  --out FOLDER   where they go (default: target/shots/)

On a phone and a laptop, light and dark, in forced colours, with scripts off and on paper, as
pictures and PDFs. Open FOLDER/index.html to see them side by side. Takes a minute.

  CHROME         the browser",
        run: shots::shots,
    },
    Command {
        name: "bench",
        usage: "bench [--runs N]",
        about: "measure how quick the site in dist/ is, beside a reveal.js deck of the same content",
        details: bench::DETAILS,
        run: bench::bench,
    },
    Command {
        name: "reproduce",
        usage: "reproduce",
        about: "build the commit that is checked out twice and compare the sites byte by byte",
        details: reproduce::DETAILS,
        run: reproduce::reproduce,
    },
    Command {
        name: "tools",
        usage: "tools",
        about: "install what is missing and say where each tool is",
        details: "
Tools of the right version on PATH are used as they are. trunk, wasm-bindgen and cargo-deny are
otherwise compiled once into a folder of yours, which every checkout shares: SIDELINES_TOOLS if set, else
sidelines/tools in your cache folder. wasm-opt, esbuild and the driver of the browser tests come from npm,
at the versions package-lock.json names.

  SIDELINES_TOOLS   the folder for compiled tools
  CHROME            the Chromium, Chrome or Edge that runs the browser tests",
        run: tools::report,
    },
    Command {
        name: "help",
        usage: "help [command]",
        about: "this overview, or all about one command",
        details: "",
        run: help,
    },
];

fn main() -> ExitCode {
    match run(std::env::args_os().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            error.exit_code()
        }
    }
}

fn run(mut arguments: Vec<OsString>) -> Result {
    if arguments.is_empty() {
        return help(Vec::new());
    }
    let name = arguments.remove(0);
    if is_help_flag(&name) {
        return help(arguments);
    }
    let command = find(&name)?;
    if arguments.iter().any(is_help_flag) {
        return help(vec![name]);
    }
    (command.run)(arguments)
}

fn is_help_flag(argument: &OsString) -> bool {
    argument == "--help" || argument == "-h"
}

fn find(name: &OsString) -> Result<&'static Command> {
    COMMANDS.iter().find(|command| *name == *command.name).ok_or_else(|| {
        Error::Usage(format!("no command `{}`: `cargo xtask help` lists them", name.to_string_lossy()))
    })
}

fn help(arguments: Vec<OsString>) -> Result {
    match arguments.as_slice() {
        [] => {
            println!("The tasks of this project.\n");
            for command in COMMANDS {
                println!("  cargo xtask {}\n      {}", command.usage, command.about);
            }
            println!("\n`cargo xtask help COMMAND` says more of one.");
            Ok(())
        }
        [name] => {
            let command = find(name)?;
            println!("cargo xtask {}\n\n{}.", command.usage, command.about);
            if !command.details.is_empty() {
                println!("{}", command.details);
            }
            Ok(())
        }
        _ => Err(Error::Usage("`help` takes one command at most".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code_of(arguments: &[&str]) -> Option<&'static str> {
        match run(arguments.iter().map(OsString::from).collect()) {
            Ok(()) => None,
            Err(Error::Usage(_)) => Some("usage"),
            Err(Error::Failed(_) | Error::Unreachable(_)) => Some("failed"),
        }
    }

    #[test]
    fn every_command_has_help() {
        for command in COMMANDS {
            assert!(command.usage.starts_with(command.name));
            assert_eq!(code_of(&["help", command.name]), None);
            assert_eq!(code_of(&[command.name, "--help"]), None);
        }
    }

    #[test]
    fn unknown_words_are_usage_errors() {
        for line in [
            &["bulid"] as &[&str],
            &["help", "bulid"],
            &["build", "--public"],
            &["build", "extra"],
            &["serve", "--port", "high"],
            &["test", "unti"],
            &["tools", "--all"],
            &["reproduce", "twice"],
            &["bench", "fast"],
            &["bench", "--runs", "0"],
            &["fuzz", "nothing"],
        ] {
            assert_eq!(code_of(line), Some("usage"), "{line:?}");
        }
    }
}
