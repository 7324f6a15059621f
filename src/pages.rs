//! The pages that the browser program changes: the opening and the steps.

mod opening;
mod step;

pub(crate) use opening::opening;
pub(crate) use step::{StepParts, step};
