//! Notes, and the notebook that holds them.

use explainer::fragment::WordsLink;
use explainer::id::{NoteId, PassageId};
use explainer::wordings::Wordings;
use std::ops::Range;

/// The maximum length of the reader's own text, in Unicode scalars.
pub(crate) const LONGEST_TEXT: usize = 20_000;
/// The maximum length of [`Quote::prefix`] and [`Quote::suffix`], in scalars.
const CONTEXT_LENGTH: usize = 32;

/// A copy of words and of the text around them, by which other programs find the words. It is never shown.
///
/// See the [TextQuoteSelector](https://www.w3.org/TR/annotation-model/#text-quote-selector) of the W3C.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Quote {
    /// The words; empty if the note is on none.
    pub(crate) exact: String,
    /// The text before them.
    pub(crate) prefix: String,
    /// The text after them.
    pub(crate) suffix: String,
}

impl Quote {
    /// Copies the scalars `scalars` of `text`.
    pub(crate) fn of(text: &str, scalars: &Range<u32>) -> Self {
        let (start, end) = (scalars.start as usize, scalars.end as usize);
        let part = |from: usize, to: usize| text.chars().skip(from).take(to.saturating_sub(from)).collect();
        Self {
            exact: part(start, end),
            prefix: part(start.saturating_sub(CONTEXT_LENGTH), start),
            suffix: part(end, end.saturating_add(CONTEXT_LENGTH)),
        }
    }
}

/// Words that a reader keeps, with or without a text of the reader's own.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Note {
    /// The same on every device: an IRI, which is a random UUID for notes that this program made.
    pub(crate) id: String,
    /// The passage, by the id that it had when the words were kept.
    pub(crate) passage: PassageId,
    /// The note of the site that contains the words; `None` for words of the passage.
    pub(crate) site_note: Option<NoteId>,
    /// The position of the words; `None` if those of an imported note were not found.
    pub(crate) link: Option<WordsLink>,
    /// A copy of the words, for export.
    pub(crate) quote: Quote,
    /// The reader's own text; never empty.
    pub(crate) text: Option<String>,
    /// The time of the last change, as `2025-06-25T09:30:00.000Z`; empty if unknown.
    pub(crate) changed: String,
}

impl Note {
    /// Creates a note without a text on `scalars` of the present wording; `None` if the wording has no such words.
    pub(crate) fn on(wordings: &Wordings, scalars: Range<u32>, id: String, changed: String) -> Option<Self> {
        let link = WordsLink::new(scalars.start, scalars.end, wordings.now.tag)?;
        let is_inside = wordings.now.text.chars().nth(scalars.end as usize - 1).is_some();
        let (passage, site_note) = ids(wordings)?;
        is_inside.then(|| Self {
            id,
            passage,
            site_note,
            link: Some(link),
            quote: Quote::of(&wordings.now.text, &scalars),
            text: None,
            changed,
        })
    }

    /// Returns the id of the passage or note of the site whose wordings the link is resolved against.
    pub(crate) fn text_id(&self) -> &str {
        self.site_note.as_ref().map_or(self.passage.as_str(), NoteId::as_str)
    }

    /// Replaces the reader's own text.
    pub(crate) fn with_text(self, text: &str) -> Self {
        Self { text: own_text(text), ..self }
    }

    /// Whether both are on the same words.
    pub(crate) fn has_words_of(&self, other: &Self) -> bool {
        let has_same_quote = || self.passage == other.passage && self.quote == other.quote;
        self.text_id() == other.text_id()
            && self.link == other.link
            && (self.link.is_some() || has_same_quote())
    }
}

/// Returns the ids in `wordings`: of the passage, and of the note of the site if they are the wordings of one.
pub(crate) fn ids(wordings: &Wordings) -> Option<(PassageId, Option<NoteId>)> {
    let passage = PassageId::try_from(wordings.passage.clone()).ok()?;
    let note = wordings.note.clone().map(NoteId::try_from).transpose().ok()?;
    Some((passage, note))
}

/// Trims `text`, and cuts it to [`LONGEST_TEXT`]; `None` if nothing is left.
pub(crate) fn own_text(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.chars().take(LONGEST_TEXT).collect())
}

/// Whether `text` is a time as `Date.toISOString` writes it. Such times sort as texts.
pub(crate) fn is_time(text: &str) -> bool {
    const SHAPE: &str = "0000-00-00T00:00:00.000Z";
    text.len() == SHAPE.len()
        && text.bytes().zip(SHAPE.bytes()).all(|(given, wanted)| match wanted {
            b'0' => given.is_ascii_digit(),
            other => given == other,
        })
}

/// Formats random bits as a UUID of version 4 (RFC 9562), as an IRI.
pub(crate) fn uuid([a, b, c, d]: [u32; 4]) -> String {
    let (version, variant) = (b & 0xffff_0fff | 0x4000, c & 0x3fff_ffff | 0x8000_0000);
    let (b, c) = ((version >> 16, version & 0xffff), (variant >> 16, variant & 0xffff));
    format!("urn:uuid:{a:08x}-{:04x}-{:04x}-{:04x}-{:04x}{d:08x}", b.0, b.1, c.0, c.1)
}

/// Counts what became of notes that were added.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Added {
    /// How many are new here.
    pub(crate) new: usize,
    /// How many replaced an earlier state.
    pub(crate) updated: usize,
    /// How many were here already.
    pub(crate) known: usize,
    /// How many were left out because they differ from the stored note and are not known to be later.
    pub(crate) older: usize,
}

/// All notes, oldest first.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Notebook(pub(crate) Vec<Note>);

impl Notebook {
    /// Adds notes that are not here yet. Of two states of one note the later one is kept; a state without a time counts
    /// as earlier.
    pub(crate) fn add(&mut self, others: impl IntoIterator<Item = Note>) -> Added {
        let mut added = Added::default();
        for other in others {
            let says_same = |note: &Note| note.has_words_of(&other) && note.text == other.text;
            let is_known = self.0.iter().any(says_same);
            let count = match self.0.iter_mut().find(|note| note.id == other.id) {
                Some(note) => {
                    let is_same = note.text == other.text;
                    let is_later = other.changed > note.changed;
                    if is_later {
                        *note = other;
                    }
                    match (is_same, is_later) {
                        (true, _) => &mut added.known,
                        (false, true) => &mut added.updated,
                        (false, false) => &mut added.older,
                    }
                }
                None if is_known => &mut added.known,
                None => {
                    self.0.push(other);
                    &mut added.new
                }
            };
            *count += 1;
        }
        added
    }

    /// Removes the note with the id, and returns it.
    pub(crate) fn remove(&mut self, id: &str) -> Option<Note> {
        let at = self.0.iter().position(|note| note.id == id)?;
        Some(self.0.remove(at))
    }

    /// Replaces the note with the id of `note`, or appends `note` if there is none. `before` is the text that the note had
    /// when the reader began to write: if it has another one since, from another tab, both are kept, and `note` gets the
    /// id `new_id`.
    pub(crate) fn put(&mut self, note: Note, before: Option<&str>, new_id: String) {
        match self.0.iter_mut().find(|other| other.id == note.id) {
            Some(other) if other.text.as_deref() == before => *other = note,
            Some(other) if other.text == note.text => {}
            Some(_) => self.0.push(Note { id: new_id, ..note }),
            None => self.0.push(note),
        }
    }
}

#[cfg(test)]
pub(crate) mod samples {
    //! Notes and wordings as tests need them.

    use super::*;
    use explainer::fragment::Tag;
    use explainer::wordings::{Current, Sentence};
    use proptest::prelude::*;

    pub(crate) const TIME: &str = "2025-06-25T09:30:00.000Z";
    /// Names the present wording of every sample.
    pub(crate) const NOW: u64 = 1;

    pub(crate) fn passage(id: &str) -> PassageId {
        PassageId::try_from(id.to_string()).expect("an id")
    }

    pub(crate) fn link(start: u32, end: u32) -> WordsLink {
        WordsLink::new(start, end, Tag::new(NOW)).expect("a link")
    }

    /// A note on the scalars 7..16 of the passage `crush`.
    pub(crate) fn note(id: &str, words: &str, text: &str) -> Note {
        Note {
            id: id.into(),
            passage: passage("crush"),
            site_note: None,
            link: Some(link(7, 16)),
            quote: Quote { exact: words.into(), prefix: "before ".into(), suffix: " after".into() },
            text: own_text(text),
            changed: TIME.into(),
        }
    }

    /// The wordings of a passage or note that says `text` today, in one sentence.
    pub(crate) fn wordings(passage: &str, note: Option<&str>, text: &str) -> Wordings {
        let length = u32::try_from(text.chars().count()).expect("a short text");
        Wordings {
            passage: passage.into(),
            note: note.map(Into::into),
            path: note.map_or_else(|| format!("p/{passage}/"), |note| format!("n/{note}/")),
            title: "A title".into(),
            credit_said: "Ada Finch".into(),
            credit_ours: "About Ada Finch".into(),
            now: Current {
                tag: Tag::new(NOW),
                text: text.into(),
                said: vec![],
                inserted: vec![],
                sentences: vec![Sentence { number: 0, start: 0, end: length, units: vec![] }],
            },
            then: vec![],
        }
    }

    prop_compose! {
        pub(crate) fn any_note()(
            id in "[a-z0-9:-]{1,40}",
            passage_id in "[a-z]{1,8}(-[a-z0-9]{1,8}){0,2}",
            is_on_note: bool,
            place in prop::option::of((0..100_u32, 1..100_u32)),
            exact in "\\PC*[a-z]\\PC*",
            prefix in "\\PC{0,40}",
            suffix in "\\PC{0,40}",
            text in prop::option::of(".*"),
            hour in 0..24_u8,
        ) -> Note {
            let site_note = is_on_note.then(|| format!("{passage_id}-x").try_into().expect("an id"));
            Note {
                id,
                passage: passage(&passage_id),
                site_note,
                link: place.map(|(start, length)| link(start, start + length)),
                quote: Quote { exact, prefix, suffix },
                text: text.as_deref().and_then(own_text),
                changed: format!("2025-06-25T{hour:02}:30:00.000Z"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::samples::{TIME, any_note, link, note, wordings};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_note_has_the_position_and_a_copy_of_its_words() {
        let wordings =
            wordings("crush", None, "We 𝒲ill never sell the mill to anybody, said Ms Finch, and left.");
        let made = Note::on(&wordings, 18..26, "a".into(), TIME.into()).expect("a note");
        assert_eq!((made.text_id(), made.link), ("crush", Some(link(18, 26))));
        let quote = Quote {
            exact: " the mil".into(),
            prefix: "We 𝒲ill never sell".into(),
            suffix: "l to anybody, said Ms Finch, and".into(),
        };
        assert_eq!(made.quote, quote);
        let length = u32::try_from(wordings.now.text.chars().count()).expect("a short text");
        for (start, end) in [(0, length + 1), (4, 4), (9, 4), (length, u32::MAX)] {
            assert_eq!(Note::on(&wordings, start..end, "a".into(), TIME.into()), None, "{start}..{end}");
        }
        assert!(Note::on(&wordings, 0..length, "a".into(), TIME.into()).is_some());
    }

    #[test]
    fn the_same_is_not_added_twice() {
        let mut notebook = Notebook::default();
        let added = notebook.add([note("a", "x", ""), note("b", "x", "")]);
        assert_eq!(added, Added { new: 1, known: 1, ..Added::default() });
        assert_eq!(notebook.add([note("c", "x", "mine")]), Added { new: 1, ..Added::default() });
        assert_eq!(notebook.0.len(), 2);
    }

    #[test]
    fn words_that_were_not_found_are_compared_by_their_copy() {
        let unfound = |id: &str, words: &str| Note { link: None, ..note(id, words, "") };
        let mut notebook = Notebook::default();
        let added = notebook.add([unfound("a", "x"), unfound("b", "y"), unfound("c", "x")]);
        assert_eq!(added, Added { new: 2, known: 1, ..Added::default() });
    }

    #[test]
    fn of_two_states_of_a_note_the_later_stays() {
        let mut notebook = Notebook(vec![note("a", "x", "first")]);
        let later = Note { changed: "2025-06-25T09:31:00.000Z".into(), ..note("a", "x", "second") };
        let earlier = Note { changed: "2024-06-25T09:31:00.000Z".into(), ..note("a", "x", "nothing") };
        let timeless = Note { changed: String::new(), ..note("a", "x", "nothing") };
        let added = notebook.add([later.clone(), earlier, timeless, later.clone()]);
        assert_eq!(added, Added { updated: 1, older: 2, known: 1, ..Added::default() });
        assert_eq!(notebook.0, [later]);
    }

    #[test]
    fn a_later_state_is_taken_even_where_another_note_says_the_same() {
        let mut notebook = Notebook(vec![note("a", "x", "one"), note("b", "x", "two")]);
        let later = Note { changed: "2025-06-25T09:31:00.000Z".into(), ..note("b", "x", "one") };
        assert_eq!(notebook.add([later.clone()]), Added { updated: 1, ..Added::default() });
        assert_eq!(notebook.0[1], later);
    }

    #[test]
    fn editing_a_note_that_was_deleted_elsewhere_restores_it() {
        let mut notebook = Notebook(vec![note("a", "x", "")]);
        assert_eq!(notebook.remove("a"), Some(note("a", "x", "")));
        assert_eq!(notebook.remove("a"), None);
        notebook.put(note("a", "x", "mine"), None, "b".into());
        notebook.put(note("a", "x", "mine too"), Some("mine"), "b".into());
        assert_eq!(notebook.0, [note("a", "x", "mine too")]);
    }

    #[test]
    fn a_note_that_another_tab_has_edited_is_kept_beside_the_edit() {
        let mut notebook = Notebook(vec![note("a", "x", "theirs")]);
        notebook.put(note("a", "x", "mine"), Some("before"), "b".into());
        assert_eq!(notebook.0, [note("a", "x", "theirs"), note("b", "x", "mine")]);
        notebook.put(note("a", "x", "theirs"), Some("before"), "c".into());
        assert_eq!(notebook.0.len(), 2, "both tabs wrote the same");
    }

    #[test]
    fn ids_are_random_uuids() {
        assert_eq!(uuid([0; 4]), "urn:uuid:00000000-0000-4000-8000-000000000000");
        assert_eq!(uuid([u32::MAX; 4]), "urn:uuid:ffffffff-ffff-4fff-bfff-ffffffffffff");
    }

    #[test]
    fn times_have_one_shape() {
        assert!(is_time(TIME));
        for other in [
            "",
            "2025-06-25",
            "2025-06-25T09:30:00Z",
            "2025-06-25T09:30:00.000+1",
            "<b>5-06-25T09:30:00.000Z",
        ] {
            assert!(!is_time(other), "{other}");
        }
    }

    proptest! {
        #[test]
        fn adding_again_changes_nothing(all in prop::collection::vec(any_note(), 0..6)) {
            let mut once = Notebook::default();
            once.add(all);
            let mut twice = once.clone();
            let added = twice.add(once.0.clone());
            prop_assert_eq!(added, Added { known: once.0.len(), ..Added::default() });
            prop_assert_eq!(twice, once);
        }

        #[test]
        fn adding_loses_no_text_that_is_here(all in prop::collection::vec(any_note(), 0..6), more in prop::collection::vec(any_note(), 0..6)) {
            let mut notebook = Notebook::default();
            notebook.add(all);
            let before = notebook.clone();
            let timeless = more.into_iter().zip(before.0.iter().cycle());
            notebook.add(timeless.map(|(other, one)| Note { id: one.id.clone(), changed: String::new(), ..other }));
            prop_assert_eq!(notebook, before);
        }

        #[test]
        fn a_quote_is_cut_from_its_text(text in ".{0,80}", start in 0..90_u32, length in 0..90_u32) {
            let Quote { exact, prefix, suffix } = Quote::of(&text, &(start..start + length));
            let whole = prefix + &exact + &suffix;
            prop_assert!(text.contains(&whole));
        }
    }
}
