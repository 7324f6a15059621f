//! Links to pages of the site, wherever a component is shown.

mod page_ids;

pub(crate) use page_ids::{Number, PageIds, passage_element_id};

use explainer::page::Page;
use yew::prelude::*;
use yew::virtual_dom::VText;

/// Makes links to pages of the site for components that are shown in one place.
#[derive(Clone, Copy)]
pub(crate) enum Links<'a> {
    /// On a page of the site. Holds the base path, which starts and ends with a slash.
    Site(&'a str),
    /// On the page of everything. Links to what is on that page too lead there, so that they work on paper and in a
    /// saved file.
    Everything {
        /// The base path.
        base: &'a str,
        /// What is on the page.
        ids: &'a PageIds,
    },
    /// In a frame on another site, which has room for one passage: every page opens in a new tab. Holds the address of
    /// the opening, in full where it is known.
    Frame(&'a str),
}

impl<'a> Links<'a> {
    /// The base path of the site, or the address of the opening.
    pub(crate) fn base(self) -> &'a str {
        match self {
            Self::Site(base) => base,
            Self::Everything { base, .. } => base,
            Self::Frame(home) => home,
        }
    }

    /// The address of `page` itself, for links that need no more than that.
    pub(crate) fn address(self, page: &Page) -> String {
        page.href(self.base())
    }

    /// A link to `page`.
    pub(crate) fn to_page(self, page: &Page) -> Link {
        self.to(&page.path())
    }

    /// A link to the element with this id on `page`.
    pub(crate) fn to_element(self, page: &Page, id: &str) -> Link {
        self.to(&format!("{}#{id}", page.path()))
    }

    /// A link to `path` below the base path; it may have a fragment.
    pub(crate) fn to(self, path: &str) -> Link {
        let link = Link { href: format!("{}{path}", self.base()), ..Link::default() };
        match self {
            Self::Site(_) => link,
            Self::Everything { ids, .. } => match ids.find(path) {
                Some((id, number)) => Link { href: format!("#{id}"), number, ..link },
                None => link,
            },
            Self::Frame(_) => Link { target: Some("_blank"), ..link },
        }
    }
}

/// A link that can be rendered.
#[derive(Default)]
pub(crate) struct Link {
    href: String,
    current: Option<&'static str>,
    label: Option<String>,
    copy: Option<&'static str>,
    download: Option<&'static str>,
    target: Option<&'static str>,
    number: Option<Number>,
}

impl Link {
    /// Sets what screen readers say for the link.
    pub(crate) fn label(self, label: String) -> Self {
        Self { label: Some(label), ..self }
    }

    /// Sets `aria-current`.
    pub(crate) fn current(self, current: Option<&'static str>) -> Self {
        Self { current, ..self }
    }

    /// Marks the link as one whose address is copied when it is followed.
    pub(crate) fn copy(self) -> Self {
        Self { copy: Some(""), ..self }
    }

    /// Makes the browser save what the link leads to.
    pub(crate) fn download(self) -> Self {
        Self { download: Some(""), ..self }
    }

    /// The link around `content`.
    pub(crate) fn render(self, content: Html) -> Html {
        let (passage, note, source) = match self.number {
            Some(Number::Passage(passage)) => (Some(passage.to_string()), None, None),
            Some(Number::Note(passage, note)) => (None, Some(format!("{passage}.{note}")), None),
            Some(Number::Source(source)) => (None, None, Some(source.to_string())),
            None => (None, None, None),
        };
        html! {
            <a
                target={self.target}
                href={self.href}
                data-passage={passage}
                data-note={note}
                data-source={source}
                data-copy={self.copy}

                download={self.download}
                aria-label={self.label}
                aria-current={self.current}
            >
                { content }
            </a>
        }
    }

    /// The link around `text`.
    pub(crate) fn text(self, text: impl Into<AttrValue>) -> Html {
        self.render(VText::new(text).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The attributes of the element, as they are printed.
    fn attributes(link: Link) -> String {
        let Html::VTag(element) = link.text("text") else { panic!("a link is one element") };
        assert_eq!(element.tag(), "a");
        element.attributes.iter().map(|(name, value)| format!(" {name}={value}")).collect()
    }

    #[test]
    fn on_a_page_of_the_site_links_lead_to_pages() {
        let links = Links::Site("/x/");
        assert_eq!(attributes(links.to("p/vow/#vow-mill")), " href=/x/p/vow/#vow-mill");
        assert_eq!(attributes(links.to_page(&Page::Opening)), " href=/x/");
        assert_eq!(
            attributes(links.to_element(&Page::Positions, "voice-finch")),
            " href=/x/positions/#voice-finch"
        );
    }

    #[test]
    fn in_a_frame_pages_open_in_a_new_tab() {
        let link = Links::Frame("https://e.org/").to("p/vow/");
        assert_eq!(attributes(link), " target=_blank href=https://e.org/p/vow/");
    }

    #[test]
    fn on_the_page_of_everything_links_lead_to_what_is_on_it_and_have_its_number() {
        let ids = PageIds::from([
            ("p/vow/", "passage-vow", Some(Number::Passage(1))),
            ("p/vow/#vow-mill", "vow-mill", Some(Number::Note(1, 3))),
            ("sources/#source-courier", "source-courier", Some(Number::Source(2))),
            ("positions/#voice-finch", "voice-finch", None),
        ]);
        let links = Links::Everything { base: "/x/", ids: &ids };
        for (path, expected) in [
            ("p/vow/", " href=#passage-vow data-passage=1"),
            ("p/vow/#vow-mill", " href=#vow-mill data-note=1.3"),
            ("sources/#source-courier", " href=#source-courier data-source=2"),
            ("positions/#voice-finch", " href=#voice-finch"),
            ("p/vow/#gone", " href=/x/p/vow/#gone"),
            ("p/oath/", " href=/x/p/oath/"),
            ("", " href=/x/"),
        ] {
            assert_eq!(attributes(links.to(path)), expected);
        }
    }

    #[test]
    fn a_link_says_what_else_it_is() {
        let link = Links::Site("/").to("a").copy().label("Copy".into()).current(Some("page"));
        assert_eq!(attributes(link), " href=/a data-copy= aria-label=Copy aria-current=page");
        assert_eq!(attributes(Links::Site("/").to("a").download()), " href=/a download=");
    }

    #[test]
    fn the_address_of_a_page_is_its_own_everywhere() {
        let ids = PageIds::from([("all/", "heading", None)]);
        for links in [Links::Site("/x/"), Links::Frame("/x/"), Links::Everything { base: "/x/", ids: &ids }] {
            assert_eq!(links.address(&Page::All), "/x/all/");
        }
    }
}
