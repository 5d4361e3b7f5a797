//! `chat`: a phone in the terminal.

mod answers;
mod line;
mod phone;
mod photo;
mod screen;
mod session;
mod view;

use std::io::IsTerminal as _;

use anyhow::Context as _;
use salon_config::Transport;

use super::Desk;
use crate::cli::{ChatArgs, WriteArgs};
use crate::confirm;
use crate::connect::{Missing, Store};
use crate::fault;
use crate::output::say;
use crate::server::Server;

use session::{Ended, Session};

/// `chat`.
pub(super) async fn run(args: &ChatArgs, desk: &Desk) -> anyhow::Result<()> {
    let server = Server::new(args.url.as_deref(), &desk.settings.server)?;
    // Before the database is opened: an embedded one must stay the server's.
    server.require_alive().await?;
    guard_real_texts(args, desk)?;
    let store = desk.open(Missing::Refuse).await?;
    let talked = talk(args, desk, &store, server).await;
    store.close().await;
    talked
}

/// With Twilio configured, the server's answers leave for the number that is played here.
fn guard_real_texts(args: &ChatArgs, desk: &Desk) -> anyhow::Result<()> {
    if matches!(desk.settings.transport, Transport::Simulator) {
        return Ok(());
    }
    say(
        "Twilio is configured: every answer leaves as a real text to the number you play, and costs money.",
    );
    confirm::decide(
        WriteArgs {
            yes: args.yes,
            dry_run: false,
        },
        "Chat all the same?",
    )?;
    Ok(())
}

async fn talk(args: &ChatArgs, desk: &Desk, store: &Store, server: Server) -> anyhow::Result<()> {
    let catalog = desk.catalog(store).await?;
    let typed = std::io::stdin().is_terminal();
    let mut session = Session::new(args, desk, store, &catalog, server, typed)?;
    session.begin(args.history).await?;
    while let Some(line) = next_line(typed.then(|| session.prompt())).await? {
        match session.take(&line).await {
            Ok(Ended::Yes) => break,
            Ok(Ended::No) => {}
            // A person can go on after a mistake; a script must not.
            Err(error) if typed => {
                fault::report(&error);
            }
            Err(error) => return Err(error),
        }
    }
    say(&format!(
        "how was this answered? try: salon-admin conversation show {}",
        session.number()
    ));
    Ok(())
}

/// Waits for a line without keeping the runtime from its other work; `None` at the end.
async fn next_line(prompt: Option<&str>) -> anyhow::Result<Option<String>> {
    if let Some(prompt) = prompt {
        screen::prompt(prompt);
    }
    let read = tokio::task::spawn_blocking(|| {
        let mut line = String::new();
        std::io::stdin()
            .read_line(&mut line)
            .map(|bytes| (bytes > 0).then_some(line))
    });
    read.await
        .context("could not wait for a line")?
        .context("could not read a line")
}
