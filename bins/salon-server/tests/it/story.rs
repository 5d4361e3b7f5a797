//! A stranger with a phone gets an appointment, moves it, asks what it costs, and cancels it.

use salon_domain::{BlockOwner, DeliveryStatus, Opening, Visit, VisitStatus};
use salon_language::{Language, render_date, render_money};
use salon_postgres::Direction;
use salon_testkit::Phone;

use crate::desk::{Desk, never_says, says};
use crate::plan::Plan;

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_books_moves_asks_the_price_and_cancels_and_the_rows_say_so() {
    let desk = Desk::open().await;
    let plan = Plan::make(desk.catalog().await);
    let phone = desk.phone("+19185550123");
    let story = Story { desk, plan, phone };
    let chosen = story.is_shown_the_saturday().await;
    let booked = story.books(&chosen).await;
    let moved = story.moves_off_the_sunday(&booked).await;
    story.asks_the_price(&moved).await;
    story.cancels(&moved).await;
    story.was_answered_each_time(8).await;
}

struct Story {
    desk: Desk,
    plan: Plan,
    phone: Phone,
}

impl Story {
    /// The wish, and what is shown for it: free openings of that afternoon. Returns the first.
    async fn is_shown_the_saturday(&self) -> Opening {
        let (plan, desk) = (&self.plan, &self.desk);
        let day = plan.name(plan.saturday, " afternoon");
        let wish = format!("Hi, can I get a balayage with Sam on {day}?");
        let shown = self.phone.says(&wish).await;
        says(
            &shown,
            &[
                "Balayage",
                "Sam",
                &render_date(plan.saturday, Language::English),
            ],
        );
        let offers = desk.offers_to(&self.phone).await;
        assert!(offers.len() > 1, "{shown}");
        let free = plan.afternoon(plan.saturday);
        for offer in &offers {
            let same = |opening: &Opening| opening.start() == offer.opening.start();
            assert!(free.iter().any(same), "nothing was free then: {shown}");
            assert_eq!(offer.opening.staff(), Some(plan.sam));
        }
        assert!(desk.blocks().await.is_empty(), "showing takes nothing");
        offers[0].opening.clone()
    }

    /// The choice is held while the name is asked for, and booked when it is given.
    async fn books(&self, chosen: &Opening) -> Visit {
        let at = self.plan.write(chosen.start());
        says(&self.phone.says("the first one").await, &["name"]);
        assert_eq!(self.only_visit().await.status, VisitStatus::Held);
        let booked = self.phone.says("Ana Lopez").await;
        says(&booked, &["booked", "Balayage", "Sam", "Ana", &at]);
        let visit = self.only_visit().await;
        assert_eq!(visit.status, VisitStatus::Booked);
        assert_eq!(visit.range, chosen.range());
        let (database, salon) = (self.desk.database(), self.desk.salon);
        let people = database.people_at(salon, self.phone.number()).await;
        let name = people.unwrap()[0].name.clone();
        assert_eq!(name.unwrap().first(), "Ana");
        self.assert_taken(chosen).await;
        visit
    }

    /// Sunday is closed; the nearest openings are offered, and another one is taken.
    async fn moves_off_the_sunday(&self, visit: &Visit) -> Visit {
        let sunday = self.plan.sunday();
        let question = format!("Can you move it to {}?", self.plan.name(sunday, ""));
        let answer = self.phone.says(&question).await;
        says(
            &answer,
            &["closed", &render_date(sunday, Language::English)],
        );
        assert_eq!(&self.only_visit().await, visit, "nothing is moved unasked");
        let offers = self.desk.offers_to(&self.phone).await;
        let starts = offers.iter().map(|offer| offer.opening.start());
        let nearest = starts.map(|start| self.plan.days_from_sunday(start)).min();
        assert_eq!(nearest, Some(self.plan.nearest()), "{answer}");
        assert!(offers.iter().all(|offer| offer.moves == Some(visit.id)));

        let mut others = offers.iter();
        let other = others.find(|offer| offer.opening.range() != visit.range);
        let other = other.unwrap();
        let at = self.plan.write(other.opening.start());
        let choice = match offers.len() {
            1 => "yes".to_owned(),
            _ => other.number.to_string(),
        };
        says(&self.phone.says(&choice).await, &["moved", &at]);
        let moved = self.only_visit().await;
        assert_eq!((moved.id, moved.status), (visit.id, VisitStatus::Booked));
        assert_eq!(moved.range, other.opening.range());
        assert!(moved.version > visit.version);
        self.assert_taken(&other.opening).await;
        moved
    }

    /// What it costs is what the row says.
    async fn asks_the_price(&self, visit: &Visit) {
        let price = render_money(visit.services[0].price.amount(), Language::English);
        let answer = self.phone.says("How much is it?").await;
        says(&answer, &["Balayage", &price]);
        assert_eq!(&self.only_visit().await, visit);
    }

    /// Cancelling is asked for once more, then done.
    async fn cancels(&self, visit: &Visit) {
        let at = self.plan.write(visit.range.start());
        let sure = self.phone.says("Please cancel my appointment").await;
        says(&sure, &["Balayage", &at, "?"]);
        never_says(&sure, &["CANCEL"]);
        assert_eq!(
            &self.only_visit().await,
            visit,
            "nothing is cancelled unasked"
        );
        says(&self.phone.says("yes").await, &["cancelled", &at]);
        let cancelled = self.only_visit().await;
        assert_eq!(
            (cancelled.id, cancelled.status),
            (visit.id, VisitStatus::Cancelled)
        );
        assert!(
            self.desk.blocks().await.is_empty(),
            "it takes nothing any more"
        );
    }

    /// Each text was answered once, and each answer has left.
    async fn was_answered_each_time(&self, texts: usize) {
        let thread = self.phone.thread(100).await;
        let (out, came): (Vec<_>, Vec<_>) = thread
            .iter()
            .partition(|text| text.direction == Direction::Out);
        assert_eq!((came.len(), out.len()), (texts, texts));
        let arrived = Some(DeliveryStatus::Delivered);
        assert!(out.iter().all(|text| text.status == arrived), "{out:#?}");
    }

    /// The one visit that there is, whatever its status.
    async fn only_visit(&self) -> Visit {
        let visits = self.desk.visits_of(&self.phone).await;
        let [visit] = visits.as_slice() else {
            panic!("one visit, not {visits:?}")
        };
        visit.clone()
    }

    /// What is taken in the whole book is what this opening takes: two working steps of Sam's, and a
    /// station throughout.
    async fn assert_taken(&self, opening: &Opening) {
        let mut wanted = opening.blocks();
        let mut taken = self.desk.blocks().await;
        for block in &mut taken {
            block.id = None;
        }
        for blocks in [&mut wanted, &mut taken] {
            blocks.sort_by_key(|block| (format!("{:?}", block.owner), block.range));
        }
        assert_eq!(taken, wanted);
        let of_sam = wanted
            .iter()
            .filter(|block| matches!(block.owner, BlockOwner::Staff(_)));
        assert_eq!(
            (of_sam.count(), wanted.len()),
            (2, 3),
            "processing frees Sam"
        );
    }
}
