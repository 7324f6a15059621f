//! Bibliography and method.

use crate::components::{heading, passage_links, prose};
use explainer::asset_paths;
use explainer::model::Source;
use explainer::page::Page;
use explainer::page_data::{Cited, Sources};
use explainer::view::StepLine;
use yew::prelude::*;

/// How the words came to the page, what is cited, and how this was made.
pub(super) fn sources(sources: &Sources, base: &str) -> Html {
    html! {
        <div class="sources">
            { heading("Sources and method") }
            { bibliography(sources, base) }
            <p>
                { "For other programs: " }
                <a href={format!("{base}{}", asset_paths::EXPLAINER)}>{ "all of this as JSON" }</a>{ ", " }
                <a href={format!("{base}{}", asset_paths::ANNOTATIONS)}>{ "the notes as W3C annotations" }</a>{ "." }
            </p>
        </div>
    }
}

/// The chain, the sources and the method.
pub(super) fn bibliography(sources: &Sources, base: &str) -> Html {
    html! {
        <>
            <section aria-labelledby="chain">
                <h2 id="chain">{ "How the words reached this page" }</h2>
                <p>{ "The annotated report is the last link of a chain. Each link could change a word." }</p>
                <ol class="chain">{ for sources.chain.iter().map(|source| link(source, base)) }</ol>
            </section>
            <section aria-labelledby="method">
                <h2 id="method">{ "How this was made" }</h2>
                { for sources.method.iter().map(|paragraph| html! { <p>{ prose(paragraph, base) }</p> }) }
            </section>
            <section aria-labelledby="bibliography">
                <h2 id="bibliography">{ "Sources" }</h2>
                <ol class="bibliography">{ for sources.cited.iter().map(|cited| entry(cited, base)) }</ol>
            </section>
        </>
    }
}

fn link(source: &Source, base: &str) -> Html {
    let href = format!("{}#source-{}", Page::Sources.href(base), source.id);
    html! {
        <li><a {href}>{ source.issuer.clone() }</a>{ ", " }{ title(source) }{ ", " }<time datetime={source.day.iso.clone()}>{ source.day.words.clone() }</time></li>
    }
}

fn entry(cited: &Cited, base: &str) -> Html {
    let source = &cited.source;
    let steps: Vec<&StepLine> = cited.steps.iter().collect();
    html! {
        <li id={format!("source-{}", source.id)} tabindex="-1">
            <p class="reference">{ reference(source) }</p>
            <p>{ prose(&source.about, base) }</p>
            if !steps.is_empty() {
                <p><span class="label">{ "Cited in" }</span>{ " " }{ passage_links(&steps, base) }</p>
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

/// A title stands in italics, our description of one in brackets.
fn title(source: &Source) -> Html {
    let title = source.title.clone();
    if source.described {
        html! { { format!("[{title}]") } }
    } else {
        html! { <cite>{ title }</cite> }
    }
}
