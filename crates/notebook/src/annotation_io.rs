//! The notebook as a file for other programs: an AnnotationCollection of the W3C's Web Annotation Data Model.
//!
//! Reading is generous in form, since other programs write the model differently, and strict in substance: a note is on
//! the words of this site that it names, or on none. Nothing here asks the browser for anything: what only a
//! browser can do is passed in.

mod export;
mod find_words;
mod import;

pub(crate) use export::write;
pub(crate) use import::{Candidate, ImportFile, LeftOut, Reader};

use explainer::page::Page;

/// What normalises a text to Unicode's NFC.
pub(crate) type Nfc<'a> = &'a dyn Fn(&str) -> String;

/// The address of the site.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Site<'a> {
    /// Scheme and host, without a slash at the end.
    pub(crate) origin: &'a str,
    /// The base path, with a slash at both ends.
    pub(crate) base: &'a str,
}

impl Site<'_> {
    /// Returns the address of `page`.
    fn address(self, page: &Page) -> String {
        format!("{}{}", self.origin, page.href(self.base))
    }

    /// Returns the path of `address` below the base path, if it is on this site.
    fn path(self, address: &str) -> Option<&str> {
        address.strip_prefix(self.origin).unwrap_or(address).strip_prefix(self.base)
    }
}
