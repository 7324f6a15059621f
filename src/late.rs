//! Late programs: those that most readers never need, each in files of its own that are fetched when it is started.
//!
//! They share memory and code with the app: what the app has already is not fetched again. The build splits the linked
//! program at the functions marked here; `crates/splitter` does it.

use crate::browser::load_phrases;
use futures_util::future::join;
use phrases::Phrases;
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

/// Fetches a program and what it says, and starts it; returns whether it started. One that did not can be started again;
/// the reason is in the console.
#[wasm_bindgen]
pub async fn start(program: Late) -> bool {
    let loading = async {
        match program {
            Late::Copying => load_copying().await,
            Late::Search => load_search().await,
            Late::Notebook => load_notebook().await,
        }
    };
    // At the same time.
    let (Some(say), Ok(())) = join(load_phrases(), loading).await else { return false };
    match program {
        Late::Copying => copying(say).await,
        Late::Search => search(say).await,
        Late::Notebook => notebook(say).await,
    }
    .is_ok()
}

#[wasm_split(copying, fallible, preload(load_copying))]
fn copying(say: Phrases) -> Result<(), SplitLoaderError> {
    copying::start(say);
    Ok(())
}

#[wasm_split(search, fallible, preload(load_search))]
fn search(say: Phrases) -> Result<(), SplitLoaderError> {
    search::start(say);
    Ok(())
}

#[wasm_split(notebook, fallible, preload(load_notebook))]
fn notebook(say: Phrases) -> Result<(), SplitLoaderError> {
    notebook::start(say);
    Ok(())
}
