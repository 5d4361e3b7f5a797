//! Commands that change the book: hold, book, move, cancel, confirm.

use salon_domain::{OfferId, Visit, VisitId, VisitStatus};
use salon_postgres::{Effect, NewVisit, Offer, VisitKind};

use super::pretending::pretended;
use super::{Done, ToolError, Toolbox};
use crate::evidence::Deed;

/// No row has this number, so an effect with it is a new one.
const NONE_BEFORE: i64 = -1;

impl Toolbox<'_> {
    /// Books an offer that was shown in this conversation.
    ///
    /// # Errors
    /// [`ToolError::SlotTaken`] when somebody was faster; [`ToolError::OfferGone`].
    pub async fn book(&mut self, offer: OfferId) -> Result<Visit, ToolError> {
        if let Some(visit) = self.find_booked(offer) {
            return Ok(visit);
        }
        let visit = self.write(offer, VisitKind::Booked).await?;
        self.evidence.deed(Deed::Booked);
        self.note(format!("booked visit {}", visit.id));
        self.done.push(Done::Booked {
            offer,
            visit: visit.clone(),
        });
        Ok(visit)
    }

    /// Keeps an offer for as long as the salon holds openings, while a last question is answered.
    ///
    /// # Errors
    /// [`ToolError::SlotTaken`]; [`ToolError::OfferGone`].
    pub async fn hold(&mut self, offer: OfferId) -> Result<Visit, ToolError> {
        let policy = &self.situation.salon().policy;
        let until = self.situation.now.saturating_add(policy.hold.duration());
        let until = until.unwrap_or(self.situation.now);
        let visit = self.write(offer, VisitKind::Held { until }).await?;
        self.note(format!("held visit {}", visit.id));
        self.done.push(Done::Held {
            offer,
            visit: visit.id,
        });
        Ok(visit)
    }

    /// Turns a held visit into a booked one.
    ///
    /// # Errors
    /// [`ToolError::OfferGone`] when the hold has run out.
    pub async fn keep_hold(&mut self, held: VisitId) -> Result<Visit, ToolError> {
        self.may_act()?;
        let visit = if self.pretends() {
            self.pretend_kept(held).await?
        } else {
            let effect = self.effect("keep_hold", Some(held.get()));
            let (salon, now) = (self.situation.salon().id, self.situation.now);
            self.database.keep_hold(effect, salon, held, now).await?
        };
        self.evidence.visit(&self.situation.salon().zone, &visit);
        self.evidence.deed(Deed::Booked);
        self.note(format!("booked held visit {}", visit.id));
        self.done.push(Done::Kept(visit.clone()));
        Ok(visit)
    }

    /// Gives up a held visit; one that ran out already is no error.
    ///
    /// # Errors
    /// [`ToolError::Database`].
    pub async fn release_hold(&mut self, held: VisitId) -> Result<(), ToolError> {
        if self.pretends() {
            self.note(format!("released visit {held}"));
            return Ok(());
        }
        let effect = self.effect(VisitStatus::Cancelled.as_str(), Some(held.get()));
        let (salon, now) = (self.situation.salon().id, self.situation.now);
        match self
            .database
            .change_visit(effect, salon, held, VisitStatus::Cancelled, now)
            .await
        {
            Ok(_) => self.note(format!("released visit {held}")),
            Err(error) => match ToolError::from(error) {
                ToolError::Database(error) => return Err(ToolError::Database(error)),
                ToolError::NoSuchVisit
                | ToolError::OfferGone
                | ToolError::SlotTaken
                | ToolError::NotTrusted => {}
            },
        }
        Ok(())
    }

    /// Moves a visit to an offer that was shown for that.
    ///
    /// # Errors
    /// [`ToolError::SlotTaken`]; [`ToolError::OfferGone`]; [`ToolError::NoSuchVisit`].
    pub async fn move_visit(&mut self, offer: OfferId) -> Result<Visit, ToolError> {
        let offer = self.find_offer(offer)?;
        let visit = offer.moves.ok_or(ToolError::OfferGone)?;
        let known = self.own(visit)?.clone();
        if let Some(moved) = self.find_moved(offer.id) {
            return Ok(moved);
        }
        self.may_act()?;
        let moved = if self.pretends() {
            pretended(&offer.opening, &known)
        } else {
            let effect = self.effect("move", Some(visit.get()));
            let (salon, now) = (self.situation.salon().id, self.situation.now);
            let opening = &offer.opening;
            self.database
                .move_visit(effect, salon, visit, opening, Some(offer.id), now)
                .await?
        };
        self.evidence.visit(&self.situation.salon().zone, &moved);
        self.evidence.deed(Deed::Moved);
        self.note(format!("moved visit {visit}"));
        self.done.push(Done::Moved {
            offer: offer.id,
            visit: moved.clone(),
        });
        Ok(moved)
    }

    /// Cancels a coming visit of this number's people.
    ///
    /// # Errors
    /// [`ToolError::NoSuchVisit`].
    pub async fn cancel(&mut self, visit: VisitId) -> Result<Visit, ToolError> {
        if let Some(cancelled) = self.find_cancelled(visit) {
            return Ok(cancelled);
        }
        let visit = self.change(visit, VisitStatus::Cancelled).await?;
        self.evidence.deed(Deed::Cancelled);
        self.done.push(Done::Cancelled(visit.clone()));
        Ok(visit)
    }

    /// Confirms a coming visit of this number's people; one that is confirmed already stays so.
    ///
    /// # Errors
    /// [`ToolError::NoSuchVisit`].
    pub async fn confirm(&mut self, visit: VisitId) -> Result<Visit, ToolError> {
        let known = self.own(visit)?.clone();
        let confirmed = if known.status == VisitStatus::Confirmed {
            known
        } else {
            self.change(visit, VisitStatus::Confirmed).await?
        };
        self.evidence.deed(Deed::Confirmed);
        self.done.push(Done::Confirmed(confirmed.clone()));
        Ok(confirmed)
    }

    async fn change(&mut self, visit: VisitId, to: VisitStatus) -> Result<Visit, ToolError> {
        let known = self.own(visit)?.clone();
        self.may_act()?;
        let changed = if self.pretends() {
            Visit {
                status: to,
                ..known
            }
        } else {
            let effect = self.effect(to.as_str(), Some(visit.get()));
            let (salon, now) = (self.situation.salon().id, self.situation.now);
            self.database
                .change_visit(effect, salon, visit, to, now)
                .await?
        };
        self.evidence.visit(&self.situation.salon().zone, &changed);
        self.note(format!("visit {visit} is {to}"));
        Ok(changed)
    }

    async fn write(&mut self, offer: OfferId, kind: VisitKind) -> Result<Visit, ToolError> {
        let offer = self.find_offer(offer)?;
        self.may_act()?;
        let client = match offer.client {
            Some(client) => client,
            None => self.client().await?,
        };
        if self.pretends() {
            let visit = self.pretend_visit(&offer.opening, client, kind);
            self.evidence.visit(&self.situation.salon().zone, &visit);
            return Ok(visit);
        }
        let effect = self.book_effect(&offer).await?;
        let (salon, now) = (self.situation.salon().id, self.situation.now);
        let visit = NewVisit {
            salon,
            client,
            opening: &offer.opening,
            kind,
            offer: Some(offer.id),
            notes: None,
        };
        let id = self.database.book(effect, visit, now).await?;
        let visit = self.database.get_visit(salon, id).await?;
        self.evidence.visit(&self.situation.salon().zone, &visit);
        Ok(visit)
    }

    /// Names the effect of booking an offer. Where an earlier attempt booked several, the one at the
    /// same time is meant.
    async fn book_effect(&mut self, offer: &Offer) -> Result<Effect, ToolError> {
        let salon = self.situation.salon().id;
        let before = self.done_before.iter().filter(|done| done.kind == "book");
        for subject in before.filter_map(|done| done.subject).collect::<Vec<_>>() {
            let visit = self
                .database
                .get_visit(salon, VisitId::new(subject))
                .await?;
            if visit.range == offer.opening.range() {
                return Ok(self.effect("book", Some(subject)));
            }
        }
        Ok(self.effect("book", Some(NONE_BEFORE)))
    }

    /// Finds an offer that is open here: shown to this number and not expired.
    fn find_offer(&self, id: OfferId) -> Result<Offer, ToolError> {
        let offers = &self.situation.offers;
        offers
            .iter()
            .find(|offer| offer.id == id)
            .cloned()
            .ok_or(ToolError::OfferGone)
    }

    /// Finds a coming visit of this number's people.
    fn own(&self, id: VisitId) -> Result<&Visit, ToolError> {
        let visits = &self.situation.visits;
        visits
            .iter()
            .find(|visit| visit.id == id)
            .ok_or(ToolError::NoSuchVisit)
    }
}
