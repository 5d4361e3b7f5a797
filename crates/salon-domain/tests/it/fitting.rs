//! The rules of fitting, one sentence each. Numbers in comments are those of the known failures.

use jiff::civil::date;
use salon_domain::{
    BlockOwner, DatedHours, FitReason, HoursOwner, Minutes, ResourceId, ServiceId, Skill, TimeOff,
    VisitStatus, Wish, Zone,
};

use crate::world::{
    FRIDAY, World, alex, chair, dollars, key, processing, sam, service, skill, span, weekly,
    working,
};

// S2
#[test]
fn visits_follow_each_other_without_a_pause() {
    let mut world = World::with_sam_alone();
    world.block(BlockOwner::Staff(sam()), "09:00-12:00");
    world.block(BlockOwner::Staff(sam()), "13:00-18:00");
    assert_eq!(world.starts(), ["12:00"]);
    let opening = world.openings().found.remove(0);
    assert_eq!(
        (opening.reason(), opening.fit().pieces),
        (FitReason::Earliest, 0)
    );
    world.book(&opening);
    assert_eq!(world.starts(), [""; 0]);
}

// S3
#[test]
fn the_slot_of_a_cancelled_visit_is_free_again() {
    let mut world = World::with_sam_alone();
    let before = world.openings();
    let booked = before.found[3].clone();
    world.book(&booked);
    assert!(!world.starts().contains(&world.clock(&booked)));
    let cancelled = VisitStatus::Booked.advance(VisitStatus::Cancelled).unwrap();
    if !cancelled.blocks() {
        world.busy.clear();
    }
    assert_eq!(world.openings(), before);
}

// S4
#[test]
fn a_working_night_across_the_change_has_its_real_hours() {
    let mut world = World::with_sam_alone();
    world.catalog.hours.weekly = weekly(HoursOwner::Salon, &["00:00-04:00"]);
    for (night, starts) in [
        // 02:00 to 03:00 does not exist; a visit may last through the change.
        (
            date(2027, 3, 14),
            vec!["00:00", "00:30", "01:00", "01:30", "03:00"],
        ),
        // 01:00 to 02:00 occurs twice and is given out once.
        (
            date(2026, 11, 1),
            vec![
                "00:00", "00:30", "01:00", "01:30", "02:00", "02:30", "03:00",
            ],
        ),
    ] {
        let day = world.zone().day(night).unwrap();
        world.now = day.start();
        world.wish.window = day;
        assert_eq!(world.starts(), starts, "{night}");
        for opening in world.openings().found {
            assert_eq!(opening.range().minutes(), 60);
        }
    }
}

// S5
#[test]
fn nobody_is_booked_outside_dated_hours_on_a_holiday_or_on_leave() {
    let mut world = World::with_sam_alone();
    let dated = |owner, spans: &[&str]| DatedHours {
        owner,
        date: FRIDAY,
        spans: spans.iter().map(|text| span(text)).collect(),
        label: None,
    };
    let ordinary = world.catalog.hours.clone();
    world.catalog.hours.dated = vec![dated(HoursOwner::Staff(sam()), &["10:00-12:00"])];
    assert_eq!(world.starts(), ["10:00", "10:30", "11:00"]);
    world
        .catalog
        .hours
        .dated
        .push(dated(HoursOwner::Salon, &[]));
    assert_eq!(world.starts(), [""; 0]);
    world.catalog.hours = ordinary;
    world.catalog.hours.time_off = vec![TimeOff {
        staff: sam(),
        range: world.range("09:30-16:45"),
    }];
    assert_eq!(world.starts(), ["17:00"]);
}

// S6
#[test]
fn another_visit_fits_into_the_processing_time() {
    let mut world = World::with_sam_alone();
    let colour = service(2, &[working(30), processing(60), working(30)]);
    world.catalog.services.push(colour);
    world.catalog.staff[0].skills.push(skill(2));
    world.catalog.hours.weekly = weekly(HoursOwner::Salon, &["09:00-11:00"]);
    let cut = world.wish.clone();
    world.wish.services = vec![ServiceId::new(2)];
    let colour = world.openings().found.remove(0);
    assert_eq!(colour.range().minutes(), 120);
    world.book(&colour);
    world.wish = cut;
    assert_eq!(world.starts(), ["09:30"]);
    assert_eq!(world.openings().found[0].fit().pieces, 0);
}

// S6
#[test]
fn the_chair_stays_taken_while_the_colour_takes() {
    let mut world = World::new();
    world.catalog.services = vec![service(1, &[working(30), processing(30)])];
    world.service(1).resource_kind = Some(key("chair"));
    world.catalog.resources = vec![chair(1)];
    world.wish.window = world.range("10:00-10:30");
    let opening = world.openings().found.remove(0);
    assert_eq!(opening.parts()[0].resource, Some(ResourceId::new(1)));
    world.book(&opening);
    // Sam is free at 10:30 and Alex all day, but the only chair is taken until 11:00.
    world.wish.window = world.range("10:00-12:00");
    assert_eq!(world.starts(), ["11:00", "11:30"]);
    world.catalog.resources.push(chair(2));
    assert_eq!(world.starts(), ["10:00", "10:30", "11:00", "11:30"]);
}

// S6
#[test]
fn lengths_and_prices_are_those_of_the_stylist() {
    let mut world = World::new();
    world.catalog.staff[1].skills = vec![Skill {
        steps: Some(vec![working(90)]),
        price: Some(dollars(70)),
        ..skill(1)
    }];
    let first = |world: &World| world.openings().found.remove(0);
    world.wish.staff = Some(sam());
    assert_eq!(
        (first(&world).range().minutes(), first(&world).price()),
        (60, Some(dollars(50)))
    );
    world.wish.staff = Some(alex());
    assert_eq!(
        (first(&world).range().minutes(), first(&world).price()),
        (90, Some(dollars(70)))
    );
    assert_eq!(world.starts().last().unwrap(), "16:30");
}

// S6
#[test]
fn buffers_keep_the_stylist_and_may_run_past_closing() {
    let mut world = World::with_sam_alone();
    world.service(1).buffer_before = Minutes::new(15);
    world.service(1).buffer_after = Minutes::new(20);
    assert_eq!(
        (world.starts().len(), world.starts()[0].as_str()),
        (17, "09:00")
    );
    assert_eq!(world.starts()[16], "17:00");
    world.block(BlockOwner::Staff(sam()), "12:00-13:00");
    let starts = world.starts();
    for time in ["10:30", "13:30"] {
        assert!(starts.contains(&time.to_owned()), "{time}");
    }
    for time in ["11:00", "13:00"] {
        assert!(!starts.contains(&time.to_owned()), "{time}");
    }
}

#[test]
fn a_visit_may_last_past_midnight_where_the_hours_go_on() {
    let mut world = World::with_sam_alone();
    world.catalog.hours.weekly = weekly(HoursOwner::Salon, &["22:00-24:00", "00:00-01:00"]);
    assert_eq!(
        world.starts(),
        ["00:00", "22:00", "22:30", "23:00", "23:30"]
    );
}

#[test]
fn blocks_that_do_not_begin_on_a_second_are_not_touched() {
    let mut world = World::with_sam_alone();
    world.block(BlockOwner::Staff(sam()), "10:00-11:00");
    let early = world.busy[0].range.start() - jiff::SignedDuration::from_millis(1);
    let late = world.busy[0].range.end() + jiff::SignedDuration::from_millis(1);
    world.busy[0].range = salon_domain::TimeRange::new(early, late).unwrap();
    let starts = world.starts();
    assert_eq!(starts[0], "11:30");
}

#[test]
fn a_zone_far_from_the_callers_reads_its_own_clock() {
    let mut world = World::with_sam_alone();
    world.catalog.salon.zone = Zone::named("Pacific/Auckland").unwrap();
    world.wish = Wish {
        window: world.zone().day(FRIDAY).unwrap(),
        ..world.wish
    };
    assert_eq!(world.starts().first().unwrap(), "09:00");
    assert_eq!(world.starts().last().unwrap(), "17:00");
}
