//! `staff show`: one person.

use serde::Serialize;

use super::hours::HoursView;
use crate::cli::StaffShowArgs;
use crate::connect::Store;
use crate::fault::Fault;
use crate::output::{View, pairs};
use crate::verbs::Desk;
use crate::verbs::menu::{find_staff, service_key};

/// A person, what they do and when.
#[derive(Serialize)]
struct StaffView {
    key: String,
    name: String,
    nicknames: Vec<String>,
    services: Vec<String>,
    hours: HoursView,
}

impl View for StaffView {
    fn text(&self) -> String {
        let head = pairs(&[
            ("key", self.key.clone()),
            ("name", self.name.clone()),
            ("also", self.nicknames.join(", ")),
            ("does", self.services.join(", ")),
        ]);
        format!("{head}\n\n{}", self.hours.text())
    }
}

/// `staff show`.
pub(super) async fn show(args: &StaffShowArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let catalog = desk.catalog(store).await?;
    let id = find_staff(&catalog, &args.name)?;
    let gone = || Fault::failed("this person is no longer there");
    let person = catalog.find_staff(id).ok_or_else(gone)?;
    let today = catalog.salon.zone.date(desk.now);
    let skills = person.skills.iter();
    desk.output.show(&StaffView {
        key: person.key.to_string(),
        name: person.name.clone(),
        nicknames: person.nicknames.clone(),
        services: skills
            .map(|skill| service_key(&catalog, skill.service))
            .collect(),
        hours: HoursView::of(&catalog, Some(id), today),
    })
}
