//! A digest of a printed document, by which the browser program recognizes it.

use html5gum::{Token, Tokenizer};

/// Returns the digest of the nodes that a browser makes of `html`: 32-bit FNV-1a over the UTF-16 code units of their names and
/// texts, in document order, in base 36. Attributes do not count. `loader/document.mjs` computes the same in the browser.
///
/// `html` must be as a browser would write it: every element that a parser would add must be there.
pub(super) fn digest(html: &str) -> String {
    let mut hash = Hash(0x811c_9dc5);
    let mut in_text = false;
    for Ok(token) in Tokenizer::new(html) {
        let starts_text = !in_text;
        in_text = matches!(token, Token::String(_));
        match token {
            Token::StartTag(tag) => hash.add(&["<", &text(&tag.name).to_lowercase()]),
            Token::String(string) if starts_text => hash.add(&["<#text", &text(&string)]),
            Token::String(string) => hash.add(&[&text(&string)]),
            Token::Comment(comment) => hash.add(&["<#comment", &text(&comment)]),
            Token::EndTag(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    base_36(hash.0)
}

struct Hash(u32);

impl Hash {
    fn add(&mut self, parts: &[&str]) {
        for unit in parts.iter().flat_map(|part| part.encode_utf16()) {
            self.0 = (self.0 ^ u32::from(unit)).wrapping_mul(0x0100_0193);
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn base_36(mut number: u32) -> String {
    let mut digits = vec![];
    loop {
        digits.push(char::from_digit(number % 36, 36).unwrap_or('0'));
        number /= 36;
        if number == 0 {
            return digits.iter().rev().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::digest;

    const PAGE: &str = "<p class=\"a\">We &amp; they<!--x--></p><br><p>said</p>";

    #[test]
    fn attributes_and_ways_to_write_a_character_do_not_count() {
        assert_eq!(digest(PAGE), digest("<P hidden>We &#38; they<!--x--></P><br/><p id=b>said</p>"));
    }

    #[test]
    fn every_other_difference_counts() {
        for other in [
            "<p class=\"a\">We &amp; thay<!--x--></p><br><p>said</p>",
            "<p class=\"a\">We &amp; they</p><br><p>said</p>",
            "<p class=\"a\">We &amp; they<!----></p><br><p>said</p>",
            "<p class=\"a\"><b>We</b> &amp; they<!--x--></p><br><p>said</p>",
            "<p class=\"a\">We &amp; they<!--x--></p><br><p>said</p><p></p>",
            "<div class=\"a\">We &amp; they<!--x--></div><br><p>said</p>",
            "<p class=\"a\">We &amp; they<!--x--></p><br>said",
        ] {
            assert_ne!(digest(PAGE), digest(other), "{other}");
        }
    }

    // tests/browser/loader.test.mjs has the same.
    #[test]
    fn digests_are_those_of_the_loader() {
        assert_eq!(digest("<p>words</p><!--x-->"), "17em8ra");
    }
}
