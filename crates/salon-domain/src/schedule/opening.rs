//! Openings: the places where a visit fits.

use jiff::Timestamp;

use super::error::NoOpening;
use super::fit::{Fit, FitReason};
use crate::id::{ResourceId, ServiceId, StaffId};
use crate::money::Price;
use crate::time_range::TimeRange;
use crate::visit::{Block, BlockOwner};

/// A place where a visit fits, complete enough to be booked as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Opening {
    pub(super) range: TimeRange,
    pub(super) parts: Vec<OpeningPart>,
    pub(super) fit: Fit,
}

/// One service of an opening.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct OpeningPart {
    /// Which service.
    pub service: ServiceId,
    /// Who would do it.
    pub staff: StaffId,
    /// Where, if the service asks for a kind of resource.
    pub resource: Option<ResourceId>,
    /// From its first step to its last, without buffers.
    pub range: TimeRange,
    /// What it costs with this stylist.
    pub price: Price,
    /// What it takes, buffers included. Those of one owner do not overlap, in the whole opening.
    pub taken: Vec<Taken>,
}

/// A range that an opening would take from a person or a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Taken {
    /// Whose time.
    pub owner: BlockOwner,
    /// When.
    pub range: TimeRange,
}

impl Opening {
    /// Returns when the client sits: from the first step to the last, without buffers.
    #[must_use]
    pub const fn range(&self) -> TimeRange {
        self.range
    }

    /// Returns when the visit starts.
    #[must_use]
    pub const fn start(&self) -> Timestamp {
        self.range.start()
    }

    /// Returns the services in the order in which they are done.
    #[must_use]
    pub fn parts(&self) -> &[OpeningPart] {
        &self.parts
    }

    /// Returns the one person who does all of it; `None` when several do.
    #[must_use]
    pub fn staff(&self) -> Option<StaffId> {
        let (first, rest) = self.parts.split_first()?;
        let same = rest.iter().all(|part| part.staff == first.staff);
        same.then_some(first.staff)
    }

    /// Returns what it costs in all; `None` when the parts cannot be added up.
    #[must_use]
    pub fn price(&self) -> Option<Price> {
        let (first, rest) = self.parts.split_first()?;
        rest.iter()
            .try_fold(first.price, |sum, part| sum.plus(part.price))
    }

    /// Returns the blocks that booking it makes: per owner disjoint, not touching, in order.
    #[must_use]
    pub fn blocks(&self) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        let mut taken: Vec<Taken> = self
            .parts
            .iter()
            .flat_map(|part| part.taken.iter().copied())
            .collect();
        taken.sort_by_key(|taken| taken.range);
        for Taken { owner, range } in taken {
            let last = blocks.iter_mut().rfind(|block| block.owner == owner);
            match last {
                Some(last) if range.start() <= last.range.end() => {
                    last.range = last.range.hull(range);
                }
                _ => blocks.push(Block {
                    id: None,
                    owner,
                    range,
                }),
            }
        }
        blocks
    }

    /// Returns how well it fits.
    #[must_use]
    pub const fn fit(&self) -> Fit {
        self.fit
    }

    /// Returns why it is where it is in the list.
    #[must_use]
    pub const fn reason(&self) -> FitReason {
        self.fit.reason
    }

    /// Whether the two are the same visit, whatever the lists in which they were found.
    #[must_use]
    pub fn is_same_visit(&self, other: &Self) -> bool {
        self.parts == other.parts
    }
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Openings {
    /// Openings with distinct starts, the best first.
    pub found: Vec<Opening>,
    /// Why the wanted start has no opening, or, where nothing was found, why the whole window has
    /// none. `None` when there is nothing to explain: the wanted start is free, or lies between two
    /// of the starts that the salon gives out, or none was wanted.
    pub why_not: Option<NoOpening>,
}

/// How far apart spread openings start, in minutes, from the most to the least demanding: on other
/// days, at other parts of the day, in other hours, at all.
const APART: [i64; 4] = [20 * 60, 3 * 60, 60, 0];

/// The same around a wanted start, where another day is no answer.
const APART_NEAR: [i64; 3] = [60, 30, 0];

impl Openings {
    /// Picks at most `n` openings that lie apart, in the order of time.
    ///
    /// The best one is always among them. Around a wanted start the others are the nearest that are
    /// an hour apart; with none wanted, other days come before other parts of the same day, and
    /// those before other hours.
    #[must_use]
    pub fn spread(&self, n: usize) -> Vec<&Opening> {
        let near = self.found.first().is_some_and(|best| {
            matches!(
                best.reason(),
                FitReason::AsWished | FitReason::NearestBefore | FitReason::NearestAfter
            )
        });
        let levels: &[i64] = if near { &APART_NEAR } else { &APART };
        let mut picked: Vec<&Opening> = Vec::new();
        for apart in levels {
            for opening in &self.found {
                if picked.len() >= n {
                    break;
                }
                let distance = |other: &&Opening| {
                    (other.start().as_second() - opening.start().as_second()).abs()
                };
                let least = picked.iter().map(distance).min();
                if least.is_none_or(|least| least > 0 && least >= apart * 60) {
                    picked.push(opening);
                }
            }
        }
        picked.sort_by_key(|opening| opening.start());
        picked
    }
}
