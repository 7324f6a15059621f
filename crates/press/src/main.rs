//! `press` checks an explainer and prints its site.
//!
//! | module | does |
//! |---|---|
//! | `content` | finds and reads the explainer |
//! | `draft` | begins a passage for every quotation in the report that has none |
//! | `edit` | changes files of the content, all or none |
//! | `rename` | gives something another id, everywhere |
//! | `export`, `import` | passages and notes for other programs; drafts of notes from annotations |
//! | `markdown` | writes inline Markdown |
//! | `new` | writes an invented explainer to start from |
//! | `print` | prints every page and its data into a folder |
//! | `landing` | what a site of several explainers begins with: their list, and the page for unknown addresses |
//! | `template` | the page around its content: head, policy, program |
//! | `render` | renders a page's content |
//! | `embed` | passages for other sites, and the HTML that embeds one |
//! | `data` | the content as data: JSON, W3C annotations, citations, oEmbed |
//! | `feed` | the changes as an Atom feed |
//! | `redirects` | pages that redirect: from earlier ids of passages and notes, and from pairs of voices in the other order |
//! | `offline` | the service worker, which keeps the site for reading without a connection |
//! | `sitemap` | `sitemap.xml` and `robots.txt` for search engines |
//! | `content_hash` | file names with a hash of the content |
//! | `styles` | the style sheets |
//! | `card` | draws the preview pictures of links |
//! | `icon` | the icons and the web manifest |
//! | `preview`, `linked_data` | metadata in the head of a page: Open Graph and schema.org |
//! | `link_commands` | creates and resolves links to words |
//! | `locate` | finds where words stand in the report, and writes it into the content |
//! | `schema` | JSON Schemas of the content files, and the page that describes their keys |
//! | `serve` | serves a printed site as a static host does |
//! | `watch` | prints explainers again while they are edited |

mod card;
mod content;
mod content_hash;
mod data;
mod draft;
mod edit;
mod embed;
mod export;
mod failure;
mod feed;
mod headers;
mod icon;
mod import;
mod landing;
mod languages;
mod layout;
mod link_commands;
mod linked_data;
mod locate;
mod markdown;
mod new;
mod offline;
mod policy;
mod preview;
mod print;
mod redirects;
mod rename;
mod render;
mod schema;
mod serve;
mod sitemap;
mod styles;
mod template;
mod watch;

use clap::builder::FalseyValueParser;
use clap::{ArgGroup, Parser, Subcommand};
use explainer::load::{Checked, ComparedWith};
use explainer::page::Page;
use explainer::page_data::{self, PageData};
use export::Form;
use failure::Failure;
use import::Destination;
use offline::Offline;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

/// The variable that says that a site is not kept for reading offline.
const WITHOUT_OFFLINE: &str = "SIDELINES_WITHOUT_OFFLINE";

/// Checks an explainer and prints its site.
#[derive(Parser)]
#[command(name = "press", disable_help_subcommand = true)]
struct Arguments {
    /// The explainer's folder [default: all folders in `content`]; `check` and `print` take several
    #[arg(long, global = true, value_name = "FOLDER")]
    content: Vec<PathBuf>,
    /// The text of the report, with which quotations are compared [default: the file that `report_text` in explainer.toml names]
    #[arg(long, global = true, value_name = "FILE")]
    report: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Writes a small invented explainer, to be replaced by one's own
    New {
        /// A folder that is empty or not there; its name becomes the explainer's id
        #[arg(value_name = "FOLDER")]
        folder: PathBuf,
        /// The title [default: that of the invented explainer]
        #[arg(long)]
        title: Option<String>,
    },
    /// Finds every mistake in the content; exits with 1 if there is one
    Check,
    /// Writes report.toml: the fingerprint of the report
    Fingerprint,
    /// Finds the words of passages in the report and counts the days of events; lists what is to be written of it
    Locate {
        /// Writes it: paragraph, start, end and sha256 of passages, days of events, and report.toml
        #[arg(long)]
        write: bool,
        /// Passages and events [default: all]
        #[arg(value_name = "ID")]
        ids: Vec<String>,
    },
    /// Begins a passage for every quotation in the report that no passage has, or only what is named
    Draft {
        /// Begins the quotations in these paragraphs of the report, counted from 1
        #[arg(value_name = "PARAGRAPH")]
        paragraphs: Vec<u32>,
        /// Begins a paraphrase of this paragraph of the report (repeat it for several)
        #[arg(long = "paraphrase", value_name = "PARAGRAPH")]
        paraphrases: Vec<u32>,
        /// Begins a voice for the person of this name (repeat it for several)
        #[arg(long = "person", value_name = "NAME")]
        persons: Vec<String>,
        /// Begins a voice for the firm, association or other group of this name (repeat it for several)
        #[arg(long = "group", value_name = "NAME")]
        groups: Vec<String>,
        /// Where all of it was said
        #[arg(long, value_name = "PLACE")]
        place: Option<String>,
        /// When all of it was said: 2025-06-25, 2025-06 or 2025
        #[arg(long, value_name = "DATE", value_parser = draft::date)]
        date: Option<toml_edit::Value>,
    },
    /// Records the current wording of every passage and note as published
    Publish {
        /// The day of publication [default: today]
        #[arg(long, value_name = "YYYY-MM-DD")]
        date: Option<String>,
        /// Writes nothing; lists what is shown and not on record, and exits with 1 if there is any
        #[arg(long)]
        check: bool,
    },
    /// Gives a passage, note, voice, source, event or question another id, everywhere in the content
    Rename {
        /// Its id
        id: String,
        /// The id that it gets
        new: String,
        /// What it is, where things of several kinds have the id
        #[arg(long)]
        kind: Option<rename::Kind>,
    },
    /// Prints passages and notes for a review in other programs
    #[command(group(ArgGroup::new("form").required(true)))]
    Export {
        /// As a document in Markdown
        #[arg(long, group = "form")]
        markdown: bool,
        /// As a table in CSV, with a row for every note
        #[arg(long, group = "form")]
        csv: bool,
        /// The file to write [default: standard output]
        #[arg(long, value_name = "FILE")]
        into: Option<PathBuf>,
        /// The site's full address
        #[arg(long, value_name = "ADDRESS", env = "SIDELINES_ADDRESS", default_value = "/")]
        address: String,
    },
    /// Makes drafts of notes from annotations; exits with 1 if it takes none
    Import {
        /// What Hypothesis exports (JSON), or W3C annotations (JSON-LD)
        file: PathBuf,
        /// Takes only annotations on this passage
        #[arg(long, value_name = "ID")]
        passage: Option<String>,
        /// Writes the changed files into this folder, not into the explainer
        #[arg(long, value_name = "FOLDER")]
        into: Option<PathBuf>,
        /// Writes nothing; lists what would be taken
        #[arg(long, conflicts_with = "into")]
        dry_run: bool,
    },
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
        /// Where Trunk's index.html is kept, so that the folder can be printed into again
        #[arg(long, value_name = "FILE", env = "SIDELINES_TEMPLATE")]
        frame: Option<PathBuf>,
        /// The pages start no service worker
        #[arg(long, env = WITHOUT_OFFLINE, value_parser = FalseyValueParser::new())]
        without_offline: bool,
    },
    /// Writes sw.js, the service worker that keeps the site for reading offline; any later change of a file needs it again
    Offline {
        /// The folder of the site, complete but for sw.js
        #[arg(long, value_name = "FOLDER", env = "TRUNK_STAGING_DIR")]
        into: PathBuf,
        /// Writes one that removes the service worker of an earlier release
        #[arg(long, env = WITHOUT_OFFLINE, value_parser = FalseyValueParser::new())]
        without_offline: bool,
    },
    /// Prints a link to words
    Link {
        /// The id of a passage or note
        id: String,
        /// Words of it
        words: String,
        /// The site's full address
        #[arg(long, value_name = "ADDRESS", env = "SIDELINES_ADDRESS", default_value = "/")]
        address: String,
    },
    /// Prints what links lead to in the content as it is now; exits with 1 if one marks nothing any more
    Resolve {
        /// Prints a JSON object for each: link, outcome, passage, note, start, end, then, now
        #[arg(long)]
        json: bool,
        /// Links
        links: Vec<String>,
        /// A file with a link a line
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
    },
    /// Writes what may stand in the content files: JSON Schemas, which editors complete keys from, and content.md
    Schema {
        /// The folder for content.md and schema/
        #[arg(long, value_name = "FOLDER", default_value = "docs")]
        into: PathBuf,
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
        /// Shows the content as it is, with the programs of the folder, and prints it again whenever a file is saved; FILE is
        /// Trunk's index.html, as `press print --frame` keeps it
        #[arg(long, value_name = "FILE")]
        watch: Option<PathBuf>,
        /// As for `press print`
        #[arg(long, value_name = "FOLDER", env = "SIDELINES_CARDS")]
        cards: Option<PathBuf>,
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
    let given = arguments.content;
    if given.len() < content_flags(std::env::args_os()) {
        return Err(Failure::other("give every --content before the command, or every one after it"));
    }
    let report_file = arguments.report.as_deref();
    let report = report_file.map(content::read_text).transpose()?;
    let report = report.as_deref();
    let folder = || content::folder(&given);
    // A text of the report is that of one explainer.
    let folders = || match report {
        Some(_) => folder().map(|folder| vec![folder]),
        None => content::folders(&given),
    };
    match arguments.command {
        Command::New { folder, title } => new::write(&folder, title.as_deref()),
        Command::Check => {
            let explainers = content::read_all(&folders()?, report)?;
            explainers.iter().for_each(print_counts);
            explainers.iter().for_each(content::warn_if_unverified);
            Ok(())
        }
        Command::Fingerprint => content::write_fingerprint(&folder()?, report),
        Command::Locate { write, ids } => {
            let report = report_file.zip(report);
            locate::locate(&locate::Request { content: &folder()?, report, ids: &ids, write })
        }
        Command::Draft { paragraphs, paraphrases, persons, groups, place, date } => {
            let request = draft::Request { paragraphs, paraphrases, persons, groups, place, date };
            draft::draft(&folder()?, report, &request)
        }
        Command::Publish { check: true, .. } => content::check_published(&folder()?, report),
        Command::Publish { date, check: false } => content::publish(&folder()?, report, date.as_deref()),
        Command::Rename { id, new, kind } => rename::rename(&folder()?, report, &id, &new, kind),
        Command::Export { csv, into, address, .. } => {
            let form = if csv { Form::Csv } else { Form::Markdown };
            export::export(&content::read(&folder()?, report)?.explainer, form, &address, into.as_deref())
        }
        Command::Import { file, passage, into, dry_run } => {
            let destination = match &into {
                _ if dry_run => Destination::Nowhere,
                Some(folder) => Destination::Folder(folder),
                None => Destination::Explainer,
            };
            import::import(&folder()?, report, &file, passage.as_deref(), destination)
        }
        Command::Snippet { passage, address } => {
            let explainer = content::read(&folder()?, report)?.explainer;
            let site = template::Site::at(&address)?;
            let id = content::passage(&explainer, &passage)?;
            if let Some(PageData::Step(step)) = page_data::compute(&explainer, &Page::Passage(id)) {
                let embed = render::render_embed(&explainer, &step.passage_data, &site)?;
                print!("{}", embed::snippet_with_listener(&embed, &site.address("")));
            }
            Ok(())
        }
        Command::Print { into, base, address, cards, frame, without_offline } => {
            let explainers = content::read_all(&folders()?, report)?;
            let site = template::Site::new(&base, address.as_deref())?;
            let offline = Offline::without(without_offline);
            let cache = card::Cache::new(cards);
            for printed in print::print(&explainers, &site, offline, &cache, &into, frame.as_deref())? {
                println!("press: printed {} pages of {}", printed.pages, printed.place.name);
            }
            explainers.iter().for_each(content::warn_if_unverified);
            Ok(())
        }
        Command::Offline { into, without_offline } => {
            offline::write(&into, Offline::without(without_offline))
        }
        Command::Link { id, words, address } => {
            let path = link_commands::link(&content::read(&folder()?, report)?.explainer, &id, &words)?;
            println!("{}/{path}", address.trim_end_matches('/'));
            Ok(())
        }
        Command::Resolve { json, links, file } => {
            let mut links: Vec<_> = links.into_iter().map(link_commands::Given::argument).collect();
            if let Some(file) = file {
                links.extend(link_commands::Given::lines(&file, &content::read_text(&file)?));
            }
            link_commands::resolve_all(&content::read(&folder()?, report)?.explainer, &links, json)
        }
        Command::Serve { dir, base, port, watch: None, .. } => serve::serve(&dir, &base, port),
        Command::Serve { dir, base, port, watch: Some(frame), cards } => {
            let folders = content::folders(&given)?;
            let cache = card::Cache::new(cards);
            serve::serve_watched(watch::Watched { folders, programs: dir, frame, base, cache }, port)
        }
        Command::Schema { into } => schema::write(&into),
    }
}

/// Returns how often `--content` is given. The parser forgets those before a command if there are any after it.
fn content_flags(words: impl Iterator<Item = OsString>) -> usize {
    let text = words.map(|word| word.to_string_lossy().into_owned());
    text.take_while(|word| word != "--")
        .filter(|word| word == "--content" || word.starts_with("--content="))
        .count()
}

/// Prints what an explainer without mistakes has.
fn print_counts(checked: &Checked) {
    let explainer = &checked.explainer;
    let notes = explainer.passages.iter().map(|passage| passage.notes.len()).sum();
    let counts = [
        (explainer.passages.len(), "passage"),
        (notes, "note"),
        (explainer.voices.len(), "voice"),
        (explainer.questions.len(), "question"),
        (explainer.events.len(), "event"),
        (explainer.sources.len(), "source"),
    ];
    println!(
        "{}: {}; no mistake{}",
        explainer.id,
        counts.map(|(count, thing)| counted(count, thing)).join(", "),
        match checked.compared_with {
            ComparedWith::Report => ", quotations compared with the report",
            ComparedWith::Hashes => "",
        },
    );
}

/// A number of things: `1 passage`, `2 passages`. `thing` is what one is called.
fn counted(count: usize, thing: &str) -> String {
    match count {
        1 => format!("1 {thing}"),
        count => format!("{count} {thing}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_given_before_and_after_the_command_is_noticed() {
        let words = |line: &str| line.split(' ').map(OsString::from).collect::<Vec<_>>();
        for (line, found, kept) in [
            ("press check", 0, 0),
            ("press --content a --content=b check", 2, 2),
            ("press check --content a --content b", 2, 2),
            ("press --content a check --content b", 2, 1),
            ("press link x -- --content", 0, 0),
        ] {
            assert_eq!(content_flags(words(line).into_iter()), found, "{line}");
            let parsed = Arguments::try_parse_from(words(line)).expect("arguments");
            assert_eq!(parsed.content.len(), kept, "{line}");
        }
    }
}
