//! The voices that are begun, in `voices.toml`.

use super::Request;
use crate::edit::Texts;
use crate::failure::Failure;
use explainer::id::is_id;
use explainer::load::meant_id;
use std::path::Path;
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, value};

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
    let before = texts.get(Path::new(FILE)).map_or("", String::as_str);
    let unfit = |why: &str| Failure::other(format!("{FILE} can't be added to: {why}"));
    let mut file: DocumentMut =
        before.parse().map_err(|_| unfit("it is not TOML; `press check` says where"))?;
    if file.get("voice").and_then(Item::as_array).is_some_and(Array::is_empty) {
        file.remove("voice");
    }
    let voices = file.entry("voice").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let voices = voices.as_array_of_tables_mut().ok_or_else(|| unfit("write each voice below [[voice]]"))?;
    let mut added = Vec::new();
    for (name, kind) in asked {
        let has = |key: &str, text: &str| {
            voices.iter().any(|voice| voice.get(key).and_then(Item::as_str) == Some(text))
        };
        if !has("name", name) {
            // Whose id it would be is for the editor to say.
            let id = Some(id(last_word(name))).filter(|id| !has("id", id)).unwrap_or_default();
            voices.push(voice(name, &id, kind, source));
            added.push(name.clone());
        }
    }
    if !added.is_empty() {
        let text = file.to_string();
        let text = if before.contains("\r\n") { text.replace('\n', "\r\n") } else { text };
        texts.insert(FILE.into(), text);
    }
    Ok(added)
}

fn last_word(name: &str) -> &str {
    name.split_whitespace().next_back().unwrap_or_default()
}

fn voice(name: &str, id: &str, kind: &str, source: &str) -> Table {
    let short = if kind == "person" { last_word(name) } else { name };
    let mut voice = Table::new();
    for (key, text) in [("id", id), ("name", name), ("short", short), ("kind", kind)] {
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

/// Returns the id that is most like `word`; an empty text if there is none.
fn id(word: &str) -> String {
    if is_id(word) { word.into() } else { meant_id(word).unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::id;

    #[test]
    fn an_id_is_the_word_in_small_latin_letters_or_is_left_to_the_editor() {
        for (word, expected) in [
            ("Pell", "pell"),
            ("crew", "crew"),
            ("Smith-Jones", "smith-jones"),
            ("Dvořák", "dvorak"),
            ("王", ""),
            ("", ""),
        ] {
            assert_eq!(id(word), expected, "{word}");
        }
    }
}
