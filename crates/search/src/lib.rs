//! Finds words in the explainer, and the pages nearest to an unknown address.
//!
//! Both read the index that `press` prints ([`explainer::search_index`]). What a reader types and what an address says
//! are compared with it and never shown.
//!
//! | module | does |
//! |---|---|
//! | `field` | the search field and its keys |
//! | `results` | shows what was found |
//! | `not_found` | repairs an unknown address, or suggests pages near it |
//! | `index` | fetches the index |
//! | `dom` | the page's elements that this program works with |
//! | `query` | finds, ranks and excerpts entries; pure, like the modules below |
//! | `words`, `fold` | divides texts into words; ignores case and accents |
//! | `similarity` | measures how near two ids are |

mod dom;
mod field;
mod fold;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod index;
mod not_found;
mod query;
mod results;
mod similarity;
mod words;

use phrases::Phrases;
use std::rc::Rc;

/// Starts the program on the page that is open. `say` is what it says.
pub fn start(say: Phrases) {
    let say = Rc::new(say);
    field::listen(say.clone());
    not_found::listen(say);
}
