//! One sitting at the phone: who writes, what was seen, and what a line does.

use std::time::Duration;

use anyhow::Context as _;
use salon_domain::{Address, Catalog, MessageId, Purpose};
use salon_postgres::{Direction, NewText, Takeover, ThreadText};
use salon_responder::{Clock as _, SystemClock};

use super::answers::Waiting;
use super::line::{self, HELP, Line};
use super::phone::{Phone, STAFF};
use super::photo::{self, Photo};
use super::screen::Screen;
use super::view::{self, ExchangeView, TextsView};
use crate::cli::ChatArgs;
use crate::connect::Store;
use crate::fault::Fault;
use crate::output::say;
use crate::server::Server;
use crate::verbs::Desk;
use crate::verbs::conversation::TextView;

/// Texts that are shown first at a terminal.
const HISTORY: u16 = 10;

/// More texts than these do not come while nobody looks.
const RECENT: usize = 40;

/// Whether the sitting is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    Yes,
    No,
}

/// A sitting.
pub(super) struct Session<'a> {
    desk: &'a Desk,
    catalog: &'a Catalog,
    waiting: Waiting<'a>,
    phone: Phone,
    screen: Screen,
    as_staff: bool,
    /// Whether a person types.
    typed: bool,
    /// The last text that was shown.
    seen: Option<MessageId>,
}

impl<'a> Session<'a> {
    pub(super) fn new(
        args: &ChatArgs,
        desk: &'a Desk,
        store: &'a Store,
        catalog: &'a Catalog,
        server: Server,
        typed: bool,
    ) -> anyhow::Result<Self> {
        Ok(Self {
            desk,
            catalog,
            waiting: Waiting {
                database: &store.database,
                salon: &catalog.salon,
                wait: Duration::from_secs(args.wait.into()),
            },
            phone: Phone::new(args, &desk.settings, catalog, server)?,
            screen: Screen::new(),
            as_staff: args.writer.as_deref() == Some(STAFF),
            typed,
            seen: None,
        })
    }

    /// Says hello to a person, and shows the last texts.
    pub(super) async fn begin(&mut self, history: Option<u16>) -> anyhow::Result<()> {
        if self.typed {
            self.introduce();
        }
        let usual = if self.typed { HISTORY } else { 0 };
        self.history(history.unwrap_or(usual)).await
    }

    /// Returns what asks for the next line.
    pub(super) const fn prompt(&self) -> &'static str {
        if self.as_staff { "staff> " } else { "> " }
    }

    /// Returns the number in use.
    pub(super) fn number(&self) -> &str {
        self.phone.number()
    }

    /// Does what a line asks for.
    pub(super) async fn take(&mut self, line: &str) -> anyhow::Result<Ended> {
        if self.typed {
            self.news().await?;
        }
        match line::read(line) {
            Line::Quit => return Ok(Ended::Yes),
            Line::Nothing => {}
            Line::Help => say(HELP),
            Line::As(who) => self.become_somebody(who).await?,
            Line::Staff(text) => self.say_as_staff(text).await?,
            Line::Text(text) if self.as_staff => self.say_as_staff(text).await?,
            Line::Text(text) => self.exchange(text, None).await?,
            Line::Photo(path) => {
                let photo = photo::find(path)?;
                self.exchange("", Some(&photo)).await?;
            }
            Line::History(number) => {
                let number = if number.is_empty() {
                    HISTORY
                } else {
                    number
                        .parse()
                        .context(Fault::usage("/history needs a number"))?
                };
                self.history(number).await?;
            }
            Line::Unknown => {
                return Err(Fault::usage(format!("there is no such command\n{HELP}")).into());
            }
        }
        Ok(Ended::No)
    }

    fn introduce(&self) {
        let salon = &self.catalog.salon.name;
        let number = self.phone.number();
        say(&if self.as_staff {
            format!("Writing to {number} as {salon}. /help lists the commands, /quit ends.")
        } else {
            format!("Texting {salon} as {number}. /help lists the commands, /quit ends.")
        });
    }

    async fn become_somebody(&mut self, who: &str) -> anyhow::Result<()> {
        self.as_staff = who == STAFF;
        if !self.as_staff {
            let address = Address::parse(who, self.catalog.salon.country);
            let wrong = "/as needs a number, such as +19185550142, or `staff`";
            self.phone.change(address.context(Fault::usage(wrong))?);
            self.seen = None;
        }
        if self.typed {
            self.introduce();
            if !self.as_staff {
                self.history(HISTORY).await?;
            }
        }
        Ok(())
    }

    async fn exchange(&mut self, text: &str, photo: Option<&Photo>) -> anyhow::Result<()> {
        let message_sid = self.phone.send(text, photo).await?;
        let from = self.phone.address().clone();
        let answers = self
            .waiting
            .answers_to(&from, &message_sid, &self.screen)
            .await?;
        self.see(&answers);
        let zone = &self.catalog.salon.zone;
        let shown = photo.map_or_else(
            || text.to_owned(),
            |photo| format!("<{}>", photo.content_type),
        );
        self.desk.output.show_line(&ExchangeView {
            from: self.phone.number().to_owned(),
            text: shown,
            message_sid,
            lines: answers
                .iter()
                .map(|answer| view::answer(zone, answer, self.typed))
                .collect(),
            answers: answers
                .iter()
                .map(|answer| TextView::of(zone, answer))
                .collect(),
            echo: !self.typed,
        })
    }

    /// Writes to the number as a person of the salon does: the assistant is silent from then on.
    async fn say_as_staff(&mut self, text: &str) -> anyhow::Result<()> {
        if text.is_empty() {
            return Err(Fault::usage("/staff needs words, such as /staff See you at ten").into());
        }
        let (salon, to) = (self.catalog.salon.id, self.phone.address().clone());
        let database = self.waiting.database;
        let conversation = database.find_conversation(salon, &to).await?;
        let conversation = conversation.context(Fault::failed(format!(
            "{} has not texted the salon yet",
            to.as_str()
        )))?;
        let now = SystemClock.now();
        let takeover = Takeover {
            salon,
            conversation,
            by: STAFF,
            until: None,
            now,
        };
        let new = NewText {
            body: text.to_owned(),
            purpose: Purpose::Conversation,
            purpose_key: format!("staff:{conversation}:{}", now.as_nanosecond()),
        };
        let said = database.say(&takeover, &new).await?;
        let said = said.context(Fault::failed("this was said a moment ago"))?;
        let id = MessageId::new(said.get());
        let text = self.waiting.departure_of(&to, id).await?;
        self.show(&text.into_iter().collect::<Vec<_>>(), |zone, text| {
            view::answer(zone, text, true)
        })
    }

    /// Shows the last texts of the number.
    async fn history(&mut self, texts: u16) -> anyhow::Result<()> {
        let limit = usize::from(texts);
        // What is not shown now is not news later.
        let thread = self
            .waiting
            .thread(self.phone.address(), limit.max(1))
            .await?;
        self.see(&thread);
        let shown = if limit == 0 { &[] } else { thread.as_slice() };
        self.show(shown, view::past)
    }

    /// Shows what has come since somebody looked.
    async fn news(&mut self) -> anyhow::Result<()> {
        let thread = self.waiting.thread(self.phone.address(), RECENT).await?;
        let is_new =
            |text: &&ThreadText| text.direction == Direction::Out && Some(text.message) > self.seen;
        let news: Vec<ThreadText> = thread.iter().filter(is_new).cloned().collect();
        self.see(&thread);
        self.show(&news, |zone, text| view::answer(zone, text, true))
    }

    fn show(
        &mut self,
        texts: &[ThreadText],
        line: impl Fn(&salon_domain::Zone, &ThreadText) -> String,
    ) -> anyhow::Result<()> {
        self.see(texts);
        if texts.is_empty() {
            return Ok(());
        }
        let zone = &self.catalog.salon.zone;
        self.desk.output.show_line(&TextsView {
            number: self.phone.number().to_owned(),
            texts: texts.iter().map(|text| TextView::of(zone, text)).collect(),
            lines: texts.iter().map(|text| line(zone, text)).collect(),
        })
    }

    fn see(&mut self, texts: &[ThreadText]) {
        self.seen = self.seen.max(texts.iter().map(|text| text.message).max());
    }
}
