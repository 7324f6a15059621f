//! Prints every page and its data. Where each explainer is on the site, `layout` says.

use crate::card::{self, Cache, Card};
use crate::content_hash::hex;
use crate::failure::Failure;
use crate::landing::{self, Entry};
use crate::languages::{self, Edition, Languages};
use crate::layout::{Layout, Place};
use crate::offline::{self, Offline};
use crate::render::{RenderedPage, render_all};
use crate::template::{PageParts, PageTemplate, Site};
use crate::{content, data, embed, feed, headers, icon, linked_data, preview, redirects, sitemap, styles};
use explainer::asset_paths;
use explainer::load::{Checked, Fingerprint};
use explainer::page_data::SiteData;
use explainer::{history, search_index};
use html5gum::{DefaultEmitter, Token, Tokenizer};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// What the printing of all explainers of a site has in common.
pub(crate) struct Press<'a> {
    template: PageTemplate,
    site: &'a Site,
    offline: Offline,
    cache: &'a Cache,
    /// The text of [`asset_paths::LICENCES`], if the build wrote it.
    licences: Option<Vec<u8>>,
}

/// The files of one explainer in one language, and what the site says of it.
pub(crate) struct Printed {
    /// Where its pages are, and what it is called.
    pub(crate) place: Place,
    /// The number of its pages.
    pub(crate) pages: usize,
    /// A warning for the editor.
    pub(crate) warning: Option<String>,
    /// Its files, by their paths relative to the base path of its site.
    files: Vec<(String, Vec<u8>)>,
    /// The full addresses of its pages for search engines, if known.
    addresses: Option<Vec<sitemap::Address>>,
    /// What the list of explainers shows of it.
    entry: Entry,
}

/// Prints the site of `explainers` into the folder `into`, which contains Trunk's `index.html`. If `kept_frame` is given, that
/// `index.html` is copied there unchanged, and used from there once its place is taken by the printed one.
pub(crate) fn print(
    explainers: &[Checked],
    site: &Site,
    offline: Offline,
    cache: &Cache,
    into: &Path,
    kept_frame: Option<&Path>,
) -> Result<Vec<Printed>, Failure> {
    let text = frame(&into.join("index.html"), kept_frame)?;
    let press = Press::new(&text, site, offline, cache, into)?;
    let all: Vec<_> = explainers.iter().collect();
    let layout = Layout::of_checked(&all, site);
    let printed =
        (0..all.len()).map(|index| press.explainer(&all, &layout, index)).collect::<Result<Vec<_>, _>>()?;
    // Nothing is written until everything has been rendered.
    press.write(&printed.iter().collect::<Vec<_>>(), &layout, into)?;
    for warning in printed.iter().filter_map(|printed| printed.warning.as_ref()) {
        eprintln!("press: warning: {warning}");
    }
    Ok(printed)
}

/// Returns Trunk's `index.html`: read from `index` and kept in the file `kept`, or read from there once `index` holds the printed
/// page.
fn frame(index: &Path, kept: Option<&Path>) -> Result<String, Failure> {
    let text = fs::read_to_string(index);
    let Some(kept) = kept else { return text.map_err(Failure::file("read", index)) };
    match text {
        Ok(text) if PageTemplate::is_one(&text) => {
            write(kept, text.as_bytes())?;
            Ok(text)
        }
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Failure::file("read", index)(error)),
        _ => fs::read_to_string(kept).map_err(Failure::file("read", kept)),
    }
}

impl<'a> Press<'a> {
    /// Prepares printing with the text of Trunk's `index.html` and the programs in `folder`.
    pub(crate) fn new(
        index: &str,
        site: &'a Site,
        offline: Offline,
        cache: &'a Cache,
        folder: &Path,
    ) -> Result<Self, Failure> {
        let licences = folder.join(asset_paths::LICENCES);
        let licences = match fs::read(&licences) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(Failure::file("read", &licences)(error)),
        };
        Ok(Self { template: PageTemplate::new(index)?, site, offline, cache, licences })
    }

    /// Prints the explainer with the index `index` of `all` that are on the site.
    pub(crate) fn explainer(
        &self,
        all: &[&Checked],
        layout: &Layout,
        index: usize,
    ) -> Result<Printed, Failure> {
        let Checked { explainer, fingerprint, .. } = all[index];
        let place = &layout.places[index];
        let site = &place.site;
        let group = layout.languages(index);
        let editions: Vec<_> = group
            .iter()
            .map(|index| Edition::new(&all[*index].explainer, &layout.places[*index].site))
            .collect();
        let own = group.iter().position(|other| *other == index).unwrap_or_default();
        let languages = Languages::new(&editions, own);
        let site_data = SiteData::compute(explainer);
        let (rendered, embeds) = render_all(explainer, &site_data, place, &languages)?;
        let rendered = rendered
            .into_iter()
            .map(|page| {
                let view = &page.rendered.view;
                let (own, whole) = (view.in_document(), postcard::to_allocvec(view)?);
                Ok((page, postcard::to_allocvec(&own)?, whole))
            })
            .collect::<Result<Vec<_>, _>>()
            .map_err(|error: postcard::Error| {
                Failure::other(format!("can't write the pages' data: {error}"))
            })?;
        let search_index = data::index(explainer)?;
        let phrases = data::phrases(explainer);
        let data = [search_index.as_slice(), phrases.as_slice()];
        let views = rendered.iter().map(|(_, _, view)| view.as_slice()).chain(data);
        // Each build has its own folder of page data, so that a program never loads the data of another build.
        let build = build(&self.template, views);
        let folder = format!("data/views/{build}/");
        // Each file begins with its path, by which the program knows it from others.
        let build_file = |file: &str, data: Vec<u8>| {
            let bytes = [format!("{build}/{file}").into_bytes(), data].concat();
            (format!("{folder}{file}"), bytes)
        };
        let mut files: Vec<(String, Vec<u8>)> = Vec::new();
        let mut texts: Vec<(String, String)> = Vec::new();
        let cards = card::lay_out(explainer, &site_data)?;
        let has_card = |path: &str| cards.iter().any(|card| card.path == path);
        let pages = rendered.len();
        // Under earlier ids too, since links and readers' notes contain them.
        let former = explainer.record.histories.iter();
        let former = former.filter(|history| history.id != history.now.id());
        let present = history::subjects(explainer).map(|subject| (subject.id().to_string(), subject));
        for (id, subject) in present.chain(former.map(|history| (history.id.clone(), history.now.clone()))) {
            if let Some(wordings) = history::wordings(explainer, &subject) {
                files.push(data::wordings(&place.name, &id, &wordings)?);
            }
        }
        files.push(build_file(search_index::FILE, search_index));
        files.push(build_file(phrases::FILE, phrases));
        let icons = icon::links(site)?;
        let worker = (self.offline == Offline::With).then(|| format!("{}{}", site.base(), offline::WORKER));
        for (RenderedPage { page, data, rendered }, own, whole) in rendered {
            let file = page.file();
            let head = &rendered.head;
            let alternates = languages.alternates(page);
            let tags = preview::tags(explainer, page, data, head, &alternates, site, has_card);
            let parts = PageParts {
                lang: &explainer.lang,
                messages: explainer.messages(),
                head,
                previews: &(languages::head(&alternates)
                    + &icons
                    + &tags
                    + &data::link(page, site)
                    + &linked_data::block(explainer, data, site)),
                styles: &styles::links(page, site),
                late_styles: &styles::late(site),
                html: &rendered.html,
                explainer: &place.name,
                view: &own,
                digest: &rendered.digest,
                views: &format!("{}{folder}", site.base()),
                worker: worker.as_deref(),
            };
            texts.push((file, self.template.set(&parts, site)));
            files.push(build_file(&page.data_file(), whole));
        }
        for (Card { path, words, .. }, png) in cards.iter().zip(card::draw(&cards, self.cache)?) {
            files.push((path.clone(), png));
            if let Some((id, words)) = words {
                files.push(data::card_words(&place.name, id, words)?);
            }
        }
        texts.extend(data::files(explainer, &embeds, site)?);
        texts.extend(embed::files(explainer, &embeds, site));
        texts.extend(redirects::files(explainer, site));
        texts.push(feed::file(explainer, &place.name, site_data.changes(), site)?);
        let drawn = cards.iter().map(|card| (card.path.as_str(), card.svg.as_str()));
        let written = texts.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        none_copied(fingerprint, &written.chain(drawn).collect::<Vec<_>>())?;
        files.extend(texts.into_iter().map(|(path, text)| (path, text.into_bytes())));
        files.extend(icon::files(explainer, site)?);
        if !place.folder.is_empty() {
            // Each explainer is kept offline by itself, and its page of sources leads to the licences.
            files.extend(self.licences.iter().map(|text| (asset_paths::LICENCES.to_string(), text.clone())));
        }
        Ok(Printed {
            place: place.clone(),
            pages,
            warning: content::unrecorded(explainer),
            addresses: sitemap::addresses(&site_data, site, |page| languages.alternates(page)),
            entry: Entry::new(explainer, site),
            files,
        })
    }

    /// Writes the site of `printed` explainers into a folder where the programs are.
    pub(crate) fn write(&self, printed: &[&Printed], layout: &Layout, into: &Path) -> Result<(), Failure> {
        let programs = &programs(into)?;
        let shared = self.shared(printed, layout)?;
        let of_explainers = printed.iter().flat_map(|printed| {
            printed.files.iter().map(|(path, _)| (printed.place.folder.as_str(), path.as_str()))
        });
        let of_site = shared.iter().map(|(path, _)| path).chain(programs).map(|path| ("", path.as_str()));
        let files: Vec<_> = of_site.chain(of_explainers).collect();
        folders_are_free(printed.iter().map(|printed| printed.place.folder.as_str()), &files)?;
        let of_explainers = printed.iter().flat_map(|printed| {
            let paths = printed.files.iter().map(|(path, _)| path.as_str());
            // The service worker is written last, when the files that it lists are there.
            paths.chain([offline::WORKER]).map(|path| (&printed.place.site, path))
        });
        let of_site = shared.iter().map(|(path, _)| path.as_str());
        let of_site = of_site.chain(programs.iter().map(String::as_str)).chain([offline::WORKER]);
        let headers = headers::text(of_explainers.chain(of_site.map(|path| (self.site, path))), self.site)?
            .into_bytes();
        for printed in printed {
            let folder = into.join(&printed.place.folder);
            for (path, bytes) in &printed.files {
                write(&folder.join(path), bytes)?;
            }
        }
        for (path, bytes) in &shared {
            write(&into.join(path), bytes)?;
        }
        write(&into.join(headers::FILE), &headers)
    }

    /// Returns the files that belong to no single explainer.
    fn shared(&self, printed: &[&Printed], layout: &Layout) -> Result<Vec<(String, Vec<u8>)>, Failure> {
        let mut texts: Vec<(String, String)> = styles::files().collect();
        let mut home = None;
        if layout.has_list() {
            let entry = |index: &usize| printed.get(*index).map(|printed| &printed.entry);
            let entries = layout.groups.iter().map(|group| group.iter().filter_map(entry).collect());
            texts.extend(landing::files(entries.collect(), self.template.icon(), self.site)?);
            home = self.site.full_address("").map(sitemap::Address::alone);
        }
        let known = printed.iter().map(|printed| printed.addresses.as_deref()).collect::<Option<Vec<_>>>();
        let addresses = known.map(|lists| home.iter().chain(lists.into_iter().flatten()));
        texts.extend(sitemap::files(addresses, self.site));
        let texts = texts.into_iter().map(|(path, text)| (path, text.into_bytes()));
        Ok(texts.chain(styles::fonts()).collect())
    }
}

/// Fails if one of the `folders` of explainers, which are named by ids and languages, would have the name of something else.
/// `files` are all files, as the folder of the explainer that each belongs to, empty for the root, and the path below that.
fn folders_are_free<'a>(
    mut folders: impl Iterator<Item = &'a str>,
    files: &[(&str, &str)],
) -> Result<(), Failure> {
    let is_taken = |folder: &&str| {
        files.iter().any(|(owner, path)| {
            let inner = folder.strip_prefix(owner).filter(|inner| !inner.is_empty());
            inner.is_some_and(|inner| path.starts_with(inner) || *path == inner.trim_end_matches('/'))
        })
    };
    match folders.find(is_taken) {
        None => Ok(()),
        Some(folder) => {
            let folder = folder.trim_end_matches('/');
            Err(Failure::other(format!(
                "an explainer would have its pages in the folder `{folder}`, but the site has a file of that name: give the \
                 explainer another `id` in explainer.toml, or, if the folder is that of a language, another `lang`"
            )))
        }
    }
}

/// Returns the names of the files that lie in the folder before pages are printed into it.
fn programs(folder: &Path) -> Result<Vec<String>, Failure> {
    let failed = || Failure::file("read", folder);
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed())? {
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

/// Fails if a file copies the report outside its quotations. Takes half of the time of printing, so all processors do it.
fn none_copied(fingerprint: &Fingerprint, files: &[(&str, &str)]) -> Result<(), Failure> {
    let copied = |(file, text): &(&str, &str)| not_copied(fingerprint, file, text).err();
    files.par_iter().find_map_first(copied).map_or(Ok(()), Err)
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
    fn no_folder_of_an_explainer_takes_the_place_of_a_file() {
        let files = [
            ("", "index.html"),
            ("", "licences"),
            ("", "fonts/serif.woff2"),
            ("mill/", "all/index.html"),
            ("mill/uk/", "uk/index.html"),
        ];
        let free = |folders: &[&str]| folders_are_free(folders.iter().copied(), &files);
        assert!(free(&["mill/", "mill/uk/", "index/", "all/", ""]).is_ok());
        for folder in ["licences/", "fonts/", "mill/all/"] {
            let failure = free(&["mill/", folder]).expect_err(folder).to_string();
            let name = folder.trim_end_matches('/');
            assert!(failure.contains(&format!("`{name}`")) && failure.contains("another `id`"), "{failure}");
        }
    }

    #[test]
    fn a_copy_is_found_in_any_of_many_files() {
        let fingerprint = Fingerprint::of("one two three four five six seven eight nine");
        let copied = "two three four five six seven eight nine";
        let names: Vec<_> = (0..9).map(|number| format!("file-{number}")).collect();
        for bad in &names {
            let text = |name: &String| if name == bad { copied } else { "one two three" };
            let files: Vec<_> = names.iter().map(|name| (name.as_str(), text(name))).collect();
            let failure = none_copied(&fingerprint, &files).expect_err(bad).to_string();
            assert!(failure.contains(bad), "{failure}");
        }
        assert!(none_copied(&fingerprint, &[]).is_ok());
    }

    #[test]
    fn a_page_that_copies_the_report_is_not_printed() {
        let fingerprint = Fingerprint::of("one two three four five six seven eight nine");
        let copied = "<p>two three <em>four</em> five six seven eight nine</p>";
        assert!(not_copied(&fingerprint, "x", copied).is_err());
        assert!(not_copied(&fingerprint, "x", "<p>one two three</p>").is_ok());
    }
}
