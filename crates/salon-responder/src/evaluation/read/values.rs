//! The small values of a script: local times, lengths that pass, visits in one line.

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime, Time};
use salon_domain::VisitStatus;
use salon_language::Claim;

use super::Ground;
use crate::evaluation::script::VisitLine;
use crate::salon_file::reader::Node;
use crate::salon_file::values::minutes;

/// Stands for any date, time or person.
const ANY: &str = "*";

/// Reads a date and time of the salon's clock: `2026-11-23 09:00`, with or without quotes.
pub(super) fn local(node: &Node<'_>) -> Option<DateTime> {
    match node.as_bare_date() {
        Some(bare) => read_local(&bare).map_or_else(|reason| node.refuse(reason), Some),
        None => node.read(read_local),
    }
}

/// Reads a date and time from a text.
pub(super) fn read_local(text: &str) -> Result<DateTime, String> {
    let wrong = || format!("`{text}` is not a local time, such as `2026-11-23 09:00`");
    let (date, time) = text.trim().split_once([' ', 'T']).ok_or_else(wrong)?;
    let date: Date = date.parse().map_err(|_reason: jiff::Error| wrong())?;
    Ok(date.to_datetime(read_time(time).map_err(|_reason| wrong())?))
}

/// Reads a time of day: `14:30`.
pub(super) fn read_time(text: &str) -> Result<Time, String> {
    let text = text.trim();
    let clock = text.contains(':') && text.chars().all(|c| c.is_ascii_digit() || c == ':');
    let read = clock.then(|| text.parse::<Time>().ok()).flatten();
    read.ok_or_else(|| format!("`{text}` is not a time, such as `14:30`"))
}

/// Reads how much time passes: `90 min`, `1 h`, `2 d`, or a number of minutes.
pub(super) fn passing(node: &Node<'_>) -> Option<SignedDuration> {
    let minutes = minutes(node)?;
    Some(SignedDuration::from_mins(i64::from(minutes.get())))
}

/// Reads a claim of a deed.
pub(super) fn claim(text: &str) -> Result<Claim, String> {
    match text {
        "booked" => Ok(Claim::Booked),
        "moved" => Ok(Claim::Moved),
        "cancelled" => Ok(Claim::Cancelled),
        "confirmed" => Ok(Claim::Confirmed),
        _ => Err("must be `booked`, `moved`, `cancelled` or `confirmed`".to_owned()),
    }
}

/// Reads a visit: `2026-11-27 10:00 sarah haircut + blowout (confirmed)`.
pub(super) fn visit(text: &str, ground: &Ground) -> Result<VisitLine, String> {
    let (line, status) = match text
        .trim()
        .strip_suffix(')')
        .and_then(|line| line.rsplit_once('('))
    {
        Some((line, status)) => {
            let status: VisitStatus = status
                .parse()
                .map_err(|error: salon_domain::UnknownVisitStatus| error.to_string())?;
            (line.trim(), status)
        }
        None => (text.trim(), VisitStatus::Booked),
    };
    let mut words = line.splitn(4, ' ');
    let mut word = || {
        words.next().filter(|word| !word.is_empty()).ok_or_else(|| {
            format!("`{text}` is not a visit: write it like `2026-11-27 10:00 sarah haircut`, with `*` for any")
        })
    };
    let (date, time, staff, services) = (word()?, word()?, word()?, word()?);
    let services = services
        .split('+')
        .map(|key| ground.service(key.trim()))
        .collect::<Result<_, _>>()?;
    Ok(VisitLine {
        date: unless_any(date, read_date)?,
        time: unless_any(time, read_time)?,
        staff: unless_any(staff, |key| ground.staff(key))?,
        services,
        status,
    })
}

fn read_date(text: &str) -> Result<Date, String> {
    text.parse()
        .map_err(|_reason: jiff::Error| format!("`{text}` is not a date, such as `2026-12-24`"))
}

fn unless_any<T>(
    text: &str,
    read: impl FnOnce(&str) -> Result<T, String>,
) -> Result<Option<T>, String> {
    if text == ANY {
        return Ok(None);
    }
    read(text).map(Some)
}
