//! Reads annotations from what Hypothesis exports or answers, and from W3C annotations (JSON-LD).

use crate::failure::Failure;
use crate::import::text::{from_html, from_markdown};
use serde_json::Value;

/// The maximum depth of bodies inside bodies.
const DEEPEST_BODY: usize = 8;

/// An annotation.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Annotation {
    /// Its id or address, if it has one.
    pub(super) id: Option<String>,
    /// The addresses of the documents that it is on.
    pub(super) documents: Vec<String>,
    /// The words that it is on; `None` if it is on the whole of a document.
    pub(super) exact: Option<String>,
    /// What it says, without markup; empty if nothing.
    pub(super) text: String,
    /// Whether it answers another annotation.
    pub(super) is_reply: bool,
}

/// The annotations of a file.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Annotations {
    /// The annotations, in the order of the file; `None` for an entry that is none.
    pub(super) entries: Vec<Option<Annotation>>,
    /// How many more the file counts than it contains.
    pub(super) missing: u64,
}

/// Reads a collection, a page of one, a list of annotations, a single annotation, or an export of Hypothesis.
///
/// # Errors
/// Fails if `json` is none of these.
pub(super) fn read(json: &str) -> Result<Annotations, Failure> {
    let json = json.strip_prefix('\u{FEFF}').unwrap_or(json);
    let value: Value = serde_json::from_str(json)
        .map_err(|error| Failure::other(format!("the file is not JSON that can be read: {error}")))?;
    let first = value.get("first").filter(|first| first.is_object()).unwrap_or(&value);
    let listed = ["items", "annotations", "rows"].iter().find_map(|key| first.get(key));
    let is_collection = is(&value, "AnnotationCollection") || is(&value, "AnnotationPage");
    let entries = match listed {
        Some(list) => each(list),
        None if is_collection => {
            return Err(Failure::other(
                "the file is a collection without its annotations: export its pages too",
            ));
        }
        None => each(first),
    };
    let total = value.get("total").and_then(Value::as_u64).unwrap_or_default();
    let missing = total.saturating_sub(u64::try_from(entries.len()).unwrap_or(u64::MAX));
    let entries: Vec<_> = entries.iter().map(annotation).collect();
    if entries.iter().all(Option::is_none) {
        return Err(Failure::other(
            "the file has no annotations: give what Hypothesis exports, or W3C annotations (docs/data.md)",
        ));
    }
    Ok(Annotations { entries, missing })
}

/// Reads an annotation; `None` if `value` is none.
fn annotation(value: &Value) -> Option<Annotation> {
    let is_annotation = is(value, "Annotation")
        || value.get("type").is_none() && (value.get("target").is_some() || value.get("uri").is_some());
    if !is_annotation {
        return None;
    }
    let targets = value.get("target").map(each).unwrap_or_default();
    let own = text_of(value, "uri").map(String::from);
    let selectors = targets.iter().filter_map(|target| target.get("selector")).flat_map(each);
    let documents = targets.iter().filter_map(address).map(String::from);
    let mut texts = Vec::new();
    // Hypothesis writes Markdown.
    texts.extend(text_of(value, "text").map(from_markdown));
    texts.extend(text_of(value, "bodyValue").map(String::from));
    for body in value.get("body").map(each).unwrap_or_default() {
        add_body(body, 0, &mut texts);
    }
    texts.retain(|text| !text.trim().is_empty());
    let is_reply =
        value.get("references").is_some_and(|list| list.as_array().is_some_and(|list| !list.is_empty()))
            || each_of(value, "motivation").iter().any(|motivation| motivation.as_str() == Some("replying"));
    Some(Annotation {
        id: text_of(value, "id").map(String::from),
        documents: own.into_iter().chain(documents).collect(),
        exact: selectors.filter_map(|selector| exact(selector, 0)).next(),
        text: texts.join(" "),
        is_reply,
    })
}

/// Returns the words of a TextQuoteSelector, trying the innermost of selectors that refine each other first.
fn exact(selector: &Value, depth: usize) -> Option<String> {
    let inner = selector.get("refinedBy").filter(|_| depth < DEEPEST_BODY).map(each).unwrap_or_default();
    let inner = inner.iter().find_map(|inner| exact(inner, depth + 1));
    inner.or_else(|| {
        let words = text_of(selector, "exact").filter(|_| is(selector, "TextQuoteSelector"))?;
        (!words.trim().is_empty()).then(|| words.to_string())
    })
}

/// Adds the text of a body, which may contain others.
fn add_body(body: &Value, depth: usize, texts: &mut Vec<String>) {
    if depth > DEEPEST_BODY {
        return;
    }
    if let Some(text) = body.as_str() {
        // The address of a body elsewhere says nothing.
        if !text.starts_with("http://") && !text.starts_with("https://") {
            texts.push(text.into());
        }
        return;
    }
    let says = |key: &str, wanted: &str| {
        each_of(body, key).iter().any(|value| value.as_str().is_some_and(|value| value.starts_with(wanted)))
    };
    if says("purpose", "tagging") || says("purpose", "linking") {
        return;
    }
    if let Some(value) = text_of(body, "value") {
        texts.push(if says("format", "text/html") || says("format", "application/xhtml+xml") {
            from_html(value)
        } else if says("format", "text/markdown") {
            from_markdown(value)
        } else {
            value.into()
        });
    }
    // A Choice of bodies, or the source of a SpecificResource.
    let inside = body.get("source").filter(|source| source.is_object());
    for other in each_of(body, "items").iter().chain(inside) {
        add_body(other, depth + 1, texts);
    }
}

/// Returns the address that a target names.
fn address(target: &Value) -> Option<&str> {
    let source = target.get("source").unwrap_or(target);
    source.as_str().or_else(|| text_of(source, "id"))
}

fn is(value: &Value, kind: &str) -> bool {
    each_of(value, "type").iter().any(|given| given.as_str() == Some(kind))
}

fn text_of<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key).and_then(Value::as_str)
}

/// Returns the values of a list, and any other value as a list of one: JSON-LD may omit the brackets.
fn each(value: &Value) -> &[Value] {
    match value {
        Value::Array(values) => values,
        single => std::slice::from_ref(single),
    }
}

fn each_of<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value.get(key).map(each).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn only(value: &Value) -> Annotation {
        let mut entries = read(&value.to_string()).expect("annotations").entries;
        assert_eq!(entries.len(), 1, "{value}");
        entries.remove(0).expect("an annotation")
    }

    fn hypothesis() -> Value {
        json!({
            "id": "x1",
            "uri": "https://example.org/p/vow/",
            "text": "A **promise**,\n\nnot a [law](https://example.org).",
            "tags": ["t"],
            "target": [{
                "source": "https://example.org/p/vow/",
                "selector": [
                    { "type": "RangeSelector", "startOffset": 0 },
                    { "type": "TextQuoteSelector", "exact": "the mill", "prefix": "sell " },
                ],
            }],
        })
    }

    #[test]
    fn exports_and_answers_of_hypothesis_are_read() {
        for value in [
            json!({ "total": 1, "rows": [hypothesis()] }),
            json!({ "annotations": [hypothesis()] }),
            json!([hypothesis()]),
            hypothesis(),
        ] {
            let annotation = only(&value);
            assert_eq!(annotation.exact.as_deref(), Some("the mill"));
            assert_eq!(annotation.text, "A promise, not a law.");
            assert_eq!(annotation.id.as_deref(), Some("x1"));
            assert!(!annotation.is_reply);
        }
    }

    #[test]
    fn annotations_of_the_w3c_are_read_with_and_without_brackets() {
        let annotation = json!({
            "type": "Annotation",
            "id": "urn:uuid:1",
            "body": [
                { "type": "TextualBody", "value": "<p>One <em>mill</em><script>x</script></p>", "format": "text/html" },
                { "type": "TextualBody", "value": "caution", "purpose": "tagging" },
            ],
            "target": {
                "source": { "id": "/p/vow/" },
                "selector": { "type": "FragmentSelector", "refinedBy": { "type": ["TextQuoteSelector"], "exact": "a" } },
            },
        });
        for value in [
            annotation.clone(),
            json!({ "type": "AnnotationPage", "items": annotation }),
            json!({ "type": "AnnotationCollection", "total": 3, "first": { "items": [annotation] } }),
        ] {
            let read = only(&value);
            assert_eq!((read.exact.as_deref(), &*read.text), (Some("a"), "One mill"));
            assert_eq!(read.documents, ["/p/vow/"]);
        }
        let counted =
            json!({ "type": "AnnotationCollection", "total": 3, "first": { "items": [annotation] } });
        assert_eq!(read(&counted.to_string()).expect("annotations").missing, 2);
    }

    #[test]
    fn replies_and_notes_on_pages_are_known() {
        let mut reply = hypothesis();
        reply["references"] = json!(["x0"]);
        assert!(only(&reply).is_reply);
        let page = json!({ "uri": "https://example.org/", "text": "x", "target": [{ "source": "https://example.org/" }] });
        assert_eq!(only(&page).exact, None);
        let highlight = json!({ "type": "Annotation", "target": "https://example.org/", "body": "https://example.org/b" });
        assert_eq!(only(&highlight).text, "");
    }

    #[test]
    fn what_is_no_file_of_annotations_is_refused() {
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        for (json, reason) in [
            ("", "not JSON"),
            ("{", "not JSON"),
            (&deep, "not JSON"),
            ("\"\\ud800\"", "not JSON"),
            ("null", "no annotations"),
            ("[]", "no annotations"),
            ("{\"rows\":[1,null,[],{}]}", "no annotations"),
            (
                "{\"type\":\"AnnotationCollection\",\"first\":\"https://example.org/1\"}",
                "without its annotations",
            ),
        ] {
            let failure = read(json).expect_err("refused").to_string();
            assert!(failure.contains(reason), "{failure}");
        }
    }
    /// A JSON value with keys that annotations have.
    fn value() -> impl Strategy<Value = Value> {
        let key = prop::sample::select(vec![
            "type",
            "id",
            "uri",
            "text",
            "target",
            "source",
            "selector",
            "exact",
            "refinedBy",
            "body",
            "value",
            "format",
            "purpose",
            "items",
            "rows",
            "annotations",
            "first",
            "total",
            "references",
            "motivation",
            "bodyValue",
        ]);
        let word = prop::sample::select(vec![
            "Annotation",
            "AnnotationPage",
            "AnnotationCollection",
            "TextQuoteSelector",
            "text/html",
            "tagging",
            "<p>",
            "",
        ]);
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            word.prop_map(Value::from),
            ".{0,9}".prop_map(Value::from),
        ];
        leaf.prop_recursive(6, 60, 6, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::btree_map(key.clone(), inner, 0..6).prop_map(|map| {
                    Value::Object(map.into_iter().map(|(key, value)| (key.to_string(), value)).collect())
                }),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_file_is_read_or_refused(value in value()) {
            if let Ok(annotations) = read(&value.to_string()) {
                prop_assert!(annotations.entries.iter().any(Option::is_some));
            }
        }
    }
}
