//! What judging a row needs, whatever it came from.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::AmbiguousOffset;
use salon_domain::{Catalog, Service, StaffMember, VisitStatus, Zone};
use sha2::{Digest as _, Sha256};

use super::ImportProblem;
use crate::digest::hex;

/// Where nothing says how long.
pub(super) const AN_HOUR: i64 = 60;
/// Longer than any visit, in minutes: a slip of the keyboard.
pub(super) const LONGEST: i64 = 24 * 60;

/// Tells two readings of a row apart: SHA-256 of its fields, in hex.
pub(super) fn digest(fields: &[Option<&str>]) -> String {
    let mut hash = Sha256::new();
    for field in fields {
        // Nothing and an empty text differ.
        hash.update([u8::from(field.is_some())]);
        hash.update(field.unwrap_or_default());
        hash.update([0]);
    }
    hex(&hash.finalize())
}

/// Names are the same whatever their case and spaces.
pub(super) fn fold(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// Reads a naive time by the salon's clock. One that the clock skipped is moved on by as much; of two
/// the first is taken.
pub(super) fn instant(zone: &Zone, local: DateTime) -> Option<(Timestamp, Option<ImportProblem>)> {
    let read = zone.time_zone().to_ambiguous_timestamp(local);
    let oddity = match read.offset() {
        AmbiguousOffset::Unambiguous { .. } => None,
        AmbiguousOffset::Gap { .. } => Some(ImportProblem::TimeSkipped),
        AmbiguousOffset::Fold { .. } => Some(ImportProblem::TimeRepeated),
    };
    Some((read.compatible().ok()?, oddity))
}

/// Reads a status in the words that are commonly used for it.
pub(super) fn status(raw: &str) -> Option<VisitStatus> {
    let word = raw.trim().to_lowercase().replace(['-', ' '], "_");
    Some(match word.as_str() {
        "scheduled" | "booked" | "pending" | "new" | "open" | "rescheduled" => VisitStatus::Booked,
        "confirmed" => VisitStatus::Confirmed,
        "arrived" | "checked_in" | "in_progress" => VisitStatus::Arrived,
        "completed" | "complete" | "done" | "finished" => VisitStatus::Completed,
        "cancelled" | "canceled" | "deleted" => VisitStatus::Cancelled,
        "no_show" | "noshow" | "missed" => VisitStatus::NoShow,
        _ => return None,
    })
}

/// Guesses a status by the time: what is over happened, what is to come is in the book.
pub(super) fn status_by_time(end: Timestamp, now: Timestamp) -> VisitStatus {
    if end <= now {
        VisitStatus::Completed
    } else {
        VisitStatus::Booked
    }
}

/// Whether a visit is still expected, or under way.
pub(super) fn comes(status: VisitStatus, end: Timestamp, now: Timestamp) -> bool {
    (status.is_coming() || status == VisitStatus::Arrived) && end > now
}

/// Finds a service by its key, name or alias.
pub(super) fn find_service<'a>(catalog: &'a Catalog, name: &str) -> Option<&'a Service> {
    let wanted = fold(name);
    let is = |known: &str| fold(known) == wanted;
    catalog.services.iter().find(|service| {
        is(service.key.as_str())
            || is(&service.name)
            || service.aliases.iter().any(|alias| is(alias))
    })
}

/// Finds a person by key, name or nickname.
pub(super) fn find_staff<'a>(catalog: &'a Catalog, name: &str) -> Option<&'a StaffMember> {
    let wanted = fold(name);
    let is = |known: &str| fold(known) == wanted;
    catalog.staff.iter().find(|person| {
        is(person.key.as_str())
            || is(&person.name)
            || person.nicknames.iter().any(|nickname| is(nickname))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone() -> Zone {
        Zone::named("America/Chicago").unwrap()
    }

    #[test]
    fn naive_times_are_read_by_the_salons_clock_and_odd_ones_are_said() {
        let read = |text: &str| {
            let (at, oddity) = instant(&zone(), text.parse().unwrap()).unwrap();
            (at.to_string(), oddity)
        };
        assert_eq!(
            read("2026-07-01 10:00:00"),
            ("2026-07-01T15:00:00Z".into(), None)
        );
        assert_eq!(
            read("2026-03-08 02:30:00"),
            (
                "2026-03-08T08:30:00Z".into(),
                Some(ImportProblem::TimeSkipped)
            )
        );
        assert_eq!(
            read("2026-11-01 01:30:00"),
            (
                "2026-11-01T06:30:00Z".into(),
                Some(ImportProblem::TimeRepeated)
            )
        );
    }

    #[test]
    fn statuses_are_read_in_many_spellings() {
        assert_eq!(status("Scheduled"), Some(VisitStatus::Booked));
        assert_eq!(status("no-show"), Some(VisitStatus::NoShow));
        assert_eq!(status("No Show"), Some(VisitStatus::NoShow));
        assert_eq!(status("canceled"), Some(VisitStatus::Cancelled));
        assert_eq!(status("maybe"), None);
    }

    #[test]
    fn nothing_and_an_empty_field_have_different_digests() {
        assert!(digest(&[None, Some("")]) != digest(&[Some(""), None]));
    }
}
