//! What the imports of files have in common: their mapping, their report, and the way from a look to
//! the deed.

use std::error::Error;
use std::fs;

use anyhow::Context as _;
use salon_postgres::Apply;
use salon_responder::{
    Mapping, SheetProblem, SheetRemark, SheetReport, parse_mapping, propose_mapping,
};
use serde::Serialize;

use super::counts::CountsView;
use super::{keep, map, open};
use crate::cli::{SheetArgs, SheetKind};
use crate::confirm::{Decision, decide};
use crate::fault::Fault;
use crate::output::{View, count, pairs, say, table};
use crate::verbs::Desk;

/// Why an import ended before its end.
const STOPPED: &str = "the import stopped between two batches; what it had written stays";

/// Rows of a list that people are shown; programs and `--report` get more.
const SHOWN: usize = 40;

/// What an import found.
#[derive(Serialize)]
struct ReportView {
    source: String,
    #[serde(flatten)]
    counts: CountsView,
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
    fn of(source: &str, report: &SheetReport, applied: bool) -> Self {
        Self {
            source: source.to_owned(),
            counts: report.counts.into(),
            left_out: report.left_out.iter().map(LeftOut::from).collect(),
            look_at: report.look_at.iter().map(LookAt::from).collect(),
            remarks: report.remarks,
            applied,
        }
    }

    fn lists(&self) -> Vec<String> {
        let left_out = self.left_out.iter().take(SHOWN).map(|it| {
            let column = it.column.clone().unwrap_or_default();
            [it.line.to_string(), column, it.reason.clone()]
        });
        let look_at = self.look_at.iter().take(SHOWN);
        let look_at = look_at.map(|it| [it.line.to_string(), it.column.clone(), it.words.clone()]);
        let mut lists = Vec::new();
        if !self.left_out.is_empty() {
            lists.push(table(&["line", "column", "left out because"], left_out));
            lists.extend(more(self.counts.left_out()));
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
        let counts = self.counts.named();
        let counts = pairs(&counts.map(|(name, rows)| (name, rows.to_string())));
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

/// What a person is told of an import.
pub(super) struct Wording {
    pub(super) question: &'static str,
    pub(super) dry: &'static str,
    pub(super) one: &'static str,
    pub(super) many: &'static str,
}

/// Looks, shows, asks, imports.
pub(super) async fn bring_in<F, E>(
    desk: &Desk,
    (args, source): (&SheetArgs, &str),
    wording: &Wording,
    import: impl Fn(Apply) -> F + Send + Sync,
) -> anyhow::Result<()>
where
    F: Future<Output = Result<SheetReport, E>> + Send,
    E: Error + Send + Sync + 'static,
{
    let found = import(Apply::DryRun).await?;
    let view = ReportView::of(source, &found, false);
    keep(&view, args.report.as_deref())?;
    desk.output.plan(&view)?;
    if found.is_idle() {
        return desk.output.outcome(&view, "There is nothing to import.");
    }
    if decide(args.write, wording.question)? == Decision::DryRun {
        return desk.output.outcome(&view, wording.dry);
    }
    let done = import(Apply::Write).await;
    let done = done.with_context(|| Fault::failed(STOPPED).next("the same command: it goes on"))?;
    let counts = done.counts;
    let words = format!(
        "Done: {} new, {} changed.",
        count(usize::try_from(counts.new)?, wording.one, wording.many),
        counts.changed
    );
    let view = ReportView::of(source, &done, true);
    keep(&view, args.report.as_deref())?;
    desk.output.outcome(&view, &words)
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
