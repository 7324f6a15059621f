//! The keys.

use crate::components::heading;
use explainer::language::is_right_to_left;
use messages::Messages;
use yew::prelude::*;

/// The keys, and the switch that turns them off, which is shown only where the program runs.
pub(super) fn keys(text: &Messages) -> Html {
    // The next step is where the lines go.
    let (next, previous) = if is_right_to_left(text.language()) { ("←", "→") } else { ("→", "←") };
    let keys = [
        (next, text.key_next()),
        (previous, text.key_previous()),
        ("n", text.key_note()),
        ("/", text.key_find()),
        ("Esc", text.key_escape()),
        ("?", text.key_help()),
    ];
    let key = |(key, does): (&'static str, String)| {
        html! { <div><dt><kbd>{ key }</kbd></dt><dd>{ does }</dd></div> }
    };
    html! {
        <div class="keys">
            { heading(&text.page_keys()) }
            <dl>{ for keys.map(key) }</dl>
            <p>{ text.keys_about() }</p>
            <p class="needs-program">
                <label><input type="checkbox" id="keys" />{ " " }{ text.use_keys() }</label>
            </p>
        </div>
    }
}
