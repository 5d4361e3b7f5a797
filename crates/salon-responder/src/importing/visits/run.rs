//! The import of a file of appointments: page by page, a transaction a page.

use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;
use salon_domain::{Catalog, ClientId, Key, Money, Price, StaffId, VisitId};
use salon_postgres::{Apply, Database, DatabaseError, ImportBatch, ImportKind, ImportedRow};
use serde_json::{Value, json};

use super::read::{ReadVisit, VisitSheet};
use super::whose::{People, Whose};
use crate::importing::judging::{comes, digest};
use crate::importing::report::ImportProblem;
use crate::importing::sheet::{SheetProblem, SheetRemark, SheetReport};

/// Rows of a page, and of a transaction.
const PAGE: usize = 2_000;
/// Who stands for stylists that the salon does not have.
const UNASSIGNED: &str = "unassigned";

/// An import of a file of appointments.
///
/// Run it with [`Apply::DryRun`] first: it judges all the same, and writes nothing. A run that died is
/// run again: what was written stays, the rest follows.
#[derive(Debug)]
pub struct VisitSheetImport<'a> {
    /// Where to.
    pub database: &'a Database,
    /// The salon whose visits they are.
    pub catalog: &'a Catalog,
    /// Who stands in for people whom the salon does not have; somebody outside the schedule when
    /// `None`.
    pub staff: Option<StaffId>,
    /// Now, by the business clock: the same as the file was judged with.
    pub now: Timestamp,
}

/// What is known while the pages go by.
struct Progress {
    report: SheetReport,
    /// The line that had a key first.
    seen: HashMap<String, u64>,
    /// Coming ranges of each person by their starts; `None` is whoever is outside the schedule.
    taken: HashMap<Option<StaffId>, BTreeMap<Timestamp, Timestamp>>,
    /// Whose time visits took before the import.
    blocks: HashMap<VisitId, Vec<(Option<StaffId>, Timestamp)>>,
}

/// What is written of a page.
#[derive(Default)]
struct Page {
    rows: Vec<Value>,
    replaced: Vec<i64>,
}

impl VisitSheetImport<'_> {
    /// Imports, or only looks.
    ///
    /// # Errors
    /// [`DatabaseError`]; the pages before the one that failed stay written.
    pub async fn run(&self, sheet: &VisitSheet, mode: Apply) -> Result<SheetReport, DatabaseError> {
        let mut progress = self.begin(sheet).await?;
        let outside = match (self.staff, mode) {
            (None, Apply::Write) if sheet.rows.iter().any(|row| row.staff.is_none()) => {
                Some(self.stand_in().await?)
            }
            _ => self.staff,
        };
        let place = (self.catalog.salon.id, sheet.source.as_str());
        for visits in sheet.rows.chunks(PAGE) {
            let people = People::of(self.database, place, visits).await?;
            let page = self.judge(visits, &people, place.1, &mut progress, outside);
            let page = page.await?;
            if mode == Apply::DryRun {
                continue;
            }
            let batch = ImportBatch {
                salon: place.0,
                source: place.1,
                now: self.now,
                rows: &page.rows,
            };
            let touched = self.database.import_appointments(&page.replaced, batch);
            // Somebody was quicker than this import.
            let touched = u64::try_from(touched.await?.len()).unwrap_or(0);
            let counts = &mut progress.report.counts;
            counts.changed = counts.changed.saturating_sub(touched);
            counts.changed_here += touched;
        }
        Ok(progress.report.sorted())
    }

    async fn begin(&self, sheet: &VisitSheet) -> Result<Progress, DatabaseError> {
        let mut report = SheetReport::default();
        let count = |rows: usize| u64::try_from(rows).unwrap_or(u64::MAX);
        report.counts.unusable = count(sheet.unusable.len());
        report.counts.read = count(sheet.rows.len()) + report.counts.unusable;
        for problem in &sheet.unusable {
            report.leave_out(problem.clone());
        }
        let mut progress = Progress {
            report,
            seen: HashMap::new(),
            taken: HashMap::new(),
            blocks: HashMap::new(),
        };
        let salon = self.catalog.salon.id;
        for block in self.database.visit_blocks(salon, self.now).await? {
            let outside = block.staff_key.as_str() == UNASSIGNED;
            let staff = (!outside).then_some(block.staff);
            let ranges = progress.taken.entry(staff).or_default();
            ranges.insert(block.start, block.end);
            let theirs = progress.blocks.entry(block.visit).or_default();
            theirs.push((staff, block.start));
        }
        Ok(progress)
    }

    async fn stand_in(&self) -> Result<StaffId, DatabaseError> {
        let key: Key = UNASSIGNED.parse().map_err(|_key| DatabaseError::NotFound)?;
        let salon = self.catalog.salon.id;
        let made = self.database.stand_in(salon, &key, "Unassigned", self.now);
        made.await
    }

    async fn judge(
        &self,
        visits: &[ReadVisit],
        people: &People,
        source: &str,
        progress: &mut Progress,
        outside: Option<StaffId>,
    ) -> Result<Page, DatabaseError> {
        let found: Vec<(&ReadVisit, Whose, Option<String>)> = visits
            .iter()
            .map(|visit| {
                let whose = people.find(visit);
                let key = key(visit, &whose);
                (visit, whose, key)
            })
            .collect();
        let keys: Vec<String> = found.iter().filter_map(|(_, _, key)| key.clone()).collect();
        let kind = (source, ImportKind::Appointment);
        let salon = self.catalog.salon.id;
        let known = self.database.imported(salon, kind, &keys).await?;
        let mut page = Page::default();
        for (visit, whose, key) in found {
            let row = key.as_ref().and_then(|key| known.get(key));
            let Some((client, key)) = progress.takes(visit, whose, key, row) else {
                continue;
            };
            let fields = visit.fields.iter().map(Option::as_deref);
            let theirs = client.to_string();
            let fields: Vec<Option<&str>> =
                [Some(theirs.as_str())].into_iter().chain(fields).collect();
            let digest = digest(&fields);
            match row {
                Some(row) if row.digest == digest => {
                    progress.report.counts.unchanged += 1;
                    continue;
                }
                Some(row) if row.touched => {
                    progress.report.counts.changed_here += 1;
                    let reason = "it changed there and here: it stays as it is here";
                    progress.report.leave_out(left_out(visit, reason));
                    continue;
                }
                Some(row) => {
                    progress.report.counts.changed += 1;
                    page.replaced.push(row.row);
                    progress.free(VisitId::new(row.row));
                }
                None => progress.report.counts.new += 1,
            }
            for remark in &visit.remarks {
                progress.report.remark(remark.clone());
            }
            let staff = visit.staff.or(self.staff);
            let coming = comes(visit.status, visit.range.end(), self.now);
            let blocks = coming && progress.block(visit, staff);
            let written = Written {
                key: &key,
                digest: &digest,
                row: row.map(|row| row.row),
                client,
                staff: staff.or(outside),
                coming,
                blocks,
            };
            page.rows.push(self.row(visit, &written));
        }
        Ok(page)
    }

    fn row(&self, visit: &ReadVisit, written: &Written<'_>) -> Value {
        let service = visit.service.and_then(|id| self.catalog.find_service(id));
        let price = visit.price.or(service.map(|service| service.price));
        let kind = price.map(|price| match price {
            Price::Fixed(_) => "fixed",
            Price::From(_) => "from",
        });
        let range = visit.range;
        json!({
            "key": written.key,
            "wanted": written.row,
            "client": written.client.get(),
            "starts_at": range.start().to_string(),
            "ends_at": range.end().to_string(),
            "service": visit.service_name,
            "duration": range.end().duration_since(range.start()).as_mins(),
            "status": visit.status.as_str(),
            "notes": visit.notes,
            "created_at": range.start().min(self.now).to_string(),
            "digest": written.digest,
            "service_id": visit.service.map(salon_domain::ServiceId::get),
            "staff_id": written.staff.map(StaffId::get),
            "price_kind": kind,
            "price_minor": price.map(Price::amount).map(Money::minor),
            "coming": written.coming,
            "blocks": written.blocks,
        })
    }
}

/// What a row is written with beside what the file says.
struct Written<'a> {
    key: &'a str,
    digest: &'a str,
    row: Option<i64>,
    client: ClientId,
    staff: Option<StaffId>,
    coming: bool,
    blocks: bool,
}

impl Progress {
    /// Whether a row may come in, and whose it is then.
    fn takes(
        &mut self,
        visit: &ReadVisit,
        whose: Whose,
        key: Option<String>,
        row: Option<&ImportedRow>,
    ) -> Option<(ClientId, String)> {
        let counts = &mut self.report.counts;
        if let Some(key) = &key {
            let first = *self.seen.entry(key.clone()).or_insert(visit.line);
            if first != visit.line {
                counts.duplicate += 1;
                let reason = format!("the same appointment as in line {first}");
                self.report.leave_out(left_out(visit, &reason));
                return None;
            }
        }
        let gone = row.is_some_and(|row| row.gone);
        match (whose, key) {
            (Whose::Here(client), Some(key)) if !gone => Some((client, key)),
            (Whose::Unknown(problem), _) if !gone => {
                counts.unusable += 1;
                self.report.leave_out(problem);
                None
            }
            _ => {
                counts.deleted_here += 1;
                self.report.leave_out(left_out(visit, "deleted here"));
                None
            }
        }
    }

    /// Gives back what a visit took, since it is written anew.
    fn free(&mut self, visit: VisitId) {
        for (staff, start) in self.blocks.remove(&visit).unwrap_or_default() {
            if let Some(ranges) = self.taken.get_mut(&staff) {
                ranges.remove(&start);
            }
        }
    }

    /// Takes a person's time for a coming visit, unless another visit has it.
    fn block(&mut self, visit: &ReadVisit, staff: Option<StaffId>) -> bool {
        let (start, end) = (visit.range.start(), visit.range.end());
        let ranges = self.taken.entry(staff).or_default();
        let before = ranges.range(..end).next_back();
        if before.is_some_and(|(_, until)| *until > start) {
            self.report.remark(SheetRemark {
                line: visit.line,
                column: visit.staff_column.clone(),
                problem: ImportProblem::Overlap,
                words: ImportProblem::Overlap.words().to_owned(),
            });
            return false;
        }
        ranges.insert(start, end);
        true
    }
}

fn left_out(visit: &ReadVisit, reason: &str) -> SheetProblem {
    SheetProblem {
        line: visit.line,
        column: String::new(),
        reason: reason.to_owned(),
    }
}

/// What a visit is known again by: what it is called there, or whose it is and when it starts. Whose
/// it is is said by the row here, so that no number is kept.
fn key(visit: &ReadVisit, whose: &Whose) -> Option<String> {
    if let Some(id) = &visit.id {
        return Some(format!("id:{id}"));
    }
    let Whose::Here(client) = whose else {
        return None;
    };
    let fields = [
        client.to_string(),
        visit.range.start().to_string(),
        visit.service_name.clone(),
    ];
    let fields = fields.each_ref().map(|field| Some(field.as_str()));
    Some(format!("hash:{}", digest(&fields)))
}
