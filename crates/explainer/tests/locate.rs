//! Finding where words stand in the report, and how far events are from it.

mod support;

use explainer::load::{self, ComparedWith, FingerprintFile, LocateError, Located, Place};
use std::fs;
use support::{REPORT, ROBBERY, Sample, VOW, place_in_report, sha256};

const VOW_FILE: &str = "passages/vow.toml";
const ROBBERY_FILE: &str = "passages/robbery.toml";
const EVENTS: &str = "events.toml";
const EXPLAINER: &str = "explainer.toml";
const FOUND: [&str; 5] = ["paragraph", "start", "end", "sha256", "days"];

fn locate(sample: &Sample, report: Option<&str>, ids: &[&str]) -> Result<Located, LocateError> {
    let ids: Vec<String> = ids.iter().map(|id| (*id).to_string()).collect();
    load::locate(sample.read().0.path(), report, &ids)
}

/// The sample after everything that `locate` finds is written.
fn written(sample: Sample, located: &Located) -> Sample {
    located.files.iter().fold(sample, |sample, (name, text)| sample.file(name, text))
}

/// The sample without what `locate` finds. A paraphrase has no words to be found, so it keeps its paragraph.
fn unlocated() -> Sample {
    [VOW_FILE, ROBBERY_FILE, EVENTS].into_iter().fold(Sample::new(), |sample, name| {
        let is_found = |line: &&str| FOUND.iter().any(|key| line.starts_with(&format!("{key} = ")));
        let lines: Vec<_> =
            sample.text(name).lines().filter(|line| !is_found(line)).map(String::from).collect();
        sample.file(name, &(lines.join("\n") + "\n"))
    })
}

/// The places and messages of what is refused, with the folder taken off.
fn refused(located: &Located) -> Vec<(String, String, String)> {
    let told = located.refused.iter().flat_map(load::Problems::iter);
    told.map(|problem| {
        let place = problem.place();
        let place =
            place.rsplit_once("passages/").map_or(place.clone(), |(_, name)| format!("passages/{name}"));
        (place, problem.message().to_string(), problem.help().to_string())
    })
    .collect()
}

#[test]
fn what_is_in_place_stays() {
    let located = locate(&Sample::new(), Some(REPORT), &[]).expect("located");
    assert!(located.files.is_empty() && located.found.is_empty() && located.refused.is_none());
    assert_eq!(located.fingerprint, FingerprintFile::Stays);
}

#[test]
fn everything_is_found_from_the_words_alone_and_written_where_it_was() {
    let located = locate(&unlocated(), Some(REPORT), &[]).expect("located");
    assert!(located.refused.is_none());
    let ids: Vec<_> = located.found.iter().map(|found| found.id.as_str()).collect();
    assert_eq!(ids, ["robbery", "vow", "inquest", "bid"]);
    assert!(located.found.iter().all(|found| found.moved.is_none()));
    let restored = written(unlocated(), &located);
    for name in Sample::new().names() {
        assert_eq!(restored.text(&name), Sample::new().text(&name), "{name}");
    }
}

#[test]
fn comments_line_ends_and_byte_order_marks_stay() {
    let commented = |sample: Sample| {
        let sample = sample.edit(VOW_FILE, "\nwords = ", "\n# As printed.\nwords = ");
        let sample = sample.edit(VOW_FILE, "certainty = \"stated\"", "certainty   =   \"stated\" # é");
        let windows = format!("\u{FEFF}{}", sample.text(VOW_FILE).replace('\n', "\r\n"));
        sample.file(VOW_FILE, &windows)
    };
    let located = locate(&commented(unlocated()), Some(REPORT), &[]).expect("located");
    let restored = written(commented(unlocated()), &located);
    assert_eq!(restored.text(VOW_FILE), commented(Sample::new()).text(VOW_FILE));
    restored.with_report().checks();
}

#[test]
fn only_what_is_asked_for_is_located() {
    let located = locate(&unlocated(), Some(REPORT), &["vow", "bid"]).expect("located");
    let ids: Vec<_> = located.found.iter().map(|found| found.id.as_str()).collect();
    assert_eq!(ids, ["vow", "bid"]);
    let restored = written(unlocated(), &located);
    assert_eq!(restored.text(VOW_FILE), Sample::new().text(VOW_FILE));
    assert_eq!(restored.text(ROBBERY_FILE), unlocated().text(ROBBERY_FILE));
    assert!(!restored.text(EVENTS).contains("days = 3"));

    match locate(&Sample::new(), Some(REPORT), &["vow", "wov"]) {
        Err(LocateError::Unknown { id, known }) => {
            assert_eq!((id.as_str(), known.as_str()), ("wov", "bid, delay, inquest, robbery, vow"));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn passages_need_the_report_and_events_do_not() {
    assert!(matches!(locate(&unlocated(), None, &[]), Err(LocateError::NoReport)));
    assert!(matches!(locate(&unlocated(), None, &["vow"]), Err(LocateError::NoReport)));
    let located = locate(&unlocated(), None, &["bid", "delay"]).expect("located");
    let changes: Vec<_> = located.found.iter().flat_map(|found| &found.changes).collect();
    assert_eq!(changes.len(), 1);
    assert_eq!((changes[0].key, changes[0].old.as_deref(), changes[0].new.as_str()), ("days", None, "-10"));
}

#[test]
fn words_that_moved_are_told_with_both_places_and_the_fingerprint_follows() {
    let before = "A paragraph that is new, and long enough to be one of its own.";
    let report = format!("{before}\n\n{REPORT}");
    let located = locate(&Sample::new(), Some(&report), &[]).expect("located");
    assert!(located.refused.is_none());
    assert_eq!(located.fingerprint, FingerprintFile::Changes);
    let shift = before.len() + 2;
    let number = |number: usize| i64::try_from(number).expect("a number");
    let moved: Vec<_> = located.found.iter().map(|found| (found.id.as_str(), found.moved)).collect();
    let place = |words, paragraph, shift| {
        let (start, end) = place_in_report(words);
        Place { paragraph, start: number(start + shift), end: number(end + shift) }
    };
    assert_eq!(
        moved,
        [
            ("robbery", Some((place(ROBBERY, 2, 0), place(ROBBERY, 3, shift)))),
            ("vow", Some((place(VOW, 1, 0), place(VOW, 2, shift)))),
        ]
    );
    assert_eq!(located.paraphrases, ["delay"]);
    written(Sample::new(), &located).given(&report).checks();
}

#[test]
fn words_that_are_gone_are_listed_and_nothing_is_written_of_them() {
    let report = format!("New.\n\n{}", REPORT.replace("polite sort", "decent sort"));
    let located = locate(&Sample::new(), Some(&report), &[]).expect("located");
    assert_eq!(located.gone, ["robbery"]);
    let refused = refused(&located);
    assert_eq!(refused.len(), 1);
    assert_eq!((refused[0].0.as_str(), refused[0].1.as_str()), ("passages/robbery.toml:11:9", GONE));
    let files: Vec<_> = located.files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(files, [VOW_FILE]);
    assert_eq!(refused[0].2, "The nearest quotation of the report: a decent sort of robbery");
    // A new fingerprint would say that every quotation is one of this text.
    assert_eq!(located.fingerprint, FingerprintFile::Waits);
}

const GONE: &str = "these words are not in the report";

#[test]
fn words_with_other_typography_are_gone_but_what_is_printed_is_told() {
    let report = REPORT.replace("a polite sort", "a\u{A0}polite sort");
    let located = locate(&Sample::new(), Some(&report), &[]).expect("located");
    assert_eq!(located.gone, ["robbery"]);
    assert!(
        refused(&located)[0].2.contains("Copy: a\u{A0}polite sort of robbery"),
        "{:?}",
        refused(&located)
    );
}

#[test]
fn words_that_stand_twice_are_chosen_by_their_paragraph() {
    let report = format!("{REPORT}\n“{ROBBERY}”, she said again.\n");
    let several = "words that are quoted 2 times in the report";
    let located = locate(&unlocated(), Some(&report), &["robbery"]).expect("located");
    assert!(located.files.is_empty() && located.gone.is_empty());
    let refused = refused(&located);
    assert_eq!(refused[0].1, several);
    let (start, _) = place_in_report(ROBBERY);
    for part in [
        "write its `paragraph`".to_string(),
        format!("paragraph = 2, start = {start}: …"),
        "Finch called the bid “[a polite sort of robbery]” before the members".into(),
        format!("paragraph = 3, start = {}: …", REPORT.chars().count() + 2),
    ] {
        assert!(refused[0].2.contains(&part), "{part}: {}", refused[0].2);
    }

    for (paragraph, start) in [(2, start), (3, REPORT.chars().count() + 2)] {
        let chosen =
            unlocated().edit(ROBBERY_FILE, "certainty", &format!("paragraph = {paragraph}\ncertainty"));
        let located = locate(&chosen, Some(&report), &["robbery"]).expect("located");
        assert!(located.refused.is_none());
        assert!(located.files[0].1.contains(&format!("\nstart = {start}\n")), "{}", located.files[0].1);
        assert!(located.files[0].1.contains(&format!("\nparagraph = {paragraph}\n")));
    }
    // Where they are in place, another occurrence makes no difference.
    let located = locate(&Sample::new(), Some(&report), &["robbery"]).expect("located");
    assert!(located.refused.is_none() && located.found.is_empty());
}

#[test]
fn a_paragraph_of_an_earlier_version_is_no_choice() {
    // The words now stand in paragraph 2 as before, but those were in paragraph 1 then.
    let report =
        format!("“{ROBBERY}”, she said.\n\nNew.\n\n{REPORT}").replacen("New.", &format!("“{ROBBERY}”."), 1);
    let located = locate(&Sample::new(), Some(&report), &["robbery"]).expect("located");
    let refused = refused(&located);
    assert_eq!(refused[0].1, "words that are quoted 3 times in the report");
    assert!(refused[0].2.contains("take `start` and `end` out"), "{}", refused[0].2);
}

#[test]
fn words_that_stand_twice_in_a_paragraph_are_chosen_by_their_start() {
    let report = REPORT.replace("before the members", "and “a polite sort of robbery” before the members");
    let located = locate(&unlocated(), Some(&report), &["robbery"]).expect("located");
    assert!(refused(&located)[0].2.contains("write its `start`, without `end`"), "{:?}", refused(&located));
    let (_, end) = place_in_report(ROBBERY);
    let start = end + "” and “".chars().count();
    let chosen = unlocated().edit(ROBBERY_FILE, "\nsentence", &format!("\nstart = {start}\nsentence"));
    let located = locate(&chosen, Some(&report), &["robbery"]).expect("located");
    assert!(located.refused.is_none());
    assert!(located.files[0].1.contains(&format!("\nend = {}\n", start + ROBBERY.chars().count())));
}

#[test]
fn part_of_a_quotation_is_refused_with_its_place() {
    let sample = unlocated().edit(ROBBERY_FILE, ROBBERY, "polite sort");
    let located = locate(&sample, Some(REPORT), &["robbery"]).expect("located");
    let refused = refused(&located);
    assert_eq!(refused[0].1, "not the whole of a quotation in the report");
    assert!(refused[0].2.contains("bid “a [polite sort] of robbery”"), "{}", refused[0].2);
}

#[test]
fn an_unfinished_passage_can_be_located() {
    let sample =
        Sample::new().file("passages/again.toml", &format!("kind = \"fragment\"\nwords = \"{ROBBERY}\"\n"));
    let located = locate(&sample, Some(REPORT), &["again"]).expect("located");
    let (start, end) = place_in_report(ROBBERY);
    let hash = support::sha256(ROBBERY);
    assert_eq!(
        located.files[0].1,
        format!(
            "kind = \"fragment\"\nwords = \"{ROBBERY}\"\nstart = {start}\nend = {end}\nsha256 = \"{hash}\"\nparagraph = 2\n"
        )
    );
}

#[test]
fn what_is_no_toml_stops_everything() {
    let sample = unlocated().append(VOW_FILE, "words = \n");
    match locate(&sample, Some(REPORT), &["robbery"]) {
        Err(LocateError::Content(problems)) => {
            assert!(problems.to_string().contains("vow.toml"), "{problems}")
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_event_without_a_day_is_refused() {
    let sample = unlocated().edit(EVENTS, "date = 2031-03-29", "date = \"spring\"");
    let located = locate(&sample, None, &["bid"]).expect("located");
    assert!(located.files.is_empty());
    assert_eq!(located.refused.expect("a refusal").iter().len(), 1);
}

/// The sample with `report_text`, and with that text in its folder if there is one.
fn naming(text: Option<&str>) -> Sample {
    let sample = Sample::new().append(EXPLAINER, "report_text = \"report.txt\"\n");
    match text {
        Some(text) => sample.file("report.txt", text),
        None => sample,
    }
}

#[test]
fn a_named_report_is_compared_without_being_given() {
    assert_eq!(Sample::new().checks().compared_with, ComparedWith::Hashes);
    assert_eq!(Sample::new().with_report().checks().compared_with, ComparedWith::Report);
    assert_eq!(naming(Some(REPORT)).checks().compared_with, ComparedWith::Report);
    let windows = format!("\u{FEFF}{}", REPORT.replace('\n', "\r\n"));
    assert_eq!(naming(Some(&windows)).checks().compared_with, ComparedWith::Report);
    assert_eq!(Sample::new().given(&windows).checks().compared_with, ComparedWith::Report);

    // Words that were changed together with their hash.
    let spoilt = ROBBERY.replace("polite", "decent");
    naming(Some(REPORT))
        .edit(ROBBERY_FILE, "words = \"a polite sort", "words = ‸\"a decent sort")
        .edit(ROBBERY_FILE, "on = \"was “a polite\"", "on = \"was “a decent\"")
        .edit(VOW_FILE, ROBBERY, &spoilt)
        .edit(ROBBERY_FILE, &support::sha256(ROBBERY), &support::sha256(&spoilt))
        .refused(&[(
            "a quotation that is not verbatim at its offsets",
            "At these offsets stands: a polite sort",
        )]);

    let other = format!("{REPORT}More.\n");
    assert_eq!(naming(Some(&other)).mistakes()[0].message, "the report given is another text");
    // What is given comes first.
    naming(Some(&other)).with_report().checks();
    naming(None).with_report().checks();
}

#[test]
fn a_named_report_that_is_missing_is_one_mistake() {
    Sample::new()
        .append(EXPLAINER, "report_text = ‸\"../no such.txt\"\n")
        .refused(&[(MISSING, "or take `report_text` out")]);
}

const MISSING: &str =
    "can't read the text of the report, `../no such.txt`: No such file or directory (os error 2)";

#[test]
fn a_named_report_is_where_words_are_located() {
    let sample = written(unlocated(), &locate(&naming(Some(REPORT)), None, &[]).expect("located"));
    assert_eq!(sample.text(VOW_FILE), unlocated().text(VOW_FILE));
    let sample = unlocated().append(EXPLAINER, "report_text = \"report.txt\"\n").file("report.txt", REPORT);
    let located = locate(&sample, None, &[]).expect("located");
    assert_eq!(written(sample, &located).text(VOW_FILE), Sample::new().text(VOW_FILE));

    let folder = naming(Some(REPORT)).read().0;
    assert_eq!(load::named_report(folder.path()).expect("a report").as_deref(), Some(REPORT));
    fs::remove_file(folder.path().join("report.txt")).expect("a file");
    assert!(load::named_report(folder.path()).is_err());
    assert!(matches!(load::locate(folder.path(), None, &[]), Err(LocateError::Content(_))));
    assert_eq!(load::named_report(Sample::new().read().0.path()).expect("no report"), None);
}

#[test]
fn a_report_with_marks_of_any_style_can_be_quoted() {
    for (open, close) in
        [("\"", "\""), ("«", "»"), ("« ", " »"), ("„", "“"), ("‘", "’"), ("'", "'"), ("‚", "‘")]
    {
        let report = REPORT.replace('“', open).replace('”', close).replace("The clerk", "The members’ clerk");
        let sample = unlocated().file("report.toml", &load::fingerprint(&report));
        let located = locate(&sample, Some(&report), &[]).expect("located");
        assert!(located.refused.is_none(), "{open}: {:?}", refused(&located));
        written(sample, &located).given(&report).checks();
    }
}

/// The report with a paragraph before it.
fn longer() -> String {
    format!("A paragraph that is new, and long enough to be one of its own.\n\n{REPORT}")
}

#[test]
fn the_fingerprint_waits_for_passages_that_were_not_asked_for() {
    let located = locate(&Sample::new(), Some(&longer()), &["vow"]).expect("located");
    assert_eq!(located.fingerprint, FingerprintFile::Waits);
    let names: Vec<_> = located.files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, [VOW_FILE]);
    let next = locate(&written(Sample::new(), &located), Some(&longer()), &["robbery"]).expect("located");
    assert_eq!(next.fingerprint, FingerprintFile::Changes);
}

#[test]
fn a_fingerprint_with_any_part_of_another_is_written_anew() {
    let file = "report.toml";
    let whole = Sample::new().text(file);
    let scalars = REPORT.chars().count();
    let mut lines: Vec<_> = whole.lines().collect();
    let run = lines.iter().position(|line| line.starts_with("runs")).expect("the runs") + 1;
    lines.remove(run);
    for spoilt in [
        whole.replace(&sha(&whole), &sha256("another")),
        whole.replace(&format!("scalars = {scalars}"), &format!("scalars = {}", scalars + 1)),
        lines.join("\n"),
    ] {
        assert_ne!(spoilt, whole);
        let sample = Sample::new().file(file, &spoilt);
        let located = locate(&sample, Some(REPORT), &[]).expect("located");
        assert_eq!(located.fingerprint, FingerprintFile::Changes, "{spoilt}");
        assert_eq!(written(sample, &located).text(file), whole);
    }
}

/// The hash in the text of a `report.toml`.
fn sha(file: &str) -> String {
    let line = file.lines().find_map(|line| line.strip_prefix("sha256 = \""));
    line.and_then(|rest| rest.strip_suffix('"')).expect("a hash").into()
}

#[test]
fn only_files_of_passages_are_located() {
    let names = ["notes.txt", "._vow.toml", ".vow.toml.swp", "vow.toml~"];
    let sample =
        names.iter().fold(Sample::new(), |sample, name| sample.bytes(&format!("passages/{name}"), &[0xff]));
    let located = locate(&sample, Some(REPORT), &[]).expect("located");
    assert!(located.found.is_empty() && located.refused.is_none());
}

#[test]
fn what_is_written_is_told_with_what_stood_there() {
    let located = locate(&Sample::new(), Some(&longer()), &["vow"]).expect("located");
    let changes: Vec<_> =
        located.found[0].changes.iter().map(|change| (change.key, change.old.as_deref())).collect();
    let (start, end) = place_in_report(VOW);
    let (start, end) = (start.to_string(), end.to_string());
    assert_eq!(changes, [("paragraph", Some("1")), ("start", Some(&*start)), ("end", Some(&*end))]);
}

#[test]
fn a_passage_that_is_to_quote_needs_words() {
    let words = format!("words = \"{ROBBERY}\"\n");
    let located = locate(&unlocated().edit(ROBBERY_FILE, &words, ""), Some(REPORT), &["robbery"]);
    let refused = refused(&located.expect("located"));
    assert_eq!(refused[0].1, "no words that could be located");
    // What kind of passage it is to be need not be said yet.
    let located =
        locate(&unlocated().edit(ROBBERY_FILE, "kind = \"fragment\"\n", ""), Some(REPORT), &["robbery"]);
    assert_eq!(located.expect("located").found[0].id, "robbery");
}

#[test]
fn how_to_choose_between_places_fits_what_is_written() {
    let twice = format!("{REPORT}\n“{ROBBERY}”, she said again.\n");
    for (written, told) in [
        ("", "write its `paragraph`.\n"),
        ("start = 1\n", "write its `paragraph`, and take `start` out.\n"),
        ("end = 9\n", "write its `paragraph`.\n"),
        ("start = 1\nend = 9\n", "and take `start` and `end` out, which lead elsewhere now.\n"),
    ] {
        let sample = unlocated().edit(ROBBERY_FILE, "\nsentence", &format!("\n{written}sentence"));
        let refused = refused(&locate(&sample, Some(&twice), &["robbery"]).expect("located"));
        assert!(refused[0].2.contains(told), "{written}: {}", refused[0].2);
    }
}
