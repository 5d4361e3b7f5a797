//! Why there is no opening.

use jiff::civil::Date;
use salon_domain::{BlockOwner, DatedHours, HoursOwner, Minutes, NoOpening, TimeOff, TimeRange};

use crate::world::{FRIDAY, World, minutes, sam, span};

fn why(world: &World) -> Option<NoOpening> {
    world.openings().why_not
}

/// Asks for a time on the Friday, and then for the whole day.
fn near(world: &World, time: &str) -> Option<NoOpening> {
    let mut world = world.clone();
    world.wish.near = Some(world.friday(time));
    why(&world)
}

fn day_off(owner: HoursOwner, date: Date) -> DatedHours {
    DatedHours {
        owner,
        date,
        spans: vec![],
        label: Some("Inventory".into()),
    }
}

#[test]
fn a_closed_day_is_named_with_its_reason() {
    let mut world = World::new();
    world.catalog.hours.dated = vec![day_off(HoursOwner::Salon, FRIDAY)];
    let closed = NoOpening::Closed {
        date: FRIDAY,
        label: Some("Inventory".into()),
    };
    assert_eq!(near(&world, "14:00"), Some(closed.clone()));
    assert_eq!(why(&world), Some(closed.clone()));
    assert_eq!(closed.to_string(), "closed on 2026-11-27: Inventory");
}

#[test]
fn the_only_stylist_who_could_is_away() {
    let mut world = World::new();
    world.catalog.hours.dated = vec![day_off(HoursOwner::Staff(sam()), FRIDAY)];
    assert_eq!(near(&world, "14:00"), None);
    world.wish.staff = Some(sam());
    let away = Some(NoOpening::StaffAway {
        staff: sam(),
        date: FRIDAY,
    });
    assert_eq!(near(&world, "14:00"), away);
    assert_eq!(why(&world), away);
    world.catalog.hours.dated.clear();
    world.catalog.hours.time_off = vec![TimeOff {
        staff: sam(),
        range: world.wish.window,
    }];
    assert_eq!(near(&world, "14:00"), away);
    assert_eq!(why(&world), away);
}

#[test]
fn leave_for_an_hour_is_not_a_day_away() {
    let mut world = World::with_sam_alone();
    world.catalog.hours.time_off = vec![TimeOff {
        staff: sam(),
        range: world.range("14:00-15:00"),
    }];
    assert_eq!(near(&world, "14:00"), Some(NoOpening::Taken));
    assert_eq!(near(&world, "15:00"), None);
    world.wish.window = world.range("14:00-15:00");
    assert_eq!(why(&world), Some(NoOpening::Taken));
}

#[test]
fn a_visit_that_would_end_after_closing_is_outside_hours() {
    let mut world = World::new();
    let outside = Some(NoOpening::OutsideHours {
        date: FRIDAY,
        hours: vec![span("09:00-18:00")],
    });
    assert_eq!(near(&world, "17:30"), outside);
    assert_eq!(near(&world, "08:00"), outside);
    assert_eq!(near(&world, "17:00"), None);
    world.wish.window = world.range("17:30-24:00");
    assert_eq!(why(&world), outside);
}

#[test]
fn a_full_day_is_taken() {
    let mut world = World::with_sam_alone();
    world.block(BlockOwner::Staff(sam()), "09:30-17:30");
    assert_eq!(near(&world, "14:00"), Some(NoOpening::Taken));
    assert_eq!(why(&world), Some(NoOpening::Taken));
}

#[test]
fn a_time_within_the_notice_or_past_is_too_soon() {
    let mut world = World::new();
    world.now = world.friday("14:00");
    world.catalog.salon.policy.notice = Minutes::new(60);
    let soon = Some(NoOpening::TooSoon {
        earliest: world.friday("15:00"),
    });
    assert_eq!(near(&world, "14:30"), soon);
    assert_eq!(near(&world, "10:00"), soon);
    assert_eq!(near(&world, "15:00"), None);
    world.wish.window = world.range("09:00-12:00");
    assert_eq!(why(&world), soon);
    // What is left of the day lies after the last start that could be reached.
    world.wish.window = world.range("09:00-24:00");
    world.now = world.friday("16:30");
    let evening = NoOpening::TooSoon {
        earliest: world.friday("17:30"),
    };
    assert_eq!(why(&world), Some(evening));
}

#[test]
fn a_date_past_the_horizon_is_too_far() {
    let mut world = World::new();
    world.catalog.salon.policy.horizon_days = 1;
    assert_eq!(near(&world, "14:00"), None);
    world.catalog.salon.policy.horizon_days = 0;
    let latest = FRIDAY.yesterday().unwrap();
    let far = Some(NoOpening::TooFar { latest });
    assert_eq!(near(&world, "14:00"), far);
    assert_eq!(why(&world), far);
}

#[test]
fn a_time_between_two_starts_is_not_called_taken() {
    let world = World::new();
    assert_eq!(near(&world, "14:10"), None);
}

#[test]
fn a_wanted_time_outside_the_window_needs_no_reason() {
    let mut world = World::new();
    world.wish.near = Some(world.wish.window.end() + minutes(60));
    assert_eq!(why(&world), None);
    assert_eq!(world.clock(&world.openings().found[0]), "17:00");
}

#[test]
fn a_window_of_closed_and_full_days_is_taken() {
    let mut world = World::with_sam_alone();
    world.catalog.hours.dated = vec![day_off(HoursOwner::Salon, FRIDAY)];
    let two_days = world.wish.window.end() + minutes(24 * 60);
    let window = TimeRange::new(world.wish.window.start(), two_days).unwrap();
    world.wish.window = window;
    assert_eq!(why(&world), None);
    world.busy.push(salon_domain::Block {
        id: None,
        owner: BlockOwner::Staff(sam()),
        range: window,
    });
    assert_eq!(why(&world), Some(NoOpening::Taken));
}
