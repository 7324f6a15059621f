//! Positions of days on a scale.

use crate::model::{Day, EventDate, Period, Span};
use jiff::civil::Date;
use messages::Messages;
use std::fmt;

/// Maximum number of ticks that can be labelled on a narrow screen.
const MOST_TICKS: usize = 6;
/// Up to this many ticks have the full names of months.
const FEW_TICKS: usize = 4;
/// Possible numbers of months between two ticks.
const STEPS: [i32; 11] = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

/// A fraction of a length, in hundredths of a percent. Displayed as `37.74%`.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Fraction(u16);

impl Fraction {
    const WHOLE: u16 = 10_000;

    /// Returns the rest of the whole.
    #[must_use]
    pub fn rest(self) -> Self {
        Self(Self::WHOLE - self.0)
    }

    /// Returns how much of the whole lies between `earlier` and this; nothing if `earlier` is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> Self {
        Self(self.0.saturating_sub(earlier.0))
    }

    /// Returns `part` as a fraction of `whole`, clamped to the whole.
    fn of(part: i32, whole: i32) -> Self {
        if whole <= 0 {
            return Self(0);
        }
        let part = i64::from(part.clamp(0, whole)) * i64::from(Self::WHOLE);
        let rounded = (part + i64::from(whole) / 2) / i64::from(whole);
        Self(u16::try_from(rounded).unwrap_or(Self::WHOLE))
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (percent, hundredths) = (self.0 / 100, self.0 % 100);
        match hundredths {
            0 => write!(f, "{percent}%"),
            _ => write!(f, "{percent}.{hundredths:02}%"),
        }
    }
}

/// The position of an event relative to the days drawn to scale.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum AxisPosition {
    /// Before the first day.
    Before,
    /// Among the days.
    Within {
        /// Its first day.
        from: Fraction,
        /// Its last day; equals `from` for an event of one day.
        to: Fraction,
    },
    /// Before, among or after the days: all that is known is a month or a year which has some of them.
    Unclear,
    /// After the last day.
    After,
}

/// The beginning of a month on the scale.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Tick {
    /// Its position.
    pub at: Fraction,
    /// The month, or the year if one begins here; `None` if there is no room for a label.
    pub label: Option<String>,
}

/// A scale of days.
pub(super) struct Scale {
    first: Date,
    last: Date,
}

impl Scale {
    pub(super) fn new(span: &Span) -> Self {
        let first = date(&span.first).unwrap_or_default();
        Self { first, last: date(&span.last).unwrap_or(first) }
    }

    /// Returns the number of days from the first to the last.
    pub(super) fn length(&self) -> u32 {
        u32::try_from(self.whole()).unwrap_or_default()
    }

    /// Returns the position of `day`.
    pub(super) fn fraction(&self, day: &Day) -> Fraction {
        self.fraction_of(date(day).unwrap_or(self.first))
    }

    /// Returns the position of an event.
    pub(super) fn position(&self, event: &EventDate) -> AxisPosition {
        match event {
            EventDate::Days { day, until, .. } => match date(day) {
                Some(day) if day > self.last => AxisPosition::After,
                Some(day) if day >= self.first => {
                    let until = until.as_ref().and_then(date).unwrap_or(day);
                    AxisPosition::Within { from: self.fraction_of(day), to: self.fraction_of(until) }
                }
                _ => AxisPosition::Before,
            },
            EventDate::Within { period } => match bounds(period) {
                Some((first, _)) if first > self.last => AxisPosition::After,
                Some((_, last)) if last < self.first => AxisPosition::Before,
                _ => AxisPosition::Unclear,
            },
        }
    }

    /// Returns beginnings of months, at most [`MOST_TICKS`].
    pub(super) fn ticks(&self, text: &Messages) -> Vec<Tick> {
        let months = STEPS.iter().map(|step| self.months(*step)).find(|months| months.len() <= MOST_TICKS);
        let months = months.unwrap_or_default();
        let is_short = months.len() > FEW_TICKS;
        let room = Fraction::WHOLE / u16::try_from(MOST_TICKS + 2).unwrap_or(1);
        months
            .iter()
            .map(|day| {
                let at = self.fraction_of(*day);
                let name = || match (day.month(), is_short) {
                    (1, _) => day.year().to_string(),
                    (month, true) => text.month_short(month),
                    (month, false) => text.month(month),
                };
                let label = (at.rest().0 >= room).then(name);
                Tick { at, label }
            })
            .collect()
    }

    /// Returns the first day of every `step`th month between the first and the last day.
    fn months(&self, step: i32) -> Vec<Date> {
        let ends = [self.first, self.last].map(|day| i32::from(day.year()) * 12 + i32::from(day.month()) - 1);
        (ends[0]..=ends[1])
            .filter(|month| month % step == 0)
            .filter_map(|month| {
                let (year, month) =
                    (i16::try_from(month.div_euclid(12)), i8::try_from(month.rem_euclid(12) + 1));
                Date::new(year.ok()?, month.ok()?, 1).ok()
            })
            .filter(|day| *day > self.first && *day < self.last)
            .collect()
    }

    fn fraction_of(&self, day: Date) -> Fraction {
        Fraction::of((day - self.first).get_days(), self.whole())
    }

    fn whole(&self) -> i32 {
        (self.last - self.first).get_days()
    }
}

fn date(day: &Day) -> Option<Date> {
    day.iso.parse().ok()
}

/// Returns the first and the last day of a month or year.
fn bounds(period: &Period) -> Option<(Date, Date)> {
    let (year, month) = match period.iso.split_once('-') {
        Some((year, month)) => (year, Some(month.parse().ok()?)),
        None => (period.iso.as_str(), None),
    };
    let first = Date::new(year.parse().ok()?, month.unwrap_or(1), 1).ok()?;
    Some((first, if month.is_some() { first.last_of_month() } else { first.last_of_year() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(iso: &str) -> Day {
        Day { iso: iso.into(), words: String::new() }
    }

    fn scale(first: &str, last: &str) -> Scale {
        Scale::new(&Span { first: day(first), last: day(last) })
    }

    fn labels(scale: &Scale) -> Vec<String> {
        scale
            .ticks(Messages::english())
            .into_iter()
            .map(|tick| tick.label.unwrap_or_else(|| "–".into()))
            .collect()
    }

    #[test]
    fn days_stand_to_scale() {
        let spring = scale("2025-03-11", "2025-06-25");
        assert_eq!(spring.length(), 106);
        for (iso, share) in [
            ("2025-03-11", "0%"),
            ("2025-03-12", "0.94%"),
            ("2025-05-03", "50%"),
            ("2025-06-24", "99.06%"),
            ("2025-06-25", "100%"),
        ] {
            assert_eq!(spring.fraction(&day(iso)).to_string(), share, "{iso}");
            assert_eq!(spring.fraction(&day(iso)).rest().rest(), spring.fraction(&day(iso)), "{iso}");
        }
    }

    #[test]
    fn equal_distances_are_equally_long() {
        let spring = scale("2025-03-11", "2025-06-25");
        let mut date = spring.first;
        while date < spring.last {
            let next = date.tomorrow().expect("a day");
            let step = spring.fraction_of(next).0 - spring.fraction_of(date).0;
            assert!((94..=95).contains(&step), "{date}: {step}");
            date = next;
        }
    }

    #[test]
    fn what_lies_outside_is_not_drawn() {
        let spring = scale("2025-03-11", "2025-06-25");
        let days = |first: &str, last: Option<&str>| {
            let date = EventDate::Days { day: day(first), until: last.map(day), days: 0 };
            spring.position(&date)
        };
        assert_eq!(days("2025-03-10", None), AxisPosition::Before);
        assert_eq!(days("2025-06-26", None), AxisPosition::After);
        let two_days = days("2025-06-24", Some("2025-06-25"));
        assert_eq!(two_days, AxisPosition::Within { from: Fraction(9_906), to: Fraction(10_000) });
        let one = days("2025-03-11", None);
        assert_eq!(one, AxisPosition::Within { from: Fraction(0), to: Fraction(0) });
        let last = days("2025-06-25", None);
        assert_eq!(last, AxisPosition::Within { from: Fraction(10_000), to: Fraction(10_000) });
    }

    #[test]
    fn a_month_or_year_is_never_drawn_as_a_day() {
        let spring = scale("2025-03-11", "2025-06-25");
        for (iso, position) in [
            ("2024", AxisPosition::Before),
            ("2025-02", AxisPosition::Before),
            ("2025-03", AxisPosition::Unclear),
            ("2025-04", AxisPosition::Unclear),
            ("2025-06", AxisPosition::Unclear),
            ("2025", AxisPosition::Unclear),
            ("2025-07", AxisPosition::After),
            ("2026", AxisPosition::After),
        ] {
            let period = Period { iso: iso.into(), words: String::new() };
            assert_eq!(spring.position(&EventDate::Within { period }), position, "{iso}");
        }
        let touched = scale("2025-03-31", "2025-06-01");
        for iso in ["2025-03", "2025-06"] {
            let period = Period { iso: iso.into(), words: String::new() };
            let position = touched.position(&EventDate::Within { period });
            assert_eq!(position, AxisPosition::Unclear, "{iso} has one of the days");
        }
    }

    #[test]
    fn ticks_stand_where_months_begin() {
        let spring = scale("2025-03-11", "2025-06-25");
        assert_eq!(labels(&spring), ["April", "May", "June"]);
        assert_eq!(spring.ticks(Messages::english())[0].at, spring.fraction(&day("2025-04-01")));
        assert_eq!(labels(&scale("2025-01-01", "2025-06-30")), ["Feb", "Mar", "Apr", "May", "Jun"]);
        assert_eq!(labels(&scale("2025-02-10", "2025-06-25")), ["March", "April", "May", "June"]);
        assert_eq!(labels(&scale("2025-03-11", "2025-06-01")), ["April", "May"], "none at an end");
        assert_eq!(labels(&scale("2025-03-03", "2025-06-11")), ["April", "May", "–"], "too near to the end");
        assert_eq!(labels(&scale("2025-06-02", "2025-06-20")), [""; 0]);
    }

    #[test]
    fn a_long_span_has_no_more_ticks_than_there_is_room_for() {
        assert_eq!(labels(&scale("2024-06-14", "2025-10-22")), ["Jul", "Oct", "2025", "Apr", "Jul", "–"]);
        assert_eq!(labels(&scale("2022-02-24", "2025-06-25")), ["Jul", "2023", "Jul", "2024", "Jul", "2025"]);
        for years in [1, 3, 10, 40, 90, 400] {
            let ticks = scale("1601-05-17", &format!("{}-05-18", 1601 + years)).ticks(Messages::english());
            assert!((1..=MOST_TICKS).contains(&ticks.len()), "{years}: {ticks:?}");
            assert!(ticks.windows(2).all(|pair| pair[0].at < pair[1].at), "{years}: {ticks:?}");
        }
    }

    #[test]
    fn a_single_day_is_a_scale_of_its_own() {
        let single = scale("2025-06-25", "2025-06-25");
        assert_eq!(single.length(), 0);
        assert_eq!(single.fraction(&day("2025-06-25")).to_string(), "0%");
        assert!(single.ticks(Messages::english()).is_empty());
    }
}
