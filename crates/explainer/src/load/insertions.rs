//! Checks whose words stand in brackets within a quotation: those that a reporter inserted, or the speaker's own.

use super::nearness::{near, occurrences};
use super::pieces::once;
use super::source_file::SourceFile;
use super::toml_form::{self, Text};
use super::validator::Validator;
use crate::model::Origin;
use std::ops::Range;

/// The brackets that reporters put round insertions, those that open and those that close.
const PAIRS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('（', '）'), ('［', '］')];

/// Returns what stands in brackets in `text`, as byte ranges from a bracket that opens to the one that closes it. A bracket
/// without its counterpart is a range by itself; ranges inside of others are left out.
#[must_use]
pub fn bracketed(text: &str) -> Vec<Range<usize>> {
    let mut open: Vec<(Range<usize>, char)> = Vec::new();
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, char) in text.char_indices() {
        let place = at..at + char.len_utf8();
        if let Some((_, closing)) = PAIRS.iter().find(|(opening, _)| *opening == char) {
            open.push((place, *closing));
        } else if PAIRS.iter().any(|(_, closing)| *closing == char) {
            match open.pop_if(|(_, closing)| *closing == char) {
                Some((opening, _)) => {
                    found.retain(|inner| inner.start < opening.start);
                    found.push(opening.start..place.end);
                }
                None => found.push(place),
            }
        }
    }
    found.extend(open.into_iter().map(|(place, _)| place));
    found.sort_by_key(|piece| piece.start);
    found
}

/// Whether `char` opens or closes a pair of brackets.
pub(super) fn is_bracket(char: char) -> bool {
    PAIRS.iter().any(|(opening, closing)| char == *opening || char == *closing)
}

/// Returns whether `text` is one bracket.
fn is_lone(text: &str) -> bool {
    text.chars().count() == 1
}

/// Returns where the texts stand in `words` that the passage says are a reporter's insertions ([`Origin::Reporter`]) or, in
/// brackets, the speaker's own, in their order. Reports brackets of which nothing is said.
pub(super) fn places(
    validator: &mut Validator<'_>,
    source: &SourceFile,
    raw: &toml_form::Passage,
    words: &Text,
) -> Vec<(Range<usize>, Origin)> {
    let text = words.get_ref().as_str();
    let inserted = raw.insertions.iter().map(|named| (Origin::Reporter, "an insertion", named));
    let own = raw.own_brackets.iter().map(|named| (Origin::Speaker, "a text in `own_brackets`", named));
    let mut places: Vec<(Range<usize>, Origin)> = Vec::new();
    let mut are_right = true;
    for (origin, what, named) in inserted.chain(own) {
        let mut refuse = |message: String, help: String| {
            are_right = false;
            validator.error(source, named.span(), message, "here", help);
        };
        if origin == Origin::Speaker && bracketed(named.get_ref()).is_empty() {
            let help = "Take it out: only of brackets it is asked whether the speaker wrote them.";
            refuse(format!("{what} without a bracket"), help.into());
            continue;
        }
        let overlaps = |place: &Range<usize>| {
            places.iter().any(|(other, _)| other.start < place.end && place.start < other.end)
        };
        match found(text, named.get_ref()) {
            Ok(found) if found.iter().any(overlaps) => {
                let help = "Name what stands in brackets once, as one piece.";
                refuse(format!("{what} that overlaps another"), help.into());
            }
            Ok(found) => places.extend(found.into_iter().map(|place| (place, origin))),
            Err(count) => {
                let help = "Write it as printed, brackets included; it must stand in `words` once.";
                if count == 0 {
                    let help = near("The text", text, named.get_ref())
                        .map_or(help.into(), |near| format!("{near} {help}"));
                    refuse(format!("{what} that is not in the words"), help);
                } else {
                    let help = format!("{help} It stands in {}.", occurrences(text, named.get_ref()));
                    refuse(format!("{what} that stands {count} times in the words"), help);
                }
            }
        }
    }
    // A mistake in what is named may be the same one.
    if are_right {
        unnamed(validator, source, words, &places);
    }
    places.sort_by_key(|(place, _)| place.start);
    places
}

/// Returns every place of `named` in `text` if it is what stands between two brackets, and its only place otherwise.
///
/// # Errors
/// Returns the number of places if there are none, or several of anything else.
fn found(text: &str, named: &str) -> Result<Vec<Range<usize>>, usize> {
    let is_piece = !is_lone(named) && bracketed(named).first() == Some(&(0..named.len()));
    let all: Vec<_> = text.match_indices(named).map(|(at, _)| at..at + named.len()).collect();
    if is_piece && !all.is_empty() { Ok(all) } else { once(text, named).map(|place| vec![place]) }
}

/// Reports what stands in brackets in `words` and is not whole in one of `places`.
fn unnamed(
    validator: &mut Validator<'_>,
    source: &SourceFile,
    words: &Text,
    places: &[(Range<usize>, Origin)],
) {
    let text = words.get_ref().as_str();
    let is_named = |piece: &Range<usize>| {
        places.iter().any(|(place, _)| place.start <= piece.start && piece.end <= place.end)
    };
    for piece in bracketed(text).into_iter().filter(|piece| !is_named(piece)) {
        let piece = &text[piece];
        let help = if is_lone(piece) {
            "A bracket without its counterpart is named with the words before or after it, in `own_brackets` if the speaker \
             wrote them so, and in `insertions` if a reporter did."
                .into()
        } else {
            format!(
                "Brackets are not heard: somebody wrote them. If a reporter put this in, add `{piece}` to `insertions`; if \
                 the speaker wrote it, to `own_brackets`."
            )
        };
        let message = format!("nothing says whose `{piece}` is");
        validator.error(source, words.span(), message, "in these words", help);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_brackets_is_found_whole() {
        let found = |text: &'static str| -> Vec<_> {
            bracketed(text).into_iter().map(|piece| &text[piece]).collect()
        };
        assert_eq!(found("(We) sell [the mill] (no)"), ["(We)", "[the mill]", "(no)"]);
        assert_eq!(found("Article 5(2) [of (the) law]"), ["(2)", "[of (the) law]"]);
        assert_eq!(found("磨坊（旧）和［新］"), ["（旧）", "［新］"]);
        assert_eq!(found("one (alone"), ["("]);
        assert_eq!(found("(a [b] and ]c"), ["(", "[b]", "]"]);
        assert_eq!(found("(a ] b)"), ["(a ] b)"]);
        assert_eq!(found("([)]"), ["(", "[)]"]);
        assert!(found("no brackets").is_empty());
    }

    #[test]
    fn what_stands_between_brackets_may_be_printed_several_times() {
        let text = "[the firm] and [the firm] (a)";
        let starts = |text, named| {
            found(text, named).map(|places| places.into_iter().map(|place| place.start).collect::<Vec<_>>())
        };
        assert_eq!(starts(text, "[the firm]"), Ok(vec![0, 15]));
        assert_eq!(starts(text, "and [the firm]"), Ok(vec![11]));
        assert_eq!(starts(text, "the firm"), Err(2));
        assert_eq!(starts(text, "[the mill]"), Err(0));
        assert_eq!(starts("a) b)", ")"), Err(2), "a bracket alone says nothing of where it is");
    }
}
