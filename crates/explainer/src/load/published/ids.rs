//! Adds ids to `published.toml`.

use crate::model::Explainer;
use toml_edit::{Array, DocumentMut, Item, RawString, Table, TomlError, Value};

/// The comment at the start of a new file.
const HEAD: &str = "\
# Every passage and note that was ever published, by id. An id is part of an address, and links outlive edits: an id
# that is given up needs an alias. `press publish` adds to this file and takes nothing out; aliases are written by hand.
";

/// Returns the file with the ids of all passages and notes added in alphabetical order. Keeps existing ids, aliases and
/// comments. `record` is the current text of the file, empty if it does not exist.
///
/// # Errors
/// Returns an error if `record` is not TOML.
pub(super) fn add_ids(explainer: &Explainer, record: &str) -> Result<String, TomlError> {
    let mut document: DocumentMut = record.parse()?;
    add(
        entry(document.as_table_mut(), "passages"),
        explainer.passages.iter().map(|passage| passage.id.as_str()),
    );
    let notes = document.entry("notes").or_insert_with(|| Item::Table(Table::new()));
    if let Some(notes) = notes.as_table_mut() {
        for passage in &explainer.passages {
            add(entry(notes, passage.id.as_str()), passage.notes.iter().map(|note| note.id.as_str()));
        }
        // Comments would be separated from their entries, so entries are sorted only if there are none.
        if notes.iter().all(|(id, _)| notes.key(id).is_some_and(|key| key.leaf_decor().prefix().is_none())) {
            notes.sort_values();
        }
    }
    let head = if record.is_empty() { HEAD } else { "" };
    Ok(format!("{head}{document}"))
}

/// Returns the array at `key`, added if missing.
fn entry<'a>(table: &'a mut Table, key: &str) -> Option<&'a mut Array> {
    table.entry(key).or_insert_with(|| Item::Value(Value::Array(Array::new()))).as_array_mut()
}

/// Inserts missing ids, each on its own line before the first greater one.
fn add<'i>(array: Option<&mut Array>, ids: impl Iterator<Item = &'i str>) {
    let Some(array) = array else { return };
    for id in ids {
        if !array.iter().any(|known| known.as_str() == Some(id)) {
            insert(array, id);
        }
    }
}

fn insert(array: &mut Array, id: &str) {
    end_with_comma(array);
    let next = array.iter().position(|known| known.as_str().is_some_and(|known| known > id));
    let before = match next.and_then(|at| array.get(at)) {
        Some(value) => text(value.decor().prefix()),
        None => text(Some(array.trailing())),
    };
    // A comment at the end of a line belongs to the preceding id.
    let (same_line, lines) = match before.split_once('\n') {
        Some((comment, lines)) if comment.contains('#') => (comment, format!("\n{lines}")),
        _ => ("", before.clone()),
    };
    let new = Value::from(id).decorated(format!("{same_line}\n  "), "");
    match next {
        Some(at) => {
            if let Some(value) = array.get_mut(at) {
                value.decor_mut().set_prefix(lines);
            }
            array.insert_formatted(at, new);
        }
        None => {
            array.set_trailing(if lines.contains('\n') { lines } else { "\n".into() });
            array.push_formatted(new);
        }
    }
}

/// Adds a comma after the last id, so that another can follow on the next line.
fn end_with_comma(array: &mut Array) {
    if array.trailing_comma() {
        return;
    }
    let last = array.len().checked_sub(1).and_then(|last| array.get_mut(last));
    let after = last.map(|value| {
        let after = text(value.decor().suffix());
        value.decor_mut().set_suffix("");
        after
    });
    let after = after.unwrap_or_default() + &text(Some(array.trailing()));
    array.set_trailing(after);
    array.set_trailing_comma(true);
}

/// Returns the white space and comments around a value.
fn text(raw: Option<&RawString>) -> String {
    raw.and_then(RawString::as_str).unwrap_or_default().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recorded(array: &str, ids: &[&str]) -> String {
        let mut document: DocumentMut = array.parse().expect("TOML");
        add(entry(document.as_table_mut(), "passages"), ids.iter().copied());
        document.to_string()
    }

    #[test]
    fn ids_are_added_in_order_and_none_is_taken_out() {
        let first = recorded("", &["b", "c"]);
        assert_eq!(first, "passages = [\n  \"b\",\n  \"c\",\n]\n");
        let then = recorded(&first, &["d", "a", "b"]);
        assert_eq!(then, "passages = [\n  \"a\",\n  \"b\",\n  \"c\",\n  \"d\",\n]\n");
        assert_eq!(recorded(&then, &["a"]), then);
    }

    #[test]
    fn comments_stay_with_their_ids() {
        let by_hand = "passages = [\n  \"b\", # the second\n  # Renamed in May.\n  \"d\"\n]\n";
        assert_eq!(
            recorded(by_hand, &["a", "c"]),
            "passages = [\n  \"a\",\n  \"b\", # the second\n  \"c\",\n  # Renamed in May.\n  \"d\",\n]\n"
        );
    }
}
