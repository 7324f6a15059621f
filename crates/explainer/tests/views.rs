//! What pages show of a checked explainer.

mod support;

use explainer::id::{NoteId, PassageId};
use explainer::model::{Day, Edit, Explainer, Inline, Note, Origin, Part, Passage, PassageKind, Span, When};
use explainer::page::Page;
use explainer::page_data::{self, OpeningData, PageData, Reference, StepData};
use explainer::view::{Content, LinkTexts, StepLine, View};
use std::collections::HashSet;
use std::env;
use std::fs;
use std::path::Path;
use std::rc::Rc;
use support::{ROBBERY, Sample, VOW};

fn sample() -> Explainer {
    Sample::new().checks().explainer
}

fn page(id: &str) -> Page {
    Page::Passage(PassageId::try_from(id.to_string()).expect("an id"))
}

fn note(id: &str) -> Page {
    Page::Note(NoteId::try_from(id.to_string()).expect("an id"))
}

fn step(explainer: &Explainer, id: &str) -> StepData {
    match page_data::compute(explainer, &page(id)) {
        Some(PageData::Step(step)) => *step,
        other => panic!("{id} shows {other:?}"),
    }
}

fn opening(explainer: &Explainer) -> OpeningData {
    match page_data::compute(explainer, &Page::Opening) {
        Some(PageData::Opening(opening)) => *opening,
        other => panic!("the opening shows {other:?}"),
    }
}

fn reference(explainer: &Explainer, page: &Page) -> Reference {
    match page_data::compute(explainer, page) {
        Some(PageData::Reference(reference)) => Rc::unwrap_or_clone(reference),
        other => panic!("{page:?} shows {other:?}"),
    }
}

fn passage<'a>(explainer: &'a Explainer, id: &str) -> &'a Passage {
    let found = explainer.passages.iter().find(|passage| passage.id.as_str() == id);
    found.unwrap_or_else(|| panic!("there is no {id}"))
}

fn ids(lines: &[StepLine]) -> Vec<&str> {
    lines.iter().map(|line| line.id.as_str()).collect()
}

/// An explainer with so many paraphrases and nothing else in its walk but the sample's.
fn long(count: usize) -> Explainer {
    let mut sample = Sample::new();
    let mut walk = String::new();
    for number in 1..=count {
        let paraphrase = format!(
            "kind = \"report\"\ntitle = \"Step {number}\"\nspeaker = \"reed\"\nplace = \"Marl\"\n\
             undated = \"Nobody knows.\"\nparagraph = 2\ncertainty = \"stated\"\nattribution = \"He is named.\"\n\
             sources = [\"minutes\"]\nsentence = \"The clerk said something for the {number}th time.\"\n"
        );
        sample = sample.file(&format!("passages/step-{number}.toml"), &paraphrase);
        walk.push_str(&format!(", \"step-{number}\""));
    }
    let sample = sample.edit("explainer.toml", "\"delay\"]", &format!("\"delay\"{walk}]"));
    sample.checks().explainer
}

#[test]
fn the_pages_are_those_of_the_walk_and_of_reference() {
    assert_eq!(
        page_data::pages(&sample()),
        [
            Page::Opening,
            page("vow"),
            page("robbery"),
            page("delay"),
            note("vow-mill"),
            note("vow-anybody"),
            note("robbery-polite"),
            Page::Positions,
            Page::Timeline,
            Page::Sources,
            Page::All,
            Page::MyNotes,
            Page::Keys,
            Page::Changes,
            Page::NotFound,
        ]
    );
}

#[test]
fn every_page_shows_something_and_has_a_frame_and_an_address_of_its_own() {
    let explainer = sample();
    let mut files = HashSet::new();
    for page in page_data::pages(&explainer) {
        let shown = page_data::compute(&explainer, &page);
        let fits = match (&page, &shown) {
            (Page::Opening, Some(PageData::Opening(_))) => true,
            (Page::Passage(id), Some(PageData::Step(step))) => {
                step.passage_data.passage.id == *id && step.note.is_none()
            }
            (Page::Note(id), Some(PageData::Step(step))) => {
                let note = step.note.as_ref().expect("a note");
                note.id == *id && step.passage_data.passage.notes.contains(note)
            }
            (_, Some(PageData::Reference(reference))) => matches!(
                (&page, &**reference),
                (Page::Contents, Reference::Contents(_))
                    | (Page::Takeaways, Reference::Takeaways(_))
                    | (Page::Positions, Reference::Positions(_))
                    | (Page::Pair(..), Reference::Pair(_))
                    | (Page::Timeline, Reference::Timeline(_))
                    | (Page::Sources, Reference::Sources(_))
                    | (Page::All, Reference::All(_))
                    | (Page::Keys, Reference::Keys)
                    | (Page::Changes, Reference::Changes(_))
                    | (Page::MyNotes, Reference::MyNotes(..))
                    | (Page::NotFound, Reference::NotFound(_))
            ),
            _ => false,
        };
        assert!(fits, "{page:?} shows {shown:?}");
        let frame = page_data::frame(&explainer, &page, "/base/", "A tab");
        assert_eq!((&frame.page, frame.base.as_str(), frame.tab.as_str()), (&page, "/base/", "A tab"));
        assert_eq!(frame.explainer, "lower-marl");
        assert_eq!(Page::at(&page.path()), Some(page.clone()));
        assert!(files.insert(page.file()) && files.insert(page.data_file()), "{page:?}");
    }
}

#[test]
fn every_page_can_name_its_explainer_and_report() {
    let explainer = sample();
    let report = page_data::report(&explainer).map(|line| line.issuer);
    assert_eq!((explainer.title.as_str(), report.as_deref()), ("A mill and a vow", Some("The Marl Courier")));
}

#[test]
fn a_passage_that_is_not_there_shows_nothing() {
    assert_eq!(page_data::compute(&sample(), &page("nowhere")), None);
}

#[test]
fn steps_know_their_number_and_their_neighbours() {
    let explainer = sample();
    let walk = ["vow", "robbery", "delay"];
    for (index, id) in walk.into_iter().enumerate() {
        let step = step(&explainer, id);
        assert_eq!((step.number as usize, step.total, &step.part), (index + 1, 3, &None));
        let before = index.checked_sub(1).map_or(Page::Opening, |index| page(walk[index]));
        assert_eq!(step.previous.page(), before);
        assert_eq!(step.next.page(), walk.get(index + 1).map_or(Page::Positions, |id| page(id)));
        let [around] = &step.around[..] else { panic!("an undivided walk") };
        assert_eq!((around.title.as_deref(), ids(&around.steps)), (None, walk.to_vec()));
    }
}

#[test]
fn steps_are_numbered_in_their_part() {
    const PARTS: &str = "[\"vow\", \"robbery\", \"delay\"]\n\n[[part]]\ntitle = \"Said\"\nbegins = \"vow\"\n\n\
                         [[part]]\ntitle = \"Told\"\nbegins = \"delay\"";
    let sample = Sample::new().edit("explainer.toml", "[\"vow\", \"robbery\", \"delay\"]", PARTS);
    let explainer = sample.checks().explainer;
    for (id, part, number, total) in
        [("vow", "Said", 1, 2), ("robbery", "Said", 2, 2), ("delay", "Told", 1, 1)]
    {
        let step = step(&explainer, id);
        assert_eq!((step.part.as_deref(), step.number, step.total), (Some(part), number, total), "{id}");
        let around: Vec<_> =
            step.around.iter().map(|part| (part.title.as_deref(), ids(&part.steps))).collect();
        assert_eq!(around, [(Some("Said"), vec!["vow", "robbery"]), (Some("Told"), vec!["delay"])]);
    }
    assert_eq!(step(&explainer, "robbery").next.page(), page("delay"));
    let numbers: Vec<u32> = opening(&explainer).steps.iter().map(|(_, number)| *number).collect();
    assert_eq!(numbers, [1, 2, 1]);
}

#[test]
fn lines_of_steps_say_what_a_list_needs() {
    let opening = opening(&sample());
    let [part] = opening.contents.parts.as_slice() else { panic!("a walk that is divided") };
    let lines = &part.steps;
    assert_eq!(ids(lines), ["vow", "robbery", "delay"]);
    assert_eq!(lines.iter().map(|line| line.number).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(lines.iter().map(|line| line.number_of_all).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(lines[0].title, "What the mayor rules out");
    assert_eq!(lines[0].speaker, "Finch");
    assert_eq!(lines[0].day.as_deref(), Some("8 April 2031"));
    assert_eq!((lines[1].kind, &lines[1].day), (PassageKind::Fragment, &None));
    assert_eq!(lines[2].speaker, "Reed");
}

#[test]
fn the_opening_counts_and_leaves_outlets_out() {
    let opening = opening(&sample());
    assert_eq!((opening.quoted, opening.notes), (2, 3));
    let voices: Vec<_> = opening.voices.iter().map(|voice| voice.short.as_str()).collect();
    assert_eq!(voices, ["Finch", "Reed"]);
}

#[test]
fn a_reading_has_every_source_that_it_cites_once() {
    let explainer = sample();
    let step = step(&explainer, "vow");
    let sources: Vec<_> = step.passage_data.sources.iter().map(|line| line.id.as_str()).collect();
    assert_eq!(sources, ["courier-report", "minutes", "herald"]);
    assert_eq!(step.passage_data.sources[0].day, "8\u{A0}April\u{A0}2031", "no line ends in a date");
    assert_eq!(step.passage_data.speaker.name, "Ada Finch");
    assert_eq!(step.passage_data.listener.as_ref().map(|voice| voice.short.as_str()), Some("Courier"));
    for passage in &explainer.passages {
        let reading = self::step(&explainer, passage.id.as_str()).passage_data;
        let notes = passage.notes.iter().flat_map(|note| &note.sources);
        let witnesses = passage.witnesses.iter().map(|witness| &witness.source);
        for id in passage.sources.iter().chain(notes).chain(witnesses) {
            assert!(reading.source(id).is_some(), "{id} in {}", passage.id);
        }
    }
}

/// What every page is hydrated from.
fn views(explainer: &Explainer) -> Vec<View> {
    let link_texts = LinkTexts {
        sent: "These words: \u{e000}.".into(),
        start: "Start".into(),
        damaged: "Damaged.".into(),
        not_loaded: "Not loaded.".into(),
    };
    let view = |page: Page| {
        let content = match page_data::compute(explainer, &page).expect("something shown") {
            PageData::Opening(opening) => {
                Content::Opening(opening.view(["<h1></h1>", "Start", "Go on", ""].map(String::from)))
            }
            PageData::Step(walked) => Content::Step(Box::new(walked.view(
                link_texts.clone(),
                ["<h1></h1>".into(), String::new(), "<ol></ol>".into(), String::new()],
            ))),
            PageData::Reference(_) => Content::Printed(Some("<h1>A page</h1>".into())),
        };
        View { frame: page_data::frame(explainer, &page, "/", "A tab"), content }
    };
    page_data::pages(explainer).into_iter().map(view).collect()
}

#[test]
fn a_view_that_is_written_is_read_again_the_same() {
    for view in views(&long(60)) {
        let bytes = postcard::to_allocvec(&view).expect("bytes");
        assert_eq!(postcard::from_bytes::<View>(&bytes).as_ref(), Ok(&view));
        // A file that was cut off must not pass for a page.
        assert!(postcard::from_bytes::<View>(&bytes[..bytes.len() - 1]).is_err());
    }
}

#[test]
fn the_document_of_a_static_page_holds_its_html_once() {
    for view in views(&sample()) {
        let own = view.in_document();
        assert!(view.is_whole() && own.frame == view.frame);
        match view.content {
            Content::Printed(_) => assert!(!own.is_whole() && own.content == Content::Printed(None)),
            _ => assert_eq!(own, view),
        }
    }
}

/// Fuzzing that begins with data of an earlier form gets no further than its first byte. `UPDATE_CORPUS=1` writes them anew.
#[test]
fn fuzzing_begins_with_the_data_of_pages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/view");
    for view in views(&sample()) {
        let file = folder.join(view.frame.page.data_file().replace('/', "-"));
        let bytes = postcard::to_allocvec(&view).expect("bytes");
        if env::var_os("UPDATE_CORPUS").is_some() {
            fs::write(&file, &bytes).expect("a seed");
        }
        assert_eq!(fs::read(&file).ok(), Some(bytes), "{}: write it with UPDATE_CORPUS=1", file.display());
    }
}

#[test]
fn pieces_make_up_the_words_and_the_text() {
    let explainer = sample();
    assert_eq!(passage(&explainer, "vow").words(), VOW);
    assert_eq!(passage(&explainer, "vow").text(), VOW);
    assert_eq!(passage(&explainer, "robbery").words(), ROBBERY);
    assert_eq!(
        passage(&explainer, "robbery").text(),
        format!("To the mayor the bid was “{ROBBERY}”, no more.")
    );
    assert_eq!(passage(&explainer, "delay").words(), "");
    assert_eq!(passage(&explainer, "delay").text(), "The clerk hoped for another estimate first.");
}

#[test]
fn the_piece_of_a_note_is_its_words_whoever_wrote_them() {
    let explainer = sample();
    for passage in &explainer.passages {
        let noted: Vec<(usize, String)> = passage
            .pieces
            .iter()
            .filter_map(|piece| {
                let text = piece.runs.iter().map(|run| run.text.as_str()).collect();
                piece.note.map(|note| (note, text))
            })
            .collect();
        let wanted: Vec<_> = passage.notes.iter().map(|note| note.on.clone()).enumerate().collect();
        assert_eq!(noted, wanted, "{}", passage.id);
    }
    let hands = |id: &str, note: usize| -> Vec<Origin> {
        let pieces = &passage(&explainer, id).pieces;
        let piece = pieces.iter().find(|piece| piece.note == Some(note)).expect("a piece");
        piece.runs.iter().map(|run| run.origin).collect()
    };
    assert_eq!(hands("vow", 1), [Origin::Reporter, Origin::Speaker]);
    assert_eq!(hands("robbery", 0), [Origin::Ours, Origin::Speaker]);
}

#[test]
fn notes_stand_in_the_order_of_their_words() {
    let file = String::from_utf8(Sample::new().content("passages/vow.toml").into()).expect("text");
    let (head, rest) = file.split_once("[[note]]").expect("a note");
    let (first, rest) = rest.split_once("[[note]]").expect("a second note");
    let (second, witness) = rest.split_once("[[witness]]").expect("a witness");
    let turned = format!("{head}[[note]]{second}[[note]]{first}[[witness]]{witness}");
    let sample = Sample::new().file("passages/vow.toml", &turned);
    assert_eq!(sample.checks().explainer, self::sample());
    let kinds: Vec<_> = passage(&self::sample(), "vow").notes.iter().map(|note| note.kind.name()).collect();
    assert_eq!(kinds, ["term", "caution"]);
}

#[test]
fn a_passage_is_as_it_was_written() {
    let explainer = sample();
    let vow = passage(&explainer, "vow");
    let place = vow.place_in_report.expect("a place");
    let (start, end) = support::place_in_report(VOW);
    assert_eq!((place.start as usize, place.end as usize), (start, end));
    assert!(matches!(&vow.when, When::On(day) if day.iso == "2031-04-08"));
    assert_eq!(
        vow.witnesses[0].variants,
        [[Edit::First("anybody".into()), Edit::Second("anyone".into()), Edit::Same(" who".into())]]
    );
    assert!(matches!(&passage(&explainer, "robbery").when, When::Undated(_)));
    assert_eq!(passage(&explainer, "delay").place_in_report, None);
}

#[test]
fn links_lead_to_pages_that_are_there() {
    fn paths(prose: &[Inline], into: &mut Vec<String>) {
        for inline in prose {
            match inline {
                Inline::Text(_) => {}
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Foreign { text: inner, .. } => {
                    paths(inner, into);
                }
                Inline::Link { path, text } => {
                    into.push(path.clone());
                    paths(text, into);
                }
            }
        }
    }
    let explainer = sample();
    let mut found = Vec::new();
    paths(&explainer.standfirst, &mut found);
    for note in explainer.passages.iter().flat_map(|passage| &passage.notes) {
        paths(&note.text, &mut found);
    }
    assert_eq!(
        found,
        [
            "p/vow/",
            "sources/#source-minutes",
            "timeline/#event-bid",
            "p/robbery/#robbery-polite",
            "positions/#voice-reed",
        ]
    );
    let pages = page_data::pages(&explainer);
    for path in found {
        let page = Page::at(path.split('#').next().unwrap_or_default());
        assert!(page.is_some_and(|page| pages.contains(&page)), "{path}");
    }
}

#[test]
fn the_page_of_positions_has_what_each_voice_said_and_the_evidence() {
    let Reference::Positions(positions) = reference(&sample(), &Page::Positions) else {
        panic!("not the positions");
    };
    let said: Vec<_> = positions.said.iter().map(|steps| ids(steps)).collect();
    assert_eq!(said, [vec!["vow", "robbery"], vec!["delay"], vec![]]);
    assert_eq!(positions.voices.len(), said.len());
    let asked = &positions.asked[0];
    assert_eq!(ids(&asked.steps), ["vow", "robbery"]);
    assert_eq!(asked.voices.len(), 2);
    assert_eq!(asked.question.not_stated[0].as_str(), "reed");
    let sources: Vec<_> = positions.sources.iter().map(|line| line.id.as_str()).collect();
    assert_eq!(sources, ["courier-report", "minutes"]);
}

#[test]
fn the_time_line_is_in_the_order_of_days() {
    let Reference::Timeline(timeline) = reference(&sample(), &Page::Timeline) else {
        panic!("not the time line");
    };
    let days: Vec<_> =
        timeline.events.iter().map(|dated| (dated.event.id.as_str(), dated.event.date.days())).collect();
    assert_eq!(days, [("bid", Some(-10)), ("inquest", Some(3))]);
    assert_eq!(ids(&timeline.events[0].steps), ["robbery"]);
    assert_eq!(timeline.events[1].sources[0].id.as_str(), "minutes");
    assert_eq!(timeline.day.iso, "2031-04-08");
}

#[test]
fn what_lies_outside_the_span_stands_at_its_ends() {
    let day = |iso: &str| Day { iso: iso.into(), words: String::new() };
    let mut explainer = sample();
    explainer.span = Span { first: day("2031-04-04"), last: day("2031-04-08") };
    let Reference::Timeline(timeline) = reference(&explainer, &Page::Timeline) else {
        panic!("not the time line");
    };
    let ids =
        timeline.parts().map(|part| part.iter().map(|dated| dated.event.id.to_string()).collect::<Vec<_>>());
    assert_eq!(ids, [vec!["bid".to_string()], vec![], vec![], vec!["inquest".to_string()]]);
    assert_eq!((timeline.length, timeline.report.to_string().as_str()), (4, "100%"));
}

#[test]
fn the_page_of_sources_has_who_cites_them() {
    let Reference::Sources(sources) = reference(&sample(), &Page::Sources) else {
        panic!("not the sources");
    };
    let chain: Vec<_> = sources.chain.iter().map(|line| line.id.as_str()).collect();
    assert_eq!(chain, ["minutes", "courier-report"]);
    for (id, steps) in [
        ("courier-report", vec!["vow", "robbery", "delay"]),
        ("minutes", vec!["vow", "robbery"]),
        ("herald", vec!["vow"]),
    ] {
        let cited = sources.cited.iter().find(|cited| cited.source.id.as_str() == id);
        assert_eq!(cited.map(|cited| ids(&cited.steps)), Some(steps), "{id}");
    }
}

#[test]
fn sources_stand_by_issuer() {
    let Reference::Sources(sources) = reference(&sample(), &Page::Sources) else {
        panic!("not the sources");
    };
    let issuers: Vec<_> = sources.cited.iter().map(|cited| cited.source.issuer.as_str()).collect();
    assert!(issuers.is_sorted(), "{issuers:?}");
}

#[test]
fn a_step_of_a_long_walk_lists_only_the_steps_around_it() {
    let explainer = long(200);
    for passage in &explainer.passages {
        let step = step(&explainer, passage.id.as_str());
        let number = step.passage_data.number;
        assert_eq!(step.total, 203);
        let numbers: Vec<u32> = step.around[0].steps.iter().map(|line| line.number).collect();
        let wanted: Vec<u32> = (number.saturating_sub(25).max(1)..=(number + 25).min(203)).collect();
        assert_eq!(numbers, wanted);
    }
}

#[test]
fn a_list_in_passing_has_the_first_passages_of_a_long_walk() {
    let short = long(97);
    assert!(!opening(&short).contents.has_more, "a hundred passages");
    assert!(!step(&short, "vow").has_contents);
    assert_eq!(page_data::compute(&short, &Page::Contents), None);
    assert!(!page_data::pages(&short).contains(&Page::Contents));

    let mut explainer = long(98);
    assert!(step(&explainer, "vow").has_contents);
    let undivided = opening(&explainer).contents;
    assert_eq!((undivided.parts[0].steps.len(), undivided.has_more), (20, true));
    let all: Vec<_> = explainer.passages.iter().map(|passage| passage.id.clone()).collect();
    let part = |title: &str, passages: &[PassageId]| Part { title: title.into(), passages: passages.into() };
    explainer.parts = vec![part("Said", &all[..2]), part("Told", &all[2..])];
    // Parts of one passage each are listed whole, and the page is there all the same.
    let each: Vec<_> = all.iter().map(|id| part("One", std::slice::from_ref(id))).collect();
    assert!(opening(&Explainer { parts: each, ..explainer.clone() }).contents.has_more);
    let opening = opening(&explainer);
    let Reference::NotFound(not_found) = reference(&explainer, &Page::NotFound) else { panic!("no 404") };
    for contents in [&opening.contents, &not_found.contents] {
        let listed: Vec<_> = contents.parts.iter().flat_map(|part| ids(&part.steps)).collect();
        assert_eq!((listed, contents.count, contents.has_more), (vec!["vow", "delay"], 101, true));
    }
    assert_eq!(opening.steps.len(), 101, "any of them can be resumed at");
    let Reference::Contents(contents) = reference(&explainer, &Page::Contents) else { panic!("no list") };
    let listed: Vec<_> = contents.parts.iter().flat_map(|part| ids(&part.steps)).collect();
    assert_eq!(listed, all.iter().map(PassageId::as_str).collect::<Vec<_>>());
    assert!(!contents.has_more && page_data::pages(&explainer).contains(&Page::Contents));
}

#[test]
fn the_minutes_are_those_of_the_words_the_translations_and_the_notes_that_follow() {
    let words = |count: usize| vec![Inline::Text(vec!["word"; count].join(" "))];
    let minutes = |translation: usize, note: usize| {
        let mut explainer = sample();
        let polite = explainer.passages[1].notes[0].clone();
        let delay = &mut explainer.passages[2];
        assert_eq!(delay.text().split_whitespace().count(), 7);
        delay.translation = Some(words(translation));
        delay.notes = vec![Note { text: words(note), ..polite }];
        (step(&explainer, "delay").minutes, step(&explainer, "robbery").minutes)
    };
    // A minute has 238 words. Those of a step before come on top.
    assert_eq!(minutes(1, 1), (1, 1));
    assert_eq!(minutes(100, 131), (1, 2));
    assert_eq!(minutes(100, 132), (2, 2));
    assert_eq!(minutes(101, 131), (2, 2));
    assert_eq!(minutes(338, 131), (2, 3));
}

#[test]
fn the_opening_sets_a_headline_against_the_words_of_its_passage() {
    let keys = "[opening]\nheadline = \"herald\"\npassage = \"robbery\"\nkept = \"All of it.\"\n\n\
                [[opening.word]]\nnote = \"robbery-polite\"\nlost = \"The jest.\"\n";
    let sample = Sample::new().append("explainer.toml", &format!("\n{keys}"));
    let headline = opening(&sample.checks().explainer).headline.expect("a headline");
    assert_eq!((headline.headline.as_str(), headline.source.id.as_str()), ("No sale", "herald"));
    assert_eq!((headline.passage.id.as_str(), headline.speaker.name.as_str()), ("robbery", "Ada Finch"));
    assert!(opening(&self::sample()).headline.is_none());
}
