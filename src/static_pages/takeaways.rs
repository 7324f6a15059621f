//! The page of takeaways.

use crate::components::{Direction, TAKEAWAYS, byline, heading, prose, walk_link, words};
use crate::links::Links;
use explainer::model::Statement;
use explainer::page::Page;
use explainer::page_data::{PassageData, TakeawayData, Takeaways};
use yew::prelude::*;

/// What this is.
const ABOUT: &str = "Everything that is quoted, with three lines that can be repeated: what it says, what it does not say, \
                     and what it leaves open. Each line rests on the notes below it.";

/// The quotations and what can be repeated of them, then the way on.
pub(super) fn takeaways(takeaways: &Takeaways, links: Links<'_>) -> Html {
    html! {
        <div class="takeaways">
            { heading(TAKEAWAYS) }
            <p class="lead">{ ABOUT }</p>
            { for takeaways.rows.iter().map(|row| takeaway(row, links)) }
            <nav class="walk-bar" aria-label="Walk">
                { walk_link(&takeaways.previous, Direction::Back, links) }
                <span></span>
                { walk_link(&takeaways.next, Direction::On, links) }
            </nav>
        </div>
    }
}

fn takeaway(row: &TakeawayData, links: Links<'_>) -> Html {
    let TakeawayData { passage_data, takeaway } = row;
    let passage = &passage_data.passage;
    let page = Page::Passage(passage.id.clone());
    let step = links.address(&page);
    let link_here = links.to_element(&Page::Takeaways, passage.id.as_str()).copy();
    html! {
        <article id={passage.id.to_string()} class="takeaway" tabindex="-1" data-href={step.clone()}>
            <h2>{ links.to_page(&page).text(passage.title.clone()) }</h2>
            { byline(passage_data, links) }
            { words(passage, &step, None) }
            <dl class="takeaway-lines">
                { line(&format!("{} said", passage_data.speaker.short), &takeaway.said, passage_data, links) }
                { line("Not said", &takeaway.not_said, passage_data, links) }
                { line("Not known", &takeaway.unknown, passage_data, links) }
            </dl>
            <p class="takeaway-link">{ link_here.label(format!("Copy link to this: {}", passage.title)).text("Copy link to this") }</p>
        </article>
    }
}

fn line(name: &str, statement: &Statement, passage_data: &PassageData, links: Links<'_>) -> Html {
    let notes = passage_data.passage.notes.iter().filter(|note| statement.notes.contains(&note.id));
    let evidence = notes.map(|note| {
        let link = links.to_page(&Page::Note(note.id.clone())).label(format!("Note on ‘{}’", note.on));
        html! { <li>{ link.text(note.on.clone()) }</li> }
    });
    html! {
        <div>
            <dt>{ name.to_string() }</dt>
            <dd>{ prose(&statement.text, links) }<ul class="takeaway-evidence" aria-label="Evidence">{ for evidence }</ul></dd>
        </div>
    }
}
