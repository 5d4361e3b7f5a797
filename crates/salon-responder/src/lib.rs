//! The front desk itself: texts in, turns decided, visits booked, facts checked, answers sent.
//!
//! This crate composes the ports and adapters below it into one running [`FrontDesk`]. It decides
//! nothing about HTTP, settings or processes: a binary gives it its [`Parts`].
//!
//! The way of a text: [`Intake`] makes it durable; a worker claims its conversation and gathers the
//! [`Situation`]; the gate keeps the law; an [`Assistant`] decides through the [`Toolbox`]; the fact
//! check holds the answer against the rows of the turn; the record and the answer are written in one
//! transaction; the sender asks the consent ledger and hands the text to the gateway.
//!
//! ```
//! use salon_responder::parse_salon_file;
//!
//! let salon = parse_salon_file(salon_responder::DEMO_SALON_FILE, "demo-salon.toml")?;
//! assert_eq!(salon.zone.name(), "America/Chicago");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What it never does: call a gateway's `send` anywhere but behind the consent ledger, let an
//! assistant write a time into the book that the scheduler did not produce, or log what a client
//! wrote.

mod accept;
mod analysis;
mod assistant;
mod calendars;
mod campaigns;
mod catalogs;
mod clock;
mod composed;
mod dialogue;
mod digest;
mod duties;
mod evaluation;
mod evidence;
mod front_desk;
mod health;
mod importing;
mod intake;
mod model;
mod presence;
mod reading;
mod rehearsal;
mod replay;
mod rules;
mod salon_file;
mod sending;
mod situation;
mod statuses;
mod text_file;
mod toolbox;
mod trust;
mod turn;
mod upkeep;

pub use analysis::{Analysis, Entities, analyze, analyze_with};
pub use assistant::{Assistant, AssistantError, Decision, GaveUp, ModelState};
pub use calendars::{CalendarDesk, calendar_digest, render_calendar};
pub use campaigns::{BulkText, BulkTextError};
pub use catalogs::{Catalogs, SalonBook};
pub use clock::{Clock, SystemClock};
pub use composed::Composed;
pub use evaluation::{
    Contender, ContenderKind, Cost, Evaluation, EvaluationReport, Failure, Run, Script,
    ScriptError, ScriptProblem, ScriptReport, TranscriptLine, load_scripts, parse_script,
};
pub use evidence::{Deed, Evidence};
pub use front_desk::{FrontDesk, Parts};
pub use health::{
    DatabaseHealth, Health, HealthDesk, LlmHealth, OverallStatus, ServiceStatus, Services,
    SmsHealth,
};
pub use importing::{
    AppointmentColumns, ClientColumns, ClientSheet, ImportCounts, ImportError, ImportExample,
    ImportProblem, ImportReport, LegacyImport, LegacyImportError, Mapping, ServiceColumns,
    ServiceSheet, SheetProblem, SheetRemark, SheetReport, VisitSheet, VisitSheetImport,
    parse_mapping, propose_mapping, read_clients, read_services, read_visits,
};
pub use intake::{
    CoalescerOptions, Intake, IntakeError, Proof, Receipt, SpoolError, SpoolOptions, forget_spooled,
};
pub use model::{ModelAssistant, ModelLimits, PromptError, PromptTemplate};
pub use rehearsal::{Rehearsal, RehearsalError};
pub use replay::{Replay, ReplayError, replay};
pub use rules::RuleAssistant;
pub use salon_file::{DEMO_SALON_FILE, SalonFileError, SalonFileProblem, parse_salon_file};
pub use sending::SendingOptions;
pub use situation::Situation;
pub use statuses::Statuses;
pub use text_file::{FileText, TextFile, read_text_file};
pub use toolbox::{ServiceTerms, ToolError, Toolbox};
pub use trust::{TrustError, check_trust, list_trust, set_trust};
pub use turn::{Lie, TurnOptions, check_facts};

/// Writes an error with everything that caused it, in one line.
#[must_use]
pub fn report(error: &(dyn std::error::Error + 'static)) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    causes.fold(error.to_string(), |line, cause| format!("{line}: {cause}"))
}
