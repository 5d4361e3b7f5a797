//! Understanding and wording of appointment texts: dates, times, intents, names of services.
//!
//! The crate reads what clients write, and reads what we are about to send so that it can be held
//! against the rows. It is pure: now, the zone and the salon's names are arguments. It never guesses
//! silently: what fits several readings is returned as such, never as one of them alone.
//!
//! ```
//! use salon_domain::{ServiceId, StaffId, Zone};
//! use salon_language::{Context, DateReading, IntentKind, Language, Vocabulary, understand};
//!
//! let vocabulary = Vocabulary::builder(Language::English)
//!     .service(ServiceId::new(1), ["Balayage"])
//!     .staff(StaffId::new(7), ["Sam"])
//!     .build();
//! let zone = Zone::named("America/Chicago")?;
//! let context = Context {
//!     now: "2026-11-23T15:00:00Z".parse()?, // a Monday
//!     zone: &zone,
//!     vocabulary: &vocabulary,
//!     language: Language::English,
//!     question: None,
//! };
//! let read = understand("Hi, can I get a balayge with Sam on Saturday afternoon?", &context);
//! assert!(read.has(&IntentKind::Book));
//! assert_eq!(read.services.chosen, [ServiceId::new(1)]);
//! assert_eq!(read.staff.chosen, [StaffId::new(7)]);
//! let saturday = DateReading::On("2026-11-28".parse()?);
//! assert_eq!(read.when.and_then(|when| when.date), Some(saturday));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "what reads a text takes the few kinds it knows, and leaves every other alone"
)]

mod answers;
mod calendar;
mod context;
mod explain;
mod grammar;
mod hashing;
mod language;
mod languages;
mod mention;
mod merge;
mod names;
mod people;
mod reading;
mod render;
mod signals;
mod spelling;
mod token;
mod topics;
mod understand;
mod understanding;
mod vocabulary;
mod when;
mod wording;

pub use context::{Context, Question};
pub use explain::{Explanation, Finding, FindingKind, explain};
pub use language::Language;
pub use mention::{
    Claim, Mention, MentionContext, MentionKind, NameMention, NameSaid, mentions, names_said,
};
pub use render::{
    Joined, render_date, render_day_time, render_list, render_minutes, render_money, render_span,
    render_time, render_weekday,
};
pub use understand::understand;
pub use understanding::{
    Answer, CarrierKeyword, Intent, IntentKind, People, ServiceMention, StaffMention, Understanding,
};
pub use vocabulary::{Vocabulary, VocabularyBuilder};
pub use when::{Ambiguity, DateReading, DayPart, Excluded, TimeReading, When};
pub use wording::{Offered, Saying, VisitWords, gsm_safe, opt_out_line, word};
