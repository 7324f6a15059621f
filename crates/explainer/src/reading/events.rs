//! `events.toml`.

use super::desk::{Desk, Provenance};
use crate::model::Event;
use jiff::civil;

pub(super) fn check(desk: &mut Desk<'_>, report: Option<civil::Date>) -> Option<Vec<Event>> {
    let file = desk.folder.events.as_ref()?;
    let source = &file.source;
    let mut events = Vec::new();
    for raw in &file.content.event {
        let text = desk.prose(
            source,
            &raw.text,
            Provenance { sources: raw.sources.get_ref(), ..Provenance::default() },
        );
        let until = raw.until.as_ref().and_then(|until| desk.day(source, until));
        let day = desk.day(source, &raw.date);
        if let (Some((_, first)), Some((_, last)), Some(written)) = (&day, &until, &raw.until)
            && last <= first
        {
            desk.refuse(
                source,
                written.span(),
                "an event that ends before it begins",
                "here",
                "Leave `until` out for a single day.",
            );
        }
        if let (Some((words, day)), Some(report)) = (&day, report) {
            let days = (*day - report).get_days();
            if days != *raw.days.get_ref() {
                desk.refuse(
                    source,
                    raw.days.span(),
                    format!(
                        "the date contradicts its distance: {} is {days} days from the report's {report}",
                        words.iso
                    ),
                    format!("{} here", raw.days.get_ref()),
                    format!("Write `days = {days}`, or correct the date."),
                );
            }
        }
        let title = desk.title(source, &raw.title);
        let passages = desk.all_named(source, |index| &index.passages, &raw.passages);
        let sources = desk.cited(source, "an event", &raw.sources);
        let (Ok(id), Some((day, _))) = (raw.id.get_ref().clone().try_into(), day) else { continue };
        let event = Event {
            id,
            day,
            until: until.map(|(day, _)| day),
            days: *raw.days.get_ref(),
            title,
            text,
            basis: raw.basis,
            passages,
            sources,
        };
        events.push(event);
    }
    // By date; events of one day stay in the order in which the editor wrote them.
    events.sort_by(|a, b| a.day.iso.cmp(&b.day.iso));
    Some(events)
}
