//! Widening a selection to whole words.

use explainer::typography::is_word_part;
use std::ops::Range;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `Intl.Segmenter`: words in any script, where the browser has it.
    #[wasm_bindgen(js_namespace = Intl)]
    type Segmenter;

    #[wasm_bindgen(thread_local_v2, js_namespace = Intl, js_name = Segmenter)]
    static SEGMENTER: Option<js_sys::Function>;

    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(language: Option<&str>, options: &js_sys::Object) -> Result<Segmenter, JsValue>;

    #[wasm_bindgen(method)]
    fn segment(this: &Segmenter, text: &str) -> Segments;

    type Segments;

    #[wasm_bindgen(method)]
    fn containing(this: &Segments, unit: u32) -> Option<Segment>;

    type Segment;

    #[wasm_bindgen(method, getter)]
    fn index(this: &Segment) -> u32;

    #[wasm_bindgen(method, getter)]
    fn segment(this: &Segment) -> js_sys::JsString;

    #[wasm_bindgen(method, getter, js_name = isWordLike)]
    fn is_word_like(this: &Segment) -> bool;
}

/// The scalars `place` of `text` without the space at its ends, widened to whole words; `None` if they hold no letter or
/// digit.
pub(crate) fn whole_words(text: &str, place: Range<u32>) -> Option<Range<u32>> {
    let chars: Vec<char> = text.chars().collect();
    let place = trimmed(&chars, place)?;
    Some(segmented(text, &chars, &place).unwrap_or_else(|| widened(&chars, &place)))
}

fn trimmed(chars: &[char], place: Range<u32>) -> Option<Range<u32>> {
    let words = chars.get(place.start as usize..place.end as usize)?;
    let first = words.iter().position(|char| !char.is_whitespace())?;
    let last = words.iter().rposition(|char| !char.is_whitespace())?;
    let is_worded = words.iter().any(|char| is_word_part(*char));
    is_worded.then(|| place.start + count(first)..place.start + count(last) + 1)
}

/// `place` widened to the browser's words; `None` where it knows none.
fn segmented(text: &str, chars: &[char], place: &Range<u32>) -> Option<Range<u32>> {
    SEGMENTER.with(|segmenter| segmenter.is_some().then_some(()))?;
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &"granularity".into(), &"word".into()).ok()?;
    let segments = Segmenter::new(None, &options).ok()?.segment(text);
    let unit = |scalar: u32| count(chars.iter().take(scalar as usize).map(|char| char.len_utf16()).sum());
    let word = |scalar: u32| segments.containing(unit(scalar)).filter(Segment::is_word_like);
    let scalar = |unit: u32| {
        let mut at = 0;
        count(
            chars
                .iter()
                .take_while(|char| {
                    at += count(char.len_utf16());
                    at <= unit
                })
                .count(),
        )
    };
    let start = word(place.start).map_or(place.start, |word| scalar(word.index()));
    let end =
        word(place.end - 1).map_or(place.end, |word| scalar(word.index() + Segment::segment(&word).length()));
    Some(start..end)
}

/// `place` widened to where no letter or digit goes on.
fn widened(chars: &[char], place: &Range<u32>) -> Range<u32> {
    let is_part = |at: u32| chars.get(at as usize).is_some_and(|char| is_word_part(*char));
    let (mut start, mut end) = (place.start, place.end);
    while start > 0 && is_part(start) && is_part(start - 1) {
        start -= 1;
    }
    while is_part(end - 1) && is_part(end) {
        end += 1;
    }
    start..end
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn space_at_the_ends_is_left_out_and_what_holds_no_word_is_nothing() {
        assert_eq!(trimmed(&chars("we  did it"), 2..8), Some(4..7));
        assert_eq!(trimmed(&chars("we … did"), 2..4), None);
        assert_eq!(trimmed(&chars("we"), 0..9), None);
    }

    #[test]
    fn a_selection_is_widened_to_whole_words() {
        assert_eq!(widened(&chars("crush them now"), &(2..8)), 0..10);
        assert_eq!(widened(&chars("crush them"), &(0..5)), 0..5);
        assert_eq!(widened(&chars("crush, them"), &(0..6)), 0..6);
    }
}
