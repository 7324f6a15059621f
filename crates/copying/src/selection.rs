//! Which words are selected, and in which text.

use crate::words::whole_words;
use std::ops::Range;
use wasm_bindgen::JsCast;
use web::text::PageText;
use web_sys::{Element, Window};

/// Words of one text, as they are selected in the document.
pub(crate) struct Selected {
    pub(crate) text: PageText,
    /// The words, in scalars: whole ones, without space at the ends; never empty.
    pub(crate) place: Range<u32>,
}

/// The selected words, if they lie within one text that links can point into.
pub(crate) fn selected(window: &Window) -> Option<Selected> {
    let selection = window.get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let common = range.common_ancestor_container().ok()?;
    let common = common.dyn_ref::<Element>().cloned().or_else(|| common.parent_element())?;
    let text = PageText::around(&common, &range)?;
    let start = text.scalar_at(&range.start_container().ok()?, range.start_offset().ok()?).unwrap_or(0);
    let end = text.scalar_at(&range.end_container().ok()?, range.end_offset().ok()?);
    let place = whole_words(text.as_str(), start..end.unwrap_or_else(|| text.length()))?;
    Some(Selected { text, place })
}
