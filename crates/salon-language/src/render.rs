//! Dates, times, prices and lists as they stand in our texts. Plain ASCII, and [`crate::mentions`]
//! reads each of them back exactly.

use jiff::civil::{Date, DateTime, Time, Weekday};
use salon_domain::{CivilSpan, Currency, Minutes, Money};

/// "Fri Nov 27".
#[must_use]
pub fn render_date(date: Date) -> String {
    format!(
        "{} {} {}",
        weekday(date.weekday()),
        month(date.month()),
        date.day()
    )
}

/// "2:30 pm".
#[must_use]
pub fn render_time(time: Time) -> String {
    let (hour, half) = twelve(time.hour());
    format!("{hour}:{:02} {half}", time.minute())
}

/// "Fri Nov 27, 2:30 pm".
#[must_use]
pub fn render_day_time(at: DateTime) -> String {
    format!("{}, {}", render_date(at.date()), render_time(at.time()))
}

/// "9 am to 6:30 pm"; a day that ends at 24:00 ends at midnight.
#[must_use]
pub fn render_span(span: CivilSpan) -> String {
    format!(
        "{} to {}",
        clock(span.start_minute()),
        clock(span.end_minute())
    )
}

/// "$185", "$42.50", "EUR 42.50".
#[must_use]
pub fn render_money(money: Money) -> String {
    let per_major = money.currency().minor_per_major();
    let (major, minor) = (money.minor() / per_major, (money.minor() % per_major).abs());
    let sign = if money.minor() < 0 { "-" } else { "" };
    let decimals = usize::from(money.currency().decimals());
    let fraction = if minor == 0 {
        String::new()
    } else {
        format!(".{minor:0decimals$}")
    };
    format!(
        "{sign}{}{}{fraction}",
        symbol(money.currency()),
        major.abs()
    )
}

/// "45 min", "2 h", "2 h 30 min".
#[must_use]
pub fn render_minutes(minutes: Minutes) -> String {
    match (minutes.get() / 60, minutes.get() % 60) {
        (0, rest) => format!("{rest} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, rest) => format!("{hours} h {rest} min"),
    }
}

/// "A", "A or B", "A, B or C".
#[must_use]
pub fn render_list(items: &[String], joined_by: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [before @ .., last] => format!("{} {joined_by} {last}", before.join(", ")),
    }
}

/// The symbol only where it is plain in GSM-7 ASCII and means one currency to its readers.
pub(crate) fn symbol(currency: Currency) -> String {
    match currency.code() {
        "USD" => "$".into(),
        other => format!("{other} "),
    }
}

fn clock(minute_of_day: u16) -> String {
    if minute_of_day == 24 * 60 {
        return "midnight".into();
    }
    let (hour, minute) = (minute_of_day / 60, minute_of_day % 60);
    let (hour, half) = twelve(i8::try_from(hour).unwrap_or_default());
    if minute == 0 {
        format!("{hour} {half}")
    } else {
        format!("{hour}:{minute:02} {half}")
    }
}

fn twelve(hour: i8) -> (i8, &'static str) {
    let half = if hour % 24 < 12 { "am" } else { "pm" };
    (if hour % 12 == 0 { 12 } else { hour % 12 }, half)
}

const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Mon",
        Weekday::Tuesday => "Tue",
        Weekday::Wednesday => "Wed",
        Weekday::Thursday => "Thu",
        Weekday::Friday => "Fri",
        Weekday::Saturday => "Sat",
        Weekday::Sunday => "Sun",
    }
}

const fn month(number: i8) -> &'static str {
    match number {
        1 => "Jan",
        2 => "Feb",
        3 => "Mar",
        4 => "Apr",
        5 => "May",
        6 => "Jun",
        7 => "Jul",
        8 => "Aug",
        9 => "Sep",
        10 => "Oct",
        11 => "Nov",
        _ => "Dec",
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn writes_a_date_always_with_its_weekday() {
        assert_eq!(
            render_day_time(date(2026, 11, 27).at(14, 30, 0, 0)),
            "Fri Nov 27, 2:30 pm"
        );
        assert_eq!(render_time(time(0, 5, 0, 0)), "12:05 am");
        assert_eq!(render_time(time(12, 0, 0, 0)), "12:00 pm");
    }

    #[test]
    fn writes_spans_up_to_midnight() {
        assert_eq!(
            render_span("09:00-18:30".parse().unwrap()),
            "9 am to 6:30 pm"
        );
        assert_eq!(
            render_span("12:00-24:00".parse().unwrap()),
            "12 pm to midnight"
        );
    }

    #[test]
    fn writes_money_without_empty_cents() {
        let money = |minor, code: &str| render_money(Money::new(minor, code.parse().unwrap()));
        assert_eq!(
            (money(18_500, "USD").as_str(), money(4_250, "USD").as_str()),
            ("$185", "$42.50")
        );
        assert_eq!(
            (money(-5, "USD").as_str(), money(5_000, "JPY").as_str()),
            ("-$0.05", "JPY 5000")
        );
    }

    #[test]
    fn writes_lengths_and_lists() {
        let length = |minutes| render_minutes(Minutes::new(minutes));
        assert_eq!(
            (length(45).as_str(), length(120).as_str()),
            ("45 min", "2 h")
        );
        assert_eq!(length(150), "2 h 30 min");
        let items = ["A", "B", "C"].map(String::from);
        assert_eq!(render_list(&items, "or"), "A, B or C");
    }
}
