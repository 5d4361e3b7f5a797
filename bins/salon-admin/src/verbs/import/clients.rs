//! `import clients`: people from another program's file.

use std::fs;

use anyhow::Context as _;
use salon_domain::Salon;
use salon_postgres::{Apply, ForeignClient, ImportFate};
use salon_responder::{ClientSheet, SheetProblem, parse_mapping, read_clients};
use serde::Serialize;

use super::open;
use crate::cli::ImportClientsArgs;
use crate::confirm::{Decision, decide};
use crate::connect::{Missing, Store};
use crate::output::{View, count, pairs, table};
use crate::verbs::Desk;

/// Rows of one transaction.
const BATCH: usize = 500;

/// What an import does, or did.
#[derive(Default, Serialize)]
struct ImportView {
    source: String,
    new: usize,
    known: usize,
    changed: usize,
    same: usize,
    deleted_here: usize,
    duplicate: usize,
    unusable: usize,
    /// Lines that are left out, and why.
    left_out: Vec<LeftOut>,
    applied: bool,
}

#[derive(Serialize)]
struct LeftOut {
    line: u64,
    column: Option<String>,
    reason: String,
}

impl View for ImportView {
    fn text(&self) -> String {
        let counts = pairs(&[
            ("new", self.new.to_string()),
            ("known here, filled in", self.known.to_string()),
            ("changed there", self.changed.to_string()),
            ("as before", self.same.to_string()),
            ("deleted here", self.deleted_here.to_string()),
            ("duplicate", self.duplicate.to_string()),
            ("unusable", self.unusable.to_string()),
        ]);
        if self.left_out.is_empty() {
            return counts;
        }
        let row = |it: &LeftOut| {
            let column = it.column.clone().unwrap_or_default();
            [it.line.to_string(), column, it.reason.clone()]
        };
        let header = ["line", "column", "left out because"];
        let lines = table(&header, self.left_out.iter().map(row));
        format!("{counts}\n\n{lines}")
    }
}

impl ImportView {
    fn of(source: &str, sheet: &ClientSheet, fates: &[ImportFate], applied: bool) -> Self {
        let mut view = Self {
            source: source.to_owned(),
            duplicate: sheet.duplicates.len(),
            unusable: sheet.unusable.len(),
            applied,
            ..Self::default()
        };
        for (row, fate) in sheet.rows.iter().zip(fates) {
            view.add(row.line, *fate);
        }
        let problems = sheet.unusable.iter().chain(&sheet.duplicates);
        view.left_out.extend(problems.map(LeftOut::from));
        view.left_out.sort_by_key(|it| it.line);
        view
    }

    fn add(&mut self, line: u64, fate: ImportFate) {
        let reason = match fate {
            ImportFate::New => return self.new += 1,
            ImportFate::Known => return self.known += 1,
            ImportFate::Changed => return self.changed += 1,
            ImportFate::Same => return self.same += 1,
            ImportFate::Deleted => {
                self.deleted_here += 1;
                "deleted here"
            }
            ImportFate::NumberDiffers => {
                self.unusable += 1;
                "imported before, and this number is not theirs here"
            }
        };
        self.left_out.push(LeftOut {
            line,
            column: None,
            reason: reason.to_owned(),
        });
    }

    const fn writes(&self) -> usize {
        self.new + self.known + self.changed
    }
}

impl From<&SheetProblem> for LeftOut {
    fn from(problem: &SheetProblem) -> Self {
        Self {
            line: problem.line,
            column: Some(problem.column.clone()),
            reason: problem.reason.clone(),
        }
    }
}

/// `import clients`.
pub(super) async fn run(args: &ImportClientsArgs, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let done = import(args, desk, &store).await;
    store.close().await;
    done
}

async fn import(args: &ImportClientsArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    let named = args.map.display().to_string();
    let text = fs::read_to_string(&args.map).with_context(|| format!("could not read {named}"))?;
    let mapping = parse_mapping(&text).with_context(|| named)?;
    let sheet = read_clients(open(&args.file)?, &mapping, salon.country)
        .with_context(|| args.file.display().to_string())?;
    let source = &mapping.source;
    let planned = batches((desk, store, &salon), source, &sheet, Apply::DryRun).await?;
    let plan = ImportView::of(source, &sheet, &planned, false);
    if plan.writes() == 0 {
        return desk.output.show(&plan);
    }
    desk.output.plan(&plan)?;
    if decide(args.write, "Bring them in?")? == Decision::DryRun {
        return desk
            .output
            .outcome(&plan, "Dry run: nobody was brought in.");
    }
    let fates = batches((desk, store, &salon), source, &sheet, Apply::Write).await?;
    let done = ImportView::of(source, &sheet, &fates, true);
    let words = format!("Done: {}.", count(done.writes(), "client", "clients"));
    desk.output.outcome(&done, &words)
}

async fn batches(
    (desk, store, salon): (&Desk, &Store, &Salon),
    source: &str,
    sheet: &ClientSheet,
    apply: Apply,
) -> anyhow::Result<Vec<ImportFate>> {
    let mut fates = Vec::with_capacity(sheet.rows.len());
    for rows in sheet.rows.chunks(BATCH) {
        let clients: Vec<ForeignClient> = rows.iter().map(|row| row.client.clone()).collect();
        let judged = store
            .database
            .import_foreign_clients(salon.id, source, &clients, apply, desk.now)
            .await;
        fates.extend(judged.context("stopped between two batches; run it again to go on")?);
    }
    Ok(fates)
}
