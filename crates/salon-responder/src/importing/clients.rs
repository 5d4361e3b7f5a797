//! A file of clients, row by row.

use std::collections::HashMap;
use std::io::Read;

use csv::StringRecord;
use salon_domain::{Address, ClientName, Country, PhoneNumber};
use salon_postgres::ForeignClient;

use super::mapping::{ImportError, Mapping};

/// A row that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientRow {
    /// Where it is in the file.
    pub line: u64,
    /// Who it is.
    pub client: ForeignClient,
}

/// A row that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetProblem {
    /// Where it is in the file.
    pub line: u64,
    /// Which column is at fault.
    pub column: String,
    /// Why.
    pub reason: String,
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
    id: Option<usize>,
    phone: usize,
    names: Vec<usize>,
    email: Option<usize>,
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
    let country = match &mapping.country {
        None => country,
        Some(code) => {
            let unknown = |error| ImportError::Mapping(format!("`country`: {error}"));
            code.parse().map_err(unknown)?
        }
    };
    let delimiter = u8::try_from(mapping.delimiter).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(input);
    let places = Places::find(reader.headers()?, mapping)?;
    let mut sheet = ClientSheet::default();
    let mut seen = HashMap::new();
    for record in reader.records() {
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        match places.read(&record, line, mapping, country) {
            Err(problem) => sheet.unusable.push(problem),
            Ok(client) => sheet.take(ClientRow { line, client }, mapping, &mut seen),
        }
    }
    Ok(sheet)
}

/// What makes two rows the same: their number there, or who they are.
type Identity = (Option<String>, Option<(Address, Option<String>)>);

impl ClientSheet {
    fn take(&mut self, row: ClientRow, mapping: &Mapping, seen: &mut HashMap<Identity, u64>) {
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
        let columns = &mapping.clients;
        let column = columns.id.as_ref().filter(|_| client.id.is_some());
        self.duplicates.push(SheetProblem {
            line,
            column: column.unwrap_or(&columns.phone).clone(),
            reason: format!("the same client as in line {first}"),
        });
    }
}

impl Places {
    fn find(header: &StringRecord, mapping: &Mapping) -> Result<Self, ImportError> {
        let place = |column: &String| {
            let names = |title: &str| title.trim_start_matches('\u{feff}') == column.trim();
            header
                .iter()
                .position(names)
                .ok_or_else(|| ImportError::NoColumn {
                    column: column.clone(),
                    known: header.iter().collect::<Vec<_>>().join(", "),
                })
        };
        let columns = &mapping.clients;
        let names = [&columns.name, &columns.first_name, &columns.last_name];
        Ok(Self {
            id: columns.id.as_ref().map(place).transpose()?,
            phone: place(&columns.phone)?,
            names: names
                .into_iter()
                .flatten()
                .map(place)
                .collect::<Result<_, _>>()?,
            email: columns.email.as_ref().map(place).transpose()?,
        })
    }

    fn read(
        &self,
        record: &StringRecord,
        line: u64,
        mapping: &Mapping,
        country: Country,
    ) -> Result<ForeignClient, SheetProblem> {
        let columns = &mapping.clients;
        let problem = |column: &str, reason: String| SheetProblem {
            line,
            column: column.to_owned(),
            reason,
        };
        let filled = |place: usize| record.get(place).filter(|text| !text.is_empty());
        let no_phone = |reason: String| problem(&columns.phone, reason);
        let phone = filled(self.phone).ok_or_else(|| no_phone("it is empty".to_owned()))?;
        let address = PhoneNumber::parse(phone, country)
            .and_then(|number| Address::parse(number.as_str(), country))
            .map_err(|error| no_phone(error.to_string()))?;
        let names: Vec<&str> = self
            .names
            .iter()
            .filter_map(|place| filled(*place))
            .collect();
        let name = match names.as_slice() {
            [] => None,
            names => {
                let titles = [&columns.name, &columns.first_name, &columns.last_name];
                let title = titles
                    .into_iter()
                    .flatten()
                    .next()
                    .map_or("", String::as_str);
                let name = ClientName::parse(&names.join(" "));
                Some(name.map_err(|error| problem(title, error.to_string()))?)
            }
        };
        let email = self.email.and_then(filled);
        if email.is_some_and(|email| !email.contains('@')) {
            let title = columns.email.as_deref().unwrap_or_default();
            return Err(problem(title, "it is no e-mail address".to_owned()));
        }
        Ok(ForeignClient {
            id: self.id.and_then(filled).map(str::to_owned),
            address,
            name,
            email: email.map(str::to_owned),
        })
    }
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
