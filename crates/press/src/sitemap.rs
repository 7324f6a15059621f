//! `sitemap.xml` and `robots.txt`, for search engines.

use crate::languages::Alternate;
use crate::template::Site;
use explainer::page::Page;
use explainer::page_data::SiteData;
use html_escape::{encode_double_quoted_attribute as attribute, encode_text as text};
use std::fmt::Write as _;

/// Lists every page except those of notes, which search engines should find on their passages. Addresses must be full, so
/// there is no such file if the site's address is unknown.
const SITEMAP: &str = "sitemap.xml";
/// Search engines request it at the root of a host only.
const ROBOTS: &str = "robots.txt";

/// The full address of a page.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Address {
    address: String,
    /// The same page in every language; empty if it is in one.
    alternates: Vec<Alternate>,
}

impl Address {
    /// Returns the address of a page that is in no other language.
    pub(crate) fn alone(address: String) -> Self {
        Self { address, alternates: Vec::new() }
    }
}

/// Returns the full addresses of an explainer's pages for search engines; `None` if the address of its `site` is unknown.
/// `alternates` returns a page in every language.
pub(crate) fn addresses(
    data: &SiteData,
    site: &Site,
    alternates: impl Fn(&Page) -> Vec<Alternate>,
) -> Option<Vec<Address>> {
    let pages = data.pages().iter().map(|(page, _)| page);
    let pages = pages.filter(|page| !matches!(page, Page::NotFound | Page::Note(_)));
    pages
        .map(|page| Some(Address { address: site.full_address(&page.path())?, alternates: alternates(page) }))
        .collect()
}

/// Returns the files for `site`, whose pages have these full addresses, with their paths, relative to the base path.
pub(crate) fn files<'a>(
    addresses: Option<impl Iterator<Item = &'a Address>>,
    site: &Site,
) -> Vec<(String, String)> {
    let map = addresses.map(sitemap);
    let mut files = Vec::new();
    if site.base() == "/" {
        let place = site.full_address(SITEMAP).map(|address| format!("Sitemap: {address}\n"));
        files.push((ROBOTS.into(), format!("User-agent: *\nDisallow:\n{}", place.unwrap_or_default())));
    }
    files.extend(map.map(|map| (SITEMAP.into(), map)));
    files
}

fn sitemap<'a>(addresses: impl Iterator<Item = &'a Address>) -> String {
    let mut urls = String::new();
    let mut has_alternates = false;
    for Address { address, alternates } in addresses {
        has_alternates |= !alternates.is_empty();
        let links = alternates.iter().map(|Alternate { lang, address }| {
            format!(
                "\n    <xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>",
                attribute(lang),
                attribute(address)
            )
        });
        let links: String = links.collect();
        let end = if links.is_empty() { "" } else { "\n  " };
        let _ = writeln!(urls, "  <url><loc>{}</loc>{links}{end}</url>", text(address));
    }
    let xhtml = if has_alternates { " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"" } else { "" };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"{xhtml}>\n\
         {urls}</urlset>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::sample;
    use explainer::model::PassageKind;

    fn files_of(base: &str, address: Option<&str>) -> Vec<(String, String)> {
        let site = Site::new(base, address).expect("a site");
        let data = SiteData::compute(&sample::explainer(PassageKind::Quotation));
        let addresses = addresses(&data, &site, |_| vec![]);
        files(addresses.as_ref().map(|addresses| addresses.iter()), &site)
    }

    #[test]
    fn a_site_with_an_address_lists_its_pages() {
        let files = files_of("/", Some("https://example.org"));
        let [(robots, says), (sitemap, map)] = files.as_slice() else { panic!("{files:?}") };
        assert_eq!((robots.as_str(), sitemap.as_str()), ("robots.txt", "sitemap.xml"));
        assert!(says.ends_with("\nSitemap: https://example.org/sitemap.xml\n"), "{says}");
        assert!(map.contains("<loc>https://example.org/</loc>"), "{map}");
        assert!(map.contains("<loc>https://example.org/p/vow/</loc>"), "{map}");
        assert!(!map.contains("404") && !map.contains("xhtml"), "{map}");
    }

    #[test]
    fn a_page_is_listed_with_its_languages() {
        let both = ["en", "uk"]
            .map(|lang| Alternate { lang: lang.into(), address: format!("https://example.org/{lang}/?a&b") });
        let listed = [
            Address::alone("https://example.org/a".into()),
            Address { address: "https://example.org/b".into(), alternates: both.to_vec() },
        ];
        let map = sitemap(listed.iter());
        assert!(map.contains(" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"), "{map}");
        assert!(map.contains("  <url><loc>https://example.org/a</loc></url>\n"), "{map}");
        let other = "\n    <xhtml:link rel=\"alternate\" hreflang=\"uk\" href=\"https://example.org/uk/?a&amp;b\"/>\n  </url>\n";
        assert!(map.contains(other), "{map}");
    }

    #[test]
    fn where_nothing_can_be_said_there_is_no_file() {
        assert_eq!(files_of("/", None), [("robots.txt".into(), "User-agent: *\nDisallow:\n".into())]);
        assert_eq!(files_of("/x/", None), []);
        assert_eq!(files_of("/x/", Some("https://example.org/x/")).len(), 1);
    }
}
