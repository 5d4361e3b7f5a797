//! `hours`: the ordinary week, and the dates that differ.

use jiff::civil::{Date, Weekday};
use salon_domain::{Catalog, CivilSpan, HoursOwner, Key, StaffId};
use salon_postgres::{HandMade, SalonPart};
use serde::Serialize;

use super::tell_of_visits;
use crate::cli::{HoursClearArgs, HoursSetArgs, HoursShowArgs};
use crate::confirm::{Decision, decide};
use crate::connect::Store;
use crate::fault::Fault;
use crate::output::{View, pairs, say, table};
use crate::verbs::Desk;
use crate::verbs::menu::find_staff;
use crate::words::day;

/// Somebody's hours.
#[derive(Serialize)]
pub(super) struct HoursView {
    /// Whose, by key; the salon's when none.
    staff: Option<String>,
    week: Vec<WeekdayLine>,
    /// Dates from today on that differ.
    dates: Vec<DateLine>,
}

#[derive(Serialize)]
struct WeekdayLine {
    weekday: String,
    hours: Vec<String>,
}

/// A date with hours of its own.
#[derive(Serialize)]
struct DateLine {
    date: String,
    hours: Vec<String>,
    label: Option<String>,
    #[serde(skip)]
    title: String,
}

const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

impl View for HoursView {
    fn text(&self) -> String {
        let week = self.week.iter();
        let week = week.map(|one| (one.weekday.as_str(), spans(&one.hours)));
        let week = pairs(&week.collect::<Vec<_>>());
        if self.dates.is_empty() {
            return week;
        }
        let rows = self.dates.iter().map(DateLine::row);
        format!("{week}\n\n{}", table(&["date", "hours", "why"], rows))
    }
}

impl View for DateLine {
    fn text(&self) -> String {
        let [date, hours, why] = self.row();
        pairs(&[("date", date), ("hours", hours), ("why", why)])
    }
}

impl DateLine {
    fn new(date: Date, hours: &[CivilSpan], label: Option<&str>) -> Self {
        Self {
            date: date.to_string(),
            hours: hours.iter().map(ToString::to_string).collect(),
            label: label.map(str::to_owned),
            title: day(date),
        }
    }

    fn row(&self) -> [String; 3] {
        let why = self.label.clone().unwrap_or_default();
        [self.title.clone(), spans(&self.hours), why]
    }
}

fn spans(hours: &[String]) -> String {
    if hours.is_empty() {
        return "closed".to_owned();
    }
    hours.join(", ")
}

impl HoursView {
    /// Shows the hours of the salon, or of a person, from a day on.
    pub(super) fn of(catalog: &Catalog, staff: Option<StaffId>, today: Date) -> Self {
        let owner = staff.map_or(HoursOwner::Salon, HoursOwner::Staff);
        let weekly = &catalog.hours.weekly;
        // Who has no week of their own works the salon's.
        let of_salon = !weekly.iter().any(|one| one.owner == owner);
        let week_of = if of_salon { HoursOwner::Salon } else { owner };
        let line = |weekday: Weekday| WeekdayLine {
            weekday: format!("{weekday:?}").to_lowercase(),
            hours: weekly
                .iter()
                .filter(|one| one.owner == week_of && one.weekday == weekday)
                .map(|one| one.span.to_string())
                .collect(),
        };
        let dated = catalog.hours.dated.iter();
        let mut dated: Vec<_> = dated
            .filter(|one| one.owner == owner && one.date >= today)
            .collect();
        dated.sort_by_key(|one| one.date);
        let person = staff.and_then(|id| catalog.find_staff(id));
        Self {
            staff: person.map(|person| person.key.to_string()),
            week: WEEK.into_iter().map(line).collect(),
            dates: dated
                .into_iter()
                .map(|one| DateLine::new(one.date, &one.spans, one.label.as_deref()))
                .collect(),
        }
    }
}

/// `hours show`.
pub(super) async fn show(args: &HoursShowArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let catalog = desk.catalog(store).await?;
    let staff = args.staff.as_deref();
    let staff = staff.map(|name| find_staff(&catalog, name)).transpose()?;
    let today = catalog.salon.zone.date(desk.now);
    desk.output.show(&HoursView::of(&catalog, staff, today))
}

/// `hours set`.
pub(super) async fn set(args: &HoursSetArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    refuse_overlaps(&args.spans)?;
    let catalog = desk.catalog(store).await?;
    let (staff, key) = whose(&catalog, args.staff.as_deref())?;
    let view = DateLine::new(args.date, &args.spans, args.label.as_deref());
    desk.output.plan(&view)?;
    let beyond = || Fault::usage("DATE lies outside the calendar");
    let whole = catalog.salon.zone.day(args.date).ok_or_else(beyond)?;
    tell_of_visits(&catalog, staff, whole, store).await?;
    if decide(args.write, "Set these hours? Visits in the book stay.")? == Decision::DryRun {
        say("Dry run: nothing was changed.");
        return Ok(());
    }
    let part = HandMade::DatedHours {
        staff: key.as_ref(),
        date: args.date,
        spans: &args.spans,
        label: args.label.as_deref(),
    };
    let written = store
        .database
        .write_part(catalog.salon.id, &part, &args.by, desk.now);
    let words = match written.await? {
        Some(_) => "Set.",
        None => "It was so already.",
    };
    desk.output.outcome(&view, words)
}

/// A salon file is refused for these, too.
fn refuse_overlaps(spans: &[CivilSpan]) -> Result<(), Fault> {
    let mut sorted = spans.to_vec();
    sorted.sort_unstable();
    for (first, second) in sorted.iter().zip(sorted.iter().skip(1)) {
        if first.intersection(*second).is_some() {
            let clash = format!("`{second}` overlaps `{first}` of the same day");
            return Err(Fault::usage(clash));
        }
    }
    Ok(())
}

/// `hours clear`.
pub(super) async fn clear(args: &HoursClearArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let catalog = desk.catalog(store).await?;
    let (staff, key) = whose(&catalog, args.staff.as_deref())?;
    let owner = staff.map_or(HoursOwner::Salon, HoursOwner::Staff);
    let mut dated = catalog.hours.dated.iter();
    let found = dated.find(|one| one.owner == owner && one.date == args.date);
    let none = || {
        let what = format!("{} has no hours of its own", day(args.date));
        Fault::failed(what).next("salon-admin hours show")
    };
    let found = found.ok_or_else(none)?;
    let view = DateLine::new(args.date, &found.spans, found.label.as_deref());
    desk.output.plan(&view)?;
    if decide(args.write, "Give it its ordinary hours back?")? == Decision::DryRun {
        say("Dry run: nothing was changed.");
        return Ok(());
    }
    let of = key.as_ref().map_or("", Key::as_str);
    let part = format!("{of} {}", args.date);
    let part = (SalonPart::DatedHours, part.trim_start());
    let cleared = store
        .database
        .archive_part(catalog.salon.id, part, &args.by, desk.now);
    if !cleared.await? {
        return Err(none().into());
    }
    desk.output
        .outcome(&view, "It has its ordinary hours again.")
}

fn whose(catalog: &Catalog, name: Option<&str>) -> Result<(Option<StaffId>, Option<Key>), Fault> {
    let Some(name) = name else {
        return Ok((None, None));
    };
    let id = find_staff(catalog, name)?;
    let person = catalog.find_staff(id);
    Ok((Some(id), person.map(|person| person.key.clone())))
}
