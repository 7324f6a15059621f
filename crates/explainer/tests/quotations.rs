//! Words of others: verbatim, whole, from a known place, and nothing else copied.

mod support;

use explainer::model::Origin;
use support::{REPORT, ROBBERY, Sample, VOW, each_refused, place_in_report, row, sha256};

const VOW_FILE: &str = "passages/vow.toml";
const ROBBERY_FILE: &str = "passages/robbery.toml";
const DELAY_FILE: &str = "passages/delay.toml";

const MOVED: &str = "a quotation that is not verbatim at its offsets";
const REHASHED: &str = "the words are not those that were hashed";
const PART: &str = "not the whole of a quotation in the report";
const FOREIGN: &str = "a quotation that is not verbatim";
const MARK: &str = "a quotation mark where only our own words may stand";
const STRAIGHT: &str = "a straight quotation mark";
const UNPAIRED: &str = "a quotation mark without its partner";
const COPIED: &str = "eight words in a row copied from the report";

/// The sample with other offsets of the vow; the carets are the caller's.
fn vow_at(start: &str, end: &str) -> Sample {
    let (old_start, old_end) = place_in_report(VOW);
    Sample::new().edit(VOW_FILE, &format!("start = {old_start}\n"), &format!("start = {start}\n")).edit(
        VOW_FILE,
        &format!("end = {old_end}\n"),
        &format!("end = {end}\n"),
    )
}

#[test]
fn the_sample_itself_is_right() {
    assert_eq!(Sample::new().mistakes(), []);
    assert_eq!(Sample::new().with_report().mistakes(), []);
}

#[test]
fn words_elsewhere_are_refused_with_the_place_where_they_stand() {
    let (start, end) = place_in_report(VOW);
    vow_at(&(start + 1).to_string(), &(end + 1).to_string())
        .edit(VOW_FILE, "words = ", "words = ‸")
        .with_report()
        .refused(&[(MOVED, &format!("They stand at start = {start}, end = {end}."))]);
}

#[test]
fn words_that_the_report_does_not_have_are_refused_with_what_it_has() {
    let spoilt = VOW.replace("not sell", "nut sell");
    Sample::new()
        .edit(VOW_FILE, "words = \"We will not", "words = ‸\"We will nut")
        .edit(VOW_FILE, &sha256(VOW), &sha256(&spoilt))
        .with_report()
        .refused(&[(MOVED, "At these offsets stands: We will not sell the mill")]);
}

#[test]
fn without_the_report_changed_words_are_refused_by_their_hash() {
    Sample::new()
        .edit(VOW_FILE, "not sell", "nut sell")
        .edit(VOW_FILE, "sha256 = ", "sha256 = ‸")
        .refused(&[(REHASHED, "compare them with the report first")]);
}

#[test]
fn without_the_report_offsets_that_do_not_fit_are_refused() {
    let (start, end) = place_in_report(VOW);
    let count = end - start;
    for (first, last, message) in [
        (start, start + 1, format!("the offsets hold 1 scalars, the words {count}")),
        (start, start, format!("words that begin at {start} and end at {start}")),
        (end, start, format!("words that begin at {end} and end at {start}")),
    ] {
        vow_at(&first.to_string(), &format!("‸{last}")).refused(&[(&message, "orrect the offsets")]);
    }
}

#[test]
fn offsets_past_the_end_of_the_report_are_refused() {
    let scalars = REPORT.chars().count();
    let message = format!("the report ends at scalar {scalars}");
    vow_at(&(scalars + 1 - VOW.chars().count()).to_string(), &format!("‸{}", scalars + 1))
        .refused(&[(&message, "Correct the offsets")]);
}

#[test]
fn a_passage_quotes_from_mark_to_mark() {
    let (start, end) = place_in_report(VOW);
    let part = VOW.trim_end_matches('.');
    vow_at(&start.to_string(), &(end - 1).to_string())
        .edit(VOW_FILE, "words = \"", "words = ‸\"")
        .edit(VOW_FILE, VOW, part)
        .edit(VOW_FILE, &sha256(VOW), &sha256(part))
        .with_report()
        .refused(&[(PART, "from one quotation mark to the other")]);

    let part = VOW.trim_start_matches("We ");
    vow_at(&(start + 3).to_string(), &end.to_string())
        .edit(VOW_FILE, "words = \"", "words = ‸\"")
        .edit(VOW_FILE, VOW, part)
        .edit(VOW_FILE, &sha256(VOW), &sha256(part))
        .with_report()
        .refused(&[(PART, "from one quotation mark to the other")]);
}

#[test]
fn the_paragraph_is_the_one_that_holds_the_words() {
    Sample::new()
        .edit(VOW_FILE, "paragraph = 1", "paragraph = ‸2")
        .edit(ROBBERY_FILE, "paragraph = 2", "paragraph = ‸3")
        .with_report()
        .refused(&[
            ("these words stand in paragraph 2 of the report", "Write `paragraph = 2`."),
            ("these words stand in paragraph 1 of the report", "Write `paragraph = 1`."),
        ]);
}

#[test]
fn paragraphs_are_counted_from_1() {
    let mistakes = Sample::new().edit(DELAY_FILE, "paragraph = 2", "paragraph = 0").mistakes();
    let places: Vec<_> = mistakes.iter().map(|mistake| mistake.place.as_str()).collect();
    assert_eq!(places, ["passages/delay.toml:6:13"]);
}

#[test]
fn two_passages_do_not_quote_the_same_words() {
    let (vow, _) = place_in_report(VOW);
    let (start, end) = place_in_report(ROBBERY);
    Sample::new()
        .edit(
            ROBBERY_FILE,
            &format!("start = {start}\nend = {end}\n"),
            &format!("start = ‸{}\nend = {}\n", vow + 5, vow + 5 + end - start),
        )
        .refused(&[("these words overlap those of the passage `vow`", "correct the offsets")]);
}

#[test]
fn an_overlap_is_told_of_all_passages_within_another() {
    let (vow, _) = place_in_report(VOW);
    let (start, end) = place_in_report(ROBBERY);
    let within = |from: usize| format!("start = ‸{from}\nend = {}\n", from + end - start);
    let robbery = String::from_utf8(Sample::new().content(ROBBERY_FILE).into()).expect("text");
    let second = robbery.replace("robbery-polite", "again-polite");
    let old = format!("start = {start}\nend = {end}\n");
    let overlap = ("these words overlap those of the passage `vow`", "");
    Sample::new()
        .file("passages/again.toml", &second)
        .edit("passages/again.toml", &old, &within(vow + 2))
        .edit(ROBBERY_FILE, &old, &within(vow + 40))
        .edit("explainer.toml", "\"delay\"]", "\"delay\", \"again\"]")
        .refused(&[overlap, overlap]);
}

#[test]
fn each_kind_of_passage_has_its_keys() {
    const SENTENCE: &str = "sentence = \"To the mayor the bid was {words}, no more.\"";
    const NO_PLACE: &str = "no single place for the words";
    each_refused(&[
        row(ROBBERY_FILE, SENTENCE, "sentence = ‸\"It was so.\"", NO_PLACE, "Write {words} once"),
        row(ROBBERY_FILE, SENTENCE, "sentence = ‸\"{words} was {words}.\"", NO_PLACE, "Write {words} once"),
        row(
            DELAY_FILE,
            "sentence = ",
            "words = ‸\"a second valuation\"\nstart = 1\nend = 19\nsha256 = \"\"\nsentence = ",
            "a paraphrase with quoted words",
            "take the words out",
        ),
    ]);
    Sample::new()
        .edit(ROBBERY_FILE, "kind = \"fragment\"", "kind = \"quotation\"")
        .edit(ROBBERY_FILE, "sentence = ", "sentence = ‸")
        .refused(&[("a quotation with a sentence of ours", "make this a `fragment`")]);
    Sample::new()
        .edit(DELAY_FILE, "sentence = \"The clerk hoped for another estimate first.\"\n", "")
        .edit(DELAY_FILE, "kind = ", "kind = ‸")
        .refused(&[("no sentence", "Write our `sentence`")]);
    Sample::new()
        .edit(ROBBERY_FILE, SENTENCE, "")
        .edit(ROBBERY_FILE, "kind = \"fragment", "kind = ‸\"fragment")
        .refused(&[("no sentence", "Write our `sentence`")]);
}

#[test]
fn keys_that_locate_finds_are_named_where_they_are_missing() {
    for key in ["paragraph", "start", "end", "sha256"] {
        let message = format!("quoted words without `{key}`");
        Sample::new()
            .edit(VOW_FILE, &format!("\n{key} = "), "\n# ")
            .edit(VOW_FILE, "kind = \"quotation", "kind = ‸\"quotation")
            .refused(&[(&message, "`press locate --write` fills them in")]);
    }
    Sample::new()
        .edit(VOW_FILE, "\nparagraph = ", "\n# ")
        .edit(VOW_FILE, "\nend = ", "\n# ")
        .edit(VOW_FILE, "kind = \"quotation", "kind = ‸\"quotation")
        .with_report()
        .refused(&[("quoted words without `paragraph`, `end`", "`press locate --write` fills them in")]);
    let mistakes = Sample::new().edit(VOW_FILE, "\nwords = ", "\n# ").mistakes();
    assert_eq!(mistakes[0].message, "quoted words without `words`");
    assert!(mistakes[0].help.contains("Give the words exactly as printed"), "{mistakes:#?}");
    Sample::new()
        .edit(DELAY_FILE, "\nparagraph = ", "\n# ")
        .edit(DELAY_FILE, "kind = \"report", "kind = ‸\"report")
        .refused(&[("a paraphrase without `paragraph`", "counted from 1")]);
    Sample::new()
        .edit("events.toml", "\ndays = 3\n", "\n")
        .edit("events.toml", "id = \"inquest\"", "id = ‸\"inquest\"")
        .refused(&[("an event without `days`", "`press locate --write` fills it in")]);
}

#[test]
fn words_that_are_not_shown_make_up_no_mistakes_about_them() {
    each_refused(&[row(
        VOW_FILE,
        "insertions = ",
        "sentence = ‸\"She promised.\"\ninsertions = ",
        "a quotation with a sentence of ours",
        "make this a `fragment`",
    )]);
}

#[test]
fn a_paraphrase_with_nothing_but_quoted_words_is_refused() {
    each_refused(&[row(
        DELAY_FILE,
        "sentence = ",
        "words = ‸\"a second valuation\"\nsentence = ",
        "a paraphrase with quoted words",
        "take the words out",
    )]);
}

#[test]
fn an_insertion_stands_once_in_the_words_and_apart_from_others() {
    each_refused(&[
        row(
            VOW_FILE,
            "insertions = [\"(the old one)\"]",
            "insertions = [\"(the old one)\", ‸\"(the new one)\"]",
            "an insertion that is not in the words",
            "as printed",
        ),
        row(
            VOW_FILE,
            "insertions = [\"(the old one)\"]",
            "insertions = [‸\"the\"]",
            "an insertion that stands 2 times in the words",
            "as printed",
        ),
        row(
            VOW_FILE,
            "insertions = [\"(the old one)\"]",
            "insertions = [\"(the old one)\", ‸\"old one\"]",
            "an insertion that overlaps another",
            "as one piece",
        ),
    ]);
}

#[test]
fn brackets_in_words_are_a_reporters_or_are_said_to_be_the_speakers() {
    let inserted = "insertions = [\"(the old one)\"]";
    let words = "words = \"We will not sell";
    let unnamed = |lines: &str| {
        let sample =
            Sample::new().edit(VOW_FILE, inserted, lines).edit(VOW_FILE, words, &words.replace('"', "‸\""));
        sample.refused(&[("nothing says whose `(the old one)` is", "add `(the old one)` to `insertions`")]);
    };
    unnamed("");
    unnamed("insertions = [\"the old one\"]");
    // What is in brackets has one origin, whole.
    unnamed("insertions = [\"(\", \")\"]");
    unnamed("insertions = [\"(the\"]\nown_brackets = [\"old one)\"]");
    let has_insertion = |sample: Sample| {
        let explainer = sample.checks().explainer;
        let mut runs = explainer.passages[0].pieces.iter().flat_map(|piece| &piece.runs);
        runs.any(|run| run.origin == Origin::Reporter)
    };
    assert!(has_insertion(Sample::new()));
    let own = "own_brackets = [\"mill (the old one)\"]";
    assert!(!has_insertion(Sample::new().edit(VOW_FILE, inserted, own)));
}

#[test]
fn our_own_lines_hold_no_quotation_marks() {
    const MEND: &str = "use ‘ and ’";
    each_refused(&[
        row(DELAY_FILE, "another estimate", "‸“another” estimate", MARK, MEND),
        row(DELAY_FILE, "another estimate", "another‸” estimate", MARK, MEND),
        row(DELAY_FILE, "wants time", "wants ‸“time”", MARK, MEND),
        row(ROBBERY_FILE, "no more.", "no ‸“more”.", MARK, MEND),
        row(ROBBERY_FILE, "gives no day", "gives no ‸“day”", MARK, MEND),
        row(VOW_FILE, "\"Lower Marl\"", "'Lower ‸\"Marl\"'", MARK, MEND),
        row("explainer.toml", "and a vow", "and a ‸“vow”", MARK, MEND),
        row("explainer.toml", "One evening", "One ‸“evening”", MARK, MEND),
        row("questions.toml", "the mill be", "the ‸“mill” be", MARK, MEND),
        row("questions.toml", "\"Sell?\"", "\"‸“Sell”?\"", MARK, MEND),
        row("questions.toml", "Not to wreckers", "Not to ‸“wreckers”", MARK, MEND),
        row("events.toml", "A bid for", "A ‸“bid” for", MARK, MEND),
        row("voices.toml", "Mayor of", "‸“Mayor” of", MARK, MEND),
        row("voices.toml", "\"Reed\"", "\"‸“Reed”\"", MARK, MEND),
        row("sources.toml", "Vale Herald", "Vale ‸“Herald”", MARK, MEND),
    ]);
}

#[test]
fn a_quotation_in_prose_has_a_known_origin() {
    const MEND: &str = "Copy it letter by letter";
    each_refused(&[
        row(VOW_FILE, "the north mill", "‸the south mill", FOREIGN, MEND),
        // In a source, but in one that the note does not cite.
        row(ROBBERY_FILE, "A jest, it seems", "A jest: “‸nobody spoke against”", FOREIGN, MEND),
        // In another passage, but the report is not cited.
        row(VOW_FILE, "There is one, ", "There is one, not “‸a polite sort of robbery”, ", FOREIGN, MEND),
        row(VOW_FILE, "The paper names", "The paper, “‸it says”, names", FOREIGN, MEND),
        row(VOW_FILE, "has “anyone”", "has “‸anyhow”", FOREIGN, MEND),
        row("questions.toml", "“anybody who", "“‸anyone who", FOREIGN, MEND),
        row("events.toml", "“the north mill”", "“‸the North mill”", FOREIGN, MEND),
        row("voices.toml", "presides over", "“‸presides over”", FOREIGN, MEND),
        row("sources.toml", "“the north mill” there", "“‸the south mill” there", FOREIGN, MEND),
        row("sources.toml", "the same words", "“‸the same words”", FOREIGN, MEND),
        row("explainer.toml", "about a mill", "about “‸a mill”", FOREIGN, MEND),
        row("explainer.toml", "Nobody was asked", "“‸Nobody” was asked", FOREIGN, MEND),
    ]);
}

#[test]
fn words_of_the_report_outside_of_passages_are_to_be_listed_with_its_source() {
    let words = "to wait for a second valuation";
    let quoting = || Sample::new().edit(ROBBERY_FILE, "A jest, it seems", &format!("Then comes “‸{words}”"));
    quoting().with_report().refused(&[(
        FOREIGN,
        "The report has these words, in paragraph 2: to quote them outside of a passage, add them to `quoted` of the \
         source `courier-report` and cite that here.",
    )]);
    quoting().refused(&[(FOREIGN, "Copy it letter by letter")]);
    let listing = quoting().edit(
        "sources.toml",
        "id = \"courier-report\"",
        &format!("id = \"courier-report\"\nquoted = [\"{words}\"]"),
    );
    listing.with_report().checks();
}

#[test]
fn names_in_quotation_marks_are_no_quotations() {
    for name in ["The Marl Courier", "Ada Finch"] {
        Sample::new().edit(VOW_FILE, "The paper names", &format!("«{name}» names")).checks();
    }
    for part in ["Marl Courier", "The Marl Courier and Finch", "Finch"] {
        Sample::new()
            .edit(VOW_FILE, "The paper names", &format!("«‸{part}» names"))
            .refused(&[(FOREIGN, "Copy it letter by letter")]);
    }
}

#[test]
fn quotation_marks_come_in_pairs() {
    const MEND: &str = "Write “ before and ” after.";
    each_refused(&[
        row(VOW_FILE, "The paper names", "The ‸“paper names", UNPAIRED, MEND),
        row(VOW_FILE, "The paper names", "The paper‸” names", UNPAIRED, MEND),
        row("events.toml", "looks at", "looks ‸“at", UNPAIRED, MEND),
    ]);
}

#[test]
fn the_mark_without_its_partner_is_pointed_at() {
    const MEND: &str = "Write “ before and ” after.";
    each_refused(&[
        row(VOW_FILE, "*Finch* right", "“We will”, then ‸“not", UNPAIRED, MEND),
        row(VOW_FILE, "*Finch* right", "“We will”, then not‸”", UNPAIRED, MEND),
    ]);
}

#[test]
fn quotation_marks_the_wrong_way_round_are_refused() {
    let sample = Sample::new().edit(VOW_FILE, "The paper names", "The paper ”names“");
    assert_eq!(sample.mistakes().len(), 1);
}

#[test]
fn an_empty_quotation_is_refused() {
    let sample = Sample::new().edit(VOW_FILE, "The paper names", "The paper “” names");
    assert_eq!(sample.mistakes().len(), 1);
}

#[test]
fn quotations_between_marks_of_any_style_have_a_known_origin() {
    const MEND: &str = "Copy it letter by letter";
    for (open, close) in [("«", "»"), ("„", "“"), ("„", "”"), ("« ", " »"), ("\\\"", "\\\"")] {
        let quoting =
            |words: &str| Sample::new().edit(VOW_FILE, "“the north mill”", &format!("{open}{words}{close}"));
        quoting("the north mill").checks();
        quoting("‸the south mill").refused(&[(FOREIGN, MEND)]);
    }
    each_refused(&[
        row(
            ROBBERY_FILE,
            "\"A jest, it seems; [Reed](voice:reed) made none.\"",
            "'A \"‸jest\".'",
            FOREIGN,
            MEND,
        ),
        row(
            "events.toml",
            "\"The village looks at the mill again.\"",
            "'The \"‸village\" looks.'",
            FOREIGN,
            MEND,
        ),
        row("events.toml", "looks at", "looks «‸at»", FOREIGN, MEND),
        row(DELAY_FILE, "The paper names", "The paper „‸names“", FOREIGN, MEND),
    ]);
}

#[test]
fn marks_of_any_style_come_in_pairs() {
    each_refused(&[
        row(VOW_FILE, "The paper names", "The ‸«paper names", UNPAIRED, "Write « before and » after."),
        row(VOW_FILE, "The paper names", "The paper‸» names", UNPAIRED, "Write « before and » after."),
        row(VOW_FILE, "The paper names", "The ‸„paper names", UNPAIRED, "Write „ before and “ after."),
        row(VOW_FILE, "The paper names", "The \\‸\"paper names", UNPAIRED, "Write \" before and \" after."),
    ]);
}

#[test]
fn a_straight_mark_that_may_open_or_close_is_refused() {
    const MEND: &str = "Quotations stand between “ and ”";
    each_refused(&[
        row(ROBBERY_FILE, "A jest", "A 5\\‸\" and a 6\\\" jest", STRAIGHT, MEND),
        row(VOW_FILE, "“the north mill”", "\\‸\" the north mill\\\"", STRAIGHT, MEND),
        // Nothing but our own words may stand in a title, so there it is a mark like any other.
        row(DELAY_FILE, "wants time", "wants \\‸\"time\\\"", MARK, ""),
    ]);
}

#[test]
fn apostrophes_are_no_quotation_marks() {
    let prose = "Finch's and the members' vow, 'sort of', in the '30s; ‘sort of’, isn’t the members’ own";
    Sample::new().edit(VOW_FILE, "The paper names *Finch* right after the words", prose).checks();
}

#[test]
fn our_own_lines_hold_no_marks_of_any_style() {
    for mark in ["«", "»", "„", "‟"] {
        Sample::new()
            .edit(DELAY_FILE, "wants time", &format!("wants ‸{mark}time"))
            .refused(&[(MARK, "use ‘ and ’")]);
    }
}

#[test]
fn nothing_else_is_copied_from_the_report() {
    const MEND: &str = "say it in our own words";
    const COPY: &str = "‸to wait for a second valuation before anything";
    each_refused(&[
        row(
            VOW_FILE,
            "There is one, ",
            "Where ‸the Village Council of Lower Marl — met on ‘Tuesday’ — is one, ",
            COPIED,
            MEND,
        ),
        row(VOW_FILE, "What the mayor rules out", COPY, COPIED, MEND),
        row(VOW_FILE, "Lower Marl", COPY, COPIED, MEND),
        row(VOW_FILE, "The paper names", COPY, COPIED, MEND),
        row(VOW_FILE, "The Herald has", COPY, COPIED, MEND),
        row(
            VOW_FILE,
            "\"anyone who\"",
            "\"anyone ‸to wait for a second valuation before anything\"",
            COPIED,
            MEND,
        ),
        row(ROBBERY_FILE, "The paper gives no day", COPY, COPIED, MEND),
        row(DELAY_FILE, "The clerk hoped for another", COPY, COPIED, MEND),
        row("explainer.toml", "A mill and a vow", COPY, COPIED, MEND),
        row("explainer.toml", "about a mill", COPY, COPIED, MEND),
        row("explainer.toml", "One evening", COPY, COPIED, MEND),
        row("explainer.toml", "Nobody was", COPY, COPIED, MEND),
        row("questions.toml", "Should the mill", COPY, COPIED, MEND),
        row("questions.toml", "Sell?", COPY, COPIED, MEND),
        row("questions.toml", "Not to wreckers", COPY, COPIED, MEND),
        row("questions.toml", "She speaks", COPY, COPIED, MEND),
        row("events.toml", "A bid for the mill", COPY, COPIED, MEND),
        row("events.toml", "A bid arrives", COPY, COPIED, MEND),
        row("voices.toml", "Tom Reed", COPY, COPIED, MEND),
        row("voices.toml", "Mayor of", COPY, COPIED, MEND),
        row("voices.toml", "A weekly", COPY, COPIED, MEND),
        row("sources.toml", "Vale Herald", COPY, COPIED, MEND),
        row("sources.toml", "Prints the", COPY, COPIED, MEND),
        row("sources.toml", "nobody spoke", COPY, COPIED, MEND),
    ]);
}

#[test]
fn a_fragment_may_stand_between_the_words_that_are_around_it_in_the_report() {
    const SENTENCE: &str = "sentence = \"To the mayor the bid was {words}, no more.\"";
    let note = "on = \"was “a polite\"";
    for sentence in [
        "sentence = \"To her it was {words} before the members voted.\"",
        "sentence = \"Finch called the bid {words}.\"",
    ] {
        let sample = Sample::new().edit(ROBBERY_FILE, SENTENCE, sentence);
        sample.edit(ROBBERY_FILE, note, "on = \"a polite\"").checks();
    }
}

#[test]
fn a_copy_is_found_through_markup_and_line_ends() {
    Sample::new()
        .edit(
            VOW_FILE,
            "\"The paper names *Finch* right after the words.\"",
            "‸\"\"\"They were asked\n*to wait* for a **second** valuation before [anything](passage:vow).\"\"\"",
        )
        .refused(&[(COPIED, "say it in our own words")]);
}

#[test]
fn seven_words_in_a_row_are_no_copy() {
    let sample = Sample::new();
    sample.edit(VOW_FILE, "What the mayor rules out", "Wait for a second valuation before anything").checks();
}

#[test]
fn quotations_of_the_report_are_no_copies() {
    let quote = format!("Compare “{VOW}”, and");
    let sample = Sample::new().edit(ROBBERY_FILE, "A jest, it seems;", &quote);
    sample.checks();
}

#[test]
fn another_report_is_refused() {
    let (start, end) = place_in_report(ROBBERY);
    let other = REPORT.replace("evening", "night");
    let mistakes = Sample::new().given(&other).mistakes();
    let told: Vec<_> =
        mistakes.iter().map(|mistake| (mistake.place.as_str(), mistake.message.as_str())).collect();
    assert_eq!(
        told,
        [
            ("passages/robbery.toml:11:9", MOVED),
            ("passages/vow.toml:12:9", MOVED),
            ("report.toml:3:10", "the report given is another text"),
        ]
    );
    let moved = format!("They stand at start = {}, end = {}.", start - 2, end - 2);
    assert!(mistakes[0].help.starts_with(&moved), "{}", mistakes[0].help);
    assert!(mistakes[0].help.contains("press locate --write"), "{}", mistakes[0].help);
    assert!(mistakes[2].help.contains("press fingerprint"), "{}", mistakes[2].help);
}

#[test]
fn what_is_no_fingerprint_is_refused() {
    Sample::new()
        .file("report.toml", "sha256 = \"\"\nscalars = 1000\nruns = ‸\"0123456789a\"\n")
        .refused(&[("not the runs of a fingerprint", "press fingerprint")]);
}

#[test]
fn a_variant_is_in_the_passage_once_and_differs() {
    const OURS: &str = "ours = \"anybody who\"";
    const NOWHERE: &str = "words that are not in the passage";
    each_refused(&[
        row(VOW_FILE, OURS, "ours = ‸\"nobody who\"", NOWHERE, "The passage has “anybody who”"),
        row(VOW_FILE, OURS, "ours = ‸\"the\"", "words that stand 2 times in the passage", "“sell the mill”"),
        row(VOW_FILE, OURS, "ours = ‸\"\"", NOWHERE, "Copy them from the passage"),
        row(
            VOW_FILE,
            OURS,
            "ours = \"pull it\"\ntheirs = ‸\"pull it\"\n[[witness.variant]]\nours = \"anybody who\"",
            "a variant that does not differ",
            "take the variant out",
        ),
    ]);
    let variant = "[[witness.variant]]\nours = \"anybody who\"\ntheirs = \"anyone who\"";
    Sample::new()
        .edit(VOW_FILE, "has “anyone”", "agrees")
        .edit(VOW_FILE, variant, "variant = []")
        .edit(VOW_FILE, "id = \"herald-vow\"", "id = ‸\"herald-vow\"")
        .refused(&[("a witness without a variant", "words that differ")]);
}

#[test]
fn an_overlap_is_told_whatever_stands_between_and_words_may_touch() {
    const AGAIN: &str = "passages/again.toml";
    let ((vow, vow_end), (start, end)) = (place_in_report(VOW), place_in_report(ROBBERY));
    let old = format!("start = {start}\nend = {end}\n");
    let at = |from: usize| format!("start = ‸{from}\nend = {}\n", from + end - start);
    let robbery = Sample::new().text(ROBBERY_FILE);
    let with_again = Sample::new().file(AGAIN, &robbery.replace("robbery-polite", "again-polite")).edit(
        "explainer.toml",
        "\"delay\"]",
        "\"delay\", \"again\"]",
    );
    let of = |id: &str| format!("these words overlap those of the passage `{id}`");
    with_again
        .clone()
        .edit(ROBBERY_FILE, &old, &at(vow + 2))
        .edit(AGAIN, &old, &at(vow_end - 5))
        .refused(&[(&of("vow"), ""), (&of("vow"), "")]);
    with_again.edit(AGAIN, &old, &at(start + 5)).refused(&[(&of("robbery"), "")]);
    assert_eq!(Sample::new().edit(ROBBERY_FILE, &old, &at(vow_end)).mistakes(), []);
}

#[test]
fn words_may_stand_at_the_very_end_of_the_report() {
    let (start, end) = place_in_report(VOW);
    let scalars = REPORT.chars().count();
    let last = vow_at(&(scalars - (end - start)).to_string(), &scalars.to_string());
    assert_eq!(last.mistakes(), []);
}

#[test]
fn what_is_said_of_a_passage_may_quote_it_and_the_sources_cited_there() {
    for quoting in ["“A polite sort” it is not; she says “a polite sort”.", "“Nobody”, say the minutes."]
    {
        assert_eq!(of_robbery(quoting).len(), 2, "{quoting}");
    }
    for quoting in ["“a polite sort” is what she says.", "“nobody spoke against”, say the minutes."] {
        assert_eq!(of_robbery(quoting), [], "{quoting}");
    }
}

#[test]
fn what_is_said_of_a_voice_may_quote_its_sources() {
    let of_reed = |quoting: &str| {
        Sample::new().edit("voices.toml", "He keeps the books, say the [minutes](source:minutes).", quoting)
    };
    assert_eq!(of_reed("“Nobody spoke against”, say the minutes.").mistakes().len(), 1);
    assert_eq!(of_reed("“nobody spoke against”, say the minutes.").mistakes(), []);
}

/// The mistakes where both the attribution of the passage `robbery` and its note are `text`, and cite the minutes alone.
fn of_robbery(text: &str) -> Vec<support::Mistake> {
    Sample::new()
        .edit(ROBBERY_FILE, "Her name stands in the sentence; [the minutes](source:minutes) agree.", text)
        .edit(ROBBERY_FILE, "sources = [\"courier-report\", \"minutes\"]", "sources = [\"minutes\"]")
        .edit(ROBBERY_FILE, "A jest, it seems; [Reed](voice:reed) made none.", text)
        .edit(
            ROBBERY_FILE,
            "\"inference\"\nsources = [\"courier-report\"]",
            "\"inference\"\nsources = [\"minutes\"]",
        )
        .mistakes()
}

#[test]
fn insertions_may_touch() {
    for insertions in ["\"(the old one)\", \" to anybody\"", "\" to anybody\", \"(the old one)\""] {
        let sample = Sample::new().edit(
            VOW_FILE,
            "insertions = [\"(the old one)\"]",
            &format!("insertions = [{insertions}]"),
        );
        let vow = &sample.checks().explainer.passages[0];
        let inserted: String =
            vow.runs().filter(|run| run.origin == Origin::Reporter).map(|run| run.text.as_str()).collect();
        assert_eq!(inserted, "(the old one) to anybody");
    }
}
