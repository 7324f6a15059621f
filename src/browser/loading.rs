//! The data of pages: those of the page itself are in its document, those of others are fetched. The root element names
//! the folder with the data of this build, so that the program never reads those of another.

use super::{document, root};
use explainer::page::Page;
use explainer::view::View;
use percent_encoding::percent_decode_str;
use phrases::Phrases;
use web::fetch;

/// The id of the element that holds the data of the page, percent-encoded.
const OWN: &str = "view";

/// The data of the page that the browser has loaded.
#[must_use]
pub fn own_view() -> Option<View> {
    let text = document()?.get_element_by_id(OWN)?.text_content()?;
    let bytes: Vec<u8> = percent_decode_str(&text).collect();
    postcard::from_bytes(&bytes).ok()
}

/// Loads the data of `page`; `None` without a connection, or if another build has been published since.
pub async fn load_view(page: &Page) -> Option<View> {
    postcard::from_bytes(&build_file(&page.data_file()).await?).ok()
}

/// Loads what the programs say; `None` without a connection, or if another build has been published since.
pub async fn load_phrases() -> Option<Phrases> {
    Phrases::from_bytes(build_file(phrases::FILE).await?)
}

async fn build_file(path: &str) -> Option<Vec<u8>> {
    fetch::of_build(&root()?.get_attribute("data-views")?, path).await
}
