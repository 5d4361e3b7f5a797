//! Who works at a salon, and what they can do.

use crate::id::{ServiceId, StaffId};
use crate::money::Price;
use crate::names::Key;
use crate::service::Step;

/// A person who works at a salon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffMember {
    /// The row.
    pub id: StaffId,
    /// The name for machines.
    pub key: Key,
    /// The name clients use.
    pub name: String,
    /// Other names clients use.
    pub nicknames: Vec<String>,
    /// What they can do.
    pub skills: Vec<Skill>,
}

impl StaffMember {
    /// Finds how this person does a service; `None` when they do not.
    #[must_use]
    pub fn find_skill(&self, service: ServiceId) -> Option<&Skill> {
        self.skills.iter().find(|skill| skill.service == service)
    }
}

/// A service that a person can do, and how it differs when they do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skill {
    /// Which service.
    pub service: ServiceId,
    /// Their own steps, in place of the service's.
    pub steps: Option<Vec<Step>>,
    /// Their own price, in place of the service's.
    pub price: Option<Price>,
}
