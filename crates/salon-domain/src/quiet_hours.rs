//! When a text may not leave by itself: quiet hours, as data with dates, in the recipient's zone.
//!
//! The rule, in words: a text that nobody asked for leaves only while it is inside the hours in every
//! zone that counts, the salon's and those that the number can be in
//! ([`zones_of`](crate::zones_of)). The hours of 47 CFR 64.1200(c)(1), 8 to 21, hold for marketing,
//! and by our own rule for reminders too; stricter ones of states hold for marketing to their
//! numbers. An answer to a person's own text may always leave, and so may the one confirmation of an
//! opt-out. The table is our reading of these laws; what holds from another day on gets a line.

use jiff::Timestamp;
use jiff::civil::{Date, date};

use crate::address::Address;
use crate::consent::Purpose;
use crate::local_time::Zone;
use crate::number_zones::{area_code, zones_of};

/// Hours in which texts may leave, from a day on.
#[derive(Debug)]
struct Rule {
    /// Whose numbers: area codes, or everybody's.
    areas: Option<&'static str>,
    /// For marketing alone, or for every text that nobody asked for.
    marketing_only: bool,
    /// The first day on which it holds.
    since: Date,
    /// First and last hour, by the wall clock.
    hours: (i8, i8),
}

const RULES: &[Rule] = &[
    // 47 CFR 64.1200(c)(1); ours for reminders.
    Rule {
        areas: None,
        marketing_only: false,
        since: date(1992, 12, 20),
        hours: (8, 21),
    },
    // Florida Statutes 501.616(6), as changed by the Florida Telephone Solicitation Act of 2021.
    Rule {
        areas: Some(
            "239 305 321 324 352 386 407 448 561 645 656 689 727 728 754 772 786 813 850 863 904 941 954",
        ),
        marketing_only: true,
        since: date(2021, 7, 1),
        hours: (8, 20),
    },
    // Revised Code of Washington 80.36.390, as changed by HB 1497 of 2022.
    Rule {
        areas: Some("206 253 360 425 509 564"),
        marketing_only: true,
        since: date(2022, 6, 9),
        hours: (8, 20),
    },
    // Oklahoma Telephone Solicitation Act of 2022, 15 O.S. 775C.3.
    Rule {
        areas: Some("405 539 572 580 918"),
        marketing_only: true,
        since: date(2022, 11, 1),
        hours: (8, 20),
    },
    // Connecticut Public Act 23-98.
    Rule {
        areas: Some("203 475 860 959"),
        marketing_only: true,
        since: date(2023, 10, 1),
        hours: (9, 20),
    },
];

/// Zones may open one after another; after this many the day's hours do not meet at all.
const MOST_STEPS: usize = 64;

/// Returns until when a text must wait; `None` when it may leave now.
///
/// Where the hours of all zones that count never meet, the hours of the number's own zones decide.
#[must_use]
pub fn quiet_until(
    purpose: Purpose,
    to: &Address,
    salon: &Zone,
    now: Timestamp,
) -> Option<Timestamp> {
    match purpose {
        Purpose::Conversation | Purpose::OptOutNotice => return None,
        Purpose::Service | Purpose::Marketing => {}
    }
    let own = zones_of(to);
    let mut zones = own.clone();
    zones.push(salon.clone());
    let hours = |day| hours(purpose, to, day);
    let open = first_open(&zones, now, hours).or_else(|| first_open(&own, now, hours))?;
    (open > now).then_some(open)
}

/// Finds the first instant from `now` on that lies inside the hours in every zone.
fn first_open(
    zones: &[Zone],
    now: Timestamp,
    hours: impl Fn(Date) -> (i8, i8),
) -> Option<Timestamp> {
    let mut at = now;
    for _ in 0..MOST_STEPS {
        let later = zones.iter().find_map(|zone| opens_after(zone, at, &hours));
        match later {
            None => return Some(at),
            Some(opens) => at = opens,
        }
    }
    None
}

/// Returns when the hours open next in a zone in which they are closed at an instant.
fn opens_after(zone: &Zone, at: Timestamp, hours: impl Fn(Date) -> (i8, i8)) -> Option<Timestamp> {
    let local = zone.local(at);
    let (first, last) = hours(local.date());
    let hour = local.time().hour();
    let day = if hour < first {
        local.date()
    } else if hour >= last {
        local.date().tomorrow().ok()?
    } else {
        return None;
    };
    zone.starting(day.at(hours(day).0, 0, 0, 0))
}

/// The strictest hours that hold on a day.
fn hours(purpose: Purpose, to: &Address, day: Date) -> (i8, i8) {
    let area = area_code(to);
    let holds = |rule: &&Rule| {
        let theirs = rule.areas.is_none_or(|areas| {
            area.is_some_and(|own| areas.split_ascii_whitespace().any(|one| one == own))
        });
        theirs && rule.since <= day && (purpose == Purpose::Marketing || !rule.marketing_only)
    };
    let rules = RULES.iter().filter(holds).map(|rule| rule.hours);
    rules.fold((0, 24), |(first, last), hours| {
        (first.max(hours.0), last.min(hours.1))
    })
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;

    fn number(text: &str) -> Address {
        Address::parse(text, "US".parse().unwrap()).unwrap()
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn chicago() -> Zone {
        Zone::named("America/Chicago").unwrap()
    }

    fn wait(purpose: Purpose, to: &str, now: &str) -> Option<String> {
        let until = quiet_until(purpose, &number(to), &chicago(), at(now))?;
        Some(chicago().local(until).strftime("%m-%d %H:%M").to_string())
    }

    /// M10: reminders at six in the morning.
    #[test]
    fn a_reminder_waits_for_the_morning_and_an_answer_never() {
        let six = "2026-11-23T12:00:00Z";
        assert_eq!(
            wait(Purpose::Service, "+19185550123", six).as_deref(),
            Some("11-23 08:00")
        );
        assert_eq!(wait(Purpose::Conversation, "+19185550123", six), None);
        assert_eq!(wait(Purpose::OptOutNotice, "+19185550123", six), None);
        let night = "2026-11-24T03:00:00Z";
        assert_eq!(
            wait(Purpose::Service, "+19185550123", night).as_deref(),
            Some("11-24 08:00")
        );
        assert_eq!(
            wait(Purpose::Service, "+19185550123", "2026-11-24T02:59:59Z"),
            None
        );
    }

    #[test]
    fn the_stricter_of_the_salons_and_the_numbers_zone_counts() {
        // Eight in Chicago is six in Los Angeles; eight in New York is seven in Chicago.
        let eight = "2026-11-23T14:00:00Z";
        assert_eq!(
            wait(Purpose::Service, "+12135550123", eight).as_deref(),
            Some("11-23 10:00")
        );
        let seven = "2026-11-23T13:00:00Z";
        assert_eq!(
            wait(Purpose::Service, "+12125550123", seven).as_deref(),
            Some("11-23 08:00")
        );
        // A number that tells nothing goes by the salon's clock.
        assert_eq!(wait(Purpose::Service, "+18005550123", eight), None);
    }

    #[test]
    fn a_stricter_state_holds_for_marketing_from_its_day_on() {
        let half_past_eight = "2026-11-24T02:30:00Z";
        let tulsa = "+19185550123";
        assert_eq!(wait(Purpose::Service, tulsa, half_past_eight), None);
        assert_eq!(
            wait(Purpose::Marketing, tulsa, half_past_eight).as_deref(),
            Some("11-24 08:00")
        );
        assert_eq!(
            wait(Purpose::Marketing, tulsa, "2022-10-31T01:30:00Z"),
            None
        );
    }

    #[test]
    fn never_lets_a_reminder_out_at_night_over_both_clock_changes_in_any_of_ten_zones() {
        let numbers = [
            "+12125550123",
            "+19185550123",
            "+13035550123",
            "+16025550123",
            "+12135550123",
            "+19075550123",
            "+18085550123",
            "+19025550123",
            "+17095550123",
            "+33612345678",
        ];
        for to in numbers.map(number) {
            for start in ["2026-03-06T00:07:00Z", "2026-10-23T00:07:00Z"].map(at) {
                for step in 0..1_000 {
                    let now = start + SignedDuration::from_mins(23 * step);
                    let until = quiet_until(Purpose::Service, &to, &chicago(), now).unwrap_or(now);
                    for zone in zones_of(&to).iter().chain([&chicago()]) {
                        let hour = zone.local(until).hour();
                        assert!((8..21).contains(&hour), "{} {until}", zone.name());
                    }
                    assert!(until >= now && until <= now + SignedDuration::from_hours(24));
                }
            }
        }
    }

    #[test]
    fn hours_that_never_meet_leave_it_to_the_numbers_own_zone() {
        let far = Zone::named("Asia/Kolkata").unwrap();
        let to = number("+61412345678");
        let until = quiet_until(Purpose::Service, &to, &far, at("2026-11-23T16:00:00Z"));
        assert!(until.is_some());
    }
}
