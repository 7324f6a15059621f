//! Names characters that people cannot see or take for others.

use unicode_script::{Script, UnicodeScript as _};
use unicode_security::skeleton;

/// Returns `char` as messages show it: itself if it can be seen, its code point, and its name if it is one that people
/// confuse.
pub(super) fn named(char: char) -> String {
    let code = format!("U+{:04X}", u32::from(char));
    match (name(char), is_invisible(char)) {
        (Some(name), true) => format!("{code} ({name})"),
        (Some(name), false) => format!("`{char}` ({code}, {name})"),
        (None, true) => code,
        (None, false) if char.is_ascii_graphic() => format!("`{char}`"),
        (None, false) => match script(char) {
            Some(script) => format!("`{char}` ({code}, {script})"),
            None => format!("`{char}` ({code})"),
        },
    }
}

/// Returns whether `char` leaves no ink: a space, a character of no width, or a control character.
pub(super) fn is_invisible(char: char) -> bool {
    char.is_whitespace()
        || char.is_control()
        || crate::typography::plain(char).is_none()
        || is_joiner(char)
        || { matches!(char, '\u{202D}' | '\u{202E}') }
}

/// Returns whether `char` changes the order in which the text after it is shown, up to the end of a paragraph.
pub(super) fn reorders(char: char) -> bool {
    matches!(char, '\u{202A}'..='\u{202E}')
}

fn is_joiner(char: char) -> bool {
    matches!(char, '\u{200C}' | '\u{200D}')
}

/// Returns the ASCII letter or digit, in lower case, that `char` looks like; `None` for ASCII.
pub(super) fn looks_like(char: char) -> Option<char> {
    use unicode_normalization::UnicodeNormalization as _;
    if char.is_ascii() {
        return None;
    }
    // Full-width and other styled letters are compatibility variants of the plain ones.
    let mut plain = std::iter::once(char).nfkc();
    if let (Some(plain), None) = (plain.next(), plain.next())
        && plain.is_ascii_alphanumeric()
    {
        return Some(plain.to_ascii_lowercase());
    }
    let of = |char: char| skeleton(char.encode_utf8(&mut [0; 4])).collect::<String>();
    let shapes: Vec<String> = std::iter::once(char).chain(char.to_lowercase()).map(of).collect();
    ('a'..='z')
        .chain('0'..='9')
        .find(|plain| shapes.contains(&of(*plain)) || shapes.contains(&of(plain.to_ascii_uppercase())))
}

/// Returns what is wrong with the first character of `text` that is invisible or looks like an ASCII one; `None` if there
/// is none.
pub(super) fn deceptive(text: &str) -> Option<String> {
    text.chars().find_map(|char| {
        if char == ' ' {
            None
        } else if is_invisible(char) {
            Some(format!("There is an invisible character in it, {}.", named(char)))
        } else {
            let plain = looks_like(char)?;
            let kind = script(char).unwrap_or("another character");
            Some(format!(
                "`{char}` in it is U+{:04X}, {kind}, which only looks like the letter or digit `{plain}`.",
                u32::from(char)
            ))
        }
    })
}

/// Returns the kind of letter, for scripts with letters that look like Latin ones.
fn script(char: char) -> Option<&'static str> {
    if matches!(char, '\u{FF01}'..='\u{FF5E}') {
        return Some("a full-width character");
    }
    match char.script() {
        Script::Armenian => Some("an Armenian letter"),
        Script::Cherokee => Some("a Cherokee letter"),
        Script::Coptic => Some("a Coptic letter"),
        Script::Cyrillic => Some("a Cyrillic letter"),
        Script::Greek => Some("a Greek letter"),
        Script::Hebrew => Some("a Hebrew letter"),
        _ => None,
    }
}

fn name(char: char) -> Option<&'static str> {
    Some(match char {
        ' ' => "space",
        '\t' => "tab",
        '\n' => "line end",
        '\r' => "carriage return",
        '"' => "straight quotation mark",
        '\'' => "straight apostrophe",
        '-' => "hyphen",
        '`' => "grave accent",
        '\u{A0}' => "no-break space",
        '\u{AD}' => "soft hyphen",
        '´' => "acute accent",
        'ʼ' => "modifier letter apostrophe",
        '\u{61C}' => "Arabic letter mark",
        '\u{1680}' => "Ogham space",
        '\u{2000}' => "en quad",
        '\u{2001}' => "em quad",
        '\u{2002}' => "en space",
        '\u{2003}' => "em space",
        '\u{2004}' => "three-per-em space",
        '\u{2005}' => "four-per-em space",
        '\u{2006}' => "six-per-em space",
        '\u{2007}' => "figure space",
        '\u{2008}' => "punctuation space",
        '\u{2009}' => "thin space",
        '\u{200A}' => "hair space",
        '\u{200B}' => "zero width space",
        '\u{200C}' => "zero width non-joiner",
        '\u{200D}' => "zero width joiner",
        '\u{200E}' => "left-to-right mark",
        '\u{200F}' => "right-to-left mark",
        '\u{2010}' => "hyphen",
        '\u{2011}' => "no-break hyphen",
        '–' => "en dash",
        '—' => "em dash",
        '‘' => "opening single quotation mark",
        '’' => "apostrophe or closing single quotation mark",
        '‚' => "low single quotation mark",
        '“' => "opening double quotation mark",
        '”' => "closing double quotation mark",
        '„' => "low double quotation mark",
        '«' | '»' => "angle quotation mark",
        '…' => "ellipsis",
        '\u{2028}' => "line separator",
        '\u{2029}' => "paragraph separator",
        '\u{202A}' => "left-to-right embedding",
        '\u{202B}' => "right-to-left embedding",
        '\u{202C}' => "pop directional formatting",
        '\u{202D}' => "left-to-right override",
        '\u{202E}' => "right-to-left override",
        '\u{202F}' => "narrow no-break space",
        '\u{205F}' => "mathematical space",
        '\u{2060}' => "word joiner",
        '\u{2066}' => "left-to-right isolate",
        '\u{2067}' => "right-to-left isolate",
        '\u{2068}' => "first strong isolate",
        '\u{2069}' => "pop directional isolate",
        '\u{2212}' => "minus sign",
        '\u{3000}' => "ideographic space",
        '\u{FEFF}' => "byte order mark",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_other_scripts_are_known_by_what_they_look_like() {
        for (char, plain) in
            [('с', 'c'), ('а', 'a'), ('О', 'o'), ('ο', 'o'), ('і', 'i'), ('ｃ', 'c'), ('７', '7')]
        {
            assert_eq!(looks_like(char), Some(plain), "{char}");
        }
        for char in "czé–“я語".chars() {
            assert_eq!(looks_like(char), None, "{char}");
        }
    }

    #[test]
    fn characters_are_named_with_their_code_point() {
        for (char, told) in [
            ('a', "`a`"),
            ('\u{AD}', "U+00AD (soft hyphen)"),
            ('’', "`’` (U+2019, apostrophe or closing single quotation mark)"),
            ('с', "`с` (U+0441, a Cyrillic letter)"),
            ('é', "`é` (U+00E9)"),
            ('\u{1}', "U+0001"),
        ] {
            assert_eq!(named(char), told);
        }
    }

    #[test]
    fn what_cannot_be_seen_and_what_is_easily_confused_has_a_name() {
        let marks = " \t\n\r\"'-`´ʼ–—‘’‚“”„«»…\u{2010}\u{2011}\u{2212}".chars();
        let unseen = ('\u{A0}'..=char::MAX).filter(|char| is_invisible(*char));
        let nameless: Vec<_> =
            marks.chain(unseen).filter(|char| name(*char).is_none()).map(char::escape_unicode).collect();
        assert!(nameless.is_empty(), "{nameless:?}");
    }

    #[test]
    fn scripts_with_letters_like_latin_ones_are_named() {
        for (char, kind) in [
            ('Ս', "an Armenian letter"),
            ('Ꭰ', "a Cherokee letter"),
            ('ⲟ', "a Coptic letter"),
            ('с', "a Cyrillic letter"),
            ('ο', "a Greek letter"),
            ('ו', "a Hebrew letter"),
            ('ｃ', "a full-width character"),
        ] {
            assert_eq!(script(char), Some(kind), "{char}");
        }
        assert_eq!(script('é'), None);
    }

    #[test]
    fn what_deceives_is_told_of_ids_and_keys() {
        assert_eq!(deceptive("two words"), None);
        assert_eq!(deceptive("écho"), None);
        let zero = deceptive("ec\u{200B}ho").expect("an invisible character");
        assert!(zero.contains("U+200B (zero width space)"), "{zero}");
        let es = deceptive("e\u{441}ho").expect("a Cyrillic letter");
        assert!(es.contains("U+0441, a Cyrillic letter") && es.contains("`c`"), "{es}");
    }
}
