//! What a description asks for, in the shape in which rows are compared.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Weekday};
use salon_domain::{
    BookingPolicy, CivilSpan, DescribedService, DescribedSkill, DescribedStaff, Fact, Minutes,
    Price, SalonDescription, Step, Zone,
};
use serde_json::{Value, json};

use super::{ApplyError, SalonPart};
use crate::visits::book::price_kind;

/// A part that the file names.
pub(super) struct Wanted {
    pub(super) key: String,
    pub(super) content: Value,
}

/// The salon's own row.
pub(super) struct WantedSalon {
    pub(super) key: String,
    pub(super) content: Value,
    pub(super) policy: Value,
}

/// Reads a description: the salon's own row, and its parts by kind.
pub(super) fn read(
    file: &SalonDescription,
) -> Result<(WantedSalon, BTreeMap<SalonPart, Vec<Wanted>>), ApplyError> {
    let salon = WantedSalon {
        key: file.key.to_string(),
        content: json!({
            "name": file.name,
            "zone": file.zone.name(),
            "country": file.country.code(),
            "currency": file.currency.code(),
            "language": file.language,
        }),
        policy: policy(&file.policy),
    };
    let staff = &file.staff;
    let parts = BTreeMap::from([
        (
            SalonPart::Number,
            ranked(&file.numbers, |number| {
                (
                    number.as_str().to_owned(),
                    json!({ "address": number.as_str() }),
                )
            }),
        ),
        (SalonPart::Service, ranked(&file.services, service)),
        (
            SalonPart::Resource,
            ranked(&file.resources, |resource| {
                let (key, kind) = (resource.key.as_str(), resource.kind.as_str());
                (
                    key.to_owned(),
                    json!({ "key": key, "name": resource.name, "kind": kind }),
                )
            }),
        ),
        (
            SalonPart::Staff,
            ranked(staff, |person| {
                let key = person.key.as_str();
                let content =
                    json!({ "key": key, "name": person.name, "nicknames": person.nicknames });
                (key.to_owned(), content)
            }),
        ),
        (SalonPart::Skill, staff.iter().flat_map(skills).collect()),
        (SalonPart::Hours, hours(file)),
        (SalonPart::DatedHours, dated_hours(file)),
        (SalonPart::TimeOff, time_off(&file.zone, staff)?),
        (SalonPart::Fact, ranked(&file.facts, fact)),
    ]);
    for (kind, wanted) in &parts {
        refuse_twins(*kind, wanted)?;
    }
    Ok((salon, parts))
}

fn refuse_twins(kind: SalonPart, wanted: &[Wanted]) -> Result<(), ApplyError> {
    let mut seen = BTreeSet::new();
    match wanted.iter().find(|one| !seen.insert(&one.key)) {
        Some(twin) => Err(ApplyError::Twice {
            kind,
            key: twin.key.clone(),
        }),
        None => Ok(()),
    }
}

/// Reads a list whose order counts: its place becomes part of the content.
fn ranked<T>(list: &[T], read: impl Fn(&T) -> (String, Value)) -> Vec<Wanted> {
    let place = |(position, one): (usize, &T)| {
        let (key, mut content) = read(one);
        if let Some(fields) = content.as_object_mut() {
            fields.insert("position".to_owned(), json!(position));
        }
        Wanted { key, content }
    };
    list.iter().enumerate().map(place).collect()
}

/// Reads a fact; its place in the list is added later.
pub(super) fn fact(fact: &Fact) -> (String, Value) {
    let key = fact.key.as_str();
    let content = json!({
        "key": key,
        "asks": fact.asks,
        "text": fact.text,
        "valid_from": fact.valid_from.map(|date| date.to_string()),
        "valid_until": fact.valid_until.map(|date| date.to_string()),
    });
    (key.to_owned(), content)
}

fn policy(policy: &BookingPolicy) -> Value {
    json!({
        "notice_minutes": policy.notice.get(),
        "horizon_days": policy.horizon_days,
        "slot_minutes": policy.slot.get(),
        "change_notice_minutes": policy.change_notice.get(),
        "late_fee_minor": policy.late_fee.map(salon_domain::Money::minor),
        "hold_minutes": policy.hold.get(),
        "offer_minutes": policy.offer.get(),
        "reminder_minutes": minutes(&policy.reminders),
        "takeover_minutes": policy.takeover.get(),
        "handoff_minutes": policy.answer_within.get(),
        "keep_texts_days": policy.keep_texts_days,
    })
}

fn service(service: &DescribedService) -> (String, Value) {
    let content = json!({
        "key": service.key.as_str(),
        "name": service.name,
        "aliases": service.aliases,
        "steps": steps(&service.steps),
        "buffer_before_minutes": service.buffer_before.get(),
        "buffer_after_minutes": service.buffer_after.get(),
        "price_kind": price_kind(service.price),
        "price_minor": service.price.amount().minor(),
        "resource_kind": service.resource_kind.as_ref().map(salon_domain::Key::as_str),
        "reminder_minutes": service.reminders.as_deref().map(minutes),
    });
    (service.key.to_string(), content)
}

fn minutes(lengths: &[Minutes]) -> Vec<u32> {
    lengths.iter().map(|length| length.get()).collect()
}

fn steps(steps: &[Step]) -> Value {
    steps
        .iter()
        .map(|step| json!({ "kind": step.kind, "minutes": step.minutes }))
        .collect()
}

fn skills(person: &DescribedStaff) -> impl Iterator<Item = Wanted> {
    let staff = person.key.as_str();
    person
        .skills
        .iter()
        .map(move |skill: &DescribedSkill| Wanted {
            key: format!("{staff} {}", skill.service),
            content: json!({
                "staff": staff,
                "service": skill.service.as_str(),
                "steps": skill.steps.as_deref().map(steps),
                "price_kind": skill.price.map(price_kind),
                "price_minor": skill.price.map(|price: Price| price.amount().minor()),
            }),
        })
}

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

fn hours(file: &SalonDescription) -> Vec<Wanted> {
    let week = |staff: Option<&str>, hours: &[(Weekday, CivilSpan)]| -> Vec<Wanted> {
        let one = |(weekday, span): &(Weekday, CivilSpan)| {
            let day = usize::try_from(weekday.to_monday_zero_offset()).unwrap_or_default();
            let name = DAYS.get(day).copied().unwrap_or_default();
            let key = [staff.unwrap_or_default(), name, &span.to_string()].join(" ");
            let content = json!({
                "staff": staff,
                "weekday": weekday.to_monday_one_offset(),
                "span": span.to_string(),
            });
            Wanted {
                key: key.trim_start().to_owned(),
                content,
            }
        };
        hours.iter().map(one).collect()
    };
    let mut all = week(None, &file.weekly);
    for person in &file.staff {
        all.extend(week(Some(person.key.as_str()), &person.weekly));
    }
    all
}

fn dated_hours(file: &SalonDescription) -> Vec<Wanted> {
    let salon = file.dated.iter();
    let salon = salon.map(|(date, spans, label)| dated_day(None, *date, spans, label.as_deref()));
    let people = file.staff.iter().flat_map(|person| {
        let days = person.dated.iter();
        days.map(|(date, spans)| dated_day(Some(person.key.as_str()), *date, spans, None))
    });
    salon.chain(people).collect()
}

/// Reads a date with hours of its own, the salon's or a person's.
pub(super) fn dated_day(
    staff: Option<&str>,
    date: Date,
    spans: &[CivilSpan],
    label: Option<&str>,
) -> Wanted {
    let spans: Vec<String> = spans.iter().map(ToString::to_string).collect();
    let key = format!("{} {date}", staff.unwrap_or_default());
    Wanted {
        key: key.trim_start().to_owned(),
        content: json!({
            "staff": staff, "date": date.to_string(), "spans": spans, "label": label,
        }),
    }
}

/// Leave is described in days and kept as instants, from the first day's start to the last day's
/// end in the salon's zone.
fn time_off(zone: &Zone, staff: &[DescribedStaff]) -> Result<Vec<Wanted>, ApplyError> {
    let mut all = Vec::new();
    for person in staff {
        let key = person.key.as_str();
        for (from, until) in &person.time_off {
            all.push(leave(zone, key, (*from, *until))?);
        }
    }
    Ok(all)
}

/// Reads the leave of a person from a first to a last day.
pub(super) fn leave(
    zone: &Zone,
    staff: &str,
    (from, until): (Date, Date),
) -> Result<Wanted, ApplyError> {
    let range = (from <= until).then(|| Some((zone.day(from)?, zone.day(until)?)));
    let Some((first, last)) = range.flatten() else {
        let staff = staff.to_owned();
        return Err(ApplyError::BadLeave { staff, from, until });
    };
    let (start, end) = (first.start().to_string(), last.end().to_string());
    Ok(Wanted {
        key: format!("{staff} {start}..{end}"),
        content: json!({ "staff": staff, "starts_at": start, "ends_at": end }),
    })
}
