//! `press` checks an explainer and prints its site.
//!
//! | module | does |
//! |---|---|
//! | `content` | finds and reads the explainer |
//! | `print` | prints every page and its data into a folder |
//! | `frame` | the parts of a page around its content: head, policy, program |
//! | `render` | renders a page's content |
//! | `embed` | passages for other sites, and what a person pastes to show one |
//! | `data` | the content as data: JSON, W3C annotations, citations, oEmbed |
//! | `forward` | pages that lead on: from addresses that passages had before, and from turned pairs of voices |
//! | `crawling` | what search engines ask a site for |
//! | `stamp` | names for files that never change |
//! | `styles` | styles that only the pages to look things up need |
//! | `card` | draws the picture that a pasted link shows |
//! | `icon` | the icon in every size, and the web manifest |
//! | `preview`, `linked_data` | what a page's head tells other sites and machines |
//! | `shorten` | cuts words that are too long without turning their meaning |
//! | `anchor` | finds quotes again, for anyone who wants to test how |
//! | `pointing` | links to words, made and tried |
//! | `serve` | serves a printed site as a static host does |

mod anchor;
mod card;
mod content;
mod crawling;
mod data;
mod embed;
mod failure;
mod forward;
mod frame;
mod icon;
mod linked_data;
mod pointing;
mod preview;
mod print;
mod render;
mod serve;
mod shorten;
mod stamp;
mod styles;

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
    /// Records the ids of every passage and note in published.toml: from then on none may vanish
    Publish,
    /// Prints the HTML that shows a passage on another site
    Snippet {
        /// The passage's id
        passage: String,
        /// The full address of the site
        #[arg(long, value_name = "ADDRESS", env = "SIDELINES_ADDRESS")]
        address: String,
    },
    /// Prints every page into the folder where Trunk has put the program (Trunk's post_build hook)
    Print {
        /// The folder with Trunk's index.html
        #[arg(long, value_name = "FOLDER", env = "TRUNK_STAGING_DIR")]
        into: PathBuf,
        /// The base path of the site
        #[arg(long, value_name = "PATH", env = "TRUNK_PUBLIC_URL", default_value = "/")]
        base: String,
        /// The site's full address, base path included, for canonical links and previews (as in `https://example.org/some/repo/`)
        #[arg(long, value_name = "ADDRESS", env = "SIDELINES_ADDRESS")]
        address: Option<String>,
        /// Where drawn cards are kept for the next time [default: press-cards beside what Cargo builds]
        #[arg(long, value_name = "FOLDER", env = "SIDELINES_CARDS")]
        cards: Option<PathBuf>,
    },
    /// Finds quotes again: reads JSON lines {"text","exact","prefix","suffix","start"}, writes {"outcome","start","end"}
    Anchor,
    /// Prints a link to words
    Link {
        /// The passage's id
        passage: String,
        /// Words of the passage or of one of its notes
        words: String,
        /// The site's full address
        #[arg(long, value_name = "ADDRESS", env = "SIDELINES_ADDRESS", default_value = "/")]
        address: String,
    },
    /// Prints what links would mark in the content as it is now; exits with 1 if one marks nothing any more
    Resolve {
        /// Links
        links: Vec<String>,
        /// A file with a link a line
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
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
        Command::Publish => content::publish(content),
        Command::Snippet { passage, address } => {
            let explainer = content::read(content, None)?.explainer;
            let site = frame::Site::at(&address)?;
            let id = content::passage(&explainer, &passage)?;
            if let Some(embed) = render::render_embed(&explainer, &id, &site)? {
                print!("{}", embed::snippet(&embed, &site.address("")));
            }
            Ok(())
        }
        Command::Print { into, base, address, cards } => {
            let checked = content::read(content, None)?;
            let site = frame::Site::new(&base, address.as_deref())?;
            let printed = print::print(&checked, &site, &card::Cache::new(cards), &into)?;
            println!("press: printed {printed} pages of {}", checked.explainer.id);
            Ok(())
        }
        Command::Anchor => anchor::anchor(std::io::stdin().lock(), std::io::stdout().lock()),
        Command::Link { passage, words, address } => {
            let path = pointing::link(&content::read(content, None)?.explainer, &passage, &words)?;
            println!("{}/{path}", address.trim_end_matches('/'));
            Ok(())
        }
        Command::Resolve { mut links, file } => {
            if let Some(file) = file {
                let list = content::report(&file)?;
                links.extend(list.lines().map(str::trim).filter(|line| !line.is_empty()).map(String::from));
            }
            pointing::resolve_all(&content::read(content, None)?.explainer, &links)
        }
        Command::Serve { dir, base, port } => serve::serve(&dir, &base, port),
    }
}
