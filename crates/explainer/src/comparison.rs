//! Compares two texts word by word, such as two printings of a quotation or two wordings of a note.

use crate::load::words;
use crate::model::Edit;
use std::ops::Range;

/// Compares two texts word by word. Where they differ, the words of the first come before those of the second.
#[must_use]
pub fn compare(first: &str, second: &str) -> Vec<Edit> {
    let (first, second) = (tokens(first), tokens(second));
    let changes: Vec<(similar::ChangeTag, String)> =
        similar::capture_diff_slices(similar::Algorithm::Myers, &first, &second)
            .iter()
            .flat_map(|change| change.iter_slices(&first, &second))
            .map(|(tag, tokens)| (tag, tokens.concat()))
            .collect();
    let mut edits = Vec::new();
    let mut differing = (String::new(), String::new());
    for (index, (tag, text)) in changes.iter().enumerate() {
        match tag {
            similar::ChangeTag::Delete => differing.0.push_str(text),
            similar::ChangeTag::Insert => differing.1.push_str(text),
            // A space between two differences is not a common word: the three make one difference.
            similar::ChangeTag::Equal if text.trim().is_empty() && index > 0 && index + 1 < changes.len() => {
                differing.0.push_str(text);
                differing.1.push_str(text);
            }
            similar::ChangeTag::Equal => {
                edits.extend(runs(std::mem::take(&mut differing)));
                edits.push(Edit::Same(text.clone()));
            }
        }
    }
    edits.extend(runs(differing));
    edits
}

fn runs((first, second): (String, String)) -> impl Iterator<Item = Edit> {
    let first = (!first.is_empty()).then_some(Edit::First(first));
    first.into_iter().chain((!second.is_empty()).then_some(Edit::Second(second)))
}

/// Splits `text` into words and single characters between them, so that an added comma does not change a word.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut from = 0;
    let characters = |between: Range<usize>| {
        let start = between.start;
        text[between].char_indices().map(move |(at, char)| &text[start + at..start + at + char.len_utf8()])
    };
    for (_, place) in words(text) {
        tokens.extend(characters(from..place.start));
        from = place.end;
        tokens.push(&text[place]);
    }
    tokens.extend(characters(from..text.len()));
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printings_are_compared_word_by_word() {
        let edits = compare("on the battlefield", "in the battlefield");
        assert_eq!(
            edits,
            [Edit::First("on".into()), Edit::Second("in".into()), Edit::Same(" the battlefield".into())]
        );
    }

    #[test]
    fn added_punctuation_does_not_change_a_word() {
        let edits = compare(
            "certain lands, borders, and the like",
            "certain lands [keep] their borders and the like",
        );
        assert_eq!(
            edits,
            [
                Edit::Same("certain lands".into()),
                Edit::First(", ".into()),
                Edit::Second(" [keep] their ".into()),
                Edit::Same("borders".into()),
                Edit::First(",".into()),
                Edit::Same(" and the like".into()),
            ]
        );
    }

    #[test]
    fn words_that_differ_on_both_sides_of_a_space_differ_in_one_place() {
        assert_eq!(
            compare("they won’t ever go", "they will not go"),
            [
                Edit::Same("they ".into()),
                Edit::First("won’t ever".into()),
                Edit::Second("will not".into()),
                Edit::Same(" go".into()),
            ]
        );
    }

    #[test]
    fn a_space_before_or_after_all_differences_is_common() {
        let (first, second) = (Edit::First("sell".into()), Edit::Second("keep".into()));
        let space = || Edit::Same(" ".into());
        assert_eq!(compare(" sell", " keep"), [space(), first.clone(), second.clone()]);
        assert_eq!(compare("sell ", "keep "), [first, second, space()]);
        assert_eq!(compare(" ", " "), [space()]);
    }

    #[test]
    fn both_texts_can_be_read_off_a_comparison() {
        let texts = [
            "If he (Trump) does it",
            "If he does it",
            "in my brain",
            "",
            " ",
            "Ünder… “it’s” – so",
            "in (his) brain",
        ];
        for first in texts {
            for second in texts {
                let edits = compare(first, second);
                assert_eq!(edits.iter().filter_map(Edit::first).collect::<String>(), first);
                assert_eq!(edits.iter().filter_map(Edit::second).collect::<String>(), second);
            }
        }
    }
}
