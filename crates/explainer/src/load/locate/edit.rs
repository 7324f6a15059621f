//! Writes values into TOML whose comments, order and layout stay.

use toml_edit::{Item, Table, Value};

/// The keys that a new key is written behind: the last one of them that the table has.
const BEHIND: [(&str, &[&str]); 5] = [
    ("paragraph", &["place", "date", "undated"]),
    ("start", &["words"]),
    ("end", &["words", "start"]),
    ("sha256", &["words", "start", "end"]),
    ("days", &["date", "until"]),
];

/// Sets a key. A new one is put where editors look for it, or behind all others.
pub(super) fn set(table: &mut Table, key: &str, mut value: Value) {
    if let Some(old) = table.get_mut(key) {
        if let Some(old) = old.as_value() {
            *value.decor_mut() = old.decor().clone();
        }
        *old = Item::Value(value);
        return;
    }
    let mut order: Vec<String> = table.iter().map(|(key, _)| key.to_string()).collect();
    let behind = BEHIND.iter().find(|(new, _)| *new == key).map_or(&[][..], |(_, behind)| *behind);
    let at =
        order.iter().rposition(|key| behind.contains(&key.as_str())).map_or(order.len(), |last| last + 1);
    order.insert(at, key.to_string());
    table.insert(key, Item::Value(value));
    let rank = |key: &str| order.iter().position(|other| other == key);
    table.sort_values_by(|one, _, other, _| rank(one.get()).cmp(&rank(other.get())));
}

#[cfg(test)]
mod tests {
    use super::*;
    use toml_edit::DocumentMut;

    fn edited(text: &str, values: &[(&str, Value)]) -> String {
        let mut document: DocumentMut = text.parse().expect("TOML");
        for (key, value) in values {
            set(document.as_table_mut(), key, value.clone());
        }
        document.to_string()
    }

    #[test]
    fn comments_and_order_stay() {
        let text = "# A passage.\nkind = \"quotation\"   # sure\ndate = 2031-04-08\ncertainty = \"stated\"\n\n# The \
                    words.\nwords = \"\"\"\na b\"\"\" # as printed\nstart = 7  # old\n\n[[note]]\non = 'a'\n# The end.\n";
        let values =
            [("paragraph", 1.into()), ("start", 12.into()), ("end", 15.into()), ("sha256", "00".into())];
        let expected = text
            .replace("2031-04-08\n", "2031-04-08\nparagraph = 1\n")
            .replace("start = 7  # old\n", "start = 12  # old\nend = 15\nsha256 = \"00\"\n");
        assert_eq!(edited(text, &values), expected);
    }

    #[test]
    fn a_key_without_neighbours_is_the_last() {
        assert_eq!(
            edited("a = 1\n[[note]]\nb = 2\n", &[("days", 3.into())]),
            "a = 1\ndays = 3\n[[note]]\nb = 2\n"
        );
        assert_eq!(edited("", &[("days", 3.into())]), "days = 3\n");
    }
}
