//! Selected words in the form of a quotation.

/// What stands before and after selected words.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Cut {
    /// The text begins before the words.
    pub(crate) before: bool,
    /// The text goes on after them.
    pub(crate) after: bool,
}

/// Selected words with what a quotation of them must say.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Citation<'a> {
    /// The words.
    pub(crate) words: &'a str,
    /// Whether they are cut out of a longer text.
    pub(crate) cut: Cut,
    /// Who said them and where it is reported; for words of ours, the site and the page.
    pub(crate) credit: &'a str,
    /// The link to them.
    pub(crate) address: &'a str,
}

impl Citation<'_> {
    /// `“… words …” — credit, address`.
    pub(crate) fn plain(&self) -> String {
        format!("{}\n— {}\n{}", self.quoted(), self.credit, self.address)
    }

    /// A Markdown block quotation with a link.
    pub(crate) fn markdown(&self) -> String {
        let address = self.address.replace('(', "%28").replace(')', "%29");
        format!("> {}\n>\n> — [{}]({address})\n", escaped(&self.quoted()), escaped(self.credit))
    }

    fn quoted(&self) -> String {
        let before = if self.cut.before { "… " } else { "" };
        let after = if self.cut.after { " …" } else { "" };
        // Inside a quotation another one stands between single marks.
        let words = self.words.replace('“', "‘").replace('”', "’");
        format!("“{before}{}{after}”", words.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// Text in which Markdown finds nothing of its own.
fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut escaped, sign| {
        if matches!(sign, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '~' | '|' | '!') {
            escaped.push('\\');
        }
        escaped.push(sign);
        escaped
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn citation(words: &str, cut: Cut) -> Citation<'_> {
        Citation { words, cut, credit: "A. Speaker, 1 May [2025]", address: "https://e.org/p/a/#q1abc" }
    }

    #[test]
    fn words_cut_out_say_so() {
        let cut = |before, after| Cut { before, after };
        let plain = |cut| citation("the right\n  time", cut).plain();
        assert!(plain(cut(false, false)).starts_with("“the right time”\n— A. Speaker"));
        assert!(plain(cut(true, false)).starts_with("“… the right time”"));
        assert!(plain(cut(true, true)).starts_with("“… the right time …”"));
        assert!(plain(cut(true, true)).ends_with("\nhttps://e.org/p/a/#q1abc"));
    }

    #[test]
    fn a_quotation_inside_stands_between_single_marks() {
        let plain = citation("was “in (his) brain.”", Cut { before: true, after: false }).plain();
        assert!(plain.starts_with("“… was ‘in (his) brain.’”"), "{plain}");
    }

    #[test]
    fn markdown_takes_words_as_they_are() {
        let markdown = citation("*not* [a](link)", Cut { before: false, after: false }).markdown();
        assert_eq!(
            markdown,
            "> “\\*not\\* \\[a\\](link)”\n>\n> — [A. Speaker, 1 May \\[2025\\]](https://e.org/p/a/#q1abc)\n"
        );
    }
}
