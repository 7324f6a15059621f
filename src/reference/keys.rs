//! The keys.

use crate::parts::heading;
use yew::prelude::*;

/// What each key does.
const KEYS: [(&str, &str); 5] = [
    ("→", "the next step"),
    ("←", "the step before"),
    ("n", "the next note, its words marked"),
    ("/", "find, on the opening"),
    ("?", "this page"),
];

/// The keys, and the switch that turns them off. The switch is shown only where the program runs, which alone knows how
/// it stands.
pub(super) fn keys() -> Html {
    let key = |(key, does): (&'static str, &'static str)| {
        html! { <div><dt><kbd>{ key }</kbd></dt><dd>{ does }</dd></div> }
    };
    html! {
        <div class="keys">
            { heading("Keys") }
            <dl>{ for KEYS.map(key) }</dl>
            <p>{ "They do nothing while Ctrl, Alt or ⌘ is held or a field is being filled in. Back goes back." }</p>
            <p class="alive">
                <label><input type="checkbox" id="keys" />{ " Use these keys" }</label>
            </p>
        </div>
    }
}
