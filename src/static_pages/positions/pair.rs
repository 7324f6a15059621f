//! Two voices side by side.

use super::map::kind;
use super::table::position;
use super::{beside, cited};
use crate::components::{heading, heard_label, known_label, labelled_passages, prose, voice_link};
use crate::site::Site;
use explainer::page::Page;
use explainer::page_data::{Pair, QuestionData};
use explainer::view::{StepLine, VoiceLine};
use yew::prelude::*;

/// What is attributed to two voices, question by question, and links to compare either with another.
pub(in crate::static_pages) fn pair(pair: &Pair, site: Site<'_>) -> Html {
    let [one, other] = &pair.voices;
    let is_stated = |asked: &&QuestionData| pair.voices.iter().any(|voice| position(voice, asked).is_some());
    let (stated, silent): (Vec<_>, Vec<_>) = pair.asked.iter().partition(is_stated);
    html! {
        <div class="pair">
            { heading(&site.text.pair(one.name.as_str(), other.name.as_str())) }
            <p class="lead">
                { site.text.pair_about() }
            </p>
            <div class="pair-columns pair-voices">
                { who(one, other, &pair.comparable, site) }
                { who(other, one, &pair.comparable, site) }
            </div>
            { for stated.into_iter().map(|asked| question(asked, &pair.voices, site)) }
            if !silent.is_empty() {
                <section class="pair-question" aria-labelledby="silent">
                    <h2 id="silent">{ site.text.not_stated_for_either() }</h2>
                    <ul class="not-stated-questions">
                        { for silent.into_iter().map(|asked| html! {
                            <li>{ question_link(asked, site) }</li>
                        }) }
                    </ul>
                </section>
            }
            <p>{ site.links.to_page(&Page::Positions).text(site.text.all_voices_all_questions()) }</p>
        </div>
    }
}

/// A voice, and links that replace it by another beside `stays`.
fn who(voice: &VoiceLine, stays: &VoiceLine, comparable: &[VoiceLine], site: Site<'_>) -> Html {
    html! {
        <div>
            <p class="pair-voice-name">{ voice_link(voice, &voice.name, site) }</p>
            <p class="voice-role">
                if let Some(role) = &voice.role { { role.clone() }{ " · " } }
                { heard_label(voice.heard, site.text) }
            </p>
            if comparable.len() > 2 {
                <details class="pair-switch">
                    <summary>{ site.text.compare_with_another(stays.short.as_str()) }</summary>
                    <ul>{ for beside(&stays.id, comparable, site, &voice.id) }</ul>
                </details>
            }
        </div>
    }
}

fn question_link(asked: &QuestionData, site: Site<'_>) -> Html {
    let link = site.links.to_element(&Page::Positions, &format!("question-{}", asked.question.id));
    link.text(asked.question.text.clone())
}

fn question(asked: &QuestionData, voices: &[VoiceLine; 2], site: Site<'_>) -> Html {
    let id = format!("question-{}", asked.question.id);
    html! {
        <section class="pair-question" aria-labelledby={id.clone()}>
            <h2 {id}>{ question_link(asked, site) }</h2>
            <div class="pair-columns">{ for voices.iter().map(|voice| side(voice, asked, site)) }</div>
        </section>
    }
}

fn side(voice: &VoiceLine, asked: &QuestionData, site: Site<'_>) -> Html {
    let held = position(voice, asked);
    let Some((held, known)) =
        held.and_then(|index| Some((&asked.question.positions[index], asked.known.get(index)?)))
    else {
        return html! {
            <div class="pair-position is-not-stated">
                <h3>{ voice.short.clone() }</h3>
                <p class="evidence-kind" data-evidence-kind="none"><span class="evidence-kind-label">{ site.text.not_stated() }</span></p>
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
                <span class="evidence-kind-label">{ known_label(known, site.text) }</span>
            </p>
            <p>{ prose(&held.text, site) }</p>
            <p class="evidence-passages">{ labelled_passages(&evidence, site) }</p>
            { cited(held, asked, site) }
        </div>
    }
}
