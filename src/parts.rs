//! What pages are made of. Those without state are plain functions from data to HTML.

mod heading;
mod labels;
mod links;
mod notes;
mod prose;
mod steps;
mod words;

pub(crate) use heading::heading;
#[cfg(feature = "prerender")]
pub(crate) use labels::basis_label;
pub(crate) use labels::heard_label;
#[cfg(feature = "prerender")]
pub(crate) use links::passage_links;
pub(crate) use links::{source_links, voice_link};
pub(crate) use notes::{notes, witnesses};
pub(crate) use prose::prose;
pub(crate) use steps::step_list;
pub(crate) use words::{circumstances, words};
