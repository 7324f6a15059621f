//! The opening.

use crate::links::Links;
use explainer::id::PassageId;
use explainer::page::Page;
use explainer::view::Opening;
use yew::prelude::*;

/// The static parts of the page, and between them the links into the walk. `last` is the id of the step that the reader
/// was at, which only the browser knows.
pub(crate) fn opening(opening: &Opening, links: Links<'_>, last: Option<&str>) -> Html {
    let steps = &opening.steps;
    let first = steps.first();
    // What is kept on the device is an id at most, and leads on only where the content knows it.
    let resume = steps.iter().enumerate().skip(1).find(|(_, id)| Some(id.as_str()) == last);
    let address_of = |id: &PassageId| links.address(&Page::Passage(id.clone()));
    html! {
        <div class="opening">
            { Html::from_html_unchecked(opening.above.clone().into()) }
            <p class="start">
                if let Some(id) = first { <a class="button" href={address_of(id)}>{ "Start the walk" }</a> }
                if let Some((index, id)) = resume {
                    <a class="button is-quiet" href={address_of(id)}>{ format!("Continue at step {} of {}", index + 1, steps.len()) }</a>
                }
            </p>
            { Html::from_html_unchecked(opening.below.clone().into()) }
        </div>
    }
}
