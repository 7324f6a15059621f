//! Explains what is not TOML.

use super::characters::{deceptive, is_invisible, named};
use super::days;
use super::problem::Problem;
use super::source_file::SourceFile;
use std::ops::Range;
use toml::de::Error;

/// Quotation marks that TOML does not know.
const CURLY: [char; 15] = ['“', '”', '„', '‟', '«', '»', '‘', '’', '‚', '‛', '‹', '›', '＂', '`', '´'];

/// Returns a mistake for each conflict that version control left in a file.
pub(super) fn conflicts(source: &SourceFile) -> Vec<Problem> {
    const HELP: &str = "Two changes of this place were merged. Keep the lines that are right, and delete the others with \
                        the lines that begin with <<<<<<<, =======, ||||||| and >>>>>>>.";
    let mut problems = Vec::new();
    let (mut start, mut is_open) = (0, false);
    for line in source.text().split_inclusive('\n') {
        let text = line.trim_end();
        let is =
            |sign: &str| text.strip_prefix(sign).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        let is_marker = is("<<<<<<<") || is(">>>>>>>") || is("|||||||") || text == "=======";
        if is("<<<<<<<") || is_marker && !is_open {
            let place = start..start + text.len();
            problems.push(source.problem(place, "a merge conflict that is not resolved", "its mark", HELP));
        }
        is_open = (is_open || is_marker) && !is(">>>>>>>");
        start += line.len();
    }
    problems
}

/// What is wrong with a line.
struct Fault {
    problem: Problem,
    /// Whether what follows can be read in spite of it.
    is_local: bool,
}

/// Returns the mistakes that `errors` of the TOML parser come from. What may be the consequence of another is left out.
pub(super) fn explained(source: &SourceFile, errors: &[Error]) -> Vec<Problem> {
    let text = source.text();
    let mut problems = Vec::new();
    let mut last_line = None;
    for error in errors {
        let at = error.span().unwrap_or(text.len()..text.len());
        let start = text.get(..at.start).map_or(0, |before| before.rfind('\n').map_or(0, |end| end + 1));
        if last_line.replace(start) == Some(start) {
            continue;
        }
        let fault = fault(source, start, at, error.message());
        if fault.is_local || problems.is_empty() {
            problems.push(fault.problem);
        }
        if !fault.is_local {
            break;
        }
    }
    problems
}

/// Explains an error at `at` in the line that begins at `start`. `told` is what the parser says.
fn fault(source: &SourceFile, start: usize, at: Range<usize>, told: &str) -> Fault {
    let text = source.text();
    let line = text.get(start..).unwrap_or_default().split('\n').next().unwrap_or_default().trim_end();
    let (key, value) = match line.split_once('=') {
        Some((key, value)) => (key.trim(), value.trim()),
        None => (line.trim(), ""),
    };
    // A byte order mark may begin a file.
    let key = key.trim_start_matches('\u{FEFF}');
    let value_at = {
        let from = start + line.len() - value.len();
        from..from + value.len()
    };
    let problem = if told.starts_with("duplicate key") {
        let name = text.get(at.clone()).unwrap_or_default();
        let help = first_given(text, start, name);
        if line.trim_start().starts_with('[') {
            let message = format!("the table `{name}` is given twice");
            let problem = source.problem(at, message, "again here", help);
            // Its keys would be told too.
            return Fault { problem, is_local: false };
        }
        source.problem(at.clone(), format!("`{name}` is given twice in one table"), "again here", help)
    } else if let Some(mark) = curly(text, &at).or_else(|| curly_edge(value, value_at.start)) {
        let help = format!(
            "TOML wants straight quotation marks around a text: {}. Inside it, curly ones are right.",
            straightened(key, value)
        );
        source.problem(mark, "a curly quotation mark where TOML wants a straight one", "here", help)
    } else if let Some((at, char)) = hidden_at(text, &at, start).or_else(|| invisible(line, key, value)) {
        let message = format!("an invisible character where TOML allows none, {}", named(char));
        let help = "Delete it; around a key and the equals sign there may be ordinary spaces.";
        source.problem(start + at..start + at + char.len_utf8(), message, "here", help)
    } else if line.contains('=') && value.is_empty() {
        let help = format!("Write it behind the sign: {key} = \"…\". To leave the key out, delete the line.");
        source.problem(at, format!("`{key}` has no value"), "here", help)
    } else if is_like_a_day(value) {
        source.problem(value_at, days::fault(value), "here", days::help(value))
    } else if ["true", "false"].iter().any(|truth| value.eq_ignore_ascii_case(truth)) {
        let help = format!("Write it in lower case: {key} = {}.", value.to_ascii_lowercase());
        source.problem(value_at, format!("`{value}` with capitals"), "here", help)
    } else if value.starts_with(char::is_alphabetic) {
        let mend = if value.contains(['"', '\\', '#']) { "…" } else { value };
        let help = format!("Write it between straight quotation marks: {key} = \"{mend}\".");
        source.problem(value_at, "text without quotation marks", "here", help)
    } else if let Some((name, _)) = line.split_once(':').filter(|(name, _)| is_bare(name.trim())) {
        let name = name.trim();
        let at = start + line.find(':').unwrap_or_default();
        let help = format!("Write an equals sign: {name} = \"…\".");
        source.problem(at..at + 1, format!("a colon behind `{name}`"), "here", help)
    } else if value.is_empty() && is_bare(key) {
        let help = format!("Write {key} = \"…\", or delete the line. A comment begins with #.");
        source.problem(at, format!("`{key}` has no value"), "here", help)
    } else {
        return Fault { problem: broken(source, key, value, at, told), is_local: false };
    };
    Fault { problem, is_local: true }
}

/// Explains an error after which the rest of the file can hardly be read.
fn broken(source: &SourceFile, key: &str, value: &str, at: Range<usize>, told: &str) -> Problem {
    let is_text = value.starts_with('"') && !value.starts_with("\"\"\"");
    let marks = value.replace("\\\"", "").matches('"').count();
    if told.contains("escape") {
        let help = "Between straight quotation marks a backslash begins a sign such as \\n or \\\". Write it twice, \\\\, \
                    to have one, or put the text between ' and '.";
        return source.problem(at, "a backslash that means nothing", "here", help);
    }
    if is_text && marks == 1 {
        let help = "End it with a straight quotation mark, \". A text of several lines stands between \"\"\" and \"\"\".";
        return source.problem(at, "a text that does not end on its line", "here", help);
    }
    if is_text && marks > 2 {
        let help = "Inside a text write quotation marks as “ and ”, or with a backslash before each: \\\".";
        return source.problem(at, "a straight quotation mark inside a text ends it", "here", help);
    }
    if told.contains("multi-line") {
        let marks = if told.contains("literal") { "'''" } else { "\"\"\"" };
        let at = source.text().rfind(marks).map_or(at, |start| start..start + marks.len());
        let help = format!("End it with the marks that it begins with, {marks}.");
        return source.problem(at, "a text of several lines that does not end", "begins here", help);
    }
    if told.starts_with("unclosed array,")
        || told.contains("missing comma") && is_bare(key) && !value.is_empty()
    {
        // Where the next key follows, the list above it is meant.
        let line =
            source.text().get(..at.start).map_or("", |before| before.rsplit('\n').next().unwrap_or_default());
        if told.starts_with("unclosed array,") || line.trim().is_empty() {
            let help = "A list ends with a square bracket, ]: write it behind the last value of the list before this place.";
            return source.problem(at, "a list that does not end", "before this", help);
        }
    }
    if told.contains("missing comma") {
        return source.problem(
            at,
            "a comma is missing",
            "here",
            "Write a comma between every two values of a list.",
        );
    }
    if key.contains(' ') && !key.starts_with(['[', '"', '\'']) && !value.is_empty() {
        let help = format!("A key is one word of letters, digits, - and _: {}.", key.replace(' ', "_"));
        return source.problem(at, format!("a key of several words, `{key}`"), "here", help);
    }
    if let Some(found) = deceptive(key).filter(|_| !key.starts_with(['[', '"'])) {
        let help = format!("{found} Keys are plain letters, digits, - and _.");
        return source.problem(at, "a key that TOML does not take for one", "here", help);
    }
    if key.starts_with('[') && value.is_empty() {
        let help = "Write [name] for a table that is there once, and [[name]] for each of several.";
        return source.problem(at, "a line in square brackets that is no header of a table", "here", help);
    }
    let help = "Look at this line and the one before it: a quotation mark, bracket or comma may be missing. \
                content/README.md shows how each file is written.";
    source.problem(at, format!("this is not TOML: {}", told.replace('\n', ", ")), "here", help)
}

/// Returns `key` with `value` between straight quotation marks instead of curly ones.
fn straightened(key: &str, value: &str) -> String {
    let inner = value.trim_matches(|char| CURLY.contains(&char) || char == '"');
    if inner.is_empty() || inner.contains(['"', '\\', '[']) || !is_bare(key) {
        return "\"…\"".into();
    }
    format!("{key} = \"{inner}\"")
}

/// Returns the invisible character that begins at `at`, with its bytes behind `start`.
fn hidden_at(text: &str, at: &Range<usize>, start: usize) -> Option<(usize, char)> {
    let char = text.get(at.start..)?.chars().next().filter(|char| is_hidden(*char))?;
    Some((at.start.checked_sub(start)?, char))
}

/// Returns whether `char` is invisible where people do not expect that.
fn is_hidden(char: char) -> bool {
    is_invisible(char) && !matches!(char, ' ' | '\t' | '\n')
}

/// Returns the first invisible character of `line` in or around its key, or before its value.
fn invisible(line: &str, key: &str, value: &str) -> Option<(usize, char)> {
    let end = line.find(key).unwrap_or_default() + key.len();
    let end = line.get(end..).and_then(|rest| rest.find('=')).map_or(end, |at| end + at + 1);
    let blank = line.get(end..)?.len() - value.len() + value.chars().next().map_or(0, char::len_utf8);
    // A byte order mark may begin a file.
    let mut chars = line.get(..end + blank)?.char_indices();
    chars.find(|(at, char)| is_hidden(*char) && (*at > 0 || *char != '\u{FEFF}'))
}

/// Tells where the key `name`, which the line at `start` gives again, was given first.
fn first_given(text: &str, start: usize, name: &str) -> String {
    let lines: Vec<&str> = text.get(..start).unwrap_or_default().lines().collect();
    let is_it = |line: &&str| {
        let line = line.trim_start().trim_start_matches('[');
        line.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with(['=', ']', '.']))
    };
    match lines.iter().rposition(is_it) {
        Some(index) => format!("Line {} gives it too: keep one of the two.", index + 1),
        None => "Keep one of the two.".into(),
    }
}

/// Returns the bytes of the curly quotation mark that begins at `at`.
fn curly(text: &str, at: &Range<usize>) -> Option<Range<usize>> {
    let first = text.get(at.start..)?.chars().next().filter(|first| CURLY.contains(first))?;
    Some(at.start..at.start + first.len_utf8())
}

/// Returns the bytes of the curly quotation mark at an edge of a value in the place of a straight one.
fn curly_edge(value: &str, start: usize) -> Option<Range<usize>> {
    let begins = value.trim_start_matches(['[', ' ']);
    let from = start + value.len() - begins.len();
    if let Some(first) = begins.chars().next().filter(|first| CURLY.contains(first)) {
        return Some(from..from + first.len_utf8());
    }
    let (at, last) = value.char_indices().next_back()?;
    let is_mixed = value.matches('"').count() == 1 && value.starts_with('"') && CURLY.contains(&last);
    is_mixed.then(|| start + at..start + at + last.len_utf8())
}

/// Returns whether `value` is made like a day: numbers with signs between them.
fn is_like_a_day(value: &str) -> bool {
    let numbers = value.split(|char: char| !char.is_ascii_digit()).filter(|part| !part.is_empty()).count();
    let is_month = value.contains('-') && days::Period::read(value).is_some();
    value.starts_with(|char: char| char.is_ascii_digit())
        && (is_month
            || numbers == 3 && value.chars().all(|char| char.is_ascii_digit() || "./-".contains(char))
            || numbers == 2 && value.contains(char::is_alphabetic) && value.contains(' '))
}

/// Returns whether `key` can be a key without quotation marks.
fn is_bare(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_like_a_day_is_told_from_other_values() {
        for day in ["2031-04-08", "2031/4/8", "8.4.2031", "2031-04", "8 April 2031"] {
            assert!(is_like_a_day(day), "{day}");
        }
        for other in
            ["12", "2031", "1.5", "10 20", "3x5", "8 April", "8,4,2031", "April 8 2031", "\"2031-04-08\""]
        {
            assert!(!is_like_a_day(other), "{other}");
        }
    }

    #[test]
    fn a_curly_mark_is_found_at_either_edge_of_a_value() {
        for (value, mark) in [
            ("“a”", Some(4..7)),
            ("[ “a”]", Some(6..9)),
            ("\"a”", Some(6..9)),
            ("\"a\"", None),
            ("\"“a”\"", None),
            ("12", None),
        ] {
            assert_eq!(curly_edge(value, 4), mark, "{value}");
        }
        assert_eq!(curly("a “b”", &(2..3)), Some(2..5));
        assert_eq!(curly("a \"b\"", &(2..3)), None);
    }

    #[test]
    fn what_cannot_be_seen_is_found_in_and_around_a_key_and_before_its_value() {
        for (line, key, value, found) in [
            ("ti\u{200B}tle = 1", "ti\u{200B}tle", "1", Some((2, '\u{200B}'))),
            ("\u{200B}title = 1", "title", "1", Some((0, '\u{200B}'))),
            ("title\u{A0}= 1", "title", "1", Some((5, '\u{A0}'))),
            ("title =\u{A0}1", "title", "1", Some((7, '\u{A0}'))),
            ("title = \u{200B}1", "title", "\u{200B}1", Some((8, '\u{200B}'))),
            ("ti\u{FEFF}tle = 1", "ti\u{FEFF}tle", "1", Some((2, '\u{FEFF}'))),
            ("\u{FEFF}title = 1", "title", "1", None),
            ("title = \"a\u{A0}b\"", "title", "\"a\u{A0}b\"", None),
            ("title = 1", "title", "1", None),
        ] {
            assert_eq!(invisible(line, key, value), found, "{line:?}");
        }
    }
}
