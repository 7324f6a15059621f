//! Linked data (schema.org) in the head of a page, for programs that look for quotations.

use crate::card;
use crate::template::Site;
use explainer::model::{Explainer, Origin, PassageKind, Run, VoiceKind, plain};
use explainer::page::Page;
use explainer::page_data::{OpeningData, PageData, PassageData};
use serde_json::{Map, Value, json};

/// Returns the data block for the head of a page that shows `shown`; empty for reference pages.
///
/// Browsers don't run data blocks, so the Content-Security-Policy need not allow it.
pub(crate) fn block(explainer: &Explainer, shown: &PageData, site: &Site) -> String {
    let data = match shown {
        PageData::Opening(opening) => of_opening(explainer, opening, site),
        PageData::Step(step) => {
            let passage = Page::Passage(step.passage_data.passage.id.clone());
            of_passage(explainer, &step.passage_data, &site.address(&passage.path()))
        }
        PageData::Reference(_) => return String::new(),
    };
    // Escapes `<`, so that text can't close the script element or open a comment in it.
    let data = data.to_string().replace('<', "\\u003c");
    format!("\n    <script type=\"application/ld+json\">{data}</script>")
}

fn of_opening(explainer: &Explainer, opening: &OpeningData, site: &Site) -> Value {
    let address = site.address("");
    let card = card::path(&Page::Opening).map(|path| site.address(&path));
    object([
        ("@context", Some("https://schema.org".into())),
        ("@type", Some("Article".into())),
        ("headline", Some(format!("{}: {}", explainer.title, opening.subtitle).into())),
        ("description", Some(plain(&opening.standfirst).into())),
        ("inLanguage", Some(explainer.lang.as_str().into())),
        ("url", Some(address.as_str().into())),
        ("image", card.map(Value::from)),
        ("about", report(explainer)),
        ("isPartOf", Some(json!({ "@type": "WebSite", "name": explainer.title, "url": address }))),
    ])
}

fn of_passage(explainer: &Explainer, passage_data: &PassageData, address: &str) -> Value {
    match passage_data.passage.kind {
        PassageKind::Quotation | PassageKind::Fragment => quotation(explainer, passage_data, address),
        PassageKind::Report => claim(explainer, passage_data, address),
    }
}

/// Returns a `Quotation` of the words that were said, without the sentence around them.
fn quotation(explainer: &Explainer, passage_data: &PassageData, address: &str) -> Value {
    let passage = &passage_data.passage;
    object([
        ("@context", Some("https://schema.org".into())),
        ("@type", Some("Quotation".into())),
        ("text", Some(passage.words().into())),
        // Not `spokenByCharacter`, which is also for characters in fiction.
        ("creator", Some(speaker(explainer, passage_data))),
        ("dateCreated", passage.when.iso().map(Value::from)),
        ("isPartOf", report(explainer)),
        ("inLanguage", Some(languages(explainer, passage.runs().filter(|run| run.origin != Origin::Ours)))),
        ("url", Some(address.into())),
    ])
}

/// Returns a `Claim` for a paraphrase, which is never a `Quotation`.
///
/// The claim has no `creator`, since its words are not those of the voice whose position it paraphrases; it is `about`
/// that voice. The site worded it (`claimInterpreter`), and it appears in the report (`appearance`). A claim by an outlet
/// is not `about` the outlet.
fn claim(explainer: &Explainer, passage_data: &PassageData, address: &str) -> Value {
    let about = (!passage_data.speaker.outlet).then(|| speaker(explainer, passage_data));
    object([
        ("@context", Some("https://schema.org".into())),
        ("@type", Some("Claim".into())),
        ("text", Some(passage_data.passage.text().into())),
        ("claimInterpreter", Some(json!({ "@type": "Organization", "name": explainer.title }))),
        ("about", about),
        ("appearance", report(explainer)),
        ("inLanguage", Some(languages(explainer, passage_data.passage.runs()))),
        ("url", Some(address.into())),
    ])
}

/// Returns the language of the words, or a list of the languages if there are several, in the order of the words.
fn languages<'a>(explainer: &'a Explainer, runs: impl Iterator<Item = &'a Run>) -> Value {
    let mut tags: Vec<&str> = Vec::new();
    for run in runs {
        let tag = run.lang.as_deref().unwrap_or(&explainer.lang);
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    match tags[..] {
        [tag] => tag.into(),
        _ => tags.into(),
    }
}

fn speaker(explainer: &Explainer, passage_data: &PassageData) -> Value {
    let line = &passage_data.speaker;
    let voice = explainer.voices.iter().find(|voice| voice.id == line.id);
    let kind = match voice.map(|voice| voice.kind) {
        Some(VoiceKind::Person) => "Person",
        Some(VoiceKind::Government) => "GovernmentOrganization",
        Some(VoiceKind::Outlet) => "NewsMediaOrganization",
        Some(VoiceKind::Group) | None => "Organization",
    };
    let office = line.role.as_deref().filter(|_| kind == "Person");
    object([
        ("@type", Some(kind.into())),
        ("name", Some(line.name.as_str().into())),
        ("jobTitle", office.map(Value::from)),
    ])
}

/// Returns the annotated report. Its title is its name unless the title is a description by the editors.
fn report(explainer: &Explainer) -> Option<Value> {
    let report = explainer.sources.iter().find(|source| source.id == explainer.report)?;
    Some(object([
        ("@type", Some("Article".into())),
        ("name", (!report.described).then(|| report.title.as_str().into())),
        ("publisher", Some(json!({ "@type": "Organization", "name": report.issuer }))),
        ("datePublished", Some(report.date.iso().into())),
        ("url", report.address.as_deref().map(Value::from)),
    ]))
}

/// Returns a JSON object of the fields that have a value.
fn object<const N: usize>(fields: [(&str, Option<Value>); N]) -> Value {
    let fields = fields.into_iter().filter_map(|(name, value)| Some((name.to_string(), value?)));
    Value::Object(fields.collect::<Map<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content;
    use explainer::page_data::compute;
    use std::path::Path;

    fn explainer() -> Explainer {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/the-hague-2025");
        content::read(&folder, None).expect("the content has no mistake").explainer
    }

    fn block_of(explainer: &Explainer, page: &Page) -> String {
        let shown = compute(explainer, page).expect("something shown");
        block(explainer, &shown, &Site::new("/", Some("https://example.org/")).expect("a site"))
    }

    fn data(block: &str) -> Value {
        let body = block.trim().strip_prefix("<script type=\"application/ld+json\">").expect("a data block");
        let body = body.strip_suffix("</script>").expect("an end");
        assert!(!body.contains('<'), "{body}");
        serde_json::from_str(body).expect("JSON")
    }

    #[test]
    fn only_what_was_said_is_a_quotation() {
        let explainer = explainer();
        for passage in &explainer.passages {
            let data = data(&block_of(&explainer, &Page::Passage(passage.id.clone())));
            if passage.kind == PassageKind::Report {
                assert_eq!(data["@type"], "Claim");
                assert_eq!(data["text"], passage.text().as_str());
                assert_eq!(data["claimInterpreter"]["name"], explainer.title.as_str());
                assert!(data.get("creator").is_none() && data.get("author").is_none());
            } else {
                assert_eq!(data["@type"], "Quotation");
                assert_eq!(data["text"], passage.words().as_str());
                assert_eq!(data["creator"]["@type"], "Person");
                assert_eq!(data["url"], format!("https://example.org/p/{}/", passage.id).as_str());
            }
        }
    }

    #[test]
    fn words_in_another_language_say_so() {
        let mut explainer = explainer();
        let index = explainer.passages.iter().position(|passage| passage.kind == PassageKind::Quotation);
        let page = Page::Passage(explainer.passages[index.expect("a quotation")].id.clone());
        let language = |explainer: &Explainer| data(&block_of(explainer, &page))["inLanguage"].take();
        assert_eq!(language(&explainer), "en");
        let passage = &mut explainer.passages[index.expect("a quotation")];
        passage.pieces[0].runs[0].lang = Some("uk".into());
        assert_eq!(language(&explainer), json!(["uk", "en"]));
        let passage = &mut explainer.passages[index.expect("a quotation")];
        passage
            .pieces
            .iter_mut()
            .flat_map(|piece| &mut piece.runs)
            .for_each(|run| run.lang = Some("uk".into()));
        assert_eq!(language(&explainer), "uk");
    }

    #[test]
    fn a_described_title_is_no_name() {
        let mut explainer = explainer();
        let id = explainer.report.clone();
        let described = |explainer: &Explainer| report(explainer).expect("a report").get("name").is_none();
        for is_described in [true, false] {
            let source = explainer.sources.iter_mut().find(|source| source.id == id).expect("a source");
            source.described = is_described;
            assert_eq!(described(&explainer), is_described);
        }
    }

    #[test]
    fn no_text_ends_the_block() {
        let mut explainer = explainer();
        explainer.title = "</script><!-- \" \\".into();
        let data = data(&block_of(&explainer, &Page::Opening));
        assert_eq!(data["isPartOf"]["name"], explainer.title.as_str());
    }

    #[test]
    fn pages_to_look_things_up_have_none() {
        assert_eq!(block_of(&explainer(), &Page::Timeline), "");
        assert_eq!(block_of(&explainer(), &Page::NotFound), "");
    }
}
