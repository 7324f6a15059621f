//! Makes links to words and opens them; keeps words on the device.
//!
//! The printed page marks what can be pointed to with `data-text` (see [`text::Text`]). When the address carries a link
//! to words, they are found again in the page's text, marked and scrolled to, or the page says in words of its own what
//! became of them. When a reader selects words, a bubble offers to copy or share a link to them, or to keep them.
//!
//! **Of a link's text nothing is ever shown**: it goes into the comparison and no further. Words shown, copied or marked
//! are always the page's.
//!
//! | module | does |
//! |---|---|
//! | `opening` | opens the link in the address |
//! | `offering` | offers links to selected words |
//! | `citing` | puts selected words into the form of a quotation |
//! | `keeping` | keeps selected words, marks and lists what is kept |
//! | `page`, `text`, `bubble` | the door to the browser: the page, its texts, the bubble and the notice |

mod bubble;
mod citing;
mod keeping;
mod offering;
mod opening;
mod page;
mod text;

use keeping::Keeping;
use page::Page;

fn main() {
    let Some(page) = Page::new() else { return };
    page.on_address(opening::open);
    let keeping = Keeping::begin(&page);
    offering::offer(&page, keeping);
}
