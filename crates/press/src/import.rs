//! `press import`: makes drafts of notes from annotations that others have written.

mod annotations;
mod text;

use crate::content;
use crate::edit::{self, Texts};
use crate::failure::Failure;
use crate::markdown::{escaped, paragraph};
use annotations::Annotation;
use explainer::id::is_id;
use explainer::load;
use explainer::model::{Explainer, Passage};
use explainer::page::Page;
use explainer::segmentation::is_whole_words;
use explainer::typography;
use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;
use std::ops::Range;
use std::path::{Path, PathBuf};
use text::{excerpt, harmless};
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, value};

/// The maximum size of a file, in bytes; the notebook of the site has the same.
const LARGEST_FILE: u64 = 4_000_000;
/// The maximum number of annotations in a file.
const MOST_ANNOTATIONS: usize = 2_000;
/// The maximum length of words, in bytes. No passage is nearly as long.
const LONGEST_WORDS: usize = 20_000;
/// The maximum length of a note, in scalars. Good notes have a tenth of that.
const LONGEST_NOTE: usize = 5_000;

/// Where drafts are written.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Destination<'a> {
    /// To the files of the explainer.
    Explainer,
    /// To copies of these files in another folder.
    Folder(&'a Path),
    /// Nowhere.
    Nowhere,
}

/// A note to be finished by an editor.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Draft {
    id: String,
    /// The passage that it is on.
    passage: String,
    /// The words of the passage.
    on: String,
    /// Where they are in the passage, in scalars.
    place: Range<usize>,
    /// Inline Markdown.
    text: String,
    /// The file, and the annotation in it.
    from: String,
}

/// Adds drafts of notes to the passages of the explainer in `folder`, one for each annotation in `file` whose words stand
/// once in a passage, and prints which were taken and why others were not. If `passage` is given, it takes only those on
/// that passage. `report` is the text of the report, if it is given.
///
/// # Errors
/// Fails if none was taken.
pub(crate) fn import(
    folder: &Path,
    report: Option<&str>,
    file: &Path,
    passage: Option<&str>,
    destination: Destination<'_>,
) -> Result<(), Failure> {
    let report = content::report(folder, report)?;
    let explainer = content::read(folder, report.as_deref())?.explainer;
    let before = edit::read(folder)?;
    let only = passage.map(|passage| content::passage(&explainer, passage)).transpose()?;
    let read = annotations::read(&read_limited(file)?)?;
    if read.entries.len() > MOST_ANNOTATIONS {
        let count = read.entries.len();
        return Err(Failure::other(format!(
            "the file has {count} annotations, more than {MOST_ANNOTATIONS}: export those on fewer documents"
        )));
    }
    let file_name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut drafts: Vec<Draft> = Vec::new();
    for (index, entry) in read.entries.iter().enumerate() {
        let number = index + 1;
        let drafted = match entry {
            Some(annotation) => {
                let id = annotation.id.as_deref().map(|id| format!(" ({})", excerpt(id, 80)));
                let from =
                    format!("{}, annotation {number}{}", excerpt(&file_name, 80), id.unwrap_or_default());
                draft(&explainer, annotation, only.as_ref().map(|id| id.as_str()), &drafts, from)
            }
            None => Err("it is no annotation".into()),
        };
        match drafted {
            Ok(draft) => {
                println!(
                    "taken: annotation {number} as `{}`, on “{}” in passages/{}.toml",
                    draft.id, draft.on, draft.passage
                );
                drafts.push(draft);
            }
            Err(reason) => {
                let words = entry.as_ref().and_then(|annotation| annotation.exact.as_deref());
                let words = words.map(|words| format!(" on “{}”", excerpt(words, 60)));
                println!("left out: annotation {number}{}: {reason}", words.unwrap_or_default());
            }
        }
    }
    if read.missing > 0 {
        println!("The file counts {} annotations more than it holds: export the others too.", read.missing);
    }
    if drafts.is_empty() {
        return Err(Failure::other(format!("no annotation of {} was taken", file.display())));
    }
    let after = with_drafts(&before, &drafts)?;
    let mistakes = load::read_texts(&after, report.as_deref()).err();
    let count = drafts.len();
    let drafts = if count == 1 { "1 draft".into() } else { format!("{count} drafts") };
    match destination {
        Destination::Explainer => {
            edit::write(folder, &before, &after)?;
            println!("Added {drafts} to {}.", folder.display());
        }
        Destination::Folder(other) => {
            let is_new = |(name, text): &(PathBuf, String)| before.get(name) != Some(text);
            edit::write(other, &Texts::new(), &after.into_iter().filter(is_new).collect())?;
            println!("Wrote the passages with {drafts} to {}; the explainer is as it was.", other.display());
        }
        Destination::Nowhere => println!("Nothing was written: {drafts} would be added."),
    }
    let mistakes = mistakes.as_ref().map_or(0, |mistakes| mistakes.iter().len());
    println!(
        "With them, `press check` fails with {mistakes} mistake{} until an editor has finished each draft: `kind` and \
         `basis` are only a first choice, `sources` is empty, and `text` is not ours yet.",
        if mistakes == 1 { "" } else { "s" },
    );
    Ok(())
}

/// Reads a text file of limited size.
fn read_limited(path: &Path) -> Result<String, Failure> {
    let file = fs::File::open(path).map_err(Failure::file("read", path))?;
    let mut bytes = Vec::new();
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(Failure::file("read", path))?;
    if bytes.len() as u64 > LARGEST_FILE {
        let megabytes = LARGEST_FILE / 1_000_000;
        return Err(Failure::other(format!("{} is larger than {megabytes} megabytes", path.display())));
    }
    String::from_utf8(bytes).map_err(|_| Failure::other(format!("{} is not text in UTF-8", path.display())))
}

/// Makes a draft of an annotation. `only` is the passage to take annotations for, `drafts` are those made before.
///
/// # Errors
/// Returns why the annotation can't be taken.
fn draft(
    explainer: &Explainer,
    annotation: &Annotation,
    only: Option<&str>,
    drafts: &[Draft],
    from: String,
) -> Result<Draft, String> {
    if annotation.is_reply {
        return Err("it is a reply to another annotation".into());
    }
    let Some(exact) = &annotation.exact else {
        return Err("it is on a whole page and names no words".into());
    };
    let text = harmless(&annotation.text);
    if text.is_empty() {
        return Err("it marks words and says nothing".into());
    }
    let length = text.chars().count();
    if length > LONGEST_NOTE {
        return Err(format!("its text has {length} characters, more than {LONGEST_NOTE}"));
    }
    let named = annotation.documents.iter().find_map(|address| passage_at(explainer, address));
    if let (Some(named), Some(only)) = (named, only)
        && named.id.as_str() != only
    {
        return Err(format!("it is on the passage `{}`", named.id));
    }
    let only = named.map(|passage| passage.id.as_str()).or(only);
    let (passage, place) = place(explainer, &harmless(exact), only)?;
    let shown: Vec<char> = passage.text().chars().collect();
    let is_letter =
        |at: Option<usize>| at.and_then(|at| shown.get(at)).is_some_and(|char| char.is_alphanumeric());
    // What `press check` demands of a note, and the rules of Unicode, which know apostrophes.
    let cuts = |at: usize| is_letter(at.checked_sub(1)) && is_letter(Some(at));
    if cuts(place.start) || cuts(place.end) || !is_whole_words(&passage.text(), &place) {
        return Err("it begins or ends inside a word".into());
    }
    let overlaps = |other: &Range<usize>| place.start < other.end && other.start < place.end;
    if let Some((_, id)) = notes(passage).iter().find(|(other, _)| overlaps(other)) {
        return Err(format!("its words overlap those of the note `{id}`"));
    }
    let mut others = drafts.iter().filter(|draft| draft.passage == passage.id.as_str());
    if let Some(other) = others.find(|draft| overlaps(&draft.place)) {
        return Err(format!("its words overlap those of the draft `{}`", other.id));
    }
    let on: String = shown[place.clone()].iter().collect();
    Ok(Draft {
        id: free_id(explainer, drafts, passage.id.as_str(), &on),
        passage: passage.id.to_string(),
        on,
        place,
        text: paragraph(&escaped(&text)),
        from,
    })
}

/// Returns the passage whose page, or the page of a note on which, has this address on any site.
fn passage_at<'e>(explainer: &'e Explainer, address: &str) -> Option<&'e Passage> {
    let path = address.split(['?', '#']).next()?;
    let path = path.strip_suffix("index.html").unwrap_or(path);
    let mut parts = path.strip_suffix('/').unwrap_or(path).rsplit('/');
    let (id, kind) = (parts.next()?, parts.next()?);
    match Page::at(&format!("{kind}/{id}"))? {
        Page::Passage(id) => {
            let former = explainer.former.passages.iter().find(|former| former.id == id);
            let id = former.map_or(&id, |former| &former.now);
            explainer.passages.iter().find(|passage| passage.id == *id)
        }
        Page::Note(id) => explainer
            .passages
            .iter()
            .find(|passage| passage.notes.iter().any(|note| note.id == id || note.aliases.contains(&id))),
        _ => None,
    }
}

/// Returns the passage in which the words stand once, regardless of typography, and their place in it, in scalars. If
/// `only` is given, it looks in that passage alone.
fn place<'e>(
    explainer: &'e Explainer,
    words: &str,
    only: Option<&str>,
) -> Result<(&'e Passage, Range<usize>), String> {
    let places: Vec<_> = explainer
        .passages
        .iter()
        .filter(|passage| words.len() <= LONGEST_WORDS && only.is_none_or(|only| only == passage.id.as_str()))
        .flat_map(|passage| {
            typography::find(&passage.text(), words).into_iter().map(move |place| (passage, place))
        })
        .collect();
    match &places[..] {
        [(passage, place)] => Ok((passage, place.clone())),
        [] => Err(match only {
            Some(only) => format!("its words do not stand in the passage `{only}`"),
            None => "its words do not stand in any passage".into(),
        }),
        several => {
            let ids: BTreeSet<_> = several.iter().map(|(passage, _)| format!("`{}`", passage.id)).collect();
            let ids = ids.into_iter().collect::<Vec<_>>().join(", ");
            Err(format!("its words stand in {} places, in {ids}", several.len()))
        }
    }
}

/// Returns the words of every note on `passage`, in scalars, with its id.
fn notes(passage: &Passage) -> Vec<(Range<usize>, &str)> {
    let mut at = 0;
    let mut notes = Vec::new();
    for piece in &passage.pieces {
        let start = at;
        at += piece.runs.iter().map(|run| run.text.chars().count()).sum::<usize>();
        if let Some(note) = piece.note.and_then(|index| passage.notes.get(index)) {
            notes.push((start..at, note.id.as_str()));
        }
    }
    notes
}

/// Returns an id that nothing has or had: the passage's, and the first words that the note is on.
fn free_id(explainer: &Explainer, drafts: &[Draft], passage: &str, on: &str) -> String {
    let words = load::words(on).into_iter().map(|(word, _)| word);
    let words: Vec<_> =
        words.filter(|word| word.bytes().all(|byte| byte.is_ascii_alphanumeric())).take(2).collect();
    let words = if words.is_empty() { "draft".into() } else { words.join("-") };
    let wanted = format!("{passage}-{words}");
    let is_free = |id: &String| {
        is_id(id)
            && !explainer.passages.iter().any(|passage| {
                passage.id.as_str() == id || passage.notes.iter().any(|note| note.id.as_str() == id)
            })
            && !explainer.record.histories.iter().any(|history| history.id == *id)
            && !drafts.iter().any(|draft| draft.id == *id)
    };
    let numbered = (2_usize..).map(|number| format!("{wanted}-{number}"));
    std::iter::once(wanted.clone()).chain(numbered).find(is_free).unwrap_or_default()
}

/// Returns the files with the drafts added at the end of the notes of their passages.
fn with_drafts(before: &Texts, drafts: &[Draft]) -> Result<Texts, Failure> {
    let mut texts = before.clone();
    for draft in drafts {
        let path = Path::new("passages").join(format!("{}.toml", draft.passage));
        let name = path.display().to_string();
        let Some(text) = texts.get_mut(&path) else {
            return Err(Failure::other(format!("can't find {name}")));
        };
        let not_toml = |error| Failure::other(format!("can't read {name}: {error}"));
        let mut document: DocumentMut = text.parse().map_err(not_toml)?;
        let notes = document.entry("note").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
        let Some(notes) = notes.as_array_of_tables_mut() else {
            return Err(Failure::other(format!("can't add to the notes in {name}: write each as [[note]]")));
        };
        notes.push(table(draft));
        *text = document.to_string();
    }
    Ok(texts)
}

fn table(draft: &Draft) -> Table {
    let mut table = Table::new();
    // A mistake in the content that `press check` finds, so that no draft is published as it is.
    let sources = Array::new();
    table.insert("id", value(&draft.id));
    table.insert("kind", value("context"));
    table.insert("on", value(&draft.on));
    table.insert("text", value(&draft.text));
    table.insert("basis", value("inference"));
    table.insert("sources", value(sources));
    table.decor_mut().set_prefix(format!(
        "\n# A draft, from {}. To be finished: `kind`, `basis`, `sources`, and `text` in our own words.\n",
        draft.from
    ));
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::sample;
    use crate::markdown::tests::shown;
    use explainer::model::{Origin, PassageKind, Piece, Run};

    fn annotation(exact: &str) -> Annotation {
        Annotation { exact: Some(exact.into()), text: "A text.".into(), ..Annotation::default() }
    }

    fn with_text(text: &str) -> Explainer {
        let mut explainer = sample::explainer(PassageKind::Quotation);
        let run = Run::new(Origin::Speaker, text);
        explainer.passages[0].pieces = vec![Piece { note: None, runs: vec![run] }];
        explainer
    }

    fn drafted(explainer: &Explainer, annotation: &Annotation) -> Result<Draft, String> {
        draft(explainer, annotation, None, &[], "file".into())
    }

    #[test]
    fn words_are_found_regardless_of_typography_and_given_as_shown() {
        let explainer = with_text("We – that’s “us” – won’t.");
        let draft = drafted(&explainer, &annotation(" that's\n\"us\"\u{202E} ")).expect("a draft");
        assert_eq!((&*draft.on, draft.place, &*draft.id), ("that’s “us”", 5..16, "vow-thats-us"));
    }

    #[test]
    fn what_has_no_single_place_is_left_out_with_a_reason() {
        let mut explainer = sample::explainer(PassageKind::Quotation);
        for (exact, reason) in [
            ("never say", "not stand in any passage"),
            ("", "not stand in any passage"),
            ("l", "stand in 6 places"),
            ("ever", "inside a word"),
            ("the mill to", "overlap those of the note `vow-mill`"),
            ("mill", "overlap those of the note `vow-mill`"),
        ] {
            let left = drafted(&explainer, &annotation(exact)).expect_err(exact);
            assert!(left.contains(reason), "{exact}: {left}");
        }
        explainer.passages.push(sample::passage(PassageKind::Quotation));
        explainer.passages[1].id = "other".to_string().try_into().expect("an id");
        let left = drafted(&explainer, &annotation("never sell")).expect_err("two places");
        assert!(left.contains("2 places, in `other`, `vow`"), "{left}");
        // Its document tells which one.
        let mut there = annotation("never sell");
        there.documents = vec!["https://example.org/x/p/other/?a#b".into()];
        assert_eq!(drafted(&explainer, &there).expect("a draft").passage, "other");
        let left = draft(&explainer, &there, Some("vow"), &[], String::new()).expect_err("elsewhere");
        assert!(left.contains("on the passage `other`"), "{left}");
        assert_eq!(
            draft(&explainer, &annotation("never sell"), Some("vow"), &[], String::new())
                .expect("a draft")
                .passage,
            "vow"
        );
    }

    #[test]
    fn what_says_nothing_or_names_no_words_is_left_out() {
        let explainer = sample::explainer(PassageKind::Quotation);
        let ours = annotation("never sell");
        for (annotation, reason) in [
            (Annotation { is_reply: true, ..ours.clone() }, "a reply"),
            (Annotation { exact: None, ..ours.clone() }, "a whole page"),
            (Annotation { text: "\u{202E} \u{7}".into(), ..ours.clone() }, "says nothing"),
            (Annotation { text: "x".repeat(LONGEST_NOTE + 1), ..ours.clone() }, "5001 characters"),
            (Annotation { exact: Some("x".repeat(LONGEST_WORDS + 1)), ..ours.clone() }, "not stand"),
        ] {
            let left = drafted(&explainer, &annotation).expect_err(reason);
            assert!(left.contains(reason), "{left}");
        }
    }

    #[test]
    fn drafts_do_not_overlap_and_have_ids_of_their_own() {
        let explainer = with_text("to talk, to win, to talk again, так");
        let one = drafted(&explainer, &annotation("to win")).expect("a draft");
        assert_eq!(one.id, "vow-to-win");
        let left = draft(&explainer, &annotation("win, to"), None, std::slice::from_ref(&one), String::new());
        assert!(left.expect_err("overlap").contains("draft `vow-to-win`"));
        let again = Draft { place: 0..0, ..one };
        let two = draft(&explainer, &annotation("to win"), None, &[again], String::new()).expect("a draft");
        assert_eq!(two.id, "vow-to-win-2");
        assert_eq!(drafted(&explainer, &annotation("так")).expect("a draft").id, "vow-draft");
    }

    #[test]
    fn drafts_are_added_to_the_notes_and_all_else_stays() {
        let before = "# Vow\nkind = 'quotation' # x\n\n[[note]]\nid = \"a\"\n\n# On b.\n[[note]]\nid = \"b\"\n\n[[witness]]\nid = \"w\"\n";
        let texts = Texts::from([(PathBuf::from("passages/vow.toml"), before.to_string())]);
        let explainer = with_text("We will");
        let mut hostile = annotation("We");
        hostile.text = "[a](b) *c* \"d\"\n<b>'''e\"\"\"\\ ]] # f".into();
        let draft =
            draft(&explainer, &hostile, None, &[], "f.json, annotation 1 (x)".into()).expect("a draft");
        assert_eq!(shown(&draft.text).as_deref(), Some("[a](b) *c* \"d\" <b>'''e\"\"\"\\ ]] # f"));
        let after = with_drafts(&texts, std::slice::from_ref(&draft)).expect("files");
        let after = &after[Path::new("passages/vow.toml")];
        let (head, rest) = after.split_once("\n# A draft").expect("a draft");
        let (added, tail) = rest.split_once("\n[[witness]]").expect("what followed");
        assert_eq!(format!("{head}\n[[witness]]{tail}"), before);
        assert!(added.starts_with(", from f.json, annotation 1 (x). To be finished"), "{added}");
        let document: DocumentMut = after.parse().expect("TOML");
        let note = document["note"].as_array_of_tables().and_then(|notes| notes.get(2)).expect("a note");
        assert_eq!(note["text"].as_str(), Some(&*draft.text));
        assert_eq!(note["sources"].as_array().map(Array::len), Some(0));
    }
}
