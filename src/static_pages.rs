//! Pages and parts of pages that are rendered at build time only: the pages to look things up, passages for other
//! sites, citations. The browser program shows their HTML as it is.

mod all;
mod changes;
mod contents;
mod embed;
mod find;
mod keys;
mod my_notes;
mod not_found;
mod opening;
mod positions;
mod share;
mod shell;
mod sources;
mod step;
mod takeaways;
mod timeline;

pub(crate) use embed::{embed, height, snippet};
pub(crate) use opening::{above, below_start};
pub(crate) use shell::{navigation, shell};
pub(crate) use step::{above_words, below_notes, column_of_notes, words_and_circumstances};

use crate::links::{Links, PageIds};
use crate::site::Site;
use explainer::page::Page;
use explainer::page_data::Reference;
use messages::Messages;
use yew::prelude::*;

/// A page to look things up. `home` is the address of the opening, in full where it is known.
pub(crate) fn static_page(reference: &Reference, base: &str, home: &str, text: &Messages) -> Html {
    let site = Site { links: Links::Site(base), text };
    let with_address = |content: Html, page: Page| html! { <>{ content }{ printed_address(&page, home) }</> };
    match reference {
        Reference::Contents(contents) => {
            with_address(contents::whole_contents(contents, site), Page::Contents)
        }
        Reference::Takeaways(takeaways) => {
            with_address(takeaways::takeaways(takeaways, site), Page::Takeaways)
        }
        Reference::Positions(positions) => {
            with_address(positions::positions(positions, site), Page::Positions)
        }
        Reference::Pair(pair) => {
            let page = Page::Pair(pair.voices[0].id.clone(), pair.voices[1].id.clone());
            with_address(positions::pair(pair, site), page)
        }
        Reference::Timeline(timeline) => with_address(timeline::timeline(timeline, site), Page::Timeline),
        Reference::Sources(sources) => with_address(sources::sources(sources, site), Page::Sources),
        Reference::All(all) => {
            let ids = PageIds::of(all);
            all::all(all, Site { links: Links::Everything { base, ids: &ids }, text }, home)
        }
        Reference::Changes(changes) => with_address(changes::changes(changes, site), Page::Changes),
        Reference::Keys => with_address(keys::keys(text), Page::Keys),
        Reference::MyNotes(texts, former) => {
            with_address(my_notes::my_notes(texts, former, site), Page::MyNotes)
        }
        Reference::NotFound(data) => not_found::not_found(data, site),
    }
}

/// The address of a page, shown only on paper.
pub(crate) fn printed_address(page: &Page, home: &str) -> Html {
    html! { <p class="printed-address" hidden=true>{ page.href(home) }</p> }
}
