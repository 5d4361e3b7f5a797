//! Dates, times, prices and lists as they stand in our texts, in each language.
//!
//! They are written with all their marks; [`crate::gsm_safe`] takes off what would cost a segment.
//! [`crate::mentions`] reads each of them back exactly, with the marks and without.

mod list;

use jiff::civil::{Date, DateTime, Time, Weekday};
use salon_domain::{CivilSpan, Minutes, Money};

pub use list::{Joined, render_list};

use crate::language::Language;
use crate::wording::Voice;

/// "Fri Nov 27", "vie 27 nov", "ven 27 nov".
#[must_use]
pub fn render_date(date: Date, language: Language) -> String {
    let voice = Voice(language);
    voice.date(
        render_weekday(date.weekday(), language),
        date.day(),
        voice.month(date.month()),
    )
}

/// "Fri", "vie", "ven".
#[must_use]
pub fn render_weekday(day: Weekday, language: Language) -> String {
    Voice(language).weekday(day.to_monday_one_offset())
}

/// "2:30 pm", "14:30".
#[must_use]
pub fn render_time(time: Time, language: Language) -> String {
    let (twelve, half) = of_twelve(time.hour());
    let minute = format!("{:02}", time.minute());
    Voice(language).time(time.hour(), twelve, minute, half)
}

/// "Fri Nov 27, 2:30 pm", "vie 27 nov, 14:30".
#[must_use]
pub fn render_day_time(at: DateTime, language: Language) -> String {
    Voice(language).day_time(
        render_date(at.date(), language),
        render_time(at.time(), language),
    )
}

/// "9 am to 6:30 pm", "de 9:00 a 18:30"; a day that ends at 24:00 ends at midnight.
#[must_use]
pub fn render_span(span: CivilSpan, language: Language) -> String {
    Voice(language).span(
        clock(span.start_minute(), language),
        clock(span.end_minute(), language),
    )
}

/// "$185", "$42.50", "42,50 €"; the code where the language has no sign for the currency.
#[must_use]
pub fn render_money(money: Money, language: Language) -> String {
    let currency = money.currency();
    let per_major = currency.minor_per_major().unsigned_abs();
    let minor = money.minor().unsigned_abs();
    let (major, rest) = (minor / per_major, minor % per_major);
    let decimals = usize::from(currency.decimals());
    let amount = |point: char| match rest {
        0 => major.to_string(),
        rest => format!("{major}{point}{rest:0decimals$}"),
    };
    let sign = if money.minor() < 0 { "-" } else { "" };
    let amount = Voice(language).money(currency.code(), amount('.'), amount(','));
    format!("{sign}{amount}")
}

/// "45 min", "2 h", "2 h 30 min".
#[must_use]
pub fn render_minutes(minutes: Minutes, language: Language) -> String {
    let voice = Voice(language);
    match (minutes.get() / 60, minutes.get() % 60) {
        (0, rest) => voice.minutes(rest),
        (hours, 0) => voice.hours(hours),
        (hours, rest) => voice.hours_and_minutes(hours, rest),
    }
}

fn clock(minute_of_day: u16, language: Language) -> String {
    let voice = Voice(language);
    if minute_of_day == 24 * 60 {
        return voice.midnight();
    }
    let hour = i8::try_from(minute_of_day / 60).unwrap_or_default();
    let minute = i8::try_from(minute_of_day % 60).unwrap_or_default();
    let (twelve, half) = of_twelve(hour);
    match Time::new(hour, minute, 0, 0) {
        Ok(time) if minute != 0 => render_time(time, language),
        _ => voice.full_hour(hour, twelve, half),
    }
}

/// The hour of twelve, and its half of the day.
fn of_twelve(hour: i8) -> (i8, &'static str) {
    let half = if hour % 24 < 12 { "am" } else { "pm" };
    (if hour % 12 == 0 { 12 } else { hour % 12 }, half)
}

#[cfg(test)]
mod tests {
    use Language::{English, French, Spanish};
    use jiff::civil::{date, time};

    use super::*;

    fn in_all(render: impl Fn(Language) -> String) -> [String; 3] {
        [English, Spanish, French].map(render)
    }

    #[test]
    fn writes_a_date_always_with_its_weekday() {
        let at = date(2026, 11, 27).at(14, 30, 0, 0);
        assert_eq!(
            in_all(|language| render_day_time(at, language)),
            [
                "Fri Nov 27, 2:30 pm",
                "vie 27 nov, 14:30",
                "ven 27 nov, 14:30"
            ]
        );
        let at = date(2026, 8, 1).at(9, 5, 0, 0);
        assert_eq!(
            in_all(|language| render_day_time(at, language)),
            ["Sat Aug 1, 9:05 am", "sáb 1 ago, 9:05", "sam 1 août, 9:05"]
        );
        assert_eq!(render_time(time(0, 5, 0, 0), English), "12:05 am");
        assert_eq!(render_time(time(0, 5, 0, 0), French), "0:05");
        assert_eq!(render_time(time(12, 0, 0, 0), English), "12:00 pm");
    }

    #[test]
    fn writes_spans_up_to_midnight() {
        let span = |text: &str| in_all(|language| render_span(text.parse().unwrap(), language));
        assert_eq!(
            span("09:00-18:30"),
            ["9 am to 6:30 pm", "de 9:00 a 18:30", "de 9:00 à 18:30"]
        );
        assert_eq!(
            span("12:00-24:00"),
            [
                "12 pm to midnight",
                "de 12:00 a medianoche",
                "de 12:00 à minuit"
            ]
        );
    }

    #[test]
    fn writes_money_as_each_language_does_and_without_empty_cents() {
        let money = |minor, code: &str| {
            in_all(|language| render_money(Money::new(minor, code.parse().unwrap()), language))
        };
        assert_eq!(money(18_500, "USD"), ["$185", "$185", "185 $"]);
        assert_eq!(money(4_250, "USD"), ["$42.50", "$42.50", "42,50 $"]);
        assert_eq!(money(6_500, "EUR"), ["€65", "65 €", "65 €"]);
        assert_eq!(money(6_505, "EUR"), ["€65.05", "65,05 €", "65,05 €"]);
        assert_eq!(money(-5, "USD"), ["-$0.05", "-$0.05", "-0,05 $"]);
        assert_eq!(money(5_000, "JPY"), ["JPY 5000", "5000 JPY", "5000 JPY"]);
        assert_eq!(money(i64::MIN, "JPY")[0], "-JPY 9223372036854775808");
    }

    #[test]
    fn writes_lengths() {
        let length = |minutes| in_all(|language| render_minutes(Minutes::new(minutes), language));
        assert_eq!(length(45), ["45 min", "45 min", "45 min"]);
        assert_eq!(length(120), ["2 h", "2 h", "2 h"]);
        assert_eq!(length(75), ["1 h 15 min", "1 h 15 min", "1 h 15 min"]);
    }
}
