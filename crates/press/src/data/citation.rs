//! Citations of a passage, as a page of this site, in BibTeX and CSL-JSON.
//!
//! A citation names no author, since the page is by the site, whoever is quoted on it; a note says what the page contains.
//! The day of publication is unknown here, so the day of the report is given as the original date.

use crate::template::Site;
use explainer::model::{Day, Explainer, Passage, PassageKind};
use explainer::page::Page;
use serde::Serialize;

/// The citation of a passage.
pub(super) struct Citation<'a> {
    key: String,
    title: &'a str,
    container: &'a str,
    lang: &'a str,
    address: String,
    day: &'a Day,
    note: String,
}

/// An item of CSL-JSON.
#[derive(Serialize)]
pub(super) struct Item<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'a str,
    #[serde(rename = "container-title")]
    container: &'a str,
    language: &'a str,
    #[serde(rename = "URL")]
    address: &'a str,
    #[serde(rename = "original-date")]
    original: Date,
    note: &'a str,
}

#[derive(Serialize)]
struct Date {
    #[serde(rename = "date-parts")]
    parts: [Vec<u32>; 1],
}

impl<'a> Citation<'a> {
    pub(super) fn of(explainer: &'a Explainer, passage: &'a Passage, site: &Site) -> Self {
        Self {
            key: format!("{}-{}", explainer.id, passage.id),
            title: &passage.title,
            container: &explainer.title,
            lang: &explainer.lang,
            address: site.address(&Page::Passage(passage.id.clone()).path()),
            day: &explainer.day,
            note: note(explainer, passage),
        }
    }

    /// Returns the citation as CSL-JSON, an array of one item.
    pub(super) fn csl(&self) -> [Item<'_>; 1] {
        let parts = self.day.iso.split('-').filter_map(|part| part.parse().ok()).collect();
        [Item {
            id: &self.key,
            kind: "webpage",
            title: self.title,
            container: self.container,
            language: self.lang,
            address: &self.address,
            original: Date { parts: [parts] },
            note: &self.note,
        }]
    }

    /// Returns the citation as an entry for BibTeX and BibLaTeX.
    pub(super) fn bibtex(&self) -> String {
        let fields = [
            // The second pair of braces preserves the case of letters.
            ("title", format!("{{{}}}", escaped(self.title))),
            ("howpublished", escaped(self.container)),
            // A URL is verbatim, so it is not escaped as text.
            ("url", in_address(&self.address)),
            ("origdate", self.day.iso.clone()),
            ("note", escaped(&self.note)),
        ];
        let fields: String =
            fields.iter().map(|(name, value)| format!("  {name} = {{{value}}},\n")).collect();
        format!("@misc{{{},\n{fields}}}\n", self.key)
    }
}

/// Returns who is quoted or paraphrased in the passage, and from which report.
fn note(explainer: &Explainer, passage: &Passage) -> String {
    let voice = explainer.voices.iter().find(|voice| voice.id == passage.speaker);
    let name = voice.map(|voice| voice.name.as_str()).unwrap_or_default();
    let (text, site) = (explainer.messages(), explainer.title.as_str());
    let speaker = match passage.when.date_words() {
        Some(date) => text.speaker_on_day(name, date),
        None => name.to_string(),
    };
    let what = match passage.kind {
        PassageKind::Quotation => text.cite_quotation(speaker),
        PassageKind::Fragment => text.cite_fragment(site, speaker),
        PassageKind::Report => match voice.map(|voice| voice.kind) {
            Some(explainer::model::VoiceKind::Outlet) => text.cite_told(site, speaker),
            _ => text.cite_position(site, speaker),
        },
    };
    let report = explainer.sources.iter().find(|source| source.id == explainer.report);
    match report {
        Some(report) => text.cite_report(what, report.issuer.as_str(), report.date.words()),
        None => format!("{what}."),
    }
}

/// Escapes the special characters of TeX in text.
fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut text, char| {
        match char {
            '\\' => text.push_str("\\textbackslash{}"),
            '^' => text.push_str("\\textasciicircum{}"),
            '~' => text.push_str("\\textasciitilde{}"),
            '{' | '}' | '&' | '%' | '$' | '#' | '_' => text.extend(['\\', char]),
            _ => text.push(char),
        }
        text
    })
}

/// Percent-encodes characters that would end the field or begin a command.
fn in_address(address: &str) -> String {
    address.chars().fold(String::new(), |mut address, char| {
        match char {
            '{' => address.push_str("%7B"),
            '}' => address.push_str("%7D"),
            '\\' => address.push_str("%5C"),
            _ => address.push(char),
        }
        address
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::sample;
    use biblatex::{Bibliography, ChunksExt};

    fn citation_of(kind: PassageKind) -> (String, String, String) {
        let explainer = sample::explainer(kind);
        let site = Site::new("/x/", Some("https://example.org/x/")).expect("a site");
        let citation = Citation::of(&explainer, &explainer.passages[0], &site);
        let csl = serde_json::to_string(&citation.csl()).expect("JSON");
        (citation.bibtex(), csl, citation.note)
    }

    #[test]
    fn bibtex_is_read_as_it_was_meant() {
        let (bibtex, ..) = citation_of(PassageKind::Quotation);
        let bibliography = Bibliography::parse(&bibtex).expect("BibTeX");
        let entry = bibliography.get("lower-marl-vow").expect("an entry");
        let field = |name: &str| entry.get(name).map(ChunksExt::format_verbatim).unwrap_or_default();
        assert_eq!(field("title"), "Mills & vows: 100 % of #1_{x}");
        assert_eq!(field("howpublished"), "A mill");
        assert_eq!(field("url"), "https://example.org/x/p/vow/");
        assert_eq!(field("origdate"), "2031-04-08");
        assert!(entry.get("author").is_none() && entry.get("year").is_none());
    }

    #[test]
    fn csl_names_the_page_and_its_site() {
        let (_, csl, note) = citation_of(PassageKind::Quotation);
        let expected = r##"[{"id":"lower-marl-vow","type":"webpage","title":"Mills & vows: 100 % of #1_{x}","container-title":"A mill","language":"en","URL":"https://example.org/x/p/vow/","original-date":{"date-parts":[[2031,4,8]]},"note":""##;
        assert_eq!(csl, format!("{expected}{note}\"}}]"));
    }

    #[test]
    fn only_what_was_said_is_called_a_quotation() {
        let report = "Annotates the report of The Courier, 8 April 2031.";
        for (kind, what) in [
            (PassageKind::Quotation, "Quotation: Ada Finch."),
            (PassageKind::Fragment, "Quoted in part, within a sentence of A mill: Ada Finch."),
            (PassageKind::Report, "Paraphrase by A mill, not a quotation: position of Ada Finch."),
        ] {
            assert_eq!(citation_of(kind).2, format!("{what} {report}"));
        }
    }

    #[test]
    fn no_sign_means_anything_to_tex() {
        assert_eq!(
            escaped(r"a\b{c}_d^e~f#g$h%i&j"),
            r"a\textbackslash{}b\{c\}\_d\textasciicircum{}e\textasciitilde{}f\#g\$h\%i\&j"
        );
    }
}
