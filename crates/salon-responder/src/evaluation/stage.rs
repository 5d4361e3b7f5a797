//! Setting a script's salon up: a salon of its own on the scratch database, with the people and
//! visits that the script begins with.

use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use salon_domain::{
    Address, Catalog, ClientId, ConsentAct, ConsentSource, Country, Key, Opening, Purpose, SalonId,
    TimeRange, VisitStatus, Wish, find_openings,
};
use salon_postgres::{
    Apply, Database, DatabaseError, Effect, NewConsent, NewInbound, NewVisit, VisitKind, Worker,
};

use super::clock::ScriptClock;
use super::error::PlayError;
use super::script::{Script, VisitLine};

/// Longer than any evaluation: a turn that failed stays with the play that it failed in, and the one
/// that the setting up is done in the name of stays open.
pub(super) const LEASE: Duration = Duration::from_hours(24);

/// Phones that no client has: short codes.
const STAGEHAND: &str = "998";
const STRANGER: &str = "999";

/// The stage of one play.
#[derive(Debug)]
pub(super) struct Stage {
    pub(super) database: Database,
    pub(super) salon: SalonId,
    pub(super) catalog: Catalog,
    pub(super) number: Address,
    pub(super) country: Country,
    pub(super) clock: Arc<ScriptClock>,
}

impl Stage {
    /// Sets a script up as the `play`th of this database: its salon has a key and a number that no
    /// other play's has.
    pub(super) async fn set(
        database: &Database,
        script: &Script,
        play: u32,
    ) -> Result<Self, PlayError> {
        let mut salon = script.salon.clone();
        let country = salon.country;
        let no_time = || PlayError::NoSuchTime(script.now.to_string());
        let now = salon.zone.starting(script.now).ok_or_else(no_time)?;
        let number = phone(&(100_000 + play).to_string(), country)?;
        salon.key = format!("play-{play}").parse()?;
        salon.numbers = vec![number.clone()];
        database.apply_salon(&salon, Apply::Write, now).await?;
        let found = database.find_salon_by_number(&number).await?;
        let salon = found.ok_or(DatabaseError::NotFound)?;
        let stage = Self {
            database: database.clone(),
            salon,
            catalog: database.load_catalog(salon).await?,
            number,
            country,
            clock: Arc::new(ScriptClock::at(now)),
        };
        stage.fill(script, now).await?;
        Ok(stage)
    }

    async fn fill(&self, script: &Script, now: Timestamp) -> Result<(), PlayError> {
        let mut scribe = Scribe {
            stage: self,
            now,
            turn: None,
            ordinal: 0,
        };
        for person in &script.people {
            let client = self
                .database
                .add_client(self.salon, &person.number, person.name.as_ref())
                .await?;
            for line in &person.visits {
                scribe.write(client, line).await?;
            }
            if person.opted_out {
                self.opt_out(&person.number, now).await?;
            }
        }
        if script.taken.is_empty() {
            return Ok(());
        }
        let stranger = phone(STRANGER, self.country)?;
        let client = self
            .database
            .add_client(self.salon, &stranger, None)
            .await?;
        for line in &script.taken {
            scribe.write(client, line).await?;
        }
        Ok(())
    }

    async fn opt_out(&self, number: &Address, now: Timestamp) -> Result<(), PlayError> {
        let line = NewConsent {
            salon: self.salon,
            address: number,
            purposes: &Purpose::CONSENTED,
            act: ConsentAct::Revoked,
            source: ConsentSource::Staff,
            wording: None,
            message: None,
            at: now,
        };
        Ok(self.database.record_consent(None, &line).await?)
    }
}

fn phone(digits: &str, country: Country) -> Result<Address, PlayError> {
    Ok(Address::parse(digits, country)?)
}

/// Writes visits into the book in the name of a turn that stays open.
struct Scribe<'a> {
    stage: &'a Stage,
    now: Timestamp,
    turn: Option<salon_domain::TurnId>,
    ordinal: i32,
}

impl Scribe<'_> {
    async fn write(&mut self, client: ClientId, line: &VisitLine) -> Result<(), PlayError> {
        let opening = self.find_opening(line).await?;
        let kind = if line.status == VisitStatus::Held {
            let until = self.now.saturating_add(SignedDuration::from_mins(10));
            VisitKind::Held {
                until: until.unwrap_or(self.now),
            }
        } else {
            VisitKind::Booked
        };
        let visit = NewVisit {
            salon: self.stage.salon,
            client,
            opening: &opening,
            kind,
            offer: None,
            notes: None,
        };
        let (database, salon) = (&self.stage.database, self.stage.salon);
        let id = database.book(self.effect().await?, visit, self.now).await?;
        if !matches!(line.status, VisitStatus::Held | VisitStatus::Booked) {
            let effect = self.effect().await?;
            database
                .change_visit(effect, salon, id, line.status, self.now)
                .await?;
        }
        Ok(())
    }

    /// Finds the opening that a line describes, as if somebody had asked two days before it: a visit
    /// may be in the past.
    async fn find_opening(&self, line: &VisitLine) -> Result<Opening, PlayError> {
        let none = || PlayError::NoOpening(line.to_string());
        let catalog = &self.stage.catalog;
        let local = line.date.zip(line.time).ok_or_else(none)?;
        let start = catalog.salon.zone.starting(local.0.to_datetime(local.1));
        let start = start.ok_or_else(none)?;
        let around = |before: i64, after: i64| {
            let from = start
                .saturating_sub(SignedDuration::from_mins(before))
                .ok()?;
            let to = start
                .saturating_add(SignedDuration::from_mins(after))
                .ok()?;
            TimeRange::new(from, to).ok()
        };
        let key_of = |key: &Key| {
            let one = catalog.services.iter().find(|service| service.key == *key);
            one.map(|service| service.id)
        };
        let staff = catalog
            .staff
            .iter()
            .find(|one| Some(&one.key) == line.staff.as_ref());
        let wish = Wish {
            services: line.services.iter().filter_map(key_of).collect(),
            staff: staff.map(|one| one.id),
            window: around(0, 1).ok_or_else(none)?,
            near: Some(start),
        };
        let day = around(24 * 60, 24 * 60).ok_or_else(none)?;
        let busy = self
            .stage
            .database
            .busy(self.stage.salon, day, None)
            .await?;
        let asked = start
            .saturating_sub(SignedDuration::from_hours(48))
            .unwrap_or(start);
        let openings = find_openings(catalog, &busy, asked, &wish, 1).map_err(|_refused| none())?;
        openings.found.into_iter().next().ok_or_else(none)
    }

    async fn effect(&mut self) -> Result<Effect, PlayError> {
        let turn = match self.turn {
            Some(turn) => turn,
            None => self.open_turn().await?,
        };
        self.turn = Some(turn);
        self.ordinal += 1;
        Ok(Effect {
            turn,
            ordinal: self.ordinal,
        })
    }

    /// Opens a turn that nobody else claims, by a text from a phone that no client has.
    async fn open_turn(&self) -> Result<salon_domain::TurnId, PlayError> {
        let stage = self.stage;
        let text = NewInbound {
            salon: stage.salon,
            from: phone(STAGEHAND, stage.country)?,
            to: stage.number.clone(),
            provider_id: "stagehand".to_owned(),
            body: String::new(),
            media: Vec::new(),
            opt_out_type: None,
            received_at: self.now,
        };
        stage.database.store_inbound(&[text]).await?;
        let worker = Worker {
            name: "stagehand".to_owned(),
        };
        let claimed = stage
            .database
            .claim_turn(&worker, LEASE, Duration::ZERO)
            .await?;
        let claimed = claimed.filter(|claimed| claimed.salon == stage.salon);
        Ok(claimed.ok_or(DatabaseError::NotFound)?.lease.turn)
    }
}
