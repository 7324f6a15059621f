//! Passages for other sites: small pages without the program, each made for an `iframe`.
//!
//! With scripts on, a page tells its host how high it is, by `postMessage` on every change:
//! `{ sidelines: { height, id } }`, `height` in CSS pixels and `id` the passage's. [`LISTENER`] takes it. With scripts
//! off the height that the host gave the frame stays.

use crate::failure::Failure;
use crate::frame::{Frame, Site, hash};
use crate::stamp::stamped;
use explainer::beside;
use explainer::id::PassageId;
use explainer::model::Explainer;
use explainer::page::Page;
use html_escape::{encode_double_quoted_attribute as attribute, encode_text as text};
use sidelines::prerender::Embedded;

/// The styles of the site that a passage needs.
const STYLES: [&str; 4] = ["tokens", "base", "passage", "wording"];
/// The style that only these pages have.
const OWN_STYLE: &str = include_str!("../../../styles/embed.css");

/// Tells the host how high the page is. The same on every page, so that every policy names the same hash.
const TELL: &str = "\
const page=document.documentElement;\
if(parent!==self)new ResizeObserver(()=>parent.postMessage({sidelines:{\
height:Math.ceil(page.getBoundingClientRect().height),id:page.dataset.passage}},'*')).observe(page)";

/// The script of a host whose frames are to be as high as the passages in them. `{home}` stands for the address of the
/// opening. It believes no other frame, and takes nothing but a number.
const LISTENER: &str = r#"<script>
addEventListener('message', ({ source, data }) => {
  const height = Number(data?.sidelines?.height);
  for (const frame of document.querySelectorAll('iframe[src^="{home}embed/"]'))
    if (frame.contentWindow === source && height > 0 && height < 10000) frame.height = Math.ceil(height);
});
</script>
"#;

/// What a person pastes into a page: the frame, and below it the script that fits its height, which may be left out.
pub(crate) fn snippet(embed: &Embedded, home: &str) -> String {
    format!(
        "{}\n\n<!-- Once a page, if the frames are to be as high as the passages in them: -->\n{}",
        embed.snippet,
        LISTENER.replace("{home}", &attribute(home))
    )
}

/// Every embed page, also at the addresses that passages had before, and the style that they share: each by its path
/// below the base path.
pub(crate) fn files(
    explainer: &Explainer,
    embeds: &[Embedded],
    frame: &Frame,
    site: &Site,
) -> Result<Vec<(String, String)>, Failure> {
    let style = stamped("embed", "css", OWN_STYLE);
    let mut styles = styles(frame)?;
    styles.push(format!("{}{style}", site.base()));
    let mut files = vec![(style, OWN_STYLE.to_string())];
    for embed in embeds {
        let former = explainer.former.passages.iter().filter(|former| former.now == embed.id);
        for id in former.map(|former| &former.id).chain([&embed.id]) {
            let page = page(embed, id, &explainer.lang, &styles, site);
            files.push((format!("{}index.html", beside::embed(id)), page));
        }
    }
    Ok(files)
}

/// The addresses of the site's styles that a passage needs.
fn styles(frame: &Frame) -> Result<Vec<String>, Failure> {
    let all = frame.styles();
    let styles = STYLES.iter().map(|name| {
        let named =
            |href: &&&str| href.rsplit('/').next().is_some_and(|file| file.starts_with(&format!("{name}-")));
        all.iter().find(named).map(ToString::to_string).ok_or_else(|| {
            Failure::other(format!("index.html has no style called {name}: passages for other sites need it"))
        })
    });
    styles.collect()
}

fn page(embed: &Embedded, id: &PassageId, lang: &str, styles: &[String], site: &Site) -> String {
    let canonical = site.address(&Page::Passage(embed.id.clone()).path());
    let links: String = styles
        .iter()
        .map(|href| format!("    <link rel=\"stylesheet\" href=\"{}\">\n", attribute(href)))
        .collect();
    format!(
        r#"<!DOCTYPE html>
<html lang="{}" data-passage="{id}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '{}'; style-src 'self'; base-uri 'none'; form-action 'none'">
    <title>{}</title>
    <meta name="robots" content="noindex">
    <link rel="canonical" href="{}">
{links}  </head>
  <body>
    {}
    <script>{TELL}</script>
  </body>
</html>
"#,
        attribute(lang),
        hash(TELL),
        text(&embed.title),
        attribute(&canonical),
        embed.html,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::sample;
    use explainer::model::{FormerPassage, PassageKind};

    const INDEX: &str = "<html lang=\"en\"><head><!--press:head--><link rel=\"stylesheet\" href=\"/x/tokens-1.css\"/>\
                         <link rel=\"stylesheet\" href=\"/x/base-2.css\"/><link rel=\"stylesheet\" \
                         href=\"/x/pages-3.css\"/><link rel=\"stylesheet\" href=\"/x/passage-4.css\"/><link \
                         rel=\"stylesheet\" href=\"/x/wording-5.css\"/></head><body><!--press:page--></body></html>";

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
        explainer.former.passages.push(FormerPassage { id: old, now: embed().id });
        let site = Site::new("/x/", Some("https://example.org/x/")).expect("a site");
        let frame = Frame::new(INDEX).expect("a frame");
        let files = files(&explainer, &[embed()], &frame, &site).expect("files");
        let paths: Vec<_> = files.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths[1..], ["embed/promise/index.html", "embed/vow/index.html"]);
        for (_, page) in &files[1..] {
            assert!(page.contains(&format!("script-src '{}';", hash(TELL))), "{page}");
            assert!(
                page.contains("<link rel=\"canonical\" href=\"https://example.org/x/p/vow/\">"),
                "{page}"
            );
            assert!(page.contains("<title>A &amp; B</title>") && page.contains("noindex"), "{page}");
            let styles: Vec<_> = page.split("rel=\"stylesheet\" href=\"").skip(1).collect();
            let wanted = [
                "/x/tokens-1.css\"",
                "/x/base-2.css\"",
                "/x/passage-4.css\"",
                "/x/wording-5.css\"",
                "/x/embed-",
            ];
            assert_eq!(styles.len(), wanted.len());
            assert!(styles.iter().zip(wanted).all(|(style, wanted)| style.starts_with(wanted)), "{page}");
        }
    }

    #[test]
    fn a_missing_style_is_told() {
        let frame = Frame::new("<!--press:head--><!--press:page-->").expect("a frame");
        assert!(styles(&frame).is_err());
    }

    #[test]
    fn a_host_listens_to_frames_of_this_site_only() {
        let snippet = snippet(&embed(), "https://example.org/x/");
        assert!(snippet.starts_with("<iframe></iframe>\n"), "{snippet}");
        assert!(snippet.contains(r#"iframe[src^="https://example.org/x/embed/"]"#), "{snippet}");
    }
}
