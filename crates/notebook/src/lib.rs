//! Keeps words and notes on the device.
//!
//! A note holds the position of its words, as a link to words does: two numbers, and the wording that they count in. What
//! has become of the words is computed from the published wordings alone, never from the text in the document, which
//! may be translated. **Nothing of what is stored or imported is shown but the reader's own text**, and that as text.
//!
//! | module | does |
//! |---|---|
//! | `app` | handles events: the running program, with its storage and the document |
//! | `action`, `session`, `deleted` | define what buttons ask for, and what is remembered until another page is opened |
//! | `note` | defines notes, and the notebook that holds them |
//! | `store`, `stored_form` | store the notebook on the device |
//! | `annotation_io` | writes and reads files of W3C annotations |
//! | `download` | downloads the notes as a file |
//! | `import_file`, `import_report` | add the notes of a file, and report on it |
//! | `wordings_cache` | loads published wordings, each once |
//! | `page`, `listing` | select the notes that belong on the open page |
//! | `resolution`, `comparison` | compute what has become of a note's words |
//! | `list`, `step_notes`, `notes_page`, `dialog` | show notes, and the dialog for writing them |
//! | `json`, `json_text`, `html_text` | convert JSON and HTML |
//! | `dom`, `browser`, `error` | create elements, call the browser, and say what failed |

mod action;
mod annotation_io;
mod app;
mod browser;
mod comparison;
mod deleted;
mod dialog;
mod dom;
mod download;
mod error;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod html_text;
mod import_file;
mod import_report;
mod json;
mod json_text;
mod list;
mod listing;
mod note;
mod notes_page;
mod page;
mod resolution;
mod session;
mod step_notes;
mod store;
mod stored_form;
mod wordings_cache;

use phrases::Phrases;
use std::rc::Rc;

/// Starts the program on the open page. `say` is what it says.
pub fn start(say: Phrases) {
    if let Some(window) = web_sys::window()
        && let Some(document) = window.document()
        && let Err(error) = app::start(window, document, Rc::new(say))
    {
        web::console::error(&error);
    }
}
