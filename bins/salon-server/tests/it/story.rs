//! A stranger with a phone gets an appointment, moves it, asks what it costs, and cancels it.

use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, ToSpan as _};
use salon_domain::{
    BlockOwner, Catalog, CivilSpan, DeliveryStatus, Opening, ServiceId, StaffId, TimeRange,
    VisitStatus, Wish, find_openings,
};
use salon_language::{render_date, render_day_time, render_money};
use salon_postgres::Direction;

use crate::desk::{Desk, never_says, now, says};

/// What the stranger wishes, on the days on which this can be shown whatever today is.
struct Plan {
    catalog: Catalog,
    sam: StaffId,
    balayage: ServiceId,
    today: Date,
    /// The first Saturday, not today or tomorrow, on which Sam has afternoons free, with a Sunday
    /// after it on which the salon is closed.
    saturday: Date,
}

impl Plan {
    fn make(catalog: Catalog) -> Self {
        let staff = catalog
            .staff
            .iter()
            .find(|person| person.key.as_str() == "sam");
        let service = catalog
            .services
            .iter()
            .find(|service| service.key.as_str() == "balayage");
        let (sam, balayage) = (staff.unwrap().id, service.unwrap().id);
        let today = catalog.salon.zone.date(now());
        let mut plan = Self {
            catalog,
            sam,
            balayage,
            today,
            saturday: today,
        };
        let ahead = today.series(1.day()).skip(2).take(80);
        let fits = |day: &Date| {
            let closed_after = plan
                .catalog
                .hours
                .salon_on(day.tomorrow().unwrap())
                .is_empty();
            day.weekday() == Weekday::Saturday && closed_after && plan.afternoon(*day).len() > 1
        };
        plan.saturday = ahead.into_iter().find(fits).unwrap();
        plan
    }

    fn sunday(&self) -> Date {
        self.saturday.tomorrow().unwrap()
    }

    /// What is free with Sam in an empty book.
    fn openings(&self, window: TimeRange) -> Vec<Opening> {
        let (services, staff) = (vec![self.balayage], Some(self.sam));
        let wish = Wish {
            services,
            staff,
            window,
            near: None,
        };
        find_openings(&self.catalog, &[], now(), &wish, 1_000)
            .unwrap()
            .found
    }

    fn afternoon(&self, day: Date) -> Vec<Opening> {
        let afternoon = CivilSpan::from_minutes(12 * 60, 18 * 60).unwrap();
        self.openings(self.catalog.salon.zone.range(day, afternoon).unwrap())
    }

    /// How many days lie between the Sunday and the nearest day on which Sam has something.
    fn nearest(&self) -> i32 {
        let zone = &self.catalog.salon.zone;
        let week = |day: Date| zone.day(day).unwrap();
        let around = week(self.today).hull(week(self.sunday().saturating_add(14.days())));
        let openings = self.openings(around);
        openings
            .iter()
            .map(|opening| self.days_from_sunday(opening.start()))
            .min()
            .unwrap()
    }

    fn days_from_sunday(&self, at: Timestamp) -> i32 {
        let days = self.sunday() - self.catalog.salon.zone.date(at);
        days.get_days().abs()
    }

    /// Writes an instant as our texts do.
    fn write(&self, at: Timestamp) -> String {
        render_day_time(self.catalog.salon.zone.local(at).datetime())
    }

    /// Names a day as a person would today: within the week by its weekday alone.
    fn name(&self, day: Date, part: &str) -> String {
        let weekday = day.strftime("%A");
        if (day - self.today).get_days() < 7 {
            format!("{weekday}{part}")
        } else {
            format!("{weekday}{part}, {}", day.strftime("%B %-d"))
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_books_moves_asks_the_price_and_cancels_and_the_rows_say_so() {
    let desk = Desk::open().await;
    let plan = Plan::make(desk.catalog().await);
    let phone = desk.phone("+19185550123");

    // The wish, and what is shown for it.
    let wish = format!(
        "Hi, can I get a balayage with Sam on {}?",
        plan.name(plan.saturday, " afternoon")
    );
    let shown = phone.says(&wish).await;
    says(&shown, &["Balayage", "Sam", &render_date(plan.saturday)]);
    let offers = desk.offers_to(&phone).await;
    let free: Vec<_> = plan
        .afternoon(plan.saturday)
        .iter()
        .map(Opening::start)
        .collect();
    assert!(offers.len() > 1, "{shown}");
    for offer in &offers {
        assert!(
            free.contains(&offer.opening.start()),
            "no such opening was free: {shown}"
        );
        assert_eq!(offer.opening.staff(), Some(plan.sam));
    }
    assert!(desk.blocks().await.is_empty(), "showing takes nothing");

    // The choice is held while the name is asked for, and booked when it is given.
    let chosen = offers[0].opening.clone();
    says(&phone.says("the first one").await, &["name"]);
    let held = desk.visits_of(&phone).await;
    assert_eq!(
        held.iter().map(|visit| visit.status).collect::<Vec<_>>(),
        [VisitStatus::Held]
    );
    let booked = phone.says("Ana Lopez").await;
    says(
        &booked,
        &[
            "booked",
            "Balayage",
            "Sam",
            "Ana",
            &plan.write(chosen.start()),
        ],
    );
    let visits = desk.visits_of(&phone).await;
    let [visit] = visits.as_slice() else {
        panic!("one visit, not {visits:?}")
    };
    assert_eq!(
        (visit.status, visit.range),
        (VisitStatus::Booked, chosen.range())
    );
    let people = desk
        .database()
        .people_at(desk.salon, phone.number())
        .await
        .unwrap();
    assert_eq!(people[0].name.as_ref().unwrap().first(), "Ana");
    assert_taken(&desk, &chosen).await;

    // Sunday is closed; the nearest is offered, and taken.
    let question = format!("Can you move it to {}?", plan.name(plan.sunday(), ""));
    let answer = phone.says(&question).await;
    says(&answer, &["closed", &render_date(plan.sunday())]);
    assert_eq!(
        desk.visits_of(&phone).await[0].range,
        chosen.range(),
        "nothing is moved unasked"
    );
    let offers = desk.offers_to(&phone).await;
    let days = offers
        .iter()
        .map(|offer| plan.days_from_sunday(offer.opening.start()));
    assert_eq!(days.min(), Some(plan.nearest()), "{answer}");
    assert!(
        offers.iter().all(|offer| offer.moves == Some(visit.id)),
        "{answer}"
    );
    let other = |offer: &&salon_postgres::Offer| offer.opening.start() != chosen.start();
    let other = offers.iter().find(other).unwrap();
    let yes = if offers.len() == 1 {
        "yes".to_owned()
    } else {
        other.number.to_string()
    };
    says(
        &phone.says(&yes).await,
        &["moved", &plan.write(other.opening.start())],
    );
    let visits = desk.visits_of(&phone).await;
    let [moved] = visits.as_slice() else {
        panic!("one visit, not {visits:?}")
    };
    assert_eq!((moved.id, moved.range), (visit.id, other.opening.range()));
    assert_eq!(moved.status, VisitStatus::Booked);
    assert!(moved.version > visit.version);
    assert_taken(&desk, &other.opening).await;

    // What it costs is what the row says.
    let price = render_money(moved.services[0].price.amount());
    says(&phone.says("How much is it?").await, &["Balayage", &price]);

    // Cancelling is asked for once more, then done.
    let sure = phone.says("Please cancel my appointment").await;
    says(&sure, &["Balayage", &plan.write(moved.range.start()), "?"]);
    never_says(&sure, &["CANCEL"]);
    assert_eq!(desk.visits_of(&phone).await[0].status, VisitStatus::Booked);
    says(
        &phone.says("yes").await,
        &["cancelled", &plan.write(moved.range.start())],
    );
    let visits = desk.visits_of(&phone).await;
    assert_eq!(
        visits.iter().map(|visit| visit.status).collect::<Vec<_>>(),
        [VisitStatus::Cancelled]
    );
    assert!(
        desk.blocks().await.is_empty(),
        "a cancelled visit takes nothing"
    );

    // Each of the seven texts was answered once, and each answer has left.
    let thread = phone.thread(100).await;
    let (out, came): (Vec<_>, Vec<_>) = thread
        .iter()
        .partition(|text| text.direction == Direction::Out);
    assert_eq!((came.len(), out.len()), (8, 8));
    assert!(
        out.iter()
            .all(|text| text.status == Some(DeliveryStatus::Delivered))
    );
}

/// What is taken in the whole book is what this opening takes: Sam's working steps and a station.
async fn assert_taken(desk: &Desk, opening: &Opening) {
    let order = |owner: BlockOwner, range: TimeRange| (format!("{owner:?}"), range);
    let mut wanted: Vec<_> = opening
        .blocks()
        .iter()
        .map(|block| order(block.owner, block.range))
        .collect();
    let mut taken: Vec<_> = desk
        .blocks()
        .await
        .iter()
        .map(|block| order(block.owner, block.range))
        .collect();
    wanted.sort();
    taken.sort();
    assert_eq!(taken, wanted);
    let owners = |kind: fn(&BlockOwner) -> bool| {
        opening
            .blocks()
            .iter()
            .filter(|block| kind(&block.owner))
            .count()
    };
    assert_eq!(
        owners(|owner| matches!(owner, BlockOwner::Staff(_))),
        2,
        "processing frees Sam"
    );
    assert_eq!(owners(|owner| matches!(owner, BlockOwner::Resource(_))), 1);
}
