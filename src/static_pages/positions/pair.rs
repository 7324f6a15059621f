//! Two voices side by side.

use super::beside;
use super::map::kind;
use super::table::position;
use crate::components::{heading, heard_label, known_label, labelled_passages, prose, voice_link};
use crate::links::Links;
use explainer::page::Page;
use explainer::page_data::{Pair, QuestionData};
use explainer::view::{StepLine, VoiceLine};
use yew::prelude::*;

/// What is attributed to two voices, question by question, and links to compare either with another.
pub(in crate::static_pages) fn pair(pair: &Pair, links: Links<'_>) -> Html {
    let [one, other] = &pair.voices;
    let is_stated = |asked: &&QuestionData| pair.voices.iter().any(|voice| position(voice, asked).is_some());
    let (stated, silent): (Vec<_>, Vec<_>) = pair.asked.iter().partition(is_stated);
    html! {
        <div class="pair">
            { heading(&format!("{} and {}", one.name, other.name)) }
            <p class="lead">
                { "What the report attributes to each, side by side. Where it attributes nothing, that is marked." }
            </p>
            <div class="pair-columns pair-voices">
                { who(one, other, &pair.comparable, links) }
                { who(other, one, &pair.comparable, links) }
            </div>
            { for stated.into_iter().map(|asked| question(asked, &pair.voices, links)) }
            if !silent.is_empty() {
                <section class="pair-question" aria-labelledby="silent">
                    <h2 id="silent">{ "Not stated for either" }</h2>
                    <ul class="not-stated-questions">
                        { for silent.into_iter().map(|asked| html! {
                            <li>{ question_link(asked, links) }</li>
                        }) }
                    </ul>
                </section>
            }
            <p>{ links.to_page(&Page::Positions).text("All voices, all questions") }</p>
        </div>
    }
}

/// A voice, and links that replace it by another beside `stays`.
fn who(voice: &VoiceLine, stays: &VoiceLine, comparable: &[VoiceLine], links: Links<'_>) -> Html {
    html! {
        <div>
            <p class="pair-voice-name">{ voice_link(voice, &voice.name, links) }</p>
            <p class="voice-role">
                if let Some(role) = &voice.role { { role.clone() }{ " · " } }
                { heard_label(voice.heard) }
            </p>
            if comparable.len() > 2 {
                <details class="pair-switch">
                    <summary>{ format!("Compare {} with another voice", stays.short) }</summary>
                    <ul>{ for beside(&stays.id, comparable, links, &voice.id) }</ul>
                </details>
            }
        </div>
    }
}

fn question_link(asked: &QuestionData, links: Links<'_>) -> Html {
    let link = links.to_element(&Page::Positions, &format!("question-{}", asked.question.id));
    link.text(asked.question.text.clone())
}

fn question(asked: &QuestionData, voices: &[VoiceLine; 2], links: Links<'_>) -> Html {
    let id = format!("question-{}", asked.question.id);
    html! {
        <section class="pair-question" aria-labelledby={id.clone()}>
            <h2 {id}>{ question_link(asked, links) }</h2>
            <div class="pair-columns">{ for voices.iter().map(|voice| side(voice, asked, links)) }</div>
        </section>
    }
}

fn side(voice: &VoiceLine, asked: &QuestionData, links: Links<'_>) -> Html {
    let held = position(voice, asked);
    let Some((held, known)) =
        held.and_then(|index| Some((&asked.question.positions[index], asked.known.get(index)?)))
    else {
        return html! {
            <div class="pair-position is-not-stated">
                <h3>{ voice.short.clone() }</h3>
                <p class="evidence-kind" data-evidence-kind="none"><span class="evidence-kind-label">{ "Not stated" }</span></p>
            </div>
        };
    };
    let evidence: Vec<&StepLine> =
        asked.steps.iter().filter(|step| held.passages.contains(&step.id)).collect();
    html! {
        <div class="pair-position">
            <h3>{ voice.short.clone() }</h3>
            <p class="evidence-kind" data-evidence-kind={kind(known)}>
                <span class="answer">{ held.answer.clone() }</span>{ " " }
                <span class="evidence-kind-label">{ known_label(known) }</span>
            </p>
            <p>{ prose(&held.text, links) }</p>
            <p class="evidence-passages">{ labelled_passages(&evidence, links) }</p>
        </div>
    }
}
