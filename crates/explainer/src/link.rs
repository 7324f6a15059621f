//! Links to words: what stands behind the `#` of such a link, and back.
//!
//! A link to words carries a [`Selector`]: the words, what stands around them as far as that tells them from others,
//! and where they stood. It is written compactly (`code`), in letters and digits alone, so that Markdown, chats and
//! e-mail leave it whole:
//!
//! ```text
//! #q1xK8…            version, then the selector
//! #q1xK8…:~:text=…   the same for browsers without this program (WICG Scroll to Text Fragment)
//! ```
//!
//! What a link carries is compared with the content and never shown.

mod alphabet;
mod code;

use crate::id::NoteId;
use anchoring::{DescribeError, Outcome, Selector, Span, describe, locate};
use std::fmt::Write as _;

/// What a link to words of this version begins with.
const VERSION: &str = "q1";
/// What a link of any version begins with.
const ANY_VERSION: char = 'q';
/// More words than this are given to foreign browsers by their ends.
const WHOLE_WORDS: usize = 6;
/// How many words make an end.
const END_WORDS: usize = 3;

/// Words that a link points to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct WordsLink {
    /// The note that holds them; `None` where the passage itself does.
    pub note: Option<NoteId>,
    /// The words and what stands around them.
    pub selector: Selector,
    /// Where they stood when the link was made, in Unicode scalars.
    pub start: usize,
}

/// What a fragment may be.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Fragment {
    /// A link to words.
    Words(WordsLink),
    /// A link to words that was cut, mangled or made by a later version: it points to nothing that could be found.
    Broken,
    /// No link to words.
    Other,
}

impl WordsLink {
    /// The fragment, `#` left out: letters and digits.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut bits = code::Writer::default();
        bits.number(self.start);
        bits.text(self.note.as_ref().map_or("", NoteId::as_str));
        bits.text(&self.selector.exact);
        bits.text(&self.selector.prefix);
        bits.text(&self.selector.suffix);
        bits.text(self.selector.speaker.as_deref().unwrap_or_default());
        format!("{VERSION}{}", alphabet::encode(&sealed(bits.finish())))
    }

    /// The fragment with the directive for browsers without this program.
    #[must_use]
    pub fn encode_for_all(&self) -> String {
        format!("{}:~:text={}", self.encode(), text_directive(&self.selector.exact))
    }

    /// Reads a fragment (`#` left out). A text directive, which some browsers keep, is passed over.
    #[must_use]
    pub fn decode(fragment: &str) -> Fragment {
        let ours = fragment.split(":~:").next().unwrap_or_default();
        // A sign that a sentence or a linkifier has put behind the link is no part of it.
        let code = |ours: &'_ str| {
            let end = ours.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(ours.len());
            ours[..end].to_owned()
        };
        if let Some(code) = ours.strip_prefix(VERSION).map(code)
            && let Some(link) = Self::read(&code)
        {
            return Fragment::Words(link);
        }
        // Ids are words joined by hyphens; what looks like an id is left to those who look ids up.
        let version = ours
            .strip_prefix(ANY_VERSION)
            .is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()));
        if version { Fragment::Broken } else { Fragment::Other }
    }

    fn read(code: &str) -> Option<Self> {
        let bytes = unsealed(alphabet::decode(code)?)?;
        let mut bits = code::Reader::new(&bytes);
        let start = bits.number()?;
        let note = bits.text()?;
        let note = if note.is_empty() { None } else { Some(NoteId::try_from(note).ok()?) };
        let (exact, prefix, suffix, speaker) = (bits.text()?, bits.text()?, bits.text()?, bits.text()?);
        if exact.trim().is_empty() {
            return None;
        }
        let speaker = (!speaker.is_empty()).then_some(speaker);
        Some(Self { note, selector: Selector { exact, prefix, suffix, speaker }, start })
    }

    /// A link to the scalars `start..end` of `text`, of which `spans` tell who speaks; `None` where they hold no word
    /// or are no stretch of the text. A stretch over several hands is linked as words of the whole text.
    #[must_use]
    pub fn to(
        note: Option<NoteId>,
        text: &str,
        spans: &[Span<'_>],
        start: usize,
        end: usize,
    ) -> Option<Self> {
        let selector = match describe(text, spans, start, end) {
            Err(DescribeError::TwoSpeakers) => describe(text, &[], start, end),
            described => described,
        };
        Some(Self { note, selector: selector.ok()?, start })
    }

    /// What the link points to in `text` as it is now.
    #[must_use]
    pub fn find(&self, text: &str, spans: &[Span<'_>]) -> Outcome {
        let spans = if self.selector.speaker.is_some() { spans } else { &[] };
        locate(text, spans, &self.selector, Some(self.start))
    }
}

/// Adds two bytes by which a cut or mangled link is told.
fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let seal = seal(&bytes);
    bytes.extend(seal.to_be_bytes());
    bytes
}

fn unsealed(mut bytes: Vec<u8>) -> Option<Vec<u8>> {
    let at = bytes.len().checked_sub(2)?;
    let given = bytes.split_off(at);
    (given == seal(&bytes).to_be_bytes()).then_some(bytes)
}

/// CRC-16/CCITT-FALSE.
fn seal(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0xffff, |crc, byte| {
        (0..8).fold(crc ^ (u16::from(*byte) << 8), |crc, _| {
            if crc & 0x8000 == 0 { crc << 1 } else { (crc << 1) ^ 0x1021 }
        })
    })
}

/// The value of a text directive: few words whole, many by their ends. All but letters and digits is escaped, for the
/// directive's own grammar (`-`, `,`, `&`) and for Markdown and linkifiers (`(`, `)`, `*`, `_`, `~`).
fn text_directive(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    if words.len() <= WHOLE_WORDS {
        return escaped(&words.join(" "));
    }
    let (first, last) = (&words[..END_WORDS], &words[words.len() - END_WORDS..]);
    format!("{},{}", escaped(&first.join(" ")), escaped(&last.join(" ")))
}

fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut escaped, byte| {
        if byte.is_ascii_alphanumeric() {
            escaped.push(char::from(byte));
        } else {
            let _ = write!(escaped, "%{byte:02X}");
        }
        escaped
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CRUSH: &str = "If we did what everybody here wants us to do, and that is come in and crush them with more \
                         sanctions, we probably lose our ability to talk to them about the ceasefire and then who’s \
                         talking to them?";

    fn link(exact: &str) -> WordsLink {
        WordsLink { note: None, selector: Selector::new(exact), start: 0 }
    }

    #[test]
    fn a_sentence_fits_a_message() {
        let address =
            format!("https://example.github.io/sidelines/p/crush/#{}", link(CRUSH).encode_for_all());
        assert!(address.len() < 300, "{} signs: {address}", address.len());
    }

    #[test]
    fn linkifiers_find_nothing_to_break() {
        let fragment = link("re-elected (again) *or* not_at_all, “so” & on").encode_for_all();
        let (ours, directive) = fragment.split_once(":~:text=").expect("a directive");
        assert!(ours.bytes().all(|byte| byte.is_ascii_alphanumeric()), "{ours}");
        assert!(
            directive.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"%,".contains(&byte)),
            "{directive}"
        );
    }

    #[test]
    fn many_words_are_given_by_their_ends() {
        assert_eq!(text_directive("come in and crush them"), "come%20in%20and%20crush%20them");
        assert_eq!(text_directive("a b c d e f g h"), "a%20b%20c,f%20g%20h");
    }

    #[test]
    fn what_is_cut_or_mangled_is_broken_and_what_is_no_link_is_other() {
        let whole = link(CRUSH).encode();
        for cut in 2..whole.len() {
            assert_eq!(WordsLink::decode(&whole[..cut]), Fragment::Broken, "{cut}");
        }
        for later in ["q2abc", "q10", "q1", "q1<b>", "q1 ", "q1é"] {
            assert_eq!(WordsLink::decode(later), Fragment::Broken, "{later}");
        }
        for other in ["", "crush-if", "quote", "q", ":~:text=x", "<img>"] {
            assert_eq!(WordsLink::decode(other), Fragment::Other, "{other}");
        }
    }

    #[test]
    fn what_a_sentence_puts_behind_a_link_is_no_part_of_it() {
        let link = link("everybody here wants us to do");
        for behind in [".", ")", ",", "”", "&utm_source=x", "%20", "%3A~%3Atext%3Dx", "?x"] {
            assert_eq!(
                WordsLink::decode(&(link.encode() + behind)),
                Fragment::Words(link.clone()),
                "{behind}"
            );
        }
    }

    #[test]
    fn words_are_found_again_and_another_speaker_is_not() {
        let text = "Trump was to know “the right time and place”, he said.";
        let quoted = |speaker| [Span { start: 19, end: 43, speaker }];
        let link = WordsLink::to(None, text, &quoted("rubio"), 23, 33).expect("a link");
        assert_eq!(link.selector.exact, "right time");
        assert!(matches!(link.find(text, &quoted("rubio")), Outcome::Exact(place) if place.start() == 23));
        assert!(link.find(text, &quoted("trump")).mark().is_none());
        let mixed = WordsLink::to(None, text, &quoted("rubio"), 10, 33).expect("a link");
        assert!(mixed.find(text, &quoted("rubio")).mark().is_some());
        assert_eq!(WordsLink::to(None, text, &[], 0, 500), None);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(
            exact in "\\PC{0,30}[a-zA-Zа-яé’“]\\PC{0,30}", prefix in "\\PC{0,12}", suffix in "\\PC{0,12}",
            start in 0usize..5_000_000, speaker in proptest::option::of("[a-z]{1,8}"), note in proptest::option::of("[a-z]{1,8}(-[a-z0-9]{1,6}){0,2}"),
        ) {
            let note = note.map(|id| NoteId::try_from(id).expect("an id"));
            let link = WordsLink { note, selector: Selector { exact, prefix, suffix, speaker }, start };
            prop_assert_eq!(WordsLink::decode(&link.encode()), Fragment::Words(link.clone()));
            prop_assert_eq!(WordsLink::decode(&link.encode_for_all()), Fragment::Words(link));
        }

        #[test]
        fn any_fragment_is_read_or_refused(fragment in "(q1)?\\PC{0,60}") {
            let _ = WordsLink::decode(&fragment);
        }

        #[test]
        fn one_wrong_sign_is_told(at in 2usize..40, sign in "[0-9A-Za-y]") {
            let whole = link("everybody here wants us to do").encode();
            let mut mangled = whole.clone();
            let at = at.min(whole.len() - 1);
            mangled.replace_range(at..=at, &sign);
            if mangled != whole {
                prop_assert_eq!(WordsLink::decode(&mangled), Fragment::Broken);
            }
        }
    }
}
