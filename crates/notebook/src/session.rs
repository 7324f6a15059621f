//! The state of the program that lasts until another page is opened.

use crate::annotation_io::Candidate;
use crate::deleted::Deleted;

/// What ends the display of a message. Whatever is later ends it too.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Until {
    /// A press of a key or pointer.
    Input,
    /// The opening of another page.
    PageChange,
}

/// The state of the program that lasts until another page is opened.
#[derive(Clone, Debug, Default)]
pub(crate) struct Session {
    /// What can be brought back.
    pub(crate) deleted: Option<Deleted>,
    /// Imported annotations for this explainer at another address, which the reader may add.
    pub(crate) elsewhere: Vec<Candidate>,
    /// What ends the display of the present message; `None` without one.
    pub(crate) message_until: Option<Until>,
}

impl Session {
    /// Ends the present message at `event`, and returns whether there was one that ends then.
    pub(crate) fn end_message(&mut self, event: Until) -> bool {
        self.message_until.take_if(|until| *until <= event).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_ends_once_at_its_event_or_a_later_one() {
        for (until, ends_at_input) in [(Until::Input, true), (Until::PageChange, false)] {
            let mut session = Session { message_until: Some(until), ..Session::default() };
            assert_eq!(session.end_message(Until::Input), ends_at_input);
            assert_eq!(session.end_message(Until::PageChange), !ends_at_input);
            assert!(!session.end_message(Until::PageChange));
        }
    }
}
