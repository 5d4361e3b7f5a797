//! Whose a visit is: somebody who was imported from the same program, or who has the number.

use std::collections::{HashMap, HashSet};

use salon_domain::{Address, ClientId, SalonId};
use salon_postgres::{Database, DatabaseError, ImportKind, ImportedRow};

use super::read::{Asked, ReadVisit};
use crate::importing::judging::fold;
use crate::importing::sheet::SheetProblem;

/// Whose a visit is here.
pub(super) enum Whose {
    /// Theirs.
    Here(ClientId),
    /// Nobody's any more: they were forgotten here.
    Forgotten,
    /// Nobody knows.
    Unknown(SheetProblem),
}

/// Everybody whose visits are on a page.
pub(super) struct People {
    source: String,
    imported: HashMap<String, ImportedRow>,
    known: HashMap<Address, Vec<(ClientId, String)>>,
    forgotten: HashSet<Address>,
}

impl People {
    pub(super) async fn of(
        database: &Database,
        (salon, source): (SalonId, &str),
        visits: &[ReadVisit],
    ) -> Result<Self, DatabaseError> {
        let ids = visits
            .iter()
            .filter_map(|visit| visit.whose.client.as_ref());
        let ids: HashSet<String> = ids.map(|(_, id)| key(id)).collect();
        let ids: Vec<String> = ids.into_iter().collect();
        let phones = visits.iter().filter_map(|visit| visit.whose.phone.as_ref());
        let phones: HashSet<Address> = phones.map(|(_, address)| address.clone()).collect();
        let phones: Vec<Address> = phones.into_iter().collect();
        let mut known: HashMap<Address, Vec<(ClientId, String)>> = HashMap::new();
        for person in database.known_people(salon, &phones).await? {
            let name = fold(person.name.as_deref().unwrap_or_default());
            let people = known.entry(person.address).or_default();
            people.push((person.client, name));
        }
        let forgotten = database.forgotten_among(salon, &phones).await?;
        let kind = (source, ImportKind::Client);
        Ok(Self {
            source: source.to_owned(),
            imported: database.imported(salon, kind, &ids).await?,
            known,
            forgotten: forgotten.into_iter().collect(),
        })
    }

    pub(super) fn find(&self, visit: &ReadVisit) -> Whose {
        let Asked {
            client,
            phone,
            name,
        } = &visit.whose;
        let unknown = |column: &str, reason: String| {
            Whose::Unknown(SheetProblem {
                line: visit.line,
                column: column.to_owned(),
                reason,
            })
        };
        if let Some((column, id)) = client {
            match (self.imported.get(&key(id)), phone) {
                (Some(row), _) if row.gone => return Whose::Forgotten,
                (Some(row), _) => return Whose::Here(ClientId::new(row.row)),
                (None, None) => {
                    let source = &self.source;
                    let reason = format!(
                        "no client `{id}` was imported from `{source}`: salon-admin import clients comes first"
                    );
                    return unknown(column, reason);
                }
                (None, Some(_)) => {}
            }
        }
        let Some((column, address)) = phone else {
            return unknown("", "nobody knows whose it is".to_owned());
        };
        let people = self.known.get(address).map_or(&[][..], Vec::as_slice);
        let name = name.as_ref().map(|name| fold(name.as_str()));
        let named = people
            .iter()
            .find(|(_, known)| Some(known) == name.as_ref());
        match (named, people, &name) {
            (Some((client, _)), _, _) | (None, [(client, _)], None) => Whose::Here(*client),
            (None, [(client, known)], Some(_)) if known.is_empty() => Whose::Here(*client),
            (None, [], _) if self.forgotten.contains(address) => Whose::Forgotten,
            (None, [], _) => {
                let reason = "nobody here has this number: salon-admin import clients comes first, with this file and a [clients] mapping of its own if there is no other";
                unknown(column, reason.to_owned())
            }
            (None, _, Some(_)) => {
                let reason = "nobody of this name has this number here: salon-admin import clients comes first";
                unknown(column, reason.to_owned())
            }
            (None, _, None) => {
                let reason = "several people have this number: name the column of their names in the mapping";
                unknown(column, reason.to_owned())
            }
        }
    }
}

/// How clients with a number of their own are kept in `imported`.
fn key(id: &str) -> String {
    format!("id:{id}")
}
