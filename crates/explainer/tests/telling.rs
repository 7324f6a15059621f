//! How mistakes are told: all in one run, in order, none made up, each with its place and its mend.

mod support;

use support::{Mistake, Sample};

const VOW: &str = "passages/vow.toml";
const ROBBERY: &str = "passages/robbery.toml";
const DELAY: &str = "passages/delay.toml";
const COPIED: &str = "eight words in a row copied from the report";

/// The sample with a mistake in each of five files and two in a sixth.
fn spoilt() -> Sample {
    Sample::new()
        .edit("voices.toml", "short = \"Courier\"", "short = ‸\"\"")
        .edit("explainer.toml", "\"delay\"]", "\"delay\", ‸\"vow\"]")
        .edit("events.toml", "days = 3", "days = ‸4")
        .edit(ROBBERY, "on = \"was “a polite\"", "on = ‸\"an insult\"")
        .edit(VOW, "*Finch*", "‸<i>Finch")
        .edit(VOW, "listener = \"courier\"", "listener = ‸\"courrier\"")
        .edit("questions.toml", "be sold?", "be ‸“sold”?")
}

#[test]
fn all_mistakes_are_told_in_one_run_by_file_and_place() {
    spoilt().refused(&[
        ("the date contradicts its distance: 2031-04-11 is 3 days from the report's 2031-04-08", ""),
        ("`vow` is named twice", ""),
        ("words that are not in the passage", ""),
        ("there is no voice `courrier`", ""),
        ("a tag of HTML in a text, `<i>`", ""),
        ("a quotation mark where only our own words may stand", ""),
        ("a line without text", ""),
    ]);
}

#[test]
fn all_mistakes_of_one_passage_are_told_in_one_run() {
    Sample::new()
        .edit(VOW, "title = \"What the mayor rules out\"", "title = ‸\"\"")
        .edit(VOW, "speaker = \"finch\"", "speaker = ‸\"zzz\"")
        .edit(VOW, "listener = \"courier\"", "listener = ‸\"zzz\"")
        .edit(VOW, "place = \"Lower Marl\"", "place = ‸\"\"")
        .edit(VOW, "date = 2031-04-08", "date = ‸10:00:00")
        .refused(&[
            ("a line without text", ""),
            ("there is no voice `zzz`", ""),
            ("there is no voice `zzz`", ""),
            ("a line without text", ""),
            ("not a day", ""),
        ]);
}

#[test]
fn all_mistakes_of_one_event_are_told_in_one_run() {
    Sample::new()
        .edit("events.toml", "date = 2031-03-29", "date = ‸10:00:00")
        .edit("events.toml", "\"A bid for the mill\"", "‸\"\"")
        .edit("events.toml", "passages = [\"robbery\"]", "passages = [‸\"zzz\"]")
        .refused(&[("not a day", ""), ("a line without text", ""), ("there is no passage `zzz`", "")]);
}

#[test]
fn all_mistakes_of_one_position_are_told_in_one_run() {
    Sample::new()
        .edit("questions.toml", "not_stated = [", "not_stated = [\"finch\", ")
        .edit("questions.toml", "voice = \"finch\"", "voice = ‸\"zzz\"")
        .edit("questions.toml", "\"Not to wreckers\"", "‸\"\"")
        .edit("questions.toml", "passages = [\"vow\"", "passages = [‸\"zzz\"")
        .refused(&[
            ("there is no voice `zzz`", ""),
            ("a line without text", ""),
            ("there is no passage `zzz`", ""),
        ]);
}

#[test]
fn all_mistakes_of_one_witness_are_told_in_one_run() {
    Sample::new()
        .edit(VOW, "source = \"herald\"", "source = ‸\"zzz\"")
        .edit(VOW, "ours = \"anybody who\"", "ours = ‸\"nobody who\"")
        .refused(&[("there is no source `zzz`", ""), ("words that are not in the passage", "")]);
}

#[test]
fn a_key_that_is_missing_above_a_header_with_a_dot_hides_no_mistake_after_it() {
    // The header makes two tables, of which the inner one has no such key.
    let takeaway = "\n[‸takeaway.said]\ntext = \"Nothing.\"\nnotes = []\n\n\
                    [takeaway.not_said]\ntext = \"Nothing.\"\nnotes = ‸1\n";
    Sample::new()
        .append(VOW, takeaway)
        .refused(&[("`unknown` is missing", ""), ("a number where a list is wanted", "")]);
}

#[test]
fn a_value_where_a_table_is_wanted_hides_no_mistake_after_it() {
    let sample = Sample::new().edit("events.toml", "days = 3", "days = ‸true");
    let events = format!("span = ‸1\n{}", sample.text("events.toml"));
    sample.file("events.toml", &events).refused(&[
        ("a number where a table is wanted", ""),
        ("`true` or `false` where a whole number is wanted", ""),
    ]);
}

#[test]
fn an_unreadable_file_makes_up_no_mistakes_in_the_others() {
    for name in Sample::new().names() {
        let mistakes = Sample::new().append(&name, "\n= nonsense\n").mistakes();
        assert_eq!(mistakes.len(), 1, "{name}: {mistakes:#?}");
        assert!(mistakes[0].place.starts_with(&format!("{name}:")), "{mistakes:#?}");
        assert!(!mistakes[0].help.is_empty());
    }
}

#[test]
fn an_unreadable_file_does_not_hide_the_mistakes_of_the_others() {
    let all = spoilt().mistakes();
    for name in Sample::new().names() {
        if all.iter().any(|mistake| mistake.place.starts_with(&name)) {
            continue;
        }
        let mistakes = spoilt().append(&name, "\n= nonsense\n").mistakes();
        let others: Vec<&Mistake> =
            mistakes.iter().filter(|mistake| !mistake.place.starts_with(&name)).collect();
        assert_eq!(others, all.iter().collect::<Vec<_>>(), "without {name}");
    }
}

#[test]
fn without_the_voices_nothing_is_said_of_unknown_voices() {
    let mistakes = Sample::new()
        .append("voices.toml", "\n[[voice]]\nid = 7\n")
        .edit(VOW, "speaker = \"finch\"", "speaker = \"finsh\"")
        .edit("questions.toml", "\"reed\"", "\"nobody\"")
        .edit(ROBBERY, "voice:reed", "voice:nobody")
        .mistakes();
    let places: Vec<_> = mistakes.iter().map(|mistake| mistake.place.as_str()).collect();
    assert_eq!(places, ["voices.toml:29:1", "voices.toml:30:6"]);
}

#[test]
fn without_a_passage_nothing_is_said_of_unknown_notes_and_passages() {
    let mistakes = Sample::new()
        .append(ROBBERY, "\nsentence = 7\n")
        .edit(VOW, "event:bid", "note:nobody")
        .edit("events.toml", "\"robbery\"", "\"nothing\"")
        .edit("explainer.toml", "passage:vow", "passage:nothing")
        .mistakes();
    assert_eq!(mistakes.len(), 1, "{mistakes:#?}");
    assert!(mistakes[0].place.starts_with("passages/robbery.toml:"), "{mistakes:#?}");
}

#[test]
fn a_copy_in_a_fragments_sentence_is_told_once() {
    Sample::new()
        .edit(
            ROBBERY,
            "To the mayor the bid was {words}",
            "‸To wait for a second valuation before anything was {words}",
        )
        .refused(&[(COPIED, "")]);
}

#[test]
fn a_place_counts_lines_and_scalars_from_1() {
    let mistakes = Sample::new()
        .edit("events.toml", "The village looks", "Ünd — “wörds” [looks](voice:nobody)")
        .mistakes();
    let told: Vec<_> =
        mistakes.iter().map(|mistake| (mistake.place.as_str(), mistake.message.as_str())).collect();
    assert_eq!(
        told,
        [
            ("events.toml:7:16", "a quotation that is not verbatim"),
            ("events.toml:7:23", "there is no voice `nobody`"),
        ]
    );
}

#[test]
fn a_mistake_is_pointed_at_and_not_the_same_words_before_it() {
    Sample::new()
        .edit(DELAY, "The paper names him", "The paper “‸paper” names him")
        .refused(&[("a quotation that is not verbatim", "")]);
    let link = ("there is no voice `nobody`", "Known: courier, finch, reed.");
    Sample::new()
        .edit(DELAY, "The paper names him", "‸[One](voice:nobody), ‸[One](voice:nobody)")
        .refused(&[link, link]);
}

#[test]
fn a_mistake_is_shown_with_its_line_its_place_and_its_mend() {
    let rendered = Sample::new().edit(VOW, "listener = \"courier\"", "listener = \"currier\"").rendered();
    assert_eq!(
        rendered,
        "  × there is no voice `currier`
   ╭─[FOLDER/passages/vow.toml:4:12]
 3 │ speaker = \"finch\"
 4 │ listener = \"currier\"
   ·            ────┬────
   ·                ╰── here
 5 │ place = \"Lower Marl\"
   ╰────
  help: Did you mean `courier`?
1 mistake"
    );
}

#[test]
fn all_mistakes_are_shown_and_counted() {
    let rendered = spoilt().rendered();
    for mistake in spoilt().mistakes() {
        assert!(rendered.contains(&format!("╭─[FOLDER/{}]", mistake.place)), "{mistake:?}\n{rendered}");
        assert!(rendered.contains(&mistake.message), "{mistake:?}\n{rendered}");
    }
    assert!(rendered.ends_with("7 mistakes"), "{rendered}");
    assert_eq!(rendered.matches("help: ").count(), 7, "{rendered}");
}

#[test]
fn a_mistake_without_a_text_to_point_into_is_shown_with_its_file_and_mend() {
    for sample in [Sample::new().without("events.toml"), Sample::new().bytes("events.toml", b"\xff\xfe")] {
        let rendered = sample.rendered();
        assert!(rendered.contains("FOLDER/events.toml"), "{rendered}");
        assert!(rendered.contains("help: "), "{rendered}");
        assert!(!rendered.contains("Failed to read"), "{rendered}");
    }
    let rendered = Sample::new().edit("explainer.toml", ", \"delay\"]", "]").rendered();
    assert!(rendered.contains("FOLDER/passages/delay.toml"), "{rendered}");
    assert!(rendered.contains("help: Add it to `walk`"), "{rendered}");
}

#[test]
fn a_mistake_at_the_very_end_of_a_file_is_shown() {
    let sample = Sample::new().append(DELAY, "place");
    let rendered = sample.rendered();
    assert!(rendered.contains("FOLDER/passages/delay.toml"), "{rendered}");
    assert!(!rendered.contains("Failed to read"), "{rendered}");
}

#[test]
fn columns_are_counted_in_scalars() {
    // 25 scalars stand before the link, of 32 bytes.
    let sample = Sample::new().edit(DELAY, "The paper names him", "Ünïcödé 👍 ‸[One](voice:nobody)");
    sample.refused(&[("there is no voice `nobody`", "Known: courier, finch, reed.")]);
    let place = &sample.mistakes()[0].place;
    assert!(place.ends_with(":26"), "{place}");
    let rendered = sample.rendered();
    assert!(rendered.contains(&format!("╭─[FOLDER/{place}]")), "{rendered}");
}

#[test]
fn files_of_windows_are_read_as_any_others() {
    let windows = |sample: Sample| {
        sample.names().iter().fold(sample, |sample, name| {
            let text = format!("\u{FEFF}{}", sample.text(name).replace('\n', "\r\n"));
            sample.file(name, &text)
        })
    };
    let lines = "\"\"\"The paper names\n*Finch* right after the words.\"\"\"";
    let in_lines = || Sample::new().edit(VOW, "\"The paper names *Finch* right after the words.\"", lines);
    let checked = windows(in_lines()).with_report().checks();
    assert_eq!(checked.explainer, in_lines().checks().explainer);

    assert_eq!(windows(spoilt()).mistakes(), spoilt().mistakes());
    let first = Sample::new().edit("explainer.toml", "id = \"lower-marl\"", "id = \"Lower Marl\"");
    assert_eq!(windows(first.clone()).mistakes(), first.mistakes());
    assert_eq!(first.mistakes()[0].place, "explainer.toml:1:6");
}
