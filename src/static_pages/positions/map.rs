//! The map of positions.

use super::drawing::drawing;
use super::map_entry::{NEITHER, caveat, evidence_link, heard_elsewhere, kind, question_link, voice_link};
use crate::components::{known_label, prose};
use crate::links::{Link, Links};
use explainer::page_data::{MapData, SideData};
use explainer::view::VoiceLine;
use yew::prelude::*;

/// The map with what is to be kept in mind: a drawing where there is room for one and else a list. Styles show one of
/// the two, to screen readers as well.
pub(in crate::static_pages) fn map(map: &MapData, links: Links<'_>) -> Html {
    html! {
        <section class="map" aria-labelledby="map">
            <h2 id="map">{ map.title.clone() }</h2>
            { drawing(map, links) }
            { list(map, links) }
            <p class="caption">
                { prose(&map.text, links) }
                { " Each name links to the passages behind it, or, where no view is given, to what is known of the voice." }
            </p>
        </section>
    }
}

fn list(map: &MapData, links: Links<'_>) -> Html {
    let side = |side: &SideData| {
        let marks = side.marks.iter().map(|mark| {
            let how = [Some(known_label(&mark.known)), caveat(mark).map(lower)];
            let how = how.into_iter().flatten().collect::<Vec<_>>().join("; ");
            item(&mark.voice, evidence_link(mark, links), kind(&mark.known), Some(&mark.answer), how)
        });
        html! {
            <>
                <h3>{ question_link(side, links).text(side.name.clone()) }</h3>
                <ul>{ for marks }</ul>
            </>
        }
    };
    let neither = map.neither.iter().map(|voice| {
        item(voice, voice_link(voice, links), "none", None, heard_elsewhere(voice.heard).into())
    });
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

fn item(voice: &VoiceLine, link: Link, kind: &'static str, answer: Option<&str>, how: String) -> Html {
    html! {
        <li class="known" data-known={kind}>
            { link.text(voice.short.clone()) }
            if let Some(answer) = answer { { " " }<span class="answer">{ answer.to_string() }</span> }
            { " " }<span class="known-label">{ how }</span>
        </li>
    }
}

/// A phrase with a lower-case first letter, for use within a sentence.
fn lower(phrase: &str) -> String {
    let mut chars = phrase.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
