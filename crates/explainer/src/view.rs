//! The data that a page is hydrated from.
//!
//! A [`View`] is printed with every page. The page is rendered from it at build time, and the browser program hydrates
//! it from the same bytes, so the two can't differ. It holds only what the page itself needs, so its size does not grow
//! with the explainer.

use crate::credit::Credit;
use crate::fragment::Tag;
use crate::id::{PassageId, SourceId, VoiceId};
use crate::model::{Heard, Note, PassageKind, Piece};
use crate::page::Page;
use serde::{Deserialize, Serialize};

/// The data of one page.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct View {
    /// The page and its site.
    pub frame: Frame,
    /// The content.
    pub content: Content,
}

/// A page and its site.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Frame {
    /// The page.
    pub page: Page,
    /// The base path: starts and ends with a slash.
    pub base: String,
    /// The explainer's id.
    pub explainer: String,
    /// The document title.
    pub tab: String,
}

/// The content of one page.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum Content {
    /// [`Page::Opening`].
    Opening(Opening),
    /// [`Page::Passage`] and [`Page::Note`].
    Step(Box<Step>),
    /// Any other page: HTML rendered at build time from its [`Reference`](crate::page_data::Reference). These pages are
    /// static, so the browser program does not contain their components.
    Printed(String),
}

/// A source as a citation shows it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct SourceLine {
    /// Its id.
    pub id: SourceId,
    /// Its issuer, with its label if it has one.
    pub issuer: String,
    /// The day it was issued, as shown, with no-break spaces.
    pub day: String,
}

/// A voice in short form.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct VoiceLine {
    /// Its id.
    pub id: VoiceId,
    /// Its full name.
    pub name: String,
    /// Its short name.
    pub short: String,
    /// Whether it is an outlet, which reports but holds no position.
    pub outlet: bool,
    /// Its office or role.
    pub role: Option<String>,
    /// How it appears in the report.
    pub heard: Heard,
}

/// A step of the walk as listed.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct StepLine {
    /// Its number in the walk, counting from 1.
    pub number: u32,
    /// The passage.
    pub id: PassageId,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: PassageKind,
    /// The speaker's short name.
    pub speaker: String,
    /// The day it was said, as shown.
    pub day: Option<String>,
}

/// The first page.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Opening {
    /// The passages in the order of the walk, for resuming where the reader left off.
    pub steps: Vec<PassageId>,
    /// Static HTML above the link into the walk.
    pub above: String,
    /// Static HTML below it.
    pub below: String,
}

/// The text of a passage and the notes on it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct AnnotatedText {
    /// The passage.
    pub id: PassageId,
    /// The tag of its wording in links to words.
    pub tag: Tag,
    /// Its kind.
    pub kind: PassageKind,
    /// A neutral label by the editors.
    pub title: String,
    /// Who said it, or whose position it paraphrases.
    pub speaker: VoiceId,
    /// The text as shown, cut at the words of notes and where the origin changes.
    pub pieces: Vec<Piece>,
    /// The notes, in the order of their words.
    pub notes: Vec<Note>,
    /// Every source that the notes cite.
    pub sources: Vec<SourceLine>,
    /// The credit lines for quoting it elsewhere.
    pub credit: Credit,
}

/// One step of the walk.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Step {
    /// The words and the notes.
    pub said: AnnotatedText,
    /// Its number in the walk, counting from 1.
    pub number: u32,
    /// The number of steps in the walk.
    pub total: u32,
    /// The minutes it takes to read this step and all following ones, notes included.
    pub minutes: u32,
    /// The step before.
    pub previous: Option<StepLine>,
    /// The step after.
    pub next: Option<StepLine>,
    /// The nearby steps, including this one.
    pub around: Vec<StepLine>,
    /// Static HTML that names the speaker.
    pub byline: String,
    /// Static HTML that says to whom the words were said, where and when.
    pub circumstances: String,
    /// Static HTML below the notes.
    pub below: String,
}
