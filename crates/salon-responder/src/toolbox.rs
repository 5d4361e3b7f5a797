//! What an assistant can do: typed commands, each scoped to the people of one number.
//!
//! No command takes a client, a phone number, a price or a time of its own: a booking is made from
//! an offer that this number was shown. Whatever a command reads or does becomes [`Evidence`].

mod looking;
mod visiting;

use salon_domain::{ClientId, ClientName, Opening, Person, VisitId};
use salon_postgres::{
    BookError, Database, DatabaseError, Effect, NewHandoff, NewOffer, OfferChange, VisitError,
};

pub use looking::ServiceTerms;

use crate::evidence::Evidence;
use crate::situation::Situation;

/// The commands of one turn. Effects are numbered in the order in which they are asked for, so that
/// a turn that is run again after a crash finds them done.
#[derive(Debug)]
pub struct Toolbox<'a> {
    database: &'a Database,
    situation: &'a Situation,
    ordinal: i32,
    evidence: Evidence,
    offers: OfferChange,
    handoff: Option<NewHandoff>,
    client: Option<Person>,
    steps: Vec<String>,
}

/// What a turn leaves behind for its record.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) evidence: Evidence,
    pub(crate) offers: OfferChange,
    pub(crate) handoff: Option<NewHandoff>,
    pub(crate) steps: Vec<String>,
}

/// A command was not carried out.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ToolError {
    /// Somebody else has the time now.
    #[error("the time was taken a moment ago")]
    SlotTaken,
    /// The offer is not open any more, or was never shown here.
    #[error("the offer is not open in this conversation")]
    OfferGone,
    /// The visit is not a coming visit of this number's people.
    #[error("no such coming visit under this number")]
    NoSuchVisit,
    /// The database did not do its part.
    #[error("a command could not be carried out")]
    Database(#[from] DatabaseError),
}

impl ToolError {
    /// Returns the stable name of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::SlotTaken => "tool_slot_taken",
            Self::OfferGone => "tool_offer_gone",
            Self::NoSuchVisit => "tool_no_such_visit",
            Self::Database(error) => error.code(),
        }
    }

    /// Whether the same command may be carried out later.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        match self {
            Self::SlotTaken | Self::OfferGone | Self::NoSuchVisit => false,
            Self::Database(error) => error.is_transient(),
        }
    }
}

impl From<BookError> for ToolError {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "whatever else is wrong with a visit, it is not one to act on"
    )]
    fn from(error: BookError) -> Self {
        match error {
            BookError::SlotTaken => Self::SlotTaken,
            BookError::OfferGone => Self::OfferGone,
            BookError::Database(error) => Self::Database(error),
            _ => Self::NoSuchVisit,
        }
    }
}

impl From<VisitError> for ToolError {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "whatever else is wrong with a visit, it is not one to act on"
    )]
    fn from(error: VisitError) -> Self {
        match error {
            VisitError::Database(error) => Self::Database(error),
            _ => Self::NoSuchVisit,
        }
    }
}

impl<'a> Toolbox<'a> {
    pub(crate) fn new(database: &'a Database, situation: &'a Situation) -> Self {
        Self {
            database,
            situation,
            ordinal: 0,
            evidence: Evidence::default(),
            offers: OfferChange::Keep,
            handoff: None,
            client: situation.people.first().cloned(),
            steps: Vec::new(),
        }
    }

    pub(crate) fn finish(self) -> Outcome {
        let Self {
            evidence,
            offers,
            handoff,
            steps,
            ..
        } = self;
        Outcome {
            evidence,
            offers,
            handoff,
            steps,
        }
    }

    /// Shows openings to the client, numbered from 1 in this order; they replace what was shown
    /// before. With `moves`, accepting one moves that visit.
    pub fn show(&mut self, openings: &[Opening], moves: Option<VisitId>) {
        let policy = &self.situation.salon().policy;
        let expires_at = self.situation.now.saturating_add(policy.offer.duration());
        let expires_at = expires_at.unwrap_or(self.situation.now);
        let offer = |opening: &Opening| NewOffer {
            opening: opening.clone(),
            moves,
            client: self.client.as_ref().map(|person| person.id),
            expires_at,
        };
        self.offers = OfferChange::Replace(openings.iter().map(offer).collect());
        self.note(format!("showed {} openings", openings.len()));
    }

    /// Takes every opening back that was shown.
    pub fn withdraw_offers(&mut self) {
        self.offers = OfferChange::Replace(Vec::new());
    }

    /// Asks a person to take over; the first reason of a turn stays.
    pub fn hand_off(&mut self, reason: &str, summary: String) {
        self.note(format!("handed off: {reason}"));
        self.handoff.get_or_insert(NewHandoff {
            reason: reason.to_owned(),
            summary,
        });
    }

    /// Returns the person this conversation is for, making one without a name if there is none.
    async fn client(&mut self) -> Result<ClientId, ToolError> {
        if let Some(person) = &self.client {
            return Ok(person.id);
        }
        let (effect, salon) = (self.effect(), self.situation.salon().id);
        let id = self
            .database
            .add_person(effect, salon, &self.situation.client_address, None)
            .await?;
        self.client = Some(Person { id, name: None });
        Ok(id)
    }

    /// Returns the name of the person this conversation is for.
    #[must_use]
    pub fn client_name(&self) -> Option<&ClientName> {
        self.client.as_ref()?.name.as_ref()
    }

    /// Writes down the name of the person this conversation is for.
    ///
    /// # Errors
    /// [`ToolError::Database`].
    pub async fn set_name(&mut self, name: &ClientName) -> Result<(), ToolError> {
        let client = self.client().await?;
        self.evidence.person(name);
        let (effect, salon) = (self.effect(), self.situation.salon().id);
        self.database
            .name_person(effect, salon, client, name)
            .await?;
        self.client = Some(Person {
            id: client,
            name: Some(name.clone()),
        });
        self.note("wrote down a name".to_owned());
        Ok(())
    }

    /// Takes this number off everybody it stood for.
    ///
    /// # Errors
    /// [`ToolError::Database`].
    pub async fn unlink_number(&mut self) -> Result<(), ToolError> {
        let (effect, salon) = (self.effect(), self.situation.salon().id);
        self.database
            .unlink_number(effect, salon, &self.situation.client_address)
            .await?;
        self.note("unlinked the number".to_owned());
        Ok(())
    }

    /// Returns the facts gathered so far, to add what an answer needs.
    pub(crate) fn evidence(&mut self) -> &mut Evidence {
        &mut self.evidence
    }

    fn effect(&mut self) -> Effect {
        self.ordinal += 1;
        Effect {
            turn: self.situation.turn,
            ordinal: self.ordinal,
        }
    }

    fn note(&mut self, step: String) {
        self.steps.push(step);
    }
}
