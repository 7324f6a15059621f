//! Bibliography and method.

use crate::components::{contact_link, heading, passage_links, prose, time};
use crate::filled::filled;
use crate::site::Site;
use explainer::asset_paths;
use explainer::model::{Imprint, Source};
use explainer::page::Page;
use explainer::page_data::{SourceData, Sources};
use explainer::view::StepLine;
use yew::prelude::*;

/// How the words came to the page, what is cited, and how this was made.
pub(super) fn sources(sources: &Sources, site: Site<'_>) -> Html {
    html! {
        <div class="sources">
            { heading(&site.text.sources_and_method()) }
            { bibliography(sources, site) }
            { imprint(&sources.imprint, site) }
            <p>
                { filled(|[json, annotations]| site.text.for_programs(json, annotations), [
                    site.links.to(asset_paths::EXPLAINER).text(site.text.as_json()),
                    site.links.to(asset_paths::ANNOTATIONS).text(site.text.as_annotations()),
                ]) }
            </p>
            <p>
                { filled(|[licences]| site.text.work_of_others(licences), [site.links.to(asset_paths::LICENCES).text(site.text.their_licences())]) }
            </p>
        </div>
    }
}

/// The chain, the sources and the method.
pub(super) fn bibliography(sources: &Sources, site: Site<'_>) -> Html {
    html! {
        <>
            <section aria-labelledby="chain">
                <h2 id="chain">{ site.text.how_the_words_came() }</h2>
                <p>{ if sources.chain.len() > 1 { site.text.chain_about() } else { site.text.chain_of_one() } }</p>
                <ol class="source-chain">{ for sources.chain.iter().map(|source| link(source, site)) }</ol>
            </section>
            <section aria-labelledby="method">
                <h2 id="method">{ site.text.how_this_was_made() }</h2>
                { for sources.method.iter().map(|paragraph| html! { <p>{ prose(paragraph, site) }</p> }) }
            </section>
            <section aria-labelledby="bibliography">
                <h2 id="bibliography">{ site.text.sources() }</h2>
                <ol class="bibliography">{ for sources.cited.iter().map(|cited| entry(cited, site)) }</ol>
            </section>
        </>
    }
}

/// Who is responsible, and how mistakes are corrected; nothing where nothing is said of it.
fn imprint(imprint: &Imprint, site: Site<'_>) -> Html {
    let Imprint { masthead, contact, corrections } = imprint;
    if *imprint == Imprint::default() {
        return html! {};
    }
    html! {
        <section aria-labelledby="imprint">
            <h2 id="imprint">{ site.text.who_makes_this() }</h2>
            if let Some(masthead) = masthead { <p>{ masthead.clone() }</p> }
            if let Some(contact) = contact { <p><span class="label">{ site.text.contact() }</span>{ " " }{ contact_link(contact) }</p> }
            if let Some(corrections) = corrections {
                <p><span class="label">{ site.text.corrections() }</span>{ " " }{ prose(corrections, site) }</p>
            }
        </section>
    }
}

fn link(source: &Source, site: Site<'_>) -> Html {
    let link = site.links.to_element(&Page::Sources, &format!("source-{}", source.id));
    html! {
        <li>{ link.text(source.issuer.clone()) }{ ", " }{ title(source) }{ ", " }{ time(source.date.iso(), source.date.words()) }</li>
    }
}

fn entry(cited: &SourceData, site: Site<'_>) -> Html {
    let source = &cited.source;
    let steps: Vec<&StepLine> = cited.steps.iter().collect();
    html! {
        <li id={format!("source-{}", source.id)} tabindex="-1">
            <p class="reference">{ reference(source) }</p>
            <p>{ prose(&source.about, site) }</p>
            if !steps.is_empty() {
                <p><span class="label">{ site.text.cited_in() }</span>{ " " }{ passage_links(&steps, site) }</p>
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
            { time(source.date.iso(), source.date.words()) }{ "." }
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
