//! The data of a page’s `<head>`.

use crate::components::{TAKEAWAYS, note_label};
use explainer::model::{Explainer, Note, PassageKind, When, plain};
use explainer::page::Page;
use explainer::page_data::{PageData, Pair, PassageData, QuestionData, Reference};
use explainer::view::VoiceLine;

/// The data of a page’s `<head>`, as plain text that is not escaped yet.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Head {
    /// The title.
    pub title: String,
    /// A description for search engines and previews.
    pub description: String,
    /// The address below the base path; `None` for a page that is no address of its own.
    pub path: Option<String>,
    /// The path of the page that search engines are to list for this one.
    pub canonical: Option<String>,
}

/// The head of `page`, which shows `shown`.
pub(super) fn head(explainer: &Explainer, page: &Page, shown: &PageData) -> Head {
    let site = &explainer.title;
    let (title, description) = match shown {
        PageData::Opening(opening) => (format!("{site}: {}", opening.subtitle), plain(&opening.standfirst)),
        PageData::Step(step) => match &step.note {
            None => (
                format!("{} – {} · {site}", step.passage_data.passage.title, step.passage_data.speaker.name),
                passage_in_a_line(&step.passage_data),
            ),
            Some(note) => (
                format!("{} · {site}", note_title(note, &step.passage_data.passage.title)),
                plain(&note.text),
            ),
        },
        PageData::Reference(reference) => {
            let (title, description) = reference_page(explainer, reference);
            (format!("{title} · {site}"), description)
        }
    };
    let path = (*page != Page::NotFound).then(|| page.path());
    let canonical = match shown {
        PageData::Step(step) => Some(Page::Passage(step.passage_data.passage.id.clone()).path()),
        PageData::Opening(_) | PageData::Reference(_) => path.clone(),
    };
    Head { title, description, path, canonical }
}

/// The title of a note on its own: its kind, the words it is on, and the passage.
#[must_use]
pub fn note_title(note: &Note, passage: &str) -> String {
    format!("{} on ‘{}’ – {passage}", note_label(note.kind), note.on)
}

fn reference_page(explainer: &Explainer, reference: &Reference) -> (String, String) {
    let (title, description) = match reference {
        Reference::Takeaways(takeaways) => {
            let count = takeaways.rows.len();
            (
                TAKEAWAYS,
                format!(
                    "{count} passages with quoted words: what each says, what it does not say, and what it leaves open."
                ),
            )
        }
        Reference::Positions(positions) => {
            let questions: Vec<_> =
                positions.asked.iter().map(|asked| asked.question.text.as_str()).collect();
            ("Positions", format!("Who holds which position: {}", questions.join(" ")))
        }
        Reference::Pair(pair) => return of_pair(pair),
        Reference::Timeline(timeline) => {
            let (count, day) = (timeline.events.len(), &explainer.day.words);
            let what = "each with its distance in days and its sources";
            ("Timeline", format!("{count} events around the report of {day}, {what}."))
        }
        Reference::Sources(sources) => {
            let count = sources.cited.len();
            ("Sources and method", format!("The {count} sources cited, and how this was made."))
        }
        Reference::All(all) => {
            let count = all.passages.len();
            let what = "with their notes, positions, dates and sources";
            ("Everything on one page", format!("All {count} passages {what}."))
        }
        Reference::Changes(changes) => {
            let description = match changes.len() {
                0 => "Nothing has changed since it was first published.".to_string(),
                1 => "The one change since passages and notes were first published: then, now and why."
                    .to_string(),
                count => format!(
                    "The {count} changes since passages and notes were first published: then, now and why."
                ),
            };
            ("Changes", description)
        }
        Reference::Keys => {
            ("Keys", "The keys that move through the walk, and a switch that turns them off.".into())
        }
        Reference::MyNotes(..) => (
            "My notes",
            "Words you keep and notes you write on them: on your device, and nowhere else.".into(),
        ),
        Reference::NotFound(_) => ("Page not found", "There is no page at this address.".into()),
    };
    (title.into(), description)
}

fn of_pair(pair: &Pair) -> (String, String) {
    let [one, other] = &pair.voices;
    let answers = |voice: &VoiceLine| {
        let held = |asked: &&QuestionData| asked.question.positions.iter().any(|held| held.voice == voice.id);
        pair.asked.iter().filter(held).count()
    };
    let description = format!(
        "Of {} questions, the report gives {} a position on {} and {} on {}: the two side by side, with the passages.",
        pair.asked.len(),
        one.name,
        answers(one),
        other.name,
        answers(other),
    );
    (format!("{} and {}, side by side", one.name, other.name), description)
}

/// Who, when, and the words, which are in quotation marks only if they were said.
fn passage_in_a_line(passage_data: &PassageData) -> String {
    let passage = &passage_data.passage;
    let speaker = &passage_data.speaker.name;
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
