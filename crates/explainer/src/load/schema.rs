//! JSON Schemas of the content files, made from the types that the files are read into.

use super::toml_form::{Events, Explainer, History, Passage, Published, Questions, Report, Sources, Voices};
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, RestrictFormats};
use schemars::{JsonSchema, Schema};
use serde_json::Value;

/// What may stand in a kind of file.
#[derive(Clone, Debug)]
pub struct FileSchema {
    /// The name of the kind: `passage`.
    pub name: &'static str,
    /// The path of such a file in the folder of an explainer: `passages/<id>.toml`.
    pub path: &'static str,
    /// The JSON Schema (draft 7, the newest that editors of TOML know), without references. Dates are texts in it.
    pub schema: Value,
}

/// Returns the schemas of all kinds of files.
#[must_use]
pub fn schemas() -> Vec<FileSchema> {
    vec![
        file::<Explainer>("explainer", "explainer.toml"),
        file::<Report>("report", "report.toml"),
        file::<Voices>("voices", "voices.toml"),
        file::<Sources>("sources", "sources.toml"),
        file::<Passage>("passage", "passages/<id>.toml"),
        file::<Questions>("questions", "questions.toml"),
        file::<Events>("events", "events.toml"),
        file::<Published>("published", "published.toml"),
        file::<History>("record", "record/<id>.toml"),
    ]
}

fn file<T: JsonSchema>(name: &'static str, path: &'static str) -> FileSchema {
    let settings = SchemaSettings::draft07()
        .with(|settings| settings.inline_subschemas = true)
        .with_transform(RestrictFormats::default())
        .with_transform(RecursiveTransform(without_null));
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".into(), path.into());
    FileSchema { name, path, schema: schema.to_value() }
}

/// Takes out what TOML has not: a key without a value, and defaults that say no more than that a key may be left out.
fn without_null(schema: &mut Schema) {
    schema.remove("default");
    if let Some(Value::Array(kinds)) = schema.get_mut("type") {
        kinds.retain(|kind| kind != "null");
        if let [kind] = &mut kinds[..] {
            let kind = kind.take();
            schema.insert("type".into(), kind);
        }
    }
    if let Some(Value::Array(choices)) = schema.get_mut("anyOf") {
        choices.retain(|choice| choice["type"] != "null");
        if let [Value::Object(only)] = &mut choices[..] {
            let only = std::mem::take(only);
            schema.remove("anyOf");
            for (key, value) in only {
                // The description of the key stands before that of its type.
                if schema.get(&key).is_none() {
                    schema.insert(key, value);
                }
            }
        }
    }
}
