//! Every question and every voice in one table.

use super::map::kind;
use crate::components::{known_label, voice_link};
use crate::site::Site;
use explainer::page::Page;
use explainer::page_data::{Positions, QuestionData};
use explainer::view::{StepLine, VoiceLine};
use messages::Messages;
use yew::prelude::*;

/// A row for each voice, a column for each question; in each cell the answer and its passages.
pub(super) fn table(positions: &Positions, site: Site<'_>) -> Html {
    let Some(voices) = positions.asked.first().map(|asked| &asked.voices) else { return html! {} };
    html! {
        <section class="position-table" aria-labelledby="table">
            <h2 id="table">{ site.text.every_voice_every_question() }</h2>
            { key(site.text) }
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ site.text.voice() }</th>
                        { for positions.asked.iter().map(|asked| html! {
                            <th scope="col"><a href={format!("#question-{}", asked.question.id)}>{ asked.question.short.clone() }</a></th>
                        }) }
                    </tr>
                </thead>
                <tbody>{ for voices.iter().map(|voice| row(voice, &positions.asked, site)) }</tbody>
            </table>
        </section>
    }
}

/// What the marks mean.
fn key(text: &Messages) -> Html {
    let marks = [
        ("quoted", text.known_quoted()),
        ("part", text.known_in_part()),
        ("reported", text.known_reported()),
        ("told", text.according_to_another()),
        ("none", text.not_stated()),
    ];
    html! {
        <ul class="legend">
            { for marks.map(|(kind, label)| html! { <li class="evidence-kind" data-evidence-kind={kind}>{ label }</li> }) }
            <li><span class="step-numbers"><span>{ "1" }</span></span>{ " " }{ text.passage_in_the_walk() }</li>
        </ul>
    }
}

fn row(voice: &VoiceLine, asked: &[QuestionData], site: Site<'_>) -> Html {
    let answered = asked.iter().filter(|asked| position(voice, asked).is_some()).count();
    let (count, of) = (answered, asked.len());
    html! {
        <tr>
            <th scope="row">
                { voice_link(voice, &voice.short, site) }
                <span class="attributed-count">{ site.text.answered(count, of) }</span>
            </th>
            { for asked.iter().map(|asked| cell(voice, asked, site)) }
        </tr>
    }
}

/// The index of a voice’s position among those on a question.
pub(super) fn position(voice: &VoiceLine, asked: &QuestionData) -> Option<usize> {
    asked.question.positions.iter().position(|position| position.voice == voice.id)
}

fn cell(voice: &VoiceLine, asked: &QuestionData, site: Site<'_>) -> Html {
    let held = position(voice, asked);
    let Some((held, known)) =
        held.and_then(|index| Some((&asked.question.positions[index], asked.known.get(index)?)))
    else {
        return html! { <td class="is-not-stated"><span class="evidence-kind" data-evidence-kind="none"><span class="visually-hidden">{ site.text.not_stated() }</span></span></td> };
    };
    let steps = asked.steps.iter().filter(|step| held.passages.contains(&step.id));
    html! {
        <td data-question={asked.question.short.clone()}>
            <span class="evidence-kind" data-evidence-kind={kind(known)}>
                <span class="answer">{ held.answer.clone() }</span>
                <span class="visually-hidden">{ site.text.answer_known_from(known_label(known, site.text)) }{ " " }</span>
            </span>
            <span class="step-numbers">{ for steps.map(|step| numbered(step, site)) }</span>
        </td>
    }
}

/// A passage by its number.
fn numbered(step: &StepLine, site: Site<'_>) -> Html {
    let href = site.links.address(&Page::Passage(step.id.clone()));
    let name = format!("{}, {}", step.number_of_all, step.title);
    html! { <><a {href} aria-label={name.clone()} title={name}>{ step.number_of_all }</a>{ " " }</> }
}
