//! Two texts compared word by word: two printings of the same words, or two wordings of one text.

use explainer::model::Edit;
use std::ops::Range;
use yew::prelude::*;

/// Both texts, one after the other, each below its name. Each is whole, so that it can be read, copied and read aloud
/// by itself; styles can set like above like. `only_here` is said aloud before words that one of them alone has: screen readers
/// pass over the lines through and under words. `linked` are scalars of the first text that a link points to.
pub(crate) fn comparison(
    edits: &[Edit],
    names: [&str; 2],
    only_here: &str,
    linked: Option<&Range<u32>>,
) -> Html {
    compared(edits, names, only_here, &|side, words, at| match side {
        Side::First => lit(words, at, linked),
        Side::Second => html! { { words.to_string() } },
    })
}

/// One of two texts.
#[derive(Clone, Copy)]
pub(crate) enum Side {
    /// The first.
    First,
    /// The second.
    Second,
}

/// The same, with words rendered by `words`, which is given the text that they are in, and the scalar of it where they begin.
pub(crate) fn compared(
    edits: &[Edit],
    names: [&str; 2],
    only_here: &str,
    words: &dyn Fn(Side, &str, u32) -> Html,
) -> Html {
    let unseen = || html! { <span class="visually-hidden">{ format!("{only_here} ") }</span> };
    let columns = columns(edits);
    let mut at = 0;
    let first: Vec<Html> = columns
        .iter()
        .map(|column| {
            let (text, is_alone) = match *column {
                Column::Same(text) => (text, false),
                Column::Differs { first, .. } => (first, true),
            };
            let html = if is_alone {
                stretch(
                    text,
                    at,
                    |text, at| html! { <del>{ unseen() }{ words(Side::First, text, at) }</del> },
                )
            } else {
                html! { <span>{ words(Side::First, text, at) }</span> }
            };
            at += count(text);
            html
        })
        .collect();
    at = 0;
    let second = columns.iter().map(|column| {
        let (text, html) = match *column {
            Column::Same(text) => (text, html! { <span>{ words(Side::Second, text, at) }</span> }),
            Column::Differs { second, .. } => {
                let words =
                    |text: &str, at| html! { <ins>{ unseen() }{ words(Side::Second, text, at) }</ins> };
                (second, stretch(second, at, words))
            }
        };
        at += count(text);
        html
    });
    html! {
        <>
            <p><span class="label">{ names[0].to_string() }</span>{ " " }{ for first }</p>
            <p><span class="label">{ names[1].to_string() }</span>{ " " }{ for second }</p>
        </>
    }
}

/// Words that are shown one above the other.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Column<'a> {
    /// In both texts.
    Same(&'a str),
    /// What each text has here; one of them may have nothing.
    Differs { first: &'a str, second: &'a str },
}

fn columns(edits: &[Edit]) -> Vec<Column<'_>> {
    let mut columns = Vec::new();
    for edit in edits {
        match (edit, columns.last_mut()) {
            (Edit::Same(text), _) => columns.push(Column::Same(text)),
            (Edit::First(text), Some(Column::Differs { first, .. })) if first.is_empty() => *first = text,
            (Edit::Second(text), Some(Column::Differs { second, .. })) if second.is_empty() => *second = text,
            (Edit::First(text), _) => columns.push(Column::Differs { first: text, second: "" }),
            (Edit::Second(text), _) => columns.push(Column::Differs { first: "", second: text }),
        }
    }
    columns
}

/// Words of one text alone, `marked`; the spaces around them are not. `at` is the scalar where `text` begins.
fn stretch(text: &str, at: u32, marked: impl Fn(&str, u32) -> Html) -> Html {
    let words = text.trim();
    if words.is_empty() {
        return html! { <span>{ text.to_string() }</span> };
    }
    let (before, rest) = text.split_at(text.len() - text.trim_start().len());
    let after = rest.strip_prefix(words).unwrap_or_default();
    html! { <span>{ before.to_string() }{ marked(words, at + count(before)) }{ after.to_string() }</span> }
}

/// `text`, which begins at the scalar `at`, with those of its scalars marked that are in `linked`.
fn lit(text: &str, at: u32, linked: Option<&Range<u32>>) -> Html {
    let Some(linked) = linked else { return html! { { text.to_string() } } };
    let part = |from: u32, to: u32| -> String {
        let (from, to) = (from.max(at), to.min(at + count(text)));
        text.chars().skip((from - at) as usize).take(to.saturating_sub(from) as usize).collect()
    };
    let words = part(linked.start, linked.end);
    if words.is_empty() {
        return html! { { text.to_string() } };
    }
    html! { <>{ part(at, linked.start) }<mark class="linked-words">{ words }</mark>{ part(linked.end, u32::MAX) }</> }
}

fn count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_stands_above_like() {
        let edits = [
            Edit::First("on".into()),
            Edit::Second("in".into()),
            Edit::Same(" the field".into()),
            Edit::Second(" then".into()),
        ];
        assert_eq!(
            columns(&edits),
            [
                Column::Differs { first: "on", second: "in" },
                Column::Same(" the field"),
                Column::Differs { first: "", second: " then" },
            ]
        );
    }

    #[test]
    fn neither_text_loses_a_word() {
        let edits = [
            Edit::Second("a".into()),
            Edit::Second("b".into()),
            Edit::First("c".into()),
            Edit::Same("d".into()),
            Edit::First("e".into()),
        ];
        let columns = columns(&edits);
        let side = |of: fn(&Column<'_>) -> String| columns.iter().map(of).collect::<String>();
        let first = side(|column| match column {
            Column::Same(text) | Column::Differs { first: text, .. } => (*text).to_string(),
        });
        let second = side(|column| match column {
            Column::Same(text) | Column::Differs { second: text, .. } => (*text).to_string(),
        });
        assert_eq!((first.as_str(), second.as_str()), ("cde", "abd"));
    }
}
