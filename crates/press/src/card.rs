//! Draws cards, the preview pictures of links: one for each passage and note, and one for the site.
//!
//! | module | does |
//! |---|---|
//! | `passage`, `note`, `site` | lay out the cards |
//! | `text` | words with their styles |
//! | `fit` | chooses the largest font size in which words fit |
//! | `boxes` | sets words with boxes or highlights |
//! | `lines` | breaks words into lines of even length |
//! | `svg` | writes the SVG |
//! | `colours` | the site's colours, from its style sheet |
//! | `fonts` | the fonts, and the widths of words in them |
//! | `draw`, `palette` | convert SVG to PNG |
//! | `cache` | caches PNGs |
//!
//! Fonts come from a crate, not from the system, so the same content gives the same card everywhere.

mod boxes;
mod cache;
pub(crate) mod colours;
mod draw;
mod fit;
mod fonts;
mod lines;
mod note;
mod palette;
mod passage;
mod site;
mod svg;
mod text;

pub(crate) use cache::Cache;

use crate::failure::Failure;
use colours::{Colours, Ink};
use draw::Drawer;
use explainer::card_words::CardWords;
use explainer::id::PassageId;
use explainer::model::Explainer;
use explainer::page::Page;
use explainer::page_data::{PageData, SiteData};
use fonts::Fonts;
use rayon::prelude::*;

/// Width of every card in pixels, as link previews need it.
pub(crate) const WIDTH: u16 = 1200;
/// Height of every card in pixels.
pub(crate) const HEIGHT: u16 = 630;

/// A card.
#[derive(Clone, Debug)]
pub(crate) struct Card {
    /// Its path, relative to the base path.
    pub(crate) path: String,
    /// Its SVG.
    pub(crate) svg: String,
    /// Of a passage: its id, and where its words are on the card.
    pub(crate) words: Option<(PassageId, CardWords)>,
}

/// Returns the path of the card of `page`, relative to the base path, or `None` for a page without an address of its own.
pub(crate) fn path(page: &Page) -> Option<String> {
    match page {
        Page::Passage(id) => Some(format!("cards/{id}.png")),
        Page::Note(id) => Some(format!("cards/{id}.png")),
        Page::NotFound => None,
        Page::Opening
        | Page::Contents
        | Page::Takeaways
        | Page::Positions
        | Page::Pair(..)
        | Page::Timeline
        | Page::Sources
        | Page::All
        | Page::Keys
        | Page::Changes
        | Page::MyNotes => Some("cards/site.png".into()),
    }
}

/// Lays out every card. Leaves out, with a message, cards that lack room for their text, cards with characters that the fonts
/// lack, and cards with words that are written from right to left, since words are set from left to right here: no picture is
/// better than one of half a sentence, or of its words in another order.
pub(crate) fn lay_out(explainer: &Explainer, data: &SiteData) -> Result<Vec<Card>, Failure> {
    let (fonts, colours) = (Fonts::load()?, Colours::read()?);
    let mut cards = Vec::new();
    for (page, data) in data.pages() {
        let Some(path) = path(page) else { continue };
        let drawn = match data {
            PageData::Opening(opening) => {
                site::card(explainer, opening, &fonts).map(|drawing| (drawing, None))
            }
            PageData::Step(step) => match &step.note {
                None => passage::card(explainer, &step.passage_data, &fonts).map(|(drawing, spots)| {
                    let passage = &step.passage_data.passage;
                    let words = CardWords {
                        tag: passage.tag,
                        card: path.clone(),
                        colour: colours::hex(colours.of(Ink::Lit)),
                        words: passage::words_at(passage, &spots),
                    };
                    (drawing, Some((passage.id.clone(), words)))
                }),
                Some(note) => {
                    note::card(explainer, &step.passage_data, note, &fonts).map(|drawing| (drawing, None))
                }
            },
            PageData::Reference(_) => continue,
        };
        let Some((drawing, words)) = drawn else {
            eprintln!("press: no {path}: its text would have to be cut to fit it");
            continue;
        };
        match (drawing.missing(&fonts), drawing.right_to_left_character()) {
            (None, None) => cards.push(Card { path, svg: drawing.svg(&colours), words }),
            (Some(char), _) => eprintln!("press: no {path}: the font of the cards has no ‘{char}’"),
            (None, Some(char)) => {
                eprintln!("press: no {path}: ‘{char}’ is written from right to left, and cards are not");
            }
        }
    }
    Ok(cards)
}

/// Returns the PNG of every card, in the order of `cards`.
pub(crate) fn draw(cards: &[Card], cache: &Cache) -> Result<Vec<Vec<u8>>, Failure> {
    let drawer = Drawer::new(&Fonts::load()?, &Colours::read()?);
    // A picture takes several times as long as everything else of its page.
    cards.par_iter().map(|card| cache.get(&card.svg, || drawer.png(&card.svg))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use explainer::load;
    use explainer::model::{Origin, Passage, PassageKind, Piece, Run, When, plain};
    use html5gum::{Token, Tokenizer};
    use sidelines::prerender::note_label;
    use std::path::Path;

    fn explainer() -> Explainer {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/the-hague-2025");
        load::read(&folder, None).expect("the content has no mistake").explainer
    }

    fn laid_out(explainer: &Explainer) -> Result<Vec<Card>, Failure> {
        lay_out(explainer, &SiteData::compute(explainer))
    }

    /// What a card says, in the order of the SVG: a line of text ends with a space, a change of style does not.
    fn said(svg: &str) -> String {
        let mut text = String::new();
        for Ok(token) in Tokenizer::new(svg) {
            match token {
                Token::String(string) => text += &String::from_utf8_lossy(&string),
                Token::EndTag(tag) if *tag.name == b"text"[..] => text.push(' '),
                _ => {}
            }
        }
        let text = text.replace('\u{a0}', " ");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_passage_has_a_card_that_begins_with_its_words() {
        let explainer = explainer();
        let cards = laid_out(&explainer).expect("cards");
        let notes: usize = explainer.passages.iter().map(|passage| passage.notes.len()).sum();
        assert_eq!(cards.len(), explainer.passages.len() + notes + 1);
        for passage in &explainer.passages {
            let path = path(&Page::Passage(passage.id.clone()));
            let card = cards.iter().find(|card| Some(&card.path) == path.as_ref()).expect("a card");
            let words = match passage.kind {
                PassageKind::Quotation => explainer.messages().quoted(passage.text()),
                PassageKind::Fragment | PassageKind::Report => passage.text(),
            };
            let words = words.replace('\u{a0}', " ");
            let said = said(&card.svg);
            assert!(said.starts_with(&words), "{}: {said}", passage.id);
            let voice = explainer.voices.iter().find(|voice| voice.id == passage.speaker).expect("a voice");
            assert!(said.contains(&voice.name), "{}: {said}", passage.id);
        }
    }

    #[test]
    fn every_word_of_a_passage_has_its_place_on_the_card() {
        let explainer = explainer();
        let cards = laid_out(&explainer).expect("cards");
        let marks = explainer.messages().quotation_marks();
        for passage in &explainer.passages {
            let placed = cards.iter().filter_map(|card| card.words.as_ref());
            let (_, card) = placed.into_iter().find(|(id, _)| *id == passage.id).expect("a card");
            let text = passage.text();
            let scalars: Vec<char> = text.chars().collect();
            let words: Vec<String> = card
                .words
                .iter()
                .map(|word| scalars[word.start as usize..word.end as usize].iter().collect())
                .collect();
            let shown: Vec<String> =
                text::shown(passage, None, &marks).iter().map(text::Word::text).collect();
            assert_eq!(words.len(), shown.len(), "{}", passage.id);
            for (word, shown) in words.iter().zip(&shown) {
                // A quotation's own marks are on the card and not in its text.
                assert!(
                    word == shown || *word == shown.trim_matches(['“', '”']),
                    "{}: {word} {shown}",
                    passage.id
                );
            }
            let mut end = (0, 0);
            for word in &card.words {
                assert!((word.top, word.left) >= end, "{}: in reading order and apart: {word:?}", passage.id);
                end = (word.top, word.left + word.width.saturating_sub(1));
            }
        }
    }

    #[test]
    fn every_note_has_a_card_with_the_whole_words_its_kind_and_its_first_sentence() {
        let explainer = explainer();
        let cards = laid_out(&explainer).expect("cards");
        for passage in &explainer.passages {
            for note in &passage.notes {
                let path = path(&Page::Note(note.id.clone()));
                let card = cards.iter().find(|card| Some(&card.path) == path.as_ref()).expect("a card");
                let said = said(&card.svg);
                let text = plain(&note.text).replace('\u{a0}', " ");
                let first = text.split_inclusive(['.', '?', '!']).next().expect("a sentence").trim();
                // Where the light ends inside a word, the SVG has a new text.
                let is_said = |text: &str| {
                    let joined = |text: &str| text.split_whitespace().collect::<String>();
                    joined(&said).contains(&joined(text))
                };
                assert!(is_said(&passage.text().replace('\u{a0}', " ")), "{}: {said}", note.id);
                assert!(
                    is_said(&note_label(note.kind, explainer.messages())) && is_said(first),
                    "{}: {said}",
                    note.id
                );
                assert!(!said.contains('…') || passage.text().contains('…') || first.contains('…'), "{said}");
            }
        }
    }

    #[test]
    fn the_card_of_a_report_has_no_quotation_marks_and_says_why() {
        let explainer = explainer();
        let cards = laid_out(&explainer).expect("cards");
        let reports = explainer.passages.iter().filter(|passage| passage.kind == PassageKind::Report);
        for passage in reports {
            let path = path(&Page::Passage(passage.id.clone()));
            let card = cards.iter().find(|card| Some(&card.path) == path.as_ref()).expect("a card");
            let said = said(&card.svg);
            assert!(!said.contains(['“', '”', '"', '„', '«', '»']), "{said}");
            assert!(said.contains("Reported, not quoted"), "{said}");
        }
    }

    #[test]
    fn the_card_of_undated_words_names_the_report_and_its_day() {
        let mut explainer = explainer();
        let report = explainer.sources.iter().find(|source| source.id == explainer.report);
        let expected =
            format!("undated, as quoted by {}, {}", report.expect("a report").issuer, explainer.day.words);
        let is_quotation = |passage: &&mut Passage| passage.kind == PassageKind::Quotation;
        let passage = explainer.passages.iter_mut().find(is_quotation).expect("a quotation");
        passage.when = When::Undated("Nobody knows.".into());
        let path = path(&Page::Passage(passage.id.clone()));
        let cards = laid_out(&explainer).expect("cards");
        let card = cards.iter().find(|card| Some(&card.path) == path.as_ref()).expect("a card");
        let said = said(&card.svg);
        assert!(said.contains(&expected), "{said}");
    }

    /// Returns whether there is a card of a quotation whose words are `text`.
    fn has_card(text: impl FnOnce(&Passage) -> String) -> bool {
        let mut explainer = explainer();
        let is_quotation = |passage: &&mut Passage| passage.kind == PassageKind::Quotation;
        let passage = explainer.passages.iter_mut().find(is_quotation).expect("a quotation");
        let text = text(passage);
        passage.pieces = vec![Piece { note: None, runs: vec![Run::new(Origin::Speaker, text)] }];
        let path = path(&Page::Passage(passage.id.clone()));
        let cards = laid_out(&explainer).expect("cards");
        cards.iter().any(|card| Some(&card.path) == path.as_ref())
    }

    #[test]
    fn words_too_long_for_a_card_have_none() {
        assert!(!has_card(|passage| [passage.text().as_str(); 5].join(" ")));
        assert!(has_card(Passage::text));
    }

    #[test]
    fn words_that_are_written_from_right_to_left_have_none() {
        assert!(!has_card(|_| "My grandmother said: הלחם לא שואל.".into()));
        assert!(has_card(|_| "My grandmother said: хліб не питає.".into()));
    }

    #[test]
    fn an_insertion_is_named_as_one() {
        let explainer = explainer();
        for card in laid_out(&explainer).expect("cards") {
            let said = said(&card.svg);
            let named = said.contains("inserted by a reporter");
            let passage = |passage: &&Passage| {
                let notes = passage.notes.iter().map(|note| Page::Note(note.id.clone()));
                let mut pages = notes.chain([Page::Passage(passage.id.clone())]);
                pages.any(|page| path(&page).as_ref() == Some(&card.path))
            };
            let has = explainer.passages.iter().find(passage).is_some_and(|passage| {
                passage.pieces.iter().flat_map(|piece| &piece.runs).any(|run| run.origin == Origin::Reporter)
            });
            assert_eq!(named, has, "{said}");
        }
    }

    #[test]
    fn a_card_is_a_png_of_the_right_size_and_the_same_every_time() {
        let explainer = explainer();
        let cards = laid_out(&explainer).expect("cards");
        let cards: Vec<Card> = cards.into_iter().take(2).collect();
        let once = draw(&cards, &Cache::none()).expect("pictures");
        let twice = draw(&cards, &Cache::none()).expect("pictures");
        assert_eq!(once, twice);
        for png in once {
            let number = |at: usize| u32::from_be_bytes([png[at], png[at + 1], png[at + 2], png[at + 3]]);
            assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
            assert_eq!((number(16), number(20)), (u32::from(WIDTH), u32::from(HEIGHT)));
            assert!(png.len() < 60_000, "{} bytes", png.len());
        }
    }

    #[test]
    fn a_page_that_is_no_address_has_no_card() {
        assert_eq!(path(&Page::NotFound), None);
        assert_eq!(path(&Page::All).as_deref(), Some("cards/site.png"));
    }
}
