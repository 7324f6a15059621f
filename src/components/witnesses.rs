//! Other printings of the same words.

use super::{prose, source_links};
use crate::comparison::comparison;
use crate::links::Links;
use explainer::model::{Edit, Witness};
use explainer::page_data::PassageData;
use yew::prelude::*;

/// What this site calls the report where it is one of two printings.
const REPORT: &str = "The report";

/// How other outlets print the same words, under `heading`.
pub(crate) fn witnesses(passage_data: &PassageData, links: Links<'_>, heading: Html) -> Html {
    let witnesses = &passage_data.passage.witnesses;
    if witnesses.is_empty() {
        return html! {};
    }
    html! {
        <section class="witnesses">
            { heading }
            { for witnesses.iter().map(|witness| witness_of(witness, passage_data, links)) }
        </section>
    }
}

fn witness_of(witness: &Witness, passage_data: &PassageData, links: Links<'_>) -> Html {
    let issuer = passage_data.source(&witness.source).map(|source| source.issuer.clone()).unwrap_or_default();
    let variants = witness
        .variants
        .iter()
        .map(|edits| html! { <li>{ comparison(edits, [REPORT, &issuer], None) }</li> });
    html! {
        <div class="witness">
            <p>{ prose(&witness.says, links) }</p>
            { key(witness, &issuer) }
            <ul class="variants">{ for variants }</ul>
            { source_links(std::slice::from_ref(&witness.source), &passage_data.sources, links) }
        </div>
    }
}

/// What the two lines through and under words mean, as far as they occur. Neither printing is taken for the first.
fn key(witness: &Witness, issuer: &str) -> Html {
    let edits = || witness.variants.iter().flatten();
    let first = edits().any(|edit| matches!(edit, Edit::First(_)));
    let second = edits().any(|edit| matches!(edit, Edit::Second(_)));
    html! {
        <p class="legend">
            if first { <span class="legend-struck-through">{ "Struck through" }</span>{ ": only in the report. " } }
            if second { <span class="legend-underlined">{ "Underlined" }</span>{ format!(": only in {issuer}.") } }
        </p>
    }
}
