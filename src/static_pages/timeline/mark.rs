//! The marks of events: shape and line show what a date rests on, whatever the colours.

use explainer::model::Basis;
use yew::prelude::*;

/// The mark of an event, 24 CSS pixels wide and high. The same is said in words beside it.
pub(super) fn mark(basis: Basis) -> Html {
    let shape = match basis {
        Basis::Report => html! { <circle class="event-mark-full" r="6.5" /> },
        Basis::Background => html! { <circle r="5.5" /> },
        Basis::Inference => html! { <path d="M0-7.5 7.5 0 0 7.5-7.5 0z" stroke-dasharray="3.3 2" /> },
        Basis::Hindsight => html! { <path d="M-4.5-6.5 7 0-4.5 6.5z" /> },
    };
    html! { <svg class="event-mark" width="24" height="24" viewBox="-12 -12 24 24" aria-hidden="true">{ shape }</svg> }
}
