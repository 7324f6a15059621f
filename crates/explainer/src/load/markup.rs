//! Parses inline Markdown: the subset of CommonMark with emphasis, strong emphasis and links within the explainer.

use super::html;
use super::problem::Problem;
use super::source_file::SourceFile;
use super::toml_form::Text;
use crate::text::{DEEPEST, Inline, Prose, plain};
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Resolves the targets of links.
pub(super) trait Targets {
    /// Returns the address of `kind:id`, relative to the base path, or `Ok(None)` if it can't be known because a file is
    /// unreadable.
    ///
    /// # Errors
    /// Returns a message and a help text if there is no such target.
    fn target(&self, kind: &str, id: &str) -> Result<Option<String>, (String, String)>;

    /// Returns the language that `tag` names, in the usual form of its tag.
    ///
    /// # Errors
    /// Returns a message and a help text if it names none, or that of the explainer.
    fn language(&self, tag: &str) -> Result<String, (String, String)>;
}

/// What is said of words in square brackets.
enum Bracketed {
    /// They are a link to this path.
    Link(String),
    /// They are in this language.
    Foreign(String),
}

/// What a link in prose may lead to.
pub(super) const LINKS: &str = "A link leads to something of this explainer: [words](passage:id), or note:, source:, \
                                event: or voice: with an id. Other addresses belong into sources.toml.";
const UNSUPPORTED: &str = "markup that is not supported here";
const HELP: &str = "Inline Markdown here is *emphasis*, **strong** and [words](passage:id); note:, source:, event: and \
                    voice: lead elsewhere. Write a backslash before a character that is not markup.";

/// Where the mistakes of a text go.
struct Report<'a> {
    source: &'a SourceFile,
    text: &'a Text,
    problems: &'a mut Vec<Problem>,
}

impl Report<'_> {
    /// Adds a mistake at the bytes `place` of the text.
    #[track_caller]
    fn error(&mut self, place: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        let at = self.source.at(self.text, place);
        self.problems.push(self.source.problem(at, message, "here", help));
    }
}

/// Parses `text`. Adds mistakes to `problems` and leaves out the parts that contain them.
pub(super) fn parse(
    source: &SourceFile,
    text: &Text,
    targets: &dyn Targets,
    problems: &mut Vec<Problem>,
) -> Prose {
    let markdown = text.get_ref();
    let mut open: Vec<Prose> = vec![Vec::new()];
    let mut links: Vec<Option<Bracketed>> = Vec::new();
    let mut paragraphs = 0;
    let mut seen = false;
    // Whether the text is the address of a link between `<` and `>`, which is told of as a whole.
    let mut is_address = false;
    let mut report = Report { source, text, problems };
    // The text since the last markup, with escaped characters blanked out, and the offset in `markdown` of each byte.
    let mut run = String::new();
    let mut from: Vec<usize> = Vec::new();
    let parser = Parser::new_ext(markdown, Options::empty());
    let hidden: Vec<Range<usize>> =
        parser.reference_definitions().iter().map(|(_, def)| def.span.clone()).collect();
    for place in hidden {
        seen = true;
        report.error(place, UNSUPPORTED, HELP);
    }
    let end = std::iter::once((Event::End(TagEnd::Paragraph), markdown.len()..markdown.len()));
    for (event, place) in parser.into_offset_iter().chain(end) {
        if !matches!(event, Event::Text(_)) {
            if let Some((at, sign)) = leftover(&run) {
                let start = from[at];
                report.error(
                    start..start + sign.len(),
                    format!("`{sign}` stands in the text: markup that does not close, or is not ours"),
                    leftover_help(sign),
                );
            }
            run.clear();
            from.clear();
        }
        match event {
            Event::Start(Tag::Paragraph) => {
                paragraphs += 1;
                if paragraphs == 2 {
                    let help = "Take the empty line out, or say it in two texts: each is one paragraph.";
                    report.error(place, "a second paragraph where one is wanted", help);
                }
            }
            Event::End(TagEnd::Paragraph) => {}
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
                if open.len() > DEEPEST =>
            {
                seen = true;
                report.error(place, format!("markup inside markup, more than {DEEPEST} levels deep"), HELP);
                break;
            }
            Event::Start(Tag::Emphasis | Tag::Strong) => open.push(Vec::new()),
            Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, .. }) => {
                open.push(Vec::new());
                let target = match dest_url.split_once(':') {
                    Some(("lang", tag)) => targets.language(tag).map(|lang| Some(Bracketed::Foreign(lang))),
                    Some((kind, id)) => targets.target(kind, id).map(|path| path.map(Bracketed::Link)),
                    None => Err((format!("`{dest_url}` is no place in an explainer"), LINKS.into())),
                };
                links.push(target.unwrap_or_else(|(message, help)| {
                    report.error(place, message, &help);
                    None
                }));
            }
            Event::End(TagEnd::Emphasis) => close(&mut open, Inline::Emphasis),
            Event::End(TagEnd::Strong) => close(&mut open, Inline::Strong),
            Event::End(TagEnd::Link) => {
                is_address = false;
                match links.pop().flatten() {
                    Some(Bracketed::Link(path)) => close(&mut open, |text| Inline::Link { path, text }),
                    Some(Bracketed::Foreign(lang)) => {
                        close(&mut open, |text| Inline::Foreign { lang, text });
                    }
                    None => close(&mut open, Inline::Emphasis),
                }
            }
            Event::Text(words) if is_entity(markdown, &place, &words) => {
                seen = true;
                let html = html::entity(&markdown[place.clone()], place.start);
                report.error(html.at, html.message, html.help);
                push(&mut open, &words);
            }
            Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => {
                seen = true;
                let html = html::tag(&markdown[place.clone()], place.start);
                report.error(html.at, html.message, &html.help);
            }
            // The block that it is in has been told.
            Event::Html(_) => {}
            Event::Text(words) if is_address => push(&mut open, &words),
            Event::Text(words) => {
                let before = &markdown[..place.start];
                let escaped = (before.len() - before.trim_end_matches('\\').len()) % 2 == 1;
                for (at, scalar) in words.char_indices() {
                    let shown = if escaped && at == 0 { '\0' } else { scalar };
                    run.push(shown);
                    from.extend(std::iter::repeat_n(
                        (place.start + at).min(markdown.len()),
                        shown.len_utf8(),
                    ));
                }
                push(&mut open, &words);
            }
            Event::SoftBreak => push(&mut open, " "),
            Event::Start(other @ (Tag::Link { .. } | Tag::Image { .. })) => {
                open.push(Vec::new());
                seen = true;
                is_address =
                    matches!(other, Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. });
                match other {
                    Tag::Image { .. } => {
                        report.error(place, "a picture in a text", "Take it out: texts have no pictures.");
                    }
                    _ => report.error(place, "a link of another form than ours", LINKS),
                }
                links.push(None);
            }
            Event::End(TagEnd::Image) => close(&mut open, Inline::Emphasis),
            Event::Start(Tag::Item) | Event::End(_) => {}
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                seen = true;
                let help = "Begin the line at its edge: four spaces or a tab before it mean program code in Markdown.";
                report.error(place, "a line of prose that is indented", help);
            }
            other => {
                seen = true;
                let (message, help) = unsupported(&other);
                report.error(place, message, help);
            }
        }
    }
    let prose: Prose = open.into_iter().flatten().collect();
    if plain(&prose).trim().is_empty() && !seen {
        let help = "Write at least a sentence; if there is nothing to say, and the key may be left out, take it out.";
        problems.push(source.problem(text.span(), "no text", "here", help));
    }
    prose
}

/// Returns whether `words` are what an entity in `markdown` stands for.
fn is_entity(markdown: &str, place: &Range<usize>, words: &str) -> bool {
    markdown.get(place.clone()).is_some_and(|written| written.starts_with('&') && written != words)
}

/// Explains markup of CommonMark that is not supported.
fn unsupported(event: &Event<'_>) -> (String, &'static str) {
    match event {
        Event::Start(Tag::Heading { .. }) => (
            "a heading in a text".into(),
            "Take the # out; for the sign itself write a backslash before it: \\#.",
        ),
        Event::Start(Tag::List(_)) => (
            "a list in a text".into(),
            "Say it in a sentence; for a number or sign at the beginning write a backslash before its point or sign.",
        ),
        Event::Start(Tag::BlockQuote(_)) => {
            ("a block of quotation in a text".into(), "Quote between “ and ”, without a > at the beginning.")
        }
        Event::Code(_) | Event::Start(Tag::CodeBlock(_)) => (
            "program code in a text".into(),
            "Take the grave accents out; to name a word as a word, use ‘ and ’.",
        ),
        Event::HardBreak => (
            "a line that is broken in a text".into(),
            "Take the two spaces or the backslash at the end of the line out: each text is one paragraph.",
        ),
        Event::Rule => ("a line across a text".into(), "Take it out: each text is one paragraph."),
        _ => (UNSUPPORTED.into(), HELP),
    }
}

/// Returns the help text for a leftover of markup.
fn leftover_help(sign: &str) -> &'static str {
    match sign {
        "http:" | "https:" => {
            "Addresses belong into sources.toml: add a source, and lead to it with [words](source:id)."
        }
        "](" => "End a link with a round bracket: [words](passage:id).",
        "*" | "__" => {
            "Emphasis is *words*, strong emphasis **words**, without space inside the signs. For the sign itself write a \
             backslash before it."
        }
        "<" | ">" => {
            "Say it in words, such as “less than”: the sign is markup. Or write a backslash before it."
        }
        _ => HELP,
    }
}

fn close(open: &mut Vec<Prose>, wrap: impl FnOnce(Prose) -> Inline) {
    if open.len() > 1
        && let Some(inner) = open.pop()
        && let Some(outer) = open.last_mut()
    {
        outer.push(wrap(inner));
    }
}

fn push(open: &mut [Prose], words: &str) {
    let Some(prose) = open.last_mut() else { return };
    match prose.last_mut() {
        Some(Inline::Text(text)) => text.push_str(words),
        _ => prose.push(Inline::Text(words.into())),
    }
}

/// Returns the first leftover of markup in plain text, with its byte offset.
fn leftover(words: &str) -> Option<(usize, &'static str)> {
    ["](", "*", "`", "<", ">", "__", "http:", "https:", "!["]
        .into_iter()
        .find_map(|sign| words.find(sign).map(|at| (at, sign)))
}

#[cfg(test)]
mod tests {
    use super::super::source_file::SourceFile;
    use super::super::spanned::Spanned;
    use super::*;
    use proptest::prelude::*;

    struct Anywhere;

    impl Targets for Anywhere {
        fn target(&self, kind: &str, id: &str) -> Result<Option<String>, (String, String)> {
            match kind {
                "source" => Ok(Some(format!("sources/#{id}"))),
                _ => Err((format!("no {kind} here"), LINKS.into())),
            }
        }

        fn language(&self, tag: &str) -> Result<String, (String, String)> {
            if tag == "uk" { Ok(tag.into()) } else { Err((format!("no language {tag}"), LINKS.into())) }
        }
    }

    fn parsed(markdown: &str) -> (Prose, Vec<Problem>) {
        let mut problems = Vec::new();
        let text = Spanned::new(0..markdown.len(), markdown.to_string());
        let prose = parse(&SourceFile::new("test.toml", markdown.into()), &text, &Anywhere, &mut problems);
        (prose, problems)
    }

    #[test]
    fn emphasis_strong_and_links_nest() {
        let (prose, problems) = parsed("Said *in* **[The *Hague*](source:ifp)**.");
        assert!(problems.is_empty(), "{problems:?}");
        let text = |text: &str| Inline::Text(text.into());
        let link = Inline::Link {
            path: "sources/#ifp".into(),
            text: vec![text("The "), Inline::Emphasis(vec![text("Hague")])],
        };
        assert_eq!(
            prose,
            [
                text("Said "),
                Inline::Emphasis(vec![text("in")]),
                text(" "),
                Inline::Strong(vec![link]),
                text("."),
            ]
        );
    }

    #[test]
    fn words_may_be_in_another_language() {
        let (prose, problems) = parsed("Bread, [*хліб*](lang:uk).");
        assert!(problems.is_empty(), "{problems:?}");
        let text = vec![Inline::Emphasis(vec![Inline::Text("хліб".into())])];
        let foreign = Inline::Foreign { lang: "uk".into(), text };
        assert_eq!(prose, [Inline::Text("Bread, ".into()), foreign, Inline::Text(".".into())]);
        assert_eq!(plain(&prose), "Bread, хліб.");
        assert_eq!(parsed("Bread, [хліб](lang:ua).").1.len(), 1);
    }

    #[test]
    fn what_is_not_ours_is_refused_where_it_stands() {
        for (markdown, place) in [
            ("one *two", "1:5"),
            ("a [link](source:ifp", "1:8"),
            ("a [link](https://example.org)", "1:3"),
            ("a <b>tag</b>", "1:3"),
            ("some `code`", "1:6"),
            ("# Title", "1:1"),
            ("- item", "1:1"),
            ("![picture](source:ifp)", "1:1"),
        ] {
            let (_, problems) = parsed(markdown);
            let first = problems.first().map(Problem::place);
            assert_eq!(
                first.as_deref(),
                Some(format!("test.toml:{place}").as_str()),
                "{markdown}: {problems:?}"
            );
        }
    }

    #[test]
    fn markup_may_nest_but_not_without_end() {
        let nested = |levels: usize| {
            let signs = |level: usize| ["*", "**"][level % 2];
            let open: String = (0..levels).map(|level| format!("{}a ", signs(level))).collect();
            let close: String = (0..levels).rev().map(|level| format!(" a{}", signs(level))).collect();
            open + "b" + &close
        };
        assert_eq!(parsed(&nested(DEEPEST)).1.len(), 0, "{}", nested(DEEPEST));
        for levels in [DEEPEST + 1, 100, 10_000] {
            let (prose, problems) = parsed(&nested(levels));
            assert_eq!(problems.len(), 1, "{levels}");
            assert!(postcard::from_bytes::<Prose>(&postcard::to_allocvec(&prose).expect("bytes")).is_ok());
        }
    }

    #[test]
    fn a_second_paragraph_and_no_text_are_refused() {
        assert_eq!(parsed("one\n\ntwo").1.len(), 1);
        for blank in ["", " ", "&nbsp;", "\u{A0}", "**&#32;**", "[](source:ifp)"] {
            assert_eq!(parsed(blank).1.len(), 1, "{blank}");
        }
    }

    #[test]
    fn square_brackets_of_an_insertion_are_text() {
        let (prose, problems) = parsed("prints “territories [maintain] their lines”");
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(plain(&prose), "prints “territories [maintain] their lines”");
    }

    #[test]
    fn a_backslash_keeps_a_sign() {
        let (prose, problems) = parsed(r"an asterisk \* stays");
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(prose, [Inline::Text("an asterisk * stays".into())]);
    }

    #[test]
    fn a_sign_of_an_entity_may_stand_alone() {
        for text in ["Marl & Vale", "& so on", "R&D; more"] {
            let (prose, problems) = parsed(text);
            assert!(problems.is_empty(), "{problems:?}");
            assert_eq!(prose, [Inline::Text(text.into())]);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_parsed_or_refused(markdown in "[a-z *_\\[\\]()<>`#!\\\\:\n“”-]{0,60}") {
            let _ = parsed(&markdown);
        }
    }
}
