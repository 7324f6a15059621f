//! Everything on one page: a long read on a screen, a document on paper.
//!
//! A note is numbered by its passage and its order there, as in 3.2; a source by its order in the bibliography. The
//! styles set both numbers wherever a note or a source is named.

use super::{positions, sources, timeline};
use crate::components::{byline, circumstances_in_full, heading, notes, prose, witnesses, words};
use crate::links::{Links, passage_element_id};
use explainer::model::PassageKind;
use explainer::page::Page;
use explainer::page_data::{All, PassageData};
use yew::prelude::*;

/// The sections, in order: the id of the heading of each, and what it is called.
const SECTIONS: [(&str, &str); 6] = [
    ("passages", "The passages"),
    ("positions", "Positions"),
    ("timeline", "Timeline"),
    ("chain", "How the words reached this page"),
    ("method", "How this was made"),
    ("bibliography", "Sources"),
];

/// Everything, in the order of the walk. `home` is the address of the opening, in full where it is known.
pub(super) fn all(all: &All, links: Links<'_>, home: &str) -> Html {
    html! {
        <div class="all">
            <header>
                <p class="label">{ "Everything on one page" }</p>
                { heading(&format!("{}: {}", all.title, all.subtitle)) }
                <p class="standfirst">{ prose(&all.standfirst, links) }</p>
                { imprint(all, home) }
            </header>
            { contents(all) }
            <section aria-labelledby="passages">
                <h2 id="passages">{ "The passages" }</h2>
                { for all.passages.iter().map(|passage_data| passage(passage_data, links, home)) }
            </section>
            <section aria-labelledby="positions">
                <h2 id="positions">{ "Positions" }</h2>
                { positions::questions(&all.positions, links) }
                { positions::voices(&all.positions, links) }
            </section>
            <section aria-labelledby="timeline">
                <h2 id="timeline">{ "Timeline" }</h2>
                { timeline::events(&all.timeline, links) }
            </section>
            { sources::bibliography(&all.sources, links) }
        </div>
    }
}

/// What is annotated, the address of the page, what it holds, and how to read its numbers.
fn imprint(all: &All, home: &str) -> Html {
    let passages = || all.passages.iter().map(|passage_data| &passage_data.passage);
    let quoted = passages().filter(|passage| passage.kind != PassageKind::Report).count();
    let notes: usize = passages().map(|passage| passage.notes.len()).sum();
    let holds = format!(
        "{} passages, {quoted} of them in quotation marks; {notes} notes; {} sources.",
        all.passages.len(),
        all.sources.cited.len(),
    );
    html! {
        <dl class="imprint">
            <div><dt>{ "Annotates" }</dt><dd>{ sources::reference(&all.report) }</dd></div>
            <div><dt>{ "Address" }</dt><dd class="address">{ Page::All.href(home) }</dd></div>
            <div><dt>{ "Contents" }</dt><dd>{ holds }</dd></div>
            <div><dt>{ "Numbering" }</dt><dd>{ "3.2 is the second note on passage 3; [4] is the fourth of the sources." }</dd></div>
        </dl>
    }
}

fn contents(all: &All) -> Html {
    let passages = || {
        let titles = all.passages.iter().map(|passage_data| {
            let href = format!("#{}", passage_element_id(&passage_data.passage.id));
            html! { <li><a {href}>{ passage_data.passage.title.clone() }</a></li> }
        });
        html! { <ol>{ for titles }</ol> }
    };
    let sections = SECTIONS.iter().map(|(id, name)| {
        html! {
            <li>
                <a href={format!("#{id}")}>{ *name }</a>
                if *id == "passages" { { passages() } }
            </li>
        }
    });
    html! { <nav class="contents" aria-label="Contents"><ul>{ for sections }</ul></nav> }
}

fn passage(passage_data: &PassageData, links: Links<'_>, home: &str) -> Html {
    let passage = &passage_data.passage;
    let page = Page::Passage(passage.id.clone());
    html! {
        <article
            id={passage_element_id(&passage.id)}
            class="passage"
            tabindex="-1"
            data-href={links.address(&page)}
        >
            <h3>{ format!("{}. ", passage_data.number) }<span class="passage-title">{ passage.title.clone() }</span></h3>
            <p class="passage-address"><a href={links.address(&page)} rel="bookmark">{ page.href(home) }</a></p>
            { byline(passage_data, links) }
            { words(passage, "", None) }
            { circumstances_in_full(passage_data, links) }
            { notes(passage_data, links, "", None) }
            { witnesses(passage_data, links, html! { <h4>{ "Printed elsewhere" }</h4> }) }
        </article>
    }
}
