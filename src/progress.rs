//! What a reader has read and where they are, kept on the device and nowhere else.

use crate::browser;
use crate::shared::Shared;
use explainer::view::Content;
use yew::prelude::*;

/// Keeps the step that `view` shows as read; on the opening, gives the step last read, once the browser has been asked.
/// Links to what was read are marked in every list of steps. What the content does not know (any more) is forgotten.
#[hook]
pub(crate) fn use_progress(view: &Shared) -> Option<String> {
    let last = use_state(|| None::<String>);
    let setter = last.setter();
    use_effect_with(view.clone(), move |view| {
        // Ids with spaces between, the last one last.
        let key = format!("sidelines/{}/place", view.frame.explainer);
        let kept = browser::remembered(&key).unwrap_or_default();
        let mut read: Vec<&str> = kept.split(' ').filter(|id| explainer::id::is_id(id)).collect();
        match &view.content {
            Content::Step(step) => {
                let here = step.said.id.as_str();
                read.retain(|id| *id != here);
                browser::mark_read(&read);
                read.push(here);
                browser::remember(&key, &read.join(" "));
            }
            Content::Opening(opening) => {
                read.retain(|id| opening.steps.iter().any(|step| step.as_str() == *id));
                if read.join(" ") != kept {
                    browser::remember(&key, &read.join(" "));
                }
                browser::mark_read(&read);
                setter.set(read.last().map(ToString::to_string));
            }
            Content::Printed(_) => {}
        }
    });
    (*last).clone()
}
