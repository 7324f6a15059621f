//! Reads files of annotations, written by this program, the site, Hypothesis or others.

use super::find_words::find;
use super::{Nfc, Site};
use crate::json::Json;
use crate::note::{LONGEST_TEXT, Note, Quote, ids, own_text};
use explainer::fragment::{Fragment, WordsLink};
use explainer::id::{NoteId, PassageId};
use explainer::page::Page;
use explainer::wordings::{Outcome, Wordings};
use std::ops::Range;

/// The maximum length of a copy of words, in bytes. No passage is nearly as long.
const LONGEST_QUOTE: usize = 20_000;
/// The maximum length of HTML, in bytes, since browsers take very long to parse deeply nested HTML. Longer HTML is
/// treated as text.
const LONGEST_HTML: usize = 100_000;
/// The maximum length of an id, in bytes.
const LONGEST_ID: usize = 300;

/// The content of a file.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct ImportFile {
    /// Annotations on this site.
    pub(crate) ours: Vec<Candidate>,
    /// Annotations on the same passages or notes of another site, which may be this one at another address.
    pub(crate) elsewhere: Vec<Candidate>,
    /// What was left out.
    pub(crate) left_out: LeftOut,
}

/// Counts what was left out, by reason.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct LeftOut {
    /// How many annotations are on other documents.
    pub(crate) foreign: usize,
    /// How many are on passages or notes that this site does not have.
    pub(crate) absent: usize,
    /// How many have neither words nor text.
    pub(crate) empty: usize,
    /// How many entries are no annotations.
    pub(crate) other: usize,
    /// How many annotations the file counts but does not contain.
    pub(crate) missing: usize,
}

/// The target of an annotation.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Target {
    /// The page of a passage.
    Passage(PassageId),
    /// A note on the page of a passage.
    NoteOfPassage(PassageId, NoteId),
    /// The page of a note.
    Note(NoteId),
}

/// An annotation that may become a note.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Candidate {
    target: Target,
    id: Option<String>,
    link: Option<WordsLink>,
    quote: Quote,
    /// The scalar of the passage or note at which the words begin, if the annotation has a position.
    start: Option<usize>,
    text: Option<String>,
    changed: String,
    /// Whether the text was too long and was cut.
    pub(crate) is_cut: bool,
    /// Whether the annotation has tags, which are left out.
    pub(crate) is_tagged: bool,
}

/// Reads files of annotations.
pub(crate) struct Reader<'a> {
    /// The address of this site.
    pub(crate) site: Site<'a>,
    /// Whether an id is one of a passage or note of this site.
    pub(crate) is_known: &'a dyn Fn(&str) -> bool,
    /// Returns the text of HTML.
    pub(crate) html_to_text: &'a dyn Fn(&str) -> String,
    /// Reads a time, and returns it in the form of [`Note::changed`]; `None` for anything else.
    pub(crate) time: &'a dyn Fn(&str) -> Option<String>,
    /// The latest valid time of a change; later ones are ignored.
    pub(crate) latest: &'a str,
}

/// The site of a target.
enum Source {
    /// This site.
    Ours(Target),
    /// Another site, with the same passage or note.
    Elsewhere(Target),
    /// This site, which does not have the passage or note.
    Absent,
    /// Any other document.
    Foreign,
}

impl Reader<'_> {
    /// Reads a collection, a page of one, a list of annotations, a single annotation, or an export of Hypothesis; `None`
    /// for anything else.
    pub(crate) fn read(&self, value: &Json) -> Option<ImportFile> {
        let first = value.get("first").filter(|first| matches!(first, Json::Map(_))).unwrap_or(value);
        let listed = ["items", "annotations", "rows"].iter().find_map(|key| first.get(key));
        let is_collection = is(value, "AnnotationCollection") || is(value, "AnnotationPage");
        let items = match listed {
            Some(items) => items.each(),
            // The pages of the collection are in other files.
            None if is_collection => &[],
            None => first.each(),
        };
        let is_export =
            ["annotations", "rows"].iter().any(|key| matches!(value.get(key), Some(Json::List(_))));
        let annotations: Vec<&Json> = items.iter().filter(|item| is_annotation(item)).collect();
        if annotations.is_empty() && !is_collection && !(is_export && items.is_empty()) {
            return None;
        }
        let mut file = ImportFile::default();
        let total = value.get("total").and_then(Json::number).unwrap_or_default();
        file.left_out.missing = total.saturating_sub(items.len());
        file.left_out.other = items.len() - annotations.len();
        for annotation in annotations {
            match self.target(annotation) {
                (Source::Foreign, _) => file.left_out.foreign += 1,
                (Source::Absent, _) => file.left_out.absent += 1,
                (Source::Ours(target), value) => {
                    let candidate = self.candidate(annotation, target, value, &mut file.left_out);
                    file.ours.extend(candidate);
                }
                (Source::Elsewhere(target), value) => {
                    let candidate = self.candidate(annotation, target, value, &mut file.left_out);
                    file.elsewhere.extend(candidate);
                }
            }
        }
        Some(file)
    }

    /// Returns the target of an annotation to prefer, and its value: one on this site, if there is one.
    fn target<'a>(&self, annotation: &'a Json) -> (Source, &'a Json) {
        let rank = |source: &Source| match source {
            Source::Ours(_) => 0,
            Source::Elsewhere(_) => 1,
            Source::Absent => 2,
            Source::Foreign => 3,
        };
        let own = annotation.get("uri").and_then(Json::text);
        let mut best = (Source::Foreign, annotation);
        let targets = annotation.get("target").map_or(&[][..], Json::each);
        let sources = targets.iter().map(|target| (address(target).or(own), target));
        for (address, target) in sources.chain([(own, annotation)]) {
            let source = address.map_or(Source::Foreign, |address| self.source(address));
            if rank(&source) < rank(&best.0) {
                best = (source, target);
            }
        }
        best
    }

    fn source(&self, address: &str) -> Source {
        let (address, fragment) = address.split_once('#').unwrap_or((address, ""));
        let path = address.split('?').next().unwrap_or_default();
        let known = |page: Page| match page {
            Page::Passage(id) if (self.is_known)(id.as_str()) => Some(match self.note_at(fragment, &id) {
                Some(note) => Target::NoteOfPassage(id, note),
                None => Target::Passage(id),
            }),
            Page::Note(id) if (self.is_known)(id.as_str()) => Some(Target::Note(id)),
            _ => None,
        };
        if let Some(page) = self.site.path(path).and_then(Page::at) {
            let is_absent = matches!(page, Page::Passage(_) | Page::Note(_));
            return match known(page) {
                Some(target) => Source::Ours(target),
                None if is_absent => Source::Absent,
                None => Source::Foreign,
            };
        }
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let mut parts = path.strip_suffix('/').unwrap_or(path).rsplit('/');
        let (Some(id), Some(kind)) = (parts.next(), parts.next()) else { return Source::Foreign };
        Page::at(&format!("{kind}/{id}")).and_then(known).map_or(Source::Foreign, Source::Elsewhere)
    }

    /// Returns the note that the fragment of the page of `passage` names.
    fn note_at(&self, fragment: &str, passage: &PassageId) -> Option<NoteId> {
        let Some(Fragment::Id(id)) = Fragment::parse(fragment) else { return None };
        let is_note = id != passage.as_str() && (self.is_known)(&id);
        if is_note { NoteId::try_from(id).ok() } else { None }
    }

    /// Reads an annotation on `target`, whose selectors are in `value`. Returns `None` and counts the annotation if it has
    /// neither words nor text.
    fn candidate(
        &self,
        annotation: &Json,
        target: Target,
        value: &Json,
        left_out: &mut LeftOut,
    ) -> Option<Candidate> {
        let selectors = value.get("selector").map_or(&[][..], Json::each);
        let quote = first(selectors, &quote).unwrap_or_default();
        // The address may be a link to words. It is ignored if there are selectors.
        let own = || address(value).filter(|_| selectors.is_empty()).and_then(words_link);
        let link = first(selectors, &fragment).or_else(own);
        let start = first(selectors, &start);
        let (text, is_tagged) = self.text(annotation);
        if text.is_none() && link.is_none() && quote.exact.is_empty() {
            left_out.empty += 1;
            return None;
        }
        let id = annotation.get("id").and_then(Json::text);
        let times = ["modified", "updated", "created"].iter().filter_map(|key| annotation.get(key)?.text());
        let changed = times.filter_map(self.time).next().filter(|time| time.as_str() <= self.latest);
        Some(Candidate {
            target,
            id: id.filter(|id| !id.is_empty() && id.len() <= LONGEST_ID).map(Into::into),
            link,
            quote,
            start,
            is_cut: text.as_deref().is_some_and(|text| text.trim().chars().nth(LONGEST_TEXT).is_some()),
            text: text.as_deref().and_then(own_text),
            changed: changed.unwrap_or_default(),
            is_tagged,
        })
    }

    /// Returns the text of an annotation, and whether it has tags.
    fn text(&self, annotation: &Json) -> (Option<String>, bool) {
        let mut texts: Vec<String> = Vec::new();
        let mut is_tagged = annotation.get("tags").is_some_and(|tags| tags.each().iter().any(is_text));
        // Hypothesis writes `text`.
        let plain = ["bodyValue", "text"].iter().filter_map(|key| annotation.get(key)?.text());
        texts.extend(plain.map(String::from));
        for body in annotation.get("body").map_or(&[][..], Json::each) {
            self.add_body(body, &mut texts, &mut is_tagged);
        }
        texts.retain(|text| !text.trim().is_empty());
        ((!texts.is_empty()).then(|| texts.join("\n\n")), is_tagged)
    }

    /// Adds the texts of a body, which may contain others.
    fn add_body(&self, body: &Json, texts: &mut Vec<String>, is_tagged: &mut bool) {
        if let Some(text) = body.text() {
            texts.push(text.into());
            return;
        }
        let says = |key: &str, wanted: &str| {
            let values = body.get(key).map_or(&[][..], Json::each);
            values.iter().any(|value| value.text().is_some_and(|value| value.starts_with(wanted)))
        };
        if says("purpose", "tagging") {
            *is_tagged |= body.get("value").is_some_and(is_text);
            return;
        }
        if let Some(value) = body.get("value").and_then(Json::text) {
            let is_html = says("format", "text/html") || says("format", "application/xhtml+xml");
            let text =
                Some(value).filter(|html| is_html && html.len() <= LONGEST_HTML).map(self.html_to_text);
            // HTML without text is treated as text.
            let text = text.filter(|text| !text.trim().is_empty());
            texts.push(text.unwrap_or_else(|| value.into()));
        }
        // A Choice of bodies, or the source of a SpecificResource.
        let others = body.get("items").map_or(&[][..], Json::each);
        let inside = body.get("source").filter(|source| !is_text(source));
        for other in others.iter().chain(inside) {
            self.add_body(other, texts, is_tagged);
        }
    }
}

fn is(value: &Json, kind: &str) -> bool {
    value.get("type").is_some_and(|kinds| kinds.each().iter().any(|given| given.text() == Some(kind)))
}

fn is_text(value: &Json) -> bool {
    value.text().is_some()
}

fn is_annotation(value: &Json) -> bool {
    is(value, "Annotation")
        || value.get("type").is_none() && (value.get("target").is_some() || value.get("uri").is_some())
}

/// Returns the address that a target names.
fn address(target: &Json) -> Option<&str> {
    let source = target.get("source").unwrap_or(target);
    source.text().or_else(|| source.get("id")?.text())
}

/// Returns the result of `read` for the first selector that it can read, trying the innermost of selectors that refine
/// each other first.
fn first<T>(selectors: &[Json], read: &dyn Fn(&Json) -> Option<T>) -> Option<T> {
    selectors.iter().find_map(|selector| {
        let inner = selector.get("refinedBy").and_then(|inner| first(inner.each(), read));
        inner.or_else(|| read(selector))
    })
}

/// Reads a TextQuoteSelector, without parts that are too long.
fn quote(selector: &Json) -> Option<Quote> {
    let part = |key| {
        let text = selector.get(key).and_then(Json::text).unwrap_or_default();
        if text.len() <= LONGEST_QUOTE { text.to_string() } else { String::new() }
    };
    let exact = part("exact");
    let is_quote = is(selector, "TextQuoteSelector") && !exact.trim().is_empty();
    is_quote.then(|| Quote { exact, prefix: part("prefix"), suffix: part("suffix") })
}

/// Reads a FragmentSelector whose fragment is a link to words.
fn fragment(selector: &Json) -> Option<WordsLink> {
    words_link(selector.get("value").filter(|_| is(selector, "FragmentSelector"))?.text()?)
}

/// Returns the start of a TextPositionSelector.
fn start(selector: &Json) -> Option<usize> {
    selector.get("start").filter(|_| is(selector, "TextPositionSelector"))?.number()
}

/// Reads a link to words from an address or a fragment.
fn words_link(address: &str) -> Option<WordsLink> {
    let fragment = address.split_once('#').map_or(address, |(_, fragment)| fragment);
    match Fragment::parse(fragment) {
        Some(Fragment::Words(link)) => Some(link),
        _ => None,
    }
}

impl Candidate {
    /// Returns the ids of the passages and notes whose texts may contain the words, the likeliest first. For the page of a
    /// note, its passage has to be added.
    pub(crate) fn texts(&self) -> Vec<&str> {
        match &self.target {
            Target::Passage(passage) => vec![passage.as_str()],
            Target::NoteOfPassage(passage, note) => vec![note.as_str(), passage.as_str()],
            Target::Note(note) => vec![note.as_str()],
        }
    }

    /// Turns the candidate into a note. `wordings` are those of [`texts`](Self::texts) and, for the page of a note, of its
    /// passage.
    pub(crate) fn into_note(
        self,
        wordings: &[&Wordings],
        nfc: Nfc<'_>,
        new_id: &dyn Fn() -> String,
    ) -> Option<Note> {
        let Self { target, id, link, quote, start, text, changed, .. } = self;
        let by_link = || {
            let link = link?;
            Some((*wordings.iter().find(|wordings| resolves(wordings, &link))?, link))
        };
        let by_words = || {
            wordings.iter().find_map(|wordings| {
                let Range { start, end } = find(&wordings.now.text, &quote, start, nfc)?;
                Some((*wordings, WordsLink::new(start, end, wordings.now.tag)?))
            })
        };
        let found = by_link().or_else(by_words);
        let unfound = match target {
            Target::NoteOfPassage(..) => wordings.last(),
            Target::Passage(_) | Target::Note(_) => wordings.first(),
        };
        let (wordings, link) = match found {
            Some((wordings, link)) => (wordings, Some(link)),
            None => (*unfound?, None),
        };
        let (passage, site_note) = ids(wordings)?;
        let copied = || link.and_then(|link| copy(wordings, &link)).unwrap_or_default();
        let quote = if quote.exact.is_empty() { copied() } else { quote };
        Some(Note { id: id.unwrap_or_else(new_id), passage, site_note, link, quote, text, changed })
    }
}

/// Whether `link` leads to one of `wordings`.
fn resolves(wordings: &Wordings, link: &WordsLink) -> bool {
    match wordings.resolve(link) {
        Outcome::Marked(_) | Outcome::Edited(_) | Outcome::Withdrawn(_) => true,
        Outcome::Unrecorded | Outcome::Damaged => false,
    }
}

/// Copies the words that `link` leads to; `None` if they are withdrawn or not on record.
fn copy(wordings: &Wordings, link: &WordsLink) -> Option<Quote> {
    let scalars = link.start()..link.end();
    if link.tag() == wordings.now.tag {
        return Some(Quote::of(&wordings.now.text, &scalars));
    }
    let earlier = wordings.then.iter().find(|earlier| earlier.tag == link.tag())?;
    earlier.content.text().map(|text| Quote::of(&text, &scalars))
}

#[cfg(test)]
mod tests;
