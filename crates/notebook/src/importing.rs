//! Adds the notes of a file that the reader has chosen, and reports on it.

use crate::annotation_io::{Candidate, ImportFile, LeftOut, Reader, Site};
use crate::app::App;
use crate::browser;
use crate::note::{Added, LONGEST_TEXT, Note};
use crate::page::SiteTexts;
use crate::store::{self, Trouble};
use crate::wordings_cache::WordingsCache;
use explainer::wordings::Wordings;
use std::rc::Rc;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// The largest file that is read, in bytes.
const LARGEST: f64 = 4_000_000.0;

/// What became of a file.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
struct Report {
    added: Added,
    left_out: LeftOut,
    /// How many notes were left out since their passages could not be loaded.
    unloaded: usize,
    /// How many texts were cut.
    cut: usize,
    /// How many notes had tags.
    tagged: usize,
    /// How many notes are for another address.
    elsewhere: usize,
}

/// Adds the notes of `file`. Returns the notes of it that are for another address, and what there is to say.
pub(crate) async fn import(app: &App, file: &File, texts: &SiteTexts) -> (Vec<Candidate>, String) {
    let imported = async {
        let ImportFile { ours, elsewhere, left_out } = read(app, file, texts).await?;
        let report = add(app, ours).await?;
        let report = Report { left_out, elsewhere: elsewhere.len(), ..report };
        Ok((elsewhere, report.message()))
    };
    imported.await.unwrap_or_else(|why| (vec![], refusal(why)))
}

/// Adds notes that are for another address. Returns what there is to say.
pub(crate) async fn import_elsewhere(app: &App, candidates: Vec<Candidate>) -> String {
    add(app, candidates).await.map_or_else(refusal, |report| report.message())
}

fn refusal(why: &str) -> String {
    format!("Nothing was added: {why}")
}

async fn read(app: &App, file: &File, texts: &SiteTexts) -> Result<ImportFile, &'static str> {
    if file.size() > LARGEST {
        return Err("the file is larger than 4 megabytes.");
    }
    let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
    let text = text.ok_or("the file can’t be read.")?;
    let value = store::parse(text.trim_start_matches('\u{feff}')).ok_or("the file is not JSON.")?;
    let origin = app.origin();
    let reader = Reader {
        site: Site { origin: &origin, base: app.base() },
        is_known: &|id| texts.is_known(id),
        html_to_text: &browser::html_to_text,
        time: &browser::time,
        latest: &browser::tomorrow(),
    };
    reader.read(&value).ok_or("the file holds no W3C annotations, and none of Hypothesis.")
}

async fn add(app: &App, candidates: Vec<Candidate>) -> Result<Report, &'static str> {
    let wordings = app.wordings();
    wordings.forget_failures();
    for id in candidates.iter().flat_map(Candidate::texts) {
        let _ = wordings.begin(id);
    }
    let mut report = Report::default();
    let mut notes: Vec<Note> = Vec::new();
    for candidate in candidates {
        let (is_cut, is_tagged) = (candidate.is_cut, candidate.is_tagged);
        match note(wordings, candidate).await {
            Some(note) => {
                report.cut += usize::from(is_cut);
                report.tagged += usize::from(is_tagged);
                notes.push(note);
            }
            None => report.unloaded += 1,
        }
    }
    report.added = app.store().change(|notebook| notebook.add(notes)).map_err(|trouble| match trouble {
        Trouble::Full => "the browser has no more room for notes.",
        _ => trouble.message(),
    })?;
    Ok(report)
}

/// Makes a note of a candidate; `None` where the wordings that this takes can't be loaded.
async fn note(cache: &WordingsCache, candidate: Candidate) -> Option<Note> {
    let mut loaded: Vec<Rc<Wordings>> = Vec::new();
    for id in candidate.texts() {
        loaded.push(cache.load(id).await?);
    }
    if let [note] = &loaded[..]
        && note.note.is_some()
    {
        let passage = cache.load(&note.passage).await?;
        loaded.push(passage);
    }
    let wordings: Vec<&Wordings> = loaded.iter().map(Rc::as_ref).collect();
    candidate.into_note(&wordings, &browser::nfc, &browser::new_id)
}

impl Report {
    fn message(&self) -> String {
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
            (self.unloaded, "left out: the passage could not be loaded"),
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
    fn what_became_of_a_file_is_said_in_numbers() {
        let report = |added| Report { added, ..Report::default() };
        assert_eq!(report(Added { new: 2, ..Added::default() }).message(), "2 notes added.");
        assert_eq!(
            report(Added { known: 1, ..Added::default() }).message(),
            "No note was added. 1 note here already."
        );
        let report = Report {
            added: Added { new: 1, updated: 2, known: 0, older: 1 },
            left_out: LeftOut { foreign: 3, absent: 1, empty: 1, other: 4, missing: 50 },
            unloaded: 1,
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
