//! How long a search for openings takes, from the catalog and the blocks to the list.
//!
//! Every figure holds everything that one call does: reading the catalog's hours, sorting the
//! blocks, working out the starts and writing out the openings. The blocks come shuffled, as they
//! never do from the database, which is the slowest order there is.

#![expect(
    clippy::expect_used,
    reason = "what a bench is made of is written here, and right"
)]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use jiff::civil::{Date, Weekday, date};
use jiff::{Timestamp, ToSpan};
use salon_domain::{
    Block, BlockOwner, BookingPolicy, Catalog, CivilSpan, Currency, Hours, HoursOwner, Key,
    Minutes, Money, Price, Resource, ResourceId, Salon, SalonId, Service, ServiceId, Skill,
    StaffId, StaffMember, Step, StepKind, TimeOff, TimeRange, WeeklyHours, Wish, Zone,
    find_openings,
};

/// The sizes of a search.
#[derive(Clone, Copy)]
struct Size {
    staff: i64,
    days: i64,
    blocks: i64,
}

/// A salon, what is booked there, and when it is.
struct Bench {
    catalog: Catalog,
    busy: Vec<Block>,
    now: Timestamp,
    window: TimeRange,
}

const MONDAY: Date = date(2026, 8, 3);
const CUT: ServiceId = ServiceId::new(1);
const COLOUR: ServiceId = ServiceId::new(2);

fn key(text: &str) -> Key {
    text.parse().expect("a key")
}

fn span(text: &str) -> CivilSpan {
    text.parse().expect("a span")
}

fn service(id: ServiceId, steps: &[(StepKind, u32)], kind: Option<Key>) -> Service {
    let dollars: Currency = "USD".parse().expect("a currency");
    Service {
        id,
        key: key("service"),
        name: "Service".into(),
        aliases: vec![],
        steps: steps
            .iter()
            .map(|(kind, minutes)| Step {
                kind: *kind,
                minutes: Minutes::new(*minutes),
            })
            .collect(),
        buffer_before: Minutes::ZERO,
        buffer_after: Minutes::new(5),
        price: Price::Fixed(Money::new(5_000, dollars)),
        resource_kind: kind,
    }
}

fn person(id: i64) -> StaffMember {
    let skill = |service| Skill {
        service,
        steps: None,
        price: None,
    };
    StaffMember {
        id: StaffId::new(id),
        key: key("person"),
        name: "Person".into(),
        nicknames: vec![],
        skills: vec![skill(CUT), skill(COLOUR)],
    }
}

fn hours(size: Size, zone: &Zone) -> Hours {
    let week = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
    ];
    let mut hours = Hours::default();
    for weekday in week {
        let mut add = |owner, text| {
            hours.weekly.push(WeeklyHours {
                owner,
                weekday,
                span: span(text),
            });
        };
        add(HoursOwner::Salon, "08:00-20:00");
        for id in 0..size.staff {
            let text = if id % 2 == 0 {
                "08:00-18:00"
            } else {
                "10:00-20:00"
            };
            add(HoursOwner::Staff(StaffId::new(id)), text);
        }
    }
    for id in (0..size.staff).step_by(5) {
        let day = zone.day(MONDAY + id.rem_euclid(size.days).days());
        hours.time_off.push(TimeOff {
            staff: StaffId::new(id),
            range: day.expect("a day"),
        });
    }
    hours
}

/// Lays visits of 35 to 80 minutes over the days of every member of staff and every chair, with
/// pauses of up to 25 between them, and shuffles them.
fn blocks(size: Size, zone: &Zone) -> Vec<Block> {
    let mut random = 42_u64;
    let mut next = |below: i64| {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        i64::try_from(random >> 40).unwrap_or(0) % below
    };
    let owners: Vec<BlockOwner> = (0..size.staff)
        .flat_map(|id| {
            let chair = BlockOwner::Resource(ResourceId::new(id));
            [BlockOwner::Staff(StaffId::new(id)), chair]
        })
        .collect();
    let mut blocks = Vec::new();
    let lanes = size.days * i64::try_from(owners.len()).unwrap_or(1);
    let each = (size.blocks / lanes).max(1);
    for day in 0..size.days {
        let opens = zone.range(MONDAY + day.days(), span("08:00-20:00"));
        let opens = opens.expect("a day").start();
        for owner in &owners {
            let mut at = next(60);
            for _ in 0..each + i64::from(next(lanes) < size.blocks % lanes) {
                let end = at + 35 + 15 * next(4);
                let time = |minute: i64| opens + minute.minutes();
                blocks.push(Block {
                    id: None,
                    owner: *owner,
                    range: TimeRange::new(time(at), time(end)).expect("a range"),
                });
                at = end + 5 * next(6);
            }
        }
    }
    for last in (1..blocks.len()).rev() {
        let other = next(i64::try_from(last + 1).unwrap_or(1));
        blocks.swap(last, usize::try_from(other).unwrap_or(0));
    }
    blocks
}

fn salon(zone: Zone) -> Salon {
    Salon {
        id: SalonId::new(1),
        key: key("salon"),
        name: "Salon".into(),
        zone,
        country: "US".parse().expect("a country"),
        currency: "USD".parse().expect("a currency"),
        language: "en-US".into(),
        policy: BookingPolicy::default(),
    }
}

fn bench(size: Size) -> Bench {
    let zone = Zone::named("America/Chicago").expect("a zone");
    let start = zone.day(MONDAY).expect("a day").start();
    let end = zone.day(MONDAY + size.days.days()).expect("a day").start();
    let chair = |id| Resource {
        id: ResourceId::new(id),
        key: key("chair"),
        name: "Chair".into(),
        kind: key("chair"),
    };
    Bench {
        busy: blocks(size, &zone),
        now: start,
        window: TimeRange::new(start, end).expect("a window"),
        catalog: Catalog {
            hours: hours(size, &zone),
            salon: salon(zone),
            numbers: vec![],
            services: vec![
                service(CUT, &[(StepKind::Working, 45)], None),
                service(
                    COLOUR,
                    &[
                        (StepKind::Working, 30),
                        (StepKind::Processing, 35),
                        (StepKind::Working, 40),
                    ],
                    Some(key("chair")),
                ),
            ],
            staff: (0..size.staff).map(person).collect(),
            resources: (0..size.staff).map(chair).collect(),
            facts: vec![],
        },
    }
}

impl Bench {
    fn run(&self, services: &[ServiceId], near: bool, limit: usize) -> usize {
        let middle = self.window.start() + (self.window.minutes() / 2).minutes();
        let wish = Wish {
            services: services.to_vec(),
            staff: None,
            window: self.window,
            near: near.then_some(middle),
        };
        let found = find_openings(&self.catalog, &self.busy, self.now, &wish, limit);
        found.expect("openings").found.len()
    }
}

fn small(criterion: &mut Criterion) {
    let bench = bench(Size {
        staff: 20,
        days: 14,
        blocks: 2_000,
    });
    let mut group = criterion.benchmark_group("20 staff, 14 days, 2000 blocks");
    let mut case = |name: &str, services: &[ServiceId], near, limit| {
        assert!(bench.run(services, near, limit) > 5, "{name} finds nothing");
        group.bench_function(name, |b| {
            b.iter(|| black_box(&bench).run(services, near, limit));
        });
    };
    case("cut, first 10", &[CUT], false, 10);
    case("cut, 10 nearest", &[CUT], true, 10);
    case("cut, all", &[CUT], false, usize::MAX);
    case("colour, 10 nearest", &[COLOUR], true, 10);
    case("colour, all", &[COLOUR], false, usize::MAX);
    case("cut and colour, 10 nearest", &[CUT, COLOUR], true, 10);
    group.finish();
}

fn large(criterion: &mut Criterion) {
    let bench = bench(Size {
        staff: 50,
        days: 30,
        blocks: 10_000,
    });
    let mut group = criterion.benchmark_group("50 staff, 30 days, 10000 blocks");
    for (name, limit) in [("10 nearest", 10), ("all", usize::MAX)] {
        group.bench_function(format!("colour, {name}"), |b| {
            b.iter(|| black_box(&bench).run(&[COLOUR], true, limit));
        });
    }
    group.finish();
}

fn growth(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("growth over staff, 14 days, 100 blocks each");
    for staff in [5, 10, 20, 40, 80, 160] {
        let size = Size {
            staff,
            days: 14,
            blocks: staff * 100,
        };
        let bench = bench(size);
        group.throughput(Throughput::Elements(size.blocks.unsigned_abs()));
        group.bench_function(BenchmarkId::from_parameter(size.blocks), |b| {
            b.iter(|| black_box(&bench).run(&[COLOUR], true, 10));
        });
    }
    group.finish();
    let mut group = criterion.benchmark_group("growth over days, 20 staff, 140 blocks a day");
    for days in [7, 14, 28, 56] {
        let size = Size {
            staff: 20,
            days,
            blocks: days * 140,
        };
        let bench = bench(size);
        group.throughput(Throughput::Elements(size.blocks.unsigned_abs()));
        group.bench_function(BenchmarkId::from_parameter(size.blocks), |b| {
            b.iter(|| black_box(&bench).run(&[COLOUR], true, 10));
        });
    }
    group.finish();
}

criterion_group!(benches, small, large, growth);
criterion_main!(benches);
