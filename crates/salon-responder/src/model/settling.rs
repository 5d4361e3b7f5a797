//! Taking a text that holds: what it shows becomes offers, what it asks becomes the open question.

use jiff::civil::{Date, Weekday};
use salon_domain::Opening;
use salon_language::{MentionKind, Saying, mentions, word};
use salon_postgres::NewOffer;

use super::away;
use super::talk::Talk;
use crate::assistant::{AssistantError, Decision};
use crate::dialogue::{Asked, Dialogue};

/// An opening that was found in this turn. It becomes an offer only if the text shows it.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) opening: Opening,
    pub(super) moves: Option<salon_domain::VisitId>,
    pub(super) for_person: Option<salon_domain::ClientName>,
    /// Whether it starts at the time that was wished.
    pub(super) as_wished: bool,
}

impl Candidate {
    /// Whether this is the other one again, or would need somebody whom the other one needs for
    /// another person. Openings of one person are there to choose between.
    fn gives_way_to(&self, other: &Self) -> bool {
        if self.for_person == other.for_person {
            return self.opening.is_same_visit(&other.opening);
        }
        let taken = |one: &Self| {
            let parts = one.opening.parts().iter();
            parts
                .flat_map(|part| part.taken.clone())
                .collect::<Vec<_>>()
        };
        let theirs = taken(other);
        taken(self).iter().any(|mine| {
            theirs
                .iter()
                .any(|their| their.owner == mine.owner && their.range.overlaps(mine.range))
        })
    }
}

impl Talk<'_, '_> {
    /// Takes a text that holds: what it shows becomes offers, what it asks becomes the open question.
    pub(super) async fn settle(&mut self, text: String) -> Result<Decision, AssistantError> {
        let shown = self.shown(&text);
        let showed = !shown.is_empty();
        if showed {
            let offers = self.offers(shown).await?;
            self.toolbox.show_offers(offers);
        }
        let (_, held) = self.toolbox.tell_deeds();
        let questions = [
            held,
            showed.then_some(Asked::Offer),
            self.asked_to_cancel.map(Asked::Cancel),
        ];
        let mut questions = questions.into_iter().flatten();
        if let Some(first) = questions.next() {
            self.dialogue.asked = Some(first);
            self.dialogue.also = questions.next();
        } else if self.toolbox.has_acted() {
            self.after_acting();
        }
        let mut reply = text;
        if !self.situation.state.answered_before {
            let salon = self.situation.salon().name.clone();
            reply = format!(
                "{} {reply}",
                word(&[Saying::Introduction { salon }], self.situation.language)
            );
        }
        let intents = self.read.intents.iter();
        Ok(Decision {
            by: self.used.model.clone(),
            reply: Some(reply),
            dialogue: self.dialogue.clone().store(),
            intents: intents.map(|found| found.kind.code().to_owned()).collect(),
        })
    }

    /// What was asked is answered; offers for somebody else of the family stay open.
    fn after_acting(&mut self) {
        let left = self.toolbox.offers_left();
        self.dialogue = Dialogue {
            asked: left.then_some(Asked::Offer),
            at: Some(self.situation.now),
            ..Dialogue::default()
        };
        if !left {
            self.toolbox.withdraw_offers();
        }
    }

    /// Returns the candidates whose day and time stand in the text, in the order of the text.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "other statements name no moment"
    )]
    pub(super) fn shown(&self, text: &str) -> Vec<Candidate> {
        let zone = &self.situation.salon().zone;
        let (mut date, mut weekday): (Option<Date>, Option<Weekday>) = (None, None);
        let mut shown: Vec<Candidate> = Vec::new();
        for mention in mentions(text, self.situation.mention_context()) {
            match mention.kind {
                MentionKind::Date { date: said, .. } => (date, weekday) = (Some(said), None),
                MentionKind::Weekday(said) => (date, weekday) = (None, Some(said)),
                MentionKind::Time(time) => {
                    let fits = |candidate: &&Candidate| {
                        let at = zone.local(candidate.opening.start()).datetime();
                        at.time() == time
                            && date.is_none_or(|date| date == at.date())
                            && weekday.is_none_or(|day| day == at.date().weekday())
                    };
                    let mut fitting: Vec<&Candidate> = self.found.iter().filter(fits).collect();
                    fitting.sort_by_key(|candidate| !candidate.as_wished);
                    for candidate in fitting {
                        if !shown.iter().any(|other| candidate.gives_way_to(other)) {
                            shown.push(candidate.clone());
                        }
                    }
                }
                _ => {}
            }
        }
        shown
    }

    async fn offers(&mut self, shown: Vec<Candidate>) -> Result<Vec<NewOffer>, AssistantError> {
        let policy = &self.situation.salon().policy;
        let expires_at = self.situation.now.saturating_add(policy.offer.duration());
        let expires_at = expires_at.unwrap_or(self.situation.now);
        let mut offers = Vec::new();
        for candidate in shown {
            let client = match (&candidate.for_person, candidate.moves) {
                (Some(name), None) => {
                    let person = self.toolbox.companion(name).await.map_err(away)?;
                    Some(person.id)
                }
                _ => self.toolbox.client_id(),
            };
            offers.push(NewOffer {
                opening: candidate.opening,
                moves: candidate.moves,
                client,
                expires_at,
            });
        }
        Ok(offers)
    }
}
