//! Pages that redirect: from earlier ids of passages and notes, and from pairs of voices in the other order.
//!
//! Static hosts can't redirect by themselves. With scripts on, the fragment is kept, so links to notes and words work; with
//! scripts off, the reader gets to the passage.

use crate::policy;
use crate::template::{Site, language};
use explainer::id::VoiceId;
use explainer::model::{Explainer, Subject};
use explainer::page::Page;
use explainer::page_data::pairs;
use html_escape::{encode_double_quoted_attribute as attribute, encode_text as text};

/// Redirects to the address in an attribute. The same on every page, so that every policy has the same hash.
pub(crate) const REDIRECT: &str = "location.replace(document.currentScript.dataset.to+location.hash)";

/// Returns every redirecting page with its path, relative to the base path.
pub(crate) fn files(explainer: &Explainer, site: &Site) -> Vec<(String, String)> {
    let messages = explainer.messages();
    let former = explainer.former.passages.iter().map(|former| {
        let passage = explainer.passages.iter().find(|passage| passage.id == former.now);
        let title = passage.map(|passage| passage.title.clone()).unwrap_or_default();
        let redirect =
            Redirect { to: Page::Passage(former.now.clone()), says: messages.passage_moved(), title };
        (Page::Passage(former.id.clone()).file(), page(explainer, &redirect, site))
    });
    let turned = pairs(explainer).into_iter().map(|(one, other)| {
        let title = messages.pair(name(explainer, &one), name(explainer, &other));
        let from = Page::Pair(other.clone(), one.clone());
        let redirect = Redirect { to: Page::Pair(one, other), says: messages.pair_moved(), title };
        (from.file(), page(explainer, &redirect, site))
    });
    let notes = explainer.record.histories.iter().filter_map(|history| {
        let Subject::Note(now) = &history.now else { return None };
        let from = Page::Note(history.id.clone().try_into().ok()?);
        let title = explainer.title.clone();
        let redirect = Redirect { to: Page::Note(now.clone()), says: messages.note_moved(), title };
        (history.id != now.as_str()).then(|| (from.file(), page(explainer, &redirect, site)))
    });
    former.chain(turned).chain(notes).collect()
}

fn name<'a>(explainer: &'a Explainer, id: &VoiceId) -> &'a str {
    let voice = explainer.voices.iter().find(|voice| voice.id == *id);
    voice.map(|voice| voice.name.as_str()).unwrap_or_default()
}

/// A redirect.
struct Redirect {
    to: Page,
    /// The text before the link.
    says: String,
    /// The link text.
    title: String,
}

fn page(explainer: &Explainer, redirect: &Redirect, site: &Site) -> String {
    let Redirect { to: page, says, title } = redirect;
    let to = page.href(site.base());
    // The refresh is for readers without scripts only: it would run before the script and drop the fragment.
    format!(
        r#"<!DOCTYPE html>
<html {lang}>
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="{policy}">
    <title>{title} · {site_title}</title>
    <meta name="robots" content="noindex">
    <link rel="canonical" href="{canonical}">
    <script data-to="{to}">{REDIRECT}</script>
    <noscript><meta http-equiv="refresh" content="0; url={to}"></noscript>
  </head>
  <body>
    <p>{says}: <a href="{to}">{title}</a></p>
  </body>
</html>
"#,
        lang = language(&explainer.lang),
        policy = attribute(&policy::redirect(REDIRECT)),
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
            &format!("content=\"{}\"", attribute(&policy::redirect(REDIRECT))),
            "noindex",
        ] {
            assert!(page.contains(part), "{part} in {page}");
        }
    }
}
