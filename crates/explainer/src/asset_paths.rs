//! The addresses of an explainer's data files and embeds.
//!
//! Like the addresses of pages, they are relative to the base path.

use crate::id::PassageId;

/// The content as JSON.
pub const EXPLAINER: &str = "data/explainer.json";
/// The notes as a W3C AnnotationCollection.
pub const ANNOTATIONS: &str = "data/annotations.jsonld";

/// The changes as an Atom feed.
pub const CHANGES: &str = "changes.xml";

/// The licences of what the site's programs are made of. The build writes it, with the programs.
pub const LICENCES: &str = "licences.txt";

/// Returns the address of the wordings that links to the words of the passage or note `id` resolve against.
#[must_use]
pub fn wordings(id: &str) -> String {
    format!("data/wordings/{id}.json")
}

/// Returns the address of where the words of a passage are on its card.
#[must_use]
pub fn card_words(passage: &str) -> String {
    format!("data/cards/{passage}.json")
}

/// Returns the address of a passage's embed, a page for an `iframe`.
#[must_use]
pub fn embed(passage: &PassageId) -> String {
    format!("embed/{passage}/")
}

/// Returns the address of a passage's citation in BibTeX.
#[must_use]
pub fn bibtex(passage: &PassageId) -> String {
    format!("data/cite/{passage}.bib")
}

/// Returns the address of a passage's citation in CSL-JSON.
#[must_use]
pub fn csl(passage: &PassageId) -> String {
    format!("data/cite/{passage}.json")
}

/// Returns the address of a passage's oEmbed response.
#[must_use]
pub fn oembed(passage: &PassageId) -> String {
    format!("data/oembed/{passage}.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_other_sites_may_link_to_keeps_its_address() {
        let passage = PassageId::try_from("vow".to_string()).expect("an id");
        assert_eq!(wordings("vow-mill"), "data/wordings/vow-mill.json");
        assert_eq!(card_words("vow"), "data/cards/vow.json");
        assert_eq!(embed(&passage), "embed/vow/");
        assert_eq!(bibtex(&passage), "data/cite/vow.bib");
        assert_eq!(csl(&passage), "data/cite/vow.json");
        assert_eq!(oembed(&passage), "data/oembed/vow.json");
    }
}
