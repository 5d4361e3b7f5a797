//! `salon`: what salons are.

mod apply;
mod catalog_view;

use salon_domain::Salon;
use serde::Serialize;

use super::Desk;
use crate::cli::SalonCommand;
use crate::connect::{Missing, Store};
use crate::output::{View, table};
use crate::words::local;

use catalog_view::CatalogView;

/// The salons of a deployment.
#[derive(Serialize)]
struct SalonsView {
    salons: Vec<SalonRow>,
    #[serde(skip)]
    clocks: Vec<String>,
}

#[derive(Serialize)]
struct SalonRow {
    key: String,
    name: String,
    zone: String,
    country: String,
    currency: String,
    language: String,
}

impl View for SalonsView {
    fn text(&self) -> String {
        if self.salons.is_empty() {
            return "There is no salon yet.".to_owned();
        }
        let row = |(salon, clock): (&SalonRow, &String)| {
            [
                &salon.key,
                &salon.name,
                &salon.zone,
                clock,
                &salon.currency,
                &salon.language,
            ]
            .map(Clone::clone)
        };
        let header = ["key", "name", "zone", "its clock", "currency", "language"];
        table(&header, self.salons.iter().zip(&self.clocks).map(row))
    }
}

impl From<&Salon> for SalonRow {
    fn from(salon: &Salon) -> Self {
        Self {
            key: salon.key.to_string(),
            name: salon.name.clone(),
            zone: salon.zone.name().to_owned(),
            country: salon.country.code(),
            currency: salon.currency.code().to_owned(),
            language: salon.language.clone(),
        }
    }
}

/// Does a verb of `salon`.
pub(super) async fn run(verb: SalonCommand, desk: &Desk) -> anyhow::Result<()> {
    if let SalonCommand::Apply(args) = verb {
        return apply::apply(&args, desk).await;
    }
    let store = desk.open(Missing::Refuse).await?;
    let done = match verb {
        SalonCommand::List => list(desk, &store).await,
        // The other one is done above.
        SalonCommand::Show | SalonCommand::Apply(_) => show(desk, &store).await,
    };
    store.close().await;
    done
}

/// `salon list`.
async fn list(desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let salons = store.database.list_salons().await?;
    desk.output.show(&SalonsView {
        clocks: salons
            .iter()
            .map(|salon| local(&salon.zone, desk.now))
            .collect(),
        salons: salons.iter().map(SalonRow::from).collect(),
    })
}

/// `salon show`.
async fn show(desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let catalog = desk.catalog(store).await?;
    desk.output.show(&CatalogView::of(&catalog, desk.now))
}
