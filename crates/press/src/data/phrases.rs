//! What the programs in the browser say.

use explainer::model::Explainer;
use phrases::Phrases;

/// The phrases in the language of `explainer`.
pub(crate) fn phrases(explainer: &Explainer) -> Vec<u8> {
    // An unknown language is refused when an explainer is read, by the pages' messages.
    Phrases::of(&explainer.lang).unwrap_or_else(Phrases::english).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use messages::Messages;

    #[test]
    fn programs_speak_the_languages_of_the_pages() {
        for language in Messages::languages() {
            let phrases = Phrases::of(language);
            let phrases =
                phrases.unwrap_or_else(|| panic!("crates/phrases/locales/{language}.ftl is missing"));
            // What both say, both say alike.
            let messages = Messages::of(language).expect("a language");
            assert_eq!(messages.quoted("a"), phrases.quoted("a"));
            assert_eq!(messages.credit_of_insertion("a", "b"), phrases.credit_of_insertion("a", "b"));
            assert_eq!(messages.only_here(), phrases.only_here());
        }
    }
}
