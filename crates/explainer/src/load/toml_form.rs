//! The content files as editors write them.
//!
//! The comments on these types and keys are for editors: `press schema` makes the JSON Schemas and `docs/content.md` of them.
//! Rules that concern several keys or files are in `content/README.md`.

use super::days;
use super::spanned::Spanned;
use crate::model::{Basis, Certainty, Heard, NoteKind, PassageKind, VoiceKind};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, MapAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use toml::value::Datetime;

pub(super) type Text = Spanned<String>;
pub(super) type Day = Spanned<WrittenDay>;
pub(super) type Date = Spanned<WrittenDate>;

/// A date of TOML, which is checked to be a day.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(transparent)]
pub(super) struct WrittenDay(pub(super) Datetime);

/// A date as exactly as it is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum WrittenDate {
    /// A date of TOML, which is checked to be a day.
    Day(Datetime),
    /// The text of a month or a year.
    Period(days::Period),
}

impl<'de> Deserialize<'de> for WrittenDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct DateVisitor;

        impl<'de> Visitor<'de> for DateVisitor {
            type Value = WrittenDate;

            // As `Datetime` says it, so that the same help is given.
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a TOML datetime")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<WrittenDate, E> {
                let period = days::Period::read(text);
                period.map(WrittenDate::Period).ok_or_else(|| E::invalid_type(Unexpected::Str(text), &self))
            }

            // The `toml` crate hands a date on as a table.
            fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<WrittenDate, A::Error> {
                Datetime::deserialize(MapAccessDeserializer::new(table)).map(WrittenDate::Day)
            }
        }

        deserializer.deserialize_any(DateVisitor)
    }
}

impl JsonSchema for WrittenDate {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$" })
    }
}

/// JSON has no dates: programs that check TOML against a schema take them for texts.
impl JsonSchema for WrittenDay {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}

/// What the whole explainer is, the order of its passages, and what its opening page begins with.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Explainer {
    /// The id of the explainer, and its folder on a site of several: `the-hague-2025`. The same in every language.
    pub(super) id: Text,
    /// The language of the explainer and of the pages around it, as a BCP 47 tag: `en` or `uk`.
    pub(super) lang: Text,
    /// The title of the site, in at most 60 characters.
    pub(super) title: Text,
    /// One line under the title.
    pub(super) subtitle: Text,
    /// What this is and why it matters. Inline Markdown, at most 120 words.
    pub(super) standfirst: Text,
    /// The report that is annotated: the id of a source.
    pub(super) report: Text,
    /// The path of a file with the text of the report, from the folder of the explainer. Left out where the text cannot
    /// lie beside the content; `--report` gives it then.
    pub(super) report_text: Option<Text>,
    /// The day of the report, as in `2025-06-25`. The distances of events are counted from it.
    pub(super) date: Day,
    /// How the words came to the page, from mouth to page: ids of sources. The report is the last.
    pub(super) chain: Vec<Text>,
    /// How the explainer was made and what was not checked. A paragraph of inline Markdown each.
    pub(super) method: Vec<Text>,
    /// Every passage once, in walking order: ids of passages. Left out, the walk has the order of the report.
    pub(super) walk: Option<Vec<Text>>,
    /// The parts of the walk, in its order. Left out if the walk is not divided.
    #[serde(default)]
    pub(super) part: Vec<WalkPart>,
    /// Who publishes the explainer and answers for it, on one line. Shown at the foot of every page.
    pub(super) masthead: Option<Text>,
    /// Where readers can write: an e-mail address, or an address that begins with `https://`. Shown at the foot of every page.
    pub(super) contact: Option<Text>,
    /// How mistakes are corrected. A paragraph of inline Markdown, shown with the sources.
    pub(super) corrections: Option<Text>,
    /// What the opening page begins with. Left out, it begins with the title and the standfirst.
    pub(super) opening: Option<Opening>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Opening {
    /// The source whose title is the headline: the id of a source.
    pub(super) headline: Text,
    /// The passage that the headline was made of, which is shown whole: its id.
    pub(super) passage: Text,
    /// What the headline kept. Inline Markdown, at most 20 words.
    pub(super) kept: Text,
    /// What the headline lost: one to three, in the order of their words.
    pub(super) word: Spanned<Vec<OpeningWord>>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OpeningWord {
    /// The note on these words, which has the evidence: the id of a note on the passage.
    pub(super) note: Text,
    /// What the headline lost with them. Inline Markdown, at most 20 words.
    pub(super) lost: Text,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WalkPart {
    /// The title of the part, in at most 60 characters.
    pub(super) title: Text,
    /// The passage that the part begins with: its id. The part ends where the next one begins.
    pub(super) begins: Text,
}

/// What identifies the annotated report, which is not kept with the content. `press fingerprint` writes this file.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Report {
    /// The SHA-256 of the text of the report in UTF-8, in hexadecimal.
    pub(super) sha256: Text,
    /// The length of the report in Unicode scalars.
    pub(super) scalars: Spanned<u32>,
    /// Hashes of every eight words in a row outside of quotations. They detect copied text without the report.
    pub(super) runs: Text,
}

/// Who speaks or is spoken of.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Voices {
    /// The voices. The pairs of voices that are compared have this order.
    pub(super) voice: Vec<Voice>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Voice {
    /// The id of the voice: `rubio`.
    pub(super) id: Text,
    /// The full name, in at most 60 characters.
    pub(super) name: Text,
    /// The short name for tables, in at most 60 characters.
    pub(super) short: Text,
    /// What the voice is.
    pub(super) kind: VoiceKind,
    /// The office or role, on one line.
    pub(super) role: Option<Text>,
    /// How the voice comes into the report. Must agree with the passages.
    pub(super) heard: Spanned<Heard>,
    /// Who this is, and what is and is not known. Inline Markdown.
    pub(super) about: Text,
    /// What `about` and `role` rest on: ids of sources, at least one.
    pub(super) sources: Spanned<Vec<Text>>,
}

/// Everything that prose may cite.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Sources {
    /// The sources.
    pub(super) source: Vec<Source>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    /// The id of the source: `kyiv-independent`.
    pub(super) id: Text,
    /// Who issued it, on one line.
    pub(super) issuer: Text,
    /// Its title, or our description if it has none.
    pub(super) title: Text,
    /// Whether `title` is our description and not the wording of the issuer.
    #[serde(default)]
    pub(super) described: bool,
    /// A word or two that tell it from another source of the same issuer and date, which must not have the same
    /// label.
    pub(super) label: Option<Text>,
    /// When it was issued. A day (`2025-06-25`), or where no more is known, a month (`"2025-06"`) or a year
    /// (`"2025"`).
    pub(super) date: Date,
    /// Where it is online, in full: `https://…`. Only addresses that somebody opened.
    pub(super) address: Option<Text>,
    /// What it is to us, and its limits. Inline Markdown.
    pub(super) about: Text,
    /// The exact words that prose which cites this source may carry over from it.
    #[serde(default)]
    pub(super) quoted: Vec<Text>,
}

/// One passage of the report, with its notes and witnesses. The file name is its id.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Passage {
    /// What the passage is.
    pub(super) kind: Spanned<PassageKind>,
    /// Our neutral label, in at most 60 characters.
    pub(super) title: Text,
    /// Whose words or position this is: the id of a voice.
    pub(super) speaker: Text,
    /// To whom it was said: the id of a voice. Left out where that is not known.
    pub(super) listener: Option<Text>,
    /// Where it was said, on one line.
    pub(super) place: Text,
    /// When it was said. A day (`2025-06-25`), or where no more is known, a month (`"2025-06"`) or a year (`"2025"`).
    /// Left out where none can be given; then `undated` says why.
    pub(super) date: Option<Date>,
    /// Why there is no `date`, or what is known instead. One line.
    pub(super) undated: Option<Text>,
    /// The paragraph of the report, counted from 1. In a quotation or fragment, `press locate` finds it; in a report it
    /// has to be given.
    pub(super) paragraph: Option<Spanned<u32>>,
    /// How certain it is who speaks.
    pub(super) certainty: Certainty,
    /// How we know who speaks. Inline Markdown, one or two sentences.
    pub(super) attribution: Text,
    /// What the attribution rests on: ids of sources, at least one.
    pub(super) sources: Spanned<Vec<Text>>,
    /// In a quotation or fragment: the quoted words exactly as printed.
    pub(super) words: Option<Text>,
    /// In a quotation or fragment: where `words` begin in the report, in Unicode scalars counted from 0. That is just
    /// after the opening quotation mark. `press locate` finds it.
    pub(super) start: Option<Spanned<u32>>,
    /// In a quotation or fragment: where `words` end in the report, in Unicode scalars. That is just before the
    /// closing quotation mark. `press locate` finds it.
    pub(super) end: Option<Spanned<u32>>,
    /// In a quotation or fragment: the SHA-256 of `words` in UTF-8, in hexadecimal. `press locate` computes it.
    pub(super) sha256: Option<Text>,
    /// What a reporter inserted into `words`, exactly as printed, brackets included: `(the minister)`.
    #[serde(default)]
    pub(super) insertions: Vec<Text>,
    /// What stands in brackets in `words` and is the speaker's own, as in a written statement: `5(2)`. Every
    /// bracket in `words` is either here or in `insertions`.
    #[serde(default)]
    pub(super) own_brackets: Vec<Text>,
    /// In a quotation or fragment: the language of all of `words`, if it is another than that of the explainer, as a BCP 47
    /// tag: `uk`.
    pub(super) lang: Option<Text>,
    /// Words in another language than the explainer, where they are not all of `words`.
    #[serde(default)]
    pub(super) foreign: Vec<Foreign>,
    /// Our translation of a passage with words in another language. Inline Markdown, without quotation marks around it:
    /// nobody said these words. Shown below the passage, as ours.
    pub(super) translation: Option<Text>,
    /// In a fragment: our sentence, with `{words}` where the quoted words stand. In a report: our paraphrase. Neither
    /// has quotation marks.
    pub(super) sentence: Option<Text>,
    /// In a report: the note that is shown unfolded, by its id.
    pub(super) lead: Option<Text>,
    /// The notes on words of the passage.
    #[serde(default)]
    pub(super) note: Vec<Note>,
    /// The same words as other outlets printed them.
    #[serde(default)]
    pub(super) witness: Vec<Witness>,
    /// In a quotation or fragment: what can be repeated of it. Either all of them have one or none has.
    pub(super) takeaway: Option<Spanned<Takeaway>>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Takeaway {
    /// What was said.
    pub(super) said: Statement,
    /// What was not said, although it may seem so.
    pub(super) not_said: Statement,
    /// What the words leave open.
    pub(super) unknown: Statement,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Statement {
    /// The statement. Inline Markdown, at most 20 words.
    pub(super) text: Text,
    /// The evidence: ids of notes on this passage, at least one.
    pub(super) notes: Spanned<Vec<Text>>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Foreign {
    /// The words: whole words of the passage as shown, which stand there exactly once.
    pub(super) words: Text,
    /// Their language, as a BCP 47 tag: `uk`.
    pub(super) lang: Text,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Note {
    /// The id of the note, unique in the whole explainer: `crush-everybody`.
    pub(super) id: Text,
    /// What the note does.
    pub(super) kind: NoteKind,
    /// The words that the note is on: whole words of the passage as shown, which stand there exactly once and in no
    /// other note.
    pub(super) on: Text,
    /// The note. Inline Markdown; 20 to 60 words are best.
    pub(super) text: Text,
    /// What the note rests on.
    pub(super) basis: Basis,
    /// The person who wrote the note, by name, if it is signed. One line.
    pub(super) by: Option<Text>,
    /// What the note cites: ids of sources, at least one.
    pub(super) sources: Spanned<Vec<Text>>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Witness {
    /// The id of the witness: `politico-battlefield`.
    pub(super) id: Text,
    /// The source that printed the words: its id.
    pub(super) source: Text,
    /// What differs. Inline Markdown, one sentence.
    pub(super) says: Text,
    /// The differences, at least one.
    pub(super) variant: Vec<Variant>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Variant {
    /// Words of the passage, which stand in it exactly once.
    pub(super) ours: Text,
    /// The same as that outlet printed it.
    pub(super) theirs: Text,
}

/// What is asked of every voice, what the report attributes to each, and the map of positions.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Questions {
    /// The map of positions, which shows two questions side by side.
    pub(super) map: Option<Map>,
    /// The questions, in the order in which they are shown.
    pub(super) question: Vec<Question>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Map {
    /// What the two columns show, in at most 60 characters.
    pub(super) title: Text,
    /// What is to be kept in mind with it. Inline Markdown.
    pub(super) text: Text,
    /// The left side and the right side.
    pub(super) side: Spanned<Vec<Side>>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Side {
    /// What the voices on this side want, in at most 60 characters.
    pub(super) name: Text,
    /// The question that their positions answer: its id.
    pub(super) question: Text,
    /// Who is on this side: ids of voices with a position on that question, at least one.
    pub(super) voices: Spanned<Vec<Text>>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    /// The id of the question: `more-sanctions-now`.
    pub(super) id: Text,
    /// The question in full, on one line.
    pub(super) text: Text,
    /// A short form for tables, in at most 60 characters.
    pub(super) short: Text,
    /// The voices that the report attributes no answer to: their ids.
    #[serde(default)]
    pub(super) not_stated: Vec<Text>,
    /// The positions that the report attributes to voices.
    #[serde(default)]
    pub(super) position: Vec<Position>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Position {
    /// Whose position it is: the id of a voice.
    pub(super) voice: Text,
    /// Our summary, in at most 60 characters; two to five words read best. Equal answers are shown together.
    pub(super) answer: Text,
    /// The position. Inline Markdown, one sentence.
    pub(super) text: Text,
    /// The evidence: ids of passages, at least one.
    pub(super) passages: Spanned<Vec<Text>>,
    /// What else `text` rests on, such as a source that it quotes: ids of sources.
    #[serde(default)]
    pub(super) sources: Vec<Text>,
}

/// What is dated, and the days that the time line draws to scale.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Events {
    /// The days that the time line draws to scale; the day of the report is one of them. Left out, they reach from
    /// the first event to the last.
    pub(super) span: Option<Span>,
    /// The events, in any order.
    #[serde(default)]
    pub(super) event: Vec<Event>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Span {
    /// The first day.
    pub(super) first: Day,
    /// The last day.
    pub(super) last: Day,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Event {
    /// The id of the event: `jeddah`.
    pub(super) id: Text,
    /// When it was, or the first of several days. A day (`2025-06-25`), or where no more is known, a month
    /// (`"2025-06"`) or a year (`"2025"`).
    pub(super) date: Date,
    /// The last day of an event of several days, of which the first is known.
    pub(super) until: Option<Day>,
    /// The number of days from the day of the report to `date`, negative before the report. `press locate` counts
    /// them; the check does too. Left out where the day is not known.
    pub(super) days: Option<Spanned<i32>>,
    /// Where it happened, on one line.
    pub(super) place: Option<Text>,
    /// What happened, in at most 60 characters.
    pub(super) title: Text,
    /// What happened. Inline Markdown.
    pub(super) text: Text,
    /// What the date rests on.
    pub(super) basis: Basis,
    /// The passages that it explains: their ids.
    #[serde(default)]
    pub(super) passages: Vec<Text>,
    /// What the event cites: ids of sources, at least one.
    pub(super) sources: Spanned<Vec<Text>>,
}

/// Every id that was ever released. `press publish` adds to it and takes nothing out; aliases are written by hand.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Published {
    /// Every id of a passage that was ever published.
    pub(super) passages: Vec<Text>,
    /// Every id of a note that was ever published, by the id of the passage that it stood on.
    #[serde(default)]
    pub(super) notes: BTreeMap<Text, Vec<Text>>,
    /// What replaced the ids that were given up.
    #[serde(default)]
    pub(super) aliases: Aliases,
}

/// Every wording that a passage or note was ever released with. `press publish` writes these files; only `why` and
/// `withdrawn` are written by hand. The file name is the id.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct History {
    /// The number of wordings below, so that a loss is noticed.
    pub(super) wordings: Spanned<usize>,
    /// The wordings, the oldest first.
    #[serde(default)]
    pub(super) wording: Vec<Wording>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Wording {
    /// The day of its release.
    pub(super) date: Day,
    /// A hash of all that stands here and before, without `why` and `withdrawn`.
    pub(super) seal: Text,
    /// Who speaks: the id of a voice. A note has none.
    pub(super) speaker: Option<Text>,
    /// The text as shown, cut where the origin of the words changes.
    pub(super) parts: Vec<Part>,
    /// By an editor: why it took the place of the wording before. One line.
    pub(super) why: Option<Text>,
    /// By an editor: why it is shown no more. One line.
    pub(super) withdrawn: Option<Text>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Part {
    /// Words of the speaker.
    Said(String),
    /// Words that a reporter inserted.
    Inserted(String),
    /// Words of ours.
    Ours(String),
}

#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Aliases {
    /// For each former id of a passage the id that replaced it.
    #[serde(default)]
    pub(super) passages: BTreeMap<Text, Text>,
    /// For each former id of a note the id that replaced it.
    #[serde(default)]
    pub(super) notes: BTreeMap<Text, Text>,
}
