//! The page of all notes: by passage, with taking them along, bringing them in and deleting them.

use super::exchange::{self, Site};
use super::kept::{Added, Kept, Notebook};
use super::list::{self, Item};
use super::making::Maker;
use super::standing::{Passage, Standing};
use super::{Keeping, Trouble, now, random_id, store};
use explainer::id::PassageId;
use explainer::page::Page as Address;
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, Document, DomParser, Element, File, HtmlAnchorElement, HtmlElement,
    HtmlInputElement, Response, SupportedType, Url,
};

/// The largest file that is read, in bytes.
const LARGEST: f64 = 4_000_000.0;

/// The element that this page has for notes.
pub(crate) fn place(document: &Document) -> Option<Element> {
    document.query_selector(".notebook").ok()?
}

/// Shows all notes in `place`.
pub(crate) fn show(keeping: &Keeping, place: &Element) {
    let needs_passages = keeping.store.read().is_ok_and(|notebook| !notebook.0.is_empty());
    let known = keeping.passages.borrow().is_some();
    if !needs_passages || known {
        fill(keeping, place);
        return;
    }
    // The passages are those of the page that has them all: what is not on the site is not shown.
    let (keeping, base) = (keeping.clone(), base(place));
    spawn_local(async move {
        let loaded = load(&keeping, &Address::All.href(&base)).await;
        // The reader may have gone on.
        if let Some(place) = self::place(keeping.page.document()) {
            keeping.passages.replace(loaded);
            fill(&keeping, &place);
        }
    });
}

async fn load(keeping: &Keeping, address: &str) -> Option<Document> {
    let response = JsFuture::from(keeping.page.window().fetch_with_str(address)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let html = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    DomParser::new().ok()?.parse_from_string(&html, SupportedType::TextHtml).ok()
}

fn fill(keeping: &Keeping, place: &Element) {
    if contents(keeping, place).is_none() {
        place.set_text_content(Some("The notes can’t be shown in this browser."));
    }
}

fn contents(keeping: &Keeping, place: &Element) -> Option<()> {
    let make = Maker(keeping.page.document().clone());
    let all = make.of("div", "", &[])?;
    let add = |element: &HtmlElement| all.append_child(element).ok();
    let read = keeping.store.read();
    let notebook = match &read {
        Ok(notebook) => notebook.clone(),
        Err(trouble) => {
            add(&make.text("p", "basis", list::trouble(*trouble))?)?;
            Notebook::default()
        }
    };
    let undo = keeping.undo.borrow().said();
    let said = match notebook.0.len() {
        _ if read.is_err() => None,
        0 if undo.is_some() => None,
        0 => Some("Nothing is kept here yet. Select words of a passage to keep them.".into()),
        1 => Some("One note is kept.".into()),
        count => Some(format!("{count} notes are kept.")),
    };
    if let Some(said) = said {
        add(&make.text("p", "", &said)?)?;
    }
    if let Some(said) = undo {
        add(&list::undo(&make, &said)?)?;
    }
    add(&tools(&make, &notebook, &read)?)?;
    let base = base(place);
    for (title, href, items) in by_passage(keeping, &notebook, &base, place) {
        let heading = make.of("h2", "", &[])?;
        match href {
            Some(href) => heading.append_child(&*make.link(&href, &title)?).ok()?,
            None => heading.append_child(&*make.text("span", "", &title)?).ok()?,
        };
        let section = make.of("section", "", &[&heading, &*list::list(&make, &items)?])?;
        add(&section)?;
    }
    super::replace(keeping.page.document(), place, &all)
}

/// What can be done with all notes.
fn tools(make: &Maker, notebook: &Notebook, read: &Result<Notebook, Trouble>) -> Option<HtmlElement> {
    let tools = make.of("div", "kept-tools", &[])?;
    if !notebook.0.is_empty() {
        tools.append_child(&*make.button("export", "Save all to a file", None)?).ok()?;
    }
    if read.is_ok() {
        let label = make.text("label", "", "Add notes from a file")?;
        let input = make.of("input", "", &[])?;
        for (name, value) in [
            ("type", "file"),
            ("accept", ".jsonld,.json,application/ld+json,application/json"),
            ("data-keep", "import"),
        ] {
            input.set_attribute(name, value).ok()?;
        }
        label.append_child(&input).ok()?;
        tools.append_child(&label).ok()?;
    }
    if !notebook.0.is_empty() || matches!(read, Err(Trouble::Unreadable(_))) {
        tools.append_child(&*make.button("delete-all", "Delete all", None)?).ok()?;
    }
    Some(tools)
}

type Group<'a> = (String, Option<String>, Vec<Item<'a>>);

/// The notes under the titles of their passages, in the order of the site.
fn by_passage<'a>(keeping: &Keeping, notebook: &'a Notebook, base: &str, place: &Element) -> Vec<Group<'a>> {
    let passages = keeping.passages.borrow();
    let moved = place.get_attribute("data-moved").unwrap_or_default();
    // `old=new` for every passage that had another id before.
    let now = |id: &PassageId| -> String {
        let mut pairs = moved.split_whitespace().filter_map(|pair| pair.split_once('='));
        pairs.find(|(old, _)| *old == id.as_str()).map_or(id.as_str(), |(_, new)| new).to_string()
    };
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut left: Vec<&Kept> = notebook.0.iter().collect();
    for passage in passages.iter().flat_map(Passage::all) {
        let (here, others): (Vec<_>, Vec<_>) =
            left.into_iter().partition(|kept| now(&kept.passage) == passage.id.as_str());
        left = others;
        if here.is_empty() {
            continue;
        }
        let href = Address::Passage(passage.id.clone()).href(base);
        let items = here.into_iter().map(|kept| Item {
            kept,
            standing: passage.standing(kept),
            href: Some(format!("{href}#{}", kept.words.encode())),
        });
        let items = super::in_order(items.collect());
        groups.push((passage.title().unwrap_or_else(|| passage.id.to_string()), Some(href), items));
    }
    let unseen = passages.is_none();
    let items: Vec<Item<'a>> = left
        .into_iter()
        .map(|kept| Item {
            kept,
            standing: if unseen { Standing::Unseen } else { Standing::Changed },
            href: Some(Address::Passage(kept.passage.clone()).href(base)),
        })
        .collect();
    if !items.is_empty() {
        let title = if unseen { "Not loaded" } else { "On passages that are not here any more" };
        groups.push((title.into(), None, items));
    }
    groups
}

/// The base path of the site.
fn base(place: &Element) -> String {
    place.get_attribute("data-base").unwrap_or_else(|| "/".into())
}

/// Hands all notes to the reader as a file.
pub(crate) fn export(keeping: &Keeping) -> Option<()> {
    let document = keeping.page.document();
    let origin = keeping.page.window().location().origin().ok()?;
    let base = base(&place(document)?);
    let notebook = keeping.store.read().ok()?;
    let text = exchange::write(&notebook, &document.title(), Site { origin: &origin, base: &base });
    let kind = BlobPropertyBag::new();
    kind.set_type("application/ld+json");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(&format!("notes-{}.jsonld", keeping.explainer));
    link.click();
    Url::revoke_object_url(&address).ok()
}

/// Adds the notes of the file that a reader has chosen; says what became of them.
pub(crate) fn import(keeping: &Keeping, input: &HtmlInputElement) -> Option<()> {
    let file = input.files()?.get(0)?;
    let keeping = keeping.clone();
    let input = input.clone();
    spawn_local(async move {
        let said = match add(&keeping, &file).await {
            Ok(said) => said,
            Err(said) => format!("Nothing was added: {said}"),
        };
        // The same file can be chosen again.
        input.set_value("");
        keeping.page.say(Some(&said), crate::bubble::Saying::Aloud);
        keeping.show();
    });
    Some(())
}

async fn add(keeping: &Keeping, file: &File) -> Result<String, &'static str> {
    if file.size() > LARGEST {
        return Err("the file is larger than 4 megabytes.");
    }
    let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
    let text = text.ok_or("the file can’t be read.")?;
    let value = store::parse(text.trim_start_matches('\u{feff}')).ok_or("the file is not JSON.")?;
    let window = keeping.page.window();
    let origin = window.location().origin().unwrap_or_default();
    let base = place(keeping.page.document()).map_or_else(|| "/".into(), |place| base(&place));
    let read = exchange::read(&value, Site { origin: &origin, base: &base }, random_id)
        .ok_or("the file holds no W3C annotations.")?;
    let (foreign, wordless) = (read.foreign, read.wordless);
    let kept = read.kept.into_iter().map(|kept| {
        let changed = if kept.changed.is_empty() { now() } else { kept.changed };
        Kept { changed, ..kept }
    });
    let added = match keeping.store.change(|notebook| notebook.add(kept)) {
        Ok(added) => added,
        Err(Trouble::Full) => return Err("the browser has no more room for notes."),
        Err(trouble) => return Err(list::trouble(trouble)),
    };
    Ok(told(added, foreign, wordless))
}

/// What became of a file's annotations.
fn told(added: Added, foreign: usize, wordless: usize) -> String {
    let notes = |count: usize| if count == 1 { "1 note".to_string() } else { format!("{count} notes") };
    let mut said = match added.new {
        0 => "No note was added.".to_string(),
        new => format!("{} added.", notes(new)),
    };
    for (count, what) in [
        (added.known, "here already"),
        (foreign, "left out: on other documents"),
        (wordless, "left out: without words of a passage"),
    ] {
        if count > 0 {
            said.push_str(&format!(" {} {what}.", notes(count)));
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_became_of_a_file_is_told_in_numbers() {
        let told = |new, known, foreign, wordless| told(Added { new, known }, foreign, wordless);
        assert_eq!(told(2, 0, 0, 0), "2 notes added.");
        assert_eq!(told(0, 1, 0, 0), "No note was added. 1 note here already.");
        assert_eq!(
            told(1, 0, 3, 1),
            "1 note added. 3 notes left out: on other documents. 1 note left out: without words of a passage."
        );
    }
}
