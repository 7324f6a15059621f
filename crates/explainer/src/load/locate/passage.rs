//! Finds the words of a passage in the report.

use super::super::fingerprint::sha256;
use super::super::problem::Problem;
use super::super::report_text::ReportText;
use super::parsed::Parsed;
use super::{Change, Place, written};
use crate::typography;
use std::collections::BTreeSet;
use std::ops::Range;
use toml_edit::{Document, Item, Value};

/// How many scalars of the report are shown on each side of words that are told apart.
const CONTEXT: usize = 40;

/// How much of two texts is the same, from 0 to 1, where one may be a changed form of the other.
const ALIKE: f32 = 0.6;

/// Returns whether a passage quotes the report, as far as its file says.
pub(super) fn is_quoting(document: &Document<String>) -> bool {
    document.get("words").is_some() || kind(document).is_some_and(|kind| kind != "report")
}

fn kind(document: &Document<String>) -> Option<&str> {
    document.get("kind")?.as_str()
}

/// Why the words of a passage are not located.
pub(super) enum Refusal {
    /// The report does not have them.
    Gone(Box<Problem>),
    /// Any other reason.
    Other(Box<Problem>),
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Gone(problem) | Refusal::Other(problem) => *problem,
        }
    }
}

pub(super) type Changes = (Option<(Place, Place)>, Vec<(Change, Value)>);

/// Returns what is to be written of a passage, which is nothing if it quotes nothing.
pub(super) fn locate_passage(file: &Parsed, report: &ReportText) -> Result<Changes, Refusal> {
    let document = &file.document;
    if !is_quoting(document) {
        return Ok((None, vec![]));
    }
    let item = document.get("words");
    let Some((item, words)) = item.and_then(|item| Some((item, item.as_str()?))) else {
        let at = item.or_else(|| document.get("kind")).unwrap_or(&Item::None);
        let help = "Give the words exactly as printed, in quotation marks of TOML.";
        return Err(Refusal::Other(file.problem(at, "no words that could be located", help).into()));
    };
    let integer = |key: &str| document.get(key).and_then(Item::as_integer);
    let written_place =
        Written { paragraph: integer("paragraph"), start: integer("start"), end: integer("end") };
    let place = find(file, item, words, &written_place, report)?;
    let scalars = report.to_scalars(&place);
    let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let now = Place {
        paragraph: report.paragraph_at(place.start).into(),
        start: number(scalars.start),
        end: number(scalars.end),
    };
    let hash = sha256(words);
    let values: [(&str, Value); 4] = [
        ("paragraph", now.paragraph.into()),
        ("start", now.start.into()),
        ("end", now.end.into()),
        ("sha256", hash.as_str().into()),
    ];
    let changes = values.into_iter().filter_map(|(key, value)| {
        let old = document.get(key);
        let is_same = match &value {
            Value::String(new) => old.and_then(Item::as_str) == Some(new.value()),
            new => old.and_then(Item::as_integer) == new.as_integer(),
        };
        let change = Change { key, old: old.map(written), new: value.to_string().trim().to_string() };
        (!is_same).then_some((change, value))
    });
    let changes: Vec<_> = changes.collect();
    let before = written_place.whole().filter(|before| *before != now);
    Ok((before.map(|before| (before, now)), changes))
}

/// Where a file says that its words stand.
struct Written {
    paragraph: Option<i64>,
    start: Option<i64>,
    end: Option<i64>,
}

impl Written {
    fn whole(&self) -> Option<Place> {
        Some(Place { paragraph: self.paragraph?, start: self.start?, end: self.end? })
    }
}

/// Returns the bytes of the report where `words` stand. `item` is their place in the file.
fn find(
    file: &Parsed,
    item: &Item,
    words: &str,
    written: &Written,
    report: &ReportText,
) -> Result<Range<usize>, Refusal> {
    let all = report.find(words);
    if all.is_empty() {
        let alike = typography::find(report.as_str(), words);
        let help = match alike.first().and_then(|place| report.to_bytes(place)) {
            Some(place) => format!("Its typography differs. Copy: {}", &report.as_str()[place]),
            None => match nearest(report, words) {
                Some(quotation) => format!("The nearest quotation of the report: {quotation}"),
                None => "No quotation of the report is like them: copy one letter by letter.".into(),
            },
        };
        let message = "these words are not in the report";
        return Err(Refusal::Gone(file.problem(item, message, help).into()));
    }
    let whole: Vec<&Range<usize>> = all.iter().filter(|place| report.is_whole_quotation(place)).collect();
    let start = |place: &Range<usize>| i64::try_from(report.to_scalars(place).start).ok();
    match whole[..] {
        [] => {
            let message = "not the whole of a quotation in the report";
            let help = format!(
                "A passage quotes from one quotation mark to the other. The words stand here:{}",
                list(report, &all.iter().collect::<Vec<_>>())
            );
            Err(Refusal::Other(file.problem(item, message, help).into()))
        }
        [only] => Ok(only.clone()),
        _ => {
            let is_complete = written.start.is_some() && written.end.is_some();
            let chosen: Vec<_> = whole
                .iter()
                .filter(|place| match written.start {
                    Some(_) => start(place) == written.start,
                    None => Some(report.paragraph_at(place.start).into()) == written.paragraph,
                })
                .collect();
            if let [chosen] = chosen[..] {
                return Ok((*chosen).clone());
            }
            let message = format!("words that are quoted {} times in the report", whole.len());
            let paragraphs: BTreeSet<u32> =
                whole.iter().map(|place| report.paragraph_at(place.start)).collect();
            let how = if paragraphs.len() == whole.len() {
                "Choose one: write its `paragraph`"
            } else {
                "Choose one: write its `start`, without `end`"
            };
            let out = match (is_complete, paragraphs.len() == whole.len()) {
                (true, true) => ", and take `start` and `end` out, which lead elsewhere now",
                (true, false) => ", which leads elsewhere now",
                (false, true) if written.start.is_some() => ", and take `start` out",
                (false, _) => "",
            };
            let help = format!("{how}{out}.{}", list(report, &whole));
            Err(Refusal::Other(file.problem(item, message, help).into()))
        }
    }
}

/// Returns the quotation of the report that is most like `words`, if any is.
fn nearest<'a>(report: &'a ReportText, words: &str) -> Option<&'a str> {
    let quotations = report.quotations().iter().filter_map(|place| report.as_str().get(place.clone()));
    let rated =
        quotations.map(|quotation| (similar::TextDiff::from_words(quotation, words).ratio(), quotation));
    rated
        .filter(|(ratio, _)| *ratio > ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, quotation)| quotation)
}

/// Lists places of the report, each with its paragraph, its start and the words around it.
fn list(report: &ReportText, places: &[&Range<usize>]) -> String {
    let line = |place: &&Range<usize>| {
        let text = report.as_str();
        let before = text[..place.start].chars().rev().take(CONTEXT).collect::<Vec<_>>();
        let before: String = before.into_iter().rev().collect();
        let words = &text[(*place).clone()];
        let after: String = text[place.end..].chars().take(CONTEXT).collect();
        let words: String = if words.chars().count() > CONTEXT {
            format!("{}…", words.chars().take(CONTEXT).collect::<String>())
        } else {
            words.into()
        };
        let shown = format!("…{before}[{words}]{after}…").replace('\n', " ");
        let start = report.to_scalars(place).start;
        format!("\nparagraph = {}, start = {start}: {shown}", report.paragraph_at(place.start))
    };
    places.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_listed_by_their_beginning_and_others_whole() {
        for (count, shown) in
            [(1, "x".into()), (CONTEXT, "x".repeat(CONTEXT)), (CONTEXT + 1, "x".repeat(CONTEXT) + "…")]
        {
            let report = ReportText::new(&format!("So: “{}”.", "x".repeat(count)));
            let [place] = report.quotations() else { panic!("one quotation") };
            assert_eq!(list(&report, &[place]), format!("\nparagraph = 1, start = 5: …So: “[{shown}]”.…"));
        }
    }
}
