//! `salon apply`: a salon becomes what a file says.

use std::fs;

use anyhow::Context as _;
use salon_domain::SalonDescription;
use salon_postgres::{Apply, ChangeAction, SalonChange};
use salon_responder::parse_salon_file;
use serde::Serialize;

use super::super::Desk;
use crate::cli::SalonApplyArgs;
use crate::confirm::{Decision, decide};
use crate::connect::{Missing, Store};
use crate::fault::Fault;
use crate::output::{View, count, table};

/// What a file changes, or changed.
#[derive(Serialize)]
struct ChangesView {
    salon: String,
    changes: Vec<ChangeRow>,
    applied: bool,
}

#[derive(Serialize)]
struct ChangeRow {
    action: String,
    kind: String,
    key: String,
    /// The action as something that is about to be done.
    #[serde(skip)]
    verb: &'static str,
}

impl View for ChangesView {
    fn text(&self) -> String {
        if self.changes.is_empty() {
            return format!("Nothing to change: {} is as the file says.", self.salon);
        }
        let row = |change: &ChangeRow| {
            [
                change.verb.to_owned(),
                change.kind.clone(),
                change.key.clone(),
            ]
        };
        let total = count(self.changes.len(), "change", "changes");
        let header = ["action", "what", "key"];
        format!(
            "{}: {total}\n\n{}",
            self.salon,
            table(&header, self.changes.iter().map(row))
        )
    }
}

/// `salon apply`.
pub(super) async fn apply(args: &SalonApplyArgs, desk: &Desk) -> anyhow::Result<()> {
    let salon = read(args, desk)?;
    let store = desk.open(Missing::Make).await?;
    let done = change(&salon, args, desk, &store).await;
    store.close().await;
    done
}

fn read(args: &SalonApplyArgs, desk: &Desk) -> anyhow::Result<SalonDescription> {
    let name = args.file.display().to_string();
    let text = fs::read_to_string(&args.file).with_context(|| format!("could not read {name}"))?;
    let salon = parse_salon_file(&text, &name)?;
    match desk.globals.salon_key()? {
        Some(key) if *key != salon.key => {
            let other = format!("{name} describes the salon `{}`, not `{key}`", salon.key);
            Err(Fault::usage(other).into())
        }
        _ => Ok(salon),
    }
}

async fn change(
    salon: &SalonDescription,
    args: &SalonApplyArgs,
    desk: &Desk,
    store: &Store,
) -> anyhow::Result<()> {
    let planned = store
        .database
        .apply_salon(salon, Apply::DryRun, desk.now)
        .await;
    let plan = view(
        salon,
        planned.context("could not compare the file with the salon")?,
        false,
    );
    if plan.changes.is_empty() {
        return desk.output.show(&plan);
    }
    desk.output.plan(&plan)?;
    if decide(args.write, "Make these changes?")? == Decision::DryRun {
        return desk.output.outcome(&plan, "Dry run: nothing was changed.");
    }
    let changed = store
        .database
        .apply_salon(salon, Apply::Write, desk.now)
        .await;
    let done = view(
        salon,
        changed.context("could not change the salon; it is as it was")?,
        true,
    );
    let words = format!(
        "Done: {}.\ntry: salon-admin doctor",
        count(done.changes.len(), "change", "changes")
    );
    desk.output.outcome(&done, &words)
}

fn view(salon: &SalonDescription, changes: Vec<SalonChange>, applied: bool) -> ChangesView {
    let row = |change: SalonChange| ChangeRow {
        action: change.action.to_string(),
        // A word of one piece, for programs.
        kind: change.kind.to_string().replace(' ', "_"),
        key: change.key,
        verb: match change.action {
            ChangeAction::Added => "add",
            ChangeAction::Changed => "change",
            ChangeAction::Archived => "archive",
        },
    };
    let changes = changes.into_iter().map(row).collect();
    ChangesView {
        salon: salon.key.to_string(),
        changes,
        applied,
    }
}
