//! The circumstances of a passage.

use super::labels::{certainty_label, kind_label};
use super::{prose, source_links, voice_link};
use crate::links::Links;
use explainer::model::{Certainty, Origin, Passage, PassageKind, Run, When};
use explainer::page_data::PassageData;
use yew::prelude::*;

/// Whose words or position.
pub(crate) fn byline(passage_data: &PassageData, links: Links<'_>) -> Html {
    let label = match passage_data.passage.kind {
        PassageKind::Quotation | PassageKind::Fragment => "Speaker",
        PassageKind::Report if passage_data.speaker.outlet => "According to",
        PassageKind::Report => "Position of",
    };
    let role = passage_data
        .speaker
        .role
        .as_ref()
        .map(|role| html! { <span class="role">{ format!(", {role}") }</span> });
    html! {
        <>
            <p class="byline">
                <span class="label">{ label }</span>{ " " }
                { voice_link(&passage_data.speaker, &passage_data.speaker.name, links) }{ role }
            </p>
            if passage_data.passage.kind == PassageKind::Report {
                <p class="label">{ format!("Our summary of paragraph {}", passage_data.passage.paragraph) }</p>
            }
        </>
    }
}

/// To whom, where, when, and, folded away, how it is known whose words they are.
pub(crate) fn circumstances(passage_data: &PassageData, links: Links<'_>) -> Html {
    let passage = &passage_data.passage;
    html! {
        <div class="circumstances">
            { facts(passage_data, links) }
            <details class="certainty" data-weaker={weaker(passage.certainty)}>
                <summary>
                    <span class="label">{ "Attribution" }</span>{ " " }
                    { certainty_label(passage.certainty) }
                </summary>
                { evidence(passage_data, links) }
            </details>
        </div>
    }
}

/// The same with nothing folded away.
pub(crate) fn circumstances_in_full(passage_data: &PassageData, links: Links<'_>) -> Html {
    let passage = &passage_data.passage;
    html! {
        <div class="circumstances">
            { facts(passage_data, links) }
            <div class="certainty" data-weaker={weaker(passage.certainty)}>
                <p class="attribution">
                    <span class="label">{ "Attribution" }</span>{ " " }
                    { certainty_label(passage.certainty) }
                </p>
                { evidence(passage_data, links) }
            </div>
        </div>
    }
}

fn weaker(certainty: Certainty) -> Option<&'static str> {
    match certainty {
        Certainty::Stated => None,
        Certainty::Settled | Certainty::Inferred => Some(""),
    }
}

/// To whom, where and when.
fn facts(passage_data: &PassageData, links: Links<'_>) -> Html {
    let passage = &passage_data.passage;
    let listener = passage_data.listener.as_ref().map(|listener| {
        html! { <div><dt>{ "To" }</dt><dd>{ voice_link(listener, &listener.name, links) }</dd></div> }
    });
    let when = match &passage.when {
        When::On(day) => html! { <time datetime={day.iso.clone()}>{ day.words.clone() }</time> },
        When::Undated(reason) => html! { { reason.clone() } },
    };
    html! {
        <>
            { inserted(passage) }
            <dl>
                { listener }
                <div><dt>{ "Where" }</dt><dd>{ passage.place.clone() }</dd></div>
                <div><dt>{ "When" }</dt><dd>{ when }</dd></div>
                <div><dt>{ "Kind" }</dt><dd>{ kind_label(passage.kind) }</dd></div>
            </dl>
        </>
    }
}

/// How it is known who speaks.
fn evidence(passage_data: &PassageData, links: Links<'_>) -> Html {
    let passage = &passage_data.passage;
    html! {
        <>
            <p>{ prose(&passage.attribution, links) }</p>
            <p class="place-in-report">{ location(passage) }</p>
            { source_links(&passage.sources, &passage_data.sources, links) }
        </>
    }
}

/// Whose the boxed words are, where there are any.
fn inserted(passage: &Passage) -> Html {
    let runs = passage.pieces.iter().flat_map(|piece| &piece.runs);
    let inserted: Vec<&Run> = runs.filter(|run| run.origin == Origin::Reporter).collect();
    if inserted.is_empty() {
        return html! {};
    }
    let (was, them) = if inserted.len() == 1 { ("was", "it") } else { ("were", "them") };
    html! {
        <p class="insertions">
            { for inserted.iter().map(|run| html! { <><ins>{ run.text.clone() }</ins>{ " " }</> }) }
            { format!("{was} inserted by a reporter. The speaker did not say {them}.") }
        </p>
    }
}

/// The location of the passage in the report.
fn location(passage: &Passage) -> String {
    let paragraph = passage.paragraph;
    match passage.place_in_report {
        Some(place) => {
            format!("In the report: paragraph {paragraph}, characters {} to {}.", place.start, place.end)
        }
        None => format!("In the report: paragraph {paragraph}, in the reporter’s words."),
    }
}
