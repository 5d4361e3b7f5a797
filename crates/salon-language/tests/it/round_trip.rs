//! What we render is read back exactly, with its marks and without.

use jiff::ToSpan;
use jiff::civil::{Date, Time, date, time};
use proptest::prelude::*;
use salon_domain::{CivilSpan, Currency, Minutes, Money};
use salon_language::{
    Joined, Language, MentionContext, MentionKind, gsm_safe, mentions, render_date,
    render_day_time, render_list, render_minutes, render_money, render_span, render_time,
};

const TODAY: Date = date(2026, 11, 22);

/// What a text is read as, and as it is sent.
fn kinds(text: &str, language: Language, currency: &str) -> [Vec<MentionKind>; 2] {
    let context = MentionContext {
        today: TODAY,
        language,
        currency: currency.parse().unwrap(),
    };
    [text, &gsm_safe(text)].map(|text| {
        mentions(text, context)
            .into_iter()
            .map(|mention| mention.kind)
            .collect()
    })
}

fn on(days: i64) -> (Date, MentionKind) {
    let date = TODAY.checked_add(days.days()).unwrap();
    let weekday = Some(date.weekday());
    (date, MentionKind::Date { date, weekday })
}

fn clock(minute: u16) -> Time {
    let part = |value: u16| i8::try_from(value).unwrap();
    time(part(minute / 60 % 24), part(minute % 60), 0, 0)
}

fn languages() -> impl Strategy<Value = Language> {
    prop::sample::select(Language::ALL.to_vec())
}

proptest! {
    #[test]
    fn reads_back_every_date(days in 0_i64..360, language in languages()) {
        let (date, expected) = on(days);
        for read in kinds(&render_date(date, language), language, "USD") {
            prop_assert_eq!(read, [expected.clone()]);
        }
    }

    #[test]
    fn reads_back_every_moment(days in 0_i64..360, minute in 0_u16..1440, language in languages()) {
        let (date, expected) = on(days);
        let at = date.to_datetime(clock(minute));
        for read in kinds(&render_day_time(at, language), language, "USD") {
            prop_assert_eq!(read, [expected.clone(), MentionKind::Time(at.time())]);
        }
    }

    #[test]
    fn reads_back_every_time(minute in 0_u16..1440, language in languages()) {
        let at = clock(minute);
        for read in kinds(&render_time(at, language), language, "USD") {
            prop_assert_eq!(read, [MentionKind::Time(at)]);
        }
    }

    #[test]
    fn reads_back_every_span(start in 0_u16..1439, length in 1_u16..1440, language in languages()) {
        let span = CivilSpan::from_minutes(start, (start + length).min(1440)).unwrap();
        let expected = MentionKind::Times { start: clock(span.start_minute()), end: clock(span.end_minute()) };
        for read in kinds(&render_span(span, language), language, "USD") {
            prop_assert_eq!(read, [expected.clone()]);
        }
    }

    #[test]
    fn reads_back_every_price(minor in 0_i64..10_000_000, code in "USD|CAD|MXN|EUR|GBP|JPY", language in languages()) {
        let currency: Currency = code.parse().unwrap();
        let money = Money::new(minor, currency);
        for read in kinds(&render_money(money, language), language, &code) {
            prop_assert_eq!(read, [MentionKind::Price(money)]);
        }
    }

    #[test]
    fn reads_back_every_length(minutes in 1_u32..600, language in languages()) {
        let length = Minutes::new(minutes);
        for read in kinds(&render_minutes(length, language), language, "USD") {
            prop_assert_eq!(read, [MentionKind::Duration(length)]);
        }
    }

    #[test]
    fn reads_back_every_list(
        days in prop::collection::btree_set(0_i64..360, 1..4),
        joined in prop::sample::select(vec![Joined::And, Joined::Or]),
        language in languages(),
    ) {
        let (dates, expected): (Vec<String>, Vec<MentionKind>) = days
            .into_iter()
            .map(on)
            .map(|(date, kind)| (render_date(date, language), kind))
            .unzip();
        for read in kinds(&render_list(&dates, joined, language), language, "USD") {
            prop_assert_eq!(read, expected.clone());
        }
    }
}
