//! `press draft`: begins a passage for every quotation in the report that no passage has, or what is asked for by name.

mod passage;
mod voice;

use crate::content;
use crate::edit;
use crate::failure::Failure;
use crate::import::excerpt;
use explainer::load::report_quotations;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use toml_edit::{Datetime, DocumentMut, Value};

/// Maximum scalars of a quotation in what is printed.
const EXCERPT: usize = 60;

/// What is drafted, every quotation if nothing is named, and what is said of all passages.
#[derive(Default)]
pub(crate) struct Request {
    /// The paragraphs of the report whose quotations are taken.
    pub(crate) paragraphs: Vec<u32>,
    /// The paragraphs of the report that are to be paraphrased, a passage for each.
    pub(crate) paraphrases: Vec<u32>,
    /// Names of persons who are to be voices.
    pub(crate) persons: Vec<String>,
    /// Names of groups that are to be voices.
    pub(crate) groups: Vec<String>,
    /// Where all of it was said, if that is known.
    pub(crate) place: Option<String>,
    /// When all of it was said, if that is known, as content has it (see [`date`]).
    pub(crate) date: Option<Value>,
}

impl Request {
    fn names_nothing(&self) -> bool {
        self.paragraphs.is_empty()
            && self.paraphrases.is_empty()
            && self.persons.is_empty()
            && self.groups.is_empty()
    }
}

/// Writes drafts into the explainer in `folder`, and prints which. `report` is the text of the report, if it is given. What an
/// editor has to say is empty in them, which no check accepts.
///
/// # Errors
/// Fails if the text of the report is not at hand, `voices.toml` can't be added to, or a file cannot be read or written.
pub(crate) fn draft(folder: &Path, report: Option<&str>, request: &Request) -> Result<(), Failure> {
    let Some(report) = content::report(folder, report)? else {
        let help = "to draft passages, the text of the report is needed: give it with --report FILE, or say in \
                    explainer.toml where it is (`report_text = \"../report.txt\"`)";
        return Err(Failure::other(help));
    };
    let before = edit::read(folder)?;
    let document = |text: &String| text.parse::<DocumentMut>().ok();
    let about = before.get(Path::new("explainer.toml")).and_then(document);
    let said = |key: &str| about.as_ref().and_then(|about| about.get(key)?.as_str()).unwrap_or_default();
    let (source, lang) = (said("report"), said("lang"));
    let quoted: BTreeSet<String> = before
        .iter()
        .filter(|(name, _)| name.starts_with("passages"))
        .filter_map(|(_, text)| Some(document(text)?.get("words")?.as_str()?.to_string()))
        .collect();
    let wanted = report_quotations(&report).into_iter().filter(|quotation| {
        !quoted.contains(&quotation.words)
            && (request.names_nothing() || request.paragraphs.contains(&quotation.paragraph))
    });
    let quotations = wanted.map(|quotation| {
        let excerpt = excerpt(&quotation.words, EXCERPT);
        let told = format!("paragraph {}, “{excerpt}”", quotation.paragraph);
        (passage::quotation(&quotation, source, lang, request), told)
    });
    let paraphrases = request.paraphrases.iter().map(|paragraph| {
        (passage::paraphrase(*paragraph, source, request), format!("paragraph {paragraph}, a paraphrase"))
    });
    let (mut after, mut lines) = (before.clone(), Vec::new());
    let mut free = (1..).map(|number| PathBuf::from(format!("passages/draft-{number:02}.toml")));
    for (text, told) in quotations.chain(paraphrases) {
        let name = free.find(|name| !before.contains_key(name)).expect("numbers do not end");
        lines.push(format!("{}: {told}", name.display()));
        after.insert(name, text);
    }
    let count = lines.len();
    let voices = voice::add(&mut after, source, request)?;
    lines.extend(voices.into_iter().map(|name| format!("voices.toml: {name}")));
    if lines.is_empty() {
        let what =
            if request.names_nothing() { "no quotation is without a passage" } else { "all of it is there" };
        println!("{what}; nothing is written");
        return Ok(());
    }
    edit::write(folder, &before, &after)?;
    println!("{}", lines.join("\n"));
    let drafts = match count {
        0 => return Ok(()),
        1 => "1 draft".to_string(),
        count => format!("{count} drafts"),
    };
    println!(
        "wrote {drafts} in {}. Give each file the name that is to be the passage’s id, list it in `walk` of \
         explainer.toml if there is one, and run `press locate --write`; `press check` then says what is missing in it.",
        folder.display()
    );
    Ok(())
}

/// Returns the value of a date as it is written in content: a day without quotation marks, a month or a year with them.
///
/// # Errors
/// Returns how dates are written if `text` is not one.
pub(crate) fn date(text: &str) -> Result<Value, &'static str> {
    let rest = match text.len() {
        4 => "-01-01",
        7 => "-01",
        _ => "",
    };
    let day = format!("{text}{rest}").parse::<Datetime>().ok();
    let day = day.filter(|day| day.date.is_some() && day.time.is_none());
    let value = day.map(|day| if rest.is_empty() { Value::from(day) } else { Value::from(text) });
    value.ok_or("write a date as 2025-06-25, 2025-06 or 2025")
}

#[cfg(test)]
mod tests {
    use super::date;
    use explainer::load::report_quotations;

    #[test]
    fn quotations_have_their_paragraphs_and_no_line_ends_of_windows() {
        let found = report_quotations("\u{FEFF}One «two\r\nthree».\r\n\r\nFour “five” six “seven”.");
        let found: Vec<_> =
            found.iter().map(|quotation| (quotation.paragraph, quotation.words.as_str())).collect();
        assert_eq!(found, [(1, "two\nthree"), (3, "five"), (3, "seven")], "every line is a paragraph");
    }

    #[test]
    fn dates_are_written_as_content_has_them() {
        let written = |text: &str| date(text).map(|date| date.to_string());
        assert_eq!(written("2024-11-05").as_deref(), Ok("2024-11-05"));
        assert_eq!(written("2024-11").as_deref(), Ok("\"2024-11\""));
        assert_eq!(written("2024").as_deref(), Ok("\"2024\""));
        for wrong in ["", "yesterday", "2024-13-01", "24-11-05", "2024-11-05T12:00"] {
            assert!(date(wrong).is_err(), "{wrong}");
        }
    }
}
