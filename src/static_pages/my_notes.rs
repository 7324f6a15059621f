//! Where the notebook shows what a reader keeps: on every step, and all together.

use crate::components::heading;
use crate::links::Links;
use explainer::id::PassageId;
use explainer::model::{Explainer, Subject};
use explainer::page::Page;
use yew::prelude::*;

/// The page of all notes, with what it says before the program fills it.
pub(super) fn my_notes(texts: &[Subject], former: &[(String, String)], links: Links<'_>) -> Html {
    let texts: Vec<&str> = texts.iter().map(Subject::id).collect();
    let moved: Vec<String> = former.iter().map(|(old, new)| format!("{old}={new}")).collect();
    html! {
        <div class="my-notes">
            { heading("My notes") }
            <p class="lead">
                { "Words you save and notes you write on them. They stay on this device, in this browser: " }
                { "nothing is sent, and nobody else can see them." }
            </p>
            <div
                class="notebook"
                data-base={links.base().to_string()}
                data-texts={texts.join(" ")}
                data-moved={(!moved.is_empty()).then(|| moved.join(" "))}
            >
                <p class="notebook-waiting">{ "Your notes are being read. If this line stays, reload the page." }</p>
                <noscript><p>{ "Saving notes needs scripts, and they are off in this browser." }</p></noscript>
            </div>
        </div>
    }
}

/// The element for a reader’s notes on a passage, with a hint how to make them. It is hidden while scripts are off.
pub(crate) fn step_notebook(id: &PassageId, explainer: &Explainer, links: Links<'_>) -> Html {
    let former = explainer.former.passages.iter().filter(|former| former.now == *id);
    let former: Vec<&str> = former.map(|former| former.id.as_str()).collect();
    html! {
        <div class="step-notebook" data-former={(!former.is_empty()).then(|| former.join(" "))}>
            <p class="notebook-hint">
                { "Select words to save them, or " }
                <button type="button" data-notebook-action="whole">{ "write a note on the whole passage" }</button>
                { ". They stay on this device: see " }
                { links.to_page(&Page::MyNotes).text("my notes") }
                { "." }
            </p>
        </div>
    }
}
