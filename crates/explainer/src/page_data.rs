//! Making what pages show, at build time.
//!
//! The explainer is taken as checked: a name in it that leads nowhere is left out.

mod map;
mod pair;
mod scale;

pub use map::{Drawn, DrawnSide, Evidence, Mark};
pub use pair::{Pair, pairs};
pub use scale::{AxisPosition, Fraction, Tick};

use crate::credit::Credit;
use crate::history::{self, Change};
use crate::id::{NoteId, PassageId, SourceId, VoiceId};
use crate::model::{
    Day, Event, Explainer, LastChange, Note, Passage, PassageKind, PassageRedirect, Prose, Question, Source,
    Span, Subject, Voice, VoiceKind, When, plain,
};
use crate::page::Page;
use crate::view::{self, AnnotatedText, Frame, SourceLine, Step, StepLine, VoiceLine};
use scale::Scale;

/// How many steps before and after the present one a step's list of steps shows.
const STEPS_AROUND: usize = 25;

/// What a page shows.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum PageData {
    /// [`Page::Opening`].
    Opening(Box<Opening>),
    /// [`Page::Passage`] and [`Page::Note`].
    Step(Box<StepData>),
    /// Any other page.
    Reference(Box<Reference>),
}

/// The first page.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Opening {
    /// The line under the title.
    pub subtitle: String,
    /// What this is and why it matters.
    pub standfirst: Prose,
    /// All steps.
    pub steps: Vec<StepLine>,
    /// The map of positions, where there is one.
    pub map: Option<Drawn>,
    /// The voices but for outlets.
    pub voices: Vec<VoiceLine>,
    /// How many passages are full quotations or fragments.
    pub quoted: u32,
    /// How many notes there are.
    pub notes: u32,
}

impl Opening {
    /// What the page is made from, with what the build has made of the rest (see [`view::Opening`]).
    #[must_use]
    pub fn view(self, above: String, below: String) -> view::Opening {
        view::Opening { steps: self.steps.into_iter().map(|step| step.id).collect(), above, below }
    }
}

/// A passage with the names it needs.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PassageData {
    /// Its place in the walk, counted from 1.
    pub number: u32,
    /// The passage.
    pub passage: Passage,
    /// Whose words or position.
    pub speaker: VoiceLine,
    /// To whom.
    pub listener: Option<VoiceLine>,
    /// Every source that the passage, its notes and its witnesses cite.
    pub sources: Vec<SourceLine>,
    /// Who is to be named where words of this passage are quoted elsewhere.
    pub credit: Credit,
    /// When its wording changed last.
    pub changed: Option<LastChange>,
}

impl PassageData {
    /// The source that `id` names, if this passage cites it.
    #[must_use]
    pub fn source(&self, id: &SourceId) -> Option<&SourceLine> {
        self.sources.iter().find(|line| line.id == *id)
    }

    /// The words and the notes alone.
    #[must_use]
    pub fn annotated_text(&self) -> AnnotatedText {
        let passage = &self.passage;
        let cited = |line: &&SourceLine| passage.notes.iter().any(|note| note.sources.contains(&line.id));
        AnnotatedText {
            id: passage.id.clone(),
            tag: passage.tag,
            kind: passage.kind,
            title: passage.title.clone(),
            speaker: passage.speaker.clone(),
            pieces: passage.pieces.clone(),
            notes: passage.notes.clone(),
            sources: self.sources.iter().filter(cited).cloned().collect(),
            credit: self.credit.clone(),
        }
    }
}

/// A passage with its place in the walk.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct StepData {
    /// The passage.
    pub passage_data: PassageData,
    /// The note that is open; `None` on the passage's own page.
    pub note: Option<Note>,
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
}

impl StepData {
    /// What the page is made from, with what the build has made of the rest (see [`Step`]).
    #[must_use]
    pub fn step(self, byline: String, circumstances: String, below: String) -> Step {
        Step {
            said: self.passage_data.annotated_text(),
            number: self.passage_data.number,
            total: self.total,
            minutes: self.minutes,
            previous: self.previous,
            next: self.next,
            around: self.around,
            byline,
            circumstances,
            below,
        }
    }
}

/// What a page to look things up shows.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Reference {
    /// [`Page::Positions`].
    Positions(Positions),
    /// [`Page::Pair`].
    Pair(Pair),
    /// [`Page::Timeline`].
    Timeline(Timeline),
    /// [`Page::Sources`].
    Sources(Sources),
    /// [`Page::All`].
    All(Box<All>),
    /// [`Page::Keys`].
    Keys,
    /// [`Page::Changes`], the newest first.
    Changes(Vec<ShownChange>),
    /// [`Page::MyNotes`]: the ids of all passages and notes, and those that they had before, under which a reader may have
    /// kept notes, each with the present one.
    MyNotes(Vec<Subject>, Vec<(String, String)>),
    /// [`Page::NotFound`].
    NotFound(NotFoundData),
}

/// A change with the names it needs.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ShownChange {
    /// The change.
    pub change: Change,
    /// The passage it is on.
    pub step: StepLine,
    /// The words that a note is on, where a note has changed.
    pub on: Option<String>,
    /// The page that shows the wording now.
    pub page: Page,
}

/// What an address that leads nowhere shows.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NotFoundData {
    /// The steps it offers.
    pub steps: Vec<StepLine>,
    /// What passages were called before: an address may be near to an old one.
    pub former: Vec<PassageRedirect>,
}

/// A question with the names it needs.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Asked {
    /// The question.
    pub question: Question,
    /// The voices it is asked of.
    pub voices: Vec<VoiceLine>,
    /// The passages that are evidence.
    pub steps: Vec<StepLine>,
    /// How each position is known, in the order of the question's.
    pub known: Vec<Evidence>,
}

/// The page of positions.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Positions {
    /// The map, where there is one.
    pub map: Option<Drawn>,
    /// The questions.
    pub asked: Vec<Asked>,
    /// The voices in full.
    pub voices: Vec<Voice>,
    /// What the voices' descriptions cite.
    pub sources: Vec<SourceLine>,
    /// Each voice's own passages, in the order of `voices`.
    pub said: Vec<Vec<StepLine>>,
    /// The voices that can be put side by side: those to whom anything is attributed.
    pub comparable: Vec<VoiceLine>,
}

/// An event with the names it needs.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Dated {
    /// The event.
    pub event: Event,
    /// Where it stands beside the days that are drawn to scale.
    pub standing: AxisPosition,
    /// The passages it explains.
    pub steps: Vec<StepLine>,
    /// What it cites.
    pub sources: Vec<SourceLine>,
}

/// The time line.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Timeline {
    /// The date of the report.
    pub day: Day,
    /// The days that are drawn to scale.
    pub span: Span,
    /// How many days lie between the first and the last of them.
    pub length: u32,
    /// Where the report stands among them.
    pub report: Fraction,
    /// Where months begin among them.
    pub ticks: Vec<Tick>,
    /// The events, by date.
    pub events: Vec<Dated>,
}

impl Timeline {
    /// The events before the days that are drawn to scale, those among them, and those after.
    #[must_use]
    pub fn parts(&self) -> [Vec<&Dated>; 3] {
        let of = |is: fn(AxisPosition) -> bool| {
            self.events.iter().filter(|dated| is(dated.standing)).collect::<Vec<_>>()
        };
        [
            of(|standing| standing == AxisPosition::Before),
            of(|standing| matches!(standing, AxisPosition::Within { .. })),
            of(|standing| standing == AxisPosition::After),
        ]
    }
}

/// A source with the passages that cite it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Cited {
    /// The source.
    pub source: Source,
    /// The passages that cite it, themselves or in their notes and witnesses.
    pub steps: Vec<StepLine>,
}

/// Bibliography and method.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Sources {
    /// The report's way from mouth to page.
    pub chain: Vec<Source>,
    /// How this was made.
    pub method: Vec<Prose>,
    /// The sources, by issuer.
    pub cited: Vec<Cited>,
}

/// Everything.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct All {
    /// The explainer's title.
    pub title: String,
    /// The line under it.
    pub subtitle: String,
    /// The report that is annotated.
    pub report: Source,
    /// What this is and why it matters.
    pub standfirst: Prose,
    /// The passages.
    pub passages: Vec<PassageData>,
    /// What the page of positions shows.
    pub positions: Positions,
    /// What the time line shows.
    pub timeline: Timeline,
    /// What the page of sources shows.
    pub sources: Sources,
}

/// Every page that the explainer has, in the order of the walk.
#[must_use]
pub fn pages(explainer: &Explainer) -> Vec<Page> {
    let steps = explainer.passages.iter().map(|passage| Page::Passage(passage.id.clone()));
    let notes = explainer.passages.iter().flat_map(|passage| &passage.notes);
    [Page::Opening]
        .into_iter()
        .chain(steps)
        .chain(notes.map(|note| Page::Note(note.id.clone())))
        .chain([Page::Positions])
        .chain(pairs(explainer).into_iter().map(|(one, other)| Page::Pair(one, other)))
        .chain([
            Page::Timeline,
            Page::Sources,
            Page::All,
            Page::MyNotes,
            Page::Keys,
            Page::Changes,
            Page::NotFound,
        ])
        .collect()
}

/// What `page` shows; `None` for a passage or a pair of voices that the explainer doesn't have, and for everything if it
/// lacks its report.
#[must_use]
pub fn show(explainer: &Explainer, page: &Page) -> Option<PageData> {
    let names = Names { explainer };
    let reference = match page {
        Page::Opening => return Some(PageData::Opening(Box::new(names.opening()))),
        Page::Passage(id) => return Some(PageData::Step(Box::new(names.step(id, None)?))),
        Page::Note(id) => {
            let on = |passage: &&Passage| passage.notes.iter().any(|note| note.id == *id);
            let passage = explainer.passages.iter().find(on)?;
            return Some(PageData::Step(Box::new(names.step(&passage.id, Some(id))?)));
        }
        Page::Positions => Reference::Positions(names.positions()),
        Page::Pair(one, other) => Reference::Pair(names.pair(one, other)?),
        Page::Timeline => Reference::Timeline(names.timeline()),
        Page::Sources => Reference::Sources(names.sources()),
        Page::All => Reference::All(Box::new(All {
            title: explainer.title.clone(),
            subtitle: explainer.subtitle.clone(),
            report: names.source_named(&explainer.report)?.clone(),
            standfirst: explainer.standfirst.clone(),
            passages: (0..explainer.passages.len()).filter_map(|index| names.passage_data(index)).collect(),
            positions: names.positions(),
            timeline: names.timeline(),
            sources: names.sources(),
        })),
        Page::Keys => Reference::Keys,
        Page::Changes => Reference::Changes(names.changes()),
        Page::MyNotes => Reference::MyNotes(history::subjects(explainer).collect(), former_ids(explainer)),
        Page::NotFound => Reference::NotFound(NotFoundData {
            steps: names.steps().collect(),
            former: explainer.former.passages.clone(),
        }),
    };
    Some(PageData::Reference(Box::new(reference)))
}

/// What all pages share, for `page` under the base path `base` with `tab` as its title.
#[must_use]
pub fn frame(explainer: &Explainer, page: &Page, base: &str, tab: &str) -> Frame {
    Frame { page: page.clone(), base: base.into(), explainer: explainer.id.clone(), tab: tab.into() }
}

/// The report in a line; `None` if the explainer lacks it.
#[must_use]
pub fn report(explainer: &Explainer) -> Option<SourceLine> {
    Names { explainer }.source(&explainer.report)
}

/// The ids that passages and notes had before, each with the present one.
fn former_ids(explainer: &Explainer) -> Vec<(String, String)> {
    let histories = explainer.record.histories.iter();
    let moved = histories.filter(|history| history.id != history.now.id());
    moved.map(|history| (history.id.clone(), history.now.id().to_string())).collect()
}

/// Looks names up in one explainer.
struct Names<'a> {
    explainer: &'a Explainer,
}

impl Names<'_> {
    fn source_named(&self, id: &SourceId) -> Option<&Source> {
        self.explainer.sources.iter().find(|source| source.id == *id)
    }

    fn source(&self, id: &SourceId) -> Option<SourceLine> {
        let source = self.source_named(id)?;
        Some(SourceLine {
            id: source.id.clone(),
            issuer: match &source.label {
                Some(label) => format!("{} ({label})", source.issuer),
                None => source.issuer.clone(),
            },
            day: unbroken(&source.day.words),
        })
    }

    /// The sources that `ids` name, each once, in the order of first mention.
    fn source_lines<'i>(&self, ids: impl Iterator<Item = &'i SourceId>) -> Vec<SourceLine> {
        let mut lines: Vec<SourceLine> = Vec::new();
        for id in ids {
            if !lines.iter().any(|line| line.id == *id) {
                lines.extend(self.source(id));
            }
        }
        lines
    }

    fn voice(&self, id: &VoiceId) -> Option<VoiceLine> {
        self.explainer.voices.iter().find(|voice| voice.id == *id).map(voice_line)
    }

    fn step_line(&self, index: usize) -> Option<StepLine> {
        let passage = self.explainer.passages.get(index)?;
        Some(StepLine {
            number: u32::try_from(index + 1).ok()?,
            id: passage.id.clone(),
            title: passage.title.clone(),
            kind: passage.kind,
            speaker: self.voice(&passage.speaker)?.short,
            day: match &passage.when {
                When::On(day) => Some(day.words.clone()),
                When::Undated(_) => None,
            },
        })
    }

    fn steps(&self) -> impl Iterator<Item = StepLine> {
        (0..self.explainer.passages.len()).filter_map(|index| self.step_line(index))
    }

    fn steps_where(&self, wanted: impl Fn(&Passage) -> bool) -> Vec<StepLine> {
        let passages = self.explainer.passages.iter().enumerate();
        passages
            .filter(|(_, passage)| wanted(passage))
            .filter_map(|(index, _)| self.step_line(index))
            .collect()
    }

    fn opening(&self) -> Opening {
        let passages = &self.explainer.passages;
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Opening {
            subtitle: self.explainer.subtitle.clone(),
            standfirst: self.explainer.standfirst.clone(),
            steps: self.steps().collect(),
            map: self.map(),
            voices: self.asked_voices(),
            quoted: count(passages.iter().filter(|passage| passage.kind != PassageKind::Report).count()),
            notes: count(passages.iter().map(|passage| passage.notes.len()).sum()),
        }
    }

    fn passage_data(&self, index: usize) -> Option<PassageData> {
        let passage = self.explainer.passages.get(index)?;
        let cited = cited_by(passage);
        Some(PassageData {
            number: u32::try_from(index + 1).ok()?,
            passage: passage.clone(),
            speaker: self.voice(&passage.speaker)?,
            listener: passage.listener.as_ref().and_then(|id| self.voice(id)),
            sources: self.source_lines(cited),
            credit: Credit::of(self.explainer, passage)?,
            changed: history::last_change(self.explainer, &Subject::Passage(passage.id.clone())),
        })
    }

    fn step(&self, id: &PassageId, note: Option<&NoteId>) -> Option<StepData> {
        let passages = &self.explainer.passages;
        let index = passages.iter().position(|passage| passage.id == *id)?;
        let first = index.saturating_sub(STEPS_AROUND);
        let last = (index + STEPS_AROUND).min(passages.len() - 1);
        Some(StepData {
            passage_data: self.passage_data(index)?,
            note: passages[index].notes.iter().find(|other| Some(&other.id) == note).cloned(),
            total: u32::try_from(passages.len()).ok()?,
            minutes: minutes(&passages[index..]),
            previous: index.checked_sub(1).and_then(|index| self.step_line(index)),
            next: self.step_line(index + 1),
            around: (first..=last).filter_map(|index| self.step_line(index)).collect(),
        })
    }

    fn changes(&self) -> Vec<ShownChange> {
        let changes = history::changes(self.explainer).into_iter().filter_map(|change| {
            let subject = &change.subject;
            let note = |passage: &Passage| {
                passage.notes.iter().find(|note| *subject == Subject::Note(note.id.clone())).cloned()
            };
            let mut passages = self.explainer.passages.iter();
            let index = passages.position(|passage| {
                *subject == Subject::Passage(passage.id.clone()) || note(passage).is_some()
            })?;
            let passage = &self.explainer.passages[index];
            let (on, page) = match note(passage) {
                Some(note) => (Some(note.on), Page::Note(note.id)),
                None => (None, Page::Passage(passage.id.clone())),
            };
            Some(ShownChange { step: self.step_line(index)?, on, page, change })
        });
        changes.collect()
    }

    /// The voices that questions are asked of: all but outlets.
    fn asked_voices(&self) -> Vec<VoiceLine> {
        let voices = self.explainer.voices.iter();
        voices.filter(|voice| voice.kind != VoiceKind::Outlet).map(voice_line).collect()
    }

    fn asked(&self) -> Vec<Asked> {
        let asked = self.explainer.questions.iter().map(|question| Asked {
            question: question.clone(),
            voices: self.asked_voices(),
            steps: self.steps_where(|passage| {
                question.positions.iter().any(|position| position.passages.contains(&passage.id))
            }),
            known: question.positions.iter().map(|position| self.known(position)).collect(),
        });
        asked.collect()
    }

    fn positions(&self) -> Positions {
        let voices = &self.explainer.voices;
        Positions {
            map: self.map(),
            asked: self.asked(),
            voices: voices.clone(),
            sources: self.source_lines(voices.iter().flat_map(|voice| &voice.sources)),
            said: voices
                .iter()
                .map(|voice| self.steps_where(|passage| passage.speaker == voice.id))
                .collect(),
            comparable: self.comparable(),
        }
    }

    fn timeline(&self) -> Timeline {
        let Explainer { day, span, .. } = self.explainer;
        let scale = Scale::new(span);
        let events = self.explainer.events.iter().map(|event| Dated {
            event: event.clone(),
            standing: scale.standing(&event.day, event.until.as_ref()),
            steps: self.steps_where(|passage| event.passages.contains(&passage.id)),
            sources: self.source_lines(event.sources.iter()),
        });
        Timeline {
            day: day.clone(),
            span: span.clone(),
            length: scale.length(),
            report: scale.share(day),
            ticks: scale.ticks(),
            events: events.collect(),
        }
    }

    fn sources(&self) -> Sources {
        let cited = self.explainer.sources.iter().map(|source| Cited {
            source: source.clone(),
            steps: self.steps_where(|passage| cited_by(passage).any(|id| *id == source.id)),
        });
        let mut cited: Vec<Cited> = cited.collect();
        cited.sort_by(|a, b| a.source.issuer.cmp(&b.source.issuer));
        Sources {
            chain: self.explainer.chain.iter().filter_map(|id| self.source_named(id)).cloned().collect(),
            method: self.explainer.method.clone(),
            cited,
        }
    }
}

/// A date that stands on one line.
fn unbroken(day: &str) -> String {
    day.replace(' ', "\u{A0}")
}

/// How many minutes it takes to read `passages` with their notes; at least one.
fn minutes(passages: &[Passage]) -> u32 {
    /// Words a minute of an unhurried reader of prose (Brysbaert 2019 finds 238 for non-fiction in English).
    const PACE: usize = 238;
    let words = |text: &str| text.split_whitespace().count();
    let of_notes =
        |passage: &Passage| passage.notes.iter().map(|note| words(&plain(&note.text))).sum::<usize>();
    let all: usize = passages.iter().map(|passage| words(&passage.text()) + of_notes(passage)).sum();
    u32::try_from(all.div_ceil(PACE)).unwrap_or(u32::MAX).max(1)
}

fn voice_line(voice: &Voice) -> VoiceLine {
    VoiceLine {
        id: voice.id.clone(),
        name: voice.name.clone(),
        short: voice.short.clone(),
        outlet: voice.kind == VoiceKind::Outlet,
        role: voice.role.clone(),
        heard: voice.heard,
    }
}

/// Every source that a passage cites: itself, in its notes and in its witnesses.
fn cited_by(passage: &Passage) -> impl Iterator<Item = &SourceId> {
    let notes = passage.notes.iter().flat_map(|note| &note.sources);
    let witnesses = passage.witnesses.iter().map(|witness| &witness.source);
    passage.sources.iter().chain(notes).chain(witnesses)
}
