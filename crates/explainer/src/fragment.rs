//! The fragment of an address (the part after `#`): an element's id, or a link to words.
//!
//! A link to words contains numbers only:
//!
//! ```text
//! #14-39-k3f2x9ab   from, to (exclusive), code
//! ```
//!
//! `from` and `to` are offsets in Unicode scalars into a text as shown. The code has eight digits of base 36: four are the
//! tag of the [wording](crate::wording) that the offsets refer to, four are a checksum of the link.
//!
//! Sentences, chats and mail filters change addresses. Parsing therefore ignores case, and everything from the first
//! character that can't be part of an id or a link (`.`, `)`, `?fbclid=…`, `&utm_source=…`, `%20…`).

use crate::id::is_id;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Number of base-36 digits of a [`Tag`], and of a checksum.
const DIGITS: u32 = 4;
/// Number of tags: 36⁴.
const TAGS: u32 = 36_u32.pow(DIGITS);
/// The modulus of the checksum: the greatest prime below 36⁴. Links that differ in one number only, by less than this,
/// have different checksums.
const CHECKS: u64 = 1_679_609;
/// Number of offsets; less than [`CHECKS`].
const OFFSETS: u32 = 1_000_000;

/// Identifies a wording among those of one passage or note.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Tag(u32);

impl Tag {
    /// Returns the tag of a wording with this digest.
    #[must_use]
    pub fn new(digest: u64) -> Self {
        // Less than 36⁴, which fits.
        Self((digest % u64::from(TAGS)) as u32)
    }
}

/// As the code of a link to words begins: four digits of base 36.
impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        digits(self.0, f)
    }
}

/// A link to words: a range of the text of one wording.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct WordsLink {
    /// The first scalar.
    start: u32,
    /// One past the last scalar; greater than `start`.
    end: u32,
    /// The wording.
    tag: Tag,
}

impl WordsLink {
    /// Returns a link to the scalars `start..end` of a wording, or `None` if the range is empty or an offset is a million or
    /// more.
    #[must_use]
    pub fn new(start: u32, end: u32, tag: Tag) -> Option<Self> {
        (start < end && end < OFFSETS && tag.0 < TAGS).then_some(Self { start, end, tag })
    }

    /// Returns the offset of the first scalar.
    #[must_use]
    pub fn start(&self) -> u32 {
        self.start
    }

    /// Returns the offset after the last scalar.
    #[must_use]
    pub fn end(&self) -> u32 {
        self.end
    }

    /// Returns the tag of the wording.
    #[must_use]
    pub fn tag(&self) -> Tag {
        self.tag
    }

    /// Parses the output of [`Display`](fmt::Display). Returns `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (start, end, code) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || code.len() != 2 * DIGITS as usize {
            return None;
        }
        let (tag, check) = code.split_at_checked(DIGITS as usize)?;
        let link = Self::new(number(start, 10)?, number(end, 10)?, Tag(number(tag, 36)?))?;
        (number(check, 36)? == link.check()).then_some(link)
    }

    /// Returns the checksum: a weighted sum that changes whenever one of the three numbers changes.
    fn check(&self) -> u32 {
        let sum = u64::from(self.start) * 1_103_515
            + u64::from(self.end) * 214_013
            + u64::from(self.tag.0) * 69_069
            + 1_013_904;
        // Less than 36⁴, which fits.
        (sum % CHECKS) as u32
    }
}

impl fmt::Display for WordsLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-", self.start, self.end)?;
        digits(self.tag.0, f)?;
        digits(self.check(), f)
    }
}

/// Writes a number below 36⁴ with all of its digits of base 36.
fn digits(number: u32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for place in (0..DIGITS).rev() {
        let digit = char::from_digit(number / 36_u32.pow(place) % 36, 36);
        fmt::Write::write_char(f, digit.unwrap_or_default())?;
    }
    Ok(())
}

/// Parses a number in the form that this module writes: lower-case digits, without sign, and without leading zeros in
/// base 10.
fn number(text: &str, radix: u32) -> Option<u32> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase());
    let has_padding = radix == 10 && text.len() > 1 && text.starts_with('0');
    if is_plain && !has_padding { u32::from_str_radix(text, radix).ok() } else { None }
}

/// What a fragment points to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Fragment {
    /// An element of the page, by id.
    Id(String),
    /// Words of the passage or note.
    Words(WordsLink),
    /// A link to words that was cut short or changed.
    Damaged,
}

impl Fragment {
    /// Parses a fragment, with or without its `#`. Returns `None` if it is neither an id nor a link to words.
    #[must_use]
    pub fn parse(fragment: &str) -> Option<Self> {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let is_ours = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
        let end = fragment.bytes().take_while(is_ours).count();
        let text = fragment.get(..end)?.trim_end_matches('-').to_ascii_lowercase();
        if text.starts_with(|first: char| first.is_ascii_digit()) {
            Some(WordsLink::parse(&text).map_or(Self::Damaged, Self::Words))
        } else if is_id(&text) {
            Some(Self::Id(text))
        } else {
            None
        }
    }
}

impl fmt::Display for Fragment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id(id) => f.write_str(id),
            Self::Words(link) => link.fmt(f),
            // As short a link to words as there can be, and damaged: whoever repairs an address keeps it damaged.
            Self::Damaged => f.write_str("0"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn link(start: u32, end: u32, digest: u64) -> WordsLink {
        WordsLink::new(start, end, Tag::new(digest)).expect("a link")
    }

    #[test]
    fn a_link_has_digits_letters_and_hyphens_alone_and_is_short() {
        let longest = format!("#{}", link(999_998, 999_999, u64::MAX));
        assert!(longest.len() <= 24, "{longest}");
        let code = link(14, 39, 7).to_string();
        assert!(code.starts_with("14-39-"), "{code}");
        assert!(
            code.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit() || byte.is_ascii_lowercase()),
            "{code}"
        );
    }

    #[test]
    fn a_link_that_was_sent_once_means_the_same_for_ever() {
        let sent = WordsLink::parse("14-39-2n9cjci2").expect("a link");
        assert_eq!((sent.start(), sent.end(), sent.tag()), (14, 39, Tag::new(123_456)));
        assert_eq!(sent.tag().to_string(), "2n9c");
        assert_eq!(link(14, 39, 123_456).to_string(), "14-39-2n9cjci2");
    }

    #[test]
    fn a_number_is_written_in_one_way() {
        let first = link(0, 1, 5).to_string();
        assert_eq!(WordsLink::parse(&first), Some(link(0, 1, 5)));
        let code = &first[4..];
        assert!(code.starts_with("0005"), "{code}");
        for other in [
            format!("00-1-{code}"),
            format!("0-01-{code}"),
            format!("+0-1-{code}"),
            format!("0-1-+{}", &code[1..]),
            format!("0-1-{}", code.to_uppercase()),
            format!("a-1-{code}"),
        ] {
            assert_eq!(WordsLink::parse(&other), None, "{other}");
        }
    }

    #[test]
    fn a_link_points_to_at_least_one_scalar() {
        for (start, end) in [(4, 4), (5, 4), (0, OFFSETS)] {
            assert_eq!(WordsLink::new(start, end, Tag::new(1)), None, "{start}-{end}");
        }
    }

    #[test]
    fn what_surrounds_a_link_or_an_id_does_no_harm() {
        let words = link(14, 39, 123_456);
        let around = [
            "",
            ".",
            ")",
            ",",
            "”",
            "…",
            "-",
            "?fbclid=x",
            "&utm_source=x",
            "%20and",
            "%3Ffbclid=x",
            ":~:text=x",
            "/",
        ];
        for after in around {
            assert_eq!(Fragment::parse(&format!("#{words}{after}")), Some(Fragment::Words(words)), "{after}");
            let id = Some(Fragment::Id("crush-if".into()));
            assert_eq!(Fragment::parse(&format!("#crush-if{after}")), id, "{after}");
        }
        let shouted = words.to_string().to_uppercase();
        assert_eq!(Fragment::parse(&shouted), Some(Fragment::Words(words)));
        assert_eq!(Fragment::parse("Crush-If"), Some(Fragment::Id("crush-if".into())));
    }

    #[test]
    fn a_link_that_is_cut_short_or_runs_on_is_damaged() {
        let whole = link(14, 39, 123_456).to_string();
        for cut in 1..whole.len() {
            assert_eq!(Fragment::parse(&whole[..cut]), Some(Fragment::Damaged), "{cut}");
        }
        for other in
            [format!("{whole}a"), format!("0{whole}"), format!("{whole}-1"), "0-0-".into(), "1é".into()]
        {
            assert_eq!(Fragment::parse(&other), Some(Fragment::Damaged), "{other}");
        }
    }

    #[test]
    fn what_is_neither_an_id_nor_a_link_points_to_nothing() {
        for other in ["", "#", "#%E0%A4%A", "#<b>", "#:~:text=x", "#-14-39", "#é", "#%E2%80%9C"] {
            assert_eq!(Fragment::parse(other), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(start in 0..OFFSETS - 1, length in 1..OFFSETS, digest: u64) {
            let link = link(start, (start + length).min(OFFSETS - 1), digest);
            prop_assert_eq!(WordsLink::parse(&link.to_string()), Some(link));
        }

        #[test]
        fn one_wrong_character_is_noticed(start in 0..OFFSETS - 1, length in 1_u32..400, digest: u64, at in 0_usize..24, wrong in "[0-9a-z-]") {
            let link = link(start, (start + length).min(OFFSETS - 1), digest).to_string();
            let at = at % link.len();
            let mut changed = link.clone();
            changed.replace_range(at..=at, &wrong);
            prop_assume!(changed != link);
            prop_assert!(!matches!(Fragment::parse(&changed), Some(Fragment::Words(_))), "{} {}", link, changed);
        }

        #[test]
        fn a_character_lost_is_noticed(start in 0..OFFSETS - 1, length in 1_u32..400, digest: u64, at in 0_usize..24) {
            let link = link(start, (start + length).min(OFFSETS - 1), digest).to_string();
            let mut changed = link.clone();
            changed.remove(at % link.len());
            prop_assert!(!matches!(Fragment::parse(&changed), Some(Fragment::Words(_))), "{} {}", link, changed);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,60}") {
            let _ = Fragment::parse(&text);
        }
    }
}
