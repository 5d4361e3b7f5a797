//! A file of clients, row by row.

use std::collections::HashMap;
use std::io::Read;

use csv::StringRecord;
use salon_domain::{Address, ClientName, Country, PhoneNumber};
use salon_postgres::ForeignClient;

use super::columns::ClientColumns;
use super::mapping::{ImportError, Mapping};
use super::sheet::{Column, SheetProblem, line, open, said};

/// A row that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientRow {
    /// Where it is in the file.
    pub line: u64,
    /// Who it is.
    pub client: ForeignClient,
}

/// A file, judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClientSheet {
    /// What can be used, in the order of the file.
    pub rows: Vec<ClientRow>,
    /// Rows that say who another row has said already.
    pub duplicates: Vec<SheetProblem>,
    /// Rows that cannot be used.
    pub unusable: Vec<SheetProblem>,
}

struct Places {
    id: Option<Column>,
    phone: Column,
    names: Vec<Column>,
    email: Option<Column>,
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
    let mut reader = open(input, mapping);
    let places = Places::find(reader.headers()?, mapping.clients()?)?;
    let mut sheet = ClientSheet::default();
    let mut seen = HashMap::new();
    for record in reader.records() {
        let record = record?;
        let line = line(&record);
        match places.read(&record, line, country) {
            Err(problem) => sheet.unusable.push(problem),
            Ok(client) => sheet.take(ClientRow { line, client }, &places, &mut seen),
        }
    }
    Ok(sheet)
}

/// What makes two rows the same: their number there, or who they are.
type Identity = (Option<String>, Option<(Address, Option<String>)>);

impl ClientSheet {
    fn take(&mut self, row: ClientRow, places: &Places, seen: &mut HashMap<Identity, u64>) {
        let client = &row.client;
        let name = || client.name.as_ref().map(|it| it.as_str().to_lowercase());
        let who = client
            .id
            .is_none()
            .then(|| (client.address.clone(), name()));
        let line = row.line;
        let first = *seen.entry((client.id.clone(), who)).or_insert(line);
        if first == line {
            self.rows.push(row);
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
        })
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
        let client = &sheet.rows[0].client;
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
