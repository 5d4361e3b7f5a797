//! Days and times as clients write them.

use jiff::civil::{Date, Time, date, time};
use salon_language::{Ambiguity, DateReading, DayPart, TimeReading, When};

use crate::salon::{MONDAY, read, read_on};

fn when(text: &str) -> When {
    read(text)
        .when
        .unwrap_or_else(|| panic!("nothing understood in {text:?}"))
}

fn day(text: &str) -> Option<DateReading> {
    when(text).date
}

fn at(text: &str) -> Option<TimeReading> {
    when(text).time
}

const fn on(date: Date) -> Option<DateReading> {
    Some(DateReading::On(date))
}

const fn clock(hour: i8, minute: i8) -> Time {
    time(hour, minute, 0, 0)
}

#[test]
fn a_bare_weekday_is_the_next_there_is() {
    assert_eq!(day("Friday at 10am with Sarah"), on(date(2026, 11, 27)));
    assert_eq!(day("any time monday"), on(MONDAY));
    assert_eq!(day("wensday"), on(date(2026, 11, 25)));
    assert_eq!(day("sat pls"), on(date(2026, 11, 28)));
}

#[test]
fn a_weekday_that_is_todays_is_next_weeks_once_its_time_has_gone_by() {
    assert_eq!(day("monday at 9am"), on(date(2026, 11, 30)));
    assert_eq!(day("monday at 11am"), on(MONDAY));
}

#[test]
fn next_friday_said_on_a_thursday_is_asked_naming_both_dates() {
    let thursday = date(2026, 11, 26);
    let when = read_on("can I come next Friday?", thursday, None)
        .when
        .unwrap();
    assert_eq!(when.date, on(date(2026, 12, 4)));
    let readings = vec![date(2026, 12, 4), date(2026, 11, 27)];
    assert_eq!(
        when.ask,
        Some(Ambiguity::Dates {
            said: "next Friday".into(),
            readings
        })
    );
    assert_eq!(read_on("next Friday", MONDAY, None).when.unwrap().ask, None);
}

#[test]
fn the_31st_of_a_month_that_has_none_is_asked() {
    let when = when("the 31st");
    let nearest = vec![date(2026, 11, 30), date(2026, 12, 31)];
    assert_eq!(
        when.ask,
        Some(Ambiguity::NoSuchDate {
            said: "the 31st".into(),
            nearest
        })
    );
    assert_eq!(read("the 30th").when.unwrap().ask, None);
    assert!(matches!(
        read("Feb 30").when.unwrap().ask,
        Some(Ambiguity::NoSuchDate { .. })
    ));
}

#[test]
fn a_date_with_the_wrong_weekday_is_asked() {
    assert!(matches!(
        when("Friday Nov 26").ask,
        Some(Ambiguity::Disagreement { .. })
    ));
    assert_eq!(when("Friday Nov 27").ask, None);
}

#[test]
fn a_past_date_is_told_apart() {
    assert!(matches!(
        when("the 5th of this month").ask,
        Some(Ambiguity::PastDate { .. })
    ));
}

#[test]
fn reads_dates_in_many_shapes() {
    for text in [
        "12/4",
        "Dec 4",
        "4th of December",
        "december 4th",
        "12/04/2026",
        "2026-12-04",
        "Fri the 4th",
        "a week from Friday",
        "on the 4th",
    ] {
        assert_eq!(day(text), on(date(2026, 12, 4)), "{text}");
    }
    assert_eq!(day("tmrw"), on(date(2026, 11, 24)));
    assert_eq!(day("day after tomorrow"), on(date(2026, 11, 25)));
    assert_eq!(day("in two weeks"), on(date(2026, 12, 7)));
    assert_eq!(day("black friday"), on(date(2026, 11, 27)));
}

#[test]
fn reads_ranges_of_days() {
    let within = |first, last| Some(DateReading::Within { first, last });
    assert_eq!(
        day("sometime next week"),
        within(date(2026, 11, 30), date(2026, 12, 6))
    );
    assert_eq!(
        day("this weekend"),
        within(date(2026, 11, 28), date(2026, 11, 29))
    );
    assert_eq!(
        day("between Tuesday and Thursday"),
        within(date(2026, 11, 24), date(2026, 11, 26))
    );
    assert_eq!(
        day("after Thanksgiving"),
        Some(DateReading::From(date(2026, 11, 27)))
    );
}

#[test]
fn keeps_alternatives_and_exclusions() {
    let both = vec![date(2026, 11, 24), date(2026, 11, 25)];
    assert_eq!(day("Tue or Wed after 3"), Some(DateReading::OneOf(both)));
    assert_eq!(
        at("Tue or Wed after 3"),
        Some(TimeReading::From(clock(15, 0)))
    );
    assert_eq!(
        when("next week but not on Monday").not.weekdays,
        [jiff::civil::Weekday::Monday]
    );
}

#[test]
fn a_correction_takes_back_what_stands_before_it() {
    let read = read("Friday, no wait, Saturday instead");
    assert!(read.correction);
    assert_eq!(read.when.unwrap().date, on(date(2026, 11, 28)));
}

#[test]
fn a_time_without_am_or_pm_is_one_that_a_salon_means() {
    let when = when("Friday at 2");
    assert_eq!(
        (when.time, when.other_time),
        (Some(TimeReading::At(clock(14, 0))), Some(clock(2, 0)))
    );
    assert_eq!(at("at 9"), Some(TimeReading::At(clock(9, 0))));
    assert_eq!(
        at("at 9 in the evening"),
        Some(TimeReading::At(clock(21, 0)))
    );
    assert_eq!(at("saturday 3"), Some(TimeReading::At(clock(15, 0))));
}

#[test]
fn reads_times_in_many_shapes() {
    for text in [
        "half past 2",
        "2:30",
        "2.30pm",
        "14:30",
        "230pm",
        "at two thirty",
        "2:30 in the afternoon",
        "afternoon 2:30",
        "2:30 p.m.",
    ] {
        assert_eq!(at(text), Some(TimeReading::At(clock(14, 30))), "{text}");
    }
    assert_eq!(at("quarter to 11"), Some(TimeReading::At(clock(10, 45))));
    assert_eq!(at("noon"), Some(TimeReading::At(clock(12, 0))));
    assert_eq!(at("3ish"), Some(TimeReading::Around(clock(15, 0))));
}

#[test]
fn reads_ranges_and_parts_of_the_day() {
    assert_eq!(
        at("between 2 and 4"),
        Some(TimeReading::Between(clock(14, 0), clock(16, 0)))
    );
    assert_eq!(
        at("11-1pm"),
        Some(TimeReading::Between(clock(11, 0), clock(13, 0)))
    );
    assert_eq!(at("before noon"), Some(TimeReading::Until(clock(12, 0))));
    assert_eq!(at("after 5"), Some(TimeReading::From(clock(17, 0))));
    assert_eq!(
        at("2 or 3pm"),
        Some(TimeReading::OneOf(vec![clock(14, 0), clock(15, 0)]))
    );
    assert_eq!(
        at("Saturday afternoon"),
        Some(TimeReading::Part(DayPart::Afternoon))
    );
    assert_eq!(
        at("first thing tomorrow"),
        Some(TimeReading::Part(DayPart::EarlyMorning))
    );
    assert_eq!(
        at("after school Tuesday"),
        Some(TimeReading::Part(DayPart::AfterSchool))
    );
}

#[test]
fn asap_and_next_available_mean_the_earliest() {
    for text in [
        "asap",
        "next available please",
        "as soon as possible",
        "first available",
    ] {
        assert!(when(text).earliest, "{text}");
    }
}

#[test]
fn numbers_that_are_no_dates_are_left_alone() {
    for text in [
        "my number is 415-286-4371",
        "we are 2 people",
        "5 stars!",
        "1512 Barber Shop",
        "it was $45",
        "I'd give it 4.8",
        "we'd like to come",
        "I may need help",
        "give me a second",
    ] {
        assert_eq!(read(text).when, None, "{text}");
    }
}
