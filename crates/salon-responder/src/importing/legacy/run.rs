//! The import: page by page through both tables, a transaction a page.

use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;
use salon_domain::{Address, Catalog, ClientId, Key, StaffId, VisitId};
use salon_postgres::{
    Apply, Database, DatabaseError, ImportBatch, ImportKind, LegacySource, LegacySourceError,
};
use serde_json::{Value, json};

use super::clients::{self, JudgedClient};
use super::progress::{Fate, Progress, Whose, fate};
use super::rows::{changed_row, new_row, noted_row};
use super::visits::{self, JudgedVisit};
use crate::importing::judging::{comes, fold};
use crate::importing::{ImportProblem, ImportReport};

/// What rows of the first version are known by.
const SOURCE: &str = "legacy";
/// Rows of a page, and of a transaction.
const PAGE: i64 = 2_000;
/// Who stands for stylists that the first version did not know.
const UNASSIGNED: &str = "unassigned";

/// An import from the first version's database.
///
/// Run it with [`Apply::DryRun`] first: it reads and judges all the same, and writes nothing. A run
/// that died is run again: what was written stays, the rest follows.
#[derive(Debug)]
pub struct LegacyImport<'a> {
    /// Where to.
    pub database: &'a Database,
    /// Where from.
    pub source: &'a LegacySource,
    /// The salon whose clients and visits they are.
    pub catalog: &'a Catalog,
    /// Whose time coming visits take; nobody's in the schedule when `None`.
    pub staff: Option<StaffId>,
    /// Now, by the business clock: tells past visits from coming ones.
    pub now: Timestamp,
}

/// An import stopped. What it had written stays, and the next run goes on.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LegacyImportError {
    /// The first version's database cannot be read.
    #[error("could not read the first version's database")]
    Source(#[from] LegacySourceError),
    /// The salon's own database did not do its part.
    #[error("could not read or write the salon's database")]
    Database(#[from] DatabaseError),
}

impl LegacyImportError {
    /// Returns the stable name of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Source(error) => error.code(),
            Self::Database(error) => error.code(),
        }
    }

    /// Whether running it again may succeed.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        match self {
            Self::Source(error) => error.is_transient(),
            Self::Database(error) => error.is_transient(),
        }
    }
}

impl LegacyImport<'_> {
    /// Imports, or only looks.
    ///
    /// # Errors
    /// [`LegacyImportError`]; the pages before the one that failed stay written.
    pub async fn run(&self, mode: Apply) -> Result<ImportReport, LegacyImportError> {
        let mut progress = Progress {
            report: ImportReport::default(),
            people: HashMap::new(),
            numbers: HashMap::new(),
            taken: BTreeMap::new(),
            starts: HashMap::new(),
        };
        self.taken(&mut progress).await?;
        let staff = match (self.staff, mode) {
            (Some(staff), _) => Some(staff),
            (None, Apply::DryRun) => None,
            (None, Apply::Write) => Some(self.stand_in().await?),
        };
        if mode == Apply::Write {
            let (clients, appointments) = self.source.highest_ids().await?;
            self.database.reserve_ids(clients, appointments).await?;
        }
        let mut last = i64::MIN;
        loop {
            let page = self.source.clients_after(last, PAGE).await?;
            let Some(end) = page.last() else { break };
            last = end.id;
            let country = self.catalog.salon.country;
            let page = page
                .iter()
                .map(|row| clients::judge(row, country, self.now));
            self.clients(page.collect(), &mut progress, mode).await?;
        }
        let mut last = i64::MIN;
        loop {
            let page = self.source.appointments_after(last, PAGE).await?;
            let Some(end) = page.last() else { break };
            last = end.id;
            let counts = &mut progress.report.appointments;
            counts.read += u64::try_from(page.len()).unwrap_or(0);
            let mut judged = Vec::new();
            for row in &page {
                match visits::judge(row, self.catalog, self.now) {
                    Ok(visit) => judged.push(visit),
                    Err(problem) => {
                        progress.report.appointments.unusable += 1;
                        progress.report.note(problem, row.id);
                    }
                }
            }
            self.visits(judged, &mut progress, staff, mode).await?;
        }
        Ok(progress.report)
    }

    async fn stand_in(&self) -> Result<StaffId, LegacyImportError> {
        let key: Key = UNASSIGNED.parse().map_err(|_key| DatabaseError::NotFound)?;
        let salon = self.catalog.salon.id;
        let made = self.database.stand_in(salon, &key, "Unassigned", self.now);
        Ok(made.await?)
    }

    /// Reads which coming ranges the named person has no time in.
    async fn taken(&self, progress: &mut Progress) -> Result<(), LegacyImportError> {
        let salon = self.catalog.salon.id;
        let blocks = self.database.visit_blocks(salon, self.now).await?;
        for block in blocks.iter().filter(|it| Some(it.staff) == self.staff) {
            progress.taken.insert(block.start, block.end);
            progress.starts.insert(block.visit, block.start);
        }
        Ok(())
    }

    async fn clients(
        &self,
        page: Vec<JudgedClient>,
        progress: &mut Progress,
        mode: Apply,
    ) -> Result<(), LegacyImportError> {
        let salon = self.catalog.salon.id;
        let keys: Vec<String> = page.iter().map(|client| client.id.to_string()).collect();
        let kind = (SOURCE, ImportKind::Client);
        let known = self.database.imported(salon, kind, &keys).await?;
        let addresses = page.iter().filter_map(|client| client.address.clone());
        let addresses: Vec<Address> = addresses.collect();
        let people = self.database.known_people(salon, &addresses).await?;
        let mut here: HashMap<&Address, Vec<(String, ClientId)>> = HashMap::new();
        for person in &people {
            let name = fold(person.name.as_deref().unwrap_or_default());
            here.entry(&person.address)
                .or_default()
                .push((name, person.client));
        }
        let (mut new, mut changed, mut noted) = (Vec::new(), Vec::new(), Vec::new());
        for client in &page {
            progress.report.clients.read += 1;
            let key = client.id.to_string();
            if let Some(row) = known.get(&key) {
                let fate = fate(&mut progress.report.clients, row, &client.digest);
                let whose = if fate == Fate::Gone {
                    Whose::Forgotten
                } else {
                    Whose::Here(ClientId::new(row.row))
                };
                progress.people.insert(client.id, whose);
                progress.remember(client);
                if fate == Fate::Changed {
                    changed.push(changed_row(client, row.row));
                    noted.push(noted_row(client, row.row));
                }
                continue;
            }
            if let Some(Whose::Here(same)) = progress.twin(client, &here) {
                progress.report.clients.duplicate += 1;
                progress.people.insert(client.id, Whose::Here(same));
                noted.push(noted_row(client, same.get()));
            } else if progress.people.contains_key(&client.id) {
                // A twin that this dry run would have written, or this page will.
                progress.report.clients.duplicate += 1;
            } else {
                progress.report.clients.new += 1;
                progress.people.insert(client.id, Whose::Planned);
                progress.note_new(client);
                new.push(new_row(client));
            }
        }
        if mode == Apply::DryRun {
            return Ok(());
        }
        self.write_clients(&new, &changed, progress).await?;
        // Twins of somebody on this page have a row now.
        for client in &page {
            if let Some(Whose::Here(same)) = progress.twin_of_page(client)
                && progress.people.get(&client.id) == Some(&Whose::Planned)
            {
                progress.people.insert(client.id, Whose::Here(same));
                noted.push(noted_row(client, same.get()));
            }
        }
        let batch = self.batch(&noted);
        Ok(self
            .database
            .note_imported(ImportKind::Client, batch)
            .await?)
    }

    async fn write_clients(
        &self,
        new: &[Value],
        changed: &[Value],
        progress: &mut Progress,
    ) -> Result<(), LegacyImportError> {
        let made = self.database.import_clients(self.batch(new)).await?;
        for (key, client) in made {
            let Ok(id) = key.parse::<i64>() else { continue };
            if client.get() != id {
                progress.report.note(ImportProblem::IdChanged, id);
            }
            progress.people.insert(id, Whose::Here(client));
        }
        let batch = self.batch(changed);
        Ok(self.database.change_imported_clients(batch).await?)
    }

    async fn visits(
        &self,
        page: Vec<JudgedVisit<'_>>,
        progress: &mut Progress,
        staff: Option<StaffId>,
        mode: Apply,
    ) -> Result<(), LegacyImportError> {
        let salon = self.catalog.salon.id;
        let keys: Vec<String> = page.iter().map(|visit| visit.id.to_string()).collect();
        let kind = (SOURCE, ImportKind::Appointment);
        let known = self.database.imported(salon, kind, &keys).await?;
        let (mut rows, mut replaced) = (Vec::new(), Vec::new());
        for visit in &page {
            let row = known.get(&visit.id.to_string());
            let whose = progress.people.get(&visit.client).copied();
            let counts = &mut progress.report.appointments;
            match (row.map(|row| fate(counts, row, &visit.digest)), whose) {
                (Some(Fate::Unchanged | Fate::Gone), _) => continue,
                (Some(Fate::Changed), _) => {
                    replaced.extend(row.map(|row| row.row));
                    if let Some(row) = row.filter(|row| !row.touched) {
                        progress.free(VisitId::new(row.row));
                    }
                }
                (None, Some(Whose::Here(_) | Whose::Planned)) => counts.new += 1,
                (None, Some(Whose::Forgotten)) => {
                    counts.deleted_here += 1;
                    continue;
                }
                (None, None) => {
                    counts.unusable += 1;
                    progress.report.note(ImportProblem::NoClient, visit.id);
                    continue;
                }
            }
            let blocks = self.blocks(visit, progress);
            for problem in &visit.problems {
                progress.report.note(*problem, visit.id);
            }
            if let Some(Whose::Here(client)) = whose {
                let wanted = row.map_or(visit.id, |row| row.row);
                rows.push(self.visit_row(visit, (wanted, client), staff, blocks));
            }
        }
        if mode == Apply::DryRun {
            return Ok(());
        }
        let batch = self.batch(&rows);
        let touched = self.database.import_appointments(&replaced, batch).await?;
        let counts = &mut progress.report.appointments;
        let touched = u64::try_from(touched.len()).unwrap_or(0);
        counts.changed = counts.changed.saturating_sub(touched);
        counts.changed_here += touched;
        Ok(())
    }

    /// Whether a visit takes its time: one that is to come, and whose time nobody has.
    fn blocks(&self, visit: &JudgedVisit<'_>, progress: &mut Progress) -> bool {
        if !self.comes(visit) {
            return false;
        }
        let (start, end) = (visit.range.start(), visit.range.end());
        let before = progress.taken.range(..end).next_back();
        if before.is_some_and(|(_, until)| *until > start) {
            progress.report.note(ImportProblem::Overlap, visit.id);
            return false;
        }
        progress.taken.insert(start, end);
        true
    }

    fn comes(&self, visit: &JudgedVisit<'_>) -> bool {
        comes(visit.status, visit.range.end(), self.now)
    }

    fn visit_row(
        &self,
        visit: &JudgedVisit<'_>,
        (wanted, client): (i64, ClientId),
        staff: Option<StaffId>,
        blocks: bool,
    ) -> Value {
        let price = visit.service.map(|service| service.price);
        let kind = price.map(|price| match price {
            salon_domain::Price::Fixed(_) => "fixed",
            salon_domain::Price::From(_) => "from",
        });
        json!({
            "key": visit.id.to_string(),
            "wanted": wanted,
            "client": client.get(),
            "starts_at": visit.range.start().to_string(),
            "ends_at": visit.range.end().to_string(),
            "service": visit.service_name,
            "duration": visit.minutes,
            "status": visit.status.as_str(),
            "notes": visit.notes,
            "created_at": visit.created_at.to_string(),
            "digest": visit.digest,
            "service_id": visit.service.map(|service| service.id.get()),
            "staff_id": staff.map(StaffId::get),
            "price_kind": kind,
            "price_minor": price.map(|price| price.amount().minor()),
            "coming": self.comes(visit),
            "blocks": blocks,
        })
    }

    const fn batch<'b>(&self, rows: &'b [Value]) -> ImportBatch<'b> {
        ImportBatch {
            salon: self.catalog.salon.id,
            source: SOURCE,
            now: self.now,
            rows,
        }
    }
}
