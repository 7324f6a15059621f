//! Addresses as people receive them: what chats, mail filters and typing have done to them is undone.

use crate::fragment::Fragment;
use crate::page::Page;
use percent_encoding::percent_decode_str;

/// How often an address is decoded at most: mail filters that encode `#` once more make `%2523` of it.
const DECODINGS: usize = 3;

/// The page and the fragment that `path` was meant for, under the base path `base`; `None` where no page can be meant.
///
/// `path` is what an address holds from its first slash on, without its own fragment. Undone are percent-encoding (also
/// that of `#` and `?`, once or twice over), doubled slashes, capitals, a written-out `index.html`, and signs behind the
/// last word.
#[must_use]
pub fn repair(path: &str, base: &str) -> Option<(Page, Option<Fragment>)> {
    let mut decoded = path.to_string();
    for _ in 0..DECODINGS {
        decoded = percent_decode_str(&decoded).decode_utf8_lossy().into_owned();
    }
    let (path, fragment) = decoded.split_once('#').unwrap_or((&decoded, ""));
    // The base is as the site has it; everything below it is lower case.
    let mut path = path.split(['?', '&']).next()?.to_string();
    while path.contains("//") {
        path = path.replace("//", "/");
    }
    let is_sign = |sign: char| !sign.is_ascii_alphanumeric() && sign != '/';
    let below = path.strip_prefix(base)?.trim_end_matches(is_sign).to_ascii_lowercase();
    Some((Page::at(&below)?, Fragment::parse(fragment)))
}

/// The address of a page under `base`, with a fragment or without.
#[must_use]
pub fn href(page: &Page, fragment: Option<&Fragment>, base: &str) -> String {
    match fragment {
        Some(fragment) => format!("{}#{fragment}", page.href(base)),
        None => page.href(base),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repaired(path: &str, base: &str) -> Option<String> {
        repair(path, base).map(|(page, fragment)| href(&page, fragment.as_ref(), base))
    }

    #[test]
    fn what_happens_to_addresses_is_undone() {
        for (path, meant) in [
            ("/p/crush/", "/p/crush/"),
            ("/p/crush", "/p/crush/"),
            ("//p//crush/", "/p/crush/"),
            ("/p/%63rush/", "/p/crush/"),
            ("/p/crush/index.html", "/p/crush/"),
            ("/p/Crush).", "/p/crush/"),
            ("/p/crush/%23crush-if", "/p/crush/#crush-if"),
            ("/p/crush/%2523crush-if.", "/p/crush/#crush-if"),
            ("/p/crush/&utm_source=x", "/p/crush/"),
            ("/p/crush/%3Ffbclid=x", "/p/crush/"),
            ("/n/crush-if”", "/n/crush-if/"),
            ("/", "/"),
        ] {
            assert_eq!(repaired(path, "/").as_deref(), Some(meant), "{path}");
        }
        assert_eq!(repaired("/x//p/crush/%23crush-if", "/x/").as_deref(), Some("/x/p/crush/#crush-if"));
    }

    #[test]
    fn nonsense_is_left_alone() {
        for path in ["/p/", "/p/%E0%A4%A/", "/q/crush/", "/p/../all/", "/p/crush/more/"] {
            assert_eq!(repaired(path, "/"), None, "{path}");
        }
        assert_eq!(repaired("/p/crush/", "/x/"), None);
    }

    #[test]
    fn what_was_repaired_needs_no_more() {
        for path in ["//p/Crush/%23crush-if.", "/all", "/positions/a//b"] {
            let once = repaired(path, "/").expect("a page");
            assert_eq!(repaired(&once, "/"), Some(once));
        }
    }
}
