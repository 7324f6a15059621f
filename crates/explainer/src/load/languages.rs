//! Compares an explainer in two languages: what is quoted under one id must be the same words in both.

use super::file::{Disk, File, Folder};
use super::problem::{Problem, Problems};
use super::toml_form;
use crate::id::is_id;
use std::path::Path;

/// Compares the explainer in the folder `translation` with the same one in another language in `first`. Both must annotate the
/// same report, and passages with the same id, now or earlier, must be by the same voice and, where both quote, quote the same words of it. What
/// either has of mistakes by itself is told by [`read`](super::read); files that can't be read are not compared.
///
/// # Errors
/// Returns every difference, as a mistake in the translation.
pub fn compare_languages(first: &Path, translation: &Path) -> Result<(), Problems> {
    let [there, here] = [first, translation].map(|folder| Folder::read(&Disk, folder, &mut Vec::new()));
    let mut problems = Vec::new();
    compare(&there, &here, &mut problems);
    if problems.is_empty() { Ok(()) } else { Err(Problems::sorted(problems)) }
}

fn compare(first: &Folder, translation: &Folder, problems: &mut Vec<Problem>) {
    let (Some(there), Some(here)) = (&first.report, &translation.report) else { return };
    let lang = first.explainer.as_ref().map_or("", |file| file.content.lang.get_ref());
    if here.content.sha256 != there.content.sha256 {
        let help = format!(
            "An explainer annotates one report, whichever its own language. Give this one the text that `{lang}` has: `press \
             fingerprint` writes this file, and `press locate --write` follows the words. If it is about another report, \
             give it another `id` in explainer.toml."
        );
        let message = format!("not the report that the explainer annotates in `{lang}`");
        problems.push(here.source.problem(here.content.sha256.span(), message, "its SHA-256 differs", help));
        // Every place in it may be another one.
        return;
    }
    for (id, here) in translation.passages.iter().filter(|(id, _)| is_id(id)) {
        let names = [id.as_str()].into_iter().chain(earlier_ids(translation, id));
        if let Some(there) = names.filter_map(|name| passage_at(first, name)).next() {
            compare_passage(id, lang, &there.content, here, problems);
        }
    }
}

/// The earlier ids of the passage `id`.
fn earlier_ids<'a>(folder: &'a Folder, id: &'a str) -> impl Iterator<Item = &'a str> {
    let aliases = folder.published.iter().flat_map(|file| &file.content.aliases.passages);
    aliases.filter(move |(_, now)| now.get_ref() == id).map(|(old, _)| old.get_ref().as_str())
}

/// The passage that has or had the id `name`.
fn passage_at<'a>(folder: &'a Folder, name: &str) -> Option<&'a File<toml_form::Passage>> {
    let of = |id: &str| folder.passages.iter().find(|(other, _)| other == id).map(|(_, passage)| passage);
    of(name).or_else(|| {
        let mut aliases = folder.published.iter().flat_map(|file| &file.content.aliases.passages);
        aliases.find(|(old, _)| old.get_ref() == name).and_then(|(_, now)| of(now.get_ref()))
    })
}

fn compare_passage(
    id: &str,
    lang: &str,
    there: &toml_form::Passage,
    here: &File<toml_form::Passage>,
    problems: &mut Vec<Problem>,
) {
    let (source, here) = (&here.source, &here.content);
    let own_id = "If it is another passage, give it an id of its own.";
    if here.speaker != there.speaker {
        let help = format!(
            "Under one id stand the same words, by the same voice: write `{}`, or give that voice this id there. Only names \
             differ between languages. {own_id}",
            there.speaker.get_ref()
        );
        let message = format!("the passage `{id}` has another speaker than in `{lang}`");
        problems.push(source.problem(here.speaker.span(), message, "here", help));
    }
    let (Some(words), Some(others)) = (&here.words, &there.words) else { return };
    if words != others || here.start != there.start || here.end != there.end {
        let help = format!(
            "Under one id stand the same words of the report, as it prints them: copy `words`, `start`, `end` and `sha256` \
             from the file of this name in `{lang}`. {own_id}"
        );
        let message = format!("the passage `{id}` quotes other words than in `{lang}`");
        problems.push(source.problem(words.span(), message, "here", help));
        return;
    }
    if here.insertions != there.insertions {
        let help = format!(
            "They stand within the words and are not the speaker’s: copy `insertions` and `own_brackets` from the file of this name \
             in `{lang}`."
        );
        let message = format!("the passage `{id}` has other insertions than in `{lang}`");
        problems.push(source.problem(words.span(), message, "in these words", help));
    }
}
