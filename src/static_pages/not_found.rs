//! The page for addresses at which there is none.

use crate::components::{heading, step_list};
use crate::filled::filled;
use crate::site::Site;
use explainer::page::Page;
use explainer::page_data::NotFoundData;
use yew::prelude::*;

/// Says that there is no such page, and offers the passages. Nothing of the address is shown. The search program puts
/// what is nearest to it into the empty element.
pub(super) fn not_found(not_found: &NotFoundData, site: Site<'_>) -> Html {
    html! {
        <div class="not-found">
            { heading(&site.text.no_page_here()) }
            <p>
                { filled(|[opening]| site.text.no_page_about(opening), [site.links.to_page(&Page::Opening).text(site.text.link_the_opening())]) }
            </p>
            <section class="suggestions"></section>
            <section aria-labelledby="passages">
                <h2 id="passages">{ site.text.the_passages() }</h2>
                { step_list(&not_found.steps, site, None) }
            </section>
        </div>
    }
}
