//! A file of services, row by row, and how they come in.

use std::collections::{BTreeSet, HashMap};
use std::io::Read;

use csv::StringRecord;
use jiff::Timestamp;
use salon_domain::{Catalog, Key, Minutes, Price};
use salon_postgres::{Apply, ApplyError, Database, ForeignService, ServiceFate};

use super::amounts::{read_minutes, read_price};
use super::columns::ServiceColumns;
use super::judging::{digest, fold};
use super::mapping::{ImportError, Mapping};
use super::report::ImportProblem;
use super::sheet::{Column, SheetProblem, SheetRemark, SheetReport, line, open, said};

/// Services of one transaction.
const BATCH: usize = 500;

/// A file of services, judged.
#[derive(Clone, Debug, Default)]
pub struct ServiceSheet {
    source: String,
    name_column: String,
    rows: Vec<(u64, ForeignService)>,
    duplicates: Vec<SheetProblem>,
    unusable: Vec<SheetProblem>,
}

struct Places {
    key: Option<Column>,
    name: Column,
    duration: Option<Column>,
    price: Option<Column>,
    kind: Option<Column>,
    aliases: Option<Column>,
}

/// What counts for every row of a file.
struct Rules<'a> {
    columns: &'a ServiceColumns,
    mapping: &'a Mapping,
    catalog: &'a Catalog,
    default_price: Option<Price>,
    kinds: BTreeSet<&'a Key>,
}

/// Judges a file of services.
///
/// # Errors
/// [`ImportError`] when the file or the mapping cannot be used at all.
pub fn read_services(
    input: impl Read,
    mapping: &Mapping,
    catalog: &Catalog,
) -> Result<ServiceSheet, ImportError> {
    let columns = mapping.services()?;
    let price = |text: &String| {
        let read = read_price(text, mapping.decimal(), catalog.salon.currency);
        read.map_err(|why| ImportError::Mapping(format!("`default_price`: {why}")))
    };
    let rules = Rules {
        columns,
        mapping,
        catalog,
        default_price: columns.default_price.as_ref().map(price).transpose()?,
        kinds: catalog.resources.iter().map(|one| &one.kind).collect(),
    };
    let mut reader = open(input, mapping);
    let places = Places::find(reader.headers()?, columns)?;
    let mut sheet = ServiceSheet {
        source: mapping.source.clone(),
        name_column: columns.name.clone(),
        ..ServiceSheet::default()
    };
    let mut seen = HashMap::new();
    for record in reader.records() {
        let record = record?;
        let line = line(&record);
        match places.read(&record, line, &rules) {
            Err(problem) => sheet.unusable.push(problem),
            Ok(service) => {
                let first = *seen.entry(service.source_key.clone()).or_insert(line);
                if first == line {
                    sheet.rows.push((line, service));
                } else {
                    let reason = format!("the same service as in line {first}");
                    sheet.duplicates.push(places.name.problem(line, reason));
                }
            }
        }
    }
    Ok(sheet)
}

impl Places {
    fn find(header: &StringRecord, columns: &ServiceColumns) -> Result<Self, ImportError> {
        let some = |title: &Option<String>| Column::find_some(header, title.as_deref());
        Ok(Self {
            key: some(&columns.key)?,
            name: Column::find(header, &columns.name)?,
            duration: some(&columns.duration)?,
            price: some(&columns.price)?,
            kind: some(&columns.kind)?,
            aliases: some(&columns.aliases)?,
        })
    }

    fn read(
        &self,
        record: &StringRecord,
        line: u64,
        rules: &Rules<'_>,
    ) -> Result<ForeignService, SheetProblem> {
        let name = self.name.text(record);
        let name = name.ok_or_else(|| self.name.problem(line, "it is empty"))?;
        let (key, key_is_theirs) = self.key(record, line, name)?;
        let theirs = key_is_theirs.then(|| format!("key:{key}"));
        let aliases = said(self.aliases.as_ref(), record).unwrap_or_default();
        let aliases = aliases.split(rules.columns.aliases_separator.as_str());
        let aliases = aliases.map(str::trim).filter(|alias| !alias.is_empty());
        let columns = [
            self.key.as_ref(),
            Some(&self.name),
            self.duration.as_ref(),
            self.price.as_ref(),
            self.kind.as_ref(),
            self.aliases.as_ref(),
        ];
        Ok(ForeignService {
            source_key: theirs.unwrap_or_else(|| format!("name:{}", fold(name))),
            key,
            key_is_theirs,
            name: name.to_owned(),
            length: self.length(record, line, rules)?,
            price: self.price(record, line, rules)?,
            resource_kind: self.kind(record, line, rules)?,
            aliases: aliases.map(str::to_owned).collect(),
            digest: digest(&columns.map(|column| said(column, record))),
        })
    }

    fn key(
        &self,
        record: &StringRecord,
        line: u64,
        name: &str,
    ) -> Result<(Key, bool), SheetProblem> {
        if let Some(column) = &self.key
            && let Some(text) = column.text(record)
        {
            let key = text
                .parse::<Key>()
                .or_else(|_error| Key::from_name(text))
                .map_err(|error| column.problem(line, error.to_string()))?;
            return Ok((key, true));
        }
        let no_key = |_error| {
            let reason = "no key can be made of it: give the services a column of keys";
            self.name.problem(line, reason)
        };
        Ok((Key::from_name(name).map_err(no_key)?, false))
    }

    fn length(
        &self,
        record: &StringRecord,
        line: u64,
        rules: &Rules<'_>,
    ) -> Result<Minutes, SheetProblem> {
        if let Some(column) = &self.duration
            && let Some(text) = column.text(record)
        {
            return read_minutes(text).map_err(|why| column.problem(line, why));
        }
        let minutes = rules.columns.default_minutes.filter(|it| *it > 0);
        minutes.map(Minutes::new).ok_or_else(|| {
            let reason = "nothing says how long it takes: set `default_minutes` in the mapping";
            self.duration
                .as_ref()
                .unwrap_or(&self.name)
                .problem(line, reason)
        })
    }

    fn price(
        &self,
        record: &StringRecord,
        line: u64,
        rules: &Rules<'_>,
    ) -> Result<Price, SheetProblem> {
        if let Some(column) = &self.price
            && let Some(text) = column.text(record)
        {
            let currency = rules.catalog.salon.currency;
            let read = read_price(text, rules.mapping.decimal(), currency);
            return read.map_err(|why| column.problem(line, why));
        }
        rules.default_price.ok_or_else(|| {
            let reason = "nothing says what it costs: set `default_price` in the mapping";
            self.price
                .as_ref()
                .unwrap_or(&self.name)
                .problem(line, reason)
        })
    }

    fn kind(
        &self,
        record: &StringRecord,
        line: u64,
        rules: &Rules<'_>,
    ) -> Result<Option<Key>, SheetProblem> {
        let Some(column) = &self.kind else {
            return Ok(None);
        };
        let Some(text) = column.text(record) else {
            return Ok(None);
        };
        let key = text
            .parse::<Key>()
            .or_else(|_error| Key::from_name(text))
            .ok();
        if let Some(key) = key.filter(|key| rules.kinds.contains(key)) {
            return Ok(Some(key));
        }
        let kinds: Vec<&str> = rules.kinds.iter().map(|kind| kind.as_str()).collect();
        let reason = format!(
            "the salon has no `{text}`; it has: {}; without `kind` in the mapping it is not read",
            kinds.join(", ")
        );
        Err(column.problem(line, reason))
    }
}

impl ServiceSheet {
    /// Brings the services in, or only says what that would do.
    ///
    /// # Errors
    /// [`ApplyError`]; the batches before the one that failed stay written.
    pub async fn import(
        &self,
        (database, catalog): (&Database, &Catalog),
        apply: Apply,
        (by, now): (&str, Timestamp),
    ) -> Result<SheetReport, ApplyError> {
        let mut report = SheetReport::judged(self.rows.len(), &self.duplicates, &self.unusable);
        for rows in self.rows.chunks(BATCH) {
            let services: Vec<ForeignService> =
                rows.iter().map(|(_, service)| service.clone()).collect();
            let place = (catalog.salon.id, self.source.as_str());
            let fates = database
                .import_foreign_services(place, &services, apply, (by, now))
                .await?;
            for ((line, _), fate) in rows.iter().zip(fates) {
                self.add(&mut report, *line, fate);
            }
        }
        Ok(report.sorted())
    }

    fn add(&self, report: &mut SheetReport, line: u64, fate: ServiceFate) {
        let column = self.name_column.clone();
        let remark = |problem, words| SheetRemark {
            line,
            column: column.clone(),
            problem,
            words,
        };
        let left_out = |reason| SheetProblem {
            line,
            column: column.clone(),
            reason,
        };
        let counts = &mut report.counts;
        match fate {
            ServiceFate::New(key) => {
                counts.new += 1;
                let words =
                    format!("`{key}` is new: nobody does it until the salon's file says who");
                report.remark(remark(ImportProblem::NobodyDoes, words));
            }
            ServiceFate::Changed(key, fields) => {
                counts.changed += 1;
                let words = format!("changes `{key}`: {}", fields.join(", "));
                report.remark(remark(ImportProblem::ServiceChanges, words));
            }
            ServiceFate::Same => counts.unchanged += 1,
            ServiceFate::Archived(key) => {
                counts.deleted_here += 1;
                let reason =
                    format!("`{key}` was archived here: salon-admin service restore {key}");
                report.leave_out(left_out(reason));
            }
            ServiceFate::Twin(key) => {
                counts.duplicate += 1;
                let reason = format!("another line of the file is `{key}` already");
                report.leave_out(left_out(reason));
            }
        }
    }
}
