//! Judging the database: visits, names, handoffs and consent of one number.

use jiff::Timestamp;
use salon_domain::{Address, Permission, Purpose, Visit, VisitStatus, permission};
use salon_postgres::{DatabaseError, HandoffScope};

use super::Wrong;
use crate::clock::Clock as _;
use crate::evaluation::script::{BookCheck, HandoffCheck, VisitLine};
use crate::evaluation::stage::Stage;

/// Judges what the database says about a phone.
pub(in crate::evaluation) async fn judge_book(
    stage: &Stage,
    check: &BookCheck,
    phone: &Address,
) -> Result<Wrong, DatabaseError> {
    let mut wrong = Wrong::new();
    let all = visits(stage, phone).await?;
    if let Some(wanted) = &check.visits {
        let now = stage.clock.now();
        let coming: Vec<VisitLine> = all
            .iter()
            .filter(|visit| takes_part(visit, now))
            .map(|visit| line(stage, visit))
            .collect();
        wrong.extend(compare(wanted, &coming));
    }
    let lines: Vec<VisitLine> = all.iter().map(|visit| line(stage, visit)).collect();
    for wanted in &check.cancelled {
        let wanted = VisitLine {
            status: VisitStatus::Cancelled,
            ..wanted.clone()
        };
        if !lines.iter().any(|line| fits(&wanted, line)) {
            wrong.push(format!("is not in the book: {wanted}"));
        }
    }
    if let Some(names) = &check.names {
        judge_names(stage, phone, names, &mut wrong).await?;
    }
    if let Some(handoff) = &check.handoff {
        judge_handoff(stage, phone, handoff, &mut wrong).await?;
    }
    if let Some(opted_in) = check.opted_in {
        let ledger = stage.database.consent_ledger(stage.salon, phone).await?;
        let granted = permission(&ledger, Purpose::Conversation) == Permission::Granted;
        if granted != opted_in {
            wrong.push(
                if granted {
                    "the number is opted in"
                } else {
                    "the number is opted out"
                }
                .to_owned(),
            );
        }
    }
    Ok(wrong)
}

/// Lists the visits of a phone that are still to come, earliest first.
pub(in crate::evaluation) async fn coming(
    stage: &Stage,
    phone: &Address,
) -> Result<Vec<Visit>, DatabaseError> {
    let now = stage.clock.now();
    let mut all = visits(stage, phone).await?;
    all.retain(|visit| visit.status.is_coming() && visit.range.start() >= now);
    Ok(all)
}

fn takes_part(visit: &Visit, now: Timestamp) -> bool {
    let coming = visit.status.is_coming() || visit.status == VisitStatus::Held;
    coming && visit.range.end() > now
}

async fn visits(stage: &Stage, phone: &Address) -> Result<Vec<Visit>, DatabaseError> {
    let people = stage.database.people_at(stage.salon, phone).await?;
    let clients: Vec<_> = people.iter().map(|person| person.id).collect();
    stage
        .database
        .visits_of(stage.salon, &clients, Timestamp::UNIX_EPOCH)
        .await
}

fn line(stage: &Stage, visit: &Visit) -> VisitLine {
    let catalog = &stage.catalog;
    let at = catalog.salon.zone.local(visit.range.start());
    let first = visit.services.first().map(|part| part.staff);
    let alone = visit.services.iter().all(|part| Some(part.staff) == first);
    let staff = first
        .filter(|_| alone)
        .and_then(|id| catalog.find_staff(id));
    let services = visit
        .services
        .iter()
        .filter_map(|part| catalog.find_service(part.service));
    VisitLine {
        date: Some(at.date()),
        time: Some(at.time()),
        staff: staff.map(|one| one.key.clone()),
        services: services.map(|one| one.key.clone()).collect(),
        status: visit.status,
    }
}

/// Finds a visit for each line; what is left over on either side is wrong.
fn compare(wanted: &[VisitLine], found: &[VisitLine]) -> Wrong {
    let mut left: Vec<&VisitLine> = found.iter().collect();
    let mut wrong = Wrong::new();
    for line in wanted {
        match left.iter().position(|one| fits(line, one)) {
            Some(at) => {
                left.remove(at);
            }
            None => wrong.push(format!("is not in the book: {line}")),
        }
    }
    wrong.extend(left.iter().map(|line| format!("is in the book: {line}")));
    wrong
}

fn fits(wanted: &VisitLine, found: &VisitLine) -> bool {
    wanted.date.is_none_or(|date| found.date == Some(date))
        && wanted.time.is_none_or(|time| found.time == Some(time))
        && wanted
            .staff
            .as_ref()
            .is_none_or(|staff| found.staff.as_ref() == Some(staff))
        && wanted.services == found.services
        && wanted.status == found.status
}

async fn judge_names(
    stage: &Stage,
    phone: &Address,
    wanted: &[String],
    wrong: &mut Wrong,
) -> Result<(), DatabaseError> {
    let people = stage.database.people_at(stage.salon, phone).await?;
    let mut names: Vec<String> = people
        .iter()
        .filter_map(|person| Some(person.name.as_ref()?.as_str().to_owned()))
        .collect();
    let mut wanted = wanted.to_vec();
    names.sort();
    wanted.sort();
    if names != wanted {
        wrong.push(format!(
            "the names under the number are: {}",
            names.join(", ")
        ));
    }
    Ok(())
}

async fn judge_handoff(
    stage: &Stage,
    phone: &Address,
    wanted: &HandoffCheck,
    wrong: &mut Wrong,
) -> Result<(), DatabaseError> {
    let open = stage
        .database
        .list_handoffs(stage.salon, HandoffScope::Open)
        .await?;
    let reason = open
        .iter()
        .find(|one| one.address == *phone)
        .map(|one| one.reason.as_str());
    match (wanted, reason) {
        (HandoffCheck::None, Some(reason)) => {
            wrong.push(format!("a person was asked to take over: {reason}"));
        }
        (HandoffCheck::Any | HandoffCheck::OneOf(_), None) => {
            wrong.push("no person was asked to take over".to_owned());
        }
        (HandoffCheck::OneOf(reasons), Some(reason))
            if !reasons.iter().any(|one| one == reason) =>
        {
            wrong.push(format!(
                "a person was asked to take over for another reason: {reason}"
            ));
        }
        _ => {}
    }
    Ok(())
}
