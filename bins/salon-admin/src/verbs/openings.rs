//! `openings`: where a visit would fit.

use salon_domain::{
    Catalog, Minutes, NoOpening, Opening, ServiceId, TimeRange, Wish, Zone, find_openings,
};
use serde::Serialize;

use super::menu::{find_service, find_staff, service_key, service_name, staff_name};
use super::{Days, Desk};
use crate::cli::OpeningsArgs;
use crate::connect::{Missing, Store};
use crate::fault::Fault;
use crate::output::{View, more, table};
use crate::words::{PriceView, clock, day, local, price, stamp};

/// What a search found.
#[derive(Serialize)]
struct OpeningsView {
    salon: String,
    services: Vec<String>,
    /// First and last day that were searched.
    from: String,
    until: String,
    openings: Vec<OpeningView>,
    /// Whether there are more than were asked for.
    more: bool,
    /// Why there is none.
    why_not: Option<String>,
    #[serde(skip)]
    title: String,
    #[serde(skip)]
    rows: Vec<[String; 5]>,
}

#[derive(Serialize)]
struct OpeningView {
    starts_at: String,
    ends_at: String,
    parts: Vec<PartView>,
    price: Option<PriceView>,
}

#[derive(Serialize)]
struct PartView {
    service: String,
    staff: String,
    resource: Option<String>,
    starts_at: String,
    ends_at: String,
    price: PriceView,
}

impl View for OpeningsView {
    fn text(&self) -> String {
        if self.rows.is_empty() {
            let why = self
                .why_not
                .as_deref()
                .map_or_else(String::new, |why| format!(": {why}"));
            return format!("{}\nNo opening{why}.", self.title);
        }
        let header = ["start", "until", "with", "at", "price"];
        {
            let rows = table(&header, self.rows.clone());
            format!("{}\n\n{rows}{}", self.title, more(self.more))
        }
    }
}

/// `openings`.
pub(super) async fn run(args: &OpeningsArgs, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let done = search(args, desk, &store).await;
    store.close().await;
    done
}

async fn search(args: &OpeningsArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let catalog = desk.catalog(store).await?;
    let services = args
        .services
        .iter()
        .map(|name| find_service(&catalog, name));
    let services = services.collect::<Result<Vec<ServiceId>, Fault>>()?;
    let staff = args
        .staff
        .as_deref()
        .map(|name| find_staff(&catalog, name))
        .transpose()?;
    let days = Days::read(args.days, &catalog.salon, desk.now)?;
    let busy = store
        .database
        .busy(catalog.salon.id, around(days.range), None)
        .await?;
    let wish = Wish {
        services,
        staff,
        window: days.range,
        near: None,
    };
    let found = find_openings(
        &catalog,
        &busy,
        desk.now,
        &wish,
        args.limit.saturating_add(1),
    )?;
    let zone = &catalog.salon.zone;
    let mut sorted: Vec<&Opening> = found.found.iter().take(args.limit).collect();
    sorted.sort_by_key(|opening| opening.start());
    let names: Vec<String> = wish
        .services
        .iter()
        .map(|id| service_name(&catalog, *id))
        .collect();
    desk.output.show(&OpeningsView {
        title: title(&names, &days, zone),
        salon: catalog.salon.key.to_string(),
        services: wish
            .services
            .iter()
            .map(|id| service_key(&catalog, *id))
            .collect(),
        from: days.first.to_string(),
        until: days.last.to_string(),
        openings: sorted
            .iter()
            .map(|opening| opening_view(&catalog, opening))
            .collect(),
        rows: sorted
            .iter()
            .map(|opening| row(&catalog, opening))
            .collect(),
        more: found.found.len() > args.limit,
        why_not: found.why_not.map(|why| because(&catalog, &why)),
    })
}

fn title(services: &[String], days: &Days, zone: &Zone) -> String {
    let when = if days.first == days.last {
        day(days.first)
    } else {
        format!("{} to {}", day(days.first), day(days.last))
    };
    format!("{}, {when} ({})", services.join(" + "), zone.name())
}

/// Visits that start on another day may reach into the days that are searched.
pub(super) fn around(days: TimeRange) -> TimeRange {
    let margin = Minutes::new(24 * 60).duration();
    let start = days.start().saturating_sub(margin).unwrap_or(days.start());
    let end = days.end().saturating_add(margin).unwrap_or(days.end());
    TimeRange::new(start, end).unwrap_or(days)
}

fn row(catalog: &Catalog, opening: &Opening) -> [String; 5] {
    let zone = &catalog.salon.zone;
    let parts = opening.parts().iter();
    let each = |name: fn(&Catalog, &salon_domain::OpeningPart) -> Option<String>| {
        let mut names: Vec<String> = parts
            .clone()
            .filter_map(|part| name(catalog, part))
            .collect();
        names.dedup();
        names.join(", ")
    };
    [
        local(zone, opening.start()),
        clock(zone, opening.range().end()),
        each(|catalog, part| Some(staff_name(catalog, part.staff))),
        each(|catalog, part| Some(catalog.find_resource(part.resource?)?.name.clone())),
        opening.price().map(price).unwrap_or_default(),
    ]
}

fn opening_view(catalog: &Catalog, opening: &Opening) -> OpeningView {
    let zone = &catalog.salon.zone;
    let part = |part: &salon_domain::OpeningPart| PartView {
        service: service_key(catalog, part.service),
        staff: catalog
            .find_staff(part.staff)
            .map(|one| one.key.to_string())
            .unwrap_or_default(),
        resource: part
            .resource
            .and_then(|id| Some(catalog.find_resource(id)?.key.to_string())),
        starts_at: stamp(zone, part.range.start()),
        ends_at: stamp(zone, part.range.end()),
        price: part.price.into(),
    };
    OpeningView {
        starts_at: stamp(zone, opening.start()),
        ends_at: stamp(zone, opening.range().end()),
        parts: opening.parts().iter().map(part).collect(),
        price: opening.price().map(PriceView::from),
    }
}

/// Says why nothing fits, by the salon's clock.
pub(super) fn because(catalog: &Catalog, why: &NoOpening) -> String {
    if let NoOpening::TooSoon { earliest } = why {
        format!(
            "too soon: the earliest start is {}",
            local(&catalog.salon.zone, *earliest)
        )
    } else {
        why.to_string()
    }
}
