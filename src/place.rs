//! The reader's place in the walk, kept on the device and nowhere else.

use crate::browser;
use crate::shared::Shared;
use explainer::view::Content;
use yew::prelude::*;

/// Keeps the step that `view` shows; on the opening, gives the step last kept, once the browser has been asked. It is
/// whatever stands in storage: only an id that the content knows may be shown to lead anywhere.
#[hook]
pub(crate) fn use_last_place(view: &Shared) -> Option<String> {
    let last = use_state(|| None::<String>);
    let setter = last.setter();
    use_effect_with(view.clone(), move |view| {
        let key = format!("sidelines/{}/place", view.frame.explainer);
        match &view.content {
            Content::Step(step) => browser::remember(&key, step.reading.passage.id.as_str()),
            Content::Opening(_) => setter.set(browser::remembered(&key)),
            Content::Printed(_) => {}
        }
    });
    (*last).clone()
}
