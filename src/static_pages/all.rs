//! Everything on one page: a long read on a screen, a document on paper.
//!
//! A note is numbered by its passage and its order there, as in 3.2; a source by its order in the bibliography. The
//! styles set both numbers wherever a note or a source is named.

use super::{positions, sources, timeline};
use crate::components::{byline, circumstances_in_full, heading, notes, prose, witnesses, words};
use crate::links::passage_element_id;
use crate::site::Site;
use explainer::model::PassageKind;
use explainer::page::Page;
use explainer::page_data::{All, PassageData};
use messages::Messages;
use yew::prelude::*;

/// The sections, in order: the id of the heading of each, and what it is called.
fn sections(text: &Messages) -> [(&'static str, String); 6] {
    [
        ("passages", text.the_passages()),
        ("positions", text.page_positions()),
        ("timeline", text.page_timeline()),
        ("chain", text.how_the_words_came()),
        ("method", text.how_this_was_made()),
        ("bibliography", text.sources()),
    ]
}

/// Everything, in the order of the walk. `home` is the address of the opening, in full where it is known.
pub(super) fn all(all: &All, site: Site<'_>, home: &str) -> Html {
    html! {
        <div class="all">
            <header>
                <p class="label">{ site.text.everything_on_one_page() }</p>
                { heading(&format!("{}: {}", all.title, all.subtitle)) }
                <p class="standfirst">{ prose(&all.standfirst, site) }</p>
                { imprint(all, home, site.text) }
            </header>
            { contents(all, site.text) }
            <section aria-labelledby="passages">
                <h2 id="passages">{ site.text.the_passages() }</h2>
                { for all.passages.iter().map(|passage_data| passage(passage_data, site, home)) }
            </section>
            <section aria-labelledby="positions">
                <h2 id="positions">{ site.text.page_positions() }</h2>
                { positions::questions(&all.positions, site) }
                { positions::voices(&all.positions, site) }
            </section>
            <section aria-labelledby="timeline">
                <h2 id="timeline">{ site.text.page_timeline() }</h2>
                { timeline::events(&all.timeline, site) }
            </section>
            { sources::bibliography(&all.sources, site) }
        </div>
    }
}

/// What is annotated, the address of the page, what it holds, and how to read its numbers.
fn imprint(all: &All, home: &str, text: &Messages) -> Html {
    let passages = || all.passages.iter().map(|passage_data| &passage_data.passage);
    let quoted = passages().filter(|passage| passage.kind != PassageKind::Report).count();
    let notes: usize = passages().map(|passage| passage.notes.len()).sum();
    let with_notes = all.passages.iter().find(|passage_data| !passage_data.passage.notes.is_empty());
    let holds = text.imprint_holds(all.passages.len(), quoted, notes, all.sources.cited.len());
    html! {
        <dl class="imprint">
            <div><dt>{ text.imprint_annotates() }</dt><dd>{ sources::reference(&all.report) }</dd></div>
            <div><dt>{ text.imprint_address() }</dt><dd class="address">{ Page::All.href(home) }</dd></div>
            <div><dt>{ text.imprint_contents() }</dt><dd>{ holds }</dd></div>
            if let Some(PassageData { number, .. }) = with_notes {
                <div><dt>{ text.imprint_numbering() }</dt><dd>{ text.numbering(*number) }</dd></div>
            }
        </dl>
    }
}

fn contents(all: &All, text: &Messages) -> Html {
    let passages = || {
        let titles = all.passages.iter().map(|passage_data| {
            let href = format!("#{}", passage_element_id(&passage_data.passage.id));
            html! { <li><a {href}>{ passage_data.passage.title.clone() }</a></li> }
        });
        html! { <ol>{ for titles }</ol> }
    };
    let sections = sections(text).into_iter().map(|(id, name)| {
        html! {
            <li>
                <a href={format!("#{id}")}>{ name }</a>
                if id == "passages" { { passages() } }
            </li>
        }
    });
    html! { <nav class="contents" aria-label={text.contents()}><ul>{ for sections }</ul></nav> }
}

fn passage(passage_data: &PassageData, site: Site<'_>, home: &str) -> Html {
    let passage = &passage_data.passage;
    let page = Page::Passage(passage.id.clone());
    html! {
        <article
            id={passage_element_id(&passage.id)}
            class="passage"
            tabindex="-1"
            data-href={site.links.address(&page)}
        >
            <h3>{ format!("{}. ", passage_data.number) }<span class="passage-title">{ passage.title.clone() }</span></h3>
            <p class="passage-address"><a href={site.links.address(&page)} rel="bookmark">{ page.href(home) }</a></p>
            { byline(passage_data, site) }
            { words(passage, "", None, site) }
            { circumstances_in_full(passage_data, site) }
            { notes(passage_data, site, "", None) }
            { witnesses(passage_data, site, html! { <h4>{ site.text.printed_elsewhere() }</h4> }) }
        </article>
    }
}
