//! Prints every page and its data.

use crate::card::{self, Cache, Card};
use crate::content_hash::hex;
use crate::failure::Failure;
use crate::offline::{self, Offline};
use crate::render::{RenderedPage, render_all};
use crate::template::{PageParts, PageTemplate, Site};
use crate::{content, data, embed, feed, headers, icon, linked_data, preview, redirects, sitemap, styles};
use explainer::load::{Checked, Fingerprint};
use explainer::page_data::SiteData;
use explainer::{history, search_index};
use html5gum::{DefaultEmitter, Token, Tokenizer};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// Prints the site of `checked` into the folder `into`, which contains Trunk's `index.html`. Returns the number of pages.
/// If `kept_frame` is given, that `index.html` is copied there unchanged.
pub(crate) fn print(
    checked: &Checked,
    site: &Site,
    offline: Offline,
    cache: &Cache,
    into: &Path,
    kept_frame: Option<&Path>,
) -> Result<usize, Failure> {
    let index = into.join("index.html");
    let text = fs::read_to_string(&index).map_err(Failure::file("read", &index))?;
    if let Some(kept) = kept_frame {
        write(kept, text.as_bytes())?;
    }
    let template = PageTemplate::new(&text)?;
    let site_data = SiteData::compute(&checked.explainer);
    let (rendered, embeds) = render_all(&checked.explainer, &site_data, site)?;
    let rendered = rendered
        .into_iter()
        .map(|page| postcard::to_allocvec(&page.rendered.view).map(|view| (page, view)))
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| Failure::other(format!("can't write the pages' data: {error}")))?;
    let search_index = data::index(&checked.explainer)?;
    let views = rendered.iter().map(|(_, view)| view.as_slice()).chain([search_index.as_slice()]);
    // Each build has its own folder of page data, so that a program never loads the data of another build.
    let build = build(&template, views);
    let folder = format!("data/views/{build}/");
    // Each file begins with its path, by which the program knows it from others.
    let build_file = |file: &str, data: Vec<u8>| {
        let bytes = [format!("{build}/{file}").into_bytes(), data].concat();
        (format!("{folder}{file}"), bytes)
    };
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let cards = card::lay_out(&checked.explainer, &site_data)?;
    let has_card = |path: &str| cards.iter().any(|card| card.path == path);
    let printed = rendered.len();
    // Under earlier ids too, since links and readers' notes contain them.
    let former = checked.explainer.record.histories.iter();
    let former = former.filter(|history| history.id != history.now.id());
    let texts = history::subjects(&checked.explainer).map(|subject| (subject.id().to_string(), subject));
    for (id, subject) in texts.chain(former.map(|history| (history.id.clone(), history.now.clone()))) {
        if let Some(wordings) = history::wordings(&checked.explainer, &subject) {
            files.push(data::wordings(&checked.explainer, &id, &wordings)?);
        }
    }
    files.push(build_file(search_index::FILE, search_index));
    let icons = icon::links(site)?;
    let worker = (offline == Offline::With).then(|| format!("{}{}", site.base(), offline::WORKER));
    for (RenderedPage { page, data, rendered }, view) in rendered {
        let file = page.file();
        let head = &rendered.head;
        let tags = preview::tags(&checked.explainer, page, data, head, site, has_card);
        let parts = PageParts {
            lang: &checked.explainer.lang,
            changes: &checked.explainer.messages().page_changes(),
            head,
            previews: &(icons.clone()
                + &tags
                + &data::link(page, site)
                + &linked_data::block(&checked.explainer, data, site)),
            styles: &styles::links(page, site),
            late_styles: &styles::late(site),
            html: &rendered.html,
            explainer: &checked.explainer.id,
            view: &view,
            digest: &rendered.digest,
            views: &format!("{}{folder}", site.base()),
            worker: worker.as_deref(),
        };
        let whole = template.set(&parts, site);
        not_copied(&checked.fingerprint, &file, &whole)?;
        files.push((file, whole.into_bytes()));
        files.push(build_file(&page.data_file(), view));
    }
    for (Card { path, svg, words }, png) in cards.iter().zip(card::draw(&cards, cache)?) {
        not_copied(&checked.fingerprint, path, svg)?;
        files.push((path.clone(), png));
        if let Some((id, words)) = words {
            files.push(data::card_words(&checked.explainer, id, words)?);
        }
    }
    let beside = data::files(&checked.explainer, &embeds, site)?
        .into_iter()
        .chain(embed::files(&checked.explainer, &embeds, site))
        .chain(redirects::files(&checked.explainer, site))
        .chain(styles::files())
        .chain([feed::file(&checked.explainer, site_data.changes(), site)?])
        .chain(sitemap::files(&site_data, site));
    for (path, text) in beside {
        not_copied(&checked.fingerprint, &path, &text)?;
        files.push((path, text.into_bytes()));
    }
    files.extend(icon::files(&checked.explainer, site)?);
    files.extend(styles::fonts());
    let beside = programs(into)?;
    let paths = files.iter().map(|(path, _)| path).chain(&beside).map(String::as_str);
    // The service worker is written last, when the files that it lists are there.
    let headers = headers::text(paths.chain([offline::WORKER]), site)?;
    files.push((headers::FILE.into(), headers.into_bytes()));
    // Nothing is written until everything has been rendered.
    for (path, bytes) in files {
        write(&into.join(path), &bytes)?;
    }
    if let Some(warning) = content::unrecorded(&checked.explainer) {
        eprintln!("press: warning: {warning}");
    }
    Ok(printed)
}

/// Returns the names of the files that lie in the folder before pages are printed into it.
fn programs(into: &Path) -> Result<Vec<String>, Failure> {
    let failed = || Failure::file("read", into);
    let mut names = Vec::new();
    for entry in fs::read_dir(into).map_err(failed())? {
        let entry = entry.map_err(failed())?;
        if entry.file_type().map_err(failed())?.is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    Ok(names)
}

/// Returns an id of this build, made from the pages' data and the program.
fn build<'a>(template: &PageTemplate, data: impl Iterator<Item = &'a [u8]>) -> String {
    let mut digest = Sha256::new();
    digest.update(template.identity().as_bytes());
    data.for_each(|data| digest.update(data));
    hex(&digest.finalize()[..6])
}

/// Fails if a file copies the report outside its quotations. This is the last check, on the files that readers get.
fn not_copied(fingerprint: &Fingerprint, file: &str, html: &str) -> Result<(), Failure> {
    let text = text_of(html);
    match fingerprint.find(&text) {
        None => Ok(()),
        Some(place) => Err(Failure::other(format!(
            "{file} would carry eight words in a row of the report outside its quotations: {}. Say it in our own \
             words.",
            &text[place]
        ))),
    }
}

/// Returns the text of `html`, with a space for every tag. Attributes and comments are left out.
fn text_of(html: &str) -> String {
    let mut emitter = DefaultEmitter::default();
    // Scripts and styles hold no tags.
    emitter.naively_switch_states(true);
    let mut text = Vec::new();
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::String(string) => text.extend_from_slice(&string),
            Token::StartTag(_) | Token::EndTag(_) => text.push(b' '),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    String::from_utf8_lossy(&text).into_owned()
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Failure::file("make", folder))?;
    }
    fs::write(path, bytes).map_err(Failure::file("write", path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_a_page_has_no_tags() {
        for (html, text) in [
            ("<p>a<b>b</b> &amp; c</p>", "a b & c"),
            ("<!DOCTYPE html><p title='>'>a<!-- <b> --></p>", "a"),
            ("<script>if (a<b) c</script>d", "if (a<b) c d"),
        ] {
            assert_eq!(text_of(html).split_whitespace().collect::<Vec<_>>().join(" "), text);
        }
    }

    #[test]
    fn a_page_that_copies_the_report_is_not_printed() {
        let fingerprint = Fingerprint::of("one two three four five six seven eight nine");
        let copied = "<p>two three <em>four</em> five six seven eight nine</p>";
        assert!(not_copied(&fingerprint, "x", copied).is_err());
        assert!(not_copied(&fingerprint, "x", "<p>one two three</p>").is_ok());
    }
}
