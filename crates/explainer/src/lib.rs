//! The data of an annotated explainer: its model, its pages and the links to its words.
//!
//! | module | holds |
//! |---|---|
//! | [`address`] | addresses as people receive them |
//! | [`asset_paths`] | the addresses of what lies beside its pages |
//! | [`fragment`] | what stands behind the `#` of an address: ids, and links to words |
//! | [`id`] | names that stand in addresses |
//! | [`model`] | what an explainer is made of, once checked |
//! | [`page`] | the addresses of its pages |
//! | [`search_index`] | what readers can search |
//! | [`typography`] | texts without their typography |
//! | [`view`] | what each page needs, and no more |
//! | [`wording`], [`wordings`] | what a text says word for word; what links to its words are resolved against |
//! | [`address`] | repairs addresses that were changed on their way to the reader |
//! | [`asset_paths`] | addresses of data files and embeds |
//! | [`credit`] | who is credited when words are quoted elsewhere |
//! | [`fragment`] | the part of an address after `#`: ids, and links to words |
//! | [`id`] | ids, as used in addresses and files |
//! | [`model`] | the checked content |
//! | [`page`] | addresses of pages |
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

pub mod address;
pub mod asset_paths;
#[cfg(feature = "load")]
pub mod comparison;
pub mod credit;
pub mod fragment;
#[cfg(feature = "load")]
pub mod history;
pub mod id;
#[cfg(feature = "load")]
pub mod load;
pub mod model;
pub mod page;
#[cfg(feature = "load")]
pub mod page_data;
pub mod search_index;
#[cfg(feature = "load")]
pub mod segmentation;
pub mod text;
pub mod typography;
pub mod view;
pub mod wording;
pub mod wordings;
