//! The static parts of a step of the walk. What the page says of a link to words is between the first two.

use super::changes::changed;
use super::my_notes::step_notebook;
use super::printed_address;
use super::share::{moved, share};
use super::timeline::events_of;
use crate::components::{
    Direction, byline, circumstances, heading, notes, part_steps, walk_link, witnesses, words,
};
use crate::site::Site;
use explainer::model::Explainer;
use explainer::page::Page;
use explainer::page_data::StepData;
use yew::prelude::*;

/// The heading, and whose words these are.
pub(crate) fn above_words(step: &StepData, site: Site<'_>) -> Html {
    html! { <>{ heading(&step.passage_data.passage.title) }{ byline(&step.passage_data, site) }</> }
}

/// The words, how to send them on, and to whom, where and when they were said. `home` is the address of the opening, in full
/// where it is known.
pub(crate) fn words_and_circumstances(step: &StepData, site: Site<'_>, home: &str) -> Html {
    let passage_data = &step.passage_data;
    let open = step.note.as_ref().map(|note| &note.id);
    html! {
        <>
            { words(&passage_data.passage, &own_address(step, site), open, site) }
            { share(passage_data, site, home) }
            { circumstances(passage_data, site) }
            { changed(passage_data.changed.as_ref(), site) }
        </>
    }
}

/// The notes, in a column of their own where there is room.
pub(crate) fn column_of_notes(step: &StepData, site: Site<'_>) -> Html {
    let open = step.note.as_ref().map(|note| &note.id);
    html! {
        <section class="step-notes" aria-labelledby="notes">
            <h2 id="notes">{ site.text.notes_heading(step.passage_data.passage.notes.len()) }</h2>
            { notes(&step.passage_data, site, &own_address(step, site), open) }
        </section>
    }
}

/// What belongs to the passage, and the bar of the walk.
pub(crate) fn below_notes(step: &StepData, explainer: &Explainer, site: Site<'_>, home: &str) -> Html {
    let passage_data = &step.passage_data;
    let here = &passage_data.passage.id;
    let former = explainer.former.notes.iter().filter(|note| note.passage == *here);
    html! {
        <>
            <div class="step-supplements">
                { step_notebook(here, explainer, site) }
                { witnesses(passage_data, site, html! { <h2>{ site.text.printed_elsewhere() }</h2> }) }
                { events_of(explainer, here, site) }
                { for former.map(|note| moved(note, explainer, site)) }
                { printed_address(&Page::Passage(here.clone()), home) }
            </div>
            { walk_bar(step, site) }
        </>
    }
}

/// The way back and on, and the list of steps.
fn walk_bar(step: &StepData, site: Site<'_>) -> Html {
    let all = if step.has_contents {
        site.links.to_page(&Page::Contents)
    } else {
        site.links.to_element(&Page::Opening, "passages")
    };
    let part = step.part.as_ref().map(|part| format!(" · {part}")).unwrap_or_default();
    html! {
        <nav class="walk-bar" aria-label={site.text.walk()}>
            <progress aria-hidden="true" max={step.total.to_string()} value={step.number.to_string()}></progress>
            { walk_link(&step.previous, Direction::Back, site) }
            <details>
                <summary>
                    { site.text.step_of(step.number, step.total) }
                    <span class="walk-time-left">{ part }{ " · " }{ site.text.minutes_left(step.minutes) }</span>
                </summary>
                <div class="walk-steps">
                    { for step.around.iter().map(|part| part_steps(part, site, Some(&step.passage_data.passage.id))) }
                    <p>{ all.text(site.text.all_passages()) }</p>
                </div>
            </details>
            { walk_link(&step.next, Direction::On, site) }
        </nav>
    }
}

/// The address by which the page of a note names the notes and words of its passage; empty on the passage's own page.
fn own_address(step: &StepData, site: Site<'_>) -> String {
    match step.note {
        Some(_) => site.links.address(&Page::Passage(step.passage_data.passage.id.clone())),
        None => String::new(),
    }
}
