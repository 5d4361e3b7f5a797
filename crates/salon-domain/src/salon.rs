//! The salon and its rules of booking.

use crate::address::Country;
use crate::id::SalonId;
use crate::local_time::Zone;
use crate::money::{Currency, Money};
use crate::names::Key;
use crate::service::Minutes;

/// One place with one zone, one country and one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salon {
    /// The row.
    pub id: SalonId,
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
    /// The language of its own texts until a client shows another, as a BCP 47 tag such as `en-US`.
    pub language: String,
    /// Its rules of booking.
    pub policy: BookingPolicy,
}

/// A salon's rules of booking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookingPolicy {
    /// How long before its start a visit can still be booked.
    pub notice: Minutes,
    /// How many days ahead a visit can be booked, today not counted.
    pub horizon_days: u16,
    /// Visits start at multiples of this after midnight of the wall clock; 5 to 120.
    pub slot: Minutes,
    /// How long before its start a visit can be moved or cancelled without a fee.
    pub change_notice: Minutes,
    /// What a later change costs.
    pub late_fee: Option<Money>,
    /// How long an opening is kept while a client answers a last question.
    pub hold: Minutes,
    /// How long openings that were shown can be chosen.
    pub offer: Minutes,
    /// How long before its start a visit is reminded of, unless its service says otherwise.
    pub reminders: Vec<Minutes>,
    /// How long a person who wrote in a conversation keeps it, unless they give it back.
    pub takeover: Minutes,
    /// How long a request for a person may wait before it is chased.
    pub answer_within: Minutes,
    /// How many days texts are kept; `None` keeps them.
    pub keep_texts_days: Option<u16>,
}

impl BookingPolicy {
    /// Returns the rules for the salon's own people, who see the book and the client: no notice, any
    /// date, and a start at any multiple of five minutes.
    #[must_use]
    pub fn by_hand(&self) -> Self {
        Self {
            notice: Minutes::ZERO,
            horizon_days: u16::MAX,
            slot: Minutes::new(5),
            ..self.clone()
        }
    }
}

impl Default for BookingPolicy {
    fn default() -> Self {
        Self {
            notice: Minutes::new(60),
            horizon_days: 60,
            slot: Minutes::new(15),
            change_notice: Minutes::new(24 * 60),
            late_fee: None,
            hold: Minutes::new(10),
            offer: Minutes::new(24 * 60),
            reminders: vec![Minutes::new(24 * 60), Minutes::new(2 * 60)],
            takeover: Minutes::new(12 * 60),
            answer_within: Minutes::new(2 * 60),
            keep_texts_days: None,
        }
    }
}
