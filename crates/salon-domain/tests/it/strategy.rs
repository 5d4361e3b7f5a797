//! Salons, calendars and wishes of every kind, around a given date in a given zone.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use salon_domain::{
    Block, BlockOwner, CivilSpan, DatedHours, Hours, HoursOwner, Minutes, Resource, ResourceId,
    Service, ServiceId, Skill, StaffId, StaffMember, Step, TimeOff, TimeRange, WeeklyHours, Wish,
    Zone,
};

use crate::world::{
    WEEK, World, chair, dollars, key, minutes, person, processing, service, working,
};

/// A fixed seed, and nothing written to the disk.
pub(crate) fn config(cases: u32, seed: u64) -> Config {
    Config {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(seed),
        max_shrink_iters: 400,
        ..Config::default()
    }
}

/// Spans of a day in steps of a quarter of an hour; often through the hours in which clocks change.
fn spans() -> impl Strategy<Value = Vec<CivilSpan>> {
    let quarter = |(start, length): (u16, u16)| {
        CivilSpan::from_minutes(start * 15, (start * 15 + length * 15).min(1440)).unwrap()
    };
    let any = (0_u16..95, 1_u16..60).prop_map(quarter);
    let night = (0_u16..12, 4_u16..40).prop_map(quarter);
    let day = Just(CivilSpan::WHOLE_DAY);
    vec(prop_oneof![3 => any, 2 => night, 2 => day], 0..3)
}

fn week(owner: HoursOwner) -> impl Strategy<Value = Vec<WeeklyHours>> {
    vec(spans(), 7).prop_map(move |days| {
        let each = WEEK.into_iter().zip(days);
        each.flat_map(|(weekday, spans)| {
            spans.into_iter().map(move |span| WeeklyHours {
                owner,
                weekday,
                span,
            })
        })
        .collect()
    })
}

fn dated(owner: HoursOwner, date: Date) -> impl Strategy<Value = Vec<DatedHours>> {
    let entry = (-1_i64..3, spans()).prop_map(move |(days, spans)| DatedHours {
        owner,
        date: date + days.days(),
        spans,
        label: Some("Inventory".into()),
    });
    vec(entry, 0..4)
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let minutes = || (1_u32..13).prop_map(|fives| fives * 5);
    prop_oneof![
        minutes().prop_map(|all| vec![working(all)]),
        (minutes(), minutes(), minutes()).prop_map(|(first, wait, last)| vec![
            working(first),
            processing(wait),
            working(last)
        ]),
        (minutes(), minutes()).prop_map(|(wait, last)| vec![processing(wait), working(last)]),
        (minutes(), minutes()).prop_map(|(first, wait)| vec![working(first), processing(wait)]),
    ]
}

fn services() -> impl Strategy<Value = Vec<Service>> {
    let buffer = || prop_oneof![3 => Just(0_u32), 1 => Just(5), 1 => Just(25)];
    let one = (steps(), buffer(), buffer(), any::<bool>());
    vec(one, 3).prop_map(|all| {
        let numbered = (1..).zip(all);
        numbered
            .map(|(id, (steps, before, after, sits))| Service {
                buffer_before: Minutes::new(before),
                buffer_after: Minutes::new(after),
                resource_kind: sits.then(|| key("chair")),
                ..service(id, &steps)
            })
            .collect()
    })
}

fn staff() -> impl Strategy<Value = Vec<StaffMember>> {
    let own = || option::weighted(0.7, option::weighted(0.3, steps()));
    let people = vec((own(), own(), own()), 1..4);
    people.prop_map(|people| {
        let person = |(id, (first, second, third)): (i64, (_, _, _))| {
            let skills = [(1, first), (2, second), (3, third)];
            let skills = skills.into_iter().filter_map(|(service, own)| {
                Some(Skill {
                    service: ServiceId::new(service),
                    price: (id == 2).then(|| dollars(80)),
                    steps: own?,
                })
            });
            person(StaffId::new(id), skills.collect())
        };
        // The ids run against the order of the catalog, so that neither is taken for the other.
        (1..10).rev().zip(people).map(person).collect()
    })
}

fn resources() -> impl Strategy<Value = Vec<Resource>> {
    (1_i64..3).prop_map(|count| (1..=count).rev().map(chair).collect())
}

/// A range that starts within a day before or two days after the date begins.
fn range(midnight: Timestamp, longest: i64) -> impl Strategy<Value = TimeRange> {
    (-24 * 12..48 * 12_i64, 1..=longest / 5).prop_map(move |(start, length)| {
        let start = midnight + minutes(start * 5);
        TimeRange::new(start, start + minutes(length * 5)).unwrap()
    })
}

fn blocks(midnight: Timestamp) -> impl Strategy<Value = Vec<Block>> {
    let owner = prop_oneof![
        3 => (7_i64..10).prop_map(|id| BlockOwner::Staff(StaffId::new(id))),
        2 => (1_i64..4).prop_map(|id| BlockOwner::Resource(ResourceId::new(id))),
    ];
    let block = (owner, range(midnight, 300)).prop_map(|(owner, range)| Block {
        id: None,
        owner,
        range,
    });
    vec(block, 0..14)
}

fn wish(midnight: Timestamp) -> impl Strategy<Value = Wish> {
    let services = vec((1_i64..4).prop_map(ServiceId::new), 1..4);
    let staff = option::weighted(0.3, (7_i64..10).prop_map(StaffId::new));
    let near = option::weighted(0.5, (0_i64..30 * 12).prop_map(|fives| minutes(fives * 5)));
    (services, staff, range(midnight, 36 * 60), near).prop_map(|(services, staff, window, near)| {
        Wish {
            services,
            staff,
            window,
            near: near.map(|near| window.start() + near),
        }
    })
}

/// Slot, notice and horizon, and how far from midnight it is, in steps of five minutes.
fn policies() -> impl Strategy<Value = (u32, u32, u16, i64)> {
    (
        prop_oneof![Just(15_u32), Just(20), Just(30), Just(50)],
        prop_oneof![Just(0_u32), Just(45), Just(26 * 60)],
        prop_oneof![4 => Just(60_u16), 1 => Just(1), 1 => Just(0)],
        -3 * 24 * 12..12 * 12_i64,
    )
}

/// Hours of the salon and of one person, dated ones of the salon and another, and leave.
fn hours(date: Date, midnight: Timestamp) -> impl Strategy<Value = Hours> {
    let leave = (7_i64..10, range(midnight, 24 * 60)).prop_map(|(id, range)| TimeOff {
        staff: StaffId::new(id),
        range,
    });
    let weekly = (
        week(HoursOwner::Salon),
        option::of(week(HoursOwner::Staff(StaffId::new(9)))),
    );
    let dated = (
        dated(HoursOwner::Salon, date),
        dated(HoursOwner::Staff(StaffId::new(8)), date),
    );
    (weekly, dated, vec(leave, 0..3)).prop_map(|(weekly, dated, time_off)| Hours {
        weekly: [weekly.0, weekly.1.unwrap_or_default()].concat(),
        dated: [dated.1, dated.0].concat(),
        time_off,
    })
}

/// A salon with leave, dated hours, chairs, blocks and a wish around a date.
pub(crate) fn worlds(zone: &Zone, date: Date) -> impl Strategy<Value = World> + use<> {
    let zone = zone.clone();
    let midnight = zone.day(date).unwrap().start();
    let people = (services(), staff(), resources());
    let asked = (blocks(midnight), wish(midnight));
    let all = (policies(), hours(date, midnight), people, asked);
    all.prop_map(move |(policy, hours, people, asked)| {
        let mut world = World::new();
        let (slot, notice, horizon, now) = policy;
        world.catalog.salon.zone = zone.clone();
        world.catalog.salon.policy.slot = Minutes::new(slot);
        world.catalog.salon.policy.notice = Minutes::new(notice);
        world.catalog.salon.policy.horizon_days = horizon;
        world.now = midnight + minutes(now * 5);
        world.catalog.hours = hours;
        (
            world.catalog.services,
            world.catalog.staff,
            world.catalog.resources,
        ) = people;
        (world.busy, world.wish) = asked;
        world
    })
}
