//! Where the pages of every explainer of a site are.
//!
//! One explainer is the whole site. Of several, each has a folder named by its id, and the site begins with a list of them. An
//! explainer that is published in several languages is one explainer: the language that was published first has the place that it
//! would have alone, and each other language has a folder in it that is named by its tag. So a translation moves no address.

use crate::template::Site;
use explainer::load::Checked;
use explainer::model::Explainer;

/// Where the pages of all explainers are.
pub(crate) struct Layout {
    /// The place of each explainer, in the order in which they were given.
    pub(crate) places: Vec<Place>,
    /// The explainers of the same id, as indices of `places`: the one whose place is not in that of another comes first.
    pub(crate) groups: Vec<Vec<usize>>,
}

/// Where the pages of an explainer in one language are.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Place {
    /// What it is called where no other may have the same name: its id, and for each other language than the first the tag too.
    pub(crate) name: String,
    /// The path of its folder below the root of the site, with a slash at its end; empty for the root.
    pub(crate) folder: String,
    /// The addresses of its pages.
    pub(crate) site: Site,
    /// The path of the list of explainers, if the site has several.
    pub(crate) list: Option<String>,
}

impl Layout {
    /// Returns the layout of a site of these explainers, no two of which have the same id and language.
    pub(crate) fn of(explainers: &[&Explainer], site: &Site) -> Self {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for (index, explainer) in explainers.iter().enumerate() {
            let same = groups.iter_mut().find(|group| explainers[group[0]].id == explainer.id);
            match same {
                Some(group) => group.push(index),
                None => groups.push(vec![index]),
            }
        }
        for group in &mut groups {
            // Of what was published on the same day, or is not yet, the order of the tags decides: it does not change with that of
            // the folders.
            group.sort_by_key(|index| {
                let first = first_published(explainers[*index]);
                (first.is_none(), first, explainers[*index].lang.clone())
            });
        }
        let has_list = groups.len() > 1;
        let mut places = vec![None; explainers.len()];
        for group in &groups {
            for (position, index) in group.iter().enumerate() {
                let explainer = explainers[*index];
                let mut place = Place {
                    name: explainer.id.clone(),
                    folder: String::new(),
                    site: site.clone(),
                    list: has_list.then(|| site.base().to_string()),
                };
                if has_list {
                    place = place.inner(&explainer.id);
                }
                if position > 0 {
                    let tag = explainer.lang.to_lowercase();
                    place = Place { name: format!("{}/{tag}", place.name), ..place.inner(&tag) };
                }
                places[*index] = Some(place);
            }
        }
        Self { places: places.into_iter().flatten().collect(), groups }
    }

    /// Returns the layout of these explainers.
    pub(crate) fn of_checked(explainers: &[&Checked], site: &Site) -> Self {
        let explainers: Vec<_> = explainers.iter().map(|checked| &checked.explainer).collect();
        Self::of(&explainers, site)
    }

    /// Whether the site begins with a list of explainers.
    pub(crate) fn has_list(&self) -> bool {
        self.groups.len() > 1
    }

    /// Returns the languages of an explainer, given as an index in one of them, as such indices.
    pub(crate) fn languages(&self, index: usize) -> &[usize] {
        self.groups.iter().find(|group| group.contains(&index)).map_or(&[], Vec::as_slice)
    }
}

impl Place {
    /// Returns the place in a folder of this one.
    fn inner(self, folder: &str) -> Self {
        Self { folder: format!("{}{folder}/", self.folder), site: self.site.part(folder), ..self }
    }
}

/// Returns the day on which anything of an explainer was first published, as ISO 8601.
fn first_published(explainer: &Explainer) -> Option<&str> {
    let wordings = explainer.record.histories.iter().flat_map(|history| &history.wordings);
    wordings.map(|published| published.day.iso.as_str()).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::sample;
    use explainer::model::{Day, History, PassageKind, Published, Subject};
    use explainer::wording::Wording;

    fn explainer(id: &str, lang: &str, published: Option<&str>) -> Explainer {
        let mut explainer = sample::explainer(PassageKind::Quotation);
        (explainer.id, explainer.lang) = (id.into(), lang.into());
        explainer.record.histories = published
            .map(|iso| History {
                id: "vow".into(),
                now: Subject::Passage(explainer.passages[0].id.clone()),
                wordings: vec![Published {
                    day: Day { iso: iso.into(), words: String::new() },
                    wording: Wording::new(None, []),
                    why: None,
                    withdrawn: None,
                }],
            })
            .into_iter()
            .collect();
        explainer
    }

    /// Returns the folders of these explainers (id, language, day of publication), in their order.
    fn folders(explainers: &[(&str, &str, Option<&str>)]) -> Vec<String> {
        let explainers: Vec<_> =
            explainers.iter().map(|(id, lang, published)| explainer(id, lang, *published)).collect();
        let site = Site::new("/r/", None).expect("a site");
        let layout = Layout::of(&explainers.iter().collect::<Vec<_>>(), &site);
        for Place { folder, site, list, .. } in &layout.places {
            assert_eq!(site.base(), format!("/r/{folder}"));
            assert_eq!(list.as_deref(), layout.has_list().then_some("/r/"));
        }
        layout.places.into_iter().map(|place| place.folder).collect()
    }

    #[test]
    fn one_explainer_is_the_whole_site_and_of_several_each_has_a_folder() {
        assert_eq!(folders(&[("mill", "en", None)]), [""]);
        assert_eq!(folders(&[("mill", "en", None), ("weir", "uk", None)]), ["mill/", "weir/"]);
    }

    #[test]
    fn other_languages_are_in_the_folder_of_the_first() {
        assert_eq!(folders(&[("mill", "en", None), ("mill", "uk", None)]), ["", "uk/"]);
        assert_eq!(
            folders(&[("mill", "en", None), ("weir", "en", None), ("mill", "uk-UA", None)]),
            ["mill/", "weir/", "mill/uk-ua/"]
        );
    }

    #[test]
    fn the_language_that_was_published_first_stays_where_it_is() {
        let english = ("mill", "en", Some("2031-04-08"));
        for ukrainian in [None, Some("2031-05-01"), Some("2032-01-01")] {
            assert_eq!(folders(&[("mill", "uk", ukrainian), english]), ["uk/", ""]);
        }
        assert_eq!(
            folders(&[("mill", "uk", Some("2031-04-08")), english]),
            ["uk/", ""],
            "by their tags, whatever the order of their folders"
        );
    }

    #[test]
    fn languages_have_names_of_their_own() {
        let both = [explainer("mill", "en", None), explainer("mill", "uk", None)];
        let layout = Layout::of(&both.iter().collect::<Vec<_>>(), &Site::new("/", None).expect("a site"));
        let names: Vec<_> = layout.places.iter().map(|place| place.name.as_str()).collect();
        assert_eq!(names, ["mill", "mill/uk"]);
        assert_eq!(layout.languages(1), [0, 1]);
    }
}
