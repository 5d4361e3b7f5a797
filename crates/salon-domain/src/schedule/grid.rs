//! The instants at which a visit may start, numbered.

use super::calendar::{Calendar, steps};

/// Starts that follow each other at the same distance.
#[derive(Clone, Copy, Debug)]
struct Run {
    start: i64,
    first: usize,
    count: usize,
}

/// All instants at which a visit may start within a window, in order, numbered from zero.
#[derive(Debug)]
pub(super) struct Grid {
    runs: Vec<Run>,
    step: i64,
    len: usize,
}

impl Grid {
    /// Numbers the multiples of `step` seconds after midnight of the wall clock that exist, that
    /// are not a repetition, and that lie in `from..until`.
    pub(super) fn new(calendar: &Calendar<'_>, step: i64, from: i64, until: i64) -> Self {
        let mut grid = Self {
            runs: Vec::new(),
            step,
            len: 0,
        };
        for day in calendar.days() {
            if day.end <= from || until <= day.start {
                continue;
            }
            calendar.starts(day, step, |start, count| {
                let skipped = steps(from - start, step).min(count);
                let count = steps(until - start, step).min(count) - skipped;
                grid.push(start + skipped * step, count);
            });
        }
        grid
    }

    /// Returns the seconds between two starts.
    pub(super) const fn step(&self) -> i64 {
        self.step
    }

    /// Returns how many starts there are.
    pub(super) const fn len(&self) -> usize {
        self.len
    }

    /// Returns the start with a number.
    pub(super) fn get(&self, number: usize) -> Option<i64> {
        let after = self.runs.partition_point(|run| run.first <= number);
        let run = self.runs.get(after.checked_sub(1)?)?;
        let steps = i64::try_from(number - run.first).ok()?;
        (number < self.len).then_some(run.start + steps * self.step)
    }

    /// Returns the number of the first start that is not before a second.
    pub(super) fn at_or_after(&self, second: i64) -> usize {
        let mut numbers = 0;
        for run in &self.runs {
            let steps = steps(second - run.start, self.step);
            let within = usize::try_from(steps).unwrap_or(usize::MAX).min(run.count);
            numbers = run.first + within;
            if within < run.count {
                break;
            }
        }
        numbers
    }

    /// Returns the number of the first start that is after a second.
    pub(super) fn after(&self, second: i64) -> usize {
        self.at_or_after(second + 1)
    }

    /// Returns the number of the start that is exactly at a second.
    pub(super) fn find(&self, second: i64) -> Option<usize> {
        let number = self.at_or_after(second);
        (self.get(number) == Some(second)).then_some(number)
    }

    fn push(&mut self, start: i64, count: i64) {
        let Ok(count) = usize::try_from(count) else {
            return;
        };
        if count == 0 {
            return;
        }
        let step = self.step;
        match self.runs.last_mut() {
            Some(last)
                if i64::try_from(last.count).is_ok_and(|n| last.start + n * step == start) =>
            {
                last.count += count;
            }
            _ => self.runs.push(Run {
                start,
                first: self.len,
                count,
            }),
        }
        self.len += count;
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::{Date, date};

    use super::*;
    use crate::local_time::Zone;

    /// The starts of three days around a date, as the clock on the wall shows them.
    fn shown(zone: &str, middle: Date, minutes: i64) -> Vec<String> {
        let zone = Zone::named(zone).unwrap();
        let calendar = Calendar::new(&zone, middle.yesterday().unwrap(), 3);
        let day = calendar.days()[1];
        let grid = Grid::new(&calendar, minutes * 60, day.start, day.end);
        (0..grid.len())
            .map(|number| {
                let second = grid.get(number).unwrap();
                assert_eq!(grid.find(second), Some(number));
                assert_eq!(grid.after(second), number + 1);
                let local = zone.local(Timestamp::from_second(second).unwrap());
                local.strftime("%H:%M%:z").to_string()
            })
            .collect()
    }

    #[test]
    fn skips_the_hour_that_does_not_exist() {
        let starts = shown("America/Chicago", date(2027, 3, 14), 60);
        assert_eq!(starts.len(), 23);
        assert_eq!(starts[..3], ["00:00-06:00", "01:00-06:00", "03:00-05:00"]);
    }

    #[test]
    fn gives_out_the_hour_that_occurs_twice_once() {
        let starts = shown("America/Chicago", date(2026, 11, 1), 30);
        assert_eq!(starts.len(), 48);
        assert_eq!(starts[2..5], ["01:00-05:00", "01:30-05:00", "02:00-06:00"]);
        let midnight = shown("America/Havana", date(2026, 11, 1), 30);
        assert_eq!(midnight.len(), 48);
        assert_eq!(midnight[..3], ["00:00-04:00", "00:30-04:00", "01:00-05:00"]);
    }

    #[test]
    fn begins_anew_at_each_midnight_where_steps_do_not_divide_the_day() {
        let starts = shown("Europe/Paris", date(2026, 11, 5), 50);
        assert_eq!(starts.len(), 29);
        assert_eq!(starts[0], "00:00+01:00");
        assert_eq!(starts[28], "23:20+01:00");
    }

    #[test]
    fn has_nothing_in_an_empty_window() {
        let zone = Zone::named("Asia/Tokyo").unwrap();
        let calendar = Calendar::new(&zone, date(2026, 11, 5), 1);
        let start = calendar.days()[0].start;
        let grid = Grid::new(&calendar, 900, start + 1, start + 900);
        assert_eq!(
            (grid.len(), grid.get(0), grid.at_or_after(start)),
            (0, None, 0)
        );
    }
}
