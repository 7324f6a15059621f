//! The field that finds words.

use crate::filled::filled;
use crate::site::Site;
use explainer::page::Page;
use yew::prelude::*;

/// The search field, which works while the program runs; until then, the page that a browser can search by itself. The
/// search program puts its results into the empty element.
pub(super) fn find(site: Site<'_>) -> Html {
    let all = site.links.address(&Page::All);
    html! {
        <div class="search">
            <div class="search-form" role="search">
                <label for="find">{ site.text.find_label() }</label>
                <input id="find" type="search" maxlength="80" autocomplete="off" spellcheck="false" />
                <div class="search-results"></div>
            </div>
            <p class="search-fallback">
                <span class="search-failed" role="status">{ site.text.find_failed() }{ " " }</span>
                { filled(|[all]| site.text.find_fallback(all), [html! { <a href={all}>{ site.text.everything_on_one_page() }</a> }]) }
            </p>
        </div>
    }
}
