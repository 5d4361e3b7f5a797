//! Where a dialogue stands: what was wished so far, and what we asked last.

mod draft;

use jiff::Timestamp;
use jiff::civil::Date;
use salon_domain::{OfferId, ServiceId, VisitId};
use salon_language::Question;
use serde::{Deserialize, Serialize};

use crate::situation::Situation;
pub(crate) use draft::Draft;

/// The state that is kept on the conversation, as JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Dialogue {
    /// What was wished so far.
    pub(crate) draft: Draft,
    /// The visit that the wish is to move.
    pub(crate) moving: Option<VisitId>,
    /// What we asked last and have no answer to.
    pub(crate) asked: Option<Asked>,
    /// What else we asked in the same text: a bare yes answers neither.
    pub(crate) also: Option<Asked>,
    /// Whom the visit is for, as the client calls them; `None` for the person who texts.
    pub(crate) for_whom: Option<String>,
    /// Who is to get a visit after this one.
    pub(crate) companions: Vec<String>,
    /// Texts in a row that were not understood.
    pub(crate) misses: u8,
    /// When this was written.
    pub(crate) at: Option<Timestamp>,
}

/// A question of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Asked {
    /// Which service.
    Service,
    /// Which of these services.
    WhichService(Vec<ServiceId>),
    /// What day and time.
    When,
    /// Which of these days.
    WhichDay(Vec<Date>),
    /// Which of the openings shown, or whether to take the only one.
    Offer,
    /// What name to put the held visit under.
    Name { held: VisitId, offer: OfferId },
    /// Whether to cancel this visit.
    Cancel(VisitId),
    /// Which of these visits to move.
    MoveWhich(Vec<VisitId>),
    /// Which of these visits to cancel.
    CancelWhich(Vec<VisitId>),
}

impl Dialogue {
    /// Reads the state of a conversation. What was left open longer than offers are good for is
    /// forgotten, and so is a form that this version does not know.
    pub(crate) fn load(situation: &Situation) -> Self {
        let stored = situation.state.dialogue.clone().unwrap_or_default();
        let dialogue: Self = serde_json::from_value(stored).unwrap_or_default();
        let good_for = situation.salon().policy.offer.duration();
        let fresh = dialogue
            .at
            .is_none_or(|at| situation.now.duration_since(at) <= good_for);
        let dialogue = if fresh { dialogue } else { Self::default() };
        Self {
            at: Some(situation.now),
            ..dialogue
        }
    }

    /// Writes the state in the form that is kept.
    pub(crate) fn store(self) -> serde_json::Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    /// Returns what we asked last, in the form in which answers are read.
    pub(crate) fn question(&self, situation: &Situation) -> Option<Question> {
        let zone = &situation.salon().zone;
        let offers = &situation.offers;
        Some(match self.asked.as_ref()? {
            Asked::Service => Question::AskService,
            Asked::WhichService(services) => Question::PickService {
                options: services.clone(),
            },
            Asked::When => Question::AskWhen,
            Asked::WhichDay(days) => Question::PickDay {
                readings: days.clone(),
            },
            Asked::Offer => Question::PickOffer {
                count: offers.len(),
                starts: offers
                    .iter()
                    .map(|offer| zone.local(offer.opening.start()).datetime())
                    .collect(),
            },
            Asked::Name { .. } => Question::AskName,
            Asked::Cancel(_) => Question::ConfirmCancel,
            Asked::MoveWhich(visits) | Asked::CancelWhich(visits) => Question::PickVisit {
                count: visits.len(),
            },
        })
    }
}
