//! The text of the report, with which quotations are compared.

use super::encoding::normalized;
use crate::quotation_marks;
use std::ops::Range;

/// The text of the report, without byte order mark and with line feeds alone, and its quotations.
pub(super) struct ReportText {
    text: String,
    /// What is in quotation marks, in bytes and in order.
    quotations: Vec<Range<usize>>,
}

impl ReportText {
    /// Takes a report as it is stored.
    pub(super) fn new(stored: &str) -> Self {
        let text = normalized(stored).into_owned();
        let quotations = quotation_marks::in_report(&text);
        Self { text, quotations }
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
        self.quotations.contains(place)
    }

    /// Returns its length in scalars.
    pub(super) fn scalars(&self) -> usize {
        self.text.chars().count()
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
        let start = self.text[..place.start].chars().count();
        start..start + self.text[place.clone()].chars().count()
    }

    /// Converts scalars to bytes. Returns `None` if they are not all in the text.
    pub(super) fn to_bytes(&self, place: &Range<usize>) -> Option<Range<usize>> {
        let mut bounds = self.text.char_indices().map(|(at, _)| at).chain([self.text.len()]);
        let start = bounds.nth(place.start)?;
        let end = match place.end.checked_sub(place.start)? {
            0 => start,
            length => bounds.nth(length - 1)?,
        };
        Some(start..end)
    }

    /// Returns the paragraph, counting from 1, that contains the byte `at`. Lines that are not blank are paragraphs.
    pub(super) fn paragraph_at(&self, at: usize) -> u32 {
        let next = self.text[at..].chars().next().map_or(0, char::len_utf8);
        count_paragraphs(&self.text[..at + next])
    }

    /// Returns the number of paragraphs.
    pub(super) fn paragraphs(&self) -> u32 {
        count_paragraphs(&self.text)
    }
}

fn count_paragraphs(text: &str) -> u32 {
    let count = text.split('\n').filter(|line| !line.trim().is_empty()).count();
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
