//! The way in.

use super::{PageProps, heading, place_key};
use crate::browser;
use crate::parts::{heard_label, prose, step_list, voice_link};
use explainer::model::Heard;
use explainer::page::Page;
use explainer::view::{Content, StepLine, VoiceLine};
use yew::prelude::*;

/// The title, the standfirst, who is heard, and the passages.
#[function_component]
pub(crate) fn Opening(props: &PageProps) -> Html {
    let frame = &props.view.frame;
    let base = &frame.base;
    let last = use_state(|| None::<String>);
    {
        let last = last.setter();
        use_effect_with(frame.explainer.clone(), move |explainer| {
            last.set(browser::remembered(&place_key(explainer)));
        });
    }
    let Content::Opening(opening) = &props.view.content else { return html! {} };
    let first = opening.steps.first();
    // What is kept on the device is an id at most: the title shown comes from the content.
    let resume = last.as_ref().and_then(|id| opening.steps.iter().skip(1).find(|step| step.id.as_str() == id));
    let go = |step: &StepLine, class: &'static str, label: String| {
        html! { <a {class} href={Page::Passage(step.id.clone()).href(base)}>{ label }</a> }
    };
    html! {
        <div class="opening">
            <header>
                { heading(&frame.title) }
                <p class="subtitle">{ frame.subtitle.clone() }</p>
                <p class="standfirst">{ prose(&opening.standfirst, base) }</p>
                <p class="start">
                    if let Some(step) = first { { go(step, "button", "Start the walk".into()) } }
                    if let Some(step) = resume {
                        { go(step, "button is-quiet", format!("Continue at step {} of {}", step.number, opening.steps.len())) }
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
