//! Fetching what links are resolved against: `data/wordings/<id>.json`.

use crate::fetch;
use crate::json::Json;
use explainer::asset_paths;
use explainer::fragment::Tag;
use explainer::model::Edit;
use explainer::wordings::{Current, Earlier, EarlierContent, Sentence, Wordings};
use std::ops::Range;
use wasm_bindgen::JsValue;

/// The wordings of the passage or note `id` of the site under the base path `base`; `None` where they can't be had.
pub async fn load(base: &str, id: &str) -> Option<Wordings> {
    read(&wordings(base, id).await?)
}

/// The same without sentences and earlier wordings: enough for making links.
pub async fn load_present(base: &str, id: &str) -> Option<Wordings> {
    read_present(&wordings(base, id).await?)
}

/// The same with sentences, earlier wordings and the current tag alone: enough for resolving links to earlier wordings.
pub async fn load_links(base: &str, id: &str) -> Option<Wordings> {
    let value = wordings(base, id).await?;
    let (sentences, then) = read_links(&value)?;
    let now = Current { tag: tag(&value.get("now")?)?, sentences, ..Current::default() };
    Some(Wordings { now, then, ..Wordings::default() })
}

/// Reads all of it.
pub(crate) fn read(value: &impl Json) -> Option<Wordings> {
    let mut wordings = read_present(value)?;
    (wordings.now.sentences, wordings.then) = read_links(value)?;
    Some(wordings)
}

/// The file of the passage or note that has or had the id `id`, in the explainer that the page belongs to.
async fn wordings(base: &str, id: &str) -> Option<JsValue> {
    let value = fetch::of_explainer(&format!("{base}{}", asset_paths::wordings(id))).await?;
    (value.text("id")? == id).then_some(value)
}

/// Reads what is needed to make links.
pub(crate) fn read_present(value: &impl Json) -> Option<Wordings> {
    let now = value.get("now")?;
    Some(Wordings {
        passage: value.text("passage")?,
        note: value.text("note"),
        path: value.text("path")?,
        title: value.text("title")?,
        credit_said: value.text("credit_said")?,
        credit_ours: value.text("credit_ours")?,
        now: Current {
            tag: tag(&now)?,
            text: now.text("text")?,
            said: ranges(&now, "said")?,
            inserted: ranges(&now, "inserted")?,
            sentences: vec![],
        },
        then: vec![],
    })
}

/// Reads the sentences and the earlier wordings.
pub(crate) fn read_links(value: &impl Json) -> Option<(Vec<Sentence>, Vec<Earlier>)> {
    let then = value.list("then")?.iter().map(earlier).collect::<Option<_>>()?;
    Some((sentences(&value.get("now")?)?, then))
}

fn earlier(value: &impl Json) -> Option<Earlier> {
    Some(Earlier { tag: tag(value)?, day: value.text("day")?, content: content(value)? })
}

fn content<J: Json>(earlier: &J) -> Option<EarlierContent> {
    if let Some(reason) = earlier.text("withdrawn") {
        return Some(EarlierContent::Withdrawn(reason));
    }
    let recorded = earlier.get("recorded")?;
    let edit = |value: &J| {
        Some(match (value.text("same"), value.text("first")) {
            (Some(text), _) => Edit::Same(text),
            (_, Some(text)) => Edit::First(text),
            _ => Edit::Second(value.text("second")?),
        })
    };
    let speakers = recorded
        .list("speakers")
        .and_then(|names| Some([names.first()?.as_text()?, names.get(1)?.as_text()?]));
    Some(EarlierContent::Recorded {
        edits: recorded.list("edits")?.iter().map(edit).collect::<Option<_>>()?,
        speakers,
        sentences: sentences(&recorded)?,
    })
}

fn sentences<J: Json>(value: &J) -> Option<Vec<Sentence>> {
    let sentence = |value: &J| {
        Some(Sentence {
            number: value.number("number")?,
            start: value.number("start")?,
            end: value.number("end")?,
            units: ranges(value, "units")?,
        })
    };
    value.list("sentences")?.iter().map(sentence).collect()
}

/// Ranges written as starts and ends in turn.
fn ranges(value: &impl Json, key: &str) -> Option<Vec<Range<u32>>> {
    let bounds = value.list(key)?;
    bounds.chunks(2).map(|pair| Some(pair.first()?.as_number()?..pair.get(1)?.as_number()?)).collect()
}

pub(crate) fn tag(value: &impl Json) -> Option<Tag> {
    Some(Tag::new(u64::from(value.number("tag")?)))
}
