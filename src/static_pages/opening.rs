//! What stands on the opening around the ways into the walk.

use super::find::find;
use super::positions;
use crate::components::{heading, heard_label, prose, step_list, voice_link};
use explainer::model::Heard;
use explainer::page::Page;
use explainer::page_data::OpeningData;
use explainer::view::VoiceLine;
use yew::prelude::*;

/// The title and what this is.
pub(crate) fn above(opening: &OpeningData, title: &str, base: &str) -> Html {
    html! {
        <header>
            { heading(title) }
            <p class="subtitle">{ opening.subtitle.clone() }</p>
            <p class="standfirst">{ prose(&opening.standfirst, base) }</p>
        </header>
    }
}

/// How much there is, who stands where, and the passages.
pub(crate) fn below_start(opening: &OpeningData, base: &str) -> Html {
    let map = match &opening.map {
        Some(map) => positions::map(map, base),
        None => who_is_heard(&opening.voices, base),
    };
    html! {
        <>
            <p class="counts">
                { format!("{} passages, {} of them in quotation marks; {} notes.", opening.steps.len(), opening.quoted, opening.notes) }
            </p>
            { find(base) }
            { map }
            <p class="on"><a href={Page::Positions.href(base)}>{ "See every question and every answer" }</a></p>
            <section aria-labelledby="passages">
                <h2 id="passages">{ "The passages" }</h2>
                { step_list(&opening.steps, base, None) }
            </section>
        </>
    }
}

/// What stands in place of a map where the explainer has none.
fn who_is_heard(voices: &[VoiceLine], base: &str) -> Html {
    let heard = |how: Heard, meaning: &'static str| {
        let voices = voices.iter().filter(|voice| voice.heard == how);
        html! {
            <div>
                <h3>{ heard_label(how) }</h3>
                <p class="meaning">{ meaning }</p>
                <ul>{ for voices.map(|voice| html! { <li>{ voice_link(voice, &voice.name, base) }</li> }) }</ul>
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
