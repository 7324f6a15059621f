//! Passages for other sites.

use super::render_static;
use crate::static_pages::{embed, height, snippet};
use explainer::id::PassageId;
use explainer::model::Explainer;
use explainer::page_data::PassageData;
use html_escape::encode_double_quoted_attribute as attribute;

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
    let html = render_static::render(embed(passage_data, &explainer.title, home)).await;
    Embedded {
        id: passage_data.passage.id.clone(),
        title: format!("{}, {} · {}", passage_data.passage.title, passage_data.speaker.name, explainer.title),
        html: leading_out(&html, home),
        snippet: snippet(passage_data, home),
        height: height(passage_data),
    }
}

/// `html` with every link to a page of the site opening in a tab of its own: a frame has room for one passage only.
/// Links within the frame stay there. Text can't be taken for a link, since a `<` in it is escaped.
fn leading_out(html: &str, home: &str) -> String {
    let home = attribute(home);
    html.replace(&format!("<a href=\"{home}"), &format!("<a target=\"_blank\" href=\"{home}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_links_to_pages_lead_out() {
        let html = r##"<a href="#note">x</a><a href="https://e.org/p/a/">&lt;a href="https://e.org/</a>"##;
        assert_eq!(
            leading_out(html, "https://e.org/"),
            r##"<a href="#note">x</a><a target="_blank" href="https://e.org/p/a/">&lt;a href="https://e.org/</a>"##
        );
    }
}
