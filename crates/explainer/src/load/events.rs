//! Checks `events.toml`.

use super::source_file::SourceFile;
use super::toml_form::{self, WrittenDate};
use super::validator::{Provenance, Validator};
use crate::model::{Day, Event, EventDate, Span};
use jiff::civil;

/// Returns the events by date, and the days to draw to scale. `report` is the day of the report.
pub(super) fn check(
    validator: &mut Validator<'_>,
    report: Option<civil::Date>,
) -> Option<(Vec<Event>, Span)> {
    let file = validator.folder.events.as_ref()?;
    let source = &file.source;
    let span = file.content.span.as_ref().map(|span| check_span(validator, source, span, report));
    let mut events = Vec::new();
    let mut days: Days = Vec::new();
    for raw in &file.content.event {
        let text = validator.prose(
            source,
            &raw.text,
            Provenance { sources: raw.sources.get_ref(), ..Provenance::default() },
        );
        let date = check_date(validator, source, raw, report, span.as_ref().and_then(Option::as_ref));
        let place = raw.place.as_ref().map(|place| validator.line(source, place));
        let title = validator.title(source, &raw.title);
        let passages = validator.all_named(source, |index| &index.passages, &raw.passages);
        let sources = validator.cited(source, "an event", &raw.sources);
        let Some((date, known)) = date else { continue };
        days.extend(known);
        let Ok(id) = raw.id.get_ref().clone().try_into() else { continue };
        let event = Event { id, date, place, title, text, basis: raw.basis, passages, sources };
        events.push(event);
    }
    // The sort is stable: events of one date keep the order of the file.
    events.sort_by(|a, b| a.date.iso().cmp(b.date.iso()));
    let span = match span {
        Some(drawn) => drawn?.span,
        None => {
            days.extend(report.map(|report| (validator.words_of(report), report)));
            whole(days)?
        }
    };
    Some((events, span))
}

/// Returns the number of days from the report to `date`; negative before it.
pub(super) fn days_from(report: civil::Date, date: civil::Date) -> i32 {
    (date - report).get_days()
}

/// Days as shown, and as counted with.
type Days = Vec<(Day, civil::Date)>;

/// Checks when an event was. Returns that, and the first and last day as far as they are known.
fn check_date(
    validator: &mut Validator<'_>,
    source: &SourceFile,
    raw: &toml_form::Event,
    report: Option<civil::Date>,
    span: Option<&CheckedSpan>,
) -> Option<(EventDate, Days)> {
    let until = raw.until.as_ref().and_then(|until| validator.day(source, until));
    let (day, date) = match raw.date.get_ref() {
        WrittenDate::Day(written) => validator.calendar_day(source, written, raw.date.span())?,
        WrittenDate::Period(written) => {
            check_period(validator, source, raw);
            return Some((EventDate::Within { period: validator.period(*written) }, vec![]));
        }
    };
    if let (Some((_, last)), Some(written)) = (&until, &raw.until) {
        if *last <= date {
            let help = "`until` is the last day, later than `date`: correct one of the two. Leave `until` out for a \
                        single day.";
            validator.error(source, written.span(), "an event that ends before it begins", "here", help);
        } else if span.is_some_and(|drawn| drawn.is_crossed(date, *last)) {
            let help = "Let `span` hold all of its days or none: what lies outside is not drawn to scale.";
            let message = "an event that reaches over an end of the span";
            validator.error(source, written.span(), message, "here", help);
        }
    }
    // A missing number has been reported.
    let days = check_distance(validator, source, raw, (&day, date), report).unwrap_or_default();
    let known = [(day.clone(), date)].into_iter().chain(until.clone()).collect();
    Some((EventDate::Days { day, until: until.map(|(day, _)| day), days }, known))
}

/// Checks the number of days from the report to an event on the day `date`.
fn check_distance(
    validator: &mut Validator<'_>,
    source: &SourceFile,
    raw: &toml_form::Event,
    (day, date): (&Day, civil::Date),
    report: Option<civil::Date>,
) -> Option<i32> {
    let Some(written) = &raw.days else {
        let help = "It is the distance from the report's date to `date`: `press locate --write` fills it in.";
        validator.error(source, raw.id.span(), "an event without `days`", "here", help);
        return None;
    };
    let computed = report.map(|report| (days_from(report, date), report));
    if let Some((days, report)) = computed.filter(|(days, _)| days != written.get_ref()) {
        validator.error(
            source,
            written.span(),
            format!(
                "the date contradicts its distance: {} is {days} days from the report's {report}",
                day.iso
            ),
            format!("{} here", written.get_ref()),
            format!("Write `days = {days}`, or correct the date."),
        );
    }
    Some(*written.get_ref())
}

/// Checks that nothing is said of an event in a month or year that needs its day.
fn check_period(validator: &mut Validator<'_>, source: &SourceFile, raw: &toml_form::Event) {
    if let Some(until) = &raw.until {
        let help = "Leave `until` out, or give the first day as `date`.";
        validator.error(source, until.span(), "a last day where the first is not known", "here", help);
    }
    if let Some(days) = &raw.days {
        let help = "Leave `days` out: days are counted to a day, not to a month or a year.";
        validator.error(source, days.span(), "a distance in days where the day is not known", "here", help);
    }
}

/// A valid span.
struct CheckedSpan {
    span: Span,
    first: civil::Date,
    last: civil::Date,
}

impl CheckedSpan {
    /// Returns whether an event of these days is partly inside and partly outside.
    fn is_crossed(&self, from: civil::Date, to: civil::Date) -> bool {
        from < self.first && to >= self.first || from <= self.last && to > self.last
    }
}

fn check_span(
    validator: &mut Validator<'_>,
    source: &SourceFile,
    raw: &toml_form::Span,
    report: Option<civil::Date>,
) -> Option<CheckedSpan> {
    let (first, last) = (validator.day(source, &raw.first), validator.day(source, &raw.last));
    let ((first_day, first), (last_day, last)) = (first?, last?);
    if last <= first {
        let help = "Give the first and the last day that are to be drawn to scale, in this order.";
        validator.error(source, raw.last.span(), "a span that ends before it begins", "here", help);
        return None;
    }
    let outside = |date: &toml_form::Day| (date.span(), "the day of the report lies outside the span");
    let wrong = match report {
        Some(report) if report < first => Some((outside(&raw.first), report)),
        Some(report) if report > last => Some((outside(&raw.last), report)),
        _ => None,
    };
    if let Some(((place, message), report)) = wrong {
        let help = format!("Distances are counted from {report}: let the span hold it.");
        validator.error(source, place, message, "here", help);
    }
    Some(CheckedSpan { span: Span { first: first_day, last: last_day }, first, last })
}

/// Returns the span from the first of `days` to the last.
fn whole(mut days: Days) -> Option<Span> {
    days.sort_by_key(|(_, date)| *date);
    let (first, _) = days.first()?.clone();
    let (last, _) = days.pop()?;
    Some(Span { first, last })
}
