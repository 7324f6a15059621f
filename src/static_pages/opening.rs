//! The static parts of the opening, above and below the links into the walk.

use super::find::find;
use super::positions;
use crate::components::{heading, heard_label, prose, step_list, voice_link};
use crate::links::Links;
use explainer::model::Heard;
use explainer::page::Page;
use explainer::page_data::OpeningData;
use explainer::view::VoiceLine;
use yew::prelude::*;

/// The title and what this is.
pub(crate) fn above(opening: &OpeningData, title: &str, links: Links<'_>) -> Html {
    html! {
        <header>
            { heading(title) }
            <p class="subtitle">{ opening.subtitle.clone() }</p>
            <p class="standfirst">{ prose(&opening.standfirst, links) }</p>
        </header>
    }
}

/// How much there is, the map of positions, and the passages.
pub(crate) fn below_start(opening: &OpeningData, links: Links<'_>) -> Html {
    let map = match &opening.map {
        Some(map) => positions::map(map, links),
        None => who_is_heard(&opening.voices, links),
    };
    html! {
        <>
            <p class="counts">
                { format!("{} passages, {} of them in quotation marks; {} notes.", opening.steps.len(), opening.quoted, opening.notes) }
            </p>
            { find(links) }
            { map }
            <p class="on">{ links.to_page(&Page::Positions).text("See every question and every answer") }</p>
            <section aria-labelledby="passages">
                <h2 id="passages">{ "The passages" }</h2>
                { step_list(&opening.steps, links, None, &[]) }
            </section>
        </>
    }
}

/// The voices by how they are heard, for an explainer without a map.
fn who_is_heard(voices: &[VoiceLine], links: Links<'_>) -> Html {
    let heard = |how: Heard, meaning: &'static str| {
        let voices = voices.iter().filter(|voice| voice.heard == how);
        html! {
            <div>
                <h3>{ heard_label(how) }</h3>
                <p class="meaning">{ meaning }</p>
                <ul>{ for voices.map(|voice| html! { <li>{ voice_link(voice, &voice.name, links) }</li> }) }</ul>
            </div>
        }
    };
    html! {
        <section class="heard" aria-labelledby="who-is-heard">
            <h2 id="who-is-heard">{ "Who is heard" }</h2>
            <div class="columns">
                { heard(Heard::Quoted, "Words of their own, in quotation marks.") }
                { heard(Heard::Reported, "A position, told by the reporter or by another.") }
                { heard(Heard::Named, "Spoken of; no position of their own.") }
            </div>
        </section>
    }
}
