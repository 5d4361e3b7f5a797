//! A salon as its owner describes it, before any row has a number.

use jiff::civil::{Date, Weekday};

use crate::address::{Address, Country};
use crate::hours::CivilSpan;
use crate::knowledge::Fact;
use crate::local_time::Zone;
use crate::money::{Currency, Price};
use crate::names::Key;
use crate::salon::BookingPolicy;
use crate::service::{Minutes, Step};

/// A whole salon, as one file describes it. Its parts name each other by key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SalonDescription {
    /// The name for machines.
    pub key: Key,
    /// The name on the door.
    pub name: String,
    /// Where its clock hangs.
    pub zone: Zone,
    /// How to read numbers written without a country code.
    pub country: Country,
    /// What prices are in.
    pub currency: Currency,
    /// The language of its own texts, as a BCP 47 tag.
    pub language: String,
    /// The numbers it texts from, the main one first.
    pub numbers: Vec<Address>,
    /// Its rules of booking.
    pub policy: BookingPolicy,
    /// When it is open in an ordinary week.
    pub weekly: Vec<(Weekday, CivilSpan)>,
    /// The dates that differ: what spans, and why.
    pub dated: Vec<(Date, Vec<CivilSpan>, Option<String>)>,
    /// Chairs, rooms, devices.
    pub resources: Vec<DescribedResource>,
    /// The menu.
    pub services: Vec<DescribedService>,
    /// The people.
    pub staff: Vec<DescribedStaff>,
    /// What it says about itself.
    pub facts: Vec<DescribedFact>,
}

/// A chair, room or device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribedResource {
    /// The name for machines.
    pub key: Key,
    /// The name people use.
    pub name: String,
    /// What kind it is.
    pub kind: Key,
}

/// A service on the menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribedService {
    /// The name for machines.
    pub key: Key,
    /// The name on the menu.
    pub name: String,
    /// Other names clients use.
    pub aliases: Vec<String>,
    /// What it is made of.
    pub steps: Vec<Step>,
    /// Kept free for the stylist before.
    pub buffer_before: Minutes,
    /// Kept free for the stylist after.
    pub buffer_after: Minutes,
    /// What it costs.
    pub price: Price,
    /// The kind of chair, room or device it needs.
    pub resource_kind: Option<Key>,
    /// How long before its start a visit for it is reminded of; `None` leaves that to the salon.
    pub reminders: Option<Vec<Minutes>>,
}

/// A person who works there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribedStaff {
    /// The name for machines.
    pub key: Key,
    /// The name clients use.
    pub name: String,
    /// Other names clients use.
    pub nicknames: Vec<String>,
    /// Their ordinary week; empty means the salon's.
    pub weekly: Vec<(Weekday, CivilSpan)>,
    /// The dates on which they keep other hours; no spans means away.
    pub dated: Vec<(Date, Vec<CivilSpan>)>,
    /// Leave, as first and last day, both included.
    pub time_off: Vec<(Date, Date)>,
    /// What they can do.
    pub skills: Vec<DescribedSkill>,
}

/// A service that a person can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribedSkill {
    /// Which service.
    pub service: Key,
    /// Their own steps.
    pub steps: Option<Vec<Step>>,
    /// Their own price.
    pub price: Option<Price>,
}

/// A fact, as described: the same as one that is stored.
pub type DescribedFact = Fact;
