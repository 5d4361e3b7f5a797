//! What an import remembers while the pages go by.

use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;
use salon_domain::{Address, ClientId, VisitId};
use salon_postgres::ImportedRow;

use super::clients::JudgedClient;
use crate::importing::judging::fold;
use crate::importing::{ImportCounts, ImportProblem, ImportReport};

/// Whose a client of the first version is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// Theirs already, or just written.
    Here(ClientId),
    /// A row that a dry run would have written.
    Planned,
    /// Nobody's any more: they were forgotten here.
    Forgotten,
}

/// What is known while the pages go by.
pub(super) struct Progress {
    pub(super) report: ImportReport,
    /// Clients by their ids there.
    pub(super) people: HashMap<i64, Whose>,
    /// Who has which number: folded name, and id there of who was first.
    pub(super) numbers: HashMap<Address, Vec<(String, i64)>>,
    /// Coming ranges that are taken already, by their start.
    pub(super) taken: BTreeMap<Timestamp, Timestamp>,
    /// Where the ranges of visits that were here before start.
    pub(super) starts: HashMap<VisitId, Timestamp>,
}

/// What becomes of a row that was imported before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Unchanged,
    Changed,
    Gone,
}

pub(super) fn fate(counts: &mut ImportCounts, row: &ImportedRow, digest: &str) -> Fate {
    if row.gone {
        counts.deleted_here += 1;
        Fate::Gone
    } else if row.digest == digest {
        counts.unchanged += 1;
        Fate::Unchanged
    } else {
        counts.changed += 1;
        Fate::Changed
    }
}

impl Progress {
    /// Gives back what a visit took, since it is written anew.
    pub(super) fn free(&mut self, visit: VisitId) {
        if let Some(start) = self.starts.remove(&visit) {
            self.taken.remove(&start);
        }
    }

    /// Finds somebody with the same number and the same name: here before, or earlier in the table.
    pub(super) fn twin(
        &mut self,
        client: &JudgedClient,
        here: &HashMap<&Address, Vec<(String, ClientId)>>,
    ) -> Option<Whose> {
        let address = client.address.as_ref()?;
        let name = folded(client);
        let known = here.get(address).into_iter().flatten();
        if let Some((_, same)) = known.into_iter().find(|(known, _)| *known == name) {
            return Some(Whose::Here(*same));
        }
        let first = self.first(address, &name)?;
        let whose = self.people.get(&first).copied()?;
        self.people.insert(client.id, whose);
        Some(whose)
    }

    /// Finds the row of an earlier client of the same page with the same number and name.
    pub(super) fn twin_of_page(&self, client: &JudgedClient) -> Option<Whose> {
        let name = folded(client);
        let first = self.first(client.address.as_ref()?, &name)?;
        let whose = self.people.get(&first).copied();
        whose.filter(|_| first != client.id)
    }

    fn first(&self, address: &Address, name: &str) -> Option<i64> {
        let people = self.numbers.get(address)?;
        let same = people.iter().find(|(known, _)| known == name);
        same.map(|(_, first)| *first)
    }

    /// Notes somebody new, and what is odd about them.
    pub(super) fn note_new(&mut self, client: &JudgedClient) {
        for problem in &client.problems {
            self.report.note(*problem, client.id);
        }
        self.remember(client);
        let shares = |address| self.numbers.get(address).is_some_and(|all| all.len() > 1);
        if client.address.as_ref().is_some_and(shares) {
            self.report.note(ImportProblem::SharedNumber, client.id);
        }
    }

    pub(super) fn remember(&mut self, client: &JudgedClient) {
        let Some(address) = &client.address else {
            return;
        };
        let name = folded(client);
        let people = self.numbers.entry(address.clone()).or_default();
        if !people.iter().any(|(known, _)| *known == name) {
            people.push((name, client.id));
        }
    }
}

fn folded(client: &JudgedClient) -> String {
    fold(client.name.as_ref().map_or("", |name| name.as_str()))
}
