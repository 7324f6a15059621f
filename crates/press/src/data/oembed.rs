//! oEmbed 1.0: what a program asks for before it embeds a page that a person linked.

use crate::frame::Site;
use explainer::asset_paths;
use explainer::model::Explainer;
use explainer::page::Page;
use html_escape::encode_double_quoted_attribute as attribute;
use serde::Serialize;
use sidelines::prerender::Embedded;

/// How wide a column of text is, in CSS pixels.
const WIDTH: usize = 640;

/// What stands at a passage's oEmbed address.
#[derive(Serialize)]
pub(super) struct Answer<'a> {
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

/// The answer for a passage. It names no author: the words may be the speaker's, the page is not.
pub(super) fn answer<'a>(explainer: &'a Explainer, embed: &'a Embedded, site: &Site) -> Answer<'a> {
    Answer {
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

/// What leads from the head of a passage's page to its answer; empty for any other page.
pub(crate) fn link(page: &Page, site: &Site) -> String {
    let Page::Passage(passage) = page else { return String::new() };
    let address = site.address(&asset_paths::oembed(passage));
    format!(
        "\n    <link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\">",
        attribute(&address)
    )
}
