//! The data of an annotated explainer: its model, its pages and the links to its words.
//!
//! | module | holds |
//! |---|---|
//! | [`address`] | repairs addresses that were changed on their way to the reader |
//! | [`asset_paths`] | addresses of data files and embeds |
//! | [`credit`] | who is credited when words are quoted elsewhere |
//! | [`fragment`] | the part of an address after `#`: ids, and links to words |
//! | [`id`] | ids, as used in addresses and files |
//! | [`model`] | the checked content |
//! | [`page`] | addresses of pages |
//! | [`quotation_marks`] | quotation marks, and what they enclose |
//! | [`search_index`] | what readers can search |
//! | [`text`] | prose, and text with the origin of every word |
//! | [`typography`] | comparison of texts regardless of typography |
//! | [`view`] | the data that the browser program hydrates a page from |
//! | [`wording`], [`wordings`] | the exact text of a passage or note; resolution of links to its words |
//!
//! With the feature `load`, for native programs:
//!
//! | module | holds |
//! |---|---|
//! | `load` | loads the content from files and checks it |
//! | `page_data` | computes the data of every page |
//! | `history` | published wordings and their changes |
//! | `comparison` | compares two texts word by word |
//! | `segmentation` | splits a text into words and sentences |
//! | `foreign_words` | which words of a text are in another language than the explainer |
//! | `language` | language tags, and in which direction languages are written |

pub mod address;
pub mod asset_paths;
pub mod card_words;
#[cfg(feature = "load")]
pub mod comparison;
pub mod credit;
#[cfg(feature = "load")]
pub mod foreign_words;
pub mod fragment;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
#[cfg(feature = "load")]
pub mod history;
pub mod id;
#[cfg(feature = "load")]
pub mod language;
#[cfg(feature = "load")]
pub mod load;
pub mod model;
pub mod page;
#[cfg(feature = "load")]
pub mod page_data;
pub mod quotation_marks;
pub mod search_index;
#[cfg(feature = "load")]
pub mod segmentation;
pub mod text;
pub mod typography;
pub mod view;
pub mod wording;
pub mod wordings;

/// The sample of the integration tests names this crate as they do.
#[cfg(any(test, fuzzing))]
extern crate self as explainer;
