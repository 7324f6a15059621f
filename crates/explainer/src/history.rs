//! Published wordings: what links to words resolve against, and what has changed.

use crate::comparison::compare;
use crate::credit::Credit;
use crate::foreign_words::{self, ForeignWords};
use crate::fragment::WordsLink;
use crate::id::VoiceId;
use crate::model::{Day, Edit, Explainer, History, LastChange, Origin, Published, Subject};
use crate::page::Page;
use crate::segmentation::sentences;
use crate::typography::units;
use crate::wording::Wording;
use crate::wordings::{Current, Earlier, EarlierContent, Sentence, Wordings, touched};
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::collections::BTreeMap;
use std::ops::Range;

/// A change from one published wording to the next.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Change {
    /// Its element id on the page of changes: the id of the passage or note, and the number of the new wording.
    pub anchor: String,
    /// The passage or note that has changed.
    pub subject: Subject,
    /// The day the new wording was published.
    pub day: Day,
    /// The reason, as given by an editor.
    pub why: Option<String>,
    /// The two wordings.
    pub content: ChangeContent,
}

/// The two wordings of a change.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ChangeContent {
    /// Both wordings can be shown.
    Compared {
        /// The comparison of the old text (first) with the new one (second).
        edits: Vec<Edit>,
        /// The names of the speakers then and now, where they differ.
        speakers: Option<[String; 2]>,
        /// The foreign words of the old text and of the new one.
        foreign: [Vec<ForeignWords>; 2],
    },
    /// At least one of the two was withdrawn.
    Withdrawn {
        /// The reason.
        reason: String,
        /// The wording that was not withdrawn, if there is one.
        other: Option<UnwithdrawnText>,
    },
}

/// The text of a wording that was not withdrawn.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct UnwithdrawnText {
    /// The text.
    pub text: String,
    /// Its foreign words.
    pub foreign: Vec<ForeignWords>,
}

/// Returns every passage of the explainer, each followed by its notes.
pub fn subjects(explainer: &Explainer) -> impl Iterator<Item = Subject> {
    explainer.passages.iter().flat_map(|passage| {
        let notes = passage.notes.iter().map(|note| Subject::Note(note.id.clone()));
        std::iter::once(Subject::Passage(passage.id.clone())).chain(notes)
    })
}

/// Returns the current wording of `subject`, or `None` if the explainer has no such passage or note.
#[must_use]
pub fn wording(explainer: &Explainer, subject: &Subject) -> Option<Wording> {
    match subject {
        Subject::Passage(id) => {
            let mut passages = explainer.passages.iter();
            Some(passages.find(|passage| passage.id == *id)?.wording())
        }
        Subject::Note(id) => {
            let mut notes = explainer.passages.iter().flat_map(|passage| &passage.notes);
            Some(notes.find(|note| note.id == *id)?.wording())
        }
    }
}

/// Returns the passages and notes whose current wording is not the last recorded one.
#[must_use]
pub fn unrecorded(explainer: &Explainer) -> Vec<Subject> {
    let is_recorded = |subject: &Subject| {
        let own = explainer.record.histories.iter().find(|history| history.id == subject.id());
        let last = own.and_then(|history| history.wordings.last());
        last.map(|last| &last.wording) == wording(explainer, subject).as_ref()
    };
    subjects(explainer).filter(|subject| !is_recorded(subject)).collect()
}

/// Returns the wordings that links to the words of `subject` resolve against, or `None` if the explainer has no such
/// passage or note.
#[must_use]
pub fn wordings(explainer: &Explainer, subject: &Subject) -> Option<Wordings> {
    let (passage, note) = match subject {
        Subject::Passage(id) => (explainer.passages.iter().find(|passage| passage.id == *id)?, None),
        Subject::Note(id) => {
            let mut passages = explainer.passages.iter();
            (passages.find(|passage| passage.notes.iter().any(|note| note.id == *id))?, Some(id))
        }
    };
    let now = wording(explainer, subject)?;
    let mut numbers = Numbers::default();
    let mut then: Vec<Earlier> = Vec::new();
    for published in recorded(explainer, subject).rev().filter(|published| published.wording != now) {
        let tag = published.wording.tag();
        match then.iter_mut().find(|other| other.tag == tag) {
            // A wording that was published twice counts as withdrawn if either publication was.
            Some(other) => {
                if let Some(reason) = &published.withdrawn {
                    other.content = EarlierContent::Withdrawn(reason.clone());
                }
            }
            None => then.push(Earlier {
                tag,
                day: published.day.words.clone(),
                content: match &published.withdrawn {
                    Some(reason) => EarlierContent::Withdrawn(reason.clone()),
                    None => EarlierContent::Recorded {
                        edits: compare(&published.wording.text(), &now.text()),
                        speakers: speakers(explainer, &published.wording, &now),
                        sentences: numbers.sentences(&published.wording),
                    },
                },
            }),
        }
    }
    let credit = Credit::of(explainer, passage)?;
    let page = match note {
        Some(note) => Page::Note(note.clone()),
        None => Page::Passage(passage.id.clone()),
    };
    Some(Wordings {
        passage: passage.id.to_string(),
        note: note.map(ToString::to_string),
        path: page.path(),
        title: passage.title.clone(),
        credit_said: credit.said,
        credit_ours: credit.ours,
        now: Current {
            tag: now.tag(),
            text: now.text(),
            said: places(&now, Origin::Speaker),
            inserted: places(&now, Origin::Reporter),
            sentences: numbers.sentences(&now),
        },
        then,
    })
}

/// Returns the current sentences that replace the words of `link`, which was made for the wording at index `place` of
/// [`Wordings::then`]: everything between the nearest unchanged sentences around them.
#[must_use]
pub fn in_their_place(wordings: &Wordings, place: usize, link: &WordsLink) -> String {
    let EarlierContent::Recorded { sentences, .. } = &wordings.then[place].content else {
        return String::new();
    };
    let Some(touched) = touched(sentences, link) else { return String::new() };
    let numbers =
        |sentences: &[Sentence]| sentences.iter().map(|sentence| sentence.number).collect::<Vec<_>>();
    let today = &wordings.now.sentences;
    let (mut from, mut to) = (0, today.len());
    for edit in capture_diff_slices(Algorithm::Myers, &numbers(sentences), &numbers(today)) {
        let (tag, then, now) = edit.as_tag_tuple();
        if tag == DiffTag::Equal {
            if then.start < touched.start {
                from = now.start + then.end.min(touched.start) - then.start;
            }
            if then.end > touched.end && to == today.len() {
                to = now.start + then.start.max(touched.end) - then.start;
            }
        }
    }
    let (Some(first), Some(last)) = (today.get(from), today.get(..to).and_then(<[_]>::last)) else {
        return String::new();
    };
    let text = wordings.now.text.chars().skip(first.start as usize);
    text.take(last.end.saturating_sub(first.start) as usize).collect()
}

/// Returns every change, newest first; changes of one day are in the order of the walk.
#[must_use]
pub fn changes(explainer: &Explainer) -> Vec<Change> {
    let mut changes: Vec<Change> =
        subjects(explainer).flat_map(|subject| changes_of(explainer, &subject)).collect();
    changes.sort_by(|one, other| other.day.iso.cmp(&one.day.iso));
    changes
}

/// Returns the last change of `subject`, or `None` if it has not changed.
#[must_use]
pub fn last_change(explainer: &Explainer, subject: &Subject) -> Option<LastChange> {
    let last = changes_of(explainer, subject).pop()?;
    Some(LastChange { path: format!("{}#{}", Page::Changes.path(), last.anchor), day: last.day.words })
}

/// Returns the changes of `subject`, oldest first.
fn changes_of(explainer: &Explainer, subject: &Subject) -> Vec<Change> {
    let entries: Vec<(&History, usize, &Published)> = histories(explainer, subject)
        .into_iter()
        .flat_map(|history| {
            history.wordings.iter().enumerate().map(move |(at, published)| (history, at + 1, published))
        })
        .collect();
    // A wording that was published twice counts as withdrawn if either publication was.
    let withdrawn = |wording: &Wording| {
        let mut equal = entries.iter().filter(|(.., published)| published.wording == *wording);
        equal.find_map(|(.., published)| published.withdrawn.clone())
    };
    let foreign = |wording: &Wording| foreign_words::of_wording(explainer, subject, wording);
    let unwithdrawn =
        |wording: &Wording| Some(UnwithdrawnText { text: wording.text(), foreign: foreign(wording) });
    let changes = entries.windows(2).filter_map(|pair| {
        let [(former, _, then), (history, number, now)] = pair else { return None };
        // A text that replaces another one but was published earlier has not changed. If both were published on the same
        // day under two ids, it is unknown which came first.
        let was_there = now.day.iso < then.day.iso || former.id != history.id && now.day.iso == then.day.iso;
        if then.wording == now.wording || was_there {
            return None;
        }
        Some(Change {
            anchor: format!("{}-{number}", history.id),
            subject: subject.clone(),
            day: now.day.clone(),
            why: now.why.clone(),
            content: match [withdrawn(&then.wording), withdrawn(&now.wording)] {
                [None, None] => ChangeContent::Compared {
                    edits: compare(&then.wording.text(), &now.wording.text()),
                    speakers: speakers(explainer, &then.wording, &now.wording),
                    foreign: [foreign(&then.wording), foreign(&now.wording)],
                },
                [Some(reason), None] => ChangeContent::Withdrawn { reason, other: unwithdrawn(&now.wording) },
                [None, Some(reason)] => {
                    ChangeContent::Withdrawn { reason, other: unwithdrawn(&then.wording) }
                }
                [Some(reason), Some(_)] => ChangeContent::Withdrawn { reason, other: None },
            },
        })
    });
    changes.collect()
}

/// Returns the published wordings of `subject` under all ids that it had, oldest first.
fn recorded<'a>(
    explainer: &'a Explainer,
    subject: &Subject,
) -> impl DoubleEndedIterator<Item = &'a Published> + use<'a> {
    histories(explainer, subject).into_iter().flat_map(|history| &history.wordings)
}

/// Returns the histories of `subject` under all ids that it had, by first day of publication. If several began on one
/// day, the history of its current id comes last.
fn histories<'a>(explainer: &'a Explainer, subject: &Subject) -> Vec<&'a History> {
    let all = explainer.record.histories.iter();
    let mut histories: Vec<&History> = all.filter(|history| history.now == *subject).collect();
    histories.sort_by_key(|history| {
        let began = history.wordings.first().map(|first| first.day.iso.clone());
        (began, history.id == subject.id())
    });
    histories
}

/// Returns the names of the speakers of two wordings if they differ.
fn speakers(explainer: &Explainer, then: &Wording, now: &Wording) -> Option<[String; 2]> {
    let name = |id: &Option<VoiceId>| {
        let voice = explainer.voices.iter().find(|voice| Some(&voice.id) == id.as_ref());
        voice.map(|voice| voice.name.clone()).or(id.as_ref().map(ToString::to_string)).unwrap_or_default()
    };
    (then.speaker != now.speaker).then(|| [name(&then.speaker), name(&now.speaker)])
}

/// Returns the stretches of `wording` that have this origin, in scalars.
fn places(wording: &Wording, origin: Origin) -> Vec<Range<u32>> {
    let mut places = Vec::new();
    let mut at = 0;
    for part in &wording.parts {
        let end = at + count(part.text.chars().count());
        if part.origin == origin {
            places.push(at..end);
        }
        at = end;
    }
    places
}

/// What equal sentences have in common: the speaker, and the units with the origin of each.
type Said = (Option<VoiceId>, Vec<(String, u8)>);

/// Gives equal sentences equal numbers.
#[derive(Default)]
struct Numbers {
    known: BTreeMap<Said, u32>,
}

impl Numbers {
    fn sentences(&mut self, wording: &Wording) -> Vec<Sentence> {
        let text: Vec<char> = wording.text().chars().collect();
        let origins: Vec<Origin> = wording.origins().collect();
        let numbered = sentences(&wording.text()).into_iter().map(|place| {
            let units = units(&text[place.clone()].iter().collect::<String>());
            let key =
                units.iter().map(|unit| (unit.text.clone(), origins[place.start + unit.place.start] as u8));
            let next = count(self.known.len());
            let number = *self.known.entry((wording.speaker.clone(), key.collect())).or_insert(next);
            let is_plain = units.len() == place.len()
                && units.iter().enumerate().all(|(at, unit)| unit.place == (at..at + 1));
            let places = units
                .iter()
                .map(|unit| count(place.start + unit.place.start)..count(place.start + unit.place.end));
            Sentence {
                number,
                start: count(place.start),
                end: count(place.end),
                units: if is_plain { vec![] } else { places.collect() },
            }
        });
        numbered.collect()
    }
}

/// Converts a count; texts are far shorter than `u32::MAX`.
fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Run;

    #[test]
    fn the_places_of_an_origin_are_counted_in_scalars_from_the_beginning() {
        let runs = [(Origin::Speaker, "Дé "), (Origin::Reporter, "(they)"), (Origin::Speaker, " wait")];
        let wording = Wording::new(None, runs.map(|(origin, text)| Run::new(origin, text)));
        assert_eq!(places(&wording, Origin::Speaker), [0..3, 9..14]);
        assert_eq!(places(&wording, Origin::Reporter).first(), Some(&(3..9)));
        assert_eq!(places(&wording, Origin::Ours), []);
    }

    fn ours(text: &str) -> Wording {
        Wording::new(None, [Run::new(Origin::Ours, text)])
    }

    #[test]
    fn in_the_place_of_words_stands_all_between_the_nearest_unchanged_sentences() {
        for (then, words, now, instead) in [
            ("First. Second. Third.", "Second.", "First. Fresh. Third.", "Fresh."),
            ("First. Second. Third.", "Second.", "First. Fresh. Other. Third.", "Fresh. Other."),
            ("First. Second. Third.", "Second.", "First. Third.", ""),
            ("First. Second. Third. Fourth.", "Second.", "First. Fresh. Third. Other.", "Fresh."),
            ("First. Second. Third.", "Third.", "Fresh. Second. Other.", "Other."),
            ("First. Second.", "Second.", "First. Fresh. Other.", "Fresh. Other."),
            // Unchanged ones among the words themselves are no ends.
            (
                "First. Second. Third. Fourth.",
                "Second. Third.",
                "First. Second. Fresh. Fourth.",
                "Second. Fresh.",
            ),
            (
                "First. Second. Third. Fourth.",
                "Second. Third.",
                "Fresh. Second. Other. Fourth.",
                "Fresh. Second. Other.",
            ),
            (
                "First. Second. Third.",
                "Second. Third.",
                "First. Fresh. Third. Other.",
                "Fresh. Third. Other.",
            ),
        ] {
            let mut numbers = Numbers::default();
            let (then_wording, now_wording) = (ours(then), ours(now));
            let recorded = EarlierContent::Recorded {
                edits: compare(then, now),
                speakers: None,
                sentences: numbers.sentences(&then_wording),
            };
            let tag = then_wording.tag();
            let wordings = Wordings {
                now: Current {
                    tag: now_wording.tag(),
                    text: now.into(),
                    sentences: numbers.sentences(&now_wording),
                    ..Current::default()
                },
                then: vec![Earlier { tag, day: String::new(), content: recorded }],
                ..Wordings::default()
            };
            let start = count(then.find(words).expect("words of the text"));
            let link = WordsLink::new(start, start + count(words.len()), tag).expect("a link");
            assert_eq!(in_their_place(&wordings, 0, &link), instead, "{words} of {then} in {now}");
        }
    }

    #[test]
    fn units_are_listed_where_one_is_not_one_scalar() {
        let sentences = Numbers::default().sentences(&ours("We wait. So\u{AD} e\u{301}."));
        let units: Vec<_> = sentences.into_iter().map(|sentence| sentence.units).collect();
        assert_eq!(units, [vec![], vec![9..10, 10..11, 12..13, 13..15, 15..16]]);
    }
}
