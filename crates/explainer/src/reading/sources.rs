//! `sources.toml`.

use super::desk::{Desk, Provenance};
use super::raw;
use crate::model::Source;

pub(super) fn check(desk: &mut Desk<'_>) -> Option<Vec<Source>> {
    let file = desk.folder.sources.as_ref()?;
    let source = &file.source;
    let sources = file.content.source.iter().filter_map(|raw| {
        let id = std::slice::from_ref(&raw.id);
        let about = desk.prose(source, &raw.about, Provenance { sources: id, ..Provenance::default() });
        if raw.title.get_ref().trim().is_empty() {
            desk.refuse(
                source,
                raw.title.span(),
                "a source without a title",
                "here",
                "Describe it and say so with `described = true`.",
            );
        }
        if let Some(address) = &raw.address
            && (!address.get_ref().starts_with("https://") || address.get_ref().contains(char::is_whitespace))
        {
            desk.refuse(source, address.span(), "not an address", "here", "Write it in full: https://…");
        }
        let cited_as = |raw: &raw::Source| {
            let label = raw.label.as_ref().map(|label| label.get_ref().trim().to_owned());
            (raw.issuer.get_ref().trim().to_owned(), *raw.date.get_ref(), label)
        };
        let is_alike = |other: &&raw::Source| other.id != raw.id && cited_as(other) == cited_as(raw);
        if let Some(other) = file.content.source.iter().find(is_alike) {
            desk.refuse(
                source,
                raw.id.span(),
                format!("a source that nothing tells from `{}` where it is cited", other.id.get_ref()),
                "the same issuer and date",
                "Give each a `label`, a word or two.",
            );
        }
        for words in &raw.quoted {
            if words.get_ref().trim().is_empty() {
                desk.refuse(source, words.span(), "no words", "here", "Take the empty text out.");
            }
            desk.not_copied(source, words, words.get_ref());
        }
        Some(Source {
            id: raw.id.get_ref().clone().try_into().ok()?,
            issuer: desk.line(source, &raw.issuer),
            title: raw.title.get_ref().clone(),
            described: raw.described,
            label: raw.label.as_ref().map(|label| desk.line(source, label)),
            day: desk.day(source, &raw.date)?.0,
            address: raw.address.as_ref().map(|address| address.get_ref().clone()),
            about,
        })
    });
    Some(sources.collect())
}
