//! What a search must find, worked out minute by minute with no regard for speed.
//!
//! It shares no code with the search: every start is tried with every way to share the work, every
//! minute of it is looked up in the hours, leave and blocks, and the whole list is sorted.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::AmbiguousOffset;
use jiff::{Timestamp, ToSpan};
use salon_domain::{
    BlockOwner, Price, ResourceId, Service, ServiceId, StaffId, StaffMember, Step, StepKind,
    TimeRange,
};

use crate::world::{World, minutes};

/// A minute, by its first instant in minutes since the epoch.
type Minute = i64;

/// An opening, as far as the oracle knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Expected {
    pub(crate) start: Timestamp,
    pub(crate) parts: Vec<ExpectedPart>,
    /// Pieces left, minutes in them, blocks on the date.
    pub(crate) fit: (u8, u32, u32),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ExpectedPart {
    pub(crate) service: ServiceId,
    pub(crate) staff: StaffId,
    pub(crate) resource: Option<ResourceId>,
    pub(crate) range: TimeRange,
    pub(crate) price: Price,
    /// Each minute that the part takes of its stylist.
    pub(crate) minutes: BTreeSet<Minute>,
}

struct Oracle<'w> {
    world: &'w World,
    /// Working minutes of each person, leave taken out.
    work: BTreeMap<StaffId, BTreeSet<Minute>>,
}

/// Returns all openings in the order in which they must be found.
pub(crate) fn expected(world: &World) -> Vec<Expected> {
    let oracle = Oracle {
        world,
        work: world
            .catalog
            .staff
            .iter()
            .map(|person| (person.id, working_minutes(world, person.id)))
            .collect(),
    };
    let starts = starts(world);
    let ways = oracle.ways();
    let mut all: Vec<Expected> = starts
        .into_iter()
        .filter_map(|start| {
            let each = ways.iter().filter_map(|way| oracle.attempt(start, way));
            each.min_by_key(|attempt| attempt.fit)
        })
        .collect();
    all.sort_by_key(|opening| {
        let start = opening.start.as_second();
        let (pieces, left, _) = opening.fit;
        match world.wish.near {
            Some(near) => ((start - near.as_second()).abs(), pieces, left, start),
            None => (start, 0, 0, 0),
        }
    });
    all
}

/// The minute that begins at an instant.
pub(crate) fn minute(instant: Timestamp) -> Minute {
    instant.as_second().div_euclid(60)
}

fn minutes_of(range: TimeRange) -> impl Iterator<Item = Minute> {
    minute(range.start())..minute(range.end())
}

/// Every start that the salon gives out within the window, notice and horizon.
fn starts(world: &World) -> Vec<Timestamp> {
    let (zone, policy) = (world.zone(), &world.catalog.salon.policy);
    let window = world.wish.window;
    let latest = zone.date(world.now) + i64::from(policy.horizon_days).days();
    let mut date = zone.date(window.start()).yesterday().unwrap();
    let mut starts = Vec::new();
    while date <= latest && date <= zone.date(window.end()) {
        for minute in (0..1440).step_by(policy.slot.get().try_into().unwrap()) {
            let local = date.at(0, 0, 0, 0) + i64::from(minute).minutes();
            let start = match zone.time_zone().to_ambiguous_timestamp(local).offset() {
                AmbiguousOffset::Unambiguous { offset } => offset.to_timestamp(local).unwrap(),
                AmbiguousOffset::Fold { before, .. } => before.to_timestamp(local).unwrap(),
                AmbiguousOffset::Gap { .. } => continue,
            };
            let notice = world.now + policy.notice.duration();
            if window.contains(start) && notice <= start {
                starts.push(start);
            }
        }
        date = date.tomorrow().unwrap();
    }
    starts
}

/// Every minute in which a person works, from three days before the window to three after.
fn working_minutes(world: &World, staff: StaffId) -> BTreeSet<Minute> {
    let (zone, hours, window) = (world.zone(), &world.catalog.hours, world.wish.window);
    let first = zone.date(window.start()) - 3.days();
    let dates = first.series(1.day());
    let all = dates.take_while(|date| *date <= zone.date(window.end()) + 3.days());
    let worked = all.flat_map(|date| {
        let spans = hours.staff_on(staff, date);
        let ranges = spans
            .into_iter()
            .filter_map(move |span| zone.range(date, span));
        ranges.flat_map(minutes_of).collect::<Vec<_>>()
    });
    let mut worked: BTreeSet<Minute> = worked.collect();
    for leave in &hours.time_off {
        if leave.staff == staff {
            minutes_of(leave.range).for_each(|minute| {
                worked.remove(&minute);
            });
        }
    }
    worked
}

fn steps<'p>(person: &'p StaffMember, service: &'p Service) -> Option<&'p Vec<Step>> {
    let skill = person.find_skill(service.id)?;
    Some(skill.steps.as_ref().unwrap_or(&service.steps))
}

impl Oracle<'_> {
    fn service(&self, id: ServiceId) -> &Service {
        self.world.catalog.find_service(id).unwrap()
    }

    fn person(&self, id: StaffId) -> &StaffMember {
        self.world.catalog.find_staff(id).unwrap()
    }

    /// Every way to share the services with the fewest hand-overs, in the catalog's order.
    fn ways(&self) -> Vec<Vec<StaffId>> {
        let (wish, policy) = (&self.world.wish, &self.world.catalog.salon.policy);
        let zone = self.world.zone();
        let latest = zone.date(self.world.now) + i64::from(policy.horizon_days).days();
        let can_start = |minute: &Minute| {
            let instant = Timestamp::from_second(minute * 60).unwrap();
            wish.window.contains(instant)
                && self.world.now + policy.notice.duration() <= instant
                && zone.date(instant) <= latest
        };
        let mut ways: Vec<Vec<StaffId>> = vec![vec![]];
        for id in &wish.services {
            let able = self.world.catalog.staff.iter().filter(|person| {
                steps(person, self.service(*id)).is_some()
                    && wish.staff.is_none_or(|staff| staff == person.id)
                    && self.work[&person.id].iter().any(can_start)
            });
            let able: Vec<StaffId> = able.map(|person| person.id).collect();
            let longer = |way: Vec<StaffId>| {
                let more = able
                    .iter()
                    .map(|staff| [way.as_slice(), &[*staff]].concat());
                more.collect::<Vec<_>>()
            };
            ways = ways.into_iter().flat_map(longer).collect();
        }
        let hand_overs = |way: &[StaffId]| way.windows(2).filter(|pair| pair[0] != pair[1]).count();
        let fewest = ways.iter().map(|way| hand_overs(way)).min().unwrap_or(0);
        ways.retain(|way| hand_overs(way) == fewest);
        ways.truncate(64);
        ways
    }

    /// The visit that starts then and is shared so, if it is possible.
    fn attempt(&self, start: Timestamp, way: &[StaffId]) -> Option<Expected> {
        let mut parts: Vec<ExpectedPart> = Vec::new();
        for (id, staff) in self.world.wish.services.iter().zip(way) {
            let (service, person) = (self.service(*id), self.person(*staff));
            let begins = parts.last().map_or(start, |part| part.range.end());
            let mut at = begins;
            let mut taken = BTreeSet::new();
            for step in steps(person, service)? {
                let end = at + step.minutes.duration();
                if step.kind == StepKind::Working {
                    taken.extend(minute(at)..minute(end));
                }
                at = end;
            }
            let range = TimeRange::new(begins, at).unwrap();
            let resource = match &service.resource_kind {
                None => None,
                Some(kind) => {
                    let last = parts.last().and_then(|part| part.resource);
                    Some(self.resource(kind.as_str(), range, last)?)
                }
            };
            parts.push(ExpectedPart {
                service: *id,
                staff: *staff,
                resource,
                range,
                price: person.find_skill(*id)?.price.unwrap_or(service.price),
                minutes: taken,
            });
        }
        self.add_buffers(&mut parts);
        let possible = parts.iter().all(|part| self.is_possible(part));
        possible.then(|| Expected {
            start,
            fit: self.fit(start, &parts),
            parts,
        })
    }

    /// The resource of the part before, if it is of the kind and free, else the first free one.
    fn resource(
        &self,
        kind: &str,
        range: TimeRange,
        last: Option<ResourceId>,
    ) -> Option<ResourceId> {
        let all = self.world.catalog.resources.iter();
        let free: Vec<ResourceId> = all
            .filter(|room| room.kind.as_str() == kind)
            .map(|room| room.id)
            .filter(|id| self.is_free(BlockOwner::Resource(*id), minutes_of(range)))
            .collect();
        let again = last.filter(|last| free.contains(last));
        again.or(free.first().copied())
    }

    /// Buffers grow minute by minute until they meet other work of the same person.
    fn add_buffers(&self, parts: &mut [ExpectedPart]) {
        let others = |parts: &[ExpectedPart], staff: StaffId, minute: Minute| {
            let mut own = parts.iter().filter(|part| part.staff == staff);
            own.any(|part| part.minutes.contains(&minute))
        };
        for at in 0..parts.len() {
            let (staff, end) = (parts[at].staff, minute(parts[at].range.end()));
            let buffer = self.service(parts[at].service).buffer_after.get();
            for minute in end..end + i64::from(buffer) {
                if others(&parts[at + 1..], staff, minute) {
                    break;
                }
                parts[at].minutes.insert(minute);
            }
        }
        for at in 0..parts.len() {
            let (staff, start) = (parts[at].staff, minute(parts[at].range.start()));
            let buffer = self.service(parts[at].service).buffer_before.get();
            for minute in (start - i64::from(buffer)..start).rev() {
                if others(&parts[..at], staff, minute) {
                    break;
                }
                parts[at].minutes.insert(minute);
            }
        }
    }

    fn is_possible(&self, part: &ExpectedPart) -> bool {
        let work = &self.work[&part.staff];
        minutes_of(part.range).all(|minute| work.contains(&minute))
            && self.is_free(BlockOwner::Staff(part.staff), part.minutes.iter().copied())
    }

    fn is_free(&self, owner: BlockOwner, minutes: impl Iterator<Item = Minute>) -> bool {
        let blocks = self.world.busy.iter().filter(|block| block.owner == owner);
        let blocks: Vec<TimeRange> = blocks.map(|block| block.range).collect();
        let mut minutes = minutes.map(whole_minute);
        minutes.all(|minute| blocks.iter().all(|block| !block.overlaps(minute)))
    }

    fn fit(&self, start: Timestamp, parts: &[ExpectedPart]) -> (u8, u32, u32) {
        let staff: BTreeSet<StaffId> = parts.iter().map(|part| part.staff).collect();
        let mut fit = (0, 0, 0);
        for id in staff {
            let own: Vec<_> = parts.iter().filter(|part| part.staff == id).collect();
            let taken: BTreeSet<Minute> =
                own.iter().flat_map(|part| &part.minutes).copied().collect();
            let free =
                |minute: Minute| self.is_free(BlockOwner::Staff(id), std::iter::once(minute));
            let works = |minute: Minute| self.work[&id].contains(&minute);
            let (first, last) = (*taken.first().unwrap(), *taken.last().unwrap());
            let sits = minute(own[0].range.start());
            let leaves = minute(own[own.len() - 1].range.end());
            let before = (first.min(sits)..sits).rev().all(works);
            let after = (leaves..=last).all(works);
            let back = (first - 720..first)
                .rev()
                .take_while(|m| before && works(*m) && free(*m));
            let on = (last + 1..=last + 720).take_while(|m| after && works(*m) && free(*m));
            for left in [back.count(), on.count()] {
                fit.0 += u8::from(left > 0);
                fit.1 += u32::try_from(left).unwrap();
            }
            fit.2 += self.blocks_on(id, start);
        }
        fit
    }

    /// How many blocks a person has that begin on the date of an instant.
    fn blocks_on(&self, staff: StaffId, instant: Timestamp) -> u32 {
        let own = self.world.busy.iter();
        let own = own.filter(|block| block.owner == BlockOwner::Staff(staff));
        let mut ranges: Vec<TimeRange> = own.map(|block| block.range).collect();
        ranges.sort();
        let mut reached = None;
        let mut begun = Vec::new();
        for range in ranges {
            if reached.is_none_or(|reached| reached <= range.start()) {
                begun.push(range.start());
            }
            reached = reached.max(Some(range.end()));
        }
        let day = self
            .world
            .zone()
            .day(self.world.zone().date(instant))
            .unwrap();
        begun.retain(|start| day.contains(*start));
        u32::try_from(begun.len()).unwrap()
    }
}

fn whole_minute(minute: Minute) -> TimeRange {
    let start = Timestamp::from_second(minute * 60).unwrap();
    TimeRange::new(start, start + minutes(1)).unwrap()
}
