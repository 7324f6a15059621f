//! Repairs addresses that chats, mail filters or typing have changed.

use crate::fragment::Fragment;
use crate::page::Page;
use percent_encoding::percent_decode_str;

/// Maximum number of times an address is percent-decoded: mail filters that encode `%23` again turn it into `%2523`.
const DECODINGS: usize = 3;

/// Returns the page and fragment that `path` was probably meant for, or `None` if it can't be a page's address.
///
/// `path` is an address from its first slash on, without its own fragment; `base` is the base path. Undoes
/// percent-encoding (even repeated, and of `#` and `?`), doubled slashes, capitals, a written-out `index.html` and
/// punctuation after the last word.
#[must_use]
pub fn repair(path: &str, base: &str) -> Option<(Page, Option<Fragment>)> {
    let mut decoded = path.to_string();
    for _ in 0..DECODINGS {
        decoded = percent_decode_str(&decoded).decode_utf8_lossy().into_owned();
    }
    let (path, fragment) = decoded.split_once('#').unwrap_or((&decoded, ""));
    // The base path may contain capitals; the addresses of pages do not.
    let mut path = path.split(['?', '&']).next()?.to_string();
    while path.contains("//") {
        path = path.replace("//", "/");
    }
    let is_punctuation = |char: char| !char.is_ascii_alphanumeric() && char != '/';
    let below = path.strip_prefix(base)?.trim_end_matches(is_punctuation).to_ascii_lowercase();
    Some((Page::at(&below)?, Fragment::parse(fragment)))
}

/// Returns the address of a page under `base`, with the fragment if there is one.
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
    fn a_damaged_link_does_not_become_a_link_to_the_page() {
        let repaired = repaired("/p/Crush/%2314-39-k3f2", "/").expect("a page");
        let (_, fragment) = repaired.split_once('#').expect("a fragment");
        assert_eq!(Fragment::parse(fragment), Some(Fragment::Damaged), "{repaired}");
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
