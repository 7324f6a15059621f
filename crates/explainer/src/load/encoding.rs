//! The text of files regardless of the system that wrote them.
//!
//! Windows editors begin a file with a byte order mark and end lines with carriage return and line feed. The text of the
//! report and of every content file goes through [`normalized`] once, when it is read. So every offset, length, hash,
//! line and column is that of the text without byte order mark and with line feeds alone. Files that are
//! edited keep their form ([`Form`]).

use std::borrow::Cow;

const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// Returns `text` without a byte order mark at its beginning, and with a line feed at the end of every line.
#[must_use]
pub(super) fn normalized(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// How a file was written, apart from its text.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Form {
    has_byte_order_mark: bool,
    ends_lines_with_return: bool,
}

impl Form {
    /// Returns the form of a file as it is stored. Where line ends are mixed, the most frequent one counts.
    pub(super) fn of(stored: &str) -> Self {
        let (all, with_return) = (stored.matches('\n').count(), stored.matches("\r\n").count());
        Self {
            has_byte_order_mark: stored.starts_with(BYTE_ORDER_MARK),
            ends_lines_with_return: 2 * with_return > all,
        }
    }

    /// Returns the normalized `text` in this form.
    pub(super) fn apply(self, text: &str) -> String {
        let mark = if self.has_byte_order_mark { "\u{FEFF}" } else { "" };
        let text = if self.ends_lines_with_return { text.replace('\n', "\r\n") } else { text.into() };
        format!("{mark}{text}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn byte_order_mark_and_returns_are_no_text() {
        assert_eq!(normalized("\u{FEFF}a\r\nb\rc\n\r\n"), "a\nb\nc\n\n");
        assert_eq!(normalized("a\u{FEFF}b\n"), "a\u{FEFF}b\n");
        assert!(matches!(normalized("\u{FEFF}a\n"), Cow::Borrowed("a\n")));
    }

    #[test]
    fn a_file_keeps_its_form() {
        for stored in ["a\nb\n", "a\r\nb\r\n", "\u{FEFF}a\r\n", "\u{FEFF}", "", "a"] {
            assert_eq!(Form::of(stored).apply(&normalized(stored)), stored, "{stored:?}");
        }
        assert_eq!(Form::of("a\r\nb\r\nc\n").apply("a\n"), "a\r\n");
    }
}
