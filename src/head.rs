//! What stands in a page's head, from the view alone: the build prints it, the browser keeps the title up to date.

use explainer::model::{PassageKind, When, plain};
use explainer::view::{Content, Reading, View};

/// What stands in a page's head; plain text, to be escaped by whoever prints it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Head {
    /// The title.
    pub title: String,
    /// A description for search engines and previews.
    pub description: String,
    /// The address below the base path; `None` for a page that is no address of its own.
    pub path: Option<String>,
}

/// The head of the page that shows `view`.
#[must_use]
pub fn head(view: &View) -> Head {
    let site = &view.frame.title;
    let (title, description) = match &view.content {
        Content::Opening(opening) => {
            (format!("{site}: {}", view.frame.subtitle), plain(&opening.standfirst))
        }
        Content::Step(step) => (
            format!("{} – {} · {site}", step.reading.passage.title, step.reading.speaker.name),
            passage_in_a_line(&step.reading),
        ),
        Content::Positions(positions) => {
            let questions: Vec<_> = positions.asked.iter().map(|asked| asked.question.text.as_str()).collect();
            (format!("Positions · {site}"), format!("Who holds which position: {}", questions.join(" ")))
        }
        Content::Timeline(timeline) => (
            format!("Time line · {site}"),
            format!(
                "{} events around the report of {}, each with its distance in days and its sources.",
                timeline.events.len(),
                view.frame.day.words
            ),
        ),
        Content::Sources(sources) => (
            format!("Sources and method · {site}"),
            format!("The {} sources cited, and how this was made.", sources.cited.len()),
        ),
        Content::All(all) => (
            format!("Everything on one page · {site}"),
            format!("All {} passages with their notes, positions, dates and sources.", all.readings.len()),
        ),
        Content::NotFound(_) => {
            (format!("Page not found · {site}"), "There is no page at this address.".to_string())
        }
    };
    let path = match &view.content {
        Content::NotFound(_) => None,
        _ => Some(view.frame.page.path()),
    };
    Head { title, description, path }
}

/// Who, when, and the words, which are in quotation marks only if they were said.
fn passage_in_a_line(reading: &Reading) -> String {
    let passage = &reading.passage;
    let speaker = &reading.speaker.name;
    let when = match &passage.when {
        When::On(day) => format!(", {}", day.words),
        When::Undated(_) => String::new(),
    };
    match passage.kind {
        PassageKind::Quotation => format!("{speaker}{when}: “{}”", passage.text()),
        PassageKind::Fragment => format!("{speaker}{when}, quoted in part: {}", passage.text()),
        PassageKind::Report => format!("{speaker}{when}, reported without quotation: {}", passage.text()),
    }
}
