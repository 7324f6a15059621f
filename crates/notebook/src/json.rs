//! JSON values, as far as notes need them: text, whole numbers, lists and maps.

/// The maximum nesting depth that is read; anything deeper becomes [`Json::Other`]. Annotations need eight levels.
pub(crate) const MAX_DEPTH: usize = 32;

/// A JSON value. A map is a list of entries, so that a key such as `__proto__` is data like any other.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Json {
    Text(String),
    /// A non-negative integer.
    Number(usize),
    List(Vec<Json>),
    Map(Vec<(String, Json)>),
    /// `null`, a boolean, or any other number.
    Other,
}

impl Json {
    /// Returns a map of those entries that have a value.
    pub(crate) fn map(entries: Vec<(&str, Option<Json>)>) -> Self {
        let entries = entries.into_iter().filter_map(|(key, value)| Some((key.to_string(), value?)));
        Self::Map(entries.collect())
    }

    /// Returns the value of `key`; the last one if the key occurs twice, as `JSON.parse` does.
    pub(crate) fn get(&self, key: &str) -> Option<&Json> {
        match self {
            Self::Map(entries) => entries.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// Returns the text of a text, and `None` for any other value.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the number of a number, and `None` for any other value.
    pub(crate) fn number(&self) -> Option<usize> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// Returns the values of a list, and any other value as a list of one: JSON-LD may omit the brackets.
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

#[cfg(any(test, fuzzing))]
pub(crate) mod serde {
    //! Conversions between [`Json`] and `serde_json`, which stands in for the browser's JSON outside the browser.

    use super::{Json, MAX_DEPTH};
    use serde_json::Value;

    pub(crate) fn json(value: &Value) -> Json {
        from_value(value, 0)
    }

    fn from_value(value: &Value, depth: usize) -> Json {
        let json = |value| from_value(value, depth + 1);
        match value {
            _ if depth > MAX_DEPTH => Json::Other,
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

    pub(crate) fn value(json: &Json) -> Value {
        match json {
            Json::Text(text) => text.as_str().into(),
            Json::Number(number) => (*number).into(),
            Json::List(values) => values.iter().map(value).collect(),
            Json::Map(entries) => entries.iter().map(|(key, json)| (key.clone(), value(json))).collect(),
            Json::Other => Value::Null,
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Json> {
        serde_json::from_str(text).ok().map(|value| json(&value))
    }
}

#[cfg(test)]
mod tests {
    use super::serde::parse;
    use super::*;

    #[test]
    fn keys_are_data() {
        let value = parse(r#"{"__proto__":{"text":"x"},"constructor":1}"#).expect("JSON");
        assert_eq!(value.get("text"), None);
        assert_eq!(value.get("toString"), None);
        assert_eq!(value.get("constructor").and_then(Json::number), Some(1));
    }
}
