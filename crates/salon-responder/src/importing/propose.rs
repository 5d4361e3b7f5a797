//! A first guess at a mapping, from the first line of a file.

use std::io::Read;

use super::mapping::{ClientColumns, ImportError, Mapping};

const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

/// Proposes a mapping for a file of clients, for a person to look through.
///
/// # Errors
/// [`ImportError::NoPhone`] when no column has a name that sounds like a phone number's;
/// [`ImportError::Unreadable`].
pub fn propose_mapping(input: impl Read, source: &str) -> Result<Mapping, ImportError> {
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
    let column = |names: &[&str]| {
        let called = |name: &&str| header.iter().find(|title| plain(title) == **name);
        names.iter().find_map(called).map(str::to_owned)
    };
    let phone = column(&[
        "mobile",
        "mobilephone",
        "mobilenumber",
        "cell",
        "cellphone",
        "phone",
        "phonenumber",
        "telephone",
        "telefono",
        "telephonemobile",
        "portable",
        "movil",
    ]);
    let known = || header.iter().collect::<Vec<_>>().join(", ");
    let first_name = column(&["firstname", "givenname", "forename", "prenom", "nombre"]);
    let last_name = column(&[
        "lastname",
        "surname",
        "familyname",
        "nom",
        "apellido",
        "apellidos",
    ]);
    let parts = first_name.is_some() || last_name.is_some();
    Ok(Mapping {
        source: source.to_owned(),
        delimiter,
        country: None,
        clients: ClientColumns {
            id: column(&[
                "clientid",
                "customerid",
                "referenceid",
                "id",
                "clientnumber",
            ]),
            phone: phone.ok_or_else(|| ImportError::NoPhone(known()))?,
            name: column(&["name", "fullname", "clientname", "customername", "client"])
                .filter(|_| !parts),
            first_name,
            last_name,
            email: column(&["email", "emailaddress", "mail", "correo"]),
        },
    })
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

    #[test]
    fn finds_columns_by_what_they_are_usually_called() {
        let text = "\u{feff}Client ID;First Name;Last Name;E-mail;Mobile Phone;Notes\n";
        let mapping = propose_mapping(text.as_bytes(), "glow").unwrap();
        assert_eq!(mapping.delimiter, ';');
        assert_eq!(mapping.clients.phone, "Mobile Phone");
        assert_eq!(mapping.clients.id.as_deref(), Some("Client ID"));
        assert_eq!(mapping.clients.email.as_deref(), Some("E-mail"));
        assert_eq!(mapping.clients.name, None);
        let written = mapping.to_toml().unwrap();
        assert_eq!(parse_mapping(&written).unwrap(), mapping);
    }

    #[test]
    fn a_file_without_numbers_has_no_mapping() {
        let refused = propose_mapping("Name,Notes\n".as_bytes(), "glow").unwrap_err();
        assert_eq!(refused.code(), "import_no_phone");
    }
}
