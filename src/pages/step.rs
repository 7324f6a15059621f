//! One step of the walk.

use explainer::view::StepView;
use yew::prelude::*;

/// The static parts of a step.
#[derive(Clone, Default)]
pub(crate) struct StepParts {
    above: Html,
    words: Html,
    notes: Html,
    below: Html,
}

impl StepParts {
    /// The parts of `step`, each of which `read` makes of its HTML.
    pub(crate) fn new(step: &StepView, read: impl Fn(&str) -> Html) -> Self {
        let [above, words, notes, below] =
            [&step.above, &step.words, &step.notes, &step.below].map(|html| read(html));
        Self { above, words, notes, below }
    }

    /// The parts of `step` as they are printed, and taken over from the document that the browser has loaded.
    pub(crate) fn printed(step: &StepView) -> Self {
        Self::new(step, |html| Html::from_html_unchecked(html.to_string().into()))
    }
}

/// The static parts of the page, and between them what it `says` of a link to words.
pub(crate) fn step(step: &StepView, parts: StepParts, says: Option<Html>) -> Html {
    // Nothing of one step (an open list, say) stays in the next.
    let key = step.said.id.to_string();
    html! {
        <article class="step" {key}>
            <div class="step-columns">
                <div class="step-passage">
                    { parts.above }
                    <div class="link-status" role="status">{ says }</div>
                    { parts.words }
                </div>
                { parts.notes }
            </div>
            { parts.below }
        </article>
    }
}
