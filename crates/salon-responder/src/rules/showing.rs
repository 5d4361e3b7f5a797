//! Openings as they are shown, and the names of what is spoken of.

use jiff::Timestamp;
use jiff::civil::DateTime;
use salon_domain::{Opening, ServiceId, StaffId, TimeRange, Visit};
use salon_language::{Offered, Saying};

use super::RuleTurn;
use super::pick::{Pick, pick};
use super::search::Target;
use crate::dialogue::Asked;

/// Openings shown in one text.
const SHOWN: usize = 3;

impl RuleTurn<'_, '_> {
    pub(super) fn show_or_give_up(&mut self, target: &Target, openings: &[Opening], how: Pick) {
        if openings.is_empty() {
            self.give_up(target);
        } else {
            self.show(target, &pick(openings, how, SHOWN));
        }
    }

    /// Shows openings, and asks which one.
    pub(super) fn show(&mut self, target: &Target, openings: &[Opening]) {
        self.toolbox.show(openings, target.moving);
        let moves = target.moving.is_some();
        let offers = self.offered(openings);
        let saying = match (openings, offers.as_slice()) {
            ([opening], [offer]) => self.offer_one(&target.services, opening, offer.clone(), moves),
            _ => Saying::OfferSeveral {
                services: self.service_names(&target.services),
                offers,
                moves,
            },
        };
        self.ask(Asked::Offer, saying);
    }

    /// Puts openings into the form in which they are shown.
    pub(super) fn offered<'o>(
        &self,
        openings: impl IntoIterator<Item = &'o Opening>,
    ) -> Vec<Offered> {
        let numbered = openings.into_iter().zip(1..);
        numbered
            .map(|(opening, number)| Offered {
                number,
                at: self.local(opening.start()),
                staff: opening.staff().and_then(|staff| self.staff_name(staff)),
            })
            .collect()
    }

    /// Asks for the openings that are open once more: which one of several, or whether to take the
    /// only one, in the words in which it was first put; `None` when none is open.
    pub(super) fn offers_again(&mut self) -> Option<Saying> {
        let offers = &self.situation.offers;
        self.offers_are_facts();
        let openings = offers.iter().map(|offer| &offer.opening);
        match (offers.as_slice(), self.offered(openings).as_slice()) {
            ([], _) => None,
            ([only], [offer]) => {
                let parts = only.opening.parts().iter().map(|part| part.service);
                let services: Vec<ServiceId> = parts.collect();
                let moves = only.moves.is_some();
                Some(self.offer_one(&services, &only.opening, offer.clone(), moves))
            }
            (_, several) => Some(Saying::AskWhichOffer {
                offers: several.to_vec(),
            }),
        }
    }

    fn offer_one(
        &self,
        services: &[ServiceId],
        opening: &Opening,
        offer: Offered,
        moves: bool,
    ) -> Saying {
        Saying::OfferOne {
            services: self.service_names(services),
            offer,
            minutes: length(opening.range()),
            price: opening.price().filter(|_| !moves),
            moves,
        }
    }

    /// Openings that are shown again are facts of this turn too.
    pub(super) fn offers_are_facts(&mut self) {
        let zone = &self.situation.salon().zone;
        for offer in &self.situation.offers {
            self.toolbox.evidence().opening(zone, &offer.opening);
        }
    }

    /// Returns the wall-clock time of an instant at the salon.
    pub(super) fn local(&self, instant: Timestamp) -> DateTime {
        self.situation.salon().zone.local(instant).datetime()
    }

    /// Returns the names of services, as on the menu.
    pub(super) fn service_names(&self, services: &[ServiceId]) -> Vec<String> {
        let catalog = self.situation.catalog();
        let names = services.iter().filter_map(|id| catalog.find_service(*id));
        names.map(|service| service.name.clone()).collect()
    }

    /// Returns the name of a member of staff.
    pub(super) fn staff_name(&self, staff: StaffId) -> Option<String> {
        self.situation
            .catalog()
            .find_staff(staff)
            .map(|person| person.name.clone())
    }

    /// Returns the names of those who do a service.
    pub(super) fn doers(&mut self, service: ServiceId) -> Vec<String> {
        let staff = self.situation.catalog().staff.iter();
        let doers = staff.filter(|person| person.find_skill(service).is_some());
        let doers = doers.inspect(|person| self.toolbox.evidence().staff(person.id));
        doers.map(|person| person.name.clone()).collect()
    }

    /// Returns who does all of a visit, if it is one person.
    #[expect(clippy::unused_self, reason = "reads like its neighbours")]
    pub(super) fn staff_of(&self, visit: &Visit) -> Option<StaffId> {
        let first = visit.services.first()?.staff;
        visit
            .services
            .iter()
            .all(|part| part.staff == first)
            .then_some(first)
    }
}

fn length(range: TimeRange) -> salon_domain::Minutes {
    salon_domain::Minutes::new(u32::try_from(range.minutes()).unwrap_or_default())
}
