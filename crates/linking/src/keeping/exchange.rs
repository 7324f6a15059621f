//! The notebook as a file for other programs: an AnnotationCollection of the W3C's Web Annotation Data Model, in the
//! shape of the site's own `annotations.jsonld`.
//!
//! Reading is generous in form, since other programs write the model in other ways, and strict in substance: an
//! annotation counts if it quotes words of a passage of this site.

use super::json::Json;
use super::kept::{Kept, Notebook, is_time, own_text};
use anchoring::Selector;
use explainer::id::{NoteId, PassageId};
use explainer::link::WordsLink;
use explainer::page::Page;

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
/// The element of a page that holds the text of its passage and nothing else.
const PASSAGE_TEXT: &str = ".words[data-text], .words [data-text]";
/// What a part of a selector may hold, in bytes: no passage is nearly as long.
const LONGEST_PART: usize = 20_000;
/// The longest id, in bytes.
const LONGEST_ID: usize = 300;

/// Where a site stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Site<'a> {
    /// Scheme and host, without a slash at the end.
    pub(crate) origin: &'a str,
    /// The base path, with a slash at both ends.
    pub(crate) base: &'a str,
}

impl Site<'_> {
    fn address(self, page: &Page) -> String {
        format!("{}{}", self.origin, page.href(self.base))
    }

    /// The passage whose page stands at `address`, if that is on this site.
    fn passage(self, address: &str) -> Option<PassageId> {
        let path = address.strip_prefix(self.origin).unwrap_or(address).strip_prefix(self.base)?;
        match Page::at(path.split(['#', '?']).next()?)? {
            Page::Passage(id) => Some(id),
            _ => None,
        }
    }
}

/// The notebook as a file. `label` names it.
pub(crate) fn write(notebook: &Notebook, label: &str, site: Site<'_>) -> String {
    let id = site.address(&Page::MyNotes);
    let items = notebook.0.iter().map(|kept| annotation(kept, site)).collect();
    let page = Json::map(vec![
        ("id", Some(format!("{id}#1").as_str().into())),
        ("type", Some("AnnotationPage".into())),
        ("startIndex", Some(Json::Number(0))),
        ("items", Some(Json::List(items))),
    ]);
    let collection = Json::map(vec![
        ("@context", Some(CONTEXT.into())),
        ("id", Some(id.as_str().into())),
        ("type", Some("AnnotationCollection".into())),
        ("label", Some(label.into())),
        ("total", Some(Json::Number(notebook.0.len()))),
        ("first", Some(page)),
    ]);
    format!("{collection}\n")
}

fn annotation(kept: &Kept, site: Site<'_>) -> Json {
    let motivation = if kept.text.is_some() { "commenting" } else { "highlighting" };
    let body = kept.text.as_deref().map(|text| {
        Json::map(vec![
            ("type", Some("TextualBody".into())),
            ("value", Some(text.into())),
            ("format", Some("text/plain".into())),
            ("purpose", Some("commenting".into())),
        ])
    });
    let Selector { exact, prefix, suffix, speaker } = &kept.words.selector;
    let quote = Json::map(vec![
        ("type", Some("TextQuoteSelector".into())),
        ("exact", Some(exact.as_str().into())),
        ("prefix", Some(prefix.as_str().into())),
        ("suffix", Some(suffix.as_str().into())),
        // Not of the model: who said the words, so that they are never found in another mouth.
        ("speaker", speaker.as_deref().map(Json::from)),
    ]);
    let place = Json::map(vec![
        ("type", Some("TextPositionSelector".into())),
        ("start", Some(Json::Number(kept.words.start))),
        ("end", Some(Json::Number(kept.words.start.saturating_add(exact.chars().count())))),
    ]);
    let holder = match &kept.words.note {
        Some(note) => note_text(note),
        None => PASSAGE_TEXT.into(),
    };
    let element = Json::map(vec![
        ("type", Some("CssSelector".into())),
        ("value", Some(holder.as_str().into())),
        ("refinedBy", Some(place)),
    ]);
    let target = Json::map(vec![
        ("type", Some("SpecificResource".into())),
        ("source", Some(site.address(&Page::Passage(kept.passage.clone())).as_str().into())),
        ("selector", Some(Json::List(vec![quote, element]))),
    ]);
    Json::map(vec![
        ("id", Some(kept.id.as_str().into())),
        ("type", Some("Annotation".into())),
        ("motivation", Some(motivation.into())),
        ("modified", Some(kept.changed.as_str().into()).filter(|_| !kept.changed.is_empty())),
        ("body", body.map(|body| Json::List(vec![body]))),
        ("target", Some(target)),
    ])
}

/// The element that holds the text of `note`.
fn note_text(note: &NoteId) -> String {
    format!("#{note} [data-text]")
}

/// What a file holds.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Read {
    /// Notes on words of this site.
    pub(crate) kept: Vec<Kept>,
    /// How many annotations are about something else.
    pub(crate) foreign: usize,
    /// How many are about passages of this site, but quote no words.
    pub(crate) wordless: usize,
}

/// Reads a collection, a page of one, a list of annotations or a single one; `None` if it is none of these. `new_id`
/// names what has no name.
pub(crate) fn read(value: &Json, site: Site<'_>, new_id: impl Fn() -> String) -> Option<Read> {
    let page = value.get("first").unwrap_or(value);
    let items = match page.get("items").unwrap_or(page) {
        Json::List(items) => items,
        single if is(single, "Annotation") => std::slice::from_ref(single),
        _ => return None,
    };
    let annotations: Vec<&Json> = items.iter().filter(|item| is(item, "Annotation")).collect();
    if annotations.is_empty() && !is(value, "AnnotationCollection") && !is(value, "AnnotationPage") {
        return None;
    }
    let mut read = Read::default();
    for annotation in annotations {
        match passage_and_target(annotation, site) {
            None => read.foreign += 1,
            Some((passage, target)) => match one(annotation, passage, target, &new_id) {
                Some(kept) => read.kept.push(kept),
                None => read.wordless += 1,
            },
        }
    }
    Some(read)
}

fn is(value: &Json, kind: &str) -> bool {
    value.get("type").is_some_and(|kinds| kinds.each().iter().any(|given| given.text() == Some(kind)))
}

/// The first passage of this site that the annotation is about.
fn passage_and_target<'a>(annotation: &'a Json, site: Site<'_>) -> Option<(PassageId, &'a Json)> {
    annotation.get("target")?.each().iter().find_map(|target| {
        let source = target.get("source").unwrap_or(target);
        let address = source.text().or_else(|| source.get("id")?.text())?;
        Some((site.passage(address)?, target))
    })
}

fn one(annotation: &Json, passage: PassageId, target: &Json, new_id: impl Fn() -> String) -> Option<Kept> {
    let selectors = target.get("selector")?.each();
    let quote = selectors.iter().find(|selector| is(selector, "TextQuoteSelector"))?;
    let part = |name| quote.get(name).and_then(Json::text).unwrap_or_default();
    if [part("exact"), part("prefix"), part("suffix")].iter().any(|part| part.len() > LONGEST_PART) {
        return None;
    }
    let selector = Selector {
        exact: part("exact").into(),
        prefix: part("prefix").into(),
        suffix: part("suffix").into(),
        speaker: Some(part("speaker")).filter(|id| explainer::id::is_id(id)).map(Into::into),
    };
    if !selector.exact.contains(char::is_alphanumeric) {
        return None;
    }
    let note = selectors.iter().find_map(|selector| {
        let id = selector.get("value")?.text()?.strip_prefix('#')?.strip_suffix(" [data-text]")?;
        NoteId::try_from(id.to_string()).ok()
    });
    let places = selectors.iter().chain(selectors.iter().filter_map(|selector| selector.get("refinedBy")));
    let start = places.filter_map(|place| place.get("start")?.number()).next().unwrap_or_default();
    let text = |key| annotation.get(key).and_then(Json::text);
    let id = text("id").filter(|id| !id.is_empty() && id.len() <= LONGEST_ID);
    let changed = text("modified").or(text("created")).filter(|time| is_time(time));
    Some(Kept {
        id: id.map_or_else(new_id, Into::into),
        passage,
        words: WordsLink { note, selector, start },
        text: body(annotation).and_then(own_text),
        changed: changed.unwrap_or_default().into(),
    })
}

/// The text that the annotation adds to the words.
fn body(annotation: &Json) -> Option<&str> {
    if let Some(text) = annotation.get("bodyValue") {
        return text.text();
    }
    annotation.get("body")?.each().iter().find_map(|body| {
        let purpose = body.get("purpose").and_then(Json::text);
        let says = !matches!(purpose, Some("tagging" | "linking" | "classifying" | "identifying"));
        body.get("value").filter(|_| says && is(body, "TextualBody"))?.text()
    })
}

#[cfg(test)]
mod tests {
    use super::super::json::reading::{json, parse};
    use super::super::kept::samples::{any_kept, kept};
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    const SITE: Site<'static> = Site { origin: "https://example.org", base: "/x/" };

    fn reading(value: &Value) -> Option<Read> {
        read(&json(value), SITE, || "new".into())
    }

    fn annotation_on(source: &str) -> Value {
        json!({
            "type": "Annotation",
            "target": { "source": source, "selector": { "type": "TextQuoteSelector", "exact": "the words" } },
        })
    }

    proptest! {
        #[test]
        fn what_is_exported_is_imported_the_same(all in prop::collection::vec(any_kept(), 0..4)) {
            let file = write(&Notebook(all.clone()), "My notes", SITE);
            let read = parse(&file).and_then(|value| read(&value, SITE, || "new".into()));
            prop_assert_eq!(read, Some(Read { kept: all, ..Read::default() }));
        }
    }

    /// Values that look like annotations, more or less.
    fn any_value() -> impl Strategy<Value = Json> {
        let names = || {
            prop::sample::select(vec![
                "first",
                "items",
                "type",
                "id",
                "target",
                "source",
                "selector",
                "exact",
                "prefix",
                "speaker",
                "value",
                "refinedBy",
                "start",
                "body",
                "bodyValue",
                "purpose",
                "modified",
                "__proto__",
            ])
        };
        let texts = prop::sample::select(vec![
            "Annotation",
            "AnnotationPage",
            "TextQuoteSelector",
            "TextualBody",
            "/x/p/crush/",
            "/x/p/",
            "#a [data-text]",
            "#\"<b> [data-text]",
            "words",
            "",
        ]);
        let leaf =
            prop_oneof![texts.prop_map(Json::from), (0..9_usize).prop_map(Json::Number), Just(Json::Other)];
        leaf.prop_recursive(5, 64, 6, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Json::List),
                prop::collection::vec((names().prop_map(String::from), inner), 0..6).prop_map(Json::Map),
            ]
        })
    }

    proptest! {
        #[test]
        fn nothing_breaks_the_reading(value in any_value()) {
            if let Some(read) = read(&value, SITE, || "new".into()) {
                let kept = Notebook(read.kept);
                let stored = parse(&super::super::stored::write(&kept));
                prop_assert_eq!(super::super::stored::read(stored.as_ref()), Ok(kept), "what is read can be kept");
            }
        }
    }

    #[test]
    fn a_note_is_an_annotation_of_its_words() {
        let file = write(&Notebook(vec![kept("urn:uuid:1", "the words", "Mine.")]), "My notes", SITE);
        let value: Value = serde_json::from_str(&file).expect("JSON");
        assert_eq!(
            value,
            json!({
                "@context": "http://www.w3.org/ns/anno.jsonld",
                "id": "https://example.org/x/notes/",
                "type": "AnnotationCollection",
                "label": "My notes",
                "total": 1,
                "first": {
                    "id": "https://example.org/x/notes/#1",
                    "type": "AnnotationPage",
                    "startIndex": 0,
                    "items": [{
                        "id": "urn:uuid:1",
                        "type": "Annotation",
                        "motivation": "commenting",
                        "modified": "2025-06-25T09:30:00.000Z",
                        "body": [{ "type": "TextualBody", "value": "Mine.", "format": "text/plain", "purpose": "commenting" }],
                        "target": {
                            "type": "SpecificResource",
                            "source": "https://example.org/x/p/crush/",
                            "selector": [
                                { "type": "TextQuoteSelector", "exact": "the words", "prefix": "before ", "suffix": " after" },
                                {
                                    "type": "CssSelector",
                                    "value": ".words[data-text], .words [data-text]",
                                    "refinedBy": { "type": "TextPositionSelector", "start": 7, "end": 16 },
                                },
                            ],
                        },
                    }],
                },
            })
        );
    }

    #[test]
    fn words_without_a_note_are_a_highlight() {
        let file = write(&Notebook(vec![kept("a", "the words", "")]), "", SITE);
        let value: Value = serde_json::from_str(&file).expect("JSON");
        assert_eq!(value["first"]["items"][0]["motivation"], "highlighting");
        assert_eq!(value["first"]["items"][0].get("body"), None);
    }

    #[test]
    fn other_forms_of_the_model_are_read_too() {
        let mut single = annotation_on("/x/p/crush/");
        single["bodyValue"] = "Mine.".into();
        let list = json!([{
            "type": ["Annotation", "oa:Annotation"],
            "body": [
                { "type": "TextualBody", "purpose": "tagging", "value": "a tag" },
                { "type": "TextualBody", "value": "Mine." },
            ],
            "target": [
                "https://elsewhere.example/",
                {
                    "source": { "id": "https://example.org/x/p/crush/index.html#x" },
                    "selector": [
                        { "type": "TextPositionSelector", "start": 4, "end": 9 },
                        { "type": "TextQuoteSelector", "exact": "the words", "prefix": 5 },
                    ],
                },
            ],
        }]);
        for (value, start) in
            [(single.clone(), 0), (json!({ "type": "AnnotationPage", "items": [single] }), 0), (list, 4)]
        {
            let read = reading(&value).expect("annotations");
            assert_eq!(read.kept.len(), 1, "{value}");
            let kept = &read.kept[0];
            assert_eq!((kept.id.as_str(), kept.passage.as_str(), kept.words.start), ("new", "crush", start));
            assert_eq!(
                (kept.words.selector.exact.as_str(), kept.text.as_deref()),
                ("the words", Some("Mine."))
            );
        }
    }

    #[test]
    fn annotations_of_other_documents_are_counted_and_left_out() {
        let others = [
            "https://example.org/x/",
            "https://example.org/p/crush/",
            "https://example.org.evil.example/x/p/crush/",
            "http://example.org/x/p/crush/",
            "https://example.org/x/p/../p/crush/",
            "javascript:alert(1)",
        ];
        let items: Vec<Value> = others.iter().map(|source| annotation_on(source)).collect();
        let read = reading(&json!({ "type": "AnnotationCollection", "first": { "items": items } }));
        assert_eq!(read, Some(Read { foreign: others.len(), ..Read::default() }));
    }

    #[test]
    fn what_quotes_nothing_is_counted_and_left_out() {
        let mut vast = annotation_on("/x/p/crush/");
        vast["target"]["selector"]["exact"] = "x".repeat(LONGEST_PART + 1).into();
        let mut empty = annotation_on("/x/p/crush/");
        empty["target"]["selector"]["exact"] = " … ".into();
        let bare = json!({ "type": "Annotation", "target": "/x/p/crush/" });
        let read = reading(&json!([vast, empty, bare]));
        assert_eq!(read, Some(Read { wordless: 3, ..Read::default() }));
    }

    #[test]
    fn what_holds_no_annotations_is_no_such_file() {
        for other in [
            json!(null),
            json!(5),
            json!("Annotation"),
            json!([]),
            json!([1, "x", {}]),
            json!({ "items": 5 }),
            json!({ "first": null }),
            json!({ "__proto__": { "type": "Annotation" } }),
        ] {
            assert_eq!(reading(&other), None, "{other}");
        }
        assert_eq!(
            reading(&json!({ "type": "AnnotationCollection", "first": { "items": [] } })),
            Some(Read::default())
        );
    }
}
