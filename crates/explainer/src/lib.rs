//! What an annotated explainer is.
//!
//! | module | holds |
//! |---|---|
//! | [`address`] | addresses as people receive them |
//! | [`asset_paths`] | the addresses of what lies beside its pages |
//! | [`credit`] | who is credited when words are quoted elsewhere |
//! | [`fragment`] | what stands behind the `#` of an address: ids, and links to words |
//! | [`id`] | names that stand in addresses |
//! | [`model`] | what an explainer is made of, once checked |
//! | [`page`] | the addresses of its pages |
//! | [`text`] | prose, and text with the origin of every word |
//! | [`typography`] | texts without their typography |
//! | [`view`] | what each page needs, and no more |
//! | [`wording`], [`wordings`] | what a text says word for word; what links to its words are resolved against |
//!
//! With the feature `load`, for native programs:
//!
//! | module | holds |
//! |---|---|
//! | `load` | reading it from files and checking it |
//! | `page_data` | making what pages show |
//! | `history` | what the record of published wordings tells |
//! | `comparison` | two texts compared word by word |
//! | `segmentation` | the words and sentences of a text |

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
#[cfg(feature = "load")]
pub mod segmentation;
pub mod text;
pub mod typography;
pub mod view;
pub mod wording;
pub mod wordings;
