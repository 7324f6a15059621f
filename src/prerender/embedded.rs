//! Passages for other sites.

use super::render_static;
use crate::static_pages::{embed, height, snippet};
use explainer::id::PassageId;
use explainer::model::Explainer;
use explainer::page_data::PassageData;

/// A passage for a frame on another site.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Embedded {
    /// The passage.
    pub id: PassageId,
    /// The title of its page.
    pub title: String,
    /// The HTML of its page's body.
    pub html: String,
    /// The HTML that shows that page on another.
    pub snippet: String,
    /// About how high it is in a column of text, in CSS pixels.
    pub height: usize,
}

/// Renders a passage for frames on other sites. `home` is the address of the opening, in full where it is known. Must be
/// polled within a Tokio `LocalSet`.
pub async fn embedded(explainer: &Explainer, passage_data: &PassageData, home: &str) -> Embedded {
    Embedded {
        id: passage_data.passage.id.clone(),
        title: format!("{}, {} · {}", passage_data.passage.title, passage_data.speaker.name, explainer.title),
        html: render_static::render(embed(passage_data, &explainer.title, home, explainer.messages())).await,
        snippet: snippet(passage_data, home),
        height: height(passage_data),
    }
}
