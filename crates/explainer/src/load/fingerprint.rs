//! Detects text that copies the report, without storing the report.
//!
//! Only quotations may be copied word for word. The fingerprint contains a hash of every eight consecutive words of the
//! report that are not completely inside a quotation; prose that contains such a run copies the report. With 48 bits of
//! SHA-256, the probability of a false alarm in a million words of prose is about one in a million.

use super::report_text::ReportText;
use super::words::words;
use crate::quotation_marks::is_double;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

/// Number of consecutive words that make a copy.
const RUN: usize = 8;
/// Number of bytes kept of a run's SHA-256.
const KEPT: usize = 6;

/// Hashes of the report's words, by which copies are detected.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Fingerprint {
    runs: BTreeSet<[u8; KEPT]>,
}

impl Fingerprint {
    /// Computes the fingerprint of a report. What is in quotation marks of any style is a quotation.
    #[must_use]
    pub fn of(report: &str) -> Self {
        Self::of_text(&ReportText::new(report))
    }

    pub(super) fn of_text(report: &ReportText) -> Self {
        let quoted = report.quotations();
        let words = words(report.as_str());
        let runs = words
            .windows(RUN)
            .filter(|run| {
                let place = run[0].1.start..run[RUN - 1].1.end;
                !quoted.iter().any(|quote| quote.start <= place.start && place.end <= quote.end)
            })
            .map(hash)
            .collect();
        Self { runs }
    }

    /// Parses the output of [`Self::to_lines`]. Returns `None` for anything else.
    #[must_use]
    pub fn from_lines(lines: &str) -> Option<Self> {
        let runs = lines.split_whitespace().map(|hex| {
            let bytes = hex.as_bytes();
            let mut run = [0; KEPT];
            if bytes.len() != 2 * KEPT {
                return None;
            }
            for (byte, digits) in run.iter_mut().zip(bytes.chunks(2)) {
                *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
            }
            Some(run)
        });
        Some(Self { runs: runs.collect::<Option<_>>()? })
    }

    /// Formats the fingerprint as hexadecimal numbers, eight per line.
    #[must_use]
    pub fn to_lines(&self) -> String {
        let mut lines = String::new();
        for (index, run) in self.runs.iter().enumerate() {
            lines.push_str(match index % 8 {
                0 if index == 0 => "",
                0 => "\n",
                _ => " ",
            });
            lines.push_str(&hex(run));
        }
        lines
    }

    /// Returns the bytes of the first eight consecutive words of `text` that are copied from the report. Words on two sides of
    /// a double quotation mark are not consecutive: a quotation may be followed by the word that follows it in the report.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        let mut start = 0;
        text.split_inclusive(is_double).find_map(|part| {
            let offset = start;
            start += part.len();
            let words = words(part);
            let copied = words.windows(RUN).find(|run| self.runs.contains(&hash(run)))?;
            Some(offset + copied[0].1.start..offset + copied[RUN - 1].1.end)
        })
    }
}

fn hash(run: &[(String, Range<usize>)]) -> [u8; KEPT] {
    let mut digest = Sha256::new();
    for (word, _) in run {
        digest.update(word.as_bytes());
        digest.update(b" ");
    }
    let mut kept = [0; KEPT];
    kept.copy_from_slice(&digest.finalize()[..KEPT]);
    kept
}

/// Returns the SHA-256 of `text` in UTF-8, in lower-case hexadecimal.
pub(super) fn sha256(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

/// Formats `bytes` in lower-case hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const REPORT: &str = "The minister told the press that she would “never sign a treaty that was written by \
                          somebody else entirely” before the end of the year.";

    #[test]
    fn a_copied_run_is_found_whatever_its_case_and_punctuation() {
        let fingerprint = Fingerprint::of(REPORT);
        let prose = "So: the Minister — told the press that she would… refuse.";
        let place = fingerprint.find(prose).expect("a copy");
        assert_eq!(&prose[place], "the Minister — told the press that she would");
    }

    #[test]
    fn quotations_may_be_carried_over() {
        let quote = "“never sign a treaty that was written by somebody else entirely”";
        assert_eq!(Fingerprint::of(REPORT).find(quote), None);
    }

    #[test]
    fn a_run_over_the_edge_of_a_quotation_is_no_copy() {
        let fingerprint = Fingerprint::of(REPORT);
        assert_eq!(fingerprint.find("written by somebody else entirely” before the end"), None);
        let prose = "He said “no”. The minister told the press that she would.";
        let place = fingerprint.find(prose).expect("a copy behind a quotation");
        assert_eq!(&prose[place], "The minister told the press that she would");
    }

    #[test]
    fn quotations_of_any_style_may_be_carried_over() {
        let words = "never sign a treaty that was written by somebody else entirely";
        for (open, close) in [("\"", "\""), ("«", "»"), ("„", "“"), ("‘", "’"), ("'", "'"), ("‚", "‘")]
        {
            let fingerprint = Fingerprint::of(&REPORT.replace('“', open).replace('”', close));
            assert_eq!(fingerprint, Fingerprint::of(REPORT), "{open}");
            assert_eq!(fingerprint.find(words), None, "{open}");
        }
        let split = "the press that she «would» never sign a treaty";
        assert_eq!(Fingerprint::of(REPORT).find(split), None);
        assert!(Fingerprint::of(REPORT).find(&split.replace(['«', '»'], "‘")).is_some());
    }

    #[test]
    fn seven_words_are_no_copy() {
        assert_eq!(Fingerprint::of(REPORT).find("the minister told the press that she"), None);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(text in "([a-zé]{1,6}[ “”]){0,40}") {
            let fingerprint = Fingerprint::of(&text);
            prop_assert_eq!(Fingerprint::from_lines(&fingerprint.to_lines()), Some(fingerprint));
        }

        #[test]
        fn any_text_can_be_read_and_searched(text in ".*", lines in ".*") {
            let _ = Fingerprint::of(&text).find(&text);
            let _ = Fingerprint::from_lines(&lines);
        }
    }
}
