//! Bibliography and method.

use crate::components::{heading, passage_links, prose};
use crate::links::Links;
use explainer::asset_paths;
use explainer::model::Source;
use explainer::page::Page;
use explainer::page_data::{SourceData, Sources};
use explainer::view::StepLine;
use yew::prelude::*;

/// How the words came to the page, what is cited, and how this was made.
pub(super) fn sources(sources: &Sources, links: Links<'_>) -> Html {
    html! {
        <div class="sources">
            { heading("Sources and method") }
            { bibliography(sources, links) }
            <p>
                { "For other programs: " }
                { links.to(asset_paths::EXPLAINER).text("all of this as JSON") }{ ", " }
                { links.to(asset_paths::ANNOTATIONS).text("the notes as W3C annotations") }{ "." }
            </p>
            <p>
                { "The programs of this site contain the work of others: " }
                { links.to(asset_paths::LICENCES).text("their licences") }{ "." }
            </p>
        </div>
    }
}

/// The chain, the sources and the method.
pub(super) fn bibliography(sources: &Sources, links: Links<'_>) -> Html {
    html! {
        <>
            <section aria-labelledby="chain">
                <h2 id="chain">{ "How the words reached this page" }</h2>
                <p>{ "The annotated report is the last link of a chain. Each link could change a word." }</p>
                <ol class="source-chain">{ for sources.chain.iter().map(|source| link(source, links)) }</ol>
            </section>
            <section aria-labelledby="method">
                <h2 id="method">{ "How this was made" }</h2>
                { for sources.method.iter().map(|paragraph| html! { <p>{ prose(paragraph, links) }</p> }) }
            </section>
            <section aria-labelledby="bibliography">
                <h2 id="bibliography">{ "Sources" }</h2>
                <ol class="bibliography">{ for sources.cited.iter().map(|cited| entry(cited, links)) }</ol>
            </section>
        </>
    }
}

fn link(source: &Source, links: Links<'_>) -> Html {
    let link = links.to_element(&Page::Sources, &format!("source-{}", source.id));
    html! {
        <li>{ link.text(source.issuer.clone()) }{ ", " }{ title(source) }{ ", " }<time datetime={source.day.iso.clone()}>{ source.day.words.clone() }</time></li>
    }
}

fn entry(cited: &SourceData, links: Links<'_>) -> Html {
    let source = &cited.source;
    let steps: Vec<&StepLine> = cited.steps.iter().collect();
    html! {
        <li id={format!("source-{}", source.id)} tabindex="-1">
            <p class="reference">{ reference(source) }</p>
            <p>{ prose(&source.about, links) }</p>
            if !steps.is_empty() {
                <p><span class="label">{ "Cited in" }</span>{ " " }{ passage_links(&steps, links) }</p>
            }
        </li>
    }
}

/// A source as one cites it.
pub(super) fn reference(source: &Source) -> Html {
    html! {
        <>
            <span class="issuer">{ source.issuer.clone() }</span>{ ", " }
            { title(source) }{ ", " }
            <time datetime={source.day.iso.clone()}>{ source.day.words.clone() }</time>{ "." }
            if let Some(address) = &source.address {
                { " " }<a class="address" href={address.clone()} rel="external noreferrer">{ address.clone() }</a>
            }
        </>
    }
}

/// A title in italics, or our description of an untitled source in brackets.
fn title(source: &Source) -> Html {
    let title = source.title.clone();
    if source.described {
        html! { { format!("[{title}]") } }
    } else {
        html! { <cite>{ title }</cite> }
    }
}
