//! Plain text of what others have written: without markup, control characters and hidden directions.

use html5gum::{Token, Tokenizer};
use pulldown_cmark::{Event, Options, Parser, TagEnd};

/// Elements whose content is not shown.
const HIDDEN: [&[u8]; 5] = [b"script", b"style", b"template", b"title", b"noscript"];

/// Elements of HTML inside a line: the tags of all others part words.
const IN_LINE: [&[u8]; 14] = [
    b"a", b"abbr", b"b", b"bdi", b"bdo", b"code", b"em", b"i", b"mark", b"q", b"s", b"span", b"strong", b"u",
];

/// Returns the text of HTML.
pub(super) fn from_html(html: &str) -> String {
    let mut text = String::new();
    // The hidden element that is open. Its content holds no tags that count.
    let mut hidden: Option<Vec<u8>> = None;
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) if hidden.is_none() => {
                if HIDDEN.contains(&&tag.name[..]) && !tag.self_closing {
                    hidden = Some(tag.name.to_vec());
                }
                if !IN_LINE.contains(&&tag.name[..]) {
                    text.push(' ');
                }
            }
            Token::EndTag(tag) => {
                if hidden.as_deref() == Some(&tag.name[..]) {
                    hidden = None;
                }
                if !IN_LINE.contains(&&tag.name[..]) {
                    text.push(' ');
                }
            }
            Token::String(string) if hidden.is_none() => text.push_str(&String::from_utf8_lossy(&string)),
            _ => {}
        }
    }
    in_one_line(&text)
}

/// Returns the text of Markdown.
pub(super) fn from_markdown(markdown: &str) -> String {
    let mut text = String::new();
    for event in Parser::new_ext(markdown, Options::empty()) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::InlineHtml(html) | Event::Html(html) => text.push_str(&from_html(&html)),
            Event::SoftBreak | Event::HardBreak | Event::Rule => text.push(' '),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image) => {}
            Event::End(_) => text.push(' '),
            _ => {}
        }
    }
    in_one_line(&text)
}

/// Returns `text` in one line, with single spaces.
fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns `text` in one line, without characters that a terminal or an editor would obey instead of showing them: control
/// characters, and those that turn the direction of what follows.
pub(super) fn harmless(text: &str) -> String {
    let is_shown = |char: &char| {
        char.is_whitespace()
            || !char.is_control()
                && !matches!(char, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
    };
    in_one_line(&text.chars().filter(is_shown).collect::<String>())
}

/// Returns the beginning of `text` for a message.
pub(crate) fn excerpt(text: &str, scalars: usize) -> String {
    let text = harmless(text);
    match text.char_indices().nth(scalars) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn html_is_read_as_it_is_shown() {
        for (html, text) in [
            ("<p>One</p><p>two<br>three</p>", "One two three"),
            ("a<b>b</b>c <i>d</i>", "abc d"),
            ("<script>alert('x')</script>a<style>b{}</style>", "a"),
            ("<template><p>x</p></template>a", "a"),
            ("1 &lt; 2 &amp; &copy;", "1 < 2 & ©"),
            ("<img src=x onerror=alert(1)>a<!-- b -->", "a"),
            ("a < b", "a < b"),
            ("", ""),
        ] {
            assert_eq!(from_html(html), text, "{html}");
        }
        assert_eq!(from_html(&"<div>".repeat(100_000)), "");
    }

    #[test]
    fn markdown_is_read_as_it_is_shown() {
        for (markdown, text) in [
            ("One *two*\nthree\n\n- four\n- five", "One two three four five"),
            ("[a](https://example.org) ![b](c.png) `d`", "a b d"),
            ("a<script>b</script> <b>c</b>", "ab c"),
            (r"\*a\* &amp; b", "*a* & b"),
            ("> a\n\n```\nb\n```", "a b"),
        ] {
            assert_eq!(from_markdown(markdown), text, "{markdown}");
        }
        assert!(from_markdown(&"> ".repeat(10_000)).is_empty());
        assert!(!from_markdown(&"*a **b ".repeat(10_000)).is_empty());
    }

    #[test]
    fn nothing_is_left_that_a_terminal_obeys() {
        assert_eq!(harmless("a\u{1B}[31mb\u{7}\n\u{202E}c\u{2066}d\0 \u{9B}e"), "a[31mb cd e");
        assert_eq!(harmless("é 𝒲 א\u{200F}ב 👩\u{200D}🚀"), "é 𝒲 א\u{200F}ב 👩\u{200D}🚀");
        assert_eq!(excerpt("abcdef", 3), "abc…");
        assert_eq!(excerpt("abc", 3), "abc");
    }
    proptest! {
        #[test]
        fn any_text_can_be_read(text in ".{0,200}|([<>/a-z !*_`\\[\\]()\n-]{0,9}(<script>|<!--|</p>|&#x202e;|```)){0,20}") {
            for read in [from_html(&text), from_markdown(&text), text] {
                let harmless = harmless(&read);
                prop_assert!(!harmless.chars().any(char::is_control), "{harmless:?}");
                prop_assert!(excerpt(&read, 5).chars().count() <= 6);
            }
        }
    }
}
