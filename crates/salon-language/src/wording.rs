//! What we say: every text of ours as a value, put into words per language.
//!
//! A [`Saying`] carries what must be true in it, already read from rows; the words around it live in
//! the catalogue, one folder of `wording/` per language. An answer is a few sayings in a row.

mod catalogue;
mod gsm7;
mod parts;
mod sentences;
#[cfg(test)]
mod tests;

use jiff::civil::{Date, DateTime, Weekday};
use salon_domain::{CivilSpan, Minutes, Money, Price};

pub(crate) use catalogue::Voice;
pub use gsm7::gsm_safe;

use crate::language::Language;
use sentences::sentence;

/// One thing that we say.
///
/// Times are the salon's wall clock. `Debug` is not implemented by hand because no saying leaves the
/// process but as a text; names of clients never occur in one outside [`Saying::Booked`].
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
#[expect(
    missing_docs,
    reason = "the sentence above a saying speaks of its fields"
)]
pub enum Saying {
    /// Who is speaking, in the first text of a conversation: a machine, and whose.
    Introduction { salon: String },
    /// An open question to somebody who said hello.
    HowCanIHelp,
    /// What can be asked for here.
    WhatICanDo,
    /// Which service shall it be; a few from the menu as examples.
    AskService { examples: Vec<String> },
    /// The words fit several services.
    AskWhichService { services: Vec<String> },
    /// When would they like to come.
    AskWhen { services: Vec<String> },
    /// The words name more than one day.
    AskWhichDay { readings: Vec<Date> },
    /// The month has no such day.
    NoSuchDay { nearest: Vec<Date> },
    /// The day or time has gone by.
    AlreadyPast,
    /// One opening, and whether to book it.
    OfferOne {
        services: Vec<String>,
        offer: Offered,
        minutes: Minutes,
        price: Option<Price>,
        moves: bool,
    },
    /// A few openings, to choose from by number.
    OfferSeveral {
        services: Vec<String>,
        offers: Vec<Offered>,
        moves: bool,
    },
    /// Which of the openings shown.
    AskWhichOffer { offers: Vec<Offered> },
    /// The wanted time is taken.
    Taken { at: DateTime, staff: Option<String> },
    /// Nothing fits on the wanted day.
    DayFull { date: Date, staff: Option<String> },
    /// Nothing fits in the wanted part of a day, or range of days.
    NothingThen,
    /// Nothing fits within the time that can be booked ahead.
    NothingAtAll { staff: Option<String> },
    /// The salon is closed that day, and why.
    Closed { date: Date, label: Option<String> },
    /// The salon is open, but not then.
    OutsideHours { date: Date, hours: Vec<CivilSpan> },
    /// The stylist does not work that day.
    StaffAway { staff: String, date: Date },
    /// They are in on that day, from when to when.
    StaffIn {
        staff: String,
        date: Date,
        hours: Vec<CivilSpan>,
    },
    /// Too little time to get ready.
    TooSoon { earliest: DateTime },
    /// Too far ahead to book.
    TooFar { latest: Date },
    /// Nobody of that name works here.
    NoSuchStaff { staff: Vec<String> },
    /// This stylist does not do that; these do.
    StaffDoesNot {
        staff: String,
        service: String,
        others: Vec<String>,
    },
    /// Nobody does that at the moment.
    NobodyDoes { service: String },
    /// These do that.
    WhoDoes { service: String, staff: Vec<String> },
    /// Nothing more is asked about what was talked of.
    LeftAtThat,
    /// What name to put the visit under.
    AskName,
    /// A visit is in the book.
    Booked {
        services: Vec<String>,
        staff: Option<String>,
        at: DateTime,
        name: Option<String>,
    },
    /// The opening went to somebody else a moment ago.
    JustTaken { at: DateTime },
    /// The openings shown are too old to choose from.
    OffersExpired,
    /// To when shall this visit move.
    AskMoveTo { visit: VisitWords },
    /// A visit has another time now.
    Moved {
        services: Vec<String>,
        staff: Option<String>,
        at: DateTime,
    },
    /// Whether to cancel this visit, and what that costs.
    AskCancel {
        visit: VisitWords,
        fee: Option<Money>,
    },
    /// A yes that may be to cancelling this visit or to booking this opening: to which.
    AskCancelOrBook { visit: VisitWords, offer: Offered },
    /// A visit is cancelled.
    Cancelled { visit: VisitWords },
    /// The visit stays as it is.
    Kept { visit: VisitWords },
    /// Which of the coming visits is meant.
    AskWhichVisit { visits: Vec<VisitWords> },
    /// The coming visits under this number.
    YourVisits { visits: Vec<VisitWords> },
    /// No coming visit under this number.
    NoVisits,
    /// A visit is confirmed.
    Confirmed { visit: VisitWords },
    /// Only visits under one's own number can be spoken of.
    OnlyYourOwn,
    /// What a service costs.
    PriceIs { service: String, price: Price },
    /// What a service costs depends on who does it.
    PriceVaries {
        service: String,
        lowest: Price,
        highest: Price,
    },
    /// How long a service takes.
    TakesAbout { service: String, minutes: Minutes },
    /// The ordinary week, day by day; a closed day has no spans.
    OpeningHours {
        week: Vec<(Weekday, Vec<CivilSpan>)>,
    },
    /// The hours of one day.
    OpenOn { date: Date, hours: Vec<CivilSpan> },
    /// The menu.
    Menu { services: Vec<(String, Price)> },
    /// A fact in the salon's own words.
    Fact { text: String },
    /// The salon has not written that down; a person will answer.
    UnknownFact,
    /// A machine is speaking, and how to reach a person.
    IAmAMachine { salon: String },
    /// A person has been asked to take over.
    HandedOff,
    /// The same, to somebody who is unhappy.
    HandedOffWithRegret,
    /// The same, after words that cannot wait.
    HandedOffUrgently,
    /// A photo has come and staff will see it.
    PhotoReceived,
    /// The team knows of a delay.
    RunningLateNoted { visit: VisitWords },
    /// The number has been taken off.
    WrongNumberNoted,
    /// You are welcome.
    YouAreWelcome,
    /// The conversation goes on in this language.
    InYourLanguage,
    /// The languages that are spoken here; a person has been asked.
    LanguagesWeSpeak,
    /// Nothing was understood; what can be asked for.
    NotUnderstood,
    /// Something failed on our side; a person will answer.
    Sorry,
    /// The free wording of an opt-out is confirmed, once.
    OptedOut { salon: String },
    /// A reminder of a visit, asking for C, R or X.
    Reminder { salon: String, visit: VisitWords },
    /// A reminder of a visit that was confirmed, saying what R and X do.
    ReminderOfConfirmed { salon: String, visit: VisitWords },
    /// News that a visit is in the book, to somebody who did not make it by text.
    VisitBooked { salon: String, visit: VisitWords },
    /// Once more, whether they are coming, by its letters.
    AskComing { visit: VisitWords },
    /// Whether to cancel a visit, with another time offered first, and what a late change costs.
    AskCancelOrMove {
        visit: VisitWords,
        fee: Option<Money>,
    },
}

/// An opening as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// The number to answer with, from 1.
    pub number: usize,
    /// When it starts.
    pub at: DateTime,
    /// With whom.
    pub staff: Option<String>,
}

/// A visit as it is named in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitWords {
    /// What is done.
    pub services: Vec<String>,
    /// By whom, if by one person.
    pub staff: Option<String>,
    /// When it starts.
    pub at: DateTime,
}

impl std::fmt::Debug for Saying {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Saying(..)")
    }
}

/// Puts an answer into words, in GSM-7 where the salon's own words allow it (see [`gsm_safe`]).
///
/// ```
/// use salon_language::{Language, Saying, word};
///
/// let date = jiff::civil::date(2026, 11, 28);
/// let said = [Saying::Closed { date, label: None }, Saying::HowCanIHelp];
/// assert_eq!(word(&said, Language::English), "We're closed on Sat Nov 28. How can I help?");
/// assert_eq!(word(&said, Language::Spanish), "El sab 28 nov no abrimos. ¿En qué puedo ayudar?");
/// ```
#[must_use]
pub fn word(sayings: &[Saying], language: Language) -> String {
    let worded: Vec<String> = sayings
        .iter()
        .map(|saying| sentence(saying, language))
        .collect();
    gsm_safe(&worded.join(" ")).into_owned()
}

/// Says how to opt out of bulk texts, by the keyword that every carrier knows; the end of each one.
///
/// ```
/// use salon_language::{Language, opt_out_line};
///
/// assert_eq!(opt_out_line(Language::English), "Reply STOP to opt out.");
/// ```
#[must_use]
pub fn opt_out_line(language: Language) -> String {
    gsm_safe(&Voice(language).opt_out_line("STOP")).into_owned()
}
