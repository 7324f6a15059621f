//! The same page in other languages: the links on the page, and what its head and the sitemap say of it.

use crate::template::Site;
use explainer::id::{NoteId, PassageId};
use explainer::model::{Explainer, Passage};
use explainer::page::Page;
use explainer::page_data::{PageData, PageIndex};
use html_escape::encode_double_quoted_attribute as attribute;
use sidelines::prerender::{LanguageLink, carried_notes};

/// The `hreflang` of the page for readers of any language that the explainer does not have.
pub(crate) const X_DEFAULT: &str = "x-default";

/// An explainer in one of its languages.
pub(crate) struct Edition<'a> {
    explainer: &'a Explainer,
    site: &'a Site,
    pages: PageIndex,
}

/// An explainer in one language, beside the same in all of its languages.
pub(crate) struct Languages<'a> {
    editions: &'a [Edition<'a>],
    here: usize,
}

/// A page in one language.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Alternate {
    /// The language (BCP 47), or [`X_DEFAULT`].
    pub(crate) lang: String,
    /// The address, in full where it is known.
    pub(crate) address: String,
}

impl<'a> Edition<'a> {
    /// Returns `explainer`, whose pages are on `site`.
    pub(crate) fn new(explainer: &'a Explainer, site: &'a Site) -> Self {
        Self { explainer, site, pages: PageIndex::of(explainer) }
    }
}

impl<'a> Languages<'a> {
    /// Returns the edition with the index `here` beside all `editions` of the explainer, the first language first.
    pub(crate) fn new(editions: &'a [Edition<'a>], here: usize) -> Self {
        Self { editions, here }
    }

    fn here(&self) -> &Edition<'a> {
        &self.editions[self.here]
    }

    fn others(&self) -> impl Iterator<Item = &Edition<'a>> {
        let others = self.editions.iter().enumerate().filter(|(index, _)| *index != self.here);
        others.map(|(_, edition)| edition)
    }

    /// Returns the links of `page`, which shows `data`, to each other language: to the same page, or to the nearest, which
    /// the link then names.
    pub(crate) fn links(&self, page: &Page, data: &PageData) -> Vec<LanguageLink> {
        let here = self.here();
        let link = |there: &Edition<'_>| {
            let same = here.pages.counterpart(page, &there.pages);
            let text = there.explainer.messages();
            let (to, text) = match &same {
                Some(page) => (page.clone(), text.in_this_language()),
                None => {
                    let near = here.pages.nearest(page, &there.pages);
                    let title = title(&near, there.explainer);
                    (near, text.in_this_language_near(title))
                }
            };
            let (notes, words) = match data {
                PageData::Step(step) => {
                    let passage = &step.passage_data.passage;
                    (Some(here.notes(passage, &to, there)), words(page, passage, &to, there))
                }
                // What such a page has is there under the same id: voices, events, sources.
                PageData::Opening(_) | PageData::Reference(_) => (same.is_none().then(String::new), None),
            };
            LanguageLink {
                lang: there.explainer.lang.clone(),
                href: to.href(there.site.base()),
                text,
                is_same: same.is_some(),
                notes,
                words,
            }
        };
        self.others().map(link).collect()
    }

    /// Returns `page` in every language that has it, this one included, and last what other readers are given. Empty if no
    /// other language has it.
    pub(crate) fn alternates(&self, page: &Page) -> Vec<Alternate> {
        let here = self.here();
        let address = |there: &Edition<'_>| {
            let page = here.pages.counterpart(page, &there.pages)?;
            Some((there.explainer.lang.clone(), there.site.address(&page.path())))
        };
        let found: Vec<_> = self.editions.iter().map(address).collect();
        // The first language is the one that the explainer was published in first.
        let default = found.first().cloned().flatten().map(|(_, address)| (X_DEFAULT.to_string(), address));
        let languages: Vec<_> = found.into_iter().flatten().collect();
        if languages.len() < 2 {
            return Vec::new();
        }
        let all = languages.into_iter().chain(default);
        all.map(|(lang, address)| Alternate { lang, address }).collect()
    }
}

impl Edition<'_> {
    /// Returns the notes on `passage` that the page `to` of another edition has too, as a link says it.
    fn notes(&self, passage: &Passage, to: &Page, there: &Edition<'_>) -> String {
        let Some(other) = there.passage_on(to) else { return String::new() };
        let is_on = |note: &NoteId| other.notes.iter().any(|known| known.id == *note);
        let carried = passage.notes.iter().filter_map(|note| {
            match self.pages.counterpart(&Page::Note(note.id.clone()), &there.pages) {
                Some(Page::Note(counterpart)) if is_on(&counterpart) => Some((note.id.clone(), counterpart)),
                _ => None,
            }
        });
        let carried: Vec<_> = carried.collect();
        carried_notes(carried.iter().map(|(here, there)| (here.as_str(), there.as_str())))
    }

    /// Returns the passage that a step shows.
    fn passage_on(&self, page: &Page) -> Option<&Passage> {
        self.explainer.passages.iter().find(|passage| match page {
            Page::Passage(id) => passage.id == *id,
            Page::Note(id) => passage.notes.iter().any(|note| note.id == *id),
            _ => false,
        })
    }

    fn passage(&self, id: &PassageId) -> Option<&Passage> {
        self.explainer.passages.iter().find(|passage| passage.id == *id)
    }
}

/// Returns the tag of the words of `passage`, which `page` shows, if the page `to` of another edition has the same words.
fn words(page: &Page, passage: &Passage, to: &Page, there: &Edition<'_>) -> Option<String> {
    match (page, to) {
        // On the page of a note, links count in the words of the note, which are ours.
        (Page::Passage(_), Page::Passage(id)) => {
            let other = there.passage(id)?;
            (other.tag == passage.tag).then(|| passage.tag.to_string())
        }
        _ => None,
    }
}

/// Returns what a page is called that a link leads to as the nearest.
fn title(page: &Page, explainer: &Explainer) -> String {
    match page {
        Page::Passage(id) => explainer
            .passages
            .iter()
            .find(|passage| passage.id == *id)
            .map(|passage| passage.title.clone())
            .unwrap_or_default(),
        Page::Positions => explainer.messages().page_positions(),
        _ => explainer.title.clone(),
    }
}

/// Returns the elements for the head of a page that is there in these languages.
pub(crate) fn head(alternates: &[Alternate]) -> String {
    let link = |Alternate { lang, address }: &Alternate| {
        let (lang, address) = (attribute(lang), attribute(address));
        format!("\n    <link rel=\"alternate\" hreflang=\"{lang}\" href=\"{address}\">")
    };
    alternates.iter().map(link).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::sample;
    use explainer::fragment::Tag;
    use explainer::model::{Passage, PassageKind};
    use explainer::page_data::compute;

    fn site() -> Site {
        Site::new("/r/", Some("https://example.org/r/")).expect("a site")
    }

    /// The explainer in English and in Ukrainian, changed by `change`.
    fn both(change: impl FnOnce(&mut Explainer)) -> [(Explainer, Site); 2] {
        let english = sample::explainer(PassageKind::Quotation);
        let mut ukrainian = Explainer { lang: "uk".into(), title: "Млин".into(), ..english.clone() };
        change(&mut ukrainian);
        [(english, site()), (ukrainian, site().part("uk"))]
    }

    fn editions(of: &[(Explainer, Site); 2]) -> Vec<Edition<'_>> {
        of.iter().map(|(explainer, site)| Edition::new(explainer, site)).collect()
    }

    /// Returns the only link of the page at `path` in the edition `here`.
    fn link(of: &[(Explainer, Site); 2], here: usize, path: &str) -> LanguageLink {
        let page = Page::at(path).expect("a page");
        let data = compute(&of[here].0, &page).expect("data");
        let mut links = Languages::new(&editions(of), here).links(&page, &data);
        assert_eq!(links.len(), 1);
        links.remove(0)
    }

    fn renamed(passage: &mut Passage) {
        passage.notes[0].id = "vow-weir".to_string().try_into().expect("an id");
    }

    #[test]
    fn a_page_links_to_itself_in_the_other_language_in_the_words_of_that() {
        let of = both(|_| ());
        let to_ukrainian = link(&of, 0, "p/vow/");
        assert_eq!(
            to_ukrainian,
            LanguageLink {
                lang: "uk".into(),
                href: "/r/uk/p/vow/".into(),
                text: "Українською".into(),
                is_same: true,
                notes: Some("vow-mill".into()),
                words: Some(Tag::new(5).to_string()),
            }
        );
        let to_english = link(&of, 1, "n/vow-mill/");
        assert_eq!((to_english.href.as_str(), to_english.text.as_str()), ("/r/n/vow-mill/", "In English"));
        assert_eq!(to_english.words, None, "links there count in the words of the note");
        assert_eq!(link(&of, 0, "").notes, None);
    }

    #[test]
    fn a_page_that_the_other_language_lacks_leads_to_the_nearest_and_says_so() {
        let of = both(|explainer| explainer.passages[0].notes.clear());
        let note = link(&of, 0, "n/vow-mill/");
        assert_eq!((note.href.as_str(), note.is_same), ("/r/uk/p/vow/", false));
        assert_eq!(note.text, format!("Українською: {}", of[1].0.passages[0].title));
        assert_eq!(note.notes.as_deref(), Some(""));
        let of = both(|explainer| explainer.passages.clear());
        let passage = link(&of, 0, "p/vow/");
        assert_eq!((passage.href.as_str(), passage.text.as_str()), ("/r/uk/", "Українською: Млин"));
        assert_eq!(passage.words, None);
        let missing = link(&of, 0, "404.html");
        assert_eq!((missing.href.as_str(), missing.notes.as_deref()), ("/r/uk/", Some("")));
    }

    #[test]
    fn words_and_notes_of_our_own_are_not_carried_where_they_differ() {
        let of = both(|explainer| {
            explainer.passages[0].tag = Tag::new(6);
            renamed(&mut explainer.passages[0]);
        });
        let link = link(&of, 0, "p/vow/");
        assert_eq!((link.words, link.notes.as_deref()), (None, Some("")));
    }

    #[test]
    fn the_head_names_every_language_that_has_the_page() {
        let of = both(|_| ());
        let editions = editions(&of);
        let head = |here: usize, page: &Page| head(&Languages::new(&editions, here).alternates(page));
        let expected = "\n    <link rel=\"alternate\" hreflang=\"en\" href=\"https://example.org/r/keys/\">\
                        \n    <link rel=\"alternate\" hreflang=\"uk\" href=\"https://example.org/r/uk/keys/\">\
                        \n    <link rel=\"alternate\" hreflang=\"x-default\" href=\"https://example.org/r/keys/\">";
        assert_eq!(head(0, &Page::Keys), expected);
        assert_eq!(head(1, &Page::Keys), expected);
        assert_eq!(head(0, &Page::NotFound), "");
    }

    #[test]
    fn a_page_in_one_language_has_no_alternates() {
        let of = both(|explainer| explainer.passages.clear());
        let page = Page::Passage(of[0].0.passages[0].id.clone());
        assert_eq!(Languages::new(&editions(&of), 0).alternates(&page), []);
        let alone = [Edition::new(&of[0].0, &of[0].1)];
        let languages = Languages::new(&alone, 0);
        assert_eq!(languages.alternates(&Page::Opening), []);
        let data = compute(&of[0].0, &Page::Opening).expect("data");
        assert_eq!(languages.links(&Page::Opening, &data), []);
    }
}
