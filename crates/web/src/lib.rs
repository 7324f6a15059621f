//! What the browser programs share.
//!
//! | module | holds |
//! |---|---|
//! | [`card_words`] | fetching where words are on a card |
//! | [`clipboard`] | copying |
//! | [`console`] | logging errors |
//! | [`fetch`] | fetching files of the site |
//! | [`text`] | the texts of the page that links can point into |
//! | [`highlight`] | words highlighted by the browser (CSS Custom Highlight API) |
//! | [`wordings`] | fetching what links are resolved against |
//! | [`notice`] | what the late programs say to the reader |
//!
//! Nothing here panics: where the browser lacks something there is `None`, or nothing happens.

pub mod card_words;
pub mod clipboard;
pub mod console;
pub mod fetch;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
pub mod highlight;
mod json;
pub mod notice;
pub mod text;
pub mod wordings;

/// Every browser program allocates with this: a program is small and its memory short-lived.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
