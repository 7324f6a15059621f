//! Makes a method of every message in `locales/`, so that a key that does not exist does not compile. The build fails if a
//! language lacks a message of another one, or if the variables of one message differ between two.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// The language whose messages the others are compared with, and whose texts document the methods.
const FIRST: &str = "en";

/// The variables of each message of one language, in the order in which they occur first.
type Variables = BTreeMap<String, Vec<String>>;

fn main() {
    println!("cargo::rerun-if-changed=locales");
    match generated() {
        Ok(code) => {
            let path = Path::new(&env::var("OUT_DIR").unwrap_or_default()).join("generated.rs");
            if let Err(error) = fs::write(&path, code) {
                println!("cargo::error={}: {error}", path.display());
            }
        }
        Err(faults) => faults.iter().for_each(|fault| println!("cargo::error={fault}")),
    }
}

fn generated() -> Result<String, Vec<String>> {
    let languages = languages().map_err(|error| vec![format!("locales: {error}")])?;
    let mut faults = Vec::new();
    let mut all = BTreeMap::new();
    for (language, text) in &languages {
        match variables(text) {
            Ok(variables) => {
                all.insert(language.as_str(), variables);
            }
            Err(found) => faults.extend(found.iter().map(|fault| format!("locales/{language}.ftl: {fault}"))),
        }
    }
    let Some(first) = all.get(FIRST) else {
        faults.push(format!("locales/{FIRST}.ftl is missing or cannot be read"));
        return Err(faults);
    };
    for (language, variables) in &all {
        faults.extend(differences(first, variables).map(|fault| format!("locales/{language}.ftl: {fault}")));
    }
    if faults.is_empty() { Ok(code(&languages, first)) } else { Err(faults) }
}

/// The files of messages by the language that they are named after.
fn languages() -> std::io::Result<BTreeMap<String, String>> {
    let mut languages = BTreeMap::new();
    for entry in fs::read_dir("locales")? {
        let path = entry?.path();
        if let (Some(name), Some("ftl")) = (path.file_stem(), path.extension().and_then(|name| name.to_str()))
        {
            languages.insert(name.to_string_lossy().into_owned(), fs::read_to_string(&path)?);
        }
    }
    Ok(languages)
}

fn variables(text: &str) -> Result<Variables, Vec<String>> {
    let resource = fluent_syntax::parser::parse(text).map_err(|(_, errors)| {
        errors
            .iter()
            .map(|error| format!("{}: {}", line_of(text, error.pos.start), error.kind))
            .collect::<Vec<_>>()
    })?;
    let mut all = Variables::new();
    let mut faults = Vec::new();
    for entry in &resource.body {
        match entry {
            Entry::Message(Message { id, value: Some(value), attributes, .. }) if attributes.is_empty() => {
                let mut found = Vec::new();
                in_pattern(value, &mut found);
                if all.insert(id.name.to_string(), found).is_some() {
                    faults.push(format!("`{}` stands there twice", id.name));
                }
            }
            Entry::Message(message) => faults.push(format!(
                "`{}` needs a text and no attributes: every message is one text",
                message.id.name
            )),
            Entry::Term(term) => {
                faults.push(format!("`-{}` is a term: write its words where they are used", term.id.name));
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {}
        }
    }
    if faults.is_empty() { Ok(all) } else { Err(faults) }
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

fn in_pattern(pattern: &Pattern<&str>, found: &mut Vec<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, found);
        }
    }
}

fn in_expression(expression: &Expression<&str>, found: &mut Vec<String>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, found),
        Expression::Select { selector, variants } => {
            in_inline(selector, found);
            variants.iter().for_each(|variant| in_pattern(&variant.value, found));
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, found: &mut Vec<String>) {
    match inline {
        InlineExpression::VariableReference { id } if !found.iter().any(|name| name == id.name) => {
            found.push(id.name.to_string());
        }
        InlineExpression::Placeable { expression } => in_expression(expression, found),
        _ => {}
    }
}

/// What `other` lacks of `first`, has in addition, or gives other variables.
fn differences(first: &Variables, other: &Variables) -> impl Iterator<Item = String> {
    let missing =
        first.keys().filter(|key| !other.contains_key(*key)).map(|key| format!("`{key}` is missing"));
    let needless = other
        .keys()
        .filter(|key| !first.contains_key(*key))
        .map(|key| format!("`{key}` is not among the messages of {FIRST}.ftl: add it there, or take it out"));
    let set = |names: &[String]| names.iter().cloned().collect::<BTreeSet<_>>();
    let other_variables = first.iter().filter_map(move |(key, names)| {
        let others = other.get(key)?;
        (set(names) != set(others))
            .then(|| format!("`{key}` has the variables {others:?}, in {FIRST}.ftl {names:?}"))
    });
    missing.chain(needless).chain(other_variables).collect::<Vec<_>>().into_iter()
}

fn code(languages: &BTreeMap<String, String>, messages: &Variables) -> String {
    let mut code = String::from("const LOCALES: &[(&str, &str)] = &[\n");
    for (language, text) in languages {
        let _ = writeln!(code, "    ({language:?}, {text:?}),");
    }
    code.push_str("];\n\nimpl Messages {\n");
    for (key, names) in messages {
        let arguments: Vec<String> =
            names.iter().map(|name| format!("{}: impl Into<FluentValue<'a>>", rust_name(name))).collect();
        let pairs: Vec<String> =
            names.iter().map(|name| format!("({name:?}, {}.into())", rust_name(name))).collect();
        let lifetime = if names.is_empty() { "" } else { "<'a>" };
        let _ = writeln!(
            code,
            "    /// The message `{key}`.\n    #[must_use]\n    pub fn {}{lifetime}(&self{}{}) -> String {{\n        \
             self.format({key:?}, [{}])\n    }}",
            rust_name(key),
            if names.is_empty() { "" } else { ", " },
            arguments.join(", "),
            pairs.join(", "),
        );
    }
    code.push_str("}\n");
    code
}

fn rust_name(name: &str) -> String {
    name.replace('-', "_")
}
