//! The fact check against everything we can say, and against the same with one thing changed.

use jiff::civil::{Date, DateTime, Time, Weekday, date, time};
use salon_domain::{Address, CivilSpan, ConversationId, Minutes, Money, Price, TurnId};
use salon_language::{
    Language, Offered, Saying, VisitWords, gsm_safe, render_date, render_minutes, render_money,
    render_time, render_weekday, word,
};
use salon_postgres::{ConversationState, RecentTexts};
use salon_responder::{Catalogs, Deed, Evidence, Situation, check_facts};
use salon_sms::Transport;

use crate::stage::Stage;

const DAY: Date = date(2026, 11, 28);
const LATER: Date = date(2026, 12, 5);
const NOON: Time = time(12, 30, 0, 0);

fn dollars(minor: i64) -> Money {
    Money::new(minor, "USD".parse().unwrap())
}

/// A turn with an empty book, in a language.
async fn situation(stage: &Stage, language: Language) -> Situation {
    let number = |text: &str| Address::parse(text, "US".parse().unwrap()).unwrap();
    Situation {
        now: "2026-11-23T15:00:00Z".parse().unwrap(),
        book: Catalogs::new(stage.database.clone())
            .get(stage.salon)
            .await
            .unwrap(),
        turn: TurnId::new(1),
        conversation: ConversationId::new(1),
        client_address: number("+19185550123"),
        salon_address: number("+19185550100"),
        texts: Vec::new(),
        people: Vec::new(),
        visits: Vec::new(),
        offers: Vec::new(),
        done: Vec::new(),
        state: ConversationState::default(),
        consent: Vec::new(),
        transport: Transport::Simulator,
        reminded: None,
        recent: RecentTexts::default(),
        language,
        written: None,
    }
}

/// The rows of the turn: Haircut and Balayage, with Sam and Sarah, on two Saturdays at half past
/// twelve, and what the sayings below tell of them.
fn evidence(situation: &Situation) -> Evidence {
    let mut evidence = Evidence::default();
    let catalog = situation.catalog();
    for service in catalog
        .services
        .iter()
        .filter(|one| named(&one.name, &SERVICES))
    {
        evidence.service(service.id);
    }
    for person in catalog.staff.iter().filter(|one| named(&one.name, &STAFF)) {
        evidence.staff(person.id);
    }
    for day in [DAY, LATER] {
        evidence.moment(day.to_datetime(NOON));
    }
    for minor in [6_500, 18_500, 2_500] {
        evidence.amount(dollars(minor));
    }
    evidence.length(Minutes::new(150));
    for at in [time(9, 0, 0, 0), time(17, 0, 0, 0)] {
        evidence.time(at);
    }
    for day in Weekday::Monday.cycle_forward().take(7) {
        evidence.weekday(day);
    }
    for deed in [Deed::Booked, Deed::Moved, Deed::Cancelled, Deed::Confirmed] {
        evidence.deed(deed);
    }
    evidence
}

const SERVICES: [&str; 2] = ["Haircut", "Balayage"];
const STAFF: [&str; 2] = ["Sam", "Sarah"];

fn named(name: &str, names: &[&str]) -> bool {
    names.contains(&name)
}

#[expect(clippy::too_many_lines, reason = "everything that can be said, once")]
fn sayings() -> Vec<Saying> {
    let at = |day: Date| -> DateTime { day.to_datetime(NOON) };
    let (haircut, balayage) = ("Haircut".to_owned(), "Balayage".to_owned());
    let both = vec![haircut.clone(), balayage.clone()];
    let sam = || Some("Sam".to_owned());
    let offer = |number, day, staff: &str| Offered {
        number,
        at: at(day),
        staff: Some(staff.to_owned()),
    };
    let offers = || vec![offer(1, DAY, "Sam"), offer(2, LATER, "Sarah")];
    let visit = |day| VisitWords {
        services: both.clone(),
        staff: sam(),
        at: at(day),
    };
    let hours: Vec<CivilSpan> = vec!["09:00-17:00".parse().unwrap()];
    let week = Weekday::Monday
        .cycle_forward()
        .take(7)
        .map(|day| (day, hours.clone()));
    let fixed = |minor| Price::Fixed(dollars(minor));
    let mut all = vec![
        Saying::Introduction {
            salon: "Juniper Lane Salon".to_owned(),
        },
        Saying::HowCanIHelp,
        Saying::WhatICanDo,
        Saying::AskService {
            examples: both.clone(),
        },
        Saying::AskWhichService {
            services: both.clone(),
        },
        Saying::AskWhen {
            services: both.clone(),
        },
        Saying::AskWhichDay {
            readings: vec![DAY, LATER],
        },
        Saying::NoSuchDay {
            nearest: vec![DAY, LATER],
        },
        Saying::AlreadyPast,
        Saying::OfferSeveral {
            services: both.clone(),
            offers: offers(),
            moves: false,
        },
        Saying::OfferSeveral {
            services: both.clone(),
            offers: offers(),
            moves: true,
        },
        Saying::AskWhichOffer { offers: offers() },
        Saying::NothingThen,
        Saying::Closed {
            date: DAY,
            label: None,
        },
        Saying::OutsideHours {
            date: DAY,
            hours: hours.clone(),
        },
        Saying::StaffIn {
            staff: "Sam".to_owned(),
            date: DAY,
            hours: hours.clone(),
        },
        Saying::StaffAway {
            staff: "Sam".to_owned(),
            date: DAY,
        },
        Saying::TooSoon { earliest: at(DAY) },
        Saying::TooFar { latest: DAY },
        Saying::NoSuchStaff {
            staff: STAFF.map(str::to_owned).to_vec(),
        },
        Saying::StaffDoesNot {
            staff: "Sam".to_owned(),
            service: haircut.clone(),
            others: vec!["Sarah".to_owned()],
        },
        Saying::NobodyDoes {
            service: balayage.clone(),
        },
        Saying::WhoDoes {
            service: balayage.clone(),
            staff: STAFF.map(str::to_owned).to_vec(),
        },
        Saying::LeftAtThat,
        Saying::AskName,
        Saying::Booked {
            services: both.clone(),
            staff: sam(),
            at: at(DAY),
            name: None,
        },
        Saying::JustTaken { at: at(DAY) },
        Saying::OffersExpired,
        Saying::AskMoveTo { visit: visit(DAY) },
        Saying::Moved {
            services: both.clone(),
            staff: sam(),
            at: at(DAY),
        },
        Saying::AskCancel {
            visit: visit(DAY),
            fee: Some(dollars(2_500)),
        },
        Saying::AskCancel {
            visit: visit(DAY),
            fee: None,
        },
        Saying::Cancelled { visit: visit(DAY) },
        Saying::Kept { visit: visit(DAY) },
        Saying::AskWhichVisit {
            visits: vec![visit(DAY), visit(LATER)],
        },
        Saying::YourVisits {
            visits: vec![visit(DAY)],
        },
        Saying::NoVisits,
        Saying::Confirmed { visit: visit(DAY) },
        Saying::OnlyYourOwn,
        Saying::PriceIs {
            service: haircut.clone(),
            price: fixed(6_500),
        },
        Saying::PriceVaries {
            service: balayage.clone(),
            lowest: fixed(6_500),
            highest: Price::From(dollars(18_500)),
        },
        Saying::TakesAbout {
            service: balayage.clone(),
            minutes: Minutes::new(150),
        },
        Saying::OpeningHours {
            week: week.collect(),
        },
        Saying::OpenOn { date: DAY, hours },
        Saying::Menu {
            services: vec![
                (haircut, fixed(6_500)),
                (balayage, Price::From(dollars(18_500))),
            ],
        },
        Saying::UnknownFact,
        Saying::IAmAMachine {
            salon: "Juniper Lane Salon".to_owned(),
        },
        Saying::HandedOff,
        Saying::HandedOffUrgently,
        Saying::PhotoReceived,
        Saying::RunningLateNoted { visit: visit(DAY) },
        Saying::WrongNumberNoted,
        Saying::YouAreWelcome,
        Saying::InYourLanguage,
        Saying::LanguagesWeSpeak,
        Saying::NotUnderstood,
        Saying::Sorry,
        Saying::OptedOut {
            salon: "Juniper Lane Salon".to_owned(),
        },
    ];
    for staff in [None, sam()] {
        all.push(Saying::Taken {
            at: at(DAY),
            staff: staff.clone(),
        });
        all.push(Saying::DayFull {
            date: DAY,
            staff: staff.clone(),
        });
        all.push(Saying::NothingAtAll { staff });
    }
    for moves in [false, true] {
        all.push(Saying::OfferOne {
            services: both.clone(),
            offer: offer(1, DAY, "Sam"),
            minutes: Minutes::new(150),
            price: Some(fixed(18_500)),
            moves,
        });
    }
    all
}

/// What each value of the turn can be changed to that no row backs, in the form it is written in.
fn changes(language: Language) -> Vec<(String, Vec<String>)> {
    let day = |days: i64| DAY.checked_add(jiff::Span::new().days(days)).unwrap();
    let others = (-4..60).filter(|days| *days != 0 && *days != 7).map(day);
    let dates: Vec<String> = others.map(|day| render_date(day, language)).collect();
    let times = (0..96).map(|quarter| time(quarter / 4, quarter % 4 * 15 + 5, 0, 0));
    let times: Vec<String> = times.map(|at| render_time(at, language)).collect();
    let amounts = (1..60).map(|more| 6_500 + more * 515);
    let amounts: Vec<String> = amounts
        .map(|minor| render_money(dollars(minor), language))
        .collect();
    let lengths = (1..40).map(|more| Minutes::new(150 + 5 * more));
    let lengths: Vec<String> = lengths.map(|long| render_minutes(long, language)).collect();
    let weekday = |day: Weekday| render_weekday(day, language);
    let weekdays = Weekday::Monday
        .cycle_forward()
        .take(7)
        .filter(|day| *day != Weekday::Saturday);
    let weekdays: Vec<String> = weekdays.map(|day| weekday(day) + " ").collect();
    let strings = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    let services = strings(&["Highlights", "Manicure", "Pedicure", "Blowout", "Men's cut"]);
    let staff = strings(&["Maria", "Jo"]);
    vec![
        (render_date(DAY, language), dates.clone()),
        (render_date(LATER, language), dates),
        (weekday(Weekday::Saturday) + " ", weekdays),
        (render_time(NOON, language), times.clone()),
        (render_time(time(17, 0, 0, 0), language), times),
        (render_money(dollars(6_500), language), amounts.clone()),
        (render_money(dollars(18_500), language), amounts.clone()),
        (render_money(dollars(2_500), language), amounts),
        (render_minutes(Minutes::new(150), language), lengths),
        ("Haircut".to_owned(), services.clone()),
        ("Balayage".to_owned(), services),
        (
            "Sam ".to_owned(),
            staff.iter().map(|name| format!("{name} ")).collect(),
        ),
        (
            "Sam.".to_owned(),
            staff.iter().map(|name| format!("{name}.")).collect(),
        ),
        ("Sarah".to_owned(), staff),
    ]
}

/// A text with each place of a value changed in turn.
fn mutate(text: &str, from: &str, to: &str) -> Vec<String> {
    let (from, to) = (gsm_safe(from), gsm_safe(to));
    let places = text.match_indices(&*from).map(|(at, _)| at);
    let changed = places.map(|at| {
        let (before, after) = text.split_at(at);
        format!("{before}{to}{}", after.split_at(from.len()).1)
    });
    changed.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_we_can_say_is_backed_by_its_rows() {
    let stage = Stage::open().await;
    for language in Language::ALL {
        let situation = situation(&stage, language).await;
        let evidence = evidence(&situation);
        for saying in sayings() {
            let text = word(&[saying], language);
            let checked = check_facts(&text, &evidence, &situation);
            assert!(checked.is_ok(), "{text}\n{checked:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_changed_date_time_price_name_or_service_is_a_lie() {
    let stage = Stage::open().await;
    let (mut tried, mut missed) = (0, Vec::new());
    for language in Language::ALL {
        let situation = situation(&stage, language).await;
        let evidence = evidence(&situation);
        let changes = changes(language);
        for saying in sayings() {
            let text = word(&[saying], language);
            for (from, all) in &changes {
                for changed in all.iter().flat_map(|to| mutate(&text, from, to)) {
                    tried += 1;
                    if check_facts(&changed, &evidence, &situation).is_ok() {
                        missed.push(changed);
                    }
                }
            }
        }
    }
    let shown = missed.iter().take(40).cloned().collect::<Vec<_>>();
    assert!(
        missed.is_empty(),
        "{} of {tried} passed:\n{}",
        missed.len(),
        shown.join("\n")
    );
    assert!(tried >= 5_000, "{tried} texts were changed");
}
