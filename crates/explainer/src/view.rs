//! What a page that the browser program takes over is made from, and no more.
//!
//! A [`View`] is printed beside every page. The page is rendered from it at build time, and the browser program
//! hydrates from the same bytes, so the two can't differ; a page of a large explainer weighs no more than one of a
//! small one.

use crate::credit::Credit;
use crate::fragment::Tag;
use crate::id::{PassageId, SourceId, VoiceId};
use crate::model::{Heard, Note, PassageKind, Piece};
use crate::page::Page;
use serde::{Deserialize, Serialize};

/// Everything that a page shows.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct View {
    /// Where the page stands.
    pub frame: Frame,
    /// What it shows.
    pub content: Content,
}

/// What all pages of a site share.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Frame {
    /// The page.
    pub page: Page,
    /// The base path: starts and ends with a slash.
    pub base: String,
    /// The explainer's id.
    pub explainer: String,
    /// What the tab is called.
    pub tab: String,
}

/// What one page shows.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum Content {
    /// [`Page::Opening`].
    Opening(Opening),
    /// [`Page::Passage`] and [`Page::Note`].
    Step(Box<Step>),
    /// Any other page: the HTML that the build made of its [`Reference`](crate::page_data::Reference). These pages have
    /// nothing alive in them, so their components need not weigh on the browser program.
    Printed(String),
}

/// A source as a citation shows it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct SourceLine {
    /// Its id.
    pub id: SourceId,
    /// Who issued it, and what tells it from what they issued the same day.
    pub issuer: String,
    /// When it was issued, for people; on one line.
    pub day: String,
}

/// A voice as a line shows it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct VoiceLine {
    /// Its id.
    pub id: VoiceId,
    /// Its full name.
    pub name: String,
    /// Its short name.
    pub short: String,
    /// Whether it is an outlet, which tells but holds no position.
    pub outlet: bool,
    /// Office or standing.
    pub role: Option<String>,
    /// How it comes into the report.
    pub heard: Heard,
}

/// A step as a list shows it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct StepLine {
    /// Its place in the walk, counted from 1.
    pub number: u32,
    /// The passage.
    pub id: PassageId,
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: PassageKind,
    /// The speaker's short name.
    pub speaker: String,
    /// When it was said, for people.
    pub day: Option<String>,
}

/// The first page.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Opening {
    /// The passages in the order of the walk: what the reader's last place can be.
    pub steps: Vec<PassageId>,
    /// The HTML that the build made of what stands above the way into the walk, as in [`Content::Printed`].
    pub above: String,
    /// The HTML that the build made of what stands below it.
    pub below: String,
}

/// The words of a passage and the notes on them.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct AnnotatedText {
    /// The passage.
    pub id: PassageId,
    /// Names its wording in links to words.
    pub tag: Tag,
    /// What it is.
    pub kind: PassageKind,
    /// Our neutral label.
    pub title: String,
    /// Whose words or position.
    pub speaker: VoiceId,
    /// The text as shown, cut at the words of notes and where the origin changes.
    pub pieces: Vec<Piece>,
    /// The notes, in the order of their words.
    pub notes: Vec<Note>,
    /// Every source that the notes cite.
    pub sources: Vec<SourceLine>,
    /// Who is to be named where words of this passage are quoted elsewhere.
    pub credit: Credit,
}

/// One step of the walk.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Step {
    /// The words and the notes.
    pub said: AnnotatedText,
    /// Its place in the walk, counted from 1.
    pub number: u32,
    /// How many steps the walk has.
    pub total: u32,
    /// How many minutes it takes to read this step and all that follow, notes included.
    pub minutes: u32,
    /// The step before.
    pub previous: Option<StepLine>,
    /// The step after.
    pub next: Option<StepLine>,
    /// The steps around this one, this one among them.
    pub around: Vec<StepLine>,
    /// The HTML that the build made of whose words these are, as in [`Content::Printed`].
    pub byline: String,
    /// The HTML that the build made of to whom they were said, where and when.
    pub circumstances: String,
    /// The HTML that the build made of what stands below the notes.
    pub below: String,
}
