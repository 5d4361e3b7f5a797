//! `prompt`: what a model is told, version by version.

mod editor;

use std::path::Path;

use anyhow::Context as _;
use salon_domain::Salon;
use salon_postgres::{DatabaseError, Prompt};
use salon_responder::{PromptError, PromptTemplate};
use serde::Serialize;
use similar::TextDiff;

use super::Desk;
use crate::cli::{
    PromptActivateArgs, PromptCommand, PromptDiffArgs, PromptRollBackArgs, PromptShowArgs,
    WriteArgs,
};
use crate::confirm::{Decision, decide};
use crate::connect::{Missing, Store};
use crate::fault::Fault;
use crate::output::{View, table};
use crate::words::{local, stamp};

/// The versions of a prompt.
#[derive(Serialize)]
struct PromptsView {
    prompts: Vec<PromptRow>,
}

#[derive(Clone, Serialize)]
struct PromptRow {
    version: i32,
    active: bool,
    written_by: Option<String>,
    written_at: Option<String>,
    characters: usize,
    #[serde(skip)]
    when: String,
}

impl View for PromptsView {
    fn text(&self) -> String {
        let row = |one: &PromptRow| {
            let by = one.written_by.clone();
            [
                one.version.to_string(),
                if one.active { "in use" } else { "" }.to_owned(),
                one.when.clone(),
                by.unwrap_or_else(|| "built in".to_owned()),
                one.characters.to_string(),
            ]
        };
        let header = ["version", "state", "written", "by", "characters"];
        table(&header, self.prompts.iter().map(row))
    }
}

/// The words of a version.
#[derive(Serialize)]
struct PromptView {
    version: i32,
    active: bool,
    body: String,
}

impl View for PromptView {
    fn text(&self) -> String {
        self.body.trim_end().to_owned()
    }
}

/// What is different between two versions.
#[derive(Serialize)]
struct PromptDiffView {
    from: i32,
    to: i32,
    same: bool,
    diff: String,
}

impl View for PromptDiffView {
    fn text(&self) -> String {
        if self.same {
            return format!("Versions {} and {} say the same.", self.from, self.to);
        }
        self.diff.trim_end().to_owned()
    }
}

/// Does a verb of `prompt`.
pub(super) async fn run(verb: PromptCommand, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let done = match verb {
        PromptCommand::List => list(desk, &store).await,
        PromptCommand::Show(args) => show(&args, desk, &store).await,
        PromptCommand::Add(args) => {
            let body = read(&args.file);
            match body {
                Ok(body) => add(&body, &args.by.by, desk, &store).await,
                Err(error) => Err(error),
            }
        }
        PromptCommand::Edit(args) => edit(&args.by, desk, &store).await,
        PromptCommand::Diff(args) => diff(&args, desk, &store).await,
        PromptCommand::Activate(args) => activate(&args, desk, &store).await,
        PromptCommand::RollBack(args) => roll_back(&args, desk, &store).await,
    };
    store.close().await;
    done
}

/// A salon's versions, the one built in first.
struct Versions {
    salon: Salon,
    stored: Vec<Prompt>,
}

impl Versions {
    async fn read(desk: &Desk, store: &Store) -> anyhow::Result<Self> {
        let salon = desk.salon(store).await?;
        let stored = store.database.list_prompts(salon.id).await?;
        Ok(Self { salon, stored })
    }

    fn in_use(&self) -> i32 {
        let active = self.stored.iter().find(|prompt| prompt.active);
        active.map_or(0, |prompt| prompt.version)
    }

    /// Returns the words of a version.
    fn body(&self, version: i32) -> Result<String, Fault> {
        if version == 0 {
            return Ok(PromptTemplate::built_in().body().to_owned());
        }
        let mut stored = self.stored.iter();
        let found = stored.find(|prompt| prompt.version == version);
        let found = found.ok_or_else(|| unknown(version))?;
        Ok(found.body.clone())
    }

    fn row(&self, version: i32) -> Result<PromptRow, Fault> {
        let mut rows = self.rows().into_iter();
        let found = rows.find(|row| row.version == version);
        found.ok_or_else(|| unknown(version))
    }

    fn rows(&self) -> Vec<PromptRow> {
        let built_in = PromptRow {
            version: 0,
            active: self.in_use() == 0,
            written_by: None,
            written_at: None,
            characters: PromptTemplate::built_in().body().chars().count(),
            when: String::new(),
        };
        let zone = &self.salon.zone;
        let stored = self.stored.iter().map(|prompt| PromptRow {
            version: prompt.version,
            active: prompt.active,
            written_by: Some(prompt.created_by.clone()),
            written_at: Some(stamp(zone, prompt.created_at)),
            characters: prompt.body.chars().count(),
            when: local(zone, prompt.created_at),
        });
        std::iter::once(built_in).chain(stored).collect()
    }
}

/// `prompt list`.
async fn list(desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let versions = Versions::read(desk, store).await?;
    desk.output.show(&PromptsView {
        prompts: versions.rows(),
    })
}

/// `prompt show`.
async fn show(args: &PromptShowArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let versions = Versions::read(desk, store).await?;
    let version = args.version.unwrap_or_else(|| versions.in_use());
    desk.output.show(&PromptView {
        version,
        active: version == versions.in_use(),
        body: versions.body(version)?,
    })
}

/// `prompt add`.
async fn add(body: &str, by: &str, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    PromptTemplate::check(body).map_err(|error| refused(&error))?;
    let salon = desk.salon(store).await?;
    let added = store.database.add_prompt(salon.id, body, by, desk.now);
    let version = added.await?;
    let versions = Versions::read(desk, store).await?;
    let view = PromptsView {
        prompts: vec![versions.row(version)?],
    };
    let words = format!(
        "Written down as version {version}, not in use yet: salon-admin prompt activate {version}"
    );
    desk.output.outcome(&view, &words)
}

/// `prompt edit`.
async fn edit(by: &str, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let versions = Versions::read(desk, store).await?;
    let before = versions.body(versions.in_use())?;
    let after = editor::edit(&before)?;
    if after.trim_end() == before.trim_end() {
        return Err(Fault::refused("nothing was changed: no version was written").into());
    }
    add(&after, by, desk, store).await
}

/// `prompt diff`.
async fn diff(args: &PromptDiffArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let versions = Versions::read(desk, store).await?;
    let (from, to) = (args.from, args.to.unwrap_or_else(|| versions.in_use()));
    let (before, after) = (versions.body(from)?, versions.body(to)?);
    let lines = TextDiff::from_lines(&before, &after);
    let names = (format!("version {from}"), format!("version {to}"));
    let diff = lines.unified_diff().header(&names.0, &names.1).to_string();
    desk.output.show(&PromptDiffView {
        from,
        to,
        same: before == after,
        diff,
    })
}

/// `prompt activate`.
async fn activate(args: &PromptActivateArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let versions = Versions::read(desk, store).await?;
    put_in_use(
        &versions,
        args.version,
        &args.by.by,
        args.write,
        desk,
        store,
    )
    .await
}

/// `prompt roll-back`.
async fn roll_back(args: &PromptRollBackArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let versions = Versions::read(desk, store).await?;
    let in_use = versions.in_use();
    if in_use == 0 {
        let fault = Fault::refused("the prompt built in is in use: there is none before it");
        return Err(fault.next("salon-admin prompt list").into());
    }
    let earlier = versions.stored.iter().map(|prompt| prompt.version);
    let before = earlier.filter(|version| *version < in_use).max();
    let before = before.unwrap_or_default();
    put_in_use(&versions, before, &args.by.by, args.write, desk, store).await
}

async fn put_in_use(
    versions: &Versions,
    version: i32,
    by: &str,
    write: WriteArgs,
    desk: &Desk,
    store: &Store,
) -> anyhow::Result<()> {
    let row = versions.row(version)?;
    let view = |active| PromptsView {
        prompts: vec![PromptRow {
            active,
            ..row.clone()
        }],
    };
    desk.output.plan(&view(row.active))?;
    if decide(write, "Put it in use?")? == Decision::DryRun {
        let words = "Dry run: nothing was changed.";
        return desk.output.outcome(&view(row.active), words);
    }
    let salon = versions.salon.id;
    let activated = store.database.activate_prompt(salon, version, by, desk.now);
    match activated.await {
        Err(DatabaseError::NotFound) => Err(unknown(version).into()),
        activated => {
            activated?;
            desk.output.outcome(&view(true), "It is in use.")
        }
    }
}

fn read(file: &Path) -> anyhow::Result<String> {
    let read = std::fs::read_to_string(file);
    read.with_context(|| format!("could not read {}", file.display()))
}

fn refused(error: &PromptError) -> Fault {
    Fault::usage(error.to_string()).next("salon-admin prompt show 0")
}

fn unknown(version: i32) -> Fault {
    Fault::failed(format!("there is no version {version} of the prompt"))
        .next("salon-admin prompt list")
}
