//! The words and rules of a salon's trade, as types and pure functions.
//!
//! What a salon is, who works there, what it sells, when it is open, where a visit fits, who may be
//! texted: everything here can be computed from its arguments. The crate never reads a clock, opens
//! a connection or writes a log line, so the same code runs in the server, in a test of every time
//! zone and in somebody else's program.
//!
//! ```
//! use salon_domain::{Address, Country, Money, Currency};
//!
//! let usa: Country = "US".parse()?;
//! let typed = Address::parse("(918) 555-0123", usa)?;
//! let received = Address::parse("+1 918 555 0123", usa)?;
//! assert_eq!(typed, received);
//! assert_eq!(typed.as_str(), "+19185550123");
//!
//! let dollars: Currency = "USD".parse()?;
//! assert_eq!(Money::new(18_500, dollars).to_string(), "185.00 USD");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Features
//! - `serde`: `Serialize` and `Deserialize` for the values that are stored or shown as JSON.

mod address;
mod catalog;
mod client;
mod consent;
mod delivery;
mod description;
mod hours;
mod id;
mod knowledge;
mod local_time;
mod money;
mod names;
mod number_zones;
mod quiet_hours;
mod reminder;
mod salon;
mod schedule;
mod service;
mod staff;
mod time_range;
mod trust;
mod visit;

pub use address::{Address, AddressError, AddressKind, Country, CountryError, PhoneNumber};
pub use catalog::Catalog;
pub use client::{ClientName, ClientNameError, Person};
pub use consent::{ConsentAct, ConsentRecord, ConsentSource, Permission, Purpose, permission};
pub use delivery::{DeliveryStatus, UnknownDeliveryStatus};
pub use description::{
    DescribedFact, DescribedResource, DescribedService, DescribedSkill, DescribedStaff,
    SalonDescription,
};
pub use hours::{CivilSpan, CivilSpanError, DatedHours, Hours, HoursOwner, TimeOff, WeeklyHours};
pub use id::{
    BlockId, ClientId, ConversationId, DraftId, HandoffId, MessageId, OfferId, OutboxId,
    ResourceId, SalonId, ServiceId, StaffId, TurnId, VisitId,
};
pub use knowledge::Fact;
pub use local_time::{Zone, ZoneError};
pub use money::{Currency, CurrencyError, Money, Price};
pub use names::{Key, KeyError};
pub use number_zones::zones_of;
pub use quiet_hours::quiet_until;
pub use reminder::{ReminderKind, ReminderPlan, ReminderTimes, ReminderVerdict, SkipReason};
pub use salon::{BookingPolicy, Salon};
pub use schedule::{
    Fit, FitReason, NoOpening, Opening, OpeningPart, Openings, ScheduleError, Taken, Wish,
    find_openings,
};
pub use service::{Minutes, Resource, Service, Step, StepKind};
pub use staff::{Skill, StaffMember};
pub use time_range::{EmptyRange, TimeRange};
pub use trust::{TrustLevel, UnknownTrustLevel};
pub use visit::{
    Block, BlockOwner, IllegalTransition, UnknownVisitStatus, Visit, VisitService, VisitStatus,
};
