//! Fetching what links are resolved against: `data/wordings/<id>.json`.

use crate::fetch;
use crate::json::{get, list, number, text};
use explainer::asset_paths;
use explainer::fragment::Tag;
use explainer::model::Edit;
use explainer::wordings::{Current, Earlier, EarlierContent, Sentence, Wordings};
use std::ops::Range;
use wasm_bindgen::JsValue;

/// The wordings of the passage or note `id` of the site under the base path `base`; `None` where they can't be had.
pub async fn load(base: &str, id: &str) -> Option<Wordings> {
    let value = wordings(base, id).await?;
    let mut wordings = read_present(&value)?;
    (wordings.now.sentences, wordings.then) = read_links(&value)?;
    Some(wordings)
}

/// The same without sentences and earlier wordings: enough for making links.
pub async fn load_present(base: &str, id: &str) -> Option<Wordings> {
    read_present(&wordings(base, id).await?)
}

/// The same with sentences and earlier wordings alone: enough for resolving links to earlier wordings.
pub async fn load_links(base: &str, id: &str) -> Option<Wordings> {
    let (sentences, then) = read_links(&wordings(base, id).await?)?;
    let now = Current { sentences, ..Current::default() };
    Some(Wordings { now, then, ..Wordings::default() })
}

async fn wordings(base: &str, id: &str) -> Option<JsValue> {
    fetch::json(&format!("{base}{}", asset_paths::wordings(id))).await
}

fn read_present(value: &JsValue) -> Option<Wordings> {
    let now = get(value, "now")?;
    Some(Wordings {
        passage: text(value, "passage")?,
        note: text(value, "note"),
        path: text(value, "path")?,
        title: text(value, "title")?,
        credit_said: text(value, "credit_said")?,
        credit_ours: text(value, "credit_ours")?,
        now: Current {
            tag: tag(&now)?,
            text: text(&now, "text")?,
            said: ranges(&now, "said")?,
            inserted: ranges(&now, "inserted")?,
            sentences: vec![],
        },
        then: vec![],
    })
}

/// Reads the sentences and the earlier wordings.
fn read_links(value: &JsValue) -> Option<(Vec<Sentence>, Vec<Earlier>)> {
    let then = list(value, "then")?.iter().map(earlier).collect::<Option<_>>()?;
    Some((sentences(&get(value, "now")?)?, then))
}

fn earlier(value: &JsValue) -> Option<Earlier> {
    Some(Earlier { tag: tag(value)?, day: text(value, "day")?, content: content(value)? })
}

fn content(earlier: &JsValue) -> Option<EarlierContent> {
    if let Some(reason) = text(earlier, "withdrawn") {
        return Some(EarlierContent::Withdrawn(reason));
    }
    let recorded = get(earlier, "recorded")?;
    let edit = |value: &JsValue| {
        Some(match (text(value, "same"), text(value, "first")) {
            (Some(text), _) => Edit::Same(text),
            (_, Some(text)) => Edit::First(text),
            _ => Edit::Second(text(value, "second")?),
        })
    };
    let speakers = list(&recorded, "speakers")
        .and_then(|names| Some([names.first()?.as_string()?, names.get(1)?.as_string()?]));
    Some(EarlierContent::Recorded {
        edits: list(&recorded, "edits")?.iter().map(edit).collect::<Option<_>>()?,
        speakers,
        sentences: sentences(&recorded)?,
    })
}

fn sentences(value: &JsValue) -> Option<Vec<Sentence>> {
    let sentence = |value: &JsValue| {
        Some(Sentence {
            number: number(value, "number")?,
            start: number(value, "start")?,
            end: number(value, "end")?,
            units: ranges(value, "units")?,
        })
    };
    list(value, "sentences")?.iter().map(sentence).collect()
}

/// Ranges written as starts and ends in turn.
fn ranges(value: &JsValue, key: &str) -> Option<Vec<Range<u32>>> {
    let bounds = list(value, key)?;
    let bound = |value: &JsValue| Some(value.as_f64()? as u32);
    bounds.chunks(2).map(|pair| Some(bound(pair.first()?)?..bound(pair.get(1)?)?)).collect()
}

fn tag(value: &JsValue) -> Option<Tag> {
    Some(Tag::new(u64::from(number(value, "tag")?)))
}
