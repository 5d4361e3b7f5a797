//! What a text is read with: now, the salon's names, and what we asked last.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use salon_domain::{ServiceId, Zone};

use crate::language::Language;
use crate::vocabulary::Vocabulary;

/// What a text is read with.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    /// Now.
    pub now: Timestamp,
    /// The salon's zone: days and times are its wall clock's.
    pub zone: &'a Zone,
    /// The salon's names.
    pub vocabulary: &'a Vocabulary,
    /// The language of the conversation: what a text is read in unless its words say otherwise.
    pub language: Language,
    /// What we asked last, if it is still open.
    pub question: Option<Question>,
}

/// A question of ours that a text may answer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Question {
    /// Which of several openings; their wall-clock starts, in the order shown.
    PickOffer {
        /// How many were shown.
        count: usize,
        /// When each starts.
        starts: Vec<DateTime>,
    },
    /// Shall we book, or move to, the one opening shown?
    AcceptOffer,
    /// What is your name?
    AskName,
    /// Which service?
    AskService,
    /// Which of these services?
    PickService {
        /// In the order shown.
        options: Vec<ServiceId>,
    },
    /// What day and time?
    AskWhen,
    /// Which of these days?
    PickDay {
        /// In the order shown.
        readings: Vec<Date>,
    },
    /// Shall we cancel it?
    ConfirmCancel,
    /// Which of your visits?
    PickVisit {
        /// How many were shown.
        count: usize,
    },
    /// Are you coming?
    ConfirmVisit,
    /// Is there anything else?
    AnythingElse,
}
