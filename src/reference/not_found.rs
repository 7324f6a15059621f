//! What a host shows for an address that leads nowhere.

use crate::parts::{heading, step_list};
use explainer::page::Page;
use explainer::view::StepLine;
use yew::prelude::*;

/// Says so, and offers the passages. Of the address itself nothing is shown.
pub(super) fn not_found(steps: &[StepLine], base: &str) -> Html {
    html! {
        <div class="not-found">
            { heading("There is no page at this address") }
            <p>
                { "The link may be mistyped or cut short. Begin at " }
                <a href={Page::Opening.href(base)}>{ "the opening" }</a>
                { ", or go to a passage:" }
            </p>
            { step_list(steps, base, None) }
        </div>
    }
}
