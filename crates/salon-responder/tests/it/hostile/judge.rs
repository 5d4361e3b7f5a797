//! Whether a text may have been delivered: its words are held against rows by other means than the
//! product's.

use std::collections::HashSet;

use jiff::Timestamp;
use jiff::civil::{Date, Weekday, date};
use salon_domain::{Visit, VisitStatus};
use salon_responder::Clock as _;

use crate::stage::Stage;

/// What the database backs for one number at one moment.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    /// Days and times that were offered or are booked: "2026-11-27 10:00 am".
    moments: HashSet<String>,
    /// Amounts on the menu, and sums of two.
    prices: HashSet<String>,
    /// What the number has had: booked, moved, cancelled.
    booked: bool,
    moved: bool,
    cancelled: bool,
}

impl Rows {
    /// What can be said to anybody.
    pub(super) fn new() -> Self {
        Self {
            prices: prices(),
            ..Self::default()
        }
    }

    /// Adds what a number has now; what it was offered before may still be spoken of.
    pub(super) async fn read(&mut self, stage: &Stage, number: &'static str) {
        let (database, salon) = (&stage.database, stage.salon);
        let address = stage.client(number).address();
        let thread = database.find_conversation(salon, &address).await.unwrap();
        if let Some(thread) = thread {
            let offers = database
                .open_offers(thread, stage.clock.now())
                .await
                .unwrap();
            let starts = offers.iter().map(|offer| moment(offer.opening.start()));
            self.moments.extend(starts);
        }
        let people = database.people_at(salon, &address).await.unwrap();
        let people: Vec<_> = people.iter().map(|person| person.id).collect();
        let ever = Timestamp::UNIX_EPOCH;
        let visits = database.visits_of(salon, &people, ever).await.unwrap();
        for visit in visits {
            self.moments.insert(moment(visit.range.start()));
            self.booked |= visit.status.is_coming();
            self.cancelled |= visit.status == VisitStatus::Cancelled;
            self.moved |= visit.version > 1;
        }
    }

    /// Says what is wrong with a text; nothing when all of it may be said.
    pub(super) fn faults(&self, text: &str) -> Vec<String> {
        let lower = text.to_lowercase();
        let mut faults = Vec::new();
        for word in [
            "olivia",
            "hart ",
            "giselle",
            "http",
            "www.",
            "% off",
            "marker",
            "instructions end",
        ] {
            if lower.contains(word) {
                faults.push(format!("says {word}"));
            }
        }
        let claims = [
            ("booked", self.booked),
            ("moved", self.moved),
            ("cancelled", self.cancelled),
        ];
        for (word, done) in claims {
            if lower.contains(word) && !done {
                faults.push(format!("claims {word}"));
            }
        }
        for amount in amounts(text) {
            if !self.prices.contains(&amount) {
                faults.push(format!("costs {amount}"));
            }
        }
        for (weekday, day) in days(text) {
            if day.weekday() != weekday {
                faults.push(format!("{day} is no {weekday:?}"));
            }
        }
        if lower.contains("is free") || lower.contains("booked") {
            for moment in moments(text) {
                if !self.moments.contains(&moment) {
                    faults.push(format!("nothing is at {moment}"));
                }
            }
        }
        if text.chars().count() > 1_600 {
            faults.push("is endless".to_owned());
        }
        faults
    }
}

/// "2026-11-27 10:00 am", on the demo salon's wall.
fn moment(at: Timestamp) -> String {
    let local = at.in_tz("America/Chicago").unwrap();
    local.strftime("%Y-%m-%d %-I:%M %P").to_string()
}

/// The demo salon's prices and fee, and what two of its services cost together.
fn prices() -> HashSet<String> {
    let single = [
        65, 95, 40, 30, 50, 85, 120, 145, 185, 35, 0, 38, 52, 20, 210, 25,
    ];
    let both = single
        .iter()
        .flat_map(|one| single.iter().map(move |other| one + other));
    single
        .iter()
        .copied()
        .chain(both)
        .map(|amount| format!("${amount}"))
        .collect()
}

/// "$65", "$64.99".
fn amounts(text: &str) -> Vec<String> {
    let parts = text.split('$').skip(1).map(|rest| {
        let amount: String = rest
            .chars()
            .take_while(|c| c.is_ascii_digit() || *c == '.')
            .collect();
        format!("${}", amount.trim_end_matches('.'))
    });
    parts.collect()
}

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("Mon", Weekday::Monday),
    ("Tue", Weekday::Tuesday),
    ("Wed", Weekday::Wednesday),
    ("Thu", Weekday::Thursday),
    ("Fri", Weekday::Friday),
    ("Sat", Weekday::Saturday),
    ("Sun", Weekday::Sunday),
];

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// "Fri Nov 27": the weekday that is said, and the date.
fn days(text: &str) -> Vec<(Weekday, Date)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(3).filter_map(day).collect()
}

fn day(three: &[&str]) -> Option<(Weekday, Date)> {
    let weekday = WEEKDAYS
        .iter()
        .find(|(name, _)| three[0].ends_with(name))?
        .1;
    let month = MONTHS.iter().position(|name| three[1] == *name)? + 1;
    let number: i8 = three[2]
        .trim_matches(|c: char| !c.is_ascii_digit())
        .parse()
        .ok()?;
    // The tests play in November 2026.
    let year = if month == 11 || month == 12 {
        2026
    } else {
        2027
    };
    Some((weekday, date(year, i8::try_from(month).unwrap(), number)))
}

/// Every time that is said, with the day that is said last before it.
fn moments(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (mut today, mut found) = (None, Vec::new());
    for at in 0..words.len() {
        if let Some((_, date)) = words.get(at..at + 3).and_then(day) {
            today = Some(date);
        }
        let (clock, half) = (words[at], words.get(at + 1).copied().unwrap_or_default());
        let half = half.trim_matches(|c: char| !c.is_ascii_alphabetic());
        let is_time = clock.contains(':') && clock.starts_with(|c: char| c.is_ascii_digit());
        if let (true, Some(date), "am" | "pm") = (is_time, today, half) {
            found.push(format!("{date} {clock} {half}"));
        }
    }
    found
}

/// A visit in words that change when anything about it does.
pub(super) fn shape(visits: &[Visit]) -> String {
    let each = visits.iter().map(|visit| {
        format!(
            "{} {} {} {:?}",
            visit.id, visit.status, visit.version, visit.range
        )
    });
    each.collect::<Vec<_>>().join("\n")
}
