//! The style sheets of the site.
//!
//! Every page links [`Sheet::Page`], and reference pages also [`Sheet::Reference`]. The page of a passage fetches the
//! latter after it has loaded, for moving on to a reference page; so it does not delay the passage.

use crate::content_hash::stamped;
use crate::template::Site;
use explainer::page::Page;
use html_escape::encode_double_quoted_attribute as attribute;

/// A style sheet.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Sheet {
    /// The styles of passages.
    Page,
    /// The styles of all pages on paper.
    Print,
    /// The styles of reference pages and late programs. Includes the styles for paper again, since they must come last.
    Reference,
    /// The styles of embeds, in addition to [`Sheet::Page`].
    Embed,
}

impl Sheet {
    const ALL: [Self; 4] = [Self::Page, Self::Print, Self::Reference, Self::Embed];

    fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Print => "print",
            Self::Reference => "reference",
            Self::Embed => "embed",
        }
    }

    /// Returns its parts, in cascade order.
    fn parts(self) -> &'static [&'static str] {
        match self {
            Self::Page => &[
                include_str!("../../../styles/tokens.css"),
                include_str!("../../../styles/base.css"),
                include_str!("../../../styles/shell.css"),
                include_str!("../../../styles/passage.css"),
                include_str!("../../../styles/wording.css"),
            ],
            Self::Print => &[include_str!("../../../styles/print.css")],
            Self::Reference => &[
                include_str!("../../../styles/pages.css"),
                include_str!("../../../styles/positions.css"),
                include_str!("../../../styles/timeline.css"),
                include_str!("../../../styles/search.css"),
                include_str!("../../../styles/copying.css"),
                include_str!("../../../styles/keeping.css"),
                include_str!("../../../styles/all.css"),
                "@media print {",
                include_str!("../../../styles/print.css"),
                "}",
            ],
            Self::Embed => &[include_str!("../../../styles/embed.css")],
        }
    }

    /// Returns the path, relative to the base path and with a hash of the content, and the content.
    fn file(self) -> (String, String) {
        let style = self.parts().concat();
        (stamped(self.name(), "css", &style), style)
    }

    /// Returns the link for the head of a page.
    pub(crate) fn link(self, site: &Site) -> String {
        let media = if self == Self::Print { " media=\"print\"" } else { "" };
        format!("\n    <link rel=\"stylesheet\" href=\"{}\"{media}>", attribute(&self.address(site)))
    }

    fn address(self, site: &Site) -> String {
        format!("{}{}", site.base(), self.file().0)
    }
}

/// Returns every style sheet with its path, relative to the base path.
pub(crate) fn files() -> impl Iterator<Item = (String, String)> {
    Sheet::ALL.into_iter().map(Sheet::file)
}

/// Returns the address of the styles that are loaded after the page.
pub(crate) fn late(site: &Site) -> String {
    Sheet::Reference.address(site)
}

/// Returns the links for the head of `page`.
pub(crate) fn links(page: &Page, site: &Site) -> String {
    let both = Sheet::Page.link(site) + &Sheet::Print.link(site);
    match page {
        Page::Passage(_) | Page::Note(_) => both,
        Page::Opening
        | Page::Positions
        | Page::Pair(..)
        | Page::Timeline
        | Page::Sources
        | Page::All
        | Page::MyNotes
        | Page::Keys
        | Page::Changes
        | Page::NotFound => both + &Sheet::Reference.link(site),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_links_to_the_file_that_other_pages_fetch() {
        let site = Site::new("/x/", None).expect("a site");
        let address = late(&site);
        assert!(
            links(&Page::Timeline, &site).contains(&format!("<link rel=\"stylesheet\" href=\"{address}\">"))
        );
        assert_eq!(format!("/x/{}", Sheet::Reference.file().0), address);
        let passage = Page::at("p/a/").expect("a page");
        assert!(!links(&passage, &site).contains(&address));
        assert_eq!(links(&passage, &site).matches("media=\"print\"").count(), 1);
    }
}
