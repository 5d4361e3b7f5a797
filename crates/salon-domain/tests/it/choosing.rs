//! Which opening comes first, and which ones are shown.

use salon_domain::{BlockOwner, FitReason};

use crate::world::{World, alex, minutes, sam};

#[test]
fn the_nearest_start_comes_first_and_says_so() {
    let mut world = World::with_sam_alone();
    world.wish.near = Some(world.friday("14:00"));
    assert_eq!(world.starts()[..3], ["14:00", "13:30", "14:30"]);
    assert_eq!(world.openings().found[0].reason(), FitReason::AsWished);
    world.block(BlockOwner::Staff(sam()), "14:00-14:30");
    assert_eq!(world.starts()[..3], ["14:30", "13:00", "15:00"]);
    let reasons: Vec<String> = world
        .openings()
        .found
        .iter()
        .take(3)
        .map(|opening| opening.reason().to_string())
        .collect();
    let said = [
        "the nearest free time after",
        "the nearest free time before",
        "free",
    ];
    assert_eq!(reasons, said);
}

#[test]
fn of_two_starts_that_are_equally_near_the_one_that_breaks_less_comes_first() {
    let mut world = World::with_sam_alone();
    world.block(BlockOwner::Staff(sam()), "12:30-13:30");
    world.block(BlockOwner::Staff(sam()), "15:00-16:00");
    world.wish.near = Some(world.friday("12:30"));
    // 11:30 touches the block, 13:30 is the same distance and leaves less time beside it.
    assert_eq!(world.starts()[..2], ["13:30", "11:30"]);
    world.block(BlockOwner::Staff(sam()), "09:00-11:30");
    // Now 11:30 fills its gap whole.
    assert_eq!(world.starts()[..2], ["11:30", "13:30"]);
    assert_eq!(world.openings().found[0].fit().pieces, 0);
}

#[test]
fn the_stylist_whose_gap_it_fills_is_chosen() {
    let mut world = World::new();
    world.wish.near = Some(world.friday("12:00"));
    assert_eq!(world.openings().found[0].staff(), Some(sam()));
    world.block(BlockOwner::Staff(alex()), "11:00-12:00");
    world.block(BlockOwner::Staff(alex()), "13:00-14:00");
    assert_eq!(world.openings().found[0].staff(), Some(alex()));
    // With equal gaps, who has fewer blocks on that date.
    world.block(BlockOwner::Staff(sam()), "10:00-12:00");
    world.block(BlockOwner::Staff(sam()), "13:00-15:00");
    world.block(BlockOwner::Staff(alex()), "16:00-17:00");
    assert_eq!(world.openings().found[0].staff(), Some(sam()));
}

#[test]
fn spread_openings_lie_hours_or_days_apart() {
    let mut world = World::with_sam_alone();
    let clocks = |world: &World| -> Vec<String> {
        let openings = world.openings();
        openings
            .spread(3)
            .iter()
            .map(|opening| world.clock(opening))
            .collect()
    };
    assert_eq!(clocks(&world), ["09:00", "12:00", "15:00"]);
    world.wish.near = Some(world.friday("14:00"));
    assert_eq!(clocks(&world), ["13:00", "14:00", "15:00"]);
    world.wish.near = None;
    let week = world.wish.window.start() + minutes(7 * 24 * 60);
    world.wish.window = salon_domain::TimeRange::new(world.wish.window.start(), week).unwrap();
    let openings = world.openings();
    let days: Vec<_> = openings
        .spread(3)
        .iter()
        .map(|opening| opening.start())
        .collect();
    assert_eq!(days[1].duration_since(days[0]), minutes(24 * 60));
    assert_eq!(days[2].duration_since(days[1]), minutes(24 * 60));
    assert!(openings.spread(0).is_empty());
}
