//! What a reader has read and where they are, kept on the device and nowhere else.

use crate::browser;
use crate::shared::Shared;
use explainer::view::{Content, View};
use yew::prelude::*;

/// Keeps the step that `view` shows as read, and marks those that were read in the lists of steps. Returns the id of the one
/// that was read last, which the opening shows; `None` until the browser has been asked.
#[hook]
pub(crate) fn use_progress(view: &Shared) -> UseStateHandle<Option<String>> {
    let last = use_state(|| None);
    let setter = last.setter();
    use_effect_with(view.clone(), move |view| {
        let view = view.clone();
        browser::spawn(async move {
            // The first frame of a step has its words alone.
            if let Content::Step(_) = view.content {
                browser::painted().await;
            }
            let step = update(&view);
            if let Content::Opening(_) = view.content {
                setter.set(step);
            }
        });
    });
    last
}

/// Keeps and marks what was read, and returns the id of the step that the opening `view` shows. All languages of an explainer
/// share what was read. So what the content does not know is kept: another language may.
fn update(view: &View) -> Option<String> {
    // Ids with spaces between, the last one last.
    let key = format!("sidelines/{}/place", view.frame.explainer);
    let kept = browser::remembered(&key).unwrap_or_default();
    let mut read: Vec<&str> = kept.split(' ').filter(|id| explainer::id::is_id(id)).collect();
    // The lists are static HTML, in which Yew changes nothing.
    match &view.content {
        Content::Step(step) => {
            let here = step.said.id.as_str();
            read.retain(|id| *id != here);
            browser::mark_read(&read);
            read.push(here);
            let read = read.join(" ");
            if read != kept {
                browser::remember(&key, &read);
            }
            None
        }
        Content::Opening(opening) => {
            browser::mark_read(&read);
            let is_known = |id: &&&str| opening.steps.iter().any(|(step, _)| step.as_str() == **id);
            read.iter().rfind(is_known).map(ToString::to_string)
        }
        Content::Printed(_) => None,
    }
}
