//! `chat`: a phone in the terminal.

mod answers;
mod phone;

use std::io::{IsTerminal as _, Write as _};
use std::time::Duration;

use anyhow::Context as _;
use salon_config::Transport;
use salon_domain::{Address, Salon};
use serde::Serialize;

use super::Desk;
use super::conversation::TextView;
use crate::cli::{ChatArgs, WriteArgs};
use crate::confirm;
use crate::connect::{Missing, Store};
use crate::fault::{self, Fault};
use crate::output::{View, say};
use crate::server::Server;

use answers::Waiting;
use phone::Phone;

/// A text and what came back.
#[derive(Serialize)]
struct ExchangeView {
    from: String,
    text: String,
    message_sid: String,
    answers: Vec<TextView>,
    /// Whether the person has not just typed the text themselves.
    #[serde(skip)]
    echo: bool,
}

impl View for ExchangeView {
    fn text(&self) -> String {
        let asked = self.echo.then(|| format!("> {}", self.text));
        let answers = self
            .answers
            .iter()
            .map(|answer| format!("< {}", answer.words()));
        let silence = self.answers.is_empty().then(|| "(no answer)".to_owned());
        asked
            .into_iter()
            .chain(answers)
            .chain(silence)
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// What a line asks for.
#[derive(Debug, PartialEq, Eq)]
enum Line<'a> {
    Text(&'a str),
    From(&'a str),
    Nothing,
    Quit,
    Unknown,
}

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
    store.database.release_idle();
    let mut phone = Phone::new(args, &desk.settings, &catalog, server)?;
    let typed = std::io::stdin().is_terminal();
    if typed {
        let hello = format!(
            "Texting {} as {}. /from NUMBER changes the phone, /quit ends.",
            catalog.salon.name,
            phone.number()
        );
        say(&hello);
    }
    while let Some(line) = next_line(typed).await? {
        let done = match read(&line) {
            Line::Quit => return Ok(()),
            Line::Nothing => Ok(()),
            Line::From(number) => change_phone(&mut phone, number, &catalog.salon),
            Line::Unknown => Err(Fault::usage("the commands are /from NUMBER and /quit").into()),
            Line::Text(text) => {
                let wait = Duration::from_secs(args.wait.into());
                let waiting = Waiting {
                    database: &store.database,
                    salon: &catalog.salon,
                    wait,
                };
                exchange(text, &phone, &waiting, desk, !typed).await
            }
        };
        match done {
            // A person can go on after a mistake; a script must not.
            Err(error) if typed => {
                fault::report(&error);
            }
            done => done?,
        }
    }
    Ok(())
}

async fn exchange(
    text: &str,
    phone: &Phone,
    waiting: &Waiting<'_>,
    desk: &Desk,
    echo: bool,
) -> anyhow::Result<()> {
    let message_sid = phone.send(text).await?;
    let answers = waiting.answers_to(phone.address(), &message_sid).await?;
    desk.output.show_line(&ExchangeView {
        from: phone.number().to_owned(),
        text: text.to_owned(),
        message_sid,
        answers: answers
            .iter()
            .map(|answer| TextView::of(&waiting.salon.zone, answer))
            .collect(),
        echo,
    })
}

fn change_phone(phone: &mut Phone, number: &str, salon: &Salon) -> anyhow::Result<()> {
    let address = Address::parse(number, salon.country);
    phone.change(address.context(Fault::usage("/from needs a number, such as +19185550142"))?);
    Ok(())
}

fn read(line: &str) -> Line<'_> {
    let line = line.trim();
    match line.split_once(' ').unwrap_or((line, "")) {
        ("", _) => Line::Nothing,
        ("/quit" | "/exit", _) => Line::Quit,
        ("/from", number) => Line::From(number),
        (word, _) if word.starts_with('/') => Line::Unknown,
        _ => Line::Text(line),
    }
}

/// Waits for a line without keeping the runtime from its other work; `None` at the end.
async fn next_line(prompt: bool) -> anyhow::Result<Option<String>> {
    if prompt {
        let mut talk = std::io::stderr();
        // Nobody is left to be told when this fails.
        write!(talk, "> ").and_then(|()| talk.flush()).ok();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_text_unless_it_is_a_command() {
        assert_eq!(read(" Hi there \n"), Line::Text("Hi there"));
        assert_eq!(read("/from +1 918 555 0142"), Line::From("+1 918 555 0142"));
        assert_eq!(
            (read("/quit\n"), read("  \n"), read("/help")),
            (Line::Quit, Line::Nothing, Line::Unknown)
        );
        assert_eq!(read("4/5 works"), Line::Text("4/5 works"));
    }
}
