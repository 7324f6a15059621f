//! Calls of the browser that `web-sys` lacks.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `Intl.Segmenter`, which finds words in any script.
    #[wasm_bindgen(js_namespace = Intl)]
    pub(crate) type Segmenter;

    #[wasm_bindgen(thread_local_v2, js_namespace = Intl, js_name = Segmenter)]
    static SEGMENTER: Option<js_sys::Function>;

    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(language: Option<&str>, options: &SegmenterOptions) -> Result<Segmenter, JsValue>;

    #[wasm_bindgen(method)]
    pub(crate) fn segment(this: &Segmenter, text: &str) -> Segments;

    #[wasm_bindgen(extends = js_sys::Object)]
    type SegmenterOptions;

    #[wasm_bindgen(method, setter)]
    fn set_granularity(this: &SegmenterOptions, granularity: &str);

    pub(crate) type Segments;

    /// Returns the segment that contains the UTF-16 code unit `unit`.
    #[wasm_bindgen(method)]
    pub(crate) fn containing(this: &Segments, unit: u32) -> Option<Segment>;

    pub(crate) type Segment;

    /// The UTF-16 code unit at which the segment begins.
    #[wasm_bindgen(method, getter)]
    pub(crate) fn index(this: &Segment) -> u32;

    #[wasm_bindgen(method, getter)]
    pub(crate) fn segment(this: &Segment) -> js_sys::JsString;

    #[wasm_bindgen(method, getter, js_name = isWordLike)]
    pub(crate) fn is_word_like(this: &Segment) -> bool;
}

impl Segmenter {
    /// Returns a segmenter for words; `None` where the browser has none.
    pub(crate) fn for_words() -> Option<Result<Self, JsValue>> {
        SEGMENTER.with(|segmenter| segmenter.is_some()).then(|| {
            let options: SegmenterOptions = js_sys::Object::new().unchecked_into();
            options.set_granularity("word");
            Self::new(None, &options)
        })
    }
}
