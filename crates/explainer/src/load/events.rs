//! Checks `events.toml`.

use super::file::SourceFile;
use super::toml_form::{self, Date};
use super::validator::{Provenance, Validator};
use crate::model::{Day, Event, Span};
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
    let mut days: Vec<(Day, civil::Date)> = Vec::new();
    for raw in &file.content.event {
        let text = validator.prose(
            source,
            &raw.text,
            Provenance { sources: raw.sources.get_ref(), ..Provenance::default() },
        );
        let until = raw.until.as_ref().and_then(|until| validator.day(source, until));
        let day = validator.day(source, &raw.date);
        if let (Some((_, first)), Some((_, last)), Some(written)) = (&day, &until, &raw.until) {
            if last <= first {
                validator.error(
                    source,
                    written.span(),
                    "an event that ends before it begins",
                    "here",
                    "`until` is the last day, later than `date`: correct one of the two. Leave `until` out for a single \
                     day.",
                );
            } else if let Some(Some(drawn)) = &span
                && drawn.is_crossed(*first, *last)
            {
                validator.error(
                    source,
                    written.span(),
                    "an event that reaches over an end of the span",
                    "here",
                    "Let `span` hold all of its days or none: what lies outside is not drawn to scale.",
                );
            }
        }
        if let (Some((words, day)), Some(report)) = (&day, report) {
            let days = days_from(report, *day);
            if let Some(written) = raw.days.as_ref().filter(|written| *written.get_ref() != days) {
                validator.error(
                    source,
                    written.span(),
                    format!(
                        "the date contradicts its distance: {} is {days} days from the report's {report}",
                        words.iso
                    ),
                    format!("{} here", written.get_ref()),
                    format!("Write `days = {days}`, or correct the date."),
                );
            }
        }
        if raw.days.is_none() {
            let help =
                "It is the distance from the report's date to `date`: `press locate --write` fills it in.";
            validator.error(source, raw.id.span(), "an event without `days`", "here", help);
        }
        let place = raw.place.as_ref().map(|place| validator.line(source, place));
        let title = validator.title(source, &raw.title);
        let passages = validator.all_named(source, |index| &index.passages, &raw.passages);
        let sources = validator.cited(source, "an event", &raw.sources);
        days.extend(day.iter().chain(&until).cloned());
        let (Ok(id), Some((day, _))) = (raw.id.get_ref().clone().try_into(), day) else { continue };
        let event = Event {
            id,
            day,
            until: until.map(|(day, _)| day),
            // A missing number has been reported.
            days: raw.days.as_ref().map(|days| *days.get_ref()).unwrap_or_default(),
            place,
            title,
            text,
            basis: raw.basis,
            passages,
            sources,
        };
        events.push(event);
    }
    // The sort is stable: events of one day keep the order of the file.
    events.sort_by(|a, b| a.day.iso.cmp(&b.day.iso));
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
    let outside = |date: &Date| (date.span(), "the day of the report lies outside the span");
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
fn whole(mut days: Vec<(Day, civil::Date)>) -> Option<Span> {
    days.sort_by_key(|(_, date)| *date);
    let (first, _) = days.first()?.clone();
    let (last, _) = days.pop()?;
    Some(Span { first, last })
}
