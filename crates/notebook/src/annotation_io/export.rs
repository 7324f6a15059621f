//! Writes the notebook as an AnnotationCollection.

use super::Site;
use crate::json::Json;
use crate::note::{Note, Notebook};
use explainer::page::Page;

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// Returns the notebook as an AnnotationCollection with the label `label`.
pub(crate) fn write(notebook: &Notebook, label: &str, site: Site<'_>) -> Json {
    let id = site.address(&Page::MyNotes);
    let items = notebook.0.iter().map(|note| annotation(note, site)).collect();
    let page = Json::map(vec![
        ("id", text(&format!("{id}#1"))),
        ("type", text("AnnotationPage")),
        ("startIndex", Some(Json::Number(0))),
        ("items", Some(Json::List(items))),
    ]);
    Json::map(vec![
        ("@context", text(CONTEXT)),
        ("id", text(&id)),
        ("type", text("AnnotationCollection")),
        ("label", text(label)),
        ("total", Some(Json::Number(notebook.0.len()))),
        ("first", Some(page)),
    ])
}

fn annotation(note: &Note, site: Site<'_>) -> Json {
    let motivation = if note.text.is_some() { "commenting" } else { "highlighting" };
    let body = note.text.as_deref().map(|value| {
        Json::map(vec![
            ("type", text("TextualBody")),
            ("value", text(value)),
            ("format", text("text/plain")),
            ("purpose", text("commenting")),
        ])
    });
    let page = match &note.site_note {
        Some(id) => Page::Note(id.clone()),
        None => Page::Passage(note.passage.clone()),
    };
    let selectors = selectors(note);
    let target = Json::map(vec![
        ("type", text("SpecificResource")),
        ("source", text(&site.address(&page))),
        ("selector", (!selectors.is_empty()).then_some(Json::List(selectors))),
    ]);
    Json::map(vec![
        ("id", text(&note.id)),
        ("type", text("Annotation")),
        ("motivation", text(motivation)),
        ("modified", text(&note.changed).filter(|_| !note.changed.is_empty())),
        // A list even if it is empty: Recogito's text annotator fails without one.
        ("body", Some(Json::List(body.into_iter().collect()))),
        ("target", Some(target)),
    ])
}

/// Returns the selectors of a note's words, each of which alone identifies them.
fn selectors(note: &Note) -> Vec<Json> {
    let quote = (!note.quote.exact.is_empty()).then(|| {
        Json::map(vec![
            ("type", text("TextQuoteSelector")),
            ("exact", text(&note.quote.exact)),
            ("prefix", text(&note.quote.prefix)),
            ("suffix", text(&note.quote.suffix)),
        ])
    });
    let number = |number: u32| usize::try_from(number).ok().map(Json::Number);
    let position = note.link.map(|link| {
        Json::map(vec![
            ("type", text("TextPositionSelector")),
            ("start", number(link.start())),
            ("end", number(link.end())),
        ])
    });
    let fragment = note
        .link
        .map(|link| Json::map(vec![("type", text("FragmentSelector")), ("value", text(&link.to_string()))]));
    [quote, position, fragment].into_iter().flatten().collect()
}

fn text(text: &str) -> Option<Json> {
    Some(text.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::serde::value;
    use crate::note::samples::{link, note};
    use serde_json::{Value, json};

    const SITE: Site<'static> = Site { origin: "https://example.org", base: "/x/" };

    fn written(note: Note) -> Value {
        value(&write(&Notebook(vec![note]), "My notes", SITE))
    }

    #[test]
    fn a_note_is_an_annotation_of_its_words() {
        assert_eq!(
            written(note("urn:uuid:1", "the words", "Mine.")),
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
                                { "type": "TextPositionSelector", "start": 7, "end": 16 },
                                { "type": "FragmentSelector", "value": link(7, 16).to_string() },
                            ],
                        },
                    }],
                },
            })
        );
    }

    #[test]
    fn words_of_a_note_are_on_the_page_of_the_note() {
        let id = "crush-if".to_string().try_into().ok();
        let value = written(Note { site_note: id, ..note("a", "the words", "") });
        assert_eq!(value["first"]["items"][0]["target"]["source"], "https://example.org/x/n/crush-if/");
    }

    #[test]
    fn words_without_a_text_are_a_highlight() {
        let value = written(note("a", "the words", ""));
        assert_eq!(value["first"]["items"][0]["motivation"], "highlighting");
        assert_eq!(value["first"]["items"][0]["body"], json!([]));
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let value = written(Note { link: None, changed: String::new(), ..note("a", "the words", "Mine.") });
        let item = &value["first"]["items"][0];
        assert_eq!(item.get("modified"), None);
        assert_eq!(item["target"]["selector"].as_array().map(Vec::len), Some(1));
        let value = written(Note { link: None, ..note("a", "", "Mine.") });
        assert_eq!(value["first"]["items"][0]["target"].get("selector"), None);
    }
}
