//! The static parts of a step of the walk. What the page says of a link to words is between the first two.

use super::changes::changed;
use super::my_notes::step_notebook;
use super::printed_address;
use super::share::{moved, share};
use super::timeline::events_of;
use crate::components::{
    Direction, byline, circumstances, heading, notes, part_steps, walk_link, witnesses, words,
};
use crate::links::Links;
use explainer::model::Explainer;
use explainer::page::Page;
use explainer::page_data::StepData;
use yew::prelude::*;

/// The heading, and whose words these are.
pub(crate) fn above_words(step: &StepData, links: Links<'_>) -> Html {
    html! { <>{ heading(&step.passage_data.passage.title) }{ byline(&step.passage_data, links) }</> }
}

/// The words, how to send them on, and to whom, where and when they were said. `home` is the address of the opening, in full
/// where it is known.
pub(crate) fn words_and_circumstances(step: &StepData, links: Links<'_>, home: &str) -> Html {
    let passage_data = &step.passage_data;
    let open = step.note.as_ref().map(|note| &note.id);
    html! {
        <>
            { words(&passage_data.passage, &own_address(step, links), open) }
            { share(passage_data, links, home) }
            { circumstances(passage_data, links) }
            { changed(passage_data.changed.as_ref(), links) }
        </>
    }
}

/// The notes, in a column of their own where there is room.
pub(crate) fn column_of_notes(step: &StepData, links: Links<'_>) -> Html {
    let open = step.note.as_ref().map(|note| &note.id);
    html! {
        <section class="step-notes" aria-labelledby="notes">
            <h2 id="notes">{ format!("Notes ({})", step.passage_data.passage.notes.len()) }</h2>
            { notes(&step.passage_data, links, &own_address(step, links), open) }
        </section>
    }
}

/// What belongs to the passage, and the bar of the walk.
pub(crate) fn below_notes(step: &StepData, explainer: &Explainer, links: Links<'_>, home: &str) -> Html {
    let passage_data = &step.passage_data;
    let here = &passage_data.passage.id;
    let former = explainer.former.notes.iter().filter(|note| note.passage == *here);
    html! {
        <>
            <div class="step-supplements">
                { step_notebook(here, explainer, links) }
                { witnesses(passage_data, links, html! { <h2>{ "Printed elsewhere" }</h2> }) }
                { events_of(explainer, here, links) }
                { for former.map(|note| moved(note, explainer, links)) }
                { printed_address(&Page::Passage(here.clone()), home) }
            </div>
            { walk_bar(step, links) }
        </>
    }
}

/// The way back and on, and the list of steps.
fn walk_bar(step: &StepData, links: Links<'_>) -> Html {
    let part = step.part.as_ref().map(|part| format!(" · {part}")).unwrap_or_default();
    html! {
        <nav class="walk-bar" aria-label="Walk">
            <progress aria-hidden="true" max={step.total.to_string()} value={step.number.to_string()}></progress>
            { walk_link(&step.previous, Direction::Back, links) }
            <details>
                <summary>
                    { format!("{} of {}", step.number, step.total) }
                    <span class="walk-time-left">{ format!("{part} · {} min left", step.minutes) }</span>
                </summary>
                <div class="walk-steps">
                    { for step.around.iter().map(|part| part_steps(part, links, Some(&step.passage_data.passage.id))) }
                    <p>{ links.to_element(&Page::Opening, "passages").text("All passages") }</p>
                </div>
            </details>
            { walk_link(&step.next, Direction::On, links) }
        </nav>
    }
}

/// The address by which the page of a note names the notes and words of its passage; empty on the passage's own page.
fn own_address(step: &StepData, links: Links<'_>) -> String {
    match step.note {
        Some(_) => links.address(&Page::Passage(step.passage_data.passage.id.clone())),
        None => String::new(),
    }
}
