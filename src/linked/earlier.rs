//! Links to earlier wordings, which are resolved against `data/wordings/<id>.json`.

use super::{EarlierLink, says};
use crate::browser;
use crate::comparison::comparison;
use explainer::fragment::WordsLink;
use explainer::page::Page;
use explainer::wordings::{Earlier, EarlierContent, Outcome};
use phrases::Phrases;
use std::ops::Range;
use yew::prelude::*;

/// What a link to an earlier wording has come to.
#[derive(Clone, PartialEq)]
pub(super) enum Resolved {
    /// These scalars of the present text are the words.
    Words(Range<u32>),
    /// The words have changed, or cannot be known: this is what there is to say.
    Says(Html),
    /// It is no link that this site has made.
    Damaged,
    /// What it takes to resolve it did not load.
    NotLoaded,
}

/// Resolves a link against the recorded wordings of its passage or note, of the site under the base path `base`.
pub(super) async fn resolve(base: &str, EarlierLink { id, now, link }: &EarlierLink) -> Resolved {
    let Some(wordings) = web::wordings::load_links(base, id).await else { return Resolved::NotLoaded };
    let Some(say) = browser::load_phrases().await else { return Resolved::NotLoaded };
    // A page that stays open while another release is published shows an earlier text than these wordings count in.
    if wordings.now.tag != *now {
        return Resolved::NotLoaded;
    }
    match wordings.resolve(link) {
        Outcome::Marked(range) => Resolved::Words(range),
        Outcome::Edited(index) | Outcome::Withdrawn(index) => match wordings.then.get(index) {
            Some(earlier) => Resolved::Says(changed(earlier, link, base, &say)),
            None => Resolved::Damaged,
        },
        Outcome::Damaged => Resolved::Damaged,
        _ => Resolved::Says(says(&say.sent_is_unrecorded())),
    }
}

/// The words that the link was made for, beside the words that are there now.
fn changed(earlier: &Earlier, link: &WordsLink, base: &str, say: &Phrases) -> Html {
    match &earlier.content {
        EarlierContent::Withdrawn(reason) => says(&say.sent_was_withdrawn(reason)),
        EarlierContent::Recorded { edits, speakers, .. } => {
            let (then, now) = match speakers {
                Some([then, now]) => (say.then_by(&earlier.day, then), say.now_by(now)),
                None => (earlier.day.clone(), say.now()),
            };
            html! {
                <>
                    <p>{ say.sent_has_changed() }</p>
                    <div class="then-now">{ comparison(edits, [&then, &now], &say.only_here(), Some(&(link.start()..link.end()))) }</div>
                    <p><a href={Page::Changes.href(base)}>{ say.all_changes() }</a></p>
                </>
            }
        }
    }
}
