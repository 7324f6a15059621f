//! What an annotated explainer is.
//!
//! | module | holds |
//! |---|---|
//! | [`id`] | names that stand in addresses |
//! | [`model`] | what an explainer is made of, once checked |
//! | [`page`] | the addresses of its pages |
//! | [`view`] | what each page needs, and no more |
//! | `making` | making what pages show (feature `reading`) |
//! | `reading` | reading it from files and checking it (feature `reading`, native only) |

pub mod id;
#[cfg(feature = "reading")]
pub mod making;
pub mod model;
pub mod page;
#[cfg(feature = "reading")]
pub mod reading;
pub mod view;
