//! The static parts of the opening, above and below the links into the walk.

use super::find::find;
use super::positions;
use crate::components::{TAKEAWAYS, heading, heard_label, part_steps, prose, source_link, voice_link};
use crate::links::Links;
use explainer::id::NoteId;
use explainer::model::{Heard, Note, Origin, PassageKind};
use explainer::page::Page;
use explainer::page_data::{HeadlineData, OpeningData};
use explainer::view::VoiceLine;
use yew::prelude::*;

/// What the page begins with: a headline and the sentence that it was made of, or the title and what this is.
pub(crate) fn above(opening: &OpeningData, title: &str, links: Links<'_>) -> Html {
    match &opening.headline {
        Some(headline) => headline_and_sentence(headline, links),
        None => html! { <header>{ heading(title) }{ about(opening, links) }</header> },
    }
}

/// What this is.
fn about(opening: &OpeningData, links: Links<'_>) -> Html {
    html! {
        <>
            <p class="subtitle">{ opening.subtitle.clone() }</p>
            <p class="standfirst">{ prose(&opening.standfirst, links) }</p>
        </>
    }
}

/// A headline, then the sentence whole. The words that the headline lost are lit; each leads to a line on what was lost, of
/// which one is shown.
fn headline_and_sentence(data: &HeadlineData, links: Links<'_>) -> Html {
    let (passage, content) = (&data.passage, &data.content);
    let lost_id = |note: &NoteId| format!("lost-{note}");
    let lit = |note: &Note| content.words.iter().any(|words| words.note == note.id);
    let pieces = passage.pieces.iter().map(|piece| {
        let text = piece.runs.iter().map(|run| match run.origin {
            Origin::Reporter => html! { <ins>{ run.text.clone() }</ins> },
            Origin::Speaker | Origin::Ours => html! { { run.text.clone() } },
        });
        match piece.note.and_then(|index| passage.notes.get(index)).filter(|note| lit(note)) {
            Some(note) => html! { <a href={format!("#{}", lost_id(&note.id))}>{ for text }</a> },
            None => html! { <>{ for text }</> },
        }
    });
    let lines = content.words.iter().filter_map(|words| {
        let note = passage.notes.iter().find(|note| note.id == words.note)?;
        Some(html! {
            <li id={lost_id(&words.note)} tabindex="-1">
                <strong>{ note.on.clone() }</strong>{ ". " }{ prose(&words.lost, links) }{ " " }
                { links.to_page(&Page::Note(note.id.clone())).label(format!("Why: {}", note.on)).text("Why") }
            </li>
        })
    });
    let mark = passage.kind == PassageKind::Quotation;
    html! {
        <header class="headline">
            <p class="label">{ "The headline. " }{ source_link(&data.source, links) }</p>
            { heading(&data.headline) }
            <p class="label">{ "The sentence. " }{ voice_link(&data.speaker, &data.speaker.name, links) }</p>
            <p class="headline-sentence" translate="no">
                if mark { { "“" } }{ for pieces }if mark { { "”" } }
            </p>
            <ul class="headline-lost">{ for lines }</ul>
            <p class="headline-kept">{ prose(&content.kept, links) }</p>
        </header>
    }
}

/// How much there is, the map of positions, and the passages.
pub(crate) fn below_start(opening: &OpeningData, links: Links<'_>) -> Html {
    let map = match &opening.map {
        Some(map) => positions::map(map, links),
        None => who_is_heard(&opening.voices, links),
    };
    html! {
        <>
            if opening.headline.is_some() { { about(opening, links) } }
            <p class="opening-counts">
                { format!("{} passages, {} of them in quotation marks; {} notes.", opening.steps().count(), opening.quoted, opening.notes) }
            </p>
            { map }
            <p class="all-positions-link">{ links.to_page(&Page::Positions).text("See every question and every answer") }</p>
            <section aria-labelledby="passages">
                <h2 id="passages">{ "The passages" }</h2>
                { for opening.parts.iter().map(|part| part_steps(part, links, None)) }
            </section>
            if opening.has_takeaways {
                <p class="opening-takeaways">{ "In short: " }{ links.to_page(&Page::Takeaways).text(TAKEAWAYS) }</p>
            }
            { find(links) }
        </>
    }
}

/// The voices by how they are heard, for an explainer without a map.
fn who_is_heard(voices: &[VoiceLine], links: Links<'_>) -> Html {
    let heard = |how: Heard, meaning: &'static str| {
        let voices = voices.iter().filter(|voice| voice.heard == how);
        html! {
            <div>
                <h3>{ heard_label(how) }</h3>
                <p class="opening-voices-meaning">{ meaning }</p>
                <ul>{ for voices.map(|voice| html! { <li>{ voice_link(voice, &voice.name, links) }</li> }) }</ul>
            </div>
        }
    };
    html! {
        <section class="opening-voices" aria-labelledby="who-is-heard">
            <h2 id="who-is-heard">{ "Who is heard" }</h2>
            <div class="opening-voices-columns">
                { heard(Heard::Quoted, "Words of their own, in quotation marks.") }
                { heard(Heard::Reported, "A position, told by the reporter or by another.") }
                { heard(Heard::Named, "Spoken of; no position of their own.") }
            </div>
        </section>
    }
}
