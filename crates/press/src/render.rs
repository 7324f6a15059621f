//! Renders the pages, one after the other, so that the same content always gives the same bytes.

use crate::failure::Failure;
use crate::languages::Languages;
use crate::layout::Place;
use crate::template::Site;
use explainer::model::Explainer;
use explainer::page::Page;
use explainer::page_data::{PageData, PassageData, SiteData};
use sidelines::prerender::{Embedded, Rendered, SiteAddresses, embedded, render};
use tokio::runtime::{Builder, Runtime};
use tokio::task::LocalSet;

/// A page with its data, rendered.
pub(crate) struct RenderedPage<'a> {
    pub(crate) page: &'a Page,
    pub(crate) data: &'a PageData,
    pub(crate) rendered: Rendered,
}

/// Renders every page for its place on the site, with links to other languages, and every passage for other sites.
pub(crate) fn render_all<'a>(
    explainer: &Explainer,
    data: &'a SiteData,
    place: &Place,
    languages: &Languages<'_>,
) -> Result<(Vec<RenderedPage<'a>>, Vec<Embedded>), Failure> {
    let runtime = runtime()?;
    let Place { site, list, .. } = place;
    let home = site.address("");
    let addresses = SiteAddresses { base: site.base(), home: &home, explainers: list.as_deref() };
    let pages = data.pages().iter().filter_map(|(page, data)| {
        let links = languages.links(page, data);
        let rendered =
            LocalSet::new().block_on(&runtime, render(explainer, page, data, addresses, &links))?;
        Some(RenderedPage { page, data, rendered })
    });
    let embeds = data
        .steps()
        .map(|step| LocalSet::new().block_on(&runtime, embedded(explainer, &step.passage_data, &home)));
    Ok((pages.collect(), embeds.collect()))
}

/// Renders one passage for other sites.
pub(crate) fn render_embed(
    explainer: &Explainer,
    passage: &PassageData,
    site: &Site,
) -> Result<Embedded, Failure> {
    Ok(LocalSet::new().block_on(&runtime()?, embedded(explainer, passage, &site.address(""))))
}

fn runtime() -> Result<Runtime, Failure> {
    Builder::new_current_thread().build().map_err(|error| Failure::other(format!("can't render: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content;
    use explainer::id::PassageId;
    use explainer::model::{Part, Passage};
    use explainer::page_data::compute;
    use std::path::Path;

    /// Returns the HTML of a page of the second explainer, whose files have every optional key.
    fn html(path: &str) -> String {
        html_of("tests/explainers/lower-marl", path)
    }

    fn html_of(folder: &str, path: &str) -> String {
        page_of(&explainer(folder), path)
    }

    fn explainer(folder: &str) -> Explainer {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
        content::read(&folder, None).expect("the content has no mistake").explainer
    }

    fn page_of(explainer: &Explainer, path: &str) -> String {
        let page = Page::at(path).expect("a page");
        let data = compute(explainer, &page).expect("the data of the page");
        let addresses = SiteAddresses { base: "/", home: "/", explainers: None };
        let runtime = runtime().expect("a runtime");
        let rendered = LocalSet::new().block_on(&runtime, render(explainer, &page, &data, addresses, &[]));
        rendered.expect("the explainer has its report").html
    }

    fn passage<'a>(explainer: &'a mut Explainer, id: &str) -> &'a mut Passage {
        explainer.passages.iter_mut().find(|passage| passage.id.as_str() == id).expect("a passage")
    }

    /// With all of a passage in one language.
    fn all_in(passage: &mut Passage, lang: &str) {
        let runs = passage.pieces.iter_mut().flat_map(|piece| &mut piece.runs);
        runs.for_each(|run| run.lang = Some(lang.into()));
    }

    #[test]
    fn foreign_words_are_marked_inside_of_notes_and_across_their_ends() {
        let step = html("p/bread/");
        let words = part(&step, "<blockquote", "</blockquote>");
        let number = |note: &str| format!("<a href=\"#{note}\" lang=\"en\" data-number=");
        assert!(words.contains(">My grandmother used to say: <mark id=\"bread-saying-words\"><span lang=\"uk\">хліб не <span class=\"last-word\">питає"), "{words}");
        assert!(words.contains(&number("bread-saying")), "{words}");
        assert!(words.contains("<span lang=\"uk\">, </span><mark id=\"bread-stand-words\" data-beyond-report=\"\"><span lang=\"uk\">чий млин.</span> So let "), "{words}");
        assert!(!words.contains(&number("bread-stand")), "the last word of that note is English: {words}");
        let translation = part(&step, "class=\"translation\"", "</p>");
        assert!(
            translation.contains("Our translation</span> My grandmother used to say: bread "),
            "{translation}"
        );
        assert_eq!(step.matches("Our translation").count(), 1);
        for path in ["p/vow/", "p/robbery/"] {
            assert!(!html(path).contains("Our translation"), "{path}");
        }
    }

    #[test]
    fn words_that_are_written_from_right_to_left_say_so() {
        let mut explainer = explainer("tests/explainers/lower-marl");
        all_in(passage(&mut explainer, "vow"), "ar");
        let step = page_of(&explainer, "p/vow/");
        let words = part(&step, "<blockquote", "</blockquote>");
        assert!(words.contains("<p translate=\"no\" dir=\"rtl\">“"), "{words}");
        assert!(words.contains("<span lang=\"ar\" dir=\"rtl\">We will not sell </span>"), "{words}");
        let inserted = "<ins translate=\"no\"><span lang=\"ar\" dir=\"rtl\">(the old <span";
        assert!(words.contains(inserted), "{words}");
        let line = part(&step, "class=\"insertions\"", "</p>");
        assert!(line.contains("<ins><span lang=\"ar\" dir=\"rtl\">(the old one)</span></ins>"), "{line}");
        // Of another printing of the same words.
        let witness = part(&step, "class=\"variants\"", "</ul>");
        assert!(witness.contains("<span lang=\"ar\" dir=\"rtl\">anyone</span></ins>"), "{witness}");
        assert!(
            step.contains("&lt;span lang=\"ar\" dir=\"rtl\"&gt;We will not sell the mill (the old one) to"),
            "to quote"
        );
    }

    #[test]
    fn quotations_stand_in_the_marks_of_the_language() {
        let mut explainer = explainer("tests/explainers/lower-marl");
        let begins = |explainer: &Explainer| {
            let step = page_of(explainer, "p/vow/");
            let words = part(&step, "<blockquote", "</blockquote>").to_string();
            (
                words.contains(">“<span data-text"),
                words.contains(">«<span data-text") && words.ends_with("»</p>"),
            )
        };
        assert_eq!(begins(&explainer), (true, false));
        explainer.lang = "uk".into();
        assert_eq!(begins(&explainer), (false, true));
    }

    /// Returns what stands from `start` to the next `end`.
    fn part<'a>(html: &'a str, start: &str, end: &str) -> &'a str {
        let at = html.find(start).unwrap_or_else(|| panic!("no {start} in {html}"));
        html[at..].split(end).next().unwrap_or_default()
    }

    #[test]
    fn a_signed_note_says_who_wrote_it_after_its_text() {
        for path in ["p/vow/", "n/vow-next/", "all/"] {
            let html = html(path);
            let note = part(&html, "id=\"vow-next\"", "</li>");
            let heading = part(note, "class=\"note-heading\"", "</p>");
            assert!(!heading.contains("Ida Lark"), "{path}: {heading}");
            let body = part(note, "class=\"note-body\"", "</div>");
            assert!(body.find("note-author") > body.find("data-text"), "{path}: {body}");
            assert!(part(body, "note-author", "</p>").ends_with("Note by</span> Ida Lark"), "{path}: {body}");
            assert_eq!(html.matches("note-author").count(), 1, "{path}: the other notes are not signed");
        }
    }

    #[test]
    fn a_position_shows_the_sources_it_cites() {
        let positions = html("positions/");
        let row = part(&positions, "By the report he asks for time first", "</tr>");
        let source = "href=\"/sources/#source-minutes\"";
        assert!(part(row, "source-links", "</p>").contains(source), "{row}");
        let other = part(&positions, "She rules out one kind of buyer", "</tr>");
        assert!(!other.contains("source-links"), "{other}");
        let pair = html("positions/finch/reed/");
        assert!(part(&pair, "By the report he asks for time first", "</div>").contains(source), "{pair}");
    }

    #[test]
    fn every_page_says_who_is_responsible() {
        for path in ["", "p/vow/", "all/", "timeline/"] {
            let html = html(path);
            let footer = part(&html, "<footer", "</footer>");
            assert!(footer.contains("Nobody: all of this is invented"), "{path}: {footer}");
            assert!(footer.contains("href=\"mailto:nobody@marl.example\""), "{path}: {footer}");
        }
        let sources = html("sources/");
        let imprint = part(&sources, "aria-labelledby=\"imprint\"", "</section>");
        for words in ["Nobody: all of this is invented", "mailto:nobody@marl.example", "What is wrong is "] {
            assert!(imprint.contains(words), "{words}: {imprint}");
        }
        let without = html_of("content/the-hague-2025", "sources/");
        assert!(
            !without.contains("id=\"imprint\"") && !without.contains("mailto:"),
            "nothing is said of it there"
        );
    }

    #[test]
    fn a_long_walk_is_listed_whole_on_a_page_to_which_the_opening_leads() {
        let mut explainer = explainer("tests/explainers/lower-marl");
        assert!(!page_of(&explainer, "").contains("href=\"/passages/\""));
        let all: Vec<PassageId> =
            (1..=101).map(|number| format!("p-{number}").try_into().expect("an id")).collect();
        let first = explainer.passages[0].clone();
        explainer.passages = all.iter().map(|id| Passage { id: id.clone(), ..first.clone() }).collect();
        let part =
            |title: &str, passages: &[PassageId]| Part { title: title.into(), passages: passages.into() };
        explainer.parts = vec![part("One", &all[..50]), part("Other", &all[50..])];
        let listed = |html: &str| -> Vec<String> {
            let lists =
                html.split("class=\"step-list\"").skip(1).filter_map(|rest| rest.split("</ol>").next());
            lists
                .flat_map(|list| list.split("href=\"").skip(1))
                .filter_map(|rest| Some(rest.split('"').next()?.into()))
                .collect()
        };
        for path in ["", "404.html"] {
            let html = page_of(&explainer, path);
            assert_eq!(listed(&html), ["/p/p-1/", "/p/p-51/"], "{path}");
            assert!(html.contains("href=\"/passages/\">All 101 passages</a>"), "{path}");
        }
        let html = page_of(&explainer, "passages/");
        assert_eq!(listed(&html), all.iter().map(|id| format!("/p/{id}/")).collect::<Vec<_>>());
        assert!(
            html.contains("<h2>One</h2>") && html.contains("<h2>Other</h2>"),
            "below the title of the page"
        );
    }

    #[test]
    fn an_event_without_a_day_is_listed_and_not_drawn() {
        let timeline = html("timeline/");
        assert!(!timeline.contains("id=\"at-survey\"") && !timeline.contains("id=\"at-built\""));
        let fold = part(&timeline, "<details id=\"unclear\"", "</details>");
        assert!(fold.contains("Known by month or year only: 1 event, not to scale"), "{fold}");
        assert!(fold.contains("A surveyor measures the mill") && fold.contains("April 2021"), "{fold}");
        assert!(part(&timeline, "<details id=\"before\"", "</details>").contains("The mill is built"));
        let entry = part(&timeline, "id=\"event-survey\"", "</li>");
        assert!(entry.contains("<time datetime=\"2021-04\">April 2021</time>"), "{entry}");
        assert!(entry.contains("href=\"#unclear\"") && !entry.contains("event-distance"), "{entry}");
        let step = html("p/delay/");
        assert!(
            part(&step, "step-events", "</p>").contains("A surveyor measures the mill</a>, April 2021"),
            "{step}"
        );
    }
}
