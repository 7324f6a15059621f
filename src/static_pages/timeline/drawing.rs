//! The time line, drawn to scale.
//!
//! Every event has a row of its own, so that no label can cover another, and its mark is in that row
//! at its day. Shares of the width keep the marks to scale on every screen while the labels stay text of the page's
//! own size: they wrap, and can be enlarged, found and read aloud.

use super::mark::mark;
use crate::components::{date_label, distance};
use explainer::model::{Basis, Day, EventDate};
use explainer::page_data::{AxisPosition, EventData, Fraction, Timeline};
use messages::Messages;
use yew::prelude::*;

/// A link target in the drawing: the mark of an event, or the fold that it is in.
pub(super) fn href_of_mark(dated: &EventData) -> String {
    match dated.standing {
        AxisPosition::Before => "#before".into(),
        AxisPosition::Within { .. } => format!("#{}", row_id(dated)),
        AxisPosition::Unclear => "#unclear".into(),
        AxisPosition::After => "#after".into(),
    }
}

/// The days of the span to scale, with what lies outside folded at its ends.
pub(super) fn drawing(timeline: &Timeline, text: &Messages) -> Html {
    let [before, within, unclear, after] = timeline.parts();
    let (first, last) = (timeline.span.first.words.as_str(), timeline.span.last.words.as_str());
    html! {
        <figure class="timeline-drawing" aria-labelledby="scale">
            <figcaption>
                <p id="scale">{ text.to_scale(timeline.length, first, last) }</p>
                { key(timeline, text) }
            </figcaption>
            { fold("before", text.before_day(first), &before, text) }
            <div class="timeline-rows">
                { grid(timeline, !before.is_empty(), !after.is_empty()) }
                { head(timeline) }
                <ol>{ for within.into_iter().map(|dated| row(dated, year_of(timeline), text)) }</ol>
                { foot(timeline, text) }
            </div>
            { fold("unclear", text.day_unknown(), &unclear, text) }
            { fold("after", text.after_day(last), &after, text) }
        </figure>
    }
}

/// What the shapes mean, as far as they occur.
fn key(timeline: &Timeline, text: &Messages) -> Html {
    let all = [Basis::Report, Basis::Background, Basis::Inference, Basis::Hindsight];
    let shown =
        all.into_iter().filter(|basis| timeline.events.iter().any(|dated| dated.event.basis == *basis));
    html! { <ul class="legend">{ for shown.map(|basis| html! { <li>{ mark(basis) }{ date_label(basis, text) }</li> }) }</ul> }
}

/// The lines under the rows: where months begin, the report, and the axis, which breaks off where more is folded.
fn grid(timeline: &Timeline, goes_back: bool, goes_on: bool) -> Html {
    let months = timeline.ticks.iter().map(|tick| upright("timeline-month", tick.at));
    let on = |is: bool, x: &'static str, from: &'static str, to: &'static str| {
        is.then(|| {
            html! { <svg {x} y="44" class="timeline-axis-break"><path d={format!("M{from} 0h{to}")} /></svg> }
        })
    };
    html! {
        <svg class="timeline-grid" width="100%" height="100%" aria-hidden="true">
            { for months }
            { upright("timeline-report-day", timeline.report) }
            <line class="timeline-axis" x1="0" x2="100%" y1="44" y2="44" />
            { for on(goes_back, "0", "-2", "-16") }
            { for on(goes_on, "100%", "2", "16") }
        </svg>
    }
}

fn upright(class: &'static str, at: Fraction) -> Html {
    html! { <line {class} x1={at.to_string()} x2={at.to_string()} y1="22" y2="100%" /> }
}

/// The first day, the last day and the months between them.
fn head(timeline: &Timeline) -> Html {
    let months = timeline.ticks.iter().filter_map(|tick| {
        let label = tick.label.clone()?;
        Some(html! { <text x={tick.at.to_string()} dx="5" y="36">{ label }</text> })
    });
    html! {
        <svg width="100%" height="56" aria-hidden="true">
            <text class="timeline-bound" y="14">{ timeline.span.first.words.clone() }</text>
            <text class="timeline-bound" x="100%" y="14" text-anchor="end">{ timeline.span.last.words.clone() }</text>
            { for months }
        </svg>
    }
}

/// What the strong line is.
fn foot(timeline: &Timeline, text: &Messages) -> Html {
    let at = timeline.report;
    let (anchor, dx) = if is_late(at) { ("end", "-7") } else { ("start", "7") };
    html! {
        <svg width="100%" height="24" aria-hidden="true">
            <text class="timeline-bound" x={at.to_string()} {dx} y="17" text-anchor={anchor}>{ text.the_report() }</text>
        </svg>
    }
}

/// An event at its day. Its label is on the side that has more room.
fn row(dated: &EventData, year: Option<&str>, text: &Messages) -> Html {
    let AxisPosition::Within { from, to } = dated.standing else { return html! {} };
    let is_left = from > to.rest();
    let space = |width: Fraction| {
        html! { <svg class="timeline-indent" width={width.to_string()} height="1" aria-hidden="true"></svg> }
    };
    let before = space(if is_left { from.rest() } else { from });
    // On the right, the label begins behind the line that shows how long the event lasts.
    let beside_line = (from != to && !is_left).then(|| space(to.since(from)));
    let lasts = (from != to).then(|| {
        html! {
            <svg class="timeline-duration" width="100%" height="24" aria-hidden="true">
                <line x1={from.to_string()} x2={to.to_string()} y1="12" y2="12" />
            </svg>
        }
    });
    html! {
        <li id={row_id(dated)} class={is_left.then_some("is-label-left")}>
            <a href={format!("#event-{}", dated.event.id)}>
                { lasts }{ before }{ mark(dated.event.basis) }{ beside_line }{ label(dated, year, text) }
            </a>
        </li>
    }
}

/// What lies beyond an end, or cannot be drawn at a day: closed, until somebody opens it.
fn fold(id: &'static str, when: String, events: &[&EventData], text: &Messages) -> Html {
    if events.is_empty() {
        return html! {};
    }
    let rows = events.iter().map(|dated| {
        html! {
            <li>
                <a href={format!("#event-{}", dated.event.id)}>{ mark(dated.event.basis) }{ label(dated, None, text) }</a>
            </li>
        }
    });
    html! {
        <details {id} class="timeline-fold">
            <summary>{ text.fold(events.len(), when) }</summary>
            <ol>{ for rows }</ol>
        </details>
    }
}

/// What an event is called and when it is. The year goes without saying where it is `year`.
fn label(dated: &EventData, year: Option<&str>, text: &Messages) -> Html {
    let event = &dated.event;
    let short = |day: &Day| match year.and_then(|year| day.words.strip_suffix(year)) {
        Some(words) => words.trim_end().to_string(),
        None => day.words.clone(),
    };
    let date = match &event.date {
        EventDate::Days { day, until, days } => {
            let day = match until {
                Some(until) => text.from_to(short(day), short(until)),
                None => short(day),
            };
            format!("{day} · {}", distance(*days, text))
        }
        EventDate::Within { period } => period.words.clone(),
    };
    html! {
        <span class="timeline-label">
            <span class="timeline-event-title">{ event.title.clone() }</span>{ " " }
            <span class="timeline-event-date">{ date }</span>
            <span class="visually-hidden">{ format!(" · {}", date_label(event.basis, text)) }</span>
        </span>
    }
}

/// The year of all the days that are drawn to scale, if it is one.
fn year_of(timeline: &Timeline) -> Option<&str> {
    let [first, last] = [&timeline.span.first, &timeline.span.last].map(|day| day.iso.split('-').next());
    first.filter(|_| first == last)
}

fn row_id(dated: &EventData) -> String {
    format!("at-{}", dated.event.id)
}

fn is_late(at: Fraction) -> bool {
    at > at.rest()
}
