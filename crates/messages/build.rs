//! Makes a method of every message in `locales/`, so that a key that does not exist does not compile. The build fails if a
//! language lacks a message of another one, or if the variables of one message differ between two.

use locales::{Locales, rust_name};
use std::fmt::Write as _;

fn main() {
    locales::build(|locales| Ok(code(locales)));
}

fn code(Locales { texts, variables, .. }: &Locales) -> String {
    let mut code = String::from("const LOCALES: &[(&str, &str)] = &[\n");
    for (language, text) in texts {
        let _ = writeln!(code, "    ({language:?}, {text:?}),");
    }
    code.push_str("];\n\nimpl Messages {\n");
    for (key, names) in variables {
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
