//! What a reader keeps, and the notebook that holds it.

use explainer::id::PassageId;
use explainer::link::WordsLink;

/// The longest text of one's own, in Unicode scalars.
pub(crate) const LONGEST: usize = 20_000;

/// Words that a reader keeps, perhaps with a note on them.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Kept {
    /// Names it for good, on whichever device: a UUID as an IRI where this program made it.
    pub(crate) id: String,
    /// The passage that holds the words, by the id it had when they were kept.
    pub(crate) passage: PassageId,
    /// The words, as a link points to them. They are compared with the content and never shown.
    pub(crate) words: WordsLink,
    /// The reader's own text; never empty.
    pub(crate) text: Option<String>,
    /// When it was last changed, as `2025-06-25T09:30:00.000Z`; empty where that is not known.
    pub(crate) changed: String,
}

impl Kept {
    /// The same with another text of the reader's.
    pub(crate) fn with_text(self, text: &str) -> Self {
        Self { text: own_text(text), ..self }
    }

    /// Whether the two say the same of the same words.
    fn says_as(&self, other: &Self) -> bool {
        self.passage == other.passage && self.words == other.words && self.text == other.text
    }
}

/// A text of the reader's, cut to what can be kept; `None` if nothing is written.
pub(crate) fn own_text(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.chars().take(LONGEST).collect())
}

/// Whether `text` tells a time the way that JavaScript does. Two that do can be compared as texts.
pub(crate) fn is_time(text: &str) -> bool {
    const SHAPE: &str = "0000-00-00T00:00:00.000Z";
    text.len() == SHAPE.len()
        && text.bytes().zip(SHAPE.bytes()).all(|(given, wanted)| match wanted {
            b'0' => given.is_ascii_digit(),
            sign => given == sign,
        })
}

/// An id that nobody has used, from random bits.
pub(crate) fn new_id([a, b, c, d]: [u32; 4]) -> String {
    let (version, variant) = (b & 0xffff_0fff | 0x4000, c & 0x3fff_ffff | 0x8000_0000);
    let (b, c) = ((version >> 16, version & 0xffff), (variant >> 16, variant & 0xffff));
    format!("urn:uuid:{a:08x}-{:04x}-{:04x}-{:04x}-{:04x}{d:08x}", b.0, b.1, c.0, c.1)
}

/// How many were added, and how many were here already.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Added {
    pub(crate) new: usize,
    pub(crate) known: usize,
}

/// All that is kept, in the order of keeping.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Notebook(pub(crate) Vec<Kept>);

impl Notebook {
    /// Adds what is not here yet. Of two states of one note the later stays.
    pub(crate) fn add(&mut self, others: impl IntoIterator<Item = Kept>) -> Added {
        let mut added = Added::default();
        for other in others {
            let known = self.0.iter().any(|kept| kept.says_as(&other));
            let new = match self.0.iter_mut().find(|kept| kept.id == other.id) {
                Some(kept) if other.changed > kept.changed && !known => {
                    *kept = other;
                    true
                }
                None if !known => {
                    self.0.push(other);
                    true
                }
                _ => false,
            };
            if new { added.new += 1 } else { added.known += 1 }
        }
        added
    }

    /// Takes out what has the id; answers it.
    pub(crate) fn remove(&mut self, id: &str) -> Option<Kept> {
        let at = self.0.iter().position(|kept| kept.id == id)?;
        Some(self.0.remove(at))
    }

    /// Puts `kept` in the place of what has its id, or at the end if that is gone.
    pub(crate) fn put(&mut self, kept: Kept) {
        match self.0.iter_mut().find(|other| other.id == kept.id) {
            Some(other) => *other = kept,
            None => self.0.push(kept),
        }
    }
}

#[cfg(test)]
pub(crate) mod samples {
    //! Notes as tests need them.

    use super::*;
    use anchoring::Selector;
    use proptest::prelude::*;

    pub(crate) fn passage(id: &str) -> PassageId {
        PassageId::try_from(id.to_string()).expect("an id")
    }

    pub(crate) fn kept(id: &str, words: &str, text: &str) -> Kept {
        let selector = Selector::new(words).between("before ", " after");
        let words = WordsLink { note: None, selector, start: 7 };
        let changed = "2025-06-25T09:30:00.000Z".into();
        Kept { id: id.into(), passage: passage("crush"), words, text: own_text(text), changed }
    }

    prop_compose! {
        pub(crate) fn any_kept()(
            id in "[a-z0-9:-]{1,40}",
            passage_id in "[a-z]{1,8}(-[a-z0-9]{1,8}){0,2}",
            note in prop::option::of("[a-z]{1,8}"),
            exact in "\\PC*[a-z]\\PC*",
            prefix in "\\PC{0,40}",
            suffix in "\\PC{0,40}",
            speaker in prop::option::of("[a-z]{1,8}"),
            start in 0..100_000_usize,
            text in prop::option::of(".*"),
            hour in 0..24_u8,
        ) -> Kept {
            let note = note.map(|id| id.try_into().expect("an id"));
            let selector = Selector { exact, prefix, suffix, speaker };
            Kept {
                id,
                passage: passage(&passage_id),
                words: WordsLink { note, selector, start },
                text: text.as_deref().and_then(own_text),
                changed: format!("2025-06-25T{hour:02}:30:00.000Z"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::samples::{any_kept, kept};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_same_is_not_added_twice() {
        let mut notebook = Notebook::default();
        assert_eq!(notebook.add([kept("a", "x", ""), kept("b", "x", "")]), Added { new: 1, known: 1 });
        assert_eq!(notebook.add([kept("c", "x", "mine")]), Added { new: 1, known: 0 });
        assert_eq!(notebook.0.len(), 2);
    }

    #[test]
    fn of_two_states_of_a_note_the_later_stays() {
        let mut notebook = Notebook(vec![kept("a", "x", "first")]);
        let later = Kept { changed: "2025-06-25T09:31:00.000Z".into(), ..kept("a", "x", "second") };
        let earlier = Kept { changed: String::new(), ..kept("a", "x", "nothing") };
        assert_eq!(notebook.add([later.clone(), earlier]), Added { new: 1, known: 1 });
        assert_eq!(notebook.0, [later]);
    }

    #[test]
    fn what_was_deleted_elsewhere_is_put_back_by_who_edits_it() {
        let mut notebook = Notebook(vec![kept("a", "x", "")]);
        assert_eq!(notebook.remove("a"), Some(kept("a", "x", "")));
        assert_eq!(notebook.remove("a"), None);
        notebook.put(kept("a", "x", "mine"));
        notebook.put(kept("a", "x", "mine too"));
        assert_eq!(notebook.0, [kept("a", "x", "mine too")]);
    }

    #[test]
    fn ids_are_random_uuids() {
        assert_eq!(new_id([0; 4]), "urn:uuid:00000000-0000-4000-8000-000000000000");
        assert_eq!(new_id([u32::MAX; 4]), "urn:uuid:ffffffff-ffff-4fff-bfff-ffffffffffff");
    }

    #[test]
    fn times_have_one_shape() {
        assert!(is_time("2025-06-25T09:30:00.000Z"));
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
        fn adding_again_changes_nothing(all in prop::collection::vec(any_kept(), 0..6)) {
            let mut once = Notebook::default();
            once.add(all.clone());
            let mut twice = once.clone();
            prop_assert_eq!(twice.add(once.0.clone()).new, 0);
            prop_assert_eq!(twice, once);
        }
    }
}
