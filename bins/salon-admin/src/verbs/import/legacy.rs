//! `import legacy`: the first version's two tables.

use anyhow::Context as _;
use salon_postgres::{Apply, LegacySource};
use salon_responder::{ImportCounts, ImportReport, LegacyImport};
use serde::Serialize;

use crate::cli::ImportLegacyArgs;
use crate::confirm::{Decision, decide};
use crate::connect::{Missing, Store};
use crate::fault::Fault;
use crate::output::{View, say, table};
use crate::verbs::Desk;
use crate::verbs::menu::find_staff;

/// Ids that fit into a line.
const SHOWN: usize = 5;

/// What an import found.
#[derive(Serialize)]
struct ReportView {
    clients: CountsView,
    appointments: CountsView,
    problems: Vec<ProblemView>,
}

/// `read` is the sum of all others.
#[derive(Clone, Copy, Serialize)]
struct CountsView {
    read: u64,
    new: u64,
    changed: u64,
    unchanged: u64,
    duplicate: u64,
    deleted_here: u64,
    changed_here: u64,
    unusable: u64,
}

#[derive(Serialize)]
struct ProblemView {
    problem: &'static str,
    count: u64,
    /// Ids there, at most a thousand.
    ids: Vec<i64>,
    #[serde(skip)]
    words: &'static str,
}

impl From<&ImportCounts> for CountsView {
    fn from(counts: &ImportCounts) -> Self {
        Self {
            read: counts.read,
            new: counts.new,
            changed: counts.changed,
            unchanged: counts.unchanged,
            duplicate: counts.duplicate,
            deleted_here: counts.deleted_here,
            changed_here: counts.changed_here,
            unusable: counts.unusable,
        }
    }
}

impl CountsView {
    fn row(self, what: &str) -> Vec<String> {
        let counts = [
            self.read,
            self.new,
            self.changed,
            self.unchanged,
            self.duplicate,
            self.deleted_here,
            self.changed_here,
            self.unusable,
        ];
        let counts = counts.iter().map(ToString::to_string);
        std::iter::once(what.to_owned()).chain(counts).collect()
    }
}

impl From<&ImportReport> for ReportView {
    fn from(report: &ImportReport) -> Self {
        let problem = |(problem, example): (&salon_responder::ImportProblem, _)| {
            let example: &salon_responder::ImportExample = example;
            ProblemView {
                problem: problem.code(),
                count: example.count,
                ids: example.ids.clone(),
                words: problem.words(),
            }
        };
        Self {
            clients: CountsView::from(&report.clients),
            appointments: CountsView::from(&report.appointments),
            problems: report.problems.iter().map(problem).collect(),
        }
    }
}

impl View for ReportView {
    fn text(&self) -> String {
        let header = [
            "",
            "read",
            "new",
            "changed",
            "same",
            "duplicate",
            "deleted here",
            "changed here",
            "unusable",
        ];
        let rows = [
            self.clients.row("clients"),
            self.appointments.row("appointments"),
        ];
        let counts = table(&header, rows);
        if self.problems.is_empty() {
            return counts;
        }
        let row = |problem: &ProblemView| {
            let mut ids: Vec<String> = problem.ids.iter().map(ToString::to_string).collect();
            if ids.len() > SHOWN {
                ids.truncate(SHOWN);
                ids.push("...".to_owned());
            }
            [
                problem.count.to_string(),
                problem.words.to_owned(),
                ids.join(", "),
            ]
        };
        let rows = table(
            &["rows", "to look at", "ids there"],
            self.problems.iter().map(row),
        );
        format!("{counts}\n\n{rows}")
    }
}

/// `import legacy`.
pub(super) async fn run(args: &ImportLegacyArgs, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let done = import(args, desk, &store).await;
    store.close().await;
    done
}

/// Looks, shows, asks, imports.
async fn import(args: &ImportLegacyArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let catalog = desk.catalog(store).await?;
    let staff = args.staff.as_deref();
    let staff = staff.map(|name| find_staff(&catalog, name)).transpose()?;
    let source = LegacySource::open(&args.from, args.schema.as_deref()).await;
    let source = source.context(Fault::failed("--from cannot be used"))?;
    let import = LegacyImport {
        database: &store.database,
        source: &source,
        catalog: &catalog,
        staff,
        now: desk.now,
    };
    let found = import.run(Apply::DryRun).await?;
    let view = ReportView::from(&found);
    if let Some(path) = &args.report {
        let text = serde_json::to_string_pretty(&view).context("could not write JSON")?;
        let written = std::fs::write(path, text);
        written.with_context(|| format!("--report: could not write {}", path.display()))?;
    }
    desk.output.plan(&view)?;
    if found.is_idle() {
        return desk.output.outcome(&view, "There is nothing to import.");
    }
    if decide(args.write, "Import it? Nobody is texted.")? == Decision::DryRun {
        say("Dry run: nothing was imported.");
        return Ok(());
    }
    let done = import.run(Apply::Write).await.context(
        Fault::failed("the import stopped; what it had written stays")
            .next("the same command: it goes on"),
    )?;
    let words = format!(
        "Imported: {} clients and {} appointments; {} changed.",
        done.clients.new,
        done.appointments.new,
        done.clients.changed + done.appointments.changed
    );
    desk.output.outcome(&ReportView::from(&done), &words)
}
