//! The page for unknown addresses: follows the repaired address where the mistake is known, and otherwise suggests the
//! pages nearest to it.
//!
//! The address itself is never shown: it is only compared with the names of pages.

use crate::dom::{MOVED, NOT_FOUND, SUGGESTIONS, append, base};
use crate::index;
use crate::similarity::nearest;
use explainer::address;
use explainer::fragment::Fragment;
use explainer::search_index::{KnownPage, SearchIndex};
use gloo::events::EventListener;
use phrases::Phrases;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Window};

/// Repairs the address or makes suggestions, now and whenever the app returns to this page.
pub(crate) fn listen(say: Rc<Phrases>) -> Option<()> {
    let window = web_sys::window()?;
    let document = window.document()?;
    document.query_selector(NOT_FOUND).ok()??;
    if repair(&document).is_none() {
        spawn_local(suggest_always(window, document, say));
    }
    Some(())
}

/// Goes to the page that a damaged address was meant for; `None` if the address is not damaged in a known way. If there
/// is no such page either, the host answers with this page again, and its address needs no further repair.
fn repair(document: &Document) -> Option<()> {
    let base = base(document)?;
    let location = document.location()?;
    let (path, hash) = (location.pathname().ok()?, location.hash().ok()?);
    let (page, fragment) = address::repair(&path, &base)?;
    let fragment = fragment.or_else(|| Fragment::parse(&hash));
    let meant = address::href(&page, fragment.as_ref(), &base);
    if meant == path + &hash { None } else { location.replace(&meant).ok() }
}

/// Makes suggestions once the index is there. Without it the page stays as it is: it lists all passages.
async fn suggest_always(window: Window, document: Document, say: Rc<Phrases>) {
    let Some(index) = index::load(&window).await.map(Rc::new) else { return };
    suggest(&document, &index, &say);
    let again = document.clone();
    EventListener::new(&document, MOVED, move |_| {
        suggest(&again, &index, &say);
    })
    .forget();
}

fn suggest(document: &Document, index: &SearchIndex, say: &Phrases) -> Option<()> {
    let place = document.query_selector(SUGGESTIONS).ok()??;
    place.set_text_content(None);
    let path = document.location()?.pathname().ok()?;
    let names = index.pages.iter().enumerate();
    let names = names.flat_map(|(number, page)| page.names.iter().map(move |name| (number, name.as_str())));
    let near = nearest(&path, names);
    if near.is_empty() {
        return None;
    }
    let base = base(document)?;
    append(&place, "h2", "")?.set_text_content(Some(&say.nearest_pages()));
    let list = append(&place, "ul", "")?;
    for KnownPage { path, title, byline, .. } in near.into_iter().filter_map(|number| index.pages.get(number))
    {
        let item = append(&list, "li", "")?;
        let link = append(&item, "a", "")?;
        link.set_attribute("href", &[base.as_str(), path].concat()).ok()?;
        link.set_text_content(Some(title));
        if !byline.is_empty() {
            append(&item, "span", "detail")?.set_text_content(Some(byline));
        }
    }
    Some(())
}
