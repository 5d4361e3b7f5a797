//! The client's own visits: which, move, cancel, confirm, late.

use salon_domain::{Money, Visit, VisitId};
use salon_language::{Answer, DateReading, IntentKind, Saying, VisitWords, When};

use super::{Progress, RuleTurn, Step};
use crate::dialogue::{Asked, Dialogue};
use crate::toolbox::ToolError;

impl RuleTurn<'_, '_> {
    pub(super) async fn start_moving(&mut self) -> Step {
        self.toolbox.my_visits();
        let mut meant = self.visits_meant();
        if self.swaps_its_day() {
            meant.retain(|visit| self.rules_out_day_of(visit));
        }
        match meant.as_slice() {
            [] if self.refuses_opening() => self.look_elsewhere().await,
            [] => {
                self.says.push(Saying::NoVisits);
                Ok(self.offer_to_book())
            }
            [only] => self.move_this(only.id).await,
            several => {
                self.keep_wish();
                Ok(self.ask_which_visit(several, Asked::MoveWhich))
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
        // "My Friday appointment" says which one, and not when to.
        let bare_day = |when: &When| when.time.is_none() && !when.earliest;
        if self.names_day_of(&known) && self.read.when.as_ref().is_some_and(bare_day) {
            self.read.when = None;
        }
        self.keep_wish();
        if let Some(ambiguity) = self.read.when.as_ref().and_then(|when| when.ask.clone()) {
            self.ask_about_day(&ambiguity);
            return Ok(Progress::Done);
        }
        if self.dialogue.draft.says_when() {
            // A new day alone keeps the time.
            let at = self.local(known.range.start());
            self.keep_the_day();
            let draft = &mut self.dialogue.draft;
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

    pub(super) async fn start_cancelling(&mut self) -> Step {
        self.toolbox.my_visits();
        let meant = self.visits_meant();
        let mut that_day = meant.clone();
        that_day.retain(|visit| self.names_day_of(visit));
        let meant = if that_day.is_empty() { meant } else { that_day };
        match meant.as_slice() {
            [] if self.refuses_opening() => self.look_elsewhere().await,
            [] => {
                self.settle();
                self.says.push(Saying::NoVisits);
                Ok(Progress::Done)
            }
            [only] => self.ask_to_cancel(only.id),
            several => Ok(self.ask_which_visit(several, Asked::CancelWhich)),
        }
    }

    fn ask_which_visit(&mut self, several: &[Visit], ask: fn(Vec<VisitId>) -> Asked) -> Progress {
        let visits = several
            .iter()
            .map(|visit| self.visit_words(visit))
            .collect();
        let ids = several.iter().map(|visit| visit.id).collect();
        self.ask(ask(ids), Saying::AskWhichVisit { visits });
        Progress::Done
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

    /// Returns the coming visits that the text can mean by its services; all of them when it names
    /// none of theirs.
    pub(super) fn visits_meant(&self) -> Vec<Visit> {
        let (services, all) = (&self.read.services.chosen, &self.situation.visits);
        let has = |visit: &&Visit| {
            let mut parts = visit.services.iter();
            parts.any(|part| services.contains(&part.service))
        };
        let named: Vec<Visit> = all.iter().filter(has).cloned().collect();
        if named.is_empty() { all.clone() } else { named }
    }

    /// Whether the text names the day of a visit, as one that is wanted or as one that is not.
    pub(super) fn names_day_of(&self, visit: &Visit) -> bool {
        let Some(when) = &self.read.when else {
            return false;
        };
        let day = self.local(visit.range.start()).date();
        let said = match &when.date {
            Some(DateReading::On(date)) => *date == day,
            Some(DateReading::OneOf(dates)) => dates.contains(&day),
            _ => false,
        };
        said || self.rules_out_day_of(visit)
    }

    fn rules_out_day_of(&self, visit: &Visit) -> bool {
        let day = self.local(visit.range.start()).date();
        let not = self.read.when.as_ref().map(|when| &when.not);
        not.is_some_and(|not| not.dates.contains(&day) || not.weekdays.contains(&day.weekday()))
    }

    /// "Can't make Friday, how about Tuesday?" moves Friday's visit, unless something else is talked
    /// of.
    pub(super) fn swaps_its_day(&self) -> bool {
        let elsewhen = self
            .read
            .when
            .as_ref()
            .is_some_and(|when| when.date.is_some());
        let mut visits = self.situation.visits.iter();
        let free = self.dialogue.asked.is_none() && self.dialogue.draft.services.is_empty();
        free && elsewhen && visits.any(|visit| self.rules_out_day_of(visit))
    }

    /// A new time alone keeps the day of the visit that moves.
    pub(super) fn keep_the_day(&mut self) {
        let day = self.find_moving();
        let day = day.map(|visit| self.local(visit.range.start()).date());
        let draft = &mut self.dialogue.draft;
        if let (Some(day), true, false) = (day, draft.days.is_empty(), draft.earliest) {
            draft.days = vec![day];
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
