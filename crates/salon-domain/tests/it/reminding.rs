//! Ten thousand reminders over both changes of clocks in ten zones: each is sent once or skipped with
//! a reason, none at night, none late.

use jiff::{SignedDuration, Timestamp};
use salon_domain::{
    Address, Minutes, Purpose, ReminderKind, ReminderPlan, ReminderTimes, ReminderVerdict,
    SkipReason, Zone, quiet_until, zones_of,
};

/// Salons, and clients who live somewhere else as often as not.
const PLACES: [(&str, &str); 10] = [
    ("America/New_York", "+12125550123"),
    ("America/Chicago", "+19185550123"),
    ("America/Denver", "+12135550123"),
    ("America/Phoenix", "+13035550123"),
    ("America/Los_Angeles", "+12125550123"),
    ("America/St_Johns", "+17095550123"),
    ("Europe/London", "+447400123456"),
    ("Europe/Paris", "+33612345678"),
    ("Europe/Madrid", "+34612345678"),
    ("Australia/Sydney", "+61412345678"),
];

/// Around the changes of spring and autumn, of both continents.
const WEEKS: [&str; 2] = ["2026-03-05T00:00:00Z", "2026-10-22T00:00:00Z"];

const DAY: Minutes = Minutes::new(24 * 60);
const TWO_HOURS: Minutes = Minutes::new(120);

#[test]
fn each_of_ten_thousand_is_sent_once_by_day_or_skipped_with_its_reason() {
    let (mut sent, mut skipped) = (0, 0);
    for (zone, number) in PLACES {
        let zone = Zone::named(zone).unwrap();
        let to = Address::parse(number, "US".parse().unwrap()).unwrap();
        for week in WEEKS {
            let first: Timestamp = week.parse().unwrap();
            for visit in 0..257 {
                let starts_at = first + SignedDuration::from_mins(visit * 67);
                for lead in [DAY, TWO_HOURS] {
                    let made = starts_at - SignedDuration::from_hours(24 * 7);
                    let kind = ReminderKind::Ahead(lead);
                    let plan = ReminderPlan::new(kind, starts_at, made, &zone);
                    assert_eq!(plan.skipped, None);
                    // Every seventh time nobody is there for a while.
                    let away = SignedDuration::from_mins(if visit % 7 == 0 { 45 } else { 0 });
                    match outcome(&plan.times, &to, &zone, away) {
                        Ok(at) => {
                            sent += 1;
                            check(at, &plan.times, &to, &zone);
                        }
                        Err(SkipReason::QuietHours | SkipReason::Stale) => skipped += 1,
                        Err(other) => panic!("{other:?}"),
                    }
                }
            }
        }
    }
    assert_eq!(sent + skipped, 10_280);
    assert!(
        sent > 5_000 && skipped > 1_000,
        "{sent} sent, {skipped} skipped"
    );
}

/// Looks whenever the verdict says to, from the moment it is due.
fn outcome(
    times: &ReminderTimes,
    to: &Address,
    zone: &Zone,
    away: SignedDuration,
) -> Result<Timestamp, SkipReason> {
    let mut now = times.due_at + away;
    for _ in 0..10 {
        let quiet = |at| quiet_until(Purpose::Service, to, zone, at);
        match times.judge(now, quiet) {
            ReminderVerdict::Send => return Ok(now),
            ReminderVerdict::Skip(reason) => return Err(reason),
            ReminderVerdict::Wait(until) => {
                assert!(until > now, "a wait ends later");
                now = until;
            }
        }
    }
    panic!("it is put off for ever");
}

fn check(at: Timestamp, times: &ReminderTimes, to: &Address, salon: &Zone) {
    for zone in zones_of(to).iter().chain([salon]) {
        let hour = zone.local(at).hour();
        assert!((8..21).contains(&hour), "{} at {at}", zone.name());
    }
    let left = times.starts_at.duration_since(at);
    let lead = times.kind.lead().duration();
    assert!(left >= lead / 4, "{left} left of {lead}");
}
