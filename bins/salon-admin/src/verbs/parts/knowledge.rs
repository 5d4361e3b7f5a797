//! `knowledge set`: what the salon says about itself.

use salon_domain::Fact;
use salon_postgres::{ChangeAction, HandMade};
use serde::Serialize;

use crate::cli::KnowledgeSetArgs;
use crate::confirm::{Decision, decide};
use crate::connect::Store;
use crate::fault::Fault;
use crate::output::{View, pairs, say};
use crate::verbs::Desk;

/// A fact before and after.
#[derive(Serialize)]
struct FactView {
    key: String,
    before: Option<String>,
    text: String,
    asks: Vec<String>,
    valid_from: Option<String>,
    valid_until: Option<String>,
}

impl View for FactView {
    fn text(&self) -> String {
        let mut lines = vec![("key", self.key.clone())];
        if let Some(before) = &self.before {
            lines.push(("before", before.clone()));
        }
        lines.push(("text", self.text.clone()));
        lines.push(("asked by", self.asks.join(", ")));
        let holds = [("from", &self.valid_from), ("until", &self.valid_until)];
        lines.extend(
            holds
                .into_iter()
                .filter_map(|(name, date)| Some((name, date.clone()?))),
        );
        pairs(&lines)
    }
}

/// Shows the fact as it will be, asks, and writes it.
pub(super) async fn set(args: &KnowledgeSetArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    if args.text.trim().is_empty() {
        return Err(Fault::usage("TEXT: there is nothing to say").into());
    }
    if args
        .from
        .zip(args.until)
        .is_some_and(|(from, until)| from > until)
    {
        return Err(Fault::usage("--from lies after --until").into());
    }
    let catalog = desk.catalog(store).await?;
    let known = catalog.facts.iter().find(|fact| fact.key == args.key);
    let asks = match (args.asks.is_empty(), known) {
        (false, _) => args
            .asks
            .iter()
            .map(|word| word.trim().to_owned())
            .collect(),
        (true, Some(known)) => known.asks.clone(),
        (true, None) => vec![args.key.as_str().replace('-', " ")],
    };
    let fact = Fact {
        key: args.key.clone(),
        asks,
        text: args.text.trim().to_owned(),
        valid_from: args
            .from
            .or_else(|| known.and_then(|known| known.valid_from)),
        valid_until: args
            .until
            .or_else(|| known.and_then(|known| known.valid_until)),
    };
    let view = FactView {
        key: fact.key.to_string(),
        before: known.map(|known| known.text.clone()),
        text: fact.text.clone(),
        asks: fact.asks.clone(),
        valid_from: fact.valid_from.map(|date| date.to_string()),
        valid_until: fact.valid_until.map(|date| date.to_string()),
    };
    desk.output.plan(&view)?;
    if decide(args.write, "Say so from now on?")? == Decision::DryRun {
        say("Dry run: nothing was changed.");
        return Ok(());
    }
    let part = HandMade::Fact(&fact);
    let written = store
        .database
        .write_part(catalog.salon.id, &part, &args.by, desk.now);
    let words = match written.await?.map(|change| change.action) {
        Some(ChangeAction::Added) => "Said from the next text on.",
        Some(ChangeAction::Changed | ChangeAction::Archived) => "Changed from the next text on.",
        None => "It was so already.",
    };
    desk.output.outcome(&view, words)
}
