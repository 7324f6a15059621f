//! Reads which words are selected, and in which text.

use crate::words::whole_words;
use std::ops::Range;
use wasm_bindgen::{JsCast, JsValue};
use web::text::PageText;
use web_sys::{DomRect, Element, Window};

/// Selected words of one text of the page.
#[derive(Clone, Debug)]
pub(crate) struct SelectedWords {
    /// The text that contains the words, as it is in the document.
    pub(crate) page_text: PageText,
    /// The words, in scalars: whole ones, at least one.
    pub(crate) scalars: Range<u32>,
}

/// Whether nothing is selected.
pub(crate) fn is_empty(window: &Window) -> bool {
    window.get_selection().ok().flatten().is_none_or(|selection| selection.is_collapsed())
}

/// Returns the selected words; `None` if there are none, or if they are not within one text that links can point into.
///
/// # Errors
///
/// Fails if the browser can't describe the selection.
pub(crate) fn selected_words(window: &Window) -> Result<Option<SelectedWords>, JsValue> {
    let Some(selection) = window.get_selection()? else { return Ok(None) };
    if selection.is_collapsed() || selection.range_count() == 0 {
        return Ok(None);
    }
    let range = selection.get_range_at(0)?;
    let common = range.common_ancestor_container()?;
    let common = common.dyn_ref::<Element>().cloned().or_else(|| common.parent_element());
    let Some(page_text) = common.and_then(|common| PageText::around(&common, &range)) else {
        return Ok(None);
    };
    let start = page_text.scalar_at(&range.start_container()?, range.start_offset()?).unwrap_or(0);
    let end = page_text.scalar_at(&range.end_container()?, range.end_offset()?);
    let end = end.unwrap_or_else(|| page_text.length());
    let scalars = whole_words(page_text.as_str(), start..end);
    Ok(scalars.map(|scalars| SelectedWords { page_text, scalars }))
}

/// Returns the box around the selection, in CSS pixels from the top left of the window.
///
/// # Errors
///
/// Fails if nothing is selected.
pub(crate) fn selection_box(window: &Window) -> Result<DomRect, JsValue> {
    let selection = window.get_selection()?.ok_or("no selection")?;
    Ok(selection.get_range_at(0)?.get_bounding_client_rect())
}
