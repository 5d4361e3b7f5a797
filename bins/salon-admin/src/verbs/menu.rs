//! Services and people as an operator names them.

use salon_domain::{Catalog, Service, ServiceId, StaffId, StaffMember};

use crate::fault::Fault;

/// Finds a service by its key, name or alias.
pub(super) fn find_service(catalog: &Catalog, name: &str) -> Result<ServiceId, Fault> {
    let is = |service: &&Service| {
        let names = [service.key.as_str(), &service.name].into_iter();
        names
            .chain(service.aliases.iter().map(String::as_str))
            .any(|known| same(known, name))
    };
    let keys = catalog.services.iter().map(|service| service.key.as_str());
    catalog
        .services
        .iter()
        .find(is)
        .map(|service| service.id)
        .ok_or_else(|| unknown("service", name, keys))
}

/// Finds a person by key, name or nickname.
pub(super) fn find_staff(catalog: &Catalog, name: &str) -> Result<StaffId, Fault> {
    let is = |person: &&StaffMember| {
        let names = [person.key.as_str(), &person.name].into_iter();
        names
            .chain(person.nicknames.iter().map(String::as_str))
            .any(|known| same(known, name))
    };
    let keys = catalog.staff.iter().map(|person| person.key.as_str());
    catalog
        .staff
        .iter()
        .find(is)
        .map(|person| person.id)
        .ok_or_else(|| unknown("member of staff", name, keys))
}

fn same(known: &str, typed: &str) -> bool {
    known.eq_ignore_ascii_case(typed.trim())
}

fn unknown<'a>(what: &str, typed: &str, keys: impl Iterator<Item = &'a str> + Clone) -> Fault {
    let near = keys
        .clone()
        .map(|key| (strsim::jaro_winkler(key, &typed.to_lowercase()), key))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|(one, _), (other, _)| one.total_cmp(other));
    let hint = near.map_or_else(
        || format!("there is: {}", keys.collect::<Vec<_>>().join(", ")),
        |(_, key)| format!("did you mean `{key}`?"),
    );
    Fault::failed(format!("there is no {what} `{typed}`; {hint}")).next("salon-admin salon show")
}

/// Returns the name on the menu.
pub(super) fn service_name(catalog: &Catalog, id: ServiceId) -> String {
    catalog
        .find_service(id)
        .map(|service| service.name.clone())
        .unwrap_or_default()
}

/// Returns the name for machines.
pub(super) fn service_key(catalog: &Catalog, id: ServiceId) -> String {
    catalog
        .find_service(id)
        .map(|service| service.key.to_string())
        .unwrap_or_default()
}

/// Returns the name clients use.
pub(super) fn staff_name(catalog: &Catalog, id: StaffId) -> String {
    catalog
        .find_staff(id)
        .map(|person| person.name.clone())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_name_gets_the_nearest_one_proposed() {
        let keys = ["haircut", "balayage"];
        let near = unknown("service", "Balyage", keys.into_iter()).to_string();
        assert_eq!(
            near,
            "there is no service `Balyage`; did you mean `balayage`?"
        );
        let far = unknown("service", "tattoo", keys.into_iter()).to_string();
        assert_eq!(
            far,
            "there is no service `tattoo`; there is: haircut, balayage"
        );
    }
}
