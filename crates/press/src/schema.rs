//! What may stand in the content files, for editors: JSON Schemas for their programs, and a page for themselves.

mod reference;

use crate::failure::Failure;
use explainer::load::{FileSchema, schemas};
use std::fs;
use std::path::{Path, PathBuf};

/// Writes the schemas and the reference into `folder`.
pub(crate) fn write(folder: &Path) -> Result<(), Failure> {
    let files = files()?;
    for (name, text) in &files {
        let path = folder.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(Failure::file("make", folder))?;
        }
        let unfinished = PathBuf::from(format!("{}.new", path.display()));
        fs::write(&unfinished, text).map_err(Failure::file("write", &unfinished))?;
        fs::rename(&unfinished, &path).map_err(Failure::file("write", &path))?;
    }
    println!("wrote {} files in {}", files.len(), folder.display());
    Ok(())
}

/// Returns the files with their paths in the folder.
fn files() -> Result<Vec<(String, String)>, Failure> {
    let schemas = schemas();
    let mut files = vec![("content.md".to_string(), reference::reference(&schemas))];
    for FileSchema { name, schema, .. } in &schemas {
        files.push((format!("schema/{name}.json"), crate::data::json(schema)?));
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;
    use std::collections::BTreeSet;

    const DOCS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs");

    /// The folders of the explainers that are kept with the program.
    const EXPLAINERS: [&str; 2] = [
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/the-hague-2025"),
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/explainers/lower-marl"),
    ];

    /// The folder of the explainer that `press new` writes.
    const TEMPLATE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/template");

    /// Whether `press publish` writes a kind of file. The template was never published.
    fn is_of_publishing(kind: &str) -> bool {
        matches!(kind, "published" | "record")
    }

    #[test]
    fn what_is_committed_is_what_is_made() {
        for (name, text) in files().expect("files") {
            let committed = fs::read_to_string(Path::new(DOCS).join(&name)).unwrap_or_default();
            assert!(
                committed == text,
                "docs/{name} is not what the types say: run `cargo run -p press -- schema` and commit what it writes"
            );
        }
    }

    #[test]
    fn nothing_is_left_of_a_kind_of_file_that_is_gone() {
        let made: BTreeSet<_> = files().expect("files").into_iter().map(|(name, _)| name).collect();
        for entry in fs::read_dir(Path::new(DOCS).join("schema")).expect("a folder") {
            let name = format!("schema/{}", entry.expect("a file").file_name().display());
            assert!(made.contains(&name), "docs/{name} is of no kind of file: delete it");
        }
    }

    #[test]
    fn every_key_and_every_choice_has_a_meaning() {
        fn check(schema: &Value, path: &str) {
            for (key, value) in schema["properties"].as_object().into_iter().flatten() {
                let path = format!("{path} {key}");
                let meaning = value["description"].as_str().unwrap_or_default();
                assert!(meaning.ends_with(['.', ':']), "{path}: {meaning:?}");
                for choice in value["oneOf"].as_array().into_iter().flatten() {
                    assert!(choice["description"].is_string(), "{path}: {choice}");
                }
                check(value, &path);
                check(&value["items"], &path);
            }
        }
        for FileSchema { name, schema, .. } in schemas() {
            assert!(schema["description"].is_string(), "{name}");
            assert!(schema["properties"].as_object().is_some_and(|keys| !keys.is_empty()), "{name}");
            check(&schema, name);
        }
    }

    /// Returns what is wrong with a value by the keywords that our schemas have; other keywords are mistakes too.
    fn faults(value: &Value, schema: &Value, path: &str) -> Vec<String> {
        let mut found = Vec::new();
        for (keyword, rule) in schema.as_object().expect("a schema") {
            match keyword.as_str() {
                "$schema" | "title" | "description" | "format" => {}
                "type" => {
                    let is = match rule.as_str() {
                        Some("string") => value.is_string(),
                        Some("integer") => value.is_i64(),
                        Some("boolean") => value.is_boolean(),
                        Some("array") => value.is_array(),
                        Some("object") => value.is_object(),
                        _ => false,
                    };
                    if !is {
                        found.push(format!("{path}: {value} is no {rule}"));
                    }
                }
                "const" if value != rule => found.push(format!("{path}: {value} is not {rule}")),
                "const" => {}
                "minimum" if value.as_i64() < rule.as_i64() => found.push(format!("{path}: below {rule}")),
                "maximum" if value.as_i64() > rule.as_i64() => found.push(format!("{path}: above {rule}")),
                "minimum" | "maximum" => {}
                // The one pattern is that of dates.
                "pattern" => {
                    assert_eq!(rule, r"^\d{4}(-\d{2}(-\d{2})?)?$");
                    let text = value.as_str().unwrap_or_default();
                    let lengths: Vec<_> = text.split('-').map(str::len).collect();
                    let is_number =
                        text.split('-').all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
                    if !is_number || !matches!(lengths[..], [4] | [4, 2] | [4, 2, 2]) {
                        found.push(format!("{path}: {value} is no date"));
                    }
                }
                "oneOf" => {
                    let choices = rule.as_array().expect("choices");
                    let fitting =
                        choices.iter().filter(|choice| faults(value, choice, path).is_empty()).count();
                    if fitting != 1 {
                        found.push(format!("{path}: {value} fits {fitting} of {choices:?}"));
                    }
                }
                "items" => {
                    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                        found.extend(faults(item, rule, &format!("{path}[{index}]")));
                    }
                }
                "required" => {
                    for key in rule.as_array().into_iter().flatten().filter_map(Value::as_str) {
                        if value.get(key).is_none() {
                            found.push(format!("{path}: no {key}"));
                        }
                    }
                }
                "properties" => {
                    for (key, value) in value.as_object().into_iter().flatten() {
                        if let Some(rule) = rule.get(key) {
                            found.extend(faults(value, rule, &format!("{path}.{key}")));
                        }
                    }
                }
                "additionalProperties" => {
                    for (key, value) in value.as_object().into_iter().flatten() {
                        if schema["properties"].get(key).is_none() {
                            match rule {
                                Value::Bool(false) => found.push(format!("{path}: unknown key {key}")),
                                rule => found.extend(faults(value, rule, &format!("{path}.{key}"))),
                            }
                        }
                    }
                }
                _ => found.push(format!("{path}: the keyword {keyword} is new to this test")),
            }
        }
        found
    }

    /// Returns the texts of the files of a kind.
    fn texts(folder: &str, path: &str) -> Vec<(String, String)> {
        let paths: Vec<PathBuf> = match path.split_once("/<id>") {
            Some((sub, _)) => {
                let entries = fs::read_dir(Path::new(folder).join(sub)).expect("a folder");
                entries.map(|entry| entry.expect("a file").path()).collect()
            }
            None => vec![Path::new(folder).join(path)],
        };
        let text = |path: PathBuf| (path.display().to_string(), fs::read_to_string(&path).expect("a file"));
        paths.into_iter().map(text).collect()
    }

    /// Returns TOML as the programs of editors compare it with a schema: dates are texts.
    fn as_json(text: &str) -> Value {
        fn convert(item: toml_edit::Value) -> Value {
            match item {
                toml_edit::Value::String(text) => text.into_value().into(),
                toml_edit::Value::Integer(number) => number.into_value().into(),
                toml_edit::Value::Float(number) => number.into_value().into(),
                toml_edit::Value::Boolean(is) => is.into_value().into(),
                toml_edit::Value::Datetime(date) => date.into_value().to_string().into(),
                toml_edit::Value::Array(items) => items.into_iter().map(convert).collect(),
                toml_edit::Value::InlineTable(table) => {
                    table.into_iter().map(|(key, value)| (key.to_string(), convert(value))).collect()
                }
            }
        }
        let document: toml_edit::DocumentMut = text.parse().expect("TOML");
        convert(document.into_table().into_inline_table().into())
    }

    #[test]
    fn all_content_fits_the_schemas() {
        for folder in EXPLAINERS.into_iter().chain([TEMPLATE]) {
            for FileSchema { name, path, schema } in schemas() {
                if folder == TEMPLATE && is_of_publishing(name) {
                    continue;
                }
                let texts = texts(folder, path);
                assert!(!texts.is_empty(), "{folder}: {path}");
                for (name, text) in texts {
                    assert_eq!(faults(&as_json(&text), &schema, &name), [""; 0]);
                }
            }
        }
    }

    #[test]
    fn editors_find_the_schema_of_every_file() {
        let root = Path::new(DOCS).parent().expect("the repository");
        let rules = as_json(&fs::read_to_string(root.join(".taplo.toml")).expect("the rules"));
        let rules = rules["rule"].as_array().expect("rules");
        let schemas = schemas();
        assert_eq!(rules.len(), schemas.len());
        for (rule, FileSchema { name, path, .. }) in rules.iter().zip(&schemas) {
            let files = path.replace("<id>", "*");
            assert_eq!(rule["include"][0], format!("content/*/{files}"));
            assert_eq!(rule["include"][1], format!("tests/explainers/*/{files}"));
            let template = format!("crates/press/template/{files}");
            let of_template = (!is_of_publishing(name)).then_some(template);
            assert_eq!(rule["include"].get(2).and_then(Value::as_str), of_template.as_deref());
            assert_eq!(rule["schema"]["path"], format!("docs/schema/{name}.json"));
        }
    }

    #[test]
    fn what_does_not_fit_is_noticed() {
        let schema =
            |name: &str| schemas().into_iter().find(|file| file.name == name).expect("a kind").schema;
        let events = |text: &str| faults(&as_json(text), &schema("events"), "");
        assert_eq!(events("[span]\nfirst = 2025-06-25\nlast = 2025-06-26"), [""; 0]);
        assert_eq!(events("[span]\nfirst = 2025-06-25"), [".span: no last"]);
        assert_eq!(events("[span]\nfirst = 2025-06-25\nlast = 7"), [".span.last: 7 is no \"string\""]);
        assert_eq!(events("spam = 1"), [": unknown key spam"]);
        let dated = |date: &str| events(&format!("event = [{{ date = {date} }}]"));
        for date in ["2025-06-25", "\"2025-06\"", "\"2025\""] {
            assert!(!dated(date).iter().any(|fault| fault.contains("date")), "{date}");
        }
        assert!(dated("\"June 2025\"").contains(&".event[0].date: \"June 2025\" is no date".to_string()));
        let voices = faults(&as_json("voice = [{ kind = \"choir\" }]"), &schema("voices"), "");
        assert!(voices.iter().any(|fault| fault.contains("\"choir\" fits 0 of")), "{voices:#?}");
        assert!(voices.contains(&".voice[0]: no about".to_string()), "{voices:#?}");
    }
}
