//! What the rows of a turn say, kept so that the outgoing text can be held against it.

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime, Time, Weekday};
use salon_domain::{ClientName, Minutes, Money, Opening, Price, ServiceId, StaffId, Visit, Zone};
use salon_language::{Mention, MentionContext, MentionKind, NameSaid, mentions};

/// A claim that something was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deed {
    /// A visit is in the book.
    Booked,
    /// A visit has another time.
    Moved,
    /// A visit will not happen.
    Cancelled,
    /// A visit was confirmed.
    Confirmed,
}

/// Facts that rows of this turn back. Times are the salon's wall clock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    pub(crate) moments: BTreeSet<DateTime>,
    pub(crate) dates: BTreeSet<Date>,
    pub(crate) times: BTreeSet<Time>,
    pub(crate) weekdays: BTreeSet<i8>,
    pub(crate) amounts: BTreeSet<i64>,
    pub(crate) lengths: BTreeSet<Minutes>,
    pub(crate) deeds: BTreeSet<Deed>,
    pub(crate) services: BTreeSet<ServiceId>,
    pub(crate) staff: BTreeSet<StaffId>,
    /// Who it is with, at moments that are with somebody.
    pub(crate) with: BTreeSet<(DateTime, StaffId)>,
    pub(crate) contacts: BTreeSet<String>,
    pub(crate) numbers: BTreeSet<i64>,
    /// First names of the people this conversation is with.
    pub(crate) people: BTreeSet<String>,
}

impl Evidence {
    /// Takes in an opening that the scheduler produced.
    pub fn opening(&mut self, zone: &Zone, opening: &Opening) {
        self.moment(zone.local(opening.start()).datetime());
        for part in opening.parts() {
            self.service(part.service);
            self.staff_at(zone.local(opening.start()).datetime(), part.staff);
        }
        self.lengths
            .extend(u32::try_from(opening.range().minutes()).map(Minutes::new));
        self.amounts
            .extend(opening.price().map(|price| price.amount().minor()));
    }

    /// Takes in a visit of the people this conversation is with.
    pub fn visit(&mut self, zone: &Zone, visit: &Visit) {
        self.moment(zone.local(visit.range.start()).datetime());
        for part in &visit.services {
            self.price(part.price);
            self.service(part.service);
            self.staff_at(zone.local(visit.range.start()).datetime(), part.staff);
        }
    }

    /// Takes in a moment: its date and its time are facts together.
    pub fn moment(&mut self, at: DateTime) {
        self.moments.insert(at);
        self.dates.insert(at.date());
    }

    /// Takes in a date with no time of its own, such as a day on which the salon is closed.
    pub fn date(&mut self, date: Date) {
        self.dates.insert(date);
    }

    /// Takes in a time that holds on any day, such as opening time.
    pub fn time(&mut self, time: Time) {
        self.times.insert(time);
    }

    /// Takes in a day of the week with no date of its own, such as a closing day.
    pub fn weekday(&mut self, day: Weekday) {
        self.weekdays.insert(day.to_monday_one_offset());
    }

    /// Takes in whatever the salon's own words say: a fact, a name.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a kind of statement that is not named here backs nothing"
    )]
    pub fn words(&mut self, text: &str, context: MentionContext) {
        for Mention { kind, .. } in mentions(text, context) {
            match kind {
                MentionKind::Date { date, .. } => self.date(date),
                MentionKind::Weekday(day) => self.weekday(day),
                MentionKind::Days { first, last } => {
                    self.date(first);
                    self.date(last);
                }
                MentionKind::Time(time) => self.time(time),
                MentionKind::Times { start, end } => {
                    self.time(start);
                    self.time(end);
                }
                MentionKind::Price(money) => self.amount(money),
                MentionKind::Duration(minutes) => self.length(minutes),
                MentionKind::Contact(contact) => {
                    self.contacts.insert(contact);
                }
                MentionKind::Number(number) => {
                    self.numbers.insert(number);
                }
                // A fact of the salon's is not a deed of this turn; what this version does not know
                // backs nothing.
                _ => {}
            }
        }
    }

    /// Takes in a price from the menu.
    pub fn price(&mut self, price: Price) {
        self.amounts.insert(price.amount().minor());
    }

    /// Takes in an amount, such as a fee.
    pub fn amount(&mut self, money: Money) {
        self.amounts.insert(money.minor());
    }

    /// Takes in how long something takes.
    pub fn length(&mut self, minutes: Minutes) {
        self.lengths.insert(minutes);
    }

    /// Takes in a service that the turn is about.
    pub fn service(&mut self, service: ServiceId) {
        self.services.insert(service);
    }

    /// Takes in a stylist that the turn is about.
    pub fn staff(&mut self, staff: StaffId) {
        self.staff.insert(staff);
    }

    /// Takes in the names that the salon's own words say.
    pub fn names(&mut self, said: impl IntoIterator<Item = NameSaid>) {
        for name in said {
            match name {
                NameSaid::Service(any) => self.services.extend(any),
                NameSaid::Staff(staff) => self.staff(staff),
                // Whoever is not of the salon is backed by nothing.
                NameSaid::Stranger | _ => {}
            }
        }
    }

    /// Takes in somebody this conversation is with.
    pub fn person(&mut self, name: &ClientName) {
        self.people.insert(name.first().to_owned());
    }

    fn staff_at(&mut self, at: DateTime, staff: StaffId) {
        self.staff(staff);
        self.with.insert((at, staff));
    }

    /// Takes in something that was done and is durable.
    pub fn deed(&mut self, deed: Deed) {
        self.deeds.insert(deed);
    }
}
