//! oEmbed 1.0 responses, which programs request before they embed a linked page.

use crate::template::Site;
use explainer::asset_paths;
use explainer::model::Explainer;
use explainer::page::Page;
use html_escape::encode_double_quoted_attribute as attribute;
use serde::Serialize;
use sidelines::prerender::Embedded;

/// Width of an embed in CSS pixels.
const WIDTH: usize = 640;

/// The oEmbed response of a passage.
#[derive(Serialize)]
pub(super) struct Response<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    version: &'static str,
    title: &'a str,
    provider_name: &'a str,
    provider_url: String,
    html: &'a str,
    width: usize,
    height: usize,
}

/// Returns the response for a passage. It names no author, since the page is not by the speaker.
pub(super) fn response<'a>(explainer: &'a Explainer, embed: &'a Embedded, site: &Site) -> Response<'a> {
    Response {
        kind: "rich",
        version: "1.0",
        title: &embed.title,
        provider_name: &explainer.title,
        provider_url: site.address(""),
        html: &embed.snippet,
        width: WIDTH,
        height: embed.height,
    }
}

/// Returns the link in the head of a passage's page to its oEmbed response; empty for any other page.
pub(crate) fn link(page: &Page, site: &Site) -> String {
    let Page::Passage(passage) = page else { return String::new() };
    let address = site.address(&asset_paths::oembed(passage));
    format!(
        "\n    <link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\">",
        attribute(&address)
    )
}
