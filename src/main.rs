//! The browser program: takes the printed page over, with what it shows.

use sidelines::{App, AppProps, browser};

fn main() {
    // Where anything is missing, the printed page stays as it is: it can be read and its links work.
    if let (Some(element), Some(view)) = (browser::page_element(), browser::own_view()) {
        yew::Renderer::<App>::with_root_and_props(element, AppProps { view: view.into() }).hydrate();
    }
}
