//! `conversation take-over`, `give-back` and `say`: a person's hand in a conversation.

use jiff::SignedDuration;
use salon_domain::{Purpose, Salon};
use salon_postgres::{ConversationRow, NewText, Takeover};
use serde::Serialize;

use super::find;
use crate::cli::{GiveBackArgs, SayArgs, TakeOverArgs};
use crate::confirm::{Decision, decide};
use crate::connect::Store;
use crate::fault::Fault;
use crate::output::{View, say as talk};
use crate::verbs::Desk;
use crate::words::{local, stamp};

/// Who answers in a conversation now.
#[derive(Serialize)]
struct HandView {
    conversation: i64,
    number: String,
    /// Until when the assistant is silent; none when it answers.
    silent_until: Option<String>,
    #[serde(skip)]
    words: String,
}

impl View for HandView {
    fn text(&self) -> String {
        self.words.clone()
    }
}

/// What is about to be said.
#[derive(Serialize)]
struct SayView {
    conversation: i64,
    number: String,
    text: String,
}

impl View for SayView {
    fn text(&self) -> String {
        format!("To {}: {}", self.number, self.text)
    }
}

/// `conversation take-over`.
pub(super) async fn take_over(
    args: &TakeOverArgs,
    desk: &Desk,
    store: &Store,
) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    let row = find(&args.which, &salon, store).await?;
    let hours = args
        .hours
        .map(|hours| SignedDuration::from_hours(hours.into()));
    let takeover = Takeover {
        until: hours.and_then(|hours| desk.now.checked_add(hours).ok()),
        ..takeover(&salon, &row, &args.by, desk)
    };
    let until = store.database.take_over(&takeover).await?;
    desk.output.show(&HandView {
        conversation: row.id.get(),
        number: row.address.as_str().to_owned(),
        silent_until: Some(stamp(&salon.zone, until)),
        words: format!(
            "The assistant is silent until {}.",
            local(&salon.zone, until)
        ),
    })
}

/// `conversation give-back`.
pub(super) async fn give_back(
    args: &GiveBackArgs,
    desk: &Desk,
    store: &Store,
) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    let row = find(&args.which, &salon, store).await?;
    let takeover = takeover(&salon, &row, &args.by, desk);
    let given = store.database.give_back(&takeover).await?;
    desk.output.show(&HandView {
        conversation: row.id.get(),
        number: row.address.as_str().to_owned(),
        silent_until: None,
        words: if given {
            "The assistant answers again.".to_owned()
        } else {
            "Nobody had taken it over: the assistant answers.".to_owned()
        },
    })
}

/// `conversation say`.
pub(super) async fn say(args: &SayArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    if args.text.trim().is_empty() {
        return Err(Fault::usage("there is nothing to say").into());
    }
    let salon = desk.salon(store).await?;
    let row = find(&args.which, &salon, store).await?;
    let view = SayView {
        conversation: row.id.get(),
        number: row.address.as_str().to_owned(),
        text: args.text.clone(),
    };
    desk.output.plan(&view)?;
    if decide(args.write, "Send it, and silence the assistant?")? == Decision::DryRun {
        talk("Dry run: nothing was sent.");
        return Ok(());
    }
    let takeover = takeover(&salon, &row, &args.by, desk);
    let text = NewText {
        body: args.text.clone(),
        purpose: Purpose::Conversation,
        purpose_key: format!("staff:{}:{}", row.id, desk.now.as_nanosecond()),
    };
    let said = store.database.say(&takeover, &text).await?;
    if said.is_none() {
        return Err(Fault::failed("this was said a moment ago").into());
    }
    desk.output.outcome(
        &view,
        "It is in the outbox; a running server sends it. The assistant is silent.",
    )
}

fn takeover<'a>(salon: &Salon, row: &ConversationRow, by: &'a str, desk: &Desk) -> Takeover<'a> {
    Takeover {
        salon: salon.id,
        conversation: row.id,
        by,
        until: None,
        now: desk.now,
    }
}
