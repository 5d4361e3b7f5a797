//! `demo`: five conversations with the demo salon, and what came of them.

mod layout;
mod rows;
mod script;
mod stage;

use std::time::Duration;

use anyhow::Context as _;
use serde::Serialize;
use tokio::time::sleep;

use super::Desk;
use super::scratch::Scratch;
use crate::cli::DemoArgs;
use crate::output::{self, Format, View, say};
use layout::Layout;
use rows::Decision;
use script::{CONVERSATIONS, Conversation};
use stage::Stage;

/// Everything that was played.
#[derive(Serialize)]
struct DemoView {
    salon: String,
    conversations: Vec<ConversationView>,
}

#[derive(Serialize)]
struct ConversationView {
    title: &'static str,
    number: &'static str,
    exchanges: Vec<Exchange>,
}

/// A text, and everything that came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Exchange {
    text: &'static str,
    answers: Vec<String>,
    decision: Decision,
    /// What was written into the database for it.
    rows: Vec<String>,
}

impl View for DemoView {
    fn text(&self) -> String {
        let layout = Layout::of_width(layout::WITHOUT_A_TERMINAL);
        let one = |one: &ConversationView| {
            let exchanges = one.exchanges.iter().map(|exchange| {
                let words = layout.asked(exchange.text);
                format!("{words}\n{}\n", layout.answered(exchange))
            });
            let exchanges: String = exchanges.collect();
            format!("{}\n{exchanges}", layout.title(one.title, one.number))
        };
        self.conversations.iter().map(one).collect()
    }
}

/// `demo`.
pub(super) async fn run(args: &DemoArgs, desk: &Desk) -> anyhow::Result<()> {
    say("Making a salon to play with; it is gone afterwards.");
    let scratch = Scratch::make()
        .await
        .context("could not make a database to play on")?;
    let played = play(args, desk, &scratch).await;
    scratch.remove().await;
    let view = played?;
    if desk.globals.format == Format::Json {
        return desk.output.show(&view);
    }
    say(
        "That was the real desk: the next command sets up a salon of your own.\ntry: salon-admin salon apply config/demo-salon.toml",
    );
    Ok(())
}

async fn play(args: &DemoArgs, desk: &Desk, scratch: &Scratch) -> anyhow::Result<DemoView> {
    let stage = Stage::set(scratch.database(), &desk.globals, desk.now).await?;
    let show = Show {
        layout: Layout::of_width(args.width.map_or_else(layout::terminal_width, usize::from)),
        is_text: desk.globals.format == Format::Text,
        pauses: !args.fast,
    };
    let mut view = DemoView {
        salon: stage.name().to_owned(),
        conversations: Vec::new(),
    };
    for conversation in &CONVERSATIONS {
        let exchanges = converse(conversation, &stage, &show).await?;
        view.conversations.push(ConversationView {
            title: conversation.title,
            number: conversation.number,
            exchanges,
        });
    }
    Ok(view)
}

/// How a demonstration is shown.
struct Show {
    layout: Layout,
    is_text: bool,
    pauses: bool,
}

impl Show {
    /// Shows lines as they come; as JSON everything is shown at the end.
    fn lines(&self, lines: &str) -> anyhow::Result<()> {
        if self.is_text {
            output::data(lines)?;
        }
        Ok(())
    }

    /// Lets a person keep up: a moment, and more for each character.
    async fn pause(&self, characters: usize) {
        const MOMENT: Duration = Duration::from_millis(500);
        const CHARACTER: Duration = Duration::from_millis(28);
        const LONGEST: u32 = 120;
        if self.pauses && self.is_text {
            let characters = u32::try_from(characters).unwrap_or(LONGEST).min(LONGEST);
            sleep(MOMENT + CHARACTER * characters).await;
        }
    }
}

async fn converse(
    conversation: &Conversation,
    stage: &Stage,
    show: &Show,
) -> anyhow::Result<Vec<Exchange>> {
    show.lines(&show.layout.title(conversation.title, conversation.number))?;
    let mut exchanges = Vec::new();
    for text in conversation.texts {
        show.pause(text.chars().count()).await;
        show.lines(&show.layout.asked(text))?;
        let exchange = stage.text(conversation.number, text).await?;
        let length = exchange.answers.iter().map(|answer| answer.chars().count());
        show.pause(length.sum::<usize>() / 2).await;
        show.lines(&format!("{}\n", show.layout.answered(&exchange)))?;
        exchanges.push(exchange);
    }
    Ok(exchanges)
}
