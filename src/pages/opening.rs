//! The way in.

use crate::links::Links;
use explainer::id::PassageId;
use explainer::page::Page;
use explainer::view::Opening;
use yew::prelude::*;

/// What the build made of the page, and between it the ways into the walk, of which only the browser knows the second.
/// `last` is the id of the step that the reader was at.
pub(crate) fn opening(opening: &Opening, links: Links<'_>, last: Option<&str>) -> Html {
    let steps = &opening.steps;
    let first = steps.first();
    // What is kept on the device is an id at most, and leads on only where the content knows it.
    let resume = steps.iter().enumerate().skip(1).find(|(_, id)| Some(id.as_str()) == last);
    let way_to = |id: &PassageId| links.address(&Page::Passage(id.clone()));
    html! {
        <div class="opening">
            { Html::from_html_unchecked(opening.above.clone().into()) }
            <p class="start">
                if let Some(id) = first { <a class="button" href={way_to(id)}>{ "Start the walk" }</a> }
                if let Some((index, id)) = resume {
                    <a class="button is-quiet" href={way_to(id)}>{ format!("Continue at step {} of {}", index + 1, steps.len()) }</a>
                }
            </p>
            { Html::from_html_unchecked(opening.below.clone().into()) }
        </div>
    }
}
