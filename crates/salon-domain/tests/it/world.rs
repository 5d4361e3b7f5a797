//! Small salons to ask for openings.

use jiff::civil::{Date, DateTime, Weekday, date};
use jiff::{SignedDuration, Timestamp};
use salon_domain::{
    Block, BlockOwner, BookingPolicy, Catalog, CivilSpan, Hours, HoursOwner, Key, Minutes, Money,
    Opening, Openings, Price, Resource, ResourceId, Salon, SalonId, ScheduleError, Service,
    ServiceId, Skill, StaffId, StaffMember, Step, StepKind, TimeRange, WeeklyHours, Wish, Zone,
    find_openings,
};

/// A Friday on which clocks stand still everywhere.
pub(crate) const FRIDAY: Date = date(2026, 11, 27);

pub(crate) const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// All that a search is given.
#[derive(Clone, Debug)]
pub(crate) struct World {
    pub(crate) catalog: Catalog,
    pub(crate) busy: Vec<Block>,
    pub(crate) now: Timestamp,
    pub(crate) wish: Wish,
}

pub(crate) fn key(text: &str) -> Key {
    text.parse().unwrap()
}

pub(crate) fn span(text: &str) -> CivilSpan {
    text.parse().unwrap()
}

pub(crate) fn sam() -> StaffId {
    StaffId::new(1)
}

pub(crate) fn alex() -> StaffId {
    StaffId::new(2)
}

pub(crate) fn dollars(whole: i64) -> Price {
    Price::Fixed(Money::new(whole * 100, "USD".parse().unwrap()))
}

pub(crate) fn working(minutes: u32) -> Step {
    Step {
        kind: StepKind::Working,
        minutes: Minutes::new(minutes),
    }
}

pub(crate) fn processing(minutes: u32) -> Step {
    Step {
        kind: StepKind::Processing,
        minutes: Minutes::new(minutes),
    }
}

pub(crate) fn service(id: i64, steps: &[Step]) -> Service {
    Service {
        id: ServiceId::new(id),
        key: key(&format!("service-{id}")),
        name: format!("Service {id}"),
        aliases: vec![],
        steps: steps.to_vec(),
        buffer_before: Minutes::ZERO,
        buffer_after: Minutes::ZERO,
        price: dollars(50),
        resource_kind: None,
    }
}

pub(crate) fn skill(service: i64) -> Skill {
    Skill {
        service: ServiceId::new(service),
        steps: None,
        price: None,
    }
}

pub(crate) fn person(id: StaffId, skills: Vec<Skill>) -> StaffMember {
    StaffMember {
        id,
        key: key(&format!("staff-{id}")),
        name: format!("Staff {id}"),
        nicknames: vec![],
        skills,
    }
}

pub(crate) fn chair(id: i64) -> Resource {
    Resource {
        id: ResourceId::new(id),
        key: key(&format!("chair-{id}")),
        name: format!("Chair {id}"),
        kind: key("chair"),
    }
}

pub(crate) fn weekly(owner: HoursOwner, spans: &[&str]) -> Vec<WeeklyHours> {
    let entry = |weekday: Weekday, text: &&str| WeeklyHours {
        owner,
        weekday,
        span: span(text),
    };
    let days = WEEK.iter();
    days.flat_map(|day| spans.iter().map(|text| entry(*day, text)))
        .collect()
}

fn salon(zone: Zone) -> Salon {
    Salon {
        id: SalonId::new(1),
        key: key("salon"),
        name: "Salon".into(),
        zone,
        country: "US".parse().unwrap(),
        currency: "USD".parse().unwrap(),
        language: "en-US".into(),
        policy: BookingPolicy {
            notice: Minutes::ZERO,
            slot: Minutes::new(30),
            ..BookingPolicy::default()
        },
    }
}

impl World {
    /// Sam and Alex in Chicago, open 09:00 to 18:00 every day, slots of 30 minutes, no notice. They
    /// do service 1, a cut of 60 minutes. It is Thursday noon, and a cut on Friday is wished.
    pub(crate) fn new() -> Self {
        let zone = Zone::named("America/Chicago").unwrap();
        let window = zone.day(FRIDAY).unwrap();
        let noon = FRIDAY.yesterday().unwrap().at(12, 0, 0, 0);
        Self {
            busy: vec![],
            now: zone.starting(noon).unwrap(),
            wish: Wish {
                services: vec![ServiceId::new(1)],
                staff: None,
                window,
                near: None,
            },
            catalog: Catalog {
                salon: salon(zone),
                numbers: vec![],
                services: vec![service(1, &[working(60)])],
                staff: vec![
                    person(sam(), vec![skill(1)]),
                    person(alex(), vec![skill(1)]),
                ],
                resources: vec![],
                hours: Hours {
                    weekly: weekly(HoursOwner::Salon, &["09:00-18:00"]),
                    ..Hours::default()
                },
                facts: vec![],
            },
        }
    }

    /// The same with nobody but Sam.
    pub(crate) fn with_sam_alone() -> Self {
        let mut world = Self::new();
        world.catalog.staff.truncate(1);
        world
    }

    pub(crate) fn zone(&self) -> &Zone {
        &self.catalog.salon.zone
    }

    pub(crate) fn service(&mut self, id: i64) -> &mut Service {
        let id = ServiceId::new(id);
        let mut all = self.catalog.services.iter_mut();
        all.find(|service| service.id == id).unwrap()
    }

    pub(crate) fn at(&self, local: DateTime) -> Timestamp {
        self.zone().starting(local).unwrap()
    }

    /// The instant of a time such as `14:30` on the Friday.
    pub(crate) fn friday(&self, time: &str) -> Timestamp {
        self.at(FRIDAY.to_datetime(time.parse().unwrap()))
    }

    /// The instants of a span such as `14:30-15:00` on the Friday.
    pub(crate) fn range(&self, text: &str) -> TimeRange {
        self.zone().range(FRIDAY, span(text)).unwrap()
    }

    /// Blocks an owner on the Friday.
    pub(crate) fn block(&mut self, owner: BlockOwner, text: &str) {
        let range = self.range(text);
        self.busy.push(Block {
            id: None,
            owner,
            range,
        });
    }

    /// Books an opening.
    pub(crate) fn book(&mut self, opening: &Opening) {
        self.busy.extend(opening.blocks());
    }

    pub(crate) fn search(&self, limit: usize) -> Result<Openings, ScheduleError> {
        find_openings(&self.catalog, &self.busy, self.now, &self.wish, limit)
    }

    pub(crate) fn openings(&self) -> Openings {
        self.search(usize::MAX).unwrap()
    }

    /// The starts that are found, best first, as the clock on the wall shows them.
    pub(crate) fn starts(&self) -> Vec<String> {
        let found = self.openings().found;
        found.iter().map(|opening| self.clock(opening)).collect()
    }

    /// The start of an opening as the clock on the wall shows it.
    pub(crate) fn clock(&self, opening: &Opening) -> String {
        let local = self.zone().local(opening.start());
        local.strftime("%H:%M").to_string()
    }
}

pub(crate) fn minutes(count: i64) -> SignedDuration {
    SignedDuration::from_mins(count)
}
