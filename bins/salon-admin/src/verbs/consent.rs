//! `consent`: what a number agreed to, as evidence.

mod ledger;

use salon_domain::{ConsentAct, Permission, Purpose, Salon, permission};
use salon_postgres::{ConsentEvidence, ConsentLine};
use serde::Serialize;

use super::{Desk, client_address};
use crate::cli::{ConsentCommand, NumberArgs};
use crate::connect::{Missing, Store};
use crate::output::{self, View, pairs, table};
use crate::words::{local, stamp};

/// The ledger of one number.
#[derive(Serialize)]
struct ConsentView {
    salon: String,
    number: String,
    shown_at: String,
    may_be_sent: Vec<PurposeView>,
    ledger: Vec<LineView>,
    /// Texts that the provider was given after consent was last taken back.
    texts_since: u64,
}

#[derive(Serialize)]
struct PurposeView {
    purpose: &'static str,
    permission: &'static str,
}

#[derive(Serialize)]
struct LineView {
    at: String,
    purpose: &'static str,
    act: &'static str,
    source: &'static str,
    wording: Option<String>,
    message: Option<i64>,
    provider_id: Option<String>,
    #[serde(skip)]
    when: String,
}

impl View for ConsentView {
    fn text(&self) -> String {
        let now = self.may_be_sent.iter();
        let now: Vec<(&str, String)> = now
            .map(|one| (one.purpose, one.permission.to_owned()))
            .collect();
        let head = pairs(&now);
        if self.ledger.is_empty() {
            return format!("{head}\n\nNothing was ever said about consent.");
        }
        let row = |line: &LineView| {
            [
                line.when.clone(),
                line.purpose.to_owned(),
                line.act.to_owned(),
                line.source.to_owned(),
                line.wording.clone().unwrap_or_default(),
            ]
        };
        let header = ["when", "purpose", "act", "source", "words"];
        let rows = table(&header, self.ledger.iter().map(row));
        format!("{head}\n\n{rows}\n\nTexts sent since: {}", self.texts_since)
    }
}

/// Does a verb of `consent`.
pub(super) async fn run(verb: ConsentCommand, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let done = match verb {
        ConsentCommand::Show(args) => show(&args, desk, &store).await,
        ConsentCommand::Export(args) => export(&args, desk, &store).await,
        ConsentCommand::Grant(args) => ledger::grant(&args, desk, &store).await,
        ConsentCommand::Revoke(args) => ledger::revoke(&args, desk, &store).await,
    };
    store.close().await;
    done
}

async fn show(args: &NumberArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    desk.output.show(&read(args, desk, store).await?)
}

async fn export(args: &NumberArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let view = read(args, desk, store).await?;
    output::data(&serde_json::to_string_pretty(&view)?)
}

async fn read(args: &NumberArgs, desk: &Desk, store: &Store) -> anyhow::Result<ConsentView> {
    let salon = desk.salon(store).await?;
    let address = client_address(&args.number, &salon)?;
    let ledger = store.database.consent_ledger(salon.id, &address).await?;
    let evidence = store.database.consent_evidence(salon.id, &address).await?;
    let purpose = |purpose: Purpose| PurposeView {
        purpose: purpose.as_str(),
        permission: match permission(&ledger, purpose) {
            Permission::Granted => "granted",
            Permission::Revoked => "revoked",
            Permission::NeverGiven => "never given",
        },
    };
    Ok(ConsentView {
        salon: salon.key.to_string(),
        number: address.as_str().to_owned(),
        shown_at: stamp(&salon.zone, desk.now),
        may_be_sent: Purpose::CONSENTED.map(purpose).into(),
        texts_since: evidence.texts_since,
        ledger: lines(&salon, evidence),
    })
}

fn lines(salon: &Salon, evidence: ConsentEvidence) -> Vec<LineView> {
    let line = |line: ConsentLine| {
        let (message, provider_id) = line.message.unzip();
        LineView {
            at: stamp(&salon.zone, line.at),
            when: local(&salon.zone, line.at),
            purpose: line.purpose.as_str(),
            act: match line.act {
                ConsentAct::Granted => "granted",
                ConsentAct::Revoked => "revoked",
            },
            source: line.source.as_str(),
            wording: line.wording,
            message: message.map(salon_domain::MessageId::get),
            provider_id: provider_id.flatten(),
        }
    };
    evidence.lines.into_iter().map(line).collect()
}
