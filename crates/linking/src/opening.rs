//! Opening the link to words in the address.

use crate::bubble::Saying;
use crate::page::Page;
use anchoring::Outcome;
use explainer::id::NoteId;
use explainer::link::{Fragment, WordsLink};

const EXACT: &str = "The words of the link are marked.";
const REWORDED: &str =
    "The wording has changed a little since this link was made. The words are marked as they stand now.";
const CHANGED: &str = "What stood here has been changed since this link was made. Nothing is marked.";
const ABSENT: &str = "The words that this link was made for are not here any more. Nothing is marked.";
const BROKEN: &str = "This link to words is damaged, or was made by a later version. Nothing is marked.";

/// Opens the link in the address, if it is one to words; takes back what an earlier one did.
pub(crate) fn open(page: &Page) {
    page.unmark();
    match WordsLink::decode(&page.fragment()) {
        Fragment::Other => page.say(None, Saying::Aloud),
        Fragment::Broken => page.say(Some(BROKEN), Saying::Aloud),
        Fragment::Words(link) => {
            let words = open_words(page, &link);
            page.say(Some(words), if words == EXACT { Saying::Quietly } else { Saying::Aloud });
        }
    }
}

/// Marks what `link` points to; answers what there is to say.
fn open_words(page: &Page, link: &WordsLink) -> &'static str {
    let Some(text) = page.text(link.note.as_ref().map(NoteId::as_str)) else { return ABSENT };
    let outcome = link.find(text.as_str(), &text.spans());
    match outcome.mark() {
        Some(place) => page.mark(&text, place.start()..place.end()),
        None => page.show(&text),
    }
    match outcome {
        Outcome::Exact(_) => EXACT,
        Outcome::Reworded(_) => REWORDED,
        Outcome::Changed(_) => CHANGED,
        Outcome::Absent => ABSENT,
    }
}
