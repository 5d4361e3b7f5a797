//! Visits for calendar programs, in the form of RFC 5545.

use std::fmt;
use std::sync::Arc;

use icalendar::{Calendar, Component as _, Event, EventStatus};
use jiff::{SignedDuration, Timestamp};
use salon_domain::{Catalog, StaffId, TimeRange, VisitStatus};
use salon_postgres::{Database, DatabaseError, VisitFilter, VisitRow};

use crate::clock::Clock;
use crate::digest::sha256;

/// How far a link looks back and ahead.
const BACK: SignedDuration = SignedDuration::from_hours(24 * 30);
const AHEAD: SignedDuration = SignedDuration::from_hours(24 * 366);

/// Visits that a link shows at most.
const MOST: usize = 5_000;

/// Returns what is stored of a link's secret.
#[must_use]
pub fn calendar_digest(secret: &str) -> String {
    sha256(secret)
}

/// Writes visits as a calendar: held ones as tentative, cancelled ones and no-shows as cancelled, so
/// that a program that knows them takes them out. Instants are in UTC. With `whose`, only that
/// person's part of each visit.
#[must_use]
pub fn render_calendar(
    catalog: &Catalog,
    visits: &[VisitRow],
    whose: Option<StaffId>,
    now: Timestamp,
) -> String {
    let salon = &catalog.salon;
    let person = whose.and_then(|staff| catalog.find_staff(staff));
    let name = person.map_or_else(
        || salon.name.clone(),
        |person| format!("{} - {}", person.name, salon.name),
    );
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", "-//Salon Responder//EN"))
        .name(&name);
    for row in visits {
        let part = whose.and_then(|staff| time_of(row, staff));
        if whose.is_some() && part.is_none() {
            continue;
        }
        let event = event(catalog, row, part.unwrap_or(row.visit.range), now);
        calendar.push(event);
    }
    calendar.done().to_string()
}

/// From the start of the first service that a person does to the end of the last.
fn time_of(row: &VisitRow, staff: StaffId) -> Option<TimeRange> {
    let parts = row.visit.services.iter();
    let theirs: Vec<TimeRange> = parts
        .filter(|part| part.staff == staff)
        .map(|part| part.range)
        .collect();
    let start = theirs.iter().map(|range| range.start()).min()?;
    let end = theirs.iter().map(|range| range.end()).max()?;
    TimeRange::new(start, end).ok()
}

fn event(catalog: &Catalog, row: &VisitRow, range: TimeRange, now: Timestamp) -> Event {
    let visit = &row.visit;
    let client = row.client_name.as_ref();
    let client = client.map_or("a client", salon_domain::ClientName::as_str);
    let status = match visit.status {
        VisitStatus::Held => EventStatus::Tentative,
        VisitStatus::Booked
        | VisitStatus::Confirmed
        | VisitStatus::Arrived
        | VisitStatus::Completed => EventStatus::Confirmed,
        VisitStatus::Cancelled | VisitStatus::NoShow => EventStatus::Cancelled,
    };
    let mut about = format!("With {}.", row.staff_names.join(", "));
    if let Some(notes) = &row.notes {
        about.push(' ');
        about.push_str(notes);
    }
    let mut event = Event::new();
    event
        .uid(&format!("visit-{}@{}", visit.id, catalog.salon.key))
        .add_property("DTSTAMP", instant(now))
        .add_property("DTSTART", instant(range.start()))
        .add_property("DTEND", instant(range.end()))
        .add_property("SEQUENCE", visit.version.to_string())
        .summary(&format!("{}: {client}", row.service_names))
        .description(&about)
        .status(status);
    event.done()
}

/// The form of RFC 5545, 3.3.5, in UTC.
fn instant(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Shows calendars to whoever has their link.
#[derive(Clone)]
pub struct CalendarDesk {
    pub(crate) database: Database,
    pub(crate) clock: Arc<dyn Clock>,
}

impl fmt::Debug for CalendarDesk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CalendarDesk").finish_non_exhaustive()
    }
}

impl CalendarDesk {
    /// Returns the calendar of a link by its secret: a month back and a year ahead; `None` when there
    /// is no such link, or no more.
    ///
    /// # Errors
    /// [`DatabaseError`] when the visits cannot be read.
    pub async fn show(&self, secret: &str) -> Result<Option<String>, DatabaseError> {
        let digest = calendar_digest(secret);
        let Some((salon, staff)) = self.database.find_calendar(&digest).await? else {
            return Ok(None);
        };
        let now = self.clock.now();
        let catalog = self.database.load_catalog(salon).await?;
        let filter = VisitFilter {
            from: now.checked_sub(BACK).ok(),
            to: now.checked_add(AHEAD).ok(),
            staff: Some(staff),
            limit: Some(MOST),
            ..VisitFilter::default()
        };
        let visits = self.database.list_visits(salon, &filter).await?;
        Ok(Some(render_calendar(&catalog, &visits, Some(staff), now)))
    }
}
