//! What the address points to: a note is scrolled into view, words are marked, or the page says how they have changed.
//!
//! The words come from data: the page's own for its present wording, `data/wordings/<id>.json` for any other.

mod earlier;

use crate::browser;
use crate::router::Target;
use crate::shared::Shared;
use earlier::Resolved;
use explainer::fragment::{Fragment, Tag, WordsLink};
use explainer::page::Page;
use explainer::view::{Content, LinkTexts, LinkableNote, SLOT, View};
use std::ops::Range;
use std::rc::Rc;
use yew::prelude::*;

/// The text of a page that links can point into.
struct LinkedText<'a> {
    /// The passage or note.
    id: String,
    /// Names its present wording.
    tag: Tag,
    text: String,
    /// What the page says of a link to words of it.
    says: &'a LinkTexts,
}

impl<'a> LinkedText<'a> {
    fn of(view: &'a View) -> Option<Self> {
        let Content::Step(step) = &view.content else { return None };
        let note = step.said.notes.iter().find(|note| view.frame.page == Page::Note(note.id.clone()));
        Some(match note {
            Some(note) => Self {
                id: note.id.to_string(),
                tag: note.tag,
                text: note.text.clone(),
                says: &step.link_texts,
            },
            None => Self {
                id: step.said.id.to_string(),
                tag: step.said.tag,
                text: step.said.text.clone(),
                says: &step.link_texts,
            },
        })
    }
}

/// A link to another wording than the one that the page shows.
#[derive(Clone, PartialEq)]
struct EarlierLink {
    /// The passage or note.
    id: String,
    /// Names the wording that the page shows.
    now: Tag,
    link: WordsLink,
}

/// What there is to do for what the address points to.
#[derive(Clone, PartialEq)]
enum Work {
    Nothing,
    /// Resolve a link against earlier wordings, which have to be loaded.
    Resolve(EarlierLink),
    /// Bring the note with this id into sight.
    Show(String),
    /// Highlight these scalars of the text of the passage or note with this id.
    Mark(String, Range<u32>),
}

/// What the address says of the notes of a step, by their present ids.
#[derive(Clone, Default, PartialEq)]
struct Named {
    /// The note that is open.
    open: Option<String>,
    /// The note whose words are lit.
    lit: Option<String>,
}

impl Named {
    /// `marked` are the words that a link marks.
    fn by(fragment: Option<&Fragment>, view: &View, marked: Option<&Range<u32>>) -> Self {
        let Content::Step(step) = &view.content else { return Self::default() };
        let notes = &step.said.notes;
        // An address that was published before the note got its present id names it too.
        let present = |id: &str| {
            let renamed = notes.iter().find(|note| note.aliases.iter().any(|alias| alias.as_str() == id));
            Some(renamed.map_or(id, |note| note.id.as_str()).to_string())
        };
        let both = |note: Option<String>| Self { open: note.clone(), lit: note };
        match (fragment, &view.frame.page) {
            (Some(Fragment::Id(id)), _) => match id.strip_suffix("-words") {
                Some(id) => Self { open: None, lit: present(id) },
                None => both(present(id)),
            },
            (_, Page::Note(note)) => both(Some(note.to_string())),
            // Words that somebody was sent come with the first note on them.
            _ => {
                let is_on = |note: &&LinkableNote| {
                    marked
                        .is_some_and(|marked| note.words.start < marked.end && marked.start < note.words.end)
                };
                both(notes.iter().find(is_on).map(|note| note.id.to_string()))
            }
        }
    }
}

/// Follows what the address points to. Returns what the page says of a link to words.
#[hook]
pub(crate) fn use_linked(view: &Shared, target: &Target) -> Option<Html> {
    let resolved = use_state(|| None::<Rc<(EarlierLink, Resolved)>>);
    let fragment = target.fragment.as_ref();
    let (work, says) = match (fragment, LinkedText::of(view)) {
        (Some(Fragment::Words(link)), Some(text)) => {
            follow(link, &text, &view.frame.base, resolved.as_deref())
        }
        (Some(Fragment::Damaged), Some(text)) => (Work::Nothing, Some(says(&text.says.damaged))),
        (Some(Fragment::Id(note)), Some(_)) => (Work::Show(note.clone()), None),
        (None, Some(text)) if matches!(view.frame.page, Page::Note(_)) => (Work::Show(text.id), None),
        _ => (Work::Nothing, None),
    };
    let marked = match &work {
        Work::Mark(_, range) => Some(range),
        _ => None,
    };
    let named = Named::by(fragment, view, marked);
    let (setter, moves) = (resolved.setter(), !target.returned);
    use_effect_with((view.clone(), named, work), move |(view, named, work)| {
        browser::unmark();
        // Before anything is scrolled to: what is open has another place.
        browser::open_note(named.open.as_deref(), named.lit.as_deref());
        match work {
            Work::Nothing => {}
            // Both, if the window has room for them.
            Work::Show(note) => {
                browser::keep_in_sight(&format!("{note}-words"));
                browser::keep_in_sight(note);
            }
            Work::Resolve(earlier) => {
                let (base, earlier) = (view.frame.base.clone(), earlier.clone());
                browser::spawn(async move {
                    let resolved = earlier::resolve(&base, &earlier).await;
                    setter.set(Some(Rc::new((earlier, resolved))));
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

fn follow(
    link: &WordsLink,
    text: &LinkedText<'_>,
    base: &str,
    resolved: Option<&(EarlierLink, Resolved)>,
) -> (Work, Option<Html>) {
    let range = if link.tag() == text.tag {
        let is_inside = link.end() as usize <= text.text.chars().count();
        is_inside.then(|| link.start()..link.end())
    } else {
        let earlier = EarlierLink { id: text.id.clone(), now: text.tag, link: *link };
        match resolved {
            Some((resolved_link, resolved)) if *resolved_link == earlier => match resolved {
                Resolved::Words(range) => Some(range.clone()),
                Resolved::Says(html) => return (Work::Nothing, Some(html.clone())),
                Resolved::Damaged => None,
                Resolved::NotLoaded => return (Work::Nothing, Some(says(&text.says.not_loaded))),
            },
            _ => return (Work::Resolve(earlier), None),
        }
    };
    let Some(range) = range else { return (Work::Nothing, Some(says(&text.says.damaged))) };
    let words: String = text.text.chars().skip(range.start as usize).take(range.len()).collect();
    let base = base.to_string();
    let LinkTexts { sent, start, .. } = text.says;
    let (before, after) = sent.split_once(SLOT).unwrap_or((sent, ""));
    let html = html! {
        <p key="sent">
            { before.to_string() }<mark translate="no">{ words }</mark>{ format!("{after} ") }
            <a href={base}>{ start.clone() }</a>
        </p>
    };
    (Work::Mark(text.id.clone(), range), Some(html))
}

/// A paragraph, which is replaced as a whole when it says something else: a browser that translates it replaces its texts.
fn says(text: &str) -> Html {
    html! { <p key={text}>{ text.to_string() }</p> }
}
