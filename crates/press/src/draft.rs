//! `press draft`: begins a passage for every quotation in the report that no passage has.

use crate::content;
use crate::edit;
use crate::failure::Failure;
use crate::import::excerpt;
use explainer::load::{self, Quotation, report_quotations};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use toml_edit::{Array, ArrayOfTables, Datetime, DocumentMut, Item, Table, Value, value};

/// Maximum scalars of a quotation in what is printed.
const EXCERPT: usize = 60;

/// Which quotations are drafted, and what is said of all of them.
pub(crate) struct Request {
    /// The paragraphs of the report whose quotations are taken; if there are none, all.
    pub(crate) paragraphs: Vec<u32>,
    /// Where all of it was said, if that is known.
    pub(crate) place: Option<String>,
    /// When all of it was said, if that is known, as content has it (see [`date`]).
    pub(crate) date: Option<Value>,
}

/// Writes the beginnings of passages into the explainer in `folder`, one for each quotation in the report that no passage
/// has, and prints which. `report` is the text of the report, if it is given.
///
/// # Errors
/// Fails if the text of the report is not at hand, or a file cannot be read or written.
pub(crate) fn draft(folder: &Path, report: Option<&str>, request: &Request) -> Result<(), Failure> {
    let paragraphs = &request.paragraphs;
    let Some(report) = content::report(folder, report)? else {
        let help = "to draft passages, the text of the report is needed: give it with --report FILE, or say in \
                    explainer.toml where it is (`report_text = \"../report.txt\"`)";
        return Err(Failure::other(help));
    };
    let files = edit::read(folder)?;
    let document = |text: &String| text.parse::<DocumentMut>().ok();
    let about = files.get(Path::new("explainer.toml")).and_then(document);
    let source = about.as_ref().and_then(|about| about.get("report")?.as_str()).unwrap_or_default();
    let quoted: BTreeSet<String> = files
        .iter()
        .filter(|(name, _)| name.starts_with("passages"))
        .filter_map(|(_, text)| Some(document(text)?.get("words")?.as_str()?.to_string()))
        .collect();
    let wanted = report_quotations(&report).into_iter().filter(|quotation| {
        !quoted.contains(&quotation.words)
            && (paragraphs.is_empty() || paragraphs.contains(&quotation.paragraph))
    });
    let mut drafts: Vec<(PathBuf, Quotation)> = Vec::new();
    let mut free = (1..).map(|number| PathBuf::from(format!("passages/draft-{number:02}.toml")));
    for quotation in wanted {
        drafts.extend(free.find(|name| !files.contains_key(name)).map(|name| (name, quotation)));
    }
    if drafts.is_empty() {
        let there = if paragraphs.is_empty() { "" } else { " in these paragraphs" };
        println!("no quotation{there} is without a passage; nothing is written");
        return Ok(());
    }
    let mut after = files.clone();
    for (name, quotation) in &drafts {
        after.insert(name.clone(), passage(quotation, source, request));
        let excerpt = excerpt(&quotation.words, EXCERPT);
        println!("{}: paragraph {}, “{excerpt}”", name.display(), quotation.paragraph);
    }
    edit::write(folder, &files, &after)?;
    let count = match drafts.len() {
        1 => "1 draft".to_string(),
        count => format!("{count} drafts"),
    };
    println!(
        "wrote {count} in {}. Give each file the name that is to be the passage’s id, list it in `walk` of \
         explainer.toml, and run `press locate --write`; `press check` then says what is missing in it.",
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

/// Returns the file of a passage that quotes the report, `source`, with the keys of one note. What an editor has to say is
/// empty, which no check accepts.
fn passage(quotation: &Quotation, source: &str, request: &Request) -> String {
    let words = &quotation.words;
    // Whole sentences begin with a capital letter; nothing else tells them from words that the report has in its own.
    let is_whole = words.chars().find(|char| char.is_alphabetic()).is_none_or(char::is_uppercase);
    let mut file = DocumentMut::new();
    file["kind"] = value(if is_whole { "quotation" } else { "fragment" });
    for key in ["title", "speaker"] {
        file[key] = value("");
    }
    file["place"] = value(request.place.as_deref().unwrap_or_default());
    match &request.date {
        Some(date) => file["date"] = value(date.clone()),
        None => file["undated"] = value(""),
    }
    for key in ["certainty", "attribution"] {
        file[key] = value("");
    }
    file["sources"] = value(Array::from_iter([source]));
    file["words"] = value(words.as_str());
    // A reporter has mostly inserted what stands in brackets.
    let pieces: BTreeSet<&str> = load::bracketed(words).into_iter().map(|piece| &words[piece]).collect();
    let insertions: Array = pieces.into_iter().filter(|piece| piece.chars().count() > 1).collect();
    if !insertions.is_empty() {
        file["insertions"] = value(insertions);
    }
    if !is_whole {
        file["sentence"] = value("");
    }
    if let Some(Item::Value(Value::String(undated))) = file.get_mut("undated") {
        undated.decor_mut().set_suffix(" # or the `date`, without quotation marks: 2025-06-25");
    }
    let mut note = Table::new();
    for key in ["id", "kind", "on", "text", "basis"] {
        note[key] = value("");
    }
    note["sources"] = value(Array::from_iter([source]));
    file["note"] = Item::ArrayOfTables(ArrayOfTables::from_iter([note]));
    let file = file.to_string().replace("\nwords = ", "\n\nwords = ");
    format!(
        "# A draft by `press draft`: what is empty is yours to say. Take out what is not needed, then this line.\n{file}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_have_their_paragraphs_and_no_line_ends_of_windows() {
        let found = report_quotations("\u{FEFF}One «two\r\nthree».\r\n\r\nFour “five” six “seven”.");
        let found: Vec<_> =
            found.iter().map(|quotation| (quotation.paragraph, quotation.words.as_str())).collect();
        assert_eq!(found, [(1, "two\nthree"), (3, "five"), (3, "seven")], "every line is a paragraph");
    }

    #[test]
    fn a_draft_has_all_that_is_known_and_leaves_the_rest_empty() {
        let unknown = Request { paragraphs: vec![], place: None, date: None };
        let draft =
            |words: &str| passage(&Quotation { words: words.into(), paragraph: 1 }, "gazette", &unknown);
        let whole = draft("Ми \"знали\" (усе)");
        assert!(whole.contains("\nkind = \"quotation\"\ntitle = \"\"\nspeaker = \"\"\n"), "{whole}");
        assert!(whole.contains("\nsources = [\"gazette\"]\n\nwords = 'Ми \"знали\" (усе)'\n"), "{whole}");
        let several = draft("We [the firm] a) wait [the firm]");
        assert!(several.contains("\ninsertions = [\"[the firm]\"]\n"), "{several}");
        assert!(whole.contains("\ninsertions = [\"(усе)\"]\n\n[[note]]\nid = \"\"\n"), "{whole}");
        let part = draft("…a very large bill");
        assert!(part.contains("\nkind = \"fragment\"\n") && part.contains("\nsentence = \"\"\n"), "{part}");
    }

    #[test]
    fn what_was_said_at_one_meeting_has_one_place_and_date() {
        let at = |text: &str| {
            let (place, date) = (Some("Town hall".into()), Some(date(text).expect("a date")));
            let request = Request { paragraphs: vec![], place, date };
            passage(&Quotation { words: "We wait".into(), paragraph: 1 }, "gazette", &request)
        };
        for (text, line) in [
            ("2024-11-05", "date = 2024-11-05"),
            ("2024-11", "date = \"2024-11\""),
            ("2024", "date = \"2024\""),
        ] {
            let draft = at(text);
            assert!(
                draft.contains(&format!("\nplace = \"Town hall\"\n{line}\n")) && !draft.contains("undated"),
                "{draft}"
            );
        }
        for wrong in ["", "yesterday", "2024-13-01", "24-11-05", "2024-11-05T12:00"] {
            assert!(date(wrong).is_err(), "{wrong}");
        }
    }
}
