//! Links of a page that holds everything.

use explainer::page_data::All;
use html_escape::encode_double_quoted_attribute as attribute;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// `html`, which shows `all`, with every link to what stands on this page too leading there, so that it works on paper
/// and in a file as well; those to passages, notes and sources carry their numbers. Bookmarks lead to what they name
/// wherever it stands.
pub(super) fn lead_within(html: &str, base: &str, all: &All) -> String {
    led(html, base, &numbers(all))
}

/// Text can't be taken for a link, since a `<` in it is escaped.
fn led(html: &str, base: &str, numbers: &Numbers) -> String {
    let start = format!("<a href=\"{}", attribute(base));
    let mut pieces = html.split(start.as_str());
    let mut led = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        let (path, rest) = piece.split_once('"').unwrap_or((piece, ""));
        let bookmark = rest.starts_with(" rel=\"bookmark\"");
        match here(html, path).filter(|_| !bookmark) {
            Some(id) => {
                let _ = write!(led, "<a href=\"#{id}\"");
                if let Some((kind, number)) = numbers.get(&id) {
                    let _ = write!(led, " data-{kind}=\"{number}\"");
                }
            }
            None => {
                let _ = write!(led, "{start}{path}\"");
            }
        }
        led.push_str(rest);
    }
    led
}

/// The id under which what `path` leads to stands in `html`.
fn here(html: &str, path: &str) -> Option<String> {
    let passage = |path: &str| Some(format!("passage-{}", path.strip_prefix("p/")?.strip_suffix('/')?));
    let id = match path.split_once('#') {
        Some((_, id)) => id.to_string(),
        None => passage(path)?,
    };
    html.contains(&format!(" id=\"{id}\"")).then_some(id)
}

/// What is numbered, by its id on the page: what it is, and its number.
type Numbers = BTreeMap<String, (&'static str, String)>;

fn numbers(all: &All) -> Numbers {
    let mut numbers = Numbers::new();
    for passage_data in &all.passages {
        let passage = &passage_data.passage;
        numbers.insert(format!("passage-{}", passage.id), ("passage", passage_data.number.to_string()));
        for (index, note) in passage.notes.iter().enumerate() {
            let number = format!("{}.{}", passage_data.number, index + 1);
            let ids = note.aliases.iter().chain([&note.id]);
            numbers.extend(ids.map(|id| (id.to_string(), ("note", number.clone()))));
        }
    }
    for (index, cited) in all.sources.cited.iter().enumerate() {
        numbers.insert(format!("source-{}", cited.source.id), ("source", (index + 1).to_string()));
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn led(html: &str) -> String {
        let numbers = [("source-courier", ("source", "2")), ("vow-mill", ("note", "1.3"))];
        let numbers = numbers.map(|(id, (kind, number))| (id.to_string(), (kind, number.to_string())));
        super::led(html, "/x/", &Numbers::from(numbers))
    }

    #[test]
    fn what_stands_here_is_reached_here() {
        let page = r#"<i id="passage-vow"></i><i id="voice-finch"></i>"#;
        for (href, id) in [("/x/p/vow/", "passage-vow"), ("/x/positions/#voice-finch", "voice-finch")] {
            let led = led(&format!(r#"{page}<a href="{href}">a</a>"#));
            assert!(led.ends_with(&format!(r##"</i><a href="#{id}">a</a>"##)), "{led}");
        }
    }

    #[test]
    fn what_does_not_is_reached_where_it_stands() {
        let page = r##"<a href="/x/p/vow/">a</a><a href="/x/">b</a><a href="/x/p/vow/#gone">c</a><a href="#vow">d</a>"##;
        assert_eq!(led(page), page);
        let own = r#"<i id="passage-vow"></i><a href="/x/p/vow/" rel="bookmark">a</a>"#;
        assert_eq!(led(own), own);
    }

    #[test]
    fn what_has_a_number_is_named_with_it() {
        let page = r#"<i id="vow-mill"></i><i id="source-courier"></i>"#;
        for (href, link) in [
            ("/x/sources/#source-courier", r##"<a href="#source-courier" data-source="2">a</a>"##),
            ("/x/p/vow/#vow-mill", r##"<a href="#vow-mill" data-note="1.3">a</a>"##),
        ] {
            let led = led(&format!(r#"{page}<a href="{href}">a</a>"#));
            assert!(led.ends_with(link), "{led}");
        }
    }
}
