//! Reads the messages of several languages and compares them, for build scripts.
//!
//! The messages are in `locales/<language>.ftl` of the crate that is built, in [Fluent](https://projectfluent.org)'s syntax.
//! All languages must have the messages of English, with the same variables.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Resource};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{env, fs, io};

/// The language whose messages the others are compared with.
const FIRST: &str = "en";
/// The folder of the files, below that of the crate.
const FOLDER: &str = "locales";

/// The messages of one language, in the order of their keys.
pub type Language = BTreeMap<String, Pattern<String>>;

/// The messages of all languages.
#[derive(Debug)]
pub struct Locales {
    /// The text of each file, by its language.
    pub texts: BTreeMap<String, String>,
    /// What the files hold, by language.
    pub languages: BTreeMap<String, Language>,
    /// The variables of each message, in the order in which English has them first.
    pub variables: BTreeMap<String, Vec<String>>,
}

/// Writes what `generate` makes of the messages to the file `generated.rs` of the crate that is built; every mistake in them
/// is an error of the build. To be called by a build script.
pub fn build(generate: impl FnOnce(&Locales) -> Result<String, Vec<String>>) {
    println!("cargo::rerun-if-changed={FOLDER}");
    match Locales::read().and_then(|locales| generate(&locales)) {
        Ok(code) => {
            let path = Path::new(&env::var("OUT_DIR").unwrap_or_default()).join("generated.rs");
            if let Err(error) = fs::write(&path, code) {
                println!("cargo::error={}: {error}", path.display());
            }
        }
        Err(mistakes) => mistakes.iter().for_each(|mistake| println!("cargo::error={mistake}")),
    }
}

impl Locales {
    fn read() -> Result<Self, Vec<String>> {
        let texts = files().map_err(|error| vec![format!("{FOLDER}: {error}")])?;
        Self::of(texts)
    }

    /// Reads and compares the texts of the files, which are by language.
    fn of(texts: BTreeMap<String, String>) -> Result<Self, Vec<String>> {
        let mut mistakes = Vec::new();
        let mut languages = BTreeMap::new();
        for (language, text) in &texts {
            let place = |mistake: String| format!("{FOLDER}/{language}.ftl: {mistake}");
            match messages(text) {
                Ok(messages) => drop(languages.insert(language.clone(), messages)),
                Err(found) => mistakes.extend(found.into_iter().map(place)),
            }
        }
        let Some(first) = languages.get(FIRST) else {
            mistakes.push(format!("{FOLDER}/{FIRST}.ftl is missing or cannot be read"));
            return Err(mistakes);
        };
        let variables = first.iter().map(|(key, pattern)| (key.clone(), variables(pattern))).collect();
        for (language, messages) in &languages {
            let place = |mistake: String| format!("{FOLDER}/{language}.ftl: {mistake}");
            mistakes.extend(differences(&variables, messages).into_iter().map(place));
        }
        if mistakes.is_empty() { Ok(Self { texts, languages, variables }) } else { Err(mistakes) }
    }
}

/// The name of a message or variable in Rust.
#[must_use]
pub fn rust_name(name: &str) -> String {
    name.replace('-', "_")
}

/// The texts of the files by the language that they are named after.
fn files() -> io::Result<BTreeMap<String, String>> {
    let mut texts = BTreeMap::new();
    for entry in fs::read_dir(FOLDER)? {
        let path = entry?.path();
        if let (Some(name), Some("ftl")) = (path.file_stem(), path.extension().and_then(|name| name.to_str()))
        {
            texts.insert(name.to_string_lossy().into_owned(), fs::read_to_string(&path)?);
        }
    }
    Ok(texts)
}

fn messages(text: &str) -> Result<Language, Vec<String>> {
    let resource: Resource<String> =
        fluent_syntax::parser::parse(text.to_string()).map_err(|(_, errors)| {
            errors
                .iter()
                .map(|error| format!("{}: {}", line_of(text, error.pos.start), error.kind))
                .collect::<Vec<_>>()
        })?;
    let mut all = Language::new();
    let mut mistakes = Vec::new();
    for entry in resource.body {
        match entry {
            Entry::Message(Message { id, value: Some(value), attributes, .. }) if attributes.is_empty() => {
                if all.insert(id.name.clone(), value).is_some() {
                    mistakes.push(format!("`{}` stands there twice", id.name));
                }
            }
            Entry::Message(message) => mistakes.push(format!(
                "`{}` needs a text and no attributes: every message is one text",
                message.id.name
            )),
            Entry::Term(term) => {
                mistakes.push(format!("`-{}` is a term: write its words where they are used", term.id.name));
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {}
        }
    }
    if mistakes.is_empty() { Ok(all) } else { Err(mistakes) }
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

/// The variables of a message, in the order in which they occur first.
fn variables(pattern: &Pattern<String>) -> Vec<String> {
    let mut found = Vec::new();
    in_pattern(pattern, &mut found);
    found
}

fn in_pattern(pattern: &Pattern<String>, found: &mut Vec<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, found);
        }
    }
}

fn in_expression(expression: &Expression<String>, found: &mut Vec<String>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, found),
        Expression::Select { selector, variants } => {
            in_inline(selector, found);
            variants.iter().for_each(|variant| in_pattern(&variant.value, found));
        }
    }
}

fn in_inline(inline: &InlineExpression<String>, found: &mut Vec<String>) {
    match inline {
        InlineExpression::VariableReference { id } if !found.contains(&id.name) => {
            found.push(id.name.clone());
        }
        InlineExpression::Placeable { expression } => in_expression(expression, found),
        _ => {}
    }
}

/// What `messages` lack of those in English, have in addition, or give other variables.
fn differences(first: &BTreeMap<String, Vec<String>>, messages: &Language) -> Vec<String> {
    let missing =
        first.keys().filter(|key| !messages.contains_key(*key)).map(|key| format!("`{key}` is missing"));
    let needless = messages
        .keys()
        .filter(|key| !first.contains_key(*key))
        .map(|key| format!("`{key}` is not among the messages of {FIRST}.ftl: add it there, or take it out"));
    let set = |names: &[String]| names.iter().cloned().collect::<BTreeSet<_>>();
    let other_variables = first.iter().filter_map(|(key, names)| {
        let others = variables(messages.get(key)?);
        (set(names) != set(&others))
            .then(|| format!("`{key}` has the variables {others:?}, in {FIRST}.ftl {names:?}"))
    });
    missing.chain(needless).chain(other_variables).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistakes(english: &str, french: &str) -> Vec<String> {
        let texts = [("en", english), ("fr", french)];
        let texts = texts.map(|(language, text)| (language.to_string(), text.to_string()));
        Locales::of(texts.into()).err().unwrap_or_default()
    }

    #[test]
    fn languages_have_the_same_messages_with_the_same_variables() {
        assert_eq!(mistakes("a = { $one } of { $two }\n", "a = { $two }, { $one }\n"), [""; 0]);
        assert_eq!(mistakes("a = A\nb = B\n", "a = A\n"), ["locales/fr.ftl: `b` is missing"]);
        assert_eq!(mistakes("a = A\n", "").len(), 1);
        assert!(mistakes("a = A\n", "a = A\nc = C\n")[0].contains("`c` is not among the messages of en.ftl"));
        assert!(mistakes("a = { $one }\n", "a = A\n")[0].contains("`a` has the variables [], in en.ftl"));
    }

    #[test]
    fn what_is_no_message_is_told_with_its_place() {
        assert_eq!(
            mistakes("a = A\na = B\n", "a = A\n"),
            ["locales/en.ftl: `a` stands there twice", "locales/en.ftl is missing or cannot be read"]
        );
        assert!(mistakes("-a = A\n", "")[0].contains("`-a` is a term"));
        assert!(mistakes("a = A\nb\n", "")[0].starts_with("locales/en.ftl: 2: "));
    }
}
