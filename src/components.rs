//! What pages are made of: plain functions from data to HTML, for the build alone.

mod circumstances;
mod foreign;
mod heading;
mod labels;
mod named_links;
mod notes;
mod prose;
mod steps;
mod time;
mod walk_link;
mod witnesses;
mod words;

pub(crate) use circumstances::{byline, circumstances, circumstances_in_full};
pub(crate) use foreign::{
    comparison_in_languages, in_language, run_text, runs_as_html, runs_text, translation, whole_direction,
    with_languages, words_of_note,
};
pub(crate) use heading::heading;
pub(crate) use labels::{
    basis_label, date_label, distance, heard_label, kind_label, known_label, note_label,
};
pub(crate) use named_links::{
    contact_link, labelled_passages, passage_links, source_link, source_links, voice_link,
};
pub(crate) use notes::notes;
pub(crate) use prose::prose;
pub(crate) use steps::{contents, part_steps, step_list};
pub(crate) use time::time;
pub(crate) use walk_link::{Direction, walk_link};
pub(crate) use witnesses::{struck_through, underlined, witnesses};
pub(crate) use words::words;
