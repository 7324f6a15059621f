//! Copies links to selected words, and quotations of them with their speaker, date and source.
//!
//! What is copied comes from the published wordings, never from the document: a page that a browser has translated, or
//! an extension has changed, can't be made to say what was not said.
//!
//! | module | does |
//! |---|---|
//! | `selection` | reads which words are selected, and in which text |
//! | `words` | widens a selection to whole words |
//! | `quotation` | formats words as a quotation |
//! | `menu_elements` | the menu at selected words |
//! | `selection_menu` | shows the menu for a selection, and does what is chosen |
//! | `chooser` | the dialog in which words are chosen one by one |
//! | `picture` | the card of a passage with chosen words highlighted |
//! | `browser` | calls of the browser that `web-sys` lacks |

mod browser;
mod chooser;
mod menu_elements;
mod picture;
mod quotation;
mod selection;
mod selection_menu;
mod words;

use phrases::Phrases;
use std::rc::Rc;

/// Starts the program on the open page. `say` is what it says.
pub fn start(say: Phrases) {
    if let Some(window) = web_sys::window()
        && let Some(document) = window.document()
        && let Err(error) = selection_menu::start(window, document, Rc::new(say))
    {
        web::console::error(&error);
    }
}
