//! What pages are made of. Those without state are plain functions from data to HTML.

mod labels;
mod links;
mod notes;
mod prose;
mod steps;
mod words;

pub(crate) use labels::{basis_label, heard_label};
pub(crate) use links::{passage_links, source_links, voice_link};
pub(crate) use notes::{Level, notes, witnesses};
pub(crate) use prose::prose;
pub(crate) use steps::step_list;
pub(crate) use words::{circumstances, words};
