//! The field that finds words.

use crate::links::Links;
use explainer::page::Page;
use yew::prelude::*;

/// The search field, which works while the program runs; until then, the page that a browser can search by itself. The
/// search program puts its results into the empty element.
pub(super) fn find(links: Links<'_>) -> Html {
    let all = links.address(&Page::All);
    html! {
        <div class="search">
            <div class="search-form" role="search">
                <label for="find">{ "Find in passages, notes, voices and sources" }</label>
                <input id="find" type="search" maxlength="80" autocomplete="off" spellcheck="false" />
                <div class="search-results"></div>
            </div>
            <p class="search-fallback">
                <span class="search-failed" role="status">{ "Finding did not load. " }</span>
                <a href={all}>{ "Everything on one page" }</a>{ ", for your browser’s own search." }
            </p>
        </div>
    }
}
