//! Carrying out what a model asks for. Authority is here, not in the prompt: what changes the book is
//! done only where the client's own text accepts it.

use salon_domain::{ClientName, OfferId, VisitId};
use salon_language::IntentKind;
use serde_json::{Map, Value, json};

use super::arguments::{
    Because, FindOpenings, Named, Nothing, OnDate, Prices, TheOffer, TheVisit, Topic, arguments,
    not_accepted, refuse,
};
use super::talk::Talk;
use super::tools::HANDOFF_REASONS;
use crate::accept::{Acceptance, NotAccepted};
use crate::dialogue::Asked;
use crate::toolbox::ToolError;

/// What a command answers: a result for the model, or a failure of ours.
pub(super) type Told = Result<Value, ToolError>;

impl Talk<'_, '_> {
    /// Carries out one command by its name.
    pub(super) async fn act(&mut self, name: &str, given: Map<String, Value>) -> Told {
        macro_rules! with {
            ($wanted:ty, $given:ident => $run:expr) => {
                match arguments::<$wanted>(given) {
                    Ok($given) => $run,
                    Err(told) => Ok(told),
                }
            };
        }
        let told = match name {
            "find_openings" => with!(FindOpenings, it => self.find_openings(it).await),
            "book" => with!(TheOffer, it => self.book(OfferId::new(it.offer_id.get())).await),
            "move_visit" => {
                with!(TheOffer, it => self.move_visit(OfferId::new(it.offer_id.get())).await)
            }
            "ask_to_cancel" => {
                with!(TheVisit, it => Ok(self.ask_to_cancel(VisitId::new(it.visit_id.get()))))
            }
            "cancel_visit" => {
                with!(TheVisit, it => self.cancel(VisitId::new(it.visit_id.get())).await)
            }
            "confirm_visit" => {
                with!(TheVisit, it => self.confirm(VisitId::new(it.visit_id.get())).await)
            }
            "my_visits" => with!(Nothing, _none => Ok(self.my_visits())),
            "prices" => with!(Prices, it => Ok(self.prices(&it))),
            "hours" => with!(OnDate, it => Ok(self.hours(it.date.as_deref()))),
            "salon_facts" => with!(Topic, it => Ok(self.fact(&it.topic))),
            "set_name" => with!(Named, it => self.set_name(&it.name).await),
            "running_late" => with!(Nothing, _none => Ok(self.running_late())),
            "hand_off" => with!(Because, it => Ok(self.hand_off(&it.reason))),
            _ => Ok(refuse("there is no such tool")),
        };
        match told {
            Err(ToolError::SlotTaken) => Ok(refuse(
                "somebody else took that time a moment ago: say so, and find openings again",
            )),
            Err(ToolError::OfferGone) => Ok(not_accepted(NotAccepted::NoSuchOffer)),
            Err(ToolError::NoSuchVisit) => Ok(refuse("no such coming visit under this number")),
            Err(ToolError::NotTrusted) => {
                let words = self.situation.words();
                self.toolbox.hand_off("waits_for_a_person", words);
                Ok(refuse(
                    "a person of the salon does that and has been asked: tell the client so",
                ))
            }
            told => told,
        }
    }

    fn acceptance(&self) -> Acceptance<'_> {
        Acceptance {
            read: &self.read,
            dialogue: &self.before,
            offers: &self.situation.offers,
            visits: &self.situation.visits,
            zone: &self.situation.salon().zone,
        }
    }

    async fn book(&mut self, offer: OfferId) -> Told {
        if let Err(why) = self.acceptance().of_offer(offer) {
            return Ok(not_accepted(why));
        }
        if let Some(Asked::Name { held, .. }) = self.before.asked {
            return match self.toolbox.keep_hold(held).await {
                Ok(visit) => Ok(self.told("booked", &visit)),
                Err(error @ (ToolError::Database(_) | ToolError::NotTrusted)) => Err(error),
                Err(_run_out) => {
                    let visit = self.toolbox.book(offer).await?;
                    Ok(self.told("booked", &visit))
                }
            };
        }
        let shown = self.situation.offers.iter().find(|open| open.id == offer);
        if shown.is_some_and(|open| open.moves.is_some()) {
            return Ok(refuse("this offer moves a visit: use move_visit"));
        }
        let client = shown.and_then(|open| open.client);
        if self.toolbox.name_for(client).is_some() {
            let visit = self.toolbox.book(offer).await?;
            return Ok(self.told("booked", &visit));
        }
        self.toolbox.hold(offer).await?;
        Ok(json!({
            "held": true,
            "not_booked_yet": "ask for the client's name; it is booked once they gave it",
        }))
    }

    async fn move_visit(&mut self, offer: OfferId) -> Told {
        if let Err(why) = self.acceptance().of_offer(offer) {
            return Ok(not_accepted(why));
        }
        let visit = self.toolbox.move_visit(offer).await?;
        Ok(self.told("moved", &visit))
    }

    /// Makes cancelling a visit our open question; nothing is cancelled before it is answered.
    fn ask_to_cancel(&mut self, visit: VisitId) -> Value {
        let Some(known) = self.situation.visits.iter().find(|one| one.id == visit) else {
            return refuse("no such coming visit under this number");
        };
        self.asked_to_cancel = Some(visit);
        let policy = &self.situation.salon().policy;
        let notice = known.range.start().duration_since(self.situation.now);
        let late = notice < policy.change_notice.duration();
        let fee = policy.late_fee.filter(|_| late);
        if let Some(fee) = fee {
            self.toolbox.evidence().amount(fee);
        }
        let told = self.told("ask_whether_to_cancel", &known.clone());
        json!({ "visit": told, "fee": fee.map(|amount| self.show().money(amount)) })
    }

    async fn cancel(&mut self, visit: VisitId) -> Told {
        if let Err(why) = self.acceptance().of_cancelling(visit) {
            return Ok(not_accepted(why));
        }
        let visit = self.toolbox.cancel(visit).await?;
        Ok(self.told("cancelled", &visit))
    }

    async fn confirm(&mut self, visit: VisitId) -> Told {
        if let Err(why) = self.acceptance().of_confirming(visit) {
            return Ok(not_accepted(why));
        }
        let visit = self.toolbox.confirm(visit).await?;
        Ok(self.told("confirmed", &visit))
    }

    fn my_visits(&mut self) -> Value {
        let visits = self.toolbox.my_visits();
        visits
            .iter()
            .map(|visit| self.told("coming", visit))
            .collect()
    }

    fn told(&self, what: &str, visit: &salon_domain::Visit) -> Value {
        let words = self.situation.visit_words(visit);
        let name = self.toolbox.name_for(Some(visit.client));
        json!({
            "ok": what,
            "visit_id": visit.id.get(),
            "when": self.show().moment(words.at),
            "services": words.services,
            "staff": words.staff,
            "for": name.map(|name| name.first().to_owned()),
        })
    }

    async fn set_name(&mut self, name: &str) -> Told {
        let name = self.mask.reveal(name);
        let said = self.situation.words().to_lowercase();
        let said: Vec<&str> = said
            .split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '-'))
            .collect();
        let own = name
            .to_lowercase()
            .split_whitespace()
            .all(|word| said.contains(&word));
        let Some(parsed) = ClientName::parse(&name).ok().filter(|_| own) else {
            return Ok(not_accepted(NotAccepted::NameNotSaid));
        };
        self.toolbox.set_name(&parsed).await?;
        Ok(json!({ "ok": "named", "first_name": parsed.first() }))
    }

    fn running_late(&mut self) -> Value {
        if !self.read.has(&IntentKind::RunningLate) {
            return refuse("the client has not said that they will be late");
        }
        let words = self.situation.words();
        self.toolbox.hand_off("running_late", words);
        let today = self.situation.today();
        let zone = &self.situation.salon().zone;
        let visits = self.toolbox.my_visits();
        let todays = visits
            .iter()
            .find(|visit| zone.date(visit.range.start()) == today);
        json!({
            "ok": "the team knows",
            "todays_visit": todays.map(|visit| self.told("coming", visit)),
        })
    }

    fn hand_off(&mut self, reason: &str) -> Value {
        if !HANDOFF_REASONS.contains(&reason) {
            return refuse("there is no such reason");
        }
        let words = self.situation.words();
        self.toolbox.hand_off(reason, words);
        json!({ "ok": "a person was asked; tell the client that somebody will text them" })
    }
}
