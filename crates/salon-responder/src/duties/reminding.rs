//! Reminders: planned for each version of a visit, judged when their time has come, put into the
//! outbox once.

use jiff::Timestamp;
use salon_domain::{
    Address, Catalog, Permission, Purpose, ReminderKind, ReminderPlan, ReminderVerdict, SkipReason,
    Visit, VisitStatus, permission, quiet_until,
};
use salon_language::{Language, Saying, VisitWords, word};
use salon_postgres::{Author, DatabaseError, DueReminder, NewQueuedText, NewText, UnplannedVisit};

use super::Duties;
use crate::catalogs::SalonBook;

/// Visits planned, and reminders judged, in one look.
const BATCH: usize = 500;

impl Duties {
    /// Plans the reminders of every visit that changed.
    pub(super) async fn plan(&self, now: Timestamp) -> Result<(), DatabaseError> {
        loop {
            let visits = self.database.unplanned_visits(BATCH).await?;
            for visit in &visits {
                let plans = plans(visit);
                self.database
                    .plan_reminders(visit.visit, visit.version, &plans, now)
                    .await?;
            }
            if visits.len() < BATCH {
                return Ok(());
            }
        }
    }

    /// Sends, postpones or skips every reminder whose time has come.
    pub(super) async fn remind(&self, now: Timestamp) -> Result<(), DatabaseError> {
        loop {
            let due = self.database.due_reminders(now, BATCH).await?;
            let mut settled = 0_usize;
            for reminder in &due {
                settled += usize::from(self.settle(reminder, now).await?);
            }
            // What could not be settled has changed a moment ago, and is planned anew first.
            if due.len() < BATCH || settled == 0 {
                return Ok(());
            }
        }
    }

    async fn settle(&self, reminder: &DueReminder, now: Timestamp) -> Result<bool, DatabaseError> {
        let catalog = self.catalogs.get(reminder.salon).await?;
        let zone = &catalog.catalog.salon.zone;
        let Some(to) = &reminder.to else {
            return self.skip(reminder, SkipReason::NoNumber, now).await;
        };
        let quiet = |at| quiet_until(Purpose::Service, to, zone, at);
        match reminder.times.judge(now, quiet) {
            ReminderVerdict::Skip(reason) => self.skip(reminder, reason, now).await,
            ReminderVerdict::Wait(until) => {
                self.database.postpone_reminder(reminder, until).await?;
                Ok(true)
            }
            ReminderVerdict::Send => self.send(reminder, to, &catalog, now).await,
        }
    }

    async fn send(
        &self,
        reminder: &DueReminder,
        to: &Address,
        book: &SalonBook,
        now: Timestamp,
    ) -> Result<bool, DatabaseError> {
        let catalog = &book.catalog;
        let ledger = self.database.consent_ledger(reminder.salon, to).await?;
        if permission(&ledger, Purpose::Service) != Permission::Granted {
            return self.skip(reminder, SkipReason::OptedOut, now).await;
        }
        let visit = self
            .database
            .get_visit(reminder.salon, reminder.visit)
            .await?;
        let kind = reminder.times.kind;
        let language = match &reminder.language {
            Some(tag) => Language::from_tag(tag),
            None => book.vocabulary.language(),
        };
        let text = NewQueuedText {
            salon: reminder.salon,
            to: to.clone(),
            from: if catalog.numbers.is_empty() {
                self.main_number.clone()
            } else {
                None
            },
            author: Author::Assistant,
            text: NewText {
                body: body(kind, catalog, &visit, language),
                purpose: Purpose::Service,
                purpose_key: format!("reminder:{}:v{}:{kind}", reminder.visit, reminder.version),
            },
            bulk: false,
            media: Vec::new(),
            at: now,
        };
        let queued = self.database.queue_reminder(reminder, &text).await?;
        if queued {
            count("queued");
        }
        Ok(queued)
    }

    async fn skip(
        &self,
        reminder: &DueReminder,
        reason: SkipReason,
        now: Timestamp,
    ) -> Result<bool, DatabaseError> {
        let skipped = self.database.skip_reminder(reminder, reason, now).await?;
        if skipped {
            count(reason.as_str());
            tracing::info!(
                salon.id = %reminder.salon,
                visit.id = %reminder.visit,
                reason = reason.as_str(),
                "a reminder was skipped"
            );
        }
        Ok(skipped)
    }
}

/// What is planned for a visit: that it is booked, unless that was said already, and its reminders.
fn plans(visit: &UnplannedVisit) -> Vec<ReminderPlan> {
    let leads = visit.leads.iter().copied().map(ReminderKind::from_lead);
    let kinds = std::iter::once(ReminderKind::Confirmation).chain(leads);
    let plan = |kind| {
        let plan = ReminderPlan::new(kind, visit.starts_at, visit.changed_at, &visit.zone);
        let said = visit.said && kind == ReminderKind::Confirmation;
        ReminderPlan {
            skipped: plan.skipped.or(said.then_some(SkipReason::SaidAlready)),
            ..plan
        }
    };
    kinds.map(plan).collect()
}

fn body(kind: ReminderKind, catalog: &Catalog, visit: &Visit, language: Language) -> String {
    let salon = catalog.salon.name.clone();
    let confirmed = visit.status == VisitStatus::Confirmed;
    let visit = words(catalog, visit);
    let saying = match kind {
        ReminderKind::Confirmation => Saying::VisitBooked { salon, visit },
        ReminderKind::Ahead(_) if confirmed => Saying::ReminderOfConfirmed { salon, visit },
        ReminderKind::Ahead(_) => Saying::Reminder { salon, visit },
    };
    word(&[saying], language)
}

/// Returns a visit as it is named in a text.
fn words(catalog: &Catalog, visit: &Visit) -> VisitWords {
    let parts = visit.services.iter();
    let services = parts.filter_map(|part| Some(catalog.find_service(part.service)?.name.clone()));
    let mut staff = visit.services.iter().map(|part| part.staff);
    let first = staff.next();
    let only = first.filter(|first| staff.all(|other| other == *first));
    VisitWords {
        services: services.collect(),
        staff: only
            .and_then(|id| catalog.find_staff(id))
            .map(|person| person.name.clone()),
        at: catalog.salon.zone.local(visit.range.start()).datetime(),
    }
}

fn count(outcome: &'static str) {
    metrics::counter!("salon_reminders_total", "outcome" => outcome).increment(1);
}
