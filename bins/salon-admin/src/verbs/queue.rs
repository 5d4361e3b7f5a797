//! `queue`: the work that waits, and what was given up.

use std::time::Duration;

use salon_domain::HandoffId;
use salon_postgres::QueueStatus;
use serde::Serialize;

use super::Desk;
use crate::cli::{QuarantineArgs, QueueCommand, RetryArgs};
use crate::confirm::{Decision, decide};
use crate::connect::{Missing, Store};
use crate::fault::Fault;
use crate::output::{View, count, more, pairs, say, table};
use crate::words::{local, stamp};

/// How the work of all salons stands.
#[derive(Serialize)]
struct StatusView {
    inbox: InboxView,
    outbox: OutboxView,
    reminders_planned: u64,
    handoffs_open: u64,
    turns_quarantined: u64,
    /// Names of the processes at work.
    processes: Vec<String>,
}

#[derive(Serialize)]
struct InboxView {
    texts: u64,
    conversations_in_hand: u64,
    oldest_seconds: Option<u64>,
}

#[derive(Serialize)]
struct OutboxView {
    texts: u64,
    /// Those whose time has not come.
    later: u64,
    /// Those that were tried before.
    tried: u64,
    oldest_seconds: Option<u64>,
}

/// Turns that were given up.
#[derive(Serialize)]
struct QuarantineView {
    turns: Vec<QuarantinedLine>,
    /// Whether there are more than were asked for.
    more: bool,
}

#[derive(Serialize)]
struct QuarantinedLine {
    turn: i64,
    conversation: i64,
    number: String,
    given_up_at: String,
    attempts: i32,
    open_handoff: Option<i64>,
    #[serde(skip)]
    when: String,
}

/// What became of a turn that was given up.
#[derive(Serialize)]
struct RetryView {
    turn: i64,
    conversation: i64,
    number: String,
    /// Texts that wait again; only known afterwards.
    texts: Option<u64>,
}

impl View for StatusView {
    fn text(&self) -> String {
        let oldest = |seconds: Option<u64>| {
            seconds.map_or_else(String::new, |seconds| {
                format!(", the oldest for {seconds} s")
            })
        };
        let inbox = format!(
            "{} to be read{}; {} in hand",
            texts(self.inbox.texts),
            oldest(self.inbox.oldest_seconds),
            count(
                usize::try_from(self.inbox.conversations_in_hand).unwrap_or(usize::MAX),
                "conversation",
                "conversations"
            ),
        );
        let outbox = format!(
            "{} to leave{}; {} not due yet, {} tried before",
            texts(self.outbox.texts),
            oldest(self.outbox.oldest_seconds),
            self.outbox.later,
            self.outbox.tried
        );
        let processes = if self.processes.is_empty() {
            "none to be seen: nothing is answered until a server runs; one with an embedded database tells of itself at /health only".to_owned()
        } else {
            self.processes.join(", ")
        };
        pairs(&[
            ("inbox", inbox),
            ("outbox", outbox),
            ("reminders", format!("{} planned", self.reminders_planned)),
            ("handoffs", format!("{} open", self.handoffs_open)),
            ("quarantine", format!("{} given up", self.turns_quarantined)),
            ("processes", processes),
        ])
    }
}

fn texts(number: u64) -> String {
    count(
        usize::try_from(number).unwrap_or(usize::MAX),
        "text",
        "texts",
    )
}

impl View for QuarantineView {
    fn text(&self) -> String {
        if self.turns.is_empty() {
            return "No turn was given up.".to_owned();
        }
        let row = |one: &QuarantinedLine| {
            let handoff = one.open_handoff;
            [
                one.turn.to_string(),
                one.conversation.to_string(),
                one.number.clone(),
                one.when.clone(),
                one.attempts.to_string(),
                handoff
                    .map(|id| format!("handoff {id}"))
                    .unwrap_or_default(),
            ]
        };
        let header = [
            "turn",
            "conversation",
            "number",
            "given up",
            "attempts",
            "waits for",
        ];
        let rows = table(&header, self.turns.iter().map(row));
        format!("{rows}{}", more(self.more))
    }
}

impl View for RetryView {
    fn text(&self) -> String {
        format!(
            "Turn {} in conversation {} with {}",
            self.turn, self.conversation, self.number
        )
    }
}

/// Does a verb of `queue`.
pub(super) async fn run(verb: QueueCommand, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let done = match verb {
        QueueCommand::Status => status(desk, &store).await,
        QueueCommand::Quarantine(args) => quarantine(&args, desk, &store).await,
        QueueCommand::Retry(args) => retry(&args, desk, &store).await,
    };
    store.close().await;
    done
}

/// `queue status`.
async fn status(desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let status: QueueStatus = store.database.queue_status().await?;
    let seconds = |age: Option<Duration>| age.map(|age| age.as_secs());
    desk.output.show(&StatusView {
        inbox: InboxView {
            texts: status.inbox,
            conversations_in_hand: status.conversations_leased,
            oldest_seconds: seconds(status.oldest_inbox_age),
        },
        outbox: OutboxView {
            texts: status.outbox,
            later: status.outbox_later,
            tried: status.outbox_tried,
            oldest_seconds: seconds(status.oldest_outbox_age),
        },
        reminders_planned: status.reminders,
        handoffs_open: status.handoffs,
        turns_quarantined: status.quarantined,
        processes: status.instances.into_iter().map(|(name, _)| name).collect(),
    })
}

/// `queue quarantine`.
async fn quarantine(args: &QuarantineArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let limit = usize::from(args.limit);
    let mut turns = quarantined(desk, store, limit.saturating_add(1)).await?;
    let more = turns.len() > limit;
    turns.truncate(limit);
    desk.output.show(&QuarantineView { turns, more })
}

async fn quarantined(
    desk: &Desk,
    store: &Store,
    limit: usize,
) -> anyhow::Result<Vec<QuarantinedLine>> {
    let salon = desk.salon(store).await?;
    let turns = store.database.list_quarantined(salon.id, limit).await?;
    let line = |turn: salon_postgres::QuarantinedTurn| QuarantinedLine {
        turn: turn.turn.get(),
        conversation: turn.conversation.get(),
        number: turn.address.as_str().to_owned(),
        given_up_at: stamp(&salon.zone, turn.finished_at),
        attempts: turn.attempts,
        open_handoff: turn.open_handoff.map(HandoffId::get),
        when: local(&salon.zone, turn.finished_at),
    };
    Ok(turns.into_iter().map(line).collect())
}

/// `queue retry`.
async fn retry(args: &RetryArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let none = || {
        Fault::failed(format!(
            "turn {} was not given up, or was tried again already",
            args.turn
        ))
        .next("salon-admin queue quarantine")
    };
    let turns = quarantined(desk, store, usize::MAX).await?;
    let turn = turns.into_iter().find(|one| one.turn == args.turn.get());
    let turn = turn.ok_or_else(none)?;
    let plan = RetryView {
        turn: turn.turn,
        conversation: turn.conversation,
        number: turn.number,
        texts: None,
    };
    desk.output.plan(&plan)?;
    if decide(args.write, "Answer its texts now?")? == Decision::DryRun {
        say("Dry run: nothing was changed.");
        return Ok(());
    }
    let salon = desk.salon(store).await?;
    let waits = store
        .database
        .retry_turn(salon.id, args.turn, &args.by, desk.now)
        .await?;
    let waiting = waits.ok_or_else(none)?;
    let words = format!("{} again; a running server answers.", texts(waiting));
    let done = RetryView {
        texts: Some(waiting),
        ..plan
    };
    desk.output.outcome(&done, &words)
}
