//! What is around every page. The browser program takes over what is inside.

use crate::links::Links;
use explainer::model::Explainer;
use explainer::page::Page;
use explainer::view::SourceLine;
use yew::prelude::*;

/// The pages that every page links to in its head, with their titles.
pub(crate) const NAVIGATION: [(Page, &str); 4] = [
    (Page::Positions, "Positions"),
    (Page::Timeline, "Timeline"),
    (Page::Sources, "Sources"),
    (Page::All, "One page"),
];

/// The masthead with links to other pages, `html`, which is that of `page`, and the footer, which names the `report`.
pub(crate) fn shell(
    explainer: &Explainer,
    report: &SourceLine,
    page: &Page,
    html: String,
    links: Links<'_>,
) -> Html {
    let nav_item = |other: Page, label: &'static str| {
        let current = (other == *page).then_some("page");
        html! { <li>{ links.to_page(&other).current(current).text(label) }</li> }
    };
    let annotated = links.to_element(&Page::Sources, &format!("source-{}", report.id));
    html! {
        <div class="page">
            <a class="skip-link" href="#main">{ "Skip to the text" }</a>
            <header class="masthead">
                <a class="masthead-title" href={links.address(&Page::Opening)} aria-current={(*page == Page::Opening).then_some("page")}>
                    { explainer.title.clone() }
                </a>
                <nav aria-label="Pages">
                    <ul>
                        { for NAVIGATION.map(|(page, title)| nav_item(page, title)) }
                    </ul>
                </nav>
            </header>
            <main id="main" tabindex="-1">{ Html::from_html_unchecked(html.into()) }</main>
            <footer class="page-footer">
                <p>
                    { "Annotates the report of " }
                    { annotated.text(format!("{}, {}", report.issuer, report.day)) }
                    { ". Quotations are their speakers’; every other sentence is ours." }
                </p>
                <p>
                    { "This page asks nothing of you: no cookie, no tracking, no request to another site. " }
                    { links.to_page(&Page::Changes).text("Changes") }{ " · " }
                    <a href={format!("{}#find", links.address(&Page::Opening))} rel="search">{ "Find" }</a>{ " · " }
                    <a href={links.address(&Page::Keys)} rel="help">{ "Keys" }</a>
                </p>
            </footer>
        </div>
    }
}
