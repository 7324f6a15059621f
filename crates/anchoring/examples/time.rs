//! How long searching a megabyte takes: `cargo run --release --example time`.

use std::hint::black_box;
use std::time::Instant;

use anchoring::{Selector, locate};

fn main() {
    let mut seed = 1u32;
    let mut word = |stock: &[&'static str]| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        stock[(seed >> 16) as usize % stock.len()]
    };
    let english = [
        "the", "of", "harbour", "minister", "said", "that", "support", "loan", "will", "not", "and", "in",
        "winter", "council", "agreed", "ships", "a", "to", "town", "open",
    ];
    let ukrainian = [
        "уряд",
        "підтримує",
        "позику",
        "гавань",
        "не",
        "сказав",
        "що",
        "і",
        "кораблі",
        "зиму",
        "місто",
        "буде",
    ];
    let mut prose = |stock: &[&'static str], bytes: usize| {
        let mut text = String::new();
        while text.len() < bytes {
            for _ in 0..9 {
                text.push_str(word(stock));
                text.push(' ');
            }
            text.push_str("so.\n");
        }
        text
    };
    let size = 1 << 20;
    let quote = "The northern harbour will remain open for all visitors during the long winter";
    let edited = "The northern harbour will remain closed for all visitors during the long winter";
    let mut plain = prose(&english, size);
    plain.insert_str(
        size / 2 / 2 * 2 - plain[..size / 2].chars().rev().take_while(|c| *c != '\n').count(),
        &format!("{edited}.\n"),
    );
    let cyrillic = prose(&ukrainian, size);
    let of_letters = "a".repeat(size);
    let of_words = "a ".repeat(size / 2);
    let of_lines = "we will not pay the toll. ".repeat(size / 26);
    let of_marks = ".".repeat(size);
    let of_accents = "e\u{301}\u{323}".repeat(size / 5);
    let of_spaces = " ".repeat(size);

    let long: String = plain.chars().skip(5000).take(20_000).collect();
    let whole = plain.clone();
    let cases: Vec<(&str, &str, Selector)> = vec![
        ("edited quote", &plain, Selector::new(quote).between("so. ", ". The")),
        ("edited quote as it is", &plain, Selector::new(edited)),
        (
            "absent quote",
            &plain,
            Selector::new("Nothing like these words was ever spoken anywhere near here"),
        ),
        ("common words", &plain, Selector::new("the of and in to a the of not that")),
        ("20,000 letters", &plain, Selector::new(format!("{}x {}", &long[..10_000], &long[10_000..]))),
        ("the whole text", &plain, Selector::new(whole)),
        ("Ukrainian", &cyrillic, Selector::new("уряд завжди підтримує нову позику для гавані")),
        ("one letter", &of_letters, Selector::new("aaaa aaa").between("aa", "aa")),
        ("one word", &of_words, Selector::new("a a a b a a a a").between("a a a ", " a a b")),
        ("one word, all of it", &of_words, Selector::new("a a a a a a a").between("a a a ", " a a a")),
        ("one line", &of_lines, Selector::new("We will not pay the toll").between("the toll. ", ". We will")),
        (
            "one line, edited",
            &of_lines,
            Selector::new("We will never pay the old toll").between("the toll. ", ". We will"),
        ),
        ("points", &of_marks, Selector::new("......").between("...", "...")),
        ("points and words", &of_marks, Selector::new("a ...... b").between("...", "...")),
        ("accents", &of_accents, Selector::new("e\u{301} e\u{323}")),
        ("spaces", &of_spaces, Selector::new("a b")),
    ];
    for (name, text, selector) in &cases {
        let outcome = locate(text, &[], selector, Some(17));
        let start = Instant::now();
        let runs = 5;
        for _ in 0..runs {
            black_box(locate(black_box(text), &[], black_box(selector), Some(17)));
        }
        println!(
            "{name:24} {:8.2} ms  {outcome:?}",
            start.elapsed().as_secs_f64() * 1000.0 / f64::from(runs)
        );
    }
    let start = Instant::now();
    let selector = anchoring::describe(&of_words, &[], 500_000, 500_009);
    println!(
        "describe one word        {:8.2} ms  {:?}",
        start.elapsed().as_secs_f64() * 1000.0,
        selector.map(|s| s.prefix.len())
    );
}
