//! The only module of the app that uses the browser.
//!
//! Nothing here panics: where the browser lacks something there is `None`, or nothing happens. Nothing here may be
//! called while rendering, since the build renders without a browser.

pub mod history;
mod loading;
mod storage;

pub use loading::{load_phrases, load_view, own_view};
pub use storage::{remember, remembered};

use explainer::fragment::Fragment;
use explainer::page::Page;
use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Function, Promise};
use std::future::Future;
use std::ops::Range;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web::highlight::highlight;
use web::text::PageText;
use web_sys::{
    CustomEvent, CustomEventInit, Document, Element, Event, FocusOptions, HtmlElement, MouseEvent, Node,
    ScrollIntoViewOptions, ScrollLogicalPosition, Url, Window,
};
use yew::Html;

/// The highlight of the words that a link points to, in styles.
const LINK: &str = "link";
/// The element around every page, which names the site's data.
const ROOT: &str = "app";
/// The element whose content the program takes over.
const PAGE: &str = "main";
/// The attribute of a note that is open, and of its words.
const OPEN: &str = "data-open";
/// The heading that a move to another page focuses.
const HEADING: &str = "heading";

/// Keeps an event handler: dropping it takes the handler away.
pub struct Listening(#[expect(dead_code, reason = "held for its Drop")] Vec<EventListener>);

/// A link of this site that was clicked.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ClickedLink {
    /// The page it leads to.
    pub page: Page,
    /// What it points to there.
    pub fragment: Option<Fragment>,
    /// Its whole address.
    pub href: String,
}

/// Runs `work` without waiting for it.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(work);
}

/// Waits until the browser has painted what the document holds now: for ever, if nobody sees the document.
pub async fn painted() {
    // Callbacks for a frame come before it is painted, tasks that they begin after it.
    called(Window::request_animation_frame).await;
    called(Window::set_timeout_with_callback).await;
}

/// Waits until the window has called the function that `ask` gives it.
async fn called(ask: impl Fn(&Window, &Function) -> Result<i32, JsValue>) {
    let promise = Promise::new(&mut |call, _| {
        if let Some(window) = window() {
            let _ = ask(&window, &call);
        }
    });
    let _ = JsFuture::from(promise).await;
}

/// Reads `html` and returns its nodes, which can be rendered in one place at a time.
pub fn read_html(html: &str) -> Html {
    let Some(Ok(holder)) = document().map(|document| document.create_element("div")) else {
        return Html::default();
    };
    holder.set_inner_html(html);
    let following = |node: &Node| node.next_sibling();
    std::iter::successors(holder.first_child(), following).map(Html::VRef).collect()
}

/// The element around every page, which names the site's data.
#[must_use]
pub fn root() -> Option<Element> {
    document()?.get_element_by_id(ROOT)
}

/// The element whose content the program takes over.
#[must_use]
pub fn page_element() -> Option<Element> {
    document()?.get_element_by_id(PAGE)
}

/// Whether the document shows one page. Extensions can move elements, and what they have moved stays when the page is left.
#[must_use]
pub fn shows_one_page() -> bool {
    page_element().is_some_and(|page| page.child_element_count() == 1)
}

/// Marks the document as taken over, for styles that show what works only then.
pub fn mark_ready() {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-ready", "");
    }
}

/// Calls `follow` with every link to a page under `base` of this site that a click follows in this tab. Where it
/// returns `true`, the browser does not follow the link itself.
#[must_use]
pub fn on_link(base: &str, follow: impl Fn(ClickedLink) -> bool + 'static) -> Option<Listening> {
    let base = base.to_string();
    let (document, options) = (document()?, EventListenerOptions::enable_prevent_default());
    let clicked = EventListener::new_with_options(&document, "click", options, move |event| {
        let link = event.dyn_ref::<MouseEvent>().and_then(|event| link_clicked(event, &base));
        if link.is_some_and(&follow) {
            event.prevent_default();
        }
    });
    Some(Listening(vec![clicked]))
}

/// The link that `event` follows in this tab, if it leads to a page under `base` of this site.
fn link_clicked(event: &MouseEvent, base: &str) -> Option<ClickedLink> {
    if !is_plain(event) {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let anchor = target.closest("a[href]").ok()??;
    if anchor.has_attribute("target") || anchor.has_attribute("download") {
        return None;
    }
    let address = window()?.location().href().ok()?;
    let url = Url::new_with_base(&anchor.get_attribute("href")?, &address).ok()?;
    if url.origin() != window()?.location().origin().ok()? {
        return None;
    }
    Some(ClickedLink {
        page: Page::at(url.pathname().strip_prefix(base)?)?,
        fragment: Fragment::parse(&url.hash()),
        href: url.href(),
    })
}

/// Whether a click is to follow a link in this tab, and no other listener has handled it.
fn is_plain(event: &MouseEvent) -> bool {
    let is_other = event.default_prevented()
        || event.button() != 0
        || event.ctrl_key()
        || event.meta_key()
        || event.shift_key()
        || event.alt_key();
    !is_other
}

/// The page that the address names.
#[must_use]
pub fn page(base: &str) -> Option<Page> {
    Page::at(window()?.location().pathname().ok()?.strip_prefix(base)?)
}

/// Whether the document is at the address of `page`.
#[must_use]
pub fn is_at(page: &Page, base: &str) -> bool {
    // The page not found is shown at addresses of other pages.
    *page == Page::NotFound
        || window().and_then(|window| window.location().pathname().ok()) == Some(page.href(base))
}

/// The address of `page`, with what the present address points to in it.
#[must_use]
pub fn own_address(page: &Page, base: &str) -> String {
    let hash = window().and_then(|window| window.location().hash().ok());
    page.href(base) + &hash.unwrap_or_default()
}

/// The words that the address points to, or that it is damaged; `None` if it points to a note or to nothing.
#[must_use]
pub fn words_pointed_to() -> Option<Fragment> {
    let hash = window()?.location().hash().ok()?;
    Fragment::parse(&hash).filter(|fragment| !matches!(fragment, Fragment::Id(_)))
}

/// What the address points to on `page`, in the one way of writing it; a note that is nowhere on the page is a damaged
/// link.
#[must_use]
pub fn point_to(page: &Page) -> Option<Fragment> {
    let hash = window()?.location().hash().ok()?;
    let fragment = Fragment::parse(&hash)?;
    let Fragment::Id(id) = &fragment else { return Some(fragment) };
    if document()?.get_element_by_id(id).is_none() {
        return matches!(page, Page::Passage(_) | Page::Note(_)).then_some(Fragment::Damaged);
    }
    if hash.strip_prefix('#') != Some(id) {
        go_to_fragment(id);
    }
    Some(fragment)
}

/// Highlights the scalars `range` of the text of the passage or note `id`, and scrolls to them if `moves`. Where the
/// document holds another text than `text`, as in a translation, nothing is highlighted.
pub fn mark(id: &str, text: &str, range: &Range<u32>, moves: bool) {
    let mark = || {
        let page_text = PageText::of(&document()?, id).filter(|page_text| page_text.as_str() == text)?;
        let range = page_text.range(range)?;
        let window = window()?;
        let words = range.get_bounding_client_rect();
        let (down, height) = (window.scroll_y().ok()?, window.inner_height().ok()?.as_f64()?);
        let is_in_sight = words.top() >= 0.0 && words.bottom() <= height;
        // A reader who has gone on before the program was there stays where they are.
        if moves && (down == 0.0 || is_in_sight) {
            page_text.focus();
            window.scroll_to_with_x_and_y(0.0, (down + words.top() - height / 3.0).max(0.0));
        }
        highlight(LINK, &[range]);
        Some(())
    };
    let _ = mark();
}

/// Removes the highlight of a link.
pub fn unmark() {
    highlight(LINK, &[]);
}

/// Scrolls to the element with `id`, focuses it and makes it the target of the address.
pub fn go_to_fragment(id: &str) {
    if let Some(window) = window() {
        let _ = window.location().replace(&format!("#{id}"));
    }
}

/// Leaves this page for the one at `href`, which the browser loads if there is a connection; `loader/leave.mjs` does it.
pub fn leave_for(href: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&href.into());
    if let Some(document) = document()
        && let Ok(event) = CustomEvent::new_with_event_init_dict("sidelines:leave", &init)
    {
        let _ = document.dispatch_event(&event);
    }
}

/// Says whether the reader waits for a page, for styles.
pub fn set_waiting(waits: bool) {
    if let Some(root) = root() {
        let _ = root.toggle_attribute_with_force("data-waiting", waits);
    }
}

/// Says whether a step has its words alone, for styles.
pub fn set_words_first(are_first: bool) {
    if let Some(root) = root() {
        let _ = root.toggle_attribute_with_force("data-words-first", are_first);
    }
}

/// Lets the browser load the present page anew.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Names the page in the tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Takes the focus from the page. Call it before the page is replaced: if the focus is still there, browsers compute the
/// styles of the document in the middle of that, and again at its end.
pub fn unfocus_page() {
    if let Some(Ok(focused)) = find("main :focus").map(Element::dyn_into::<HtmlElement>) {
        let _ = focused.blur();
    }
}

/// Moves the focus to the heading of the page, which a screen reader then reads.
pub fn focus_heading() {
    if let Some(heading) = document().and_then(|document| document.get_element_by_id(HEADING))
        && let Ok(heading) = heading.dyn_into::<HtmlElement>()
    {
        // The router scrolls the page itself; a browser would scroll the host of a frame too.
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = heading.focus_with_options(&options);
    }
}

/// Marks the link of the masthead that leads to the present page, at `href`.
pub fn mark_current(href: &str) {
    if let Some(old) = find(".masthead [aria-current]") {
        let _ = old.remove_attribute("aria-current");
    }
    if let Some(link) = find(&format!(".masthead [href=\"{href}\"]")) {
        let _ = link.set_attribute("aria-current", "page");
    }
}

/// Marks the links to these steps in the lists of steps. Each is an id, which needs no escaping in a selector.
pub fn mark_read(steps: &[&str]) {
    for step in steps {
        if let Some(link) = find(&format!(".step-list a[href$=\"/{step}/\"]")) {
            // What it is called for those who cannot see the mark stands in the list, in its language.
            let list = link.closest(".step-list").ok().flatten();
            let read = list.and_then(|list| list.get_attribute("data-read-as"));
            let _ = link.set_attribute("data-read", &read.unwrap_or_default());
        }
    }
}

/// Opens the note `open` of a step and lights the words of the note `lit`, and no others. Both are static HTML, in which Yew
/// changes nothing.
pub fn open_note(open: Option<&str>, lit: Option<&str>) {
    let set = || {
        let document = document()?;
        let ids = [open.map(String::from), lit.map(|note| format!("{note}-words"))];
        let wanted: Vec<Element> =
            ids.into_iter().flatten().filter_map(|id| document.get_element_by_id(&id)).collect();
        let were_open = document.query_selector_all(&format!(".step [{OPEN}]")).ok()?;
        for element in (0..were_open.length()).filter_map(|index| were_open.item(index)) {
            let element: Element = element.dyn_into().ok()?;
            if !wanted.contains(&element) {
                element.remove_attribute(OPEN).ok()?;
            }
        }
        for element in wanted.iter().filter(|element| !element.has_attribute(OPEN)) {
            element.set_attribute(OPEN, "").ok()?;
        }
        Some(())
    };
    let _ = set();
}

/// Scrolls the element with `id` into view where it is not.
pub fn keep_in_sight(id: &str) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else { return };
    if is_in_frame() {
        // What follows would scroll the host of a frame too.
        let place = element.get_bounding_client_rect();
        let height = window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or_default();
        if place.top() < 0.0 || place.bottom() > height {
            scroll_to((scroll_position() + place.top()).max(0.0));
        }
        return;
    }
    let options = ScrollIntoViewOptions::new();
    // Of what is higher than the window, the beginning.
    let height = window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or_default();
    let is_high = element.get_bounding_client_rect().height() > height / 2.0;
    options.set_block(if is_high { ScrollLogicalPosition::Start } else { ScrollLogicalPosition::Nearest });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

fn is_in_frame() -> bool {
    window().is_some_and(|window| window.parent().ok().flatten().as_ref() != Some(&window))
}

/// Tells other programs, by an event, that the document shows another page, or has taken over the first one.
pub fn tell_moved() {
    if let Some(document) = document()
        && let Ok(event) = Event::new("sidelines:moved")
    {
        let _ = document.dispatch_event(&event);
    }
}

/// How far down the page is, in CSS pixels.
#[must_use]
pub fn scroll_position() -> f64 {
    window().and_then(|window| window.scroll_y().ok()).unwrap_or_default()
}

/// Moves the page, in CSS pixels from its top.
pub fn scroll_to(position: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, position);
    }
}

/// Calls `scrolled` whenever the page has come to rest after it was scrolled, in browsers that tell.
#[must_use]
pub fn on_scrolled(scrolled: impl Fn() + 'static) -> Option<Listening> {
    let document = document()?;
    let listener = EventListener::new(&document, "scrollend", move |_| scrolled());
    Some(Listening(vec![listener]))
}

/// Calls `moved` after every move within the tab's history, with what is known of the entry moved to.
#[must_use]
pub fn on_history(moved: impl Fn(Option<history::Entry>) + 'static) -> Option<Listening> {
    let window = window()?;
    let listener = EventListener::new(&window, "popstate", move |_| moved(history::entry()));
    Some(Listening(vec![listener]))
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok()?
}
