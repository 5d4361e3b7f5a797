//! Everything about the people and resources of a search that does not depend on where a visit
//! starts: when they work and when they are taken, in order.

use super::calendar::{Calendar, DAY, Stretch, unite};
use super::request::Request;
use super::roster::{Roster, without};
use crate::id::{ResourceId, StaffId};
use crate::visit::{Block, BlockOwner};

/// When the people of a search work, and when they and the resources are taken.
#[derive(Debug)]
pub(super) struct Diary {
    /// When each person works, leave taken out.
    pub(super) work: Vec<Vec<Stretch>>,
    /// The blocks of each person, in order.
    pub(super) busy: Vec<Vec<Stretch>>,
    /// The blocks of each resource of each kind, in order.
    pub(super) kinds: Vec<Vec<Vec<Stretch>>>,
}

impl Diary {
    /// Reads the hours and blocks that touch the dates of a calendar.
    pub(super) fn read(request: &Request<'_>, calendar: &Calendar<'_>, busy: &[Block]) -> Self {
        let blocks = Blocks::sort(request, calendar, busy);
        let leave = leave(request, calendar);
        let work = rostered(request, calendar);
        let work = work.into_iter().zip(&leave);
        Self {
            work: work
                .map(|(work, leave)| {
                    if leave.is_empty() {
                        work
                    } else {
                        without(&work, leave)
                    }
                })
                .collect(),
            busy: blocks.people,
            kinds: blocks.kinds,
        }
    }

    /// Whether a resource or person with these blocks is free for a while.
    pub(super) fn is_free(taken: &[Stretch], wanted: Stretch) -> bool {
        let next = taken.partition_point(|block| block.end <= wanted.start);
        taken
            .get(next)
            .is_none_or(|block| wanted.end <= block.start)
    }
}

/// Returns when each person works, leave not taken out.
pub(super) fn rostered(request: &Request<'_>, calendar: &Calendar<'_>) -> Vec<Vec<Stretch>> {
    let staff: Vec<StaffId> = request.people.iter().map(|(_, person)| person.id).collect();
    let roster = Roster::new(&request.catalog.hours, &staff);
    let salon = roster.salon(calendar);
    (0..staff.len())
        .map(|place| roster.stretches(place, calendar, &salon))
        .collect()
}

/// Returns the leave of each person, in order and disjoint.
fn leave(request: &Request<'_>, calendar: &Calendar<'_>) -> Vec<Vec<Stretch>> {
    let mut leave = vec![Vec::new(); request.people.len()];
    let reach = reach(calendar);
    for time_off in &request.catalog.hours.time_off {
        let stretch = Stretch::around(time_off.range);
        let people = &request.people;
        let place = people.binary_search_by_key(&time_off.staff, |(_, person)| person.id);
        if let Ok(place) = place
            && reach.meets(stretch)
            && let Some(own) = leave.get_mut(place)
        {
            own.push(stretch);
        }
    }
    leave.iter_mut().for_each(unite);
    leave
}

/// The seconds of the calendar, and the day before and after it, into which buffers may reach.
fn reach(calendar: &Calendar<'_>) -> Stretch {
    let (first, last) = (calendar.days().first(), calendar.days().last());
    Stretch {
        start: first.map_or(0, |day| day.start - DAY),
        end: last.map_or(0, |day| day.end + DAY),
    }
}

/// Blocks by owner.
struct Blocks {
    people: Vec<Vec<Stretch>>,
    kinds: Vec<Vec<Vec<Stretch>>>,
}

impl Blocks {
    fn sort(request: &Request<'_>, calendar: &Calendar<'_>, busy: &[Block]) -> Self {
        let reach = reach(calendar);
        let mut owners = Owners::new(request);
        let mut taken = vec![Vec::new(); owners.count];
        for block in busy {
            let stretch = Stretch::around(block.range);
            if reach.meets(stretch)
                && let Some(place) = owners.place(block.owner)
                && let Some(own) = taken.get_mut(place)
            {
                own.push(stretch);
            }
        }
        taken.iter_mut().for_each(order);
        let rooms = taken.split_off(request.people.len());
        let mut rooms = rooms.into_iter();
        let kinds = request.kinds.iter();
        Self {
            people: taken,
            kinds: kinds
                .map(|kind| rooms.by_ref().take(kind.len()).collect())
                .collect(),
        }
    }
}

/// Puts an owner's blocks in order; those that overlap, which a database refuses, become one.
fn order(blocks: &mut Vec<Stretch>) {
    if !blocks.is_sorted() {
        blocks.sort_unstable_by_key(|block| block.start);
    }
    blocks.dedup_by(|next, last| {
        let overlap = next.start < last.end;
        if overlap {
            last.end = last.end.max(next.end);
        }
        overlap
    });
}

/// Where the blocks of an owner are kept: people first, then resources kind by kind.
struct Owners {
    people: Vec<StaffId>,
    /// In order of id, with the place of each.
    resources: Vec<(ResourceId, usize)>,
    count: usize,
    last: Option<(BlockOwner, Option<usize>)>,
}

impl Owners {
    fn new(request: &Request<'_>) -> Self {
        let people: Vec<_> = request.people.iter().map(|(_, person)| person.id).collect();
        let ids = request.kinds.iter().flatten().map(|resource| resource.id);
        let mut resources: Vec<_> = ids.zip(people.len()..).collect();
        resources.sort_unstable();
        Self {
            count: people.len() + resources.len(),
            people,
            resources,
            last: None,
        }
    }

    /// Finds an owner's place. Blocks often come grouped, so the last answer is kept.
    fn place(&mut self, owner: BlockOwner) -> Option<usize> {
        if let Some((last, place)) = self.last
            && last == owner
        {
            return place;
        }
        let place = match owner {
            BlockOwner::Staff(id) => self.people.binary_search(&id).ok(),
            BlockOwner::Resource(id) => {
                let found = self.resources.binary_search_by_key(&id, |(id, _)| *id);
                let entry = found.ok().and_then(|at| self.resources.get(at));
                entry.map(|(_, place)| *place)
            }
        };
        self.last = Some((owner, place));
        place
    }
}
