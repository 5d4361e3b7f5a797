//! What an assistant can do: typed commands, each scoped to the people of one number.
//!
//! No command takes a client, a phone number, a price or a time of its own: a booking is made from
//! an offer that this number was shown. Whatever a command reads or does becomes [`Evidence`].

mod looking;
mod pretending;
mod remembering;
mod telling;
mod visiting;

use salon_domain::{ClientId, ClientName, Opening, Person, VisitId};
use salon_postgres::{
    BookError, Database, DatabaseError, DoneEffect, Effect, NewHandoff, NewOffer, OfferChange,
    VisitError,
};

pub use looking::ServiceTerms;
use looking::counted;
pub(crate) use remembering::ModelNotes;
pub(crate) use telling::Done;

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
    /// What earlier attempts of the turn did and this one has not asked for yet.
    done_before: Vec<DoneEffect>,
    /// What is durable in this turn, in order.
    done: Vec<Done>,
    /// People who were added in this turn.
    added: Vec<Person>,
    acts: Acts,
    model: ModelNotes,
    steps: Vec<String>,
    effects: Effects,
}

/// What becomes of commands that change something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effects {
    /// They are carried out.
    Real,
    /// They answer as if they had been, and nothing is written.
    Pretended,
}

/// Whether commands may change the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Acts {
    /// They may, where the client accepts.
    Allowed,
    /// A person does that; whether one was asked for is remembered.
    Refused { asked_for: bool },
}

/// What a turn leaves behind for its record.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) evidence: Evidence,
    pub(crate) offers: OfferChange,
    pub(crate) handoff: Option<NewHandoff>,
    pub(crate) model: ModelNotes,
    pub(crate) acts: Acts,
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
    /// Answers to this wish are only drafted: the book is for a person to change.
    #[error("a person has to do that")]
    NotTrusted,
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
            Self::NotTrusted => "tool_not_trusted",
            Self::Database(error) => error.code(),
        }
    }

    /// Whether the same command may be carried out later.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        match self {
            Self::SlotTaken | Self::OfferGone | Self::NoSuchVisit | Self::NotTrusted => false,
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
            ordinal: last_ordinal(&situation.done),
            evidence: Evidence::default(),
            offers: OfferChange::Keep,
            handoff: None,
            client: situation.people.first().cloned(),
            done_before: situation.done.clone(),
            done: Vec::new(),
            added: Vec::new(),
            acts: Acts::Allowed,
            model: ModelNotes::default(),
            steps: Vec::new(),
            effects: Effects::Real,
        }
    }

    /// Leaves the book to a person for this turn.
    pub(crate) const fn refuse_acts(&mut self) {
        self.acts = Acts::Refused { asked_for: false };
    }

    /// Whether the book may be changed; an attempt that was refused is remembered.
    const fn may_act(&mut self) -> Result<(), ToolError> {
        match &mut self.acts {
            Acts::Allowed => Ok(()),
            Acts::Refused { asked_for } => {
                *asked_for = true;
                Err(ToolError::NotTrusted)
            }
        }
    }

    /// A toolbox whose commands change nothing.
    pub(crate) fn pretending(database: &'a Database, situation: &'a Situation) -> Self {
        Self {
            effects: Effects::Pretended,
            ..Self::new(database, situation)
        }
    }

    fn pretends(&self) -> bool {
        self.effects == Effects::Pretended
    }

    pub(crate) fn finish(self) -> Outcome {
        let Self {
            evidence,
            offers,
            handoff,
            model,
            acts,
            steps,
            ..
        } = self;
        Outcome {
            evidence,
            offers,
            handoff,
            model,
            acts,
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
        self.show_offers(openings.iter().map(offer).collect());
    }

    /// Shows offers that know already what they move and whom they are for.
    pub(crate) fn show_offers(&mut self, offers: Vec<NewOffer>) {
        self.note(format!("showed {}", counted(offers.len(), "opening")));
        self.offers = OfferChange::Replace(offers);
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
        if self.pretends() {
            return Ok(self.pretend_client());
        }
        let (effect, salon) = (self.effect("add_person", None), self.situation.salon().id);
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

    /// Makes what follows be for somebody who comes along: a person of this number by that first
    /// name, or a new one. "Daughter" is name enough until the salon knows a better one.
    ///
    /// # Errors
    /// [`ToolError::Database`].
    pub async fn turn_to(&mut self, name: &ClientName) -> Result<(), ToolError> {
        let person = self.companion(name).await?;
        self.client = Some(person);
        Ok(())
    }

    /// Finds a person of this number by first name, or adds one.
    pub(crate) async fn companion(&mut self, name: &ClientName) -> Result<Person, ToolError> {
        let first = name.first().to_lowercase();
        let same = |person: &&Person| {
            let known = person.name.as_ref();
            known.is_some_and(|known| known.first().to_lowercase() == first)
        };
        let known = self.situation.people.iter().chain(&self.added);
        if let Some(person) = known.clone().find(same) {
            return Ok(person.clone());
        }
        let (effect, salon) = (self.effect("add_person", None), self.situation.salon().id);
        let id = self
            .database
            .add_person(effect, salon, &self.situation.client_address, Some(name))
            .await?;
        let person = Person {
            id,
            name: Some(name.clone()),
        };
        self.added.push(person.clone());
        self.note("added a person".to_owned());
        Ok(person)
    }

    /// Returns the person this conversation is for, if there is a row of them.
    pub(crate) fn client_id(&self) -> Option<ClientId> {
        self.client.as_ref().map(|person| person.id)
    }

    /// Returns the name of the person whom an offer is for.
    pub(crate) fn name_for(&self, client: Option<ClientId>) -> Option<ClientName> {
        let Some(id) = client else {
            return self.client_name().cloned();
        };
        let current = self.client.iter();
        let mut known = current.chain(&self.added).chain(&self.situation.people);
        known.find(|person| person.id == id)?.name.clone()
    }

    /// Writes down the name of the person this conversation is for.
    ///
    /// # Errors
    /// [`ToolError::Database`].
    pub async fn set_name(&mut self, name: &ClientName) -> Result<(), ToolError> {
        let client = self.client().await?;
        self.evidence.person(name);
        if !self.pretends() {
            let effect = self.effect("name", Some(client.get()));
            let salon = self.situation.salon().id;
            let named = self.database.name_person(effect, salon, client, name);
            named.await?;
        }
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
        if !self.pretends() {
            let (effect, salon) = (self.effect("unlink", None), self.situation.salon().id);
            let number = &self.situation.client_address;
            self.database.unlink_number(effect, salon, number).await?;
        }
        self.note("unlinked the number".to_owned());
        Ok(())
    }

    /// Returns the facts gathered so far, to add what an answer needs.
    pub(crate) fn evidence(&mut self) -> &mut Evidence {
        &mut self.evidence
    }

    /// Names the next effect. One that an earlier attempt of the turn had keeps its number, in
    /// whatever order this attempt asks for it.
    fn effect(&mut self, kind: &str, subject: Option<i64>) -> Effect {
        let turn = self.situation.turn;
        let same =
            |done: &DoneEffect| done.kind == kind && (subject.is_none() || done.subject == subject);
        if let Some(at) = self.done_before.iter().position(same) {
            let ordinal = self.done_before.remove(at).ordinal;
            return Effect { turn, ordinal };
        }
        self.ordinal += 1;
        Effect {
            turn,
            ordinal: self.ordinal,
        }
    }

    fn note(&mut self, step: String) {
        self.steps.push(step);
    }
}

/// Makes a name of a word for somebody who comes along: "daughter" is on the book as Daughter.
pub(crate) fn companion_name(word: &str) -> Option<ClientName> {
    let first = word.split_whitespace().next()?.to_lowercase();
    let mut letters = first.chars();
    let name: String = letters.next()?.to_uppercase().chain(letters).collect();
    ClientName::parse(&name).ok()
}

fn last_ordinal(done: &[DoneEffect]) -> i32 {
    done.iter().map(|done| done.ordinal).max().unwrap_or(0)
}
