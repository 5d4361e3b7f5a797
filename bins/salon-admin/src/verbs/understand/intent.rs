//! `understand --intent`: what a text is about, in the form of the first version.

use jiff::civil::DateTime;
use salon_responder::{Analysis, Catalogs, analyze, analyze_with};
use serde::Serialize;

use crate::cli::Reader;
use crate::connect::Missing;
use crate::fault::Fault;
use crate::output::{View, pairs};
use crate::verbs::Desk;

/// What a text is about.
#[derive(Serialize)]
#[serde(transparent)]
struct IntentView(Analysis);

impl View for IntentView {
    fn text(&self) -> String {
        let Analysis {
            intent,
            confidence,
            entities,
            requires_human,
            by,
        } = &self.0;
        let human = if *requires_human { "yes" } else { "no" };
        let all = [
            ("intent", intent.clone()),
            ("confidence", format!("{confidence:.2}")),
            ("services", entities.services.join(", ")),
            ("stylists", entities.staff.join(", ")),
            ("dates", entities.dates.join(", ")),
            ("times", entities.times.join(", ")),
            ("people", entities.people.to_string()),
            ("needs a person", human.to_owned()),
            ("read by", by.clone()),
        ];
        let known: Vec<(&str, String)> = all
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .collect();
        pairs(&known)
    }
}

/// Does `understand --intent`.
pub(super) async fn run(
    text: &str,
    reader: Reader,
    at: Option<DateTime>,
    desk: &Desk,
) -> anyhow::Result<()> {
    let model = match reader {
        Reader::Rules => None,
        Reader::Model => Some(salon_setup::chat_model(desk.model()?)?),
    };
    let store = desk.open(Missing::Refuse).await?;
    let book = match desk.salon(&store).await {
        Ok(salon) => Ok(Catalogs::new(store.database.clone()).get(salon.id).await?),
        Err(error) => Err(error),
    };
    store.close().await;
    let book = book?;
    let zone = &book.catalog.salon.zone;
    let now = match at {
        None => desk.now,
        Some(at) => zone.starting(at).ok_or_else(|| {
            Fault::usage(format!("the clocks of {} never show {at}", zone.name()))
        })?,
    };
    let analysis = match model {
        Some(model) => analyze_with(&*model, text, &book, now).await,
        None => analyze(text, &book, now),
    };
    desk.output.show(&IntentView(analysis))
}
