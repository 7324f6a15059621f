//! The data of the timeline.

use super::names::Names;
use super::scale::{AxisPosition, Fraction, Scale, Tick};
use crate::model::{Day, Event, Explainer, Span};
use crate::view::{SourceLine, StepLine};

/// An event with the steps and sources that it refers to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct EventData {
    /// The event.
    pub event: Event,
    /// Its position relative to the days drawn to scale.
    pub standing: AxisPosition,
    /// The passages it explains.
    pub steps: Vec<StepLine>,
    /// The cited sources.
    pub sources: Vec<SourceLine>,
}

/// The data of [`Page::Timeline`](crate::page::Page::Timeline).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Timeline {
    /// The date of the report.
    pub day: Day,
    /// The days drawn to scale.
    pub span: Span,
    /// The number of days from the first to the last of them.
    pub length: u32,
    /// The position of the report among them.
    pub report: Fraction,
    /// The beginnings of months among them.
    pub ticks: Vec<Tick>,
    /// The events, by date.
    pub events: Vec<EventData>,
}

impl Timeline {
    /// Returns the events before the days drawn to scale, those among them, those of which only a month or year is known that
    /// has some of these days, and those after.
    #[must_use]
    pub fn parts(&self) -> [Vec<&EventData>; 4] {
        let of = |is: fn(AxisPosition) -> bool| {
            self.events.iter().filter(|dated| is(dated.standing)).collect::<Vec<_>>()
        };
        [
            of(|standing| standing == AxisPosition::Before),
            of(|standing| matches!(standing, AxisPosition::Within { .. })),
            of(|standing| standing == AxisPosition::Unclear),
            of(|standing| standing == AxisPosition::After),
        ]
    }
}

impl Names<'_> {
    pub(super) fn timeline(&self) -> Timeline {
        let Explainer { day, span, .. } = self.explainer;
        let scale = Scale::new(span);
        let events = self.explainer.events.iter().map(|event| EventData {
            event: event.clone(),
            standing: scale.position(&event.date),
            steps: self.steps_where(|passage| event.passages.contains(&passage.id)),
            sources: self.source_lines(event.sources.iter()),
        });
        Timeline {
            day: day.clone(),
            span: span.clone(),
            length: scale.length(),
            report: scale.fraction(day),
            ticks: scale.ticks(self.explainer.messages()),
            events: events.collect(),
        }
    }
}
