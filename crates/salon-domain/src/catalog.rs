//! Everything about a salon that changes seldom, read together.

use crate::address::Address;
use crate::hours::Hours;
use crate::id::{ResourceId, ServiceId, StaffId};
use crate::knowledge::Fact;
use crate::salon::Salon;
use crate::service::{Resource, Service};
use crate::staff::StaffMember;

/// A salon with its menu, people, chairs, hours and facts. Archived ones are not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalog {
    /// The salon.
    pub salon: Salon,
    /// The numbers it texts from, the first one being its main number.
    pub numbers: Vec<Address>,
    /// The menu.
    pub services: Vec<Service>,
    /// The people.
    pub staff: Vec<StaffMember>,
    /// Chairs, rooms, devices.
    pub resources: Vec<Resource>,
    /// When it is open, and who works when.
    pub hours: Hours,
    /// What it says about itself.
    pub facts: Vec<Fact>,
}

impl Catalog {
    /// Finds a service on the menu.
    #[must_use]
    pub fn find_service(&self, id: ServiceId) -> Option<&Service> {
        self.services.iter().find(|service| service.id == id)
    }

    /// Finds a member of staff.
    #[must_use]
    pub fn find_staff(&self, id: StaffId) -> Option<&StaffMember> {
        self.staff.iter().find(|person| person.id == id)
    }

    /// Finds a chair, room or device.
    #[must_use]
    pub fn find_resource(&self, id: ResourceId) -> Option<&Resource> {
        self.resources.iter().find(|resource| resource.id == id)
    }
}
