//! Who holds which position.
//!
//! | module | holds |
//! |---|---|
//! | `map` | the map of positions: two questions, each with those who want what it asks about |
//! | `table` | every question and every voice in one table |
//! | `pair` | two voices side by side |

mod map;
mod pair;
mod table;

pub(super) use map::map;
pub(super) use pair::pair;

use crate::components::{
    heading, heard_label, labelled_passages, passage_links, prose, source_links, voice_link,
};
use crate::links::Links;
use explainer::id::VoiceId;
use explainer::model::{Position, Voice};
use explainer::page::Page;
use explainer::page_data::{Positions, QuestionData};
use explainer::view::{StepLine, VoiceLine};
use yew::prelude::*;

/// The map, the table, the questions with every voice's answer, and the voices.
pub(super) fn positions(positions: &Positions, links: Links<'_>) -> Html {
    html! {
        <div class="positions">
            { heading("Positions") }
            <p class="lead">
                { "What the report attributes to each voice, with the passages that show it. " }
                { "Where it attributes nothing, that is marked: no answer is guessed." }
                if positions.comparable.len() > 1 {
                    { " Any two can be put " }<a href="#voices">{ "side by side" }</a>{ "." }
                }
            </p>
            if let Some(map) = &positions.map { { map::map(map, links) } }
            { table::table(positions, links) }
            { questions(positions, links) }
            { voices_with(positions, links, |voice| comparison_links(voice, positions, links)) }
        </div>
    }
}

/// The questions with every voice's answer.
pub(super) fn questions(positions: &Positions, links: Links<'_>) -> Html {
    html! { <>{ for positions.asked.iter().map(|asked| question(asked, links)) }</> }
}

fn question(asked: &QuestionData, links: Links<'_>) -> Html {
    let id = format!("question-{}", asked.question.id);
    let rows = asked.question.positions.iter().map(|position| row(position, asked, links));
    let silent = asked.question.not_stated.iter().filter_map(|id| voice_line(&asked.voices, id));
    html! {
        <section class="question" aria-labelledby={id.clone()}>
            <h2 {id}>{ asked.question.text.clone() }</h2>
            if !asked.question.positions.is_empty() {
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ "Voice" }</th>
                            <th scope="col">{ "Answer" }</th>
                            <th scope="col">{ "What the report attributes" }</th>
                            <th scope="col">{ "Passages" }</th>
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            }
            if !asked.question.not_stated.is_empty() {
                <p class="not-stated-voices">
                    <span class="label">{ "Not stated" }</span>{ " " }
                    { for silent.enumerate().map(|(index, voice)| html! {
                        <>if index > 0 { { ", " } }{ voice_link(voice, &voice.short, links) }</>
                    }) }
                </p>
            }
        </section>
    }
}

fn row(position: &Position, asked: &QuestionData, links: Links<'_>) -> Html {
    let voice =
        voice_line(&asked.voices, &position.voice).map(|voice| voice_link(voice, &voice.short, links));
    let evidence: Vec<&StepLine> =
        asked.steps.iter().filter(|step| position.passages.contains(&step.id)).collect();
    html! {
        <tr>
            <th scope="row">{ voice }</th>
            <td class="answer">{ position.answer.clone() }</td>
            <td>{ prose(&position.text, links) }</td>
            <td class="evidence-passages">{ passage_links(&evidence, links) }</td>
        </tr>
    }
}

fn voice_line<'a>(voices: &'a [VoiceLine], id: &VoiceId) -> Option<&'a VoiceLine> {
    voices.iter().find(|voice| voice.id == *id)
}

/// Who the voices are.
pub(super) fn voices(positions: &Positions, links: Links<'_>) -> Html {
    voices_with(positions, links, |_| html! {})
}

/// Who the voices are, each with `more` at its end.
fn voices_with(positions: &Positions, links: Links<'_>, more: impl Fn(&Voice) -> Html) -> Html {
    let voices = positions
        .voices
        .iter()
        .zip(&positions.said)
        .map(|(voice, said)| about(voice, said, positions, links, more(voice)));
    html! {
        <section class="voices" aria-labelledby="voices">
            <h2 id="voices">{ "The voices" }</h2>
            { for voices }
        </section>
    }
}

fn about(voice: &Voice, said: &[StepLine], positions: &Positions, links: Links<'_>, more: Html) -> Html {
    let said: Vec<&StepLine> = said.iter().collect();
    html! {
        <article class="voice" id={format!("voice-{}", voice.id)} tabindex="-1">
            <h3>{ voice.name.clone() }</h3>
            <p class="voice-role">
                if let Some(role) = &voice.role { { role.clone() }{ " · " } }
                { heard_label(voice.heard) }
            </p>
            <p>{ prose(&voice.about, links) }</p>
            if !said.is_empty() {
                <p>{ labelled_passages(&said, links) }</p>
            }
            { source_links(&voice.sources, &positions.sources, links) }
            { more }
        </article>
    }
}

/// Links to the pages that compare a voice with another.
fn comparison_links(voice: &Voice, positions: &Positions, links: Links<'_>) -> Html {
    if !positions.comparable.iter().any(|other| other.id == voice.id) {
        return html! {};
    }
    html! {
        <div class="compare-links">
            <span class="label">{ "Compare with" }</span>
            <ul>{ for beside(&voice.id, &positions.comparable, links, &voice.id) }</ul>
        </div>
    }
}

/// A list of links to the page of `voice` with each of the `others` but one.
fn beside<'a>(
    voice: &'a VoiceId,
    others: &'a [VoiceLine],
    links: Links<'a>,
    but: &'a VoiceId,
) -> impl Iterator<Item = Html> + 'a {
    // The page of two voices names them in the order of the content.
    let order = |id: &VoiceId| others.iter().position(|other| other.id == *id);
    others.iter().filter(move |other| other.id != *voice && other.id != *but).map(move |other| {
        let (first, second) =
            if order(voice) < order(&other.id) { (voice, &other.id) } else { (&other.id, voice) };
        let link = links.to_page(&Page::Pair(first.clone(), second.clone()));
        html! { <li>{ link.text(other.short.clone()) }</li> }
    })
}
