//! A wish, checked against the catalog, and the window that the salon's rules leave of it.

use jiff::civil::{Date, Time};
use jiff::{Span, Timestamp};

use super::Wish;
use super::calendar::second_from;
use super::error::ScheduleError;
use crate::catalog::Catalog;
use crate::id::{ServiceId, StaffId};
use crate::names::Key;
use crate::service::{Minutes, Resource, Service, Step};
use crate::staff::StaffMember;

/// The most services that one visit can have.
const MOST_SERVICES: usize = 12;

/// A service of the wish.
#[derive(Clone, Copy, Debug)]
pub(super) struct Task<'c> {
    pub(super) service: &'c Service,
    /// The place of the kind of resource it needs in [`Request::kinds`].
    pub(super) kind: Option<usize>,
}

/// A wish that can be met, if there is time.
#[derive(Debug)]
pub(super) struct Request<'c> {
    pub(super) catalog: &'c Catalog,
    pub(super) wish: &'c Wish,
    pub(super) tasks: Vec<Task<'c>>,
    /// Who could do at least one of the services, in order of id, with their place in the catalog.
    pub(super) people: Vec<(usize, &'c StaffMember)>,
    /// The resources of each kind that is needed, in the catalog's order.
    pub(super) kinds: Vec<Vec<&'c Resource>>,
    pub(super) bounds: Bounds,
}

/// When a visit may start.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    /// Now, and the notice that the salon asks for.
    pub(super) earliest: Timestamp,
    /// The last date that can be booked.
    pub(super) latest: Date,
    /// The first second at which a visit may start.
    pub(super) from: i64,
    /// The first second at which it no longer may.
    pub(super) until: i64,
}

impl<'c> Request<'c> {
    /// Checks a wish.
    pub(super) fn read(
        catalog: &'c Catalog,
        wish: &'c Wish,
        now: Timestamp,
    ) -> Result<Self, ScheduleError> {
        let mut kinds: Vec<&Key> = Vec::new();
        let tasks = wish
            .services
            .iter()
            .map(|id| task(catalog, *id, &mut kinds))
            .collect::<Result<Vec<_>, _>>()?;
        match tasks.len() {
            0 => return Err(ScheduleError::NothingWished),
            1..=MOST_SERVICES => {}
            _ => {
                return Err(ScheduleError::TooMany {
                    most: MOST_SERVICES,
                });
            }
        }
        let people = people(catalog, wish.staff, &tasks)?;
        let of_kind = |kind: &&Key| {
            let all = catalog.resources.iter();
            all.filter(|resource| resource.kind == **kind).collect()
        };
        Ok(Self {
            catalog,
            wish,
            people,
            kinds: kinds.iter().map(of_kind).collect(),
            tasks,
            bounds: Bounds::new(catalog, wish, now),
        })
    }

    /// Returns the one person who could do it all; `None` when there are several, or it takes
    /// several.
    pub(super) fn only_person(&self) -> Option<StaffId> {
        match self.people.as_slice() {
            [(_, person)] => Some(person.id),
            _ => None,
        }
    }
}

impl Bounds {
    fn new(catalog: &Catalog, wish: &Wish, now: Timestamp) -> Self {
        let (policy, zone) = (&catalog.salon.policy, &catalog.salon.zone);
        let earliest = now
            .checked_add(policy.notice.duration())
            .unwrap_or(Timestamp::MAX);
        let days = Span::new().days(policy.horizon_days);
        let latest = zone.date(now).saturating_add(days);
        let end = latest
            .tomorrow()
            .ok()
            .and_then(|after| zone.starting(after.to_datetime(Time::midnight())))
            .unwrap_or(Timestamp::MAX);
        Self {
            earliest,
            latest,
            from: second_from(wish.window.start().max(earliest)),
            until: second_from(wish.window.end().min(end)),
        }
    }
}

/// Returns the steps in which a person does a service; `None` when they do not, or it takes no time.
pub(super) fn steps<'c>(person: &'c StaffMember, service: &'c Service) -> Option<&'c [Step]> {
    let skill = person.find_skill(service.id)?;
    let steps = skill.steps.as_deref().unwrap_or(&service.steps);
    let minutes: Minutes = steps.iter().map(|step| step.minutes).sum();
    (minutes > Minutes::ZERO).then_some(steps)
}

fn task<'c>(
    catalog: &'c Catalog,
    id: ServiceId,
    kinds: &mut Vec<&'c Key>,
) -> Result<Task<'c>, ScheduleError> {
    let unknown = ScheduleError::UnknownService { service: id };
    let service = catalog.find_service(id).ok_or(unknown)?;
    let Some(wanted) = &service.resource_kind else {
        return Ok(Task {
            service,
            kind: None,
        });
    };
    let resources = &catalog.resources;
    if !resources.iter().any(|resource| resource.kind == *wanted) {
        return Err(ScheduleError::NoResource {
            service: id,
            kind: wanted.clone(),
        });
    }
    let known = kinds.iter().position(|kind| *kind == wanted);
    let kind = known.unwrap_or_else(|| {
        kinds.push(wanted);
        kinds.len() - 1
    });
    Ok(Task {
        service,
        kind: Some(kind),
    })
}

/// Finds who could do at least one of the services; only the wished one, if there is one.
fn people<'c>(
    catalog: &'c Catalog,
    wished: Option<StaffId>,
    tasks: &[Task<'c>],
) -> Result<Vec<(usize, &'c StaffMember)>, ScheduleError> {
    let does = |person: &StaffMember, task: &Task<'_>| steps(person, task.service).is_some();
    for task in tasks {
        if !catalog.staff.iter().any(|person| does(person, task)) {
            let service = task.service.id;
            return Err(ScheduleError::NobodyDoes { service });
        }
    }
    let mut people: Vec<(usize, &StaffMember)> = Vec::new();
    if let Some(staff) = wished {
        let mut all = catalog.staff.iter().enumerate();
        let person = all.find(|(_, person)| person.id == staff);
        let person = person.ok_or(ScheduleError::UnknownStaff { staff })?;
        if let Some(task) = tasks.iter().find(|task| !does(person.1, task)) {
            let service = task.service.id;
            return Err(ScheduleError::StaffDoesNot { staff, service });
        }
        people.push(person);
    } else {
        let all = catalog.staff.iter().enumerate();
        people.extend(all.filter(|(_, person)| tasks.iter().any(|task| does(person, task))));
        people.sort_by_key(|(_, person)| person.id);
    }
    Ok(people)
}
