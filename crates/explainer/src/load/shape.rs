//! Makes typed content of parsed TOML, and tells every key that is missing or unknown and every value of a wrong type.
//!
//! serde stops at the first mistake. Here each mistake is mended in the parsed table: an unknown key is taken out, a
//! stand-in is put where a key is missing or a value is of a wrong type. Then the table is read again, until nothing is
//! left to mend. So the types of `toml_form` alone say what a file may hold.

use super::days;
use super::nearness::nearest;
use super::problem::Problem;
use super::source_file::SourceFile;
use serde::de::DeserializeOwned;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeInteger, DeTable, DeValue, Deserializer, Error};
use toml::value::{Date, Datetime};

/// Maximum mistakes of one file that are told in one run.
const MOST: usize = 300;

const SEE: &str = "See docs/content.md for the keys of this file and their values.";

/// Returns the content of a file.
///
/// # Errors
/// Returns every mistake.
pub(super) fn read<T: DeserializeOwned>(
    source: &SourceFile,
    table: Spanned<DeTable<'_>>,
) -> Result<T, Vec<Problem>> {
    let mut mending = Mending { source, table, stand_ins: vec![], missing: vec![], problems: vec![] };
    // Each mistake needs at most one turn for each kind of stand-in.
    for _ in 0..MOST * Kind::ALL.len() {
        let error = match T::deserialize(Deserializer::from(mending.table.clone())) {
            Ok(content) if mending.problems.is_empty() && mending.missing.is_empty() => return Ok(content),
            Ok(_) => break,
            Err(error) => error,
        };
        let before = mending.told();
        let is_mended = before < MOST && mending.mend::<T>(&error);
        if !is_mended {
            // Every mistake is told, and at least one.
            let at = mending.span_of(&error);
            if mending.told() == 0 || mending.told() == before && mending.stand_in_at(&at).is_none() {
                mending.tell_as_is(at, error.message());
            }
            break;
        }
    }
    mending.tell_missing();
    Err(mending.problems)
}

/// A kind of value, in the order in which they are tried for stand-ins.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
    Text,
    Number,
    Truth,
    // Before lists and days, which serde takes for tables too.
    Table,
    List,
    Day,
}

impl Kind {
    const ALL: [Self; 6] = [Self::Text, Self::Number, Self::Truth, Self::Table, Self::List, Self::Day];

    /// Returns the kind that serde names with `expected`.
    fn expected(expected: &str) -> Option<Self> {
        Some(match expected {
            "a string" | "string or table" => Self::Text,
            "u32" | "i32" | "usize" => Self::Number,
            "a TOML datetime" => Self::Day,
            "a sequence" => Self::List,
            "a boolean" => Self::Truth,
            _ if expected == "a map" || expected.starts_with("struct ") => Self::Table,
            _ => return None,
        })
    }

    fn wanted(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "a whole number",
            Self::Day => "a date",
            Self::List => "a list",
            Self::Table => "a table",
            Self::Truth => "`true` or `false`",
        }
    }
}

/// A value that was put into the table.
struct StandIn {
    kind: Kind,
    /// One of the texts that are allowed, where only some are.
    text: Option<String>,
    /// The stand-in in a list.
    element: Option<usize>,
}

/// A key that is missing.
struct Missing {
    /// The bytes of the table's header, or of the whole file.
    table: Range<usize>,
    key: String,
    stand_in: usize,
}

struct Mending<'s, 'i> {
    source: &'s SourceFile,
    table: Spanned<DeTable<'i>>,
    stand_ins: Vec<StandIn>,
    missing: Vec<Missing>,
    problems: Vec<Problem>,
}

impl Mending<'_, '_> {
    /// Tells the mistake and mends it in the table. Returns `false` if it can't be mended.
    fn mend<T: DeserializeOwned>(&mut self, error: &Error) -> bool {
        let message = error.message();
        let at = self.span_of(error);
        if let Some(key) = message.strip_prefix("missing field `").and_then(|rest| rest.strip_suffix('`')) {
            self.mend_missing(at, key)
        } else if message.starts_with("unknown field `") {
            self.mend_unknown::<T>(&at, &allowed(message))
        } else if message.starts_with("unknown variant `") {
            self.mend_choice(at, &allowed(message))
        } else {
            self.mend_type(at, message)
        }
    }

    /// Returns how many mistakes were found.
    fn told(&self) -> usize {
        self.problems.len() + self.missing.len()
    }

    /// Returns the place of an error.
    fn span_of(&self, error: &Error) -> Range<usize> {
        error.span().unwrap_or_else(|| self.table.span())
    }

    /// Tells a mistake in the words of serde.
    fn tell_as_is(&mut self, at: Range<usize>, message: &str) {
        let at = if self.source.text().get(at.clone()).is_some() { at } else { 0..0 };
        let message = if message.starts_with("wanted exactly 1 element") {
            "a table here has one key".into()
        } else {
            message.replace('\n', ", ")
        };
        self.problems.push(self.source.problem(at, message, "here", SEE));
    }

    /// Returns the number of the stand-in at `at`.
    fn stand_in_at(&self, at: &Range<usize>) -> Option<usize> {
        at.start.checked_sub(self.source.text().len() + 1)
    }

    /// Adds a stand-in. Returns it with its bytes, which are behind the end of the file.
    fn stand_in(&mut self, kind: Kind) -> (usize, Spanned<DeValue<'static>>) {
        let number = self.stand_ins.len();
        self.stand_ins.push(StandIn { kind, text: None, element: None });
        let value = self.value(number);
        (number, value)
    }

    /// Returns the value of a stand-in.
    fn value(&mut self, number: usize) -> Spanned<DeValue<'static>> {
        let value = match self.stand_ins[number].kind {
            Kind::Text => {
                DeValue::String(self.stand_ins[number].text.clone().unwrap_or_else(|| "?".into()).into())
            }
            Kind::Number => DeValue::Integer(DeInteger::default()),
            Kind::Day => {
                let date = Some(Date { year: 2025, month: 6, day: 25 });
                DeValue::Datetime(Datetime { date, time: None, offset: None })
            }
            Kind::List => {
                let (element, value) = self.stand_in(Kind::Text);
                self.stand_ins[number].element = Some(element);
                let mut list = DeArray::new();
                list.push(value);
                DeValue::Array(list)
            }
            Kind::Table => DeValue::Table(DeTable::new()),
            Kind::Truth => DeValue::Boolean(false),
        };
        let at = self.source.text().len() + 1 + number;
        Spanned::new(at..at, value)
    }

    fn mend_missing(&mut self, table: Range<usize>, key: &str) -> bool {
        let (stand_in, value) = self.stand_in(Kind::Text);
        let is_inserted = insert(&mut self.table, &table, key, value);
        if is_inserted && self.stand_in_at(&table).is_none() {
            self.missing.push(Missing { table, key: key.into(), stand_in });
        }
        is_inserted
    }

    fn mend_unknown<T: DeserializeOwned>(&mut self, at: &Range<usize>, allowed: &[String]) -> bool {
        let Some(key) = key_at(self.table.get_mut(), at) else {
            return self.stand_in_at(at).is_some() && self.mend_type(at.clone(), "");
        };
        let meant = nearest(allowed.iter().map(String::as_str), &key);
        let help = match meant {
            Some(meant) => format!("Did you mean `{meant}`?"),
            None if keys_of::<T>().contains(&key) => format!(
                "`{key}` belongs to the file as a whole: write it above the first line in square brackets. What is below \
                 such a line belongs to its table."
            ),
            None => format!("The keys here are {}.", allowed.join(", ")),
        };
        self.problems.push(self.source.problem(at.clone(), format!("unknown key `{key}`"), "here", help));
        // The key that is meant is not missing too.
        let (_, value) = self.stand_in(Kind::Text);
        take(self.table.get_mut(), at, meant.map(|meant| (meant, value))).is_some()
    }

    fn mend_choice(&mut self, at: Range<usize>, allowed: &[String]) -> bool {
        let Some(first) = allowed.first() else { return false };
        if let Some(number) = self.stand_in_at(&at) {
            if self.stand_ins[number].text.is_some() {
                return false;
            }
            self.stand_ins[number].text = Some(first.clone());
            let value = self.value(number);
            return replace(self.table.get_mut(), &at, value);
        }
        let key = key_at(self.table.get_mut(), &at);
        let written = match (find(self.table.get_ref(), &at), &key) {
            (Some(DeValue::String(text)), _) => text.to_string(),
            (_, Some(key)) => key.clone(),
            _ => return false,
        };
        let help = match nearest(allowed.iter().map(String::as_str), &written) {
            Some(meant) => format!("Did you mean \"{meant}\"? The choice is {}.", allowed.join(", ")),
            None => format!("Write one of {}.", allowed.join(", ")),
        };
        let message = match key {
            Some(_) => format!("unknown key `{written}`"),
            None => format!("`{written}` is not one of the values that can stand here"),
        };
        self.problems.push(self.source.problem(at.clone(), message, "here", help));
        if key.is_some() {
            let (_, value) = self.stand_in(Kind::Text);
            return take(self.table.get_mut(), &at, Some((first, value))).is_some();
        }
        replace(self.table.get_mut(), &at, Spanned::new(at.clone(), DeValue::String(first.clone().into())))
    }

    fn mend_type(&mut self, at: Range<usize>, message: &str) -> bool {
        if let Some(number) = self.stand_in_at(&at) {
            let tried = Kind::ALL.iter().position(|kind| *kind == self.stand_ins[number].kind);
            let Some(next) = tried.and_then(|tried| Kind::ALL.get(tried + 1)) else { return false };
            self.stand_ins[number].kind = *next;
            let value = self.value(number);
            return replace(self.table.get_mut(), &at, value);
        }
        let expected = message.rsplit_once("expected ").or_else(|| message.rsplit_once("wanted "));
        let expected = expected.map_or("", |(_, expected)| expected);
        if let Some(header) = self.header_of_list(&at).filter(|_| !matches!(expected, "a sequence" | "a map"))
        {
            // serde takes a list for a table, with a value of the list for each key.
            let name = self.source.text().get(header.clone()).unwrap_or_default().trim_matches(['[', ']']);
            let help = format!(
                "There is one such table at most: write its name between single square brackets, [{name}]."
            );
            let problem =
                self.source.problem(header.clone(), "several tables where one is wanted", "here", help);
            self.problems.push(problem);
            let (_, value) = self.stand_in(Kind::Text);
            return replace_list(self.table.get_mut(), &header, value);
        }
        let found = find(self.table.get_ref(), &at);
        let wanted = match found {
            // A number that is too large for every type.
            Some(DeValue::Integer(_)) => Kind::expected(expected).or(Some(Kind::Number)),
            _ => Kind::expected(expected),
        };
        let (Some(found), Some(wanted)) = (found, wanted) else {
            self.tell_as_is(at, message);
            return false;
        };
        let literal = self.source.text().get(at.clone()).unwrap_or_default();
        let (message, help) = mistyped(found, wanted, expected, literal);
        self.problems.push(self.source.problem(at.clone(), message, "here", help));
        let (_, value) = self.stand_in(wanted);
        replace(self.table.get_mut(), &at, value)
    }

    /// Returns the header of the table among several that is at `at` or has a key there.
    fn header_of_list(&mut self, at: &Range<usize>) -> Option<Range<usize>> {
        let text = self.source.text();
        each_table(0..0, self.table.get_mut(), &mut |place, table| {
            let is_it = place == at || table.keys().any(|key| key.span() == *at);
            let is_listed = text.get(place.clone()).is_some_and(|header| header.starts_with("[["));
            (is_it && is_listed).then(|| place.clone())
        })
    }

    /// Tells of the missing keys, those of one table together.
    fn tell_missing(&mut self) {
        let missing = std::mem::take(&mut self.missing);
        let mut told: Vec<&Range<usize>> = Vec::new();
        for first in &missing {
            if told.contains(&&first.table) {
                continue;
            }
            told.push(&first.table);
            let here: Vec<&Missing> = missing.iter().filter(|other| other.table == first.table).collect();
            let keys: Vec<_> = here.iter().map(|missing| format!("`{}`", missing.key)).collect();
            let within =
                self.source.text().get(first.table.clone()).unwrap_or_default().trim_matches(['[', ']']);
            let within = if within.contains(['\n', '=', '{']) || first.table == self.table.span() {
                String::new()
            } else {
                format!("{within}.")
            };
            let line = |missing: &&Missing| self.example(&within, &missing.key, missing.stand_in);
            let lines: Vec<_> = here.iter().map(line).collect();
            let (at, label) = if first.table == self.table.span() {
                (0..0, "")
            } else {
                (first.table.clone(), "in this table")
            };
            let are = if keys.len() == 1 { "is" } else { "are" };
            let empty = if self.source.text().trim().is_empty() { "the file is empty: " } else { "" };
            let message = format!("{empty}{} {are} missing", enumerated(&keys));
            let help = format!("Add {}; docs/content.md says what belongs there.", lines.join(", "));
            self.problems.push(self.source.problem(at, message, label, help));
        }
    }

    /// Returns how a missing key may be written; if it is a table, with what stands before its name, `within`.
    fn example(&self, within: &str, key: &str, stand_in: usize) -> String {
        let stand_in = &self.stand_ins[stand_in];
        let is_table = |element: usize| self.stand_ins[element].kind == Kind::Table;
        match (stand_in.kind, stand_in.element) {
            (Kind::Text, _) => format!("`{key} = \"{}\"`", stand_in.text.as_deref().unwrap_or("…")),
            (Kind::Number, _) => format!("`{key} = 1`"),
            (Kind::Day, _) => format!("`{key} = 2025-06-25`"),
            (Kind::List, Some(element)) if is_table(element) => format!("a table `[[{within}{key}]]`"),
            (Kind::List, _) => format!("`{key} = [\"…\"]`"),
            (Kind::Table, _) => format!("a table `[{within}{key}]`"),
            (Kind::Truth, _) => format!("`{key} = false`"),
        }
    }
}

/// Returns what is wrong with a value of another type than `wanted`, and how to mend it.
fn mistyped(found: &DeValue<'_>, wanted: Kind, expected: &str, literal: &str) -> (String, String) {
    let is = match found {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a number",
        DeValue::Float(_) => "a number with a fraction",
        DeValue::Boolean(_) => "`true` or `false`",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    };
    let message = match (found, wanted) {
        (DeValue::Integer(_), Kind::Number) => "a number that cannot stand here".into(),
        _ => format!("{is} where {} is wanted", wanted.wanted()),
    };
    let help = match (wanted, found) {
        (Kind::Text, DeValue::Array(_) | DeValue::Table(_)) => {
            "Write one text, between straight quotation marks.".into()
        }
        (Kind::Text, _) => format!("Write it between straight quotation marks: \"{literal}\"."),
        (Kind::Number, DeValue::String(text)) if text.trim().parse::<u32>().is_ok() => {
            format!("Write it without quotation marks: {}.", text.trim())
        }
        (Kind::Number, _) if expected.is_empty() => "Write a smaller number.".into(),
        (Kind::Number, _) if expected == "i32" => "Write a whole number.".into(),
        (Kind::Number, _) => "Write a whole number that is not negative.".into(),
        (Kind::Day, DeValue::String(text)) => days::help(text),
        (Kind::Day, _) => days::help(literal),
        (Kind::List, DeValue::Table(_)) => {
            let header = if literal.starts_with('[') { format!("[{literal}]") } else { "[[…]]".into() };
            format!(
                "There may be several of these tables: write its name between double square brackets, {header}."
            )
        }
        (Kind::List, DeValue::String(_)) => format!("Write it between square brackets: [{literal}]."),
        (Kind::List, _) => "Write a list of texts: [\"…\", \"…\"].".into(),
        (Kind::Table, DeValue::Array(_)) => {
            "There is only one of these tables: write its name between single square brackets, `[…]`.".into()
        }
        (Kind::Table, _) => {
            "Write a line with its name between square brackets, `[…]`, and its keys below.".into()
        }
        (Kind::Truth, _) => "Write true or false, without quotation marks.".into(),
    };
    (message, help)
}

/// Returns the names that serde lists in a message.
fn allowed(message: &str) -> Vec<String> {
    let list = message.rsplit_once("`, expected ").map_or("", |(_, list)| list);
    list.split('`').skip(1).step_by(2).map(String::from).collect()
}

/// Returns the keys of the file as a whole.
fn keys_of<T: DeserializeOwned>() -> Vec<String> {
    let mut table = DeTable::new();
    table.insert(Spanned::new(0..0, "\0".into()), Spanned::new(0..0, DeValue::Boolean(false)));
    let read = T::deserialize(Deserializer::from(Spanned::new(0..0, table)));
    read.err().map_or_else(Vec::new, |error| allowed(error.message()))
}

/// Joins names as a sentence does.
fn enumerated(names: &[String]) -> String {
    match names {
        [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => names.concat(),
    }
}

/// Calls `edit` with every table and its bytes, the outer ones first, until it returns something.
fn each_table<'i, R>(
    at: Range<usize>,
    table: &mut DeTable<'i>,
    edit: &mut impl FnMut(&Range<usize>, &mut DeTable<'i>) -> Option<R>,
) -> Option<R> {
    if let Some(found) = edit(&at, table) {
        return Some(found);
    }
    table.iter_mut().find_map(|(_, value)| each_table_in(value, edit))
}

fn each_table_in<'i, R>(
    value: &mut Spanned<DeValue<'i>>,
    edit: &mut impl FnMut(&Range<usize>, &mut DeTable<'i>) -> Option<R>,
) -> Option<R> {
    let at = value.span();
    match value.get_mut() {
        DeValue::Table(table) => each_table(at, table, edit),
        DeValue::Array(values) => values.iter_mut().find_map(|value| each_table_in(value, edit)),
        _ => None,
    }
}

/// Puts a key into the table with the bytes `at`. Returns whether there is one that lacks it.
fn insert<'i>(
    root: &mut Spanned<DeTable<'i>>,
    at: &Range<usize>,
    key: &str,
    value: Spanned<DeValue<'i>>,
) -> bool {
    let (span, mut value) = (root.span(), Some(value));
    let inserted = each_table(span, root.get_mut(), &mut |place, table| {
        if place != at || table.contains_key(key) {
            return None;
        }
        let value = value.take()?;
        table.insert(Spanned::new(value.span(), key.to_owned().into()), value);
        Some(())
    });
    inserted.is_some()
}

/// Returns the key with the bytes `at`.
fn key_at(root: &mut DeTable<'_>, at: &Range<usize>) -> Option<String> {
    each_table(0..0, root, &mut |_, table| {
        table.keys().find(|key| key.span() == *at).map(|key| key.get_ref().to_string())
    })
}

/// Takes the key with the bytes `at` out of its table. Puts another key with a value there, if it is not there yet.
fn take<'i>(
    root: &mut DeTable<'i>,
    at: &Range<usize>,
    instead: Option<(&str, Spanned<DeValue<'i>>)>,
) -> Option<Spanned<DeValue<'i>>> {
    each_table(0..0, root, &mut |_, table| {
        let key = table.keys().find(|key| key.span() == *at)?.get_ref().to_string();
        let value = table.remove(key.as_str())?;
        if let Some((name, value)) = instead.clone().filter(|(name, _)| !table.contains_key(*name)) {
            table.insert(Spanned::new(value.span(), name.to_owned().into()), value);
        }
        Some(value)
    })
}

/// Returns the value with the bytes `at`.
fn find<'t, 'i>(table: &'t DeTable<'i>, at: &Range<usize>) -> Option<&'t DeValue<'i>> {
    table.iter().find_map(|(_, value)| find_in(value, at))
}

fn find_in<'t, 'i>(value: &'t Spanned<DeValue<'i>>, at: &Range<usize>) -> Option<&'t DeValue<'i>> {
    match value.get_ref() {
        found if value.span() == *at => Some(found),
        DeValue::Table(table) => find(table, at),
        DeValue::Array(values) => values.iter().find_map(|value| find_in(value, at)),
        _ => None,
    }
}

/// Puts `new` in the place of the value with the bytes `at`. Returns whether there is one.
fn replace<'i>(table: &mut DeTable<'i>, at: &Range<usize>, new: Spanned<DeValue<'i>>) -> bool {
    let mut new = Some(new);
    table.iter_mut().any(|(_, value)| replace_in(value, at, &mut new))
}

/// Puts `new` in the place of the list of tables of which one has the header at `at`. Returns whether there is one.
fn replace_list<'i>(table: &mut DeTable<'i>, at: &Range<usize>, new: Spanned<DeValue<'i>>) -> bool {
    let mut new = Some(new);
    let replaced = each_table(0..0, table, &mut |_, table| {
        let is_it = |value: &Spanned<DeValue<'_>>| match value.get_ref() {
            DeValue::Array(values) => values.iter().any(|value| value.span() == *at),
            _ => false,
        };
        let (_, value) = table.iter_mut().find(|(_, value)| is_it(value))?;
        *value = new.take()?;
        Some(())
    });
    replaced.is_some()
}

fn replace_in<'i>(
    value: &mut Spanned<DeValue<'i>>,
    at: &Range<usize>,
    new: &mut Option<Spanned<DeValue<'i>>>,
) -> bool {
    if value.span() == *at {
        return new.take().is_some_and(|new| {
            *value = new;
            true
        });
    }
    match value.get_mut() {
        DeValue::Table(table) => table.iter_mut().any(|(_, value)| replace_in(value, at, new)),
        DeValue::Array(values) => values.iter_mut().any(|value| replace_in(value, at, new)),
        _ => false,
    }
}
