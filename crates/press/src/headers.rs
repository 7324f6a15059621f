//! The headers that hosts send with the files: written for those that read a `_headers` file, and read by `press serve`.
//!
//! Hosts add up what all rules say that fit an address, and join the values of a header that several name. So no header is
//! named by two rules that fit one address.

use crate::failure::Failure;
use crate::template::Site;
use crate::{embed, policy, redirects};
use axum::http::{HeaderName, HeaderValue};
use explainer::asset_paths;
use std::collections::BTreeMap;

/// The name of the file, at the root of what is published.
pub(crate) const FILE: &str = "_headers";

/// What pages may use of the device: to copy, and nothing else.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), clipboard-write=(self), display-capture=(), \
                           encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), \
                           idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), \
                           picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), \
                           usb=(), xr-spatial-tracking=()";
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Kept, and asked for again each time whether it has changed.
const ASK_AGAIN: &str = "no-cache";

/// The kinds of files that differ in their headers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
    /// A page of the site, which no other site may show.
    Page,
    /// A page for frames on other sites.
    Embed,
    /// Data and pictures for other programs and sites.
    Shared,
    /// A file whose address changes with its content.
    Unchanging,
    /// Anything else.
    Other,
}

impl Kind {
    /// Returns the kind of the file at `path`.
    fn of(path: &str) -> Self {
        if path.starts_with("data/views/") || is_stamped(path) {
            Self::Unchanging
        } else if path.starts_with("embed/") {
            Self::Embed
        } else if path.ends_with(".html") {
            Self::Page
        } else if path.starts_with("data/") || path.starts_with("cards/") || path == asset_paths::CHANGES {
            Self::Shared
        } else {
            Self::Other
        }
    }

    fn headers(self) -> Vec<(&'static str, String)> {
        let policy = "Content-Security-Policy";
        let loaded_by = |sites: &str| ("Cross-Origin-Resource-Policy", sites.to_string());
        let cache = |how: &str| ("Cache-Control", how.to_string());
        match self {
            Self::Page => vec![
                (policy, policy::page_header(redirects::REDIRECT)),
                ("Cross-Origin-Opener-Policy", "same-origin".into()),
                loaded_by("same-origin"),
                cache(ASK_AGAIN),
            ],
            Self::Embed => vec![
                (policy, policy::embed_header(&embed::script())),
                // Without it, a site that isolates itself could not show the frame.
                ("Cross-Origin-Embedder-Policy", "require-corp".into()),
                loaded_by("cross-origin"),
                cache(ASK_AGAIN),
            ],
            Self::Shared => {
                vec![("Access-Control-Allow-Origin", "*".into()), loaded_by("cross-origin"), cache(ASK_AGAIN)]
            }
            // To a frame in a sandbox its own styles are those of another site.
            Self::Unchanging => vec![loaded_by("cross-origin"), cache(FOR_EVER)],
            Self::Other => vec![cache(ASK_AGAIN)],
        }
    }
}

/// Whether a file beside the opening has a hash of its content in its name.
pub(crate) fn is_stamped(path: &str) -> bool {
    let stem = path.split('.').next().unwrap_or_default();
    let hash = stem.trim_end_matches("_bg").rsplit_once('-').map_or("", |(_, hash)| hash);
    !path.contains('/') && hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Returns the addresses, below the base path, that `path` shares its headers with; `*` stands for anything.
fn patterns(path: &str) -> Vec<String> {
    match *path.split('/').collect::<Vec<_>>() {
        // The opening has two addresses.
        ["index.html"] => vec![String::new(), path.into()],
        ["data", folder, _, ..] => vec![format!("data/{folder}/*")],
        [_] | ["data", _] => vec![path.into()],
        [folder, ..] => vec![format!("{folder}/*")],
        [] => Vec::new(),
    }
}

/// Returns the text of the file for `site`, whose files are at `paths`: each below the base path of the part of the site
/// that it is given with.
pub(crate) fn text<'a>(
    paths: impl Iterator<Item = (&'a Site, &'a str)>,
    site: &Site,
) -> Result<String, Failure> {
    let mut kinds = BTreeMap::new();
    for (part, path) in paths.filter(|(_, path)| *path != FILE) {
        let kind = Kind::of(path);
        for pattern in patterns(path) {
            let pattern = format!("{}{pattern}", part.base());
            let known = *kinds.entry(pattern.clone()).or_insert(kind);
            if known != kind {
                return Err(Failure::other(format!(
                    "{path} and its neighbours below {pattern} take different headers: give it a folder of its own"
                )));
            }
        }
    }
    let everywhere = [
        ("X-Content-Type-Options", "nosniff".to_string()),
        ("Referrer-Policy", "no-referrer".into()),
        ("Permissions-Policy", PERMISSIONS.into()),
    ];
    let rules = std::iter::once((format!("{}*", site.base()), everywhere.to_vec()))
        .chain(kinds.into_iter().map(|(pattern, kind)| (pattern, kind.headers())));
    let mut text =
        String::from("# What hosts send with the files. Addresses stand from the root of the host.\n");
    for (pattern, headers) in rules {
        text += &format!("\n{pattern}\n");
        text.extend(headers.iter().map(|(name, value)| format!("  {name}: {value}\n")));
    }
    Ok(text)
}

/// The rules of a `_headers` file.
#[derive(Debug, Default)]
pub(crate) struct Rules(Vec<Rule>);

#[derive(Debug)]
struct Rule {
    pattern: String,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl Rules {
    /// Reads the text of a `_headers` file: addresses, each followed by indented headers. `*` may end an address.
    pub(crate) fn parse(text: &str) -> Result<Self, Failure> {
        let mut rules: Vec<Rule> = Vec::new();
        for (number, line) in (1..).zip(text.lines()) {
            let mistake = |help: &str| Failure::other(format!("{FILE}, line {number}: `{line}`: {help}"));
            let content = line.trim();
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            if line == content {
                let fixed = content.strip_suffix('*').unwrap_or(content);
                if !content.starts_with('/') || fixed.contains('*') {
                    return Err(mistake("write an address that begins with / and has * only at its end"));
                }
                rules.push(Rule { pattern: content.into(), headers: Vec::new() });
                continue;
            }
            let rule = rules.last_mut().ok_or_else(|| mistake("write the address before its headers"))?;
            let (name, value) = content.split_once(':').ok_or_else(|| mistake("write `Name: value`"))?;
            let name = name.parse().map_err(|_| mistake("this is no name of a header"))?;
            let value = value.trim().parse().map_err(|_| mistake("this is no value of a header"))?;
            rule.headers.push((name, value));
        }
        Ok(Self(rules))
    }

    /// Returns the headers for the address `path`, which begins with a slash.
    pub(crate) fn at<'a>(&'a self, path: &'a str) -> impl Iterator<Item = &'a (HeaderName, HeaderValue)> {
        let fits = move |rule: &&Rule| match rule.pattern.strip_suffix('*') {
            Some(beginning) => path.starts_with(beginning),
            None => path == rule.pattern,
        };
        self.0.iter().filter(fits).flat_map(|rule| &rule.headers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATHS: [&str; 14] = [
        "404.html",
        "_headers",
        "all/index.html",
        "cards/vow.png",
        "changes.xml",
        "data/cite/vow.bib",
        "data/explainer.json",
        "data/views/0123abcd/p/vow",
        "embed/vow/index.html",
        "index.html",
        "manifest.webmanifest",
        "p/vow/index.html",
        "page-0123456789abcdef.css",
        "sidelines-0123456789abcdef_bg.wasm",
    ];

    fn rules(base: &str) -> Rules {
        rules_of(base, |site| vec![site.clone()])
    }

    /// The rules of a site with the files in each of its parts.
    fn rules_of(base: &str, parts: fn(&Site) -> Vec<Site>) -> Rules {
        let site = Site::new(base, None).expect("a site");
        let parts = parts(&site);
        let paths = parts.iter().flat_map(|part| PATHS.map(|path| (part, path)));
        Rules::parse(&text(paths, &site).expect("headers")).expect("rules")
    }

    fn value(rules: &Rules, path: &str, name: &str) -> String {
        let values = rules.at(path).filter(|(other, _)| other == name);
        values.map(|(_, value)| value.to_str().expect("text")).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn every_file_has_each_header_once() {
        for base in ["/", "/some/repo/"] {
            let rules = rules(base);
            for path in PATHS.into_iter().filter(|path| *path != FILE).chain([""]) {
                let address = format!("{base}{path}");
                let mut names: Vec<_> = rules.at(&address).map(|(name, _)| name.as_str()).collect();
                let all = names.len();
                names.sort_unstable();
                names.dedup();
                assert_eq!(names.len(), all, "{address}: {names:?}");
                assert!(names.contains(&"cache-control") && names.contains(&"x-content-type-options"));
            }
        }
    }

    #[test]
    fn parts_of_a_site_have_headers_as_a_site_of_their_own() {
        let alone = rules("/x/");
        let parts = rules_of("/x/", |site| vec![site.clone(), site.part("mill"), site.part("weir")]);
        let all = |rules: &Rules, path: &str| {
            let mut all: Vec<_> = rules.at(path).cloned().collect();
            all.sort_by_key(|(name, _)| name.to_string());
            all
        };
        for path in PATHS.into_iter().filter(|path| *path != FILE && !is_stamped(path)).chain([""]) {
            for part in ["", "mill/", "weir/"] {
                let (in_part, as_alone) = (format!("/x/{part}{path}"), format!("/x/{path}"));
                assert_eq!(all(&parts, &in_part), all(&alone, &as_alone), "{in_part}");
            }
        }
    }

    #[test]
    fn only_embeds_may_be_framed_and_only_shared_files_are_shared() {
        let rules = rules("/x/");
        let policy = |path| value(&rules, path, "content-security-policy");
        for page in ["/x/", "/x/index.html", "/x/404.html", "/x/p/vow/", "/x/all/"] {
            assert!(policy(page).ends_with("frame-ancestors 'none'"), "{page}");
        }
        assert!(policy("/x/embed/vow/").ends_with("frame-ancestors *"));
        for (path, shared) in [
            ("/x/data/explainer.json", "*"),
            ("/x/data/cite/vow.bib", "*"),
            ("/x/cards/vow.png", "*"),
            ("/x/changes.xml", "*"),
            ("/x/p/vow/", ""),
            ("/x/manifest.webmanifest", ""),
        ] {
            assert_eq!(value(&rules, path, "access-control-allow-origin"), shared, "{path}");
        }
    }

    #[test]
    fn only_what_never_changes_is_kept_for_ever() {
        let rules = rules("/");
        for (path, kept) in [
            ("/page-0123456789abcdef.css", FOR_EVER),
            ("/sidelines-0123456789abcdef_bg.wasm", FOR_EVER),
            ("/data/views/0123abcd/p/vow", FOR_EVER),
            ("/data/explainer.json", ASK_AGAIN),
            ("/p/vow/", ASK_AGAIN),
            ("/manifest.webmanifest", ASK_AGAIN),
        ] {
            assert_eq!(value(&rules, path, "cache-control"), kept, "{path}");
        }
        for path in ["worker.js", "a-0123456789abcde.js", "a-0123456789abcdeg.js", "x/a-0123456789abcdef.js"]
        {
            assert!(!is_stamped(path), "{path}");
        }
    }

    #[test]
    fn neighbours_with_other_headers_are_an_error() {
        let site = Site::new("/", None).expect("a site");
        let failed =
            text(["p/vow/index.html", "p/vow/data.json"].map(|path| (&site, path)).into_iter(), &site);
        assert!(failed.is_err_and(|failure| failure.to_string().contains("p/vow/data.json")));
    }

    #[test]
    fn a_mistake_is_named_with_its_line() {
        for (text, line) in [
            ("x\n", "line 1"),
            ("/*/x\n", "line 1"),
            ("\n  A: b\n", "line 2"),
            ("# c\n/x\n  A\n", "line 3"),
            ("/x\n  A b: c\n", "line 2"),
            ("/x\n  A: b\u{1}\n", "line 2"),
        ] {
            let failure = Rules::parse(text).expect_err(text).to_string();
            assert!(failure.contains(line), "{failure}");
        }
    }

    /// What docs/hosting.md has hosts send that read no such file.
    #[test]
    fn the_documentation_names_the_same_values() {
        let hosting = include_str!("../../../docs/hosting.md");
        let kinds = [Kind::Page, Kind::Embed, Kind::Shared, Kind::Unchanging, Kind::Other];
        for (name, value) in kinds.into_iter().flat_map(Kind::headers) {
            assert!(hosting.contains(&value), "docs/hosting.md lacks {name}: {value}");
        }
        assert!(hosting.contains(PERMISSIONS));
    }
}
