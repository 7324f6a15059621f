//! What two languages of one explainer may not differ in, beside what the catalogue has.

mod support;

use explainer::load::compare_languages;
use std::fs;
use support::Sample;

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
