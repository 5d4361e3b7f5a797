//! Ranges of instants.

use std::fmt;

use jiff::Timestamp;

/// A half-open range of instants: it holds its start and not its end, and is never empty.
///
/// Two visits that touch do not overlap.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "Ends")
)]
pub struct TimeRange {
    start: Timestamp,
    end: Timestamp,
}

/// A range as it is stored, before it was looked at.
#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
struct Ends {
    start: Timestamp,
    end: Timestamp,
}

#[cfg(feature = "serde")]
impl TryFrom<Ends> for TimeRange {
    type Error = EmptyRange;

    fn try_from(ends: Ends) -> Result<Self, EmptyRange> {
        Self::new(ends.start, ends.end)
    }
}

/// A range must end after it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a time range must end after it starts")]
pub struct EmptyRange;

impl TimeRange {
    /// Makes the range from `start` (included) to `end` (excluded).
    ///
    /// # Errors
    /// [`EmptyRange`] when `end` is not after `start`.
    pub fn new(start: Timestamp, end: Timestamp) -> Result<Self, EmptyRange> {
        if start < end {
            Ok(Self { start, end })
        } else {
            Err(EmptyRange)
        }
    }

    /// Returns the first instant inside.
    #[must_use]
    pub const fn start(self) -> Timestamp {
        self.start
    }

    /// Returns the first instant after.
    #[must_use]
    pub const fn end(self) -> Timestamp {
        self.end
    }

    /// Returns the length in whole minutes, rounded down.
    #[must_use]
    pub fn minutes(self) -> i64 {
        self.end.duration_since(self.start).as_mins()
    }

    /// Whether the instant lies inside.
    #[must_use]
    pub fn contains(self, instant: Timestamp) -> bool {
        self.start <= instant && instant < self.end
    }

    /// Whether all of `other` lies inside.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share an instant; ranges that touch do not.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Returns the smallest range that holds both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// Returns the part that both share.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        Self::new(self.start.max(other.start), self.end.min(other.end)).ok()
    }
}

impl fmt::Debug for TimeRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(start: i64, end: i64) -> TimeRange {
        let at = |second| Timestamp::from_second(second).unwrap();
        TimeRange::new(at(start), at(end)).unwrap()
    }

    #[test]
    fn ranges_that_touch_do_not_overlap() {
        assert!(!range(0, 60).overlaps(range(60, 120)));
        assert!(range(0, 61).overlaps(range(60, 120)));
        assert_eq!(range(0, 60).intersection(range(60, 120)), None);
    }

    #[test]
    fn minutes_are_whole_ones() {
        let at = |milli| Timestamp::from_millisecond(milli).unwrap();
        let minutes = |start, end| TimeRange::new(at(start), at(end)).unwrap().minutes();
        assert_eq!((minutes(900, 60_100), minutes(900, 60_900)), (0, 1));
    }

    #[test]
    fn an_empty_range_cannot_be_made() {
        let at = Timestamp::UNIX_EPOCH;
        assert_eq!(TimeRange::new(at, at), Err(EmptyRange));
    }

    #[cfg(feature = "serde")]
    #[test]
    fn an_empty_range_cannot_be_read() {
        let json = serde_json::to_string(&range(0, 60)).unwrap();
        assert_eq!(
            serde_json::from_str::<TimeRange>(&json).unwrap(),
            range(0, 60)
        );
        let backwards = json.replace("00:01:00", "00:00:00");
        assert!(serde_json::from_str::<TimeRange>(&backwards).is_err());
    }
}
