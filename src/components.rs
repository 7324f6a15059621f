//! What pages are made of. Those without state are plain functions from data to HTML.

#[cfg(feature = "prerender")]
mod circumstances;
mod comparison;
mod heading;
mod labels;
mod named_links;
mod notes;
mod prose;
mod steps;
#[cfg(feature = "prerender")]
mod witnesses;
mod words;

#[cfg(feature = "prerender")]
pub(crate) use circumstances::{byline, circumstances, circumstances_in_full};
pub(crate) use comparison::comparison;
pub(crate) use heading::heading;
#[cfg(feature = "prerender")]
pub(crate) use labels::{basis_label, date_label, heard_label, kind_label, known_label, note_label};
pub(crate) use named_links::source_links;
#[cfg(feature = "prerender")]
pub(crate) use named_links::voice_link;
#[cfg(feature = "prerender")]
pub(crate) use named_links::{labelled_passages, passage_links};
pub(crate) use notes::notes;
pub(crate) use prose::prose;
pub(crate) use steps::step_list;
#[cfg(feature = "prerender")]
pub(crate) use witnesses::witnesses;
pub(crate) use words::words;
