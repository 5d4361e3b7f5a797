//! How well an opening fits, and the reason for it that a person can read.

use std::fmt;

use crate::service::Minutes;

/// How well an opening fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Fit {
    /// How many pieces of free time it leaves right before and after itself: 0 fills a gap whole, 2
    /// breaks one; counted for each of its stylists.
    pub pieces: u8,
    /// How much time is in those pieces, each counted up to twelve hours.
    pub left: Minutes,
    /// How many blocks its stylists have on that date already.
    pub blocks: u32,
    /// Why it is where it is in the list.
    pub reason: FitReason,
}

/// Why an opening is where it is in the list. `Display` is a short English phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
#[non_exhaustive]
pub enum FitReason {
    /// It starts when it was wanted to.
    AsWished,
    /// No other opening before the wanted start is nearer.
    NearestBefore,
    /// No other opening after the wanted start is nearer.
    NearestAfter,
    /// No start was wanted, and none is earlier.
    Earliest,
    /// It leaves no free time right before or after itself.
    FillsGap,
    /// It is free.
    Free,
}

impl fmt::Display for FitReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AsWished => "exactly the time you asked for",
            Self::NearestBefore => "the nearest free time before",
            Self::NearestAfter => "the nearest free time after",
            Self::Earliest => "the earliest free time",
            Self::FillsGap => "fills a gap",
            Self::Free => "free",
        })
    }
}
