//! Tests of reading files of annotations.

use super::*;
use crate::annotation_io::write;
use crate::json::serde::json;
use crate::note::samples::{any_note, link, note, wordings};
use crate::note::{Notebook, is_time};
use crate::stored_form;
use explainer::fragment::Tag;
use explainer::model::Edit;
use explainer::wordings::{Earlier, EarlierContent, Sentence};
use proptest::prelude::*;
use serde_json::{Value, json};

const SITE: Site<'static> = Site { origin: "https://example.org", base: "/x/" };
const PASSAGE: &str = "Then the words came. “Not the words”, he said.";
const NOTE: &str = "A term for the words.";

/// As much of HTML and of times as these tests need.
fn reader() -> Reader<'static> {
    Reader {
        site: SITE,
        is_known: &|id| matches!(id, "crush" | "crush-if" | "old"),
        html_to_text: &|html| html.replace("<b>", "").replace("</b>", ""),
        time: &|time| {
            let time = match time {
                "2031-04-08T09:30:00+02:00" => "2031-04-08T07:30:00.000Z",
                "2031-04-08T07:30:00.123456+00:00" => "2031-04-08T07:30:00.123Z",
                other => other,
            };
            is_time(time).then(|| time.to_string())
        },
        latest: "2999-01-01T00:00:00.000Z",
    }
}

fn read(value: &Value) -> ImportFile {
    reader().read(&json(value)).expect("annotations")
}

fn placed(candidate: Candidate) -> Note {
    let (passage, on_note) = (wordings("crush", None, PASSAGE), wordings("crush", Some("crush-if"), NOTE));
    let texts: Vec<&Wordings> = match candidate.target {
        Target::Passage(_) => vec![&passage],
        Target::NoteOfPassage(..) | Target::Note(_) => vec![&on_note, &passage],
    };
    let note = candidate.into_note(&texts, &|text| text.replace("e\u{301}", "é"), &|| "new".into());
    note.expect("wordings that name ids")
}

/// The one note that the one annotation of a file becomes.
fn only(value: &Value) -> Note {
    let file = read(value);
    assert_eq!((file.ours.len(), &file.left_out), (1, &LeftOut::default()), "{value}");
    placed(file.ours.into_iter().next().expect("one"))
}

fn quote(exact: &str) -> Value {
    json!({ "type": "TextQuoteSelector", "exact": exact })
}

fn annotation_on(source: &str) -> Value {
    json!({
        "type": "Annotation",
        "target": { "source": source, "selector": quote("the words came") },
    })
}

/// An annotation of the passage, with another body.
fn with_body(body: &Value) -> Value {
    let mut annotation = annotation_on("/x/p/crush/");
    annotation["body"] = body.clone();
    annotation
}

fn own_text_of(value: &Value) -> Option<String> {
    only(value).text
}

#[test]
fn a_link_of_ours_keeps_its_coordinates() {
    let mut annotation = annotation_on("/x/p/crush/");
    annotation["target"]["selector"] = json!([
        quote("anything"),
        { "type": "FragmentSelector", "value": "xywh=0,0,1,1" },
        { "type": "FragmentSelector", "value": format!("#{}", link(5, 14)) },
    ]);
    let note = only(&annotation);
    assert_eq!((note.link, note.quote.exact.as_str()), (Some(link(5, 14)), "anything"));
    // A link alone has no copy of its words.
    annotation["target"]["selector"] =
        json!({ "type": "FragmentSelector", "value": link(5, 14).to_string() });
    let note = only(&annotation);
    assert_eq!((note.link, note.quote.exact.as_str()), (Some(link(5, 14)), "the words"));
    let bare =
        json!({ "type": "Annotation", "target": format!("https://example.org/x/p/crush/#{}", link(5, 14)) });
    assert_eq!(only(&bare).link, Some(link(5, 14)));
}

#[test]
fn a_link_that_leads_nowhere_gives_way_to_the_words() {
    let unrecorded = WordsLink::new(5, 14, Tag::new(9)).expect("a link");
    for other in [unrecorded.to_string(), link(900, 914).to_string(), "5-14-aaaaaaaa".into()] {
        let mut annotation = annotation_on("/x/p/crush/");
        let selector = |exact| json!([quote(exact), { "type": "FragmentSelector", "value": other }]);
        annotation["target"]["selector"] = selector("the words came");
        assert_eq!(only(&annotation).link, Some(link(5, 19)), "{other}");
        annotation["target"]["selector"] = selector("other words");
        assert_eq!(only(&annotation).link, None, "{other}");
    }
}

#[test]
fn a_link_to_an_earlier_wording_keeps_its_coordinates() {
    let mut wordings = wordings("crush", None, PASSAGE);
    let sentences = vec![Sentence { number: 7, start: 0, end: 14, units: vec![] }];
    let edits = vec![Edit::First("Nothing at all".into()), Edit::Second(PASSAGE.into())];
    let earlier = |digest, content| Earlier { tag: Tag::new(digest), day: "1 May 2031".into(), content };
    wordings.then = vec![
        earlier(2, EarlierContent::Recorded { edits, speakers: None, sentences }),
        earlier(3, EarlierContent::Withdrawn("Never said.".into())),
    ];
    for (digest, exact) in [(2, "at all"), (3, "")] {
        let link = WordsLink::new(8, 14, Tag::new(digest)).expect("a link");
        let mut annotation = annotation_on("/x/p/crush/");
        annotation["target"]["selector"] = json!({ "type": "FragmentSelector", "value": link.to_string() });
        let candidate = read(&annotation).ours.remove(0);
        let note = candidate.into_note(&[&wordings], &|text| text.into(), &|| "new".into()).expect("a note");
        assert_eq!((note.link, note.quote.exact.as_str()), (Some(link), exact));
    }
}

#[test]
fn words_are_found_up_to_typography_where_no_other_place_can_be_meant() {
    for (selector, place) in [
        (quote("\"Not the\n words\", he"), Some(link(21, 40))),
        (quote("the words"), None),
        (json!({ "type": "TextQuoteSelector", "exact": "the words", "prefix": "“Not " }), Some(link(26, 35))),
        (
            json!([quote("the words"), { "type": "TextPositionSelector", "start": 5, "end": 14 }]),
            Some(link(5, 14)),
        ),
        (json!([quote("the words"), { "type": "TextPositionSelector", "start": 7, "end": 16 }]), None),
        (quote("never said"), None),
    ] {
        let mut annotation = annotation_on("/x/p/crush/");
        annotation["target"]["selector"] = selector.clone();
        let note = only(&annotation);
        assert_eq!((note.link, note.passage.as_str()), (place, "crush"), "{selector}");
    }
}

#[test]
fn selectors_are_found_however_deep() {
    let position = json!({ "type": "TextPositionSelector", "start": 5, "end": 14 });
    for selector in [
        json!({ "type": "CssSelector", "value": "p", "refinedBy": [quote("the words"), position] }),
        json!([quote("the words"), { "type": "CssSelector", "value": "p", "refinedBy": position }]),
        json!({ "type": ["CssSelector"], "refinedBy": { "type": "XPathSelector", "refinedBy": [[], quote("the words"), { "refinedBy": position }] } }),
        // What refines comes before what it refines.
        json!([{ "type": "TextQuoteSelector", "exact": "Then the words came.", "refinedBy": [quote("the words")] }, position]),
    ] {
        let mut annotation = annotation_on("/x/p/crush/");
        annotation["target"]["selector"] = selector.clone();
        let note = only(&annotation);
        assert_eq!((note.link, note.quote.exact.as_str()), (Some(link(5, 14)), "the words"), "{selector}");
    }
}

#[test]
fn targets_are_passages_and_notes() {
    for (source, exact, text, place) in [
        ("/x/p/crush/", "the words came", "crush", Some(link(5, 19))),
        ("https://example.org/x/p/crush/index.html?x#y", "the words came", "crush", Some(link(5, 19))),
        ("https://example.org/x/p/crush", "the words came", "crush", Some(link(5, 19))),
        ("https://example.org/x/n/crush-if/", "for the words", "crush-if", Some(link(7, 20))),
        // The page of a note has the words of the passage too.
        ("/x/n/crush-if/", "the words came", "crush", Some(link(5, 19))),
        ("/x/n/crush-if/", "never said", "crush-if", None),
        ("/x/p/crush/#crush-if", "for the words", "crush-if", Some(link(7, 20))),
        ("/x/p/crush/#crush-if", "the words came", "crush", Some(link(5, 19))),
        ("/x/p/crush/#crush-if", "never said", "crush", None),
        ("/x/p/crush/#crush-if-words", "the words came", "crush", Some(link(5, 19))),
        ("/x/p/old/", "the words came", "crush", Some(link(5, 19))),
    ] {
        let mut annotation = annotation_on(source);
        annotation["target"]["selector"]["exact"] = exact.into();
        let note = only(&annotation);
        assert_eq!((note.text_id(), note.passage.as_str(), note.link), (text, "crush", place), "{source}");
    }
}

#[test]
fn what_may_be_one_or_several_is_read_either_way() {
    let target = annotation_on("/x/p/crush/")["target"].take();
    for value in [
        json!({ "type": "Annotation", "target": target }),
        json!({ "type": ["x", "Annotation"], "target": [target] }),
        json!({ "type": "Annotation", "target": ["https://elsewhere.example/", target] }),
        json!([{ "type": "Annotation", "target": target }]),
        json!({ "type": "AnnotationPage", "items": { "type": "Annotation", "target": target } }),
        json!({ "type": ["AnnotationCollection"], "first": { "items": [{ "type": "Annotation", "target": target }] } }),
        json!({ "target": { "source": { "id": "/x/p/crush/" }, "selector": [quote("the words came")] } }),
    ] {
        let note = only(&value);
        assert_eq!((note.id.as_str(), note.link), ("new", Some(link(5, 19))), "{value}");
    }
}

#[test]
fn every_form_of_a_text_is_read() {
    let textual = |value| json!({ "type": "TextualBody", "value": value });
    for (body, text) in [
        (textual("Mine."), "Mine."),
        (json!({ "type": ["TextualBody"], "value": "Mine.", "purpose": ["commenting"] }), "Mine."),
        (json!({ "value": "Mine." }), "Mine."),
        (json!("Mine."), "Mine."),
        (json!(["One.", textual("Two."), { "value": " " }, textual("Three.")]), "One.\n\nTwo.\n\nThree."),
        (json!({ "value": "<b>Mine</b>.", "format": "text/html" }), "Mine."),
        (
            json!({ "type": "TextualBody", "value": "<b>Mine</b>.", "format": ["text/html; charset=utf-8"] }),
            "Mine.",
        ),
        (json!({ "value": "<b>Mine</b>.", "format": "text/plain" }), "<b>Mine</b>."),
        (json!({ "value": "<b></b>", "format": "text/html" }), "<b></b>"),
        (json!({ "type": "Choice", "items": [textual("One."), textual("Two.")] }), "One.\n\nTwo."),
        (json!({ "type": "SpecificResource", "source": textual("Mine."), "purpose": "replying" }), "Mine."),
        // By no purpose but tagging is a text lost.
        (json!({ "type": "TextualBody", "value": "Mine.", "purpose": "identifying" }), "Mine."),
    ] {
        assert_eq!(own_text_of(&with_body(&body)).as_deref(), Some(text), "{body}");
    }
    let mut annotation = annotation_on("/x/p/crush/");
    annotation["bodyValue"] = "Mine.".into();
    assert_eq!(own_text_of(&annotation).as_deref(), Some("Mine."));
    for other in [json!(null), json!(5), json!({}), json!([]), json!({ "id": "https://example.org/" })] {
        assert_eq!(own_text_of(&with_body(&other)), None, "{other}");
    }
}

#[test]
fn html_that_a_browser_could_choke_on_is_taken_for_text() {
    let html = |length: usize| {
        let html = format!("<b>{}", "x".repeat(length - 3));
        own_text_of(&with_body(&json!({ "value": html, "format": "text/html" })))
    };
    let begins_with =
        |text: Option<String>, beginning: &str| text.is_some_and(|text| text.starts_with(beginning));
    assert!(begins_with(html(LONGEST_HTML), "x"));
    let candidate = read(&with_body(&json!({ "value": "<b>".repeat(LONGEST_HTML), "format": "text/html" })));
    assert!(begins_with(candidate.ours[0].text.clone(), "<b>"));
}

#[test]
fn tags_are_no_texts_and_their_loss_is_known() {
    let tag = json!({ "type": "TextualBody", "value": "a tag", "purpose": "tagging" });
    let candidate = read(&with_body(&json!([tag, { "value": "Mine." }]))).ours.remove(0);
    assert_eq!((candidate.text.as_deref(), candidate.is_tagged), (Some("Mine."), true));
    assert!(!read(&with_body(&json!("Mine."))).ours[0].is_tagged);
}

#[test]
fn texts_that_are_too_long_are_cut_and_that_is_known() {
    let long = "x".repeat(LONGEST_TEXT);
    let cut = |text: &str| {
        let candidate = read(&with_body(&json!(text))).ours.remove(0);
        (candidate.text.as_ref().map(String::len), candidate.is_cut)
    };
    assert_eq!(cut(&format!(" {long} ")), (Some(LONGEST_TEXT), false));
    assert_eq!(cut(&format!("{long}x")), (Some(LONGEST_TEXT), true));
}

#[test]
fn times_are_read_in_any_form_and_never_from_the_future() {
    for (key, time, changed) in [
        ("modified", "2031-04-08T07:30:00.000Z", "2031-04-08T07:30:00.000Z"),
        ("modified", "2031-04-08T09:30:00+02:00", "2031-04-08T07:30:00.000Z"),
        ("created", "2031-04-08T09:30:00+02:00", "2031-04-08T07:30:00.000Z"),
        ("updated", "2031-04-08T07:30:00.123456+00:00", "2031-04-08T07:30:00.123Z"),
        ("modified", "yesterday", ""),
        ("modified", "9999-04-08T07:30:00.000Z", ""),
    ] {
        let mut annotation = annotation_on("/x/p/crush/");
        annotation[key] = time.into();
        assert_eq!(only(&annotation).changed, changed, "{time}");
    }
    let mut annotation = annotation_on("/x/p/crush/");
    annotation["created"] = "2030-01-01T00:00:00.000Z".into();
    annotation["modified"] = "2031-01-01T00:00:00.000Z".into();
    assert_eq!(only(&annotation).changed, "2031-01-01T00:00:00.000Z");
}

#[test]
fn the_site_s_own_notes_lose_no_text() {
    let textual = |value: &str, purpose: &str| json!({ "type": "TextualBody", "value": value, "language": "en", "purpose": purpose });
    let mut text = textual("Which one is open", "identifying");
    text["format"] = "text/plain".into();
    let collection = json!({
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
                "id": "https://example.org/x/n/crush-if/",
                "motivation": "identifying",
                "body": [
                    text,
                    textual("caution", "tagging"),
                    textual("our inference", "tagging"),
                    { "type": "SpecificResource", "source": "https://example.org/x/sources/#source-courier", "purpose": "linking" },
                ],
                "target": {
                    "type": "SpecificResource",
                    "source": "https://example.org/x/p/crush/",
                    "selector": [
                        { "type": "TextQuoteSelector", "exact": "the words", "prefix": "Then ", "suffix": " came." },
                        { "type": "TextPositionSelector", "start": 5, "end": 14 },
                    ],
                },
            }],
        },
    });
    let note = only(&collection);
    assert_eq!(note.id, "https://example.org/x/n/crush-if/");
    assert_eq!((note.text.as_deref(), note.link), (Some("Which one is open"), Some(link(5, 14))));
    assert_eq!((note.text_id(), note.changed.as_str()), ("crush", ""));
}

#[test]
fn what_hypothesis_writes_is_read() {
    let item = json!({
        "id": "Xyz_123-abc",
        "created": "2030-04-08T09:30:00.123456+00:00",
        "updated": "2031-04-08T07:30:00.123456+00:00",
        "user": "acct:somebody@hypothes.is",
        "uri": "https://example.org/x/p/crush/",
        "text": "Mine, in *Markdown*.",
        "tags": ["a tag"],
        "group": "__world__",
        "target": [{
            "source": "https://example.org/x/p/crush/",
            "selector": [
                { "type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 5, "endContainer": "/p[1]", "endOffset": 14 },
                { "type": "TextPositionSelector", "start": 1205, "end": 1214 },
                { "type": "TextQuoteSelector", "exact": "the words", "prefix": "Then ", "suffix": " came." },
            ],
        }],
        "document": { "title": ["A mill"] },
    });
    let mut without_source = item.clone();
    without_source["target"][0]["source"].take();
    let mut without_address = item.clone();
    without_address["uri"].take();
    for value in [
        json!({ "export_date": "2031-04-08", "annotations": [item] }),
        json!({ "total": 1, "rows": [item] }),
        json!([item]),
        json!({ "annotations": [without_source] }),
        json!({ "annotations": [without_address] }),
    ] {
        let file = read(&value);
        assert_eq!((file.ours.len(), &file.left_out), (1, &LeftOut::default()), "{value}");
        assert!(file.ours[0].is_tagged);
        let note = placed(file.ours[0].clone());
        assert_eq!((note.id.as_str(), note.text.as_deref()), ("Xyz_123-abc", Some("Mine, in *Markdown*.")));
        assert_eq!((note.link, note.changed.as_str()), (Some(link(5, 14)), "2031-04-08T07:30:00.123Z"));
    }
    // A note on the page, or a reply: it has a text, and no words.
    let page_note = json!({ "uri": "https://example.org/x/p/crush/", "text": "Mine.", "tags": [], "target": [{ "source": "https://example.org/x/p/crush/" }] });
    let note = only(&json!({ "annotations": [page_note] }));
    assert_eq!((note.link, note.quote, note.text.as_deref()), (None, Quote::default(), Some("Mine.")));
    assert_eq!(reader().read(&json(&json!({ "total": 0, "rows": [] }))), Some(ImportFile::default()));
    let part = read(&json!({ "total": 300, "rows": [item, 5] }));
    assert_eq!(part.left_out, LeftOut { missing: 298, other: 1, ..LeftOut::default() });
}

#[test]
fn the_same_passages_at_another_address_are_put_aside() {
    for source in [
        "https://example.org/p/crush/",
        "https://example.org.evil.example/x/p/crush/",
        "http://example.org/x/p/crush/",
        "https://elsewhere.example/a/b/n/crush-if/index.html",
        "https://elsewhere.example/p/crush?utm_source=x#crush-if",
        "/p/crush/",
        "p/crush/",
    ] {
        let file = read(&json!([annotation_on(source)]));
        assert_eq!((file.ours.len(), file.elsewhere.len()), (0, 1), "{source}");
        assert_eq!(file.left_out, LeftOut::default(), "{source}");
        assert_eq!(placed(file.elsewhere[0].clone()).link, Some(link(5, 19)), "{source}");
    }
    // This site comes first.
    let mut both = annotation_on("https://elsewhere.example/p/crush/");
    both["target"] = json!([both["target"], { "source": "/x/p/crush/", "selector": quote("Not") }]);
    assert_eq!(only(&both).quote.exact, "Not");
}

#[test]
fn what_is_left_out_is_counted_by_reason() {
    let foreign = [
        "https://example.org/x/",
        "https://example.org/x/all/",
        "https://example.org/x/p/../q/crush/",
        "https://example.org/p/vow/",
        "javascript:alert(1)",
        "crush",
        "",
    ];
    let items: Vec<Value> = foreign.iter().map(|source| annotation_on(source)).collect();
    let file = read(&json!({ "type": "AnnotationCollection", "first": { "items": items } }));
    assert_eq!(file.left_out, LeftOut { foreign: foreign.len(), ..LeftOut::default() });
    assert!(file.ours.is_empty() && file.elsewhere.is_empty());

    let absent = ["https://example.org/x/p/vow/", "/x/n/vow-mill/"];
    let items: Vec<Value> = absent.iter().map(|source| annotation_on(source)).collect();
    assert_eq!(read(&json!(items)).left_out, LeftOut { absent: 2, ..LeftOut::default() });

    let mut vast = annotation_on("/x/p/crush/");
    vast["target"]["selector"]["exact"] = "x".repeat(LONGEST_QUOTE + 1).into();
    let mut blank = annotation_on("/x/p/crush/");
    blank["target"]["selector"]["exact"] = " \n".into();
    let bare = json!({ "type": "Annotation", "target": "/x/p/crush/" });
    let file = read(&json!([vast, blank, bare, 5, null]));
    assert_eq!(file.left_out, LeftOut { empty: 3, other: 2, ..LeftOut::default() });
    vast["bodyValue"] = "Mine.".into();
    assert_eq!(own_text_of(&vast).as_deref(), Some("Mine."));
}

#[test]
fn an_id_that_no_device_could_keep_is_replaced() {
    for (id, kept) in [("a", "a"), ("", "new"), ("x".repeat(LONGEST_ID + 1).as_str(), "new")] {
        let mut annotation = annotation_on("/x/p/crush/");
        annotation["id"] = id.into();
        assert_eq!(only(&annotation).id, kept);
    }
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
        json!({ "notes": [1, 2, 3] }),
        json!({ "rows": [1, 2, 3] }),
        json!({ "annotations": { "x": 1 } }),
        json!({ "__proto__": { "type": "Annotation" } }),
    ] {
        assert_eq!(reader().read(&json(&other)), None, "{other}");
    }
    let empty = json!({ "type": "AnnotationCollection", "first": { "items": [] } });
    assert_eq!(reader().read(&json(&empty)), Some(ImportFile::default()));
    let paged = json!({ "type": "AnnotationCollection", "total": 9, "first": "https://example.org/page1" });
    assert_eq!(read(&paged).left_out, LeftOut { missing: 9, ..LeftOut::default() });
}

#[test]
fn an_older_copy_never_replaces_a_note() {
    let mut notebook = Notebook(vec![note("a", "the words", "Newer.")]);
    let before = notebook.clone();
    for time in [json!("2020-01-01T00:00:00.000Z"), json!(null), json!("9999-01-01T00:00:00.000Z")] {
        let mut annotation = with_body(&json!("Older."));
        annotation["id"] = "a".into();
        annotation["modified"] = time;
        let added = notebook.add([only(&annotation)]);
        assert_eq!((added.older, &notebook), (1, &before), "{annotation}");
    }
}

/// Reads a file, and makes notes of all that it holds; every text says something of its own.
fn imported(file: &Json) -> Option<(Vec<Note>, LeftOut)> {
    let reader = Reader { is_known: &explainer::id::is_id, ..reader() };
    let file = reader.read(file)?;
    let notes = file.ours.into_iter().map(|candidate| {
        let text = "\u{E000}".repeat(300);
        let texts: Vec<Wordings> = match &candidate.target {
            Target::Passage(passage) => vec![wordings(passage.as_str(), None, &text)],
            Target::NoteOfPassage(_, note) | Target::Note(note) => {
                let passage = note.as_str().strip_suffix("-x").unwrap_or(note.as_str());
                vec![wordings(passage, Some(note.as_str()), &text), wordings(passage, None, &text)]
            }
        };
        let texts: Vec<&Wordings> = texts.iter().collect();
        candidate.into_note(&texts, &|text| text.into(), &|| "new".into())
    });
    Some((notes.collect::<Option<Vec<Note>>>()?, file.left_out))
}

/// Values that look like annotations, more or less.
fn any_value() -> impl Strategy<Value = Json> {
    let names = || {
        prop::sample::select(vec![
            "first",
            "items",
            "rows",
            "annotations",
            "total",
            "type",
            "id",
            "uri",
            "target",
            "source",
            "selector",
            "exact",
            "prefix",
            "suffix",
            "value",
            "refinedBy",
            "start",
            "body",
            "bodyValue",
            "text",
            "tags",
            "format",
            "purpose",
            "modified",
            "updated",
            "__proto__",
        ])
    };
    let link = link(3, 9).to_string();
    let texts = prop::sample::select(vec![
        "Annotation".to_string(),
        "AnnotationPage".into(),
        "TextQuoteSelector".into(),
        "TextPositionSelector".into(),
        "FragmentSelector".into(),
        "TextualBody".into(),
        "tagging".into(),
        "text/html".into(),
        "/x/p/crush/".into(),
        "/x/p/crush/#crush-if".into(),
        "/x/n/crush-if/".into(),
        "/y/p/crush/".into(),
        "/x/p/".into(),
        format!("/x/p/crush/#{link}"),
        link,
        "#\"<b>é".into(),
        "2031-04-08T07:30:00.000Z".into(),
        "\u{E000}\u{E000}".into(),
        "words".into(),
        String::new(),
    ]);
    let leaf = prop_oneof![
        texts.prop_map(Json::Text),
        (0..9_usize).prop_map(Json::Number),
        Just(Json::Number(usize::MAX)),
        Just(Json::Other)
    ];
    leaf.prop_recursive(6, 96, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::List),
            prop::collection::vec((names().prop_map(String::from), inner), 0..7).prop_map(Json::Map),
        ]
    })
}

/// An annotation with any values in its places.
fn any_annotation() -> impl Strategy<Value = Json> {
    let places =
        ["id", "modified", "body", "bodyValue", "text", "tags"].map(|name| (Just(name), any_value()));
    let place = |(name, value): (&str, Json)| (name.to_string(), value);
    let target = (any_value(), any_value(), any_value()).prop_map(|(source, selector, other)| {
        let source = if matches!(source, Json::Text(_)) { source } else { "/x/p/crush/".into() };
        Json::map(vec![("source", Some(source)), ("selector", Some(Json::List(vec![selector, other])))])
    });
    (places, target).prop_map(move |(places, target)| {
        let mut entries: Vec<(String, Json)> = places.into_iter().map(place).collect();
        entries.push(("target".into(), target));
        entries.push(("type".into(), "Annotation".into()));
        Json::Map(entries)
    })
}

proptest! {
    #[test]
    fn what_is_exported_is_imported_the_same(all in prop::collection::vec(any_note(), 0..4)) {
        let file = write(&Notebook(all.clone()), "My notes", SITE);
        prop_assert_eq!(imported(&file), Some((all, LeftOut::default())));
    }

    #[test]
    fn importing_an_export_again_adds_nothing(all in prop::collection::vec(any_note(), 0..4)) {
        let mut notebook = Notebook::default();
        notebook.add(all);
        let before = notebook.clone();
        let (notes, _) = imported(&write(&notebook, "My notes", SITE)).expect("a file");
        let added = notebook.add(notes);
        prop_assert_eq!((added.known, &notebook), (before.0.len(), &before));
    }

    #[test]
    fn nothing_breaks_the_reading(value in prop_oneof![any_value(), any_annotation()]) {
        if let Some(file) = reader().read(&value) {
            let notes = Notebook(file.ours.into_iter().chain(file.elsewhere).map(placed).collect());
            let stored = stored_form::write(&notes);
            prop_assert_eq!(stored_form::read(&stored), Ok(notes), "what is read can be stored");
        }
    }
}
