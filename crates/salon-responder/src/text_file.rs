//! A file of texts that a person wrote for many numbers: judged line by line.

use std::collections::HashMap;
use std::io::Read;

use csv::StringRecord;
use salon_domain::{Address, Country};
use sha2::{Digest as _, Sha256};

use crate::digest::hex;
use crate::importing::{ImportError, SheetProblem};

/// The provider takes no longer text.
const LONGEST: usize = 1_600;

/// A text for one number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileText {
    /// Where it is in the file.
    pub line: u64,
    /// To whom.
    pub to: Address,
    /// The words.
    pub body: String,
}

/// A file of texts, judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextFile {
    /// What can be sent, in the order of the file.
    pub texts: Vec<FileText>,
    /// Lines that are left out: without a number that can be dialled, without words, said twice.
    pub left_out: Vec<SheetProblem>,
}

impl FileText {
    /// Makes a text of what a person typed.
    ///
    /// # Errors
    /// [`SheetProblem`] with what is wrong with it.
    pub fn new(line: u64, to: &str, body: &str, country: Country) -> Result<Self, SheetProblem> {
        let wrong = |column: &str, reason: &str| SheetProblem {
            line,
            column: column.to_owned(),
            reason: reason.to_owned(),
        };
        let address = Address::parse(to, country).ok();
        let dialable = address.filter(Address::is_dialable);
        let to = dialable.ok_or_else(|| wrong("to", "this is no number that can be dialled"))?;
        let body = body.trim();
        if body.is_empty() {
            return Err(wrong("text", "there are no words"));
        }
        if body.chars().count() > LONGEST {
            return Err(wrong("text", "the text is longer than 1,600 characters"));
        }
        let body = body.to_owned();
        Ok(Self { line, to, body })
    }

    /// Returns the key under which this text goes to this number once in an occasion.
    #[must_use]
    pub fn key(&self, occasion: &str) -> String {
        let mut hash = Sha256::new();
        for part in [occasion, self.to.as_str(), &self.body] {
            hash.update(part.len().to_le_bytes());
            hash.update(part);
        }
        format!("hand:{}", hex(&hash.finalize()))
    }
}

/// Reads a CSV file with the columns `to` and `text`; `country` is that of numbers without a country
/// code.
///
/// # Errors
/// [`ImportError`] when it is no CSV in UTF-8 or has no such columns.
pub fn read_text_file(input: impl Read, country: Country) -> Result<TextFile, ImportError> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(input);
    let header = reader.headers()?.clone();
    let (to, text) = (column(&header, "to")?, column(&header, "text")?);
    let mut file = TextFile::default();
    let mut seen: HashMap<String, u64> = HashMap::new();
    for record in reader.records() {
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        let field = |at: usize| record.get(at).unwrap_or_default();
        match FileText::new(line, field(to), field(text), country) {
            Err(problem) => file.left_out.push(problem),
            Ok(one) => {
                let first = *seen.entry(one.key("")).or_insert(line);
                if first == line {
                    file.texts.push(one);
                    continue;
                }
                file.left_out.push(SheetProblem {
                    line,
                    column: "text".to_owned(),
                    reason: format!("the same text to the same number as in line {first}"),
                });
            }
        }
    }
    Ok(file)
}

fn column(header: &StringRecord, name: &str) -> Result<usize, ImportError> {
    let titles = || {
        header
            .iter()
            .map(|title| title.trim_start_matches('\u{feff}').trim())
    };
    let found = titles().position(|title| title.eq_ignore_ascii_case(name));
    found.ok_or_else(|| ImportError::NoColumn {
        column: name.to_owned(),
        known: titles().collect::<Vec<_>>().join(", "),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_text_or_is_left_out_with_a_reason() {
        let country = "US".parse().unwrap();
        let file = "\u{feff}To,Text\n\
            (918) 555-0123,\"We found your scarf, Ana.\"\n\
            12,Hello\n\
            +19185550124, \n\
            +19185550123,\"We found your scarf, Ana.\"\n\
            +19185550123,And your hat.\n";
        let file = read_text_file(file.as_bytes(), country).unwrap();
        let texts: Vec<_> = file
            .texts
            .iter()
            .map(|one| (one.line, one.to.as_str()))
            .collect();
        assert_eq!(texts, [(2, "+19185550123"), (6, "+19185550123")]);
        let out: Vec<_> = file
            .left_out
            .iter()
            .map(|it| (it.line, it.column.as_str()))
            .collect();
        assert_eq!(out, [(3, "to"), (4, "text"), (5, "text")]);
        let [one, other] = file.texts.as_slice() else {
            unreachable!("two texts")
        };
        assert_eq!(one.key("monday"), one.key("monday"));
        assert_ne!(one.key("monday"), one.key("tuesday"));
        assert_ne!(one.key("monday"), other.key("monday"));
    }

    #[test]
    fn a_file_without_its_columns_is_refused_with_those_it_has() {
        let error = read_text_file("number,text\n".as_bytes(), "US".parse().unwrap());
        let said = error.unwrap_err().to_string();
        assert!(
            said.contains("`to`") && said.contains("number, text"),
            "{said}"
        );
    }
}
