//! Several services in one visit, and who does which.

use salon_domain::{BlockOwner, Minutes, Price, ScheduleError, ServiceId, StaffId, TimeOff};

use crate::world::{World, alex, dollars, person, sam, service, skill, working};

#[test]
fn several_services_are_done_by_one_stylist_without_a_pause() {
    let mut world = World::new();
    world.catalog.services.push(service(2, &[working(30)]));
    world.service(1).buffer_after = Minutes::new(10);
    world.catalog.staff[0].skills.push(skill(2));
    world.wish.services = vec![ServiceId::new(1), ServiceId::new(2)];
    let opening = world.openings().found.remove(0);
    assert_eq!(
        (opening.staff(), opening.price()),
        (Some(sam()), Some(dollars(100)))
    );
    assert_eq!(opening.range(), world.range("09:00-10:30"));
    // The buffer between the two is dropped: the client stays in the chair.
    let blocks: Vec<_> = opening.blocks().iter().map(|block| block.range).collect();
    assert_eq!(blocks, [world.range("09:00-10:30")]);
}

#[test]
fn services_are_handed_over_where_nobody_does_them_all() {
    let mut world = World::new();
    world.catalog.services.push(service(2, &[working(30)]));
    world.catalog.staff[1].skills = vec![skill(2)];
    world.wish.services = vec![ServiceId::new(1), ServiceId::new(2)];
    world.block(BlockOwner::Staff(alex()), "09:00-11:30");
    let opening = world.openings().found.remove(0);
    let staff: Vec<StaffId> = opening.parts().iter().map(|part| part.staff).collect();
    assert_eq!((opening.staff(), staff), (None, vec![sam(), alex()]));
    assert_eq!(opening.range(), world.range("10:30-12:00"));
    world.wish.staff = Some(sam());
    let refused = world.search(1).unwrap_err();
    let (staff, service) = (sam(), ServiceId::new(2));
    assert_eq!(refused, ScheduleError::StaffDoesNot { staff, service });
}

#[test]
fn who_is_away_in_the_whole_window_does_not_stop_others_from_sharing() {
    let mut world = World::new();
    world.catalog.services.push(service(2, &[working(30)]));
    world.catalog.staff[1].skills = vec![skill(2)];
    let both = person(StaffId::new(3), vec![skill(1), skill(2)]);
    world.catalog.staff.push(both);
    world.wish.services = vec![ServiceId::new(1), ServiceId::new(2)];
    assert_eq!(world.openings().found[0].staff(), Some(StaffId::new(3)));
    world.catalog.hours.time_off.push(TimeOff {
        staff: StaffId::new(3),
        range: world.wish.window,
    });
    assert_eq!(world.openings().found[0].staff(), None);
}

#[test]
fn a_total_with_a_from_in_it_is_a_from() {
    let mut world = World::with_sam_alone();
    world.service(1).price = Price::From(dollars(50).amount());
    world.catalog.services.push(service(2, &[working(30)]));
    world.catalog.staff[0].skills.push(skill(2));
    world.wish.services = vec![ServiceId::new(2), ServiceId::new(1)];
    let total = world.openings().found[0].price();
    assert_eq!(total, Some(Price::From(dollars(100).amount())));
}
