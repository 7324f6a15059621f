//! The document: every passage in walking order with its circumstances, its words and its notes.

use super::{basis, day, kind, sources, voice};
use crate::markdown::{escaped, inline, paragraph};
use explainer::id::SourceId;
use explainer::model::{Certainty, Explainer, Note, Origin, Passage, PassageKind, Run, Source, Takeaway};
use explainer::page::Page;

/// Returns the document. `base` is the address of the site, with a slash at its end.
pub(super) fn document(explainer: &Explainer, base: &str) -> String {
    let mut blocks = vec![heading(1, &explainer.title)];
    blocks.push(paragraph(&escaped(&explainer.subtitle)));
    blocks.push(paragraph(&inline(&explainer.standfirst, base)));
    let report: Vec<_> = sources(explainer, std::slice::from_ref(&explainer.report)).map(name).collect();
    blocks.push(format!("Annotated report: {}.", report.join("")));
    let [opening, closing] = explainer.messages().quotation_marks();
    blocks.push(format!(
        "In block quotations, {opening} and {closing} stand around words that were said; in a fragment, the words around them \
         are ours. *Slanting* words among them are the reporter's insertions, which are listed below them."
    ));
    for (index, passage) in explainer.passages.iter().enumerate() {
        if let Some(part) = explainer.parts.iter().find(|part| part.passages.first() == Some(&passage.id)) {
            blocks.push(heading(2, &part.title));
        }
        add_passage(explainer, passage, index + 1, base, &mut blocks);
    }
    blocks.push("## Sources".into());
    blocks.push(explainer.sources.iter().map(source).collect::<Vec<_>>().join("\n"));
    blocks.retain(|block| !block.is_empty());
    blocks.join("\n\n") + "\n"
}

fn add_passage(
    explainer: &Explainer,
    passage: &Passage,
    number: usize,
    base: &str,
    blocks: &mut Vec<String>,
) {
    let path = Page::Passage(passage.id.clone()).path();
    blocks.push(heading(3, &format!("{number}. {}", passage.title)));
    blocks.push(format!("[`{}`]({base}{path}), {}", passage.id, kind(passage.kind)));
    let listener = passage.listener.as_ref().map(|id| format!(", to {}", escaped(voice(explainer, id))));
    blocks.push(format!(
        "**{}**{}. {}. {}.",
        escaped(voice(explainer, &passage.speaker)),
        listener.unwrap_or_default(),
        escaped(&passage.place),
        escaped(day(&passage.when).trim_end_matches('.')),
    ));
    let text = words(passage);
    blocks.push(match passage.kind {
        PassageKind::Quotation => format!("> {}", explainer.messages().quoted(text)),
        PassageKind::Fragment => format!("> {}", paragraph(&text)),
        // Not his words, so nothing that looks like a quotation.
        PassageKind::Report => paragraph(&format!("Our paraphrase, not a quotation: {text}")),
    });
    if let Some(translation) = &passage.translation {
        blocks.push(paragraph(&format!("Our translation, not a quotation: {}", inline(translation, base))));
    }
    let inserted: Vec<_> =
        passage.runs().filter(|run| run.origin == Origin::Reporter).map(|run| escaped(&run.text)).collect();
    if !inserted.is_empty() {
        blocks.push(format!("Inserted by the reporter: {}.", inserted.join("; ")));
    }
    blocks.push(format!(
        "Attribution, {}: {} {}.",
        certainty(passage.certainty),
        inline(&passage.attribution, base),
        cited(explainer, &passage.sources),
    ));
    for note in &passage.notes {
        add_note(explainer, note, base, blocks);
    }
    for witness in &passage.witnesses {
        let source = cited(explainer, std::slice::from_ref(&witness.source));
        blocks.push(format!("As printed elsewhere: {} {source}.", inline(&witness.says, base)));
    }
    if let Some(takeaway) = &passage.takeaway {
        blocks.push(statements(takeaway, base));
    }
}

fn add_note(explainer: &Explainer, note: &Note, base: &str, blocks: &mut Vec<String>) {
    let path = Page::Note(note.id.clone()).path();
    blocks.push(heading(4, &format!("Note on ‘{}’", note.on)));
    blocks.push(format!("[`{}`]({base}{path}), {}", note.id, note.kind.name()));
    blocks.push(paragraph(&inline(&note.text, base)));
    blocks.push(format!("Basis: {}. {}.", basis(note.basis), cited(explainer, &note.sources)));
    if let Some(by) = &note.by {
        blocks.push(paragraph(&format!("Note by: {}", escaped(by))));
    }
}

fn statements(takeaway: &Takeaway, base: &str) -> String {
    let named =
        [("Said", &takeaway.said), ("Not said", &takeaway.not_said), ("Not known", &takeaway.unknown)];
    let lines = named.map(|(name, statement)| {
        let notes: Vec<_> = statement.notes.iter().map(|note| format!("`{note}`")).collect();
        format!("- {name}: {} ({})", inline(&statement.text, base), notes.join(", "))
    });
    lines.join("\n")
}

fn heading(level: usize, text: &str) -> String {
    let text = escaped(text);
    // Signs at its end would be left out.
    let text = text.strip_suffix('#').map_or(text.clone(), |before| format!("{before}\\#"));
    format!("{} {text}", "#".repeat(level))
}

/// Returns the text of a passage, with the insertions emphasised where Markdown can do so.
fn words(passage: &Passage) -> String {
    let runs: Vec<&Run> = passage.pieces.iter().flat_map(|piece| &piece.runs).collect();
    let mut markdown = String::new();
    let mut at = 0;
    while let Some(run) = runs.get(at) {
        // A note on part of an insertion cuts it.
        let more = runs[at..].iter().take_while(|other| other.origin == run.origin).count();
        let text: String = runs[at..at + more].iter().map(|run| run.text.as_str()).collect();
        let before = at.checked_sub(1).and_then(|at| runs[at].text.chars().next_back());
        let after = runs.get(at + more).and_then(|run| run.text.chars().next());
        let is_edge = |char: Option<char>| char.is_none_or(|char| !char.is_alphanumeric());
        let is_tight = text.trim() == text;
        if run.origin == Origin::Reporter && is_edge(before) && is_edge(after) && is_tight {
            markdown.push_str(&format!("*{}*", escaped(&text)));
        } else {
            markdown.push_str(&escaped(&text));
        }
        at += more;
    }
    markdown
}

fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Stated => "stated in the report",
        Certainty::Settled => "settled by another text",
        Certainty::Inferred => "our inference",
    }
}

fn cited(explainer: &Explainer, ids: &[SourceId]) -> String {
    let names: Vec<_> = sources(explainer, ids).map(name).collect();
    format!("{}: {}", if names.len() == 1 { "Source" } else { "Sources" }, names.join("; "))
}

/// Returns what a source is called where it is cited.
fn name(source: &Source) -> String {
    format!("{}, {} (`{}`)", escaped(&source.issuer), escaped(source.date.words()), source.id)
}

/// Returns an entry of the bibliography.
fn source(source: &Source) -> String {
    let title = escaped(&source.title);
    let title = if source.described { title } else { format!("“{title}”") };
    let address = match source.address.as_deref() {
        None => String::new(),
        Some(address) if address.contains(['<', '>', ' ']) => format!(" {}", escaped(address)),
        Some(address) => format!(" <{address}>"),
    };
    format!("- {}: {title}.{address}", name(source))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::sample;
    use crate::markdown::tests::shown;

    fn passage(runs: &[(Origin, &str)], kind: PassageKind) -> Passage {
        let mut passage = sample::passage(kind);
        let runs = runs.iter().map(|(origin, text)| Run::new(*origin, text.to_string()));
        passage.pieces = runs.map(|run| explainer::model::Piece { note: None, runs: vec![run] }).collect();
        passage
    }

    #[test]
    fn a_passage_has_its_words_its_circumstances_and_its_notes() {
        let document = document(&sample::explainer(PassageKind::Quotation), "https://example.org/x/");
        let passage = document.split("### ").nth(1).expect("a passage");
        assert_eq!(passage.lines().next(), Some(r"1. Mills & vows: 100 % of #1\_{x}"));
        for line in [
            "[`vow`](https://example.org/x/p/vow/), quotation",
            "**Ada Finch**. Lower Marl. Nobody knows.",
            "> “𝒲e will never sell the mill to anybody.”",
        ] {
            assert!(passage.lines().any(|other| other == line), "{line}\n{document}");
        }
        let note = document.split("#### ").nth(1).expect("a note");
        assert_eq!(
            note,
            "Note on ‘the mill’\n\n[`vow-mill`](https://example.org/x/n/vow-mill/), caution\n\nWhich one is *open*\n\n\
             Basis: inference. Source: The Courier, 8 April 2031 (`courier`).\n\nNote by: Ida Lark\n\n## Sources\n\n- The Courier, 8 April 2031 (`courier`): “No sale”.\n"
        );
    }

    #[test]
    fn a_paraphrase_does_not_look_like_a_quotation() {
        let document = document(&sample::explainer(PassageKind::Report), "/");
        assert!(!document.lines().any(|line| line.starts_with('>')), "{document}");
        assert!(document.contains("\nOur paraphrase, not a quotation: 𝒲e will"), "{document}");
    }

    #[test]
    fn insertions_are_emphasised_and_no_word_is_changed() {
        use Origin::{Reporter, Speaker};
        for (runs, markdown) in [
            (
                vec![(Speaker, "If he "), (Reporter, "(Trump)"), (Speaker, " does *it*")],
                r"If he *(Trump)* does \*it\*",
            ),
            (vec![(Speaker, "in "), (Reporter, "(h"), (Reporter, "is)"), (Speaker, ".")], "in *(his)*."),
            // Markdown would show the signs.
            (vec![(Speaker, "in"), (Reporter, "(his)"), (Speaker, "brain")], "in(his)brain"),
            (vec![(Speaker, "in"), (Reporter, " his "), (Speaker, "brain")], "in his brain"),
        ] {
            let passage = passage(&runs, PassageKind::Quotation);
            assert_eq!(words(&passage), markdown);
            assert_eq!(shown(&words(&passage)), Some(passage.text()));
        }
    }
}
