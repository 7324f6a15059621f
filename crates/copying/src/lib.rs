//! Copies links to selected words, and the words themselves with their speaker, date and source.
//!
//! What is copied is taken from data, never from the document: a page that a browser has translated, or an extension
//! changed, can't be made to say what was not said.
//!
//! | module | does |
//! |---|---|
//! | `selection` | reads which words are selected, and in which text |
//! | `words` | widens a selection to whole words |
//! | `quotation` | writes words as a quotation |
//! | `menu` | the menu at selected words |
//! | `selection_menu` | shows the menu for a selection, and does what is chosen |

mod menu;
mod quotation;
mod selection;
mod selection_menu;
mod words;

/// Starts the program on the page that is open.
pub fn start() {
    if let Some(window) = web_sys::window()
        && let Some(document) = window.document()
    {
        selection_menu::begin(&window, &document);
    }
}
