//! All ids of an explainer, and the addresses that they refer to.

use super::characters::deceptive;
use super::file::Folder;
use super::foreign;
use super::id_form;
use super::markup::{self, Targets};
use super::nearness::nearest;
use super::problem::Problem;
use super::source_file::SourceFile;
use super::spanned::Spanned;
use super::toml_form::Text;
use crate::id::{PassageId, is_id};
use crate::language::Language;
use crate::page::Page;
use std::collections::{BTreeMap, BTreeSet};

/// The ids of one kind of thing.
pub(super) struct Ids {
    /// What messages call the thing: `voice`.
    kind: &'static str,
    /// The ids; those of notes with the id of their passage.
    known: BTreeMap<String, Option<String>>,
    /// What is given as an id and can't be one: that is told where it is given, and not where it is named.
    malformed: BTreeSet<String>,
    /// Whether all ids are known; false if a file could not be read.
    complete: bool,
}

impl Ids {
    fn new(kind: &'static str, complete: bool) -> Self {
        Self { kind, known: BTreeMap::new(), malformed: BTreeSet::new(), complete }
    }

    fn add(&mut self, source: &SourceFile, id: &Text, within: Option<String>, problems: &mut Vec<Problem>) {
        let kind = self.kind;
        if !is_id(id.get_ref()) {
            problems.push(source.problem(
                id.span(),
                format!("`{}` can't be the id of a {kind}", id.get_ref()),
                "here",
                id_form::help(id.get_ref()),
            ));
            self.malformed.insert(id.get_ref().clone());
        } else if self.known.insert(id.get_ref().clone(), within).is_some() {
            problems.push(source.problem(
                id.span(),
                format!("the {kind} id `{}` is given twice", id.get_ref()),
                "again here",
                "Every id is given once in an explainer: choose another for the newer of the two.",
            ));
        }
    }

    /// Returns whether `id` is known.
    pub(super) fn contains(&self, id: &str) -> bool {
        self.known.contains_key(id)
    }

    /// Returns whether `id` may exist: it is known, or not all ids are known.
    pub(super) fn may_be(&self, id: &str) -> bool {
        !self.complete || self.known.contains_key(id) || self.malformed.contains(id)
    }

    pub(super) fn complete(&self) -> bool {
        self.complete
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.known.keys().map(String::as_str)
    }

    /// Returns a message that `id` does not exist, and a help text that suggests the most similar id.
    pub(super) fn unknown(&self, id: &str) -> (String, String) {
        let kind = self.kind;
        let deceives = deceptive(id).map_or_else(String::new, |found| format!(" {found}"));
        let help = match nearest(self.iter(), id) {
            Some(known) => format!("Did you mean `{known}`?{deceives}"),
            None if self.known.is_empty() => format!("There is no {kind} at all yet.{deceives}"),
            None => format!("Known: {}.{deceives}", self.iter().collect::<Vec<_>>().join(", ")),
        };
        (format!("there is no {kind} `{id}`"), help)
    }
}

/// All ids of an explainer, and its language.
pub(super) struct Index {
    pub(super) events: Ids,
    pub(super) notes: Ids,
    pub(super) passages: Ids,
    pub(super) questions: Ids,
    pub(super) sources: Ids,
    pub(super) voices: Ids,
    /// The language of the explainer, if its tag is one.
    pub(super) language: Option<Language>,
}

impl Index {
    pub(super) fn new(folder: &Folder, problems: &mut Vec<Problem>) -> Self {
        let all_passages = !folder.passages_missing;
        let mut index = Self {
            events: Ids::new("event", folder.events.is_some()),
            notes: Ids::new("note", all_passages),
            passages: Ids::new("passage", all_passages),
            questions: Ids::new("question", folder.questions.is_some()),
            sources: Ids::new("source", folder.sources.is_some()),
            voices: Ids::new("voice", folder.voices.is_some()),
            language: folder.explainer.as_ref().and_then(|file| Language::parse(file.content.lang.get_ref())),
        };
        if let Some(file) = &folder.voices {
            for voice in &file.content.voice {
                index.voices.add(&file.source, &voice.id, None, problems);
            }
        }
        if let Some(file) = &folder.sources {
            for source in &file.content.source {
                index.sources.add(&file.source, &source.id, None, problems);
            }
        }
        if let Some(file) = &folder.questions {
            for question in &file.content.question {
                index.questions.add(&file.source, &question.id, None, problems);
            }
        }
        if let Some(file) = &folder.events {
            for event in &file.content.event {
                index.events.add(&file.source, &event.id, None, problems);
            }
        }
        let mut witnesses = Ids::new("witness", true);
        for (id, file) in &folder.passages {
            let mut others = folder.passages.iter().map(|(other, _)| other);
            let twin = others.find(|other| *other != id && other.eq_ignore_ascii_case(id));
            if let Some(twin) = twin.filter(|_| !is_id(id)) {
                let message =
                    format!("the names of `{id}.toml` and `{twin}.toml` differ in nothing but case");
                let help = "macOS and Windows take them for one file: give one of the two another name, in lower case.";
                problems.push(file.source.problem(0..0, message, "", help));
                index.passages.malformed.insert(id.clone());
            } else {
                let stem = Spanned::new(0..0, id.clone());
                index.passages.add(&file.source, &stem, None, problems);
            }
            for note in &file.content.note {
                index.notes.add(&file.source, &note.id, Some(id.clone()), problems);
                if folder.passages.iter().any(|(passage, _)| passage == note.id.get_ref()) {
                    let message =
                        format!("the note id `{0}` is that of the passage `{0}`", note.id.get_ref());
                    let help = "A passage and a note share the address of their published wordings: choose another id.";
                    problems.push(file.source.problem(note.id.span(), message, "here", help));
                }
            }
            for witness in &file.content.witness {
                witnesses.add(&file.source, &witness.id, None, problems);
            }
        }
        index
    }
}

impl Targets for Index {
    fn target(&self, kind: &str, id: &str) -> Result<Option<String>, (String, String)> {
        let passage = |id: &str| PassageId::try_from(id.to_string()).ok().map(|id| Page::Passage(id).path());
        let (ids, path) = match kind {
            "passage" => (&self.passages, passage(id)),
            "note" => {
                let path = self.notes.known.get(id).and_then(Option::as_deref).and_then(passage);
                (&self.notes, path.map(|path| format!("{path}#{id}")))
            }
            "source" => (&self.sources, Some(format!("{}#source-{id}", Page::Sources.path()))),
            "event" => (&self.events, Some(format!("{}#event-{id}", Page::Timeline.path()))),
            "voice" => (&self.voices, Some(format!("{}#voice-{id}", Page::Positions.path()))),
            _ => {
                let message = format!("`{kind}:` leads nowhere");
                return Err((message, markup::LINKS.into()));
            }
        };
        if ids.known.contains_key(id) {
            Ok(path)
        } else if ids.may_be(id) {
            Ok(None)
        } else {
            Err(ids.unknown(id))
        }
    }

    fn language(&self, tag: &str) -> Result<String, (String, String)> {
        foreign::language(tag, self.language.as_ref()).map(|language| language.to_string())
    }
}
