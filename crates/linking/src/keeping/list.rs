//! Kept words as a list: the words as they stand now, the reader's own text, and what can be done.

use super::Trouble;
use super::kept::Kept;
use super::making::Maker;
use super::standing::Standing;
use super::stored::Unreadable;
use web_sys::HtmlElement;

const REWORDED: &str = "The wording has changed a little since you kept it.";
const CHANGED: &str = "The words of this note have changed. Nothing is marked.";
const UNSEEN: &str = "The passage could not be loaded, so its words are not shown.";

/// Kept words with what has become of them, and the way to them on another page.
pub(crate) struct Item<'a> {
    pub(crate) kept: &'a Kept,
    pub(crate) standing: Standing,
    /// The address of the words, where they are not on this page.
    pub(crate) href: Option<String>,
}

/// The list.
pub(crate) fn list(make: &Maker, items: &[Item<'_>]) -> Option<HtmlElement> {
    let list = make.of("ol", "kept", &[])?;
    for one in items {
        list.append_child(&*item(make, one)?).ok()?;
    }
    Some(list)
}

fn item(make: &Maker, item: &Item<'_>) -> Option<HtmlElement> {
    let entry = make.of("li", "", &[])?;
    entry.set_attribute("data-kept", &item.kept.id).ok()?;
    let add = |element: HtmlElement| entry.append_child(&element).ok();
    let words = item.standing.words();
    if let Some(words) = &words {
        add(make.text("p", "kept-words", words)?)?;
    }
    // Away from their passage, words need somebody to have said them.
    if item.href.is_some()
        && let Some(credit) = item.standing.credit()
    {
        add(make.text("p", "cites", &credit)?)?;
    }
    let said = match item.standing {
        Standing::Marked { reworded, .. } => reworded.then_some(REWORDED),
        Standing::Changed => Some(CHANGED),
        Standing::Unseen => Some(UNSEEN),
    };
    if let Some(said) = said {
        add(make.text("p", "basis", said)?)?;
    }
    if let Some(text) = &item.kept.text {
        let (label, text) = (make.text("p", "label", "Your note")?, make.text("p", "own", text)?);
        add(label)?;
        add(text)?;
    }
    let about = words.as_deref().map(beginning);
    let about = about.as_deref();
    let ways = make.of("p", "kept-ways", &[])?;
    let shown = match (&item.href, &item.standing) {
        (None, Standing::Marked { .. }) => Some(make.button("show", "Show", about)?),
        (Some(href), Standing::Marked { .. }) => {
            let link = make.link(href, "Show")?;
            link.set_attribute("aria-label", &format!("Show: {}", about.unwrap_or_default())).ok()?;
            Some(link)
        }
        _ => None,
    };
    let edit = if item.kept.text.is_some() { "Edit" } else { "Add a note" };
    let others = [make.button("edit", edit, about)?, make.button("delete", "Delete", about)?];
    for way in shown.into_iter().chain(others) {
        ways.append_child(&way).ok()?;
    }
    add(ways)?;
    Some(entry)
}

/// The first words, to tell one note from another.
fn beginning(words: &str) -> String {
    let mut parts = words.split_whitespace();
    let first: Vec<&str> = parts.by_ref().take(6).collect();
    format!("{}{}", first.join(" "), if parts.next().is_some() { " …" } else { "" })
}

/// What was deleted can be brought back.
pub(crate) fn undo(make: &Maker, said: &str) -> Option<HtmlElement> {
    let said = make.text("span", "", said)?;
    make.of("p", "kept-ways", &[&said, &*make.button("undo", "Undo", None)?])
}

/// Why nothing can be kept, for people.
pub(crate) fn trouble(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Denied => "This browser does not let the page keep notes.",
        Trouble::Full => "The browser has no more room for notes: this was not kept.",
        Trouble::Unreadable(Unreadable::Later) => {
            "The notes on this device were kept by a later version of this page. They are left as they are."
        }
        Trouble::Unreadable(Unreadable::Damaged) => {
            "What this device has kept as notes is damaged and can’t be read. It is left as it is."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_told_apart_by_their_first_words() {
        assert_eq!(beginning("one two  three"), "one two three");
        assert_eq!(beginning("one two three four five six seven"), "one two three four five six …");
    }
}
