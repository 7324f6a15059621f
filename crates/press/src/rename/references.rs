//! Finds where an id is written in the files of an explainer, and writes another one there. Everything around it stays as
//! it is, byte by byte.

use super::Kind;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;
use std::path::Path;
use toml_edit::{Document, Item, TomlError, Value};

/// What the text of a key is.
#[derive(Clone, Copy)]
enum Meaning {
    /// An id: of the thing itself, or of what the key refers to.
    Id(Kind),
    /// Inline Markdown, whose links lead to ids.
    Prose,
}

/// Returns what the text at `keys` is in the file `name`; `None` if it holds no id. `keys` are joined by full stops, without
/// the places in lists: `note.sources`.
fn meaning(name: &Path, keys: &str) -> Option<Meaning> {
    use Kind::{Event, Note, Passage, Question, Source, Voice};
    let id = |kind| Some(Meaning::Id(kind));
    if name.parent() == Some(Path::new("passages")) {
        return match keys {
            "speaker" | "listener" => id(Voice),
            "lead" | "note.id" => id(Note),
            "takeaway.said.notes" | "takeaway.not_said.notes" | "takeaway.unknown.notes" => id(Note),
            "sources" | "note.sources" | "witness.source" => id(Source),
            "attribution" | "translation" | "note.text" | "witness.says" => Some(Meaning::Prose),
            "takeaway.said.text" | "takeaway.not_said.text" | "takeaway.unknown.text" => Some(Meaning::Prose),
            _ => None,
        };
    }
    match (name.to_str()?, keys) {
        ("explainer.toml", "walk" | "part.begins" | "opening.passage") => id(Passage),
        ("explainer.toml", "opening.word.note") => id(Note),
        ("explainer.toml", "report" | "chain" | "opening.headline") => id(Source),
        (
            "explainer.toml",
            "standfirst" | "method" | "corrections" | "opening.kept" | "opening.word.lost",
        ) => Some(Meaning::Prose),
        ("voices.toml", "voice.id") => id(Voice),
        ("voices.toml", "voice.sources") => id(Source),
        ("voices.toml", "voice.about") => Some(Meaning::Prose),
        ("sources.toml", "source.id") => id(Source),
        ("sources.toml", "source.about") => Some(Meaning::Prose),
        ("questions.toml", "question.id" | "map.side.question") => id(Question),
        ("questions.toml", "question.not_stated" | "question.position.voice" | "map.side.voices") => {
            id(Voice)
        }
        ("questions.toml", "question.position.passages") => id(Passage),
        ("questions.toml", "question.position.sources") => id(Source),
        ("questions.toml", "question.position.text" | "map.text") => Some(Meaning::Prose),
        ("events.toml", "event.id") => id(Event),
        ("events.toml", "event.passages") => id(Passage),
        ("events.toml", "event.sources") => id(Source),
        ("events.toml", "event.text") => Some(Meaning::Prose),
        _ => None,
    }
}

/// Returns the text of the file `name` with `new` wherever it has the id `old` of a `kind`, and how many places that are.
///
/// # Errors
/// Returns an error if `text` is not TOML.
pub(super) fn replace(
    name: &Path,
    text: &str,
    kind: Kind,
    old: &str,
    new: &str,
) -> Result<(String, usize), TomlError> {
    let document = Document::parse(text)?;
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut count = 0;
    visit(document.as_item(), "", &mut |keys, value, place: Range<usize>| {
        let literal = &text[place.clone()];
        match meaning(name, keys) {
            Some(Meaning::Id(of)) if of == kind && value == old => {
                count += 1;
                edits.push((place, literal_of_id(literal, old, new)));
            }
            Some(Meaning::Prose) => {
                let targets = link_targets(value, kind, old);
                if !targets.is_empty() {
                    count += targets.len();
                    edits.push((place, literal_of_prose(literal, value, &targets, new)));
                }
            }
            _ => {}
        }
    });
    let mut text = text.to_string();
    edits.sort_by_key(|(place, _)| std::cmp::Reverse(place.start));
    for (place, literal) in edits {
        text.replace_range(place, &literal);
    }
    Ok((text, count))
}

/// Calls `found` with the keys, the value and the place in the file of every text in `item`.
fn visit<'d>(item: &'d Item, keys: &str, found: &mut impl FnMut(&str, &'d str, Range<usize>)) {
    match item {
        Item::None => {}
        Item::Value(value) => visit_value(value, keys, found),
        Item::Table(table) => {
            for (key, item) in table {
                visit(item, &below(keys, key), found);
            }
        }
        Item::ArrayOfTables(tables) => {
            for (key, item) in tables.iter().flatten() {
                visit(item, &below(keys, key), found);
            }
        }
    }
}

fn visit_value<'d>(value: &'d Value, keys: &str, found: &mut impl FnMut(&str, &'d str, Range<usize>)) {
    match value {
        Value::String(text) => {
            if let Some(place) = text.span() {
                found(keys, text.value(), place);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| visit_value(value, keys, found)),
        Value::InlineTable(table) => {
            for (key, value) in table {
                visit_value(value, &below(keys, key), found);
            }
        }
        Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => {}
    }
}

fn below(keys: &str, key: &str) -> String {
    if keys.is_empty() { key.into() } else { format!("{keys}.{key}") }
}

/// Returns the literal of the id `new`, in the quotation marks of the literal of `old`.
fn literal_of_id(literal: &str, old: &str, new: &str) -> String {
    match literal.split_once(old) {
        Some((before, after)) if before.trim_matches(['"', '\'']).is_empty() => {
            format!("{before}{new}{after}")
        }
        // The id is written with escapes.
        _ => Value::from(new).to_string(),
    }
}

/// Returns the literal of prose with `new` in place of the ids at `targets`, which are bytes of its `value`.
fn literal_of_prose(literal: &str, value: &str, targets: &[Range<usize>], new: &str) -> String {
    let mut wanted = value.to_string();
    for target in targets.iter().rev() {
        wanted.replace_range(target.clone(), new);
    }
    // In the literal, the same occurrences of the id count, unless escapes or the ends of lines are in the way.
    let mut written = literal.to_string();
    for target in targets.iter().rev() {
        let old = &value[target.clone()];
        let nth = value[..target.start].matches(old).count();
        if let Some((start, _)) = literal.match_indices(old).nth(nth) {
            written.replace_range(start..start + old.len(), new);
        }
    }
    let is_wanted = written.parse().is_ok_and(|value: Value| value.as_str() == Some(&wanted));
    if is_wanted { written } else { Value::from(wanted).to_string() }
}

/// Returns the bytes of `markdown` where the id `old` of a `kind` is the target of a link.
fn link_targets(markdown: &str, kind: Kind, old: &str) -> Vec<Range<usize>> {
    let target = format!("{}:{old}", kind.name());
    let mut found = Vec::new();
    // Where the words of the open link end, if it leads to the id.
    let mut open: Option<usize> = None;
    for (event, place) in Parser::new_ext(markdown, Options::empty()).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, .. }) => {
                open = (*dest_url == *target).then_some(place.start + 1);
            }
            Event::End(TagEnd::Link) => {
                let Some(from) = open.take() else { continue };
                let Some(link) = markdown.get(from..place.end) else { continue };
                if let Some(start) = link.find("](").and_then(|at| Some(at + link[at..].find(&target)?)) {
                    let end = from + start + target.len();
                    found.push(end - old.len()..end);
                }
            }
            _ => {
                if let Some(from) = &mut open {
                    *from = place.end.max(*from);
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replaced(name: &str, text: &str, kind: Kind) -> (String, usize) {
        replace(Path::new(name), text, kind, "vow", "oath").expect("TOML")
    }

    #[test]
    fn comments_quotation_marks_and_spaces_stay() {
        let text =
            "# vow\r\nwalk = [ 'vow' , # the vow\r\n  \"vows\",\"\"\"vow\"\"\", 'a' ]\r\ntitle = \"vow\"\r\n";
        let (new, count) = replaced("explainer.toml", text, Kind::Passage);
        assert_eq!(
            new,
            "# vow\r\nwalk = [ 'oath' , # the vow\r\n  \"vows\",\"\"\"oath\"\"\", 'a' ]\r\ntitle = \"vow\"\r\n"
        );
        assert_eq!(count, 2);
        let escaped = "walk = [\"\\u0076ow\", \"vow\"]";
        assert_eq!(replaced("explainer.toml", escaped, Kind::Passage).0, "walk = [\"oath\", \"oath\"]");
    }

    #[test]
    fn an_id_of_another_kind_is_another_id() {
        let text =
            "speaker = \"vow\"\nlead = \"vow\"\nsources = [\"vow\"]\n[[note]]\nid = \"vow\"\non = \"vow\"\n";
        let with = |from: &str| text.replace(&format!("{from}\"vow\""), &format!("{from}\"oath\""));
        for (kind, new, count) in [
            (Kind::Voice, with("speaker = "), 1),
            (Kind::Source, with("sources = ["), 1),
            (Kind::Note, with("lead = ").replace("id = \"vow\"", "id = \"oath\""), 2),
            (Kind::Passage, text.to_string(), 0),
        ] {
            assert_eq!(replaced("passages/x.toml", text, kind), (new, count), "{kind:?}");
        }
    }

    #[test]
    fn sources_of_positions_are_ids() {
        let text = "[[question]]\n[[question.position]]\nvoice = \"vow\"\nsources = [\"vow\"]\n";
        let new = text.replace("[\"vow\"]", "[\"oath\"]");
        assert_eq!(replaced("questions.toml", text, Kind::Source), (new, 1));
    }

    #[test]
    fn corrections_are_prose_and_a_masthead_is_not() {
        let text = "masthead = \"[vow](source:vow)\"\ncorrections = \"[vow](source:vow)\"\n";
        let new = text.replace("corrections = \"[vow](source:vow)", "corrections = \"[vow](source:oath)");
        assert_eq!(replaced("explainer.toml", text, Kind::Source), (new, 1));
    }

    #[test]
    fn of_prose_only_the_targets_of_links_change() {
        for (prose, new, count) in [
            (
                "The vow (passage:vow) is [a vow](passage:vow).",
                "The vow (passage:vow) is [a vow](passage:oath).",
                1,
            ),
            (
                "[x](passage:vows) [y](note:vow) [z](<passage:vow>)",
                "[x](passage:vows) [y](note:vow) [z](<passage:oath>)",
                1,
            ),
            (
                "[a **(passage:vow)** b]( passage:vow 'passage:vow') [c](passage:vow)",
                "[a **(passage:vow)** b]( passage:oath 'passage:vow') [c](passage:oath)",
                2,
            ),
            (
                r"\[no link\](passage:vow) `[x](passage:vow)`",
                r"\[no link\](passage:vow) `[x](passage:vow)`",
                0,
            ),
        ] {
            let text = |prose: &str| format!("standfirst = '''{prose}''' # vow\n");
            assert_eq!(
                replaced("explainer.toml", &text(prose), Kind::Passage),
                (text(new), count),
                "{prose}"
            );
        }
    }

    #[test]
    fn prose_over_several_lines_and_with_escapes_keeps_its_form() {
        let text = "standfirst = \"\"\"\nOne “vow” \\\n   [a \\\"vow\\\"](passage:vow) \\u0041\n[b](passage:vow)\"\"\"\n";
        let (new, count) = replaced("explainer.toml", text, Kind::Passage);
        assert_eq!((new, count), (text.replace("passage:vow", "passage:oath"), 2));
        // Where the target itself is written with escapes, the text is written anew.
        let text = "standfirst = \"\\\"vow\\\" [a](passage:\\u0076ow) [b](passage:vow)\"\n";
        let (new, _) = replaced("explainer.toml", text, Kind::Passage);
        assert_eq!(new, "standfirst = '\"vow\" [a](passage:oath) [b](passage:oath)'\n");
    }
}
