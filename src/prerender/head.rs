//! The data of a page’s `<head>`.

use crate::components::note_label;
use explainer::model::{Explainer, Note, PassageKind, plain};
use explainer::page::Page;
use explainer::page_data::{PageData, Pair, PassageData, QuestionData, Reference};
use explainer::view::VoiceLine;
use messages::Messages;

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
pub(super) fn head(explainer: &Explainer, page: &Page, shown: &PageData, text: &Messages) -> Head {
    let site = &explainer.title;
    let (title, description) = match shown {
        PageData::Opening(opening) => (format!("{site}: {}", opening.subtitle), plain(&opening.standfirst)),
        PageData::Step(step) => match &step.note {
            None => (
                format!("{} – {} · {site}", step.passage_data.passage.title, step.passage_data.speaker.name),
                passage_in_a_line(&step.passage_data, text),
            ),
            Some(note) => (
                format!("{} · {site}", note_title(note, &step.passage_data.passage.title, text)),
                plain(&note.text),
            ),
        },
        PageData::Reference(reference) => {
            let (title, description) = reference_page(explainer, reference, text);
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
pub fn note_title(note: &Note, passage: &str, text: &Messages) -> String {
    text.title_note(note_label(note.kind, text), note.on.as_str(), passage)
}

fn reference_page(explainer: &Explainer, reference: &Reference, text: &Messages) -> (String, String) {
    match reference {
        Reference::Contents(contents) => (text.all_passages(), text.describe_passages(contents.count)),
        Reference::Takeaways(takeaways) => {
            (text.page_takeaways(), text.describe_takeaways(takeaways.rows.len()))
        }
        Reference::Positions(positions) => {
            let questions: Vec<_> =
                positions.asked.iter().map(|asked| asked.question.text.as_str()).collect();
            (text.page_positions(), text.describe_positions(questions.join(" ")))
        }
        Reference::Pair(pair) => of_pair(pair, text),
        Reference::Timeline(timeline) => {
            let (count, day) = (timeline.events.len(), explainer.day.words.as_str());
            let has_days = timeline.events.iter().all(|dated| dated.event.date.days().is_some());
            let description = match has_days {
                true => text.describe_timeline(count, day),
                false => text.describe_timeline_of_periods(count, day),
            };
            (text.page_timeline(), description)
        }
        Reference::Sources(sources) => {
            (text.sources_and_method(), text.describe_sources(sources.cited.len()))
        }
        Reference::All(all) => (text.everything_on_one_page(), text.describe_all(all.passages.len())),
        Reference::Changes(changes) => (text.page_changes(), text.describe_changes(changes.len())),
        Reference::Keys => (text.page_keys(), text.describe_keys()),
        Reference::MyNotes(..) => (text.page_my_notes(), text.describe_my_notes()),
        Reference::NotFound(_) => (text.title_page_not_found(), text.describe_not_found()),
    }
}

fn of_pair(pair: &Pair, text: &Messages) -> (String, String) {
    let [one, other] = &pair.voices;
    let answers = |voice: &VoiceLine| {
        let held = |asked: &&QuestionData| asked.question.positions.iter().any(|held| held.voice == voice.id);
        pair.asked.iter().filter(held).count()
    };
    let (one_name, other_name) = (one.name.as_str(), other.name.as_str());
    let description =
        text.describe_pair(pair.asked.len(), one_name, answers(one), other_name, answers(other));
    (text.title_pair(one_name, other_name), description)
}

/// Who, when, and the words, which are in quotation marks only if they were said.
fn passage_in_a_line(passage_data: &PassageData, text: &Messages) -> String {
    let passage = &passage_data.passage;
    let name = passage_data.speaker.name.as_str();
    let speaker = match passage.when.date_words() {
        Some(date) => text.speaker_on_day(name, date),
        None => name.to_string(),
    };
    match passage.kind {
        PassageKind::Quotation => text.describe_quotation(speaker, text.quoted(passage.text())),
        PassageKind::Fragment => text.describe_fragment(speaker, passage.text()),
        PassageKind::Report => text.describe_report(speaker, passage.text()),
    }
}
