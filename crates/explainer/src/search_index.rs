//! What readers can search, as typed data.
//!
//! `press` prints one [`SearchIndex`] for each build, in postcard, beside the data of the pages. The search program fetches
//! it. Every text in it comes from the content and may be shown. What is searched is in Unicode normal form NFC.

#[cfg(feature = "load")]
mod build;

#[cfg(feature = "load")]
pub use build::{Labels, build};

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The name of the file that holds the index, below the folder of one build's data.
pub const FILE: &str = "search.bin";

/// Everything that the search program knows.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct SearchIndex {
    /// What the search field finds.
    pub entries: Vec<Entry>,
    /// The pages that can be suggested in place of an unknown address.
    pub pages: Vec<KnownPage>,
}

/// A kind of [`Entry`].
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum EntryKind {
    /// A passage.
    Passage,
    /// A note on a passage.
    Note,
    /// A voice.
    Voice,
    /// A source.
    Source,
}

/// Something that can be found.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Entry {
    /// What it is.
    pub kind: EntryKind,
    /// Its address below the base path, with a fragment where it is a part of a page.
    pub path: String,
    /// Its title; for a note, the words that it is on.
    pub title: String,
    /// Who and when. Searched like the title and the texts; may be empty.
    pub byline: String,
    /// What it belongs to. Shown but not searched; may be empty.
    pub context: String,
    /// What it says.
    pub texts: Vec<Text>,
}

/// A text of an [`Entry`].
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Text {
    /// What the text is to its entry.
    pub role: Role,
    /// The sentences, in order. No quotation inside the text is divided between two of them.
    pub sentences: Vec<Sentence>,
}

/// What a [`Text`] is to its entry.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum Role {
    /// Words that were all said: shown in quotation marks, which the text does not include.
    Quotation,
    /// The entry's own words in any other form.
    Words,
    /// How it is known who speaks.
    Attribution,
    /// How another outlet printed the same words.
    Witness,
}

/// A sentence of a [`Text`].
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Sentence {
    /// The sentence, without white space around it.
    pub text: String,
    /// What a reporter inserted, in bytes of `text`.
    pub inserted: Vec<Range<usize>>,
}

/// A page that can be suggested in place of an unknown address.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct KnownPage {
    /// The last segment of its address, then those that it had before.
    pub names: Vec<String>,
    /// Its address below the base path.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Who speaks, in what form and when; empty for a page that is no passage.
    pub byline: String,
}
