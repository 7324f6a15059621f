//! JSON as far as notes need it: texts, whole numbers, lists and maps.

use std::fmt::{self, Write as _};

/// A value. The keys of a map are plain data, in order: no key is looked up in anything but this list.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Json {
    Text(String),
    /// A whole number that is not negative.
    Number(usize),
    List(Vec<Json>),
    Map(Vec<(String, Json)>),
    /// Anything else: what a reader of notes passes over.
    Other,
}

impl Json {
    /// Makes a map of the entries that have a value.
    pub(crate) fn map(entries: Vec<(&str, Option<Json>)>) -> Self {
        let entries = entries.into_iter().filter_map(|(key, value)| Some((key.to_string(), value?)));
        Self::Map(entries.collect())
    }

    /// Returns the value of `key`; the last, if a file has it twice, as everywhere in JSON.
    pub(crate) fn get(&self, key: &str) -> Option<&Json> {
        match self {
            Self::Map(entries) => entries.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// Returns the text; `None` for anything else.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the number; `None` for anything else.
    pub(crate) fn number(&self) -> Option<usize> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// Returns the values of a list; of anything else, itself: JSON-LD writes a list of one without brackets.
    pub(crate) fn each(&self) -> &[Json] {
        match self {
            Self::List(values) => values,
            single => std::slice::from_ref(single),
        }
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_string())
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write_text(text, f),
            Self::Number(number) => write!(f, "{number}"),
            Self::List(values) => {
                f.write_str("[")?;
                for (index, value) in values.iter().enumerate() {
                    write!(f, "{}{value}", if index > 0 { ",\n" } else { "" })?;
                }
                f.write_str("]")
            }
            Self::Map(entries) => {
                f.write_str("{")?;
                for (index, (key, value)) in entries.iter().enumerate() {
                    f.write_str(if index > 0 { "," } else { "" })?;
                    write_text(key, f)?;
                    write!(f, ":{value}")?;
                }
                f.write_str("}")
            }
            Self::Other => f.write_str("null"),
        }
    }
}

fn write_text(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("\"")?;
    for char in text.chars() {
        match char {
            '"' | '\\' => write!(f, "\\{char}")?,
            '\n' => f.write_str("\\n")?,
            control if control < ' ' => write!(f, "\\u{:04x}", u32::from(control))?,
            other => f.write_char(other)?,
        }
    }
    f.write_str("\"")
}

#[cfg(test)]
pub(crate) mod reading {
    //! Reads JSON where there is no browser to do it.

    use super::Json;
    use serde_json::Value;

    pub(crate) fn json(value: &Value) -> Json {
        match value {
            Value::String(text) => Json::Text(text.clone()),
            Value::Number(number) => number
                .as_u64()
                .and_then(|number| usize::try_from(number).ok())
                .map_or(Json::Other, Json::Number),
            Value::Array(values) => Json::List(values.iter().map(json).collect()),
            Value::Object(entries) => {
                Json::Map(entries.iter().map(|(key, value)| (key.clone(), json(value))).collect())
            }
            Value::Null | Value::Bool(_) => Json::Other,
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Json> {
        serde_json::from_str(text).ok().map(|value| json(&value))
    }
}

#[cfg(test)]
mod tests {
    use super::reading::parse;
    use super::*;
    use proptest::prelude::*;

    fn any_json() -> impl Strategy<Value = Json> {
        let leaf = prop_oneof![".*".prop_map(Json::Text), (0..1_usize << 50).prop_map(Json::Number)];
        leaf.prop_recursive(3, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Json::List),
                prop::collection::btree_map(".*", inner, 0..4)
                    .prop_map(|entries| Json::Map(entries.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_the_same(value in any_json()) {
            prop_assert_eq!(parse(&value.to_string()), Some(value));
        }
    }

    #[test]
    fn keys_are_data() {
        let value = parse(r#"{"__proto__":{"text":"x"},"constructor":1}"#).expect("JSON");
        assert_eq!(value.get("text"), None);
        assert_eq!(value.get("toString"), None);
        assert_eq!(value.get("constructor").and_then(Json::number), Some(1));
    }
}
