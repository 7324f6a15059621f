//! What stands around every page.

use explainer::page::Page;
use explainer::view::Frame;
use yew::prelude::*;

/// The head, the ways to the other pages, the page and the foot. `onclick` takes every click on the page.
pub(crate) fn shell(frame: &Frame, onclick: Callback<MouseEvent>, page: Html) -> Html {
    let base = &frame.base;
    let way = |page: Page, label: &'static str| {
        let current = (page == frame.page).then_some("page");
        html! { <li><a href={page.href(base)} aria-current={current}>{ label }</a></li> }
    };
    html! {
        <div class="sheet" {onclick}>
            <a class="skip" href="#main">{ "Skip to the text" }</a>
            <header class="masthead">
                <a class="title" href={Page::Opening.href(base)} aria-current={(frame.page == Page::Opening).then_some("page")}>
                    { frame.title.clone() }
                </a>
                <nav aria-label="Pages">
                    <ul>
                        { way(Page::Positions, "Positions") }
                        { way(Page::Timeline, "Timeline") }
                        { way(Page::Sources, "Sources") }
                        { way(Page::All, "All") }
                    </ul>
                </nav>
            </header>
            <main id="main" tabindex="-1">{ page }</main>
            <footer class="foot">
                <p>
                    { "Annotates the report of " }
                    <a href={format!("{}#source-{}", Page::Sources.href(base), frame.report.id)}>
                        { format!("{}, {}", frame.report.issuer, frame.report.day) }
                    </a>
                    { ". Quotations are their speakers’; every other sentence is ours." }
                </p>
                <p>
                    { "This page asks nothing of you: no cookie, no tracking, no request to another site. " }
                    <a href={Page::Keys.href(base)} rel="help">{ "Keys" }</a>
                </p>
            </footer>
        </div>
    }
}
