//! The page for an address that leads nowhere. One that was mangled on its way is repaired and followed; else what is
//! nearest to it comes first.
//!
//! Of the address itself nothing is shown: it goes into a comparison and no further.

use crate::content::elements;
use crate::results::add;
use crate::similarity::nearest;
use explainer::address;
use explainer::fragment::Fragment;
use gloo::events::EventListener;
use web_sys::{Document, Element, Node};

const MOVED: &str = "sidelines:moved";
/// The page; `data-former` holds the former names of passages, as `old=new`, with spaces between them.
const PAGE: &str = ".not-found";
/// Left empty for what is nearest.
const PLACE: &str = ".nearest";
/// The links that can be offered, each to a folder that bears its name.
const LINKS: &str = ".not-found .steps a, .masthead nav a";

/// Repairs the address or puts what is nearest first, on this page and whenever the app comes back to it.
pub(crate) fn listen() -> Option<()> {
    let document = web_sys::window()?.document()?;
    if repair(&document).is_some() {
        return None;
    }
    offer(&document);
    let again = document.clone();
    EventListener::new(&document, MOVED, move |_| {
        offer(&again);
    })
    .forget();
    Some(())
}

/// Goes to the page that a mangled address was meant for. What was repaired needs no more: if there is no such page, this
/// one comes again and stays.
fn repair(document: &Document) -> Option<()> {
    document.query_selector(PAGE).ok()??;
    let base = document.get_element_by_id("app")?.get_attribute("data-base")?;
    let location = document.location()?;
    let (path, hash) = (location.pathname().ok()?, location.hash().ok()?);
    let (page, fragment) = address::repair(&path, &base)?;
    let fragment = fragment.or_else(|| Fragment::parse(&hash));
    let meant = address::href(&page, fragment.as_ref(), &base);
    if meant == path + &hash { None } else { location.replace(&meant).ok() }
}

fn offer(document: &Document) -> Option<()> {
    let page = document.query_selector(PAGE).ok()??;
    let place = page.query_selector(PLACE).ok()??;
    place.set_text_content(None);
    let path = document.location()?.pathname().ok()?;
    let links = elements(document.query_selector_all(LINKS).ok());
    let names: Vec<String> = links.iter().map(name_of).collect();
    let former = page.get_attribute("data-former").unwrap_or_default();
    let former = former.split_whitespace().filter_map(|pair| {
        let (old, new) = pair.split_once('=')?;
        Some((names.iter().position(|name| name == new)?, old))
    });
    let numbered = names.iter().enumerate().map(|(number, name)| (number, name.as_str()));
    let near = nearest(&path, numbered.chain(former));
    if near.is_empty() {
        return None;
    }
    add(&place, "h2", "")?.set_text_content(Some("Nearest to this address"));
    let list = add(&place, "ul", "")?;
    for number in near {
        let link = links.get(number)?;
        // With the line that says who speaks, where there is one.
        let lines = link.parent_element()?.child_nodes();
        let item = add(&list, "li", "")?;
        for line in (0..lines.length()).filter_map(|index| lines.get(index)) {
            if let Ok(copy) = line.clone_node_with_deep(true)
                && copy.node_type() == Node::ELEMENT_NODE
            {
                item.append_child(&copy).ok()?;
            }
        }
    }
    Some(())
}

/// The last folder of a link's address.
fn name_of(link: &Element) -> String {
    let href = link.get_attribute("href").unwrap_or_default();
    href.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_string()
}
