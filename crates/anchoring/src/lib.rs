//! Finds quoted words again in a text that has been edited since, and never misattributes them.
//!
//! A quote is given as a [`Selector`], the TextQuoteSelector of the W3C Web Annotation Data Model (§4.2.4), with a hint
//! at its old position. [`locate`] answers with an [`Outcome`]: the words stand ([`Outcome::Exact`]), they stand with a
//! small harmless change ([`Outcome::Reworded`]), their place is known but something else may be said there
//! ([`Outcome::Changed`]), or they are gone ([`Outcome::Absent`]). Only the first two may be marked.
//!
//! ```
//! use anchoring::{Outcome, Selector, locate};
//!
//! let selector = Selector::new("would support the loan").between("The minister ", " next year");
//! let edited = "Yesterday, the minister would support a loan next year.";
//! assert!(matches!(locate(edited, &[], &selector, None), Outcome::Reworded(_)));
//!
//! let turned = "Yesterday, the minister would oppose the loan next year.";
//! assert!(matches!(locate(turned, &[], &selector, None), Outcome::Changed(_)));
//! ```
//!
//! All offsets are Unicode scalar values unless a name says otherwise; [`utf16`] converts.
//!
//! # Two steps kept apart
//!
//! *Finding* is generous: every place where the words stand, and every stretch that holds at least half of them.
//! *Judging* is not: word by word, whatever differs counts as a change of meaning unless a rule allows it.
//!
//! | module | what it is |
//! |---|---|
//! | `unicode`, `fold` | decomposition, graphemes; one form for all spellings of a word |
//! | `words`, `block`, `doc`, `marks` | a text as words with places; sentences; the punctuation between |
//! | `selector`, `selection` | what a link carries; the same read against a text |
//! | `seeds`, `filter` | where candidates may be, before anything is cut |
//! | `scan`, `find`, `weight`, `table` | candidates, in time linear in the text |
//! | `align` | laying quote and text side by side |
//! | `lexicon`, `spelling` | words that carry meaning; two spellings of one word |
//! | `judge`, `context`, `speaker` | does it say the same; is it said in the same place; by the same person |
//! | `locate`, `edges`, `literal`, `outcome` | the decision, its place, the answer |
//! | `describe` | making selectors |
//! | [`utf16`] | units |

#![forbid(unsafe_code)]
#![warn(missing_docs)]

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

mod align;
mod block;
mod context;
mod describe;
mod doc;
mod edges;
mod filter;
mod find;
mod fold;
mod judge;
mod lexicon;
mod literal;
mod locate;
mod marks;
mod outcome;
mod scan;
mod seeds;
mod selection;
mod selector;
mod speaker;
mod spelling;
mod table;
mod unicode;
pub mod utf16;
mod weight;
mod words;

pub use describe::{DescribeError, describe};
pub use locate::Indexed;
pub use outcome::{Outcome, Place};
pub use selector::Selector;
pub use speaker::Span;

/// Finds the quote of `selector` again in `text`.
///
/// `speakers` says who speaks which part of the text, in scalars; it may be empty. `start` is a hint at where the quote
/// once stood, in scalars; any number will do. Never panics, whatever it is given. To find many quotes in one text,
/// make an [`Indexed`] once.
pub fn locate(text: &str, speakers: &[Span], selector: &Selector, start: Option<usize>) -> Outcome {
    locate::once(text, speakers, selector, start)
}
