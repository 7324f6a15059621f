//! What a reader has read and where they are, kept on the device and nowhere else.

use crate::browser;
use crate::shared::Shared;
use explainer::view::Content;
use yew::prelude::*;

/// Keeps the step that `view` shows as read, and returns the ids of the other steps that were read, the latest last;
/// none until the browser has been asked. What the content does not know (any more) is forgotten.
#[hook]
pub(crate) fn use_progress(view: &Shared) -> UseStateHandle<Vec<String>> {
    let progress = use_state(Vec::new);
    let setter = progress.setter();
    use_effect_with(view.clone(), move |view| {
        // Ids with spaces between, the last one last.
        let key = format!("sidelines/{}/place", view.frame.explainer);
        let kept = browser::remembered(&key).unwrap_or_default();
        let mut read: Vec<&str> = kept.split(' ').filter(|id| explainer::id::is_id(id)).collect();
        let here = match &view.content {
            Content::Step(step) => {
                let here = step.said.id.as_str();
                read.retain(|id| *id != here);
                Some(here)
            }
            Content::Opening(opening) => {
                read.retain(|id| opening.steps.iter().any(|step| step.as_str() == *id));
                // The list is static HTML, in which Yew changes nothing.
                browser::mark_read(&read);
                None
            }
            Content::Printed(_) => return,
        };
        setter.set(read.iter().map(ToString::to_string).collect());
        read.extend(here);
        let read = read.join(" ");
        if read != kept {
            browser::remember(&key, &read);
        }
    });
    progress
}
