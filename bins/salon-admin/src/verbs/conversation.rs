//! `conversation`: threads of texts.

mod follow;
mod takeover;
mod thread;

use salon_domain::{Address, AddressError, ConversationId, Salon};
use salon_postgres::{ConversationRow, DatabaseError};
use serde::Serialize;

use super::Desk;
use crate::cli::{ConversationCommand, ConversationListArgs, ConversationShowArgs};
use crate::connect::{Missing, Store};
use crate::fault::Fault;
use crate::output::{View, more_after, say, table};
use crate::words::{local, stamp};

pub(super) use thread::TextView;
use thread::ThreadView;

/// Conversations, the latest first.
#[derive(Serialize)]
struct ConversationsView {
    conversations: Vec<ConversationLine>,
    /// Whether there are more than were asked for.
    more: bool,
}

#[derive(Serialize)]
struct ConversationLine {
    id: i64,
    number: String,
    last_at: Option<String>,
    last_text: Option<String>,
    open_handoff: Option<i64>,
    #[serde(skip)]
    when: String,
}

/// More characters than this of a last text do not fit into a list.
const GLIMPSE: usize = 60;

impl View for ConversationsView {
    fn text(&self) -> String {
        if self.conversations.is_empty() {
            return "No conversations yet.".to_owned();
        }
        let row = |one: &ConversationLine| {
            let handoff = one
                .open_handoff
                .map(|id| format!("handoff {id}"))
                .unwrap_or_default();
            let glimpse = glimpse(one.last_text.as_deref().unwrap_or_default());
            [
                one.id.to_string(),
                one.number.clone(),
                one.when.clone(),
                handoff,
                glimpse,
            ]
        };
        let header = ["id", "number", "last", "waits for", "text"];
        let last = self.conversations.last().map(|one| one.id);
        let more = more_after(last.filter(|_| self.more));
        format!(
            "{}{more}",
            table(&header, self.conversations.iter().map(row))
        )
    }
}

/// Does a verb of `conversation`.
pub(super) async fn run(verb: ConversationCommand, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let done = match verb {
        ConversationCommand::List(args) => list(&args, desk, &store).await,
        ConversationCommand::Show(args) => show(&args, desk, &store).await,
        ConversationCommand::Follow(args) => follow::follow(&args, desk, &store).await,
        ConversationCommand::TakeOver(args) => takeover::take_over(&args, desk, &store).await,
        ConversationCommand::GiveBack(args) => takeover::give_back(&args, desk, &store).await,
        ConversationCommand::Say(args) => takeover::say(&args, desk, &store).await,
    };
    store.close().await;
    done
}

/// `conversation list`.
async fn list(args: &ConversationListArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    let limit = usize::from(args.limit);
    let mut rows = store
        .database
        .list_conversations(salon.id, limit.saturating_add(1), args.after)
        .await?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let line = |row: ConversationRow| ConversationLine {
        id: row.id.get(),
        number: row.address.as_str().to_owned(),
        when: row
            .last_at
            .map(|at| local(&salon.zone, at))
            .unwrap_or_default(),
        last_at: row.last_at.map(|at| stamp(&salon.zone, at)),
        last_text: row.last_body,
        open_handoff: row.open_handoff.map(salon_domain::HandoffId::get),
    };
    let conversations = rows.into_iter().map(line).collect();
    desk.output.show(&ConversationsView {
        conversations,
        more,
    })
}

/// `conversation show`.
async fn show(args: &ConversationShowArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    let row = find(&args.which, &salon, store).await?;
    let texts = store
        .database
        .thread(row.id, usize::from(args.limit))
        .await?;
    desk.output.show(&ThreadView::of(&salon, &row, &texts))?;
    if let Some(turn) = texts.iter().rev().find_map(|text| text.turn) {
        say(&format!(
            "why the last answer? try: salon-admin turn show {turn}"
        ));
    }
    Ok(())
}

/// Finds a conversation by the client's number, or by its own.
pub(super) async fn find(
    which: &str,
    salon: &Salon,
    store: &Store,
) -> anyhow::Result<ConversationRow> {
    let none = || {
        Fault::failed("there is no conversation with this number")
            .next("salon-admin conversation list")
    };
    let found = match Address::parse(which, salon.country) {
        Ok(address) => store.database.find_conversation(salon.id, &address).await?,
        Err(AddressError::Empty) => return Err(Fault::usage("a number has digits").into()),
        Err(_) => None,
    };
    let id = found.or_else(|| {
        which
            .trim()
            .parse::<ConversationId>()
            .ok()
            .filter(|_| plain(which))
    });
    let id = id.ok_or_else(none)?;
    match store.database.get_conversation(salon.id, id).await {
        Err(DatabaseError::NotFound) => Err(none().into()),
        found => Ok(found?),
    }
}

/// A conversation's own number is written in digits alone.
fn plain(which: &str) -> bool {
    which.trim().bytes().all(|byte| byte.is_ascii_digit())
}

fn glimpse(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= GLIMPSE {
        return line;
    }
    let cut: String = line.chars().take(GLIMPSE - 3).collect();
    format!("{}...", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_to_a_glimpse() {
        assert_eq!(glimpse("short\n and  sweet"), "short and sweet");
        let cut = glimpse(&"word ".repeat(40));
        assert!(
            cut.ends_with("...") && cut.chars().count() <= GLIMPSE,
            "{cut}"
        );
    }
}
