//! The addresses of what lies beside an explainer's pages: data for other programs, and passages for other sites.
//!
//! Like the addresses of pages, they stand below the base path.

use crate::id::PassageId;

/// The content.
pub const EXPLAINER: &str = "data/explainer.json";
/// The notes, as a W3C AnnotationCollection.
pub const ANNOTATIONS: &str = "data/annotations.jsonld";

/// The changes, as an Atom feed.
pub const CHANGES: &str = "changes.xml";

/// What links to the words of the passage or note `id` are resolved against.
#[must_use]
pub fn wordings(id: &str) -> String {
    format!("data/wordings/{id}.json")
}

/// A passage for an `iframe`: a page of its own, with a folder's address.
#[must_use]
pub fn embed(passage: &PassageId) -> String {
    format!("embed/{passage}/")
}

/// How to cite a passage, in BibTeX.
#[must_use]
pub fn bibtex(passage: &PassageId) -> String {
    format!("data/cite/{passage}.bib")
}

/// How to cite a passage, in CSL-JSON.
#[must_use]
pub fn csl(passage: &PassageId) -> String {
    format!("data/cite/{passage}.json")
}

/// What a program that knows oEmbed asks for before it embeds a passage.
#[must_use]
pub fn oembed(passage: &PassageId) -> String {
    format!("data/oembed/{passage}.json")
}
