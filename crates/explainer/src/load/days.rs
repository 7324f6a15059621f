//! Reads days as people write them.

use jiff::civil;

/// The forms that name a day without doubt.
const FORMS: [&str; 9] = [
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%d.%m.%Y",
    "%d %B %Y",
    "%d. %B %Y",
    "%B %d, %Y",
    "%B %d %Y",
    "%d %b %Y",
];

/// Returns what is wrong with a day that TOML does not take for one.
pub(super) fn fault(written: &str) -> &'static str {
    if is_in_form(written) { "a day that the calendar has not" } else { "not a day as TOML writes it" }
}

/// Returns whether `written` is four, two and two digits with hyphens between them.
fn is_in_form(written: &str) -> bool {
    let lengths = [4, 2, 2];
    let parts: Vec<&str> = written.split('-').collect();
    let is_number = |(part, length): (&&str, usize)| {
        part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    parts.len() == lengths.len() && parts.iter().zip(lengths).all(is_number)
}

/// Returns the help text for a day that is not written as TOML wants it.
pub(super) fn help(written: &str) -> String {
    match meant(written) {
        Some(day) => format!("Write a day as year-month-day, without quotation marks: {day}."),
        None if is_in_form(written) => "A day is year-month-day: correct the month or the day.".into(),
        None => "Write a day as 2025-06-25 (year-month-day), without quotation marks.".into(),
    }
}

/// Returns the day that is meant; `None` if that is not certain.
fn meant(written: &str) -> Option<civil::Date> {
    let written = written.trim().trim_matches(['"', '\'', '“', '”']).trim();
    // Of a year with two digits the century is not certain.
    let parse = |form: &str| civil::Date::strptime(form, written).ok().filter(|day| day.year() >= 1000);
    if let Some(day) = FORMS.iter().find_map(|form| parse(form)) {
        return Some(day);
    }
    // A number above 12 is no month.
    match (parse("%d/%m/%Y"), parse("%m/%d/%Y")) {
        (Some(one), Some(other)) => (one == other).then_some(one),
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_where_it_is_certain() {
        for written in [
            "2025-06-25",
            "\"2025-6-25\"",
            "2025/06/25",
            "25.06.2025",
            "25.6.2025",
            "25/06/2025",
            "06/25/2025",
            "25 June 2025",
            "June 25, 2025",
            "“25 Jun 2025”",
        ] {
            assert_eq!(meant(written), Some(civil::date(2025, 6, 25)), "{written}");
        }
        for written in ["", "5/6/2025", "25.06.25", "2025-02-30", "in June", "2025"] {
            assert_eq!(meant(written), None, "{written}");
        }
        assert_eq!(meant("6/6/2025"), Some(civil::date(2025, 6, 6)));
    }
}
