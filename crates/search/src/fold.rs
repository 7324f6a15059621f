//! Folds letters, so that case and accents make no difference.
//!
//! The tables of Unicode are larger than the rest of this program, and calls of the browser's `String.prototype.normalize`
//! for every word at every key are slow. These rules cover Latin, Greek and Cyrillic letters. Any other letter stays as it
//! is, and is found if typed the same way.

/// The letters from U+00C0 on, without accents. `-` marks letters that become two, and characters that are no letters.
const LATIN: &[u8; 192] = b"aaaaaa-ceeeeiiiidnooooo-ouuuuy--aaaaaa-ceeeeiiiidnooooo-ouuuuy-y\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii--jjkkkllllllllllnnnnnnnnnoooooo--rrrrrrssssssssttttttuuuuuuuuuuuu\
    wwyyyzzzzzzs";
const LATIN_START: u32 = 0xc0;

/// Appends the folded form of `letter` to `folded`.
pub(crate) fn fold(letter: char, folded: &mut String) {
    let code = u32::from(letter);
    let plain = code.checked_sub(LATIN_START).and_then(|index| LATIN.get(index as usize));
    let pair = match letter {
        'Æ' | 'æ' => "ae",
        'Œ' | 'œ' => "oe",
        'ß' | 'ẞ' => "ss",
        'Þ' | 'þ' => "th",
        'Ĳ' | 'ĳ' => "ij",
        _ => "",
    };
    if !pair.is_empty() {
        folded.push_str(pair);
    } else if let Some(plain) = plain.filter(|plain| **plain != b'-') {
        folded.push(char::from(*plain));
    } else {
        folded.push(lower(letter));
    }
}

/// Returns the lower-case form of a letter; without accents if it is Greek.
fn lower(letter: char) -> char {
    let code = u32::from(letter);
    let lower = match letter {
        'Ά' | 'ά' => u32::from('α'),
        'Έ' | 'έ' => u32::from('ε'),
        'Ή' | 'ή' => u32::from('η'),
        'Ί' | 'ί' | 'Ϊ' | 'ϊ' | 'ΐ' => u32::from('ι'),
        'Ό' | 'ό' => u32::from('ο'),
        'Ύ' | 'ύ' | 'Ϋ' | 'ϋ' | 'ΰ' => u32::from('υ'),
        'Ώ' | 'ώ' => u32::from('ω'),
        'ς' => u32::from('σ'),
        'Α'..='Ω' | 'А'..='Я' => code + 0x20,
        'Ѐ'..='Џ' => code + 0x50,
        // Further Cyrillic: upper and lower case side by side.
        'Ѡ'..='ҁ' | 'Ҋ'..='ҿ' | 'Ӑ'..='ԯ' => code | 1,
        _ => return letter.to_ascii_lowercase(),
    };
    char::from_u32(lower).unwrap_or(letter)
}

/// Returns whether `char`, which is no letter, belongs to a word but not to its spelling: a combining accent, the mark of a
/// vowel or tone, a soft hyphen or a joiner.
pub(crate) fn is_silent(char: char) -> bool {
    !char.is_alphanumeric()
        && matches!(char, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
            // Hebrew and Arabic, scripts of India without their full stops, Thai and Lao, Burmese, Khmer.
            | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}'
            | '\u{900}'..='\u{963}' | '\u{971}'..='\u{e4e}' | '\u{eb0}'..='\u{ecd}'
            | '\u{102b}'..='\u{103e}' | '\u{17b4}'..='\u{17d3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        text.chars().fold(String::new(), |mut folded, letter| {
            fold(letter, &mut folded);
            folded
        })
    }

    #[test]
    fn case_and_accents_make_no_difference() {
        for (one, other) in [
            ("ZÜRICH", "zurich"),
            ("Łódź", "lodz"),
            ("Ærøskøbing", "aeroskobing"),
            ("Straße", "STRASSE"),
            ("ŽIŽEK", "zizek"),
            ("КИЇВ", "київ"),
            ("Ґ", "ґ"),
            ("Ѝ", "ѝ"),
            ("ΑΘΉΝΑΣ", "Αθηνας"),
            ("Þing", "thing"),
        ] {
            assert_eq!(folded(one), folded(other));
        }
    }

    #[test]
    fn other_letters_stay_apart() {
        assert_ne!(folded("й"), folded("и"));
        assert_eq!(folded("語×÷"), "語×÷");
    }

    #[test]
    fn every_letter_folds_like_its_lower_case_form() {
        for letter in ('\0'..='\u{52f}').filter(|letter| letter.is_alphabetic()) {
            let mut small = letter.to_lowercase();
            let (Some(other), None) = (small.next(), small.next()) else { continue };
            let covered = letter < '\u{180}' || ('Α'..='Ω').contains(&letter) || letter >= '\u{400}';
            if covered && other != letter && !('\u{4c0}'..'\u{4d0}').contains(&letter) {
                assert_eq!(folded(&letter.to_string()), folded(&other.to_string()), "{letter}");
            }
        }
    }
}
