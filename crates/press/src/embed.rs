//! Embeds: small pages of single passages, without the program, for an `iframe` on another site.
//!
//! A page reports its height to the host by `postMessage` on every change: `{ sidelines: { height, id } }`, with `height`
//! in CSS pixels and `id` that of the passage; also in answer to the message `{ sidelines: 'height' }`. [`LISTENER`] adjusts
//! the frame. With scripts off, the frame keeps the height
//! that the host gave it.

use crate::policy;
use crate::styles::Sheet;
use crate::template::{Site, language};
use explainer::asset_paths;
use explainer::id::PassageId;
use explainer::model::Explainer;
use explainer::page::Page;
use html_escape::{encode_double_quoted_attribute as attribute, encode_text as text};
use sidelines::prerender::Embedded;

/// The script of every embed: reports its height to the host, and shows addresses of links that may not open. The same on
/// every page, so that every policy has the same hash.
pub(crate) fn script() -> String {
    let is_code = |line: &&str| !line.is_empty() && !line.starts_with("//");
    include_str!("embed/report.js").lines().filter(is_code).collect::<Vec<_>>().join("\n")
}

/// The script for a host that fits its frames to the height of the passages. `{home}` is replaced by the address of the
/// opening. It ignores messages from other frames and any value but a number.
const LISTENER: &str = include_str!("embed/host.js");

/// Returns the HTML to paste into a page: the frame, and an optional script that fits its height.
pub(crate) fn snippet_with_listener(embed: &Embedded, home: &str) -> String {
    format!(
        "{}\n\n<!-- Once a page, if the frames are to be as high as the passages in them: -->\n\
         <script type=\"module\">\n{}</script>\n",
        embed.snippet,
        LISTENER.replace("{home}", &attribute(home))
    )
}

/// Returns every embed, also under earlier ids, with its path relative to the base path.
pub(crate) fn files(explainer: &Explainer, embeds: &[Embedded], site: &Site) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for embed in embeds {
        let former = explainer.former.passages.iter().filter(|former| former.now == embed.id);
        for id in former.map(|former| &former.id).chain([&embed.id]) {
            let page = page(embed, id, &explainer.lang, site);
            files.push((format!("{}index.html", asset_paths::embed(id)), page));
        }
    }
    files
}

fn page(embed: &Embedded, id: &PassageId, lang: &str, site: &Site) -> String {
    let canonical = site.address(&Page::Passage(embed.id.clone()).path());
    let script = script();
    let links = Sheet::Embed.link(site);
    format!(
        r#"<!DOCTYPE html>
<html {} data-passage="{id}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="{}">
    <title>{}</title>
    <meta name="robots" content="noindex">
    <link rel="canonical" href="{}">{links}
  </head>
  <body>
    {}
    <script type="module">{script}</script>
  </body>
</html>
"#,
        language(lang),
        attribute(&policy::embed(&script)),
        text(&embed.title),
        attribute(&canonical),
        embed.html,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::sample;
    use explainer::model::{PassageKind, PassageRedirect};

    fn embed() -> Embedded {
        Embedded {
            id: sample::passage(PassageKind::Quotation).id,
            title: "A & B".into(),
            html: "<main>…</main>".into(),
            snippet: "<iframe></iframe>".into(),
            height: 400,
        }
    }

    #[test]
    fn an_embed_page_runs_nothing_but_its_own_script() {
        let mut explainer = sample::explainer(PassageKind::Quotation);
        let old = PassageId::try_from("promise".to_string()).expect("an id");
        explainer.former.passages.push(PassageRedirect { id: old, now: embed().id });
        let site = Site::new("/x/", Some("https://example.org/x/")).expect("a site");
        let files = files(&explainer, &[embed()], &site);
        let paths: Vec<_> = files.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["embed/promise/index.html", "embed/vow/index.html"]);
        for (_, page) in &files {
            assert!(page.contains(&*attribute(&policy::embed(&script()))), "{page}");
            assert!(
                page.contains("<link rel=\"canonical\" href=\"https://example.org/x/p/vow/\">"),
                "{page}"
            );
            assert!(page.contains("<title>A &amp; B</title>") && page.contains("noindex"), "{page}");
            let styles: Vec<_> = page.split("rel=\"stylesheet\" href=\"").skip(1).collect();
            let wanted = ["/x/embed-"];
            assert_eq!(styles.len(), wanted.len());
            assert!(styles.iter().zip(wanted).all(|(style, wanted)| style.starts_with(wanted)), "{page}");
        }
    }

    #[test]
    fn a_host_listens_to_frames_of_this_site_only() {
        let snippet = snippet_with_listener(&embed(), "https://example.org/x/");
        assert!(snippet.starts_with("<iframe></iframe>\n"), "{snippet}");
        assert!(snippet.contains(r#"iframe[src^="https://example.org/x/embed/"]"#), "{snippet}");
    }
}
