//! Writes inline Markdown (CommonMark) that shows exactly a given text.

use explainer::model::{Inline, Prose};

/// Returns `text` as inline Markdown without markup. Ends of lines and tabs become spaces, since inline Markdown is one line.
pub(crate) fn escaped(text: &str) -> String {
    let mut markdown = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' => markdown.extend(['\\', char]),
            // An entity would be decoded.
            '&' if chars.peek().is_some_and(|next| *next == '#' || next.is_ascii_alphabetic()) => {
                markdown.push_str("\\&");
            }
            '\n' | '\r' | '\t' | '\u{B}' | '\u{C}' => markdown.push(' '),
            _ => markdown.push(char),
        }
    }
    markdown
}

/// Returns `prose` as inline Markdown. `base` is what the paths of links stand below.
pub(crate) fn inline(prose: &Prose, base: &str) -> String {
    let mut markdown = String::new();
    push(prose, base, 0, &mut markdown);
    markdown
}

fn push(prose: &[Inline], base: &str, depth: usize, markdown: &mut String) {
    // Signs of one kind inside each other would be read as one sign.
    let sign = if depth.is_multiple_of(2) { "*" } else { "_" };
    for inline in prose {
        match inline {
            Inline::Text(text) => markdown.push_str(&escaped(text)),
            Inline::Emphasis(text) => {
                markdown.push_str(sign);
                push(text, base, depth + 1, markdown);
                markdown.push_str(sign);
            }
            Inline::Strong(text) => {
                markdown.push_str(&sign.repeat(2));
                push(text, base, depth + 1, markdown);
                markdown.push_str(&sign.repeat(2));
            }
            // CommonMark has nothing that says it.
            Inline::Foreign { text, .. } => push(text, base, depth, markdown),
            Inline::Link { path, text } => {
                if markdown.ends_with('!') {
                    // Together with the bracket it would begin an image.
                    markdown.insert(markdown.len() - 1, '\\');
                }
                markdown.push('[');
                push(text, base, depth, markdown);
                markdown.push_str(&format!("]({base}{path})"));
            }
        }
    }
}

/// Returns inline Markdown as a paragraph: no character at its start begins a list or a heading.
pub(crate) fn paragraph(inline: &str) -> String {
    let inline = inline.trim_matches([' ', '\n']);
    let digits = inline.bytes().take_while(u8::is_ascii_digit).count();
    if inline.starts_with(['#', '+', '-']) {
        format!("\\{inline}")
    } else if digits > 0 && inline[digits..].starts_with(['.', ')']) {
        format!("{}\\{}", &inline[..digits], &inline[digits..])
    } else {
        inline.into()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    /// Returns the text that a single paragraph of Markdown shows; `None` if it is anything else.
    pub(crate) fn shown(markdown: &str) -> Option<String> {
        let mut text = String::new();
        // What GitHub adds to CommonMark.
        let options = Options::ENABLE_GFM
            | Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS;
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Text(words) => text.push_str(&words),
                Event::Start(Tag::Paragraph | Tag::Emphasis | Tag::Strong | Tag::Link { .. })
                | Event::End(TagEnd::Paragraph | TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {}
                _ => return None,
            }
        }
        Some(text)
    }

    #[test]
    fn a_text_is_shown_as_it_is() {
        for text in [
            "1. a",
            "12) b",
            "- c",
            "+ d",
            "# e",
            "#",
            "> f",
            "a * b * c",
            "**bold**",
            "_x_ a_b_",
            "[x](y)",
            "![x](y)",
            "`code` ``",
            "~~~",
            "~~x~~",
            "<b>&amp;</b>",
            "AT&T &#65; & co",
            "a\\b \\*",
            "***",
            "---",
            "<https://x.org>",
            "“𝒲 – é”",
            "(1) x",
            "a]b[c",
            "$5 and $6 x",
            "|a|b|",
        ] {
            assert_eq!(shown(&paragraph(&escaped(text))).as_deref(), Some(text), "{}", escaped(text));
        }
        assert_eq!(shown(&escaped("a\nb\r\tc")).as_deref(), Some("a b  c"));
    }

    #[test]
    fn markup_inside_markup_stays_apart() {
        let text = |text: &str| Inline::Text(text.into());
        let prose = vec![
            text("See!"),
            Inline::Link { path: "p/vow/".into(), text: vec![Inline::Emphasis(vec![text("a*b")])] },
            text(" "),
            Inline::Emphasis(vec![
                Inline::Emphasis(vec![text("c")]),
                text(" "),
                Inline::Strong(vec![text("d")]),
            ]),
        ];
        let markdown = inline(&prose, "/x/");
        assert_eq!(markdown, r"See\![*a\*b*](/x/p/vow/) *_c_ __d__*");
        assert_eq!(shown(&markdown).as_deref(), Some("See!a*b c d"));
    }
    proptest! {
        #[test]
        fn any_text_is_shown_as_it_is(text in "[!-~ éא]{0,20}[!-~é]|[!-~][!-~ ]{0,3}[-+#.)=|]{1,3}") {
            let text = text.trim();
            let markdown = paragraph(&escaped(text));
            prop_assert_eq!(shown(&markdown), Some(text.to_string()), "{}", markdown);
        }
    }
}
