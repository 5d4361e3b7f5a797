//! What was understood from one text.

use std::fmt;

use jiff::civil::Time;
use salon_domain::{Key, ServiceId, StaffId};

use crate::language::Language;
use crate::when::When;

/// Everything that was read from one text. Nothing in it is a decision.
#[derive(Clone, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a thing a text is or is not"
)]
#[non_exhaustive]
pub struct Understanding {
    /// What the text is about, the surest first; several when it says several things.
    pub intents: Vec<Intent>,
    /// Services that were named.
    pub services: ServiceMention,
    /// Stylists that were named.
    pub staff: StaffMention,
    /// When, if a day or a time was said.
    pub when: Option<When>,
    /// The answer to what we asked last, or a yes or no in general.
    pub answer: Option<Answer>,
    /// The name that the person gave as their own.
    pub name: Option<String>,
    /// For whom, when it is not just the person who texts.
    pub people: People,
    /// The carrier's keyword, when the text is nothing else.
    pub keyword: Option<CarrierKeyword>,
    /// Whether the text asks in free words not to be texted any more.
    pub opt_out_wording: bool,
    /// Whether the text is a phone's report of a reaction to one of our texts.
    pub tapback: bool,
    /// Whether the text takes back what was said before: "no wait", "actually", "instead".
    pub correction: bool,
    /// Whether the text asks something, whatever it is.
    pub asks: bool,
    /// The language that the words make sure; `None` for what is written the same in several, such
    /// as "ok", "2pm" or a name. A conversation should change its language on more than one word.
    pub language: Option<Language>,
}

impl Understanding {
    /// Returns the surest intent.
    #[must_use]
    pub fn best(&self) -> Option<&IntentKind> {
        self.intents.first().map(|intent| &intent.kind)
    }

    /// Whether an intent is among those found.
    #[must_use]
    pub fn has(&self, kind: &IntentKind) -> bool {
        self.intents.iter().any(|intent| intent.kind == *kind)
    }

    /// Whether nothing at all was understood, whatever the language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let bare = Self {
            language: self.language,
            ..Self::default()
        };
        *self == bare
    }
}

/// A name is a client's: it is masked.
impl fmt::Debug for Understanding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Understanding")
            .field("intents", &self.intents)
            .field("services", &self.services)
            .field("staff", &self.staff)
            .field("when", &self.when)
            .field("answer", &self.answer)
            .field("name", &self.name.as_ref().map(|_hidden| "…"))
            .field("people", &self.people)
            .field("keyword", &self.keyword)
            .field("opt_out_wording", &self.opt_out_wording)
            .field("tapback", &self.tapback)
            .field("correction", &self.correction)
            .field("asks", &self.asks)
            .field("language", &self.language)
            .finish()
    }
}

/// One thing that a text is about, and how sure that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intent {
    /// What it is about.
    pub kind: IntentKind,
    /// How sure, from 1 to 100.
    pub confidence: u8,
}

/// What a text can be about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum IntentKind {
    /// Wants a visit.
    Book,
    /// Wants a visit at another time.
    Move,
    /// Wants a visit cancelled.
    Cancel,
    /// Says that they will come, or asks us to confirm.
    Confirm,
    /// Will be late today.
    RunningLate,
    /// Asks for their own coming visits.
    MyVisits,
    /// Asks for somebody else's visit.
    SomebodyElsesVisit,
    /// Asks what is free.
    Availability,
    /// Asks for other openings than those shown.
    Alternatives,
    /// Asks what something costs.
    Price,
    /// Asks how long something takes.
    Duration,
    /// Asks when the salon is open.
    Hours,
    /// Asks where the salon is.
    Address,
    /// Asks for a rule of the salon: late fees, deposits, walk-ins.
    Policy,
    /// Asks for something that the salon wrote down as a fact.
    Fact(Key),
    /// Asks what the salon does, or who does it.
    Menu,
    /// Wants to be told when something gets free.
    Waitlist,
    /// Wants a person.
    Person,
    /// Is unhappy.
    Complaint,
    /// Needs a person at once: an allergy, a burn, bleeding, a threat.
    Emergency,
    /// Does not want to be texted.
    OptOut,
    /// Is not who we think.
    WrongNumber,
    /// Asks whether a machine is speaking.
    AreYouHuman,
    /// Asks what can be asked.
    Help,
    /// Asks us to say it again.
    Repeat,
    /// Asks for another language.
    ChangeLanguage,
    /// Wants to leave what we are doing.
    Abort,
    /// Does not know.
    Unsure,
    /// Tries to give us new instructions, or asks for ours.
    Tampering,
    /// Says thanks.
    Thanks,
    /// Says goodbye.
    Goodbye,
    /// Says hello.
    Greeting,
    /// Chats.
    SmallTalk,
}

impl IntentKind {
    /// Returns the name for machines.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Book => "book",
            Self::Move => "move",
            Self::Cancel => "cancel",
            Self::Confirm => "confirm",
            Self::RunningLate => "running_late",
            Self::MyVisits => "my_visits",
            Self::SomebodyElsesVisit => "somebody_elses_visit",
            Self::Availability => "availability",
            Self::Alternatives => "alternatives",
            Self::Price => "price",
            Self::Duration => "duration",
            Self::Hours => "hours",
            Self::Address => "address",
            Self::Policy => "policy",
            Self::Fact(_) => "fact",
            Self::Menu => "menu",
            Self::Waitlist => "waitlist",
            Self::Person => "person",
            Self::Complaint => "complaint",
            Self::Emergency => "emergency",
            Self::OptOut => "opt_out",
            Self::WrongNumber => "wrong_number",
            Self::AreYouHuman => "are_you_human",
            Self::Help => "help",
            Self::Repeat => "repeat",
            Self::ChangeLanguage => "change_language",
            Self::Abort => "abort",
            Self::Unsure => "unsure",
            Self::Tampering => "tampering",
            Self::Thanks => "thanks",
            Self::Goodbye => "goodbye",
            Self::Greeting => "greeting",
            Self::SmallTalk => "small_talk",
        }
    }
}

/// The services that a text names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ServiceMention {
    /// What is meant beyond doubt, in the order of the text, each once.
    pub chosen: Vec<ServiceId>,
    /// For each word that fits several services, those services in the order of the menu.
    pub ambiguous: Vec<Vec<ServiceId>>,
}

impl ServiceMention {
    /// Whether no service was named.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty() && self.ambiguous.is_empty()
    }
}

/// The stylists that a text names.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct StaffMention {
    /// Who, in the order of the text, each once.
    pub chosen: Vec<StaffId>,
    /// Whether the text says that anyone will do.
    pub anyone: bool,
    /// Who will not do: "anyone but Sarah".
    pub excluded: Vec<StaffId>,
    /// Whether the text says nothing besides their name: "with Sam please".
    pub alone: bool,
    /// A name that nobody here has: "with Bob".
    pub unknown_name: Option<String>,
}

/// The unknown name may be anybody's: it is masked.
impl fmt::Debug for StaffMention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StaffMention")
            .field("chosen", &self.chosen)
            .field("excluded", &self.excluded)
            .field("alone", &self.alone)
            .field("anyone", &self.anyone)
            .field(
                "unknown_name",
                &self.unknown_name.as_ref().map(|_hidden| "…"),
            )
            .finish()
    }
}

/// For whom a visit is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct People {
    /// How many are to be served, the person who texts included when they are; at least 1.
    pub count: u8,
    /// Who comes instead or along, as the text calls them: "daughter", "mum".
    pub companions: Vec<String>,
    /// Whether the person who texts is to be served too.
    pub myself: bool,
}

impl Default for People {
    fn default() -> Self {
        Self {
            count: 1,
            companions: Vec::new(),
            myself: true,
        }
    }
}

/// An answer to a question of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// The one with this number, counted from 1.
    Choice(usize),
    /// The one at this time of day.
    ChoiceAt(Time),
    /// Any of them will do.
    Any,
    /// None of them.
    NoneOfThose,
    /// The person does not know.
    Unsure,
}

/// A word that carriers act on, when a text is nothing but that word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CarrierKeyword {
    /// STOP, STOPALL, UNSUBSCRIBE, CANCEL, END, QUIT, REVOKE, OPTOUT: the sender is blocked.
    Stop {
        /// Whether the word was CANCEL, which may mean a visit.
        cancel: bool,
    },
    /// START, YES, UNSTOP: the sender is unblocked.
    Start {
        /// Whether the word was YES, which may answer a question.
        yes: bool,
    },
    /// HELP, INFO.
    Help,
}
