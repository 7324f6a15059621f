//! Folding: what two spellings of a letter have in common when case and accents are set aside.
//!
//! Unicode's own tables would weigh more than the rest of this program; these rules cover the alphabets that a reader of
//! the explainer types. Whatever they don't know stays as it is, and is found by typing it the same way.

/// The letters from U+00C0 on without their accents; `-` stands for those of two letters, and for signs.
const LATIN: &[u8; 192] = b"aaaaaa-ceeeeiiiidnooooo-ouuuuy--aaaaaa-ceeeeiiiidnooooo-ouuuuy-y\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii--jjkkkllllllllllnnnnnnnnnoooooo--rrrrrrssssssssttttttuuuuuuuuuuuu\
    wwyyyzzzzzzs";
const LATIN_START: u32 = 0xc0;

/// Adds `letter`, folded, to `folded`.
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
        folded.push(small(letter));
    }
}

/// The small form of a letter, Greek ones without accents.
fn small(letter: char) -> char {
    let code = u32::from(letter);
    let small = match letter {
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
        // Further Cyrillic: capital and small letter side by side.
        'Ѡ'..='ҁ' | 'Ҋ'..='ҿ' | 'Ӑ'..='ԯ' => code | 1,
        _ => return letter.to_ascii_lowercase(),
    };
    char::from_u32(small).unwrap_or(letter)
}

/// Signs that belong to a word but not to its spelling: accents written apart, soft hyphens, joiners.
pub(crate) fn is_silent(sign: char) -> bool {
    matches!(sign, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
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
    fn every_letter_folds_as_its_small_form() {
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
