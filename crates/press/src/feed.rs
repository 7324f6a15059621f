//! The changes as an Atom feed (RFC 4287).

use crate::failure::Failure;
use crate::template::{Site, language};
use atom_syndication::{Content, Entry, Feed, FixedDateTime, Generator, Link, Person, Text};
use explainer::asset_paths;
use explainer::foreign_words::{self, ForeignWords};
use explainer::history::{ChangeContent, UnwithdrawnText};
use explainer::model::{Day, Edit, Explainer};
use explainer::page::Page;
use explainer::page_data::ShownChange;
use html_escape::encode_text;
use messages::Messages;

/// Returns the feed and its path, relative to the base path. `name` is what the explainer is called in this language.
pub(crate) fn file(
    explainer: &Explainer,
    name: &str,
    changes: &[ShownChange],
    site: &Site,
) -> Result<(String, String), Failure> {
    let updated = changes.first().map_or(&explainer.day, |change| &change.change.day);
    let link = |rel: &str, path: &str, kind: &str| Link {
        href: site.address(path),
        rel: rel.into(),
        mime_type: Some(kind.into()),
        ..Link::default()
    };
    let feed = Feed {
        title: Text::plain(explainer.messages().feed_title(explainer.title.as_str())),
        id: format!("urn:sidelines:{name}"),
        updated: time(updated)?,
        authors: vec![Person { name: explainer.title.clone(), ..Person::default() }],
        generator: Some(Generator { value: "Sidelines".into(), ..Generator::default() }),
        links: vec![
            link("self", asset_paths::CHANGES, "application/atom+xml"),
            link("alternate", &Page::Changes.path(), "text/html"),
        ],
        lang: Some(explainer.lang.clone()),
        entries: changes
            .iter()
            .map(|change| entry(explainer, name, change, site))
            .collect::<Result<_, _>>()?,
        ..Feed::default()
    };
    let text = feed.to_string();
    Ok((
        asset_paths::CHANGES.into(),
        if text.starts_with("<?xml") { text } else { format!("<?xml version=\"1.0\"?>\n{text}") },
    ))
}

fn entry(explainer: &Explainer, name: &str, shown: &ShownChange, site: &Site) -> Result<Entry, Failure> {
    let (change, text) = (&shown.change, explainer.messages());
    let title = match &shown.on {
        Some(on) => {
            let on: String = on.iter().map(|run| run.text.as_str()).collect();
            text.feed_note(on, shown.step.title.as_str())
        }
        None => text.feed_passage(shown.step.title.as_str()),
    };
    let path = format!("{}#{}", Page::Changes.path(), change.anchor);
    Ok(Entry {
        title: Text::plain(title),
        id: format!("urn:sidelines:{name}:{}", change.anchor),
        updated: time(&change.day)?,
        links: vec![Link { href: site.address(&path), rel: "alternate".into(), ..Link::default() }],
        content: Some(Content {
            value: Some(html(shown, text)),
            content_type: Some("html".into()),
            ..Content::default()
        }),
        ..Entry::default()
    })
}

/// Returns the reason and both wordings in one text, with deleted words struck out and inserted words underlined.
fn html(shown: &ShownChange, messages: &Messages) -> String {
    let change = &shown.change;
    let why = change.why.as_ref().map(|why| format!("<p>{}</p>", encode_text(why))).unwrap_or_default();
    let content = match &change.content {
        ChangeContent::Compared { edits, speakers, foreign: [then, now] } => {
            let (mut at_then, mut at_now) = (0, 0);
            let text: String = edits
                .iter()
                .map(|edit| {
                    let words = match edit {
                        Edit::Same(text) | Edit::Second(text) => in_languages(text, at_now, now),
                        Edit::First(text) => in_languages(text, at_then, then),
                    };
                    let length = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
                    at_then += edit.first().map_or(0, length);
                    at_now += edit.second().map_or(0, length);
                    match edit {
                        Edit::Same(_) => words,
                        Edit::First(_) => format!("<del>{words}</del>"),
                        Edit::Second(_) => format!("<ins>{words}</ins>"),
                    }
                })
                .collect();
            let speakers = speakers.as_ref().map(|[then, now]| {
                format!("<p>{}</p>", encode_text(&messages.feed_speakers(then.as_str(), now.as_str())))
            });
            format!("{}<p>{text}</p>", speakers.unwrap_or_default())
        }
        ChangeContent::Withdrawn { reason, other } => {
            let other =
                other.as_ref().map(|UnwithdrawnText { text, foreign }| in_languages(text, 0, foreign));
            let other = other.map(|other| format!("<p>{other}</p>")).unwrap_or_default();
            format!("<p>{}</p>{other}", encode_text(&messages.withdrawn(reason.as_str())))
        }
    };
    why + &content
}

/// Returns HTML of text that begins at the scalar `at` of one with these foreign words.
fn in_languages(text: &str, at: u32, foreign: &[ForeignWords]) -> String {
    let stretches = foreign_words::cut(text, at, foreign).into_iter();
    let html = stretches.map(|(lang, text)| match lang {
        Some(lang) => format!("<span {}>{}</span>", language(lang), encode_text(text)),
        None => encode_text(text).into_owned(),
    });
    html.collect()
}

/// Returns midnight at the beginning of a day, since the record has no time of day.
fn time(day: &Day) -> Result<FixedDateTime, Failure> {
    let time = format!("{}T00:00:00Z", day.iso);
    time.parse().map_err(|error| Failure::other(format!("can't write the feed: {time}: {error}")))
}
