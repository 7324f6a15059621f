//! The card of a passage with chosen words highlighted, as a picture to be saved. It is drawn in the browser: nothing is
//! sent for it.

use explainer::card_words::CardWords;
use explainer::fragment::Tag;
use std::ops::Range;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, Document, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement};

/// The card, on a canvas.
pub(crate) struct Picture {
    pub(crate) canvas: HtmlCanvasElement,
    document: Document,
    context: CanvasRenderingContext2d,
    card: HtmlImageElement,
    words: CardWords,
}

impl Picture {
    /// Loads the card of the passage `id`, whose present wording has `tag`; `None` if there is no card of that wording.
    pub(crate) async fn load(document: &Document, base: &str, id: &str, tag: Tag) -> Option<Self> {
        let words = web::card_words::load(base, id).await.filter(|words| words.tag == tag)?;
        let card = HtmlImageElement::new().ok()?;
        card.set_src(&format!("{base}{}", words.card));
        JsFuture::from(card.decode()).await.ok()?;
        let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
        canvas.set_width(card.natural_width());
        canvas.set_height(card.natural_height());
        canvas.set_attribute("role", "img").ok()?;
        let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        Some(Self { canvas, document: document.clone(), context, card, words })
    }

    /// Draws the card with the words at `scalars` highlighted. `label` says so to those who cannot see it.
    ///
    /// # Errors
    ///
    /// Fails if the browser can't draw it.
    pub(crate) fn draw(&self, scalars: &Range<u32>, label: &str) -> Result<(), JsValue> {
        self.canvas.set_attribute("aria-label", label)?;
        self.context.set_global_composite_operation("copy")?;
        self.context.draw_image_with_html_image_element(&self.card, 0.0, 0.0)?;
        self.context.set_global_composite_operation("multiply")?;
        self.context.set_fill_style_str(&self.words.colour);
        for highlight in self.words.highlights(scalars.start, scalars.end) {
            let [left, top, width, height] = highlight.map(f64::from);
            self.context.fill_rect(left, top, width, height);
        }
        Ok(())
    }

    /// Has the browser save what was drawn as a PNG, named as the card is.
    ///
    /// # Errors
    ///
    /// Fails if the browser can't encode it.
    pub(crate) fn save(&self) -> Result<(), JsValue> {
        let link: HtmlAnchorElement = self.document.create_element("a")?.dyn_into()?;
        link.set_href(&self.canvas.to_data_url()?);
        link.set_download(self.words.card.rsplit('/').next().unwrap_or_default());
        link.click();
        Ok(())
    }
}
