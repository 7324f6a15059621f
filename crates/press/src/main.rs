//! `press` checks an explainer and prints its site.
//!
//! | module | does |
//! |---|---|
//! | `content` | finds and reads the explainer |
//! | `print` | prints every page and its data into a folder |
//! | `frame` | the parts of a page around its content: head, policy, program |
//! | `render` | renders a page's content |
//! | `serve` | serves a printed site as a static host does |

mod content;
mod failure;
mod frame;
mod print;
mod render;
mod serve;

use clap::{Parser, Subcommand};
use failure::Failure;
use std::path::PathBuf;
use std::process::ExitCode;

/// Checks an explainer and prints its site.
#[derive(Parser)]
#[command(name = "press", disable_help_subcommand = true)]
struct Arguments {
    /// The explainer's folder [default: the only folder in `content`]
    #[arg(long, global = true, value_name = "FOLDER")]
    content: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Finds every mistake in the content; exits with 1 if there is one
    Check {
        /// The text of the report: quotations are compared with it too
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
    },
    /// Writes report.toml: what the report weighs
    Fingerprint {
        /// The text of the report
        #[arg(long, value_name = "FILE")]
        report: PathBuf,
    },
    /// Prints every page into the folder where Trunk has put the program (Trunk's post_build hook)
    Print {
        /// The folder with Trunk's index.html
        #[arg(long, value_name = "FOLDER", env = "TRUNK_STAGING_DIR")]
        into: PathBuf,
        /// The base path of the site
        #[arg(long, value_name = "PATH", env = "TRUNK_PUBLIC_URL", default_value = "/")]
        base: String,
        /// The site's full address, base path included, for canonical links: https://example.org/some/repo/
        #[arg(long, value_name = "ADDRESS", env = "SIDELINES_ADDRESS")]
        address: Option<String>,
    },
    /// Serves a printed site as a static host does: real files, a real 404, no rewriting
    Serve {
        /// The folder of the site
        #[arg(long, value_name = "FOLDER", default_value = "dist")]
        dir: PathBuf,
        /// The base path it was printed for
        #[arg(long, value_name = "PATH", default_value = "/")]
        base: String,
        /// The port; 0 takes a free one
        #[arg(long, default_value_t = 0)]
        port: u16,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<(), Failure> {
    let content = arguments.content.as_deref();
    match arguments.command {
        Command::Check { report } => {
            let report = report.as_deref().map(content::report).transpose()?;
            let checked = content::read(content, report.as_deref())?;
            let explainer = &checked.explainer;
            println!(
                "{}: {} passages, {} notes, {} voices, {} questions, {} events, {} sources; no mistake{}",
                explainer.id,
                explainer.passages.len(),
                explainer.passages.iter().map(|passage| passage.notes.len()).sum::<usize>(),
                explainer.voices.len(),
                explainer.questions.len(),
                explainer.events.len(),
                explainer.sources.len(),
                if report.is_some() { ", quotations compared with the report" } else { "" },
            );
            Ok(())
        }
        Command::Fingerprint { report } => content::write_weight(content, &content::report(&report)?),
        Command::Print { into, base, address } => {
            let checked = content::read(content, None)?;
            let site = frame::Site::new(&base, address.as_deref())?;
            let printed = print::print(&checked, &site, &into)?;
            println!("press: printed {printed} pages of {}", checked.explainer.id);
            Ok(())
        }
        Command::Serve { dir, base, port } => serve::serve(&dir, &base, port),
    }
}
