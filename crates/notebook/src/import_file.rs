//! Adds the notes of a file that the reader has chosen.

use crate::annotation_io::{Candidate, ImportFile, Reader, Site};
use crate::browser;
use crate::html_text::html_to_text;
use crate::import_report::Report;
use crate::json_text;
use crate::note::Note;
use crate::page::SiteTexts;
use crate::store::{Store, StoreError};
use crate::wordings_cache::WordingsCache;
use explainer::wordings::Wordings;
use phrases::Phrases;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web::console;
use web_sys::File;

/// The largest file that is read, in bytes.
const MAX_SIZE: f64 = 4_000_000.0;

/// Why nothing of a file was added.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum ImportError {
    /// The file is larger than [`MAX_SIZE`].
    TooLarge,
    /// The browser can't read the file.
    Unreadable,
    /// The file is not JSON.
    NotJson,
    /// The JSON is not of a known form.
    NoAnnotations,
    /// The notebook can't be read or changed.
    Store(StoreError),
}

impl ImportError {
    /// Returns the explanation for the reader.
    pub(crate) fn message(self, say: &Phrases) -> String {
        let reason = match self {
            Self::TooLarge => say.import_too_large(),
            Self::Unreadable => say.import_unreadable(),
            Self::NotJson => say.import_not_json(),
            Self::NoAnnotations => say.import_no_annotations(),
            Self::Store(StoreError::Full) => say.import_no_room(),
            Self::Store(error) => error.message(say),
        };
        say.import_nothing(&reason)
    }
}

/// Adds the notes of files to the notebook.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Importer<'a> {
    pub(crate) site: Site<'a>,
    pub(crate) store: &'a Store,
    pub(crate) wordings: &'a WordingsCache,
}

impl Importer<'_> {
    /// Adds the notes of `file`. Returns those for this explainer at another address, which are not added yet, and the
    /// report.
    pub(crate) async fn import(
        self,
        file: &File,
        texts: &SiteTexts,
    ) -> Result<(Vec<Candidate>, Report), ImportError> {
        let ImportFile { ours, elsewhere, left_out } = self.read(file, texts).await?;
        let report = self.add(ours).await?;
        let report = Report { left_out, elsewhere: elsewhere.len(), ..report };
        Ok((elsewhere, report))
    }

    /// Adds the notes that `candidates` become.
    pub(crate) async fn add(self, candidates: Vec<Candidate>) -> Result<Report, ImportError> {
        self.wordings.forget_failures();
        // All are requested before the first is awaited.
        for id in candidates.iter().flat_map(Candidate::texts) {
            let _ = self.wordings.begin(id);
        }
        let mut report = Report::default();
        let mut notes: Vec<Note> = Vec::new();
        for candidate in candidates {
            let (is_cut, is_tagged) = (candidate.is_cut, candidate.is_tagged);
            match self.note(candidate).await {
                Some(note) => {
                    report.cut += usize::from(is_cut);
                    report.tagged += usize::from(is_tagged);
                    notes.push(note);
                }
                None => report.not_loaded += 1,
            }
        }
        report.added = self.store.change(|notebook| notebook.add(notes)).map_err(ImportError::Store)?;
        Ok(report)
    }

    async fn read(self, file: &File, texts: &SiteTexts) -> Result<ImportFile, ImportError> {
        if file.size() > MAX_SIZE {
            return Err(ImportError::TooLarge);
        }
        let text = JsFuture::from(file.text()).await.inspect_err(console::error);
        let text = text.ok().and_then(|text: JsValue| text.as_string()).ok_or(ImportError::Unreadable)?;
        let text = text.trim_start_matches('\u{feff}');
        let value = json_text::parse(text).map_err(|_| ImportError::NotJson)?;
        let reader = Reader {
            site: self.site,
            is_known: &|id| texts.is_known(id),
            html_to_text: &|html| html_to_text(html).inspect_err(console::error).unwrap_or_default(),
            time: &browser::time,
            latest: &browser::tomorrow(),
        };
        reader.read(&value).ok_or(ImportError::NoAnnotations)
    }

    /// Makes a note of a candidate; `None` if the necessary wordings can't be loaded.
    async fn note(self, candidate: Candidate) -> Option<Note> {
        let mut loaded: Vec<Rc<Wordings>> = Vec::new();
        for id in candidate.texts() {
            loaded.push(self.wordings.load(id).await?);
        }
        if let [note] = &loaded[..]
            && note.note.is_some()
        {
            let passage = self.wordings.load(&note.passage).await?;
            loaded.push(passage);
        }
        let wordings: Vec<&Wordings> = loaded.iter().map(Rc::as_ref).collect();
        candidate.into_note(&wordings, &browser::nfc, &browser::new_id)
    }
}
