//! The salon's memory in Postgres.
//!
//! Everything that must survive a crash is written here: the book, the texts, the work that waits,
//! the decisions and their reasons. What must never happen (two visits in one chair, a text that is
//! answered twice) is refused by the database, and this crate turns the refusal into a word of the
//! trade. No Diesel type is in its public surface.
//!
//! ```no_run
//! use salon_postgres::{ConnectOptions, Database};
//!
//! # async fn example() -> Result<(), salon_postgres::DatabaseError> {
//! let database = Database::connect(&ConnectOptions::new("postgres://localhost/salon"))?;
//! for name in database.migrate().await? {
//!     println!("applied {name}");
//! }
//! for salon in database.list_salons().await? {
//!     println!("{} in {}", salon.name, salon.zone.name());
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Two homes
//! [`Database::connect`] speaks to a Postgres server, version 15 or newer. With the feature
//! `embedded`, `Database::open_embedded` keeps the database in a directory, inside the process. See
//! there what that means: one connection at a time, and no protection against loss of power.
//!
//! # Two clocks
//! Leases, retries and whatever is agreed between processes go by the database's clock. The clock of
//! the business arrives as an argument.
//!
//! # What it never does
//! It never sends a text, never asks a model, never waits for a network other than the database's,
//! and never writes a name, a number or a word of a client to a log.
//!
//! # Features
//! - `embedded`: a whole Postgres compiled into the program, for trying, developing and tests.
//! - `server-tests`: tests that only a real server can show; they need `TEST_DATABASE_URL`.

mod apply;
mod calendars;
mod campaigns;
mod catalog;
mod clients;
mod consents;
mod conversations;
mod database;
mod drafts;
mod effects;
#[cfg(feature = "embedded")]
mod embedded;
mod error;
mod export;
mod forgetting;
mod handoffs;
mod imports;
mod inbound;
mod instances;
mod leases;
mod link;
mod messages;
mod migrate;
mod outbox;
mod prompts;
mod queue;
mod recent;
mod reminders;
mod retry;
mod salons;
mod spending;
mod sql;
mod status;
mod stored;
mod takeover;
mod trust;
mod turns;
mod visits;
mod wake;

pub use apply::{Apply, ApplyError, ChangeAction, HandMade, PartRow, SalonChange, SalonPart};
pub use calendars::NewCalendar;
pub use campaigns::{
    Audience, Campaign, CampaignCount, CampaignState, DueRecipient, NewCampaign, PlanError,
    RecipientRow, Refusal, UnknownState,
};
pub use clients::{ClientFilter, ClientNotes, ClientRow};
pub use consents::{ConsentEvidence, ConsentLine, NewConsent};
pub use conversations::{ConversationRow, ConversationState, Direction, Offer, ThreadText};
pub use database::{ConnectOptions, Database, Home};
pub use drafts::{ApproveError, Draft};
pub use effects::{DoneEffect, Effect};
#[cfg(feature = "embedded")]
pub use embedded::{EmbeddedError, EmbeddedServer, cache_environment};
pub use error::{BookError, Cause, DatabaseError, ForgetError, LeaseError, VisitError};
pub use export::{Export, ExportColumn, ExportTable};
pub use forgetting::Forgotten;
pub use handoffs::{Handoff, HandoffScope, OverdueHandoff};
pub use imports::{
    ForeignClient, ForeignService, ImportBatch, ImportFate, ImportKind, ImportedRow, KnownPerson,
    LegacyAppointment, LegacyClient, LegacySource, LegacySourceError, ServiceFate, VisitBlock,
};
pub use inbound::{Ingested, NewInbound, StoredMedia};
pub use instances::Presence;
pub use messages::{MessageFilter, MessageRow, TextCount, Undelivered};
pub use migrate::migrations;
pub use outbox::queue::{Author, NewQueuedText};
pub use outbox::{ClaimedText, OutboxLease};
pub use prompts::Prompt;
pub use queue::{QuarantinedTurn, QueueStatus};
pub use recent::RecentTexts;
pub use reminders::{DueReminder, ReminderRow, UnplannedVisit};
pub use spending::{ModelSpending, SpendingQuestion};
pub use status::{QueueDepths, StatusApplied, StatusNews};
pub use takeover::Takeover;
pub use turns::{
    ClaimedTurn, DecidedBy, ModelUse, NewHandoff, NewOffer, NewText, OfferChange, Recorded,
    TurnLease, TurnRecord, TurnRow, TurnStory, TurnText, Worker,
};
pub use visits::{By, Holds, NewVisit, VisitFilter, VisitKind, VisitRow};
pub use wake::{Wake, WakeUps};
