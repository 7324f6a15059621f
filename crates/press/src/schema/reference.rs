//! The page that describes every key of the content files.

use explainer::load::FileSchema;
use serde_json::Value;
use std::fmt::Write as _;

const HEAD: &str = "\
# The content files, key by key

One folder is one explainer; [content/README.md](../content/README.md) says how the files belong together and which rules
they keep. This page is printed by `cargo run -p press -- schema` from the types that the files are read into, and so are the
schemas in [schema/](schema/), from which editors complete keys: change the comments in
`crates/explainer/src/load/toml_form.rs`, not this page.
";

/// Returns the page in Markdown.
pub(super) fn reference(schemas: &[FileSchema]) -> String {
    let mut page = HEAD.to_string();
    for FileSchema { path, schema, .. } in schemas {
        // Writing to a string does not fail.
        let _ = write!(page, "\n## `{path}`\n\n{}\n", unwrapped(&schema["description"]));
        table(&mut page, schema, "");
    }
    page
}

/// Writes the keys of a table, which has the keys `at` in its file, and then those of the tables in it.
fn table(page: &mut String, schema: &Value, at: &str) {
    let Some(keys) = schema["properties"].as_object() else { return };
    page.push_str("\n| key | holds | required | meaning |\n|---|---|---|---|\n");
    let required = schema["required"].as_array();
    for (key, value) in keys {
        let required = match required.is_some_and(|required| required.iter().any(|name| name == key)) {
            true => "yes",
            false => "",
        };
        let meaning = meaning(value).replace('|', "\\|");
        let _ = writeln!(page, "| `{key}` | {} | {required} | {meaning} |", kind(value));
    }
    // Tables with the same keys, one after the other, are described together.
    let mut tables: Vec<(Vec<String>, String, &Value)> = Vec::new();
    for (key, value) in keys {
        let name = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
        let (heading, inner) = match value["items"].is_object() {
            true => (format!("`[[{name}]]`"), &value["items"]),
            false => (format!("`[{name}]`"), value),
        };
        match tables.last_mut() {
            _ if !inner["properties"].is_object() => {}
            Some((headings, _, last)) if last["properties"] == inner["properties"] => headings.push(heading),
            _ => tables.push((vec![heading], name, inner)),
        }
    }
    for (headings, name, inner) in tables {
        let _ = write!(page, "\n### {}\n", headings.join(", "));
        table(page, inner, &name);
    }
}

/// Returns what a value is.
fn kind(schema: &Value) -> &'static str {
    match schema["type"].as_str() {
        Some("integer") => "a whole number",
        Some("boolean") => "`true` or `false`",
        Some("string") if schema["format"] == "date" => "a day",
        // The one pattern is that of dates.
        Some("string") if schema["pattern"].is_string() => "a day, month or year",
        Some("string") => "text",
        Some("array") if schema["items"]["type"] == "string" => "a list of texts",
        Some("array") if schema["items"]["oneOf"].is_array() => "a list of tables with one key each",
        Some("array") => "tables",
        Some("object") => "a table",
        _ => "one of several texts",
    }
}

/// Returns what a value means, and each of its choices.
fn meaning(schema: &Value) -> String {
    let mut text = unwrapped(&schema["description"]);
    let choices = [&schema["oneOf"], &schema["items"]["oneOf"]];
    for choice in choices.into_iter().filter_map(Value::as_array).flatten() {
        let properties = choice["properties"].as_object().into_iter().flatten();
        let names = properties.map(|(key, value)| (key.as_str(), value));
        for (name, described) in choice["const"].as_str().map(|name| (name, choice)).into_iter().chain(names)
        {
            let meaning = [choice, described].map(|schema| unwrapped(&schema["description"]));
            let meaning = meaning.iter().find(|meaning| !meaning.is_empty()).map_or("", |meaning| meaning);
            let _ = write!(text, "<br>`{name}`: {meaning}");
        }
    }
    text
}

/// Returns a comment on one line.
fn unwrapped(description: &Value) -> String {
    description.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}
