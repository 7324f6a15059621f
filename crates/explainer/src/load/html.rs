//! Finds HTML in texts, which takes it for words.

use std::ops::Range;

/// A tag, comment or entity of HTML.
pub(super) struct Html {
    /// Its bytes in the text.
    pub(super) at: Range<usize>,
    /// What it is.
    pub(super) message: String,
    /// What to write instead.
    pub(super) help: String,
}

/// Returns the first tag, comment or entity in a line of plain text.
pub(super) fn find(text: &str) -> Option<Html> {
    text.char_indices().find_map(|(at, char)| match char {
        '<' => tag_at(text, at),
        '&' => entity_at(text, at),
        _ => None,
    })
}

/// Returns the tag or comment that begins at `at`.
fn tag_at(text: &str, at: usize) -> Option<Html> {
    let rest = text.get(at + 1..)?;
    let is_tag = rest.starts_with("!--")
        || rest.trim_start_matches('/').starts_with(|first: char| first.is_ascii_alphabetic());
    let end = rest.find('>').filter(|_| is_tag)?;
    Some(tag(text.get(at..=at + 1 + end)?, at))
}

/// Explains the tag or comment `tag`, which begins at `at`.
pub(super) fn tag(tag: &str, at: usize) -> Html {
    let tag = tag.trim_end();
    let place = at..at + tag.len();
    if tag.starts_with("<!--") {
        let help = "Write comments as TOML has them, above the key and after a #.".into();
        return Html { at: place, message: "a comment of HTML in a text".into(), help };
    }
    let inner = tag.trim_start_matches(['<', '/']);
    let name: String =
        inner.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let help = match name.as_str() {
        "b" | "strong" => "In prose write **words** instead; other texts have no markup.",
        "i" | "em" | "cite" => "In prose write *words* instead; other texts have no markup.",
        "a" => "In prose write [words](source:id) instead, and give the address in sources.toml.",
        "br" | "p" | "div" => "Take it out: each text is one paragraph.",
        "q" | "blockquote" => "Write the words between “ and ” instead.",
        _ => "Take it out: texts are shown as they are written, and HTML would be shown too.",
    };
    Html { at: place, message: format!("a tag of HTML in a text, `<{name}>`"), help: help.into() }
}

/// Returns the entity that begins at `at`.
fn entity_at(text: &str, at: usize) -> Option<Html> {
    let rest = text.get(at..)?;
    let end = rest.find(';')?;
    let entity_text = rest.get(..=end)?;
    let name = entity_text.strip_prefix('&')?.strip_suffix(';')?;
    let digits = name.strip_prefix('#');
    let is_entity = match digits.map(|digits| (digits, digits.strip_prefix(['x', 'X']))) {
        Some((_, Some(hex))) => !hex.is_empty() && hex.bytes().all(|byte| byte.is_ascii_hexdigit()),
        Some((digits, None)) => !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()),
        None => {
            // `R&D;` is text.
            name.len() > 1
                && name.starts_with(|first: char| first.is_ascii_alphabetic())
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
        }
    };
    is_entity.then(|| entity(entity_text, at))
}

/// Explains the entity `entity`, which begins at `at`.
pub(super) fn entity(entity: &str, at: usize) -> Html {
    let help = match entity.trim_matches(['&', ';']) {
        "amp" => "Write the sign itself: &.",
        "lt" => "Write it in words, such as “less than”: the sign itself is markup.",
        "gt" => "Write it in words, such as “more than”: the sign itself is markup.",
        "quot" | "ldquo" | "rdquo" => "Write the quotation marks themselves: “ and ”.",
        "apos" | "lsquo" | "rsquo" => "Write the apostrophe itself: ’.",
        "nbsp" => "Write a space. Where a line must not end, write the no-break space itself, U+00A0.",
        "shy" => "Take it out: browsers hyphenate by themselves.",
        "ndash" | "mdash" | "hellip" => "Write the sign itself: –, — or ….",
        _ => "Write the character itself: the files are in UTF-8, which has them all.",
    };
    let message = format!("an HTML entity in a text, `{entity}`");
    Html { at: at..at + entity.len(), message, help: help.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_told_from_text() {
        for (text, message) in [
            ("a <b>mill</b>", "a tag of HTML in a text, `<b>`"),
            ("a </EM>", "a tag of HTML in a text, `<em>`"),
            ("a <!-- b -->", "a comment of HTML in a text"),
            ("Marl &amp; Vale", "an HTML entity in a text, `&amp;`"),
            ("Marl&#160;Vale", "an HTML entity in a text, `&#160;`"),
            ("Marl&#xA0;Vale", "an HTML entity in a text, `&#xA0;`"),
        ] {
            assert_eq!(find(text).map(|html| html.message).as_deref(), Some(message), "{text}");
        }
        for text in
            ["Marl & Vale; all", "1 < 2 > 0", "R&D; more", "<", "&", "&;", "&#;", "&#x;", "&#xyz;", "AT&T"]
        {
            assert!(find(text).is_none(), "{text}");
        }
    }

    #[test]
    fn what_to_write_instead_is_told() {
        for (text, help) in [
            ("<a href=\"x\">", "[words](source:id)"),
            ("<br>", "one paragraph"),
            ("<blockquote>", "between “ and ”"),
            ("<q>", "between “ and ”"),
            ("<table>", "HTML would be shown too"),
            ("&lt;", "“less than”"),
            ("&gt;", "“more than”"),
            ("&ldquo;", "“ and ”"),
            ("&rsquo;", "the apostrophe itself"),
            ("&shy;", "hyphenate by themselves"),
            ("&eacute;", "the character itself"),
        ] {
            let told = find(text).unwrap_or_else(|| panic!("{text}")).help;
            assert!(told.contains(help), "{text}: {told}");
        }
    }
}
