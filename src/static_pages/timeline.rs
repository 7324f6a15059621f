//! What is dated.

mod drawing;
mod mark;

use crate::components::{date_label, heading, labelled_passages, prose, source_links};
use crate::links::Links;
use drawing::{drawing, href_of_mark};
use explainer::id::PassageId;
use explainer::model::{Basis, Day, Event, Explainer};
use explainer::page::Page;
use explainer::page_data::{EventData, Timeline};
use explainer::view::StepLine;
use mark::mark;
use yew::prelude::*;

/// The events, drawn to scale and as a list, with their distances to the report.
pub(super) fn timeline(timeline: &Timeline, links: Links<'_>) -> Html {
    html! {
        <div class="timeline">
            { heading("Timeline") }
            <p class="lead">
                { "Distances are counted from the report of " }{ date(&timeline.day) }
                { ". Few of these dates are given in it; the shape of a mark shows what its date rests on." }
            </p>
            { drawing(timeline) }
            <section aria-labelledby="events">
                <h2 id="events">{ "The events" }</h2>
                { list(timeline, links, true) }
            </section>
        </div>
    }
}

/// The events in order, as a list.
pub(super) fn events(timeline: &Timeline, links: Links<'_>) -> Html {
    list(timeline, links, false)
}

/// The events that name a passage, in a line; nothing where there are none.
pub(crate) fn events_of(explainer: &Explainer, passage: &PassageId, links: Links<'_>) -> Html {
    let events: Vec<&Event> =
        explainer.events.iter().filter(|event| event.passages.contains(passage)).collect();
    if events.is_empty() {
        return html! {};
    }
    let links = events.iter().enumerate().map(|(index, event)| {
        let link = links.to_element(&Page::Timeline, &format!("event-{}", event.id));
        html! {
            <>
                if index > 0 { { "; " } }
                { link.text(event.title.clone()) }{ format!(", {}", event.distance()) }
            </>
        }
    });
    html! { <p class="step-events"><span class="label">{ "On the timeline" }</span>{ " " }{ for links }</p> }
}

/// The list. On the page that has the drawing, every mark links to the mark in it.
fn list(timeline: &Timeline, links: Links<'_>, is_drawn: bool) -> Html {
    html! { <ol class="event-list">{ for timeline.events.iter().map(|dated| entry(dated, links, is_drawn)) }</ol> }
}

fn entry(dated: &EventData, links: Links<'_>, is_drawn: bool) -> Html {
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
                    <a class="event-mark-link" href={href_of_mark(dated)} aria-label={format!("In the drawing: {}", event.title)}>
                        { mark(event.basis) }
                    </a>
                } else {
                    { mark(event.basis) }
                }
                <span>
                    { date(&event.day) }
                    if let Some(until) = &event.until { { " to " }{ date(until) } }
                    <span class="event-distance">{ event.distance() }</span>
                    if let Some(place) = &event.place { <span class="event-place">{ place.clone() }</span> }
                </span>
            </p>
            <div class="event-text">
                <h3>{ event.title.clone() }</h3>
                <p class={label}>{ date_label(event.basis) }</p>
                <p>{ prose(&event.text, links) }</p>
                if !steps.is_empty() {
                    <p>{ labelled_passages(&steps, links) }</p>
                }
                { source_links(&event.sources, &dated.sources, links) }
            </div>
        </li>
    }
}

fn date(day: &Day) -> Html {
    html! { <time datetime={day.iso.clone()}>{ day.words.clone() }</time> }
}
