//! Fetching where the words of a passage are on its card: `data/cards/<id>.json`.

use crate::fetch;
use crate::json::Json;
use crate::wordings::tag;
use explainer::asset_paths;
use explainer::card_words::{CardWord, CardWords};

/// Where the words of a passage are on its card; `None` if it has no card, or that can't be had.
pub async fn load(base: &str, passage: &str) -> Option<CardWords> {
    read(&fetch::of_explainer(&format!("{base}{}", asset_paths::card_words(passage))).await?)
}

fn read<J: Json>(value: &J) -> Option<CardWords> {
    let word = |value: &J| {
        Some(CardWord {
            start: value.number("start")?,
            end: value.number("end")?,
            left: value.number("left")?,
            top: value.number("top")?,
            width: value.number("width")?,
            height: value.number("height")?,
        })
    };
    Some(CardWords {
        tag: tag(value)?,
        card: value.text("card")?,
        colour: value.text("colour")?,
        words: value.list("words")?.iter().map(word).collect::<Option<_>>()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use explainer::fragment::Tag;

    #[test]
    fn what_is_written_is_read() {
        let word = CardWord { start: 0, end: 4, left: 10, top: 20, width: 30, height: 40 };
        let card = CardWords {
            tag: Tag::new(5),
            card: "cards/vow.png".into(),
            colour: "#fe0".into(),
            words: vec![word],
        };
        let written = serde_json::to_value(&card).expect("JSON");
        assert_eq!(read(&written), Some(card));
        assert_eq!(read(&serde_json::json!({ "card": "cards/vow.png" })), None);
    }
}
