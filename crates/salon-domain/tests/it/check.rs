//! What must hold of everything that is found.

use jiff::tz::AmbiguousOffset;
use salon_domain::{
    BlockOwner, FitReason, Opening, OpeningPart, Openings, ScheduleError, TimeRange,
};

use crate::oracle::{Expected, expected, minute};
use crate::world::World;

/// Searches, holds what is found against the rules and the oracle, and returns how much it was.
pub(crate) fn check(world: &World) -> usize {
    let searched = world.search(usize::MAX);
    let possible = expected(world);
    let openings = match searched {
        Ok(openings) => openings,
        Err(error) => {
            assert!(is_right(world, &error), "{error}");
            assert!(possible.is_empty(), "{error}, yet {possible:?}");
            return 0;
        }
    };
    for opening in &openings.found {
        starts_when_it_may(world, opening);
        keeps_to_hours_and_blocks(world, opening);
    }
    let found: Vec<Expected> = openings.found.iter().map(as_expected).collect();
    agrees(&found, &possible);
    explains_itself(world, &openings);
    gives_a_prefix(world, &openings);
    booking_takes_it(world, &openings);
    openings.found.len()
}

/// Whether nobody does a service, or the wished person does not.
fn is_right(world: &World, error: &ScheduleError) -> bool {
    let staff = &world.catalog.staff;
    if let ScheduleError::NobodyDoes { service } = error {
        return staff
            .iter()
            .all(|person| person.find_skill(*service).is_none());
    }
    if let ScheduleError::StaffDoesNot { staff, service } = error {
        let person = world.catalog.find_staff(*staff);
        return person.is_some_and(|person| person.find_skill(*service).is_none());
    }
    if let ScheduleError::UnknownStaff { staff } = error {
        return world.catalog.find_staff(*staff).is_none();
    }
    false
}

/// Compares opening by opening, so that what differs can be read.
fn agrees(found: &[Expected], possible: &[Expected]) {
    let starts = |all: &[Expected]| all.iter().map(|one| one.start).collect::<Vec<_>>();
    assert_eq!(starts(found), starts(possible));
    for (found, possible) in found.iter().zip(possible) {
        assert_eq!(found.fit, possible.fit, "{}", found.start);
        assert_eq!(found, possible);
    }
}

fn as_expected(opening: &Opening) -> Expected {
    let fit = opening.fit();
    let part = |part: &OpeningPart| {
        let own = part.taken.iter();
        let own = own.filter(|taken| taken.owner == BlockOwner::Staff(part.staff));
        crate::oracle::ExpectedPart {
            service: part.service,
            staff: part.staff,
            resource: part.resource,
            range: part.range,
            price: part.price,
            minutes: own
                .flat_map(|taken| minute(taken.range.start())..minute(taken.range.end()))
                .collect(),
        }
    };
    Expected {
        start: opening.start(),
        parts: opening.parts().iter().map(part).collect(),
        fit: (fit.pieces, fit.left.get(), fit.blocks),
    }
}

/// The wall clock shows a multiple of the slot that exists, for the first time, in the window.
fn starts_when_it_may(world: &World, opening: &Opening) {
    let (zone, policy) = (world.zone(), &world.catalog.salon.policy);
    let start = opening.start();
    let local = zone.local(start).datetime();
    let first = match zone.time_zone().to_ambiguous_timestamp(local).offset() {
        AmbiguousOffset::Unambiguous { offset } => offset.to_timestamp(local).unwrap(),
        AmbiguousOffset::Fold { before, .. } => before.to_timestamp(local).unwrap(),
        AmbiguousOffset::Gap { .. } => panic!("{local} does not exist"),
    };
    assert_eq!(start, first, "{local} is a repetition");
    let minutes = i64::from(local.hour()) * 60 + i64::from(local.minute());
    assert_eq!(minutes % i64::from(policy.slot.get()), 0, "{local}");
    assert_eq!((local.second(), local.subsec_nanosecond()), (0, 0));
    assert!(world.wish.window.contains(start));
    assert!(world.now + policy.notice.duration() <= start);
    let days = zone.date(world.now).until(local.date()).unwrap().get_days();
    assert!(days <= i32::from(policy.horizon_days));
}

fn keeps_to_hours_and_blocks(world: &World, opening: &Opening) {
    let hours = &world.catalog.hours;
    for part in opening.parts() {
        let mut leave = hours
            .time_off
            .iter()
            .filter(|leave| leave.staff == part.staff);
        assert!(
            leave.all(|leave| !leave.range.overlaps(part.range)),
            "on leave"
        );
        let (mut at, end) = (part.range.start(), part.range.end());
        while at < end {
            let covering = |range: &TimeRange| range.contains(at);
            let date = world.zone().date(at);
            // A span of the day before may last into this one where clocks go back over midnight.
            let dates = [date.yesterday().unwrap(), date];
            let mut ranges = dates.iter().flat_map(|date| {
                let spans = hours.staff_on(part.staff, *date);
                spans
                    .into_iter()
                    .filter_map(|span| world.zone().range(*date, span))
            });
            at = ranges.find(covering).expect("outside hours").end();
        }
    }
    for block in opening.blocks() {
        let mut own = world.busy.iter().filter(|busy| busy.owner == block.owner);
        assert!(
            own.all(|busy| !busy.range.overlaps(block.range)),
            "over a block"
        );
    }
}

fn explains_itself(world: &World, openings: &Openings) {
    let starts: Vec<_> = openings.found.iter().map(Opening::start).collect();
    match world.wish.near {
        Some(near) if starts.contains(&near) => assert_eq!(openings.why_not, None),
        Some(_) => assert!(!starts.is_empty() || openings.why_not.is_some()),
        None => assert_eq!(openings.why_not.is_some(), starts.is_empty()),
    }
    for opening in &openings.found {
        let exact = world.wish.near == Some(opening.start());
        assert_eq!(opening.reason() == FitReason::AsWished, exact);
        assert!(!opening.reason().to_string().is_empty());
    }
    let spread = openings.spread(3);
    assert_eq!(spread.len(), starts.len().min(3));
    assert!(spread.is_sorted_by(|one, next| one.start() < next.start()));
    assert!(
        openings
            .found
            .first()
            .is_none_or(|best| spread.contains(&best))
    );
}

fn gives_a_prefix(world: &World, openings: &Openings) {
    for limit in [0, 1, 7] {
        let few = world.search(limit).unwrap();
        let all = openings.found.iter().take(limit);
        assert!(few.found.iter().eq(all), "not a prefix of {limit}");
        assert_eq!(few.why_not, openings.why_not);
    }
}

/// Once one is booked, nothing that is found takes what it took.
fn booking_takes_it(world: &World, openings: &Openings) {
    let middle = openings.found.get(openings.found.len() / 2);
    for booked in openings.found.first().into_iter().chain(middle) {
        let mut after = world.clone();
        after.book(booked);
        let blocks = booked.blocks();
        for opening in after.openings().found {
            let clash = opening.blocks().into_iter().find(|new| {
                let mut same = blocks.iter().filter(|old| old.owner == new.owner);
                same.any(|old| old.range.overlaps(new.range))
            });
            assert_eq!(clash, None, "booked twice");
        }
    }
}
