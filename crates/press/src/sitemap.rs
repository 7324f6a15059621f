//! `sitemap.xml` and `robots.txt`, for search engines.

use crate::template::Site;
use explainer::page::Page;
use explainer::page_data::SiteData;
use html_escape::encode_text as text;
use std::fmt::Write as _;

/// Lists every page except those of notes, which search engines should find on their passages. Addresses must be full, so
/// there is no such file if the site's address is unknown.
const SITEMAP: &str = "sitemap.xml";
/// Search engines request it at the root of a host only.
const ROBOTS: &str = "robots.txt";

/// Returns the full addresses of an explainer's pages for search engines; `None` if the address of its `site` is unknown.
pub(crate) fn addresses(data: &SiteData, site: &Site) -> Option<Vec<String>> {
    let pages = data.pages().iter().map(|(page, _)| page);
    let pages = pages.filter(|page| !matches!(page, Page::NotFound | Page::Note(_)));
    pages.map(|page| site.full_address(&page.path())).collect()
}

/// Returns the files for `site`, whose pages have these full addresses, with their paths, relative to the base path.
pub(crate) fn files<'a>(
    addresses: Option<impl Iterator<Item = &'a str>>,
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

fn sitemap<'a>(addresses: impl Iterator<Item = &'a str>) -> String {
    let mut map = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for address in addresses {
        let _ = writeln!(map, "  <url><loc>{}</loc></url>", text(address));
    }
    map + "</urlset>\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::sample;
    use explainer::model::PassageKind;

    fn files_of(base: &str, address: Option<&str>) -> Vec<(String, String)> {
        let site = Site::new(base, address).expect("a site");
        let addresses = addresses(&SiteData::compute(&sample::explainer(PassageKind::Quotation)), &site);
        files(addresses.as_ref().map(|addresses| addresses.iter().map(String::as_str)), &site)
    }

    #[test]
    fn a_site_with_an_address_lists_its_pages() {
        let files = files_of("/", Some("https://example.org"));
        let [(robots, says), (sitemap, map)] = files.as_slice() else { panic!("{files:?}") };
        assert_eq!((robots.as_str(), sitemap.as_str()), ("robots.txt", "sitemap.xml"));
        assert!(says.ends_with("\nSitemap: https://example.org/sitemap.xml\n"), "{says}");
        assert!(map.contains("<loc>https://example.org/</loc>"), "{map}");
        assert!(map.contains("<loc>https://example.org/p/vow/</loc>"), "{map}");
        assert!(!map.contains("404"), "{map}");
    }

    #[test]
    fn where_nothing_can_be_said_there_is_no_file() {
        assert_eq!(files_of("/", None), [("robots.txt".into(), "User-agent: *\nDisallow:\n".into())]);
        assert_eq!(files_of("/x/", None), []);
        assert_eq!(files_of("/x/", Some("https://example.org/x/")).len(), 1);
    }
}
