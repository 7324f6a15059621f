//! Offering links to selected words, and to keep them.

use crate::bubble::Action;
use crate::citing::{Citation, Cut};
use crate::keeping::Keeping;
use crate::page::Page;
use crate::text::Selected;
use explainer::id::NoteId;
use explainer::link::WordsLink;

/// Shows the bubble whenever words that can be pointed to are selected, by mouse, finger or keys.
pub(crate) fn offer(page: &Page, keeping: Option<Keeping>) {
    if keeping.is_none() {
        page.offer_no_keeping();
    }
    page.on_selection(|page| page.show_bubble(page.selected()));
    page.on_action(move |page, action, selected| match (action, &keeping) {
        (Action::Keep, Some(keeping)) => keeping.keep(selected),
        (Action::Note, Some(keeping)) => keeping.write(selected),
        _ => {
            if let Some(address) = address(page, selected) {
                act(page, action, selected, &address);
            }
        }
    });
    // The words whose selection made the browser fetch this program.
    page.show_bubble(page.selected());
}

fn act(page: &Page, action: Action, selected: &Selected, address: &str) {
    let text = selected.text.as_str();
    let words: String = text.chars().skip(selected.place.start).take(selected.place.len()).collect();
    let citation = Citation {
        words: &words,
        cut: Cut {
            before: text.chars().take(selected.place.start).any(char::is_alphanumeric),
            after: text.chars().skip(selected.place.end).any(char::is_alphanumeric),
        },
        credit: &selected.text.credit(&selected.place),
        address,
    };
    match action {
        Action::CopyLink => page.copy(address.to_string()),
        Action::CopyQuotation => page.copy(citation.plain()),
        Action::CopyMarkdown => page.copy(citation.markdown()),
        Action::Share => page.share(address),
        Action::Keep | Action::Note => {}
    }
}

/// The address of the selected words.
fn address(page: &Page, selected: &Selected) -> Option<String> {
    let text = &selected.text;
    let note = text.note().and_then(|id| NoteId::try_from(id).ok());
    let link = WordsLink::to(note, text.as_str(), &text.spans(), selected.place.start, selected.place.end)?;
    Some(format!("{}#{}", page.address_of(text)?, link.encode_for_all()))
}
