//! Walking a TOML document: every value knows its path and line, and reports what is wrong with it.
//!
//! A reader that reports returns `None`, and a report with anything in it refuses the whole file. So
//! a value that may be missing can be read as an option: a wrong one never passes for a missing one.

use std::cell::RefCell;
use std::fmt::Display;
use std::ops::Range;
use std::str::FromStr;

use toml::de::{DeTable, DeValue};

use super::error::SalonFileProblem;

/// How far a name may be from a known one to be taken for a slip of it.
const SLIP: f64 = 0.6;

/// Collects what is wrong.
pub(crate) struct Report<'a> {
    text: &'a str,
    problems: RefCell<Vec<SalonFileProblem>>,
}

/// A value of the document.
#[derive(Clone)]
pub(crate) struct Node<'a> {
    path: String,
    span: Range<usize>,
    value: &'a DeValue<'a>,
    report: &'a Report<'a>,
}

/// A table whose names are all known.
pub(crate) struct Table<'a> {
    node: Node<'a>,
    entries: Vec<(&'a str, Node<'a>)>,
}

impl<'a> Report<'a> {
    pub(crate) const fn new(text: &'a str) -> Self {
        let problems = RefCell::new(Vec::new());
        Self { text, problems }
    }

    pub(crate) fn add(&self, path: &str, at: usize, reason: String) {
        let breaks = self.text.bytes().take(at).filter(|byte| *byte == b'\n');
        self.problems.borrow_mut().push(SalonFileProblem {
            line: 1 + breaks.count(),
            path: path.to_owned(),
            reason,
        });
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.problems.borrow().is_empty()
    }

    pub(crate) fn sorted(&self) -> Vec<SalonFileProblem> {
        let mut problems = self.problems.borrow().clone();
        problems.sort();
        problems
    }
}

impl<'a> Node<'a> {
    /// The whole document.
    pub(crate) const fn root(value: &'a DeValue<'a>, report: &'a Report<'a>) -> Self {
        Self {
            path: String::new(),
            span: 0..0,
            value,
            report,
        }
    }

    /// Reports what is wrong with this value. Returns `None`, so that a reader can end with it.
    pub(crate) fn refuse<T>(&self, reason: impl Into<String>) -> Option<T> {
        self.report.add(&self.path, self.span.start, reason.into());
        None
    }

    /// Reads what a function makes of this value's text.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        match read(self.text()?) {
            Ok(value) => Some(value),
            Err(reason) => self.refuse(reason),
        }
    }

    /// Reads this value's text as a value of the trade.
    pub(crate) fn parse<T: FromStr<Err: Display>>(&self) -> Option<T> {
        self.read(|text| text.parse().map_err(|error: T::Err| error.to_string()))
    }

    /// Reads a text that says something.
    pub(crate) fn text(&self) -> Option<&'a str> {
        match self.as_text() {
            Some(text) if text.trim().is_empty() => self.refuse("must not be empty"),
            Some(text) => Some(text),
            None => {
                let found = kind(self.value);
                self.refuse(format!("must be a text in quotes, not {found}"))
            }
        }
    }

    /// Returns the text if this value is one.
    pub(crate) fn as_text(&self) -> Option<&'a str> {
        self.value.as_str()
    }

    /// Returns the items if this value is a list, and none without a report if it is not.
    pub(crate) fn quiet_items(&self) -> Vec<Self> {
        if self.value.is_array() {
            self.items().unwrap_or_default()
        } else {
            Vec::new()
        }
    }

    /// Returns the number if this value is a whole one.
    pub(crate) fn as_whole_number(&self) -> Option<u32> {
        let number = self.value.as_integer()?;
        u32::from_str_radix(number.as_str(), number.radix()).ok()
    }

    /// Returns the text of a date that was written without quotes.
    pub(crate) fn as_bare_date(&self) -> Option<String> {
        self.value.as_datetime().map(ToString::to_string)
    }

    /// Reads true or false.
    pub(crate) fn truth(&self) -> Option<bool> {
        match self.value.as_bool() {
            Some(truth) => Some(truth),
            None => self.refuse("must be true or false, without quotes"),
        }
    }

    /// Whether this value is a list.
    pub(crate) const fn is_list(&self) -> bool {
        matches!(self.value, DeValue::Array(_))
    }

    /// Returns the value as JSON; a date becomes a text.
    pub(crate) fn to_json(&self) -> serde_json::Value {
        json(self.value)
    }

    /// Whether this value is a table.
    pub(crate) const fn is_table(&self) -> bool {
        matches!(self.value, DeValue::Table(_))
    }

    /// Reads a list.
    pub(crate) fn items(&self) -> Option<Vec<Self>> {
        let DeValue::Array(items) = self.value else {
            let found = kind(self.value);
            return self.refuse(format!("must be a list in square brackets, not {found}"));
        };
        let item = |(at, item): (usize, &'a toml::Spanned<DeValue<'a>>)| Self {
            path: format!("{}[{at}]", self.path),
            span: item.span(),
            value: item.get_ref(),
            report: self.report,
        };
        Some(items.iter().enumerate().map(item).collect())
    }

    /// Reads a list of texts.
    pub(crate) fn texts(&self) -> Option<Vec<String>> {
        let texts = |item: &Self| item.text().map(str::to_owned);
        Some(self.items()?.iter().filter_map(texts).collect())
    }

    /// Reads a table with names of any kind.
    pub(crate) fn entries(&self) -> Option<Vec<(&'a str, Self)>> {
        let DeValue::Table(table) = self.value else {
            return self.refuse(format!("must be a table, not {}", kind(self.value)));
        };
        Some(self.children(table))
    }

    /// Reads a table; a name that is not among the known ones is reported.
    pub(crate) fn table(&self, known: &[&str]) -> Option<Table<'a>> {
        let entries = self.entries()?;
        for (name, node) in &entries {
            if !known.contains(name) {
                node.refuse::<()>(unknown("no such setting", name, known.iter().copied()));
            }
        }
        Some(Table {
            node: self.clone(),
            entries,
        })
    }

    fn children(&self, table: &'a DeTable<'a>) -> Vec<(&'a str, Self)> {
        let dot = if self.path.is_empty() { "" } else { "." };
        table
            .iter()
            .map(|(name, value)| {
                let node = Self {
                    path: format!("{}{dot}{}", self.path, name.get_ref()),
                    span: name.span(),
                    value: value.get_ref(),
                    report: self.report,
                };
                (name.get_ref().as_ref(), node)
            })
            .collect()
    }
}

impl<'a> Table<'a> {
    /// The table as a value.
    pub(crate) const fn node(&self) -> &Node<'a> {
        &self.node
    }

    /// Finds a value that may be missing.
    pub(crate) fn find(&self, name: &str) -> Option<&Node<'a>> {
        let (_, node) = self.entries.iter().find(|(key, _)| *key == name)?;
        Some(node)
    }

    /// Finds a value that must be there.
    pub(crate) fn get(&self, name: &str) -> Option<&Node<'a>> {
        self.find(name).or_else(|| {
            let reason = format!("`{name}` is missing");
            self.node.refuse(reason)
        })
    }
}

/// Says that a name is not known, and which known one was probably meant.
pub(crate) fn unknown<'k>(
    complaint: &str,
    wrong: &str,
    known: impl Iterator<Item = &'k str>,
) -> String {
    let near = known
        .map(|name| (strsim::normalized_damerau_levenshtein(wrong, name), name))
        .filter(|(likeness, _)| *likeness >= SLIP)
        .max_by(|(one, _), (other, _)| one.total_cmp(other));
    match near {
        Some((_, name)) => format!("{complaint}; did you mean `{name}`?"),
        None => complaint.to_owned(),
    }
}

fn json(value: &DeValue<'_>) -> serde_json::Value {
    match value {
        DeValue::String(text) => text.as_ref().into(),
        DeValue::Boolean(truth) => (*truth).into(),
        DeValue::Datetime(at) => at.to_string().into(),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or(serde_json::Value::Null, Into::into),
        DeValue::Float(number) => number
            .as_str()
            .parse::<f64>()
            .map_or(serde_json::Value::Null, Into::into),
        DeValue::Array(items) => items.iter().map(|item| json(item.get_ref())).collect(),
        DeValue::Table(table) => table
            .iter()
            .map(|(name, value)| (name.get_ref().to_string(), json(value.get_ref())))
            .collect(),
    }
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
