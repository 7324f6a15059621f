//! The site that a component is shown on.

use crate::links::Links;
use messages::Messages;

/// What a component needs to know of the site that it is shown on.
#[derive(Clone, Copy)]
pub(crate) struct Site<'a> {
    /// How it links to other pages.
    pub(crate) links: Links<'a>,
    /// What the interface says, in the language of the site.
    pub(crate) text: &'a Messages,
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    /// The files below `folder`.
    fn files(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
        let texts = entries.flat_map(|path| match path.is_dir() {
            true => files(&path),
            false => vec![fs::read_to_string(path).expect("a file")],
        });
        texts.collect()
    }

    #[test]
    fn what_pages_say_is_in_the_messages() {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let texts: Vec<String> =
            ["components", "static_pages"].iter().flat_map(|folder| files(&source.join(folder))).collect();
        assert!(!texts.is_empty());
        for line in texts.iter().flat_map(|text| text.lines()) {
            // Text in HTML is `{ "…" }`; an attribute that is read is `aria-label="…"`.
            let written = line.split("{ \"").skip(1).chain(line.split("aria-label=\"").skip(1));
            for text in written.filter_map(|rest| rest.split('"').next()) {
                let is_word = text.chars().filter(|char| char.is_alphabetic()).count() > 1;
                assert!(!is_word, "“{text}” belongs into crates/messages/locales: {}", line.trim());
            }
        }
    }
}
