//! The page for addresses at which there is none.

use crate::components::{contents, heading};
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
            { contents(&not_found.contents, site) }
        </div>
    }
}
