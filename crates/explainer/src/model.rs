//! What an explainer is made of, once it has been checked.
//!
//! These types are what pages are made from, in the native command and in the browser program alike, so they carry
//! nothing about files. Texts are UTF-8; every offset counts Unicode scalar values.

pub use crate::text::{Inline, Origin, Prose, Run, plain};

use crate::fragment::Tag;
use crate::id::{EventId, NoteId, PassageId, SourceId, VoiceId};
use crate::wording::Wording;
use serde::{Deserialize, Serialize};

/// A day of the proleptic Gregorian calendar, written both ways a page needs it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Day {
    /// ISO 8601: `2025-06-25`.
    pub iso: String,
    /// For people: `25 June 2025`.
    pub words: String,
}

/// What kind of party a voice is.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum VoiceKind {
    /// A named person.
    Person,
    /// A state or its government.
    Government,
    /// Several people, named or not.
    Group,
    /// A medium that carries words of others.
    Outlet,
}

/// How a voice comes into the report.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Heard {
    /// In words of its own.
    Quoted,
    /// In paraphrase only.
    Reported,
    /// Only by name, or by a phrase that stands for it.
    Named,
}

/// A person, government or group whose words or position appear.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Voice {
    /// Its id.
    pub id: VoiceId,
    /// Its full name.
    pub name: String,
    /// A short name for tables.
    pub short: String,
    /// What it is.
    pub kind: VoiceKind,
    /// Office or standing, where it has one.
    pub role: Option<String>,
    /// How it comes into the report.
    pub heard: Heard,
    /// What is known of it and what is not.
    pub about: Prose,
    /// What `about` and `role` rest on.
    pub sources: Vec<SourceId>,
}

/// What a passage is.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PassageKind {
    /// Full sentences in quotation marks.
    Quotation,
    /// Quoted words inside a sentence of ours.
    Fragment,
    /// A paraphrase, in our words.
    Report,
}

/// How sure it is who speaks.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// The report says so.
    Stated,
    /// Another text settles it.
    Settled,
    /// We infer it.
    Inferred,
}

/// A stretch of a passage: either the words of one note or what lies between such words.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Piece {
    /// The note on these words: its place in [`Passage::notes`].
    pub note: Option<usize>,
    /// The words, by origin.
    pub runs: Vec<Run>,
}

/// One thing said or reported.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Passage {
    /// Its id.
    pub id: PassageId,
    /// Names its present wording in links to words.
    pub tag: Tag,
    /// What it is.
    pub kind: PassageKind,
    /// Our neutral label.
    pub title: String,
    /// Whose words or position.
    pub speaker: VoiceId,
    /// To whom, where that is known.
    pub listener: Option<VoiceId>,
    /// Where.
    pub place: String,
    /// When.
    pub when: When,
    /// How sure the attribution is.
    pub certainty: Certainty,
    /// How it is known who speaks.
    pub attribution: Prose,
    /// What the attribution rests on.
    pub sources: Vec<SourceId>,
    /// The paragraph of the report, counted from 1.
    pub paragraph: u32,
    /// Where the quoted words stand in the report; `None` for a paraphrase.
    pub place_in_report: Option<ScalarRange>,
    /// The text as shown, cut at the words of notes and where the origin changes.
    pub pieces: Vec<Piece>,
    /// The notes, in the order of their words.
    pub notes: Vec<Note>,
    /// Other printings of the same words.
    pub witnesses: Vec<Witness>,
}

impl Passage {
    /// The quoted words alone, insertions included; empty for a paraphrase.
    #[must_use]
    pub fn words(&self) -> String {
        self.runs().filter(|run| run.origin != Origin::Ours).map(|run| run.text.as_str()).collect()
    }

    /// The text as shown, without added quotation marks for a full quotation.
    #[must_use]
    pub fn text(&self) -> String {
        self.runs().map(|run| run.text.as_str()).collect()
    }

    /// The wording that the passage has now.
    #[must_use]
    pub fn wording(&self) -> Wording {
        Wording::new(Some(self.speaker.clone()), self.runs().cloned())
    }

    fn runs(&self) -> impl Iterator<Item = &Run> {
        self.pieces.iter().flat_map(|piece| &piece.runs)
    }
}

/// When something was said.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// On this day.
    On(Day),
    /// No day can be given; the text says why or what is known instead.
    Undated(String),
}

/// `[start, end)` in the report, in Unicode scalars.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct ScalarRange {
    /// The first scalar.
    pub start: u32,
    /// One past the last scalar.
    pub end: u32,
}

/// What a note does.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// Tells what lies around the words.
    Context,
    /// Explains a term.
    Term,
    /// Speaks of the wording or the printing.
    Wording,
    /// Warns of a misreading.
    Caution,
    /// Says whose words these are and how it is known.
    Attribution,
    /// Dates.
    Time,
}

impl NoteKind {
    /// Its name, as files, styles and data write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Context => "context",
            Self::Term => "term",
            Self::Wording => "wording",
            Self::Caution => "caution",
            Self::Attribution => "attribution",
            Self::Time => "time",
        }
    }
}

/// What a statement of ours rests on.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// It stands in the report.
    Report,
    /// Known at the time, not in the report.
    Background,
    /// We infer it.
    Inference,
    /// Known only later.
    Hindsight,
}

/// An annotation on words of a passage.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// Names its present wording in links to words.
    pub tag: Tag,
    /// When its wording changed last, if it has changed since it was first published.
    pub changed: Option<LastChange>,
    /// Ids under which it was published on this passage before.
    pub aliases: Vec<NoteId>,
    /// What it does.
    pub kind: NoteKind,
    /// The words it is on, as they stand in the passage.
    pub on: String,
    /// What it says.
    pub text: Prose,
    /// What it rests on.
    pub basis: Basis,
    /// What it cites; never empty.
    pub sources: Vec<SourceId>,
}

impl Note {
    /// The wording that the note has now.
    #[must_use]
    pub fn wording(&self) -> Wording {
        Wording::of_note_text(&self.text)
    }
}

/// Another outlet's printing of the same words.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Witness {
    /// Its id.
    pub id: String,
    /// Where it is printed.
    pub source: SourceId,
    /// What differs, in a sentence.
    pub says: Prose,
    /// Each difference, word by word: the report's printing, then the other.
    pub variants: Vec<Vec<Edit>>,
}

/// A stretch of a word-by-word comparison of two texts.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Edit {
    /// In both.
    Same(String),
    /// Only in the first.
    First(String),
    /// Only in the second.
    Second(String),
}

impl Edit {
    /// What the first text has here.
    #[must_use]
    pub fn first(&self) -> Option<&str> {
        match self {
            Self::Same(text) | Self::First(text) => Some(text),
            Self::Second(_) => None,
        }
    }

    /// What the second text has here.
    #[must_use]
    pub fn second(&self) -> Option<&str> {
        match self {
            Self::Same(text) | Self::Second(text) => Some(text),
            Self::First(_) => None,
        }
    }
}

/// What is asked of every voice.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Question {
    /// Its id.
    pub id: crate::id::QuestionId,
    /// The question in full.
    pub text: String,
    /// For tables.
    pub short: String,
    /// The answers the report attributes.
    pub positions: Vec<Position>,
    /// The voices to whom it attributes none.
    pub not_stated: Vec<VoiceId>,
}

/// What the report attributes to a voice on a question.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Position {
    /// Whose.
    pub voice: VoiceId,
    /// In a few words.
    pub answer: String,
    /// In a sentence.
    pub text: Prose,
    /// The evidence; never empty.
    pub passages: Vec<PassageId>,
}

/// What the map of positions is drawn between: two sides, each an answer to a question.
///
/// A voice on neither side is drawn as one of which no view is given. Nothing keeps a voice from standing on both, where
/// the sides answer different questions.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Map {
    /// What it shows, in a few words.
    pub title: String,
    /// What is to be kept in mind with it.
    pub text: Prose,
    /// Left and right.
    pub sides: [Side; 2],
}

/// One side of the [`Map`].
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Side {
    /// What those on it want, in a few words.
    pub name: String,
    /// What their positions are on.
    pub question: crate::id::QuestionId,
    /// Who stands here; each holds a [`Position`] on the question.
    pub voices: Vec<VoiceId>,
}

/// Something dated.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// Its first day.
    pub day: Day,
    /// Its last day, where that is another.
    pub until: Option<Day>,
    /// Days from the report's date to [`Self::day`]; negative before it.
    pub days: i32,
    /// What happened, in a few words.
    pub title: String,
    /// What happened.
    pub text: Prose,
    /// What it rests on.
    pub basis: Basis,
    /// Passages it explains.
    pub passages: Vec<PassageId>,
    /// What it cites; never empty.
    pub sources: Vec<SourceId>,
}

impl Event {
    /// The distance to the report in words: "106 days before".
    #[must_use]
    pub fn distance(&self) -> String {
        let count = self.days.unsigned_abs();
        let unit = if count == 1 { "day" } else { "days" };
        match self.days {
            0 => "the day of the report".into(),
            ..0 => format!("{count} {unit} before"),
            1.. => format!("{count} {unit} after"),
        }
    }
}

/// The days that a time line draws to scale; the day of the report is one of them.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Span {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
}

/// Something that can be cited.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// Who issued it.
    pub issuer: String,
    /// Its title, or our description of it.
    pub title: String,
    /// Whether `title` is our description.
    pub described: bool,
    /// What tells it from another source of the same issuer and day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// When it was issued.
    pub day: Day,
    /// Where it can be read.
    pub address: Option<String>,
    /// What it is to us, and its limits.
    pub about: Prose,
}

/// One annotated document.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Explainer {
    /// Its id: the name of its folder.
    pub id: String,
    /// Language of the prose (BCP 47).
    pub lang: String,
    /// Title.
    pub title: String,
    /// One line under the title.
    pub subtitle: String,
    /// What this is and why it matters.
    pub standfirst: Prose,
    /// The report that is annotated.
    pub report: SourceId,
    /// The date of the report.
    pub day: Day,
    /// The report's way from mouth to page.
    pub chain: Vec<SourceId>,
    /// How this was made.
    pub method: Vec<Prose>,
    /// The voices.
    pub voices: Vec<Voice>,
    /// The passages, in walking order.
    pub passages: Vec<Passage>,
    /// The questions.
    pub questions: Vec<Question>,
    /// What the map of positions is drawn between; `None` where there is no map.
    pub map: Option<Map>,
    /// The events, by date. None begins inside `span` and ends outside it, or the other way round.
    pub events: Vec<Event>,
    /// The days that the time line draws to scale.
    pub span: Span,
    /// The sources.
    pub sources: Vec<Source>,
    /// What was published under other addresses.
    pub former: Redirects,
    /// Every wording that was published. Not part of the content as data: it holds what was withdrawn.
    #[serde(skip)]
    pub record: Record,
}

/// Every wording of passages and notes that was ever published.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Record {
    /// By the id that the passage or note had.
    pub histories: Vec<History>,
}

/// The recorded wordings of what had one id.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct History {
    /// The id it was published under.
    pub id: String,
    /// What goes by this id now, or took its place.
    pub now: Subject,
    /// The wordings, the oldest first; never empty.
    pub wordings: Vec<Published>,
}

/// What has wordings.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Subject {
    /// A passage.
    Passage(PassageId),
    /// A note.
    Note(NoteId),
}

impl Subject {
    /// Its id; no passage and note have the same.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Passage(id) => id.as_str(),
            Self::Note(id) => id.as_str(),
        }
    }
}

/// A wording as it was published.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Published {
    /// When.
    pub day: Day,
    /// What it says.
    pub wording: Wording,
    /// Why it took the place of the one before; an editor's words.
    pub why: Option<String>,
    /// Why it is not shown any more; an editor's words.
    pub withdrawn: Option<String>,
}

/// The last of the changes of a text.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct LastChange {
    /// When the present wording was published, for people.
    pub day: String,
    /// Where the page of changes shows it, below the base path.
    pub path: String,
}

/// Addresses of earlier releases, and where they lead now. Of notes only those that left their passage: the others
/// carry their [aliases](Note::aliases).
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Redirects {
    /// Passages that were published under another id.
    pub passages: Vec<PassageRedirect>,
    /// Notes that were published on another passage.
    pub notes: Vec<NoteRedirect>,
}

/// A passage that was published under another id.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct PassageRedirect {
    /// The id it had.
    pub id: PassageId,
    /// The id it has.
    pub now: PassageId,
}

/// A note that was published on another passage than it stands on now.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct NoteRedirect {
    /// The passage it stood on, by its present id.
    pub passage: PassageId,
    /// The id it had there.
    pub id: NoteId,
    /// The passage it stands on.
    pub now_on: PassageId,
    /// The id it has.
    pub now: NoteId,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(days: i32) -> Event {
        let day = Day { iso: "2025-01-01".into(), words: "1 January 2025".into() };
        Event {
            id: EventId::try_from("event".to_string()).expect("an id"),
            day,
            until: None,
            days,
            title: String::new(),
            text: vec![],
            basis: Basis::Background,
            passages: vec![],
            sources: vec![],
        }
    }

    #[test]
    fn distances_are_said_in_words() {
        for (days, words) in [
            (-106, "106 days before"),
            (-1, "1 day before"),
            (0, "the day of the report"),
            (1, "1 day after"),
            (28, "28 days after"),
        ] {
            assert_eq!(event(days).distance(), words);
        }
    }
}
