//! The circumstances of a passage.

use super::labels::{certainty_label, kind_label};
use super::{prose, run_text, source_links, time, voice_link};
use crate::site::Site;
use explainer::model::{Certainty, Day, Origin, Passage, PassageKind, Period, Run, When};
use explainer::page_data::PassageData;
use messages::Messages;
use yew::prelude::*;

/// Whose words or position.
pub(crate) fn byline(passage_data: &PassageData, site: Site<'_>) -> Html {
    let label = match passage_data.passage.kind {
        PassageKind::Quotation | PassageKind::Fragment => site.text.speaker(),
        PassageKind::Report if passage_data.speaker.outlet => site.text.according_to(),
        PassageKind::Report => site.text.position_of(),
    };
    let role = passage_data
        .speaker
        .role
        .as_ref()
        .map(|role| html! { <span class="role">{ site.text.role(role.as_str()) }</span> });
    html! {
        <>
            <p class="byline">
                <span class="label">{ label }</span>{ " " }
                { voice_link(&passage_data.speaker, &passage_data.speaker.name, site) }{ role }
            </p>
            if passage_data.passage.kind == PassageKind::Report {
                <p class="label">{ site.text.our_summary(passage_data.passage.paragraph) }</p>
            }
        </>
    }
}

/// To whom, where, when, and, folded away, how it is known whose words they are.
pub(crate) fn circumstances(passage_data: &PassageData, site: Site<'_>) -> Html {
    let passage = &passage_data.passage;
    html! {
        <div class="circumstances">
            { facts(passage_data, site) }
            <details class="certainty" data-weaker={weaker(passage.certainty)}>
                <summary>
                    <span class="label">{ site.text.attribution() }</span>{ " " }
                    { certainty_label(passage.certainty, site.text) }
                </summary>
                { evidence(passage_data, site) }
            </details>
        </div>
    }
}

/// The same with nothing folded away.
pub(crate) fn circumstances_in_full(passage_data: &PassageData, site: Site<'_>) -> Html {
    let passage = &passage_data.passage;
    html! {
        <div class="circumstances">
            { facts(passage_data, site) }
            <div class="certainty" data-weaker={weaker(passage.certainty)}>
                <p class="attribution">
                    <span class="label">{ site.text.attribution() }</span>{ " " }
                    { certainty_label(passage.certainty, site.text) }
                </p>
                { evidence(passage_data, site) }
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
fn facts(passage_data: &PassageData, site: Site<'_>) -> Html {
    let passage = &passage_data.passage;
    let listener = passage_data.listener.as_ref().map(|listener| {
        html! { <div><dt>{ site.text.to_whom() }</dt><dd>{ voice_link(listener, &listener.name, site) }</dd></div> }
    });
    let when = match &passage.when {
        When::On(Day { iso, words }) | When::In(Period { iso, words }) => time(iso, words),
        When::Undated(reason) => html! { { reason.clone() } },
    };
    html! {
        <>
            { inserted(passage, site.text) }
            <dl>
                { listener }
                <div><dt>{ site.text.at_place() }</dt><dd>{ passage.place.clone() }</dd></div>
                <div><dt>{ site.text.at_time() }</dt><dd>{ when }</dd></div>
                <div><dt>{ site.text.of_kind() }</dt><dd>{ kind_label(passage.kind, site.text) }</dd></div>
            </dl>
        </>
    }
}

/// How it is known who speaks.
fn evidence(passage_data: &PassageData, site: Site<'_>) -> Html {
    let passage = &passage_data.passage;
    html! {
        <>
            <p>{ prose(&passage.attribution, site) }</p>
            <p class="place-in-report">{ location(passage, site.text) }</p>
            { source_links(&passage.sources, &passage_data.sources, site) }
        </>
    }
}

/// Whose the boxed words are, where there are any.
fn inserted(passage: &Passage, text: &Messages) -> Html {
    let runs = passage.pieces.iter().flat_map(|piece| &piece.runs);
    let inserted: Vec<&Run> = runs.filter(|run| run.origin == Origin::Reporter).collect();
    if inserted.is_empty() {
        return html! {};
    }
    html! {
        <p class="insertions">
            { for inserted.iter().map(|run| html! { <><ins>{ run_text(run) }</ins>{ " " }</> }) }
            { text.inserted(inserted.len()) }
        </p>
    }
}

/// The location of the passage in the report.
fn location(passage: &Passage, text: &Messages) -> String {
    let paragraph = passage.paragraph;
    match passage.place_in_report {
        Some(place) => text.location(paragraph, place.start, place.end),
        None => text.location_unquoted(paragraph),
    }
}
