//! Links to earlier wordings, which are resolved against `data/wordings/<id>.json`.

use super::{EarlierLink, says};
use crate::comparison::comparison;
use explainer::fragment::WordsLink;
use explainer::page::Page;
use explainer::wordings::{Earlier, EarlierContent, Outcome};
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
}

const EDITED: &str = "What you were sent has changed since. Nothing is marked. The change:";
const WITHDRAWN: &str = "What you were sent has been withdrawn. ";
const UNRECORDED: &str = "This link is to a wording that is not on record. Nothing is marked.";
/// Said aloud before words that only one of the two texts has.
const ONLY_HERE: &str = "only here:";
const UNLOADED: &str = "What you were sent did not load. Reload the page to try again.";

/// Says that the wordings could not be loaded.
fn unloaded() -> Resolved {
    Resolved::Says(says(UNLOADED, html! {}))
}

/// Resolves a link against the recorded wordings of its passage or note, of the site under the base path `base`.
pub(super) async fn resolve(base: &str, EarlierLink { id, now, link }: &EarlierLink) -> Resolved {
    let Some(wordings) = web::wordings::load_links(base, id).await else { return unloaded() };
    // A page that stays open while another release is published shows an earlier text than these wordings count in.
    if wordings.now.tag != *now {
        return unloaded();
    }
    match wordings.resolve(link) {
        Outcome::Marked(range) => Resolved::Words(range),
        Outcome::Edited(index) | Outcome::Withdrawn(index) => match wordings.then.get(index) {
            Some(earlier) => Resolved::Says(changed(earlier, link, base)),
            None => Resolved::Damaged,
        },
        Outcome::Damaged => Resolved::Damaged,
        _ => Resolved::Says(says(UNRECORDED, html! {})),
    }
}

/// The words that the link was made for, beside the words that are there now.
fn changed(earlier: &Earlier, link: &WordsLink, base: &str) -> Html {
    match &earlier.content {
        EarlierContent::Withdrawn(reason) => says(WITHDRAWN, html! { { reason.clone() } }),
        EarlierContent::Recorded { edits, speakers, .. } => {
            let (then, now) = match speakers {
                Some([then, now]) => (format!("{}, {then}", earlier.day), format!("Now, {now}")),
                None => (earlier.day.clone(), "Now".to_string()),
            };
            html! {
                <>
                    <p>{ EDITED }</p>
                    <div class="then-now">{ comparison(edits, [&then, &now], ONLY_HERE, Some(&(link.start()..link.end()))) }</div>
                    <p><a href={Page::Changes.href(base)}>{ "All changes" }</a></p>
                </>
            }
        }
    }
}
