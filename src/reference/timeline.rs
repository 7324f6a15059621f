//! What is dated.

use crate::parts::{basis_label, heading, passage_links, prose, source_links};
use explainer::making::{Dated, Timeline};
use explainer::model::Day;
use explainer::view::StepLine;
use yew::prelude::*;

/// The events in order, with their distances to the report.
pub(super) fn timeline(timeline: &Timeline, base: &str) -> Html {
    html! {
        <div class="timeline">
            { heading("Time line") }
            <p class="lead">
                { "Distances are counted from the report of " }{ date(&timeline.day) }
                { ". Most of these dates are not in it: what is added, inferred or known only later is marked." }
            </p>
            { events(timeline, base) }
        </div>
    }
}

/// The events in order.
pub(super) fn events(timeline: &Timeline, base: &str) -> Html {
    html! { <ol class="events">{ for timeline.events.iter().map(|dated| event(dated, base)) }</ol> }
}

fn event(dated: &Dated, base: &str) -> Html {
    let event = &dated.event;
    let steps: Vec<&StepLine> = dated.steps.iter().collect();
    html! {
        <li id={format!("event-{}", event.id)} tabindex="-1">
            <p class="when">
                { date(&event.day) }
                if let Some(until) = &event.until { { " to " }{ date(until) } }
                <span class="distance">{ event.distance() }</span>
            </p>
            <div class="what">
                <h2>{ event.title.clone() }</h2>
                if let Some(basis) = basis_label(event.basis) { <p class="basis">{ basis }</p> }
                <p>{ prose(&event.text, base) }</p>
                if !steps.is_empty() {
                    <p><span class="label">{ "Passages" }</span>{ " " }{ passage_links(&steps, base) }</p>
                }
                { source_links(&event.sources, &dated.sources, base) }
            </div>
        </li>
    }
}

fn date(day: &Day) -> Html {
    html! { <time datetime={day.iso.clone()}>{ day.words.clone() }</time> }
}
