//! What was done in a turn, in words of code.

use salon_domain::{OfferId, Visit, VisitId};
use salon_language::{Claim, MentionKind, Saying, mentions};

use super::Toolbox;
use crate::dialogue::Asked;

/// Something durable that this turn did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Done {
    /// An offer was booked.
    Booked { offer: OfferId, visit: Visit },
    /// An offer is kept while a name is asked for.
    Held { offer: OfferId, visit: VisitId },
    /// What was held is booked.
    Kept(Visit),
    /// A visit has the time of this offer.
    Moved { offer: OfferId, visit: Visit },
    /// A visit will not happen.
    Cancelled(Visit),
    /// A visit was confirmed.
    Confirmed(Visit),
}

impl Toolbox<'_> {
    /// Holds a text against the evidence gathered so far, as the turn will before it leaves.
    ///
    /// # Errors
    /// What no row backs, in words.
    pub fn verify(&self, text: &str) -> Result<(), Vec<String>> {
        crate::turn::check_facts(text, &self.evidence, self.situation)
            .map_err(|lies| lies.iter().map(ToString::to_string).collect())
    }

    /// Returns what this turn has done, in words, and the question that it leaves open.
    pub(crate) fn tell_deeds(&self) -> (Vec<Saying>, Option<Asked>) {
        let mut asked = None;
        let says = self.done.iter().map(|done| match done {
            Done::Booked { visit, .. } | Done::Kept(visit) => self.booked(visit),
            Done::Held { offer, visit } => {
                asked = Some(Asked::Name {
                    held: *visit,
                    offer: *offer,
                });
                Saying::AskName
            }
            Done::Moved { visit, .. } => {
                let words = self.situation.visit_words(visit);
                Saying::Moved {
                    services: words.services,
                    staff: words.staff,
                    at: words.at,
                }
            }
            Done::Cancelled(visit) => Saying::Cancelled {
                visit: self.situation.visit_words(visit),
            },
            Done::Confirmed(visit) => Saying::Confirmed {
                visit: self.situation.visit_words(visit),
            },
        });
        let says = says.collect();
        (says, asked)
    }

    /// Returns what was done in this turn and is not said in a text, in words for a model; nothing
    /// when the client hears of it all.
    pub(crate) fn untold(&self, text: &str) -> Vec<String> {
        let said = mentions(text, self.situation.mention_context());
        let says = |claim| {
            let mut said = said.iter();
            said.any(|mention| mention.kind == MentionKind::Claim(claim))
        };
        let missing = self.done.iter().filter_map(|done| match done {
            Done::Booked { .. } | Done::Kept(_) => (!says(Claim::Booked)).then_some("booked"),
            Done::Moved { .. } => (!says(Claim::Moved)).then_some("moved"),
            Done::Cancelled(_) => (!says(Claim::Cancelled)).then_some("cancelled"),
            Done::Held { .. } | Done::Confirmed(_) => None,
        });
        missing
            .map(|what| format!("it does not say that the visit is {what}, and it is"))
            .collect()
    }

    /// Whether offers stay open after what this turn did: those for somebody who has nothing yet.
    pub(crate) fn offers_left(&self) -> bool {
        let served: Vec<_> = self
            .done
            .iter()
            .filter_map(|done| match done {
                Done::Booked { visit, .. } | Done::Kept(visit) => Some(visit.client),
                Done::Held { .. }
                | Done::Moved { .. }
                | Done::Cancelled(_)
                | Done::Confirmed(_) => None,
            })
            .collect();
        let mut open = self.situation.offers.iter();
        !served.is_empty()
            && open.any(|offer| {
                offer.moves.is_none()
                    && offer.client.is_some_and(|client| !served.contains(&client))
            })
    }

    /// Whether this turn has changed the book.
    pub(crate) fn has_acted(&self) -> bool {
        !self.done.is_empty()
    }

    fn booked(&self, visit: &Visit) -> Saying {
        let words = self.situation.visit_words(visit);
        let name = self.name_for(Some(visit.client));
        Saying::Booked {
            services: words.services,
            staff: words.staff,
            at: words.at,
            name: name.map(|name| name.first().to_owned()),
        }
    }

    pub(super) fn find_booked(&self, offer: OfferId) -> Option<Visit> {
        self.done.iter().find_map(|done| {
            let Done::Booked { offer: one, visit } = done else {
                return None;
            };
            (*one == offer).then(|| visit.clone())
        })
    }

    pub(super) fn find_moved(&self, offer: OfferId) -> Option<Visit> {
        self.done.iter().find_map(|done| {
            let Done::Moved { offer: one, visit } = done else {
                return None;
            };
            (*one == offer).then(|| visit.clone())
        })
    }

    pub(super) fn find_cancelled(&self, visit: VisitId) -> Option<Visit> {
        self.done.iter().find_map(|done| {
            let Done::Cancelled(one) = done else {
                return None;
            };
            (one.id == visit).then(|| one.clone())
        })
    }
}
