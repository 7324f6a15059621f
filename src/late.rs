//! Late programs: those that most readers never need, each in files of its own that are fetched when it is started.
//!
//! They share memory and code with the app: what the app has already is not fetched again. The build splits the linked
//! program at the functions marked here; `crates/splitter` does it.

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// A program that can be started later.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug)]
pub enum Late {
    /// Copies links to selected words.
    Copying,
    /// Finds words in the explainer.
    Search,
    /// Keeps words and notes on the device.
    Notebook,
}

/// Fetches a program and starts it; returns whether it started. One that did not can be started again; the
/// reason is in the console.
#[wasm_bindgen]
pub async fn start(program: Late) -> bool {
    match program {
        Late::Copying => copying().await,
        Late::Search => search().await,
        Late::Notebook => notebook().await,
    }
    .is_ok()
}

#[wasm_split(copying, fallible)]
fn copying() -> Result<(), SplitLoaderError> {
    copying::start();
    Ok(())
}

#[wasm_split(search, fallible)]
fn search() -> Result<(), SplitLoaderError> {
    search::start();
    Ok(())
}

#[wasm_split(notebook, fallible)]
fn notebook() -> Result<(), SplitLoaderError> {
    notebook::start();
    Ok(())
}
