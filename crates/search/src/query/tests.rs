use super::*;
use proptest::prelude::*;

/// A text of sentences that end with full stops.
fn text(whole: &str) -> Text {
    let sentences = whole
        .split_inclusive(". ")
        .map(|sentence| Sentence { text: sentence.trim().into(), inserted: vec![] });
    Text { role: Role::Words, sentences: sentences.collect() }
}

fn entry(title: &str, byline: &str, texts: &[&str]) -> Entry {
    Entry {
        kind: EntryKind::Note,
        path: String::new(),
        title: title.into(),
        byline: byline.into(),
        context: String::new(),
        texts: texts.iter().map(|whole| text(whole)).collect(),
    }
}

fn query(typed: &str) -> Query {
    Query::new(typed).expect("words")
}

/// Pieces as text, marked words between brackets and insertions between braces.
fn line(pieces: &[Piece]) -> String {
    let set = |piece: &Piece| match (piece.marked, piece.inserted) {
        (true, false) => format!("[{}]", piece.text),
        (false, true) => format!("{{{}}}", piece.text),
        (true, true) => format!("{{[{}]}}", piece.text),
        (false, false) => piece.text.clone(),
    };
    pieces.iter().map(set).collect()
}

fn excerpts(typed: &str, entry: &Entry) -> Vec<String> {
    query(typed).show(entry).excerpts.iter().map(|excerpt| line(&excerpt.pieces)).collect()
}

fn titles(typed: &str, entries: &[Entry]) -> Vec<String> {
    query(typed).find(entries, EntryKind::Note).iter().map(|entry| entry.title.clone()).collect()
}

#[test]
fn without_a_word_there_is_nothing_to_find() {
    for nothing in ["", "  ", "…", "“”", "<>&", "\u{301}"] {
        assert_eq!(Query::new(nothing), None, "{nothing}");
    }
}

#[test]
fn all_words_must_be_held() {
    let entries = [entry("A", "", &["Red and green."]), entry("B", "", &["Green and blue."])];
    assert_eq!(titles("green", &entries), ["A", "B"]);
    assert_eq!(titles("green bl", &entries), ["B"]);
    assert_eq!(titles("and GREEN and réd", &entries), ["A"]);
    assert_eq!(titles("purple", &entries), [""; 0]);
}

#[test]
fn whole_words_come_before_starts_and_titles_before_texts() {
    let entries = [
        entry("1", "", &["The talking stops."]),
        entry("2", "", &["Then they talk."]),
        entry("3 talking", "", &["So."]),
        entry("4 talk", "", &["So."]),
        entry("5", "", &["A talk."]),
    ];
    assert_eq!(titles("talk", &entries), ["4 talk", "2", "5", "3 talking", "1"]);
}

#[test]
fn typography_makes_no_difference() {
    let entries = [entry("A", "", &["It’s the U.S. view – Zelensky’s, too – of 14,000 “words”."])];
    for typed in
        ["it's", "its", "u.s.", "US", "zelensky's", "zelensky", "14000", "14,000", "\"words\"", "view-too"]
    {
        assert_eq!(titles(typed, &entries), ["A"], "{typed}");
    }
}

#[test]
fn a_match_stands_in_its_sentence() {
    let entry = entry("Title", "", &["First one. Second two. Third three two."]);
    assert_eq!(excerpts("second", &entry), ["… [Second] two. …"]);
    assert_eq!(excerpts("two th", &entry), ["… [Third] [three] [two]."]);
    assert_eq!(excerpts("first second", &entry), ["[First] one. [Second] two. …"]);
    assert_eq!(excerpts("first third", &entry), ["[First] one. … [Third] three two."]);
    assert_eq!(excerpts("title", &entry), ["First one. …"]);
    assert_eq!(excerpts("title three", &entry), ["… Third [three] two."]);
}

#[test]
fn texts_of_different_origin_stay_apart() {
    let mut entry = entry("Title", "", &["Was said. And more.", "We infer it."]);
    entry.texts[0].role = Role::Quotation;
    entry.texts[1].role = Role::Attribution;
    let found = query("said infer").show(&entry);
    let [said, ours] = &found.excerpts[..] else { panic!("two excerpts") };
    assert_eq!((said.role, line(&said.pieces).as_str()), (Role::Quotation, "Was [said]. …"));
    assert_eq!((ours.role, line(&ours.pieces).as_str()), (Role::Attribution, "We [infer] it."));
}

#[test]
fn excerpts_have_no_marks_of_their_own() {
    let mut entry = entry("Title", "", &["One thing. Another thing."]);
    assert_eq!(excerpts("another", &entry), ["… [Another] thing."]);
    entry.texts[0].role = Role::Quotation;
    assert_eq!(excerpts("another", &entry), ["… [Another] thing."]);
}

#[test]
fn an_insertion_is_kept_apart() {
    let mut entry = entry("Title", "", &["It was in (his) mind."]);
    entry.texts[0].sentences[0].inserted.push(10..15);
    assert_eq!(excerpts("mind his", &entry), ["It was in {(}{[his]}{)} [mind]."]);
}

#[test]
fn what_was_found_is_counted() {
    let counts =
        [(EntryKind::Passage, 1), (EntryKind::Note, 11), (EntryKind::Voice, 0), (EntryKind::Source, 2)];
    assert_eq!(summary(&counts, &Phrases::english()), "1 passage, 11 notes, 2 sources");
    assert_eq!(summary(&[(EntryKind::Voice, 0)], &Phrases::english()), "Nothing found.");
}

#[test]
fn an_entry_without_texts_is_shown_by_its_title() {
    let found = query("title").show(&entry("Title", "by", &[]));
    assert_eq!((line(&found.title).as_str(), found.excerpts.len()), ("[Title]", 0));
}

/// Texts with words that repeat, so that queries find something.
fn prose() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => "[a-c]{1,3}",
        2 => Just(" ".to_string()),
        1 => "[.?!] [A-C]",
        1 => "[’'“”.,…é–]",
        1 => "\\PC",
    ];
    proptest::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn every_result_shows_every_word(
        title in prose(), by in prose(), one in prose(), two in prose(), typed in prose(), quoted: bool,
    ) {
        let Some(query) = Query::new(&typed) else { return Ok(()) };
        let mut entry = entry(&title, &by, &[&one, &two]);
        if quoted {
            entry.texts[0].role = Role::Quotation;
        }
        let entries = [entry];
        let found = query.find(&entries, EntryKind::Note);
        let all = format!("{title} . {by} . {one} . {two}");
        let holds = |typed: &String| words(&all).iter().any(|word| word.fits(typed).is_some());
        prop_assert_eq!(found.len() == 1, query.words.iter().all(holds));
        let shown = query.show(&entries[0]);
        let lines = [&shown.title, &shown.byline].into_iter();
        let lines: Vec<&Vec<Piece>> = lines.chain(shown.excerpts.iter().map(|excerpt| &excerpt.pieces)).collect();
        // The title is shown whole and unchanged.
        prop_assert_eq!(shown.title.iter().map(|piece| piece.text.as_str()).collect::<String>(), title);
        let marked: Vec<&Piece> = lines.iter().flat_map(|line| line.iter()).filter(|piece| piece.marked).collect();
        if found.len() == 1 {
            for typed in &query.words {
                prop_assert!(
                    marked.iter().any(|piece| words(&piece.text).iter().any(|word| word.fits(typed).is_some())),
                    "{} is marked", typed
                );
            }
        }
        for piece in marked {
            prop_assert!(words(&piece.text).iter().all(|word| query.words.iter().any(|typed| word.fits(typed).is_some())));
        }
    }
}

#[test]
fn a_slip_is_corrected_to_the_nearest_word() {
    let entries = [
        entry("Sanctions", "", &["They talk about the ceasefire."]),
        entry("Київ", "", &["Припинення вогню."]),
    ];
    let corrected = |typed: &str| query(typed).corrected(&entries).map(|query| query.typed());
    assert_eq!(corrected("ceasfire").as_deref(), Some("ceasefire"));
    assert_eq!(corrected("sanctoins").as_deref(), Some("sanctions"));
    assert_eq!(corrected("tlak ceasefire").as_deref(), Some("talk ceasefire"));
    assert_eq!(corrected("припиненя").as_deref(), Some("припинення"));
    assert_eq!(corrected("xyzzy"), None, "nothing is near");
    assert_eq!(corrected("sanctoins вогню"), None, "no entry holds both");
}
