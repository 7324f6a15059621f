//! Language tags (BCP 47), and in which direction languages are written.

use std::fmt;
use unic_langid::{CharacterDirection, LanguageIdentifier};

/// A language, perhaps with the script, the region and the variants that it has: `uk`, `sr-Latn`, `de-CH`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Language(LanguageIdentifier);

impl Language {
    /// Parses a language tag. Returns `None` if `tag` is not well-formed, has extensions, or names a language by a word or by
    /// a code that no language has.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        // The parser takes underscores for hyphens; browsers don't.
        let is_tag = tag.bytes().all(|byte| byte == b'-' || byte.is_ascii_alphanumeric());
        let language = tag.parse().ok().filter(|_| is_tag).map(Self)?;
        let code = language.code();
        // Every language with a code of two letters is in the data of CLDR; of those with three, not all.
        let is_code = match code.len() {
            2 => language.script().is_some(),
            length => length == 3 && code != "und",
        };
        is_code.then_some(language)
    }

    /// Returns whether both are the same language in the same script, wherever they are spoken.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.code() == other.code() && self.script() == other.script()
    }

    /// Returns whether it is written from right to left.
    #[must_use]
    pub fn is_right_to_left(&self) -> bool {
        self.0.character_direction() == CharacterDirection::RTL
    }

    fn code(&self) -> &str {
        self.0.language.as_str()
    }

    /// Returns the code (ISO 15924) of the script that it is written in, by itself or as the tag says.
    pub(crate) fn script(&self) -> Option<String> {
        let mut likely = self.0.clone();
        likely.maximize();
        likely.script.map(|script| script.as_str().to_string())
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Returns whether what has this language tag is written from right to left.
#[must_use]
pub fn is_right_to_left(tag: &str) -> bool {
    Language::parse(tag).is_some_and(|language| language.is_right_to_left())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_and_written_in_their_usual_form() {
        for (tag, usual) in [
            ("uk", "uk"),
            ("UK-ua", "uk-UA"),
            ("sr-latn", "sr-Latn"),
            ("crh", "crh"),
            ("zh-hant-tw", "zh-Hant-TW"),
        ] {
            assert_eq!(Language::parse(tag).map(|language| language.to_string()).as_deref(), Some(usual));
        }
    }

    #[test]
    fn what_is_no_tag_or_names_no_language_is_refused() {
        for tag in
            ["", "ua", "cz", "uk_UA", "Ukrainian", "german", "українська", "uk ", "uk-", "-uk", "und", "u"]
        {
            assert_eq!(Language::parse(tag), None, "{tag}");
        }
    }

    #[test]
    fn a_region_makes_no_other_language_and_a_script_does() {
        let is_same = |one, other| {
            Language::parse(one).expect("a language").is_same(&Language::parse(other).expect("a language"))
        };
        assert!(is_same("en", "en-GB") && is_same("uk", "uk-Cyrl") && is_same("sr", "sr-Cyrl"));
        assert!(!is_same("uk", "ru") && !is_same("sr", "sr-Latn"));
    }

    #[test]
    fn the_direction_is_that_of_the_script() {
        for tag in ["ar", "he", "fa-IR", "ur", "yi", "dv", "az-Arab", "ckb"] {
            assert!(is_right_to_left(tag), "{tag}");
        }
        for tag in ["uk", "en", "ja", "az", "ar-Latn", "no tag"] {
            assert!(!is_right_to_left(tag), "{tag}");
        }
    }
}
