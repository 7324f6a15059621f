//! Makes a method of every phrase in `locales/`, and the table of each language that the methods read. A phrase is a text
//! with variables; where it depends on a number, that is the variable `$count`, and the phrase has one selector of it.

#[path = "src/table.rs"]
mod table;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use locales::{Locales, rust_name};
use std::fmt::Write as _;
use table::{AFTER_CATEGORY, BETWEEN_FORMS, COUNT_SLOT, FIRST_SLOT};

/// The variable that is a number.
const COUNT: &str = "count";

fn main() {
    locales::build(code);
}

fn code(locales: &Locales) -> Result<String, Vec<String>> {
    let mut code = format!("const COUNT: usize = {};\n\nimpl Phrases {{\n", locales.variables.len());
    for (index, (key, names)) in locales.variables.iter().enumerate() {
        let mut parameters = String::new();
        let (mut count, mut values) = ("None".to_string(), Vec::new());
        for name in names {
            let rust = rust_name(name);
            let kind = if name == COUNT { "usize" } else { "&str" };
            let _ = write!(parameters, ", {rust}: {kind}");
            if name == COUNT {
                count = format!("Some({rust})");
            } else {
                values.push(rust);
            }
        }
        let _ = writeln!(
            code,
            "    /// The phrase `{key}`.\n    #[must_use]\n    pub fn {}(&self{parameters}) -> String {{\n        \
             self.format({index}, {count}, &[{}])\n    }}",
            rust_name(key),
            values.join(", "),
        );
    }
    code.push_str("}\n\n#[cfg(feature = \"texts\")]\nconst TEXTS: &[(&str, &[&str])] = &[\n");
    let mut mistakes = Vec::new();
    for (language, phrases) in &locales.languages {
        let _ = writeln!(code, "    ({language:?}, &[");
        for (key, pattern) in phrases {
            match phrase(pattern, &locales.variables[key]) {
                Ok(phrase) if phrase.contains('\n') => {
                    mistakes.push(format!("locales/{language}.ftl: `{key}` has several lines"));
                }
                Ok(phrase) => drop(writeln!(code, "        {phrase:?},")),
                Err(mistake) => mistakes.push(format!("locales/{language}.ftl: `{key}` {mistake}")),
            }
        }
        code.push_str("    ]),\n");
    }
    code.push_str("];\n");
    if mistakes.is_empty() { Ok(code) } else { Err(mistakes) }
}

/// A phrase as `Phrases` keeps it: a text, or a text for each kind of number.
fn phrase(pattern: &Pattern<String>, names: &[String]) -> Result<String, String> {
    let is_select = |element: &&PatternElement<String>| {
        matches!(element, PatternElement::Placeable { expression: Expression::Select { .. } })
    };
    let Some(PatternElement::Placeable { expression: Expression::Select { selector, variants } }) =
        pattern.elements.iter().find(is_select)
    else {
        return text(&pattern.elements, None, names);
    };
    if pattern.elements.iter().filter(is_select).count() > 1 {
        return Err("has two selectors".to_string());
    }
    if !matches!(selector, InlineExpression::VariableReference { id } if id.name == COUNT) {
        return Err(format!("selects by something else than ${COUNT}"));
    }
    let form = |variant: &Variant<String>| {
        let VariantKey::Identifier { name: numbers } = &variant.key else {
            return Err("selects one number: it needs a phrase of its own".to_string());
        };
        if variant.default && numbers != "other" {
            return Err(format!("has the default [{numbers}], which must be [other]"));
        }
        Ok(format!("{numbers}{AFTER_CATEGORY}{}", text(&pattern.elements, Some(variant), names)?))
    };
    let forms: Vec<String> = variants.iter().map(form).collect::<Result<_, String>>()?;
    Ok(forms.join(&BETWEEN_FORMS.to_string()))
}

/// The text of `elements`, with `variant` in place of the selector.
fn text(
    elements: &[PatternElement<String>],
    variant: Option<&Variant<String>>,
    names: &[String],
) -> Result<String, String> {
    let mut all = String::new();
    for element in elements {
        match (element, variant) {
            (PatternElement::TextElement { value }, _) => all.push_str(value),
            (PatternElement::Placeable { expression: Expression::Inline(inline) }, _) => match inline {
                InlineExpression::VariableReference { id } => {
                    let mut texts = names.iter().filter(|name| *name != COUNT);
                    let slot = match texts.position(|name| *name == id.name).map(u32::try_from) {
                        Some(index) => FIRST_SLOT + index.unwrap_or_default(),
                        None => COUNT_SLOT.into(),
                    };
                    all.extend(char::from_u32(slot));
                }
                InlineExpression::StringLiteral { value } => all.push_str(value),
                _ => return Err("has something else than variables and texts in braces".to_string()),
            },
            (PatternElement::Placeable { expression: Expression::Select { .. } }, Some(variant)) => {
                all.push_str(&text(&variant.value.elements, None, names)?);
            }
            _ => return Err("has a selector in a selector".to_string()),
        }
    }
    Ok(all)
}
