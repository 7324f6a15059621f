//! The report on an import.

use crate::annotation_io::LeftOut;
use crate::note::{Added, LONGEST_TEXT};

/// What became of the notes of a file.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Report {
    /// What became of the notes that could be added.
    pub(crate) added: Added,
    /// What the file holds besides them.
    pub(crate) left_out: LeftOut,
    /// How many notes were left out because their passages could not be loaded.
    pub(crate) not_loaded: usize,
    /// How many texts were cut.
    pub(crate) cut: usize,
    /// How many notes had tags.
    pub(crate) tagged: usize,
    /// How many notes are for this explainer at another address.
    pub(crate) elsewhere: usize,
}

impl Report {
    /// Returns the report in words.
    pub(crate) fn message(&self) -> String {
        let notes = |count: usize| if count == 1 { "1 note".into() } else { format!("{count} notes") };
        let Self { added, left_out, .. } = self;
        let mut message = match added.new {
            0 => "No note was added.".to_string(),
            new => format!("{} added.", notes(new)),
        };
        for (count, what) in [
            (added.updated, "updated"),
            (added.known, "here already"),
            (added.older, "left out: not later than the one here"),
            (left_out.foreign, "left out: on other documents"),
            (left_out.absent, "left out: on passages that are not here"),
            (left_out.empty, "left out: without words or text"),
            (self.not_loaded, "left out: the passage could not be loaded"),
            (self.elsewhere, "not added yet: for another address"),
        ] {
            if count > 0 {
                message.push_str(&format!(" {} {what}.", notes(count)));
            }
        }
        if self.tagged > 0 {
            message.push_str(&format!(" Tags are left out of {}.", notes(self.tagged)));
        }
        if self.cut > 0 {
            let cut = notes(self.cut);
            message.push_str(&format!(" What comes after {LONGEST_TEXT} characters is left out of {cut}."));
        }
        if left_out.other > 0 {
            message.push_str(&format!(" Entries that are no notes: {}.", left_out.other));
        }
        if left_out.missing > 0 {
            message.push_str(&format!(" Not in this file, which is a part: {}.", notes(left_out.missing)));
        }
        message
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_counts_what_became_of_the_notes() {
        let report = |added| Report { added, ..Report::default() };
        assert_eq!(report(Added { new: 2, ..Added::default() }).message(), "2 notes added.");
        assert_eq!(
            report(Added { known: 1, ..Added::default() }).message(),
            "No note was added. 1 note here already."
        );
        let report = Report {
            added: Added { new: 1, updated: 2, known: 0, older: 1 },
            left_out: LeftOut { foreign: 3, absent: 1, empty: 1, other: 4, missing: 50 },
            not_loaded: 1,
            cut: 1,
            tagged: 2,
            elsewhere: 5,
        };
        assert_eq!(
            report.message(),
            "1 note added. 2 notes updated. 1 note left out: not later than the one here. \
             3 notes left out: on other documents. 1 note left out: on passages that are not here. \
             1 note left out: without words or text. 1 note left out: the passage could not be loaded. \
             5 notes not added yet: for another address. Tags are left out of 2 notes. \
             What comes after 20000 characters is left out of 1 note. Entries that are no notes: 4. \
             Not in this file, which is a part: 50 notes."
        );
    }
}
