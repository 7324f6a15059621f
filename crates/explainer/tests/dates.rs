//! Dates of which only the month or the year is known.

mod support;

use explainer::load;
use explainer::model::{Date, EventDate, When};
use explainer::page::Page;
use explainer::page_data::{self, AxisPosition, PageData, Reference, Timeline};
use support::{REPORT, Sample};

const VOW: &str = "passages/vow.toml";

/// An event without its date.
fn event(id: &str, date: &str) -> String {
    format!(
        "\n[[event]]\nid = \"{id}\"\n{date}\ntitle = \"A survey\"\ntext = \"Somebody measured the mill.\"\n\
         basis = \"background\"\nsources = [\"minutes\"]\n"
    )
}

fn with_event(date: &str) -> Sample {
    Sample::new().append("events.toml", &event("survey", date))
}

fn timeline(sample: &Sample) -> Timeline {
    match page_data::compute(&sample.checks().explainer, &Page::Timeline) {
        Some(PageData::Reference(reference)) => match &*reference {
            Reference::Timeline(timeline) => timeline.clone(),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_event_may_be_known_by_its_month_or_year() {
    for (written, iso, words) in [
        ("2031-03", "2031-03", "March 2031"),
        ("2031", "2031", "2031"),
        ("2031-12", "2031-12", "December 2031"),
    ] {
        let explainer = with_event(&format!("date = \"{written}\"")).checks().explainer;
        let survey = explainer.events.iter().find(|event| event.id.as_str() == "survey").expect("the event");
        let EventDate::Within { period } = &survey.date else { panic!("{:?}", survey.date) };
        assert_eq!((period.iso.as_str(), period.words.as_str()), (iso, words));
        assert_eq!(survey.date.days(), None);
    }
}

#[test]
fn a_month_stands_before_its_days_and_a_year_before_its_months() {
    let sample = ["2031-04", "2031-03", "2030", "2031"].iter().enumerate().fold(
        Sample::new(),
        |sample, (number, date)| {
            sample.append("events.toml", &event(&format!("survey-{number}"), &format!("date = \"{date}\"")))
        },
    );
    let timeline = timeline(&sample);
    let order: Vec<_> = timeline.events.iter().map(|dated| dated.event.date.iso()).collect();
    assert_eq!(order, ["2030", "2031", "2031-03", "2031-03-29", "2031-04", "2031-04-11"]);
}

#[test]
fn no_month_or_year_is_drawn_or_stretches_what_is_drawn() {
    let days = |timeline: &Timeline| (timeline.span.first.iso.clone(), timeline.span.last.iso.clone());
    let before = days(&timeline(&Sample::new()));
    for (date, position) in [
        ("2030", AxisPosition::Before),
        ("2031-02", AxisPosition::Before),
        ("2031-03", AxisPosition::Unclear),
        ("2031", AxisPosition::Unclear),
        ("2031-05", AxisPosition::After),
    ] {
        let timeline = timeline(&with_event(&format!("date = \"{date}\"")));
        assert_eq!(days(&timeline), before, "{date}");
        let survey =
            timeline.events.iter().find(|dated| dated.event.id.as_str() == "survey").expect("the event");
        assert_eq!(survey.standing, position, "{date}");
        let counts = timeline.parts().map(|part| part.len());
        assert_eq!(counts.iter().sum::<usize>(), 3, "{date}: every event stands somewhere, and once");
    }
}

#[test]
fn the_data_say_day_or_period() {
    let explainer = with_event("date = \"2031-03\"").checks().explainer;
    let data = serde_json::to_value(&explainer).expect("JSON");
    let event = |id: &str| {
        let events = data["events"].as_array().expect("events");
        events.iter().find(|event| event["id"] == id).cloned().expect("the event")
    };
    assert_eq!(event("survey")["period"]["iso"], "2031-03");
    assert!(event("survey").get("day").is_none() && event("survey").get("days").is_none());
    assert_eq!(event("bid")["day"]["iso"], "2031-03-29");
    assert_eq!(event("bid")["days"], -10);
    assert!(event("bid").get("period").is_none());
    assert_eq!(data["sources"][0]["day"]["words"], "8 April 2031");
}

#[test]
fn sources_and_passages_may_be_known_by_month_or_year() {
    let sample = Sample::new().edit("sources.toml", "date = 2031-04-10", "date = \"2031\"").edit(
        VOW,
        "date = 2031-04-08",
        "date = \"2031-04\"",
    );
    let explainer = sample.checks().explainer;
    let Date::Period(year) = &explainer.sources[2].date else { panic!("{:?}", explainer.sources[2]) };
    assert_eq!((year.iso.as_str(), year.words.as_str()), ("2031", "2031"));
    let When::In(month) = &explainer.passages[0].when else { panic!("{:?}", explainer.passages[0].when) };
    assert_eq!((month.iso.as_str(), month.words.as_str()), ("2031-04", "April 2031"));
    let sources: Vec<_> =
        explainer.sources.iter().map(|source| (source.date.iso(), source.date.words())).collect();
    let days = [("2031-04-08", "8 April 2031"), ("2031-04-09", "9 April 2031")];
    assert_eq!(sources, [days[0], days[1], ("2031", "2031")]);
    let passages: Vec<_> = explainer.passages.iter().map(|passage| passage.when.iso()).collect();
    assert_eq!(passages, [Some("2031-04"), None, Some("2031-04-08")]);
}

#[test]
fn what_is_no_date_is_refused() {
    const DAY: &str = "Write a day as 2025-06-25 (year-month-day), without quotation marks.";
    for (date, message, mend) in [
        ("\"\"", "text where a date is wanted", DAY),
        ("\"2031-3\"", "text where a date is wanted", DAY),
        ("\"2031-13\"", "text where a date is wanted", DAY),
        ("\"2031-00\"", "text where a date is wanted", DAY),
        ("\"31\"", "text where a date is wanted", DAY),
        ("\"2031-\"", "text where a date is wanted", DAY),
        ("\"-031\"", "text where a date is wanted", DAY),
        ("\"+203\"", "text where a date is wanted", DAY),
        ("\"2031 \"", "text where a date is wanted", "as text: \"2031\"."),
        ("\"March 2031\"", "text where a date is wanted", "as text: \"2031-03\"."),
        ("\"2031-03-29\"", "text where a date is wanted", "without quotation marks: 2031-03-29."),
        ("2031", "a number where a date is wanted", "as text: \"2031\"."),
        ("2031-03", "a month without quotation marks", "as text: \"2031-03\"."),
        ("2031.5", "a number with a fraction where a date is wanted", DAY),
        ("true", "`true` or `false` where a date is wanted", DAY),
    ] {
        Sample::new()
            .edit("sources.toml", "date = 2031-04-10", &format!("date = ‸{date}"))
            .refused(&[(message, mend)]);
    }
    for date in ["[\"2031\"]", "{ year = 2031 }", "2031-03-29T10:00:00"] {
        let sample = Sample::new().edit("sources.toml", "date = 2031-04-10", &format!("date = {date}"));
        assert_eq!(sample.mistakes().len(), 1, "{date}");
    }
}

#[test]
fn a_date_that_is_missing_is_to_be_a_day() {
    let mistakes = Sample::new().edit("sources.toml", "date = 2031-04-10\n", "").mistakes();
    assert_eq!(mistakes.len(), 1, "{mistakes:#?}");
    assert!(mistakes[0].help.contains("`date = 2025-06-25`"), "{mistakes:#?}");
}

#[test]
fn the_day_of_the_report_is_known() {
    let mistakes = Sample::new().edit("explainer.toml", "date = 2031-04-08", "date = \"2031-04\"").mistakes();
    assert_eq!(mistakes.len(), 1, "{mistakes:#?}");
    assert!(mistakes[0].place.starts_with("explainer.toml:7:"), "{mistakes:#?}");
}

#[test]
fn nothing_is_counted_from_a_month_or_year() {
    with_event("date = \"2031-03\"\ndays = ‸-10")
        .refused(&[("a distance in days where the day is not known", "Leave `days` out")]);
    with_event("date = \"2031-03\"\nuntil = ‸2031-03-30")
        .refused(&[("a last day where the first is not known", "Leave `until` out")]);
}

#[test]
fn a_day_has_its_distance() {
    let mistakes = with_event("date = 2031-04-01").mistakes();
    assert_eq!(mistakes.len(), 1, "{mistakes:#?}");
    assert_eq!(mistakes[0].message, "an event without `days`");
}

#[test]
fn locating_passes_over_months_and_years() {
    let sample = with_event("date = \"2031-03\"");
    let (folder, _) = sample.read();
    let located = load::locate(folder.path(), Some(REPORT), &[]).expect("located");
    assert!(located.refused.is_none() && located.files.is_empty() && located.found.is_empty());
}
