//! Other printings of the same words.

use super::{comparison_in_languages, prose, source_links};
use crate::site::{Site, filled};
use explainer::foreign_words;
use explainer::model::{Edit, Witness};
use explainer::page_data::PassageData;
use messages::Messages;
use yew::prelude::*;

/// How other outlets print the same words, under `heading`.
pub(crate) fn witnesses(passage_data: &PassageData, site: Site<'_>, heading: Html) -> Html {
    let witnesses = &passage_data.passage.witnesses;
    if witnesses.is_empty() {
        return html! {};
    }
    html! {
        <section class="witnesses">
            { heading }
            { for witnesses.iter().map(|witness| witness_of(witness, passage_data, site)) }
        </section>
    }
}

fn witness_of(witness: &Witness, passage_data: &PassageData, site: Site<'_>) -> Html {
    let issuer = passage_data.source(&witness.source).map(|source| source.issuer.clone()).unwrap_or_default();
    let report = site.text.the_report();
    let only_here = site.text.only_here();
    let variants = witness.variants.iter().enumerate().map(|(index, edits)| {
        let foreign = foreign_words::of_variant(&passage_data.passage, witness, index);
        html! { <li>{ comparison_in_languages(edits, [&report, &issuer], &only_here, &foreign) }</li> }
    });
    html! {
        <div class="witness">
            <p>{ prose(&witness.says, site) }</p>
            { key(witness, &issuer, site.text) }
            <ul class="variants">{ for variants }</ul>
            { source_links(std::slice::from_ref(&witness.source), &passage_data.sources, site) }
        </div>
    }
}

/// What the two lines through and under words mean, as far as they occur. Neither printing is taken for the first.
fn key(witness: &Witness, issuer: &str, text: &Messages) -> Html {
    let edits = || witness.variants.iter().flatten();
    let first = edits().any(|edit| matches!(edit, Edit::First(_)));
    let second = edits().any(|edit| matches!(edit, Edit::Second(_)));
    html! {
        <p class="legend">
            if first { { filled(|[struck]| text.only_in_report(struck), [struck_through(text)]) }{ " " } }
            if second { { filled(|[line]| text.only_in(line, issuer), [underlined(text)]) } }
        </p>
    }
}

/// What the line through words that one text alone has looks like, in a legend.
pub(crate) fn struck_through(text: &Messages) -> Html {
    html! { <span class="legend-struck-through">{ text.struck_through() }</span> }
}

/// What the line under words that the other text alone has looks like, in a legend.
pub(crate) fn underlined(text: &Messages) -> Html {
    html! { <span class="legend-underlined">{ text.underlined() }</span> }
}
