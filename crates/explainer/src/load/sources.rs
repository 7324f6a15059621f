//! Checks `sources.toml`.

use super::toml_form;
use super::validator::{Provenance, Validator, is_address};
use crate::model::Source;

pub(super) fn check(validator: &mut Validator<'_>) -> Option<Vec<Source>> {
    let file = validator.folder.sources.as_ref()?;
    let source = &file.source;
    let sources = file.content.source.iter().filter_map(|raw| {
        let id = std::slice::from_ref(&raw.id);
        let about = validator.prose(source, &raw.about, Provenance { sources: id, ..Provenance::default() });
        if raw.title.get_ref().trim().is_empty() {
            validator.error(
                source,
                raw.title.span(),
                "a source without a title",
                "here",
                "Describe it and say so with `described = true`.",
            );
        }
        validator.title_not_copied(source, &raw.id, &raw.title);
        if let Some(address) = &raw.address
            && !is_address(address.get_ref())
        {
            let help = "Write it in full and without spaces: https://….";
            validator.error(source, address.span(), "not an address", "here", help);
        }
        let cited_as = |raw: &toml_form::Source| {
            let label = raw.label.as_ref().map(|label| label.get_ref().trim().to_owned());
            (raw.issuer.get_ref().trim().to_owned(), *raw.date.get_ref(), label)
        };
        let is_alike = |other: &&toml_form::Source| other.id != raw.id && cited_as(other) == cited_as(raw);
        if let Some(other) = file.content.source.iter().find(is_alike) {
            validator.error(
                source,
                raw.id.span(),
                format!("a source that nothing tells from `{}` where it is cited", other.id.get_ref()),
                "the same issuer and date",
                "Give each a `label`, a word or two that tell them apart: label = \"article\".",
            );
        }
        for words in &raw.quoted {
            if words.get_ref().trim().is_empty() {
                validator.error(
                    source,
                    words.span(),
                    "no words",
                    "here",
                    "Take the empty text out of `quoted`.",
                );
            }
            validator.not_copied(source, words, words.get_ref());
        }
        Some(Source {
            id: raw.id.get_ref().clone().try_into().ok()?,
            issuer: validator.line(source, &raw.issuer),
            title: raw.title.get_ref().clone(),
            described: raw.described,
            label: raw.label.as_ref().map(|label| validator.line(source, label)),
            date: validator.date(source, &raw.date)?,
            address: raw.address.as_ref().map(|address| address.get_ref().clone()),
            about,
        })
    });
    Some(sources.collect())
}
