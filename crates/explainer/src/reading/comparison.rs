//! Comparing two printings of the same words.

use super::words::words;
use crate::model::Edit;
use std::ops::Range;

/// A comparison word by word. Where words differ, all that this printing has comes before all that the other has.
pub(super) fn compare(ours: &str, theirs: &str) -> Vec<Edit> {
    let (ours, theirs) = (tokens(ours), tokens(theirs));
    let changes: Vec<(similar::ChangeTag, String)> =
        similar::capture_diff_slices(similar::Algorithm::Myers, &ours, &theirs)
            .iter()
            .flat_map(|change| change.iter_slices(&ours, &theirs))
            .map(|(tag, tokens)| (tag, tokens.concat()))
            .collect();
    let mut edits = Vec::new();
    let mut differing = (String::new(), String::new());
    for (index, (tag, text)) in changes.iter().enumerate() {
        match tag {
            similar::ChangeTag::Delete => differing.0.push_str(text),
            similar::ChangeTag::Insert => differing.1.push_str(text),
            // A space alone is no word in common: what differs on both sides of it differs in one place.
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

fn runs((ours, theirs): (String, String)) -> impl Iterator<Item = Edit> {
    let ours = (!ours.is_empty()).then_some(Edit::Ours(ours));
    ours.into_iter().chain((!theirs.is_empty()).then_some(Edit::Theirs(theirs)))
}

/// The words of `text`, and every sign between them by itself: a comma more does not make another word.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut from = 0;
    let signs = |between: Range<usize>| {
        let start = between.start;
        text[between].char_indices().map(move |(at, sign)| &text[start + at..start + at + sign.len_utf8()])
    };
    for (_, place) in words(text) {
        tokens.extend(signs(from..place.start));
        from = place.end;
        tokens.push(&text[place]);
    }
    tokens.extend(signs(from..text.len()));
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
            [Edit::Ours("on".into()), Edit::Theirs("in".into()), Edit::Same(" the battlefield".into())]
        );
    }

    #[test]
    fn a_sign_more_is_not_another_word() {
        let edits = compare(
            "certain lands, borders, and the like",
            "certain lands [keep] their borders and the like",
        );
        assert_eq!(
            edits,
            [
                Edit::Same("certain lands".into()),
                Edit::Ours(", ".into()),
                Edit::Theirs(" [keep] their ".into()),
                Edit::Same("borders".into()),
                Edit::Ours(",".into()),
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
                Edit::Ours("won’t ever".into()),
                Edit::Theirs("will not".into()),
                Edit::Same(" go".into()),
            ]
        );
    }

    #[test]
    fn both_printings_can_be_read_off_a_comparison() {
        let printings = [
            "If he (Trump) does it",
            "If he does it",
            "in my brain",
            "",
            " ",
            "Ünder… “it’s” – so",
            "in (his) brain",
        ];
        for ours in printings {
            for theirs in printings {
                let mut read = (String::new(), String::new());
                for edit in compare(ours, theirs) {
                    let (text, to_ours, to_theirs) = match edit {
                        Edit::Same(text) => (text, true, true),
                        Edit::Ours(text) => (text, true, false),
                        Edit::Theirs(text) => (text, false, true),
                    };
                    if to_ours {
                        read.0.push_str(&text);
                    }
                    if to_theirs {
                        read.1.push_str(&text);
                    }
                }
                assert_eq!((read.0.as_str(), read.1.as_str()), (ours, theirs));
            }
        }
    }
}
