//! The test bed: sentences × every word that can be turned × every way to say who speaks × every place × what became of
//! the original. Several thousand texts, none of which may be misread.

use anchoring::{Outcome, Selector, Span, locate};

struct Sentence {
    words: &'static str,
    /// Words of the sentence, each with what turns it round.
    turns: &'static [(&'static str, &'static str)],
    /// Changes that do no harm, as what to replace with what.
    harmless: &'static [(&'static str, &'static str)],
    people: [&'static str; 2],
    filler: [&'static str; 2],
}

const SENTENCES: &[Sentence] = &[
    Sentence {
        words: "we will support the loan for the northern harbour before March",
        turns: &[
            ("we", "they"),
            ("we", "you"),
            ("we will", "will we"),
            ("will", "would"),
            ("will", "may"),
            ("will", "will not"),
            ("will", "will never"),
            ("will", "won't"),
            ("will", "cannot"),
            ("will", "will hardly"),
            ("will", "will perhaps"),
            ("support", "oppose"),
            ("support", "reject"),
            ("support", "not support"),
            ("support", "supported"),
            ("support", "claim to support"),
            ("the loan", "no loan"),
            ("the loan", "any loan"),
            ("the loan", "both loans"),
            ("the loan", "half the loan"),
            ("loan", "ban"),
            ("loan", "two loans"),
            ("northern", "southern"),
            ("northern ", ""),
            ("before", "after"),
            ("before", "unless before"),
            ("March", "April"),
            ("March", "2025"),
            ("March", "Marsch"),
            ("harbour", "harbours"),
            ("harbour", "hotel"),
        ],
        harmless: &[
            ("harbour", "harbor"),
            ("harbour", "harbuor"),
            ("northern", "nothern"),
            ("the loan", "a loan"),
            ("the loan", "loan"),
            ("loan for", "loan, for"),
            ("support", "supoprt"),
        ],
        people: ["minister", "mayor"],
        filler: ["It had rained for days.", "Nobody else spoke."],
    },
    Sentence {
        words: "most allies could not agree that Norway denied entry to 40 ships",
        turns: &[
            ("most", "all"),
            ("most", "few"),
            ("most", "the most"),
            ("allies", "enemies"),
            ("could not", "could"),
            ("could", "should"),
            ("could", "can"),
            ("not agree", "not disagree"),
            ("not agree", "agree"),
            ("agree", "accept"),
            ("Norway", "Sweden"),
            ("Norway denied", "Norway never denied"),
            ("denied", "demanded"),
            ("denied", "granted"),
            ("allies could not agree that Norway", "Norway could not agree that allies"),
            ("entry", "exit"),
            ("entry to", "entry from"),
            ("40", "14"),
            ("40", "4"),
            ("40", "400"),
            ("40", "40%"),
            ("40", "forty-one"),
            ("ships", "shops"),
        ],
        harmless: &[
            ("could not", "couldn't"),
            ("that Norway", "Norway"),
            ("entry to", "entry, to"),
            ("entry", "the entry"),
        ],
        people: ["senator", "general"],
        filler: ["The room was cold.", "A door closed somewhere."],
    },
    Sentence {
        words: "if she wins, he must perhaps open the border without every guard",
        turns: &[
            ("if", "unless"),
            ("if", "when"),
            ("if she wins, he", "he"),
            ("she", "he"),
            ("wins", "loses"),
            ("he must", "I must"),
            ("must", "might"),
            ("must", "must not"),
            ("must", "should"),
            ("perhaps ", ""),
            ("open", "close"),
            ("open", "reopen"),
            ("without", "with"),
            ("every", "any"),
            ("every", "some"),
            ("every", "each"),
            ("guard", "guards"),
        ],
        harmless: &[
            ("wins, he", "wins he"),
            ("the border", "border"),
            ("must perhaps open", "must, perhaps, open"),
        ],
        people: ["director", "captain"],
        filler: ["Coffee was served.", "The papers lay on the table."],
    },
    Sentence {
        words: "уряд завжди підтримує позику для нової північної гавані до березня",
        turns: &[
            ("уряд", "опозиція"),
            ("завжди", "ніколи"),
            ("підтримує", "не підтримує"),
            ("підтримує", "відхилив"),
            ("підтримує", "підтримував"),
            ("позику", "три позики"),
            ("позику для", "позику без"),
            ("північної", "південної"),
            ("нової ", ""),
            ("до березня", "після березня"),
            ("березня", "квітня"),
        ],
        harmless: &[
            ("позику для", "позику, для"),
            ("північної", "пінвічної"),
            ("підтримує позику", "підтримує — позику"),
        ],
        people: ["міністр", "мер"],
        filler: ["Надворі дощило.", "Ніхто більше не говорив."],
    },
    Sentence {
        words: "le conseil doit toujours soutenir un prêt pour le port du nord avant juin",
        turns: &[
            ("conseil", "maire"),
            ("doit", "ne doit pas"),
            ("doit", "peut"),
            ("doit", "devrait"),
            ("toujours", "jamais"),
            ("soutenir", "rejeter"),
            ("un prêt", "aucun prêt"),
            ("un prêt", "trois prêts"),
            ("pour", "sans"),
            ("nord", "sud"),
            ("avant", "après"),
            ("juin", "juillet"),
        ],
        harmless: &[("un prêt", "le prêt"), ("prêt pour", "prêt, pour"), ("prêt pour", "prêt — pour")],
        people: ["ministre", "sénateur"],
        filler: ["Il pleuvait dehors.", "Les autres se taisaient."],
    },
];

/// Ways to say who speaks: `P` is the person, `S` the sentence.
fn said(way: usize, sentence: &Sentence, person: &str, words: &str) -> (String, String) {
    let language = if sentence.people[0] == "міністр" {
        1
    } else if sentence.people[0] == "ministre" {
        2
    } else {
        0
    };
    let (before, after) = match (way, language) {
        (0, 0) => (format!("The {person} said: “"), ".”".to_owned()),
        (0, 1) => (format!("Тоді {person} сказав: «"), "».".to_owned()),
        (0, _) => (format!("Le {person} a dit : « "), " ».".to_owned()),
        (1, 0) => ("“".to_owned(), format!(",” said the {person}.")),
        (1, 1) => ("«".to_owned(), format!("», — сказав {person}.")),
        (1, _) => ("« ".to_owned(), format!(" », a dit le {person}.")),
        (2, 0) => (format!("The {person} said that "), " at last.".to_owned()),
        (2, 1) => (format!("Тоді {person} сказав, що "), " нарешті.".to_owned()),
        (2, _) => (format!("Le {person} a dit que "), " enfin.".to_owned()),
        _ => (format!("{}: ", capital(person)), ".".to_owned()),
    };
    debug_assert!(!words.is_empty());
    (before, after)
}

const WAYS: usize = 4;

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

struct Scene {
    text: String,
    /// Where the words stand, in scalars.
    at: (usize, usize),
}

fn scalars(text: &str) -> usize {
    text.chars().count()
}

/// A text of two fillers around some speeches; `own` is the number of the speech whose place is wanted.
fn scene(sentence: &Sentence, speeches: &[(usize, usize, &str)], own: usize) -> Scene {
    let mut text = format!("{}\n", sentence.filler[0]);
    let mut at = (0, 0);
    for (n, (way, person, words)) in speeches.iter().enumerate() {
        let (before, after) = said(*way, sentence, sentence.people[*person], words);
        text.push_str(&before);
        let start = scalars(&text);
        text.push_str(words);
        if n == own {
            at = (start, scalars(&text));
        }
        text.push_str(&after);
        text.push('\n');
    }
    text.push_str(sentence.filler[1]);
    Scene { text, at }
}

fn selector(scene: &Scene, context: usize) -> Selector {
    let chars: Vec<char> = scene.text.chars().collect();
    let (start, end) = scene.at;
    let slice = |from: usize, to: usize| chars[from..to].iter().collect::<String>();
    Selector::new(slice(start, end))
        .between(slice(start.saturating_sub(context), start), slice(end, (end + context).min(chars.len())))
}

struct Bed {
    checked: usize,
    wrong: Vec<String>,
}

impl Bed {
    fn check(
        &mut self,
        name: &str,
        scene: &Scene,
        selector: &Selector,
        hints: &[Option<usize>],
        right: impl Fn(Outcome) -> bool,
    ) {
        for hint in hints {
            let outcome = locate(&scene.text, &[], selector, *hint);
            self.checked += 1;
            if !right(outcome) {
                self.wrong.push(format!("{name}: {hint:?} {outcome:?} {selector:?}\n   {:?}", scene.text));
            }
        }
    }
}

fn is_refused(outcome: Outcome) -> bool {
    outcome.mark().is_none()
}

fn is_exact_at(at: (usize, usize)) -> impl Fn(Outcome) -> bool {
    move |outcome| matches!(outcome, Outcome::Exact(place) if (place.start(), place.end()) == at)
}

fn is_reworded_at(at: (usize, usize)) -> impl Fn(Outcome) -> bool {
    move |outcome| matches!(outcome, Outcome::Reworded(place) if (place.start(), place.end()) == at)
}

#[test]
fn nothing_is_misread() {
    let mut bed = Bed { checked: 0, wrong: Vec::new() };
    for sentence in SENTENCES {
        for way in 0..WAYS {
            {
                let context = [24, 40][way % 2];
                let words = sentence.words;
                let was = scene(sentence, &[(way, 0, words)], 0);
                let selector = selector(&was, context);
                let start = Some(was.at.0);
                bed.check(
                    "untouched",
                    &was,
                    &selector,
                    &[start, None, Some(0), Some(usize::MAX)],
                    is_exact_at(was.at),
                );

                // The same words in another mouth, the original gone.
                for other_way in 0..WAYS {
                    let now = scene(sentence, &[(other_way, 1, words)], 0);
                    bed.check(
                        &format!("another mouth {way}"),
                        &now,
                        &selector,
                        &[start, None, Some(now.at.0)],
                        is_refused,
                    );
                }
                // The same words in another mouth as well, before or behind.
                let both = scene(sentence, &[(way, 1, words), (way, 0, words)], 1);
                bed.check("another mouth before", &both, &selector, &[start, None], is_exact_at(both.at));
                let both = scene(sentence, &[(way, 0, words), (way, 1, words)], 0);
                bed.check("another mouth behind", &both, &selector, &[start, None], is_exact_at(both.at));

                for (from, to) in sentence.turns {
                    let turned = words.replacen(from, to, 1);
                    assert_ne!(turned, words, "{from}");
                    let name = format!("{from} → {to}, way {way}");
                    let now = scene(sentence, &[(way, 0, &turned)], 0);
                    bed.check(&name, &now, &selector, &[start, None], is_refused);
                    let now = scene(sentence, &[(way, 1, &turned)], 0);
                    bed.check(&name, &now, &selector, &[start, None], is_refused);
                    // Turned in its place, and in its old words elsewhere.
                    let now = scene(sentence, &[(way, 0, &turned), (way, 1, words)], 0);
                    bed.check(&name, &now, &selector, &[start, None, Some(now.at.0)], is_refused);
                    let now = scene(sentence, &[(way, 1, words), (way, 0, &turned)], 0);
                    bed.check(&name, &now, &selector, &[start, None, Some(now.at.0)], is_refused);
                    // Untouched, with the turned one beside it.
                    let now = scene(sentence, &[(way, 1, &turned), (way, 0, words)], 1);
                    bed.check(&name, &now, &selector, &[start, None], is_exact_at(now.at));
                    let now = scene(sentence, &[(way, 0, words), (way, 1, &turned)], 0);
                    bed.check(&name, &now, &selector, &[start, None], is_exact_at(now.at));
                    // The turned words quoted, the plain ones left: the same flip the other way round.
                    let was = scene(sentence, &[(way, 0, &turned)], 0);
                    let now = scene(sentence, &[(way, 0, words)], 0);
                    bed.check(
                        &format!("back {name}"),
                        &now,
                        &self::selector(&was, context),
                        &[start, None],
                        is_refused,
                    );
                }
                for (from, to) in sentence.harmless {
                    let reworded = words.replacen(from, to, 1);
                    assert_ne!(reworded, words, "{from}");
                    let name = format!("{from} → {to}, way {way}");
                    let now = scene(sentence, &[(way, 0, &reworded)], 0);
                    bed.check(&name, &now, &selector, &[start, None], is_reworded_at(now.at));
                    let now = scene(sentence, &[(way, 1, words), (way, 0, &reworded)], 1);
                    bed.check(&name, &now, &selector, &[start, None], is_reworded_at(now.at));
                    let now = scene(sentence, &[(way, 1, &reworded)], 0);
                    bed.check(&name, &now, &selector, &[start, None], is_refused);
                }
            }
        }
    }
    println!("{} texts", bed.checked);
    assert!(bed.checked > 4000);
    assert!(bed.wrong.is_empty(), "{} of {} wrong\n{}", bed.wrong.len(), bed.checked, bed.wrong.join("\n"));
}

/// With spans, the speaker decides, whatever the words around say.
#[test]
fn spans_decide_who_speaks() {
    let words = "We will keep the harbour open all winter.";
    let text = format!("{words}\n{words}\n");
    let length = scalars(words);
    let spans = [
        Span { start: 0, end: length, speaker: "lind" },
        Span { start: length + 1, end: 2 * length + 1, speaker: "kask" },
    ];
    for (n, span) in spans.iter().enumerate() {
        let selector = anchoring::describe(&text, &spans, span.start, span.end).expect("a quote");
        assert_eq!(selector.speaker.as_deref(), Some(span.speaker));
        assert!(is_exact_at((span.start, span.end))(locate(&text, &spans, &selector, None)), "{n}");
        // Only the other one left: the words stand, in the wrong mouth.
        let other = spans[1 - n].speaker;
        let rest = [Span { start: 0, end: length, speaker: other }];
        assert!(is_refused(locate(words, &rest, &selector, Some(0))));
        // The same one left.
        let rest = [Span { start: 0, end: length, speaker: span.speaker }];
        assert!(is_exact_at((0, length))(locate(words, &rest, &selector, Some(0))));
    }
    // Words that run from one speech into the next belong to no one.
    let across = Selector::new("open all winter. We will keep");
    assert!(is_refused(locate(&text, &spans, &across, None)));
    assert_eq!(
        anchoring::describe(&text, &spans, 10, length + 10),
        Err(anchoring::DescribeError::TwoSpeakers)
    );
}
