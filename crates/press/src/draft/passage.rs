//! The file of a passage that is begun.

use super::Request;
use explainer::load::{self, Quotation};
use std::collections::BTreeSet;
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, Value, value};

/// Returns the file of a passage that quotes the report, whose source is `source`, in an explainer in the language `lang`.
pub(super) fn quotation(quotation: &Quotation, source: &str, lang: &str, request: &Request) -> String {
    let words = &quotation.words;
    // Whole sentences begin with a capital letter; nothing else tells them from words that the report has in its own.
    let is_whole = words.chars().find(|char| char.is_alphabetic()).is_none_or(char::is_uppercase);
    let mut file = circumstances(if is_whole { "quotation" } else { "fragment" }, source, request);
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
    if let Some(words) = load::words_in_other_letters(words, lang) {
        let mut foreign = Table::new();
        foreign["words"] = value(words);
        foreign["lang"] = value("");
        file["foreign"] = Item::ArrayOfTables(ArrayOfTables::from_iter([foreign]));
    }
    with_note(file, source)
}

/// Returns the file of a passage that paraphrases a paragraph of the report, whose source is `source`.
pub(super) fn paraphrase(paragraph: u32, source: &str, request: &Request) -> String {
    let mut file = circumstances("report", source, request);
    file["paragraph"] = value(i64::from(paragraph));
    file["sentence"] = value("");
    with_note(file, source)
}

/// Who says it, where and when, and how that is known.
fn circumstances(kind: &str, source: &str, request: &Request) -> DocumentMut {
    let mut file = DocumentMut::new();
    file["kind"] = value(kind);
    for key in ["title", "speaker"] {
        file[key] = value("");
    }
    file["place"] = value(request.place.as_deref().unwrap_or_default());
    match &request.date {
        Some(date) => file["date"] = value(date.clone()),
        None => file["undated"] = value(""),
    }
    if let Some(Item::Value(Value::String(undated))) = file.get_mut("undated") {
        undated.decor_mut().set_suffix(" # or the `date`, without quotation marks: 2025-06-25");
    }
    for key in ["certainty", "attribution"] {
        file[key] = value("");
    }
    file["sources"] = value(Array::from_iter([source]));
    file
}

/// Adds the keys of a note, and writes all with a line about drafts.
fn with_note(mut file: DocumentMut, source: &str) -> String {
    let mut note = Table::new();
    for key in ["id", "kind", "on", "text", "basis"] {
        note[key] = value("");
    }
    note["sources"] = value(Array::from_iter([source]));
    file["note"] = Item::ArrayOfTables(ArrayOfTables::from_iter([note]));
    let mut text = file.to_string();
    for first in ["words", "paragraph"] {
        text = text.replacen(&format!("\n{first} = "), &format!("\n\n{first} = "), 1);
    }
    format!(
        "# A draft by `press draft`: what is empty is yours to say. Take out what is not needed, then this line.\n{text}"
    )
}

#[cfg(test)]
mod tests {
    use super::super::date;
    use super::*;

    #[test]
    fn a_draft_has_all_that_is_known_and_leaves_the_rest_empty() {
        let draft = |words: &str| {
            quotation(&Quotation { words: words.into(), paragraph: 1 }, "gazette", "uk", &Request::default())
        };
        let whole = draft("Ми \"знали\" (усе)");
        assert!(whole.contains("\nkind = \"quotation\"\ntitle = \"\"\nspeaker = \"\"\n"), "{whole}");
        assert!(whole.contains("\nsources = [\"gazette\"]\n\nwords = 'Ми \"знали\" (усе)'\n"), "{whole}");
        let several = draft("We [the firm] a) wait [the firm]");
        assert!(several.contains("\ninsertions = [\"[the firm]\"]\n"), "{several}");
        assert!(whole.contains("\ninsertions = [\"(усе)\"]\n\n[[note]]\nid = \"\"\n"), "{whole}");
        let part = draft("…a very large bill");
        let foreign = draft("Ми (les Ωμέγα και) не");
        assert!(foreign.contains("\n[[foreign]]\nwords = \"Ωμέγα και\"\nlang = \"\"\n"), "{foreign}");
        assert!(!whole.contains("foreign"), "{whole}");
        assert!(part.contains("\nkind = \"fragment\"\n") && part.contains("\nsentence = \"\"\n"), "{part}");
    }

    #[test]
    fn a_paraphrase_has_its_paragraph_and_no_words() {
        let draft = paraphrase(4, "gazette", &Request::default());
        assert!(draft.contains("\nkind = \"report\"\n"), "{draft}");
        assert!(draft.contains("\n\nparagraph = 4\nsentence = \"\"\n\n[[note]]\n"), "{draft}");
        assert!(!draft.contains("\nwords"), "{draft}");
    }

    #[test]
    fn what_was_said_at_one_meeting_has_one_place_and_date() {
        let date = date("2024-11-05").expect("a date");
        let request = Request { place: Some("Town hall".into()), date: Some(date), ..Request::default() };
        let draft =
            quotation(&Quotation { words: "We wait".into(), paragraph: 1 }, "gazette", "en", &request);
        assert!(draft.contains("\nplace = \"Town hall\"\ndate = 2024-11-05\n"), "{draft}");
        assert!(!draft.contains("undated"), "{draft}");
    }
}
