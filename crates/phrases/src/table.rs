// How phrases are kept, for those who write them (`build.rs`) and those who read them.

/// What stands in a text for the number that it depends on: a character of a private use area, which no phrase has.
pub(crate) const COUNT_SLOT: char = '\u{E000}';
/// What stands in a text for the first other variable of its phrase; the next character is the second, and so on.
pub(crate) const FIRST_SLOT: u32 = 0xE001;
/// Between the forms of a phrase that depends on a number.
pub(crate) const BETWEEN_FORMS: char = '\u{1e}';
/// In a form, between the plural category that it is for and the text.
pub(crate) const AFTER_CATEGORY: char = '\u{1f}';
