//! Tells what is wrong with the form of an id, and which one may be meant.

use super::characters::{deceptive, is_invisible, looks_like};
use crate::id::is_id;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Returns the help text for `text`, which can't be an id.
pub(super) fn help(text: &str) -> String {
    let example = meant(text).map_or_else(|| ": `right-time`.".into(), |id| format!(": write `{id}`."));
    let rule = "An id is lower-case words or numbers joined by hyphens and starts with a letter";
    match deceptive(text) {
        Some(found) => format!("{found} {rule}{example}"),
        None => format!("{rule}{example}"),
    }
}

/// Returns the id that is most like `text`, which is none; `None` if there is no such id.
#[must_use]
pub fn meant(text: &str) -> Option<String> {
    let mut id = String::new();
    let visible = text.chars().filter(|char| char.is_whitespace() || !is_invisible(*char));
    for char in visible.map(|char| looks_like(char).unwrap_or(char)).nfkd() {
        if char.is_ascii_alphanumeric() {
            id.push(char.to_ascii_lowercase());
        } else if !is_combining_mark(char)
            && !matches!(char, '\'' | '’')
            && !id.is_empty()
            && !id.ends_with('-')
        {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    (is_id(id) && id != text).then(|| id.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_that_is_meant_is_found() {
        for (text, id) in [
            ("Right Time", "right-time"),
            ("right_time", "right-time"),
            ("écho", "echo"),
            ("e\u{441}ho", "echo"),
            ("ｅｃｈｏ", "echo"),
            ("ec\u{200B}ho", "echo"),
            ("../echo", "echo"),
            ("echo-", "echo"),
            ("mayor’s--vow", "mayors-vow"),
        ] {
            assert_eq!(meant(text).as_deref(), Some(id), "{text}");
        }
        for text in ["", "7th", "語", "echo"] {
            assert_eq!(meant(text), None, "{text}");
        }
    }

    #[test]
    fn a_character_that_deceives_is_named() {
        let help = help("e\u{441}ho");
        assert!(help.contains("U+0441, a Cyrillic letter") && help.ends_with("write `echo`."), "{help}");
    }
}
