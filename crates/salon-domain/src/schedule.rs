//! Where a visit fits: from hours, skills, chairs, existing blocks and the salon's rules to openings.
//!
//! # The rules
//! - All ranges are half-open: a visit may start at the instant at which another ends.
//! - A working step takes the stylist and the chair, a processing step the chair alone: another
//!   visit fits into the stylist's gap. Buffers take the stylist alone. They may run past closing
//!   time or into leave, never over another block, and they give way to the visit's own work.
//! - Each service, from its first step to its last, lies within one unbroken stretch of its
//!   stylist's hours, which are the salon's hours, cut by the stylist's own, less leave.
//! - A service that names a kind of resource gets one of that kind for its whole length: the one of
//!   the service before it if that is free, else the first free one in the catalog's order.
//! - Several services follow each other without a pause. One stylist does all if any that can works
//!   in the window at all; otherwise the visit has the fewest hand-overs that the staff working in
//!   the window allow (the first 64 ways to share the work, in the catalog's order, are tried).
//! - Starts are multiples of the policy's slot after midnight of the salon's wall clock, not before
//!   `now` plus notice, and on a date at most `horizon_days` after today's.
//!
//! # When clocks change
//! Hours follow the policy of [`Zone`](crate::Zone): a skipped time stands for the instant of the
//! change, a repeated one starts at its first occurrence and ends at its second. A visit never
//! starts at a wall-clock time that does not exist, and at a repeated one only the first time, so
//! that "1:30" names one instant. It may last through a change; its length is counted in real
//! minutes.
//!
//! # Which comes first
//! Among stylists who could take the same start, the one whose free time is broken least: fewest
//! pieces left before and after (a piece counts up to twelve hours), then least time in them, then
//! fewest blocks on that date, then the catalog's order. Among starts, the nearest to the wanted
//! one, or the earliest where none is wanted; of two that are equally near, the one that breaks
//! less, then the earlier.

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
/// See the [module's rules](self#the-rules). The function reads nothing but its arguments.
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
