//! The client's own visits: which, move, cancel, confirm, late.

use salon_domain::{Money, Visit, VisitId};
use salon_language::{Answer, IntentKind};
use salon_language::{Saying, VisitWords};

use super::{Progress, RuleTurn, Step};
use crate::dialogue::{Asked, Dialogue};
use crate::toolbox::ToolError;

impl RuleTurn<'_, '_> {
    pub(super) async fn start_moving(&mut self) -> Step {
        let visits = self.toolbox.my_visits();
        match self.pick_visit(&visits) {
            Picked::None => {
                self.says.push(Saying::NoVisits);
                Ok(self.offer_to_book())
            }
            Picked::One(visit) => self.move_this(visit).await,
            Picked::Several(ids) => {
                let visits = visits.iter().map(|visit| self.visit_words(visit)).collect();
                self.keep_wish();
                self.ask(Asked::MoveWhich(ids), Saying::AskWhichVisit { visits });
                Ok(Progress::Done)
            }
        }
    }

    /// Starts moving one visit: to the day and time in the text, or by asking for them.
    pub(super) async fn move_this(&mut self, visit: VisitId) -> Step {
        self.toolbox.my_visits();
        self.dialogue = Dialogue {
            moving: Some(visit),
            asked: None,
            ..self.dialogue.clone()
        };
        let Some(known) = self.find_moving().cloned() else {
            self.says.push(Saying::NoVisits);
            self.settle();
            return Ok(Progress::Done);
        };
        self.keep_wish();
        if let Some(ambiguity) = self.read.when.as_ref().and_then(|when| when.ask.clone()) {
            self.ask_about_day(&ambiguity);
            return Ok(Progress::Done);
        }
        if self.dialogue.draft.says_when() {
            // A new time alone keeps the day, a new day alone keeps the time.
            let at = self.local(known.range.start());
            let draft = &mut self.dialogue.draft;
            if draft.days.is_empty() && !draft.earliest {
                draft.days = vec![at.date()];
            }
            if self
                .read
                .when
                .as_ref()
                .is_some_and(|when| when.weekday_only)
            {
                draft.days_near(at.date(), self.situation.today());
            }
            return self.search().await;
        }
        let visit = self.visit_words(&known);
        self.ask(Asked::When, Saying::AskMoveTo { visit });
        Ok(Progress::Done)
    }

    pub(super) fn start_cancelling(&mut self) -> Step {
        let visits = self.toolbox.my_visits();
        match self.pick_visit(&visits) {
            Picked::None => {
                self.settle();
                self.says.push(Saying::NoVisits);
                Ok(Progress::Done)
            }
            Picked::One(visit) => self.ask_to_cancel(visit),
            Picked::Several(ids) => {
                let visits = visits.iter().map(|visit| self.visit_words(visit)).collect();
                self.ask(Asked::CancelWhich(ids), Saying::AskWhichVisit { visits });
                Ok(Progress::Done)
            }
        }
    }

    pub(super) fn ask_to_cancel(&mut self, visit: VisitId) -> Step {
        let Some(visit) = self.find_visit(visit) else {
            return Err(ToolError::NoSuchVisit);
        };
        self.toolbox.my_visits();
        let (words, fee) = (self.visit_words(&visit), self.late_fee(&visit));
        self.ask(
            Asked::Cancel(visit.id),
            Saying::AskCancel { visit: words, fee },
        );
        Ok(Progress::Done)
    }

    /// A reminder asked whether they are coming: C confirms, R starts moving, X asks once more before
    /// it cancels.
    pub(super) async fn answer_coming(&mut self, visit: VisitId) -> Step {
        if self.find_visit(visit).is_none() {
            return Ok(Progress::Open);
        }
        if self.means(&IntentKind::Move) {
            return self.move_this(visit).await;
        }
        let no = self.read.answer == Some(Answer::No);
        if no || self.means(&IntentKind::Cancel) {
            return self.ask_to_cancel_or_move(visit);
        }
        let yes = self.read.answer == Some(Answer::Yes);
        if yes || self.means(&IntentKind::Confirm) {
            return self.confirm_this(visit).await;
        }
        Ok(Progress::Open)
    }

    /// Asks before cancelling, and offers another time first; what a late change costs is said.
    fn ask_to_cancel_or_move(&mut self, visit: VisitId) -> Step {
        let Some(visit) = self.find_visit(visit) else {
            return Err(ToolError::NoSuchVisit);
        };
        self.toolbox.my_visits();
        let (words, fee) = (self.visit_words(&visit), self.late_fee(&visit));
        self.ask(
            Asked::Cancel(visit.id),
            Saying::AskCancelOrMove { visit: words, fee },
        );
        Ok(Progress::Done)
    }

    async fn confirm_this(&mut self, visit: VisitId) -> Step {
        let visit = self.toolbox.confirm(visit).await?;
        self.toolbox.my_visits();
        self.says.push(Saying::Confirmed {
            visit: self.visit_words(&visit),
        });
        self.settle();
        Ok(Progress::Done)
    }

    /// A bare yes while a reminder and another question are open could answer either.
    pub(super) fn ask_which_yes(&mut self, visit: VisitId) -> Progress {
        self.toolbox.my_visits();
        if let Some(visit) = self.find_visit(visit) {
            self.says.push(Saying::AskComing {
                visit: self.visit_words(&visit),
            });
        }
        self.ask_again();
        Progress::Done
    }

    pub(super) async fn cancel_this(&mut self, visit: VisitId) -> Step {
        match self.toolbox.cancel(visit).await {
            Ok(visit) => self.says.push(Saying::Cancelled {
                visit: self.visit_words(&visit),
            }),
            Err(error @ (ToolError::Database(_) | ToolError::NotTrusted)) => return Err(error),
            Err(_) => self.says.push(Saying::NoVisits),
        }
        if matches!(self.dialogue.asked, Some(Asked::CancelOrBook(_))) {
            // What the other question was about is still open.
            self.dialogue.asked = Some(Asked::Offer);
            self.ask_again();
            return Ok(Progress::Done);
        }
        self.toolbox.withdraw_offers();
        self.settle();
        Ok(Progress::Done)
    }

    pub(super) fn keep_this(&mut self, visit: VisitId) -> Progress {
        self.toolbox.my_visits();
        match self.find_visit(visit) {
            Some(visit) => self.says.push(Saying::Kept {
                visit: self.visit_words(&visit),
            }),
            None => self.says.push(Saying::NoVisits),
        }
        self.settle();
        Progress::Done
    }

    /// Tells the visits under this number, and no others.
    pub(super) fn tell_visits(&mut self) -> Progress {
        if self.means(&IntentKind::SomebodyElsesVisit) {
            self.says.push(Saying::OnlyYourOwn);
        }
        let visits = self.toolbox.my_visits();
        let words: Vec<VisitWords> = visits.iter().map(|visit| self.visit_words(visit)).collect();
        self.says.push(if words.is_empty() {
            Saying::NoVisits
        } else {
            Saying::YourVisits { visits: words }
        });
        self.ask_again();
        Progress::Done
    }

    pub(super) async fn confirm_visit(&mut self) -> Step {
        let visits = self.toolbox.my_visits();
        let Some(next) = visits.first() else {
            return Ok(Progress::Open);
        };
        let visit = self.toolbox.confirm(next.id).await?;
        self.says.push(Saying::Confirmed {
            visit: self.visit_words(&visit),
        });
        Ok(Progress::Done)
    }

    /// Somebody is late for today's visit: the team is told. Without a visit today a person looks.
    pub(super) fn note_delay(&mut self) -> Progress {
        self.toolbox
            .hand_off("running_late", self.situation.words());
        let today = self.situation.today();
        let visits = self.toolbox.my_visits();
        let todays = visits
            .iter()
            .find(|visit| self.local(visit.range.start()).date() == today);
        self.says.push(match todays {
            Some(visit) => Saying::RunningLateNoted {
                visit: self.visit_words(visit),
            },
            None => Saying::HandedOff,
        });
        Progress::Done
    }

    /// Returns the coming visits that the text can mean, by day and by service; all of them when it
    /// names neither.
    pub(super) fn visits_meant(&self) -> Vec<Visit> {
        let services = &self.read.services.chosen;
        let named = |visit: &&Visit| {
            services.is_empty()
                || visit
                    .services
                    .iter()
                    .any(|part| services.contains(&part.service))
        };
        self.situation
            .visits
            .iter()
            .filter(named)
            .cloned()
            .collect()
    }

    fn pick_visit(&self, visits: &[Visit]) -> Picked {
        let meant = self.visits_meant();
        let from = if meant.is_empty() {
            visits
        } else {
            meant.as_slice()
        };
        match from {
            [] => Picked::None,
            [only] => Picked::One(only.id),
            several => Picked::Several(several.iter().map(|visit| visit.id).collect()),
        }
    }

    /// Keeps what the text says about when and with whom, for the search that follows.
    fn keep_wish(&mut self) {
        if let Some(when) = &self.read.when {
            self.dialogue.draft.take(when, self.situation.today());
        }
        if let [staff] = self.read.staff.chosen.as_slice() {
            self.dialogue.draft.staff = Some(*staff);
        }
    }

    fn offer_to_book(&mut self) -> Progress {
        self.settle();
        self.says.push(Saying::WhatICanDo);
        Progress::Done
    }

    /// Finds a coming visit of this number's people.
    pub(super) fn find_visit(&self, id: VisitId) -> Option<Visit> {
        self.situation
            .visits
            .iter()
            .find(|visit| visit.id == id)
            .cloned()
    }

    /// Returns what changing a visit now would cost.
    pub(super) fn late_fee(&mut self, visit: &Visit) -> Option<Money> {
        let policy = &self.situation.salon().policy;
        let fee = policy.late_fee?;
        let notice = visit.range.start().duration_since(self.situation.now);
        let late = notice < policy.change_notice.duration();
        late.then(|| {
            self.toolbox.evidence().amount(fee);
            fee
        })
    }

    /// Returns a visit as it is named in a text.
    pub(super) fn visit_words(&self, visit: &Visit) -> VisitWords {
        self.situation.visit_words(visit)
    }
}

/// Which of the coming visits a text means.
enum Picked {
    None,
    One(VisitId),
    Several(Vec<VisitId>),
}
