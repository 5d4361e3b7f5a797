//! `consent grant` and `consent revoke`: what somebody said at the desk, written down.

use salon_domain::{Address, ConsentAct, ConsentSource, Purpose, Salon};
use salon_postgres::NewConsent;
use serde::Serialize;

use super::read;
use crate::cli::{ConsentGrantArgs, ConsentRevokeArgs};
use crate::confirm::{Decision, decide};
use crate::connect::Store;
use crate::fault::Fault;
use crate::output::{View, say};
use crate::verbs::{Desk, client_address, reachable_address};
use crate::words::local;

/// What is about to be written.
#[derive(Serialize)]
struct LineView {
    number: String,
    purposes: Vec<&'static str>,
    act: &'static str,
    wording: Option<String>,
}

impl View for LineView {
    fn text(&self) -> String {
        let purposes = self.purposes.join(", ");
        let wording = self.wording.as_ref();
        let wording = wording.map(|words| format!(": {words}"));
        let (number, act) = (&self.number, self.act);
        format!("{number}: {purposes} {act}{}", wording.unwrap_or_default())
    }
}

/// `consent grant`.
pub(super) async fn grant(
    args: &ConsentGrantArgs,
    desk: &Desk,
    store: &Store,
) -> anyhow::Result<()> {
    if args.wording.trim().is_empty() {
        return Err(Fault::usage("--wording: say which words they agreed to").into());
    }
    let salon = desk.salon(store).await?;
    let address = reachable_address(&args.number.number, &salon)?;
    let purpose = Purpose::from_stored(&args.purpose);
    let purpose = purpose.ok_or_else(|| Fault::usage("--purpose names none that there is"))?;
    refuse_over_their_head(&address, purpose, &salon, store).await?;
    let new = NewConsent {
        salon: salon.id,
        address: &address,
        purposes: &[purpose],
        act: ConsentAct::Granted,
        source: ConsentSource::Staff,
        wording: Some(args.wording.trim().to_owned()),
        message: None,
        at: desk.now,
    };
    let question = "Write down that they agreed?";
    if !confirmed(&new, args.write, question, desk)? {
        return Ok(());
    }
    store.database.record_consent(None, &new).await?;
    desk.output.show(&read(&args.number, desk, store).await?)
}

/// `consent revoke`.
pub(super) async fn revoke(
    args: &ConsentRevokeArgs,
    desk: &Desk,
    store: &Store,
) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    let address = client_address(&args.number.number, &salon)?;
    let new = NewConsent {
        salon: salon.id,
        address: &address,
        purposes: &Purpose::CONSENTED,
        act: ConsentAct::Revoked,
        source: ConsentSource::Staff,
        wording: args.wording.clone(),
        message: None,
        at: desk.now,
    };
    if !confirmed(&new, args.write, "Send them nothing any more?", desk)? {
        return Ok(());
    }
    store.database.opt_out(None, &new).await?;
    desk.output.show(&read(&args.number, desk, store).await?)
}

/// Whoever said STOP by a text of their own, or to the provider, is asked by nobody else.
async fn refuse_over_their_head(
    address: &Address,
    purpose: Purpose,
    salon: &Salon,
    store: &Store,
) -> anyhow::Result<()> {
    let evidence = store.database.consent_evidence(salon.id, address).await?;
    let lines = evidence.lines.iter().filter(|line| line.purpose == purpose);
    let last = lines.max_by_key(|line| line.at);
    let theirs = |source| !matches!(source, ConsentSource::Staff);
    let Some(line) = last.filter(|line| line.act == ConsentAct::Revoked && theirs(line.source))
    else {
        return Ok(());
    };
    let when = local(&salon.zone, line.at);
    let refusal =
        format!("they took it back themselves on {when}: only their own START undoes that");
    let next = format!("salon-admin consent show {}", address.as_str());
    Err(Fault::refused(refusal).next(next).into())
}

fn confirmed(
    new: &NewConsent<'_>,
    write: crate::cli::WriteArgs,
    question: &str,
    desk: &Desk,
) -> anyhow::Result<bool> {
    let granted = new.act == ConsentAct::Granted;
    desk.output.plan(&LineView {
        number: new.address.as_str().to_owned(),
        purposes: new.purposes.iter().map(|one| one.as_str()).collect(),
        act: if granted { "granted" } else { "revoked" },
        wording: new.wording.clone(),
    })?;
    let write = decide(write, question)? == Decision::Write;
    if !write {
        say("Dry run: nothing was written.");
    }
    Ok(write)
}
