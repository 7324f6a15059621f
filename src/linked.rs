//! What the address points to: a note is scrolled into view, words are marked, or the page says how they have changed.
//!
//! The words come from data: the page's own for its present wording, `data/wordings/<id>.json` for any other.

use crate::browser;
use crate::components::comparison;
use crate::links::Links;
use crate::router::Target;
use crate::shared::Shared;
use explainer::fragment::{Fragment, Tag, WordsLink};
use explainer::model::plain;
use explainer::page::Page;
use explainer::view::{Content, View};
use explainer::wordings::{self, Outcome, Wordings};
use std::ops::Range;
use std::rc::Rc;
use yew::prelude::*;

/// The text of a page that links can point into.
struct LinkedText {
    /// The passage or note.
    id: String,
    /// Names its present wording.
    tag: Tag,
    text: String,
}

impl LinkedText {
    fn of(view: &View) -> Option<Self> {
        let Content::Step(step) = &view.content else { return None };
        let note = step.said.notes.iter().find(|note| view.frame.page == Page::Note(note.id.clone()));
        Some(match note {
            Some(note) => Self { id: note.id.to_string(), tag: note.tag, text: plain(&note.text) },
            None => {
                let runs = step.said.pieces.iter().flat_map(|piece| &piece.runs);
                let text = runs.map(|run| run.text.as_str()).collect();
                Self { id: step.said.id.to_string(), tag: step.said.tag, text }
            }
        })
    }
}

/// What was loaded for a link to an earlier wording.
struct Loaded {
    /// The passage or note.
    id: String,
    /// Its wordings; `None` if they did not load.
    wordings: Option<Wordings>,
}

/// What there is to do for what the address points to.
#[derive(Clone, PartialEq)]
enum Work {
    Nothing,
    /// Load what the link is resolved against, for the passage or note with this id.
    Load(String),
    /// Bring the note with this id into sight.
    Show(String),
    /// Highlight these scalars of the text of the passage or note with this id.
    Mark(String, Range<u32>),
}

/// Follows what the address points to, and returns what the page says about a link to words.
#[hook]
pub(crate) fn use_linked(view: &Shared, target: &Target) -> Option<Html> {
    let loaded = use_state(|| None::<Rc<Loaded>>);
    let (work, says) = match (&target.fragment, LinkedText::of(view)) {
        (Some(Fragment::Words(link)), Some(text)) => {
            follow(link, &text, loaded.as_deref(), Links::Site(&view.frame.base))
        }
        (Some(Fragment::Damaged), Some(_)) => (Work::Nothing, Some(says(DAMAGED, html! {}))),
        (Some(Fragment::Id(note)), Some(_)) => (Work::Show(note.clone()), None),
        (None, Some(text)) if matches!(view.frame.page, Page::Note(_)) => (Work::Show(text.id), None),
        _ => (Work::Nothing, None),
    };
    let (setter, moves) = (loaded.setter(), !target.returned);
    use_effect_with((view.clone(), work), move |(view, work)| {
        browser::unmark();
        match work {
            Work::Nothing => {}
            Work::Show(note) => {
                browser::keep_in_sight(note);
                // On a phone it opens over the foot of the window, where its words may be.
                browser::keep_in_sight(&format!("{note}-words"));
            }
            Work::Load(id) => {
                let (base, id) = (view.frame.base.clone(), id.clone());
                browser::spawn(async move {
                    let wordings = browser::load_wordings(&base, &id).await;
                    setter.set(Some(Rc::new(Loaded { id, wordings })));
                });
            }
            Work::Mark(id, range) => {
                if let Some(text) = LinkedText::of(view) {
                    browser::mark(id, &text.text, range, moves);
                }
            }
        }
    });
    says
}

const MARKED: &str = "You were sent these words. Read the sentence whole. ";
const EDITED: &str = "What you were sent has changed since. Nothing is marked. The change:";
const WITHDRAWN: &str = "What you were sent has been withdrawn. ";
const UNRECORDED: &str = "This link is to a wording that is not on record. Nothing is marked.";
const DAMAGED: &str = "This link is damaged. Nothing is marked.";
const UNLOADED: &str = "What you were sent did not load. Reload the page to try again.";

fn follow(
    link: &WordsLink,
    text: &LinkedText,
    loaded: Option<&Loaded>,
    links: Links<'_>,
) -> (Work, Option<Html>) {
    let outcome = if link.tag() == text.tag {
        let is_inside = link.end() as usize <= text.text.chars().count();
        if is_inside { Outcome::Marked(link.start()..link.end()) } else { Outcome::Damaged }
    } else {
        match loaded.filter(|loaded| loaded.id == text.id).map(|loaded| &loaded.wordings) {
            None => return (Work::Load(text.id.clone()), None),
            Some(None) => return (Work::Nothing, Some(says(UNLOADED, html! {}))),
            Some(Some(wordings)) => match wordings.resolve(link) {
                Outcome::Edited(index) | Outcome::Withdrawn(index) => {
                    return (Work::Nothing, Some(changed(wordings, index, link, links)));
                }
                outcome => outcome,
            },
        }
    };
    match outcome {
        Outcome::Marked(range) => {
            let words: String = text.text.chars().skip(range.start as usize).take(range.len()).collect();
            let html = says(MARKED, html! { <mark translate="no">{ words }</mark> });
            (Work::Mark(text.id.clone(), range), Some(html))
        }
        Outcome::Damaged => (Work::Nothing, Some(says(DAMAGED, html! {}))),
        _ => (Work::Nothing, Some(says(UNRECORDED, html! {}))),
    }
}

fn says(words: &'static str, more: Html) -> Html {
    html! { <p>{ words }{ more }</p> }
}

/// The words that the link was made for, beside the words that are there now.
fn changed(wordings: &Wordings, index: usize, link: &WordsLink, links: Links<'_>) -> Html {
    let earlier = &wordings.then[index];
    match &earlier.content {
        wordings::EarlierContent::Withdrawn(reason) => says(WITHDRAWN, html! { { reason.clone() } }),
        wordings::EarlierContent::Recorded { edits, speakers, .. } => {
            let (then, now) = match speakers {
                Some([then, now]) => (format!("{}, {then}", earlier.day), format!("Now, {now}")),
                None => (earlier.day.clone(), "Now".to_string()),
            };
            html! {
                <>
                    <p>{ EDITED }</p>
                    <div class="then-now">{ comparison(edits, [&then, &now], Some(&(link.start()..link.end()))) }</div>
                    <p>{ links.to_page(&Page::Changes).text("All changes") }</p>
                </>
            }
        }
    }
}
