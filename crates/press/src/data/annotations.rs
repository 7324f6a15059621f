//! The notes as an AnnotationCollection (W3C Web Annotation Data Model).

use super::selector::{Selector, selectors};
use crate::template::Site;
use explainer::asset_paths;
use explainer::model::{Basis, Explainer, Note, NoteKind, Passage, plain};
use explainer::page::Page;
use serde::Serialize;

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// All notes.
#[derive(Serialize)]
pub(super) struct Collection {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    label: String,
    total: usize,
    first: AnnotationPage,
}

/// The only page of the collection.
#[derive(Serialize)]
#[serde(tag = "type")]
struct AnnotationPage {
    id: String,
    #[serde(rename = "startIndex")]
    start_index: usize,
    items: Vec<Annotation>,
}

/// A note.
#[derive(Serialize)]
#[serde(tag = "type")]
struct Annotation {
    id: String,
    /// Who wrote the note, if it is signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<Person>,
    motivation: &'static str,
    body: Vec<Body>,
    target: SpecificResource,
}

/// A person (`foaf:Person`).
#[derive(Serialize)]
#[serde(tag = "type")]
struct Person {
    name: String,
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Body {
    /// The text of the note, or a tag.
    TextualBody {
        value: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        format: Option<&'static str>,
        language: String,
        purpose: &'static str,
    },
    /// A source cited by the note. It is neither the origin (`via`) nor the author of the note.
    SpecificResource { source: String, purpose: &'static str },
}

/// The words that a note is on.
#[derive(Serialize)]
#[serde(tag = "type")]
struct SpecificResource {
    source: String,
    selector: Vec<Selector>,
}

/// Returns the notes of `explainer` in the order of the walk.
pub(super) fn collection(explainer: &Explainer, site: &Site) -> Collection {
    let id = site.address(asset_paths::ANNOTATIONS);
    let notes = explainer.passages.iter().flat_map(|passage| {
        passage
            .notes
            .iter()
            .enumerate()
            .map(|(index, note)| annotation(explainer, passage, index, note, site))
    });
    let items: Vec<Annotation> = notes.collect();
    Collection {
        context: CONTEXT,
        kind: "AnnotationCollection",
        label: format!("{}: notes", explainer.title),
        total: items.len(),
        first: AnnotationPage { id: format!("{id}#notes"), start_index: 0, items },
        id,
    }
}

fn annotation(
    explainer: &Explainer,
    passage: &Passage,
    index: usize,
    note: &Note,
    site: &Site,
) -> Annotation {
    let source = site.address(&Page::Passage(passage.id.clone()).path());
    let tag = |value: &str| Body::TextualBody {
        value: value.into(),
        format: None,
        language: "en".into(),
        purpose: "tagging",
    };
    let motivation = motivation(note.kind);
    let text = Body::TextualBody {
        value: plain(&note.text),
        format: Some("text/plain"),
        language: explainer.lang.clone(),
        purpose: motivation,
    };
    let cited = note.sources.iter().map(|id| Body::SpecificResource {
        source: site.address(&format!("{}#source-{id}", Page::Sources.path())),
        purpose: "linking",
    });
    let tags = [Some(tag(note.kind.name())), basis(note.basis).map(tag)];
    Annotation {
        id: format!("{source}#{}", note.id),
        creator: note.by.clone().map(|name| Person { name }),
        motivation,
        body: [text].into_iter().chain(tags.into_iter().flatten()).chain(cited).collect(),
        target: SpecificResource { source, selector: selectors(passage, index) },
    }
}

/// Returns the motivation of a note, in the vocabulary of the data model.
fn motivation(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Attribution => "identifying",
        NoteKind::Term | NoteKind::Time => "describing",
        NoteKind::Context | NoteKind::Wording | NoteKind::Caution => "commenting",
    }
}

/// Returns what a note is based on, if that is not the report.
fn basis(basis: Basis) -> Option<&'static str> {
    match basis {
        Basis::Report => None,
        Basis::Background => Some("not in the report"),
        Basis::Inference => Some("our inference"),
        Basis::Hindsight => Some("known only later"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::sample;
    use explainer::model::PassageKind;
    use serde_json::{Value, json};

    #[test]
    fn a_note_is_an_annotation_of_its_words() {
        let site = Site::new("/x/", Some("https://example.org/x/")).expect("a site");
        let collection = collection(&sample::explainer(PassageKind::Quotation), &site);
        let mut data = serde_json::to_value(&collection).expect("JSON");
        let selectors = data["first"]["items"][0]["target"]["selector"].take();
        assert_eq!(selectors.as_array().map(Vec::len), Some(2));
        let text = |value: &str, purpose: &str| json!({ "type": "TextualBody", "value": value, "language": "en", "purpose": purpose });
        let mut said = text("Which one is open", "commenting");
        said["format"] = "text/plain".into();
        assert_eq!(
            data,
            json!({
                "@context": "http://www.w3.org/ns/anno.jsonld",
                "id": "https://example.org/x/data/annotations.jsonld",
                "type": "AnnotationCollection",
                "label": "A mill: notes",
                "total": 1,
                "first": {
                    "type": "AnnotationPage",
                    "id": "https://example.org/x/data/annotations.jsonld#notes",
                    "startIndex": 0,
                    "items": [{
                        "type": "Annotation",
                        "id": "https://example.org/x/p/vow/#vow-mill",
                        "creator": { "type": "Person", "name": "Ida Lark" },
                        "motivation": "commenting",
                        "body": [
                            said,
                            text("caution", "tagging"),
                            text("our inference", "tagging"),
                            {
                                "type": "SpecificResource",
                                "source": "https://example.org/x/sources/#source-courier",
                                "purpose": "linking",
                            },
                        ],
                        "target": {
                            "type": "SpecificResource",
                            "source": "https://example.org/x/p/vow/",
                            "selector": Value::Null,
                        },
                    }],
                },
            })
        );
    }
}
