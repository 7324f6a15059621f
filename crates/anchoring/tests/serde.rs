//! The JSON of selectors and answers. Runs with `--features serde`.
#![cfg(feature = "serde")]

use anchoring::{Selector, locate};

#[test]
fn reads_a_selector_and_writes_an_answer() {
    let selector: Selector =
        serde_json::from_str(r#"{"exact": "keep the harbour open", "prefix": "We will "}"#)
            .expect("a selector");
    assert_eq!(selector, Selector::new("keep the harbour open").between("We will ", ""));
    let write = |text: &str| serde_json::to_string(&locate(text, &[], &selector, None)).expect("JSON");
    assert_eq!(write("We will keep the harbour open."), r#"{"outcome":"exact","start":8,"end":29}"#);
    assert_eq!(write("We will keep the harbour closed."), r#"{"outcome":"changed","start":8,"end":31}"#);
    assert_eq!(write("Nothing."), r#"{"outcome":"absent"}"#);
    assert!(!serde_json::to_string(&selector).expect("JSON").contains("speaker"));
}
