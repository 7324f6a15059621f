//! One step of the walk.

use explainer::view::StepView;
use yew::prelude::*;

/// The static parts of the page, and between them what it `says` of a link to words.
pub(crate) fn step(step: &StepView, says: Option<Html>) -> Html {
    let part = |html: &String| Html::from_html_unchecked(html.clone().into());
    // Nothing of one step (an open list, say) stays in the next.
    let key = step.said.id.to_string();
    html! {
        <article class="step" {key}>
            <div class="step-columns">
                <div class="step-passage">
                    { part(&step.above) }
                    <div class="link-status" role="status">{ says }</div>
                    { part(&step.words) }
                </div>
                { part(&step.notes) }
            </div>
            { part(&step.below) }
        </article>
    }
}
