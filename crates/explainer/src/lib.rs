//! What an annotated explainer is.
//!
//! | module | holds |
//! |---|---|
//! | [`beside`] | the addresses of what lies beside its pages |
//! | [`id`] | names that stand in addresses |
//! | `link` | links to words (feature `links`) |
//! | [`model`] | what an explainer is made of, once checked |
//! | [`page`] | the addresses of its pages |
//! | [`view`] | what each page needs, and no more |
//! | `making` | making what pages show (feature `reading`) |
//! | `reading` | reading it from files and checking it (feature `reading`, native only) |

pub mod beside;
pub mod id;
#[cfg(feature = "links")]
pub mod link;
#[cfg(feature = "reading")]
pub mod making;
pub mod model;
pub mod page;
#[cfg(feature = "reading")]
pub mod reading;
pub mod view;
