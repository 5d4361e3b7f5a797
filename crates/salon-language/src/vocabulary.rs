//! The names of one salon: what it sells, who works there, what it says about itself.

pub(crate) mod matcher;
mod units;

use std::fmt;

use salon_domain::{Catalog, Key, ServiceId, StaffId};

use crate::language::Language;
use matcher::Matcher;

/// The names of one salon, ready to be found in texts. Build it once per catalog and keep it.
#[derive(Clone, Default)]
pub struct Vocabulary {
    language: Language,
    services: Vec<(ServiceId, Vec<String>)>,
    staff: Vec<(StaffId, Vec<String>)>,
    facts: Vec<(Key, Vec<String>)>,
    matcher: Matcher,
}

impl Vocabulary {
    /// Takes the names from a salon's catalog.
    #[must_use]
    pub fn of(catalog: &Catalog) -> Self {
        let mut builder = Self::builder(Language::from_tag(&catalog.salon.language));
        for service in &catalog.services {
            let names = std::iter::once(&service.name).chain(&service.aliases);
            builder = builder.service(service.id, names);
        }
        for person in &catalog.staff {
            let names = std::iter::once(&person.name).chain(&person.nicknames);
            builder = builder.staff(person.id, names);
        }
        for fact in &catalog.facts {
            builder = builder.fact(fact.key.clone(), &fact.asks);
        }
        builder.build()
    }

    /// Starts a vocabulary from single names.
    pub fn builder(language: Language) -> VocabularyBuilder {
        VocabularyBuilder {
            vocabulary: Self {
                language,
                ..Self::default()
            },
        }
    }

    /// Returns the names made ready for matching.
    pub(crate) const fn matcher(&self) -> &Matcher {
        &self.matcher
    }

    /// Returns what the salon calls a service.
    pub(crate) fn service_name(&self, id: ServiceId) -> Option<&str> {
        let (_, names) = self.services.iter().find(|(known, _)| *known == id)?;
        names.first().map(String::as_str)
    }

    /// Returns what the salon calls a member of staff.
    pub(crate) fn staff_name(&self, id: StaffId) -> Option<&str> {
        let (_, names) = self.staff.iter().find(|(known, _)| *known == id)?;
        names.first().map(String::as_str)
    }

    /// Returns the salon's own language.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }
}

/// Names stay out of logs, as all words do.
impl fmt::Debug for Vocabulary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vocabulary")
            .field("language", &self.language)
            .field("services", &self.services.len())
            .field("staff", &self.staff.len())
            .field("facts", &self.facts.len())
            .finish_non_exhaustive()
    }
}

/// Collects names.
#[derive(Debug)]
#[must_use]
pub struct VocabularyBuilder {
    vocabulary: Vocabulary,
}

impl VocabularyBuilder {
    /// Adds a service with its name and other names, in the order of the menu.
    pub fn service<N: AsRef<str>>(
        mut self,
        id: ServiceId,
        names: impl IntoIterator<Item = N>,
    ) -> Self {
        self.vocabulary.services.push((id, owned(names)));
        self
    }

    /// Adds a member of staff with their name and nicknames.
    pub fn staff<N: AsRef<str>>(mut self, id: StaffId, names: impl IntoIterator<Item = N>) -> Self {
        self.vocabulary.staff.push((id, owned(names)));
        self
    }

    /// Adds a fact with the words in a question that it answers.
    pub fn fact<N: AsRef<str>>(mut self, key: Key, asks: impl IntoIterator<Item = N>) -> Self {
        self.vocabulary.facts.push((key, owned(asks)));
        self
    }

    /// Finishes.
    #[must_use]
    pub fn build(self) -> Vocabulary {
        let Vocabulary {
            language,
            services,
            staff,
            facts,
            ..
        } = &self.vocabulary;
        let matcher = Matcher::new(*language, services, staff, facts);
        Vocabulary {
            matcher,
            ..self.vocabulary
        }
    }
}

fn owned<N: AsRef<str>>(names: impl IntoIterator<Item = N>) -> Vec<String> {
    names
        .into_iter()
        .map(|name| name.as_ref().to_owned())
        .collect()
}
