//! Days on which the stranger's story can be told, whatever today is.

use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, ToSpan as _};
use salon_domain::{
    Catalog, CivilSpan, Opening, ServiceId, StaffId, TimeRange, Wish, find_openings,
};
use salon_language::{Language, render_day_time};

use crate::desk::now;

/// What the stranger wishes, on the days on which this can be shown whatever today is.
pub(crate) struct Plan {
    catalog: Catalog,
    pub(crate) sam: StaffId,
    balayage: ServiceId,
    today: Date,
    /// The first Saturday, not today or tomorrow, on which Sam has afternoons free, with a Sunday
    /// after it on which the salon is closed.
    pub(crate) saturday: Date,
}

impl Plan {
    pub(crate) fn make(catalog: Catalog) -> Self {
        let staff = catalog
            .staff
            .iter()
            .find(|person| person.key.as_str() == "sam");
        let service = catalog
            .services
            .iter()
            .find(|service| service.key.as_str() == "balayage");
        let (sam, balayage) = (staff.unwrap().id, service.unwrap().id);
        let today = catalog.salon.zone.date(now());
        let mut plan = Self {
            catalog,
            sam,
            balayage,
            today,
            saturday: today,
        };
        let ahead = today.series(1.day()).skip(2).take(80);
        let fits = |day: &Date| {
            let closed_after = plan
                .catalog
                .hours
                .salon_on(day.tomorrow().unwrap())
                .is_empty();
            day.weekday() == Weekday::Saturday && closed_after && plan.afternoon(*day).len() > 1
        };
        plan.saturday = ahead.into_iter().find(fits).unwrap();
        plan
    }

    pub(crate) fn sunday(&self) -> Date {
        self.saturday.tomorrow().unwrap()
    }

    /// What is free with Sam in an empty book.
    fn openings(&self, window: TimeRange) -> Vec<Opening> {
        let (services, staff) = (vec![self.balayage], Some(self.sam));
        let wish = Wish {
            services,
            staff,
            window,
            near: None,
        };
        find_openings(&self.catalog, &[], now(), &wish, 1_000)
            .unwrap()
            .found
    }

    pub(crate) fn afternoon(&self, day: Date) -> Vec<Opening> {
        let afternoon = CivilSpan::from_minutes(12 * 60, 18 * 60).unwrap();
        self.openings(self.catalog.salon.zone.range(day, afternoon).unwrap())
    }

    /// How many days lie between the Sunday and the nearest day on which Sam has something.
    pub(crate) fn nearest(&self) -> i32 {
        let zone = &self.catalog.salon.zone;
        let week = |day: Date| zone.day(day).unwrap();
        let around = week(self.today).hull(week(self.sunday().saturating_add(14.days())));
        let openings = self.openings(around);
        openings
            .iter()
            .map(|opening| self.days_from_sunday(opening.start()))
            .min()
            .unwrap()
    }

    pub(crate) fn days_from_sunday(&self, at: Timestamp) -> i32 {
        let days = self.sunday() - self.catalog.salon.zone.date(at);
        days.get_days().abs()
    }

    /// Writes an instant as our texts do.
    pub(crate) fn write(&self, at: Timestamp) -> String {
        render_day_time(
            self.catalog.salon.zone.local(at).datetime(),
            Language::English,
        )
    }

    /// Names a day as a person would today: within the week by its weekday alone.
    pub(crate) fn name(&self, day: Date, part: &str) -> String {
        let weekday = day.strftime("%A");
        if (day - self.today).get_days() < 7 {
            format!("{weekday}{part}")
        } else {
            format!("{weekday}{part}, {}", day.strftime("%B %-d"))
        }
    }
}
