//! Questions about the salon, answered whatever else is going on.

use jiff::civil::Weekday;
use salon_domain::{ServiceId, StaffId};
use salon_language::Saying;
use salon_language::{DateReading, Intent, IntentKind};

use super::RuleTurn;

/// The keys under which a salon writes down its rule for changes.
const POLICY: [&str; 3] = ["changes", "cancellation", "policy"];

/// Lines of the menu told when a price is asked without a service.
const MENU_LINES: usize = 8;

impl RuleTurn<'_, '_> {
    /// Answers every question about the salon that the text asks.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "everything else is not a question about the salon"
    )]
    pub(super) fn answer_questions(&mut self) {
        let kinds: Vec<IntentKind> = self
            .read
            .intents
            .iter()
            .map(|found| found.kind.clone())
            .collect();
        for kind in kinds {
            if !self.asks_for(&kind) {
                continue;
            }
            match kind {
                IntentKind::Price => self.tell_prices(),
                IntentKind::Duration => self.tell_durations(),
                IntentKind::Menu => self.tell_what_we_do(),
                IntentKind::Hours => self.tell_hours(),
                IntentKind::Address => self.tell_fact_of(&["address"]),
                IntentKind::Policy => self.tell_fact_of(&POLICY),
                IntentKind::Fact(key) => self.tell_fact_of(&[key.as_str()]),
                IntentKind::AreYouHuman => {
                    let salon = self.situation.salon().name.clone();
                    self.says.push(Saying::IAmAMachine { salon });
                }
                _ => {}
            }
        }
    }

    /// Whether the text asks for this, or only has its words in it.
    fn asks_for(&self, kind: &IntentKind) -> bool {
        let fact = |found: &&Intent| matches!(found.kind, IntentKind::Fact(_));
        if *kind == IntentKind::Policy {
            // "Do you take cards?" asks for what is written down about paying, not for every rule.
            let policy = self.sure_of(kind);
            let mut facts = self.read.intents.iter().filter(fact);
            return !facts.any(|found| found.confidence >= policy);
        }
        if !matches!(kind, IntentKind::Fact(_)) || self.read.asks {
            return true;
        }
        // "I'm running late" tells us something, and "yes, the second offer" answers us.
        let answers = self.read.answer.is_some() && self.dialogue.asked.is_some();
        !answers && !self.means(&IntentKind::RunningLate)
    }

    /// The services a question is about, and the stylist if it is about one: those it names, or
    /// those that are being talked about, or those of the coming visit.
    fn asked_about(&self) -> (Vec<ServiceId>, Option<StaffId>) {
        let (named, draft) = (&self.read.services, &self.dialogue.draft);
        let staff = self.read.staff.chosen.first().copied();
        if !named.chosen.is_empty() {
            return (named.chosen.clone(), staff);
        }
        if let Some(options) = named.ambiguous.first() {
            return (options.clone(), staff);
        }
        if !draft.services.is_empty() {
            return (draft.services.clone(), staff.or(draft.staff));
        }
        let Some(visit) = self.find_moving().or_else(|| self.situation.visits.first()) else {
            return (Vec::new(), staff);
        };
        let services = visit.services.iter().map(|part| part.service).collect();
        (services, staff.or_else(|| self.staff_of(visit)))
    }

    fn tell_prices(&mut self) {
        let (services, staff) = self.asked_about();
        if services.is_empty() {
            self.tell_menu(MENU_LINES);
            return;
        }
        for id in services {
            let Some(terms) = self.toolbox.find_terms(id, staff) else {
                continue;
            };
            let service = self.service_names(&[id]).join(" ");
            self.says.push(if terms.lowest == terms.highest {
                Saying::PriceIs {
                    service,
                    price: terms.lowest,
                }
            } else {
                Saying::PriceVaries {
                    service,
                    lowest: terms.lowest,
                    highest: terms.highest,
                }
            });
        }
    }

    fn tell_durations(&mut self) {
        let (services, staff) = self.asked_about();
        for id in services {
            let Some(terms) = self.toolbox.find_terms(id, staff) else {
                continue;
            };
            let service = self.service_names(&[id]).join(" ");
            self.says.push(Saying::TakesAbout {
                service,
                minutes: terms.minutes,
            });
        }
    }

    /// The whole menu; or, of services that are named, what they cost and who does them. Who names a
    /// day or a time with one wants a visit, and is answered with openings.
    fn tell_what_we_do(&mut self) {
        let named = &self.read.services;
        if named.chosen.is_empty() && named.ambiguous.is_empty() {
            self.tell_menu(usize::MAX);
            return;
        }
        if self.read.when.is_some() {
            return;
        }
        let services = named.chosen.clone();
        if services.is_empty() {
            self.tell_prices();
        }
        for service in services {
            self.tell_who_does(service);
        }
    }

    fn tell_who_does(&mut self, service: ServiceId) {
        let asked = self.read.staff.chosen.first().copied();
        let person = asked.and_then(|id| self.situation.catalog().find_staff(id));
        let cannot = person.filter(|person| person.find_skill(service).is_none());
        if let Some(staff) = cannot.map(|person| person.id) {
            self.say_who_else_does(staff, service);
            return;
        }
        let staff = self.doers(service);
        let service = self.service_names(&[service]).join(" ");
        if staff.is_empty() {
            self.says.push(Saying::NobodyDoes { service });
        } else {
            self.tell_prices();
            self.says.push(Saying::WhoDoes { service, staff });
        }
    }

    fn tell_menu(&mut self, most: usize) {
        let menu = self.toolbox.menu();
        let lines = menu
            .into_iter()
            .take(most)
            .map(|service| (service.name, service.price));
        self.says.push(Saying::Menu {
            services: lines.collect(),
        });
    }

    /// The hours of the day asked about, or of the week.
    fn tell_hours(&mut self) {
        let days: Vec<_> = match self.read.when.as_ref().and_then(|when| when.date.as_ref()) {
            Some(DateReading::On(day)) => vec![*day],
            Some(DateReading::OneOf(days)) => days.clone(),
            _ => Vec::new(),
        };
        for date in &days {
            let hours = self.toolbox.hours_on(*date);
            let label = self
                .situation
                .catalog()
                .hours
                .label_on(*date)
                .map(str::to_owned);
            self.says.push(if hours.is_empty() {
                Saying::Closed { date: *date, label }
            } else {
                Saying::OpenOn { date: *date, hours }
            });
        }
        if days.is_empty() {
            self.tell_week();
        }
    }

    /// Whether a stylist is in on a day: asked for before anybody speaks of a service.
    pub(super) fn tell_whether_in(&mut self) {
        let date = self.read.when.as_ref().and_then(|when| when.date.as_ref());
        let (Some(DateReading::On(date)), [staff], true) =
            (date, self.read.staff.chosen.as_slice(), self.read.asks)
        else {
            return;
        };
        let (date, id) = (*date, *staff);
        let saying = self.say_hours(Some(id), date);
        self.says.push(saying);
    }

    fn tell_week(&mut self) {
        let catalog = self.situation.catalog();
        let week: Vec<_> = Weekday::Monday
            .cycle_forward()
            .take(7)
            .map(|day| (day, catalog.hours.salon_in_week(day)))
            .collect();
        for (day, spans) in &week {
            self.toolbox.evidence().weekday(*day);
            self.toolbox.hours_are_facts(spans);
        }
        self.says.push(Saying::OpeningHours { week });
    }

    /// Tells the first of these facts that is valid today; what nobody wrote down goes to a person.
    fn tell_fact_of(&mut self, keys: &[&str]) {
        if let Some(fact) = keys.iter().find_map(|key| self.toolbox.find_fact(key)) {
            let told = Saying::Fact { text: fact.text };
            if !self.says.contains(&told) {
                self.says.push(told);
            }
        } else {
            self.toolbox
                .hand_off("unknown_fact", self.situation.words());
            self.says.push(Saying::UnknownFact);
        }
    }
}
