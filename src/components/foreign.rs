//! Words in another language than the explainer, and our translation of them.

use super::prose;
use crate::comparison::{Side, compared};
use crate::site::Site;
use explainer::foreign_words::{ForeignWords, cut, joined};
use explainer::language::is_right_to_left;
use explainer::model::{Edit, Passage, Run};
use html_escape::encode_text;
use yew::prelude::*;

/// `words` in the language `lang`; as they are if that is the language of the explainer.
pub(crate) fn in_language(lang: Option<&str>, words: Html) -> Html {
    match lang {
        Some(lang) => html! { <span lang={lang.to_string()} dir={direction(lang)}>{ words }</span> },
        None => words,
    }
}

/// The text of a run, in its language.
pub(crate) fn run_text(run: &Run) -> Html {
    in_language(run.lang.as_deref(), html! { { run.text.clone() } })
}

/// The text of runs, each stretch in its language.
pub(crate) fn runs_text<'a>(runs: impl IntoIterator<Item = &'a Run>) -> Html {
    let stretches = joined(runs).into_iter();
    html! { <>{ for stretches.map(|(lang, text)| in_language(lang, html! { { text } })) }</> }
}

/// The same as it is written in HTML, for pages of others.
pub(crate) fn runs_as_html<'a>(runs: impl IntoIterator<Item = &'a Run>) -> String {
    let stretches = joined(runs).into_iter().map(|(lang, text)| {
        let text = encode_text(&text).into_owned();
        let Some(lang) = lang else { return text };
        let direction = direction(lang).map_or_else(String::new, |direction| format!(" dir=\"{direction}\""));
        format!("<span lang=\"{lang}\"{direction}>{text}</span>")
    });
    stretches.collect()
}

/// The direction of a text that begins on the right, if all of it is such words.
pub(crate) fn whole_direction(passage: &Passage) -> Option<&'static str> {
    let mut directions = passage.runs().map(|run| run.lang.as_deref().and_then(direction));
    let first = directions.next().flatten();
    first.filter(|_| directions.all(|direction| direction == first))
}

/// The words that the note at `index` is on.
pub(crate) fn words_of_note(passage: &Passage, index: usize) -> Html {
    runs_text(passage.words_of_note(index))
}

/// Text that begins at the scalar `at` of one with these foreign words, each of them in its language.
pub(crate) fn with_languages(text: &str, at: u32, foreign: &[ForeignWords]) -> Html {
    let stretches = cut(text, at, foreign).into_iter();
    let stretches = stretches.map(|(lang, text)| in_language(lang, html! { { text.to_string() } }));
    html! { <>{ for stretches }</> }
}

/// Two texts compared word by word, with the foreign words of each in their language.
pub(crate) fn comparison_in_languages(
    edits: &[Edit],
    names: [&str; 2],
    only_here: &str,
    foreign: &[Vec<ForeignWords>; 2],
) -> Html {
    compared(edits, names, only_here, &|side, words, at| {
        let foreign = match side {
            Side::First => &foreign[0],
            Side::Second => &foreign[1],
        };
        with_languages(words, at, foreign)
    })
}

/// Our translation of the words of a passage, if there is one. It stands outside of what can be linked and quoted, and says
/// that it is ours.
pub(crate) fn translation(passage: &Passage, site: Site<'_>) -> Html {
    match &passage.translation {
        Some(translation) => html! {
            <p class="translation">
                <span class="label">{ site.text.our_translation() }</span>{ " " }
                { prose(translation, site) }
            </p>
        },
        None => html! {},
    }
}

fn direction(lang: &str) -> Option<&'static str> {
    is_right_to_left(lang).then_some("rtl")
}
