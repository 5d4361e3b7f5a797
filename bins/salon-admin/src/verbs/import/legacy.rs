//! `import legacy`: the first version's two tables.

use anyhow::Context as _;
use salon_postgres::{Apply, LegacySource};
use salon_responder::{ImportReport, LegacyImport};
use serde::Serialize;

use super::counts::CountsView;
use super::keep;
use crate::cli::ImportLegacyArgs;
use crate::confirm::{Decision, decide};
use crate::connect::{Missing, Store};
use crate::fault::Fault;
use crate::output::{View, table};
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
    applied: bool,
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

impl ReportView {
    fn of(report: &ImportReport, applied: bool) -> Self {
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
            clients: report.clients.into(),
            appointments: report.appointments.into(),
            problems: report.problems.iter().map(problem).collect(),
            applied,
        }
    }
}

impl View for ReportView {
    fn text(&self) -> String {
        let (clients, visits) = (self.clients.named(), self.appointments.named());
        let header = clients.map(|(name, _)| name);
        let row = |what: &str, counts: [(&str, u64); 8]| {
            let counts = counts.map(|(_, rows)| rows.to_string());
            [vec![what.to_owned()], counts.to_vec()].concat()
        };
        let rows = [row("clients", clients), row("appointments", visits)];
        let counts = table(&[&[""][..], &header].concat(), rows);
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
    let view = ReportView::of(&found, false);
    keep(&view, args.report.as_deref())?;
    desk.output.plan(&view)?;
    if found.is_idle() {
        return desk.output.outcome(&view, "There is nothing to import.");
    }
    if decide(args.write, "Import it? Nobody is texted.")? == Decision::DryRun {
        return desk.output.outcome(&view, "Dry run: nothing was imported.");
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
    let view = ReportView::of(&done, true);
    keep(&view, args.report.as_deref())?;
    desk.output.outcome(&view, &words)
}
