//! Wishes that can never be met.

use salon_domain::{ScheduleError, ServiceId, StaffId};

use crate::world::{World, key, sam};

fn refusal(change: impl FnOnce(&mut World)) -> ScheduleError {
    let mut world = World::new();
    change(&mut world);
    world.search(1).unwrap_err()
}

#[test]
fn a_wish_names_one_to_twelve_services_of_the_menu() {
    let wished = |ids: &[i64]| {
        let ids = ids.iter().map(|id| ServiceId::new(*id));
        refusal(|world| world.wish.services = ids.collect())
    };
    assert_eq!(wished(&[]), ScheduleError::NothingWished);
    assert_eq!(wished(&[1; 13]), ScheduleError::TooMany { most: 12 });
    let service = ServiceId::new(9);
    assert_eq!(wished(&[1, 9]), ScheduleError::UnknownService { service });
}

#[test]
fn what_nobody_does_or_no_chair_is_there_for_is_refused() {
    let (staff, service, kind) = (StaffId::new(9), ServiceId::new(1), key("chair"));
    assert_eq!(
        refusal(|world| world.wish.staff = Some(staff)),
        ScheduleError::UnknownStaff { staff }
    );
    assert_eq!(
        refusal(|world| world
            .catalog
            .staff
            .iter_mut()
            .for_each(|all| all.skills.clear())),
        ScheduleError::NobodyDoes { service }
    );
    assert_eq!(
        refusal(|world| world.service(1).resource_kind = Some(key("chair"))),
        ScheduleError::NoResource { service, kind }
    );
}

#[test]
fn errors_have_codes_of_their_own() {
    let (staff, service) = (sam(), ServiceId::new(1));
    let errors = [
        ScheduleError::NothingWished,
        ScheduleError::TooMany { most: 12 },
        ScheduleError::UnknownService { service },
        ScheduleError::UnknownStaff { staff },
        ScheduleError::NobodyDoes { service },
        ScheduleError::StaffDoesNot { staff, service },
        ScheduleError::NoResource {
            service,
            kind: key("chair"),
        },
    ];
    let mut codes: Vec<_> = errors.iter().map(ScheduleError::code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), errors.len());
    assert!(errors.iter().all(|error| !error.is_transient()));
}
