//! The program knows nothing of any particular explainer: what `content/` names stands neither in the site of another
//! explainer nor in the program.

mod support;

use explainer::load;
use explainer::model::{Date, EventDate, Explainer, Passage, PassageKind, plain};
use sidelines::prerender::kind_label;
use std::collections::BTreeSet;
use std::path::Path;
use support::{Site, files, in_repository};

const CONTENT: &str = "content/the-hague-2025";
const OTHERS: [&str; 2] = ["tests/explainers/lower-marl", "crates/press/template"];
/// What the program is called, which is also the title of its first explainer.
const PROGRAM: &str = "Sidelines";

/// Words that the program uses in another sense: of a font, of a date as it is shown, of what something is like.
const IN_ANOTHER_SENSE: [&str; 3] = ["European", "June", "State"];

/// The words of a text. A hyphen or an apostrophe ends one.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn words_of(folder: &Path) -> BTreeSet<String> {
    let files = files(folder, &[".toml"]);
    files.iter().flat_map(|(_, text)| words(text)).map(String::from).collect()
}

/// What people, places, sources and things are called in an explainer.
fn names(explainer: &Explainer) -> Vec<&str> {
    let mut names = vec![explainer.title.as_str(), explainer.subtitle.as_str()];
    names.extend(explainer.parts.iter().map(|part| part.title.as_str()));
    for voice in &explainer.voices {
        names.extend([voice.name.as_str(), voice.short.as_str()]);
        names.extend(voice.role.as_deref());
    }
    for passage in &explainer.passages {
        names.extend([passage.title.as_str(), passage.place.as_str()]);
    }
    for event in &explainer.events {
        names.push(event.title.as_str());
        names.extend(event.place.as_deref());
    }
    for source in &explainer.sources {
        names.extend([source.issuer.as_str(), source.title.as_str()]);
    }
    for question in &explainer.questions {
        names.extend([question.text.as_str(), question.short.as_str()]);
        names.extend(question.positions.iter().map(|position| position.answer.as_str()));
    }
    names.extend(explainer.map.iter().flat_map(|map| {
        std::iter::once(map.title.as_str()).chain(map.sides.iter().map(|side| side.name.as_str()))
    }));
    names
}

/// The days that an explainer gives, as it shows them. Every explainer may give a month or a year.
fn days(explainer: &Explainer) -> Vec<&str> {
    let events = explainer.events.iter().filter_map(|event| match &event.date {
        EventDate::Days { day, .. } => Some(day),
        EventDate::Within { .. } => None,
    });
    let sources = explainer.sources.iter().filter_map(|source| match &source.date {
        Date::Day(day) => Some(day),
        Date::Period(_) => None,
    });
    events.chain(sources).chain([&explainer.day]).map(|day| day.words.as_str()).collect()
}

/// What an explainer says in sentences.
fn prose(explainer: &Explainer) -> Vec<String> {
    let Explainer { standfirst, method, voices, passages, questions, events, sources, .. } = explainer;
    let mut prose: Vec<String> = passages.iter().map(Passage::text).collect();
    let notes = passages.iter().flat_map(|passage| &passage.notes).map(|note| &note.text);
    let written = method.iter().chain([standfirst]);
    let written = written.chain(voices.iter().map(|voice| &voice.about));
    let written = written.chain(passages.iter().map(|passage| &passage.attribution)).chain(notes);
    let positions = questions.iter().flat_map(|question| &question.positions);
    let written = written.chain(positions.map(|position| &position.text));
    let written = written.chain(events.iter().map(|event| &event.text));
    prose.extend(written.chain(sources.iter().map(|source| &source.about)).map(|text| plain(text)));
    prose
}

/// The proper names among the words of an explainer's names: those that it never writes with a small letter.
fn proper_names(explainer: &Explainer) -> BTreeSet<String> {
    let prose = prose(explainer);
    let said = prose.iter().map(String::as_str).chain(names(explainer));
    let all: BTreeSet<&str> = said.flat_map(words).collect();
    let is_proper = |word: &&str| {
        word.chars().count() > 2
            && word.starts_with(char::is_uppercase)
            && !all.contains(word.to_lowercase().as_str())
    };
    names(explainer).iter().flat_map(|name| words(name).filter(is_proper)).map(String::from).collect()
}

fn read(folder: &Path) -> Explainer {
    load::read(folder, None).expect("no mistake").explainer
}

#[test]
fn the_site_of_another_explainer_has_nothing_of_this_one() {
    let explainer = read(&in_repository(CONTENT));
    let proper = proper_names(&explainer);
    for other in OTHERS.map(in_repository) {
        let own = words_of(&other);
        let own_text: String = files(&other, &[".toml"]).into_iter().map(|(_, text)| text).collect();
        let other_explainer = read(&other);
        let own_days = days(&other_explainer);
        // An editor may take a word of the program for a title.
        let labels = [PassageKind::Quotation, PassageKind::Fragment, PassageKind::Report]
            .map(|kind| kind_label(kind, other_explainer.messages()));
        let is_foreign = |name: &&str| {
            let is_own = own_text.contains(name)
                || own_days.contains(name)
                || labels.iter().any(|label| label == name);
            words(name).count() > 1 && !is_own
        };
        let phrases = names(&explainer).into_iter().chain(days(&explainer));
        let phrases: BTreeSet<&str> = phrases.filter(is_foreign).collect();
        let foreign: BTreeSet<&str> = proper.difference(&own).map(String::as_str).collect();
        // There is something to be found.
        assert!(foreign.len() > 20 && phrases.len() > 50, "{} and {}", foreign.len(), phrases.len());
        for (file, text) in
            Site::of(&other).files(&[".html", ".xml", ".json", ".txt", ".bib", ".webmanifest"])
        {
            // Feeds say which program has made them.
            let text = text.replace(&format!("<generator>{PROGRAM}</generator>"), "");
            let text = html_escape::decode_html_entities(&text);
            let left: Vec<_> = words(&text).filter(|word| foreign.contains(word)).collect();
            assert!(left.is_empty(), "{file} of {}: {left:?}", other.display());
            let left: Vec<_> = phrases.iter().filter(|phrase| text.contains(**phrase)).collect();
            assert!(left.is_empty(), "{file} of {}: {left:?}", other.display());
        }
    }
}

#[test]
fn the_program_names_nothing_of_an_explainer() {
    let mut proper = proper_names(&read(&in_repository(CONTENT)));
    for word in std::iter::once(PROGRAM).chain(IN_ANOTHER_SENSE) {
        assert!(proper.remove(word), "{word} needs no exception");
    }
    let mut sources: Vec<(String, String)> = Vec::new();
    for (folder, endings) in [
        ("src", &[".rs"][..]),
        ("loader", &[".mjs"]),
        ("worker", &[".mjs"]),
        ("styles", &[".css", ".svg"]),
        ("crates", &[".rs", ".js", ".ftl"]),
    ] {
        sources.extend(files(&in_repository(folder), endings));
    }
    for file in ["loader.mjs", "index.html"] {
        sources.push((file.into(), std::fs::read_to_string(in_repository(file)).expect("a text")));
    }
    let is_test = |name: &str| name.contains("tests") || name.ends_with("fuzzing.rs");
    sources.retain(|(name, _)| !is_test(name));
    assert!(sources.len() > 150, "{}", sources.len());
    for (file, text) in sources {
        let program = text.split("\n#[cfg(test)]\nmod ").next().expect("a text");
        let left: Vec<_> = words(program).filter(|word| proper.contains(*word)).collect();
        assert!(left.is_empty(), "{file}: {left:?}");
    }
}
