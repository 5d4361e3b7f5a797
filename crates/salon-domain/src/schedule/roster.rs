//! Who works when, read from a salon's hours once for all dates of a search.

use jiff::civil::Date;

use super::calendar::{Calendar, Day, Stretch, unite};
use crate::hours::{CivilSpan, Hours, HoursOwner};
use crate::id::StaffId;

const WEEKDAYS: usize = 7;

/// The hours of a salon and some of its people, indexed by owner and day.
///
/// Owner 0 is the salon, owner `n + 1` the person at place `n`.
#[derive(Debug)]
pub(super) struct Roster<'h> {
    /// Spans of the ordinary week, by owner and weekday.
    week: Vec<CivilSpan>,
    /// Where in `week` the spans of each owner and weekday begin; one more at the end.
    bounds: Vec<usize>,
    /// Dates that differ, in order of owner and date.
    dated: Vec<(usize, Date, &'h [CivilSpan])>,
}

impl<'h> Roster<'h> {
    /// Indexes the hours of the salon and of `staff`, who are in order of id.
    pub(super) fn new(hours: &'h Hours, staff: &[StaffId]) -> Self {
        let place = |owner: HoursOwner| match owner {
            HoursOwner::Salon => Some(0),
            HoursOwner::Staff(id) => staff.binary_search(&id).ok().map(|at| at + 1),
        };
        let mut week: Vec<(usize, CivilSpan)> = hours
            .weekly
            .iter()
            .filter_map(|hours| {
                let weekday = usize::try_from(hours.weekday.to_monday_zero_offset()).ok()?;
                Some((place(hours.owner)? * WEEKDAYS + weekday, hours.span))
            })
            .collect();
        week.sort_unstable();
        let bounds = (0..=(staff.len() + 1) * WEEKDAYS)
            .scan(0, |at, key| {
                while week.get(*at).is_some_and(|(owner, _)| *owner < key) {
                    *at += 1;
                }
                Some(*at)
            })
            .collect();
        let mut dated: Vec<_> = hours
            .dated
            .iter()
            .filter_map(|day| Some((place(day.owner)?, day.date, day.spans.as_slice())))
            .collect();
        // The sort is stable: of two entries for one date the first one counts.
        dated.sort_by_key(|(owner, date, _)| (*owner, *date));
        Self {
            week: week.into_iter().map(|(_, span)| span).collect(),
            bounds,
            dated,
        }
    }

    /// Returns the salon's spans on each of the dates.
    pub(super) fn salon(&self, calendar: &Calendar<'_>) -> Vec<&[CivilSpan]> {
        let days = calendar.days().iter();
        days.map(|day| self.own(0, day).unwrap_or_default())
            .collect()
    }

    /// Returns when the person at a place works on the dates, leave not yet taken out.
    pub(super) fn stretches(
        &self,
        place: usize,
        calendar: &Calendar<'_>,
        salon: &[&[CivilSpan]],
    ) -> Vec<Stretch> {
        let mut stretches = Vec::with_capacity(calendar.days().len() * 2);
        for (day, open) in calendar.days().iter().zip(salon) {
            let mut take = |span| stretches.extend(calendar.stretch(day, span));
            match self.own(place + 1, day) {
                None => open.iter().copied().for_each(take),
                Some(own) => own
                    .iter()
                    .flat_map(|own| open.iter().filter_map(|open| own.intersection(*open)))
                    .for_each(&mut take),
            }
        }
        unite(&mut stretches);
        stretches
    }

    /// An owner's own spans on a day; `None` when the owner has no hours written down at all.
    fn own(&self, owner: usize, day: &Day) -> Option<&[CivilSpan]> {
        let key = |entry: &(usize, Date, &[CivilSpan])| (entry.0, entry.1);
        let at = self
            .dated
            .partition_point(|entry| key(entry) < (owner, day.date));
        if let Some(entry) = self.dated.get(at)
            && key(entry) == (owner, day.date)
        {
            return Some(entry.2);
        }
        let bound = |weekday: usize| self.bounds.get(owner * WEEKDAYS + weekday).copied();
        if bound(0) == bound(WEEKDAYS) {
            return None;
        }
        self.week.get(bound(day.weekday)?..bound(day.weekday + 1)?)
    }
}

/// Takes leave, in order and disjoint, out of working hours, likewise.
pub(super) fn without(work: &[Stretch], leave: &[Stretch]) -> Vec<Stretch> {
    let mut left = Vec::with_capacity(work.len() + leave.len());
    for stretch in work {
        let mut start = stretch.start;
        let first = leave.partition_point(|leave| leave.end <= start);
        for leave in leave.iter().skip(first) {
            if stretch.end <= leave.start {
                break;
            }
            if start < leave.start {
                left.push(Stretch {
                    start,
                    end: leave.start,
                });
            }
            start = leave.end;
        }
        if start < stretch.end {
            left.push(Stretch {
                start,
                end: stretch.end,
            });
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leave_cuts_hours_wherever_it_lies() {
        let of = |pairs: &[(i64, i64)]| -> Vec<Stretch> {
            let stretch = |(start, end): &(i64, i64)| Stretch {
                start: *start,
                end: *end,
            };
            pairs.iter().map(stretch).collect()
        };
        let work = of(&[(10, 20), (30, 40), (50, 60)]);
        let leave = of(&[(0, 5), (12, 14), (18, 35), (50, 60), (70, 80)]);
        assert_eq!(without(&work, &leave), of(&[(10, 12), (14, 18), (35, 40)]));
        assert_eq!(without(&work, &[]), work);
    }
}
