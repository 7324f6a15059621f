//! What is dated.

mod drawing;
mod mark;

use crate::components::{date_label, distance, heading, labelled_passages, prose, source_links, time};
use crate::filled::filled;
use crate::site::Site;
use drawing::{drawing, href_of_mark};
use explainer::id::PassageId;
use explainer::model::{Basis, Event, EventDate, Explainer};
use explainer::page::Page;
use explainer::page_data::{EventData, Timeline};
use explainer::view::StepLine;
use mark::mark;
use messages::Messages;
use yew::prelude::*;

/// The events, drawn to scale and as a list, with their distances to the report.
pub(super) fn timeline(timeline: &Timeline, site: Site<'_>) -> Html {
    html! {
        <div class="timeline">
            { heading(&site.text.page_timeline()) }
            <p class="lead">
                { filled(|[day]| site.text.timeline_about(day), [time(&timeline.day.iso, &timeline.day.words)]) }{ " " }
                if let Some(given) = given_in_report(&timeline.events, site.text) { { given }{ " " } }
                { site.text.timeline_marks() }
            </p>
            { drawing(timeline, site.text) }
            <section aria-labelledby="events">
                <h2 id="events">{ site.text.the_events() }</h2>
                { list(timeline, site, true) }
            </section>
        </div>
    }
}

/// How many of the dates the report gives, as a sentence; nothing where there are none.
fn given_in_report(events: &[EventData], text: &Messages) -> Option<String> {
    let given = events.iter().filter(|dated| dated.event.basis == Basis::Report).count();
    match (given, events.len()) {
        (_, 0) => None,
        (0, _) => Some(text.dates_none_given()),
        (given, all) if given == all => Some(text.dates_all_given()),
        (given, all) => Some(text.dates_given(given, all)),
    }
}

/// The events in order, as a list.
pub(super) fn events(timeline: &Timeline, site: Site<'_>) -> Html {
    list(timeline, site, false)
}

/// The events that name a passage, in a line; nothing where there are none.
pub(crate) fn events_of(explainer: &Explainer, passage: &PassageId, site: Site<'_>) -> Html {
    let events: Vec<&Event> =
        explainer.events.iter().filter(|event| event.passages.contains(passage)).collect();
    if events.is_empty() {
        return html! {};
    }
    let events = events.iter().enumerate().map(|(index, event)| {
        let link = site.links.to_element(&Page::Timeline, &format!("event-{}", event.id));
        html! {
            <>
                if index > 0 { { "; " } }
                { link.text(event.title.clone()) }{ ", " }{ distance_or_date(&event.date, site.text) }
            </>
        }
    });
    html! { <p class="step-events"><span class="label">{ site.text.on_the_timeline() }</span>{ " " }{ for events }</p> }
}

/// The list. On the page that has the drawing, every mark links to the mark in it.
fn list(timeline: &Timeline, site: Site<'_>, is_drawn: bool) -> Html {
    html! { <ol class="event-list">{ for timeline.events.iter().map(|dated| entry(dated, site, is_drawn)) }</ol> }
}

fn entry(dated: &EventData, site: Site<'_>, is_drawn: bool) -> Html {
    let event = &dated.event;
    let steps: Vec<&StepLine> = dated.steps.iter().collect();
    let label = match event.basis {
        Basis::Report | Basis::Background => "label",
        Basis::Inference | Basis::Hindsight => "accent-label",
    };
    html! {
        <li id={format!("event-{}", event.id)} tabindex="-1">
            <p class="event-date">
                if is_drawn {
                    <a class="event-mark-link" href={href_of_mark(dated)} aria-label={site.text.in_the_drawing(event.title.as_str())}>
                        { mark(event.basis) }
                    </a>
                } else {
                    { mark(event.basis) }
                }
                <span>
                    { when(&event.date, site.text) }
                    if let Some(days) = event.date.days() { <span class="event-distance">{ distance(days, site.text) }</span> }
                    if let Some(place) = &event.place { <span class="event-place">{ place.clone() }</span> }
                </span>
            </p>
            <div class="event-text">
                <h3>{ event.title.clone() }</h3>
                <p class={label}>{ date_label(event.basis, site.text) }</p>
                <p>{ prose(&event.text, site) }</p>
                if !steps.is_empty() {
                    <p>{ labelled_passages(&steps, site) }</p>
                }
                { source_links(&event.sources, &dated.sources, site) }
            </div>
        </li>
    }
}

/// When an event was.
fn when(date: &EventDate, text: &Messages) -> Html {
    match date {
        EventDate::Days { day, until: Some(until), .. } => {
            let ends = [day, until].map(|day| time(&day.iso, &day.words));
            filled(|[first, last]| text.from_to(first, last), ends)
        }
        EventDate::Days { day, .. } => time(&day.iso, &day.words),
        EventDate::Within { period } => time(&period.iso, &period.words),
    }
}

/// How far an event is from the report; where that is not known, its month or year.
fn distance_or_date(date: &EventDate, text: &Messages) -> String {
    match date {
        EventDate::Days { days, .. } => distance(*days, text),
        EventDate::Within { period } => period.words.clone(),
    }
}
