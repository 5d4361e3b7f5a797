//! When what was offered, or all of it, is not wanted after all.

use salon_language::{IntentKind, Saying};

use super::{Progress, RuleTurn, Step};
use crate::accept::says_something_new;
use crate::dialogue::Asked;

/// A text that is surer than this to cancel means a visit; another may refuse an opening.
const SURE: u8 = 80;

impl RuleTurn<'_, '_> {
    /// None of the openings will do: asks for another day or time, or leaves it at that.
    pub(super) fn leave_openings(&mut self) -> Step {
        if self.gives_up() {
            return self.leave_it();
        }
        self.toolbox.withdraw_offers();
        let draft = &mut self.dialogue.draft;
        (draft.days, draft.at, draft.from, draft.until) = (Vec::new(), None, None, None);
        let services = self.wished_services();
        self.ask(Asked::When, Saying::AskWhen { services });
        Ok(Progress::Done)
    }

    /// Whether "I can't make it" can only be about the openings that are talked of.
    pub(super) fn refuses_opening(&self) -> bool {
        let talking = self.dialogue.asked.is_some() || !self.dialogue.draft.services.is_empty();
        talking && self.sure_of(&IntentKind::Cancel) < SURE
    }

    /// Looks for openings at the time that the text names, or asks for one.
    pub(super) async fn look_elsewhere(&mut self) -> Step {
        if self.read.when.is_some() {
            return self.fill_in(false).await;
        }
        self.leave_openings()
    }

    /// Whether the text says "never mind", and nothing else is wanted in it.
    pub(super) fn gives_up(&self) -> bool {
        let wants = [IntentKind::Book, IntentKind::Availability];
        self.means(&IntentKind::Abort)
            && !says_something_new(&self.read)
            && self.read.services.is_empty()
            && !wants.iter().any(|kind| self.means(kind))
    }

    /// Asks nothing more. Visits that are in the book stay there, and that is said; but for one that
    /// was booked just now, which may be meant.
    pub(super) fn leave_it(&mut self) -> Step {
        let under_way = self.dialogue.asked.is_some();
        let moving = self.find_moving().map(|visit| visit.id);
        let booked = self.dialogue.booked.filter(|_| !under_way);
        self.toolbox.withdraw_offers();
        self.settle();
        if let Some(visit) = booked.filter(|visit| self.find_visit(*visit).is_some()) {
            return self.ask_to_cancel(visit);
        }
        if let Some(visit) = moving {
            return Ok(self.keep_this(visit));
        }
        self.says.push(Saying::LeftAtThat);
        if under_way || self.situation.visits.is_empty() {
            return Ok(Progress::Done);
        }
        Ok(self.tell_visits())
    }
}
