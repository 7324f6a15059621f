//! The reader's side of Sidelines: one tree of components, rendered to HTML at build time and hydrated in the browser.
//!
//! | module | holds |
//! |---|---|
//! | [`App`] | the whole page |
//! | `late` | programs that are split off and fetched when they are needed (feature `browser`) |
//! | `router` | moves from page to page |
//! | `progress` | what a reader has read |
//! | `linked` | what the address points to: a note, or words |
//! | `comparison` | two wordings, compared |
//! | `filled` | messages with HTML in them (feature `prerender`) |
//! | `pages` | the pages that the browser program changes: the opening and the steps |
//! | `static_pages` | all other pages, and what never changes of these two (feature `prerender`) |
//! | `components` | what they are made of (feature `prerender`) |
//! | `links` | links to pages of the site (feature `prerender`) |
//! | `site` | what components need to know of the site: its links and its language (feature `prerender`) |
//! | `prerender` | rendering at build time (feature `prerender`) |
//! | [`browser`] | the only module that uses the browser |
//!
//! A first rendering is the same everywhere: it depends on the [`View`](explainer::view::View) alone. What only a
//! browser knows (the address, what is stored on the device) is asked for in effects.

mod app;
pub mod browser;
mod comparison;
#[cfg(feature = "prerender")]
mod components;
#[cfg(feature = "prerender")]
mod filled;
#[cfg(feature = "browser")]
pub mod late;
mod linked;
#[cfg(feature = "prerender")]
mod links;
mod pages;
#[cfg(feature = "prerender")]
pub mod prerender;
mod progress;
mod router;
mod shared;
#[cfg(feature = "prerender")]
mod site;
#[cfg(feature = "prerender")]
mod static_pages;

pub use app::{App, AppProps};
pub use shared::Shared;
