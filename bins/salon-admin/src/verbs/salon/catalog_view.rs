//! Everything about a salon, to look at.

use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use salon_domain::{
    BookingPolicy, Catalog, CivilSpan, HoursOwner, Service, StaffMember, Step, StepKind,
};
use salon_language::{Language, render_minutes, render_money};
use serde::Serialize;

use super::SalonRow;
use crate::output::{View, pairs, table};
use crate::words::{PriceView, day, local, price, stamp, weekday_name};

/// A salon with its menu, people, hours and facts.
#[derive(Serialize)]
pub(super) struct CatalogView {
    #[serde(flatten)]
    salon: SalonRow,
    numbers: Vec<String>,
    policy: PolicyView,
    week: Vec<DayView>,
    /// Dates from today on that differ from the ordinary week.
    dates: Vec<DateView>,
    services: Vec<ServiceView>,
    staff: Vec<StaffView>,
    resources: Vec<ResourceView>,
    facts: Vec<FactView>,
    #[serde(skip)]
    head: String,
}

#[derive(Serialize)]
struct PolicyView {
    notice_minutes: u32,
    horizon_days: u16,
    slot_minutes: u32,
    change_notice_minutes: u32,
    late_fee_minor: Option<i64>,
    hold_minutes: u32,
    offer_minutes: u32,
    reminder_minutes: Vec<u32>,
    takeover_minutes: u32,
    answer_within_minutes: u32,
    keep_texts_days: Option<u16>,
}

#[derive(Serialize)]
struct DayView {
    weekday: &'static str,
    hours: Vec<String>,
}

#[derive(Serialize)]
struct DateView {
    date: String,
    hours: Vec<String>,
    label: Option<String>,
    #[serde(skip)]
    title: String,
}

#[derive(Serialize)]
struct ServiceView {
    key: String,
    name: String,
    aliases: Vec<String>,
    minutes: u32,
    steps: Vec<StepView>,
    price: PriceView,
    resource_kind: Option<String>,
    #[serde(skip)]
    words: [String; 3],
}

#[derive(Serialize)]
struct StepView {
    kind: &'static str,
    minutes: u32,
}

#[derive(Serialize)]
struct StaffView {
    key: String,
    name: String,
    nicknames: Vec<String>,
    services: Vec<String>,
    time_off: Vec<[String; 2]>,
}

#[derive(Serialize)]
struct ResourceView {
    key: String,
    name: String,
    kind: String,
}

#[derive(Serialize)]
struct FactView {
    key: String,
    text: String,
    valid_from: Option<String>,
    valid_until: Option<String>,
    /// Whether it may be told today.
    holds: bool,
}

impl CatalogView {
    /// Shows a catalogue as it is at an instant.
    pub(super) fn of(catalog: &Catalog, now: Timestamp) -> Self {
        let today = catalog.salon.zone.date(now);
        Self {
            salon: SalonRow::from(&catalog.salon),
            numbers: catalog
                .numbers
                .iter()
                .map(|number| number.as_str().to_owned())
                .collect(),
            policy: policy(catalog),
            week: week(catalog),
            dates: dates(catalog, today),
            services: catalog.services.iter().map(service).collect(),
            staff: catalog
                .staff
                .iter()
                .map(|person| staff(catalog, person, now))
                .collect(),
            resources: resources(catalog),
            facts: facts(catalog, today),
            head: head(catalog, now),
        }
    }
}

impl View for CatalogView {
    fn text(&self) -> String {
        let week: Vec<_> = self
            .week
            .iter()
            .map(|day| (day.weekday, open(&day.hours)))
            .collect();
        let dates = self.dates.iter().map(|date| {
            [
                date.title.clone(),
                open(&date.hours),
                date.label.clone().unwrap_or_default(),
            ]
        });
        let services = self.services.iter().map(|service| {
            let [length, price, needs] = service.words.clone();
            [
                service.key.clone(),
                service.name.clone(),
                length,
                price,
                needs,
            ]
        });
        let staff = self.staff.iter().map(|person| {
            [
                person.key.clone(),
                person.name.clone(),
                person.services.join(", "),
            ]
        });
        let facts = self.facts.iter().map(|fact| {
            let until = fact
                .valid_until
                .as_ref()
                .map(|until| format!("until {until}"));
            [
                fact.key.clone(),
                until.unwrap_or_default(),
                fact.text.clone(),
            ]
        });
        let parts = [
            self.head.clone(),
            format!("HOURS\n{}", pairs(&week)),
            format!("OTHER DATES\n{}", table(&["date", "hours", "why"], dates)),
            format!(
                "MENU\n{}",
                table(&["key", "name", "takes", "price", "needs"], services)
            ),
            format!("STAFF\n{}", table(&["key", "name", "does"], staff)),
            format!("FACTS\n{}", table(&["key", "valid", "text"], facts)),
        ];
        parts.join("\n\n")
    }
}

fn open(hours: &[String]) -> String {
    if hours.is_empty() {
        "closed".to_owned()
    } else {
        hours.join(", ")
    }
}

fn head(catalog: &Catalog, now: Timestamp) -> String {
    let (salon, rules) = (&catalog.salon, &catalog.salon.policy);
    let numbers: Vec<&str> = catalog
        .numbers
        .iter()
        .map(salon_domain::Address::as_str)
        .collect();
    let fee = rules.late_fee.map_or_else(
        || "free".to_owned(),
        |money| render_money(money, Language::English),
    );
    pairs(&[
        ("salon", format!("{} ({})", salon.name, salon.key)),
        (
            "its clock",
            format!("{} ({})", local(&salon.zone, now), salon.zone.name()),
        ),
        (
            "numbers",
            if numbers.is_empty() {
                "none".to_owned()
            } else {
                numbers.join(", ")
            },
        ),
        (
            "country, currency",
            format!("{}, {}", salon.country.code(), salon.currency.code()),
        ),
        ("language", salon.language.clone()),
        (
            "booked ahead",
            format!(
                "{} to {} days",
                render_minutes(rules.notice, Language::English),
                rules.horizon_days
            ),
        ),
        (
            "starts every",
            render_minutes(rules.slot, Language::English),
        ),
        (
            "changes",
            format!(
                "free until {} before, then {fee}",
                render_minutes(rules.change_notice, Language::English)
            ),
        ),
        (
            "holds, offers",
            format!(
                "{}, {}",
                render_minutes(rules.hold, Language::English),
                render_minutes(rules.offer, Language::English)
            ),
        ),
        ("reminders", reminders(rules)),
        (
            "answers within",
            render_minutes(rules.answer_within, Language::English),
        ),
        (
            "taken over for",
            render_minutes(rules.takeover, Language::English),
        ),
        (
            "texts are kept",
            rules
                .keep_texts_days
                .map_or_else(|| "for good".to_owned(), |days| format!("{days} days")),
        ),
    ])
}

fn reminders(rules: &BookingPolicy) -> String {
    let leads = rules
        .reminders
        .iter()
        .map(|lead| render_minutes(*lead, Language::English));
    let leads: Vec<String> = leads.collect();
    if leads.is_empty() {
        "none".to_owned()
    } else {
        format!("{} before", leads.join(" and "))
    }
}

fn policy(catalog: &Catalog) -> PolicyView {
    let rules = &catalog.salon.policy;
    PolicyView {
        notice_minutes: rules.notice.get(),
        horizon_days: rules.horizon_days,
        slot_minutes: rules.slot.get(),
        change_notice_minutes: rules.change_notice.get(),
        late_fee_minor: rules.late_fee.map(salon_domain::Money::minor),
        hold_minutes: rules.hold.get(),
        offer_minutes: rules.offer.get(),
        reminder_minutes: rules.reminders.iter().map(|lead| lead.get()).collect(),
        takeover_minutes: rules.takeover.get(),
        answer_within_minutes: rules.answer_within.get(),
        keep_texts_days: rules.keep_texts_days,
    }
}

fn week(catalog: &Catalog) -> Vec<DayView> {
    let days = Weekday::Monday.cycle_forward().take(7);
    days.map(|weekday| DayView {
        weekday: weekday_name(weekday),
        hours: spans(&catalog.hours.salon_in_week(weekday)),
    })
    .collect()
}

fn dates(catalog: &Catalog, today: Date) -> Vec<DateView> {
    let own =
        |hours: &&salon_domain::DatedHours| hours.owner == HoursOwner::Salon && hours.date >= today;
    let mut dated: Vec<_> = catalog.hours.dated.iter().filter(own).collect();
    dated.sort_by_key(|hours| hours.date);
    dated
        .into_iter()
        .map(|hours| DateView {
            date: hours.date.to_string(),
            hours: spans(&hours.spans),
            label: hours.label.clone(),
            title: day(hours.date),
        })
        .collect()
}

fn spans(spans: &[CivilSpan]) -> Vec<String> {
    spans.iter().map(ToString::to_string).collect()
}

fn service(service: &Service) -> ServiceView {
    let step = |step: &Step| StepView {
        kind: match step.kind {
            StepKind::Working => "working",
            StepKind::Processing => "processing",
        },
        minutes: step.minutes.get(),
    };
    let kind = service.resource_kind.as_ref().map(ToString::to_string);
    ServiceView {
        key: service.key.to_string(),
        name: service.name.clone(),
        aliases: service.aliases.clone(),
        minutes: service.minutes().get(),
        steps: service.steps.iter().map(step).collect(),
        price: service.price.into(),
        words: [
            render_minutes(service.minutes(), Language::English),
            price(service.price),
            kind.clone().unwrap_or_default(),
        ],
        resource_kind: kind,
    }
}

fn staff(catalog: &Catalog, person: &StaffMember, now: Timestamp) -> StaffView {
    let zone = &catalog.salon.zone;
    let skills = person.skills.iter();
    let coming =
        |leave: &&salon_domain::TimeOff| leave.staff == person.id && leave.range.end() > now;
    let leave = catalog.hours.time_off.iter().filter(coming);
    StaffView {
        key: person.key.to_string(),
        name: person.name.clone(),
        nicknames: person.nicknames.clone(),
        services: skills
            .filter_map(|skill| catalog.find_service(skill.service))
            .map(|service| service.key.to_string())
            .collect(),
        time_off: leave
            .map(|leave| [leave.range.start(), leave.range.end()].map(|at| stamp(zone, at)))
            .collect(),
    }
}

fn resources(catalog: &Catalog) -> Vec<ResourceView> {
    let view = |resource: &salon_domain::Resource| ResourceView {
        key: resource.key.to_string(),
        name: resource.name.clone(),
        kind: resource.kind.to_string(),
    };
    catalog.resources.iter().map(view).collect()
}

fn facts(catalog: &Catalog, today: Date) -> Vec<FactView> {
    let view = |fact: &salon_domain::Fact| FactView {
        key: fact.key.to_string(),
        text: fact.text.clone(),
        valid_from: fact.valid_from.map(|date| date.to_string()),
        valid_until: fact.valid_until.map(|date| date.to_string()),
        holds: fact.holds_on(today),
    };
    catalog.facts.iter().map(view).collect()
}
