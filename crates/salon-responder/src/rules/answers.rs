//! Answers to what we asked.

use salon_domain::{ClientName, OfferId, VisitId};
use salon_language::Saying;
use salon_language::{Answer, IntentKind};
use salon_postgres::Offer;

use super::{Progress, RuleTurn, Step};
use crate::accept::{chosen_offer, says_something_new};
use crate::dialogue::{Asked, is_letter};

impl RuleTurn<'_, '_> {
    /// Reads the text as the answer to our open question, if there is one and it is one.
    pub(super) async fn answer_open_question(&mut self) -> Step {
        let Some(asked) = self.dialogue.asked.clone() else {
            return Ok(Progress::Open);
        };
        if self.ask_which_question() == Progress::Done {
            return Ok(Progress::Done);
        }
        if let Some(visit) = self.dialogue.reminded
            && self.read.answer == Some(Answer::Yes)
            && !self.says_something_new()
        {
            return Ok(self.ask_which_yes(visit));
        }
        match asked {
            Asked::Coming(visit) => self.answer_coming(visit).await,
            Asked::Service | Asked::When => Ok(Progress::Open),
            Asked::WhichService(services) => self.answer_which_service(&services).await,
            Asked::WhichDay(days) => {
                if let Some(day) = self.chosen(&days) {
                    self.dialogue.draft.days = vec![day];
                    self.dialogue.asked = None;
                    return self.search().await;
                }
                Ok(Progress::Open)
            }
            Asked::Offer => self.answer_offer().await,
            Asked::Name { held, offer } => self.answer_name(held, offer).await,
            Asked::Cancel(visit) => self.answer_cancel(visit).await,
            Asked::CancelOrBook(visit) => self.answer_cancel_or_book(visit).await,
            Asked::MoveWhich(visits) => match self.chosen_visit(&visits) {
                Some(visit) => self.move_this(visit).await,
                None => Ok(Progress::Open),
            },
            Asked::CancelWhich(visits) => match self.chosen_visit(&visits) {
                Some(visit) => self.ask_to_cancel(visit),
                None => Ok(Progress::Open),
            },
        }
    }

    /// A bare yes to two questions answers neither: both are asked again.
    fn ask_which_question(&mut self) -> Progress {
        let bare = matches!(self.read.answer, Some(Answer::Yes | Answer::Any));
        let Some(also) = self.dialogue.also.clone() else {
            return Progress::Open;
        };
        if !bare || self.says_something_new() {
            return Progress::Open;
        }
        self.ask_again();
        let first = self.dialogue.asked.replace(also);
        self.ask_again();
        self.dialogue.asked = first;
        Progress::Done
    }

    async fn answer_which_service(&mut self, services: &[salon_domain::ServiceId]) -> Step {
        let named = self
            .read
            .services
            .chosen
            .iter()
            .copied()
            .find(|id| services.contains(id));
        let Some(service) = named.or_else(|| self.chosen(services)) else {
            return Ok(Progress::Open);
        };
        self.dialogue.draft.services.push(service);
        self.dialogue.asked = None;
        self.read.services.ambiguous.clear();
        self.read.services.chosen.clear();
        self.fill_in(false).await
    }

    /// One opening was shown, or several: which one, if any.
    async fn answer_offer(&mut self) -> Step {
        let offers = &self.situation.offers;
        if offers.is_empty() {
            if matches!(
                self.read.answer,
                Some(Answer::Yes | Answer::Any | Answer::Choice(_) | Answer::ChoiceAt(_))
            ) {
                return self.search_again().await;
            }
            return Ok(Progress::Open);
        }
        if let Some(offer) = self.chosen_offer(offers) {
            return self.accept(&offer).await;
        }
        match &self.read.answer {
            Some(Answer::Yes) if !self.says_something_new() => {
                self.ask_again();
                Ok(Progress::Done)
            }
            Some(Answer::No | Answer::NoneOfThose) if !self.says_something_new() => {
                self.leave_openings()
            }
            _ => Ok(Progress::Open),
        }
    }

    /// Finds the one offer that the text means.
    fn chosen_offer(&self, offers: &[Offer]) -> Option<Offer> {
        chosen_offer(&self.read, offers, &self.situation.salon().zone)
    }

    /// Whether the text brings another day, time, service or command, so that a "yes" or "no" in it
    /// is not the whole answer.
    fn says_something_new(&self) -> bool {
        says_something_new(&self.read)
    }

    /// A name was asked for. Who will not give one is booked without; what is no name and no answer
    /// is asked about once more. "Never mind" takes the yes back.
    async fn answer_name(&mut self, held: VisitId, offer: OfferId) -> Step {
        if self.gives_up() {
            self.toolbox.release_hold(held).await?;
            return self.leave_it();
        }
        if let Some(name) = self
            .read
            .name
            .as_deref()
            .and_then(|name| ClientName::parse(name).ok())
        {
            self.toolbox.set_name(&name).await?;
            return self.book_held(held, offer).await;
        }
        let answered_a_question = !self.says.is_empty() && self.read.answer.is_none();
        if self.dialogue.lapsed || answered_a_question && !self.says_something_new() {
            return Ok(Progress::Open);
        }
        if self.says_something_new() || !self.read.services.chosen.is_empty() {
            self.toolbox.release_hold(held).await?;
            self.dialogue.asked = None;
            return Ok(Progress::Open);
        }
        if self.dialogue.misses == 0 && !self.is_plain_answer() {
            self.dialogue.misses = 1;
            self.ask_again();
            return Ok(Progress::Done);
        }
        self.book_held(held, offer).await
    }

    /// Whether the text is a yes or a no, and hardly anything besides.
    fn is_plain_answer(&self) -> bool {
        let said = matches!(self.read.answer, Some(Answer::Yes | Answer::No));
        said && self.situation.words().split_whitespace().count() <= 2
    }

    async fn answer_cancel(&mut self, visit: VisitId) -> Step {
        let another_time = is_letter(&self.situation.words(), &["r"]);
        if another_time || self.read.when.is_some() || self.means(&IntentKind::Move) {
            return self.move_this(visit).await;
        }
        match &self.read.answer {
            Some(Answer::Yes) if !self.means(&IntentKind::Cancel) => {
                let Some(saying) = self.cancel_or_book(visit) else {
                    return self.cancel_this(visit).await;
                };
                self.ask(Asked::CancelOrBook(visit), saying);
                Ok(Progress::Done)
            }
            Some(Answer::Yes) => self.cancel_this(visit).await,
            Some(Answer::No) => Ok(self.keep_this(visit)),
            _ if self.means(&IntentKind::Cancel) => self.cancel_this(visit).await,
            _ => Ok(Progress::Open),
        }
    }

    /// A yes could have been to either of two questions, and we asked to which.
    async fn answer_cancel_or_book(&mut self, visit: VisitId) -> Step {
        match (&self.read.answer, self.situation.offers.as_slice()) {
            (Some(Answer::Choice(1)), _) => self.cancel_this(visit).await,
            (Some(Answer::Choice(2)), [offer]) => {
                let offer = offer.clone();
                self.accept(&offer).await
            }
            (Some(Answer::No | Answer::NoneOfThose), _) => Ok(self.keep_this(visit)),
            _ if self.means(&IntentKind::Cancel) => self.cancel_this(visit).await,
            _ => Ok(Progress::Open),
        }
    }

    /// Asks whether a yes was to cancelling or to the one opening that is open beside it; `None` when
    /// there is no such opening.
    fn cancel_or_book(&mut self, visit: VisitId) -> Option<Saying> {
        let [offer] = self.situation.offers.as_slice() else {
            return None;
        };
        let shown = offer.moves.is_none().then_some(&offer.opening)?;
        let (visit, offer) = (self.find_visit(visit)?, self.offered([shown]).pop()?);
        self.offers_are_facts();
        self.toolbox.my_visits();
        let visit = self.visit_words(&visit);
        Some(Saying::AskCancelOrBook { visit, offer })
    }

    /// Finds the visit that the text means: by its number in the list, its day, or its service.
    fn chosen_visit(&self, visits: &[VisitId]) -> Option<VisitId> {
        if let Some(visit) = self.chosen(visits) {
            return Some(visit);
        }
        let mut listed = self.visits_meant();
        listed.retain(|visit| visits.contains(&visit.id));
        if listed.iter().any(|visit| self.names_day_of(visit)) {
            listed.retain(|visit| self.names_day_of(visit));
        }
        match listed.as_slice() {
            [only] if visits.len() > 1 => Some(only.id),
            _ => None,
        }
    }

    /// Returns the item whose number the text names.
    fn chosen<T: Clone>(&self, items: &[T]) -> Option<T> {
        match &self.read.answer {
            Some(Answer::Choice(number)) => items.get(number.checked_sub(1)?).cloned(),
            _ => None,
        }
    }

    /// Asks our open question once more, after something else was answered.
    pub(super) fn ask_again(&mut self) {
        let Some(asked) = self.dialogue.asked.clone() else {
            return;
        };
        // What is asked about visits is held against the visits.
        if asked.is_about_visits() {
            self.toolbox.my_visits();
        }
        let again = match &asked {
            Asked::Service => Saying::AskService {
                examples: Vec::new(),
            },
            Asked::WhichService(ids) => Saying::AskWhichService {
                services: self.service_names(ids),
            },
            Asked::When => match self.find_moving().cloned() {
                Some(visit) => Saying::AskMoveTo {
                    visit: self.visit_words(&visit),
                },
                None => Saying::AskWhen {
                    services: self.wished_services(),
                },
            },
            Asked::WhichDay(days) => {
                for day in days {
                    self.toolbox.evidence().date(*day);
                }
                Saying::AskWhichDay {
                    readings: days.clone(),
                }
            }
            Asked::Offer => {
                let Some(saying) = self.offers_again() else {
                    return;
                };
                saying
            }
            Asked::Name { .. } => Saying::AskName,
            Asked::Cancel(visit) => {
                let Some(visit) = self.find_visit(*visit) else {
                    return;
                };
                let fee = self.late_fee(&visit);
                Saying::AskCancel {
                    visit: self.visit_words(&visit),
                    fee,
                }
            }
            Asked::Coming(visit) => {
                let Some(visit) = self.find_visit(*visit) else {
                    return;
                };
                Saying::AskComing {
                    visit: self.visit_words(&visit),
                }
            }
            Asked::CancelOrBook(visit) => {
                let Some(saying) = self.cancel_or_book(*visit) else {
                    return;
                };
                saying
            }
            Asked::MoveWhich(ids) | Asked::CancelWhich(ids) => {
                let visits = ids
                    .iter()
                    .filter_map(|id| self.find_visit(*id))
                    .collect::<Vec<_>>();
                Saying::AskWhichVisit {
                    visits: visits.iter().map(|visit| self.visit_words(visit)).collect(),
                }
            }
        };
        self.says.push(again);
    }
}
