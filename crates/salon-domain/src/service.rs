//! What a salon sells, what it is made of, and what it is done with.

use std::fmt;

use crate::id::{ResourceId, ServiceId};
use crate::money::Price;
use crate::names::Key;

/// A length of time in whole minutes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(transparent)
)]
pub struct Minutes(u32);

impl Minutes {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// Makes a length from a number of minutes.
    #[must_use]
    pub const fn new(minutes: u32) -> Self {
        Self(minutes)
    }

    /// Returns the number of minutes.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }

    /// Adds two lengths, at most the largest there is.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// Returns the length as the time library's duration.
    #[must_use]
    pub fn duration(self) -> jiff::SignedDuration {
        jiff::SignedDuration::from_mins(i64::from(self.0))
    }
}

impl std::iter::Sum for Minutes {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Self::plus)
    }
}

impl fmt::Debug for Minutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} min", self.0)
    }
}

/// What a step of a service asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum StepKind {
    /// The stylist works: both stylist and chair are taken.
    Working,
    /// The colour takes: the chair is taken, the stylist is free.
    Processing,
}

/// One step of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Step {
    /// What it asks for.
    pub kind: StepKind,
    /// How long it takes.
    pub minutes: Minutes,
}

/// Named work that a salon sells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// The row.
    pub id: ServiceId,
    /// The name for machines.
    pub key: Key,
    /// The name on the menu.
    pub name: String,
    /// Other names clients use.
    pub aliases: Vec<String>,
    /// What it is made of, in order; at least one working step.
    pub steps: Vec<Step>,
    /// Kept free for the stylist before the first step.
    pub buffer_before: Minutes,
    /// Kept free for the stylist after the last step.
    pub buffer_after: Minutes,
    /// What it costs with a stylist who has no price of their own.
    pub price: Price,
    /// The kind of chair, room or device it is done with.
    pub resource_kind: Option<Key>,
}

impl Service {
    /// Returns how long the client sits: all steps, no buffers.
    #[must_use]
    pub fn minutes(&self) -> Minutes {
        self.steps.iter().map(|step| step.minutes).sum()
    }
}

/// A chair, room or device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// The row.
    pub id: ResourceId,
    /// The name for machines.
    pub key: Key,
    /// The name people use.
    pub name: String,
    /// What kind it is; a service asks for a kind.
    pub kind: Key,
}
