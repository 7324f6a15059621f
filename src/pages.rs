//! The pages that are alive in the browser.

mod opening;
mod step;

pub(crate) use opening::opening;
pub(crate) use step::step;
