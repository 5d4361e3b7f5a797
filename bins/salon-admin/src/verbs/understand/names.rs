//! Whose names a text is read with.

use std::collections::HashMap;
use std::path::Path;

use anyhow::Context as _;
use salon_domain::{Key, SalonDescription, ServiceId, StaffId, Zone};
use salon_language::{Language, Vocabulary};
use salon_responder::parse_salon_file;

use crate::cli::SalonChoice;
use crate::connect::{self, Missing};
use crate::output;
use crate::verbs::Desk;

/// A salon's names, and what its services and stylists are called in answers.
pub(super) struct Names {
    pub(super) zone: Zone,
    pub(super) vocabulary: Vocabulary,
    /// The language of texts that show none.
    pub(super) language: Language,
    services: HashMap<ServiceId, Key>,
    staff: HashMap<StaffId, Key>,
}

impl Names {
    /// Takes the names from the file that was chosen, else from the database, else none.
    pub(super) async fn find(desk: &Desk) -> anyhow::Result<Self> {
        if let Some(SalonChoice::File(path)) = &desk.globals.salon {
            return Self::of_file(path);
        }
        if desk.globals.salon.is_none() && connect::is_missing(&desk.settings.database) {
            output::say(
                "there is no salon yet: read without names of services and stylists, in UTC",
            );
            return Self::none();
        }
        let store = desk.open(Missing::Refuse).await?;
        let catalog = desk.catalog(&store).await;
        store.close().await;
        let catalog = catalog?;
        Ok(Self {
            zone: catalog.salon.zone.clone(),
            language: Language::from_tag(&catalog.salon.language),
            vocabulary: Vocabulary::of(&catalog),
            services: catalog
                .services
                .into_iter()
                .map(|one| (one.id, one.key))
                .collect(),
            staff: catalog
                .staff
                .into_iter()
                .map(|one| (one.id, one.key))
                .collect(),
        })
    }

    fn of_file(path: &Path) -> anyhow::Result<Self> {
        let name = path.display().to_string();
        let text =
            std::fs::read_to_string(path).with_context(|| format!("could not read {name}"))?;
        Ok(Self::of_description(&parse_salon_file(&text, &name)?))
    }

    fn of_description(salon: &SalonDescription) -> Self {
        let mut builder = Vocabulary::builder(Language::from_tag(&salon.language));
        let (mut services, mut staff) = (HashMap::new(), HashMap::new());
        for (id, service) in (1..).map(ServiceId::new).zip(&salon.services) {
            builder = builder.service(id, std::iter::once(&service.name).chain(&service.aliases));
            services.insert(id, service.key.clone());
        }
        for (id, person) in (1..).map(StaffId::new).zip(&salon.staff) {
            builder = builder.staff(id, std::iter::once(&person.name).chain(&person.nicknames));
            staff.insert(id, person.key.clone());
        }
        for fact in &salon.facts {
            builder = builder.fact(fact.key.clone(), &fact.asks);
        }
        Self {
            zone: salon.zone.clone(),
            language: Language::from_tag(&salon.language),
            vocabulary: builder.build(),
            services,
            staff,
        }
    }

    /// No names, and the zone without changes of clock.
    pub(super) fn none() -> anyhow::Result<Self> {
        Ok(Self {
            zone: Zone::named("UTC")?,
            language: Language::default(),
            vocabulary: Vocabulary::default(),
            services: HashMap::new(),
            staff: HashMap::new(),
        })
    }

    /// Returns the key of a service.
    pub(super) fn service(&self, id: ServiceId) -> String {
        self.services
            .get(&id)
            .map(ToString::to_string)
            .unwrap_or_default()
    }

    /// Returns the key of a stylist.
    pub(super) fn stylist(&self, id: StaffId) -> String {
        self.staff
            .get(&id)
            .map(ToString::to_string)
            .unwrap_or_default()
    }
}
