//! The reader's side of Sidelines: one tree of components, rendered to HTML at build time and hydrated in the browser.
//!
//! | module | holds |
//! |---|---|
//! | [`App`] | the whole page, and moving from page to page |
//! | [`head`] | what stands in a page's head |
//! | `pages` | one component a page kind |
//! | `parts` | what pages are made of |
//! | [`browser`] | the only door to the browser |
//!
//! A first rendering is the same everywhere: it depends on the [`View`](explainer::view::View) alone. What only a
//! browser knows (the address, what is stored on the device) is asked for in effects.

mod app;
pub mod browser;
pub mod head;
mod moving;
mod pages;
mod parts;
mod shell;

pub use app::{App, AppProps};
