//! What the interface says, in every language that it speaks.
//!
//! The words are in `locales/<language>.ftl`, in [Fluent](https://projectfluent.org)'s syntax. The build makes a method of
//! every message, and fails if a language lacks one, or if a message has other variables than in English. A new language
//! is a new file there, and nothing else.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::fmt;
use std::sync::LazyLock;
use unic_langid::{CharacterDirection, LanguageIdentifier};

include!(concat!(env!("OUT_DIR"), "/generated.rs"));

/// The messages of every language, read once.
static ALL: LazyLock<Vec<Messages>> =
    LazyLock::new(|| LOCALES.iter().filter_map(|(language, text)| Messages::read(language, text)).collect());

/// Whether the lines of a language go from right to left, by its tag (BCP 47) and Unicode's layout data (CLDR). `false` for what
/// is no tag.
#[must_use]
pub fn is_right_to_left(tag: &str) -> bool {
    tag.parse::<LanguageIdentifier>()
        .is_ok_and(|language| language.character_direction() == CharacterDirection::RTL)
}

/// What the interface says in one language.
pub struct Messages {
    language: &'static str,
    bundle: FluentBundle<FluentResource>,
}

impl Messages {
    /// The messages for a language tag (BCP 47), such as `uk` or `en-GB`; a region or script makes no difference. Returns
    /// `None` if the interface does not speak that language.
    #[must_use]
    pub fn of(tag: &str) -> Option<&'static Self> {
        let wanted: LanguageIdentifier = tag.parse().ok()?;
        ALL.iter().find(|messages| messages.language == wanted.language.as_str())
    }

    /// The messages in English.
    ///
    /// # Panics
    /// Never: the build fails without `locales/en.ftl`.
    #[must_use]
    pub fn english() -> &'static Self {
        Self::of("en").expect("the build fails without English")
    }

    /// The languages that the interface speaks, as BCP 47 tags.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        ALL.iter().map(|messages| messages.language)
    }

    fn read(language: &'static str, text: &str) -> Option<Self> {
        // The build has parsed the file.
        let resource = FluentResource::try_new(text.to_string()).ok()?;
        let mut bundle = FluentBundle::new_concurrent(vec![language.parse().ok()?]);
        // No characters around what is filled in: titles and attributes are compared with the content.
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).ok()?;
        Some(Self { language, bundle })
    }

    /// The language, as BCP 47 tag.
    #[must_use]
    pub fn language(&self) -> &'static str {
        self.language
    }

    fn format<'a, const N: usize>(&self, key: &str, arguments: [(&'a str, FluentValue<'a>); N]) -> String {
        let arguments: FluentArgs<'_> = arguments.into_iter().collect();
        // The build knows that the message is there, and what its variables are.
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_string();
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "{key}: {errors:?}");
        text
    }
}

impl fmt::Debug for Messages {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Messages").field("language", &self.language).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_messages_is_a_language() {
        let files: Vec<_> = LOCALES.iter().map(|(language, _)| *language).collect();
        assert_eq!(Messages::languages().collect::<Vec<_>>(), files);
    }

    #[test]
    fn a_region_makes_no_difference_and_an_unknown_language_is_none() {
        let language = |tag| Messages::of(tag).map(Messages::language);
        assert_eq!(language("en"), Some("en"));
        assert_eq!(language("en-GB"), Some("en"));
        assert_eq!(language("tlh"), None);
        assert_eq!(language("no tag"), None);
        assert_eq!(language(""), None);
    }

    #[test]
    fn the_direction_of_a_language_is_that_of_its_script() {
        let found = |tags: &[&'static str]| -> Vec<_> {
            tags.iter().copied().filter(|tag| is_right_to_left(tag)).collect()
        };
        assert_eq!(found(&["ar", "he", "fa-IR", "ur", "az-Arab"]), ["ar", "he", "fa-IR", "ur", "az-Arab"]);
        assert!(found(&["en", "uk", "az", "ar-Latn", "ja", "", "no tag"]).is_empty());
    }

    #[test]
    fn numbers_are_said_as_the_language_counts() {
        let english = Messages::of("en").expect("English");
        assert_eq!(english.distance_before(1), "1 day before");
        assert_eq!(english.distance_before(1106), "1106 days before");
        assert_eq!(english.describe_changes(0), "Nothing has changed since it was first published.");
    }
}
