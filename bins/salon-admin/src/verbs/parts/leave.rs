//! `time-off`: who is away when.

use jiff::civil::Date;
use salon_domain::{Catalog, StaffId, StaffMember, TimeRange, Zone};
use salon_postgres::{HandMade, SalonPart};
use serde::Serialize;

use super::tell_of_visits;
use crate::cli::{HoursShowArgs, TimeOffArgs};
use crate::confirm::{Decision, decide};
use crate::connect::Store;
use crate::fault::Fault;
use crate::output::{View, say, table};
use crate::verbs::Desk;
use crate::verbs::menu::find_staff;
use crate::words::day;

/// Leave by its start.
#[derive(Serialize)]
struct LeaveView {
    time_off: Vec<LeaveLine>,
}

#[derive(Serialize)]
struct LeaveLine {
    staff: String,
    /// First and last day, both included.
    from: String,
    until: String,
    #[serde(skip)]
    words: [String; 3],
}

impl View for LeaveView {
    fn text(&self) -> String {
        if self.time_off.is_empty() {
            return "Nobody is away.".to_owned();
        }
        let rows = self.time_off.iter().map(|one| one.words.clone());
        table(&["staff", "from", "until"], rows)
    }
}

impl LeaveLine {
    fn of(person: &StaffMember, (from, until): (Date, Date)) -> Self {
        Self {
            staff: person.key.to_string(),
            from: from.to_string(),
            until: until.to_string(),
            words: [person.name.clone(), day(from), day(until)],
        }
    }
}

/// `time-off list`.
pub(super) async fn list(args: &HoursShowArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let catalog = desk.catalog(store).await?;
    let whose = args.staff.as_deref();
    let whose = whose.map(|name| find_staff(&catalog, name)).transpose()?;
    let mut leave: Vec<_> = catalog
        .hours
        .time_off
        .iter()
        .filter(|one| one.range.end() > desk.now && whose.is_none_or(|staff| staff == one.staff))
        .collect();
    leave.sort_by_key(|one| one.range.start());
    let zone = &catalog.salon.zone;
    let lines = leave.iter().filter_map(|one| {
        let person = catalog.find_staff(one.staff)?;
        Some(LeaveLine::of(person, days(zone, one.range)))
    });
    desk.output.show(&LeaveView {
        time_off: lines.collect(),
    })
}

/// `time-off add`.
pub(super) async fn add(args: &TimeOffArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let catalog = desk.catalog(store).await?;
    let (staff, view) = read(args, &catalog)?;
    desk.output.plan(&view)?;
    let range = range(args, &catalog.salon.zone)?;
    tell_of_visits(&catalog, Some(staff.id), range, store).await?;
    if decide(args.write, "Write it down? Visits in the book stay.")? == Decision::DryRun {
        say("Dry run: nothing was changed.");
        return Ok(());
    }
    let part = HandMade::TimeOff {
        staff: &staff.key,
        zone: &catalog.salon.zone,
        days: (args.from, args.until.unwrap_or(args.from)),
    };
    let written = store
        .database
        .write_part(catalog.salon.id, &part, &args.by, desk.now);
    let words = match written.await? {
        Some(_) => "Nothing new is booked then.",
        None => "It was so already.",
    };
    desk.output.outcome(&view, words)
}

/// `time-off remove`.
pub(super) async fn remove(args: &TimeOffArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let catalog = desk.catalog(store).await?;
    let (staff, view) = read(args, &catalog)?;
    let range = range(args, &catalog.salon.zone)?;
    let key = format!("{} {}..{}", staff.key, range.start(), range.end());
    let known = store
        .database
        .list_parts(catalog.salon.id, SalonPart::TimeOff)
        .await?;
    let none = || {
        let what = format!(
            "{} has no leave from {} to then",
            staff.name,
            day(args.from)
        );
        Fault::failed(what).next(format!("salon-admin time-off list --staff {}", staff.key))
    };
    if !known
        .iter()
        .any(|row| row.key == key && row.archived_by.is_none())
    {
        return Err(none().into());
    }
    desk.output.plan(&view)?;
    if decide(args.write, "Take it back?")? == Decision::DryRun {
        say("Dry run: nothing was changed.");
        return Ok(());
    }
    let part = (SalonPart::TimeOff, key.as_str());
    let removed = store
        .database
        .archive_part(catalog.salon.id, part, &args.by, desk.now);
    if !removed.await? {
        return Err(none().into());
    }
    desk.output
        .outcome(&view, "Taken back: it can be booked again.")
}

fn read<'a>(
    args: &TimeOffArgs,
    catalog: &'a Catalog,
) -> anyhow::Result<(&'a StaffMember, LeaveView)> {
    let id: StaffId = find_staff(catalog, &args.staff)?;
    let gone = || Fault::failed("this person is no longer there");
    let staff = catalog.find_staff(id).ok_or_else(gone)?;
    let days = (args.from, args.until.unwrap_or(args.from));
    let view = LeaveView {
        time_off: vec![LeaveLine::of(staff, days)],
    };
    Ok((staff, view))
}

/// From the first day's start to the last day's end.
fn range(args: &TimeOffArgs, zone: &Zone) -> Result<TimeRange, Fault> {
    let until = args.until.unwrap_or(args.from);
    let ends = zone.day(args.from).zip(zone.day(until));
    let range = ends.and_then(|(first, last)| TimeRange::new(first.start(), last.end()).ok());
    range.ok_or_else(|| Fault::usage("--until lies before --from"))
}

fn days(zone: &Zone, range: TimeRange) -> (Date, Date) {
    let last = range.end().checked_sub(jiff::SignedDuration::from_nanos(1));
    let last = last.unwrap_or(range.end());
    (zone.date(range.start()), zone.date(last))
}
