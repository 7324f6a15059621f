//! `press link` and `press resolve`: links to words, made and tried before a change is published.

use crate::failure::Failure;
use anchoring::{Outcome, Span};
use explainer::id::PassageId;
use explainer::link::{Fragment, WordsLink};
use explainer::model::{Explainer, Hand, Passage, plain};
use explainer::page::Page;
use std::fmt;

/// The address of `words` in `passage`, below the site's address.
pub(crate) fn link(explainer: &Explainer, passage: &str, words: &str) -> Result<String, Failure> {
    let passage = find(explainer, passage).ok_or_else(|| {
        let known: Vec<&str> = explainer.passages.iter().map(|passage| passage.id.as_str()).collect();
        Failure::other(format!("there is no passage `{passage}`. Known: {}", known.join(", ")))
    })?;
    let path = Page::Passage(passage.id.clone()).path();
    let texts = std::iter::once((None, Shown::of(passage)))
        .chain(passage.notes.iter().map(|note| (Some(note.id.clone()), Shown::ours(plain(&note.text)))));
    for (note, shown) in texts {
        let Some(at) = shown.text.find(words).filter(|_| !words.trim().is_empty()) else { continue };
        let start = shown.text[..at].chars().count();
        let link = WordsLink::to(note, &shown.text, &shown.spans(), start, start + words.chars().count());
        return link
            .map(|link| format!("{path}#{}", link.encode_for_all()))
            .ok_or_else(|| Failure::other(format!("`{words}` holds no word, or cuts a character in two")));
    }
    Err(Failure::other(format!(
        "`{words}` stands neither in the passage `{0}` nor in its notes. The passage: {1}",
        passage.id,
        passage.text()
    )))
}

/// What became of one link.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Resolved {
    /// The words are marked; exactly as they were or not.
    Marked { passage: PassageId, words: String, reworded: bool },
    /// The place is known, but may not say the same.
    Changed { passage: PassageId, words: String },
    /// The words are gone.
    Absent { passage: PassageId },
    /// The link leads to a passage, a note or another page, and points to no words.
    Plain,
    /// It is damaged, or leads nowhere.
    Broken,
}

impl Resolved {
    /// Whether a reader who follows the link finds what it was made for.
    pub(crate) fn holds(&self) -> bool {
        matches!(self, Self::Marked { .. } | Self::Plain)
    }
}

impl fmt::Display for Resolved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Marked { passage, words, reworded: false } => write!(f, "exact     {passage}: {words}"),
            Self::Marked { passage, words, reworded: true } => write!(f, "reworded  {passage}: {words}"),
            Self::Changed { passage, words } => write!(f, "changed   {passage}: now {words}"),
            Self::Absent { passage } => write!(f, "absent    {passage}"),
            Self::Plain => write!(f, "plain     no words are pointed to"),
            Self::Broken => write!(f, "broken    damaged, or leads nowhere"),
        }
    }
}

/// What `link` would mark in the content as it is now. A link is a whole address, or what stands below the site's.
pub(crate) fn resolve(explainer: &Explainer, link: &str) -> Resolved {
    let (address, fragment) = link.split_once('#').unwrap_or((link, ""));
    // The base path is not known here: the page's own path stands at the end.
    let page = address.find("/p/").map(|at| &address[at + 1..]).unwrap_or(address);
    let passage = match Page::at(page.trim_start_matches('/')) {
        Some(Page::Passage(id)) => match find(explainer, id.as_str()) {
            Some(passage) => passage,
            None => return Resolved::Broken,
        },
        _ => return if address.contains("/p/") { Resolved::Broken } else { Resolved::Plain },
    };
    let link = match WordsLink::decode(fragment) {
        Fragment::Words(link) => link,
        Fragment::Broken => return Resolved::Broken,
        Fragment::Other => return Resolved::Plain,
    };
    let id = passage.id.clone();
    let shown = match &link.note {
        None => Shown::of(passage),
        Some(note) => match passage.notes.iter().find(|other| other.id == *note) {
            Some(note) => Shown::ours(plain(&note.text)),
            None => return Resolved::Absent { passage: id },
        },
    };
    let words =
        |place: anchoring::Place| place.bytes(&shown.text).map_or("", |place| &shown.text[place]).to_string();
    match link.find(&shown.text, &shown.spans()) {
        Outcome::Exact(place) => Resolved::Marked { passage: id, words: words(place), reworded: false },
        Outcome::Reworded(place) => Resolved::Marked { passage: id, words: words(place), reworded: true },
        Outcome::Changed(place) => Resolved::Changed { passage: id, words: words(place) },
        Outcome::Absent => Resolved::Absent { passage: id },
    }
}

/// Prints what each of `links` would mark; fails if one marks nothing any more.
pub(crate) fn resolve_all(explainer: &Explainer, links: &[String]) -> Result<(), Failure> {
    if links.is_empty() {
        return Err(Failure::other("no link: give links, or a file of them with --file"));
    }
    let mut lost = 0;
    for link in links {
        let resolved = resolve(explainer, link.trim());
        println!("{resolved}");
        lost += usize::from(!resolved.holds());
    }
    match lost {
        0 => Ok(()),
        _ => Err(Failure::other(format!(
            "{lost} of {} links no longer mark what they were made for",
            links.len()
        ))),
    }
}

fn find<'a>(explainer: &'a Explainer, id: &str) -> Option<&'a Passage> {
    explainer.passages.iter().find(|passage| passage.id.as_str() == id)
}

/// A text as the page shows it, and who says which part.
struct Shown {
    text: String,
    /// In scalars.
    said: Vec<(usize, usize)>,
    speaker: String,
}

impl Shown {
    fn of(passage: &Passage) -> Self {
        let mut said = Vec::new();
        let mut at = 0;
        for run in passage.pieces.iter().flat_map(|piece| &piece.runs) {
            let end = at + run.text.chars().count();
            // In a full quotation the page counts an insertion to the words around it.
            let whole = passage.kind == explainer::model::PassageKind::Quotation;
            if run.hand == Hand::Speaker || whole {
                said.push((at, end));
            }
            at = end;
        }
        Self { text: passage.text(), said, speaker: passage.speaker.to_string() }
    }

    fn ours(text: String) -> Self {
        Self { text, said: vec![], speaker: String::new() }
    }

    fn spans(&self) -> Vec<Span<'_>> {
        let span = |(start, end): &(usize, usize)| Span { start: *start, end: *end, speaker: &self.speaker };
        self.said.iter().map(span).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use explainer::reading;
    use std::path::Path;

    fn explainer() -> Explainer {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/the-hague-2025");
        reading::read(&folder, None).expect("content without a mistake").explainer
    }

    /// The words that a test can link to: the longest run of one hand in the first full quotation.
    fn some_words(explainer: &Explainer) -> (String, String) {
        let passage = explainer
            .passages
            .iter()
            .find(|passage| passage.kind == explainer::model::PassageKind::Quotation)
            .expect("a quotation");
        let words: Vec<_> = passage.text().split_whitespace().take(6).map(String::from).collect();
        (passage.id.to_string(), words.join(" "))
    }

    #[test]
    fn a_link_made_is_a_link_that_holds() {
        let explainer = explainer();
        let (passage, words) = some_words(&explainer);
        let path = link(&explainer, &passage, &words).expect("a link");
        for address in [path.clone(), format!("/some/repo/{path}"), format!("https://example.org/r/{path}")] {
            match resolve(&explainer, &address) {
                Resolved::Marked { words: marked, reworded: false, .. } => assert_eq!(marked, words),
                other => panic!("{address}: {other:?}"),
            }
        }
    }

    #[test]
    fn words_of_a_note_are_linked_in_the_note() {
        let explainer = explainer();
        let passage = &explainer.passages[0];
        let note = plain(&passage.notes[0].text);
        let words: Vec<&str> = note.split_whitespace().take(5).collect();
        let path = link(&explainer, passage.id.as_str(), &words.join(" ")).expect("a link");
        assert!(resolve(&explainer, &path).holds());
    }

    #[test]
    fn a_changed_passage_is_told() {
        let mut explainer = explainer();
        let (passage, words) = some_words(&explainer);
        let path = link(&explainer, &passage, &words).expect("a link");
        let edited = explainer.passages.iter_mut().find(|other| other.id.as_str() == passage).expect("it");
        for run in edited.pieces.iter_mut().flat_map(|piece| &mut piece.runs) {
            run.text = "entirely other words ".into();
        }
        assert!(!resolve(&explainer, &path).holds());
    }

    #[test]
    fn links_that_lead_nowhere_are_told() {
        let explainer = explainer();
        let (passage, _) = some_words(&explainer);
        for broken in [
            "/p/no-such-passage/",
            "/p/",
            &format!("/p/{passage}/#q1nonsense"),
            "https://example.org/p/x/#q9",
        ] {
            assert_eq!(resolve(&explainer, broken), Resolved::Broken, "{broken}");
        }
        for plain in ["/", "/timeline/", &format!("/p/{passage}/"), &format!("/p/{passage}/#some-note")] {
            assert_eq!(resolve(&explainer, plain), Resolved::Plain, "{plain}");
        }
        assert!(link(&explainer, "no-such-passage", "x").is_err());
        assert!(link(&explainer, &passage, "words that stand nowhere").is_err());
        assert!(link(&explainer, &passage, " ").is_err());
    }
}
