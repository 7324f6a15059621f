//! The checked content of an explainer.
//!
//! Pages are made from these types, in the native command and in the browser program alike, so they hold nothing about
//! files. Texts are UTF-8; every offset counts Unicode scalar values.

pub use crate::text::{Inline, Origin, Prose, Run, plain};

use crate::fragment::Tag;
use crate::id::{EventId, NoteId, PassageId, SourceId, VoiceId};
use crate::wording::Wording;
use serde::{Deserialize, Serialize};

/// A day of the proleptic Gregorian calendar, as ISO 8601 and as text.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Day {
    /// ISO 8601: `2025-06-25`.
    pub iso: String,
    /// As shown: `25 June 2025`.
    pub words: String,
}

/// A month or a year, where it is not known on which day of it something was.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Period {
    /// ISO 8601: `2025-03` or `2025`.
    pub iso: String,
    /// As shown: `March 2025` or `2025`.
    pub words: String,
}

/// A date, as exactly as it is known.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Date {
    /// A day.
    Day(Day),
    /// A month or a year.
    Period(Period),
}

impl Date {
    /// Returns it as ISO 8601.
    #[must_use]
    pub fn iso(&self) -> &str {
        match self {
            Self::Day(day) => &day.iso,
            Self::Period(period) => &period.iso,
        }
    }

    /// Returns it as shown.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Day(day) => &day.words,
            Self::Period(period) => &period.words,
        }
    }
}

/// The kind of a [`Voice`].
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "load", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum VoiceKind {
    /// A named person.
    Person,
    /// A state or its government.
    Government,
    /// Several people, named or not; a firm or an association.
    Group,
    /// A news outlet that carries the words of others.
    Outlet,
}

/// How a voice appears in the report.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "load", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Heard {
    /// Its own words are quoted.
    Quoted,
    /// It is only paraphrased.
    Reported,
    /// It is only mentioned, by name or by a phrase.
    Named,
}

/// A person, government or group whose words or position appear.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Voice {
    /// Its id.
    pub id: VoiceId,
    /// Its full name.
    pub name: String,
    /// Its short name, for tables.
    pub short: String,
    /// Its kind.
    pub kind: VoiceKind,
    /// Its office or role, if it has one.
    pub role: Option<String>,
    /// How it appears in the report.
    pub heard: Heard,
    /// What is known about it and what is not.
    pub about: Prose,
    /// The sources of `about` and `role`.
    pub sources: Vec<SourceId>,
}

/// The kind of a [`Passage`].
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "load", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PassageKind {
    /// Full sentences, quoted.
    Quotation,
    /// Quoted words inside a sentence by the editors.
    Fragment,
    /// A paraphrase, in the editors' words.
    Report,
}

/// How certain it is who speaks.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "load", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// The report says so.
    Stated,
    /// Another source says so.
    Settled,
    /// The editors infer it.
    Inferred,
}

/// A stretch of a passage: either the words of one note or what lies between such words.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Piece {
    /// The index in [`Passage::notes`] of the note on these words.
    pub note: Option<usize>,
    /// The words, by origin and language.
    pub runs: Vec<Run>,
}

/// One thing said or reported.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Passage {
    /// Its id.
    pub id: PassageId,
    /// The tag of its current wording, used in links to words.
    pub tag: Tag,
    /// Its kind.
    pub kind: PassageKind,
    /// A neutral label by the editors.
    pub title: String,
    /// Who said it, or whose position it paraphrases.
    pub speaker: VoiceId,
    /// Whom it was said to, if known.
    pub listener: Option<VoiceId>,
    /// Where it was said.
    pub place: String,
    /// When it was said.
    pub when: When,
    /// How certain the attribution is.
    pub certainty: Certainty,
    /// Explains how it is known who speaks.
    pub attribution: Prose,
    /// The sources of the attribution.
    pub sources: Vec<SourceId>,
    /// The paragraph of the report, counting from 1.
    pub paragraph: u32,
    /// The range of the quoted words in the report; `None` for a paraphrase.
    pub place_in_report: Option<ScalarRange>,
    /// The text as shown, cut at the words of notes and where the origin or the language changes.
    pub pieces: Vec<Piece>,
    /// A translation by the editors of what in it is in another language. Never shown as words of the speaker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translation: Option<Prose>,
    /// The notes, in the order of their words.
    pub notes: Vec<Note>,
    /// The note on a paraphrase that is shown unfolded, if one is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<NoteId>,
    /// The same words as other outlets printed them.
    pub witnesses: Vec<Witness>,
    /// What can be repeated of it. Either every quotation and fragment has a takeaway or none has; a paraphrase has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub takeaway: Option<Takeaway>,
}

impl Passage {
    /// Returns the quoted words, including insertions; empty for a paraphrase.
    #[must_use]
    pub fn words(&self) -> String {
        self.runs().filter(|run| run.origin != Origin::Ours).map(|run| run.text.as_str()).collect()
    }

    /// Returns the text as shown, without the quotation marks that pages add around a full quotation.
    #[must_use]
    pub fn text(&self) -> String {
        self.runs().map(|run| run.text.as_str()).collect()
    }

    /// Returns its current wording.
    #[must_use]
    pub fn wording(&self) -> Wording {
        Wording::new(Some(self.speaker.clone()), self.runs().cloned())
    }

    /// Returns the words that the note at `index` is on, by origin and language.
    pub fn words_of_note(&self, index: usize) -> impl Iterator<Item = &Run> {
        self.pieces.iter().filter(move |piece| piece.note == Some(index)).flat_map(|piece| &piece.runs)
    }

    /// Returns the text as shown, by origin and language.
    pub fn runs(&self) -> impl Iterator<Item = &Run> {
        self.pieces.iter().flat_map(|piece| &piece.runs)
    }
}

/// When something was said.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// On this day.
    On(Day),
    /// In this month or year; the day is unknown.
    In(Period),
    /// The date is unknown; the text says why, or what is known instead.
    Undated(String),
}

impl When {
    /// Returns the date as ISO 8601, if it is known.
    #[must_use]
    pub fn iso(&self) -> Option<&str> {
        match self {
            Self::On(day) => Some(&day.iso),
            Self::In(period) => Some(&period.iso),
            Self::Undated(_) => None,
        }
    }

    /// Returns the date as shown, if it is known.
    #[must_use]
    pub fn date_words(&self) -> Option<&str> {
        match self {
            Self::On(day) => Some(&day.words),
            Self::In(period) => Some(&period.words),
            Self::Undated(_) => None,
        }
    }
}

/// A range `[start, end)` of the report, in Unicode scalars.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct ScalarRange {
    /// The first scalar.
    pub start: u32,
    /// One past the last scalar.
    pub end: u32,
}

/// The kind of a [`Note`].
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "load", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// Gives context.
    Context,
    /// Explains a term.
    Term,
    /// Comments on the wording or how it was printed.
    Wording,
    /// Warns against a misreading.
    Caution,
    /// Says whose words these are, and how that is known.
    Attribution,
    /// Gives a date or a time.
    Time,
}

impl NoteKind {
    /// Returns its name in files, styles and data.
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

/// What a statement by the editors is based on.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "load", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The report says so.
    Report,
    /// It was known at the time, but is not in the report.
    Background,
    /// The editors infer it.
    Inference,
    /// It became known later.
    Hindsight,
}

/// An annotation on words of a passage.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// The tag of its current wording, used in links to words.
    pub tag: Tag,
    /// The last change of its wording, if it has changed since it was first published.
    pub changed: Option<LastChange>,
    /// Earlier ids of the note on this passage.
    pub aliases: Vec<NoteId>,
    /// Its kind.
    pub kind: NoteKind,
    /// The annotated words, as in the passage.
    pub on: String,
    /// The text of the note.
    pub text: Prose,
    /// What it is based on.
    pub basis: Basis,
    /// The name of the person who wrote it, if it is signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The cited sources; never empty.
    pub sources: Vec<SourceId>,
}

impl Note {
    /// Returns its current wording.
    #[must_use]
    pub fn wording(&self) -> Wording {
        Wording::of_note_text(&self.text)
    }
}

/// What can be repeated of quoted words, in three short statements.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Takeaway {
    /// What was said.
    pub said: Statement,
    /// What was not said, although it may seem so.
    pub not_said: Statement,
    /// What the words leave open.
    pub unknown: Statement,
}

/// A short statement by the editors on a passage.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Statement {
    /// The statement.
    pub text: Prose,
    /// The notes on the passage that are evidence for it; never empty.
    pub notes: Vec<NoteId>,
}

/// The same words as another outlet printed them.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Witness {
    /// Its id.
    pub id: String,
    /// The source that printed them.
    pub source: SourceId,
    /// Describes the differences in a sentence.
    pub says: Prose,
    /// Each difference, word by word: first the report, then the other source.
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
    /// Returns the text if it is part of the first text.
    #[must_use]
    pub fn first(&self) -> Option<&str> {
        match self {
            Self::Same(text) | Self::First(text) => Some(text),
            Self::Second(_) => None,
        }
    }

    /// Returns the text if it is part of the second text.
    #[must_use]
    pub fn second(&self) -> Option<&str> {
        match self {
            Self::Same(text) | Self::Second(text) => Some(text),
            Self::First(_) => None,
        }
    }
}

/// A question on which voices have positions.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Question {
    /// Its id.
    pub id: crate::id::QuestionId,
    /// The question in full.
    pub text: String,
    /// A short form, for tables.
    pub short: String,
    /// The positions that the report attributes to voices.
    pub positions: Vec<Position>,
    /// The voices to which the report attributes no position.
    pub not_stated: Vec<VoiceId>,
}

/// The position that the report attributes to a voice on a question.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Position {
    /// The voice.
    pub voice: VoiceId,
    /// The position in a few words.
    pub answer: String,
    /// The position in a sentence.
    pub text: Prose,
    /// The passages that are evidence; never empty.
    pub passages: Vec<PassageId>,
    /// The sources cited beside them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceId>,
}

/// The map of positions: two sides, each an answer to a question.
///
/// A voice on neither side is drawn as having no stated view. A voice can be on both sides if they answer different
/// questions.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Map {
    /// Its title.
    pub title: String,
    /// What readers should keep in mind.
    pub text: Prose,
    /// The left and the right side.
    pub sides: [Side; 2],
}

/// One side of the [`Map`].
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Side {
    /// What the voices on this side want, in a few words.
    pub name: String,
    /// The question that their positions answer.
    pub question: crate::id::QuestionId,
    /// The voices on this side; each has a [`Position`] on the question.
    pub voices: Vec<VoiceId>,
}

/// A dated event.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// When it was.
    #[serde(flatten)]
    pub date: EventDate,
    /// Where it happened, on one line.
    pub place: Option<String>,
    /// What happened, in a few words.
    pub title: String,
    /// What happened.
    pub text: Prose,
    /// What it is based on.
    pub basis: Basis,
    /// The passages it explains.
    pub passages: Vec<PassageId>,
    /// The cited sources; never empty.
    pub sources: Vec<SourceId>,
}

/// When an event was.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(untagged)]
pub enum EventDate {
    /// On a day, or on several in a row.
    Days {
        /// The first day.
        day: Day,
        /// The last day, if there are several.
        until: Option<Day>,
        /// The number of days from the report's date to `day`; negative if before.
        days: i32,
    },
    /// In a month or a year; the day is unknown, and so is the distance from the report.
    Within {
        /// The month or year.
        period: Period,
    },
}

impl EventDate {
    /// Returns it as ISO 8601, by its first day. In alphabetical order a month stands before its days, a year before its months.
    #[must_use]
    pub fn iso(&self) -> &str {
        match self {
            Self::Days { day, .. } => &day.iso,
            Self::Within { period } => &period.iso,
        }
    }

    /// Returns the number of days from the report, negative before it, if the day is known.
    #[must_use]
    pub fn days(&self) -> Option<i32> {
        match self {
            Self::Days { days, .. } => Some(*days),
            Self::Within { .. } => None,
        }
    }
}

/// The days that the timeline draws to scale, including the day of the report.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Span {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
}

/// A source that can be cited.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// Who issued it.
    pub issuer: String,
    /// Its title, or a description by the editors.
    pub title: String,
    /// Whether `title` is a description by the editors.
    pub described: bool,
    /// Distinguishes it from another source of the same issuer and date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// When it was issued.
    #[serde(flatten)]
    pub date: Date,
    /// Its URL, if it is online.
    pub address: Option<String>,
    /// What it contributes, and its limits.
    pub about: Prose,
}

/// One annotated document.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Explainer {
    /// Its id, which it has in every language.
    pub id: String,
    /// Language of the prose (BCP 47).
    pub lang: String,
    /// Its title.
    pub title: String,
    /// The line under the title.
    pub subtitle: String,
    /// An introduction: what this is and why it matters.
    pub standfirst: Prose,
    /// The report that is annotated.
    pub report: SourceId,
    /// The date of the report.
    pub day: Day,
    /// The sources through which the words reached the page, in order.
    pub chain: Vec<SourceId>,
    /// How the explainer was made.
    pub method: Vec<Prose>,
    /// Who is responsible for it, and how they are reached.
    pub imprint: Imprint,
    /// The voices.
    pub voices: Vec<Voice>,
    /// The passages, in the order of the walk.
    pub passages: Vec<Passage>,
    /// What the opening begins with, if it is not the title.
    pub opening: Option<HeadlineAndSentence>,
    /// The parts of the walk, which hold each passage once; none if the walk is not divided.
    pub parts: Vec<Part>,
    /// The questions.
    pub questions: Vec<Question>,
    /// The map of positions, if there is one.
    pub map: Option<Map>,
    /// The events, by date. Each whose days are known is completely inside or completely outside `span`.
    pub events: Vec<Event>,
    /// The days that the timeline draws to scale.
    pub span: Span,
    /// The sources.
    pub sources: Vec<Source>,
    /// Addresses that were published and have changed.
    pub former: Redirects,
    /// Every wording that was published. Not serialized, since it includes withdrawn wordings.
    #[serde(skip)]
    pub record: Record,
}

#[cfg(feature = "load")]
impl Explainer {
    /// What the interface says in the explainer's language. One that it does not speak is refused when the explainer is
    /// read; English stands in for it.
    #[must_use]
    pub fn messages(&self) -> &'static messages::Messages {
        messages::Messages::of(&self.lang).unwrap_or_else(messages::Messages::english)
    }
}

/// Who is responsible for an explainer, as far as it says so.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Imprint {
    /// Who publishes it and answers for it.
    pub masthead: Option<String>,
    /// Where readers can write.
    pub contact: Option<Contact>,
    /// How mistakes are corrected.
    pub corrections: Option<Prose>,
}

/// Where readers can write.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Contact {
    /// An e-mail address.
    Email(String),
    /// The URL of a page.
    Address(String),
}

/// What the opening begins with: a headline, the sentence that it was made of, and what it lost.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct HeadlineAndSentence {
    /// The source whose title is the headline.
    pub headline: SourceId,
    /// The passage that it was made of.
    pub passage: PassageId,
    /// What the headline kept.
    pub kept: Prose,
    /// What it lost: words of the passage, in their order.
    pub words: Vec<LostWords>,
}

/// Words that a headline lost.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct LostWords {
    /// The note on these words, which has the evidence.
    pub note: NoteId,
    /// What was lost with them.
    pub lost: Prose,
}

/// A stretch of the walk with a title.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Part {
    /// Its title.
    pub title: String,
    /// Its passages, in the order of the walk; never empty.
    pub passages: Vec<PassageId>,
}

/// Every wording of passages and notes that was ever published.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Record {
    /// One entry for each id that a passage or note was published under.
    pub histories: Vec<History>,
}

/// The wordings that were published under one id.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct History {
    /// The id it was published under.
    pub id: String,
    /// The passage or note that has this id now, or replaced the one that had it.
    pub now: Subject,
    /// The wordings, oldest first; never empty.
    pub wordings: Vec<Published>,
}

/// A passage or a note: whatever has wordings.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Subject {
    /// A passage.
    Passage(PassageId),
    /// A note.
    Note(NoteId),
}

impl Subject {
    /// Returns its id. No passage and note share an id.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Passage(id) => id.as_str(),
            Self::Note(id) => id.as_str(),
        }
    }
}

/// A published wording.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Published {
    /// The day of publication.
    pub day: Day,
    /// The wording.
    pub wording: Wording,
    /// Why it replaced the previous wording, as given by an editor.
    pub why: Option<String>,
    /// Why it is no longer shown, as given by an editor.
    pub withdrawn: Option<String>,
}

/// The last change of a passage or note.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct LastChange {
    /// The day on which the current wording was published, as shown.
    pub day: String,
    /// Its address on the page of changes, relative to the base path.
    pub path: String,
}

/// Addresses of earlier releases, and what they lead to now. Notes are listed only if they moved to another passage; the
/// others have [aliases](Note::aliases).
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

/// A note that was published on another passage.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct NoteRedirect {
    /// The passage it was on, by its current id.
    pub passage: PassageId,
    /// The id it had there.
    pub id: NoteId,
    /// The passage it is on.
    pub now_on: PassageId,
    /// The id it has.
    pub now: NoteId,
}
