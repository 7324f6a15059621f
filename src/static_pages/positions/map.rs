//! The map of positions.

use super::drawing::drawing;
use crate::components::{known_label, prose};
use explainer::model::Heard;
use explainer::page::Page;
use explainer::page_data::{Drawn, DrawnSide, Evidence, Mark};
use explainer::view::VoiceLine;
use yew::prelude::*;

/// The map with what is to be kept in mind: a drawing where there is room for one and else a list. Styles show one of
/// the two, to screen readers as well.
pub(in crate::static_pages) fn map(map: &Drawn, base: &str) -> Html {
    html! {
        <section class="map" aria-labelledby="map">
            <h2 id="map">{ map.title.clone() }</h2>
            { drawing(map, base) }
            { list(map, base) }
            <p class="caption">
                { prose(&map.text, base) }
                { " Each name links to the passages behind it, or, where no view is given, to what is known of the voice." }
            </p>
        </section>
    }
}

fn list(map: &Drawn, base: &str) -> Html {
    let side = |side: &DrawnSide| {
        let marks = side.marks.iter().map(|mark| {
            let how = [Some(known_label(&mark.known)), but(mark).map(lower)];
            let how = how.into_iter().flatten().collect::<Vec<_>>().join("; ");
            item(&mark.voice, evidence(mark, base), kind(&mark.known), Some(&mark.answer), how)
        });
        html! {
            <>
                <h3><a href={question(side, base)}>{ side.name.clone() }</a></h3>
                <ul>{ for marks }</ul>
            </>
        }
    };
    let neither = map
        .neither
        .iter()
        .map(|voice| item(voice, about(voice, base), "none", None, elsewhere(voice.heard).into()));
    html! {
        <div class="listed">
            { for map.sides.iter().map(side) }
            if !map.neither.is_empty() {
                <h3>{ NEITHER }</h3>
                <ul>{ for neither }</ul>
            }
        </div>
    }
}

fn item(voice: &VoiceLine, href: String, kind: &'static str, answer: Option<&str>, how: String) -> Html {
    html! {
        <li class="known" data-known={kind}>
            <a {href}>{ voice.short.clone() }</a>
            if let Some(answer) = answer { { " " }<span class="answer">{ answer.to_string() }</span> }
            { " " }<span class="how">{ how }</span>
        </li>
    }
}

/// What is said of the voices on neither side.
pub(super) const NEITHER: &str = "No view given on either";

/// Where the evidence of a mark begins.
pub(super) fn evidence(mark: &Mark, base: &str) -> String {
    let step = mark.steps.first();
    step.map_or_else(|| about(&mark.voice, base), |step| Page::Passage(step.id.clone()).href(base))
}

/// Where the question of a side and all its answers stand.
pub(super) fn question(side: &DrawnSide, base: &str) -> String {
    format!("{}#question-{}", Page::Positions.href(base), side.question)
}

/// Where it is told what is known of a voice.
pub(super) fn about(voice: &VoiceLine, base: &str) -> String {
    format!("{}#voice-{}", Page::Positions.href(base), voice.id)
}

/// The name under which styles know how a position is known.
pub(super) fn kind(known: &Evidence) -> &'static str {
    match known {
        Evidence::Quoted => "quoted",
        Evidence::InPart => "part",
        Evidence::Reported => "reported",
        Evidence::Told(_) => "told",
    }
}

/// How a voice is heard, where that is more or less than its position on the map lets one think.
pub(super) fn but(mark: &Mark) -> Option<&'static str> {
    match (&mark.known, mark.voice.heard) {
        (Evidence::Quoted | Evidence::InPart, _) | (Evidence::Reported, Heard::Reported) => None,
        (Evidence::Reported | Evidence::Told(_), Heard::Quoted) => Some("Quoted, but not on this"),
        (Evidence::Told(_), Heard::Reported) => Some("Reported on other matters"),
        (Evidence::Reported | Evidence::Told(_), Heard::Named) => Some("Not heard at all"),
    }
}

/// How a voice is heard of which no view is given.
pub(super) fn elsewhere(heard: Heard) -> &'static str {
    match heard {
        Heard::Quoted => "Quoted on other matters",
        Heard::Reported => "Reported on other matters",
        Heard::Named => "Mentioned only, not heard at all",
    }
}

/// A phrase as it stands within a sentence.
fn lower(phrase: &str) -> String {
    let mut signs = phrase.chars();
    signs.next().map_or_else(String::new, |first| first.to_lowercase().chain(signs).collect())
}
