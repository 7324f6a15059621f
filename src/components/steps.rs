//! Lists of steps.

use super::labels::kind_label;
use crate::links::Links;
use explainer::id::PassageId;
use explainer::page::Page;
use explainer::view::StepLine;
use yew::prelude::*;

/// Steps of the walk, numbered as in it. `here` is the one that the reader is at, `read` holds
/// the ids of those that the reader has been at.
pub(crate) fn step_list(
    steps: &[StepLine],
    links: Links<'_>,
    here: Option<&PassageId>,
    read: &[String],
) -> Html {
    let start = steps.first().map_or(1, |step| step.number);
    let items = steps.iter().map(|step| {
        let current = (here == Some(&step.id)).then_some("step");
        let is_read = read.iter().any(|id| id == step.id.as_str());
        let link = links.to_page(&Page::Passage(step.id.clone())).current(current).read(is_read);
        html! {
            <li>
                { link.text(step.title.clone()) }
                <span class="detail">
                    { step.speaker.clone() }{ " · " }{ kind_label(step.kind) }
                    if let Some(day) = &step.day { { " · " }{ day.clone() } }
                </span>
            </li>
        }
    });
    html! { <ol class="steps" start={start.to_string()}>{ for items }</ol> }
}
