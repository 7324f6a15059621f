//! Reads prose from serialized data without keys (postcard), as page data are.
//!
//! A derived implementation would read markup as deeply nested as data say, and damaged data could use up the stack.

use super::{DEEPEST, Inline, Prose};
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, SeqAccess, VariantAccess, Visitor,
};
use std::fmt;

impl<'de> Deserialize<'de> for Inline {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        InlineSeed { levels: DEEPEST }.deserialize(deserializer)
    }
}

/// The variants of [`Inline`], in its order.
#[derive(serde::Deserialize)]
enum Kind {
    Text,
    Emphasis,
    Strong,
    Link,
    Foreign,
}

/// Reads an [`Inline`] with at most this many levels of markup.
struct InlineSeed {
    levels: usize,
}

/// Reads a [`Prose`] with at most this many levels of markup.
struct ProseSeed {
    levels: usize,
}

/// Reads a text that something is said of: the path of a link, or a language.
struct OfTextSeed {
    text: ProseSeed,
    inline: fn(String, Prose) -> Inline,
}

impl<'de> DeserializeSeed<'de> for InlineSeed {
    type Value = Inline;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Inline, D::Error> {
        deserializer.deserialize_enum("Inline", &["text", "emphasis", "strong", "link", "foreign"], self)
    }
}

impl<'de> Visitor<'de> for InlineSeed {
    type Value = Inline;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a piece of prose")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Inline, A::Error> {
        let (kind, content) = data.variant::<Kind>()?;
        if let Kind::Text = kind {
            return content.newtype_variant().map(Inline::Text);
        }
        let levels = self.levels.checked_sub(1).ok_or_else(|| A::Error::custom("nested too deeply"))?;
        let text = ProseSeed { levels };
        match kind {
            Kind::Link => content
                .tuple_variant(2, OfTextSeed { text, inline: |path, text| Inline::Link { path, text } }),
            Kind::Foreign => content
                .tuple_variant(2, OfTextSeed { text, inline: |lang, text| Inline::Foreign { lang, text } }),
            Kind::Strong => content.newtype_variant_seed(text).map(Inline::Strong),
            _ => content.newtype_variant_seed(text).map(Inline::Emphasis),
        }
    }
}

impl<'de> DeserializeSeed<'de> for ProseSeed {
    type Value = Prose;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Prose, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for ProseSeed {
    type Value = Prose;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("prose")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut data: A) -> Result<Prose, A::Error> {
        let mut prose = Prose::new();
        while let Some(inline) = data.next_element_seed(InlineSeed { levels: self.levels })? {
            prose.push(inline);
        }
        Ok(prose)
    }
}

impl<'de> Visitor<'de> for OfTextSeed {
    type Value = Inline;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a link or foreign words")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut data: A) -> Result<Inline, A::Error> {
        let missing = || A::Error::custom("a link or foreign words without their text");
        let of = data.next_element()?.ok_or_else(missing)?;
        let text = data.next_element_seed(self.text)?.ok_or_else(missing)?;
        Ok((self.inline)(of, text))
    }
}

#[cfg(all(test, feature = "load"))]
mod tests {
    use super::*;

    fn nested(levels: usize) -> Prose {
        (0..levels).fold(vec![Inline::Text("word".into())], |text, level| match level % 4 {
            0 => vec![Inline::Emphasis(text)],
            1 => vec![Inline::Strong(text), Inline::Text(", ".into())],
            2 => vec![Inline::Foreign { lang: "uk".into(), text }],
            _ => vec![Inline::Link { path: "all/".into(), text }],
        })
    }

    #[test]
    fn prose_is_read_as_it_was_written_and_no_deeper_than_it_may_be() {
        for levels in 0..=DEEPEST {
            let bytes = postcard::to_allocvec(&nested(levels)).expect("bytes");
            assert_eq!(postcard::from_bytes(&bytes), Ok(nested(levels)), "{levels}");
        }
        for levels in [DEEPEST + 1, 1_000] {
            let bytes = postcard::to_allocvec(&nested(levels)).expect("bytes");
            assert!(postcard::from_bytes::<Prose>(&bytes).is_err(), "{levels}");
        }
    }

    #[test]
    fn damaged_data_do_not_use_up_the_stack() {
        // Each pair of bytes is an emphasis of one piece.
        let bytes = [1, 1].repeat(1_000_000);
        assert!(postcard::from_bytes::<Inline>(&bytes).is_err());
    }
}
