//! `message`: texts across conversations.

mod send;

use salon_domain::Zone;
use salon_postgres::{MessageFilter, MessageRow, Undelivered};
use serde::Serialize;

use super::Desk;
use super::conversation::{self, TextView};
use crate::cli::{MessageCommand, MessageListArgs};
use crate::connect::{Missing, Store};
use crate::fault::Fault;
use crate::output::{View, more_after};

/// Texts, the newest first.
#[derive(Serialize)]
struct MessagesView {
    messages: Vec<MessageLine>,
    /// Whether there are more than were asked for.
    more: bool,
}

/// A text, and whose conversation it belongs to.
#[derive(Serialize)]
pub(super) struct MessageLine {
    conversation: i64,
    number: String,
    #[serde(flatten)]
    text: TextView,
}

impl MessageLine {
    /// Shows a text by a zone's clock.
    pub(super) fn of(zone: &Zone, row: &MessageRow) -> Self {
        Self {
            conversation: row.conversation.get(),
            number: row.address.as_str().to_owned(),
            text: TextView::of(zone, &row.text),
        }
    }
}

impl View for MessageLine {
    fn text(&self) -> String {
        format!("{:14}  {}", self.number, self.text.line())
    }
}

impl View for MessagesView {
    fn text(&self) -> String {
        if self.messages.is_empty() {
            return "No texts.".to_owned();
        }
        let lines: Vec<String> = self.messages.iter().map(View::text).collect();
        let last = self.messages.last().map(|one| one.text.id());
        let more = more_after(last.filter(|_| self.more));
        format!("{}{more}", lines.join("\n"))
    }
}

/// Does a verb of `message`.
pub(super) async fn run(verb: MessageCommand, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let done = match verb {
        MessageCommand::List(args) => list(&args, desk, &store).await,
        MessageCommand::Send(args) => send::send(&args, desk, &store).await,
    };
    store.close().await;
    done
}

/// `message list`.
async fn list(args: &MessageListArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    let conversation = match &args.number {
        Some(which) => Some(conversation::find(which, &salon, store).await?.id),
        None => None,
    };
    let beyond = || Fault::usage("--since lies outside the calendar");
    let since = args.since;
    let since = since.map(|since| since.instant(&salon.zone, desk.now).ok_or_else(beyond));
    let limit = usize::from(args.limit);
    let filter = MessageFilter {
        conversation,
        undelivered: if args.undelivered {
            Undelivered::Only
        } else {
            Undelivered::All
        },
        since: since.transpose()?,
        limit: Some(limit.saturating_add(1)),
        after: args.after,
    };
    let mut rows = store.database.list_messages(salon.id, &filter).await?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let messages = rows.iter().map(|row| MessageLine::of(&salon.zone, row));
    desk.output.show(&MessagesView {
        messages: messages.collect(),
        more,
    })
}
