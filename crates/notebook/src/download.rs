//! Downloads the notes as a file.

use crate::annotation_io::{Site, write};
use crate::json_text::stringify;
use crate::note::Notebook;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, Document, HtmlAnchorElement, Url};

/// Downloads the notes of `notebook` as a file, named after `explainer`.
pub(crate) fn download(
    document: &Document,
    notebook: &Notebook,
    explainer: &str,
    site: Site<'_>,
) -> Result<(), JsValue> {
    let text = stringify(&write(notebook, &document.title(), site))?;
    let options = BlobPropertyBag::new();
    options.set_type("application/ld+json");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(&format!("notes-{explainer}.jsonld"));
    link.click();
    Url::revoke_object_url(&address)
}
