//! Other printings of the same words.

use super::{prose, source_links};
use explainer::making::Reading;
use explainer::model::{Edit, Witness};
use yew::prelude::*;

/// What this site calls the report where it is one of two printings.
const REPORT: &str = "the report";

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
    html! {
        <div class="witness">
            <p>{ prose(&witness.says, base) }</p>
            { key(witness, &issuer) }
            <ul class="variants">{ for witness.variants.iter().map(|edits| variant(edits, &issuer)) }</ul>
            { source_links(std::slice::from_ref(&witness.source), &reading.sources, base) }
        </div>
    }
}

/// What the two lines through and under words mean, as far as they occur. Neither printing is taken for the first.
fn key(witness: &Witness, issuer: &str) -> Html {
    let edits = || witness.variants.iter().flatten();
    let ours = edits().any(|edit| matches!(edit, Edit::Ours(_)));
    let theirs = edits().any(|edit| matches!(edit, Edit::Theirs(_)));
    html! {
        <p class="key">
            if ours { <span class="struck">{ "Struck through" }</span>{ format!(": only in {REPORT}. ") } }
            if theirs { <span class="under">{ "Underlined" }</span>{ format!(": only in {issuer}.") } }
        </p>
    }
}

/// Both printings of the words that differ, one above the other. Each is whole, so that it can be read, copied and read
/// aloud by itself; where there is room, like stands above like.
fn variant(edits: &[Edit], issuer: &str) -> Html {
    let columns = columns(edits);
    let ours = columns.iter().map(|column| match *column {
        Column::Same(text) => same(text),
        Column::Differs { ours, .. } => {
            differing(ours, |words| html! { <del>{ unseen(REPORT) }{ words }</del> })
        }
    });
    let theirs = columns.iter().map(|column| match *column {
        Column::Same(text) => same(text),
        Column::Differs { theirs, .. } => {
            differing(theirs, |words| html! { <ins>{ unseen(issuer) }{ words }</ins> })
        }
    });
    html! {
        <li>
            <p><span class="label">{ "The report" }</span>{ " " }{ for ours }</p>
            <p><span class="label">{ issuer.to_string() }</span>{ " " }{ for theirs }</p>
        </li>
    }
}

/// Words that stand one above the other.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Column<'a> {
    /// The same in both printings.
    Same(&'a str),
    /// What each printing has here; one of them may have nothing.
    Differs { ours: &'a str, theirs: &'a str },
}

fn columns(edits: &[Edit]) -> Vec<Column<'_>> {
    let mut columns = Vec::new();
    for edit in edits {
        match (edit, columns.last_mut()) {
            (Edit::Same(text), _) => columns.push(Column::Same(text)),
            (Edit::Ours(text), Some(Column::Differs { ours, .. })) if ours.is_empty() => *ours = text,
            (Edit::Theirs(text), Some(Column::Differs { theirs, .. })) if theirs.is_empty() => *theirs = text,
            (Edit::Ours(text), _) => columns.push(Column::Differs { ours: text, theirs: "" }),
            (Edit::Theirs(text), _) => columns.push(Column::Differs { ours: "", theirs: text }),
        }
    }
    columns
}

fn same(text: &str) -> Html {
    html! { <span>{ text.to_string() }</span> }
}

/// Words of one printing alone, `marked`; the spaces around them are nobody's.
fn differing(text: &str, marked: impl Fn(String) -> Html) -> Html {
    let words = text.trim();
    if words.is_empty() {
        return html! { <span>{ text.to_string() }</span> };
    }
    let (before, rest) = text.split_at(text.len() - text.trim_start().len());
    let after = &rest[words.len()..];
    html! { <span>{ before.to_string() }{ marked(words.to_string()) }{ after.to_string() }</span> }
}

/// Says aloud what a line through or under words says to the eye: screen readers pass over such lines.
fn unseen(printing: &str) -> Html {
    html! { <span class="unseen">{ format!("only in {printing}: ") }</span> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_stands_above_like() {
        let edits = [
            Edit::Ours("on".into()),
            Edit::Theirs("in".into()),
            Edit::Same(" the field".into()),
            Edit::Theirs(" then".into()),
        ];
        assert_eq!(
            columns(&edits),
            [
                Column::Differs { ours: "on", theirs: "in" },
                Column::Same(" the field"),
                Column::Differs { ours: "", theirs: " then" },
            ]
        );
    }

    #[test]
    fn neither_printing_loses_a_word() {
        let edits = [
            Edit::Theirs("a".into()),
            Edit::Theirs("b".into()),
            Edit::Ours("c".into()),
            Edit::Same("d".into()),
            Edit::Ours("e".into()),
        ];
        let columns = columns(&edits);
        let side = |of: fn(&Column<'_>) -> String| columns.iter().map(of).collect::<String>();
        let ours = side(|column| match column {
            Column::Same(text) | Column::Differs { ours: text, .. } => (*text).to_string(),
        });
        let theirs = side(|column| match column {
            Column::Same(text) | Column::Differs { theirs: text, .. } => (*text).to_string(),
        });
        assert_eq!((ours.as_str(), theirs.as_str()), ("cde", "abd"));
    }
}
