//! Commands that only read: openings, visits, the menu, hours and facts.

use jiff::civil::Date;
use salon_domain::{
    CivilSpan, Fact, Minutes, Openings, Price, ScheduleError, Service, ServiceId, StaffId,
    TimeRange, Visit, VisitId, Wish, find_openings,
};
use salon_language::names_said;

use super::{ToolError, Toolbox};

/// How long a service takes and what it costs, over the staff that do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceTerms {
    /// The lowest price.
    pub lowest: Price,
    /// The highest price.
    pub highest: Price,
    /// The longest time.
    pub minutes: Minutes,
}

impl Toolbox<'_> {
    /// Finds openings for each wish, at most `limit` for one. A visit that is to be moved does not
    /// stand in its own way.
    ///
    /// # Errors
    /// [`ToolError::Database`]. What the scheduler refuses comes back in the inner result.
    pub async fn find_openings(
        &mut self,
        wishes: &[Wish],
        moving: Option<VisitId>,
        limit: usize,
    ) -> Result<Result<Vec<Openings>, ScheduleError>, ToolError> {
        let Some(hull) = hull(wishes) else {
            return Ok(Ok(Vec::new()));
        };
        let (catalog, now) = (self.situation.catalog(), self.situation.now);
        let busy = self.taken(hull, moving).await?;
        let searched: Result<Vec<Openings>, ScheduleError> = wishes
            .iter()
            .map(|wish| find_openings(catalog, &busy, now, wish, limit))
            .collect();
        if let Ok(searched) = &searched {
            for opening in searched.iter().flat_map(|openings| &openings.found) {
                self.evidence.opening(&catalog.salon.zone, opening);
            }
            let found: usize = searched.iter().map(|openings| openings.found.len()).sum();
            self.note(format!(
                "searched {}, found {}",
                counted(wishes.len(), "window"),
                counted(found, "opening")
            ));
        }
        Ok(searched)
    }

    /// Returns the coming visits of this number's people, earliest first.
    pub fn my_visits(&mut self) -> Vec<Visit> {
        let zone = &self.situation.salon().zone;
        for visit in &self.situation.visits {
            self.evidence.visit(zone, visit);
        }
        self.situation.visits.clone()
    }

    /// Finds the terms of a service, with one stylist or over all who do it.
    pub fn find_terms(
        &mut self,
        service: ServiceId,
        staff: Option<StaffId>,
    ) -> Option<ServiceTerms> {
        let catalog = self.situation.catalog();
        let menu = catalog.find_service(service)?;
        let doers = catalog
            .staff
            .iter()
            .filter(|person| staff.is_none_or(|id| id == person.id));
        let skills = doers.filter_map(|person| person.find_skill(service));
        let each: Vec<(Price, Minutes)> = skills
            .map(|skill| {
                let steps = skill.steps.as_ref().unwrap_or(&menu.steps);
                (
                    skill.price.unwrap_or(menu.price),
                    steps.iter().map(|step| step.minutes).sum(),
                )
            })
            .collect();
        let lowest = each
            .iter()
            .map(|(price, _)| *price)
            .min_by_key(|price| price.amount().minor());
        let highest = each
            .iter()
            .map(|(price, _)| *price)
            .max_by_key(|price| price.amount().minor());
        let minutes = each.iter().map(|(_, minutes)| *minutes).max();
        let terms = ServiceTerms {
            lowest: lowest.unwrap_or(menu.price),
            highest: highest.unwrap_or(menu.price),
            minutes: minutes.unwrap_or_else(|| menu.minutes()),
        };
        self.evidence.service(service);
        self.evidence.price(terms.lowest);
        self.evidence.price(terms.highest);
        self.evidence.length(terms.minutes);
        Some(terms)
    }

    /// Returns the menu.
    pub fn menu(&mut self) -> Vec<Service> {
        let services = self.situation.catalog().services.clone();
        for service in &services {
            self.evidence.service(service.id);
            self.evidence.price(service.price);
        }
        services
    }

    /// Returns the salon's hours on a date; none when it is closed.
    pub fn hours_on(&mut self, date: Date) -> Vec<CivilSpan> {
        let spans = self.situation.catalog().hours.salon_on(date);
        self.evidence.date(date);
        self.hours_are_facts(&spans);
        spans
    }

    /// Returns from when to when a stylist is in on a date; none when they are not.
    pub(crate) fn hours_of(&mut self, staff: StaffId, date: Date) -> Vec<CivilSpan> {
        let hours = &self.situation.catalog().hours;
        let spans = hours.staff_in(staff, date, &self.situation.salon().zone);
        self.evidence.date(date);
        self.hours_are_facts(&spans);
        spans
    }

    /// Remembers opening and closing times as facts of the turn.
    pub(crate) fn hours_are_facts(&mut self, spans: &[CivilSpan]) {
        let day = self.situation.today();
        for span in spans {
            for edge in [span.start_on(day), span.end_on(day)].into_iter().flatten() {
                self.evidence.time(edge.time());
            }
        }
    }

    /// Finds a fact of the salon's that is valid today.
    pub fn find_fact(&mut self, key: &str) -> Option<Fact> {
        let today = self.situation.today();
        let facts = self.situation.catalog().facts.iter();
        let fact = facts
            .filter(|fact| fact.holds_on(today))
            .find(|fact| fact.key.as_str() == key);
        let situation = self.situation;
        fact.cloned().inspect(|fact| {
            let context = situation.mention_context();
            self.evidence.words(&fact.text, context);
            let vocabulary = &situation.book.vocabulary;
            let named = names_said(&fact.text, vocabulary, context.language);
            self.evidence.names(named.into_iter().map(|said| said.name));
        })
    }
}

/// The smallest range that holds every wish's window and the visits that start inside.
fn hull(wishes: &[Wish]) -> Option<TimeRange> {
    const LONGEST_VISIT: Minutes = Minutes::new(24 * 60);
    let start = wishes.iter().map(|wish| wish.window.start()).min()?;
    let end = wishes.iter().map(|wish| wish.window.end()).max()?;
    let early = start
        .saturating_sub(LONGEST_VISIT.duration())
        .unwrap_or(start);
    let late = end.saturating_add(LONGEST_VISIT.duration()).unwrap_or(end);
    TimeRange::new(early, late).ok()
}

/// Counts things for the steps of a turn: "1 opening", "2 openings".
pub(super) fn counted(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}
