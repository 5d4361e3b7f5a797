//! A script as it is played.

use std::fmt;

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime, Time};
use salon_domain::{Address, ClientName, Key, Minutes, Money, SalonDescription, VisitStatus};
use salon_language::Claim;
use serde_json::Value;

use super::contender::ContenderKind;

/// One conversation and what must be true of it.
#[derive(Clone, Debug)]
pub struct Script {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) covers: Vec<String>,
    pub(super) language: String,
    pub(super) plays: Vec<ContenderKind>,
    pub(super) repeat: u16,
    pub(super) now: DateTime,
    pub(super) from: Sender,
    pub(super) salon: SalonDescription,
    pub(super) people: Vec<StagedPerson>,
    /// Visits of strangers, which only take time.
    pub(super) taken: Vec<VisitLine>,
    pub(super) steps: Vec<Step>,
    /// What must be true of every answer.
    pub(super) always: AnswerCheck,
    /// What must be true of the database at the end.
    pub(super) finally: Vec<BookCheck>,
}

impl Script {
    /// Returns its name: that of its file.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns what it is about, as a sentence.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Returns the rows of the list of failures that it covers, such as `C12`.
    #[must_use]
    pub fn covers(&self) -> &[String] {
        &self.covers
    }

    /// Returns the language that the client writes, as a BCP 47 tag.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Whether it is for this kind of assistant.
    #[must_use]
    pub fn is_for(&self, kind: ContenderKind) -> bool {
        self.plays.contains(&kind)
    }

    /// Returns how often it is played unless somebody says otherwise.
    #[must_use]
    pub const fn repeat(&self) -> u16 {
        self.repeat
    }
}

/// Whose phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sender {
    /// A client's, or anybody's.
    Number(Address),
    /// The salon's own number.
    Salon,
}

/// Somebody the salon knows.
#[derive(Clone, Debug)]
pub(super) struct StagedPerson {
    pub(super) number: Address,
    pub(super) name: Option<ClientName>,
    pub(super) visits: Vec<VisitLine>,
    pub(super) opted_out: bool,
}

/// A visit in one line: `2026-11-27 10:00 sarah haircut + blowout (confirmed)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct VisitLine {
    /// `None` stands for any.
    pub(super) date: Option<Date>,
    /// `None` stands for any.
    pub(super) time: Option<Time>,
    /// `None` stands for any, also several.
    pub(super) staff: Option<Key>,
    pub(super) services: Vec<Key>,
    pub(super) status: VisitStatus,
}

impl fmt::Display for VisitLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let any = || "*".to_owned();
        let date = self.date.map_or_else(any, |date| date.to_string());
        let time = |time: Time| time.strftime("%H:%M").to_string();
        let time = self.time.map_or_else(any, time);
        let staff = self.staff.as_ref().map_or_else(any, ToString::to_string);
        let services: Vec<&str> = self.services.iter().map(Key::as_str).collect();
        write!(f, "{date} {time} {staff} {}", services.join(" + "))?;
        if self.status == VisitStatus::Booked {
            return Ok(());
        }
        write!(f, " ({})", self.status.as_str())
    }
}

/// What a client does, and what must be true then.
#[derive(Clone, Debug)]
pub(super) struct Step {
    /// Time that passes before.
    pub(super) after: Option<SignedDuration>,
    /// Whether the server is replaced before: nothing is kept but the database.
    pub(super) restart: bool,
    pub(super) from: Option<Sender>,
    /// One text, or several in one burst.
    pub(super) texts: Vec<String>,
    /// Photos with the first text.
    pub(super) photos: usize,
    /// What the scripted model says in this turn, in order.
    pub(super) model: Vec<ModelLine>,
    pub(super) answers: AnswerCheck,
    pub(super) book: Option<BookCheck>,
}

/// One line of a scripted model.
#[derive(Clone, Debug)]
pub(super) enum ModelLine {
    Say(String),
    /// Tools it asks for in one answer, with their arguments.
    Call(Vec<(String, Value)>),
    /// It does not answer.
    Fail,
}

/// What must be true of the answers to a step.
#[derive(Clone, Debug, Default)]
pub(super) struct AnswerCheck {
    /// How many there are; one unless the script says otherwise.
    pub(super) count: Option<usize>,
    pub(super) says: Vec<String>,
    /// Of each list at least one.
    pub(super) says_any: Vec<Vec<String>>,
    pub(super) never: Vec<String>,
    pub(super) dates: Vec<Date>,
    pub(super) only_dates: Option<Vec<Date>>,
    pub(super) times: Vec<Time>,
    pub(super) only_times: Option<Vec<Time>>,
    pub(super) prices: Vec<Money>,
    pub(super) only_prices: Option<Vec<Money>>,
    pub(super) lengths: Vec<Minutes>,
    pub(super) services: Vec<Key>,
    pub(super) staff: Vec<Key>,
    /// Exactly these claims of deeds.
    pub(super) claims: Option<Vec<Claim>>,
    pub(super) asks: Option<bool>,
    pub(super) asks_which: bool,
    pub(super) language: Option<String>,
    pub(super) most_segments: Option<usize>,
}

/// What must be true of the database about one number.
#[derive(Clone, Debug, Default)]
pub(super) struct BookCheck {
    /// The script's own number when `None`.
    pub(super) number: Option<Address>,
    /// Exactly these visits to come, holds included.
    pub(super) visits: Option<Vec<VisitLine>>,
    /// At least these cancelled ones.
    pub(super) cancelled: Vec<VisitLine>,
    /// Exactly these names under the number.
    pub(super) names: Option<Vec<String>>,
    pub(super) handoff: Option<HandoffCheck>,
    /// Whether texts may be sent to the number.
    pub(super) opted_in: Option<bool>,
}

/// What must be true of the request that a person take over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum HandoffCheck {
    None,
    Any,
    OneOf(Vec<String>),
}
