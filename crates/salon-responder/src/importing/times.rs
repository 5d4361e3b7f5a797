//! Times of appointments, in the formats of their mapping.

use jiff::civil::{Date, DateTime, Time, date};
use jiff::fmt::strtime::{self, BrokenDownTime};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use salon_domain::{TimeRange, Zone};

use super::columns::AppointmentColumns;
use super::judging::instant;
use super::{ImportError, ImportProblem};

/// A time as a file gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Moment {
    /// By the salon's clock.
    Local(DateTime),
    /// With an offset of its own.
    Exact(Timestamp),
}

/// How times are written; ISO 8601 where nothing is said.
#[derive(Clone, Debug, Default)]
pub(super) struct Formats {
    start: Option<String>,
    date: Option<String>,
    time: Option<String>,
}

/// When a visit is, and what is odd about its start.
pub(super) type Placed = (Timestamp, Option<ImportProblem>);

impl Formats {
    /// Reads the formats, and tries each on a moment: one that cannot say a date or a time is refused
    /// before any row is.
    pub(super) fn of(columns: &AppointmentColumns) -> Result<Self, ImportError> {
        let formats = Self {
            start: columns.start_format.clone(),
            date: columns.date_format.clone(),
            time: columns.time_format.clone(),
        };
        let sample = date(2026, 11, 25).at(14, 35, 0, 0);
        let refused = |name: &str, format: &str, reason: &str| {
            ImportError::Mapping(format!("`{name}` cannot be used: `{format}` {reason}"))
        };
        for (name, format) in [
            ("start_format", &formats.start),
            ("date_format", &formats.date),
            ("time_format", &formats.time),
        ] {
            let Some(format) = format else { continue };
            let read = try_out(format, sample);
            let read = read.map_err(|error| refused(name, format, &format!("says: {error}")))?;
            let day = read.to_date().ok() == Some(sample.date());
            let clock = read.to_time().ok() == Some(sample.time());
            if (name != "time_format" && !day) || (name != "date_format" && !clock) {
                let reason = "does not say the whole date or time";
                return Err(refused(name, format, reason));
            }
        }
        Ok(formats)
    }

    /// Reads a start that is one text.
    pub(super) fn start(&self, zone: &Zone, text: &str) -> Result<Placed, String> {
        place(zone, self.moment(text)?)
    }

    /// Reads a start from its date and its time.
    pub(super) fn start_on(&self, zone: &Zone, day: &str, clock: &str) -> Result<Placed, String> {
        place(
            zone,
            Moment::Local(self.day(day)?.to_datetime(self.clock(clock)?)),
        )
    }

    /// Reads an end that is one text.
    pub(super) fn end(&self, zone: &Zone, text: &str) -> Result<Timestamp, String> {
        Ok(place(zone, self.moment(text)?)?.0)
    }

    /// Reads an end of which only the time is said; one before the start is on the day after.
    pub(super) fn end_on(
        &self,
        zone: &Zone,
        (day, from): (&str, &str),
        clock: &str,
    ) -> Result<Timestamp, String> {
        let (day, from, until) = (self.day(day)?, self.clock(from)?, self.clock(clock)?);
        let day = if until < from {
            day.tomorrow()
        } else {
            Ok(day)
        };
        let day = day.map_err(|error| error.to_string())?;
        Ok(place(zone, Moment::Local(day.to_datetime(until)))?.0)
    }

    fn moment(&self, text: &str) -> Result<Moment, String> {
        let wrong =
            |error: jiff::Error| unread(text, self.start.as_deref(), "start_format", &error);
        let Some(format) = &self.start else {
            if let Ok(exact) = text.parse() {
                return Ok(Moment::Exact(exact));
            }
            // A date alone is no time.
            let read = text.contains(':').then(|| text.parse().map_err(wrong));
            return read
                .unwrap_or_else(|| Err(format!("`{text}` has no time of day")))
                .map(Moment::Local);
        };
        let read = strtime::parse(format, text).map_err(wrong)?;
        if read.offset().is_some() {
            return read.to_timestamp().map(Moment::Exact).map_err(wrong);
        }
        read.to_datetime().map(Moment::Local).map_err(wrong)
    }

    fn day(&self, text: &str) -> Result<Date, String> {
        let read = match &self.date {
            None => text.parse(),
            Some(format) => strtime::parse(format, text).and_then(|read| read.to_date()),
        };
        read.map_err(|error| unread(text, self.date.as_deref(), "date_format", &error))
    }

    fn clock(&self, text: &str) -> Result<Time, String> {
        let read = match &self.time {
            None => text.parse(),
            Some(format) => strtime::parse(format, text).and_then(|read| read.to_time()),
        };
        read.map_err(|error| unread(text, self.time.as_deref(), "time_format", &error))
    }
}

fn try_out(format: &str, sample: DateTime) -> Result<BrokenDownTime, jiff::Error> {
    let written = strtime::format(format, &sample.to_zoned(TimeZone::UTC)?)?;
    strtime::parse(format, written)
}

fn unread(text: &str, format: Option<&str>, name: &str, error: &jiff::Error) -> String {
    match format {
        Some(format) => format!("`{text}` is not written as `{format}`: {error}"),
        None => format!("`{text}` is not as ISO 8601 writes it: set `{name}` in the mapping"),
    }
}

fn place(zone: &Zone, moment: Moment) -> Result<Placed, String> {
    match moment {
        Moment::Exact(exact) => Ok((exact, None)),
        Moment::Local(local) => {
            instant(zone, local).ok_or_else(|| "it lies outside the calendar".to_owned())
        }
    }
}

/// Makes the range of a visit from its start and its length in minutes.
pub(super) fn lasting(start: Timestamp, minutes: i64) -> Result<TimeRange, String> {
    let end = start.checked_add(SignedDuration::from_mins(minutes));
    let end = end.map_err(|error| error.to_string())?;
    TimeRange::new(start, end).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formats(start: Option<&str>, date: Option<&str>, time: Option<&str>) -> AppointmentColumns {
        AppointmentColumns {
            start_format: start.map(str::to_owned),
            date_format: date.map(str::to_owned),
            time_format: time.map(str::to_owned),
            ..AppointmentColumns::default()
        }
    }

    fn zone() -> Zone {
        Zone::named("America/Chicago").unwrap()
    }

    #[test]
    fn times_are_read_in_the_format_of_the_mapping_or_as_iso_8601() {
        let read = |format: Option<&str>, text: &str| {
            let formats = Formats::of(&formats(format, None, None)).unwrap();
            formats.start(&zone(), text).unwrap().0.to_string()
        };
        let expected = "2026-11-25T16:05:00Z";
        assert_eq!(read(None, "2026-11-25 10:05"), expected);
        assert_eq!(read(None, "2026-11-25T10:05:00-06:00"), expected);
        let american = Some("%m/%d/%Y %I:%M %p");
        assert_eq!(read(american, "11/25/2026 10:05 AM"), expected);
        let offset = Some("%d.%m.%Y %H:%M %z");
        assert_eq!(read(offset, "25.11.2026 17:05 +0100"), expected);
    }

    #[test]
    fn a_date_and_a_time_are_put_together_and_an_end_past_midnight_is_on_the_next_day() {
        let columns = formats(None, Some("%d/%m/%Y"), Some("%I:%M %p"));
        let formats = Formats::of(&columns).unwrap();
        let day = "25/11/2026";
        let start = formats.start_on(&zone(), day, "11:30 PM").unwrap().0;
        assert_eq!(start.to_string(), "2026-11-26T05:30:00Z");
        let end = formats.end_on(&zone(), (day, "11:30 PM"), "12:15 AM");
        assert_eq!(end.unwrap().to_string(), "2026-11-26T06:15:00Z");
    }

    #[test]
    fn a_format_that_cannot_say_a_time_is_refused_before_any_row() {
        for columns in [
            formats(Some("%Y-%m-%d"), None, None),
            formats(Some("%Q!"), None, None),
            formats(None, Some("%d/%m"), None),
            formats(None, None, Some("%I:%M")),
        ] {
            let refused = Formats::of(&columns).unwrap_err();
            assert_eq!(refused.code(), "import_mapping");
        }
        let formats = Formats::of(&formats(None, None, None)).unwrap();
        let refused = formats.start(&zone(), "11/25/2026 10:05").unwrap_err();
        assert!(refused.contains("start_format"), "{refused}");
        assert!(formats.start(&zone(), "2026-11-25").is_err());
    }
}
