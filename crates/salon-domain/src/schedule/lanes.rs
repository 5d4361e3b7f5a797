//! Blocks by owner, each owner's in order: one pass to count, one to place, one sort each.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use super::calendar::Stretch;
use super::request::Request;
use crate::id::{ResourceId, StaffId};
use crate::visit::{Block, BlockOwner};

/// The blocks of the people and resources of a search.
#[derive(Debug)]
pub(super) struct Lanes {
    blocks: Vec<Stretch>,
    /// Where each owner's blocks are: people first, then resources, kind by kind.
    bounds: Vec<Range<usize>>,
    /// Where in `bounds` the resources of each kind are.
    kinds: Vec<Range<usize>>,
}

impl Lanes {
    /// Sorts the blocks that lie at least in part within `reach`.
    pub(super) fn sort(request: &Request<'_>, reach: Stretch, busy: &[Block]) -> Self {
        let owners = Owners::new(request);
        let place = |block: &Block| {
            let meets = reach.meets(Stretch::around(block.range));
            let place = meets.then(|| owners.place(block.owner)).flatten();
            place.unwrap_or(NOBODY)
        };
        let places: Vec<usize> = busy.iter().map(place).collect();
        let mut counts = vec![0; owners.count];
        for place in &places {
            if let Some(count) = counts.get_mut(*place) {
                *count += 1;
            }
        }
        let mut begin = 0;
        let bounds = counts.iter().map(|count| {
            let range = begin..begin + *count;
            begin = range.end;
            range
        });
        let mut bounds: Vec<Range<usize>> = bounds.collect();
        let mut blocks = distribute(busy, &places, &bounds);
        for range in &mut bounds {
            if let Some(lane) = blocks.get_mut(range.clone()) {
                range.end = range.start + order(lane);
            }
        }
        Self {
            blocks,
            bounds,
            kinds: kinds(request),
        }
    }

    /// Returns the blocks of a person.
    pub(super) fn person(&self, place: usize) -> &[Stretch] {
        let range = self.bounds.get(place);
        range.map_or(&[], |range| self.lane(range))
    }

    /// Returns the blocks of each resource of a kind.
    pub(super) fn resources(&self, kind: usize) -> impl Iterator<Item = &[Stretch]> {
        let range = self.kinds.get(kind).cloned().unwrap_or_default();
        let bounds = self.bounds.get(range).unwrap_or_default();
        bounds.iter().map(|range| self.lane(range))
    }

    fn lane(&self, range: &Range<usize>) -> &[Stretch] {
        self.blocks.get(range.clone()).unwrap_or_default()
    }
}

/// The place of blocks that a search does not look at.
const NOBODY: usize = usize::MAX;

/// Puts each block where its owner's blocks are to be.
fn distribute(busy: &[Block], places: &[usize], bounds: &[Range<usize>]) -> Vec<Stretch> {
    let count = bounds.last().map_or(0, |range| range.end);
    let mut blocks = vec![Stretch { start: 0, end: 0 }; count];
    let mut free: Vec<usize> = bounds.iter().map(|range| range.start).collect();
    for (block, place) in busy.iter().zip(places) {
        if let Some(next) = free.get_mut(*place)
            && let Some(slot) = blocks.get_mut(*next)
        {
            *slot = Stretch::around(block.range);
            *next += 1;
        }
    }
    blocks
}

/// Puts an owner's blocks in order and returns how many there are: those that overlap, which a
/// database refuses, become one.
fn order(lane: &mut [Stretch]) -> usize {
    lane.sort_unstable_by_key(|block| block.start);
    let mut kept: usize = 0;
    for at in 0..lane.len() {
        let Some(block) = lane.get(at).copied() else {
            break;
        };
        let last = kept.checked_sub(1).and_then(|last| lane.get_mut(last));
        match last {
            Some(last) if block.start < last.end => last.end = last.end.max(block.end),
            _ => {
                if let Some(slot) = lane.get_mut(kept) {
                    *slot = block;
                }
                kept += 1;
            }
        }
    }
    kept
}

type Places<Id> = HashMap<Id, usize, BuildHasherDefault<Spread>>;

/// The number of each owner: people first, then resources, kind by kind.
struct Owners {
    people: Places<StaffId>,
    resources: Places<ResourceId>,
    count: usize,
}

impl Owners {
    fn new(request: &Request<'_>) -> Self {
        let people = request.people.iter().map(|(_, person)| person.id);
        let resources = request.kinds.iter().flatten().map(|resource| resource.id);
        Self {
            count: request.people.len() + resources.clone().count(),
            people: people.zip(0..).collect(),
            resources: resources.zip(request.people.len()..).collect(),
        }
    }

    fn place(&self, owner: BlockOwner) -> Option<usize> {
        match owner {
            BlockOwner::Staff(id) => self.people.get(&id).copied(),
            BlockOwner::Resource(id) => self.resources.get(&id).copied(),
        }
    }
}

/// Says which owners are the resources of each kind.
fn kinds(request: &Request<'_>) -> Vec<Range<usize>> {
    let mut begin = request.people.len();
    let kinds = request.kinds.iter().map(|kind| {
        let range = begin..begin + kind.len();
        begin = range.end;
        range
    });
    kinds.collect()
}

/// A hash for the few ids of one salon, which nobody outside it chooses.
#[derive(Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        // The multiplier is 2^64 divided by the golden ratio; the rotation brings its well-mixed
        // upper bits to where a table looks first.
        let mixed = (self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed.rotate_left(26);
    }

    fn write_i64(&mut self, number: i64) {
        self.write_u64(number.cast_unsigned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn puts_blocks_in_order_and_makes_one_of_those_that_overlap() {
        let stretch = |(start, end)| Stretch { start, end };
        let mut lane = [(30, 40), (10, 20), (20, 25), (38, 50), (12, 14)].map(stretch);
        let kept = order(&mut lane);
        assert_eq!(lane[..kept], [(10, 20), (20, 25), (30, 50)].map(stretch));
        assert_eq!(order(&mut []), 0);
    }
}
