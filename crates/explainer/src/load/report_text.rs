//! The text of the report, with which quotations are compared.

use super::encoding::normalized;
use crate::quotation_marks;
use std::ops::Range;

/// The text of the report, without byte order mark and with line feeds alone, and its quotations.
pub(super) struct ReportText {
    text: String,
    /// What is in quotation marks, in bytes and in order.
    quotations: Vec<Range<usize>>,
    /// The byte at which each scalar begins, in order, and the end.
    bounds: Vec<usize>,
    /// The byte at which the text of each paragraph begins, in order.
    paragraphs: Vec<usize>,
}

/// A quotation in the report.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Quotation {
    /// What is between the quotation marks.
    pub words: String,
    /// The paragraph of the report, counting from 1.
    pub paragraph: u32,
}

/// Returns the quotations of a report as it is stored, in order.
#[must_use]
pub fn report_quotations(report: &str) -> Vec<Quotation> {
    let report = ReportText::new(report);
    let quotation = |place: &Range<usize>| Quotation {
        words: report.text[place.clone()].to_string(),
        paragraph: report.paragraph_at(place.start),
    };
    report.quotations.iter().map(quotation).collect()
}

impl ReportText {
    /// Takes a report as it is stored.
    pub(super) fn new(stored: &str) -> Self {
        let text = normalized(stored).into_owned();
        let quotations = quotation_marks::in_report(&text);
        let bounds = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut paragraphs = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            if !line.trim().is_empty() {
                paragraphs.push(at + line.len() - line.trim_start().len());
            }
            at += line.len();
        }
        Self { text, quotations, bounds, paragraphs }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns what is in quotation marks, in bytes.
    pub(super) fn quotations(&self) -> &[Range<usize>] {
        &self.quotations
    }

    /// Returns whether the bytes `place` are all that a pair of quotation marks encloses.
    pub(super) fn is_whole_quotation(&self, place: &Range<usize>) -> bool {
        self.quotations
            .binary_search_by_key(&(place.start, place.end), |found| (found.start, found.end))
            .is_ok()
    }

    /// Returns its length in scalars.
    pub(super) fn scalars(&self) -> usize {
        self.bounds.len() - 1
    }

    /// Returns the bytes of every occurrence of `words`, in order. Occurrences may overlap.
    pub(super) fn find(&self, words: &str) -> Vec<Range<usize>> {
        let Some(first) = words.chars().next() else { return vec![] };
        let mut places = Vec::new();
        let mut from = 0;
        while let Some(at) = self.text[from..].find(words) {
            places.push(from + at..from + at + words.len());
            from += at + first.len_utf8();
        }
        places
    }

    /// Converts bytes to scalars.
    pub(super) fn to_scalars(&self, place: &Range<usize>) -> Range<usize> {
        let scalar = |byte: usize| self.bounds.partition_point(|bound| *bound < byte);
        scalar(place.start)..scalar(place.end)
    }

    /// Converts scalars to bytes. Returns `None` if they are not all in the text.
    pub(super) fn to_bytes(&self, place: &Range<usize>) -> Option<Range<usize>> {
        let (start, end) = (*self.bounds.get(place.start)?, *self.bounds.get(place.end)?);
        (start <= end).then_some(start..end)
    }

    /// Returns the paragraph, counting from 1, that contains the byte `at`. Lines that are not blank are paragraphs.
    pub(super) fn paragraph_at(&self, at: usize) -> u32 {
        number(self.paragraphs.partition_point(|paragraph| *paragraph <= at))
    }

    /// Returns the number of paragraphs.
    pub(super) fn paragraphs(&self) -> u32 {
        number(self.paragraphs.len())
    }
}

/// Returns a number of paragraphs. What stands before the first one is counted as part of it.
fn number(count: usize) -> u32 {
    u32::try_from(count.max(1)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_counted_over_blank_lines() {
        let report = ReportText::new("one\n\ntwo “x”\n\nthree");
        assert_eq!(report.paragraph_at(1), 1);
        assert_eq!(report.paragraph_at(12), 2);
        assert_eq!(report.paragraph_at(18), 3);
        assert_eq!(report.paragraphs(), 3);
    }

    #[test]
    fn a_paragraph_begins_with_its_first_letter() {
        let report = ReportText::new(" \n  one\n \n\ttwo\n");
        let numbers: Vec<u32> = (0..=report.as_str().len()).map(|at| report.paragraph_at(at)).collect();
        assert_eq!(numbers, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
        assert_eq!(report.paragraphs(), 2);
        assert_eq!(ReportText::new("").paragraphs(), 1);
    }

    #[test]
    fn windows_files_are_the_same_report() {
        let report = ReportText::new("\u{FEFF}one\r\n\r\ntwo “xé”\r\n");
        assert_eq!(report.as_str(), "one\n\ntwo “xé”\n");
        assert_eq!(report.scalars(), 14);
        let place = report.find("xé");
        assert_eq!(report.to_scalars(&place[0]), 10..12);
        assert_eq!(report.to_bytes(&(10..12)), Some(place[0].clone()));
        assert!(report.is_whole_quotation(&place[0]));
    }

    #[test]
    fn places_outside_are_none() {
        let report = ReportText::new("éa");
        assert_eq!(report.to_bytes(&(0..2)), Some(0..3));
        assert_eq!(report.to_bytes(&(2..2)), Some(3..3));
        for place in [0..3, 3..3, 4..5] {
            assert_eq!(report.to_bytes(&place), None, "{place:?}");
        }
        #[expect(clippy::reversed_empty_ranges, reason = "offsets that an editor may write")]
        let reversed = 2..1;
        assert_eq!(report.to_bytes(&reversed), None);
    }

    #[test]
    fn every_occurrence_is_found() {
        assert_eq!(ReportText::new("éaéaé").find("éaé"), [0..5, 3..8]);
        assert_eq!(ReportText::new("a").find(""), []);
    }
}
