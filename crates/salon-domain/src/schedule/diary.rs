//! Everything about the people and resources of a search that does not depend on where a visit
//! starts: when they work and when they are taken, in order.

use super::calendar::{Calendar, DAY, Stretch, unite};
use super::lanes::Lanes;
use super::request::Request;
use super::roster::{Roster, without};
use crate::id::StaffId;
use crate::visit::Block;

/// When the people of a search work, and when they and the resources are taken.
#[derive(Debug)]
pub(super) struct Diary {
    /// When each person works, leave taken out.
    pub(super) work: Vec<Vec<Stretch>>,
    taken: Lanes,
}

impl Diary {
    /// Reads the hours and blocks that touch the dates of a calendar.
    pub(super) fn read(request: &Request<'_>, calendar: &Calendar<'_>, busy: &[Block]) -> Self {
        let reach = reach(calendar);
        let work = rostered(request, calendar).into_iter();
        let leave = leave(request, reach);
        Self {
            work: work
                .zip(&leave)
                .map(|(work, leave)| match leave.as_slice() {
                    [] => work,
                    leave => without(&work, leave),
                })
                .collect(),
            taken: Lanes::sort(request, reach, busy),
        }
    }

    /// Returns when a person works, leave taken out.
    pub(super) fn work(&self, person: usize) -> &[Stretch] {
        self.work.get(person).map_or(&[], Vec::as_slice)
    }

    /// Returns the blocks of a person, in order and disjoint.
    pub(super) fn person(&self, person: usize) -> &[Stretch] {
        self.taken.person(person)
    }

    /// Returns the blocks of each resource of a kind, each in order and disjoint.
    pub(super) fn resources(&self, kind: usize) -> impl Iterator<Item = &[Stretch]> {
        self.taken.resources(kind)
    }
}

/// Returns when each person works, leave not taken out.
pub(super) fn rostered(request: &Request<'_>, calendar: &Calendar<'_>) -> Vec<Vec<Stretch>> {
    let staff: Vec<StaffId> = request.people.iter().map(|(_, person)| person.id).collect();
    let roster = Roster::new(&request.catalog.hours, &staff);
    let salon = roster.salon(calendar);
    (0..staff.len())
        .map(|place| roster.stretches(place, calendar, &salon))
        .collect()
}

/// Returns the leave of each person, in order and disjoint.
fn leave(request: &Request<'_>, reach: Stretch) -> Vec<Vec<Stretch>> {
    let mut leave = vec![Vec::new(); request.people.len()];
    for time_off in &request.catalog.hours.time_off {
        let stretch = Stretch::around(time_off.range);
        let people = &request.people;
        let place = people.binary_search_by_key(&time_off.staff, |(_, person)| person.id);
        if let Ok(place) = place
            && reach.meets(stretch)
            && let Some(own) = leave.get_mut(place)
        {
            own.push(stretch);
        }
    }
    leave.iter_mut().for_each(unite);
    leave
}

/// The seconds of the calendar, and the day before and after it, into which buffers may reach.
fn reach(calendar: &Calendar<'_>) -> Stretch {
    let (first, last) = (calendar.days().first(), calendar.days().last());
    Stretch {
        start: first.map_or(0, |day| day.start - DAY),
        end: last.map_or(0, |day| day.end + DAY),
    }
}
