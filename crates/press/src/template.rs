//! The page around its content.
//!
//! Trunk writes one `index.html` that loads the program and the styles. Every page is that file with its own head and
//! content, and with a Content-Security-Policy.

use crate::failure::Failure;
use crate::policy;
use explainer::asset_paths;
use explainer::language::is_right_to_left;
use html_escape::{encode_double_quoted_attribute as attribute, encode_text as text};
use messages::Messages;
use percent_encoding::{AsciiSet, CONTROLS, percent_encode};
use sidelines::prerender::Head;

/// The characters that are percent-encoded in a page's data.
const ENCODED: &AsciiSet = &CONTROLS.add(b'%');
const HEAD_MARK: &str = "<!--press:head-->";
const PAGE_MARK: &str = "<!--press:page-->";

/// Returns the attributes of the root element of a page in the language `lang`, which say the language, and the direction of its
/// lines if they go from right to left.
pub(crate) fn language(lang: &str) -> String {
    let direction = if is_right_to_left(lang) { " dir=\"rtl\"" } else { "" };
    format!("lang=\"{}\"{direction}", attribute(lang))
}

/// The address of a site.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Site {
    base: String,
    /// The path that the programs and styles lie below: the base path, or that of the site which this one is a part of.
    programs: String,
    /// Scheme and host, without a slash at the end; empty if unknown.
    origin: String,
}

impl Site {
    /// Returns a site with this base path and, if given, this full address, which must end with the base path.
    pub(crate) fn new(base: &str, address: Option<&str>) -> Result<Self, Failure> {
        if !(base.starts_with('/') && base.ends_with('/')) || base.contains("//") {
            return Err(Failure::other(format!(
                "the base path is `{base}`: write it with a slash at both ends, as in /some/repo/"
            )));
        }
        let origin = match address {
            None | Some("") => String::new(),
            Some(address) => {
                let origin = address.trim_end_matches('/').strip_suffix(base.trim_end_matches('/'));
                match origin {
                    Some(origin) if is_origin(origin) => origin.to_string(),
                    _ => {
                        return Err(Failure::other(format!(
                            "the site's address is `{address}`: write it in full, ending in the base path, as in \
                             https://example.org{base}"
                        )));
                    }
                }
            }
        };
        Ok(Self { base: base.into(), programs: base.into(), origin })
    }

    /// Returns the site at a full address.
    pub(crate) fn at(address: &str) -> Result<Self, Failure> {
        let path =
            address.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
        let base = format!("/{path}");
        let site = Self::new(&format!("{}/", base.trim_end_matches('/')), Some(address))?;
        if site.origin.is_empty() {
            return Err(Failure::other(
                "the site's address is empty: write it in full, as in https://example.org/",
            ));
        }
        Ok(site)
    }

    /// Returns the part of this site in `folder`. Its pages share the programs and styles of this site.
    pub(crate) fn part(&self, folder: &str) -> Self {
        Self { base: format!("{}{folder}/", self.base), ..self.clone() }
    }

    /// Returns the base path, which starts and ends with a slash.
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// Returns the path that the programs and styles lie below, with a slash at both ends.
    pub(crate) fn programs(&self) -> &str {
        &self.programs
    }

    /// Returns the full address of `path`, which is relative to the base path, if the site's address is known.
    pub(crate) fn full_address(&self, path: &str) -> Option<String> {
        (!self.origin.is_empty()).then(|| self.address(path))
    }

    /// Returns the address of `path`, which is relative to the base path: in full if the site's address is known.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin, self.base)
    }
}

fn is_origin(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| {
        !host.is_empty() && !host.contains(|char: char| char.is_whitespace() || "/?#\"'<>".contains(char))
    })
}

/// Trunk's `index.html`, split where pages are inserted.
#[derive(Clone, Debug)]
pub(crate) struct PageTemplate {
    before_head: String,
    before_page: String,
    after_page: String,
}

/// The parts that differ from page to page.
pub(crate) struct PageParts<'a> {
    pub(crate) lang: &'a str,
    /// What the pages say, in their language.
    pub(crate) messages: &'a Messages,
    pub(crate) head: &'a Head,
    /// Markup of the head for other sites and programs.
    pub(crate) previews: &'a str,
    /// Links to styles.
    pub(crate) styles: &'a str,
    /// The address of the styles that are loaded after the page.
    pub(crate) late_styles: &'a str,
    /// The HTML inside the root element.
    pub(crate) html: &'a str,
    /// What the explainer is called in this language, part of the key under which the reader's notes are stored.
    pub(crate) explainer: &'a str,
    /// The page's data.
    pub(crate) view: &'a [u8],
    /// The digest by which the browser program recognizes what it takes over.
    pub(crate) digest: &'a str,
    /// The address of the folder of all pages' data.
    pub(crate) views: &'a str,
    /// The address of the service worker; `None` if the site is not kept for reading offline.
    pub(crate) worker: Option<&'a str>,
}

impl PageTemplate {
    /// Whether `index` is Trunk's `index.html`, and not what was printed in its place.
    pub(crate) fn is_one(index: &str) -> bool {
        index.contains(HEAD_MARK) || index.contains(PAGE_MARK)
    }

    /// Splits Trunk's `index.html`.
    pub(crate) fn new(index: &str) -> Result<Self, Failure> {
        let missing =
            |mark| Failure::other(format!("index.html has no {mark}: press does not know where to print"));
        let (before_head, rest) = index.split_once(HEAD_MARK).ok_or_else(|| missing(HEAD_MARK))?;
        let (before_page, after_page) = rest.split_once(PAGE_MARK).ok_or_else(|| missing(PAGE_MARK))?;
        Ok(Self {
            before_head: before_head.into(),
            before_page: before_page.into(),
            after_page: after_page.into(),
        })
    }

    /// Returns the element that names the site's icon; empty if there is none.
    pub(crate) fn icon(&self) -> &str {
        let parts = [&self.before_head, &self.before_page];
        let found = parts.into_iter().find_map(|part| {
            let at = part.find("rel=\"icon\"")?;
            let (start, end) = (part[..at].rfind('<')?, at + part[at..].find('>')?);
            part.get(start..=end)
        });
        found.unwrap_or_default()
    }

    /// Returns the text that all pages share, for identifying the build.
    pub(crate) fn identity(&self) -> String {
        [self.before_head.as_str(), &self.before_page, &self.after_page].concat()
    }

    /// Returns a complete page.
    pub(crate) fn set(&self, parts: &PageParts<'_>, site: &Site) -> String {
        let head = parts.head;
        // A canonical address without a host is useless, and checkers report it as a mistake.
        let address = match &head.canonical {
            Some(path) => site
                .full_address(path)
                .map(|address| format!(r#"<link rel="canonical" href="{}">"#, attribute(&address)))
                .unwrap_or_default(),
            None => r#"<meta name="robots" content="noindex">"#.to_string(),
        };
        let head = format!(
            r#"<meta http-equiv="Content-Security-Policy" content="{}">
    <title>{}</title>
    <meta name="description" content="{}">
    {address}{}
    <link rel="alternate" type="application/atom+xml" title="{}" href="{}">"#,
            attribute(&policy::page()),
            text(&head.title),
            attribute(&head.description),
            parts.previews,
            attribute(&parts.messages.page_changes()),
            attribute(&site.address(asset_paths::CHANGES)),
        );
        let worker =
            parts.worker.map(|worker| format!(r#" data-worker="{}""#, attribute(worker))).unwrap_or_default();
        let lang = format!("<html {}>", language(parts.lang));
        format!(
            r#"{}{head}{}<div id="app" data-base="{}" data-explainer="{}" data-views="{}" data-styles="{}" data-digest="{}"{worker}{}>{}</div><script type="application/octet-stream" id="view">{}</script>{}"#,
            self.before_head.replacen(r#"<html lang="en">"#, &lang, 1),
            self.before_page.replacen("</head>", &format!("{}</head>", parts.styles), 1),
            attribute(site.base()),
            attribute(parts.explainer),
            attribute(parts.views),
            attribute(parts.late_styles),
            parts.digest,
            says(parts.messages),
            parts.html,
            encoded(parts.view),
            self.after_page,
        )
    }
}

/// What the scripts of every page say, as attributes of the root element.
fn says(messages: &Messages) -> String {
    let texts = [
        ("copied", messages.link_copied()),
        ("failed", messages.program_failed()),
        ("no-connection", messages.no_connection()),
        ("not-loaded", messages.program_not_loaded()),
    ];
    texts.map(|(name, text)| format!(r#" data-says-{name}="{}""#, attribute(&text))).concat()
}

/// Encodes a page's data as the text of a script element, so that it can't end the element or begin a comment.
fn encoded(data: &[u8]) -> String {
    let text = percent_encode(data, ENCODED).to_string();
    text.replace("</s", "%3C/s").replace("</S", "%3C/S").replace("<!", "%3C!")
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = "<html lang=\"en\"><head><!--press:head--><script src=\"/a.js\"></script></head><body>\
                         <!--press:page--></body></html>";

    fn page(head: &Head) -> String {
        page_at(head, Some("https://example.org/x/"), Some("/x/sw.js"))
    }

    fn page_at(head: &Head, address: Option<&str>, worker: Option<&str>) -> String {
        let parts = PageParts {
            lang: "fr",
            messages: Messages::english(),
            head,
            previews: "<meta name=\"x\">",
            styles: "<link rel=\"stylesheet\" href=\"/x/s.css\">",
            html: "<p>…</p>",
            explainer: "mill",
            view: b"a\0<i></SCRIPT><!--\xe2",
            views: "/data/v/",
            late_styles: "/x/late.css",
            digest: "1a",
            worker,
        };
        let site = Site::new("/x/", address).expect("a site");
        PageTemplate::new(INDEX).expect("a frame").set(&parts, &site)
    }

    #[test]
    fn a_page_has_its_own_head_and_content() {
        let head = Head {
            title: "A & B".into(),
            description: "“x” \"y\"".into(),
            path: Some("p/a/".into()),
            canonical: Some("p/a/".into()),
        };
        let page = page(&head);
        for part in [
            r#"<html lang="fr">"#,
            "<title>A &amp; B</title>",
            r#"content="“x” &quot;y&quot;""#,
            r#"<link rel="canonical" href="https://example.org/x/p/a/"><meta name="x">"#,
            "<link rel=\"stylesheet\" href=\"/x/s.css\"></head>",
            r#"<div id="app" data-base="/x/" data-explainer="mill" data-views="/data/v/" data-styles="/x/late.css" data-digest="1a" data-worker="/x/sw.js" data-says-copied="Link copied." data-says-failed="Something went wrong here. The page can be read and its links work; reload it for everything else." data-says-no-connection="There is no connection: this page stays. Try again later." data-says-not-loaded="Copying and notes did not load. Reload to try again."><p>…</p></div><script type="application/octet-stream" id="view">a%00<i>%3C/SCRIPT>%3C!--%E2</script>"#,
        ] {
            assert!(page.contains(part), "{part} in {page}");
        }
    }

    #[test]
    fn the_root_says_the_language_and_the_way_of_its_lines() {
        assert_eq!(language("uk"), "lang=\"uk\"");
        assert_eq!(language("ar-EG"), "lang=\"ar-EG\" dir=\"rtl\"");
    }

    #[test]
    fn a_page_without_an_address_is_not_indexed() {
        let page =
            page(&Head { title: "404".into(), description: "nothing".into(), path: None, canonical: None });
        assert!(page.contains("noindex"));
        assert!(!page.contains("canonical"));
    }

    #[test]
    fn a_canonical_address_is_a_full_one_or_none() {
        let page = page_at(&plain_head(), None, None);
        assert!(!page.contains("canonical") && !page.contains("noindex"), "{page}");
    }

    #[test]
    fn a_site_that_is_not_kept_offline_names_no_worker() {
        assert!(!page_at(&plain_head(), None, None).contains("data-worker"));
    }

    fn plain_head() -> Head {
        Head {
            title: "A".into(),
            description: "a".into(),
            path: Some("p/a/".into()),
            canonical: Some("p/a/".into()),
        }
    }

    #[test]
    fn a_full_address_says_where_a_site_stands() {
        for (address, base) in [
            ("https://e.org", "/"),
            ("https://e.org/", "/"),
            ("https://e.org/a/b", "/a/b/"),
            ("https://e.org/a/", "/a/"),
        ] {
            let site = Site::at(address).expect("a site");
            assert_eq!(site.base(), base, "{address}");
            assert_eq!(site.address("x"), format!("https://e.org{base}x"));
        }
        for nowhere in ["", "e.org", "/x/", "https://", "ftp://e.org/"] {
            assert!(Site::at(nowhere).is_err(), "{nowhere}");
        }
    }

    #[test]
    fn a_part_of_a_site_has_pages_of_its_own_and_shares_the_programs() {
        let whole = Site::new("/r/", Some("https://e.org/r/")).expect("a site");
        let part = whole.part("mill");
        assert_eq!((part.base(), part.programs()), ("/r/mill/", "/r/"));
        assert_eq!(part.address("p/a/"), "https://e.org/r/mill/p/a/");
        assert_eq!((part.part("uk").base(), part.part("uk").programs()), ("/r/mill/uk/", "/r/"));
        assert_eq!(whole.programs(), "/r/");
    }

    #[test]
    fn a_frame_names_its_icon() {
        let index = INDEX.replacen("</head>", "<link rel=\"icon\" href=\"/i.svg\"></head>", 1);
        let icon = |index: &str| PageTemplate::new(index).expect("a frame").icon().to_string();
        assert_eq!(icon(&index), "<link rel=\"icon\" href=\"/i.svg\">");
        assert_eq!(icon(INDEX), "");
    }

    #[test]
    fn a_site_knows_its_addresses() {
        let with = |base, address| Site::new(base, address).map(|site| site.address("p/a/"));
        assert_eq!(with("/", None).ok().as_deref(), Some("/p/a/"));
        assert_eq!(with("/", Some("https://example.org")).ok().as_deref(), Some("https://example.org/p/a/"));
        assert_eq!(with("/r/", Some("https://e.org/r/")).ok().as_deref(), Some("https://e.org/r/p/a/"));
        for (base, address) in [
            ("", None),
            ("x/", None),
            ("/x", None),
            ("//", None),
            ("/x/", Some("https://e.org/")),
            ("/", Some("e.org")),
            ("/", Some("https://")),
            ("/", Some("https://e.org/\"><script>")),
        ] {
            assert!(with(base, address).is_err(), "{base} {address:?}");
        }
    }
}
