//! The browser program: fetches what its page shows and takes the printed page over.

use sidelines::{App, AppProps, browser};

fn main() {
    browser::spawn(async {
        // Where anything is missing, the printed page stays as it is: it can be read and its links work.
        let Some(root) = browser::root() else { return };
        let Some(view) = browser::load_own_view().await else {
            return;
        };
        yew::Renderer::<App>::with_root_and_props(root, AppProps { view: view.into() }).hydrate();
    });
}
