//! What a site of several explainers begins with: the list of them, and the page for unknown addresses.
//!
//! Hosts know one `404.html`, at the root. With scripts on, it shows the one of the explainer that the address is in, which
//! knows what is near; otherwise it lists the explainers, as the first page does.

use crate::content_hash::stamped;
use crate::failure::Failure;
use crate::icon;
use crate::policy;
use crate::styles::Sheet;
use crate::template::{Site, language};
use explainer::asset_paths;
use explainer::model::{Day, Explainer, plain};
use explainer::segmentation::sentences;
use html_escape::{encode_double_quoted_attribute as attribute, encode_text as text};
use messages::Messages;

/// The script of the page for unknown addresses.
const ELSEWHERE: &str = include_str!("landing/elsewhere.js");
/// What the list shows of an explainer.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    base: String,
    lang: String,
    messages: &'static Messages,
    title: String,
    subtitle: String,
    /// The first sentence of the standfirst.
    summary: String,
    day: Day,
}

impl Entry {
    /// Returns the entry of an explainer whose pages are on `site`.
    pub(crate) fn new(explainer: &Explainer, site: &Site) -> Self {
        Self {
            base: site.base().into(),
            lang: explainer.lang.clone(),
            messages: explainer.messages(),
            title: explainer.title.clone(),
            subtitle: explainer.subtitle.clone(),
            summary: first_sentence(&plain(&explainer.standfirst)),
            day: explainer.day.clone(),
        }
    }

    /// Returns its HTML, all in its own language, with links to the `others`: the same explainer in other languages.
    fn html(&self, others: &[&Self]) -> String {
        /// Stands for the date, which is markup.
        const DAY: &str = "\u{E000}";
        let Self { base, lang, title, subtitle, summary, day, .. } = self;
        let detail = self.messages.landing_detail(DAY, self.messages.language_name());
        let other = |other: &&Self| {
            format!(
                " · <a {} hreflang=\"{}\" href=\"{}\">{}</a>",
                language(&other.lang),
                attribute(&other.lang),
                attribute(&other.base),
                text(&other.messages.in_this_language()),
            )
        };
        let others: String = others.iter().map(other).collect();
        let date = format!("<time datetime=\"{}\">{}</time>", attribute(&day.iso), text(&day.words));
        format!(
            r#"
          <li>
            <article>
              <h2 {lang}><a href="{base}">{title}</a></h2>
              <p class="subtitle" {lang}>{subtitle}</p>
              <p {lang}>{summary}</p>
              <p class="detail" {lang}>{detail}{others}</p>
            </article>
          </li>"#,
            lang = language(lang),
            base = attribute(base),
            title = text(title),
            subtitle = text(subtitle),
            summary = text(summary),
            detail = text(&detail).replace(DAY, &date),
        )
    }

    fn feed(&self) -> String {
        format!(
            "\n    <link rel=\"alternate\" type=\"application/atom+xml\" title=\"{}\" href=\"{}{}\">",
            attribute(&self.messages.feed_title(self.title.as_str())),
            attribute(&self.base),
            asset_paths::CHANGES,
        )
    }
}

fn first_sentence(text: &str) -> String {
    let sentence = sentences(text).into_iter().next().unwrap_or_default();
    text.chars().skip(sentence.start).take(sentence.len()).collect()
}

/// Returns what the pages around the list say: in a language that all explainers have in common, or else in English. Each of
/// `explainers` is given in all of its languages.
fn messages_of(explainers: &[Vec<&Entry>]) -> &'static Messages {
    let in_language = |messages: &Messages, of: &[&Entry]| {
        of.iter().any(|entry| entry.messages.language() == messages.language())
    };
    let mut first = explainers.first().into_iter().flatten().map(|entry| entry.messages);
    first
        .find(|messages| explainers.iter().all(|of| in_language(messages, of)))
        .unwrap_or_else(Messages::english)
}

/// Returns the pages of `site` and what they need beside the styles of all pages, with their paths. Each explainer is given in
/// all of its languages, and listed once: in the language of the list, or else in its first. `icon` is the element that names
/// the icon.
pub(crate) fn files(
    mut explainers: Vec<Vec<&Entry>>,
    icon: &str,
    site: &Site,
) -> Result<Vec<(String, String)>, Failure> {
    // The newest report first.
    explainers.sort_by(|one, other| match (one.first(), other.first()) {
        (Some(one), Some(other)) => (&other.day.iso, &one.base).cmp(&(&one.day.iso, &other.base)),
        _ => one.len().cmp(&other.len()),
    });
    let messages = messages_of(&explainers);
    for entries in &mut explainers {
        // Stable: the other languages stay in their order.
        entries.sort_by_key(|entry| entry.messages.language() != messages.language());
    }
    let listed = explainers.iter().filter_map(|entries| entries.split_first());
    let list: String = listed.map(|(entry, others)| entry.html(others)).collect();
    let entries: Vec<_> = explainers.iter().flatten().collect();
    let list = format!("<ul class=\"explainer-list\">{list}\n        </ul>");
    let titles = explainers.iter().filter_map(|entries| entries.first());
    let titles: Vec<_> = titles.map(|entry| format!("{}: {}", entry.title, entry.subtitle)).collect();
    let description = titles.join(" · ");
    let feeds: String = entries.iter().map(|entry| entry.feed()).collect();
    let script = stamped("elsewhere", "js", ELSEWHERE.as_bytes());
    let common = format!("{}\n    {icon}", icon::theme_colours()?);
    let first = Document {
        policy: policy::without_scripts(),
        messages,
        title: messages.landing_title(),
        // It would name the page once more.
        masthead: String::new(),
        head: preview(&description, messages, site) + &feeds + &common,
        main: format!(
            "<h1>{}</h1>\n        <p class=\"lead\">{}</p>\n        {list}",
            text(&messages.landing_title()),
            text(&messages.landing_about()),
        ),
    };
    let missing = Document {
        policy: policy::page(),
        messages,
        title: messages.title_page_not_found(),
        masthead: format!(
            "\n      <header class=\"masthead\"><a class=\"masthead-title\" href=\"{}\">{}</a></header>",
            attribute(site.base()),
            text(&messages.landing_title()),
        ),
        head: format!(
            "\n    <meta name=\"robots\" content=\"noindex\">{common}\n    <script type=\"module\" src=\"{}{script}\"></script>",
            attribute(site.programs())
        ),
        main: format!(
            "<h1>{}</h1>\n        <p class=\"lead\">{}</p>\n        {list}",
            text(&messages.no_page_here()),
            text(&messages.landing_missing()),
        ),
    };
    let styles = Sheet::Explainers.file();
    Ok(vec![
        ("index.html".into(), first.html(site)),
        ("404.html".into(), missing.html(site)),
        styles.clone(),
        (script, ELSEWHERE.into()),
    ])
}

/// Returns the preview of the first page on other sites, and its address.
fn preview(description: &str, messages: &Messages, site: &Site) -> String {
    let title = messages.landing_title();
    let canonical = site
        .full_address("")
        .map(|address| format!("\n    <link rel=\"canonical\" href=\"{}\">", attribute(&address)))
        .unwrap_or_default();
    let tags = [
        ("name", "description", description),
        ("property", "og:type", "website"),
        ("property", "og:site_name", title.as_str()),
        ("property", "og:title", &title),
        ("property", "og:description", description),
        ("property", "og:url", &site.address("")),
        ("property", "og:locale", messages.language()),
        ("name", "twitter:card", "summary"),
        ("name", "twitter:title", &title),
        ("name", "twitter:description", description),
    ]
    .map(|(key, name, value)| format!("\n    <meta {key}=\"{name}\" content=\"{}\">", attribute(value)));
    canonical + &tags.concat()
}

/// A page without the program.
struct Document {
    policy: String,
    messages: &'static Messages,
    title: String,
    masthead: String,
    /// More of the head.
    head: String,
    main: String,
}

impl Document {
    fn html(&self, site: &Site) -> String {
        let Self { policy, messages, title, masthead, head, main } = self;
        let styles: String = [Sheet::Page, Sheet::Explainers, Sheet::Print]
            .into_iter()
            .map(|sheet| sheet.link(site))
            .collect();
        format!(
            r##"<!DOCTYPE html>
<html {lang}>
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="{policy}">
    <title>{title}</title>{head}{styles}
  </head>
  <body>
    <div class="page">
      <a class="skip-link" href="#main">{skip}</a>{masthead}
      <main id="main" tabindex="-1">
        {main}
      </main>
      <footer class="page-footer">
        <p>{asks_nothing}</p>
      </footer>
    </div>
  </body>
</html>
"##,
            policy = attribute(policy),
            title = text(title),
            lang = language(messages.language()),
            skip = text(&messages.skip_to_text()),
            asks_nothing = text(&messages.asks_nothing()),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::sample;
    use explainer::model::PassageKind;

    fn site() -> Site {
        Site::new("/r/", Some("https://example.org/r/")).expect("a site")
    }

    fn entry(id: &str, title: &str, day: &str) -> Entry {
        let mut explainer = sample::explainer(PassageKind::Quotation);
        explainer.title = title.into();
        explainer.day.iso = day.into();
        Entry::new(&explainer, &site().part(id))
    }

    fn files_of(entries: &[Entry]) -> Vec<(String, String)> {
        let explainers = entries.iter().map(|entry| vec![entry]).collect();
        files(explainers, "<link rel=\"icon\" href=\"/r/i.svg\">", &site()).expect("files")
    }

    #[test]
    fn the_newest_report_comes_first_in_any_order_given() {
        let (old, new) = (entry("mill", "Mill & <weir>", "2024-01-02"), entry("quay", "Quay", "2025-01-02"));
        let one = files_of(&[old.clone(), new.clone()]);
        assert_eq!(one, files_of(&[new, old]));
        let (path, page) = &one[0];
        assert_eq!(path, "index.html");
        let at = |part: &str| page.find(part).unwrap_or_else(|| panic!("{part} in {page}"));
        let list = at("<ul class=\"explainer-list\">");
        assert!(list < at("<a href=\"/r/quay/\">Quay</a>"));
        assert!(at("<a href=\"/r/quay/\">Quay</a>") < at("<a href=\"/r/mill/\">Mill &amp; &lt;weir&gt;</a>"));
    }

    #[test]
    fn the_first_page_can_be_previewed_and_runs_no_script() {
        let files = files_of(&[entry("mill", "Mill", "2024-01-02"), entry("quay", "Quay", "2025-01-02")]);
        let page = &files[0].1;
        for part in [
            "<link rel=\"canonical\" href=\"https://example.org/r/\">",
            "<meta property=\"og:description\" content=\"Quay: ",
            "<meta name=\"twitter:card\"",
            "href=\"/r/quay/changes.xml\"",
            "href=\"/r/i.svg\"",
            &format!("content=\"{}\"", attribute(&policy::without_scripts())),
        ] {
            assert!(page.contains(part), "{part} in {page}");
        }
        assert!(!page.contains("<script"), "{page}");
    }

    #[test]
    fn the_page_for_unknown_addresses_leads_to_every_explainer() {
        let files = files_of(&[entry("mill", "Mill", "2024-01-02"), entry("quay", "Quay", "2025-01-02")]);
        let (path, page) = &files[1];
        assert_eq!(path, "404.html");
        for part in ["noindex", "<a href=\"/r/mill/\">", "<a href=\"/r/quay/\">", "src=\"/r/elsewhere-"] {
            assert!(page.contains(part), "{part} in {page}");
        }
        assert!(!page.contains("canonical"), "{page}");
        let script = files.iter().find(|(path, _)| path.starts_with("elsewhere-"));
        assert!(script.is_some_and(|(path, _)| page.contains(path.as_str())));
    }

    #[test]
    fn one_sentence_is_shown() {
        assert_eq!(first_sentence("On the U.S. side. And more."), "On the U.S. side.");
        assert_eq!(first_sentence(""), "");
    }

    #[test]
    fn the_list_speaks_the_language_that_all_explainers_have_in_common() {
        let entry = |id: &str, lang: &str| {
            let mut explainer = sample::explainer(PassageKind::Quotation);
            explainer.lang = lang.into();
            Entry::new(&explainer, &site().part(id))
        };
        let page =
            |langs: [&str; 2]| files_of(&[entry("mill", langs[0]), entry("quay", langs[1])]).swap_remove(0).1;
        assert!(page(["uk", "uk"]).contains("<html lang=\"uk\">"));
        let mixed = page(["en", "uk"]);
        assert!(mixed.contains("<html lang=\"en\">") && mixed.contains("Мова: українська"), "{mixed}");
        assert!(!mixed.contains("Language: українська"), "each in its own language");
    }

    #[test]
    fn an_explainer_in_several_languages_is_listed_once() {
        let entry = |path: &str, lang: &str, title: &str| {
            let mut explainer = sample::explainer(PassageKind::Quotation);
            (explainer.lang, explainer.title) = (lang.into(), title.into());
            let site = path.split('/').fold(site(), |site, folder| site.part(folder));
            Entry::new(&explainer, &site)
        };
        let (english, ukrainian) = (entry("mill", "en", "Mill"), entry("mill/uk", "uk", "Млин"));
        let other = entry("quay", "en", "Quay");
        let page = |with: Vec<&Entry>| {
            files(vec![vec![&english, &ukrainian], with], "", &site()).expect("files").swap_remove(0).1
        };
        let in_english = page(vec![&other]);
        assert_eq!(in_english.matches("<li>").count(), 2, "{in_english}");
        assert!(in_english.contains("<h2 lang=\"en\"><a href=\"/r/mill/\">Mill</a></h2>"), "{in_english}");
        let link =
            "Language: English · <a lang=\"uk\" hreflang=\"uk\" href=\"/r/mill/uk/\">Українською</a></p>";
        assert!(in_english.contains(link), "{in_english}");
        let in_ukrainian = page(vec![&entry("quay", "uk", "Причал")]);
        assert!(in_ukrainian.contains("<html lang=\"uk\">"), "{in_ukrainian}");
        assert!(
            in_ukrainian.contains("<h2 lang=\"uk\"><a href=\"/r/mill/uk/\">Млин</a></h2>"),
            "{in_ukrainian}"
        );
        assert!(in_ukrainian.contains("<a lang=\"en\" hreflang=\"en\" href=\"/r/mill/\">In English</a>"));
    }
}
