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
    /// The visit that was booked last, as long as nothing else was talked about.
    pub(crate) booked: Option<VisitId>,
    /// Texts in a row that were not understood.
    pub(crate) misses: u8,
    /// When this was written.
    pub(crate) at: Option<Timestamp>,
    /// The visit that a reminder asked about while another question was open.
    pub(crate) reminded: Option<VisitId>,
    /// Whether what was asked is older than openings are good for.
    #[serde(skip)]
    pub(crate) lapsed: bool,
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
    /// Whether a yes was to cancelling this visit, or to the one opening that is open beside it.
    CancelOrBook(VisitId),
    /// Which of these visits to move.
    MoveWhich(Vec<VisitId>),
    /// Which of these visits to cancel.
    CancelWhich(Vec<VisitId>),
    /// Whether they are coming to this visit: a reminder asked.
    Coming(VisitId),
}

impl Asked {
    /// Whether the question names visits that are in the book.
    pub(crate) const fn is_about_visits(&self) -> bool {
        match self {
            Self::Cancel(_)
            | Self::CancelOrBook(_)
            | Self::MoveWhich(_)
            | Self::CancelWhich(_)
            | Self::Coming(_) => true,
            Self::Service
            | Self::WhichService(_)
            | Self::When
            | Self::WhichDay(_)
            | Self::Offer
            | Self::Name { .. } => false,
        }
    }
}

impl Dialogue {
    /// Reads the state of a conversation. A form that this version does not know is forgotten, and so
    /// is what was left open longer than offers are good for: but for openings that were shown, so
    /// that a late yes to them is known for one.
    pub(crate) fn load(situation: &Situation) -> Self {
        let stored = situation.state.dialogue.clone().unwrap_or_default();
        let dialogue: Self = serde_json::from_value(stored).unwrap_or_default();
        let good_for = situation.salon().policy.offer.duration();
        let fresh = dialogue
            .at
            .is_none_or(|at| situation.now.duration_since(at) <= good_for);
        let shown = matches!(dialogue.asked, Some(Asked::Offer | Asked::Name { .. }));
        let dialogue = if fresh || shown {
            dialogue
        } else {
            Self::default()
        };
        let gone = dialogue.asked == Some(Asked::Offer) && situation.offers.is_empty();
        Self {
            at: Some(situation.now),
            lapsed: !fresh || gone,
            ..dialogue
        }
        .with_reminder(situation)
    }

    /// A reminder that was sent last is a question too. Its letters answer it whatever else is open.
    fn with_reminder(self, situation: &Situation) -> Self {
        let coming = |id: &VisitId| situation.visits.iter().any(|visit| visit.id == *id);
        let newest = situation.reminded.is_some();
        let Some(visit) = situation.reminded.or(self.reminded).filter(coming) else {
            return Self {
                reminded: None,
                ..self
            };
        };
        let answered = is_letter(&situation.words(), &["c", "r", "x"]);
        if answered || (newest && self.asked.is_none()) {
            Self {
                asked: Some(Asked::Coming(visit)),
                reminded: None,
                misses: 0,
                ..self
            }
        } else {
            Self {
                reminded: Some(visit),
                ..self
            }
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
            Asked::Coming(_) => Question::ConfirmVisit,
            Asked::CancelOrBook(_) => Question::PickVisit { count: 2 },
            Asked::MoveWhich(visits) | Asked::CancelWhich(visits) => Question::PickVisit {
                count: visits.len(),
            },
        })
    }
}

/// Whether a text is one of these letters and nothing else.
pub(crate) fn is_letter(text: &str, letters: &[&str]) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    letters
        .iter()
        .any(|letter| bare.eq_ignore_ascii_case(letter))
}
