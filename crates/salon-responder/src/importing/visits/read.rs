//! Reading a file of appointments, row by row.

use std::collections::HashMap;
use std::io::Read;

use csv::StringRecord;
use jiff::Timestamp;
use salon_domain::{
    Address, Catalog, ClientName, Country, Price, Service, ServiceId, StaffId, TimeRange,
    VisitStatus, Zone,
};

use crate::importing::amounts::{read_minutes, read_price};
use crate::importing::clients::{country, dialable, full_name};
use crate::importing::columns::AppointmentColumns;
use crate::importing::judging::{
    AN_HOUR, comes, find_service, find_staff, fold, status, status_by_time,
};
use crate::importing::mapping::{ImportError, Mapping};
use crate::importing::report::ImportProblem;
use crate::importing::sheet::{Column, SheetProblem, SheetRemark, line, open, said};
use crate::importing::times::{Formats, Placed, lasting};

/// A file of appointments, judged but for whose they are. `Debug` shows the number of rows alone.
pub struct VisitSheet {
    pub(super) source: String,
    pub(super) rows: Vec<ReadVisit>,
    pub(super) unusable: Vec<SheetProblem>,
}

impl std::fmt::Debug for VisitSheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("VisitSheet")
            .field("rows", &self.rows.len())
            .field("unusable", &self.unusable.len())
            .finish_non_exhaustive()
    }
}

/// A visit as the file tells of it. `Debug` is not derived: it is personal.
pub(super) struct ReadVisit {
    pub(super) line: u64,
    pub(super) id: Option<String>,
    pub(super) whose: Asked,
    pub(super) range: TimeRange,
    pub(super) status: VisitStatus,
    pub(super) service: Option<ServiceId>,
    pub(super) service_name: String,
    pub(super) staff: Option<StaffId>,
    pub(super) notes: Option<String>,
    pub(super) price: Option<Price>,
    /// What was read, but for whose it is.
    pub(super) fields: Vec<Option<String>>,
    pub(super) remarks: Vec<SheetRemark>,
    /// The column that says who does it, or when it starts.
    pub(super) staff_column: String,
}

/// Whose a visit is, as the file says it.
pub(super) struct Asked {
    pub(super) client: Option<(String, String)>,
    pub(super) phone: Option<(String, Address)>,
    pub(super) name: Option<ClientName>,
}

struct Places {
    id: Option<Column>,
    client: Option<Column>,
    phone: Option<Column>,
    names: Vec<Column>,
    start: Column,
    clock: Option<Column>,
    end: Option<Column>,
    duration: Option<Column>,
    service: Option<Column>,
    staff: Option<Column>,
    status: Option<Column>,
    notes: Option<Column>,
    price: Option<Column>,
}

/// What counts for every row of a file.
struct Rules<'a> {
    columns: &'a AppointmentColumns,
    formats: Formats,
    decimal: char,
    country: Country,
    statuses: HashMap<String, VisitStatus>,
    catalog: &'a Catalog,
    now: Timestamp,
}

/// Judges a file of appointments; `now` tells past visits from coming ones.
///
/// # Errors
/// [`ImportError`] when the file or the mapping cannot be used at all.
pub fn read_visits(
    input: impl Read,
    mapping: &Mapping,
    catalog: &Catalog,
    now: Timestamp,
) -> Result<VisitSheet, ImportError> {
    let columns = mapping.appointments()?;
    let words = columns.statuses.iter();
    let rules = Rules {
        columns,
        formats: Formats::of(columns)?,
        decimal: mapping.decimal(),
        country: country(mapping, catalog.salon.country)?,
        statuses: words.map(|(word, status)| (fold(word), *status)).collect(),
        catalog,
        now,
    };
    let mut reader = open(input, mapping);
    let places = Places::find(reader.headers()?, columns)?;
    let mut sheet = VisitSheet {
        source: mapping.source.clone(),
        rows: Vec::new(),
        unusable: Vec::new(),
    };
    for record in reader.records() {
        match places.read(&record?, &rules) {
            Ok(visit) => sheet.rows.push(visit),
            Err(problem) => sheet.unusable.push(problem),
        }
    }
    Ok(sheet)
}

impl Places {
    fn find(header: &StringRecord, columns: &AppointmentColumns) -> Result<Self, ImportError> {
        let some = |title: &Option<String>| Column::find_some(header, title.as_deref());
        let start = columns.start.as_ref().or(columns.date.as_ref());
        let names = [&columns.name, &columns.first_name, &columns.last_name];
        Ok(Self {
            id: some(&columns.id)?,
            client: some(&columns.client)?,
            phone: some(&columns.phone)?,
            names: Column::find_all(header, &names)?,
            start: Column::find(header, start.map_or("", String::as_str))?,
            clock: some(&columns.time)?,
            end: some(&columns.end)?,
            duration: some(&columns.duration)?,
            service: some(&columns.service)?,
            staff: some(&columns.staff)?,
            status: some(&columns.status)?,
            notes: some(&columns.notes)?,
            price: some(&columns.price)?,
        })
    }

    fn read(&self, record: &StringRecord, rules: &Rules<'_>) -> Result<ReadVisit, SheetProblem> {
        let line = line(record);
        let mut remarks = Vec::new();
        let mut remark = |column: &Column, problem: ImportProblem, words: String| {
            remarks.push(SheetRemark {
                line,
                column: column.title.clone(),
                problem,
                words,
            });
        };
        let (start, oddity) = self.start(record, line, rules)?;
        if let Some(problem) = oddity {
            remark(&self.start, problem, problem.words().to_owned());
        }
        let asked = said(self.service.as_ref(), record);
        let asked = asked.or(rules.columns.default_service.as_deref());
        let service = asked.and_then(|name| find_service(rules.catalog, name));
        let (range, guessed) = self.range(record, line, (start, service), rules)?;
        if guessed {
            let problem = ImportProblem::DurationGuessed;
            remark(&self.start, problem, problem.words().to_owned());
        }
        let status = self.status(record, line, range.end(), rules)?;
        let coming = comes(status, range.end(), rules.now);
        if service.is_none() && coming {
            let words = format!(
                "there is no service `{}`: listed, not moved",
                asked.unwrap_or_default()
            );
            let column = self.service.as_ref().unwrap_or(&self.start);
            remark(column, ImportProblem::ServiceUnknown, words);
        }
        let who = said(self.staff.as_ref(), record);
        let staff = who.and_then(|name| find_staff(rules.catalog, name));
        if let (Some(column), Some(name), None) = (&self.staff, who, staff) {
            let words = format!("there is no member of staff `{name}`: somebody stands in");
            remark(column, ImportProblem::StaffUnknown, words);
        }
        let name = service.map(|one| one.name.as_str()).or(asked);
        Ok(ReadVisit {
            line,
            id: said(self.id.as_ref(), record).map(str::to_owned),
            whose: self.whose(record, line, rules)?,
            range,
            status,
            service: service.map(|one| one.id),
            service_name: name.unwrap_or_default().to_owned(),
            staff: staff.map(|person| person.id),
            notes: said(self.notes.as_ref(), record).map(str::to_owned),
            price: self.price(record, line, rules)?,
            fields: self.fields(record),
            remarks,
            staff_column: self.staff.as_ref().unwrap_or(&self.start).title.clone(),
        })
    }

    fn start(
        &self,
        record: &StringRecord,
        line: u64,
        rules: &Rules<'_>,
    ) -> Result<Placed, SheetProblem> {
        let empty = |column: &Column| column.problem(line, "it is empty");
        let text = self.start.text(record);
        let text = text.ok_or_else(|| empty(&self.start))?;
        let zone = &rules.catalog.salon.zone;
        let placed = match &self.clock {
            None => rules.formats.start(zone, text),
            Some(column) => {
                let clock = column.text(record).ok_or_else(|| empty(column))?;
                rules.formats.start_on(zone, text, clock)
            }
        };
        placed.map_err(|why| self.start.problem(line, why))
    }

    /// Reads from when to when a visit is, and whether its length is a guess.
    fn range(
        &self,
        record: &StringRecord,
        line: u64,
        (start, service): (Timestamp, Option<&Service>),
        rules: &Rules<'_>,
    ) -> Result<(TimeRange, bool), SheetProblem> {
        let zone: &Zone = &rules.catalog.salon.zone;
        if let Some(column) = &self.end
            && let Some(text) = column.text(record)
        {
            let day = self.start.text(record);
            let from = said(self.clock.as_ref(), record);
            let end = match day.zip(from) {
                Some(from) => rules.formats.end_on(zone, from, text),
                None => rules.formats.end(zone, text),
            };
            let end = end.map_err(|why| column.problem(line, why))?;
            let hours = end.duration_since(start).as_hours();
            let range = TimeRange::new(start, end).ok().filter(|_| hours < 24);
            let wrong = || column.problem(line, "it is not after the start, or a day later");
            return Ok((range.ok_or_else(wrong)?, false));
        }
        let said = match &self.duration {
            Some(column) => column.text(record).map(|text| (column, read_minutes(text))),
            None => None,
        };
        let minutes = match said {
            Some((column, read)) => Some(read.map_err(|why| column.problem(line, why))?.get()),
            None => rules.columns.default_minutes.filter(|it| *it > 0),
        };
        let guess = || service.map_or(AN_HOUR, |one| i64::from(one.minutes().get()));
        let range = lasting(start, minutes.map_or_else(guess, i64::from));
        let range = range.map_err(|why| self.start.problem(line, why))?;
        Ok((range, minutes.is_none() && service.is_none()))
    }

    fn status(
        &self,
        record: &StringRecord,
        line: u64,
        end: Timestamp,
        rules: &Rules<'_>,
    ) -> Result<VisitStatus, SheetProblem> {
        let default = rules.columns.default_status;
        let Some((column, word)) = self.status.as_ref().zip(said(self.status.as_ref(), record))
        else {
            return Ok(default.unwrap_or_else(|| status_by_time(end, rules.now)));
        };
        let ours = rules.statuses.get(&fold(word)).copied();
        ours.or_else(|| status(word)).or(default).ok_or_else(|| {
            let reason = format!(
                "the status `{word}` is unknown: put it under [appointments.statuses] of the mapping, or set `default_status`"
            );
            column.problem(line, reason)
        })
    }

    fn whose(
        &self,
        record: &StringRecord,
        line: u64,
        rules: &Rules<'_>,
    ) -> Result<Asked, SheetProblem> {
        let client = self.client.as_ref().and_then(|column| {
            let id = column.text(record)?.to_owned();
            Some((column.title.clone(), id))
        });
        let phone = match &self.phone {
            Some(column) => match column.text(record).map(|it| dialable(it, rules.country)) {
                Some(Ok(address)) => Some((column.title.clone(), address)),
                // Whoever is known by an id needs no number.
                Some(Err(_)) if client.is_some() => None,
                Some(Err(why)) => return Err(column.problem(line, why)),
                None => None,
            },
            None => None,
        };
        if client.is_none() && phone.is_none() {
            let column = self.client.as_ref().or(self.phone.as_ref());
            let column = column.unwrap_or(&self.start);
            return Err(column.problem(line, "it is empty: nobody knows whose it is"));
        }
        // A name only tells people apart; one that is none is no reason to lose a visit.
        let name = full_name(&self.names, record, line).unwrap_or_default();
        Ok(Asked {
            client,
            phone,
            name,
        })
    }

    fn price(
        &self,
        record: &StringRecord,
        line: u64,
        rules: &Rules<'_>,
    ) -> Result<Option<Price>, SheetProblem> {
        let Some((column, text)) = self.price.as_ref().zip(said(self.price.as_ref(), record))
        else {
            return Ok(None);
        };
        let read = read_price(text, rules.decimal, rules.catalog.salon.currency);
        read.map(Some).map_err(|why| column.problem(line, why))
    }

    fn fields(&self, record: &StringRecord) -> Vec<Option<String>> {
        let columns = [
            Some(&self.start),
            self.clock.as_ref(),
            self.end.as_ref(),
            self.duration.as_ref(),
            self.service.as_ref(),
            self.staff.as_ref(),
            self.status.as_ref(),
            self.notes.as_ref(),
            self.price.as_ref(),
        ];
        let text = |column| said(column, record).map(str::to_owned);
        columns.into_iter().map(text).collect()
    }
}
