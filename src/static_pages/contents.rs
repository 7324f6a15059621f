//! The list of all passages of a long walk.

use crate::components::{heading, step_list};
use crate::site::Site;
use explainer::page_data::Contents;
use yew::prelude::*;

/// Every passage, by part.
pub(super) fn whole_contents(contents: &Contents, site: Site<'_>) -> Html {
    html! {
        <div class="passages">
            { heading(&site.text.all_passages()) }
            { for contents.parts.iter().map(|part| html! {
                <>
                    if let Some(title) = &part.title { <h2>{ title.clone() }</h2> }
                    { step_list(&part.steps, site, None) }
                </>
            }) }
        </div>
    }
}
