//! `press link` and `press resolve`: create links to words, and test them before a change is published.

use crate::failure::Failure;
use explainer::address;
use explainer::fragment::{Fragment, WordsLink};
use explainer::history;
use explainer::id::{NoteId, PassageId};
use explainer::model::{Explainer, Subject};
use explainer::page::Page;
use explainer::segmentation::is_whole_words;
use explainer::typography;
use explainer::wordings::{Outcome, Wordings};
use serde::Serialize;
use std::fmt;
use std::path::{Path, PathBuf};

/// Returns a link to `words` in the passage or note `id`, relative to the base path. Ignores typography.
pub(crate) fn link(explainer: &Explainer, id: &str, words: &str) -> Result<String, Failure> {
    let subject = subject(explainer, id).ok_or_else(|| {
        let known: Vec<&str> = explainer.passages.iter().map(|passage| passage.id.as_str()).collect();
        Failure::other(format!("there is no passage or note `{id}`. Passages: {}", known.join(", ")))
    })?;
    let wordings = history::wordings(explainer, &subject)
        .ok_or_else(|| Failure::other(format!("the explainer lacks its report, which `{id}` names")))?;
    let text = &wordings.now.text;
    let places = typography::find(text, words);
    let whole: Vec<_> = places.iter().filter(|place| is_whole_words(text, place)).collect();
    let place = match whole[..] {
        [place] => place,
        [] if places.is_empty() => {
            return Err(Failure::other(format!("`{words}` does not stand in `{id}`, which says: {text}")));
        }
        [] => {
            return Err(Failure::other(format!("`{words}` begins or ends inside a word of `{id}`: {text}")));
        }
        _ => {
            let count = whole.len();
            return Err(Failure::other(format!(
                "`{words}` stands {count} times in `{id}`: add words before or after. It says: {text}"
            )));
        }
    };
    let offset = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    let link = WordsLink::new(offset(place.start), offset(place.end), wordings.now.tag);
    let link = link.ok_or_else(|| Failure::other(format!("`{id}` is too long for links to words")))?;
    Ok(format!("{}#{link}", wordings.path))
}

/// A link to be resolved, and where it was read.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    link: String,
    /// The file and the line, counting from 1; `None` for an argument.
    place: Option<(PathBuf, usize)>,
}

impl Given {
    /// Returns a link from the command line.
    pub(crate) fn argument(link: String) -> Self {
        Self { link, place: None }
    }

    /// Returns the links of a file with one link per line.
    pub(crate) fn lines(path: &Path, text: &str) -> Vec<Self> {
        let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line.trim()));
        let links = lines.filter(|(_, line)| !line.is_empty());
        links.map(|(line, link)| Self { link: link.into(), place: Some((path.into(), line)) }).collect()
    }
}

/// The outcome of resolving a link.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Verdict {
    /// Its target is unchanged.
    Marked,
    /// A sentence of its target has changed.
    Edited,
    /// Its wording was withdrawn.
    Withdrawn,
    /// Its wording is not recorded.
    Unrecorded,
    /// It was cut short or changed, or its target does not exist.
    Damaged,
}

/// A resolved link, as printed. A link to a whole passage or note points to all its words; a link to another page points to
/// none.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Resolved {
    link: String,
    outcome: Verdict,
    passage: Option<String>,
    note: Option<String>,
    /// The offset of the words in the current text, in scalars.
    start: Option<u32>,
    /// The offset after the words.
    end: Option<u32>,
    /// The words when the link was made, if they have changed.
    then: Option<String>,
    /// The current words, or the sentences that replace them if they have changed.
    now: Option<String>,
}

impl Resolved {
    fn new(link: &str, outcome: Verdict, text: Option<&Wordings>) -> Self {
        Self {
            link: link.into(),
            outcome,
            passage: text.map(|text| text.passage.clone()),
            note: text.and_then(|text| text.note.clone()),
            start: None,
            end: None,
            then: None,
            now: None,
        }
    }

    fn marked(link: &str, text: &Wordings, start: u32, end: u32) -> Self {
        let now = Some(part(&text.now.text, start, end));
        Self { start: Some(start), end: Some(end), now, ..Self::new(link, Verdict::Marked, Some(text)) }
    }
}

impl fmt::Display for Resolved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.note.as_deref().or(self.passage.as_deref()).unwrap_or("a page without words");
        write!(f, "{}: ", self.link)?;
        let (then, now) = (self.then.as_deref().unwrap_or_default(), self.now.as_deref().unwrap_or_default());
        match self.outcome {
            Verdict::Marked => write!(f, "marked in {text}: {now}"),
            Verdict::Edited => write!(f, "edited in {text}: was {then} | now {now}"),
            Verdict::Withdrawn => write!(f, "withdrawn from {text}"),
            Verdict::Unrecorded => write!(f, "for a wording of {text} that is not on record"),
            Verdict::Damaged => write!(f, "damaged, or leads nowhere"),
        }
    }
}

/// Resolves `link` in the current content. A link is a full address, or relative to the base path.
pub(crate) fn resolve(explainer: &Explainer, link: &str) -> Resolved {
    let damaged = |text| Resolved::new(link, Verdict::Damaged, text);
    let Some((page, fragment)) = read(link) else { return damaged(None) };
    let subject = match &page {
        Page::Passage(id) => subject(explainer, id.as_str()),
        Page::Note(id) => subject(explainer, id.as_str()),
        // These pages always exist.
        _ => return Resolved::new(link, Verdict::Marked, None),
    };
    // The id of a note on its passage's page is a link to the note.
    let subject = match (subject, &fragment) {
        (Some(Subject::Passage(_)), Some(Fragment::Id(id))) => {
            let id = id.strip_suffix("-words").unwrap_or(id);
            self::subject(explainer, id).filter(|subject| matches!(subject, Subject::Note(_)))
        }
        (subject, _) => subject,
    };
    let Some(text) = subject.and_then(|subject| history::wordings(explainer, &subject)) else {
        return damaged(None);
    };
    let words = match fragment {
        Some(Fragment::Words(words)) => words,
        Some(Fragment::Damaged) => return damaged(Some(&text)),
        Some(Fragment::Id(_)) | None => {
            let end = text.now.sentences.last().map_or(0, |last| last.end);
            return Resolved::marked(link, &text, 0, end);
        }
    };
    match text.resolve(&words) {
        Outcome::Marked(place) => Resolved::marked(link, &text, place.start, place.end),
        Outcome::Edited(place) => {
            let then = text.then[place].content.text().unwrap_or_default();
            Resolved {
                then: Some(part(&then, words.start(), words.end())),
                now: Some(history::in_their_place(&text, place, &words)),
                ..Resolved::new(link, Verdict::Edited, Some(&text))
            }
        }
        Outcome::Withdrawn(_) => Resolved::new(link, Verdict::Withdrawn, Some(&text)),
        Outcome::Unrecorded => Resolved::new(link, Verdict::Unrecorded, Some(&text)),
        Outcome::Damaged => damaged(Some(&text)),
    }
}

/// Parses a link into page and fragment.
fn read(link: &str) -> Option<(Page, Option<Fragment>)> {
    let path =
        link.split_once("://").map_or(link, |(_, rest)| rest.find('/').map_or("/", |slash| &rest[slash..]));
    let (path, fragment) =
        path.split_once('#').map_or((path, None), |(path, fragment)| (path, Some(fragment)));
    // The base path is unknown here. It ends where the path of a page begins.
    let starts = path.match_indices('/').map(|(slash, _)| slash + 1);
    let mut pages = std::iter::once(0)
        .chain(starts)
        .filter_map(|start| address::repair(&format!("/{}", &path[start..]), "/"));
    // An address of a passage or note is never that of the opening.
    let may_be_opening = !path.split('/').any(|part| part == "p" || part == "n");
    let found = pages.find(|(page, _)| *page != Page::Opening || may_be_opening && path.ends_with('/'));
    let (page, repaired) = found?;
    match fragment {
        Some(fragment) if !fragment.is_empty() => {
            // An unknown fragment points to the page.
            Some((page, Fragment::parse(fragment)))
        }
        _ => Some((page, repaired)),
    }
}

/// Returns the passage or note that has this id now, or has replaced the one that had it.
fn subject(explainer: &Explainer, id: &str) -> Option<Subject> {
    let is_passage = |passage: &PassageId| explainer.passages.iter().any(|other| other.id == *passage);
    let is_note = |note: &NoteId| {
        explainer.passages.iter().flat_map(|passage| &passage.notes).any(|other| other.id == *note)
    };
    let present = PassageId::try_from(id.to_string()).ok().filter(is_passage).map(Subject::Passage);
    let present =
        present.or_else(|| NoteId::try_from(id.to_string()).ok().filter(is_note).map(Subject::Note));
    present.or_else(|| {
        let mut histories = explainer.record.histories.iter();
        histories.find(|history| history.id == id).map(|history| history.now.clone())
    })
}

fn part(text: &str, start: u32, end: u32) -> String {
    text.chars().skip(start as usize).take(end.saturating_sub(start) as usize).collect()
}

/// Resolves `links` and prints the outcomes, as JSON lines if `json`. Fails if the target of any link has changed.
pub(crate) fn resolve_all(explainer: &Explainer, links: &[Given], json: bool) -> Result<(), Failure> {
    if links.is_empty() {
        return Err(Failure::other("no link: give links, or a file of them with --file"));
    }
    let mut lost = 0;
    for Given { link, place } in links {
        let resolved = resolve(explainer, link);
        if json {
            let line = serde_json::to_string(&resolved);
            println!("{}", line.map_err(|error| Failure::other(format!("can't write JSON: {error}")))?);
        } else if let Some((path, line)) = place {
            println!("{}:{line}: {resolved}", path.display());
        } else {
            println!("{resolved}");
        }
        lost += usize::from(resolved.outcome != Verdict::Marked);
    }
    match lost {
        0 => Ok(()),
        _ => Err(Failure::other(format!(
            "{lost} of {} links do not lead to what they were made for",
            links.len()
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::sample;
    use explainer::model::PassageKind;

    fn explainer() -> Explainer {
        sample::explainer(PassageKind::Quotation)
    }

    fn verdict(link: &str) -> Verdict {
        resolve(&explainer(), link).outcome
    }

    #[test]
    fn a_link_made_is_a_link_that_leads_to_its_words() {
        let explainer = explainer();
        let path = link(&explainer, "vow", "sell the mill").expect("a link");
        for address in [path.clone(), format!("/some/repo/{path}"), format!("https://example.org/r/{path}.")]
        {
            let resolved = resolve(&explainer, &address);
            assert_eq!((resolved.start, resolved.end), (Some(14), Some(27)), "{address}");
            assert_eq!(resolved.now.as_deref(), Some("sell the mill"));
            assert_eq!((resolved.passage.as_deref(), resolved.note), (Some("vow"), None));
        }
    }

    #[test]
    fn words_of_a_note_are_linked_on_its_own_page() {
        let explainer = explainer();
        let path = link(&explainer, "vow-mill", "Which one").expect("a link");
        assert!(path.starts_with("n/vow-mill/#0-9-"), "{path}");
        let resolved = resolve(&explainer, &path);
        assert_eq!(
            (resolved.note.as_deref(), resolved.now.as_deref()),
            (Some("vow-mill"), Some("Which one"))
        );
    }

    #[test]
    fn words_that_cannot_be_linked_are_refused_with_a_reason() {
        let explainer = explainer();
        for (id, words, reason) in [
            ("no-such-passage", "x", "there is no passage or note"),
            ("vow", "words that stand nowhere", "does not stand in"),
            ("vow", " ", "does not stand in"),
            ("vow", "the mil", "inside a word"),
            ("vow", "l", "inside a word"),
        ] {
            let Err(Failure::Other(message)) = link(&explainer, id, words) else {
                panic!("{words} was linked")
            };
            assert!(message.contains(reason), "{message}");
        }
    }

    #[test]
    fn links_without_words_lead_to_whole_passages_notes_and_pages() {
        for (link, end) in
            [("/p/vow/", 39), ("/p/vow/#vow-mill", 17), ("/n/vow-mill/", 17), ("/p/vow/#vow-mill-words", 17)]
        {
            let resolved = resolve(&explainer(), link);
            assert_eq!(
                (resolved.outcome, resolved.start, resolved.end),
                (Verdict::Marked, Some(0), Some(end)),
                "{link}"
            );
        }
        for page in ["/", "/timeline/", "https://example.org/x/all/"] {
            assert_eq!(verdict(page), Verdict::Marked, "{page}");
        }
    }

    #[test]
    fn a_link_that_was_mangled_leads_nowhere() {
        let path = link(&explainer(), "vow", "the mill").expect("a link");
        for damaged in ["/p/no-such-passage/", "/p/", "/p/vow/#14-", "/p/vow/#no-such-note", "/n/vow-mil/"] {
            assert_eq!(verdict(damaged), Verdict::Damaged, "{damaged}");
        }
        for cut in path.find('#').expect("a fragment") + 2..path.len() {
            assert_eq!(verdict(&path[..cut]), Verdict::Damaged, "{}", &path[..cut]);
        }
    }

    #[test]
    fn lines_of_a_file_keep_their_numbers() {
        let given = Given::lines(Path::new("links.txt"), "/p/vow/\n\n  /n/vow-mill/\n");
        let lines: Vec<_> = given.iter().filter_map(|given| Some(given.place.as_ref()?.1)).collect();
        assert_eq!(lines, [1, 3]);
    }
}
