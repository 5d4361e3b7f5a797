//! What a turn saw, kept on its row so that it can be run again.

use jiff::Timestamp;
use salon_domain::{ClientId, OfferId, Opening, SalonId, TimeRange, Visit, VisitId, VisitStatus};
use salon_language::Language;
use salon_postgres::{ConversationState, Database, DatabaseError, Offer, RecentTexts, TurnStory};
use salon_sms::Transport;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Situation;
use crate::catalogs::Catalogs;

/// Everything a turn saw that may be another a moment later. No name and no number is in it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Seen {
    now: Timestamp,
    language: String,
    written: Option<String>,
    answered_before: bool,
    dialogue: Option<Value>,
    #[serde(default)]
    reminded: Option<VisitId>,
    people: Vec<SeenPerson>,
    visits: Vec<SeenVisit>,
    offers: Vec<SeenOffer>,
}

#[derive(Debug, Serialize, Deserialize)]
struct SeenPerson {
    id: ClientId,
    named: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct SeenVisit {
    id: VisitId,
    status: VisitStatus,
    start: Timestamp,
    end: Timestamp,
}

#[derive(Debug, Serialize, Deserialize)]
struct SeenOffer {
    id: OfferId,
    number: i16,
    opening: Opening,
    moves: Option<VisitId>,
    client: Option<ClientId>,
    expires_at: Timestamp,
}

impl Seen {
    /// Takes down what a situation holds.
    pub(crate) fn of(situation: &Situation) -> Self {
        let person = |person: &salon_domain::Person| SeenPerson {
            id: person.id,
            named: person.name.is_some(),
        };
        Self {
            now: situation.now,
            language: situation.language.tag().to_owned(),
            written: situation.written.map(|language| language.tag().to_owned()),
            answered_before: situation.state.answered_before,
            dialogue: situation.state.dialogue.clone(),
            reminded: situation.reminded,
            people: situation.people.iter().map(person).collect(),
            visits: situation.visits.iter().map(SeenVisit::of).collect(),
            offers: situation.offers.iter().map(SeenOffer::of).collect(),
        }
    }

    /// Puts together what the turn saw: the salon's menu and hours, and the names of people, are
    /// those of today.
    pub(crate) async fn recall(
        self,
        database: &Database,
        salon: SalonId,
        story: &TurnStory,
    ) -> Result<Situation, DatabaseError> {
        let row = &story.row;
        let book = Catalogs::new(database.clone()).get(salon).await?;
        let mut people = database.people_at(salon, &row.client_address).await?;
        people.retain_mut(|person| {
            let seen = self.people.iter().find(|seen| seen.id == person.id);
            if seen.is_some_and(|seen| !seen.named) {
                person.name = None;
            }
            seen.is_some()
        });
        let mut visits = Vec::new();
        for seen in &self.visits {
            visits.push(seen.recall(database, salon).await?);
        }
        Ok(Situation {
            done: Vec::new(),
            now: self.now,
            turn: row.id,
            conversation: row.conversation,
            client_address: row.client_address.clone(),
            // Only the gate asks for it, as for what the number did in the last moments, and what is run again has passed it.
            salon_address: row.client_address.clone(),
            texts: story.texts.clone(),
            people,
            visits,
            offers: self.offers.into_iter().map(SeenOffer::recall).collect(),
            state: ConversationState {
                dialogue: self.dialogue,
                language: Some(self.language.clone()),
                paused_until: None,
                answered_before: self.answered_before,
            },
            consent: database.consent_ledger(salon, &row.client_address).await?,
            transport: Transport::Simulator,
            reminded: self.reminded,
            recent: RecentTexts::default(),
            language: Language::from_tag(&self.language),
            written: self.written.as_deref().map(Language::from_tag),
            book,
        })
    }
}

impl SeenVisit {
    fn of(visit: &Visit) -> Self {
        Self {
            id: visit.id,
            status: visit.status,
            start: visit.range.start(),
            end: visit.range.end(),
        }
    }

    async fn recall(&self, database: &Database, salon: SalonId) -> Result<Visit, DatabaseError> {
        let visit = database.get_visit(salon, self.id).await?;
        let range = TimeRange::new(self.start, self.end).unwrap_or(visit.range);
        Ok(Visit {
            status: self.status,
            range,
            ..visit
        })
    }
}

impl SeenOffer {
    fn of(offer: &Offer) -> Self {
        Self {
            id: offer.id,
            number: offer.number,
            opening: offer.opening.clone(),
            moves: offer.moves,
            client: offer.client,
            expires_at: offer.expires_at,
        }
    }

    fn recall(self) -> Offer {
        Offer {
            id: self.id,
            number: self.number,
            opening: self.opening,
            moves: self.moves,
            client: self.client,
            expires_at: self.expires_at,
        }
    }
}
