//! A CSV file: its header, its rows, and what is said about them.

use std::io::Read;

use csv::{Reader, ReaderBuilder, StringRecord, Trim};

use super::mapping::{ImportError, Mapping};
use super::report::{EXAMPLES, ImportCounts, ImportProblem};

/// A row that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetProblem {
    /// Where it is in the file.
    pub line: u64,
    /// Which column is at fault.
    pub column: String,
    /// Why, and the way out.
    pub reason: String,
}

/// A row that comes in, and that a person may want to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRemark {
    /// Where it is in the file.
    pub line: u64,
    /// Which column it is about.
    pub column: String,
    /// What kind of thing it is.
    pub problem: ImportProblem,
    /// What it is.
    pub words: String,
}

/// What an import of a file found, and did unless it was a dry run. Every row is accounted for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetReport {
    /// What became of the rows.
    pub counts: ImportCounts,
    /// The first rows that are left out, in the order of the file: at most a thousand.
    pub left_out: Vec<SheetProblem>,
    /// The first things that a person may want to look at: at most a thousand.
    pub look_at: Vec<SheetRemark>,
    /// How many things there are to look at.
    pub remarks: u64,
}

impl SheetReport {
    /// Whether there is anything to write.
    #[must_use]
    pub const fn is_idle(&self) -> bool {
        self.counts.new + self.counts.changed == 0
    }

    /// Begins with what reading a file has found: rows that can be used, and those that cannot.
    pub(super) fn judged(
        usable: usize,
        duplicates: &[SheetProblem],
        unusable: &[SheetProblem],
    ) -> Self {
        let count = |rows: usize| u64::try_from(rows).unwrap_or(u64::MAX);
        let mut report = Self::default();
        report.counts.duplicate = count(duplicates.len());
        report.counts.unusable = count(unusable.len());
        report.counts.read = count(usable) + report.counts.duplicate + report.counts.unusable;
        for problem in unusable.iter().chain(duplicates) {
            report.leave_out(problem.clone());
        }
        report
    }

    /// Notes why a row is left out.
    pub(super) fn leave_out(&mut self, problem: SheetProblem) {
        if self.left_out.len() < EXAMPLES {
            self.left_out.push(problem);
        }
    }

    /// Notes what a person may want to look at.
    pub(super) fn remark(&mut self, remark: SheetRemark) {
        self.remarks += 1;
        if self.look_at.len() < EXAMPLES {
            self.look_at.push(remark);
        }
    }

    /// Puts everything in the order of the file.
    pub(super) fn sorted(mut self) -> Self {
        self.left_out.sort_by_key(|problem| problem.line);
        self.look_at.sort_by_key(|remark| remark.line);
        self
    }
}

/// A column of a file.
#[derive(Clone, Debug)]
pub(super) struct Column {
    place: usize,
    /// Its name in the first line.
    pub(super) title: String,
}

impl Column {
    pub(super) fn find(header: &StringRecord, title: &str) -> Result<Self, ImportError> {
        let names = |known: &str| known.trim_start_matches('\u{feff}') == title.trim();
        let place = header.iter().position(names);
        let title = title.to_owned();
        match place {
            Some(place) => Ok(Self { place, title }),
            None => Err(ImportError::NoColumn {
                column: title,
                known: header.iter().collect::<Vec<_>>().join(", "),
            }),
        }
    }

    pub(super) fn find_all(
        header: &StringRecord,
        titles: &[&Option<String>],
    ) -> Result<Vec<Self>, ImportError> {
        let titles = titles.iter().filter_map(|title| title.as_deref());
        titles.map(|title| Self::find(header, title)).collect()
    }

    pub(super) fn find_some(
        header: &StringRecord,
        title: Option<&str>,
    ) -> Result<Option<Self>, ImportError> {
        title.map(|title| Self::find(header, title)).transpose()
    }

    /// Returns what a row says in this column, unless it is empty.
    pub(super) fn text<'r>(&self, record: &'r StringRecord) -> Option<&'r str> {
        record.get(self.place).filter(|text| !text.is_empty())
    }

    pub(super) fn problem(&self, line: u64, reason: impl Into<String>) -> SheetProblem {
        SheetProblem {
            line,
            column: self.title.clone(),
            reason: reason.into(),
        }
    }
}

/// What a row says in a column that may be missing.
pub(super) fn said<'r>(column: Option<&Column>, record: &'r StringRecord) -> Option<&'r str> {
    column?.text(record)
}

/// Opens a file as its mapping says.
pub(super) fn open<R: Read>(input: R, mapping: &Mapping) -> Reader<R> {
    ReaderBuilder::new()
        .delimiter(u8::try_from(mapping.delimiter).unwrap_or(b','))
        .flexible(true)
        .trim(Trim::All)
        .from_reader(input)
}

/// Returns where a row is in the file.
pub(super) fn line(record: &StringRecord) -> u64 {
    record.position().map_or(0, csv::Position::line)
}
