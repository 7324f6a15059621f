//! Names, notes, dates, answers, markup and files: what fits together, and what is refused.

mod support;

use support::{Sample, each_refused, row};

const VOW: &str = "passages/vow.toml";
const ROBBERY: &str = "passages/robbery.toml";
const DELAY: &str = "passages/delay.toml";

/// A file with a second thing of a kind, to be given some id.
const MORE: [(&str, &str); 4] = [
    (
        "voices.toml",
        "\n[[voice]]\nid = ID\nname = \"Echo\"\nshort = \"Echo\"\nkind = \"outlet\"\nheard = \"named\"\n\
         about = \"A rumour.\"\nsources = [\"minutes\"]\n",
    ),
    (
        "sources.toml",
        "\n[[source]]\nid = ID\nissuer = \"Echo\"\ntitle = \"Echo\"\ndate = 2031-04-08\nabout = \"A rumour.\"\n",
    ),
    (
        "questions.toml",
        "\n[[question]]\nid = ID\ntext = \"What now?\"\nshort = \"Now?\"\nnot_stated = [\"finch\", \"reed\"]\n",
    ),
    (
        "events.toml",
        "\n[[event]]\nid = ID\ndate = 2031-04-08\ndays = 0\ntitle = \"Echo\"\ntext = \"A rumour.\"\n\
         basis = \"background\"\nsources = [\"minutes\"]\n",
    ),
];
const MORE_NOTE: &str = "\n[[note]]\nid = ID\nkind = \"term\"\non = \"another\"\ntext = \"A second one.\"\n\
                         basis = \"report\"\nsources = [\"minutes\"]\n";
const MORE_WITNESS: &str = "\n[[witness]]\nid = ID\nsource = \"herald\"\nsays = \"It differs.\"\n\
                            [[witness.variant]]\nours = \"another\"\ntheirs = \"one more\"\n";

/// The sample with a second voice, source, question, event, note or witness of this id; told with the kind.
fn with_more(id: &str) -> Vec<(&'static str, Sample)> {
    let kinds = ["voice", "source", "question", "event"];
    let mut samples: Vec<_> = kinds
        .into_iter()
        .zip(MORE)
        .map(|(kind, (file, more))| (kind, Sample::new().append(file, &more.replace("ID", id))))
        .collect();
    for (kind, more) in [("note", MORE_NOTE), ("witness", MORE_WITNESS)] {
        samples.push((kind, Sample::new().append(DELAY, &more.replace("ID", id))));
    }
    samples
}

#[test]
fn a_second_thing_of_every_kind_is_right() {
    for (_, sample) in with_more("\"echo\"") {
        sample.checks();
    }
}

#[test]
fn an_unknown_id_is_refused_wherever_it_stands_and_a_near_one_is_proposed() {
    each_refused(&[
        row(
            "explainer.toml",
            "chain = [\"minutes\"",
            "chain = [‸\"minuets\"",
            "there is no source `minuets`",
            "Did you mean `minutes`?",
        ),
        row(
            "explainer.toml",
            "\"delay\"]",
            "\"delay\", ‸\"robery\"]",
            "there is no passage `robery`",
            "Did you mean `robbery`?",
        ),
        row(
            "voices.toml",
            "(source:minutes).\"\nsources = [\"minutes\"]",
            "(source:minutes).\"\nsources = [‸\"minute\"]",
            "there is no source `minute`",
            "Did you mean `minutes`?",
        ),
        row(
            VOW,
            "speaker = \"finch\"",
            "speaker = ‸\"finsh\"",
            "there is no voice `finsh`",
            "Did you mean `finch`?",
        ),
        row(
            VOW,
            "listener = \"courier\"",
            "listener = ‸\"currier\"",
            "there is no voice `currier`",
            "Did you mean `courier`?",
        ),
        row(
            DELAY,
            "sources = [\"courier-report\"]",
            "sources = [‸\"courrier-report\"]",
            "there is no source `courrier-report`",
            "Did you mean `courier-report`?",
        ),
        row(
            ROBBERY,
            "sources = [\"courier-report\"]",
            "sources = [‸\"courier-reports\"]",
            "there is no source `courier-reports`",
            "Did you mean `courier-report`?",
        ),
        row(
            VOW,
            "source = \"herald\"",
            "source = ‸\"harald\"",
            "there is no source `harald`",
            "Did you mean `herald`?",
        ),
        row(
            "questions.toml",
            "not_stated = [\"reed\"",
            "not_stated = [\"reed\", ‸\"read\"",
            "there is no voice `read`",
            "Did you mean `reed`?",
        ),
        row(
            "questions.toml",
            "\"vow\", \"robbery\"",
            "\"vow\", ‸\"rubbery\"",
            "there is no passage `rubbery`",
            "Did you mean `robbery`?",
        ),
        row(
            "events.toml",
            "passages = [\"robbery\"]",
            "passages = [‸\"vows\"]",
            "there is no passage `vows`",
            "Did you mean `vow`?",
        ),
        row(
            "events.toml",
            "hindsight\"\nsources = [\"minutes\"]",
            "hindsight\"\nsources = [‸\"minutes-2\"]",
            "there is no source `minutes-2`",
            "Did you mean `minutes`?",
        ),
    ]);
    // A position of nobody leaves the voice without one.
    Sample::new()
        .edit("questions.toml", "id = ", "id = ‸")
        .edit("questions.toml", "voice = \"finch\"", "voice = ‸\"fink\"")
        .refused(&[
            ("nothing is said of `finch`", "list it under `not_stated`"),
            ("there is no voice `fink`", "Did you mean `finch`?"),
        ]);
}

#[test]
fn where_nothing_known_is_near_all_that_is_known_is_told() {
    each_refused(&[
        row(
            VOW,
            "listener = \"courier\"",
            "listener = ‸\"zzz\"",
            "there is no voice `zzz`",
            "Known: courier, finch, reed.",
        ),
        row(
            "events.toml",
            "passages = [\"robbery\"]",
            "passages = [‸\"zzz\"]",
            "there is no passage `zzz`",
            "Known: delay, robbery, vow.",
        ),
    ]);
}

#[test]
fn an_unknown_report_is_refused_and_makes_up_no_other_mistake() {
    each_refused(&[row(
        "explainer.toml",
        "report = \"courier-report\"",
        "report = ‸\"courier-reprot\"",
        "there is no source `courier-reprot`",
        "Did you mean `courier-report`?",
    )]);
}

#[test]
fn a_link_to_nowhere_is_refused_and_a_near_place_is_proposed() {
    const MEND: &str = "A link leads to something of this explainer";
    each_refused(&[
        row(
            VOW,
            "[the bid](event:bid)",
            "‸[the bid](event:bit)",
            "there is no event `bit`",
            "Did you mean `bid`?",
        ),
        row(
            VOW,
            "[a note](note:robbery-polite)",
            "‸[a note](note:robbery-police)",
            "there is no note `robbery-police`",
            "Did you mean `robbery-polite`?",
        ),
        row(
            VOW,
            "*Finch*",
            "*‸[Finch](voice:flinch)*",
            "there is no voice `flinch`",
            "Did you mean `finch`?",
        ),
        row(
            VOW,
            "The Herald has",
            "‸[The Herald](source:heralds) has",
            "there is no source `heralds`",
            "Did you mean `herald`?",
        ),
        row(
            "explainer.toml",
            "[promise](passage:vow)",
            "‸[promise](passage:vaw)",
            "there is no passage `vaw`",
            "Did you mean `vow`?",
        ),
        row(
            "explainer.toml",
            "[read](source:courier-report)",
            "‸[read](source:courier)",
            "there is no source `courier`",
            "Did you mean `courier-report`?",
        ),
        row(
            "voices.toml",
            "[minutes](source:minutes)",
            "‸[minutes](source:zzz)",
            "there is no source `zzz`",
            "Known: courier-report, herald, minutes.",
        ),
        row(
            "sources.toml",
            "the same words",
            "the ‸[same words](passage:Vow)",
            "there is no passage `Vow`",
            "Did you mean `vow`?",
        ),
        row(
            "questions.toml",
            "She speaks",
            "‸[She](voice:finch-) speaks",
            "there is no voice `finch-`",
            "Did you mean `finch`?",
        ),
        row(
            "events.toml",
            "looks at the mill",
            "looks at ‸[the mill](note:vow-mil)",
            "there is no note `vow-mil`",
            "Did you mean `vow-mill`?",
        ),
        row(
            "events.toml",
            "looks at the mill",
            "looks at ‸[the mill](question:sell)",
            "`question:` leads nowhere",
            MEND,
        ),
        row(
            "events.toml",
            "looks at the mill",
            "looks at ‸[the mill](vow)",
            "`vow` is no place in an explainer",
            MEND,
        ),
    ]);
}

#[test]
fn an_id_is_given_once() {
    const MEND: &str = "choose another for the newer";
    let given = |id: &str| format!("‸\"{id}\"");
    let taken = [
        ("voice", "courier"),
        ("source", "herald"),
        ("question", "sell"),
        ("event", "bid"),
        ("note", "delay-second"),
        ("witness", "delay-other"),
    ];
    for (kind, id) in taken {
        let sample = match kind {
            "note" => Sample::new()
                .append(DELAY, &MORE_NOTE.replace("ID", "\"delay-second\""))
                .append(DELAY, &MORE_NOTE.replace("ID", &given(id)).replace("another", "estimate")),
            "witness" => Sample::new()
                .append(DELAY, &MORE_WITNESS.replace("ID", "\"delay-other\""))
                .append(DELAY, &MORE_WITNESS.replace("ID", &given(id))),
            _ => with_more(&given(id))
                .into_iter()
                .find(|(other, _)| *other == kind)
                .map(|(_, sample)| sample)
                .expect("a kind"),
        };
        let message = format!("the {kind} id `{id}` is given twice");
        sample.refused(&[(&message, MEND)]);
    }
}

#[test]
fn the_ids_of_notes_and_witnesses_are_given_once_in_all_passages() {
    const MEND: &str = "choose another for the newer";
    Sample::new()
        .append(DELAY, &MORE_NOTE.replace("ID", "\"vow-mill\""))
        .edit(VOW, "id = \"vow-mill\"", "id = ‸\"vow-mill\"")
        .refused(&[("the note id `vow-mill` is given twice", MEND)]);
    Sample::new()
        .append(DELAY, &MORE_WITNESS.replace("ID", "\"herald-vow\""))
        .edit(VOW, "id = \"herald-vow\"", "id = ‸\"herald-vow\"")
        .refused(&[("the witness id `herald-vow` is given twice", MEND)]);
}

#[test]
fn an_id_of_a_bad_form_is_refused() {
    for bad in ["Echo", "an_echo", "two words", "", "7th", "echo-", "écho", "../echo"] {
        for (kind, sample) in with_more(&format!("‸\"{bad}\"")) {
            let message = format!("`{bad}` can't be the id of a {kind}");
            let (caret, mistakes) = (&sample.carets()[0], sample.mistakes());
            assert!(
                mistakes.iter().any(|mistake| mistake.place == *caret
                    && mistake.message == message
                    && mistake.help.contains("lower-case words")),
                "{mistakes:#?}"
            );
        }
    }
}

#[test]
fn an_id_of_a_bad_form_is_told_once() {
    for (kind, sample) in with_more("‸\"Echo\"") {
        let message = format!("`Echo` can't be the id of a {kind}");
        sample.refused(&[(&message, "lower-case words")]);
    }
}

#[test]
fn the_id_of_an_explainer_is_an_id() {
    let sample = Sample::new().edit("explainer.toml", "lower-marl", "Lower Marl/../");
    assert_eq!(sample.mistakes().len(), 1);
}

#[test]
fn the_name_of_a_passages_file_is_its_id() {
    let sample = Sample::new().without(DELAY).file("passages/De_lay.toml", "").edit(
        "explainer.toml",
        "\"delay\"",
        "\"De_lay\"",
    );
    assert!(!sample.mistakes().is_empty());

    let delay = String::from_utf8(Sample::new().content(DELAY).into()).expect("text");
    let mistakes = Sample::new()
        .without(DELAY)
        .file("passages/De_lay.toml", &delay)
        .edit("explainer.toml", "\"delay\"", "\"De_lay\"")
        .mistakes();
    let told = mistakes
        .iter()
        .find(|mistake| mistake.message == "`De_lay` can't be the id of a passage")
        .unwrap_or_else(|| panic!("{mistakes:#?}"));
    assert_eq!(told.place, "passages/De_lay.toml:1:1");
    assert!(told.help.contains("lower-case words"));
}

#[test]
fn a_file_that_is_no_passage_is_refused() {
    for name in ["passages/vow.txt", "passages/notes.md", "passages/vow"] {
        let mistakes = Sample::new().file(name, "").mistakes();
        assert_eq!(mistakes.len(), 1, "{mistakes:#?}");
        assert_eq!(mistakes[0].place, format!("{name}:1:1"));
        assert_eq!(mistakes[0].message, "a file in `passages` that is no passage");
        assert!(mistakes[0].help.contains("<id>.toml"));
    }
}

#[test]
fn the_words_of_a_note_stand_in_the_passage_once_and_whole_and_apart() {
    each_refused(&[
        row(
            VOW,
            "on = \"the mill\"",
            "on = ‸\"a sawmill\"",
            "words that are not in the passage",
            "Copy them from the passage as shown: We will not sell",
        ),
        row(
            VOW,
            "on = \"the mill\"",
            "on = ‸\"The mill\"",
            "words that are not in the passage",
            "The passage has “the mill”: `t` stands there, `T` here.",
        ),
        row(
            VOW,
            "on = \"the mill\"",
            "on = ‸\"\"",
            "words that are not in the passage",
            "Copy them from the passage as shown",
        ),
        row(
            VOW,
            "on = \"the mill\"",
            "on = ‸\"the\"",
            "words that stand 2 times in the passage",
            "until they are unique: “sell the mill”, “(the old”.",
        ),
        row(VOW, "on = \"the mill\"", "on = ‸\"e mill\"", "a note on part of a word", "the edge of a word"),
        row(VOW, "on = \"the mill\"", "on = ‸\"the mil\"", "a note on part of a word", "the edge of a word"),
        row(
            VOW,
            "on = \"the mill\"",
            "on = ‸\"the mill \"",
            "a note on part of a word",
            "the edge of a word",
        ),
        row(
            VOW,
            "on = \"(the old one) to anybody\"",
            "on = ‸\"mill (the old one) to anybody\"",
            "these words overlap those of another note",
            "fewer words",
        ),
        row(
            VOW,
            "on = \"(the old one) to anybody\"",
            "on = ‸\"mill\"",
            "these words overlap those of another note",
            "fewer words",
        ),
        row(
            VOW,
            "on = \"(the old one) to anybody\"",
            "on = ‸\"one) to anybody\"",
            "a note on part of an insertion",
            "Take in all of “(the old one)”, or nothing of it.",
        ),
        row(
            VOW,
            "on = \"(the old one) to anybody\"",
            "on = ‸\"old\"",
            "a note on part of an insertion",
            "Take in all of “(the old one)”, or nothing of it.",
        ),
        row(
            ROBBERY,
            "on = \"was “a polite\"",
            "on = ‸\"{words}\"",
            "words that are not in the passage",
            "To the mayor the bid was “a polite sort of robbery”, no more.",
        ),
    ]);
}

#[test]
fn every_claim_has_a_source() {
    const MEND: &str = "Every claim has its source";
    each_refused(&[
        row(
            ROBBERY,
            "inference\"\nsources = [\"courier-report\"]",
            "inference\"\nsources = ‸[]",
            "a note without a source",
            MEND,
        ),
        row(
            DELAY,
            "sources = [\"courier-report\"]",
            "sources = ‸[]",
            "an attribution without a source",
            MEND,
        ),
        row(
            "events.toml",
            "hindsight\"\nsources = [\"minutes\"]",
            "hindsight\"\nsources = ‸[]",
            "an event without a source",
            MEND,
        ),
        row(
            "voices.toml",
            "paper.\"\nsources = [\"courier-report\"]",
            "paper.\"\nsources = ‸[]",
            "a voice without a source",
            MEND,
        ),
        row(
            "questions.toml",
            "passages = [\"vow\", \"robbery\"]",
            "passages = ‸[]",
            "a position without a passage",
            "Name the passages that show it",
        ),
    ]);
}

#[test]
fn the_chain_ends_with_the_report() {
    const CHAIN: &str = "chain = [\"minutes\", \"courier-report\"]";
    const MEND: &str = "write `\"courier-report\"` last";
    const MESSAGE: &str = "a chain that does not end with the report";
    each_refused(&[
        row("explainer.toml", CHAIN, "chain = [\"courier-report\", ‸\"minutes\"]", MESSAGE, MEND),
        row("explainer.toml", CHAIN, "chain = [‸\"minutes\"]", MESSAGE, MEND),
        row(
            "explainer.toml",
            "report = \"courier-report\"\ndate = 2031-04-08\nchain = [\"minutes\", \"courier-report\"]",
            "report = ‸\"courier-report\"\ndate = 2031-04-08\nchain = []",
            MESSAGE,
            MEND,
        ),
    ]);
    Sample::new().edit("explainer.toml", CHAIN, "chain = [\"courier-report\"]").checks();
}

#[test]
fn nothing_is_named_twice() {
    const MEND: &str = "Name it once.";
    each_refused(&[
        row("explainer.toml", "\"delay\"]", "\"delay\", ‸\"vow\"]", "`vow` is named twice", MEND),
        row("explainer.toml", "chain = [", "chain = [\"minutes\", ‸", "`minutes` is named twice", MEND),
        row(
            DELAY,
            "sources = [",
            "sources = [\"courier-report\", ‸",
            "`courier-report` is named twice",
            MEND,
        ),
        row("questions.toml", "passages = [", "passages = [\"vow\", ‸", "`vow` is named twice", MEND),
        row("events.toml", "passages = [", "passages = [\"robbery\", ‸", "`robbery` is named twice", MEND),
    ]);
}

#[test]
fn a_question_has_one_answer_of_every_voice_but_outlets() {
    const ONCE: &str = "A voice has one position";
    const NONE: &str = "an outlet carries the words of others";
    Sample::new()
        .edit("questions.toml", "not_stated = [\"reed\"]", "not_stated = []")
        .edit("questions.toml", "id = \"sell\"", "id = ‸\"sell\"")
        .refused(&[("nothing is said of `reed`", "list it under `not_stated`")]);
    Sample::new()
        .edit("questions.toml", "not_stated = [\"reed\"]\n", "")
        .edit("questions.toml", "id = \"sell\"", "id = ‸\"sell\"")
        .refused(&[("nothing is said of `reed`", "list it under `not_stated`")]);
    let position = |voice: &str| {
        format!(
            "\n[[question.position]]\nvoice = ‸\"{voice}\"\nanswer = \"Perhaps\"\ntext = \"One hears so.\"\n\
             passages = [\"delay\"]\n"
        )
    };
    Sample::new().append("questions.toml", &position("finch")).refused(&[("`finch` answers twice", ONCE)]);
    Sample::new().append("questions.toml", &position("courier")).refused(&[("`courier` is an outlet", NONE)]);
    each_refused(&[
        row("questions.toml", "[\"reed\"]", "[\"reed\", ‸\"finch\"]", "`finch` answers twice", ONCE),
        row("questions.toml", "[\"reed\"]", "[\"reed\", ‸\"courier\"]", "`courier` is an outlet", NONE),
    ]);
}

#[test]
fn a_voice_twice_under_not_stated_is_told_once() {
    let sample = Sample::new().edit("questions.toml", "[\"reed\"]", "[\"reed\", \"reed\"]");
    assert_eq!(sample.mistakes().len(), 1);
}

#[test]
fn a_voice_is_heard_as_the_passages_let_it_be_heard() {
    const MEND: &str = "or correct the speakers of the passages";
    each_refused(&[
        row(
            "voices.toml",
            "heard = \"quoted\"",
            "heard = ‸\"reported\"",
            "`heard` is wrong for `finch`: words of its own stand in quotation marks",
            "Write \"quoted\"",
        ),
        row(
            "voices.toml",
            "heard = \"reported\"",
            "heard = ‸\"quoted\"",
            "`heard` is wrong for `reed`: its position is only paraphrased",
            "Write \"reported\"",
        ),
        row(
            "voices.toml",
            "heard = \"named\"",
            "heard = ‸\"reported\"",
            "`heard` is wrong for `courier`: no passage is its own",
            "Write \"named\"",
        ),
        row(
            "voices.toml",
            "heard = \"named\"",
            "heard = ‸\"quoted\"",
            "`heard` is wrong for `courier`: no passage is its own",
            MEND,
        ),
    ]);
}

#[test]
fn every_passage_is_in_the_walk() {
    let mistakes = Sample::new().edit("explainer.toml", ", \"delay\"]", "]").mistakes();
    assert_eq!(mistakes.len(), 1, "{mistakes:#?}");
    assert_eq!(mistakes[0].place, "passages/delay.toml:1:1");
    assert_eq!(mistakes[0].message, "the passage `delay` is not in the walk");
    assert!(mistakes[0].help.contains("Add it to `walk`"));
}

#[test]
fn without_a_walk_passages_have_the_order_of_the_report() {
    let line = "walk = [\"vow\", \"robbery\", \"delay\"]\n";
    let order = |sample: Sample| {
        let passages = sample.checks().explainer.passages;
        passages.into_iter().map(|passage| passage.id.to_string()).collect::<Vec<_>>()
    };
    let sample = Sample::new().edit("explainer.toml", line, "");
    assert_eq!(
        order(sample.clone()),
        ["vow", "delay", "robbery"],
        "what is told comes before what is quoted"
    );
    assert_eq!(
        order(sample.clone().edit(DELAY, "paragraph = 2", "paragraph = 1")),
        ["delay", "vow", "robbery"]
    );
    let part = |begins: &str| format!("\n[[part]]\ntitle = \"A part\"\nbegins = \"{begins}\"\n");
    let parts = sample.append("explainer.toml", &(part("vow") + &part("robbery"))).checks().explainer.parts;
    assert_eq!(parts.iter().map(|part| part.passages.len()).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn parts_divide_the_whole_walk_in_its_order() {
    const MEND: &str = "each other one with a later passage";
    let parts = |parts: &str| format!("\"delay\"]\n{parts}");
    let part = |begins: &str| format!("[[part]]\ntitle = \"A part\"\nbegins = \"{begins}\"\n");
    for (begin, message) in [
        (vec!["robbery"], "passages before the first part"),
        (vec!["vow", "vow"], "parts that are not in the order of the walk"),
        (vec!["vow", "delay", "robbery"], "parts that are not in the order of the walk"),
    ] {
        let all: String = begin.iter().map(|id| part(id)).collect();
        let mistakes = Sample::new().edit("explainer.toml", "\"delay\"]", &parts(&all)).mistakes();
        assert_eq!(mistakes.len(), 1, "{mistakes:#?}");
        assert_eq!(mistakes[0].message, message);
        assert!(mistakes[0].help.contains(MEND));
        assert!(mistakes[0].place.starts_with("explainer.toml:"), "{}", mistakes[0].place);
    }
    let mistakes = Sample::new().edit("explainer.toml", "\"delay\"]", &parts(&part("mill"))).mistakes();
    assert!(mistakes[0].message.contains("mill"), "{mistakes:#?}");
    // Of a first passage with a mistake, nothing is said but that; nor of the parts after one that begins with no passage.
    let walk = parts(&(part("vow") + &part("delay")));
    let dateless =
        Sample::new().edit("explainer.toml", "\"delay\"]", &walk).edit(VOW, "date = 2031-04-08", "");
    let mistakes = dateless.mistakes();
    assert!(mistakes.iter().all(|mistake| mistake.place.starts_with(VOW)), "{mistakes:#?}");
    let walk = parts(&(part("mill") + &part("delay")));
    let mistakes = Sample::new().edit("explainer.toml", "\"delay\"]", &walk).mistakes();
    assert_eq!(mistakes.len(), 1, "{mistakes:#?}");
    let walk = parts(&(part("vow") + &part("delay")));
    let unread =
        Sample::new().edit("explainer.toml", "\"delay\"]", &walk).edit(VOW, "certainty", "certainity");
    let mistakes = unread.mistakes();
    assert!(mistakes.iter().all(|mistake| mistake.place.starts_with(VOW)), "{mistakes:#?}");
}

#[test]
fn an_opening_lights_notes_of_its_passage_in_their_order() {
    let opening = |passage: &str, words: &[&str]| {
        let words: String = words
            .iter()
            .map(|note| format!("\n[[opening.word]]\nnote = \"{note}\"\nlost = \"Nothing was lost.\"\n"))
            .collect();
        let begins = format!(
            "[opening]\nheadline = \"courier-report\"\npassage = \"{passage}\"\nkept = \"All of it.\"\n"
        );
        Sample::new().edit("explainer.toml", "\"delay\"]", &format!("\"delay\"]\n\n{begins}{words}"))
    };
    let notes: Vec<String> =
        Sample::new().checks().explainer.passages[0].notes.iter().map(|note| note.id.to_string()).collect();
    let [first, second, ..] = &notes[..] else { panic!("two notes") };
    let shown = opening("vow", &[first, second]).checks().explainer.opening.expect("an opening");
    assert_eq!(shown.words.iter().map(|word| word.note.as_str()).collect::<Vec<_>>(), [first, second]);
    for (sample, message) in [
        (opening("vow", &[second, first]), format!("`{first}` is not the next note on `vow`")),
        (opening("vow", &[first, first]), format!("`{first}` is not the next note on `vow`")),
        (opening("delay", &[first]), format!("`{first}` is not the next note on `delay`")),
    ] {
        let mistakes = sample.mistakes();
        assert_eq!(mistakes.len(), 1, "{mistakes:#?}");
        assert_eq!(mistakes[0].message, message);
    }
    let long = opening("vow", &[first]).edit("explainer.toml", "Nothing was lost.", &"word ".repeat(21));
    assert!(long.mistakes()[0].message.contains("a line of 21 words"));
    let long = opening("vow", &[first, second]).edit("explainer.toml", "All of it.", &"word ".repeat(21));
    assert_eq!(long.mistakes().len(), 1, "each line is told of once");
    let full = opening("vow", &[first]).edit("explainer.toml", "Nothing was lost.", &["word"; 20].join(" "));
    assert_eq!(full.mistakes(), [], "a line of 20 words");
    let unknown = opening("vow", &["vow-mil"]).mistakes();
    assert_eq!(unknown.len(), 1, "{unknown:#?}");
    assert!(unknown[0].message.starts_with("there is no note `vow-mil`"), "{unknown:#?}");
    // At most three are lit.
    let more = [("vow-not", "will not"), ("vow-down", "pull it down")];
    let with_more = |sample: Sample| {
        more.iter().fold(sample, |sample, (id, on)| {
            let note = MORE_NOTE.replace("ID", &format!("\"{id}\"")).replace("another", on);
            sample.append(VOW, &note)
        })
    };
    let all = ["vow-not", first, second, "vow-down"];
    assert_eq!(with_more(opening("vow", &all[..3])).mistakes(), []);
    let mistakes = with_more(opening("vow", &all)).mistakes();
    assert_eq!(
        mistakes.iter().map(|mistake| &*mistake.message).collect::<Vec<_>>(),
        ["an opening with 4 notes"]
    );
}

#[test]
fn files_that_systems_and_editors_leave_are_passed_over() {
    let names = [".DS_Store", "._vow.toml", ".vow.toml.swp", "vow.toml~", "#vow.toml#", "Thumbs.db"];
    let sample =
        names.iter().fold(Sample::new(), |sample, name| sample.bytes(&format!("passages/{name}"), &[0xff]));
    assert_eq!(sample.checks().explainer.passages.len(), 3);
}

#[test]
fn a_paragraph_is_one_of_the_report() {
    let sample = || Sample::new().edit(DELAY, "paragraph = 2", "paragraph = 3");
    sample().checks();
    assert_eq!(sample().with_report().mistakes()[0].message, "the report has 2 paragraphs");
}

#[test]
fn an_explainer_may_have_no_events() {
    let sample = Sample::new().edit(VOW, "[the bid](event:bid)", "the bid").file("events.toml", "");
    assert_eq!(sample.checks().explainer.events, []);
}

#[test]
fn a_date_is_a_day_and_agrees_with_its_distance() {
    const DAY: &str = "Write a day as 2025-06-25";
    each_refused(&[
        row(
            "events.toml",
            "days = -10",
            "days = ‸-9",
            "the date contradicts its distance: 2031-03-29 is -10 days from the report's 2031-04-08",
            "Write `days = -10`",
        ),
        row(
            "events.toml",
            "days = 3",
            "days = ‸-3",
            "the date contradicts its distance: 2031-04-11 is 3 days from the report's 2031-04-08",
            "Write `days = 3`",
        ),
        row(
            "events.toml",
            "until = 2031-04-12",
            "until = ‸2031-04-10",
            "an event that ends before it begins",
            "Leave `until` out",
        ),
        row(
            "events.toml",
            "until = 2031-04-12",
            "until = ‸2031-04-11",
            "an event that ends before it begins",
            "Leave `until` out",
        ),
        row(
            "events.toml",
            "\"The courthouse\"",
            "‸\"The\\ncourthouse\"",
            "a line end in what is shown on one line",
            "on one line",
        ),
        row("events.toml", "\"The courthouse\"", "‸\"\"", "a line without text", "Write one line"),
        row("events.toml", "until = 2031-04-12", "until = ‸2031-04-12T10:00:00", "not a day", DAY),
        row("events.toml", "date = 2031-03-29", "date = ‸2031-03-29T10:00:00", "not a day", DAY),
        row("events.toml", "date = 2031-03-29", "date = ‸2031-03-29T10:00:00Z", "not a day", DAY),
        row("events.toml", "date = 2031-03-29", "date = ‸10:00:00", "not a day", DAY),
        row("explainer.toml", "date = 2031-04-08", "date = ‸2031-04-08 10:00:00", "not a day", DAY),
        row("sources.toml", "date = 2031-04-10", "date = ‸10:00:00.5", "not a day", DAY),
        row(VOW, "date = 2031-04-08", "date = ‸2031-04-08T00:00:00+02:00", "not a day", DAY),
    ]);
}

/// The days that the sample's time line draws to scale, where its file says so.
const SPAN: &str = "[span]\nfirst = 2031-03-29\nlast = 2031-04-08\n\n";

fn with_span() -> Sample {
    let sample = Sample::new();
    let events = String::from_utf8(sample.content("events.toml").into()).expect("text");
    sample.file("events.toml", &(SPAN.to_string() + &events))
}

#[test]
fn a_span_is_what_its_file_says_or_holds_everything() {
    let days = |sample: Sample| {
        let span = sample.checks().explainer.span;
        [span.first.iso, span.last.words]
    };
    assert_eq!(days(with_span()), ["2031-03-29", "8 April 2031"]);
    assert_eq!(days(Sample::new()), ["2031-03-29", "12 April 2031"]);
    let without =
        Sample::new().file("events.toml", "event = []\n").edit(VOW, "[the bid](event:bid)", "the bid");
    assert_eq!(days(without), ["2031-04-08", "8 April 2031"]);
}

#[test]
fn a_span_holds_the_report_and_no_half_of_an_event() {
    const REPORT: &str = "the day of the report lies outside the span";
    const OVER: &str = "an event that reaches over an end of the span";
    for (first, last, message, help) in [
        ("2031-04-08", "‸2031-04-08", "a span that ends before it begins", "in this order"),
        ("2031-04-08", "‸2031-04-01", "a span that ends before it begins", "in this order"),
        ("2031-03-01", "‸2031-04-07", REPORT, "counted from 2031-04-08"),
        ("‸2031-04-09", "2031-04-20", REPORT, "counted from 2031-04-08"),
        ("2031-03-29", "‸2031-04-08T12:00:00", "not a day", "Write a day as 2025-06-25"),
        ("‸2031-03-29T12:00:00", "2031-04-08", "not a day", "Write a day as 2025-06-25"),
    ] {
        let sample = with_span().edit("events.toml", "first = 2031-03-29", &format!("first = {first}")).edit(
            "events.toml",
            "last = 2031-04-08",
            &format!("last = {last}"),
        );
        sample.refused(&[(message, help)]);
    }
    let over_the_last = with_span().edit("events.toml", "last = 2031-04-08", "last = 2031-04-11").edit(
        "events.toml",
        "until = 2031-04-12",
        "until = ‸2031-04-12",
    );
    over_the_last.refused(&[(OVER, "all of its days or none")]);
    let over_the_first = with_span().edit("events.toml", "first = 2031-03-29", "first = 2031-03-30").edit(
        "events.toml",
        "date = 2031-03-29",
        "date = 2031-03-29\nuntil = ‸2031-03-30",
    );
    over_the_first.refused(&[(OVER, "all of its days or none")]);
    // The report and events may be on the first and the last day.
    for (first, last) in [("2031-04-08", "2031-04-12"), ("2031-03-29", "2031-04-08")] {
        let sample = with_span()
            .edit("events.toml", "first = 2031-03-29", &format!("first = {first}"))
            .edit("events.toml", "last = 2031-04-08", &format!("last = {last}"))
            .edit("events.toml", "\ndate = 2031-03-29", "\ndate = 2031-03-29\nuntil = 2031-03-30");
        assert_eq!(sample.mistakes(), [], "{first} to {last}");
    }
}

#[test]
fn a_day_that_no_calendar_has_is_refused() {
    for (file, old) in [
        ("events.toml", "date = 2031-03-29"),
        ("events.toml", "until = 2031-04-12"),
        ("explainer.toml", "date = 2031-04-08"),
        ("sources.toml", "date = 2031-04-10"),
        (VOW, "date = 2031-04-08"),
    ] {
        for day in ["2025-02-30", "2025-02-29", "2025-04-31", "2025-13-01", "2025-00-10", "2025-01-00"] {
            let key = old.split_once(' ').expect("a key").0;
            let sample = Sample::new().edit(file, old, &format!("{key} = {day}"));
            let line = sample.line_of(file, day);
            let mistakes = sample.mistakes();
            assert_eq!(mistakes.len(), 1, "{file} {day}: {mistakes:#?}");
            assert!(mistakes[0].place.starts_with(&line), "{line}: {mistakes:#?}");
            assert!(!mistakes[0].help.is_empty());
        }
    }
}

#[test]
fn a_leap_day_is_a_day() {
    let event = MORE[3].1.replace("ID", "\"leap\"").replace("2031-04-08", "2028-02-29");
    let sample = Sample::new().append("events.toml", &event.replace("days = 0", "days = -1134"));
    sample.checks();
}

#[test]
fn a_passage_has_a_date_or_a_reason_for_none() {
    each_refused(&[row(
        VOW,
        "date = 2031-04-08",
        "date = 2031-04-08\nundated = ‸\"Nobody looked at the clock.\"",
        "a date and a reason for none",
        "Keep one of the two",
    )]);
    Sample::new()
        .edit(VOW, "date = 2031-04-08\n", "")
        .edit(VOW, "kind = \"quotation\"", "kind = ‸\"quotation\"")
        .refused(&[("no word on when this was said", "say under `undated`")]);
}

#[test]
fn markup_that_is_not_ours_is_refused() {
    const LINK: &str = "A link leads to something of this explainer";
    each_refused(&[
        row(
            DELAY,
            "The paper names him",
            "The paper ‸*names him",
            "`*` stands in the text: markup that does not close, or is not ours",
            "Emphasis is *words*",
        ),
        row(
            DELAY,
            "The paper names him",
            "The paper ‸`names` him",
            "program code in a text",
            "Take the grave accents out",
        ),
        row(
            DELAY,
            "The paper names him",
            "The paper ‸<br> names him",
            "a tag of HTML in a text, `<br>`",
            "one paragraph",
        ),
        row(
            DELAY,
            "The paper names him",
            "The paper names him: 1 ‸> 0",
            "`>` stands in the text: markup that does not close, or is not ours",
            "Say it in words",
        ),
        row(
            DELAY,
            "The paper names him",
            "‸[The paper](https://paper.example/) names him",
            "`https:` leads nowhere",
            LINK,
        ),
        row(
            DELAY,
            "The paper names him",
            "The paper, ‸https://paper.example/, names him",
            "`https:` stands in the text: markup that does not close, or is not ours",
            "belong into sources.toml",
        ),
        row(
            DELAY,
            "The paper names him",
            "‸[The paper](/all/) names him",
            "`/all/` is no place in an explainer",
            LINK,
        ),
        row(
            DELAY,
            "\"The paper names him.\"",
            "\"\"\"The paper\n\n‸names him.\"\"\"",
            "a second paragraph where one is wanted",
            "Take the empty line out",
        ),
        row(
            DELAY,
            "\"The paper names him.\"",
            "\"\"\"The paper‸  \nnames him.\"\"\"",
            "a line that is broken in a text",
            "one paragraph",
        ),
    ]);
}

#[test]
fn a_tag_is_refused_at_both_its_ends() {
    const TAG: (&str, &str) = ("a tag of HTML in a text, `<b>`", "write **words** instead");
    Sample::new().edit(DELAY, "The paper", "The ‸<b>paper‸</b>").refused(&[TAG, TAG]);
}

#[test]
fn a_link_that_does_not_close_is_refused() {
    const MEND: &str = "End a link with a round bracket";
    each_refused(&[row(
        DELAY,
        "The paper names him.",
        "The [paper‸](voice:courier names him.",
        "`](` stands in the text: markup that does not close, or is not ours",
        MEND,
    )]);
}

#[test]
fn markup_that_is_not_ours_is_told_once() {
    const LIST: &str = "a list in a text";
    const QUOTE: &str = "a block of quotation in a text";
    each_refused(&[
        row(DELAY, "The paper names him", "‸# The paper", "a heading in a text", "Take the # out"),
        row(DELAY, "The paper names him", "‸- The paper", LIST, "Say it in a sentence"),
        row(DELAY, "The paper names him", "‸1. The paper", LIST, "Say it in a sentence"),
        row(DELAY, "The paper names him", "‸> The paper", QUOTE, "Quote between"),
        row(DELAY, "The paper names him", "The ‸![paper](source:minutes)", "a picture in a text", "out"),
        row(
            DELAY,
            "The paper names him",
            "The paper ‸**names him",
            "`*` stands in the text: markup that does not close, or is not ours",
            "Emphasis is *words*",
        ),
    ]);
}

#[test]
fn a_block_is_refused_where_it_begins() {
    for block in
        ["# The paper", "- The paper", "1. The paper", "> The paper", "---", "<div>", "![a](source:minutes)"]
    {
        let mistakes = Sample::new().edit(DELAY, "The paper names him.", block).mistakes();
        assert_eq!(mistakes.len(), 1, "{block}: {mistakes:#?}");
        assert_eq!(mistakes[0].place, "passages/delay.toml:8:16", "{block}");
    }
}

#[test]
fn a_sign_that_does_not_close_is_pointed_at_and_not_one_that_does() {
    each_refused(&[
        row(
            VOW,
            "right after the words",
            "right ‸*after the words",
            "`*` stands in the text: markup that does not close, or is not ours",
            "",
        ),
        row(
            VOW,
            "\"The paper names *Finch* right after the words.\"",
            "'The \\* paper names ‸*Finch.'",
            "`*` stands in the text: markup that does not close, or is not ours",
            "",
        ),
    ]);
}

#[test]
fn a_backslash_keeps_only_the_sign_after_it() {
    each_refused(&[row(
        DELAY,
        "names him",
        "names \\\\\\\\‸*him",
        "`*` stands in the text: markup that does not close, or is not ours",
        "",
    )]);
}

#[test]
fn an_entity_after_a_backslash_is_no_reason_to_give_up() {
    let sample = Sample::new().edit(DELAY, "names him", "names \\\\\\\\&eacute; him");
    sample.mistakes();
}

#[test]
fn words_that_markdown_would_swallow_are_refused() {
    let sample = Sample::new().edit(
        DELAY,
        "\"The paper names him.\"",
        "\"\"\"[paper]: /all/\nThe paper names him.\"\"\"",
    );
    assert_eq!(sample.mistakes().len(), 1);
}

#[test]
fn titles_are_short() {
    const MEND: &str = "At most 60 characters fit a list: shorten it by 1.";
    const LONG: &str = "‸\"A line of sixty-one characters, which is one more than a list\"";
    const TOLD: &str = "a title of 61 characters";
    each_refused(&[
        row(DELAY, "\"The clerk wants time\"", LONG, TOLD, MEND),
        row("explainer.toml", "\"A mill and a vow\"", LONG, TOLD, MEND),
        row("events.toml", "\"A second look\"", LONG, TOLD, MEND),
        row("questions.toml", "\"Sell?\"", LONG, TOLD, MEND),
        row("questions.toml", "\"Not to wreckers\"", LONG, TOLD, MEND),
        row("voices.toml", "\"Ada Finch\"", LONG, TOLD, MEND),
        row("voices.toml", "\"Finch\"", LONG, TOLD, MEND),
    ]);
    let sample = Sample::new().edit(DELAY, "The clerk wants time", &"é".repeat(60));
    sample.checks();
}

#[test]
fn a_standfirst_is_short() {
    let of = |count: usize| {
        let words = vec!["word"; count].join(" ");
        Sample::new().edit(
            "explainer.toml",
            "\"The mayor made a [promise](passage:vow) about a mill. *Here* is what it holds.\"",
            &format!("‸\"{words}\""),
        )
    };
    of(120).checks();
    of(121).refused(&[("a standfirst of 121 words", "At most 120")]);
}

#[test]
fn an_empty_text_is_refused() {
    const LINE: &str = "a line without text";
    const TIDY: &str = "Write one line of text";
    const SPACE: &str = "space around a line of text";
    const LINES: &str = "a line end in what is shown on one line";
    const NONE: &str = "no text";
    const WRITE: &str = "Write at least a sentence";
    each_refused(&[
        row(DELAY, "\"The clerk wants time\"", "‸\"\"", LINE, TIDY),
        row(DELAY, "\"The clerk wants time\"", "‸\" Time\"", SPACE, "\"Time\""),
        row(DELAY, "\"The clerk wants time\"", "‸\"Time\\nand again\"", LINES, "on one line"),
        row(DELAY, "\"Lower Marl\"", "‸\"  \"", LINE, TIDY),
        row(DELAY, "\"The clerk hoped for another estimate first.\"", "‸\"\"", LINE, TIDY),
        row(DELAY, "\"The paper names him.\"", "‸\"\"", NONE, WRITE),
        row(ROBBERY, "\"The paper gives no day.\"", "‸\"\"", LINE, TIDY),
        row(ROBBERY, "\"A jest, it seems; [Reed](voice:reed) made none.\"", "‸\" \"", NONE, WRITE),
        row(VOW, "\"The Herald has “anyone”.\"", "‸\"\"", NONE, WRITE),
        row("explainer.toml", "\"A mill and a vow\"", "‸\"\"", LINE, TIDY),
        row("explainer.toml", "\"One evening of a village council\"", "‸\"\"", LINE, TIDY),
        row("explainer.toml", "\"Nobody was asked.\"", "‸\"\"", NONE, WRITE),
        row("questions.toml", "\"Should the mill be sold?\"", "‸\"\"", LINE, TIDY),
        row("questions.toml", "\"Sell?\"", "‸\"\"", LINE, TIDY),
        row("questions.toml", "\"Not to wreckers\"", "‸\"\"", LINE, TIDY),
        row("questions.toml", "\"She speaks of “anybody who means to pull it down”.\"", "‸\"\"", NONE, WRITE),
        row("events.toml", "\"A second look\"", "‸\"\"", LINE, TIDY),
        row("events.toml", "\"The village looks at the mill again.\"", "‸\"\"", NONE, WRITE),
        row("voices.toml", "\"Ada Finch\"", "‸\"\"", LINE, TIDY),
        row("voices.toml", "\"Reed\"", "‸\"\"", LINE, TIDY),
        row("voices.toml", "\"Mayor of Lower Marl\"", "‸\"\"", LINE, TIDY),
        row("voices.toml", "\"A weekly paper.\"", "‸\"\"", NONE, WRITE),
        row("sources.toml", "\"Vale Herald\"", "‸\"\"", LINE, TIDY),
        row("sources.toml", "\"No sale\"", "‸\"\"", "a source without a title", "Describe it"),
        row("sources.toml", "\"The report.\"", "‸\"\"", NONE, WRITE),
        row("sources.toml", "\"nobody spoke against\"", "‸\"\"", "no words", "Take the empty text out"),
    ]);
}

#[test]
fn sources_of_one_issuer_and_day_are_told_apart() {
    let twin = |label: &str| {
        format!(
            "\n[[source]]\nid = \"twin\"\nissuer = \"Vale Herald\"\ntitle = \"Another\"\n{label}date = 2031-04-10\nabout = \"A twin.\"\n"
        )
    };
    let mistakes = Sample::new().append("sources.toml", &twin("")).mistakes();
    let told: Vec<_> =
        mistakes.iter().filter(|mistake| mistake.message.contains("nothing tells from")).collect();
    assert_eq!(told.len(), 2, "{mistakes:#?}");
    assert!(told[0].help.contains("`label`"), "{told:#?}");
    let mistakes = Sample::new().append("sources.toml", &twin("label = \"again\"\n")).mistakes();
    assert!(!mistakes.iter().any(|mistake| mistake.message.contains("nothing tells from")), "{mistakes:#?}");
}

#[test]
fn an_explainer_names_its_language() {
    for lang in ["", "English", "is"] {
        Sample::new()
            .edit("explainer.toml", "lang = \"en\"", &format!("lang = ‸\"{lang}\""))
            .refused(&[("a language that the interface does not speak", "`en`")]);
    }
}

#[test]
fn a_walk_has_a_step() {
    let mistakes = Sample::new().edit("explainer.toml", "[\"vow\", \"robbery\", \"delay\"]", "[]").mistakes();
    let told = mistakes
        .iter()
        .find(|mistake| mistake.message == "a walk without a step")
        .unwrap_or_else(|| panic!("{mistakes:#?}"));
    assert_eq!(told.place, "explainer.toml:1:6");
    assert!(told.help.contains("in walking order"));
}

#[test]
fn an_address_is_written_in_full() {
    const MEND: &str = "https://…";
    const OLD: &str = "\"https://marl.example/minutes\"";
    each_refused(&[
        row("sources.toml", OLD, "‸\"http://marl.example/\"", "not an address", MEND),
        row("sources.toml", OLD, "‸\"javascript:alert(1)\"", "not an address", MEND),
        row("sources.toml", OLD, "‸\"https://marl.example/the minutes\"", "not an address", MEND),
        row("sources.toml", OLD, "‸\"\"", "not an address", MEND),
    ]);
}

#[test]
fn what_is_not_toml_is_refused_where_it_breaks() {
    for (file, old, new) in [
        (DELAY, "title = \"The clerk", "title = ‸The clerk"),
        ("events.toml", "days = -10", "days = -10\n‸days = -10"),
    ] {
        let sample = Sample::new().edit(file, old, new);
        let (carets, mistakes) = (sample.carets(), sample.mistakes());
        assert_eq!(mistakes.len(), 1, "{mistakes:#?}");
        assert_eq!(mistakes[0].place, carets[0], "{mistakes:#?}");
        assert!(!mistakes[0].message.is_empty() && !mistakes[0].help.is_empty());
    }
}

#[test]
fn a_missing_file_is_refused_and_makes_up_no_other_mistake() {
    for name in Sample::new().names() {
        if name.starts_with("passages/") {
            continue;
        }
        let mistakes = Sample::new().without(&name).mistakes();
        assert_eq!(mistakes.len(), 1, "{name}: {mistakes:#?}");
        assert_eq!(mistakes[0].place, format!("{name}:1:1"));
        assert_eq!(mistakes[0].message, "this file is missing");
        assert!(mistakes[0].help.contains("content/README.md"));
    }
}

#[test]
fn a_missing_folder_of_passages_is_refused_and_makes_up_no_other_mistake() {
    let folder = tempfile::tempdir().expect("a folder");
    let sample = Sample::new();
    for name in sample.names() {
        if !name.starts_with("passages/") {
            std::fs::write(folder.path().join(&name), sample.content(&name)).expect("a file");
        }
    }
    let problems = explainer::load::read(folder.path(), None).expect_err("mistakes");
    let told: Vec<_> = problems.iter().map(|problem| (problem.place(), problem.message())).collect();
    assert_eq!(told.len(), 1, "{told:#?}");
}

#[test]
fn a_file_that_is_not_utf8_is_refused_and_makes_up_no_other_mistake() {
    for name in Sample::new().names() {
        let mut bytes = Sample::new().content(&name).to_vec();
        bytes.extend(b"# \xff\n");
        let mistakes = Sample::new().bytes(&name, &bytes).mistakes();
        assert_eq!(mistakes.len(), 1, "{name}: {mistakes:#?}");
        let line = Sample::new().text(&name).matches('\n').count() + 1;
        assert_eq!(mistakes[0].place, format!("{name}:{line}:3"));
        let message = format!("byte {} of the file, 0xFF, is not UTF-8", bytes.len() - 2);
        assert_eq!(mistakes[0].message, message);
        assert!(mistakes[0].help.contains("Save it again as UTF-8"));
    }
}
