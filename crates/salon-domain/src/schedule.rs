//! Where a visit fits: from hours, skills, chairs, existing blocks and the salon's rules to openings.
//!
//! The rules are told where the search is: at [`find_openings`].
//!
//! # When clocks change
//! Hours follow the policy of [`Zone`](crate::Zone): a skipped time stands for the instant of the
//! change, a repeated one starts at its first occurrence and ends at its second. A visit never
//! starts at a wall-clock time that does not exist, and at a repeated one only the first time, so
//! that "1:30" names one instant. It may last through a change; its length is counted in real
//! minutes.

mod calendar;
mod diary;
mod error;
mod fit;
mod grid;
mod lanes;
mod mask;
mod opening;
mod plan;
mod possible;
mod request;
mod roster;
mod search;
mod why;

use jiff::Timestamp;

use crate::catalog::Catalog;
use crate::id::{ServiceId, StaffId};
use crate::time_range::TimeRange;
use crate::visit::Block;

pub use error::{NoOpening, ScheduleError};
pub use fit::{Fit, FitReason};
pub use opening::{Opening, OpeningPart, Openings, Taken};

use request::Request;
use search::Search;

/// What somebody wants: services, perhaps a stylist, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The services in the order in which they are done, at least one.
    pub services: Vec<ServiceId>,
    /// The stylist who must do them all; anybody when `None`.
    pub staff: Option<StaffId>,
    /// The visit must start inside.
    pub window: TimeRange,
    /// The start that is wanted most.
    pub near: Option<Timestamp>,
}

/// Finds where a visit fits: at most `limit` openings with distinct starts, the best first.
///
/// `busy` are the blocks of the salon's staff and resources in any order; those of others, and those
/// far from the window, are ignored. A smaller `limit` gives a prefix of what a larger one gives.
/// The function reads nothing but its arguments.
///
/// # The rules
/// - All ranges are half-open: a visit may start at the instant at which another ends.
/// - A working step takes the stylist and the chair, a processing step the chair alone: another
///   visit fits into the stylist's gap. Buffers take the stylist alone. They may run past closing
///   time or into leave, never over another block, and they give way to the visit's own work.
/// - Each service, from its first step to its last, lies within one unbroken stretch of its
///   stylist's hours, which are the salon's hours, cut by the stylist's own, less leave.
/// - A service that names a kind of resource gets one of that kind for its whole length: the one of
///   the service before it if that is free, else the first free one in the catalog's order.
/// - Several services follow each other without a pause. One stylist does all if any that can works
///   in the window at all; otherwise the visit has the fewest hand-overs that the staff working in
///   the window allow (the first 64 ways to share the work, in the catalog's order, are tried).
/// - Starts are multiples of the policy's slot after midnight of the salon's wall clock, not before
///   `now` plus notice, and on a date at most `horizon_days` after today's.
///
///
/// # Which comes first
/// Among stylists who could take the same start, the one whose free time is broken least: fewest
/// pieces left before and after (a piece counts up to twelve hours), then least time in them, then
/// fewest blocks on that date, then the catalog's order. Among starts, the nearest to the wanted
/// one, or the earliest where none is wanted; of two that are equally near, the one that breaks
/// less, then the earlier.
///
/// # Example
/// ```
/// use salon_domain::{
///     BookingPolicy, Catalog, Hours, HoursOwner, Minutes, Money, Price, Salon, SalonId, Service,
///     ServiceId, Skill, StaffId, StaffMember, Step, StepKind, WeeklyHours, Wish, Zone,
///     find_openings,
/// };
///
/// let (cut, sam) = (ServiceId::new(1), StaffId::new(1));
/// let zone = Zone::named("America/Chicago")?;
/// let friday = jiff::civil::date(2026, 11, 27);
/// let catalog = Catalog {
///     salon: Salon {
///         id: SalonId::new(1),
///         key: "main-street".parse()?,
///         name: "Main Street".into(),
///         zone: zone.clone(),
///         country: "US".parse()?,
///         currency: "USD".parse()?,
///         language: "en-US".into(),
///         policy: BookingPolicy::default(),
///     },
///     services: vec![Service {
///         id: cut,
///         key: "cut".parse()?,
///         name: "Cut".into(),
///         aliases: vec![],
///         steps: vec![Step { kind: StepKind::Working, minutes: Minutes::new(45) }],
///         buffer_before: Minutes::ZERO,
///         buffer_after: Minutes::ZERO,
///         price: Price::Fixed(Money::new(6_000, "USD".parse()?)),
///         resource_kind: None,
///     }],
///     staff: vec![StaffMember {
///         id: sam,
///         key: "sam".parse()?,
///         name: "Sam".into(),
///         nicknames: vec![],
///         skills: vec![Skill { service: cut, steps: None, price: None }],
///     }],
///     hours: Hours {
///         weekly: vec![WeeklyHours {
///             owner: HoursOwner::Salon,
///             weekday: friday.weekday(),
///             span: "09:00-12:00".parse()?,
///         }],
///         ..Hours::default()
///     },
///     numbers: vec![],
///     resources: vec![],
///     facts: vec![],
/// };
/// let day = zone.day(friday).ok_or("no such day")?;
/// let wish = Wish { services: vec![cut], staff: None, window: day, near: None };
/// let openings = find_openings(&catalog, &[], day.start(), &wish, 3)?;
/// let first = openings.found.first().ok_or("nothing is free")?;
/// assert_eq!(zone.local(first.start()).strftime("%A %H:%M").to_string(), "Friday 09:00");
/// assert_eq!(first.staff(), Some(sam));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`ScheduleError`] when the wish can never be met: nothing is wished, or nobody does it. No free
/// time is not an error: [`Openings::why_not`] says why.
pub fn find_openings(
    catalog: &Catalog,
    busy: &[Block],
    now: Timestamp,
    wish: &Wish,
    limit: usize,
) -> Result<Openings, ScheduleError> {
    let request = Request::read(catalog, wish, now)?;
    Ok(Search::prepare(&request, busy).run(limit))
}
