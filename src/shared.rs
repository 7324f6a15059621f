//! A view that can be passed around.

use explainer::view::View;
use std::ops::Deref;
use std::rc::Rc;

/// A view that many components show. Two are equal if they are the same view in memory: comparing all they hold would
/// cost time and, in the program, bytes.
#[derive(Clone, Debug)]
pub struct Shared(Rc<View>);

impl From<View> for Shared {
    fn from(view: View) -> Self {
        Self(Rc::new(view))
    }
}

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Shared {
    type Target = View;

    fn deref(&self) -> &View {
        &self.0
    }
}
