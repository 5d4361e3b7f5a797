//! Looking things up for a model: openings, prices, hours, facts.

use jiff::ToSpan as _;
use jiff::civil::{Date, Time};
use salon_domain::{ClientName, Opening, Openings, ServiceId, StaffId, VisitId, Wish};
use serde_json::{Value, json};

use super::acting::Told;
use super::arguments::{FindOpenings, Prices, refuse};
use super::settling::Candidate;
use super::talk::Talk;
use crate::dialogue::Draft;
use crate::toolbox::companion_name;

/// Openings that a model is shown for one search.
const SHOWN: usize = 3;

/// Openings looked at in one window.
const LOOKED_AT: usize = 64;

/// Days looked at when none is named, and the most that may be named.
const DAYS: usize = 14;

impl Talk<'_, '_> {
    pub(super) async fn find_openings(&mut self, asked: FindOpenings) -> Told {
        let wished = match self.wished(&asked) {
            Ok(wished) => wished,
            Err(told) => return Ok(told),
        };
        let searched = self
            .toolbox
            .find_openings(&wished.wishes, wished.moving, LOOKED_AT)
            .await?;
        let searched = match searched {
            Ok(searched) => searched,
            Err(refused) => return Ok(refuse(refused)),
        };
        for day in &wished.draft.days {
            self.toolbox.evidence().date(*day);
        }
        let picked = pick(&searched, wished.draft.at.is_some());
        self.dialogue.draft = wished.draft.clone();
        self.dialogue.moving = wished.moving;
        self.dialogue.for_whom = wished.person.as_ref().map(|name| name.as_str().to_owned());
        let found: Vec<Value> = picked.iter().map(|opening| self.opening(opening)).collect();
        let free = wished.draft.moment().map(|moment| {
            let zone = &self.situation.salon().zone;
            picked
                .iter()
                .any(|opening| zone.local(opening.start()).datetime() == moment)
        });
        let wished_at = wished.draft.moment();
        let zone = &self.situation.salon().zone;
        self.found
            .extend(picked.into_iter().map(|opening| Candidate {
                as_wished: wished_at == Some(zone.local(opening.start()).datetime()),
                opening,
                moves: wished.moving,
                for_person: wished.person.clone(),
            }));
        let why_not = searched.iter().find_map(|one| one.why_not.as_ref());
        Ok(json!({
            "openings": found,
            "wished_time_is_free": free,
            "why_not": why_not.map(|why| format!("{why:?}").split([' ', '(', '{']).next().unwrap_or_default().to_owned()),
            "note": "the client picks one in the next text; no id exists before that",
        }))
    }

    fn opening(&self, opening: &Opening) -> Value {
        let (catalog, zone) = (self.situation.catalog(), &self.situation.salon().zone);
        let at = zone.local(opening.start()).datetime();
        let minutes = u32::try_from(opening.range().minutes()).unwrap_or_default();
        json!({
            "day": self.show().date(at.date()),
            "time": self.show().time(at.time()),
            "staff": opening.staff().and_then(|id| Some(catalog.find_staff(id)?.name.clone())),
            "takes": self.show().minutes(salon_domain::Minutes::new(minutes)),
            "price": opening.price().map(|amount| self.show().price(amount)),
        })
    }

    /// Turns what the model asks for into wishes of the scheduler; `Err` holds what it is told.
    fn wished(&self, asked: &FindOpenings) -> Result<Wished, Value> {
        let services = self.services(&asked.services)?;
        let staff = asked
            .staff
            .as_deref()
            .map(|key| self.staff(key))
            .transpose()?;
        let moving = asked.moving_visit.as_ref().map(|id| VisitId::new(id.get()));
        let known = moving.map(|id| self.situation.visits.iter().find(|visit| visit.id == id));
        if known == Some(None) {
            return Err(refuse("no such coming visit under this number"));
        }
        let services = match known.flatten() {
            Some(visit) if services.is_empty() => {
                visit.services.iter().map(|part| part.service).collect()
            }
            _ => services,
        };
        let draft = Draft {
            services: services.clone(),
            staff,
            days: dates(&asked.dates)?,
            at: clock(asked.at.as_deref())?,
            from: clock(asked.not_before.as_deref())?,
            until: clock(asked.not_after.as_deref())?,
            ..Draft::default()
        };
        let zone = &self.situation.salon().zone;
        let days = draft.days_to_search(self.situation.today(), DAYS);
        let wish = |day: &Date| {
            Some(Wish {
                services: services.clone(),
                staff,
                window: draft.window(zone, *day)?,
                near: draft.near(zone, *day),
            })
        };
        let wishes = days.iter().filter_map(wish).collect();
        let person = asked
            .for_person
            .as_deref()
            .and_then(|name| self.companion(name));
        Ok(Wished {
            wishes,
            draft,
            moving,
            person,
        })
    }

    /// For whom, when it is somebody else than the person who texts: a word of the client's own.
    fn companion(&self, name: &str) -> Option<ClientName> {
        let name = self.mask.reveal(name);
        let first = name.split_whitespace().next()?.to_lowercase();
        if matches!(first.as_str(), "me" | "myself" | "client" | "self") {
            return None;
        }
        let texter = self.toolbox.client_name();
        if texter.is_some_and(|known| known.first().to_lowercase() == first) {
            return None;
        }
        companion_name(&first)
    }

    fn services(&self, keys: &[String]) -> Result<Vec<ServiceId>, Value> {
        let menu = &self.situation.catalog().services;
        let find = |key: &String| {
            let mut menu = menu.iter();
            let found = menu.find(|one| one.key.as_str() == key || one.name == *key);
            found
                .map(|one| one.id)
                .ok_or_else(|| refuse("there is no such service: use the keys that are listed"))
        };
        keys.iter().map(find).collect()
    }

    fn staff(&self, key: &str) -> Result<StaffId, Value> {
        let mut staff = self.situation.catalog().staff.iter();
        let found = staff.find(|one| one.key.as_str() == key || one.name == key);
        found
            .map(|one| one.id)
            .ok_or_else(|| refuse("nobody of that key works here: use the keys that are listed"))
    }

    pub(super) fn prices(&mut self, asked: &Prices) -> Value {
        let staff = match asked
            .staff
            .as_deref()
            .map(|key| self.staff(key))
            .transpose()
        {
            Ok(staff) => staff,
            Err(told) => return told,
        };
        let ids = match self.services(&asked.services) {
            Ok(ids) if ids.is_empty() => {
                let menu = self.toolbox.menu();
                let line = |one: &salon_domain::Service| json!({ "service": one.name, "price": self.show().price(one.price) });
                return menu.iter().map(line).collect();
            }
            Ok(ids) => ids,
            Err(told) => return told,
        };
        let mut told = Vec::new();
        for id in ids {
            let name = self.situation.catalog().find_service(id);
            let name = name.map(|one| one.name.clone());
            if let Some(terms) = self.toolbox.find_terms(id, staff) {
                told.push(json!({
                    "service": name,
                    "lowest_price": self.show().price(terms.lowest),
                    "highest_price": self.show().price(terms.highest),
                    "takes": self.show().minutes(terms.minutes),
                }));
            }
        }
        Value::Array(told)
    }

    pub(super) fn hours(&mut self, date: Option<&str>) -> Value {
        let Some(date) = date else {
            return self.week();
        };
        let Ok(date) = date.parse::<Date>() else {
            return refuse("a date is written like 2026-11-27");
        };
        let spans = self.toolbox.hours_on(date);
        let open: Vec<String> = spans
            .iter()
            .map(|span| self.show().span(*span, date))
            .collect();
        json!({
            "day": self.show().date(date),
            "open": open,
            "closed_because": self.situation.catalog().hours.label_on(date),
        })
    }

    fn week(&mut self) -> Value {
        let today = self.situation.today();
        let hours = &self.situation.catalog().hours;
        let mut week = Vec::new();
        for day in jiff::civil::Weekday::Monday.cycle_forward().take(7) {
            let spans = hours.salon_in_week(day);
            self.toolbox.evidence().weekday(day);
            self.toolbox.hours_are_facts(&spans);
            let open: Vec<String> = spans
                .iter()
                .map(|span| self.show().span(*span, today))
                .collect();
            week.push(json!({ "weekday": format!("{day:?}"), "open": open }));
        }
        Value::Array(week)
    }

    pub(super) fn fact(&mut self, topic: &str) -> Value {
        match self.toolbox.find_fact(topic) {
            Some(fact) => json!({ "fact": fact.text }),
            None => refuse("the salon has written down nothing that holds today: hand_off"),
        }
    }
}

/// What a model asks the scheduler for.
#[derive(Debug)]
struct Wished {
    wishes: Vec<Wish>,
    draft: Draft,
    moving: Option<VisitId>,
    person: Option<ClientName>,
}

fn dates(given: &[String]) -> Result<Vec<Date>, Value> {
    let read = |text: &String| {
        text.parse::<Date>()
            .map_err(|_misfit| refuse("a date is written like 2026-11-27"))
    };
    let mut days = given
        .iter()
        .take(DAYS)
        .map(read)
        .collect::<Result<Vec<_>, _>>()?;
    days.sort();
    days.dedup();
    Ok(days)
}

fn clock(given: Option<&str>) -> Result<Option<Time>, Value> {
    let misfit = |_misfit| refuse("a time is written like 14:30");
    given.map(|text| text.parse().map_err(misfit)).transpose()
}

/// The openings to show: the nearest to the wished time, or the first ones, an hour apart.
fn pick(searched: &[Openings], near: bool) -> Vec<Opening> {
    let mut picked: Vec<Opening> = Vec::new();
    if near {
        let best = searched.iter().flat_map(|one| one.spread(SHOWN));
        picked.extend(best.take(SHOWN).cloned());
        picked.sort_by_key(Opening::start);
        return picked;
    }
    let mut all: Vec<&Opening> = searched.iter().flat_map(|one| &one.found).collect();
    all.sort_by_key(|opening| opening.start());
    for opening in all {
        let apart = picked
            .last()
            .is_none_or(|last| opening.start() >= last.start() + 1.hour());
        if picked.len() < SHOWN && apart {
            picked.push(opening.clone());
        }
    }
    picked
}
