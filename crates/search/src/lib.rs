//! Finds words in the explainer, and what is nearest to an address that leads nowhere.
//!
//! What can be found comes from the page that holds everything, as it was printed. What a reader types, or an address
//! holds, goes into a comparison and no further: **nothing of it is ever shown**.
//!
//! | module | does |
//! |---|---|
//! | `field` | the field on the opening, and what a reader does in it |
//! | `content` | reads what can be found |
//! | `results` | the list of what was found |
//! | `not_found` | the page for an address that leads nowhere |
//! | `query` | finds entries by words, ranks and excerpts them; pure, as are those below |
//! | `entry` | what can be found |
//! | `sentences`, `words`, `fold` | the sentences, words and letters of a text |
//! | `similarity` | how near two ids are |

mod content;
mod entry;
mod field;
mod fold;
mod not_found;
mod query;
mod results;
mod sentences;
mod similarity;
mod words;

/// Starts the program on the page that is open.
pub fn start() {
    field::listen();
    not_found::listen();
}
