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
use crate::filled::filled;
use crate::site::Site;
use explainer::id::VoiceId;
use explainer::model::{Position, Voice};
use explainer::page::Page;
use explainer::page_data::{Positions, QuestionData};
use explainer::view::{StepLine, VoiceLine};
use yew::prelude::*;

/// The map, the table, the questions with every voice's answer, and the voices.
pub(super) fn positions(positions: &Positions, site: Site<'_>) -> Html {
    html! {
        <div class="positions">
            { heading(&site.text.page_positions()) }
            <p class="lead">
                { site.text.positions_about() }
                if positions.comparable.len() > 1 {
                    { " " }{ filled(|[side]| site.text.any_two(side), [html! { <a href="#voices">{ site.text.side_by_side() }</a> }]) }
                }
            </p>
            if let Some(map) = &positions.map { { map::map(map, site) } }
            { table::table(positions, site) }
            { questions(positions, site) }
            { voices_with(positions, site, |voice| comparison_links(voice, positions, site)) }
        </div>
    }
}

/// The questions with every voice's answer.
pub(super) fn questions(positions: &Positions, site: Site<'_>) -> Html {
    html! { <>{ for positions.asked.iter().map(|asked| question(asked, site)) }</> }
}

fn question(asked: &QuestionData, site: Site<'_>) -> Html {
    let id = format!("question-{}", asked.question.id);
    let rows = asked.question.positions.iter().map(|position| row(position, asked, site));
    let silent = asked.question.not_stated.iter().filter_map(|id| voice_line(&asked.voices, id));
    html! {
        <section class="question" aria-labelledby={id.clone()}>
            <h2 {id}>{ asked.question.text.clone() }</h2>
            if !asked.question.positions.is_empty() {
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ site.text.voice() }</th>
                            <th scope="col">{ site.text.answer() }</th>
                            <th scope="col">{ site.text.what_the_report_attributes() }</th>
                            <th scope="col">{ site.text.passages() }</th>
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            }
            if !asked.question.not_stated.is_empty() {
                <p class="not-stated-voices">
                    <span class="label">{ site.text.not_stated() }</span>{ " " }
                    { for silent.enumerate().map(|(index, voice)| html! {
                        <>if index > 0 { { ", " } }{ voice_link(voice, &voice.short, site) }</>
                    }) }
                </p>
            }
        </section>
    }
}

fn row(position: &Position, asked: &QuestionData, site: Site<'_>) -> Html {
    let voice = voice_line(&asked.voices, &position.voice).map(|voice| voice_link(voice, &voice.short, site));
    let evidence: Vec<&StepLine> =
        asked.steps.iter().filter(|step| position.passages.contains(&step.id)).collect();
    html! {
        <tr>
            <th scope="row">{ voice }</th>
            <td class="answer">{ position.answer.clone() }</td>
            <td>
                { prose(&position.text, site) }
                { cited(position, asked, site) }
            </td>
            <td class="evidence-passages">{ passage_links(&evidence, site) }</td>
        </tr>
    }
}

/// The sources that a position cites, if it does.
fn cited(position: &Position, asked: &QuestionData, site: Site<'_>) -> Html {
    if position.sources.is_empty() {
        return html! {};
    }
    source_links(&position.sources, &asked.sources, site)
}

fn voice_line<'a>(voices: &'a [VoiceLine], id: &VoiceId) -> Option<&'a VoiceLine> {
    voices.iter().find(|voice| voice.id == *id)
}

/// Who the voices are.
pub(super) fn voices(positions: &Positions, site: Site<'_>) -> Html {
    voices_with(positions, site, |_| html! {})
}

/// Who the voices are, each with `more` at its end.
fn voices_with(positions: &Positions, site: Site<'_>, more: impl Fn(&Voice) -> Html) -> Html {
    let voices = positions
        .voices
        .iter()
        .zip(&positions.said)
        .map(|(voice, said)| about(voice, said, positions, site, more(voice)));
    html! {
        <section class="voices" aria-labelledby="voices">
            <h2 id="voices">{ site.text.the_voices() }</h2>
            { for voices }
        </section>
    }
}

fn about(voice: &Voice, said: &[StepLine], positions: &Positions, site: Site<'_>, more: Html) -> Html {
    let said: Vec<&StepLine> = said.iter().collect();
    html! {
        <article class="voice" id={format!("voice-{}", voice.id)} tabindex="-1">
            <h3>{ voice.name.clone() }</h3>
            <p class="voice-role">
                if let Some(role) = &voice.role { { role.clone() }{ " · " } }
                { heard_label(voice.heard, site.text) }
            </p>
            <p>{ prose(&voice.about, site) }</p>
            if !said.is_empty() {
                <p>{ labelled_passages(&said, site) }</p>
            }
            { source_links(&voice.sources, &positions.sources, site) }
            { more }
        </article>
    }
}

/// Links to the pages that compare a voice with another.
fn comparison_links(voice: &Voice, positions: &Positions, site: Site<'_>) -> Html {
    if !positions.comparable.iter().any(|other| other.id == voice.id) {
        return html! {};
    }
    html! {
        <div class="compare-links">
            <span class="label">{ site.text.compare_with() }</span>
            <ul>{ for beside(&voice.id, &positions.comparable, site, &voice.id) }</ul>
        </div>
    }
}

/// A list of links to the page of `voice` with each of the `others` but one.
fn beside<'a>(
    voice: &'a VoiceId,
    others: &'a [VoiceLine],
    site: Site<'a>,
    but: &'a VoiceId,
) -> impl Iterator<Item = Html> + 'a {
    // The page of two voices names them in the order of the content.
    let order = |id: &VoiceId| others.iter().position(|other| other.id == *id);
    others.iter().filter(move |other| other.id != *voice && other.id != *but).map(move |other| {
        let (first, second) =
            if order(voice) < order(&other.id) { (voice, &other.id) } else { (&other.id, voice) };
        let link = site.links.to_page(&Page::Pair(first.clone(), second.clone()));
        html! { <li>{ link.text(other.short.clone()) }</li> }
    })
}
