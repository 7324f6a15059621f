//! The page for addresses at which there is none.

use crate::components::{heading, step_list};
use crate::links::Links;
use explainer::page::Page;
use explainer::page_data::NotFoundData;
use yew::prelude::*;

/// Says that there is no such page, and offers the passages. Nothing of the address is shown. The search program puts
/// what is nearest to it into the empty element.
pub(super) fn not_found(not_found: &NotFoundData, links: Links<'_>) -> Html {
    html! {
        <div class="not-found">
            { heading("There is no page at this address") }
            <p>
                { "The link may be mistyped or cut short. Start at " }
                { links.to_page(&Page::Opening).text("the opening") }
                { ", or go to a passage." }
            </p>
            <section class="suggestions"></section>
            <section aria-labelledby="passages">
                <h2 id="passages">{ "The passages" }</h2>
                { step_list(&not_found.steps, links, None) }
            </section>
        </div>
    }
}
