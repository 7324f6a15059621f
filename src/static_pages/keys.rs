//! The keys.

use crate::components::heading;
use yew::prelude::*;

/// What each key does.
const KEYS: [(&str, &str); 6] = [
    ("→", "next step"),
    ("←", "previous step"),
    ("n", "next note, with its words marked"),
    ("/", "find words (goes to the opening)"),
    ("Esc", "close the list or the note that is open"),
    ("?", "this list of keys"),
];

/// The keys, and the switch that turns them off, which is shown only where the program runs.
pub(super) fn keys() -> Html {
    let key = |(key, does): (&'static str, &'static str)| {
        html! { <div><dt><kbd>{ key }</kbd></dt><dd>{ does }</dd></div> }
    };
    html! {
        <div class="keys">
            { heading("Keys") }
            <dl>{ for KEYS.map(key) }</dl>
            <p>{ "They do nothing while Ctrl, Alt or ⌘ is held down, or while you type in a field. The browser’s Back button always works." }</p>
            <p class="needs-program">
                <label><input type="checkbox" id="keys" />{ " Use these keys" }</label>
            </p>
        </div>
    }
}
