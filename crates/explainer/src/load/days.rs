//! Reads days as people write them.

use jiff::civil;
use std::fmt;

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

/// A month or a year, where it is not known on which day of it something was.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Period {
    pub(super) year: i16,
    /// From 1 to 12; `None` if only the year is known.
    pub(super) month: Option<i8>,
}

impl Period {
    /// Reads `2025-06` or `2025`. Returns `None` for other texts, and if there is no such month.
    pub(super) fn read(written: &str) -> Option<Self> {
        let number = |text: &str, digits: usize| {
            let is_number = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| text.parse().ok()).flatten()
        };
        let (year, month) = match written.split_once('-') {
            Some((year, month)) => (year, Some(month)),
            None => (written, None),
        };
        let month = match month {
            Some(month) => {
                Some(i8::try_from(number(month, 2)?).ok().filter(|month| (1..=12).contains(month))?)
            }
            None => None,
        };
        Some(Self { year: number(year, 4)?, month })
    }
}

impl fmt::Display for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.month {
            Some(month) => write!(formatter, "{:04}-{month:02}", self.year),
            None => write!(formatter, "{:04}", self.year),
        }
    }
}

/// Returns what is wrong with a day that TOML does not take for one.
pub(super) fn fault(written: &str) -> &'static str {
    if is_in_form(written) {
        "a day that the calendar has not"
    } else if Period::read(written).is_some() {
        "a month without quotation marks"
    } else {
        "not a day as TOML writes it"
    }
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
    if let Some(period) = meant_period(written) {
        return format!(
            "Write a day as 2025-06-25 (year-month-day), without quotation marks. Only an event, a source or a passage may be \
             dated by its month or year, as text: \"{period}\"."
        );
    }
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

/// Returns the month or year that is meant; `None` if that is not certain.
fn meant_period(written: &str) -> Option<Period> {
    let written = written.trim().trim_matches(['"', '\'', '“', '”']).trim();
    let named = || {
        let day = format!("1 {written}");
        let parse = |form: &str| civil::Date::strptime(form, &day).ok().filter(|day| day.year() >= 1000);
        let day = ["%d %B %Y", "%d %b %Y"].iter().find_map(|form| parse(form))?;
        Some(Period { year: day.year(), month: Some(day.month()) })
    };
    Period::read(written).or_else(named)
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

    #[test]
    fn a_month_or_year_is_read_where_it_is_certain() {
        let period = |year, month| Some(Period { year, month });
        assert_eq!(meant_period("2025"), period(2025, None));
        for written in ["2025-06", "\"2025-06\"", "June 2025", "Jun 2025"] {
            assert_eq!(meant_period(written), period(2025, Some(6)), "{written}");
        }
        for written in
            ["", "25", "2025-6", "2025-13", "2025-00", "06/2025", "2025-06-25", "June 25", "-031", "+203"]
        {
            assert_eq!(meant_period(written), None, "{written}");
        }
        assert_eq!(Period::read("2025-06").map(|period| period.to_string()).as_deref(), Some("2025-06"));
    }
}
