//! Many phones, one opening: one gets it, everybody else gets other openings, nobody gets an error.

use std::collections::BTreeMap;

use futures_util::future::join_all;
use jiff::ToSpan as _;
use salon_domain::{
    Catalog, ClientName, Opening, ServiceId, StaffId, TimeRange, VisitStatus, Wish, find_openings,
};
use salon_language::{Language, render_day_time};
use salon_postgres::Home;
use salon_testkit::Phone;

use crate::desk::{Desk, now, says};

/// Phones in the race.
const CLIENTS: usize = 64;

/// Rounds on a server.
const ROUNDS: usize = 50;

/// Rounds on the embedded database: it has one session, so the 128 turns of a round come one after
/// another there, and the race is only between texts, not between transactions.
const ROUNDS_EMBEDDED: usize = 2;

#[tokio::test(flavor = "multi_thread")]
async fn of_64_who_accept_one_opening_one_gets_it_and_63_get_others() {
    let desk = Desk::open().await;
    let race = Race::prepare(&desk).await;
    let rounds = match desk.database().home() {
        Home::Server => ROUNDS,
        Home::Embedded => ROUNDS_EMBEDDED,
    };
    for opening in &race.openings()[..rounds] {
        race.run(opening).await;
    }
    let booked = race.booked().await;
    assert_eq!(booked.values().sum::<usize>(), rounds, "one visit a round");
    let log = desk.server.log();
    let errors: Vec<_> = log
        .iter()
        .filter(|line| line.contains("\"ERROR\""))
        .take(5)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

struct Race<'d> {
    desk: &'d Desk,
    catalog: Catalog,
    haircut: ServiceId,
    sarah: StaffId,
    phones: Vec<Phone>,
}

impl<'d> Race<'d> {
    /// Gives every client a name, so that a yes books at once.
    async fn prepare(desk: &'d Desk) -> Self {
        let catalog = desk.catalog().await;
        let staff = catalog
            .staff
            .iter()
            .find(|person| person.key.as_str() == "sarah");
        let service = catalog
            .services
            .iter()
            .find(|service| service.key.as_str() == "haircut");
        let (sarah, haircut) = (staff.unwrap().id, service.unwrap().id);
        let first = desk.phone("+19185550300");
        let phones: Vec<Phone> = (0..CLIENTS)
            .map(|at| first.other(&format!("+191855503{at:02}")))
            .collect();
        for (at, phone) in phones.iter().enumerate() {
            let letter = char::from(b'a' + u8::try_from(at % 26).unwrap());
            let name = ClientName::parse(&format!("Client{letter}")).unwrap();
            let added = desk
                .database()
                .add_client(desk.salon, phone.number(), Some(&name))
                .await;
            added.unwrap();
        }
        Self {
            desk,
            catalog,
            haircut,
            sarah,
            phones,
        }
    }

    /// Everybody is shown one opening, and everybody accepts it at once.
    async fn run(&self, opening: &Opening) {
        let at = self.catalog.salon.zone.local(opening.start());
        let wish = format!(
            "I'd like a haircut with Sarah on {} at {}",
            at.strftime("%A, %B %-d"),
            at.strftime("%-I:%M %P")
        );
        for (_, answer) in self.all_say(&wish).await {
            says(
                &answer,
                &[
                    "is free for Haircut",
                    &render_day_time(at.datetime(), Language::English),
                ],
            );
        }
        let answers = self.all_say("yes").await;
        let (won, lost): (Vec<_>, Vec<_>) = answers
            .iter()
            .partition(|(_, answer)| answer.contains("You're booked"));
        assert_eq!((won.len(), lost.len()), (1, CLIENTS - 1), "{answers:#?}");
        for (phone, answer) in lost {
            says(
                answer,
                &["was just taken", "Free for Haircut", "Which one?"],
            );
            let offers = self.desk.offers_to(phone).await;
            assert!(!offers.is_empty(), "{answer}");
            let taken =
                |offer: &salon_postgres::Offer| offer.opening.range().overlaps(opening.range());
            assert!(!offers.iter().any(taken), "{answer}");
        }
        let winner = &won[0].0;
        let visits = self.desk.visits_of(winner).await;
        let theirs = |visit: &&salon_domain::Visit| visit.range == opening.range();
        assert_eq!(visits.iter().filter(theirs).count(), 1);
        self.assert_no_overlap().await;
    }

    /// Everybody texts at once; returns the answers.
    async fn all_say(&self, words: &str) -> Vec<(&Phone, String)> {
        let texts = self.phones.iter().map(|phone| phone.texts(words));
        let sids = join_all(texts).await;
        // One look at the server's own count in place of sixty-four at the threads.
        self.desk.settled().await;
        let mut answers = Vec::with_capacity(self.phones.len());
        for (phone, sid) in self.phones.iter().zip(sids) {
            let [answer] = phone.answers_to(&sid).await.try_into().unwrap();
            answers.push((phone, answer.body));
        }
        answers
    }

    /// The first opening of each coming day on which Sarah works. One a day: who lost a race is shown
    /// others of its day, and whoever names the time of one takes it.
    fn openings(&self) -> Vec<Opening> {
        let zone = &self.catalog.salon.zone;
        let first = |window: TimeRange| {
            let (services, staff) = (vec![self.haircut], Some(self.sarah));
            let wish = Wish {
                services,
                staff,
                window,
                near: None,
            };
            find_openings(&self.catalog, &[], now(), &wish, 1)
                .unwrap()
                .found
                .pop()
        };
        let ahead = usize::from(self.catalog.salon.policy.horizon_days);
        let days = zone.date(now()).series(1.day()).skip(1).take(ahead);
        days.filter_map(|day| first(zone.day(day).unwrap()))
            .collect()
    }

    /// How many visits each client has.
    async fn booked(&self) -> BTreeMap<String, usize> {
        let mut booked = BTreeMap::new();
        for phone in &self.phones {
            let visits = self.desk.visits_of(phone).await;
            assert!(
                visits
                    .iter()
                    .all(|visit| visit.status == VisitStatus::Booked)
            );
            booked.insert(phone.number().as_str().to_owned(), visits.len());
        }
        booked
    }

    /// No two blocks of one owner overlap, whatever the database's own constraint thinks.
    async fn assert_no_overlap(&self) {
        let mut by_owner: BTreeMap<String, Vec<TimeRange>> = BTreeMap::new();
        for block in self.desk.blocks().await {
            by_owner
                .entry(format!("{:?}", block.owner))
                .or_default()
                .push(block.range);
        }
        for (owner, mut ranges) in by_owner {
            ranges.sort();
            let apart = ranges.windows(2).all(|pair| !pair[0].overlaps(pair[1]));
            assert!(apart, "{owner} is taken twice: {ranges:?}");
        }
    }
}
