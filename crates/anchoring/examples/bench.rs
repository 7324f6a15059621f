//! The native part of the benchmark of `bench/`: `bench CASES REPETITIONS` searches every case of the file and prints
//! what was found and how long each kind of case took, in milliseconds a repetition, as JSON.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::Instant;

use anchoring::{Indexed, Outcome, Selector, locate};
use serde_json::{Value, json};

struct Case {
    kind: String,
    selector: Selector,
    hint: usize,
}

struct Document {
    size: String,
    text: String,
    cases: Vec<Case>,
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let usage = "usage: bench CASES REPETITIONS";
    let file = arguments.next().expect(usage);
    let repetitions: usize = arguments.next().and_then(|word| word.parse().ok()).expect(usage);
    let file = std::fs::read_to_string(file).expect("the file of cases");
    let documents = read(&serde_json::from_str(&file).expect("JSON"));

    let answers: Vec<Value> = documents
        .iter()
        .flat_map(|document| document.cases.iter().map(move |case| (document, case)))
        .map(|(document, case)| answer(locate(&document.text, &[], &case.selector, Some(case.hint))))
        .collect();

    let times = times(&documents, repetitions, false);
    let times_indexed = self::times(&documents, repetitions, true);
    println!("{}", json!({ "answers": answers, "times": times, "times_indexed": times_indexed }));
}

/// For each size and kind, the time of every repetition. `indexed` leaves out the reading of the text.
fn times(documents: &[Document], repetitions: usize, indexed: bool) -> BTreeMap<String, Vec<f64>> {
    let mut times: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for repetition in 0..repetitions {
        for document in documents {
            let read_before = indexed.then(|| Indexed::new(&document.text, &[]));
            for case in &document.cases {
                let (selector, hint) = (black_box(&case.selector), Some(case.hint));
                let start = Instant::now();
                black_box(match &read_before {
                    Some(text) => text.locate(selector, hint),
                    None => locate(black_box(&document.text), &[], selector, hint),
                });
                let taken = start.elapsed().as_secs_f64() * 1000.0;
                let group = format!("{} {}", document.size, case.kind);
                times.entry(group).or_insert_with(|| vec![0.0; repetitions])[repetition] += taken;
            }
        }
    }
    times
}

fn read(file: &Value) -> Vec<Document> {
    let list = |value: &Value| value.as_array().cloned().expect("a list");
    let text = |value: &Value| value.as_str().expect("a string").to_owned();
    let case = |case: &Value| Case {
        kind: text(&case["kind"]),
        selector: Selector::new(text(&case["exact"])).between(text(&case["prefix"]), text(&case["suffix"])),
        hint: case["hint"].as_u64().and_then(|hint| usize::try_from(hint).ok()).expect("a number"),
    };
    list(&file["documents"])
        .iter()
        .map(|document| Document {
            size: text(&document["size"]),
            text: text(&document["text"]),
            cases: list(&document["cases"]).iter().map(case).collect(),
        })
        .collect()
}

/// As the WASM binding answers. The texts hold nothing outside the basic plane, so scalars are UTF-16 code units.
fn answer(outcome: Outcome) -> Value {
    match outcome {
        Outcome::Exact(place) => json!([0, place.start(), place.end()]),
        Outcome::Reworded(place) => json!([1, place.start(), place.end()]),
        Outcome::Changed(place) => json!([2, place.start(), place.end()]),
        Outcome::Absent => json!([3]),
    }
}
