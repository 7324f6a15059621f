//! The voices that are begun, in `voices.toml`.

use super::Request;
use crate::edit::Texts;
use crate::failure::Failure;
use explainer::id::is_id;
use std::path::Path;
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, value};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

const FILE: &str = "voices.toml";

/// Adds the persons and groups that are asked for, unless there are voices of these names. Returns the names of those added.
///
/// # Errors
/// Fails if the file is not TOML, or has something else under the name of voices.
pub(super) fn add(texts: &mut Texts, source: &str, request: &Request) -> Result<Vec<String>, Failure> {
    let asked = request.persons.iter().map(|name| (name, "person"));
    let asked: Vec<_> = asked.chain(request.groups.iter().map(|name| (name, "group"))).collect();
    if asked.is_empty() {
        return Ok(vec![]);
    }
    let text = texts.entry(Path::new(FILE).into()).or_default();
    let unfit =
        |why: &str| Failure::other(format!("{FILE} can't be added to: {why}; `press check` says where"));
    let mut file: DocumentMut = text.parse().map_err(|_| unfit("it is not TOML"))?;
    let voices = file.entry("voice").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let voices = voices.as_array_of_tables_mut().ok_or_else(|| unfit("`voice` is no list of tables"))?;
    let mut added = Vec::new();
    for (name, kind) in asked {
        let is_there = |voice: &Table| voice.get("name").and_then(Item::as_str) == Some(name);
        if !voices.iter().any(is_there) {
            voices.push(voice(name, kind, source));
            added.push(name.clone());
        }
    }
    *text = file.to_string();
    Ok(added)
}

fn voice(name: &str, kind: &str, source: &str) -> Table {
    let last = name.split_whitespace().next_back().unwrap_or_default();
    let short = if kind == "person" { last } else { name };
    let mut voice = Table::new();
    for (key, text) in [("id", id(last).as_str()), ("name", name), ("short", short), ("kind", kind)] {
        voice[key] = value(text);
    }
    if kind == "person" {
        voice["role"] = value("");
    }
    voice["heard"] = value("quoted");
    voice["about"] = value("");
    voice["sources"] = value(Array::from_iter([source]));
    voice
}

/// Returns the id that `word` makes, in small Latin letters without marks; an empty text if it makes none.
fn id(word: &str) -> String {
    let letters = word.nfd().filter(|char| !is_combining_mark(*char) && char.is_alphanumeric());
    let id: String = letters.flat_map(char::to_lowercase).collect();
    if is_id(&id) { id } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::id;

    #[test]
    fn an_id_is_the_word_in_small_latin_letters_or_is_left_to_the_editor() {
        for (word, expected) in
            [("Pell", "pell"), ("O’Hara", "ohara"), ("Dvořák", "dvorak"), ("Гребінка", ""), ("", "")]
        {
            assert_eq!(id(word), expected, "{word}");
        }
    }
}
