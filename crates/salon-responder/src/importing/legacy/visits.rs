//! Judging an appointment of the first version.

use jiff::civil::DateTime;
use jiff::tz::AmbiguousOffset;
use jiff::{SignedDuration, Timestamp};
use salon_domain::{Catalog, Service, TimeRange, VisitStatus, Zone};
use salon_postgres::LegacyAppointment;

use super::clients::{digest, written};
use crate::importing::ImportProblem;

/// Where nothing says how long.
const AN_HOUR: i64 = 60;
/// Longer than any visit: a slip of the keyboard.
const LONGEST: i64 = 24 * 60;

/// An appointment as it will be here.
pub(super) struct JudgedVisit<'a> {
    pub(super) id: i64,
    pub(super) client: i64,
    pub(super) range: TimeRange,
    pub(super) minutes: i64,
    pub(super) status: VisitStatus,
    pub(super) service_name: String,
    /// The service on the menu, if it has one of this name.
    pub(super) service: Option<&'a Service>,
    pub(super) notes: Option<String>,
    pub(super) created_at: Timestamp,
    pub(super) digest: String,
    pub(super) problems: Vec<ImportProblem>,
}

/// Reads an appointment, or says why it cannot be used.
pub(super) fn judge<'a>(
    row: &LegacyAppointment,
    catalog: &'a Catalog,
    now: Timestamp,
) -> Result<JudgedVisit<'a>, ImportProblem> {
    let client = row.client_id.ok_or(ImportProblem::NoClient)?;
    let mut problems = Vec::new();
    let date = row.date.as_deref().ok_or(ImportProblem::NoTime)?;
    let local: DateTime = date
        .trim()
        .parse()
        .map_err(|_unread| ImportProblem::NoTime)?;
    let (start, oddity) = instant(&catalog.salon.zone, local).ok_or(ImportProblem::NoTime)?;
    problems.extend(oddity);
    let name = row.service.as_deref().unwrap_or_default().trim();
    let service = find_service(catalog, name);
    let said = row
        .duration
        .filter(|minutes| (1..=LONGEST).contains(minutes));
    if said.is_none() {
        problems.push(ImportProblem::DurationGuessed);
    }
    let minutes = said.unwrap_or_else(|| service.map_or(AN_HOUR, length));
    let end = start.checked_add(SignedDuration::from_mins(minutes));
    let end = end.map_err(|_beyond| ImportProblem::NoTime)?;
    let range = TimeRange::new(start, end).map_err(|_empty| ImportProblem::NoTime)?;
    let status = status(row.status.as_deref().unwrap_or_default()).unwrap_or_else(|| {
        problems.push(ImportProblem::StatusGuessed);
        if end <= now {
            VisitStatus::Completed
        } else {
            VisitStatus::Booked
        }
    });
    if service.is_none() && status.is_coming() && end > now {
        problems.push(ImportProblem::ServiceUnknown);
    }
    let duration = row.duration.map(|minutes| minutes.to_string());
    Ok(JudgedVisit {
        id: row.id,
        client,
        range,
        minutes,
        status,
        service_name: service.map_or_else(|| name.to_owned(), |one| one.name.clone()),
        service,
        notes: row.notes.clone().filter(|notes| !notes.trim().is_empty()),
        created_at: written(row.created_at.as_deref()).unwrap_or(start.min(now)),
        digest: digest(&[
            Some(&client.to_string()),
            row.date.as_deref(),
            row.service.as_deref(),
            duration.as_deref(),
            row.status.as_deref(),
            row.notes.as_deref(),
        ]),
        problems,
    })
}

/// Reads a naive time by the salon's clock. One that the clock skipped is moved on by as much; of two
/// the first is taken.
fn instant(zone: &Zone, local: DateTime) -> Option<(Timestamp, Option<ImportProblem>)> {
    let read = zone.time_zone().to_ambiguous_timestamp(local);
    let oddity = match read.offset() {
        AmbiguousOffset::Unambiguous { .. } => None,
        AmbiguousOffset::Gap { .. } => Some(ImportProblem::TimeSkipped),
        AmbiguousOffset::Fold { .. } => Some(ImportProblem::TimeRepeated),
    };
    Some((read.compatible().ok()?, oddity))
}

/// Reads a status in the words that were used for it.
fn status(raw: &str) -> Option<VisitStatus> {
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

fn find_service<'a>(catalog: &'a Catalog, name: &str) -> Option<&'a Service> {
    let is = |known: &str| known.eq_ignore_ascii_case(name);
    catalog.services.iter().find(|service| {
        is(service.key.as_str())
            || is(&service.name)
            || service.aliases.iter().any(|alias| is(alias))
    })
}

fn length(service: &Service) -> i64 {
    let minutes = service
        .steps
        .iter()
        .map(|step| i64::from(step.minutes.get()));
    minutes.sum()
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
}
