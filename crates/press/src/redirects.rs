//! Pages that lead on to another: at addresses that passages and notes had before, and at those of two voices side by side which
//! name the second one first.
//!
//! With scripts on, what follows `#` goes along, so a link to a note or to words arrives there; with scripts off a
//! reader arrives at the passage. Hosts of static files can't forward by themselves.

use crate::frame::{Site, hash};
use explainer::id::VoiceId;
use explainer::model::{Explainer, Subject};
use explainer::page::Page;
use explainer::page_data::pairs;
use html_escape::{encode_double_quoted_attribute as attribute, encode_text as text};

/// Leads on. The same on every page: the way is in an attribute.
const GO: &str = "location.replace(document.currentScript.dataset.to+location.hash)";

/// Every forwarding page, by its path below the base path.
pub(crate) fn files(explainer: &Explainer, site: &Site) -> Vec<(String, String)> {
    let former = explainer.former.passages.iter().map(|former| {
        let passage = explainer.passages.iter().find(|passage| passage.id == former.now);
        let title = passage.map(|passage| passage.title.clone()).unwrap_or_default();
        let way = Way { to: Page::Passage(former.now.clone()), says: "This passage has moved", title };
        (Page::Passage(former.id.clone()).file(), page(explainer, &way, site))
    });
    let turned = pairs(explainer).into_iter().map(|(one, other)| {
        let title = format!("{} and {}", name(explainer, &one), name(explainer, &other));
        let from = Page::Pair(other.clone(), one.clone());
        let way = Way { to: Page::Pair(one, other), says: "These two stand side by side at", title };
        (from.file(), page(explainer, &way, site))
    });
    let notes = explainer.record.histories.iter().filter_map(|history| {
        let Subject::Note(now) = &history.now else { return None };
        let from = Page::Note(history.id.clone().try_into().ok()?);
        let title = explainer.title.clone();
        let way = Way { to: Page::Note(now.clone()), says: "This note has moved", title };
        (history.id != now.as_str()).then(|| (from.file(), page(explainer, &way, site)))
    });
    former.chain(turned).chain(notes).collect()
}

fn name<'a>(explainer: &'a Explainer, id: &VoiceId) -> &'a str {
    let voice = explainer.voices.iter().find(|voice| voice.id == *id);
    voice.map(|voice| voice.name.as_str()).unwrap_or_default()
}

/// Where a page leads.
struct Way {
    to: Page,
    /// What it says before the link.
    says: &'static str,
    /// What the link is called.
    title: String,
}

fn page(explainer: &Explainer, way: &Way, site: &Site) -> String {
    let Way { to: page, says, title } = way;
    let to = page.href(site.base());
    // Without scripts only: beside the script, the refresh would win and drop what follows `#`.
    format!(
        r#"<!DOCTYPE html>
<html lang="{lang}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '{hash}'; base-uri 'none'; form-action 'none'">
    <title>{title} · {site_title}</title>
    <meta name="robots" content="noindex">
    <link rel="canonical" href="{canonical}">
    <script data-to="{to}">{GO}</script>
    <noscript><meta http-equiv="refresh" content="0; url={to}"></noscript>
  </head>
  <body>
    <p>{says}: <a href="{to}">{title}</a></p>
  </body>
</html>
"#,
        lang = attribute(&explainer.lang),
        hash = hash(GO),
        title = text(title),
        site_title = text(&explainer.title),
        canonical = attribute(&site.address(&page.path())),
        to = attribute(&to),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::sample;
    use explainer::id::PassageId;
    use explainer::model::{PassageKind, PassageRedirect};

    #[test]
    fn an_old_address_leads_to_the_new_one_with_and_without_scripts() {
        let mut explainer = sample::explainer(PassageKind::Quotation);
        let id = PassageId::try_from("promise".to_string()).expect("an id");
        explainer.former.passages.push(PassageRedirect { id, now: explainer.passages[0].id.clone() });
        let site = Site::new("/x/", Some("https://example.org/x/")).expect("a site");
        let files = files(&explainer, &site);
        let [(path, page)] = &files[..] else { panic!("one page") };
        assert_eq!(path, "p/promise/index.html");
        for part in [
            r#"<link rel="canonical" href="https://example.org/x/p/vow/">"#,
            r#"<noscript><meta http-equiv="refresh" content="0; url=/x/p/vow/"></noscript>"#,
            r#"<a href="/x/p/vow/">Mills &amp; vows: 100 % of #1_{x}</a>"#,
            r#"<script data-to="/x/p/vow/">"#,
            &format!("script-src '{}';", hash(GO)),
            "noindex",
        ] {
            assert!(page.contains(part), "{part} in {page}");
        }
    }
}
