//! The report on an import.

use crate::annotation_io::LeftOut;
use crate::note::{Added, LONGEST_TEXT};
use phrases::Phrases;

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
    pub(crate) fn message(&self, say: &Phrases) -> String {
        let Self { added, left_out, .. } = self;
        let mut message = if added.new == 0 { say.import_none() } else { say.import_added(added.new) };
        let limit = LONGEST_TEXT.to_string();
        let others: [(usize, &dyn Fn(usize) -> String); 12] = [
            (added.updated, &|count| say.import_updated(count)),
            (added.known, &|count| say.import_known(count)),
            (added.older, &|count| say.import_older(count)),
            (left_out.foreign, &|count| say.import_foreign(count)),
            (left_out.absent, &|count| say.import_absent(count)),
            (left_out.empty, &|count| say.import_empty(count)),
            (self.not_loaded, &|count| say.import_not_loaded(count)),
            (self.elsewhere, &|count| say.import_elsewhere(count)),
            (self.tagged, &|count| say.import_tagged(count)),
            (self.cut, &|count| say.import_cut(count, &limit)),
            (left_out.other, &|count| say.import_other(count)),
            (left_out.missing, &|count| say.import_missing(count)),
        ];
        for (count, sentence) in others {
            if count > 0 {
                message.push(' ');
                message.push_str(&sentence(count));
            }
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
        assert_eq!(
            report(Added { new: 2, ..Added::default() }).message(&Phrases::english()),
            "2 notes added."
        );
        assert_eq!(
            report(Added { known: 1, ..Added::default() }).message(&Phrases::english()),
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
            report.message(&Phrases::english()),
            "1 note added. 2 notes updated. 1 note left out: not later than the one here. \
             3 notes left out: on other documents. 1 note left out: on passages that are not here. \
             1 note left out: without words or text. 1 note left out: the passage could not be loaded. \
             5 notes not added yet: for another address. Tags are left out of 2 notes. \
             What comes after 20000 characters is left out of 1 note. Entries that are no notes: 4. \
             This file is one part of a collection: 50 notes are not in it."
        );
    }
}
