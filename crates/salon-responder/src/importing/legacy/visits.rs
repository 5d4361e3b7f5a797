//! Judging an appointment of the first version.

use jiff::civil::DateTime;
use jiff::{SignedDuration, Timestamp};
use salon_domain::{Catalog, Service, TimeRange, VisitStatus};
use salon_postgres::LegacyAppointment;

use super::clients::written;
use crate::importing::ImportProblem;
use crate::importing::judging::{
    AN_HOUR, LONGEST, digest, find_service, instant, status, status_by_time,
};

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
    let minutes =
        said.unwrap_or_else(|| service.map_or(AN_HOUR, |one| i64::from(one.minutes().get())));
    let end = start.checked_add(SignedDuration::from_mins(minutes));
    let end = end.map_err(|_beyond| ImportProblem::NoTime)?;
    let range = TimeRange::new(start, end).map_err(|_empty| ImportProblem::NoTime)?;
    let status = status(row.status.as_deref().unwrap_or_default()).unwrap_or_else(|| {
        problems.push(ImportProblem::StatusGuessed);
        status_by_time(end, now)
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
