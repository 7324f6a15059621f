//! The page of takeaways.

use crate::components::{Direction, byline, heading, prose, walk_link, words, words_of_note};
use crate::site::Site;
use explainer::model::Statement;
use explainer::page::Page;
use explainer::page_data::{PassageData, TakeawayData, Takeaways};
use yew::prelude::*;

/// The quotations and what can be repeated of them, then the way on.
pub(super) fn takeaways(takeaways: &Takeaways, site: Site<'_>) -> Html {
    html! {
        <div class="takeaways">
            { heading(&site.text.page_takeaways()) }
            <p class="lead">{ site.text.takeaways_about() }</p>
            { for takeaways.rows.iter().map(|row| takeaway(row, site)) }
            <nav class="walk-bar" aria-label={site.text.walk()}>
                { walk_link(&takeaways.previous, Direction::Back, site) }
                <span></span>
                { walk_link(&takeaways.next, Direction::On, site) }
            </nav>
        </div>
    }
}

fn takeaway(row: &TakeawayData, site: Site<'_>) -> Html {
    let TakeawayData { passage_data, takeaway } = row;
    let passage = &passage_data.passage;
    let page = Page::Passage(passage.id.clone());
    let step = site.links.address(&page);
    let link_here = site.links.to_element(&Page::Takeaways, passage.id.as_str()).copy();
    html! {
        <article id={passage.id.to_string()} class="takeaway" tabindex="-1" data-href={step.clone()}>
            <h2>{ site.links.to_page(&page).text(passage.title.clone()) }</h2>
            { byline(passage_data, site) }
            { words(passage, &step, None, site) }
            <dl class="takeaway-lines">
                { line(site.text.voice_said(passage_data.speaker.short.as_str()), &takeaway.said, passage_data, site) }
                { line(site.text.not_said(), &takeaway.not_said, passage_data, site) }
                { line(site.text.not_known(), &takeaway.unknown, passage_data, site) }
            </dl>
            <p class="takeaway-link">{ link_here.label(site.text.copy_link_to_this_of(passage.title.as_str())).text(site.text.copy_link_to_this()) }</p>
        </article>
    }
}

fn line(name: String, statement: &Statement, passage_data: &PassageData, site: Site<'_>) -> Html {
    let passage = &passage_data.passage;
    let notes = passage.notes.iter().enumerate().filter(|(_, note)| statement.notes.contains(&note.id));
    let evidence = notes.map(|(index, note)| {
        let link =
            site.links.to_page(&Page::Note(note.id.clone())).label(site.text.note_on(note.on.as_str()));
        html! { <li>{ link.render(words_of_note(passage, index)) }</li> }
    });
    html! {
        <div>
            <dt>{ name }</dt>
            <dd>{ prose(&statement.text, site) }<ul class="takeaway-evidence" aria-label={site.text.evidence()}>{ for evidence }</ul></dd>
        </div>
    }
}
