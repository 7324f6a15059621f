//! Everything on one page.

use super::{positions, sources, timeline};
use crate::parts::{circumstances, heading, kind_label, notes, prose, witnesses, words};
use explainer::making::All;
use explainer::making::Reading;
use explainer::model::When;
use explainer::page::Page;
use yew::prelude::*;

/// Everything, in the order of the walk.
pub(super) fn all(all: &All, base: &str) -> Html {
    html! {
        <div class="all">
            { heading("Everything on one page") }
            <p class="standfirst">{ prose(&all.standfirst, base) }</p>
            <section aria-labelledby="passages">
                <h2 id="passages">{ "The passages" }</h2>
                { for all.readings.iter().map(|reading| passage(reading, base)) }
            </section>
            <section aria-labelledby="positions">
                <h2 id="positions">{ "Positions" }</h2>
                { positions::questions(&all.positions, base) }
                { positions::voices(&all.positions, base) }
            </section>
            <section aria-labelledby="timeline">
                <h2 id="timeline">{ "Time line" }</h2>
                { timeline::events(&all.timeline, base) }
            </section>
            { sources::bibliography(&all.sources, base) }
        </div>
    }
}

fn passage(reading: &Reading, base: &str) -> Html {
    let passage = &reading.passage;
    let said = reading.said();
    html! {
        <article
            class="passage"
            data-href={Page::Passage(passage.id.clone()).href(base)}
            data-by={by(reading)}
            data-credit={reading.credit.ours.clone()}
            data-credit-said={reading.credit.said.clone()}
        >
            <h3>
                { format!("{}. ", reading.number) }
                <a href={Page::Passage(passage.id.clone()).href(base)}>{ passage.title.clone() }</a>
            </h3>
            { words(&said, None) }
            { circumstances(reading, base) }
            { notes(&said, base, None) }
            { witnesses(reading, base, html! { <h4>{ "Printed elsewhere" }</h4> }) }
        </article>
    }
}

/// Whose words or position, in what form, and when: what stands beside the passage where its words are found.
fn by(reading: &Reading) -> String {
    let (speaker, form) = (&reading.speaker.name, kind_label(reading.passage.kind));
    match &reading.passage.when {
        When::On(day) => format!("{speaker} · {form} · {}", day.words),
        When::Undated(_) => format!("{speaker} · {form}"),
    }
}
