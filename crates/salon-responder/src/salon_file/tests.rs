//! What an owner sees of a wrong file, and what a right one means.

use jiff::civil::{Weekday, date};
use salon_domain::{Price, SalonDescription, StepKind};

use super::{DEMO_SALON_FILE, SalonFileError, parse_salon_file};

/// A small salon without a mistake.
const SMALL: &str = r#"
key = "corner"
name = "The Corner"
zone = "Europe/Paris"
country = "FR"
currency = "EUR"
language = "fr"

[hours]
tuesday = ["09:00-12:00", "13:00-18:00"]

[resources]
chair = ["Chair 1"]

[[services]]
key = "cut"
name = "Cut"
aliases = ["trim"]
minutes = 45
price = "38.50"
resource = "chair"

[[services]]
key = "color"
name = "Color"
steps = ["30 min work", "35 min processing", "1 h work"]
price = "from 90"

[[staff]]
key = "ana"
name = "Ana"
skills = ["cut", "color"]

[[facts]]
key = "parking"
text = "Behind the house."
"#;

fn read(text: &str) -> Result<SalonDescription, SalonFileError> {
    parse_salon_file(text, "corner.toml")
}

/// Changes the small salon and returns the message with which it is refused.
fn refusal(changes: &[(&str, &str)]) -> String {
    let text = changes.iter().fold(SMALL.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "the small salon has no `{old}`");
        text.replacen(old, new, 1)
    });
    read(&text).unwrap_err().to_string()
}

#[test]
fn reads_a_small_salon() {
    let salon = read(SMALL).unwrap();
    assert_eq!(
        (salon.key.as_str(), salon.zone.name()),
        ("corner", "Europe/Paris")
    );
    assert_eq!(salon.weekly.len(), 2);
    assert_eq!(salon.weekly[1].0, Weekday::Tuesday);
    let [cut, color] = salon.services.as_slice() else {
        panic!("two services are described");
    };
    assert!(matches!(cut.price, Price::Fixed(price) if price.minor() == 3_850));
    assert!(matches!(color.price, Price::From(price) if price.minor() == 9_000));
    let steps: Vec<_> = color
        .steps
        .iter()
        .map(|step| (step.kind, step.minutes.get()))
        .collect();
    assert_eq!(
        steps,
        [
            (StepKind::Working, 30),
            (StepKind::Processing, 35),
            (StepKind::Working, 60)
        ]
    );
    assert_eq!(
        salon.staff[0].weekly.len(),
        0,
        "Ana keeps the salon's hours"
    );
}

#[test]
fn reads_the_demo_salon_as_it_is_meant() {
    let salon = parse_salon_file(DEMO_SALON_FILE, "demo-salon.toml").unwrap();
    assert_eq!((salon.staff.len(), salon.services.len()), (4, 14));
    let open = |day| salon.weekly.iter().any(|(weekday, _)| *weekday == day);
    assert!(!open(Weekday::Sunday) && open(Weekday::Monday) && open(Weekday::Saturday));
    let sam = salon
        .staff
        .iter()
        .find(|person| person.name == "Sam")
        .unwrap();
    let afternoon = |(day, span): &(Weekday, salon_domain::CivilSpan)| {
        *day == Weekday::Saturday && span.end_minute() >= 17 * 60
    };
    assert!(sam.weekly.iter().any(afternoon));
    let balayage = sam
        .skills
        .iter()
        .find(|skill| skill.service.as_str() == "balayage")
        .unwrap();
    assert!(matches!(balayage.price, Some(Price::From(price)) if price.minor() == 21_000));
    let thanksgiving = salon
        .dated
        .iter()
        .find(|(day, ..)| *day == date(2026, 11, 26))
        .unwrap();
    assert!(thanksgiving.1.is_empty());
    assert_eq!(thanksgiving.2.as_deref(), Some("Thanksgiving"));
}

#[test]
fn the_demo_salon_can_do_everything_on_its_menu() {
    let salon = parse_salon_file(DEMO_SALON_FILE, "demo-salon.toml").unwrap();
    for service in &salon.services {
        let able = salon.staff.iter().any(|person| {
            person
                .skills
                .iter()
                .any(|skill| skill.service == service.key)
        });
        assert!(able, "nobody does {}", service.key);
    }
}

#[test]
fn each_fact_of_the_demo_salon_fits_one_message() {
    let salon = parse_salon_file(DEMO_SALON_FILE, "demo-salon.toml").unwrap();
    for fact in &salon.facts {
        assert!(
            fact.text.is_ascii() && fact.text.len() <= 160,
            "{}",
            fact.key
        );
        assert!(!fact.asks.is_empty(), "{}", fact.key);
    }
}

#[test]
fn reports_a_mistake_in_the_syntax_with_its_line() {
    insta::assert_snapshot!(refusal(&[("name = \"Cut\"", "name = Cut\"")]));
    insta::assert_snapshot!(refusal(&[("aliases = [\"trim\"]", "name = \"Trim\"")]));
}

#[test]
fn reports_every_mistake_at_once_in_the_order_of_their_lines() {
    insta::assert_snapshot!(refusal(&[
        ("zone = \"Europe/Paris\"", "zone = \"Europe/Pariss\""),
        ("country = \"FR\"", "country = \"XX\""),
        ("currency = \"EUR\"", "currency = \"euro\""),
        ("language = \"fr\"", "language = \"french\""),
        ("minutes = 45", "minutes = 0"),
        ("skills = [\"cut\", \"color\"]", "skils = [\"cut\"]"),
        ("key = \"parking\"", "key = \"Parking!\""),
    ]));
}

#[test]
fn refuses_a_name_that_nobody_knows_with_the_nearest_known_one() {
    insta::assert_snapshot!(refusal(&[
        ("[resources]", "[resuorces]"),
        ("tuesday", "tuseday"),
        ("aliases", "alias"),
        ("name = \"Ana\"", "name = \"Ana\"\ncolor_of_hair = \"red\""),
    ]));
}

#[test]
fn refuses_hours_that_overlap_or_are_no_hours() {
    insta::assert_snapshot!(refusal(&[(
        "\"13:00-18:00\"]",
        "\"11:30-18:00\"]\nwednesday = [\"18:00-09:00\", \"9am-5pm\"]\nthursday = \"09:00-18:00\""
    )]));
    insta::assert_snapshot!(refusal(&[("[\"09:00-12:00\", \"13:00-18:00\"]", "[]")]));
}

#[test]
fn refuses_steps_and_lengths_that_make_no_visit() {
    insta::assert_snapshot!(refusal(&[
        (
            "minutes = 45",
            "steps = [\"0 min work\", \"20 work\", \"20 min waiting\"]"
        ),
        (
            "steps = [\"30 min work\", \"35 min processing\", \"1 h work\"]",
            "steps = [\"35 min processing\"]"
        ),
        ("resource = \"chair\"", "buffer_after = \"ten minutes\""),
    ]));
    insta::assert_snapshot!(refusal(&[
        ("minutes = 45", ""),
        (
            "price = \"from 90\"",
            "price = \"from 90\"\nminutes = \"13 h\""
        ),
    ]));
    insta::assert_snapshot!(refusal(&[("minutes = 45", "minutes = \"12h 1min\"")]));
}

#[test]
fn refuses_prices_that_the_currency_does_not_have() {
    insta::assert_snapshot!(refusal(&[
        ("\"38.50\"", "\"38.5\""),
        ("\"from 90\"", "\"$90\""),
        (
            "[\"cut\", \"color\"]",
            "[{ service = \"cut\", price = 38.5 }]"
        ),
    ]));
    insta::assert_snapshot!(refusal(&[("\"EUR\"", "\"JPY\"")]));
}

#[test]
fn refuses_what_is_named_and_not_described() {
    insta::assert_snapshot!(refusal(&[
        ("resource = \"chair\"", "resource = \"chairs\""),
        (
            "skills = [\"cut\", \"color\"]",
            "skills = [\"cut\", \"colour\", \"cut\", \"spa\"]"
        ),
    ]));
}

#[test]
fn refuses_keys_and_names_that_are_taken() {
    insta::assert_snapshot!(refusal(&[
        ("key = \"color\"", "key = \"cut\""),
        ("name = \"Color\"", "name = \"Color\"\naliases = [\"Trim\"]"),
        (
            "[[facts]]",
            "[[staff]]\nkey = \"ana\"\nname = \"ana\"\nskills = []\n\n[[facts]]"
        ),
        ("[\"Chair 1\"]", "[\"Chair 1\", \"Chair 1\"]"),
    ]));
}

#[test]
fn refuses_dates_that_are_none_or_run_backwards() {
    insta::assert_snapshot!(refusal(&[
        (
            "[resources]",
            "[holidays]\n2026-02-30 = \"Nothing\"\n2026-12-24 = { name = \"Short\" }\n\n[resources]"
        ),
        (
            "skills = [\"cut\", \"color\"]",
            "skills = []\ntime_off = [\"2027-01-02 to 2026-12-28\", \"Christmas\", 2026-12-24]"
        ),
        (
            "text = \"Behind the house.\"",
            "text = \"Behind the house.\"\nvalid_from = 2026-12-01\nvalid_until = \"2026-11-30\""
        ),
    ]));
}

#[test]
fn refuses_rules_of_booking_that_cannot_be_kept() {
    insta::assert_snapshot!(refusal(&[(
        "[resources]",
        "[policy]\nslot = \"7 min\"\nhorizon_days = 0\nhold = 0\nlate_fee = \"from 20\"\nnotice = true\n\n[resources]"
    )]));
}

#[test]
fn refuses_numbers_nobody_can_text_without_repeating_them() {
    let message = refusal(&[(
        "language = \"fr\"",
        "language = \"fr\"\nnumbers = [\"+33 6 12 34 56 78\", \"+0987654321\", \"06 12 34 56 78\", \"0142\"]",
    )]);
    assert!(!message.contains("0987654321"));
    insta::assert_snapshot!(message);
}

#[test]
fn refuses_a_fact_that_no_text_message_can_hold() {
    let long = format!("\"{}\"", "Behind the house. ".repeat(20));
    insta::assert_snapshot!(refusal(&[
        ("\"Behind the house.\"", &long),
        ("\"parking\"", "\"\"")
    ]));
}

#[test]
fn refuses_an_empty_file_with_all_that_is_missing() {
    let refused = read("").unwrap_err();
    assert_eq!(
        (refused.code(), refused.is_transient()),
        ("salon_file_refused", false)
    );
    insta::assert_snapshot!(refused.to_string());
}
