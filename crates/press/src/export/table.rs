//! The table: a row for every note, and one for every passage without notes.

use super::{basis, kind, sources, voice};
use crate::failure::Failure;
use csv::{QuoteStyle, Terminator, WriterBuilder};
use explainer::model::{Explainer, Note, Passage, PassageKind, plain};
use explainer::page::Page;

const COLUMNS: [&str; 12] = [
    "passage",
    "speaker",
    "kind",
    "text",
    "note",
    "note kind",
    "on",
    "note text",
    "basis",
    "sources",
    "by",
    "address",
];

/// Returns the table: UTF-8 with a byte order mark, without which Excel takes it for another encoding; rows end with CR LF
/// and every cell is quoted.
pub(super) fn table(explainer: &Explainer, base: &str) -> Result<String, Failure> {
    let failed = |error: &dyn std::fmt::Display| Failure::other(format!("can't write the table: {error}"));
    let mut table = WriterBuilder::new()
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .from_writer(Vec::from("\u{FEFF}"));
    table.write_record(COLUMNS).map_err(|error| failed(&error))?;
    for passage in &explainer.passages {
        let notes = passage.notes.iter().map(Some);
        for note in notes.chain(passage.notes.is_empty().then_some(None)) {
            let cells = row(explainer, passage, note, base).map(guarded);
            table.write_record(cells).map_err(|error| failed(&error))?;
        }
    }
    let bytes = table.into_inner().map_err(|error| failed(&error))?;
    String::from_utf8(bytes).map_err(|error| failed(&error))
}

fn row(explainer: &Explainer, passage: &Passage, note: Option<&Note>, base: &str) -> [String; COLUMNS.len()] {
    let text = match passage.kind {
        // The marks that pages add around a full quotation.
        PassageKind::Quotation => explainer.messages().quoted(passage.text()),
        PassageKind::Fragment | PassageKind::Report => passage.text(),
    };
    let page = match note {
        Some(note) => Page::Note(note.id.clone()),
        None => Page::Passage(passage.id.clone()),
    };
    let of_note = |cell: fn(&Note) -> String| note.map(cell).unwrap_or_default();
    let cited = sources(explainer, note.map(|note| &note.sources[..]).unwrap_or_default());
    let cited = cited.map(|source| format!("{}: {}, {}", source.id, source.issuer, source.date.words()));
    [
        passage.id.to_string(),
        voice(explainer, &passage.speaker).into(),
        kind(passage.kind).into(),
        text,
        of_note(|note| note.id.to_string()),
        of_note(|note| note.kind.name().into()),
        of_note(|note| note.on.clone()),
        of_note(|note| plain(&note.text)),
        of_note(|note| basis(note.basis).into()),
        cited.collect::<Vec<_>>().join("; "),
        note.and_then(|note| note.by.clone()).unwrap_or_default(),
        format!("{base}{}", page.path()),
    ]
}

/// Guards against spreadsheets that take a cell for a formula, as [OWASP recommends][owasp]: a cell that begins with a sign
/// that begins a formula gets an apostrophe before it. Every cell is quoted, and quotation marks in it are doubled.
///
/// [owasp]: https://owasp.org/www-community/attacks/CSV_Injection
fn guarded(cell: String) -> String {
    // Programs differ in whether they pass over space before it, and whether its wide forms count.
    let is_formula = cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || cell.starts_with(['\t', '\r', '\n']);
    if is_formula { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::sample;
    use explainer::model::Inline;

    fn rows(table: &str) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
        reader.records().map(|row| row.expect("a row").iter().map(String::from).collect()).collect()
    }

    #[test]
    fn a_note_is_a_row_and_so_is_a_passage_without_one() {
        let mut explainer = sample::explainer(PassageKind::Quotation);
        let mut bare = sample::passage(PassageKind::Report);
        bare.id = "bare".to_string().try_into().expect("an id");
        bare.notes.clear();
        explainer.passages.push(bare);
        let table = table(&explainer, "https://example.org/x/").expect("a table");
        assert!(
            table.starts_with("\u{FEFF}\"passage\",\"speaker\",") && table.ends_with("\"\r\n"),
            "{table}"
        );
        assert_eq!(table.matches('\n').count(), table.matches("\r\n").count());
        let rows = rows(&table);
        assert_eq!(rows[0], COLUMNS);
        let words = "𝒲e will never sell the mill to anybody.";
        let courier = "courier: The Courier, 8 April 2031";
        assert_eq!(
            rows[1],
            [
                "vow",
                "Ada Finch",
                "quotation",
                &format!("“{words}”"),
                "vow-mill",
                "caution",
                "the mill",
                "Which one is open",
                "inference",
                courier,
                "Ida Lark",
                "https://example.org/x/n/vow-mill/",
            ]
        );
        assert_eq!(
            rows[2],
            [
                "bare",
                "Ada Finch",
                "report",
                words,
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "https://example.org/x/p/bare/"
            ]
        );
        assert_eq!(rows.len(), 3);
    }

    #[test]
    fn no_cell_is_a_formula() {
        let mut explainer = sample::explainer(PassageKind::Report);
        for text in
            ["=1+1", "+1", "-1", "@x", "\t=1", "\r1", "\n1", " =1", "\u{A0}=1", "＝1", "＋1", "－1", "＠1"]
        {
            explainer.passages[0].notes[0].text = vec![Inline::Text(text.into())];
            let table = table(&explainer, "/").expect("a table");
            assert_eq!(rows(&table)[1][7], format!("'{text}"), "{text:?}");
        }
        for text in ["1-1", "“=1”", "a, \"b\"\r\nc;d", "−1", "'=1", "é𝒲\u{202E}א"] {
            explainer.passages[0].notes[0].text = vec![Inline::Text(text.into())];
            assert_eq!(rows(&table(&explainer, "/").expect("a table"))[1][7], text, "{text:?}");
        }
    }
}
