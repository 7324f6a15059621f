//! The content as data for other programs; see `docs/data.md`.

mod annotations;
mod citation;
mod oembed;
mod phrases;
mod search;
mod selector;

pub(crate) use oembed::link;
pub(crate) use phrases::phrases;
pub(crate) use search::index;

use crate::failure::Failure;
use crate::template::Site;
use explainer::asset_paths;
use explainer::card_words::CardWords;
use explainer::id::PassageId;
use explainer::model::Explainer;
use explainer::wordings::Wordings;
use serde::Serialize;
use sidelines::prerender::Embedded;

/// Returns every data file with its path, relative to the base path.
pub(crate) fn files(
    explainer: &Explainer,
    embeds: &[Embedded],
    site: &Site,
) -> Result<Vec<(String, String)>, Failure> {
    let mut files = vec![
        (asset_paths::EXPLAINER.into(), json(explainer)?),
        (asset_paths::ANNOTATIONS.into(), json(&annotations::collection(explainer, site))?),
    ];
    for passage in &explainer.passages {
        let citation = citation::Citation::of(explainer, passage, site);
        files.push((asset_paths::bibtex(&passage.id), citation.bibtex()));
        files.push((asset_paths::csl(&passage.id), json(&citation.csl())?));
    }
    for embed in embeds {
        files.push((asset_paths::oembed(&embed.id), json(&oembed::response(explainer, embed, site))?));
    }
    Ok(files)
}

/// The wordings of a passage or note as a file.
#[derive(Serialize)]
struct WordingsFile<'a> {
    /// What the explainer is called in this language.
    explainer: &'a str,
    /// The id that the file is named after; it may be a former one.
    id: &'a str,
    #[serde(flatten)]
    wordings: &'a Wordings,
}

/// Returns the file with the wordings of the passage or note that has or had this id, and its path. `explainer` is what the
/// explainer is called in its language.
pub(crate) fn wordings(explainer: &str, id: &str, wordings: &Wordings) -> Result<(String, Vec<u8>), Failure> {
    let file = WordingsFile { explainer, id, wordings };
    Ok((asset_paths::wordings(id), json(&file)?.into_bytes()))
}

/// The words of a passage on its card as a file.
#[derive(Serialize)]
struct CardWordsFile<'a> {
    /// What the explainer is called in this language.
    explainer: &'a str,
    #[serde(flatten)]
    words: &'a CardWords,
}

/// Returns the file that says where the words of a passage are on its card, and its path. `explainer` is what the explainer is
/// called in its language.
pub(crate) fn card_words(
    explainer: &str,
    passage: &PassageId,
    words: &CardWords,
) -> Result<(String, Vec<u8>), Failure> {
    let file = CardWordsFile { explainer, words };
    Ok((asset_paths::card_words(passage.as_str()), json(&file)?.into_bytes()))
}

/// Formats data as indented JSON, so that releases can be compared line by line.
pub(crate) fn json(data: &impl Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(data);
    text.map(|text| text + "\n").map_err(|error| Failure::other(format!("can't write the data: {error}")))
}

#[cfg(test)]
pub(crate) mod sample {
    //! An explainer for tests.

    use explainer::fragment::Tag;
    use explainer::id::{NoteId, PassageId, SourceId, VoiceId};
    use explainer::model::{
        Basis, Certainty, Date, Day, Explainer, Heard, Imprint, Inline, Note, NoteKind, Origin, Passage,
        PassageKind, Piece, Record, Redirects, Run, Source, Span, Voice, VoiceKind, When,
    };

    fn id<Id: TryFrom<String>>(text: &str) -> Id {
        Id::try_from(text.to_string()).ok().expect("an id")
    }

    pub(crate) fn passage(kind: PassageKind) -> Passage {
        let run = |text: &str| Run::new(Origin::Speaker, text);
        let note = Note {
            id: id::<NoteId>("vow-mill"),
            tag: Tag::new(7),
            changed: None,
            aliases: vec![],
            kind: NoteKind::Caution,
            on: "the mill".into(),
            text: vec![
                Inline::Text("Which one is ".into()),
                Inline::Emphasis(vec![Inline::Text("open".into())]),
            ],
            basis: Basis::Inference,
            by: Some("Ida Lark".into()),
            sources: vec![id::<SourceId>("courier")],
        };
        Passage {
            id: id::<PassageId>("vow"),
            tag: Tag::new(5),
            kind,
            title: "Mills & vows: 100 % of #1_{x}".into(),
            speaker: id::<VoiceId>("finch"),
            listener: None,
            place: "Lower Marl".into(),
            when: When::Undated("Nobody knows.".into()),
            certainty: Certainty::Stated,
            attribution: vec![],
            sources: vec![],
            paragraph: 1,
            place_in_report: None,
            pieces: vec![
                Piece { note: None, runs: vec![run("𝒲e will never ")] },
                Piece { note: None, runs: vec![run("sell ")] },
                Piece { note: Some(0), runs: vec![run("the mill")] },
                Piece { note: None, runs: vec![run(" to anybody.")] },
            ],
            translation: None,
            notes: vec![note],
            lead: None,
            witnesses: vec![],
            takeaway: None,
        }
    }

    pub(crate) fn explainer(kind: PassageKind) -> Explainer {
        let day = Day { iso: "2031-04-08".into(), words: "8 April 2031".into() };
        Explainer {
            id: "lower-marl".into(),
            lang: "en".into(),
            title: "A mill".into(),
            subtitle: String::new(),
            standfirst: vec![],
            report: id::<SourceId>("courier"),
            day: day.clone(),
            chain: vec![],
            method: vec![],
            imprint: Imprint::default(),
            voices: vec![Voice {
                id: id::<VoiceId>("finch"),
                name: "Ada Finch".into(),
                short: "Finch".into(),
                kind: VoiceKind::Person,
                role: None,
                heard: Heard::Quoted,
                about: vec![],
                sources: vec![],
            }],
            passages: vec![passage(kind)],
            opening: None,
            parts: vec![],
            questions: vec![],
            map: None,
            events: vec![],
            span: Span { first: day.clone(), last: day.clone() },
            sources: vec![Source {
                id: id::<SourceId>("courier"),
                issuer: "The Courier".into(),
                title: "No sale".into(),
                described: false,
                label: None,
                date: Date::Day(day),
                address: None,
                about: vec![],
            }],
            former: Redirects::default(),
            record: Record::default(),
        }
    }
}
