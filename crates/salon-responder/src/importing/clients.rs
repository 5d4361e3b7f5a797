//! A file of clients, row by row, and how they come in.

use std::collections::HashMap;
use std::io::Read;

use csv::StringRecord;
use jiff::Timestamp;
use salon_domain::{Address, ClientName, Country, PhoneNumber, SalonId};
use salon_postgres::{Apply, Database, DatabaseError, ForeignClient, ImportFate};

use super::columns::ClientColumns;
use super::judging::fold;
use super::mapping::{ImportError, Mapping};
use super::report::ImportProblem;
use super::sheet::{Column, SheetProblem, SheetRemark, SheetReport, line, open, said};

/// Clients of one transaction.
const BATCH: usize = 500;

/// A file of clients, judged.
#[derive(Clone, Debug, Default)]
pub struct ClientSheet {
    source: String,
    phone_column: String,
    rows: Vec<(u64, ForeignClient)>,
    duplicates: Vec<SheetProblem>,
    unusable: Vec<SheetProblem>,
}

struct Places {
    id: Option<Column>,
    phone: Column,
    names: Vec<Column>,
    email: Option<Column>,
    opted_out: Option<Column>,
}

/// Judges a file of clients; `country` is that of numbers without a country code, where the mapping
/// names none.
///
/// # Errors
/// [`ImportError`] when the file or the mapping cannot be used at all.
pub fn read_clients(
    input: impl Read,
    mapping: &Mapping,
    country: Country,
) -> Result<ClientSheet, ImportError> {
    let country = self::country(mapping, country)?;
    let columns = mapping.clients()?;
    let mut reader = open(input, mapping);
    let places = Places::find(reader.headers()?, columns)?;
    let mut sheet = ClientSheet {
        source: mapping.source.clone(),
        phone_column: columns.phone.clone(),
        ..ClientSheet::default()
    };
    let mut seen = HashMap::new();
    for record in reader.records() {
        let record = record?;
        let line = line(&record);
        match places.read(&record, line, country) {
            Err(problem) => sheet.unusable.push(problem),
            Ok(client) => sheet.take((line, client), &places, &mut seen),
        }
    }
    Ok(sheet)
}

/// What makes two rows the same: their number there, or who they are.
type Identity = (Option<String>, Option<(Address, Option<String>)>);

impl ClientSheet {
    /// Brings the clients in, or only says what that would do. Nobody is opted in to anything; whoever
    /// opted out there is opted out here.
    ///
    /// # Errors
    /// [`DatabaseError`]; the batches before the one that failed stay written.
    pub async fn import(
        &self,
        (database, salon): (&Database, SalonId),
        apply: Apply,
        now: Timestamp,
    ) -> Result<SheetReport, DatabaseError> {
        let mut report = SheetReport::judged(self.rows.len(), &self.duplicates, &self.unusable);
        for rows in self.rows.chunks(BATCH) {
            let clients: Vec<ForeignClient> =
                rows.iter().map(|(_, client)| client.clone()).collect();
            let fates = database
                .import_foreign_clients(salon, &self.source, &clients, apply, now)
                .await?;
            for (row, fate) in rows.iter().zip(fates) {
                self.add(&mut report, row, fate);
            }
        }
        Ok(report.sorted())
    }

    fn add(
        &self,
        report: &mut SheetReport,
        (line, client): &(u64, ForeignClient),
        fate: ImportFate,
    ) {
        let column = || self.phone_column.clone();
        let left_out = |reason: &str| SheetProblem {
            line: *line,
            column: column(),
            reason: reason.to_owned(),
        };
        let remark = |problem: ImportProblem| SheetRemark {
            line: *line,
            column: column(),
            problem,
            words: problem.words().to_owned(),
        };
        let counts = &mut report.counts;
        match fate {
            ImportFate::New => counts.new += 1,
            ImportFate::Changed => counts.changed += 1,
            ImportFate::Known => {
                counts.changed += 1;
                report.remark(remark(ImportProblem::KnownHere));
            }
            ImportFate::Same => return counts.unchanged += 1,
            ImportFate::Deleted => {
                counts.deleted_here += 1;
                return report.leave_out(left_out("deleted here"));
            }
            ImportFate::NumberDiffers => {
                counts.changed_here += 1;
                let reason =
                    "imported before, and this number is not theirs here: it stays as it is";
                return report.leave_out(left_out(reason));
            }
        }
        if client.opted_out {
            report.remark(remark(ImportProblem::OptedOut));
        }
    }

    fn take(
        &mut self,
        (line, client): (u64, ForeignClient),
        places: &Places,
        seen: &mut HashMap<Identity, u64>,
    ) {
        let name = || client.name.as_ref().map(|it| it.as_str().to_lowercase());
        let who = client
            .id
            .is_none()
            .then(|| (client.address.clone(), name()));
        let first = *seen.entry((client.id.clone(), who)).or_insert(line);
        if first == line {
            self.rows.push((line, client));
            return;
        }
        let column = places.id.as_ref().filter(|_| client.id.is_some());
        let column = column.unwrap_or(&places.phone);
        let reason = format!("the same client as in line {first}");
        self.duplicates.push(column.problem(line, reason));
    }
}

impl Places {
    fn find(header: &StringRecord, columns: &ClientColumns) -> Result<Self, ImportError> {
        let names = [&columns.name, &columns.first_name, &columns.last_name];
        Ok(Self {
            id: Column::find_some(header, columns.id.as_deref())?,
            phone: Column::find(header, &columns.phone)?,
            names: Column::find_all(header, &names)?,
            email: Column::find_some(header, columns.email.as_deref())?,
            opted_out: Column::find_some(header, columns.opted_out.as_deref())?,
        })
    }

    fn read(
        &self,
        record: &StringRecord,
        line: u64,
        country: Country,
    ) -> Result<ForeignClient, SheetProblem> {
        let phone = self.phone.text(record);
        let phone = phone.ok_or_else(|| self.phone.problem(line, "it is empty"))?;
        let address = dialable(phone, country).map_err(|why| self.phone.problem(line, why))?;
        let name = full_name(&self.names, record, line)?;
        let email = said(self.email.as_ref(), record);
        if let Some(column) = &self.email
            && email.is_some_and(|email| !email.contains('@'))
        {
            return Err(column.problem(line, "it is no e-mail address"));
        }
        Ok(ForeignClient {
            id: said(self.id.as_ref(), record).map(str::to_owned),
            address,
            name,
            email: email.map(str::to_owned),
            opted_out: self.wants_no_texts(record, line)?,
        })
    }
}

/// How programs write that somebody opted out, and that they did not.
const OUT: [&str; 12] = [
    "yes",
    "y",
    "true",
    "t",
    "1",
    "x",
    "opted out",
    "opt out",
    "unsubscribed",
    "stop",
    "si",
    "oui",
];
const NOT_OUT: [&str; 9] = [
    "no",
    "n",
    "false",
    "f",
    "0",
    "opted in",
    "opt in",
    "subscribed",
    "non",
];

impl Places {
    /// An empty field says nothing; a word that is neither yes nor no might be a no to texts, so that
    /// the row is left out.
    fn wants_no_texts(&self, record: &StringRecord, line: u64) -> Result<bool, SheetProblem> {
        let Some((column, text)) = self
            .opted_out
            .as_ref()
            .and_then(|column| Some((column, column.text(record)?)))
        else {
            return Ok(false);
        };
        let word = fold(text).replace(['-', '_'], " ").replace('í', "i");
        if OUT.contains(&word.as_str()) {
            return Ok(true);
        }
        if NOT_OUT.contains(&word.as_str()) {
            return Ok(false);
        }
        let reason =
            format!("`{text}` is neither yes nor no: whether they want no texts is unclear");
        Err(column.problem(line, reason))
    }
}

/// Reads a number that can be dialled.
pub(super) fn dialable(text: &str, country: Country) -> Result<Address, String> {
    PhoneNumber::parse(text, country)
        .and_then(|number| Address::parse(number.as_str(), country))
        .map_err(|error| error.to_string())
}

/// Reads a name that stands in one column or several.
pub(super) fn full_name(
    columns: &[Column],
    record: &StringRecord,
    line: u64,
) -> Result<Option<ClientName>, SheetProblem> {
    let names: Vec<&str> = columns
        .iter()
        .filter_map(|column| column.text(record))
        .collect();
    let (Some(first), false) = (columns.first(), names.is_empty()) else {
        return Ok(None);
    };
    let name = ClientName::parse(&names.join(" "));
    name.map(Some)
        .map_err(|error| first.problem(line, error.to_string()))
}

/// The country of numbers without a country code: the mapping's, or the salon's.
pub(super) fn country(mapping: &Mapping, salon: Country) -> Result<Country, ImportError> {
    let Some(code) = &mapping.country else {
        return Ok(salon);
    };
    let unknown = |error| ImportError::Mapping(format!("`country`: {error}"));
    code.parse().map_err(unknown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::importing::parse_mapping;

    const MAPPING: &str = "source = \"glow\"\n[clients]\nid = \"No\"\nphone = \"Mobile\"\n\
        first_name = \"First\"\nlast_name = \"Last\"\nemail = \"Mail\"\n";

    fn read(text: &str) -> Result<ClientSheet, ImportError> {
        let mapping = parse_mapping(MAPPING).unwrap();
        read_clients(text.as_bytes(), &mapping, "US".parse().unwrap())
    }

    #[test]
    fn reads_quoted_fields_a_byte_order_mark_and_national_numbers() {
        let text = "\u{feff}No,First,Last,Mobile,Mail\n7,\"Ana \",\"Lopez, Jr\",(918) 555-0123,\n";
        let sheet = read(text).unwrap();
        let (_, client) = &sheet.rows[0];
        assert_eq!(client.address.as_str(), "+19185550123");
        assert_eq!(client.name.as_ref().unwrap().as_str(), "Ana Lopez, Jr");
        assert_eq!((client.id.as_deref(), &client.email), (Some("7"), &None));
    }

    #[test]
    fn names_the_line_and_the_column_of_what_cannot_be_used() {
        let text = "No,First,Last,Mobile,Mail\n\
            1,Ana,Lopez,12,\n2,Bo,,,\n3,\"C\nD\",E,918 555 0124,nowhere\n4,7,,918 555 0125,\n\
            5,Eve,,918 555 0126,\n5,Eve,,918 555 0127,\n";
        let sheet = read(text).unwrap();
        let places = |problems: &[SheetProblem]| -> Vec<(u64, String)> {
            let place = |it: &SheetProblem| (it.line, it.column.clone());
            problems.iter().map(place).collect()
        };
        let expected = [(2, "Mobile"), (3, "Mobile"), (4, "Mail"), (6, "First")];
        assert_eq!(
            places(&sheet.unusable),
            expected.map(|(line, column)| (line, column.to_owned()))
        );
        assert_eq!(places(&sheet.duplicates), [(8, "No".to_owned())]);
        assert_eq!(sheet.rows.len(), 1);
    }

    #[test]
    fn who_wants_no_texts_is_read_in_many_words_and_an_unclear_one_is_left_out() {
        let mapping = "source = \"glow\"\n[clients]\nphone = \"Mobile\"\nopted_out = \"Opt-out\"\n";
        let mapping = parse_mapping(mapping).unwrap();
        let text = "Mobile,Opt-out\n918 555 0123,YES\n918 555 0124,\n918 555 0125,Opted-Out\n\
            918 555 0126,No\n918 555 0127,sometimes\n";
        let sheet = read_clients(text.as_bytes(), &mapping, "US".parse().unwrap()).unwrap();
        let out: Vec<bool> = sheet.rows.iter().map(|(_, row)| row.opted_out).collect();
        assert_eq!(out, [true, false, true, false]);
        assert_eq!(sheet.unusable[0].column, "Opt-out");
    }

    #[test]
    fn a_file_without_a_column_of_the_mapping_is_refused_whole() {
        let error = read("No,First,Last,Phone,Mail\n").unwrap_err();
        assert_eq!(error.code(), "import_no_column");
        assert!(error.to_string().contains("`Mobile`"), "{error}");
    }

    #[test]
    fn a_file_that_is_not_utf_8_is_refused_with_its_line() {
        let mapping = parse_mapping(MAPPING).unwrap();
        let text = b"No,First,Last,Mobile,Mail\n1,Andr\xe9,,918 555 0123,\n";
        let error = read_clients(&text[..], &mapping, "US".parse().unwrap()).unwrap_err();
        assert!(
            matches!(error, ImportError::Unreadable { line: 2 }),
            "{error}"
        );
    }
}
