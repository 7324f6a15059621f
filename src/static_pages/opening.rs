//! The static parts of the opening, above and below the links into the walk.

use super::find::find;
use super::positions;
use crate::components::{
    contents, heading, heard_label, prose, run_text, source_link, translation, voice_link, whole_direction,
    words_of_note,
};
use crate::filled::filled;
use crate::site::Site;
use explainer::id::NoteId;
use explainer::model::{Heard, Note, Origin, PassageKind};
use explainer::page::Page;
use explainer::page_data::{HeadlineData, OpeningData};
use explainer::view::VoiceLine;
use yew::prelude::*;

/// What the page begins with: a headline and the sentence that it was made of, or the title and what this is.
pub(crate) fn above(opening: &OpeningData, title: &str, site: Site<'_>) -> Html {
    match &opening.headline {
        Some(headline) => headline_and_sentence(headline, site),
        None => html! { <header>{ heading(title) }{ about(opening, site) }</header> },
    }
}

/// What this is.
fn about(opening: &OpeningData, site: Site<'_>) -> Html {
    html! {
        <>
            <p class="subtitle">{ opening.subtitle.clone() }</p>
            <p class="standfirst">{ prose(&opening.standfirst, site) }</p>
        </>
    }
}

/// A headline, then the sentence whole. The words that the headline lost are lit; each leads to a line on what was lost, of
/// which one is shown.
fn headline_and_sentence(data: &HeadlineData, site: Site<'_>) -> Html {
    let (passage, content) = (&data.passage, &data.content);
    let lost_id = |note: &NoteId| format!("lost-{note}");
    let lit = |note: &Note| content.words.iter().any(|words| words.note == note.id);
    let pieces = passage.pieces.iter().map(|piece| {
        let text = piece.runs.iter().map(|run| match run.origin {
            Origin::Reporter => html! { <ins>{ run_text(run) }</ins> },
            Origin::Speaker | Origin::Ours => run_text(run),
        });
        match piece.note.and_then(|index| passage.notes.get(index)).filter(|note| lit(note)) {
            Some(note) => html! { <a href={format!("#{}", lost_id(&note.id))}>{ for text }</a> },
            None => html! { <>{ for text }</> },
        }
    });
    let lines = content.words.iter().filter_map(|words| {
        let (index, note) = passage.notes.iter().enumerate().find(|(_, note)| note.id == words.note)?;
        Some(html! {
            <li id={lost_id(&words.note)} tabindex="-1">
                <strong>{ words_of_note(passage, index) }</strong>{ ". " }{ prose(&words.lost, site) }{ " " }
                { site.links.to_page(&Page::Note(note.id.clone())).label(site.text.why_lost(note.on.as_str())).text(site.text.why()) }
            </li>
        })
    });
    let sentence = match passage.kind {
        PassageKind::Quotation => filled(|[words]| site.text.quoted(words), [html! { <>{ for pieces }</> }]),
        PassageKind::Fragment | PassageKind::Report => html! { <>{ for pieces }</> },
    };
    html! {
        <header class="headline">
            <p class="label">{ site.text.the_headline() }{ " " }{ source_link(&data.source, site) }</p>
            { heading(&data.headline) }
            <p class="label">{ site.text.the_sentence() }{ " " }{ voice_link(&data.speaker, &data.speaker.name, site) }</p>
            <p class="headline-sentence" translate="no" dir={whole_direction(passage)}>{ sentence }</p>
            { translation(passage, site) }
            <ul class="headline-lost">{ for lines }</ul>
            <p class="headline-kept">{ prose(&content.kept, site) }</p>
        </header>
    }
}

/// How much there is, the map of positions, and the passages.
pub(crate) fn below_start(opening: &OpeningData, site: Site<'_>) -> Html {
    let map = match &opening.map {
        Some(map) => positions::map(map, site),
        None => who_is_heard(&opening.voices, site),
    };
    html! {
        <>
            if opening.headline.is_some() { { about(opening, site) } }
            <p class="opening-counts">
                { site.text.counts(opening.steps.len(), opening.quoted, opening.notes) }
            </p>
            { map }
            <p class="all-positions-link">{ site.links.to_page(&Page::Positions).text(site.text.see_every_answer()) }</p>
            { contents(&opening.contents, site) }
            if opening.has_takeaways {
                <p class="opening-takeaways">{ filled(|[takeaways]| site.text.in_short(takeaways), [site.links.to_page(&Page::Takeaways).text(site.text.page_takeaways())]) }</p>
            }
            { find(site) }
        </>
    }
}

/// The voices by how they are heard, for an explainer without a map.
fn who_is_heard(voices: &[VoiceLine], site: Site<'_>) -> Html {
    let heard = |how: Heard, meaning: String| {
        let voices: Vec<_> = voices.iter().filter(|voice| voice.heard == how).collect();
        html! {
            <div>
                <h3>{ heard_label(how, site.text) }</h3>
                <p class="opening-voices-meaning">{ meaning }</p>
                if voices.is_empty() {
                    <p>{ site.text.nobody() }</p>
                } else {
                    <ul>{ for voices.into_iter().map(|voice| html! { <li>{ voice_link(voice, &voice.name, site) }</li> }) }</ul>
                }
            </div>
        }
    };
    html! {
        <section class="opening-voices" aria-labelledby="who-is-heard">
            <h2 id="who-is-heard">{ site.text.who_is_heard() }</h2>
            <div class="opening-voices-columns">
                { heard(Heard::Quoted, site.text.heard_quoted_means()) }
                { heard(Heard::Reported, site.text.heard_reported_means()) }
                { heard(Heard::Named, site.text.heard_named_means()) }
            </div>
        </section>
    }
}
