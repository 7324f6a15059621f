//! Keeps words and notes on the device.
//!
//! A note holds where its words are: two numbers and the wording they count in, as a link to words does. What has
//! become of the words is found out from the published wordings alone, never from the text in the document, which may
//! be translated. **Of what is stored or imported, nothing but the reader's own text is shown**, and that as text.
//!
//! | module | does |
//! |---|---|
//! | `app` | runs the program: does what buttons ask for, and shows the notes |
//! | `action` | names what buttons ask for |
//! | `note` | defines a note, and the notebook that holds them |
//! | `store`, `stored_form` | keeps the notebook in the device's storage, as text |
//! | `json` | the JSON that notes are written in |
//! | `annotation_io` | writes and reads files of W3C annotations |
//! | `importing` | adds the notes of a file, and reports on it |
//! | `wordings_cache` | loads published wordings, each once |
//! | `resolution`, `comparison` | finds out what has become of a note's words |
//! | `page` | finds out what the page shows, and which notes belong there |
//! | `list`, `step_notes`, `notes_page`, `dialog` | shows notes, and where they are written |
//! | `dom`, `browser` | makes elements; asks the browser for ids, times and the like |

mod action;
mod annotation_io;
mod app;
mod browser;
mod comparison;
mod dialog;
mod dom;
mod importing;
mod json;
mod list;
mod note;
mod notes_page;
mod page;
mod resolution;
mod step_notes;
mod store;
mod stored_form;
mod undo;
mod wordings_cache;

/// Starts the program on the page that is open.
pub fn start() {
    if let Some(window) = web_sys::window()
        && let Some(document) = window.document()
    {
        app::start(&window, &document);
    }
}
