//! "Since when", as an operator types it.

use std::str::FromStr;

use jiff::civil::DateTime;
use jiff::{Span, Timestamp};
use salon_domain::Zone;

/// An instant, a day or time by the salon's clock, or how long ago.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Since {
    Instant(Timestamp),
    Local(DateTime),
    Ago(Span),
}

/// It says no time.
#[derive(Debug, thiserror::Error)]
#[error(
    "write how long ago (`30m`, `2h`, `3d`), a day (`2026-11-20`) or an instant (`2026-11-20T15:00:00Z`)"
)]
pub(crate) struct NoTime;

impl FromStr for Since {
    type Err = NoTime;

    fn from_str(text: &str) -> Result<Self, NoTime> {
        let text = text.trim();
        if let Ok(instant) = text.parse::<Timestamp>() {
            return Ok(Self::Instant(instant));
        }
        // A day alone begins at midnight.
        if let Ok(local) = text.parse::<DateTime>() {
            return Ok(Self::Local(local));
        }
        let span: Span = text.parse().map_err(|_unread| NoTime)?;
        Ok(Self::Ago(span.abs()))
    }
}

impl Since {
    /// Returns the instant, by a zone's clock.
    pub(crate) fn instant(self, zone: &Zone, now: Timestamp) -> Option<Timestamp> {
        match self {
            Self::Instant(instant) => Some(instant),
            Self::Local(local) => zone.starting(local),
            Self::Ago(span) => zone
                .local(now)
                .checked_sub(span)
                .ok()
                .map(|then| then.timestamp()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_operators_type() {
        let zone = Zone::named("America/Chicago").unwrap();
        let now: Timestamp = "2026-11-23T15:00:00Z".parse().unwrap();
        let read = |text: &str| {
            let since: Since = text.parse().unwrap();
            since.instant(&zone, now).unwrap().to_string()
        };
        assert_eq!(read("2h"), "2026-11-23T13:00:00Z");
        assert_eq!(read("3d"), "2026-11-20T15:00:00Z");
        assert_eq!(read("2026-11-20"), "2026-11-20T06:00:00Z");
        assert_eq!(read("2026-11-20T08:30"), "2026-11-20T14:30:00Z");
        assert_eq!(read("2026-11-20T08:30:00Z"), "2026-11-20T08:30:00Z");
        assert!("yesterday-ish".parse::<Since>().is_err());
    }
}
