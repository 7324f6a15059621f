//! The way in.

use crate::parts::{heading, heard_label, prose, step_list, voice_link};
use explainer::model::Heard;
use explainer::page::Page;
use explainer::view::{Frame, Opening, StepLine, VoiceLine};
use yew::prelude::*;

/// The title, the standfirst, who is heard, and the passages. `last` is the id of the step that the reader was at.
pub(crate) fn opening(opening: &Opening, frame: &Frame, last: Option<&str>) -> Html {
    let base = &frame.base;
    let first = opening.steps.first();
    // What is kept on the device is an id at most: the title shown comes from the content.
    let resume = last.and_then(|id| opening.steps.iter().skip(1).find(|step| step.id.as_str() == id));
    let way_to = |step: &StepLine| Page::Passage(step.id.clone()).href(base);
    html! {
        <div class="opening">
            <header>
                { heading(&frame.title) }
                <p class="subtitle">{ opening.subtitle.clone() }</p>
                <p class="standfirst">{ prose(&opening.standfirst, base) }</p>
                <p class="start">
                    if let Some(step) = first { <a class="button" href={way_to(step)}>{ "Start the walk" }</a> }
                    if let Some(step) = resume {
                        <a class="button is-quiet" href={way_to(step)}>{ format!("Continue at step {} of {}", step.number, opening.steps.len()) }</a>
                    }
                </p>
                <p class="counts">
                    { format!("{} passages, {} of them in quotation marks; {} notes.", opening.steps.len(), opening.quoted, opening.notes) }
                </p>
            </header>
            <section class="heard" aria-labelledby="who-is-heard">
                <h2 id="who-is-heard">{ "Who is heard" }</h2>
                <div class="columns">
                    { heard(&opening.voices, Heard::Quoted, "Words of their own, in quotation marks.", base) }
                    { heard(&opening.voices, Heard::Reported, "A position, told by the reporter or by another.", base) }
                    { heard(&opening.voices, Heard::Named, "Spoken of; no position of their own.", base) }
                </div>
                <p><a href={Page::Positions.href(base)}>{ "Every question, every answer" }</a></p>
            </section>
            <section aria-labelledby="passages">
                <h2 id="passages">{ "The passages" }</h2>
                { step_list(&opening.steps, base, None) }
            </section>
        </div>
    }
}

fn heard(voices: &[VoiceLine], how: Heard, meaning: &'static str, base: &str) -> Html {
    let voices = voices.iter().filter(|voice| voice.heard == how);
    html! {
        <div>
            <h3>{ heard_label(how) }</h3>
            <p class="meaning">{ meaning }</p>
            <ul>{ for voices.map(|voice| html! { <li>{ voice_link(voice, &voice.name, base) }</li> }) }</ul>
        </div>
    }
}
