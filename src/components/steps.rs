//! Lists of steps.

use super::labels::kind_label;
use crate::site::Site;
use explainer::id::PassageId;
use explainer::page::Page;
use explainer::page_data::Contents;
use explainer::view::{PartLines, StepLine};
use yew::prelude::*;

/// The section that lists passages, and leads to the page of all if that has more.
pub(crate) fn contents(listed: &Contents, site: Site<'_>) -> Html {
    html! {
        <section aria-labelledby="passages">
            <h2 id="passages">{ site.text.the_passages() }</h2>
            { for listed.parts.iter().map(|part| part_steps(part, site, None)) }
            if listed.has_more {
                <p>{ site.links.to_page(&Page::Contents).text(site.text.every_passage(listed.count)) }</p>
            }
        </section>
    }
}

/// Steps of one part of the walk, with its title; `here` is that of [`step_list`].
pub(crate) fn part_steps(part: &PartLines, site: Site<'_>, here: Option<&PassageId>) -> Html {
    html! {
        <>
            if let Some(title) = &part.title { <h3>{ title.clone() }</h3> }
            { step_list(&part.steps, site, here) }
        </>
    }
}

/// Steps of the walk, numbered as in it. `here` is the one that the reader is at. The browser marks those that were read, as the list says.
pub(crate) fn step_list(steps: &[StepLine], site: Site<'_>, here: Option<&PassageId>) -> Html {
    let start = steps.first().map_or(1, |step| step.number);
    let items = steps.iter().map(|step| {
        let current = (here == Some(&step.id)).then_some("step");
        let link = site.links.to_page(&Page::Passage(step.id.clone())).current(current);
        html! {
            <li>
                { link.text(step.title.clone()) }
                <span class="detail">
                    { step.speaker.clone() }{ " · " }{ kind_label(step.kind, site.text) }
                    if let Some(day) = &step.day { { " · " }{ day.clone() } }
                </span>
            </li>
        }
    });
    html! { <ol class="step-list" start={start.to_string()} data-read-as={site.text.step_read()}>{ for items }</ol> }
}
