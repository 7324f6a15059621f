//! The data that a page is hydrated from.
//!
//! A [`View`] is printed with every page. The page is rendered from it at build time, and the browser program hydrates
//! it from the same bytes, so the two can't differ. It holds only what the page itself needs, so its size does not grow
//! with the explainer.

use crate::fragment::Tag;
use crate::id::{NoteId, PassageId, SourceId, VoiceId};
use crate::model::{Heard, PassageKind};
use crate::page::Page;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The data of one page.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct View {
    /// The page and its site.
    pub frame: Frame,
    /// The content.
    pub content: Content,
}

impl View {
    /// Whether the page can be rendered from it, and not hydrated alone.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !matches!(self.content, Content::Printed(None))
    }

    /// Returns what the document of the page holds of it: not the HTML of a static page once more.
    #[cfg(feature = "load")]
    #[must_use]
    pub fn in_document(&self) -> Self {
        let content = match &self.content {
            Content::Printed(_) => Content::Printed(None),
            content => content.clone(),
        };
        Self { frame: self.frame.clone(), content }
    }
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
    Opening(OpeningView),
    /// [`Page::Passage`] and [`Page::Note`].
    Step(Box<StepView>),
    /// Any other page: HTML rendered at build time from its [`Reference`](crate::page_data::Reference). These pages are
    /// static, so the browser program does not contain their components. `None` stands for the HTML that the document of the
    /// page has already.
    Printed(Option<String>),
}

/// A source as a citation shows it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SourceLine {
    /// Its id.
    pub id: SourceId,
    /// Its issuer, with its label if it has one.
    pub issuer: String,
    /// The day, month or year it was issued, as shown, with no-break spaces.
    pub day: String,
}

/// A voice in short form.
#[derive(Clone, Debug, Eq, PartialEq)]
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
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct StepLine {
    /// Its number in its part of the walk, counting from 1.
    pub number: u32,
    /// Its number in the whole walk, counting from 1.
    pub number_of_all: u32,
    /// The passage.
    pub id: PassageId,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: PassageKind,
    /// The speaker's short name.
    pub speaker: String,
    /// The day, month or year it was said, as shown.
    pub day: Option<String>,
}

/// What the walk has before or after a page.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum Neighbour {
    /// [`Page::Opening`], before the first step.
    Opening,
    /// Another step.
    Step {
        /// The passage.
        id: PassageId,
        /// Its title.
        title: String,
    },
    /// [`Page::Takeaways`], after the last step that has a takeaway.
    Takeaways,
    /// [`Page::Positions`], after the last step.
    Positions,
}

impl Neighbour {
    /// Returns the page.
    #[must_use]
    pub fn page(&self) -> Page {
        match self {
            Self::Opening => Page::Opening,
            Self::Step { id, .. } => Page::Passage(id.clone()),
            Self::Takeaways => Page::Takeaways,
            Self::Positions => Page::Positions,
        }
    }
}

/// What the first page is hydrated from.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct OpeningView {
    /// The passages in the order of the walk, each with its number in its part, for resuming where the reader left off.
    pub steps: Vec<(PassageId, u32)>,
    /// What the link to the first step says.
    pub start: String,
    /// What the link to the step says that the reader was at; [`SLOT`] stands for its number.
    pub resume: String,
    /// Static HTML above the link into the walk.
    pub above: String,
    /// Static HTML below it.
    pub below: String,
}

/// Steps of one part of the walk.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PartLines {
    /// The title of the part; `None` if the walk is not divided.
    pub title: Option<String>,
    /// The steps, in the order of the walk.
    pub steps: Vec<StepLine>,
}

/// The text of a passage, and of the notes on it, as links to words count it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct LinkableText {
    /// The passage.
    pub id: PassageId,
    /// The tag of its wording in links to words.
    pub tag: Tag,
    /// The text as shown.
    pub text: String,
    /// The notes, in the order of their words.
    pub notes: Vec<LinkableNote>,
}

/// A note in [`LinkableText`].
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct LinkableNote {
    /// Its id.
    pub id: NoteId,
    /// The tag of its wording in links to words.
    pub tag: Tag,
    /// Earlier ids of the note on this passage.
    pub aliases: Vec<NoteId>,
    /// Its words: scalars of the text of the passage.
    pub words: Range<u32>,
    /// Its text, without markup.
    pub text: String,
}

/// What stands in a text for what is filled in: a character of a private use area, which no text has.
pub const SLOT: char = '\u{E000}';

/// What a page says of a link to words of it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct LinkTexts {
    /// That these words were sent; [`SLOT`] stands for them. The link to the beginning follows.
    pub sent: String,
    /// What the link to the beginning says.
    pub start: String,
    /// That the link is damaged.
    pub damaged: String,
    /// That what an earlier link needs did not load.
    pub not_loaded: String,
}

/// What one step of the walk is hydrated from. All that is shown never changes, but for what a link to words has the page
/// say, and which note is open.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct StepView {
    /// What links to words point into.
    pub said: LinkableText,
    /// What the page says of a link to words of it.
    pub link_texts: LinkTexts,
    /// What the walk has after it.
    pub next: Neighbour,
    /// Static HTML above what the page says of a link to words: the heading, and whose words these are.
    pub above: String,
    /// Static HTML below that: the words, how to send them on, and to whom, where and when they were said.
    pub words: String,
    /// Static HTML of the notes, beside them.
    pub notes: String,
    /// Static HTML below both: what belongs to the passage, and the bar of the walk.
    pub below: String,
}
