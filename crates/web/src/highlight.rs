//! Words highlighted by the browser: the CSS Custom Highlight API, which `web-sys` lacks.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::Range;

#[wasm_bindgen]
extern "C" {
    type Highlight;

    #[wasm_bindgen(constructor, variadic, catch)]
    fn new(ranges: &Array) -> Result<Highlight, JsValue>;

    type HighlightRegistry;

    #[wasm_bindgen(thread_local_v2, js_namespace = CSS, js_name = highlights)]
    static HIGHLIGHTS: Option<HighlightRegistry>;

    #[wasm_bindgen(method)]
    fn set(this: &HighlightRegistry, name: &str, highlight: &Highlight);

    #[wasm_bindgen(method)]
    fn delete(this: &HighlightRegistry, name: &str);
}

/// Whether the browser has highlights.
#[must_use]
pub fn is_supported() -> bool {
    HIGHLIGHTS.with(Option::is_some)
}

/// Makes `ranges` the highlight `name` of the styles, where the browser has highlights.
pub fn highlight(name: &str, ranges: &[Range]) {
    HIGHLIGHTS.with(|registry| {
        let Some(registry) = registry else { return };
        if ranges.is_empty() {
            registry.delete(name);
        } else if let Ok(highlight) = Highlight::new(&ranges.iter().collect()) {
            registry.set(name, &highlight);
        }
    });
}
