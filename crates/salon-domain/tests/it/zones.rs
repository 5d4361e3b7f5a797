//! Every zone there is, on the days on which its clocks change.

use std::cell::Cell;
use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use proptest::test_runner::TestRunner;
use salon_domain::Zone;

use crate::check::check;
use crate::strategy::{config, worlds};

/// Every zone of the time library's database.
fn zones() -> Vec<Zone> {
    let names = jiff::tz::db().available();
    let zones: Vec<Zone> = names
        .filter_map(|name| Zone::named(name.as_str()).ok())
        .collect();
    assert!(zones.len() > 400, "only {} zones", zones.len());
    zones
}

/// The dates of 2026 and 2027 on which a zone's clocks change, each with what they go from and to.
fn changes(zone: &Zone) -> Vec<(Date, i32, i32)> {
    let zone = zone.time_zone();
    let start: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
    let end: Timestamp = "2028-01-01T00:00:00Z".parse().unwrap();
    let mut before = zone.to_offset(start);
    let mut dates = Vec::new();
    for change in zone
        .following(start)
        .take_while(|change| change.timestamp() < end)
    {
        let after = change.offset();
        if after != before {
            // One second earlier, so that a change at midnight counts for the day that it ends.
            let local = before.to_datetime(change.timestamp() - 1.second());
            dates.push((local.date(), before.seconds(), after.seconds()));
        }
        before = after;
    }
    dates
}

/// Checks a share of all zones; zones with equal changes get different salons.
fn check_share(share: usize, of: usize) {
    let found = Cell::new(0);
    let mut days = 0;
    for (number, zone) in zones().iter().enumerate().skip(share).step_by(of) {
        let changes = changes(zone);
        let quiet = [(date(2026, 6, 10), 0, 0)];
        let dates = if changes.is_empty() {
            &quiet[..]
        } else {
            &changes
        };
        for (date, ..) in dates {
            let seed = u64::try_from(number).unwrap();
            let cases = if changes.is_empty() { 1 } else { 2 };
            let mut runner = TestRunner::new(config(cases, seed));
            let checked = runner.run(&worlds(zone, *date), |world| {
                found.set(found.get() + check(&world));
                Ok(())
            });
            checked.unwrap_or_else(|error| panic!("{zone:?} on {date}: {error}"));
            days += 1;
        }
    }
    let found = found.get();
    assert!(found > 100 && days > 100, "{found} openings on {days} days");
}

// S4: one wrong hour twice a year. Shared out, so that the shares run side by side.
#[test]
fn keeps_the_rules_in_every_zone_when_clocks_change_first_quarter_of_the_zones() {
    check_share(0, 4);
}

// S4
#[test]
fn keeps_the_rules_in_every_zone_when_clocks_change_second_quarter_of_the_zones() {
    check_share(1, 4);
}

// S4
#[test]
fn keeps_the_rules_in_every_zone_when_clocks_change_third_quarter_of_the_zones() {
    check_share(2, 4);
}

// S4
#[test]
fn keeps_the_rules_in_every_zone_when_clocks_change_last_quarter_of_the_zones() {
    check_share(3, 4);
}

#[test]
fn the_zones_hold_changes_of_every_kind() {
    let mut kinds = BTreeSet::new();
    for zone in zones() {
        for (_, before, after) in changes(&zone) {
            kinds.insert((after - before) / 60);
        }
    }
    // Forward and back by an hour, by Lord Howe's half hour and by Troll's two.
    for minutes in [60, -60, 30, -30, 120, -120] {
        assert!(
            kinds.contains(&minutes),
            "none by {minutes} minutes: {kinds:?}"
        );
    }
}
