//! What a reader has read and where they are, kept on the device and nowhere else.

use crate::browser;
use crate::shared::Shared;
use explainer::view::Content;
use yew::prelude::*;

/// Keeps the step that `view` shows as read, and marks those that were read in the lists of steps. Returns the id of the one
/// that was read last, which the opening shows; `None` until the browser has been asked. All languages of an explainer share what
/// was read. So what the content does not know is kept: another language may.
#[hook]
pub(crate) fn use_progress(view: &Shared) -> UseStateHandle<Option<String>> {
    let last = use_state(|| None);
    let setter = last.setter();
    use_effect_with(view.clone(), move |view| {
        // Ids with spaces between, the last one last.
        let key = format!("sidelines/{}/place", view.frame.explainer);
        let kept = browser::remembered(&key).unwrap_or_default();
        let mut read: Vec<&str> = kept.split(' ').filter(|id| explainer::id::is_id(id)).collect();
        // The lists are static HTML, in which Yew changes nothing.
        let here = match &view.content {
            Content::Step(step) => {
                let here = step.said.id.as_str();
                read.retain(|id| *id != here);
                browser::mark_read(&read);
                Some(here)
            }
            Content::Opening(opening) => {
                browser::mark_read(&read);
                let is_known = |id: &&&str| opening.steps.iter().any(|(step, _)| step.as_str() == **id);
                setter.set(read.iter().rfind(is_known).map(ToString::to_string));
                None
            }
            Content::Printed(_) => return,
        };
        read.extend(here);
        let read = read.join(" ");
        if read != kept {
            browser::remember(&key, &read);
        }
    });
    last
}
