//! All that one turn may know, read before anything is decided.

mod seen;

use std::sync::Arc;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use salon_domain::{
    Address, Catalog, ClientId, ConsentRecord, ConversationId, Person, Salon, TurnId, Visit,
    VisitId,
};
use salon_language::{Context, IntentKind, Language, MentionContext, VisitWords, understand};
use salon_postgres::{
    ClaimedTurn, ConversationState, Database, DatabaseError, DoneEffect, Offer, RecentTexts,
    TurnText,
};
use salon_sms::Transport;

use crate::catalogs::{Catalogs, SalonBook};

pub(crate) use seen::Seen;

/// How far back the loop breaker looks.
const RECENT: SignedDuration = SignedDuration::from_mins(2);

/// What a turn may know: one salon, the people of one number, and no one else.
#[derive(Debug)]
pub struct Situation {
    /// The instant that the turn takes for now, from the business clock.
    pub now: Timestamp,
    /// The salon, its menu, people, hours and facts.
    pub book: Arc<SalonBook>,
    /// This decision.
    pub turn: TurnId,
    /// The thread.
    pub conversation: ConversationId,
    /// The client's number.
    pub client_address: Address,
    /// The number that the client texted.
    pub salon_address: Address,
    /// What the client wrote since the last turn, oldest first.
    pub texts: Vec<TurnText>,
    /// The people under the client's number.
    pub people: Vec<Person>,
    /// Their visits that are still to come, earliest first.
    pub visits: Vec<Visit>,
    /// The openings shown and still good.
    pub offers: Vec<Offer>,
    /// Where the dialogue stands.
    pub state: ConversationState,
    /// What the number agreed to.
    pub consent: Vec<ConsentRecord>,
    /// What earlier attempts of this turn have done already.
    pub done: Vec<DoneEffect>,
    /// What carries our texts.
    pub transport: Transport,
    /// The coming visit about which the newest text to this number asked, when that is a reminder.
    pub reminded: Option<VisitId>,
    /// What the number did in the last moments.
    pub recent: RecentTexts,
    /// The language that the client is understood and answered in.
    pub language: Language,
    /// The language that these texts show the client to write in; `None` when they show none.
    pub written: Option<Language>,
}

impl Situation {
    /// Reads everything for a claimed turn.
    ///
    /// # Errors
    /// [`DatabaseError`] when something cannot be read.
    pub async fn gather(
        database: &Database,
        catalogs: &Catalogs,
        claimed: &ClaimedTurn,
        now: Timestamp,
        transport: Transport,
    ) -> Result<Self, DatabaseError> {
        let conversation = claimed.lease.conversation;
        let (book, state) = (
            catalogs.get(claimed.salon).await?,
            database.conversation_state(conversation).await?,
        );
        let written = written_language(&claimed.texts, &state, &book, now);
        let known = || state.language.as_deref().map(Language::from_tag);
        let salons = || Some(book.vocabulary.language());
        let language = written.or_else(known).or_else(salons);
        let language = language.unwrap_or_default();
        let people = database
            .people_at(claimed.salon, &claimed.client_address)
            .await?;
        let clients: Vec<ClientId> = people.iter().map(|person| person.id).collect();
        let mut visits = database.visits_of(claimed.salon, &clients, now).await?;
        visits.retain(|visit| visit.status.is_coming() && visit.range.start() >= now);
        visits.sort_by_key(|visit| visit.range.start());
        Ok(Self {
            now,
            book,
            language,
            written,
            turn: claimed.lease.turn,
            conversation,
            client_address: claimed.client_address.clone(),
            salon_address: claimed.salon_address.clone(),
            texts: claimed.texts.clone(),
            people,
            visits,
            offers: database
                .offers_of_turn(conversation, claimed.lease.turn, now)
                .await?,
            done: if claimed.attempt > 1 {
                database.effects_of(claimed.lease.turn).await?
            } else {
                Vec::new()
            },
            state,
            consent: database
                .consent_ledger(claimed.salon, &claimed.client_address)
                .await?,
            transport,
            reminded: database.reminded_visit(conversation).await?,
            recent: database
                .recent_texts(claimed, now.saturating_sub(RECENT).unwrap_or(now))
                .await?,
        })
    }

    /// Returns the salon's catalogue.
    #[must_use]
    pub fn catalog(&self) -> &Catalog {
        &self.book.catalog
    }

    /// Returns the salon.
    #[must_use]
    pub fn salon(&self) -> &Salon {
        &self.book.catalog.salon
    }

    /// Returns today in the salon's zone.
    #[must_use]
    pub fn today(&self) -> Date {
        self.salon().zone.date(self.now)
    }

    /// Returns what our own texts are read with.
    #[must_use]
    pub fn mention_context(&self) -> MentionContext {
        let salon = self.salon();
        MentionContext {
            today: self.today(),
            language: self.language,
            currency: salon.currency,
        }
    }

    /// Returns the client's texts as one, a line each.
    #[must_use]
    pub fn words(&self) -> String {
        let bodies: Vec<&str> = self
            .texts
            .iter()
            .map(|text| text.body.trim())
            .filter(|body| !body.is_empty())
            .collect();
        bodies.join("\n")
    }

    /// Returns a visit as it is named in a text.
    #[must_use]
    pub(crate) fn visit_words(&self, visit: &Visit) -> VisitWords {
        let catalog = self.catalog();
        let parts = visit.services.iter();
        let names = parts
            .clone()
            .filter_map(|part| Some(catalog.find_service(part.service)?.name.clone()));
        let mut staff: Vec<_> = parts.clone().map(|part| part.staff).collect();
        staff.dedup();
        VisitWords {
            services: names.collect(),
            staff: match staff.as_slice() {
                [only] => catalog.find_staff(*only).map(|person| person.name.clone()),
                _ => None,
            },
            at: catalog.salon.zone.local(visit.range.start()).datetime(),
        }
    }

    /// Whether a photo or another attachment came.
    #[must_use]
    pub fn has_media(&self) -> bool {
        self.texts.iter().any(|text| !text.media.is_empty())
    }
}

/// So many words in another language change the language of a conversation; fewer may be a courtesy
/// ("ok, gracias").
const EVIDENCE: usize = 3;

/// Returns the language that the client asks for or shows to write in; `None` when it stays what it
/// was.
fn written_language(
    texts: &[TurnText],
    state: &ConversationState,
    book: &SalonBook,
    now: Timestamp,
) -> Option<Language> {
    let bodies: Vec<&str> = texts.iter().map(|text| text.body.as_str()).collect();
    let words = bodies.join("\n");
    let written = Language::detect(&words);
    if let Some(named) = Language::named_in(&words) {
        let context = Context {
            now,
            zone: &book.catalog.salon.zone,
            vocabulary: &book.vocabulary,
            language: written.unwrap_or_else(|| book.vocabulary.language()),
            question: None,
        };
        if understand(&words, &context).has(&IntentKind::ChangeLanguage) {
            return Some(named);
        }
    }
    let enough = state.language.is_none() || words.split_whitespace().count() >= EVIDENCE;
    written.filter(|_| enough)
}
