//! Writes and reads files of annotations: AnnotationCollections of the W3C's
//! [Web Annotation Data Model](https://www.w3.org/TR/annotation-model/).
//!
//! Reading accepts the forms that other programs write, but does not guess: a note is on exactly the words of this site
//! that it names, or on none. Nothing here calls the browser: what only the browser can do is passed in.

mod export;
mod find_words;
mod import;

pub(crate) use export::write;
pub(crate) use import::{Candidate, ImportFile, LeftOut, Reader};

use explainer::page::Page;

/// A function that normalises text to NFC.
pub(crate) type Nfc<'a> = &'a dyn Fn(&str) -> String;

/// The address of the site.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Site<'a> {
    /// The scheme and host, without a slash at the end.
    pub(crate) origin: &'a str,
    /// The base path, with a slash at both ends.
    pub(crate) base: &'a str,
}

impl Site<'_> {
    /// Returns the address of `page`.
    fn address(self, page: &Page) -> String {
        format!("{}{}", self.origin, page.href(self.base))
    }

    /// Returns the path of `address` below the base path; `None` if it is not on this site.
    fn path(self, address: &str) -> Option<&str> {
        address.strip_prefix(self.origin).unwrap_or(address).strip_prefix(self.base)
    }
}
