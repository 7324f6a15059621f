//! The content files as editors write them; see `content/README.md`.

use crate::model::{Basis, Certainty, Heard, NoteKind, PassageKind, VoiceKind};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::value::Datetime;

pub(super) type Text = Spanned<String>;
pub(super) type Date = Spanned<Datetime>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Explainer {
    pub(super) id: Text,
    pub(super) lang: Text,
    pub(super) title: Text,
    pub(super) subtitle: Text,
    pub(super) standfirst: Text,
    pub(super) report: Text,
    pub(super) report_text: Option<Text>,
    pub(super) date: Date,
    pub(super) chain: Vec<Text>,
    pub(super) method: Vec<Text>,
    pub(super) walk: Vec<Text>,
    #[serde(default)]
    pub(super) part: Vec<WalkPart>,
    pub(super) opening: Option<Opening>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Opening {
    pub(super) headline: Text,
    pub(super) passage: Text,
    pub(super) kept: Text,
    pub(super) word: Spanned<Vec<OpeningWord>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OpeningWord {
    pub(super) note: Text,
    pub(super) lost: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WalkPart {
    pub(super) title: Text,
    pub(super) begins: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Report {
    pub(super) sha256: Text,
    pub(super) scalars: Spanned<u32>,
    pub(super) runs: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Voices {
    pub(super) voice: Vec<Voice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Voice {
    pub(super) id: Text,
    pub(super) name: Text,
    pub(super) short: Text,
    pub(super) kind: VoiceKind,
    pub(super) role: Option<Text>,
    pub(super) heard: Spanned<Heard>,
    pub(super) about: Text,
    pub(super) sources: Spanned<Vec<Text>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sources {
    pub(super) source: Vec<Source>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    pub(super) id: Text,
    pub(super) issuer: Text,
    pub(super) title: Text,
    #[serde(default)]
    pub(super) described: bool,
    pub(super) label: Option<Text>,
    pub(super) date: Date,
    pub(super) address: Option<Text>,
    pub(super) about: Text,
    #[serde(default)]
    pub(super) quoted: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Passage {
    pub(super) kind: Spanned<PassageKind>,
    pub(super) title: Text,
    pub(super) speaker: Text,
    pub(super) listener: Option<Text>,
    pub(super) place: Text,
    pub(super) date: Option<Date>,
    pub(super) undated: Option<Text>,
    pub(super) paragraph: Option<Spanned<u32>>,
    pub(super) certainty: Certainty,
    pub(super) attribution: Text,
    pub(super) sources: Spanned<Vec<Text>>,
    pub(super) words: Option<Text>,
    pub(super) start: Option<Spanned<u32>>,
    pub(super) end: Option<Spanned<u32>>,
    pub(super) sha256: Option<Text>,
    #[serde(default)]
    pub(super) insertions: Vec<Text>,
    pub(super) sentence: Option<Text>,
    pub(super) lead: Option<Text>,
    #[serde(default)]
    pub(super) note: Vec<Note>,
    #[serde(default)]
    pub(super) witness: Vec<Witness>,
    pub(super) takeaway: Option<Spanned<Takeaway>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Takeaway {
    pub(super) said: Statement,
    pub(super) not_said: Statement,
    pub(super) unknown: Statement,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Statement {
    pub(super) text: Text,
    pub(super) notes: Spanned<Vec<Text>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Note {
    pub(super) id: Text,
    pub(super) kind: NoteKind,
    pub(super) on: Text,
    pub(super) text: Text,
    pub(super) basis: Basis,
    pub(super) sources: Spanned<Vec<Text>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Witness {
    pub(super) id: Text,
    pub(super) source: Text,
    pub(super) says: Text,
    pub(super) variant: Vec<Variant>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Variant {
    pub(super) ours: Text,
    pub(super) theirs: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Questions {
    pub(super) map: Option<Map>,
    pub(super) question: Vec<Question>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Map {
    pub(super) title: Text,
    pub(super) text: Text,
    pub(super) side: Spanned<Vec<Side>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Side {
    pub(super) name: Text,
    pub(super) question: Text,
    pub(super) voices: Spanned<Vec<Text>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    pub(super) id: Text,
    pub(super) text: Text,
    pub(super) short: Text,
    #[serde(default)]
    pub(super) not_stated: Vec<Text>,
    #[serde(default)]
    pub(super) position: Vec<Position>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Position {
    pub(super) voice: Text,
    pub(super) answer: Text,
    pub(super) text: Text,
    pub(super) passages: Spanned<Vec<Text>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Events {
    pub(super) span: Option<Span>,
    #[serde(default)]
    pub(super) event: Vec<Event>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Span {
    pub(super) first: Date,
    pub(super) last: Date,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Event {
    pub(super) id: Text,
    pub(super) date: Date,
    pub(super) until: Option<Date>,
    pub(super) days: Option<Spanned<i32>>,
    pub(super) place: Option<Text>,
    pub(super) title: Text,
    pub(super) text: Text,
    pub(super) basis: Basis,
    #[serde(default)]
    pub(super) passages: Vec<Text>,
    pub(super) sources: Spanned<Vec<Text>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Published {
    pub(super) passages: Vec<Text>,
    #[serde(default)]
    pub(super) notes: BTreeMap<Text, Vec<Text>>,
    #[serde(default)]
    pub(super) aliases: Aliases,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct History {
    pub(super) wordings: Spanned<usize>,
    #[serde(default)]
    pub(super) wording: Vec<Wording>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wording {
    pub(super) date: Date,
    pub(super) seal: Text,
    pub(super) speaker: Option<Text>,
    pub(super) parts: Vec<Part>,
    pub(super) why: Option<Text>,
    pub(super) withdrawn: Option<Text>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Part {
    Said(String),
    Inserted(String),
    Ours(String),
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Aliases {
    #[serde(default)]
    pub(super) passages: BTreeMap<Text, Text>,
    #[serde(default)]
    pub(super) notes: BTreeMap<Text, Text>,
}
