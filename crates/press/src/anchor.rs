//! `press anchor`: finds quotes again, for anyone who wants to test how.
//!
//! One JSON object a line comes in, one goes out, in order, whatever comes in:
//!
//! ```text
//! {"text": "…", "exact": "…", "prefix": "…", "suffix": "…", "start": 12}
//! {"outcome": "exact", "start": 12, "end": 20}
//! ```
//!
//! `prefix`, `suffix` and `start` may be missing. Offsets are Unicode scalars. `absent` has no place: `start` and `end`
//! are null. A line that can't be read gets `{"error": "…"}`.

use crate::failure::Failure;
use anchoring::{Outcome, Place, Selector, locate};
use serde::{Deserialize, Serialize};
use std::io::{BufRead, Write};

#[derive(Deserialize)]
struct Question {
    text: String,
    exact: String,
    #[serde(default)]
    prefix: Option<String>,
    #[serde(default)]
    suffix: Option<String>,
    /// Any number: a hint that lies outside the text is no mistake.
    #[serde(default)]
    start: Option<f64>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Answer {
    Found { outcome: &'static str, start: Option<usize>, end: Option<usize> },
    Error { error: String },
}

/// Answers every line of `questions` on `answers`.
pub(crate) fn anchor(mut questions: impl BufRead, mut answers: impl Write) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::other(format!("can't go on: {error}"));
    let mut line = Vec::new();
    loop {
        line.clear();
        if questions.read_until(b'\n', &mut line).map_err(failed)? == 0 {
            return answers.flush().map_err(failed);
        }
        let answer = serde_json::to_string(&answer(&line)).unwrap_or_default();
        writeln!(answers, "{answer}").map_err(failed)?;
    }
}

fn answer(line: &[u8]) -> Answer {
    let question: Question = match serde_json::from_slice(line) {
        Ok(question) => question,
        Err(error) => return Answer::Error { error: error.to_string() },
    };
    let selector = Selector::new(question.exact)
        .between(question.prefix.unwrap_or_default(), question.suffix.unwrap_or_default());
    // A cast of a float saturates: what is below zero becomes the start, what is beyond any text its end.
    let start = question.start.map(|start| start as usize);
    let found =
        |outcome, place: Place| Answer::Found { outcome, start: Some(place.start()), end: Some(place.end()) };
    match locate(&question.text, &[], &selector, start) {
        Outcome::Exact(place) => found("exact", place),
        Outcome::Reworded(place) => found("reworded", place),
        Outcome::Changed(place) => found("changed", place),
        Outcome::Absent => Answer::Found { outcome: "absent", start: None, end: None },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(questions: &[u8]) -> Vec<String> {
        let mut written = Vec::new();
        anchor(questions, &mut written).expect("answers");
        String::from_utf8(written).expect("text").lines().map(String::from).collect()
    }

    #[test]
    fn every_line_has_its_answer_in_order() {
        let lines = answers(
            b"{\"text\":\"one two three\",\"exact\":\"two three\",\"prefix\":\"one \",\"start\":4}\n\
              not json\n\
              {\"exact\":\"x\"}\n\
              \n\
              \xff\xfe\n\
              {\"text\":\"one two\",\"exact\":\"entirely other words\",\"start\":-1e300}",
        );
        assert_eq!(lines.len(), 6);
        assert_eq!(lines[0], r#"{"outcome":"exact","start":4,"end":13}"#);
        for line in &lines[1..5] {
            assert!(line.starts_with(r#"{"error":"#), "{line}");
        }
        assert_eq!(lines[5], r#"{"outcome":"absent","start":null,"end":null}"#);
    }
}
