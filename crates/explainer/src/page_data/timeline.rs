//! The time line.

use super::names::Names;
use super::scale::{AxisPosition, Fraction, Scale, Tick};
use crate::model::{Day, Event, Explainer, Span};
use crate::view::{SourceLine, StepLine};

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

impl Names<'_> {
    pub(super) fn timeline(&self) -> Timeline {
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
}
