//! One step of the walk.

use crate::components::{heading, notes, step_list, words};
use crate::links::Links;
use explainer::fragment::Fragment;
use explainer::page::Page;
use explainer::view::{Frame, Step, StepLine};
use yew::prelude::*;

/// The words, who said them to whom and when, the notes, and links to other steps. `fragment` is what the address
/// points to, `linked` what there is to say of a link to words, `read` the ids of the steps that the reader has been at.
pub(crate) fn step(
    step: &Step,
    frame: &Frame,
    fragment: Option<&Fragment>,
    linked: Option<Html>,
    read: &[String],
) -> Html {
    let said = &step.said;
    let links = Links::Site(&frame.base);
    let passage = Page::Passage(said.id.clone());
    // Notes are reached on the passage's own page.
    let notes_page = if frame.page == passage { String::new() } else { links.address(&passage) };
    // Nothing of one step (an open list, say) stays in the next.
    let key = said.id.to_string();
    // A note and its words are highlighted together, whichever of the two the address names.
    let open = match (fragment, &frame.page) {
        (Some(Fragment::Id(id)), _) => Some(id.strip_suffix("-words").unwrap_or(id)),
        (_, Page::Note(note)) => Some(note.as_str()),
        _ => None,
    };
    // An address that was published before the note got its present id opens it too.
    let renamed = said.notes.iter().find(|note| note.aliases.iter().any(|id| Some(id.as_str()) == open));
    let open = renamed.map(|note| note.id.as_str()).or(open);
    html! {
        <article
            class="step"
            {key}
        >
            <div class="said">
                { heading(&said.title) }
                { Html::from_html_unchecked(step.byline.clone().into()) }
                { words(said, &notes_page, open) }
                <div class="linked" role="status">{ linked }</div>
                { Html::from_html_unchecked(step.circumstances.clone().into()) }
            </div>
            <section class="margin" aria-labelledby="notes">
                <h2 id="notes">{ format!("Notes ({})", said.notes.len()) }</h2>
                { notes(said, links, &notes_page, open) }
            </section>
            { Html::from_html_unchecked(step.below.clone().into()) }
            <nav class="walk" aria-label="Walk">
                <progress aria-hidden="true" max={step.total.to_string()} value={step.number.to_string()}></progress>
                { neighbour(step.previous.as_ref(), Direction::Previous, links) }
                <details>
                    <summary>
                        { format!("{} of {}", step.number, step.total) }
                        <span class="left">{ format!(" · {} min left", step.minutes) }</span>
                    </summary>
                    <div class="list">
                        { step_list(&step.around, links, Some(&said.id), read) }
                        <p>{ links.to_element(&Page::Opening, "passages").text("All passages") }</p>
                    </div>
                </details>
                { neighbour(step.next.as_ref(), Direction::Next, links) }
            </nav>
        </article>
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Direction {
    Previous,
    Next,
}

/// A link to a neighbour; at the ends of the walk, to what comes before and after it.
fn neighbour(step: Option<&StepLine>, direction: Direction, links: Links<'_>) -> Html {
    let (rel, arrow, label) = match direction {
        Direction::Previous => ("prev", "←", "Previous"),
        Direction::Next => ("next", "→", "Next"),
    };
    let (href, title) = match (step, direction) {
        (Some(step), _) => (links.address(&Page::Passage(step.id.clone())), step.title.clone()),
        (None, Direction::Previous) => (links.address(&Page::Opening), "The opening".to_string()),
        (None, Direction::Next) => (links.address(&Page::Positions), "All positions".to_string()),
    };
    html! {
        <a class="way" {rel} {href}>
            <span class="sign" aria-hidden="true">{ arrow }</span>
            <span class="text"><span class="label">{ label }</span>{ " " }<span class="name">{ title }</span></span>
        </a>
    }
}
