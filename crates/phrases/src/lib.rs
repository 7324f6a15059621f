//! What the programs in the browser say, in the language of the explainer.
//!
//! The texts are in `locales/<language>.ftl`, in [Fluent](https://projectfluent.org)'s syntax. The build makes a method of every
//! phrase, and fails if a language lacks one. `press` prints the [`Phrases`] of one language beside the data of the pages
//! ([`FILE`]); a program fetches them before it starts. What pages say is in the crate `messages`.

mod table;

use table::{AFTER_CATEGORY, BETWEEN_FORMS, COUNT_SLOT, FIRST_SLOT};

include!(concat!(env!("OUT_DIR"), "/generated.rs"));

/// The name of the file that holds the phrases, below the folder of one build's data.
pub const FILE: &str = "phrases.bin";

/// The phrases in one language.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Phrases {
    /// The language, as BCP 47 tag, then each phrase in the order of their keys, with line feeds between. One that depends on
    /// a number is several forms with [`BETWEEN_FORMS`] between, each of them a plural category of CLDR, [`AFTER_CATEGORY`]
    /// and a text; any other is a text. In a text, characters of a private use area stand for the variables.
    lines: String,
}

impl Phrases {
    /// The phrases for a language tag (BCP 47), such as `uk` or `en-GB`; a region or script makes no difference. Returns
    /// `None` if the programs do not speak that language.
    #[cfg(feature = "texts")]
    #[must_use]
    pub fn of(tag: &str) -> Option<Self> {
        let wanted: unic_langid::LanguageIdentifier = tag.parse().ok()?;
        let (language, texts) = TEXTS.iter().find(|(language, _)| *language == wanted.language.as_str())?;
        Some(Self { lines: [&[*language], *texts].concat().join("\n") })
    }

    /// The phrases in English, for tests.
    ///
    /// # Panics
    /// Never: the build fails without `locales/en.ftl`.
    #[cfg(feature = "texts")]
    #[must_use]
    pub fn english() -> Self {
        Self::of("en").expect("the build fails without English")
    }

    /// Reads what [`Phrases::into_bytes`] wrote; `None` for anything else.
    #[must_use]
    pub fn from_bytes(bytes: Vec<u8>) -> Option<Self> {
        let lines = String::from_utf8(bytes).ok()?;
        // A browser throws at what is no language.
        let language = lines.split('\n').next().unwrap_or_default();
        let is_language =
            matches!(language.len(), 2..=3) && language.bytes().all(|byte| byte.is_ascii_lowercase());
        (is_language && lines.split('\n').count() == COUNT + 1).then_some(Self { lines })
    }

    /// Writes the phrases as UTF-8.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.lines.into_bytes()
    }

    fn format(&self, index: usize, count: Option<usize>, values: &[&str]) -> String {
        let mut lines = self.lines.split('\n');
        let language = lines.next().unwrap_or_default();
        let mut text = lines.nth(index).unwrap_or_default();
        if let Some(count) = count
            && text.contains(AFTER_CATEGORY)
        {
            let category = plural_category(language, count);
            let forms = text.split(BETWEEN_FORMS).filter_map(|form| form.split_once(AFTER_CATEGORY));
            // The default stands last.
            for (given, form) in forms {
                text = form;
                if given == category {
                    break;
                }
            }
        }
        let mut filled = String::new();
        for char in text.chars() {
            let value = || values.get(u32::from(char).checked_sub(FIRST_SLOT)? as usize);
            match (char, count) {
                (COUNT_SLOT, Some(count)) => filled.push_str(&count.to_string()),
                _ => match value() {
                    Some(value) => filled.push_str(value),
                    None => filled.push(char),
                },
            }
        }
        filled
    }
}

/// The plural category of a number in a language, in CLDR's terms, such as `one`, `few` or `other`.
#[cfg(target_arch = "wasm32")]
fn plural_category(language: &str, count: usize) -> String {
    use js_sys::Intl::PluralRules;
    let rules = PluralRules::new(&js_sys::Array::of1(&language.into()), &js_sys::Object::new());
    rules.select(count as f64).into()
}

/// The same natively, for tests.
#[cfg(not(target_arch = "wasm32"))]
fn plural_category(language: &str, count: usize) -> String {
    use intl_pluralrules::{PluralRuleType, PluralRules};
    let rules = unic_langid::LanguageIdentifier::from_bytes(language.as_bytes())
        .ok()
        .and_then(|language| PluralRules::create(language, PluralRuleType::CARDINAL).ok());
    let category = rules.and_then(|rules| rules.select(count).ok());
    category.map_or("other".to_string(), |category| format!("{category:?}").to_lowercase())
}

#[cfg(all(test, feature = "texts"))]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::ffi::OsStr;
    use std::fs;
    use std::path::Path;

    #[test]
    fn a_phrase_has_the_form_of_its_number() {
        let english = Phrases::english();
        assert_eq!(english.link_copied(1), "Link to one word copied.");
        assert_eq!(english.link_copied(5), "Link to 5 words copied.");
        let ukrainian = Phrases::of("uk").expect("Ukrainian");
        let found = [1, 3, 5, 21].map(|count| ukrainian.found_notes(count));
        assert_eq!(found, ["1 примітка", "3 примітки", "5 приміток", "21 примітка"]);
    }

    #[test]
    fn what_fills_a_variable_is_not_filled_itself() {
        assert_eq!(Phrases::english().chosen(2, "\u{E000} \u{E001}"), "2 words: \u{E000} \u{E001}");
    }

    #[test]
    fn every_language_has_every_form_that_its_numbers_take() {
        for (language, texts) in TEXTS {
            let categories: BTreeSet<String> =
                (0..1000).map(|count| plural_category(language, count)).collect();
            for text in texts.iter().filter(|text| text.contains(AFTER_CATEGORY)) {
                let forms: Vec<_> =
                    text.split(BETWEEN_FORMS).filter_map(|form| form.split_once(AFTER_CATEGORY)).collect();
                assert_eq!(
                    forms.last().map(|(category, _)| *category),
                    Some("other"),
                    "{language}: {forms:?}"
                );
                for category in &categories {
                    assert!(
                        forms.iter().any(|(given, _)| given == category),
                        "{language}: {category}: {forms:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_is_written_is_read_and_nothing_else() {
        let phrases = Phrases::english();
        let bytes = phrases.clone().into_bytes();
        assert_eq!(Phrases::from_bytes(bytes.clone()), Some(phrases));
        assert_eq!(Phrases::from_bytes(vec![]), None);
        assert_eq!(Phrases::from_bytes([&bytes[..], b"\none more"].concat()), None, "those of another build");
        assert_eq!(Phrases::from_bytes([&bytes[..], b"\xff"].concat()), None);
        assert_eq!(Phrases::from_bytes([b"_", &bytes[..]].concat()), None, "no language");
    }

    /// The files below `folder`, without their tests and comments.
    fn code(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
        let texts =
            entries.flat_map(|path| match (path.is_dir(), path.file_name().and_then(OsStr::to_str)) {
                (true, _) => code(&path),
                (false, Some("fuzzing.rs" | "tests.rs")) => vec![],
                (false, _) => vec![fs::read_to_string(path).expect("a file")],
            });
        let without_tests =
            texts.map(|text| text.split("#[cfg(test)]").next().unwrap_or_default().to_string());
        let is_code = |line: &&str| !line.trim_start().starts_with("//");
        without_tests.map(|text| text.lines().filter(is_code).collect::<Vec<_>>().join("\n")).collect()
    }

    #[test]
    fn programs_say_nothing_of_their_own() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let folders =
            ["crates/copying/src", "crates/notebook/src", "crates/search/src", "src/linked", "src/pages"];
        let rust: Vec<String> = folders.iter().flat_map(|folder| code(&root.join(folder))).collect();
        assert!(rust.len() > 30, "{}", rust.len());
        // A sentence, or a label: begins with a capital, and has a space or an end of a sentence.
        let is_said = |text: &str| {
            text.starts_with(char::is_uppercase) && text.contains([' ', '.', '…']) && !text.contains("::")
        };
        for text in &rust {
            for said in text.split('"').skip(1).step_by(2) {
                assert!(!is_said(said), "“{said}” belongs into crates/phrases/locales");
            }
        }
        for text in code(&root.join("loader")) {
            assert!(
                !text.replace("say('')", "").contains("say('"),
                "belongs into crates/messages/locales: {text}"
            );
        }
    }

    #[test]
    fn a_region_makes_no_difference_and_an_unknown_language_is_none() {
        assert_eq!(Phrases::of("en-GB"), Some(Phrases::english()));
        assert_eq!(Phrases::of("tlh"), None);
        assert_eq!(Phrases::of("no tag"), None);
    }
}
