//! A first guess at a mapping, from the first line of a file.

use std::io::Read;

use csv::StringRecord;
use salon_postgres::ImportKind;

use super::columns::{AppointmentColumns, ClientColumns, ServiceColumns};
use super::mapping::{ImportError, Mapping};

const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

const PHONE: &[&str] = &[
    "mobile",
    "mobilephone",
    "mobilenumber",
    "cell",
    "cellphone",
    "phone",
    "phonenumber",
    "clientphone",
    "customerphone",
    "telephone",
    "telefono",
    "telephonemobile",
    "portable",
    "movil",
];
const FIRST_NAME: &[&str] = &["firstname", "givenname", "forename", "prenom", "nombre"];
const LAST_NAME: &[&str] = &[
    "lastname",
    "surname",
    "familyname",
    "nom",
    "apellido",
    "apellidos",
];
const CLIENT_NAME: &[&str] = &["fullname", "clientname", "customername", "client"];
const OPTED_OUT: &[&str] = &[
    "optedout",
    "optout",
    "smsoptout",
    "smsoptedout",
    "textoptout",
    "donottext",
    "donotcontact",
    "unsubscribed",
    "nosms",
    "baja",
    "nomolestar",
    "noenviarsms",
    "desuscrito",
    "desinscrit",
    "desinscritsms",
    "desinscription",
    "desabonne",
    "stopsms",
    "pasdesms",
];
const DURATION: &[&str] = &[
    "duration",
    "durationminutes",
    "minutes",
    "length",
    "duree",
    "duracion",
];
const PRICE: &[&str] = &["price", "amount", "total", "prix", "precio"];

/// Proposes a mapping for a file of one kind, for a person to look through.
///
/// # Errors
/// [`ImportError::NoPhone`] when no column of clients has a name that sounds like a phone number's;
/// [`ImportError::NoGuess`] when another one that is needed is not found;
/// [`ImportError::Unreadable`].
pub fn propose_mapping(
    input: impl Read,
    source: &str,
    kind: ImportKind,
) -> Result<Mapping, ImportError> {
    let (header, delimiter) = Header::read(input)?;
    let mut mapping = Mapping {
        source: source.to_owned(),
        delimiter,
        country: None,
        decimal: (kind != ImportKind::Client).then_some('.'),
        clients: None,
        services: None,
        appointments: None,
    };
    match kind {
        ImportKind::Client => mapping.clients = Some(header.clients()?),
        ImportKind::Service => mapping.services = Some(header.services()?),
        ImportKind::Appointment => mapping.appointments = Some(header.appointments()?),
    }
    Ok(mapping)
}

struct Header(StringRecord);

impl Header {
    fn read(input: impl Read) -> Result<(Self, char), ImportError> {
        let mut reader = std::io::BufReader::new(input);
        let mut first = String::new();
        std::io::BufRead::read_line(&mut reader, &mut first)
            .map_err(|_unreadable| ImportError::Unreadable { line: 1 })?;
        let first = first.trim_start_matches('\u{feff}');
        let often = |delimiter: &char| first.matches(*delimiter).count();
        // The last of equals wins, and a comma is the best guess.
        let delimiter = DELIMITERS
            .into_iter()
            .rev()
            .max_by_key(often)
            .unwrap_or(',');
        let header = csv::ReaderBuilder::new()
            .delimiter(u8::try_from(delimiter).unwrap_or(b','))
            .trim(csv::Trim::All)
            .from_reader(first.as_bytes())
            .headers()?
            .clone();
        Ok((Self(header), delimiter))
    }

    fn known(&self) -> String {
        self.0.iter().collect::<Vec<_>>().join(", ")
    }

    fn column(&self, names: &[&str]) -> Option<String> {
        let called = |name: &&str| self.0.iter().find(|title| plain(title) == **name);
        names.iter().find_map(called).map(str::to_owned)
    }

    fn clients(&self) -> Result<ClientColumns, ImportError> {
        let phone = self.column(PHONE);
        let (first_name, last_name) = (self.column(FIRST_NAME), self.column(LAST_NAME));
        let parts = first_name.is_some() || last_name.is_some();
        let name = self.column(&[&["name"], CLIENT_NAME].concat());
        Ok(ClientColumns {
            id: self.column(&[
                "clientid",
                "customerid",
                "referenceid",
                "id",
                "clientnumber",
            ]),
            phone: phone.ok_or_else(|| ImportError::NoPhone(self.known()))?,
            name: name.filter(|_| !parts),
            first_name,
            last_name,
            email: self.column(&["email", "emailaddress", "mail", "correo"]),
            opted_out: self.column(OPTED_OUT),
        })
    }

    fn services(&self) -> Result<ServiceColumns, ImportError> {
        let names = [
            "name",
            "servicename",
            "service",
            "treatment",
            "title",
            "nom",
            "nombre",
            "servicio",
        ];
        let name = self.column(&names).ok_or_else(|| ImportError::NoGuess {
            what: "the name of a service",
            known: self.known(),
        })?;
        Ok(ServiceColumns {
            key: self.column(&["key", "servicekey"]),
            name,
            duration: self.column(DURATION),
            price: self.column(PRICE),
            kind: self.column(&["resource", "resourcekind", "room", "chair"]),
            aliases: self.column(&["aliases", "alias", "othernames", "synonyms"]),
            aliases_separator: ";".to_owned(),
            default_minutes: None,
            default_price: None,
        })
    }

    fn appointments(&self) -> Result<AppointmentColumns, ImportError> {
        let missing = |what| ImportError::NoGuess {
            what,
            known: self.known(),
        };
        let client = self.column(&["clientid", "customerid", "clientnumber"]);
        let phone = self.column(PHONE);
        if client.is_none() && phone.is_none() {
            return Err(missing("a client's id or phone number"));
        }
        let day = self.column(&["date", "appointmentdate", "startdate", "fecha", "jour"]);
        let clock = self.column(&["time", "starttime", "appointmenttime", "hora", "heure"]);
        let start = self.column(&["start", "startsat", "startdatetime", "datetime", "begins"]);
        let apart = start.is_none() && day.is_some() && clock.is_some();
        // One column alone that says a date or a time may say both.
        let alone = || day.clone().or_else(|| clock.clone()).filter(|_| !apart);
        let start = start.or_else(alone);
        if start.is_none() && !apart {
            return Err(missing("the start of an appointment"));
        }
        let end = self.column(&["end", "endsat", "endtime", "enddatetime", "fin"]);
        let (first_name, last_name) = (self.column(FIRST_NAME), self.column(LAST_NAME));
        let parts = first_name.is_some() || last_name.is_some();
        let name = self.column(&[CLIENT_NAME, &["name"]].concat());
        Ok(AppointmentColumns {
            id: self.column(&["appointmentid", "bookingid", "id", "reference"]),
            client,
            phone,
            name: name.filter(|_| !parts),
            first_name,
            last_name,
            start,
            date: day.filter(|_| apart),
            time: clock.filter(|_| apart),
            duration: self.column(DURATION).filter(|_| end.is_none()),
            end,
            service: self.column(&["service", "servicename", "treatment", "servicio"]),
            staff: self.column(&[
                "staff",
                "staffname",
                "stylist",
                "employee",
                "provider",
                "teammember",
            ]),
            status: self.column(&["status", "appointmentstatus", "state", "statut", "estado"]),
            notes: self.column(&["notes", "note", "appointmentnotes", "comments", "notas"]),
            price: self.column(PRICE),
            ..AppointmentColumns::default()
        })
    }
}

/// The letters and digits of a column's name, small and without the commonest accents.
fn plain(title: &str) -> String {
    let letters = title.chars().flat_map(char::to_lowercase);
    letters
        .filter(|c| c.is_alphanumeric())
        .map(|c| match c {
            'é' | 'è' => 'e',
            'ó' => 'o',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::importing::parse_mapping;

    fn propose(text: &str, kind: ImportKind) -> Result<Mapping, ImportError> {
        let mapping = propose_mapping(text.as_bytes(), "glow", kind)?;
        let written = mapping.to_toml().unwrap();
        assert_eq!(parse_mapping(&written).unwrap(), mapping, "{written}");
        Ok(mapping)
    }

    #[test]
    fn finds_columns_by_what_they_are_usually_called() {
        let text = "\u{feff}Client ID;First Name;Last Name;E-mail;Mobile Phone;Notes\n";
        let mapping = propose(text, ImportKind::Client).unwrap();
        assert_eq!(mapping.delimiter, ';');
        let clients = mapping.clients.unwrap();
        assert_eq!(clients.phone, "Mobile Phone");
        assert_eq!(clients.id.as_deref(), Some("Client ID"));
        assert_eq!(clients.email.as_deref(), Some("E-mail"));
        assert_eq!(clients.name, None);
    }

    #[test]
    fn a_start_is_one_column_or_two_and_a_length_is_an_end_or_a_duration() {
        let one = "Id,Phone,Client,Start,End,Minutes,Stylist\n";
        let one = propose(one, ImportKind::Appointment).unwrap();
        let one = one.appointments.unwrap();
        assert_eq!((one.start.as_deref(), one.date), (Some("Start"), None));
        assert_eq!((one.end.as_deref(), one.duration), (Some("End"), None));
        assert_eq!(one.name.as_deref(), Some("Client"));
        let two = "Customer ID,Date,Time,Duration,Service\n";
        let two = propose(two, ImportKind::Appointment).unwrap();
        let two = two.appointments.unwrap();
        assert_eq!((two.start, two.time.as_deref()), (None, Some("Time")));
        assert_eq!(two.duration.as_deref(), Some("Duration"));
        let menu = propose("Service,Price,Minutes\n", ImportKind::Service).unwrap();
        assert_eq!(menu.services.unwrap().name, "Service");
    }

    #[test]
    fn a_file_without_a_column_that_is_needed_has_no_mapping() {
        let refused = propose("Name,Notes\n", ImportKind::Client).unwrap_err();
        assert_eq!(refused.code(), "import_no_phone");
        for (text, kind) in [
            ("Minutes,Price\n", ImportKind::Service),
            ("Start,Service\n", ImportKind::Appointment),
            ("Phone,Service\n", ImportKind::Appointment),
        ] {
            let refused = propose(text, kind).unwrap_err();
            assert_eq!(refused.code(), "import_no_guess", "{refused}");
        }
    }
}
