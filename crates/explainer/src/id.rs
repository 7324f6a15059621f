//! Ids, as used in addresses and files.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Returns whether `text` can be an id: lower-case ASCII words and digits joined by single hyphens, starting with a
/// letter.
#[must_use]
pub fn is_id(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.split('-').all(|word| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
        #[serde(try_from = "String")]
        pub struct $name(String);

        impl $name {
            /// Returns the id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = &'static str;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                if is_id(&text) { Ok(Self(text)) } else { Err("not lower-case words joined by hyphens") }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// The id of an event.
    EventId;
    /// The id of a note, unique in the explainer.
    NoteId;
    /// The id of a passage.
    PassageId;
    /// The id of a question.
    QuestionId;
    /// The id of a source.
    SourceId;
    /// The id of a voice.
    VoiceId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_lower_case_words_joined_by_hyphens() {
        for good in ["crush", "right-time", "g7", "a-1-b"] {
            assert!(is_id(good), "{good}");
        }
        for bad in
            ["", "-", "Crush", "right--time", "time-", "-time", "7g", "right_time", "émigré", "a b", "../a"]
        {
            assert!(!is_id(bad), "{bad}");
        }
    }
}
