//! `appointment export`: the book for spreadsheets and calendar programs.

use anyhow::Context as _;
use salon_postgres::{VisitFilter, VisitRow};
use salon_responder::render_calendar;

use crate::cli::AppointmentExportArgs;
use crate::connect::Store;
use crate::output::data;
use crate::verbs::menu::find_staff;
use crate::verbs::{Days, Desk};
use crate::words::stamp;

/// Visits read at once.
const PAGE: usize = 1_000;

const COLUMNS: [&str; 9] = [
    "id",
    "status",
    "starts_at",
    "ends_at",
    "client_id",
    "client",
    "service",
    "staff",
    "notes",
];

/// `appointment export`.
pub(super) async fn export(
    args: &AppointmentExportArgs,
    desk: &Desk,
    store: &Store,
) -> anyhow::Result<()> {
    let catalog = desk.catalog(store).await?;
    let days = Days::read(args.days, &catalog.salon, desk.now)?;
    let staff = args.staff.as_deref();
    let staff = staff.map(|name| find_staff(&catalog, name)).transpose()?;
    let mut filter = VisitFilter {
        from: Some(days.range.start()),
        to: Some(days.range.end()),
        staff,
        limit: Some(PAGE),
        ..VisitFilter::default()
    };
    let mut visits: Vec<VisitRow> = Vec::new();
    loop {
        let page = store
            .database
            .list_visits(catalog.salon.id, &filter)
            .await?;
        filter.after = page.last().map(|row| row.visit.id);
        let last = page.len() < PAGE;
        visits.extend(page);
        if last {
            break;
        }
    }
    if args.ics {
        return data(render_calendar(&catalog, &visits, staff, desk.now).trim_end());
    }
    let mut sheet = csv::Writer::from_writer(Vec::new());
    sheet.write_record(COLUMNS)?;
    for row in &visits {
        let (zone, visit) = (&catalog.salon.zone, &row.visit);
        let name = row.client_name.as_ref();
        sheet.write_record([
            visit.id.to_string(),
            visit.status.as_str().to_owned(),
            stamp(zone, visit.range.start()),
            stamp(zone, visit.range.end()),
            visit.client.to_string(),
            name.map(|name| name.as_str().to_owned())
                .unwrap_or_default(),
            row.service_names.clone(),
            row.staff_names.join(", "),
            row.notes.clone().unwrap_or_default(),
        ])?;
    }
    let sheet = sheet.into_inner().context("could not write CSV")?;
    data(String::from_utf8(sheet)?.trim_end())
}
