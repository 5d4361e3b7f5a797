//! What can be typed: nouns, verbs, options, and their help.

mod book;
mod bulk;
mod care;
mod coming;
mod config;
mod desk;
mod guidance;
mod message;
mod mind;
mod parts;
mod queue;
mod reading;
mod sheets;
mod since;
mod tools;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use jiff::Timestamp;
use salon_domain::Key;

use crate::fault::Fault;
use crate::output::Format;

pub(crate) use book::{
    AppointmentBookArgs, AppointmentChangeArgs, AppointmentCommand, AppointmentExportArgs,
    AppointmentListArgs, AppointmentMoveArgs, AppointmentShowArgs, DaysArgs, OpeningsArgs,
};
pub(crate) use bulk::{
    CampaignArgs, CampaignCancelArgs, CampaignCommand, CampaignListArgs, CampaignPlanArgs,
    CampaignPreviewArgs, CampaignStartArgs, CampaignSteerArgs,
};
pub(crate) use care::{
    ClientCommand, ClientListArgs, ClientShowArgs, ConsentCommand, ConsentGrantArgs,
    ConsentRevokeArgs, ForgetArgs, GiveBackArgs, NumberArgs, ReminderCommand, ReminderListArgs,
    SayArgs, TakeOverArgs,
};
pub(crate) use coming::{ExportArgs, ExportForm, ImportCommand, ImportLegacyArgs, ImportMapArgs};
pub(crate) use config::{ConfigCommand, ConfigSchemaArgs, ConfigShowArgs};
pub(crate) use desk::{
    ChatArgs, ConversationCommand, ConversationFollowArgs, ConversationListArgs,
    ConversationShowArgs, DoctorArgs, HandoffCloseArgs, HandoffCommand, HandoffListArgs,
};
pub(crate) use guidance::{
    DraftArgs, DraftCommand, PromptActivateArgs, PromptCommand, PromptDiffArgs, PromptRollBackArgs,
    PromptShowArgs, TrustCommand, TrustSetArgs,
};
pub(crate) use message::{MessageCommand, MessageListArgs, MessageSendArgs};
pub(crate) use mind::{EvalArgs, EvalAssistant, TurnCommand, TurnReplayArgs, TurnShowArgs};
pub(crate) use parts::{
    HoursClearArgs, HoursCommand, HoursSetArgs, HoursShowArgs, KnowledgeCommand, KnowledgeSetArgs,
    PartArgs, PartListArgs, ResourceCommand, ServiceCommand, StaffCalendarArgs, StaffCommand,
    StaffShowArgs, TimeOffArgs, TimeOffCommand,
};
pub(crate) use queue::{QuarantineArgs, QueueCommand, RetryArgs};
pub(crate) use reading::{Reader, SalonChoice, UnderstandArgs};
pub(crate) use sheets::{ImportAppointmentsArgs, ImportServicesArgs, SheetArgs, SheetKind};
pub(crate) use since::Since;
pub(crate) use tools::{CompletionsArgs, DemoArgs, ManArgs, TwilioCommand, TwilioConfigureArgs};

const EXAMPLES: &str = "\
Examples:
  salon-admin demo                                     see what it does, with nothing set up
  salon-admin doctor                                   is everything set up?
  salon-admin salon apply config/demo-salon.toml       describe a salon in one file
  salon-admin chat                                     text the salon from this terminal
  salon-admin openings --service haircut --days 3      where would a visit fit?
  salon-admin appointment list --format json | jq .    the book, for a program

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 refused by a guard.";

/// The operator's command line for the salon's front desk.
#[derive(Debug, Parser)]
#[command(name = "salon-admin", version, after_help = EXAMPLES, arg_required_else_help = true)]
#[command(disable_help_subcommand = true, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) globals: Globals,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options of every command.
#[derive(Args, Debug)]
#[command(next_help_heading = "Options of every command")]
pub(crate) struct Globals {
    /// Key of the salon to work on; needed only where there are several. `understand` also takes a
    /// salon file
    #[arg(long, global = true, value_name = "KEY")]
    pub(crate) salon: Option<SalonChoice>,

    /// Form of what is shown
    #[arg(long, global = true, value_enum, default_value_t)]
    pub(crate) format: Format,

    /// Directory that the server is started in: `config/local.toml`, `.env` and a relative
    /// `./data` are looked for there
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    pub(crate) config_dir: PathBuf,

    /// Write the log of the libraries to the standard error, as `SALON__LOG__LEVEL` says
    #[arg(long, short, global = true)]
    pub(crate) verbose: bool,

    /// Take another instant for now, such as `2026-11-23T15:00:00Z`
    #[arg(long, global = true, hide = true, value_name = "INSTANT")]
    pub(crate) now: Option<Timestamp>,
}

impl Globals {
    /// Returns the key of the salon that was chosen, for verbs that work on one in the database.
    pub(crate) fn salon_key(&self) -> Result<Option<&Key>, Fault> {
        match &self.salon {
            Some(SalonChoice::Key(key)) => Ok(Some(key)),
            None => Ok(None),
            Some(SalonChoice::File(path)) => {
                let refusal = format!(
                    "--salon {}: this verb works on a salon in the database, named by its key",
                    path.display()
                );
                Err(Fault::usage(refusal).next("salon-admin salon list"))
            }
        }
    }
}

/// The nouns, and the verbs that need none.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// The database's schema
    #[command(subcommand, arg_required_else_help = true)]
    Db(DbCommand),
    /// The settings: what they are, where they come from, what there is to set
    #[command(subcommand, arg_required_else_help = true)]
    Config(ConfigCommand),
    /// Salons: what they are, who works there, what they sell
    #[command(subcommand, arg_required_else_help = true)]
    Salon(SalonCommand),
    /// The people who work there
    #[command(subcommand, arg_required_else_help = true)]
    Staff(StaffCommand),
    /// The menu
    #[command(subcommand, arg_required_else_help = true)]
    Service(ServiceCommand),
    /// Chairs, rooms and devices
    #[command(subcommand, arg_required_else_help = true)]
    Resource(ResourceCommand),
    /// When it is open, and who works when
    #[command(subcommand, arg_required_else_help = true)]
    Hours(HoursCommand),
    /// Who is away when
    #[command(subcommand, arg_required_else_help = true)]
    TimeOff(TimeOffCommand),
    /// What the salon says about itself
    #[command(subcommand, arg_required_else_help = true)]
    Knowledge(KnowledgeCommand),
    /// Find where a visit fits
    #[command(after_help = book::OPENINGS_EXAMPLES)]
    Openings(OpeningsArgs),
    /// The book
    #[command(subcommand, arg_required_else_help = true)]
    Appointment(AppointmentCommand),
    /// Threads of texts
    #[command(subcommand, arg_required_else_help = true)]
    Conversation(ConversationCommand),
    /// Texts across conversations
    #[command(subcommand, arg_required_else_help = true)]
    Message(MessageCommand),
    /// Requests that a person take over
    #[command(subcommand, arg_required_else_help = true)]
    Handoff(HandoffCommand),
    /// Decisions, and why they came out as they did
    #[command(subcommand, arg_required_else_help = true)]
    Turn(TurnCommand),
    /// Texts about coming visits that nobody asked for
    #[command(subcommand, arg_required_else_help = true)]
    Reminder(ReminderCommand),
    /// Bulk messages to clients who agreed to them
    #[command(subcommand, arg_required_else_help = true)]
    Campaign(CampaignCommand),
    /// What clients agreed to be texted for
    #[command(subcommand, arg_required_else_help = true)]
    Consent(ConsentCommand),
    /// The work that waits, and what was given up
    #[command(subcommand, arg_required_else_help = true)]
    Queue(QueueCommand),
    /// Clients, and what is known of them
    #[command(subcommand, arg_required_else_help = true)]
    Client(ClientCommand),
    /// Bring in what a salon had before
    #[command(subcommand, arg_required_else_help = true)]
    Import(ImportCommand),
    /// Write everything about a salon into files
    #[command(long_about = coming::EXPORT_ABOUT, after_help = coming::EXPORT_EXAMPLES)]
    Export(ExportArgs),
    /// Answers that wait for a person
    #[command(subcommand, arg_required_else_help = true)]
    Draft(DraftCommand),
    /// Who answers what: a person, an approved draft, or the desk by itself
    #[command(subcommand, arg_required_else_help = true)]
    Trust(TrustCommand),
    /// What a model is told, version by version
    #[command(subcommand, arg_required_else_help = true)]
    Prompt(PromptCommand),
    /// Text the salon from this terminal and see the answers
    #[command(long_about = desk::CHAT_ABOUT, after_help = desk::CHAT_EXAMPLES)]
    Chat(ChatArgs),
    /// Play conversation scripts and judge what came of them
    #[command(long_about = mind::EVAL_ABOUT, after_help = mind::EVAL_EXAMPLES)]
    Eval(EvalArgs),
    /// Show what a text would be understood as
    #[command(long_about = reading::UNDERSTAND_ABOUT, after_help = reading::UNDERSTAND_EXAMPLES)]
    Understand(UnderstandArgs),
    /// Check the whole installation; sends no text and spends no money unless it is asked to
    #[command(after_help = desk::DOCTOR_EXAMPLES)]
    Doctor(DoctorArgs),
    /// The provider's side: where it brings texts to
    #[command(subcommand, arg_required_else_help = true)]
    Twilio(TwilioCommand),
    /// Play five conversations with the demo salon and show what came of them
    #[command(long_about = tools::DEMO_ABOUT, after_help = tools::DEMO_EXAMPLES)]
    Demo(DemoArgs),
    /// Write what a shell needs to complete commands
    #[command(after_help = tools::COMPLETIONS_EXAMPLES)]
    Completions(CompletionsArgs),
    /// Write man pages
    #[command(after_help = tools::MAN_EXAMPLES)]
    Man(ManArgs),
    /// Write the reference of all commands, in Markdown
    #[command(hide = true)]
    Docs,
}

/// Verbs of the schema.
#[derive(Debug, Subcommand)]
pub(crate) enum DbCommand {
    /// Bring the database to this version's schema
    ///
    /// All pending migrations are applied in one transaction, or none. The embedded database needs
    /// no such step: whatever opens it brings it up to date.
    #[command(
        after_help = "Examples:\n  salon-admin db migrate --dry-run\n  salon-admin db migrate --yes"
    )]
    Migrate(WriteArgs),
    /// Say where the database is and which migrations it lacks
    #[command(after_help = "Example:\n  salon-admin db status")]
    Status,
}

/// Verbs of salons.
#[derive(Debug, Subcommand)]
pub(crate) enum SalonCommand {
    /// Make a salon what a file says
    ///
    /// Shows what will change, then asks. Applying a file twice changes nothing. What is no longer
    /// in the file is archived, never deleted, and what an operator archived stays so. A file with
    /// a mistake is refused whole, with the line, the path and the reason of each.
    #[command(after_help = APPLY_EXAMPLES)]
    Apply(SalonApplyArgs),
    /// List the salons
    #[command(after_help = "Example:\n  salon-admin salon list")]
    List,
    /// Show a salon: its rules, hours, menu, people and facts
    #[command(
        after_help = "Examples:\n  salon-admin salon show\n  salon-admin salon show --salon juniper-lane --format json"
    )]
    Show,
}

const APPLY_EXAMPLES: &str = "\
Examples:
  salon-admin salon apply salon.toml --dry-run     only look
  salon-admin salon apply salon.toml               look, then answer
  salon-admin salon apply salon.toml --yes         from a script";

/// What to apply.
#[derive(Args, Debug)]
pub(crate) struct SalonApplyArgs {
    /// The salon file; `config/demo-salon.toml` shows every part of the format
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) write: WriteArgs,
}

/// Options of verbs that change something.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct WriteArgs {
    /// Do it without asking
    #[arg(long, short)]
    pub(crate) yes: bool,
    /// Show what would be done, and do nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_definitions_do_not_contradict_each_other() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_verb_has_an_example() {
        fn check(command: &clap::Command) {
            let mut inner = command
                .get_subcommands()
                .filter(|inner| !inner.is_hide_set())
                .peekable();
            let examples = command
                .get_after_help()
                .map(ToString::to_string)
                .unwrap_or_default();
            assert!(
                inner.peek().is_some() || examples.contains("salon-admin"),
                "{command}"
            );
            inner.for_each(check);
        }
        check(&Cli::command());
    }
}
