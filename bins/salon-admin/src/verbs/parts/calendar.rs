//! `staff calendar`: the link under which a calendar program reads somebody's visits.

use salon_postgres::NewCalendar;
use salon_responder::calendar_digest;
use serde::Serialize;
use uuid::Uuid;

use crate::cli::StaffCalendarArgs;
use crate::connect::Store;
use crate::fault::Fault;
use crate::output::View;
use crate::server::Server;
use crate::verbs::Desk;
use crate::verbs::menu::find_staff;

/// A link, or that there is none any more.
#[derive(Serialize)]
struct CalendarView {
    staff: String,
    /// Shown this once; none when it was revoked.
    url: Option<String>,
    #[serde(skip)]
    name: String,
}

impl View for CalendarView {
    fn text(&self) -> String {
        let name = &self.name;
        match &self.url {
            Some(url) => format!(
                "{url}\n\nWhoever has this link sees {name}'s visits. It is not shown again; an older one \
                 shows nothing any more."
            ),
            None => format!("The link to {name}'s visits shows nothing any more."),
        }
    }
}

/// `staff calendar`.
pub(super) async fn calendar(
    args: &StaffCalendarArgs,
    desk: &Desk,
    store: &Store,
) -> anyhow::Result<()> {
    let catalog = desk.catalog(store).await?;
    let (salon, staff) = (catalog.salon.id, find_staff(&catalog, &args.name)?);
    let gone = || Fault::failed("this person is no longer there");
    let person = catalog.find_staff(staff).ok_or_else(gone)?;
    let mut view = CalendarView {
        staff: person.key.to_string(),
        url: None,
        name: person.name.clone(),
    };
    let (by, now) = (args.by.as_str(), desk.now);
    if args.revoke {
        let revoked = store.database.revoke_calendar(salon, staff, by, now);
        if !revoked.await? {
            let none = format!("{} has no link", person.name);
            return Err(Fault::failed(none).into());
        }
        return desk.output.show(&view);
    }
    let secret = secret();
    let public = desk.settings.server.public_url.as_ref();
    let base = match public {
        Some(url) => url.as_str().trim_end_matches('/').to_owned(),
        None => Server::new(None, &desk.settings.server)?.base().to_owned(),
    };
    let new = NewCalendar {
        salon,
        staff,
        token_digest: &calendar_digest(&secret),
        by,
        now,
    };
    store.database.make_calendar(new).await?;
    view.url = Some(format!("{base}/calendar/{secret}.ics"));
    desk.output.show(&view)
}

/// A secret that nobody guesses: 122 random bits.
#[expect(clippy::disallowed_methods, reason = "secrets begin here")]
fn secret() -> String {
    Uuid::new_v4().simple().to_string()
}
