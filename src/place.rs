//! The reader's place in the walk, kept on the device and nowhere else.

use crate::browser;
use crate::shared::Shared;
use explainer::view::Content;
use yew::prelude::*;

/// Keeps the step that `view` shows; on the opening, gives the step last kept, once the browser has been asked. What
/// the content does not know (any more) is forgotten.
#[hook]
pub(crate) fn use_last_place(view: &Shared) -> Option<String> {
    let last = use_state(|| None::<String>);
    let setter = last.setter();
    use_effect_with(view.clone(), move |view| {
        let key = format!("sidelines/{}/place", view.frame.explainer);
        match &view.content {
            Content::Step(step) => browser::remember(&key, step.said.id.as_str()),
            Content::Opening(opening) => {
                let kept = browser::remembered(&key);
                let known = |id: &String| opening.steps.iter().any(|step| step.as_str() == id);
                if kept.as_ref().is_some_and(|id| !known(id)) {
                    browser::forget(&key);
                }
                setter.set(kept.filter(known));
            }
            Content::Printed(_) => {}
        }
    });
    (*last).clone()
}
