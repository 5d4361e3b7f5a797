//! `campaign plan`: whom a campaign is for.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::Path;

use anyhow::Context as _;
use jiff::Timestamp;
use jiff::civil::Date;
use salon_domain::{Address, Catalog, Key, Salon};
use salon_language::Language;
use salon_postgres::{Audience, NewCampaign, PlanError};
use salon_responder::BulkText;
use serde_json::Value;

use super::{find, whole};
use crate::cli::CampaignPlanArgs;
use crate::connect::Store;
use crate::fault::Fault;
use crate::output::{count, say};
use crate::verbs::Desk;

/// Numbers of a list written down at once.
const BATCH: usize = 5_000;

/// Lines without a number that are named one by one.
const NAMED: usize = 10;

/// `campaign plan`.
pub(super) async fn plan(
    args: &CampaignPlanArgs,
    desk: &Desk,
    store: &Store,
) -> anyhow::Result<()> {
    let catalog = desk.catalog(store).await?;
    let salon = &catalog.salon;
    let tag = args.language.as_deref().unwrap_or(&salon.language);
    BulkText::parse(&args.text, &salon.name, Language::from_tag(tag))
        .map_err(|error| Fault::usage(format!("--text: {error}")))?;
    let audience = audience(args, &catalog)?;
    let new = NewCampaign {
        salon: salon.id,
        name: args.name.clone(),
        body: args.text.clone(),
        language: tag.to_owned(),
        hold_out_percent: i32::from(args.hold_out),
        send_after: args.send_after,
        by: args.by.clone(),
        now: desk.now,
    };
    // A file that cannot be read is found out before anything is written.
    let list = args.list.as_deref().map(open).transpose()?;
    let id = match store.database.begin_campaign(&new).await {
        Err(PlanError::NameTaken) => {
            let taken = format!("there is a campaign `{}` already", args.name);
            let next = format!("salon-admin campaign show {}", args.name);
            return Err(Fault::refused(taken).next(next).into());
        }
        begun => begun?,
    };
    if let Some(lines) = list {
        read_list(lines, id, salon, desk.now, store).await?;
    } else {
        let (database, now) = (&store.database, desk.now);
        database.plan_for(salon.id, id, &audience, now).await?;
    }
    store.database.end_planning(salon.id, id).await?;
    let campaign = find(&args.name, salon, store).await?;
    desk.output.show(&whole(salon, &campaign, store).await?)?;
    say(&format!(
        "Nothing has left. See what would: salon-admin campaign preview {}",
        args.name
    ));
    Ok(())
}

fn audience(args: &CampaignPlanArgs, catalog: &Catalog) -> Result<Audience, Fault> {
    let service = |key: &Key| {
        let found = catalog.services.iter().find(|one| one.key == *key);
        let unknown = || {
            Fault::usage(format!("--service {key}: there is no such service"))
                .next("salon-admin salon show")
        };
        found.map(|one| one.id).ok_or_else(unknown)
    };
    let start = |day: Date| {
        let day = catalog.salon.zone.day(day);
        let beyond = || Fault::usage("this day lies outside the calendar");
        day.map(salon_domain::TimeRange::start).ok_or_else(beyond)
    };
    let prefers = args.prefers.iter();
    let prefers = prefers.map(|(key, value)| (key.clone(), Value::String(value.clone())));
    Ok(Audience {
        had: args
            .services
            .iter()
            .map(service)
            .collect::<Result<_, _>>()?,
        last_visit_before: args.last_visit_before.map(start).transpose()?,
        last_visit_from: args.last_visit_after.map(start).transpose()?,
        prefers: (!args.prefers.is_empty()).then(|| Value::Object(prefers.collect())),
    })
}

fn open(path: &Path) -> Result<BufReader<File>, Fault> {
    let file = File::open(path)
        .map_err(|error| Fault::usage(format!("--list {}: {error}", path.display())))?;
    Ok(BufReader::new(file))
}

/// Reads a list of numbers line by line; empty lines are nothing, and what is no number is reported.
async fn read_list(
    lines: BufReader<File>,
    campaign: i64,
    salon: &Salon,
    now: Timestamp,
    store: &Store,
) -> anyhow::Result<()> {
    let (mut batch, mut unusable) = (Vec::with_capacity(BATCH), 0_usize);
    for (line, number) in lines.lines().zip(1_u64..) {
        let line = line.context("the list could not be read to its end")?;
        if line.trim().is_empty() {
            continue;
        }
        match Address::parse(line.trim(), salon.country) {
            Ok(address) if address.is_dialable() => batch.push(address),
            Ok(_) | Err(_) => {
                unusable += 1;
                if unusable <= NAMED {
                    say(&format!("line {number}: not a number that can be texted"));
                }
            }
        }
        if batch.len() == BATCH {
            let database = &store.database;
            database
                .plan_numbers(salon.id, campaign, &batch, now)
                .await?;
            batch.clear();
        }
    }
    let database = &store.database;
    database
        .plan_numbers(salon.id, campaign, &batch, now)
        .await?;
    if unusable > 0 {
        let lines = count(unusable, "line", "lines");
        say(&format!("{lines} left out: no number that can be texted"));
    }
    Ok(())
}
