//! Checks who is responsible for the explainer.

use super::source_file::SourceFile;
use super::toml_form::{self, Text};
use super::validator::{Provenance, Validator, is_address};
use crate::model::{Contact, Imprint};

pub(super) fn check(
    validator: &mut Validator<'_>,
    source: &SourceFile,
    raw: &toml_form::Explainer,
    from: Provenance<'_>,
) -> Imprint {
    Imprint {
        masthead: raw.masthead.as_ref().map(|masthead| validator.line(source, masthead)),
        contact: raw.contact.as_ref().and_then(|contact| check_contact(validator, source, contact)),
        corrections: raw.corrections.as_ref().map(|corrections| validator.prose(source, corrections, from)),
    }
}

fn check_contact(validator: &mut Validator<'_>, source: &SourceFile, raw: &Text) -> Option<Contact> {
    let text = raw.get_ref();
    if is_address(text) {
        return Some(Contact::Address(text.clone()));
    }
    if is_email(text) {
        return Some(Contact::Email(text.clone()));
    }
    let help = "Write an e-mail address, such as desk@example.org, or an address in full: https://…";
    validator.error(source, raw.span(), "not an address to write to", "here", help);
    None
}

/// Whether a text is an e-mail address of the plain form, which needs no quoting and no escapes in a link.
fn is_email(text: &str) -> bool {
    let is_plain = |part: &str, more: &[char]| {
        !part.is_empty()
            && part.chars().all(|scalar| scalar.is_ascii_alphanumeric() || more.contains(&scalar))
            && !part.starts_with('.')
            && !part.ends_with('.')
            && !part.contains("..")
    };
    text.split_once('@').is_some_and(|(name, host)| {
        is_plain(name, &['.', '-', '_', '+']) && is_plain(host, &['.', '-']) && host.contains('.')
    })
}

#[cfg(test)]
mod tests {
    use super::is_email;

    #[test]
    fn plain_addresses_are_told_from_others() {
        for text in ["desk@example.org", "a.b+c_d-e@mail.example.co.uk", "0@1.example"] {
            assert!(is_email(text), "{text}");
        }
        for text in [
            "",
            "@",
            "desk",
            "desk@",
            "@example.org",
            "desk@example",
            "desk@example.org ",
            "desk@.org",
            "desk@example.",
            "a..b@example.org",
            "a@b@example.org",
            "desk@example.org?subject=x",
            "mailto:desk@example.org",
            "desk@exam ple.org",
            "dé@example.org",
        ] {
            assert!(!is_email(text), "{text}");
        }
    }
}
