//! Where the notebook shows what a reader keeps: on every step, and all together.

use crate::components::heading;
use crate::filled::filled;
use crate::site::Site;
use explainer::id::PassageId;
use explainer::model::{Explainer, Subject};
use explainer::page::Page;
use yew::prelude::*;

/// The page of all notes, with what it says before the program fills it.
pub(super) fn my_notes(texts: &[Subject], former: &[(String, String)], site: Site<'_>) -> Html {
    let texts: Vec<&str> = texts.iter().map(Subject::id).collect();
    let moved: Vec<String> = former.iter().map(|(old, new)| format!("{old}={new}")).collect();
    html! {
        <div class="my-notes">
            { heading(&site.text.page_my_notes()) }
            <p class="lead">
                { site.text.my_notes_about() }
            </p>
            <div
                class="notebook"
                data-base={site.links.base().to_string()}
                data-texts={texts.join(" ")}
                data-moved={(!moved.is_empty()).then(|| moved.join(" "))}
            >
                <p class="notebook-waiting">{ site.text.my_notes_waiting() }</p>
                <noscript><p>{ site.text.my_notes_need_scripts() }</p></noscript>
            </div>
        </div>
    }
}

/// The element for a reader’s notes on a passage, with a hint how to make them. It is hidden while scripts are off.
pub(crate) fn step_notebook(id: &PassageId, explainer: &Explainer, site: Site<'_>) -> Html {
    let former = explainer.former.passages.iter().filter(|former| former.now == *id);
    let former: Vec<&str> = former.map(|former| former.id.as_str()).collect();
    html! {
        <div class="step-notebook" data-former={(!former.is_empty()).then(|| former.join(" "))}>
            <p class="notebook-hint">
                { filled(|[write, notes]| site.text.select_to_save(write, notes), [
                    html! { <button type="button" data-notebook-action="whole">{ site.text.write_on_whole() }</button> },
                    site.links.to_page(&Page::MyNotes).text(site.text.my_notes()),
                ]) }
            </p>
        </div>
    }
}
