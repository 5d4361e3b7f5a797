//! Why there is no opening: looked into only after a search found none.

use jiff::Timestamp;
use jiff::civil::Date;

use super::calendar::{Day, Stretch};
use super::diary::rostered;
use super::error::NoOpening;
use super::grid::Grid;
use super::plan::Plan;
use super::possible::within_hours;
use super::search::Search;

impl Search<'_, '_> {
    /// Says why the wanted start has no opening, or else why nothing has.
    pub(super) fn why_not(&self) -> Option<NoOpening> {
        let wish = self.request.wish;
        let wanted = wish.near.filter(|near| wish.window.contains(*near));
        match wanted {
            Some(near) if self.is_free(near.as_second()) => None,
            Some(near) => self.why_not_at(near).or_else(|| self.why_not_at_all()),
            None => self.why_not_at_all(),
        }
    }

    /// Says why a start that is not free has no opening; `None` when the salon never starts then.
    fn why_not_at(&self, near: Timestamp) -> Option<NoOpening> {
        let (bounds, salon) = (self.request.bounds, &self.request.catalog.salon);
        let date = salon.zone.date(near);
        if near < bounds.earliest {
            let earliest = bounds.earliest;
            return Some(NoOpening::TooSoon { earliest });
        }
        if bounds.latest < date {
            let latest = bounds.latest;
            return Some(NoOpening::TooFar { latest });
        }
        if self.is_closed(date) {
            return Some(self.closed(date));
        }
        let second = near.as_second();
        let only = self.request.only_person();
        let day = self.calendar.day_of(second);
        if let (Some(staff), Some(day)) = (only, day)
            && !self.somebody_works(day)
        {
            return Some(NoOpening::StaffAway { staff, date });
        }
        let work = rostered(self.request, &self.calendar);
        let fits = Plan::list(self.request, |_| true)
            .iter()
            .any(|plan| fits(plan, second, &work));
        if !fits {
            return Some(self.outside_hours(date));
        }
        self.grid.find(second).map(|_| NoOpening::Taken)
    }

    /// Says why the whole window has no opening, if it has none.
    fn why_not_at_all(&self) -> Option<NoOpening> {
        let bounds = self.request.bounds;
        if !self.is_empty() {
            return None;
        }
        if bounds.until <= bounds.from {
            return Some(if self.request.wish.window.end() <= bounds.earliest {
                self.too_soon()
            } else {
                let latest = bounds.latest;
                NoOpening::TooFar { latest }
            });
        }
        let searched = Stretch {
            start: bounds.from,
            end: bounds.until,
        };
        let days = || {
            let all = self.calendar.days().iter();
            all.filter(|day| extent(day).meets(searched))
        };
        let first = days().next()?.date;
        let Some(open) = days().find(|day| !self.is_closed(day.date)) else {
            return Some(self.closed(first));
        };
        let works = days().find(|day| self.somebody_works(day));
        if let (Some(staff), None) = (self.request.only_person(), works) {
            let date = open.date;
            return Some(NoOpening::StaffAway { staff, date });
        }
        Some(self.why_not_on_open_days(works.unwrap_or(open).date))
    }

    /// Says why a window has no opening although the salon is open on `date`.
    fn why_not_on_open_days(&self, date: Date) -> NoOpening {
        let plans = Plan::list(self.request, |_| true);
        let could = |grid: &Grid, work: &[Vec<Stretch>]| {
            let mut masks = plans.iter().map(|plan| within_hours(plan, grid, work));
            masks.any(|mask| !mask.is_empty())
        };
        if could(&self.grid, &self.diary.work) {
            return NoOpening::Taken;
        }
        let work = rostered(self.request, &self.calendar);
        let is_late = self.request.wish.window.start() < self.request.bounds.earliest;
        if is_late && could(&self.earlier(), &work) {
            self.too_soon()
        } else if could(&self.grid, &work) {
            NoOpening::Taken
        } else {
            self.outside_hours(date)
        }
    }

    /// The starts on the first date that notice rules out.
    fn earlier(&self) -> Grid {
        let bounds = self.request.bounds;
        let start = self.request.wish.window.start().as_second();
        let day = self.calendar.day_of(bounds.from);
        let from = day.map_or(bounds.from, |day| day.start.max(start));
        Grid::new(&self.calendar, self.grid.step(), from, bounds.from)
    }

    fn too_soon(&self) -> NoOpening {
        NoOpening::TooSoon {
            earliest: self.request.bounds.earliest,
        }
    }

    fn is_closed(&self, date: Date) -> bool {
        self.request.catalog.hours.salon_on(date).is_empty()
    }

    fn closed(&self, date: Date) -> NoOpening {
        let label = self.request.catalog.hours.label_on(date);
        NoOpening::Closed {
            date,
            label: label.map(str::to_owned),
        }
    }

    fn outside_hours(&self, date: Date) -> NoOpening {
        let hours = &self.request.catalog.hours;
        NoOpening::OutsideHours {
            date,
            hours: match self.request.only_person() {
                Some(staff) => hours.staff_on(staff, date),
                None => hours.salon_on(date),
            },
        }
    }

    /// Whether anybody who could do a part of the visit works on a day.
    fn somebody_works(&self, day: &Day) -> bool {
        let mut work = self.diary.work.iter().flatten();
        work.any(|stretch| stretch.meets(extent(day)))
    }
}

const fn extent(day: &Day) -> Stretch {
    Stretch {
        start: day.start,
        end: day.end,
    }
}

/// Whether all legs of a plan that starts at a second lie within their people's hours.
fn fits(plan: &Plan<'_>, start: i64, work: &[Vec<Stretch>]) -> bool {
    plan.legs.iter().all(|leg| {
        let wanted = leg.range.after(start);
        let mut work = work.get(leg.person).into_iter().flatten();
        work.any(|stretch| stretch.covers(wanted))
    })
}
