//! The style sheets of the site.
//!
//! Every page links [`Sheet::Page`], and reference pages also [`Sheet::Reference`]. The page of a passage fetches the
//! latter after it has loaded, for moving on to a reference page; so it does not delay the passage.
//!
//! Every sheet but [`Sheet::Print`] is in one cascade layer. Styles outside of layers come before those in layers, so
//! the styles for paper hold wherever and whenever their sheet is linked.

use crate::content_hash::stamped;
use crate::template::Site;
use explainer::page::Page;
use html_escape::encode_double_quoted_attribute as attribute;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A font that the styles name.
struct Font {
    name: &'static str,
    content: &'static [u8],
}

const FONTS: [Font; 2] = [
    Font {
        name: "libertinus-serif-regular",
        content: include_bytes!("../../../styles/fonts/libertinus-serif-regular.woff2"),
    },
    Font {
        name: "libertinus-serif-semibold",
        content: include_bytes!("../../../styles/fonts/libertinus-serif-semibold.woff2"),
    },
];

impl Font {
    /// Returns its path, relative to the base path, which is also relative to the style sheets.
    fn path(&self) -> String {
        stamped(self.name, "woff2", self.content)
    }
}

/// Returns every font with its path, relative to the base path.
pub(crate) fn fonts() -> impl Iterator<Item = (String, Vec<u8>)> {
    FONTS.iter().map(|font| (font.path(), font.content.to_vec()))
}

/// A style sheet.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Sheet {
    /// The styles of passages.
    Page,
    /// The styles of all pages on paper.
    Print,
    /// The styles of reference pages and late programs.
    Reference,
    /// All styles of embeds.
    Embed,
    /// The styles of the list of explainers, where a site has several.
    Explainers,
}

impl Sheet {
    /// The sheets of every site.
    const ALL: [Self; 4] = [Self::Page, Self::Print, Self::Reference, Self::Embed];

    fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Print => "print",
            Self::Reference => "reference",
            Self::Embed => "embed",
            Self::Explainers => "explainers",
        }
    }

    /// Returns its files, in cascade order.
    fn parts(self) -> &'static [&'static str] {
        match self {
            Self::Page => &[
                include_str!("../../../styles/fonts.css"),
                include_str!("../../../styles/fallback-fonts.css"),
                include_str!("../../../styles/tokens.css"),
                include_str!("../../../styles/base.css"),
                include_str!("../../../styles/shell.css"),
                include_str!("../../../styles/passage.css"),
                include_str!("../../../styles/step.css"),
                include_str!("../../../styles/walk-bar.css"),
                include_str!("../../../styles/step-list.css"),
                include_str!("../../../styles/wording.css"),
            ],
            Self::Print => &[include_str!("../../../styles/print.css")],
            Self::Reference => &[
                include_str!("../../../styles/button.css"),
                include_str!("../../../styles/opening.css"),
                include_str!("../../../styles/takeaways.css"),
                include_str!("../../../styles/sources.css"),
                include_str!("../../../styles/keys.css"),
                include_str!("../../../styles/changes.css"),
                include_str!("../../../styles/evidence-kind.css"),
                include_str!("../../../styles/position-map.css"),
                include_str!("../../../styles/position-table.css"),
                include_str!("../../../styles/pair.css"),
                include_str!("../../../styles/positions.css"),
                include_str!("../../../styles/timeline.css"),
                include_str!("../../../styles/search.css"),
                include_str!("../../../styles/copying.css"),
                include_str!("../../../styles/notebook.css"),
                include_str!("../../../styles/all.css"),
            ],
            // Without fonts: in a frame without an origin of its own, browsers refuse them.
            Self::Embed => &[
                include_str!("../../../styles/fallback-fonts.css"),
                include_str!("../../../styles/tokens.css"),
                include_str!("../../../styles/base.css"),
                include_str!("../../../styles/passage.css"),
                include_str!("../../../styles/wording.css"),
                include_str!("../../../styles/embed.css"),
            ],
            Self::Explainers => &[include_str!("../../../styles/explainers.css")],
        }
    }

    /// Returns the path, relative to the base path and with a hash of the content, and the content. Put together once, since
    /// every page asks for it.
    pub(crate) fn file(self) -> &'static (String, String) {
        static FILES: LazyLock<HashMap<Sheet, (String, String)>> = LazyLock::new(|| {
            Sheet::ALL
                .into_iter()
                .chain([Sheet::Explainers])
                .map(|sheet| (sheet, sheet.put_together()))
                .collect()
        });
        &FILES[&self]
    }

    fn put_together(self) -> (String, String) {
        let parts = FONTS.iter().fold(self.parts().concat(), |style, font| {
            style.replace(&format!("{}.woff2", font.name), &font.path())
        });
        let style = if self == Self::Print { parts } else { format!("@layer site {{\n{parts}}}\n") };
        (stamped(self.name(), "css", style.as_bytes()), style)
    }

    /// Returns the link for the head of a page.
    pub(crate) fn link(self, site: &Site) -> String {
        let media = if self == Self::Print { " media=\"print\"" } else { "" };
        format!("\n    <link rel=\"stylesheet\" href=\"{}\"{media}>", attribute(&self.address(site)))
    }

    fn address(self, site: &Site) -> String {
        format!("{}{}", site.programs(), self.file().0)
    }
}

/// Returns every style sheet with its path, relative to the base path.
pub(crate) fn files() -> impl Iterator<Item = (String, String)> {
    Sheet::ALL.into_iter().map(|sheet| sheet.file().clone())
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
        | Page::Contents
        | Page::Takeaways
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

    #[test]
    fn parts_of_a_site_share_its_styles() {
        let whole = Site::new("/x/", None).expect("a site");
        assert_eq!(links(&Page::Timeline, &whole), links(&Page::Timeline, &whole.part("mill")));
    }

    #[test]
    fn styles_name_the_fonts_that_are_written() {
        let style = &Sheet::Page.file().1;
        for (path, _) in fonts() {
            assert!(style.contains(&format!("url(\"{path}\")")), "{path}");
        }
        assert_eq!(style.matches("url(").count(), FONTS.len());
    }

    #[test]
    fn styles_for_paper_alone_are_in_no_layer() {
        for sheet in Sheet::ALL.into_iter().chain([Sheet::Explainers]) {
            let (path, style) = sheet.file();
            assert_eq!(style.starts_with("@layer site {"), sheet != Sheet::Print, "{path}");
        }
    }
}
