//! The opening.

use explainer::id::PassageId;
use explainer::page::Page;
use explainer::view::{OpeningView, SLOT};
use yew::prelude::*;

/// The static parts of the page, and between them the links into the walk. `base` is the base path, `last` the id of the step that the reader
/// was at, which only the browser knows.
pub(crate) fn opening(opening: &OpeningView, base: &str, last: Option<&str>) -> Html {
    let steps = &opening.steps;
    let first = steps.first();
    // What is kept on the device is an id at most, and leads on only where the content knows it.
    let resume = steps.iter().skip(1).find(|(id, _)| Some(id.as_str()) == last);
    let address_of = |id: &PassageId| Page::Passage(id.clone()).href(base);
    html! {
        <div class="opening">
            { Html::from_html_unchecked(opening.above.clone().into()) }
            <p class="opening-actions">
                // The first way stays where it is when the program finds that there is a second one.
                if let Some((id, _)) = first {
                    <a class={if resume.is_some() { "button is-secondary" } else { "button" }} rel={resume.is_none().then_some("next")} href={address_of(id)}>{ opening.start.clone() }</a>
                }
                if let Some((id, number)) = resume {
                    <a class="button" rel="next" href={address_of(id)}>{ opening.resume.replace(SLOT, &number.to_string()) }</a>
                }
            </p>
            { Html::from_html_unchecked(opening.below.clone().into()) }
        </div>
    }
}
