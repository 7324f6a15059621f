//! The page of changes.

use crate::components::{
    comparison_in_languages, heading, runs_text, struck_through, underlined, with_languages,
};
use crate::filled::filled;
use crate::site::Site;
use explainer::asset_paths;
use explainer::history::{ChangeContent, UnwithdrawnText};
use explainer::model::LastChange;
use explainer::page_data::ShownChange;
use messages::Messages;
use yew::prelude::*;

/// The changes, the newest first, and a link to their feed.
pub(super) fn changes(changes: &[ShownChange], site: Site<'_>) -> Html {
    html! {
        <div class="changes">
            { heading(&site.text.page_changes()) }
            <p class="lead">
                { filled(|[feed]| site.text.changes_about(feed), [site.links.to(asset_paths::CHANGES).text(site.text.atom_feed())]) }
            </p>
            if changes.is_empty() { <p>{ site.text.nothing_changed() }</p> } else { { key(site.text) } }
            { for changes.iter().map(|change| change_of(change, site)) }
        </div>
    }
}

fn key(text: &Messages) -> Html {
    html! {
        <p class="legend">
            { filled(|[struck]| text.only_then(struck), [struck_through(text)]) }{ " " }
            { filled(|[line]| text.only_now(line), [underlined(text)]) }
        </p>
    }
}

fn change_of(shown: &ShownChange, site: Site<'_>) -> Html {
    let change = &shown.change;
    let what = match &shown.on {
        Some(on) => filled(|[on]| site.text.note_on(on), [runs_text(on)]),
        None => html! { { site.text.the_passage() } },
    };
    html! {
        <article id={change.anchor.clone()} class="change" tabindex="-1">
            <p class="label"><time datetime={change.day.iso.clone()}>{ change.day.words.clone() }</time></p>
            <h2>{ site.links.to_page(&shown.page).text(shown.step.title.clone()) }</h2>
            <p class="detail">{ what }</p>
            if let Some(why) = &change.why { <p class="change-reason">{ why.clone() }</p> }
            { content(&change.content, site.text) }
        </article>
    }
}

fn content(content: &ChangeContent, text: &Messages) -> Html {
    match content {
        ChangeContent::Compared { edits, speakers, foreign } => {
            let (then, now) = names(speakers.as_ref(), text);
            let compared = comparison_in_languages(edits, [&then, &now], &text.only_here(), foreign);
            html! { <div class="then-now">{ compared }</div> }
        }
        ChangeContent::Withdrawn { reason, other } => html! {
            <>
                <p>{ text.withdrawn(reason.as_str()) }</p>
                if let Some(UnwithdrawnText { text, foreign }) = other {
                    <blockquote class="change-text">{ with_languages(text, 0, foreign) }</blockquote>
                }
            </>
        },
    }
}

/// What the two texts are called, with who is said to speak in them where that has changed.
fn names(speakers: Option<&[String; 2]>, text: &Messages) -> (String, String) {
    match speakers {
        Some([then, now]) => (text.then_speaker(then.as_str()), text.now_speaker(now.as_str())),
        None => (text.then(), text.now()),
    }
}

/// When a passage was changed last, with a link to that change.
pub(crate) fn changed(last: Option<&LastChange>, site: Site<'_>) -> Html {
    match last {
        Some(last) => html! {
            <p class="last-changed">{ site.links.to(&last.path).text(site.text.changed_on(last.day.as_str())) }</p>
        },
        None => html! {},
    }
}
