//! Checks shared by all parts of an explainer.

use super::characters::{named, reorders};
use super::days;
use super::file::Folder;
use super::fingerprint::Fingerprint;
use super::html;
use super::index::{Ids, Index};
use super::markup;
use super::nearness::near;
use super::problem::Problem;
use super::report_text::ReportText;
use super::source_file::SourceFile;
use super::spanned::Spanned;
use super::toml_form::{self, Text, WrittenDate};
use crate::id::NoteId;
use crate::model::{Date, Day, Note, PassageKind, Period, Prose, plain};
use crate::quotation_marks::{self, Fault, Mark};
use jiff::civil;
use messages::Messages;
use std::ops::Range;
use toml::value::Datetime;

/// Maximum scalars of a title, so that it fits into lists.
pub(super) const TITLE_SCALARS: usize = 60;

/// Maximum words of prose that is read at a glance.
const SHORT_LINE_WORDS: usize = 20;

/// Checks the files of an explainer and collects the mistakes.
pub(super) struct Validator<'a> {
    pub(super) folder: &'a Folder,
    pub(super) index: Index,
    /// Empty until `report.toml` has been checked.
    pub(super) fingerprint: Fingerprint,
    /// What the interface says in the language of the explainer; English if it does not speak that.
    pub(super) messages: &'static Messages,
    /// The text of the report, if it is at hand.
    report: Option<&'a ReportText>,
    problems: Vec<Problem>,
}

/// The texts that quotations in a piece of prose may come from.
#[derive(Clone, Copy, Default)]
pub(super) struct Provenance<'a> {
    /// The sources cited with the prose.
    pub(super) sources: &'a [Text],
    /// Whether it may quote any passage without citing the report.
    pub(super) passages: bool,
    /// Other texts, such as the passage that a note is on.
    pub(super) texts: &'a [&'a str],
}

impl<'a> Validator<'a> {
    pub(super) fn new(
        folder: &'a Folder,
        report: Option<&'a ReportText>,
        mut problems: Vec<Problem>,
    ) -> Self {
        let index = Index::new(folder, &mut problems);
        let lang = folder.explainer.as_ref().map(|file| file.content.lang.get_ref().as_str());
        let messages = lang.and_then(Messages::of).unwrap_or_else(Messages::english);
        Self { folder, index, fingerprint: Fingerprint::default(), messages, report, problems }
    }

    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    #[track_caller]
    pub(super) fn error(
        &mut self,
        source: &SourceFile,
        at: Range<usize>,
        message: impl Into<String>,
        label: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.problems.push(source.problem(at, message, label, help));
    }

    /// Checks a reference to an id. Reports a mistake and returns `None` if the id does not exist.
    pub(super) fn named<Id: TryFrom<String>>(
        &mut self,
        source: &SourceFile,
        ids: impl Fn(&Index) -> &Ids,
        id: &Text,
    ) -> Option<Id> {
        let known = ids(&self.index);
        if !known.may_be(id.get_ref()) {
            let (message, help) = known.unknown(id.get_ref());
            self.error(source, id.span(), message, "here", help);
            return None;
        }
        Id::try_from(id.get_ref().clone()).ok()
    }

    /// Checks a reference to one of the `notes` on the passage in the same file.
    pub(super) fn note_here(&mut self, source: &SourceFile, name: &Text, notes: &[Note]) -> Option<NoteId> {
        let id: NoteId = self.named(source, |index| &index.notes, name)?;
        if !notes.iter().any(|note| note.id == id) {
            let message = format!("`{id}` is not a note on this passage");
            let known: Vec<_> = notes.iter().map(|note| note.id.as_str()).collect();
            let help = match known.as_slice() {
                [] => "The passage has no note yet: write one, or name none.".into(),
                _ => format!("Name one of its own: {}.", known.join(", ")),
            };
            self.error(source, name.span(), message, "here", help);
        }
        Some(id)
    }

    /// Checks references to ids, which must be different.
    pub(super) fn all_named<Id: TryFrom<String>>(
        &mut self,
        source: &SourceFile,
        ids: impl Fn(&Index) -> &Ids,
        names: &[Text],
    ) -> Vec<Id> {
        for (index, name) in names.iter().enumerate() {
            if names[..index].iter().any(|other| other.get_ref() == name.get_ref()) {
                let message = format!("`{}` is named twice", name.get_ref());
                self.error(source, name.span(), message, "again here", "Name it once.");
            }
        }
        names.iter().filter_map(|name| self.named(source, &ids, name)).collect()
    }

    /// Checks cited sources, of which there must be at least one. `what` names the citing text in messages.
    pub(super) fn cited<Id: TryFrom<String>>(
        &mut self,
        source: &SourceFile,
        what: &str,
        names: &Spanned<Vec<Text>>,
    ) -> Vec<Id> {
        if names.get_ref().is_empty() {
            self.error(
                source,
                names.span(),
                format!("{what} without a source"),
                "nothing cited",
                "Every claim has its source: cite the report or the document that the facts come from.",
            );
        }
        self.all_named(source, |index| &index.sources, names.get_ref())
    }

    /// Checks a line of plain text: not empty, no quotation marks, not copied from the report.
    pub(super) fn line(&mut self, source: &SourceFile, text: &Text) -> String {
        let line = text.get_ref();
        if line.trim().is_empty() {
            let help = "Write one line of text; if there is nothing to say, and the key may be left out, take it out.";
            self.error(source, text.span(), "a line without text", "here", help);
        } else if line.contains(['\n', '\t']) {
            let sign = if line.contains('\n') { "a line end" } else { "a tab" };
            let help = "Write it on one line, with ordinary spaces between the words.";
            self.error(source, text.span(), format!("{sign} in what is shown on one line"), "here", help);
        } else if line.trim() != line {
            let help = format!("Take the space out: \"{}\".", line.trim());
            self.error(source, text.span(), "space around a line of text", "here", help);
        } else if let Some(found) = html::find(line) {
            let place = source.at(text, found.at);
            self.error(source, place, found.message, "here", found.help);
        }
        self.in_order(source, text, line);
        if let Some(mark) = line.chars().find(|char| quotation_marks::is_double(*char)) {
            let place = source.within(text, &mark.to_string());
            let help = "Words of others belong into passages and notes, where their source is given. To name a word \
                        as a word, use ‘ and ’.";
            self.error(source, place, "a quotation mark where only our own words may stand", "here", help);
        }
        self.not_copied(source, text, line);
        line.clone()
    }

    /// Reports characters that change the order in which words are shown: with them a quotation may seem to say something
    /// else.
    fn in_order(&mut self, source: &SourceFile, text: &Text, words: &str) {
        if let Some((at, char)) = words.char_indices().find(|(_, char)| reorders(*char)) {
            let place = source.at(text, at..at + char.len_utf8());
            let message = format!("an invisible character that turns text around, {}", named(char));
            let help = "Delete it. Around words of another direction of writing put U+2068 and U+2069, which affect \
                        nothing else.";
            self.error(source, place, message, "here", help);
        }
    }

    /// Checks a title: a short line.
    pub(super) fn title(&mut self, source: &SourceFile, text: &Text) -> String {
        let length = text.get_ref().chars().count();
        if length > TITLE_SCALARS {
            let message = format!("a title of {length} characters");
            self.error(
                source,
                text.span(),
                message,
                "too long",
                format!(
                    "At most {TITLE_SCALARS} characters fit a list: shorten it by {}.",
                    length - TITLE_SCALARS
                ),
            );
        }
        self.line(source, text)
    }

    /// Parses and checks prose in inline Markdown. Every quotation in it must come from one of the texts of `from`.
    pub(super) fn prose(&mut self, source: &SourceFile, text: &Text, from: Provenance<'_>) -> Prose {
        let prose = markup::parse(source, text, &self.index, &mut self.problems);
        let words = plain(&prose);
        self.in_order(source, text, text.get_ref());
        let (quotations, fault) = quotation_marks::in_prose(&words);
        match fault {
            Some(Fault::Unpaired(mark)) => {
                let help = match mark.char {
                    '"' => "Write \" before and \" after.",
                    '«' | '»' => "Write « before and » after.",
                    '„' => "Write „ before and “ after.",
                    _ => "Write “ before and ” after.",
                };
                let place = place_of_mark(source, text, &words, mark);
                self.error(source, place, "a quotation mark without its partner", "here", help);
            }
            Some(Fault::Undecided(mark)) => {
                let place = place_of_mark(source, text, &words, mark);
                let help = "It is not clear whether it opens or closes. Quotations stand between “ and ”.";
                self.error(source, place, "a straight quotation mark", "here", help);
            }
            None => {}
        }
        for place in quotations {
            self.quotation(source, text, (&words, place), from);
        }
        self.not_copied(source, text, &words);
        prose
    }

    /// Parses and checks prose that is read at a glance.
    pub(super) fn short_line(&mut self, source: &SourceFile, text: &Text, from: Provenance<'_>) -> Prose {
        let line = self.prose(source, text, from);
        let count = plain(&line).split_whitespace().count();
        if count > SHORT_LINE_WORDS {
            let help = format!(
                "At most {SHORT_LINE_WORDS} words, for it is read at a glance: shorten it by {}.",
                count - SHORT_LINE_WORDS
            );
            self.error(source, text.span(), format!("a line of {count} words"), "too long", help);
        }
        line
    }

    /// Reports a quotation, the bytes `place` of the text without markup, that is in none of the texts of `from`.
    fn quotation(
        &mut self,
        source: &SourceFile,
        text: &Text,
        (words, place): (&str, Range<usize>),
        from: Provenance<'_>,
    ) {
        let quote = &words[place.clone()];
        let (Some(sources), Some(explainer)) = (&self.folder.sources, &self.folder.explainer) else {
            return;
        };
        let cited = |id: &str| from.sources.iter().any(|cited| cited.get_ref() == id);
        let in_passages = from.passages || cited(explainer.content.report.get_ref());
        let unknown_report =
            self.index.sources.complete() && !self.index.sources.may_be(explainer.content.report.get_ref());
        let known = from.texts.iter().any(|text| text.contains(quote))
            || in_passages && self.quoted_words().any(|words| words.contains(quote))
            || sources.content.source.iter().any(|entry| {
                cited(entry.id.get_ref()) && entry.quoted.iter().any(|words| words.get_ref().contains(quote))
            })
            || self.is_name(quote);
        let unknowable = in_passages && !self.index.passages.complete();
        if quote.trim().is_empty() || !known && !unknowable && !unknown_report {
            let help = self.origin(quote, from);
            // Looks for the words with their quotation mark, since they may also stand earlier without.
            let mark = words[..place.start].rfind(quotation_marks::is_double).unwrap_or(place.start);
            let marked = &words[mark..place.end];
            let nth = words[..mark].matches(marked).count();
            let place = match text.get_ref().match_indices(marked).nth(nth) {
                Some((at, _)) => source.at(text, at + place.start - mark..at + marked.len()),
                None => source.within(text, quote),
            };
            self.error(source, place, "a quotation that is not verbatim", "not found", help);
        }
    }

    /// Returns whether `quote` is no quotation but a name in quotation marks, as many languages set those of newspapers and
    /// companies: of a voice or an issuer, all of it.
    fn is_name(&self, quote: &str) -> bool {
        let voices = self.folder.voices.iter().flat_map(|file| &file.content.voice);
        let sources = self.folder.sources.iter().flat_map(|file| &file.content.source);
        voices.map(|voice| &voice.name).any(|name| name.get_ref() == quote)
            || sources.map(|source| &source.issuer).any(|name| name.get_ref() == quote)
    }

    /// Returns the help text for a quotation that is in none of the texts of `from`: where it may be from.
    fn origin(&self, quote: &str, from: Provenance<'_>) -> String {
        const RULE: &str = "Copy it letter by letter from a passage or from the `quoted` words of a source cited here, \
                            or put it in our own words without quotation marks.";
        let sources = self.folder.sources.iter().flat_map(|file| &file.content.source);
        let quoted = sources
            .clone()
            .flat_map(|source| source.quoted.iter().map(move |words| (source, words.get_ref())));
        if quote.trim().is_empty() {
            return RULE.into();
        }
        if let Some((source, _)) = quoted.clone().find(|(_, words)| words.contains(quote)) {
            let id = source.id.get_ref();
            return format!("`{id}` has these words: if they are quoted from it, cite it here. {RULE}");
        }
        if self.quoted_words().any(|words| words.contains(quote)) {
            let report = self.folder.explainer.as_ref().map_or("", |file| file.content.report.get_ref());
            return format!("Another passage has these words: cite the report here, `{report}`. {RULE}");
        }
        if let (Some(text), Some(explainer)) = (self.report, &self.folder.explainer)
            && let Some(at) = text.as_str().find(quote)
        {
            let (id, paragraph) = (explainer.content.report.get_ref(), text.paragraph_at(at));
            if self.fingerprint.find(quote).is_some() {
                return format!(
                    "These are the report’s own words, in paragraph {paragraph}, and not a quotation: eight of them in a row \
                     are printed nowhere. Say it in our own words, without quotation marks."
                );
            }
            return format!(
                "The report has these words, in paragraph {paragraph}: to quote them outside of a passage, add them to \
                 `quoted` of the source `{id}` and cite that here. Or put it in our own words without quotation marks."
            );
        }
        let own = from.texts.iter().find_map(|text| near("The passage", text, quote));
        let near = own
            .or_else(|| self.quoted_words().find_map(|words| near("A passage", words, quote)))
            .or_else(|| {
                quoted
                    .into_iter()
                    .find_map(|(source, words)| near(&format!("`{}`", source.id.get_ref()), words, quote))
            });
        near.map_or_else(|| RULE.into(), |near| format!("{near} {RULE}"))
    }

    /// Returns the quoted words of all passages.
    fn quoted_words(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.folder
            .passages
            .iter()
            .filter(|(_, file)| *file.content.kind.get_ref() != PassageKind::Report)
            .filter_map(|(_, file)| file.content.words.as_ref())
            .map(|words| words.get_ref().as_str())
    }

    /// Reports words that copy the report outside its quotations. `words` is `text` without markup.
    pub(super) fn not_copied(&mut self, source: &SourceFile, text: &Text, words: &str) {
        let help = "Only quotations are carried over word for word: say it in our own words.";
        self.not_in_report(source, text, words, help);
    }

    /// Reports the title of the source `id` that copies the report.
    pub(super) fn title_not_copied(&mut self, source: &SourceFile, id: &Text, title: &Text) {
        let explainer = self.folder.explainer.as_ref();
        let is_report = explainer.is_some_and(|file| file.content.report.get_ref() == id.get_ref());
        let help = if is_report {
            "Pages show this title, and only quotations are carried over word for word. If it is the headline, leave it out of \
             the text of the report, which begins with the first paragraph, and run `press fingerprint`."
        } else {
            "Pages show this title, and only quotations are carried over word for word: describe the source in our own words, \
             and say so with `described = true`."
        };
        self.not_in_report(source, title, title.get_ref(), help);
    }

    fn not_in_report(&mut self, source: &SourceFile, text: &Text, words: &str, help: &str) {
        if let Some(place) = self.fingerprint.find(words) {
            let message = "eight words in a row copied from the report";
            self.error(source, source.within(text, &words[place]), message, "these words", help);
        }
    }

    /// Checks a calendar day.
    pub(super) fn day(&mut self, source: &SourceFile, date: &toml_form::Day) -> Option<(Day, civil::Date)> {
        self.calendar_day(source, &date.get_ref().0, date.span())
    }

    /// Checks a date: a day, a month or a year.
    pub(super) fn date(&mut self, source: &SourceFile, date: &toml_form::Date) -> Option<Date> {
        Some(match date.get_ref() {
            WrittenDate::Day(written) => Date::Day(self.calendar_day(source, written, date.span())?.0),
            WrittenDate::Period(written) => Date::Period(self.period(*written)),
        })
    }

    /// A month or year as it is shown.
    pub(super) fn period(&self, written: days::Period) -> Period {
        let words = match written.month {
            Some(month) => self.messages.month_of_year(self.messages.month(month), written.year.to_string()),
            None => written.year.to_string(),
        };
        Period { iso: written.to_string(), words }
    }

    /// Checks a date of TOML, which stands at `place`, to be a day.
    pub(super) fn calendar_day(
        &mut self,
        source: &SourceFile,
        written: &Datetime,
        place: Range<usize>,
    ) -> Option<(Day, civil::Date)> {
        let parsed = civil_date(written);
        if parsed.is_none() {
            self.error(
                source,
                place,
                "not a day",
                "here",
                "Write a day as 2025-06-25 (year-month-day), without a time and without quotation marks.",
            );
        }
        parsed.map(|date| (self.words_of(date), date))
    }

    /// A day as it is shown.
    pub(super) fn words_of(&self, date: civil::Date) -> Day {
        let words = self.messages.day(date.day(), date.month(), date.year());
        Day { iso: date.to_string(), words }
    }
}

/// Converts a date of TOML. Returns `None` if it has a time or is not in the calendar.
pub(super) fn civil_date(date: &Datetime) -> Option<civil::Date> {
    let (Some(day), None) = (date.date, date.time) else { return None };
    let year = i16::try_from(day.year).ok()?;
    civil::Date::new(year, i8::try_from(day.month).ok()?, i8::try_from(day.day).ok()?).ok()
}

/// Whether a text is an address that a link can lead to.
pub(super) fn is_address(text: &str) -> bool {
    text.strip_prefix("https://").is_some_and(|rest| !rest.is_empty()) && !text.contains(char::is_whitespace)
}

/// Returns where a quotation mark of `words`, the text without markup, stands in the file.
fn place_of_mark(source: &SourceFile, text: &Text, words: &str, mark: Mark) -> Range<usize> {
    let nth = words[..mark.at].matches(mark.char).count();
    let place = text.get_ref().match_indices(mark.char).nth(nth).map(|(at, mark)| at..at + mark.len());
    place.map_or(text.span(), |place| source.at(text, place))
}
