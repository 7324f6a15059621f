//! Whatever happens to a file, reading comes to an explainer or to mistakes that can be told.

mod support;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use support::{REPORT, Sample};

/// What comes into a file: bytes, or text that means something to TOML, to Markdown or to a check.
fn filling() -> impl Strategy<Value = Vec<u8>> {
    let meaningful = select(vec![
        "“",
        "”",
        "\"",
        "'",
        "\"\"\"",
        "\\",
        "\\\\",
        "\\\"",
        "&eacute;",
        "&amp;",
        "*",
        "**",
        "_",
        "__",
        "`",
        "[",
        "]",
        "](",
        "(passage:vow)",
        "![",
        "<b>",
        "<!--",
        "# ",
        "- ",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\t",
        "\0",
        "{words}",
        "é",
        "\u{301}",
        "\u{feff}",
        "👩‍🌾",
        "= ",
        "[[note]]\n",
        "[[",
        "2025-02-30",
        "9999-12-31",
        "0000-01-01",
        "-",
        "4294967296",
        "4294967295",
        "-1",
        "0",
        "\\u0000",
        "\\U0010FFFF",
        "#",
    ]);
    prop_oneof![
        3 => meaningful.prop_map(|text| text.as_bytes().to_vec()),
        1 => proptest::collection::vec(any::<u8>(), 0..12),
        1 => "\\PC{0,12}".prop_map(String::into_bytes),
    ]
}

/// Something else for some bytes of a file: for none, an insertion; nothing, a deletion.
#[derive(Clone, Debug)]
struct Damage {
    at: Index,
    length: usize,
    filling: Vec<u8>,
    /// Whether what goes are whole scalars.
    whole: bool,
}

fn damage() -> impl Strategy<Value = Damage> {
    let length = prop_oneof![3 => Just(0), 3 => 1..12_usize, 1 => 12..400_usize];
    let filling = prop_oneof![3 => filling(), 1 => Just(vec![])];
    (any::<Index>(), length, filling, proptest::bool::weighted(0.8))
        .prop_map(|(at, length, filling, whole)| Damage { at, length, filling, whole })
}

impl Damage {
    fn to(&self, bytes: &mut Vec<u8>) {
        let edge = |from: usize| {
            let inside = |at: &usize| self.whole && bytes.get(*at).is_some_and(|byte| byte & 0xc0 == 0x80);
            (from..).find(|at| !inside(at)).unwrap_or(bytes.len())
        };
        let start = edge(self.at.index(bytes.len() + 1));
        let end = edge((start + self.length).min(bytes.len()));
        bytes.splice(start..end, self.filling.iter().copied());
    }
}

/// What happens to whole lines when people move text around, or a merge goes wrong.
#[derive(Clone, Debug)]
enum LineEdit {
    Delete(Index),
    Repeat(Index),
    /// A line goes elsewhere.
    Move(Index, Index),
    Insert(Index, &'static str),
}

fn line_edit() -> impl Strategy<Value = LineEdit> {
    let lines = select(vec![
        "<<<<<<< HEAD",
        "=======",
        ">>>>>>> other",
        "[[note]]",
        "[note]",
        "[opening]",
        "title = “A title”",
        "title: A title",
        "date = 25.06.2025",
        "id = 7",
        "quoted = \"none\"",
        "    indented",
        "\u{200B}",
        "kïnd = \"report\"",
        "\"\"\"",
    ]);
    prop_oneof![
        2 => any::<Index>().prop_map(LineEdit::Delete),
        1 => any::<Index>().prop_map(LineEdit::Repeat),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(from, to)| LineEdit::Move(from, to)),
        2 => (any::<Index>(), lines).prop_map(|(at, line)| LineEdit::Insert(at, line)),
    ]
}

impl LineEdit {
    fn to(&self, lines: &mut Vec<String>) {
        let last = lines.len();
        match self {
            Self::Insert(at, line) => lines.insert(at.index(last + 1), (*line).into()),
            _ if last == 0 => {}
            Self::Delete(at) => {
                lines.remove(at.index(last));
            }
            Self::Repeat(at) => lines.insert(at.index(last), lines[at.index(last)].clone()),
            Self::Move(from, to) => {
                let line = lines.remove(from.index(last));
                lines.insert(to.index(last), line);
            }
        }
    }
}

/// Checks that every mistake names a file of `sample`, a line and column that are in it, and what to do.
fn told_in_full(sample: &Sample) -> Result<(), TestCaseError> {
    let (folder, read) = sample.read();
    let Err(problems) = read else { return Ok(()) };
    prop_assert!(problems.iter().len() > 0);
    let drawn = problems.to_string();
    for problem in problems.iter() {
        let place = problem.place();
        let mut parts = place.rsplitn(3, ':');
        let column = parts.next().and_then(|column| column.parse::<usize>().ok()).unwrap_or_default();
        let line = parts.next().and_then(|line| line.parse::<usize>().ok()).unwrap_or_default();
        let file = parts.next().unwrap_or_default();
        let name = file.strip_prefix(&format!("{}/", folder.path().display())).unwrap_or_default();
        prop_assert!(sample.names().iter().any(|known| known == name), "{}", place);
        // Line ends of every kind count, and a byte order mark does not.
        let text = String::from_utf8_lossy(sample.content(name)).replace("\r\n", "\n").replace('\r', "\n");
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
        let width = text.split('\n').nth(line.wrapping_sub(1)).map(|line| line.chars().count());
        prop_assert!(column > 0 && width.is_some_and(|width| column <= width + 1), "{}", place);
        prop_assert!(!problem.message().is_empty() && !problem.help().is_empty(), "{:?}", problem);
        let first = problem.message().split_whitespace().next().unwrap_or_default();
        prop_assert!(drawn.contains(first), "{}", problem.message());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 256,
        // A failing case is told in full; nothing is to be left in the tree.
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_damaged_file_is_read_or_refused(
        file in any::<Index>(),
        damages in proptest::collection::vec(damage(), 1..4),
        with_report in any::<bool>(),
    ) {
        let sample = Sample::new();
        let names = sample.names();
        let name = &names[file.index(names.len())];
        let mut bytes = sample.content(name).to_vec();
        for damage in &damages {
            damage.to(&mut bytes);
        }
        let sample = sample.bytes(name, &bytes);
        told_in_full(&if with_report { sample.given(REPORT) } else { sample })?;
    }

    #[test]
    fn a_file_with_lines_in_disorder_is_read_or_refused(
        file in any::<Index>(),
        edits in proptest::collection::vec(line_edit(), 1..6),
        with_report in any::<bool>(),
    ) {
        let sample = Sample::new();
        let names = sample.names();
        let name = &names[file.index(names.len())];
        let mut lines: Vec<String> = sample.text(name).lines().map(String::from).collect();
        for edit in &edits {
            edit.to(&mut lines);
        }
        let sample = sample.file(name, &(lines.join("\n") + "\n"));
        told_in_full(&if with_report { sample.given(REPORT) } else { sample })?;
    }

    #[test]
    fn any_prose_is_read_or_refused(parts in proptest::collection::vec(filling(), 0..8)) {
        let text: String = parts.iter().map(|part| String::from_utf8_lossy(part).replace(['\'', '\0'], "")).collect();
        let file = String::from_utf8(Sample::new().content("passages/delay.toml").into()).expect("text");
        let prose = file.replace("\"The paper names him.\"", &format!("'''{text}'''"));
        let (_folder, read) = Sample::new().file("passages/delay.toml", &prose).read();
        if let Err(problems) = read {
            prop_assert!(problems.iter().len() > 0);
            prop_assert!(!problems.to_string().is_empty());
        }
    }
}
