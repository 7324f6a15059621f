//! What two languages of one explainer may not differ in, beside what the catalogue has.

mod support;

use explainer::load::compare_languages;
use std::fs;
use support::{Sample, place_in_report};

const VOW: &str = "passages/vow.toml";

#[test]
fn a_passage_that_was_renamed_in_one_language_is_still_compared() {
    let (first, _) = Sample::new().read();
    let (renamed, _) = Sample::new()
        .published("2031-04-20")
        .append("published.toml", "\n[aliases.passages]\nvow = \"oath\"\n")
        .edit(VOW, "speaker = \"finch\"", "speaker = \"reed\"")
        .read();
    fs::rename(renamed.path().join(VOW), renamed.path().join("passages/oath.toml")).expect("another name");
    for (one, other) in [(&first, &renamed), (&renamed, &first)] {
        let told = compare_languages(one.path(), other.path()).expect_err("two speakers").to_string();
        assert!(told.contains("has another speaker than in `en`"), "{told}");
    }
}

#[test]
fn words_under_one_id_stand_at_one_place_in_the_report() {
    let (first, _) = Sample::new().read();
    let (start, end) = place_in_report(support::VOW);
    let (words, insertions) = ("quotes other words than in `en`", "has other insertions than in `en`");
    for (old, new, message) in [
        ("We will not sell".into(), "We will now sell".into(), words),
        (format!("start = {start}\n"), format!("start = {}\n", start + 1), words),
        (format!("end = {end}\n"), format!("end = {}\n", end + 1), words),
        ("insertions = [".to_string(), "own_brackets = [".to_string(), insertions),
    ] {
        let (other, _) = Sample::new().edit(VOW, &old, &new).read();
        let told = compare_languages(first.path(), other.path()).expect_err(&new);
        let messages: Vec<_> = told.iter().map(|problem| problem.message().to_string()).collect();
        assert_eq!(messages, [format!("the passage `vow` {message}")], "{new}");
    }
}
