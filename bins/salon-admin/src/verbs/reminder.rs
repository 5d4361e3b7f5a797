//! `reminder`: what was planned, sent and skipped.

use salon_postgres::ReminderRow;
use serde::Serialize;

use super::Desk;
use crate::cli::{ReminderCommand, ReminderListArgs};
use crate::connect::{Missing, Store};
use crate::output::{View, more, table};
use crate::words::{local, stamp};

/// Reminders by when they are due.
#[derive(Serialize)]
struct RemindersView {
    reminders: Vec<ReminderView>,
    /// Whether there are more than were asked for.
    more: bool,
}

#[derive(Serialize)]
struct ReminderView {
    id: i64,
    appointment: i64,
    version: i32,
    kind: String,
    /// With all but its end hidden.
    number: Option<String>,
    starts_at: String,
    due_at: String,
    state: String,
    reason: Option<String>,
    #[serde(skip)]
    words: [String; 2],
}

impl View for RemindersView {
    fn text(&self) -> String {
        if self.reminders.is_empty() {
            return "No reminders.".to_owned();
        }
        let row = |one: &ReminderView| {
            let [due, start] = one.words.clone();
            let reason = one.reason.as_ref();
            let state = reason.map_or_else(
                || one.state.clone(),
                |reason| format!("{}: {reason}", one.state),
            );
            [
                due,
                one.appointment.to_string(),
                one.kind.clone(),
                start,
                one.number.clone().unwrap_or_default(),
                state,
            ]
        };
        let header = ["due", "appointment", "kind", "visit", "number", "state"];
        let more = more(self.more);
        format!("{}{more}", table(&header, self.reminders.iter().map(row)))
    }
}

/// Does a verb of `reminder`.
pub(super) async fn run(verb: ReminderCommand, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let ReminderCommand::List(args) = verb;
    let done = list(&args, desk, &store).await;
    store.close().await;
    done
}

async fn list(args: &ReminderListArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    let today = salon.zone.day(salon.zone.date(desk.now));
    let from = match args.appointment {
        Some(_) => None,
        None => today.map(salon_domain::TimeRange::start),
    };
    let limit = usize::from(args.limit);
    let listed =
        store
            .database
            .list_reminders(salon.id, args.appointment, from, limit.saturating_add(1));
    let mut rows = listed.await?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let view = |row: ReminderRow| ReminderView {
        id: row.id,
        appointment: row.visit.get(),
        version: row.version,
        kind: row.kind.to_string(),
        number: row.client_number,
        starts_at: stamp(&salon.zone, row.starts_at),
        due_at: stamp(&salon.zone, row.due_at),
        words: [
            local(&salon.zone, row.due_at),
            local(&salon.zone, row.starts_at),
        ],
        state: row.state,
        reason: row.reason,
    };
    desk.output.show(&RemindersView {
        reminders: rows.into_iter().map(view).collect(),
        more,
    })
}
