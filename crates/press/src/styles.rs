//! Styles that every page but the passages needs.
//!
//! Those pages link to them. A passage fetches them once it has loaded, since the program may move from it to one of
//! those: so they weigh on nobody who reads a passage, and are there before they are needed.
//!
//! All styles reach readers without their comments: those are for whoever changes a style, and would be paid for in
//! bytes by everyone else.

use crate::frame::Site;
use crate::stamp::stamped;
use explainer::page::Page;
use html_escape::encode_double_quoted_attribute as attribute;

/// What `index.html` calls the file.
const NAME: &str = "reference.css";
/// What it is made of, in the order in which it counts. The styles of paper come again: they must come last.
const STYLES: [&str; 8] = [
    include_str!("../../../styles/pages.css"),
    include_str!("../../../styles/positions.css"),
    include_str!("../../../styles/timeline.css"),
    include_str!("../../../styles/finding.css"),
    include_str!("../../../styles/all.css"),
    "@media print {",
    include_str!("../../../styles/print.css"),
    "}",
];

/// The file, by its path below the base path. Its name carries a hash: it never changes.
pub(crate) fn file() -> (String, String) {
    let style = without_comments(&STYLES.concat());
    (stamped("reference", "css", &style), style)
}

/// `style` without its comments. No string of ours holds what begins one.
pub(crate) fn without_comments(style: &str) -> String {
    let mut bare = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, comment)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after.trim_start_matches('\n'));
    }
    bare + rest
}

/// `index` with the file's real name in the script that fetches it.
pub(crate) fn named(index: &str) -> String {
    index.replace(&format!("{NAME}'"), &format!("{}'", file().0))
}

/// The link to the file for the head of `page`, if it needs one.
pub(crate) fn link(page: &Page, site: &Site) -> String {
    match page {
        Page::Passage(_) => String::new(),
        Page::Opening
        | Page::Positions
        | Page::Pair(..)
        | Page::Timeline
        | Page::Sources
        | Page::All
        | Page::MyNotes
        | Page::Keys
        | Page::NotFound => {
            let address = format!("{}{}", site.base(), file().0);
            format!(r#"<link rel="stylesheet" href="{}">"#, attribute(&address))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_stay_at_home() {
        assert_eq!(without_comments("/* a */\na { }\n\n/* b\n */\nb { }\n"), "a { }\n\nb { }\n");
        assert_eq!(without_comments("a { /* x */ }"), "a {  }");
        assert_eq!(without_comments("a /* open"), "a ");
    }

    #[test]
    fn a_page_links_to_the_file_that_other_pages_fetch() {
        let site = Site::new("/x/", None).expect("a site");
        let script = named("<script>fetch('/x/reference.css')</script>");
        let address = script.split('\'').nth(1).expect("an address");
        assert_eq!(link(&Page::Timeline, &site), format!("<link rel=\"stylesheet\" href=\"{address}\">"));
        assert_eq!(format!("/x/{}", file().0), address);
        let passage = Page::at("p/a/").expect("a page");
        assert_eq!(link(&passage, &site), "");
    }
}
