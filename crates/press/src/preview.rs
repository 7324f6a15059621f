//! The preview of a link on other sites: Open Graph and Twitter tags.

use crate::card;
use crate::languages::{Alternate, X_DEFAULT};
use crate::template::Site;
use explainer::model::{Explainer, Note, PassageKind, plain};
use explainer::page::Page;
use explainer::page_data::{PageData, PassageData};
use html_escape::encode_double_quoted_attribute as attribute;
use messages::Messages;
use sidelines::prerender::{Head, kind_label, note_label, note_title};

/// A preview in plain text.
struct Preview {
    kind: &'static str,
    title: String,
    description: String,
    /// The alternative text of the picture.
    alt: String,
}

/// Returns the tags for the head of `page`, which shows `shown`; empty for a page without an address of its own. `has_card`
/// returns whether a picture exists, given its address relative to the base path. `alternates` are the languages that have the page.
pub(crate) fn tags(
    explainer: &Explainer,
    page: &Page,
    shown: &PageData,
    head: &Head,
    alternates: &[Alternate],
    site: &Site,
    has_card: impl Fn(&str) -> bool,
) -> String {
    let Some(path) = &head.path else { return String::new() };
    let Preview { kind, title, description, alt } = preview(explainer, shown, head);
    // Open Graph expects a country too, but adding one would be a guess.
    let locale = |lang: &str| lang.replace('-', "_");
    let others = alternates.iter().filter(|other| other.lang != explainer.lang && other.lang != X_DEFAULT);
    let mut tags = vec![
        ("property", "og:type", kind.to_string()),
        ("property", "og:site_name", explainer.title.clone()),
        ("property", "og:title", title.clone()),
        ("property", "og:description", description.clone()),
        ("property", "og:url", site.address(path)),
        ("property", "og:locale", locale(&explainer.lang)),
    ];
    tags.extend(others.map(|other| ("property", "og:locale:alternate", locale(&other.lang))));
    tags.extend([("name", "twitter:title", title), ("name", "twitter:description", description)]);
    if let Some(picture) = card::path(page).filter(|path| has_card(path)) {
        let picture = site.address(&picture);
        tags.extend([
            ("property", "og:image", picture.clone()),
            ("property", "og:image:type", "image/png".into()),
            ("property", "og:image:width", card::WIDTH.to_string()),
            ("property", "og:image:height", card::HEIGHT.to_string()),
            ("property", "og:image:alt", alt.clone()),
            ("name", "twitter:card", "summary_large_image".into()),
            ("name", "twitter:image", picture),
            ("name", "twitter:image:alt", alt),
        ]);
    }
    let tags = tags
        .iter()
        .map(|(key, name, value)| format!("\n    <meta {key}=\"{name}\" content=\"{}\">", attribute(value)));
    tags.collect()
}

fn preview(explainer: &Explainer, shown: &PageData, head: &Head) -> Preview {
    let of_site = |kind, title: &str| Preview {
        kind,
        title: title.into(),
        description: head.description.clone(),
        alt: format!("{}: {}", explainer.title, explainer.subtitle),
    };
    match shown {
        PageData::Step(step) => match &step.note {
            None => of_passage(&step.passage_data, explainer.messages()),
            Some(note) => of_note(&step.passage_data, note, head, explainer.messages()),
        },
        PageData::Opening(opening) => Preview {
            description: plain(&opening.standfirst),
            ..of_site("website", &format!("{}: {}", explainer.title, opening.subtitle))
        },
        PageData::Reference(_) => of_site("article", &head.title),
    }
}

/// Returns the preview of a passage: the title says who spoke of what and quotes nothing, so that no site can cut a quotation
/// short in it; the description holds all that was said. Only words that were said are in quotation marks.
fn of_passage(passage_data: &PassageData, text: &Messages) -> Preview {
    let passage = &passage_data.passage;
    let (kind, circumstances) = (kind_label(passage.kind, text), circumstances(passage_data, text));
    let words = passage.text();
    let (title, description) = match passage.kind {
        PassageKind::Quotation => (
            format!("{}: {}", passage_data.speaker.name, passage.title),
            text.preview_quotation(text.quoted(words), circumstances, kind),
        ),
        PassageKind::Fragment => (
            format!("{}: {}", passage_data.speaker.name, passage.title),
            text.preview_fragment(words, circumstances, kind),
        ),
        PassageKind::Report => (passage.title.clone(), text.preview_report(kind, words, circumstances)),
    };
    Preview { kind: "article", title, alt: description.clone(), description }
}

/// Returns the preview of a note. Its picture shows the note with the words of the passage.
fn of_note(passage_data: &PassageData, note: &Note, head: &Head, text: &Messages) -> Preview {
    let passage = of_passage(passage_data, text);
    Preview {
        kind: "article",
        title: note_title(note, &passage_data.passage.title, text),
        description: head.description.clone(),
        alt: text.preview_note(
            passage.alt,
            note_label(note.kind, text),
            note.on.as_str(),
            head.description.as_str(),
        ),
    }
}

/// Returns who said it, to whom, and when.
fn circumstances(passage_data: &PassageData, text: &Messages) -> String {
    let (passage, speaker) = (&passage_data.passage, &passage_data.speaker);
    let is_report = passage.kind == PassageKind::Report;
    let name = speaker.name.as_str();
    let mut parts = vec![match (is_report, speaker.outlet) {
        (false, _) => name.to_string(),
        (true, true) => text.according_to_voice(name),
        (true, false) => text.position_of_voice(name),
    }];
    parts.extend(passage_data.listener.as_ref().map(|listener| match is_report {
        true => text.told_to(listener.name.as_str()),
        false => text.said_to(listener.name.as_str()),
    }));
    parts.extend(passage.when.date_words().map(Into::into));
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content;
    use explainer::model::Passage;
    use explainer::page::Page;
    use explainer::page_data::compute;
    use std::path::Path;

    fn explainer() -> Explainer {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/the-hague-2025");
        content::read(&folder, None).expect("the content has no mistake").explainer
    }

    fn head(path: Option<String>) -> Head {
        Head { title: "T & \"t\"".into(), description: "<d>".into(), canonical: path.clone(), path }
    }

    fn tags_of(explainer: &Explainer, page: &Page) -> String {
        let path = (*page != Page::NotFound).then(|| page.path());
        let site = Site::new("/r/", Some("https://example.org/r/")).expect("a site");
        let shown = compute(explainer, page).expect("something shown");
        tags(explainer, page, &shown, &head(path), &[], &site, |_| true)
    }

    fn content(tags: &str, name: &str) -> String {
        let (_, rest) = tags.split_once(&format!("\"{name}\" content=\"")).expect(name);
        html_escape::decode_html_entities(rest.split_once('"').expect("an end").0).into_owned()
    }

    #[test]
    fn a_preview_quotes_what_was_said_and_nothing_else() {
        let explainer = explainer();
        let speaker = |passage: &Passage| {
            let voice = explainer.voices.iter().find(|voice| voice.id == passage.speaker).expect("a voice");
            voice.name.clone()
        };
        for passage in &explainer.passages {
            let tags = tags_of(&explainer, &Page::Passage(passage.id.clone()));
            let (title, description) = (content(&tags, "og:title"), content(&tags, "og:description"));
            let marks = |text: &str| (text.matches('“').count(), text.matches('”').count());
            assert_eq!(marks(&title), (0, 0), "{title}");
            assert!(title.ends_with(&passage.title), "{title}");
            assert!(description.contains(&passage.text()), "whole: {description}");
            match passage.kind {
                PassageKind::Report => assert_eq!(marks(&description), (0, 0), "{description}"),
                PassageKind::Quotation | PassageKind::Fragment => {
                    assert_eq!(marks(&description), (1, 1), "{description}");
                    assert!(title.starts_with(&speaker(passage)), "{title}");
                }
            }
            assert_eq!(title, content(&tags, "twitter:title"));
        }
    }

    #[test]
    fn addresses_are_those_of_the_site() {
        let explainer = explainer();
        let page = Page::Passage(explainer.passages[0].id.clone());
        let tags = tags_of(&explainer, &page);
        let card = format!("https://example.org/r/cards/{}.png", explainer.passages[0].id);
        assert_eq!(content(&tags, "og:image"), card);
        assert_eq!(content(&tags, "twitter:image"), card);
        assert_eq!(content(&tags, "og:url"), format!("https://example.org/r/{}", page.path()));
        assert_eq!(
            content(&tags_of(&explainer, &Page::All), "og:image"),
            "https://example.org/r/cards/site.png"
        );
    }

    #[test]
    fn other_languages_of_the_page_are_named() {
        let explainer = explainer();
        let shown = compute(&explainer, &Page::Keys).expect("something shown");
        let site = Site::new("/", None).expect("a site");
        let alternates =
            ["en", "uk", X_DEFAULT].map(|lang| Alternate { lang: lang.into(), address: "/".into() });
        let tags =
            tags(&explainer, &Page::Keys, &shown, &head(Some("keys/".into())), &alternates, &site, |_| false);
        assert_eq!(content(&tags, "og:locale"), "en");
        assert_eq!(content(&tags, "og:locale:alternate"), "uk");
        assert_eq!(tags.matches("og:locale:alternate").count(), 1);
    }

    #[test]
    fn everything_is_escaped() {
        let explainer = explainer();
        let tags = tags_of(&explainer, &Page::Timeline);
        assert!(tags.contains("content=\"T &amp; &quot;t&quot;\""), "{tags}");
        assert!(!tags.contains("<d>"), "{tags}");
    }

    #[test]
    fn a_page_that_is_no_address_has_no_preview() {
        let explainer = explainer();
        assert_eq!(tags_of(&explainer, &Page::NotFound), "");
    }

    #[test]
    fn without_a_card_no_picture_is_promised() {
        let explainer = explainer();
        let page = Page::Passage(explainer.passages[0].id.clone());
        let site = Site::new("/", None).expect("a site");
        let shown = compute(&explainer, &page).expect("something shown");
        let tags = tags(&explainer, &page, &shown, &head(Some(page.path())), &[], &site, |_| false);
        assert!(tags.contains("og:title") && !tags.contains("image"), "{tags}");
    }
}
