//! What is around every page. The browser program takes over what is inside.

use crate::components::contact_link;
use crate::filled::filled;
use crate::site::Site;
use explainer::model::{Explainer, Imprint};
use explainer::page::Page;
use explainer::view::SourceLine;
use messages::Messages;
use yew::prelude::*;

/// The pages that every page links to in its head, with their titles.
pub(crate) fn navigation(text: &Messages) -> [(Page, String); 4] {
    [
        (Page::Positions, text.page_positions()),
        (Page::Timeline, text.page_timeline()),
        (Page::Sources, text.page_sources()),
        (Page::All, text.page_all()),
    ]
}

/// Who is responsible and how they are reached, as far as the explainer says so.
fn imprint(imprint: &Imprint) -> Html {
    let (masthead, contact) = (&imprint.masthead, &imprint.contact);
    if masthead.is_none() && contact.is_none() {
        return html! {};
    }
    html! {
        <p>
            if let Some(masthead) = masthead { { masthead.clone() } }
            if masthead.is_some() && contact.is_some() { { " · " } }
            if let Some(contact) = contact { { contact_link(contact) } }
        </p>
    }
}

/// The masthead with links to other pages, `html`, which is that of `page`, and the footer, which names the `report` and
/// links to the path of the list of `explainers`, if the site has several.
pub(crate) fn shell(
    explainer: &Explainer,
    report: &SourceLine,
    page: &Page,
    html: String,
    site: Site<'_>,
    explainers: Option<&str>,
) -> Html {
    let nav_item = |other: Page, label: String| {
        let current = (other == *page).then_some("page");
        html! { <li>{ site.links.to_page(&other).current(current).text(label) }</li> }
    };
    let annotated = site.links.to_element(&Page::Sources, &format!("source-{}", report.id));
    html! {
        <div class="page">
            <a class="skip-link" href="#main">{ site.text.skip_to_text() }</a>
            <header class="masthead">
                <a class="masthead-title" href={site.links.address(&Page::Opening)} aria-current={(*page == Page::Opening).then_some("page")}>
                    { explainer.title.clone() }
                </a>
                <nav aria-label={site.text.pages()}>
                    <ul>
                        { for navigation(site.text).map(|(page, title)| nav_item(page, title)) }
                    </ul>
                </nav>
            </header>
            <main id="main" tabindex="-1">{ Html::from_html_unchecked(html.into()) }</main>
            <footer class="page-footer">
                <p>
                    { filled(|[report]| site.text.annotates(report), [annotated.text(format!("{}, {}", report.issuer, report.day))]) }
                </p>
                { imprint(&explainer.imprint) }
                <p>
                    { site.text.asks_nothing() }{ " " }
                    { site.links.to_page(&Page::Changes).text(site.text.page_changes()) }{ " · " }
                    <a href={format!("{}#find", site.links.address(&Page::Opening))} rel="search">{ site.text.page_find() }</a>{ " · " }
                    <a href={site.links.address(&Page::Keys)} rel="help">{ site.text.page_keys() }</a>
                    if let Some(path) = explainers {
                        { " · " }<a href={path.to_string()}>{ site.text.all_explainers() }</a>
                    }
                </p>
            </footer>
        </div>
    }
}
