//! The map of positions.

use crate::components::{known_label, prose};
use crate::links::Link;
use crate::site::Site;
use explainer::model::Heard;
use explainer::page::Page;
use explainer::page_data::{Evidence, MapData, Mark, SideData};
use explainer::view::VoiceLine;
use messages::Messages;
use yew::prelude::*;

/// Two questions, side by side where there is room, each with the voices on its side of the map; below them those with another
/// answer, those with none, and what is to be kept in mind.
pub(in crate::static_pages) fn map(map: &MapData, site: Site<'_>) -> Html {
    let neither = map.neither.iter().map(|voice| {
        let link = site.links.to_element(&Page::Positions, &format!("voice-{}", voice.id));
        item(voice, link, "none", None, heard_elsewhere(voice.heard, site.text))
    });
    html! {
        <section class="position-map" aria-labelledby="map">
            <h2 id="map">{ map.title.clone() }</h2>
            <div class="map-sides">{ for map.sides.iter().map(|side| self::side(side, site)) }</div>
            if !map.others.is_empty() {
                <div class="map-neither">
                    <h3>{ site.text.other_answers() }</h3>
                    <ul>{ for map.others.iter().map(|mark| self::mark(mark, site)) }</ul>
                </div>
            }
            if !map.neither.is_empty() {
                <div class="map-neither">
                    <h3>{ site.text.no_view_on_either() }</h3>
                    <ul>{ for neither }</ul>
                </div>
            }
            <p class="map-caption">
                { prose(&map.text, site) }
                { " " }{ site.text.map_links() }
            </p>
        </section>
    }
}

fn side(side: &SideData, site: Site<'_>) -> Html {
    let marks = side.marks.iter().map(|mark| self::mark(mark, site));
    let question = site.links.to_element(&Page::Positions, &format!("question-{}", side.question));
    html! {
        <div class="map-side">
            <h3>{ question.text(side.asked.clone()) }</h3>
            <p class="map-side-name">{ side.name.clone() }</p>
            <ul>{ for marks }</ul>
        </div>
    }
}

fn mark(mark: &Mark, site: Site<'_>) -> Html {
    let how = [Some(known_label(&mark.known, site.text)), caveat(mark, site.text)];
    let how = how.into_iter().flatten().collect::<Vec<_>>().join("; ");
    item(&mark.voice, evidence_link(mark, site), kind(&mark.known), Some(&mark.answer), how)
}

fn item(voice: &VoiceLine, link: Link, kind: &'static str, answer: Option<&str>, how: String) -> Html {
    html! {
        <li class="evidence-kind" data-evidence-kind={kind}>
            { link.text(voice.short.clone()) }
            if let Some(answer) = answer { { " " }<span class="answer">{ answer.to_string() }</span> }
            { " " }<span class="evidence-kind-label">{ how }</span>
        </li>
    }
}

/// A link to the first passage that is evidence for a mark.
fn evidence_link(mark: &Mark, site: Site<'_>) -> Link {
    match mark.steps.first() {
        Some(step) => site.links.to_page(&Page::Passage(step.id.clone())),
        None => site.links.to_element(&Page::Positions, &format!("voice-{}", mark.voice.id)),
    }
}

/// The value of `data-evidence-kind`, for styles.
pub(super) fn kind(known: &Evidence) -> &'static str {
    match known {
        Evidence::Quoted => "quoted",
        Evidence::InPart => "part",
        Evidence::Reported => "reported",
        Evidence::Told(_) => "told",
    }
}

/// A caveat for a voice whose overall status differs from the evidence for this position.
fn caveat(mark: &Mark, text: &Messages) -> Option<String> {
    match (&mark.known, mark.voice.heard) {
        (Evidence::Quoted | Evidence::InPart, _) | (Evidence::Reported, Heard::Reported) => None,
        (Evidence::Reported | Evidence::Told(_), Heard::Quoted) => Some(text.quoted_not_on_this()),
        (Evidence::Told(_), Heard::Reported) => Some(text.reported_on_other_matters()),
        (Evidence::Reported | Evidence::Told(_), Heard::Named) => Some(text.not_heard_at_all()),
    }
}

/// How a voice without a view on the map is heard in the report.
fn heard_elsewhere(heard: Heard, text: &Messages) -> String {
    match heard {
        Heard::Quoted => text.elsewhere_quoted(),
        Heard::Reported => text.elsewhere_reported(),
        Heard::Named => text.elsewhere_named(),
    }
}
