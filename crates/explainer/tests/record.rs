//! The record of published wordings: what publishing writes, what reading it refuses, and what it tells.

mod support;

use explainer::fragment::WordsLink;
use explainer::history::{self, Change, ChangeContent, UnwithdrawnText};
use explainer::id::{NoteId, PassageId};
use explainer::load::{add_wording, publish};
use explainer::model::{Edit, Explainer, Origin, Run, Subject};
use explainer::page::Page;
use explainer::page_data::{self, PageData, PageIndex, Reference};
use explainer::wording::Wording;
use explainer::wordings::{EarlierContent, Outcome, Wordings};
use std::collections::BTreeSet;
use support::{Mistake, PUBLISHED, Sample, VOW, day};

/// The passages and notes of the sample.
const IDS: [&str; 6] = ["delay", "robbery", "robbery-polite", "vow", "vow-anybody", "vow-mill"];
/// The record of the passage `delay`, whose wording the tests change.
const DELAY: &str = "record/delay.toml";
const FIRST: &str = "The clerk hoped for another estimate first.";
const SECOND: &str = "The clerk asked for another estimate first.";
const THIRD: &str = "The clerk asked for a second estimate. He got none.";

/// The note whose wording the tests change.
const POLITE: &str = "robbery-polite";

/// The files of the record, in alphabetical order.
fn files() -> [String; 6] {
    let mut files = IDS.map(|id| format!("record/{id}.toml"));
    files.sort();
    files
}

fn passage(id: &str) -> Subject {
    Subject::Passage(PassageId::try_from(id.to_string()).expect("an id"))
}

fn note(id: &str) -> Subject {
    Subject::Note(NoteId::try_from(id.to_string()).expect("an id"))
}

fn explainer(sample: &Sample) -> Explainer {
    sample.checks().explainer
}

/// With another wording of the passage `delay`.
fn saying(sample: Sample, then: &str, now: &str) -> Sample {
    sample.edit("passages/delay.toml", then, now)
}

/// Published on three days with three wordings of the passage `delay`.
fn thrice() -> Sample {
    let first = Sample::new().published("2031-04-09");
    let second = saying(first, FIRST, SECOND).published("2031-05-02");
    saying(second, SECOND, THIRD).published("2031-06-30")
}

fn wordings(explainer: &Explainer, subject: &Subject) -> Wordings {
    history::wordings(explainer, subject).expect("wordings")
}

/// A link to the words `words` of `text` in a wording of ours or of a note.
fn link(text: &str, words: &str, tag: explainer::fragment::Tag) -> WordsLink {
    let at = text.find(words).expect("words of the text");
    let start = u32::try_from(text[..at].chars().count()).expect("a short text");
    let end = start + u32::try_from(words.chars().count()).expect("few words");
    WordsLink::new(start, end, tag).expect("a link")
}

/// The wording of a paraphrase.
fn told(speaker: &str, text: &str) -> Wording {
    let speaker = speaker.to_string().try_into().expect("an id");
    Wording::new(Some(speaker), [Run::new(Origin::Ours, text)])
}

/// The texts of a history under `id`, the oldest first.
fn texts(explainer: &Explainer, id: &str) -> Vec<String> {
    let histories = &explainer.record.histories;
    let history = histories.iter().find(|history| history.id == id).expect("a history");
    history.wordings.iter().map(|published| published.wording.text()).collect()
}

/// The head of a record, and each of its entries.
fn entries(record: &str) -> (String, Vec<String>) {
    let mut parts = record.split("\n[[wording]]\n").map(String::from);
    (parts.next().expect("a head"), parts.collect())
}

fn joined(head: &str, entries: &[String]) -> String {
    entries.iter().fold(head.to_string(), |record, entry| format!("{record}\n[[wording]]\n{entry}"))
}

/// The line of the `nth` line that starts with `key`, counted from 0.
fn line(text: &str, key: &str, nth: usize) -> usize {
    let lines = text.lines().enumerate().filter(|(_, line)| line.starts_with(key));
    lines.map(|(index, _)| index + 1).nth(nth).unwrap_or_else(|| panic!("`{key}` number {nth} in {text}"))
}

/// The one mistake that `sample` must hold, which must say what to do.
fn only(sample: &Sample, why: &str) -> Mistake {
    let mistakes = sample.mistakes();
    let [mistake] = &mistakes[..] else { panic!("{why}: wanted one mistake, told {mistakes:#?}") };
    assert!(!mistake.message.is_empty() && !mistake.help.is_empty(), "{why}: {mistake:?}");
    mistake.clone()
}

fn first_edit<'a>(edits: &'a [Edit], is: fn(&Edit) -> Option<&str>) -> String {
    edits.iter().filter_map(|edit: &'a Edit| is(edit)).collect()
}

#[test]
fn publishing_records_every_passage_and_note_and_then_nothing() {
    let sample = Sample::new().published("2031-04-09");
    let mut names = sample.names();
    names.retain(|name| name.starts_with("record/"));
    assert_eq!(names, files());
    let explainer = explainer(&sample);
    let files = publish(&explainer, day("2031-04-10"), |name| {
        sample.names().contains(&name.to_string()).then(|| sample.text(name))
    });
    assert_eq!(files.expect("TOML"), [], "all is published already");
    assert_eq!(history::unrecorded(&explainer), []);
    assert_eq!(history::changes(&explainer), []);
    let histories = &explainer.record.histories;
    let ids: BTreeSet<&str> = histories.iter().map(|history| history.id.as_str()).collect();
    assert_eq!((histories.len(), ids), (IDS.len(), BTreeSet::from(IDS)));
    for history in histories {
        let [only] = &history.wordings[..] else { panic!("one wording of {}", history.id) };
        assert_eq!(history.now.id(), history.id);
        assert_eq!(Some(&only.wording), history::wording(&explainer, &history.now).as_ref());
        assert_eq!((only.day.iso.as_str(), only.day.words.as_str()), ("2031-04-09", "9 April 2031"));
        assert_eq!((&only.why, &only.withdrawn), (&None, &None));
    }
}

#[test]
fn a_record_says_whose_every_word_is() {
    let sample = Sample::new().published("2031-04-09");
    let vow = sample.text("record/vow.toml");
    let (before, after) = VOW.split_once("(the old one)").expect("an insertion");
    let parts = format!(
        "speaker = \"finch\"\nparts = [\n  {{ said = \"{before}\" }},\n  {{ inserted = \"(the old one)\" }},\n  \
         {{ said = \"{after}\" }},\n]\n"
    );
    assert!(vow.starts_with('#') && vow.contains("\nwordings = 1\n"), "{vow}");
    assert!(vow.contains("\n[[wording]]\ndate = 2031-04-09\nseal = \"") && vow.ends_with(&parts), "{vow}");
    let polite = sample.text("record/robbery-polite.toml");
    assert!(
        polite.ends_with("\"\nparts = [\n  { ours = \"A jest, it seems; Reed made none.\" },\n]\n"),
        "{polite}"
    );
}

#[test]
fn what_is_published_again_is_added_and_the_rest_stays() {
    let first = Sample::new().published("2031-04-09");
    let before = first.text(DELAY);
    let list = first.text(PUBLISHED);
    let second = saying(first.clone(), FIRST, SECOND).published("2031-05-02");
    let after = second.text(DELAY);
    assert_eq!(entries(&after).1[..1], entries(&before).1[..]);
    assert_eq!(second.text(PUBLISHED), list);
    for name in first.names().iter().filter(|name| name.starts_with("record/") && *name != DELAY) {
        assert_eq!(first.text(name), second.text(name), "{name}");
    }
    assert_eq!(texts(&explainer(&thrice()), "delay"), [FIRST, SECOND, THIRD]);
}

#[test]
fn what_was_written_by_hand_survives_publishing() {
    let first = saying(Sample::new().published("2031-04-09"), FIRST, SECOND).published("2031-05-02");
    let by_hand = first.text(DELAY).replace("wordings = 2", "wordings = 2 # so far")
        + "# A remark.\nwhy = \"He was asked.\"\n";
    let then = saying(first.file(DELAY, &by_hand), SECOND, THIRD).published("2031-05-03");
    let record = then.text(DELAY);
    for kept in ["wordings = 3 # so far\n", "# A remark.\nwhy = \"He was asked.\"\n"] {
        assert!(record.contains(kept), "{kept} in {record}");
    }
    assert_eq!(texts(&explainer(&then), "delay"), [FIRST, SECOND, THIRD]);
}

#[test]
fn two_wordings_may_be_published_on_one_day() {
    let sample = saying(Sample::new().published("2031-04-09"), FIRST, SECOND).published("2031-04-09");
    let sample = saying(sample, SECOND, THIRD).published("2031-04-09");
    let explainer = explainer(&sample);
    assert_eq!(texts(&explainer, "delay"), [FIRST, SECOND, THIRD]);
    let changes = history::changes(&explainer);
    let told: Vec<_> =
        changes.iter().map(|change| (change.anchor.as_str(), change.day.iso.as_str())).collect();
    assert_eq!(told, [("delay-2", "2031-04-09"), ("delay-3", "2031-04-09")]);
    assert_eq!(wordings(&explainer, &passage("delay")).then.len(), 2);
}

#[test]
fn an_earlier_wording_that_comes_back_is_published_again() {
    let changed = saying(Sample::new().published("2031-04-09"), FIRST, SECOND).published("2031-05-02");
    let back = saying(changed, SECOND, FIRST);
    assert_eq!(history::unrecorded(&explainer(&back)), [passage("delay")]);
    let back = back.published("2031-06-30");
    let explainer = explainer(&back);
    assert_eq!(history::unrecorded(&explainer), []);
    assert_eq!(texts(&explainer, "delay"), [FIRST, SECOND, FIRST]);
    let text = wordings(&explainer, &passage("delay"));
    assert_eq!(text.then.len(), 1, "today's wording is no earlier one");
    let then = link(FIRST, "hoped", told("reed", FIRST).tag());
    assert_eq!(text.resolve(&then), Outcome::Marked(10..15));
    let between = link(SECOND, "asked", told("reed", SECOND).tag());
    assert_eq!(text.resolve(&between), Outcome::Edited(0));
    let anchors: Vec<_> = history::changes(&explainer).into_iter().map(|change| change.anchor).collect();
    assert_eq!(anchors, ["delay-3", "delay-2"]);
}

/// What seals and the count of wordings are for.
#[test]
fn no_change_by_hand_goes_unnoticed() {
    let record = thrice().text(DELAY);
    let (head, all) = entries(&record);
    let entry = |at: usize, edit: &dyn Fn(&str) -> String| {
        let mut all = all.clone();
        let edited = edit(&all[at]);
        assert_ne!(edited, all[at]);
        all[at] = edited;
        joined(&head, &all)
    };
    let without = |at: usize| {
        let mut all = all.clone();
        all.remove(at);
        joined(&head, &all)
    };
    let swapped = |one: usize, other: usize| {
        let mut all = all.clone();
        all.swap(one, other);
        joined(&head, &all)
    };
    let counting = |record: &str, count: usize| {
        assert!(record.contains("wordings = 3\n"));
        record.replace("wordings = 3\n", &format!("wordings = {count}\n"))
    };
    let dates = ["2031-04-09", "2031-05-02", "2031-06-30"];
    // Each change with the line where it is told: a key, and which of its lines.
    let mut changes: Vec<(String, String, (&str, usize))> = vec![];
    for (at, date) in dates.into_iter().enumerate() {
        let mut change = |what: &str, edit: &dyn Fn(&str) -> String| {
            changes.push((format!("{what}, entry {at}"), entry(at, edit), ("seal", at)));
        };
        change("a letter in a part", &|entry| entry.replace("estimate", "estimatE"));
        change("a letter less", &|entry| entry.replace("The clerk", "The clrk"));
        change("a space more", &|entry| entry.replace("The clerk", "The  clerk"));
        change("another mark", &|entry| entry.replace(".\" }", "!\" }"));
        change("another speaker", &|entry| entry.replace("\"reed\"", "\"finch\""));
        change("a speaker who is no voice", &|entry| entry.replace("\"reed\"", "\"ree\""));
        change("a speaker that is no id", &|entry| entry.replace("\"reed\"", "\"Tom Reed\""));
        change("no speaker", &|entry| entry.replace("speaker = \"reed\"\n", ""));
        change("another hand", &|entry| entry.replace("{ ours =", "{ said ="));
        change("a part more", &|entry| {
            entry.replace("parts = [\n", "parts = [\n  { said = \"He said: \" },\n")
        });
        change("no part", &|entry| {
            let (before, _) = entry.split_once("parts").expect("parts");
            format!("{before}parts = []\n")
        });
        change("another date", &|entry| entry.replace(date, "2031-05-03"));
        change("another year", &|entry| entry.replace("date = 2031", "date = 2030"));
        change("a seal changed", &|entry| {
            let (before, seal) = entry.split_once("seal = \"").expect("a seal");
            let other = if seal.starts_with('0') { '1' } else { '0' };
            format!("{before}seal = \"{other}{}", &seal[1..])
        });
        change("a seal cut short", &|entry| {
            let (before, seal) = entry.split_once("seal = \"").expect("a seal");
            format!("{before}seal = \"{}", &seal[1..])
        });
        change("a seal of zeros", &|entry| {
            let (before, seal) = entry.split_once("seal = \"").expect("a seal");
            format!("{before}seal = \"{}{}", "0".repeat(16), &seal[16..])
        });
        let timed = entry(at, &|entry| entry.replace(date, &format!("{date} 10:00:00")));
        changes.push((format!("a time too, entry {at}"), timed, ("date", at)));
    }
    let mut change = |what: &str, record: String, told: (&'static str, usize)| {
        changes.push((what.into(), record, told));
    };
    change("the first dropped", without(0), ("seal", 0));
    change("the second dropped", without(1), ("seal", 1));
    change("the last dropped", without(2), ("wordings", 0));
    change("the first dropped, the count fitted", counting(&without(0), 2), ("seal", 0));
    change("the second dropped, the count fitted", counting(&without(1), 2), ("seal", 1));
    change("the last two dropped", joined(&head, &all[..1]), ("wordings", 0));
    change("all dropped", head.clone(), ("wordings", 0));
    change("all dropped, the count fitted", counting(&head, 0), ("wordings", 0));
    change("the first two swapped", swapped(0, 1), ("seal", 0));
    change("the last two swapped", swapped(1, 2), ("seal", 1));
    change("the first and the last swapped", swapped(0, 2), ("seal", 0));
    change("a greater count", counting(&record, 4), ("wordings", 0));
    change("a smaller count", counting(&record, 2), ("wordings", 0));
    change("no count", counting(&record, 0), ("wordings", 0));
    let doubled = joined(&head, &[&all[..], &all[2..]].concat());
    change("the last doubled", doubled.clone(), ("seal", 3));
    change("the last doubled, the count fitted", counting(&doubled, 4), ("seal", 3));
    let twice = joined(&head, &[&all[..1], &all[..]].concat());
    change("the first doubled", twice, ("seal", 1));

    let sample = thrice();
    let mut wrong = Vec::new();
    for (what, record, (key, nth)) in changes {
        let mistakes = sample.clone().file(DELAY, &record).mistakes();
        let wanted = format!("{DELAY}:{}:", line(&record, key, nth));
        match &mistakes[..] {
            [mistake]
                if mistake.place.starts_with(&wanted)
                    && !mistake.message.is_empty()
                    && mistake.help.contains(if key == "date" {
                        "Write a day"
                    } else {
                        "version control"
                    }) => {}
            _ => wrong.push(format!("{what}: wanted one at {wanted}, told {mistakes:#?}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_last_wording_cannot_go_without_being_missed() {
    // No seal follows it, and the count can be fitted: but then what is shown is not on record.
    let (head, all) = entries(&thrice().text(DELAY));
    let record = joined(&head.replace("wordings = 3\n", "wordings = 2\n"), &all[..2]);
    let sample = thrice().file(DELAY, &record);
    assert_eq!(history::unrecorded(&explainer(&sample)), [passage("delay")]);
}

#[test]
fn a_record_has_as_many_wordings_as_it_announces_and_at_least_one() {
    let (head, all) = entries(&thrice().text(DELAY));
    for (announced, count, message) in [
        (0, 0, "a record without a wording"),
        (2, 0, "2 wordings announced, 0 on record"),
        (0, 2, "0 wordings announced, 2 on record"),
        (3, 2, "3 wordings announced, 2 on record"),
    ] {
        let head = head.replace("wordings = 3\n", &format!("wordings = {announced}\n"));
        let mistakes = thrice().file(DELAY, &joined(&head, &all[..count])).mistakes();
        assert!(mistakes.iter().any(|mistake| mistake.message == message), "{message}: {mistakes:#?}");
    }
}

#[test]
fn a_record_is_that_of_one_id_alone() {
    let sample = thrice();
    let other = sample.text(DELAY);
    let record = sample.file("record/vow.toml", &other);
    let mistake = only(&record, "the record of another passage");
    let place = format!("record/vow.toml:{}:", line(&other, "seal", 0));
    assert!(mistake.place.starts_with(&place), "{mistake:?}");
    assert_eq!(mistake.message, "this wording is not as it was published");
}

#[test]
fn where_a_part_is_cut_makes_no_difference() {
    let record = thrice().text(DELAY);
    let cut = record.replacen("{ ours = \"The clerk", "{ ours = \"The\" },\n  { ours = \" clerk", 1);
    assert_ne!(cut, record);
    assert_eq!(thrice().file(DELAY, &cut).mistakes(), []);
}

#[test]
fn every_published_id_has_a_record() {
    for id in IDS {
        let sample = Sample::new().published("2031-04-09").without(&format!("record/{id}.toml"));
        let mistake = only(&sample, id);
        let place = sample.line_of(PUBLISHED, &format!("  \"{id}\","));
        assert!(mistake.place.starts_with(&place), "{place}: {mistake:?}");
        assert_eq!(mistake.message, format!("the record of `{id}` is missing"));
        assert!(mistake.help.contains(&format!("restore record/{id}.toml")), "{mistake:?}");
    }
}

#[test]
fn an_unreadable_record_is_one_mistake() {
    let sample = thrice();
    let record = sample.text(DELAY);
    let (head, _) = entries(&record);
    let spoilt = [
        ("no TOML", format!("{record}nonsense\n"), line(&format!("{record}nonsense\n"), "nonsense", 0)),
        ("a mark lost", record.replacen("seal = \"", "seal = ", 1), line(&record, "seal", 0)),
        ("an unknown key", format!("{record}whY = \"So.\"\n"), record.lines().count() + 1),
        ("no count", record.replace("wordings = 3\n", ""), 1),
        (
            "a count that is none",
            record.replace("wordings = 3", "wordings = -3"),
            line(&record, "wordings", 0),
        ),
        (
            "a day in quotation marks",
            record.replacen("2031-04-09", "\"2031-04-09\"", 1),
            line(&record, "date", 0),
        ),
        ("no such day", record.replacen("2031-04-09", "2031-02-30", 1), line(&record, "date", 0)),
        ("a part of nobody", record.replacen("{ ours =", "{ theirs =", 1), line(&record, "  { ours", 0)),
        (
            "a conflict",
            record.replacen("[[wording]]", "<<<<<<< HEAD\n[[wording]]", 1),
            head.lines().count() + 2,
        ),
    ];
    for (what, text, at) in spoilt {
        assert_ne!(text, record, "{what}");
        let mistake = only(&sample.clone().file(DELAY, &text), what);
        assert!(
            mistake.place.starts_with(&format!("{DELAY}:{at}:")),
            "{what}: wanted line {at}, {mistake:?}"
        );
    }
    let mistake = only(&sample.bytes(DELAY, b"\xFF\xFE"), "no text");
    assert_eq!(mistake.place, format!("{DELAY}:1:1"));
}

#[test]
fn a_record_of_what_was_never_published_is_refused() {
    let ghost = add_wording("ghost", &told("reed", FIRST), day("2031-04-09"), None).expect("TOML");
    let sample = Sample::new().published("2031-04-09").file("record/ghost.toml", &ghost);
    let mistake = only(&sample, "a ghost");
    assert_eq!(mistake.place, "record/ghost.toml:1:1");
    assert_eq!(mistake.message, "a record of `ghost`, which was never published");
    assert!(mistake.help.contains(PUBLISHED), "{mistake:?}");
}

#[test]
fn a_record_without_the_list_of_what_was_published_is_refused() {
    let sample = Sample::new().published("2031-04-09");
    let mistakes = sample.clone().without(PUBLISHED).mistakes();
    let places: Vec<_> = mistakes.iter().map(|mistake| mistake.place.clone()).collect();
    assert_eq!(places, files().map(|file| format!("{file}:1:1")));
    // Where the list is there and can't be read, nobody knows what it says.
    only(&sample.append(PUBLISHED, "nonsense"), "an unreadable list");
}

#[test]
fn another_file_in_the_record_is_refused() {
    let sample = Sample::new().published("2031-04-09").file("record/delay.toml.orig", "wordings = 1\n");
    let mistake = only(&sample, "what a merge left");
    assert_eq!(
        (mistake.place.as_str(), mistake.message.as_str()),
        ("record/delay.toml.orig:1:1", "a file in `record` that is no record")
    );
}

#[test]
fn editors_say_why_and_withdraw() {
    let (head, mut all) = entries(&thrice().text(DELAY));
    all[0].push_str("withdrawn = \"It was wrong.\"\n");
    all[1].push_str("why = \"The clerk wrote to us.\"\n");
    all[2].push_str("why = \"So the minutes say.\"\n");
    let explainer = explainer(&thrice().file(DELAY, &joined(&head, &all)));
    let history = &explainer.record.histories[0];
    let told: Vec<_> = history
        .wordings
        .iter()
        .map(|published| (published.why.as_deref(), published.withdrawn.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            (None, Some("It was wrong.")),
            (Some("The clerk wrote to us."), None),
            (Some("So the minutes say."), None)
        ]
    );
}

#[test]
fn what_editors_say_is_a_line_of_text() {
    for (key, at) in [("why", 1), ("withdrawn", 0)] {
        for reason in ["", " So.", "So.\\nSo.", "He said “so”."] {
            let (head, mut all) = entries(&thrice().text(DELAY));
            all[at].push_str(&format!("{key} = \"{reason}\"\n"));
            let sample = thrice().file(DELAY, &joined(&head, &all));
            let mistake = only(&sample, reason);
            assert!(
                mistake.place.starts_with(&sample.line_of(DELAY, &format!("{key} = \"{reason}"))),
                "{mistake:?}"
            );
        }
    }
}

#[test]
fn what_is_withdrawn_may_not_be_shown() {
    let refused = |sample: &Sample, nth: usize| {
        let (head, mut all) = entries(&sample.text(DELAY));
        all[nth].push_str("withdrawn = \"It was wrong.\"\n");
        let sample = sample.clone().file(DELAY, &joined(&head, &all));
        let mistake = only(&sample, "a withdrawn wording that is shown");
        assert!(mistake.place.starts_with(&sample.line_of(DELAY, "withdrawn = \"")), "{mistake:?}");
        assert_eq!(mistake.message, "this wording is still shown");
        assert!(mistake.help.contains("press publish"), "{mistake:?}");
    };
    refused(&thrice(), 2);
    // Shown again: whichever of the two is withdrawn.
    let back = saying(Sample::new().published("2031-04-09"), FIRST, SECOND).published("2031-05-02");
    let back = saying(back, SECOND, FIRST).published("2031-06-30");
    refused(&back, 0);
    refused(&back, 2);
    // Withdrawn before a correction is published, it is one still; corrected but not yet published, it is none.
    let (head, mut all) = entries(&thrice().text(DELAY));
    all[2].push_str("withdrawn = \"It was wrong.\"\n");
    let withdrawn = thrice().file(DELAY, &joined(&head, &all));
    assert_eq!(saying(withdrawn, THIRD, SECOND).mistakes(), []);
}

#[test]
fn a_note_is_not_called_like_a_passage() {
    let sample = Sample::new().edit("passages/vow.toml", "\"vow-mill\"", "\"delay\"");
    let mistake = only(&sample, "one id for two");
    assert!(mistake.place.starts_with(&sample.line_of("passages/vow.toml", "id = \"delay\"")), "{mistake:?}");
    assert_eq!(mistake.message, "the note id `delay` is that of the passage `delay`");
}

/// The passage `delay` published twice, then called `pause` and published twice; `robbery-polite` called `jest` likewise.
fn renamed() -> Sample {
    let old = saying(Sample::new().published("2031-04-09"), FIRST, SECOND).published("2031-05-02");
    let file = old.text("passages/delay.toml");
    let moved = old
        .without("passages/delay.toml")
        .file("passages/pause.toml", &file.replace(SECOND, THIRD))
        .edit("explainer.toml", "\"delay\"]", "\"pause\"]")
        .edit("passages/robbery.toml", "robbery-polite", "jest")
        .edit("passages/vow.toml", "note:robbery-polite", "note:jest")
        .append(
            PUBLISHED,
            "\n[aliases.passages]\ndelay = \"pause\"\n\n[aliases.notes]\nrobbery-polite = \"jest\"\n",
        )
        .published("2031-06-30");
    moved
        .edit("passages/pause.toml", THIRD, SECOND)
        .edit("passages/robbery.toml", "A jest, it seems", "It seems a jest")
        .published("2031-07-01")
}

#[test]
fn what_was_published_under_an_old_id_is_found_under_the_new_one() {
    let explainer = explainer(&renamed());
    let text = wordings(&explainer, &passage("pause"));
    let days: Vec<_> = text.then.iter().map(|earlier| earlier.day.as_str()).collect();
    assert_eq!(days, ["30 June 2031", "9 April 2031"], "the newest first, today's left out");
    assert_eq!(text.resolve(&link(FIRST, "clerk hoped", told("reed", FIRST).tag())), Outcome::Edited(1));
    assert_eq!(
        text.resolve(&link(SECOND, "clerk asked", told("reed", SECOND).tag())),
        Outcome::Marked(4..15)
    );
    assert_eq!(text.resolve(&link(THIRD, "He got none", told("reed", THIRD).tag())), Outcome::Edited(0));
    assert_eq!(text.then[0].content.text().as_deref(), Some(THIRD));
    assert_eq!(text.then[1].content.text().as_deref(), Some(FIRST));
    assert_eq!(history::wordings(&explainer, &passage("delay")), None, "nothing goes by that id");

    let before = "A jest, it seems; Reed made none.";
    let note = wordings(&explainer, &note("jest"));
    let tag = Wording::new(None, [Run::new(Origin::Ours, before)]).tag();
    assert_eq!(note.resolve(&link(before, "A jest", tag)), Outcome::Edited(0));
    assert_eq!((note.passage.as_str(), note.note.as_deref()), ("robbery", Some("jest")));
    assert_eq!(note.then.len(), 1, "published twice, under two ids, it is one wording");
}

#[test]
fn a_rename_is_no_change_but_a_change_over_it_is_one() {
    let explainer = explainer(&renamed());
    let changes = history::changes(&explainer);
    let told: Vec<_> = changes
        .iter()
        .map(|change| (change.anchor.as_str(), change.subject.clone(), change.day.iso.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("jest-2", note("jest"), "2031-07-01"),
            ("pause-2", passage("pause"), "2031-07-01"),
            ("pause-1", passage("pause"), "2031-06-30"),
            ("delay-2", passage("pause"), "2031-05-02"),
        ]
    );
    let ChangeContent::Compared { edits, speakers, .. } = &changes[2].content else { panic!("two wordings") };
    assert_eq!(
        (first_edit(edits, Edit::first), first_edit(edits, Edit::second)),
        (SECOND.into(), THIRD.into())
    );
    assert_eq!(*speakers, None);
}

#[test]
fn what_took_the_place_of_another_passage_has_not_changed_by_that() {
    // `delay` goes, and `robbery`, which was there all the time, stands for it.
    let sample = saying(Sample::new().published("2031-04-09"), FIRST, SECOND).published("2031-05-02");
    let file = sample.text("passages/robbery.toml");
    let sample = sample
        .file("passages/robbery.toml", &file.replace("no more.\"", "and no more.\""))
        .published("2031-05-20")
        .without("passages/delay.toml")
        .edit("explainer.toml", ", \"delay\"]", "]")
        .edit("voices.toml", "\"reported\"", "\"named\"")
        .append(PUBLISHED, "\n[aliases.passages]\ndelay = \"robbery\"\n");
    let explainer = explainer(&sample);
    let changes: Vec<_> =
        history::changes(&explainer).into_iter().map(|change| (change.anchor, change.day.iso)).collect();
    assert!(changes.contains(&("robbery-2".into(), "2031-05-20".into())), "{changes:?}");
    assert!(!changes.iter().any(|(anchor, _)| anchor == "robbery-1"), "{changes:?}");
    let last = history::last_change(&explainer, &passage("robbery")).expect("a change");
    assert_eq!((last.day.as_str(), last.path.as_str()), ("20 May 2031", "changes/#robbery-2"));
    // Both were first published on one day, and neither has changed since.
    let sample = Sample::new()
        .published("2031-04-09")
        .without("passages/delay.toml")
        .edit("explainer.toml", ", \"delay\"]", "]")
        .edit("voices.toml", "\"reported\"", "\"named\"")
        .append(PUBLISHED, "\n[aliases.passages]\ndelay = \"robbery\"\n");
    assert_eq!(history::changes(&self::explainer(&sample)), []);
}

/// Changes of two passages and a note on three days, with reasons.
fn changed() -> Sample {
    let sample = saying(Sample::new().published("2031-04-09"), FIRST, SECOND)
        .edit("passages/robbery.toml", "A jest, it seems", "It seems a jest")
        .published("2031-05-02");
    let sample = sample
        .edit("passages/robbery.toml", "the bid was {words}, no more", "the bid was {words}")
        .published("2031-05-20");
    let sample = saying(sample, SECOND, THIRD).published("2031-06-30");
    sample
        .append("record/robbery.toml", "why = \"It said too much.\"\n")
        .append("record/robbery-polite.toml", "why = \"The paper prints it so.\"\n")
}

fn told_of(change: &Change) -> (&str, &str, Option<&str>) {
    (change.anchor.as_str(), change.day.iso.as_str(), change.why.as_deref())
}

#[test]
fn changes_stand_with_the_newest_first_and_say_why() {
    let explainer = explainer(&changed());
    let changes = history::changes(&explainer);
    assert_eq!(
        changes.iter().map(told_of).collect::<Vec<_>>(),
        [
            ("delay-3", "2031-06-30", None),
            ("robbery-2", "2031-05-20", Some("It said too much.")),
            // One day, in the order of the walk: the note stands on `robbery`, which comes before `delay`.
            ("robbery-polite-2", "2031-05-02", Some("The paper prints it so.")),
            ("delay-2", "2031-05-02", None),
        ]
    );
    let ChangeContent::Compared { edits, speakers, .. } = &changes[2].content else { panic!("two wordings") };
    assert_eq!(first_edit(edits, Edit::first), "A jest, it seems; Reed made none.");
    assert_eq!(first_edit(edits, Edit::second), "It seems a jest; Reed made none.");
    assert_eq!(*speakers, None);
}

#[test]
fn the_last_change_of_every_text_is_known() {
    let explainer = explainer(&changed());
    let last =
        |subject: &Subject| history::last_change(&explainer, subject).map(|last| (last.day, last.path));
    assert_eq!(last(&passage("delay")), Some(("30 June 2031".into(), "changes/#delay-3".into())));
    assert_eq!(last(&passage("robbery")), Some(("20 May 2031".into(), "changes/#robbery-2".into())));
    assert_eq!(last(&passage("vow")), None);
    assert_eq!(last(&note(POLITE)), Some(("2 May 2031".into(), "changes/#robbery-polite-2".into())));
    assert_eq!(last(&passage("nowhere")), None);
    for passage in &explainer.passages {
        for note in &passage.notes {
            let subject = Subject::Note(note.id.clone());
            assert_eq!(note.changed, history::last_change(&explainer, &subject), "{}", note.id);
        }
    }
}

#[test]
fn another_speaker_is_a_change() {
    let sample = Sample::new().published("2031-04-09");
    let sample = sample.edit("passages/delay.toml", "speaker = \"reed\"", "speaker = \"finch\"").edit(
        "voices.toml",
        "\"reported\"",
        "\"named\"",
    );
    assert_eq!(history::unrecorded(&explainer(&sample)), [passage("delay")]);
    let explainer = explainer(&sample.published("2031-05-02"));
    let changes = history::changes(&explainer);
    let [change] = &changes[..] else { panic!("one change: {changes:#?}") };
    let ChangeContent::Compared { edits, speakers, .. } = &change.content else { panic!("two wordings") };
    assert_eq!(edits[..], [Edit::Same(FIRST.into())]);
    assert_eq!(*speakers, Some(["Tom Reed".into(), "Ada Finch".into()]));
    let text = wordings(&explainer, &passage("delay"));
    assert_eq!(text.resolve(&link(FIRST, "clerk", told("reed", FIRST).tag())), Outcome::Edited(0));
    let EarlierContent::Recorded { speakers, .. } = &text.then[0].content else {
        panic!("a wording on record")
    };
    assert_eq!(*speakers, Some(["Tom Reed".into(), "Ada Finch".into()]));
}

/// Everything that is shown or printed of an explainer.
fn everything(explainer: &Explainer) -> String {
    let mut all = serde_json::to_string(explainer).expect("JSON");
    for subject in history::subjects(explainer) {
        all += &serde_json::to_string(&wordings(explainer, &subject)).expect("JSON");
    }
    all += &format!("{:?}", history::changes(explainer));
    for page in page_data::pages(explainer) {
        all += &format!("{:?}", page_data::compute(explainer, &page));
    }
    all
}

#[test]
fn withdrawn_words_are_never_shown() {
    // A letter of the withdrawn wording stands in no other one.
    let slander = "The clerk, a crook of note, asked for quicksand.";
    let sample = saying(Sample::new().published("2031-04-09"), FIRST, slander).published("2031-05-02");
    let sample = saying(sample, slander, THIRD).published("2031-06-30");
    let is_told = |sample: &Sample| {
        let all = everything(&explainer(sample));
        ["crook", "quicksand"].iter().any(|word| all.contains(word))
    };
    assert!(is_told(&sample), "a wording that is not withdrawn is shown among the changes");
    let (head, mut all) = entries(&sample.text(DELAY));
    all[1].push_str("withdrawn = \"It was slander.\"\n");
    let sample = sample.file(DELAY, &joined(&head, &all));
    assert!(!is_told(&sample));
    let explainer = explainer(&sample);
    let content: Vec<_> = history::changes(&explainer).into_iter().map(|change| change.content).collect();
    let withdrawn = |other: &str| ChangeContent::Withdrawn {
        reason: "It was slander.".into(),
        other: Some(UnwithdrawnText { text: other.into(), foreign: vec![] }),
    };
    assert_eq!(content, [withdrawn(THIRD), withdrawn(FIRST)]);
    let text = wordings(&explainer, &passage("delay"));
    assert_eq!(text.resolve(&link(slander, "crook", told("reed", slander).tag())), Outcome::Withdrawn(0));
    assert_eq!(text.then[0].content, EarlierContent::Withdrawn("It was slander.".into()));
    assert_eq!(text.then[0].content.text(), None);
}

#[test]
fn a_wording_published_twice_is_withdrawn_as_a_whole() {
    let slander = "The clerk, a crook of note, asked for quicksand.";
    for withdrawn in [1, 3] {
        let mut sample = Sample::new().published("2031-04-09");
        let stages = [FIRST, slander, SECOND, slander, THIRD];
        for pair in stages.windows(2) {
            sample = saying(sample, pair[0], pair[1]).published("2031-05-02");
        }
        let (head, mut all) = entries(&sample.text(DELAY));
        all[withdrawn].push_str("withdrawn = \"It was slander.\"\n");
        let explainer = explainer(&sample.file(DELAY, &joined(&head, &all)));
        let told = everything(&explainer);
        assert!(!told.contains("crook") && !told.contains("quicksand"), "entry {withdrawn} withdrawn");
        let text = wordings(&explainer, &passage("delay"));
        let link = link(slander, "crook", told_tag(slander));
        assert!(matches!(text.resolve(&link), Outcome::Withdrawn(_)), "entry {withdrawn} withdrawn");
    }
}

fn told_tag(text: &str) -> explainer::fragment::Tag {
    told("reed", text).tag()
}

#[test]
fn a_wording_withdrawn_under_an_old_id_is_withdrawn_under_the_new_one() {
    let sample = renamed();
    let (head, mut all) = entries(&sample.text(DELAY));
    all[0].push_str("withdrawn = \"He did not hope.\"\n");
    let sample = sample.file(DELAY, &joined(&head, &all));
    let explainer = explainer(&sample);
    assert!(!everything(&explainer).contains("hoped"));
    let text = wordings(&explainer, &passage("pause"));
    assert_eq!(text.resolve(&link(FIRST, "clerk", told_tag(FIRST))), Outcome::Withdrawn(1));
    // What is shown under the new id may not be withdrawn under the old one.
    all[1].push_str("withdrawn = \"It is wrong.\"\n");
    let sample = sample.file(DELAY, &joined(&head, &all));
    let mistake = only(&sample, "shown still");
    assert!(mistake.place.starts_with(&sample.line_of(DELAY, "withdrawn = \"It is")), "{mistake:?}");
}

#[test]
fn what_is_shown_and_not_on_record_is_known() {
    let walk = ["vow", "robbery", "delay"];
    let nothing_published = explainer(&Sample::new());
    let all: Vec<Subject> = history::subjects(&nothing_published).collect();
    assert_eq!(
        all,
        [
            passage(walk[0]),
            note("vow-mill"),
            note("vow-anybody"),
            passage(walk[1]),
            note(POLITE),
            passage(walk[2]),
        ]
    );
    assert_eq!(history::unrecorded(&nothing_published), all);
    let sample = Sample::new().published("2031-04-09");
    let changed = saying(sample.clone(), FIRST, SECOND).edit(
        "passages/robbery.toml",
        "A jest, it seems",
        "A jest, it seemed",
    );
    assert_eq!(history::unrecorded(&explainer(&changed)), [note(POLITE), passage("delay")]);
    // What is no wording: a title, what a note is on, how its words are stressed.
    let same = sample
        .edit("passages/delay.toml", "The clerk wants time", "Time, please")
        .edit("passages/robbery.toml", "was “a polite", "the bid was “a polite")
        .edit("passages/robbery.toml", "A jest,", "A *jest*,");
    assert_eq!(history::unrecorded(&explainer(&same)), []);
}

#[test]
fn a_link_to_a_wording_that_was_never_published_is_told_so() {
    let explainer = explainer(&thrice());
    let text = wordings(&explainer, &passage("delay"));
    let draft = "The clerk hoped for one estimate first.";
    assert_eq!(text.resolve(&link(draft, "clerk", told_tag(draft))), Outcome::Unrecorded);
    // The wording is that of one speaker.
    let by_another = told("finch", FIRST).tag();
    assert_eq!(text.resolve(&link(FIRST, "clerk", by_another)), Outcome::Unrecorded);
    let beyond = WordsLink::new(4, 400, told_tag(FIRST)).expect("a link");
    assert_eq!(text.resolve(&beyond), Outcome::Damaged);
    let beyond = WordsLink::new(4, 400, told_tag(THIRD)).expect("a link");
    assert_eq!(text.resolve(&beyond), Outcome::Damaged);
}

#[test]
fn a_note_has_no_id_that_a_passage_was_published_under() {
    let ours = Wording::new(None, [Run::new(Origin::Ours, "A pause.")]);
    let sample = Sample::new().published("2031-05-01");
    let list = sample.text(PUBLISHED).replacen("passages = [\n", "passages = [\n  \"pause\",\n", 1);
    let sample = sample
        .edit("passages/vow.toml", "id = \"vow-mill\"", "id = \"pause\"")
        .file(PUBLISHED, &list)
        .file("record/pause.toml", &add_wording("pause", &ours, day("2031-05-01"), None).expect("TOML"));
    let mistakes = sample.mistakes();
    assert!(mistakes.iter().any(|mistake| mistake.message.contains("has the id of a note")), "{mistakes:#?}");
}

#[test]
fn the_wordings_of_a_text_are_those_of_its_passage_and_its_speaker() {
    let explainer = explainer(&Sample::new());
    for (subject, on, path, title, speaker) in [
        (passage("vow"), "vow", "p/vow/", "What the mayor rules out", "Ada Finch"),
        (passage("delay"), "delay", "p/delay/", "The clerk wants time", "Tom Reed"),
        (note(POLITE), "robbery", "n/robbery-polite/", "The bid in the words of the mayor", "Ada Finch"),
    ] {
        let of = wordings(&explainer, &subject);
        assert_eq!((of.passage.as_str(), of.path.as_str(), of.title.as_str()), (on, path, title));
        assert!(of.credit_said.contains(speaker), "{path}: {}", of.credit_said);
        assert!(!of.credit_ours.contains(speaker) && of.credit_ours.contains(title), "{}", of.credit_ours);
        for credit in [of.credit_said, of.credit_ours] {
            assert!(credit.contains("The Marl Courier") && credit.contains("8 April 2031"), "{credit}");
        }
    }
}

#[test]
fn every_change_is_shown_with_its_passage_and_the_page_of_today() {
    let site = page_data::SiteData::compute(&explainer(&changed()));
    let told: Vec<_> = site
        .changes()
        .iter()
        .map(|shown| {
            let on: Option<String> =
                shown.on.as_ref().map(|runs| runs.iter().map(|run| run.text.as_str()).collect());
            (shown.change.anchor.as_str(), shown.step.id.as_str(), on, shown.page.path())
        })
        .collect();
    assert_eq!(
        told,
        [
            ("delay-3", "delay", None, "p/delay/".to_string()),
            ("robbery-2", "robbery", None, "p/robbery/".into()),
            ("robbery-polite-2", "robbery", Some("was “a polite".into()), "n/robbery-polite/".into()),
            ("delay-2", "delay", None, "p/delay/".into()),
        ]
    );
}

#[test]
fn pages_that_were_renamed_are_found_again() {
    let (old, new) = (explainer(&Sample::new()), explainer(&renamed()));
    let page = |subject: &Subject| match subject {
        Subject::Passage(id) => Page::Passage(id.clone()),
        Subject::Note(id) => Page::Note(id.clone()),
    };
    let (here, there) = (PageIndex::of(&old), PageIndex::of(&new));
    for (then, now) in [
        (passage("vow"), passage("vow")),
        (passage("delay"), passage("pause")),
        (note(POLITE), note("jest")),
        (note("vow-mill"), note("vow-mill")),
    ] {
        let (then, now) = (page(&then), page(&now));
        assert_eq!(here.counterpart(&then, &there).as_ref(), Some(&now));
        assert_eq!(there.counterpart(&now, &here).as_ref(), Some(&then));
    }
    assert_eq!(here.counterpart(&Page::NotFound, &there), None, "it is at no address");

    // Notes that readers keep are moved to the new ids.
    let Some(PageData::Reference(kept)) = page_data::compute(&new, &Page::MyNotes) else { panic!("no page") };
    let Reference::MyNotes(subjects, former) = &*kept else { panic!("another page") };
    assert!(subjects.contains(&passage("pause")) && !subjects.contains(&passage("delay")));
    let former: BTreeSet<_> = former.iter().map(|(then, now)| (then.as_str(), now.as_str())).collect();
    assert_eq!(former, BTreeSet::from([("delay", "pause"), (POLITE, "jest")]));
}
