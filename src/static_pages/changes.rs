//! The page of changes.

use crate::comparison::comparison;
use crate::components::heading;
use crate::links::Links;
use explainer::asset_paths;
use explainer::history::ChangeContent;
use explainer::model::LastChange;
use explainer::page_data::ShownChange;
use yew::prelude::*;

/// The description of the page.
const ABOUT: &str = "Every change of a passage or note since it was first published: what stood there, what stands there \
                     now, and why.";

/// The changes, the newest first, and a link to their feed.
pub(super) fn changes(changes: &[ShownChange], links: Links<'_>) -> Html {
    html! {
        <div class="changes">
            { heading("Changes") }
            <p class="lead">
                { ABOUT }{ " They are also an " }
                { links.to(asset_paths::CHANGES).text("Atom feed") }{ "." }
            </p>
            if changes.is_empty() { <p>{ "Nothing has changed yet." }</p> } else { { key() } }
            { for changes.iter().map(|change| change_of(change, links)) }
        </div>
    }
}

fn key() -> Html {
    html! {
        <p class="legend">
            <span class="legend-struck-through">{ "Struck through" }</span>{ ": only then. " }
            <span class="legend-underlined">{ "Underlined" }</span>{ ": only now." }
        </p>
    }
}

fn change_of(shown: &ShownChange, links: Links<'_>) -> Html {
    let change = &shown.change;
    let what = match &shown.on {
        Some(on) => html! { <>{ "Note on ‘" }{ on.clone() }{ "’" }</> },
        None => html! { { "The passage" } },
    };
    html! {
        <article id={change.anchor.clone()} class="change" tabindex="-1">
            <p class="label"><time datetime={change.day.iso.clone()}>{ change.day.words.clone() }</time></p>
            <h2>{ links.to_page(&shown.page).text(shown.step.title.clone()) }</h2>
            <p class="detail">{ what }</p>
            if let Some(why) = &change.why { <p class="change-reason">{ why.clone() }</p> }
            { content(&change.content) }
        </article>
    }
}

fn content(content: &ChangeContent) -> Html {
    match content {
        ChangeContent::Compared { edits, speakers } => {
            let (then, now) = names(speakers.as_ref());
            html! { <div class="then-now">{ comparison(edits, [&then, &now], None) }</div> }
        }
        ChangeContent::Withdrawn { reason, other } => html! {
            <>
                <p>{ "A wording was withdrawn and is not shown: " }{ reason.clone() }</p>
                if let Some(other) = other { <blockquote class="change-text">{ other.clone() }</blockquote> }
            </>
        },
    }
}

/// What the two texts are called, with who is said to speak in them where that has changed.
fn names(speakers: Option<&[String; 2]>) -> (String, String) {
    match speakers {
        Some([then, now]) => (format!("Then: {then}"), format!("Now: {now}")),
        None => ("Then".into(), "Now".into()),
    }
}

/// When a passage was changed last, with a link to that change.
pub(crate) fn changed(last: Option<&LastChange>, links: Links<'_>) -> Html {
    match last {
        Some(last) => html! {
            <p class="last-changed">{ links.to(&last.path).text(format!("Changed {}", last.day)) }</p>
        },
        None => html! {},
    }
}
