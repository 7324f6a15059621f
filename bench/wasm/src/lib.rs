//! `anchoring::locate` as JavaScript calls it: strings and offsets in UTF-16 code units, converted on every call.

use anchoring::{Outcome, Selector, utf16};
use wasm_bindgen::prelude::wasm_bindgen;

/// Gives `[answer, start, end]`, where the answer is 0 exact, 1 reworded, 2 changed, or `[3]` for absent.
#[wasm_bindgen]
pub fn locate(text: &str, exact: &str, prefix: &str, suffix: &str, start: usize) -> Vec<u32> {
    let selector = Selector::new(exact).between(prefix, suffix);
    let outcome = anchoring::locate(text, &[], &selector, utf16::to_scalar(text, start));
    let answer = match outcome {
        Outcome::Exact(_) => 0,
        Outcome::Reworded(_) => 1,
        Outcome::Changed(_) => 2,
        Outcome::Absent => 3,
    };
    let units = outcome.place().and_then(|place| place.utf16(text));
    std::iter::once(answer)
        .chain(units.into_iter().flat_map(|units| [units.start as u32, units.end as u32]))
        .collect()
}
