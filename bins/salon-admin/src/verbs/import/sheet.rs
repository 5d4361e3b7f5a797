//! What the imports of files have in common: their mapping, and their report.

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use salon_responder::{
    ImportCounts, Mapping, SheetProblem, SheetRemark, SheetReport, parse_mapping, propose_mapping,
};
use serde::Serialize;

use super::{map, open};
use crate::cli::{SheetArgs, SheetKind};
use crate::output::{View, pairs, say, table};

/// Why an import ended before its end.
pub(super) const STOPPED: &str =
    "the import stopped between two batches; what it had written stays";

/// Rows of a list that people are shown; programs and `--report` get more.
const SHOWN: usize = 40;

/// What an import found.
#[derive(Serialize)]
pub(super) struct ReportView {
    source: String,
    /// The sum of all counts that follow.
    read: u64,
    new: u64,
    changed: u64,
    unchanged: u64,
    duplicate: u64,
    deleted_here: u64,
    changed_here: u64,
    unusable: u64,
    /// The first lines that are left out, at most a thousand.
    left_out: Vec<LeftOut>,
    /// The first lines that come in and that somebody may want to look at, at most a thousand.
    look_at: Vec<LookAt>,
    /// How many there are to look at.
    remarks: u64,
    applied: bool,
}

#[derive(Serialize)]
struct LeftOut {
    line: u64,
    column: Option<String>,
    reason: String,
}

#[derive(Serialize)]
struct LookAt {
    line: u64,
    column: String,
    problem: &'static str,
    words: String,
}

impl From<&SheetProblem> for LeftOut {
    fn from(problem: &SheetProblem) -> Self {
        let column = problem.column.clone();
        Self {
            line: problem.line,
            column: Some(column).filter(|column| !column.is_empty()),
            reason: problem.reason.clone(),
        }
    }
}

impl From<&SheetRemark> for LookAt {
    fn from(remark: &SheetRemark) -> Self {
        Self {
            line: remark.line,
            column: remark.column.clone(),
            problem: remark.problem.code(),
            words: remark.words.clone(),
        }
    }
}

impl ReportView {
    pub(super) fn of(source: &str, report: &SheetReport, applied: bool) -> Self {
        let ImportCounts {
            read,
            new,
            changed,
            unchanged,
            duplicate,
            deleted_here,
            changed_here,
            unusable,
        } = report.counts;
        Self {
            source: source.to_owned(),
            read,
            new,
            changed,
            unchanged,
            duplicate,
            deleted_here,
            changed_here,
            unusable,
            left_out: report.left_out.iter().map(LeftOut::from).collect(),
            look_at: report.look_at.iter().map(LookAt::from).collect(),
            remarks: report.remarks,
            applied,
        }
    }

    /// Writes the report to the file of `--report`.
    pub(super) fn keep(&self, path: Option<&Path>) -> anyhow::Result<()> {
        let Some(path) = path else { return Ok(()) };
        let text = serde_json::to_string_pretty(self).context("could not write JSON")?;
        let written = fs::write(path, text);
        written.with_context(|| format!("--report: could not write {}", path.display()))
    }

    fn lists(&self) -> Vec<String> {
        let left_out = self.left_out.iter().take(SHOWN).map(|it| {
            let column = it.column.clone().unwrap_or_default();
            [it.line.to_string(), column, it.reason.clone()]
        });
        let look_at = self.look_at.iter().take(SHOWN);
        let look_at = look_at.map(|it| [it.line.to_string(), it.column.clone(), it.words.clone()]);
        let outside = self.duplicate + self.deleted_here + self.changed_here + self.unusable;
        let mut lists = Vec::new();
        if !self.left_out.is_empty() {
            lists.push(table(&["line", "column", "left out because"], left_out));
            lists.extend(more(outside));
        }
        if !self.look_at.is_empty() {
            lists.push(table(&["line", "column", "to look at"], look_at));
            lists.extend(more(self.remarks));
        }
        lists
    }
}

impl View for ReportView {
    fn text(&self) -> String {
        let counts = pairs(&[
            ("read", self.read.to_string()),
            ("new", self.new.to_string()),
            ("changed there", self.changed.to_string()),
            ("as before", self.unchanged.to_string()),
            ("duplicate", self.duplicate.to_string()),
            ("deleted here", self.deleted_here.to_string()),
            ("changed here", self.changed_here.to_string()),
            ("unusable", self.unusable.to_string()),
        ]);
        let lists = self.lists();
        [vec![counts], lists].concat().join("\n\n")
    }
}

fn more(all: u64) -> Option<String> {
    let shown = u64::try_from(SHOWN).unwrap_or(u64::MAX);
    let more = all.checked_sub(shown).filter(|more| *more > 0)?;
    Some(format!(
        "... and {more} more: --report FILE keeps a thousand of them"
    ))
}

/// Reads the mapping of a file, or takes the one that would be proposed for it and says so.
pub(super) fn mapping(args: &SheetArgs, kind: SheetKind) -> anyhow::Result<Mapping> {
    let Some(path) = &args.map else {
        let name = || args.file.display().to_string();
        let proposed = propose_mapping(open(&args.file)?, "csv", map::kind(kind));
        let proposed = proposed.with_context(name)?;
        let text = proposed.to_toml()?;
        say(&format!(
            "Without --map the columns are read by their names:\n{}\n",
            text.trim_end()
        ));
        return Ok(proposed);
    };
    let named = path.display().to_string();
    let text = fs::read_to_string(path).with_context(|| format!("could not read {named}"))?;
    parse_mapping(&text).with_context(|| named)
}
