//! The map of positions, and two voices side by side.

mod support;

use explainer::id::VoiceId;
use explainer::model::Explainer;
use explainer::page::Page;
use explainer::page_data::{self, Evidence, MapData, PageData, Pair, Reference};
use std::rc::Rc;
use support::Sample;

/// A second question, and a map between the two.
const MAP: &str = r#"
[[question]]
id = "wait"
text = "Should the council wait?"
short = "Wait?"
not_stated = ["finch"]

[[question.position]]
voice = "reed"
answer = "It should"
text = "He asks for time."
passages = ["delay"]

[map]
title = "A vow and a delay"
text = "Neither [rules out](passage:vow) the other."

[[map.side]]
name = "Keep the mill"
question = "sell"
voices = ["finch"]

[[map.side]]
name = "Take time"
question = "wait"
voices = ["reed"]
"#;

/// The sample with [`MAP`] after it, in which `new` stands for `old`.
fn mapped(old: &str, new: &str) -> Sample {
    assert_eq!(MAP.matches(old).count(), 1, "{old}");
    Sample::new().append("questions.toml", &MAP.replace(old, new))
}

fn drawn(sample: &Sample) -> MapData {
    match page_data::compute(&sample.checks().explainer, &Page::Opening) {
        Some(PageData::Opening(opening)) => opening.map.expect("a map"),
        other => panic!("the opening shows {other:?}"),
    }
}

#[test]
fn an_explainer_may_do_without_a_map() {
    assert_eq!(Sample::new().checks().explainer.map, None);
}

#[test]
fn a_place_on_the_map_needs_a_position() {
    const EVIDENCE: &str = "A place on the map needs evidence";
    mapped("voices = [\"reed\"]", "voices = [\"reed\", ‸\"finch\"]")
        .refused(&[("`finch` has no position on `wait`", EVIDENCE)]);
    mapped("voices = [\"finch\"]", "voices = [\"finch\", ‸\"courier\"]")
        .refused(&[("`courier` has no position on `sell`", EVIDENCE)]);
}

#[test]
fn a_map_names_what_there_is() {
    mapped("question = \"sell\"", "question = ‸\"sel\"")
        .refused(&[("there is no question `sel`", "Did you mean `sell`?")]);
    mapped("voices = [\"finch\"]", "voices = [‸\"fink\"]")
        .refused(&[("there is no voice `fink`", "Did you mean `finch`?")]);
    mapped("voices = [\"finch\"]", "voices = [\"finch\", ‸\"finch\"]")
        .refused(&[("`finch` is named twice", "Name it once.")]);
    mapped("[rules out](passage:vow)", "‸[rules out](passage:vox)")
        .refused(&[("there is no passage `vox`", "Did you mean `vow`?")]);
}

#[test]
fn somebody_stands_on_each_side_and_nobody_against_himself() {
    mapped("voices = [\"finch\"]", "voices = ‸[]")
        .refused(&[("a side on which nobody stands", "Name who holds")]);
    mapped("question = \"wait\"\nvoices = [\"reed\"]", "question = \"sell\"\nvoices = [‸\"finch\"]")
        .refused(&[("`finch` stands on both sides of one question", "Leave it on the side of its answer")]);
}

#[test]
fn a_map_has_two_sides() {
    let third = "\n[[map.side]]\nname = \"Sell\"\nquestion = \"sell\"\nvoices = [\"finch\"]\n";
    let one = MAP.split("\n[[map.side]]\nname = \"Take time\"").next().expect("a map");
    for (map, number) in [(format!("{MAP}{third}"), 3), (one.into(), 1)] {
        let map = map.replace("[[map.side]]\nname = \"Keep", "‸[[map.side]]\nname = \"Keep");
        let message = format!("a map has two sides, this one has {number}");
        Sample::new().append("questions.toml", &map).refused(&[(&message, "Write `[[map.side]]` twice")]);
    }
}

#[test]
fn words_of_the_map_are_ours() {
    mapped("\"A vow and a delay\"", "\"A ‸“vow” and a delay\"")
        .refused(&[("a quotation mark where only our own words may stand", "use ‘ and ’")]);
    mapped("\"Neither [rules", "\"Neither “‸a polite thing” [rules")
        .refused(&[("a quotation that is not verbatim", "Copy it letter by letter")]);
    mapped("\"Neither [rules", "\"Neither “a polite sort” [rules").checks();
}

#[test]
fn a_voice_stands_where_its_position_is_and_the_others_on_neither_side() {
    let map = drawn(&mapped("[\"reed\"]", "[\"reed\"]"));
    let sides = map.sides.each_ref().map(|side| {
        let marks: Vec<_> = side.marks.iter().map(|mark| (mark.voice.id.as_str(), &mark.known)).collect();
        (side.name.as_str(), side.question.as_str(), marks)
    });
    assert_eq!(sides[0], ("Keep the mill", "sell", vec![("finch", &Evidence::Quoted)]));
    assert_eq!(sides[1], ("Take time", "wait", vec![("reed", &Evidence::Reported)]));
    assert_eq!(map.sides[0].marks[0].steps[0].id.as_str(), "vow");
    assert!(map.neither.is_empty());

    let both =
        MAP.replace("question = \"wait\"\nvoices = [\"reed\"]", "question = \"wait\"\nvoices = [\"finch\"]");
    let both = both.replace("not_stated = [\"finch\"]", "not_stated = [\"reed\"]");
    let both = both.replace("voice = \"reed\"", "voice = \"finch\"");
    let map = drawn(&Sample::new().append("questions.toml", &both));
    assert_eq!(map.neither.iter().map(|voice| voice.short.as_str()).collect::<Vec<_>>(), ["Reed"]);
    // It is the clerk whose words the passage tells, and no word of hers.
    let [Evidence::Told(tellers)] =
        &map.sides[1].marks.iter().map(|mark| &mark.known).collect::<Vec<_>>()[..]
    else {
        panic!("told by another");
    };
    assert_eq!(tellers.iter().map(|teller| teller.short.as_str()).collect::<Vec<_>>(), ["Reed"]);
}

#[test]
fn a_voice_with_another_answer_is_not_drawn_as_one_without() {
    let position = "[[question.position]]\nvoice = \"finch\"\nanswer = \"As long as need be\"\ntext = \"She names no day.\"\npassages = [\"vow\"]\n\n[map]";
    let map = MAP.replace("not_stated = [\"finch\"]", "not_stated = []").replace("[map]", position);
    let map =
        map.replace("question = \"sell\"\nvoices = [\"finch\"]", "question = \"wait\"\nvoices = [\"reed\"]");
    let map =
        map.replace("name = \"Take time\"\nquestion = \"wait\"", "name = \"Take time\"\nquestion = \"ask\"");
    let asked = "[[question]]\nid = \"ask\"\ntext = \"Should somebody be asked?\"\nshort = \"Ask?\"\nnot_stated = [\"finch\"]\n\n[[question.position]]\nvoice = \"reed\"\nanswer = \"Yes\"\ntext = \"He asks for time.\"\npassages = [\"delay\"]\n\n[map]";
    let map = drawn(&Sample::new().append("questions.toml", &map.replace("[map]", asked)));
    let others: Vec<_> =
        map.others.iter().map(|mark| (mark.voice.id.as_str(), mark.answer.as_str(), &mark.known)).collect();
    assert_eq!(others, [("finch", "As long as need be", &Evidence::Quoted)]);
    assert_eq!(map.neither, []);
}

#[test]
fn quoted_words_of_another_are_no_words_of_ones_own() {
    let known = |passages: &str| {
        let map = MAP.replace("passages = [\"delay\"]", &format!("passages = {passages}"));
        drawn(&Sample::new().append("questions.toml", &map)).sides[1].marks[0].known.clone()
    };
    for of_another in ["[\"vow\"]", "[\"robbery\"]"] {
        assert!(matches!(known(of_another), Evidence::Told(tellers) if tellers[0].short == "Finch"));
    }
    assert_eq!(known("[\"vow\", \"delay\"]"), Evidence::Reported);
    // The passage by which it is known so comes first.
    let map = MAP.replace("passages = [\"delay\"]", "passages = [\"vow\", \"delay\"]");
    let map = drawn(&Sample::new().append("questions.toml", &map));
    let steps: Vec<_> = map.sides[1].marks[0].steps.iter().map(|step| step.id.as_str()).collect();
    assert_eq!(steps, ["delay", "vow"]);
    let fragment = Sample::new().append("questions.toml", MAP).edit(
        "questions.toml",
        "passages = [\"vow\", \"robbery\"]",
        "passages = [\"robbery\"]",
    );
    assert_eq!(drawn(&fragment).sides[0].marks[0].known, Evidence::InPart);
}

#[test]
fn what_an_outlet_tells_is_reported() {
    let map = MAP.replace("passages = [\"delay\"]", "passages = [\"news\"]");
    let news = "kind = \"report\"\ntitle = \"The paper on the clerk\"\nspeaker = \"courier\"\nplace = \"Marl\"\n\
                undated = \"Nobody knows.\"\nparagraph = 2\ncertainty = \"stated\"\nattribution = \"It is named.\"\n\
                sources = [\"minutes\"]\nsentence = \"The clerk would rather wait.\"\n";
    let sample = Sample::new()
        .append("questions.toml", &map)
        .file("passages/news.toml", news)
        .edit("explainer.toml", "\"delay\"]", "\"delay\", \"news\"]")
        .edit(
            "voices.toml",
            "kind = \"outlet\"\nheard = \"named\"",
            "kind = \"outlet\"\nheard = \"reported\"",
        );
    assert_eq!(drawn(&sample).sides[1].marks[0].known, Evidence::Reported);
}

fn voice(id: &str) -> VoiceId {
    VoiceId::try_from(id.to_string()).expect("an id")
}

fn pair(explainer: &Explainer, one: &str, other: &str) -> Option<Pair> {
    match page_data::compute(explainer, &Page::Pair(voice(one), voice(other)))? {
        PageData::Reference(reference) => match Rc::unwrap_or_clone(reference) {
            Reference::Pair(pair) => Some(pair),
            other => panic!("a pair shows {other:?}"),
        },
        other => panic!("a pair shows {other:?}"),
    }
}

#[test]
fn two_voices_have_one_page() {
    let explainer = mapped("[\"reed\"]", "[\"reed\"]").checks().explainer;
    assert_eq!(page_data::pairs(&explainer), [(voice("finch"), voice("reed"))]);
    assert!(page_data::pages(&explainer).contains(&Page::Pair(voice("finch"), voice("reed"))));
    let shown = pair(&explainer, "finch", "reed").expect("a page");
    assert_eq!(shown.voices.each_ref().map(|voice| voice.short.as_str()), ["Finch", "Reed"]);
    assert_eq!(shown.asked.len(), 2);
    assert_eq!(shown.asked[0].known, [Evidence::Quoted]);
    for (one, other) in [("reed", "finch"), ("finch", "finch"), ("finch", "courier"), ("finch", "nobody")] {
        assert_eq!(pair(&explainer, one, other), None, "{one} and {other}");
    }
}

#[test]
fn a_voice_without_a_position_is_put_beside_no_other() {
    let explainer = Sample::new().checks().explainer;
    assert_eq!(page_data::pairs(&explainer), []);
    assert_eq!(pair(&explainer, "finch", "reed"), None);
}
