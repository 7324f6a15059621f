//! Checks which words of a passage are in another language than the explainer, and our translation of them.

use super::insertions::is_bracket;
use super::passages::words_in;
use super::pieces::AttributedText;
use super::source_file::SourceFile;
use super::toml_form::{self, Text};
use super::validator::{Provenance, Validator};
use crate::language::Language;
use crate::model::{Origin, PassageKind, Prose};
use crate::quotation_marks::{is_double, is_single};
use std::ops::Range;
use unicode_script::{Script, UnicodeScript as _};

/// Checks the languages of the words of a passage, and gives them to `shown`, its text.
pub(super) fn set_languages(
    validator: &mut Validator<'_>,
    source: &SourceFile,
    raw: &toml_form::Passage,
    shown: &mut AttributedText,
) {
    let mut places: Vec<(Range<usize>, Language)> = Vec::new();
    if let Some(lang) = &raw.lang {
        let language = checked(validator, source, lang);
        if *raw.kind.get_ref() == PassageKind::Report {
            let help = "`lang` is the language of quoted `words`, and a paraphrase has none. Single words of it can be \
                        named in a table [[foreign]] with `words` and `lang`.";
            validator.error(source, lang.span(), "a paraphrase with `lang`", "here", help);
        } else {
            places.extend(language.map(|language| (shown.quoted(), language)));
        }
    }
    for foreign in &raw.foreign {
        let language = checked(validator, source, &foreign.lang);
        let Some(place) = words_in(validator, source, &foreign.words, shown, "foreign words that are") else {
            continue;
        };
        if places.iter().any(|(other, _)| other.start < place.end && place.start < other.end) {
            let help = "Every word has one language: name it once, under [[foreign]] or, where all `words` have the same, \
                        with `lang`.";
            let message = "words whose language is given already";
            validator.error(source, foreign.words.span(), message, "again here", help);
            continue;
        }
        places.extend(language.map(|language| (place, language)));
    }
    let are_known = places.len() == usize::from(raw.lang.is_some()) + raw.foreign.len();
    for (place, language) in places {
        shown.set_language(&place, &language.to_string());
    }
    // What is wrong with a language that is given has been said.
    if are_known {
        check_scripts(validator, source, raw, shown);
    }
}

/// Refuses words in letters that the explainer's language is not written in, and whose language is not given. Latin letters may
/// be names.
fn check_scripts(
    validator: &mut Validator<'_>,
    source: &SourceFile,
    raw: &toml_form::Passage,
    shown: &AttributedText,
) {
    let Some(own) = validator.index.language.as_ref().and_then(script_of) else { return };
    for run in shown.without_language() {
        let Some((script, place)) = in_other_script(&run.text, own) else { continue };
        // An insertion is in one language from bracket to bracket.
        let words = if run.origin == Origin::Reporter { &run.text } else { &run.text[place] };
        let text = if run.origin == Origin::Ours { raw.sentence.as_ref() } else { raw.words.as_ref() };
        let Some(text) = text else { continue };
        let message = format!("words in {} letters whose language is not given", script.full_name());
        let help = format!(
            "Without it they are read aloud and looked up as if they were in the explainer’s. Write a table [[foreign]] with \
             `words = \"{words}\"` and their `lang`; where all `words` are in one language, `lang` alone."
        );
        validator.error(source, text.span(), message, words, help);
    }
}

fn script_of(language: &Language) -> Option<Script> {
    language.script().and_then(|code| Script::from_short_name(&code))
}

/// Returns the first words of `text` in letters that `lang`, a language tag, is not written in, Latin ones apart.
#[must_use]
pub fn words_in_other_letters<'a>(text: &'a str, lang: &str) -> Option<&'a str> {
    let own = Language::parse(lang).as_ref().and_then(script_of)?;
    in_other_script(text, own).map(|(_, place)| &text[place])
}

/// Finds the first words of `text` in letters of another script than `own` and Latin, up to a bracket or a word in other letters.
/// Returns the script and their place in bytes. One letter alone is taken for a symbol.
fn in_other_script(text: &str, own: Script) -> Option<(Script, Range<usize>)> {
    let is_inside = |char: char| char.is_alphanumeric() || char.script() == Script::Inherited;
    let mut found: Option<(Script, Range<usize>)> = None;
    let mut rest = 0;
    while let Some(start) = text[rest..].find(is_inside).map(|at| rest + at) {
        let end = text[start..].find(|char| !is_inside(char)).map_or(text.len(), |length| start + length);
        let gap = &text[rest..start];
        let other = script_of_word(&text[start..end], own);
        match (&mut found, other) {
            (None, Some(script)) => found = Some((script, start..end)),
            (Some((_, place)), Some(_)) if !gap.contains(is_bracket) => place.end = end,
            (Some(_), _) => break,
            (None, None) => {}
        }
        rest = end;
    }
    found
}

/// Returns the script of the first letter of `word` that is in another one than `own` and Latin, if there are two such letters.
fn script_of_word(word: &str, own: Script) -> Option<Script> {
    let is_other = |script: &Script| {
        ![own, Script::Latin, Script::Common, Script::Inherited, Script::Unknown].contains(script)
    };
    let mut letters =
        word.chars().filter(|char| char.is_alphabetic()).map(|char| char.script()).filter(is_other);
    letters.next().filter(|_| letters.next().is_some())
}

/// Parses the tag of a language that is another than `own`, the language of the explainer.
///
/// # Errors
/// Returns a message and a help text if it is not.
pub(super) fn language(tag: &str, own: Option<&Language>) -> Result<Language, (String, String)> {
    let Some(language) = Language::parse(tag) else {
        let help = "Write a BCP 47 tag: `uk` for Ukrainian, `crh` for Crimean Tatar, `sr-Latn` for Serbian in Latin letters. \
                    Codes of countries are other codes: the languages of `ua`, `cz` and `gr` are `uk`, `cs` and `el`.";
        return Err((format!("`{tag}` is not the tag of a language"), help.into()));
    };
    if own.is_some_and(|own| own.is_same(&language)) {
        let help = "Only the language of words in another one is given: take it out.";
        return Err((format!("`{tag}` is the language of the explainer"), help.into()));
    }
    Ok(language)
}

fn checked(validator: &mut Validator<'_>, source: &SourceFile, tag: &Text) -> Option<Language> {
    match language(tag.get_ref(), validator.index.language.as_ref()) {
        Ok(language) => Some(language),
        Err((message, help)) => {
            validator.error(source, tag.span(), message, "here", help);
            None
        }
    }
}

/// Checks our translation of a passage whose text is `shown`.
pub(super) fn translation(
    validator: &mut Validator<'_>,
    source: &SourceFile,
    raw: &toml_form::Passage,
    shown: &AttributedText,
) -> Option<Prose> {
    let translation = raw.translation.as_ref()?;
    if raw.lang.is_none() && raw.foreign.is_empty() {
        let help = "Say which words are in another language: `lang` if all `words` are, else tables [[foreign]]. If none is, \
                    take the translation out.";
        let message = "a translation of words in the language of the explainer";
        validator.error(source, translation.span(), message, "here", help);
    }
    if is_in_marks(translation.get_ref()) {
        let help = "Nobody said these words: take the marks out. The page says that the translation is ours.";
        validator.error(source, translation.span(), "a translation in quotation marks", "here", help);
        return None;
    }
    let text = shown.text();
    Some(validator.prose(source, translation, Provenance { texts: &[&text], ..Provenance::default() }))
}

/// Whether a text begins and ends with a quotation mark, apart from markup and punctuation.
fn is_in_marks(text: &str) -> bool {
    let is_around = |char: char| char.is_whitespace() || "*_.,;:!?…".contains(char);
    let text = text.trim_matches(is_around);
    let (first, last) = (text.chars().next(), text.chars().next_back());
    let are = |is_mark: fn(char) -> bool| first.is_some_and(is_mark) && last.is_some_and(is_mark);
    are(is_double) || are(is_single)
}

#[cfg(test)]
mod tests {
    use super::{in_other_script, is_in_marks, words_in_other_letters};
    use unicode_script::Script;

    #[test]
    fn words_in_other_letters_are_found_and_latin_ones_and_symbols_are_not() {
        for (text, found) in [
            ("people said: не купуй води, коли поруч, and so on", Some("не купуй води, коли поруч")),
            ("the α of Ωμέγα", Some("Ωμέγα")),
            ("河水 and не", Some("河水")),
            ("古い水車を a", Some("古い水車を")),
            ("スーパー a", Some("スーパー")),
            ("(“شكراً”)", Some("شكراً")),
            ("[Він] не прийде", Some("Він")),
            ("an α–β line", None),
            ("a Müller, 5 °C, the β and the π", None),
            ("12\u{61C}, 13\u{61C}: signs of the direction", None),
            ("", None),
        ] {
            assert_eq!(in_other_script(text, Script::Latin).map(|(_, place)| &text[place]), found, "{text}");
        }
        assert_eq!(in_other_script("Вони в NATO", Script::Cyrillic), None);
        assert!(in_other_script("Вони в ΝΑΤΟ", Script::Cyrillic).is_some(), "Greek capitals");
    }

    #[test]
    fn the_letters_of_a_language_are_those_that_it_is_written_in() {
        for (text, lang, found) in [
            ("say: не купуй води", "en", Some("не купуй води")),
            ("не купуй води", "uk", None),
            ("не купуй води", "sr-Latn", Some("не купуй води")),
            ("не купуй води", "sr-Cyrl", None),
            ("do not buy water", "uk", None),
            ("не купуй води", "no language", None),
        ] {
            assert_eq!(words_in_other_letters(text, lang), found, "{text} ({lang})");
        }
    }

    #[test]
    fn marks_at_the_ends_make_a_quotation_of_a_translation() {
        for text in ["“We wait.”", "«We wait».", "‘We wait.’", "'We wait.'", " *“We wait.”*\n"]
        {
            assert!(is_in_marks(text), "{text}");
        }
        for text in ["We wait.", "’Tis late.", "The mill is the mayors’.", "The “млин” waits.", "…", ""]
        {
            assert!(!is_in_marks(text), "{text}");
        }
    }
}
