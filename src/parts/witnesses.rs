//! Other printings of the same words.

use super::{prose, source_links};
use explainer::making::Reading;
use explainer::model::{Edit, Witness};
use yew::prelude::*;

/// How other outlets print the same words, under `heading`.
pub(crate) fn witnesses(reading: &Reading, base: &str, heading: Html) -> Html {
    let witnesses = &reading.passage.witnesses;
    if witnesses.is_empty() {
        return html! {};
    }
    html! {
        <section class="witnesses">
            { heading }
            { for witnesses.iter().map(|witness| witness_of(witness, reading, base)) }
        </section>
    }
}

fn witness_of(witness: &Witness, reading: &Reading, base: &str) -> Html {
    let issuer = reading.source(&witness.source).map(|source| source.issuer.clone()).unwrap_or_default();
    let variants = witness.variants.iter().map(|edits| {
        html! {
            <li>
                <p><span class="label">{ "The report" }</span>{ " " }{ for edits.iter().map(|edit| side(edit, true)) }</p>
                <p><span class="label">{ issuer.clone() }</span>{ " " }{ for edits.iter().map(|edit| side(edit, false)) }</p>
            </li>
        }
    });
    html! {
        <div class="witness">
            <p>{ prose(&witness.says, base) }</p>
            <ul class="variants">{ for variants }</ul>
            { source_links(std::slice::from_ref(&witness.source), &reading.sources, base) }
        </div>
    }
}

/// One printing's side of a comparison.
fn side(edit: &Edit, ours: bool) -> Html {
    match edit {
        Edit::Same(text) => html! { { text.clone() } },
        Edit::Ours(text) if ours => html! { <del>{ text.clone() }</del> },
        Edit::Theirs(text) if !ours => html! { <ins>{ text.clone() }</ins> },
        Edit::Ours(_) | Edit::Theirs(_) => html! {},
    }
}
