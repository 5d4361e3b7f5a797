//! From a wish to a visit: what is still missing, and what happens when an opening is accepted.

use salon_domain::{OfferId, Visit, VisitId};
use salon_language::Saying;
use salon_language::{Ambiguity, IntentKind};
use salon_postgres::Offer;

use super::{Progress, RuleTurn, Step};
use crate::dialogue::Asked;
use crate::toolbox::ToolError;

/// Services named as examples when we ask for one.
const EXAMPLES: usize = 3;

impl RuleTurn<'_, '_> {
    /// Takes in what the text says about service, stylist, day and time, and asks for what is
    /// missing or looks for openings.
    pub(super) async fn fill_in(&mut self, answered_questions: bool) -> Step {
        let wants = [IntentKind::Book, IntentKind::Availability]
            .iter()
            .any(|kind| self.means(kind));
        let says_when = self.read.when.is_some();
        let names = &self.read.services;
        let names_service = !names.chosen.is_empty() || !names.ambiguous.is_empty();
        let staff = &self.read.staff;
        let names_staff = staff.anyone || !(staff.chosen.is_empty() && staff.excluded.is_empty());
        let under_way = self.dialogue.asked.is_some() || self.dialogue.moving.is_some();
        // A service in a question that was answered is not a wish for one; a day or a stylist is,
        // while a visit is being talked about.
        let speaks_of_it = if answered_questions {
            under_way && (says_when || names_staff)
        } else {
            says_when || names_staff || names_service
        };
        if !(wants || speaks_of_it) {
            return Ok(Progress::Open);
        }
        if self.changes_what_was_booked() {
            self.toolbox
                .hand_off("change_of_services", self.situation.words());
            self.says.push(Saying::HandedOff);
            return Ok(Progress::Done);
        }
        self.take_services();
        if self.take_people(wants).await? == Progress::Done {
            return Ok(Progress::Done);
        }
        if self.take_staff() == Progress::Done {
            return Ok(Progress::Done);
        }
        if let Some(when) = self.read.when.clone() {
            if let Some(ambiguity) = &when.ask {
                self.dialogue.draft.take(&when, self.situation.today());
                self.ask_about_day(ambiguity);
                return Ok(Progress::Done);
            }
            let draft = &mut self.dialogue.draft;
            let before = draft.days.clone();
            draft.take(&when, self.situation.today());
            // After "Sunday?", "Monday then" is the day after it.
            if let ([day], true) = (before.as_slice(), when.weekday_only) {
                draft.days_near(*day, self.situation.today());
            }
            self.keep_the_day();
        }
        if let [options, ..] = self.read.services.ambiguous.as_slice() {
            let (ids, services) = (options.clone(), self.service_names(options));
            self.ask(
                Asked::WhichService(ids),
                Saying::AskWhichService { services },
            );
            return Ok(Progress::Done);
        }
        if self.dialogue.draft.services.is_empty() && self.find_moving().is_none() {
            self.tell_whether_in();
            return Ok(self.ask_for_service(wants || under_way || says_when));
        }
        self.search().await
    }

    /// "Actually, make it a haircut and style", right after a booking: what is done in a visit is for
    /// a person to change.
    fn changes_what_was_booked(&self) -> bool {
        let booked = self.dialogue.booked.is_some() && self.dialogue.asked.is_none();
        booked && self.read.correction && !self.read.services.is_empty()
    }

    fn take_services(&mut self) {
        let chosen = self.read.services.chosen.clone();
        if !chosen.is_empty() {
            self.dialogue.draft.services = chosen;
        }
    }

    /// Takes in the stylist; a name that nobody has here is told at once.
    fn take_staff(&mut self) -> Progress {
        let draft = &mut self.dialogue.draft;
        let excluded = &self.read.staff.excluded;
        draft.not_staff.extend(excluded);
        draft.staff = draft.staff.filter(|staff| !excluded.contains(staff));
        if let [staff] = self.read.staff.chosen.as_slice() {
            draft.not_staff.retain(|other| other != staff);
            draft.staff = Some(*staff);
        } else if self.read.staff.anyone || self.read.staff.chosen.len() > 1 {
            draft.staff = None;
        } else if self.read.staff.unknown_name.is_some() {
            let staff = self.situation.catalog().staff.iter();
            let staff = staff.inspect(|person| self.toolbox.evidence().staff(person.id));
            let staff = staff.map(|person| person.name.clone()).collect();
            self.says.push(Saying::NoSuchStaff { staff });
        }
        Progress::Open
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a day that cannot be meant is asked for anew"
    )]
    pub(super) fn ask_about_day(&mut self, ambiguity: &Ambiguity) {
        let (days, saying) = match ambiguity {
            Ambiguity::Dates { readings, .. } | Ambiguity::Disagreement { readings, .. } => (
                readings.clone(),
                Saying::AskWhichDay {
                    readings: readings.clone(),
                },
            ),
            Ambiguity::NoSuchDate { nearest, .. } => (
                nearest.clone(),
                Saying::NoSuchDay {
                    nearest: nearest.clone(),
                },
            ),
            _ => {
                self.says.push(Saying::AlreadyPast);
                let services = self.wished_services();
                self.dialogue.draft.days.clear();
                self.ask(Asked::When, Saying::AskWhen { services });
                return;
            }
        };
        for day in &days {
            self.toolbox.evidence().date(*day);
        }
        self.ask(Asked::WhichDay(days), saying);
    }

    fn ask_for_service(&mut self, wanted: bool) -> Progress {
        if !wanted {
            return Progress::Open;
        }
        let menu = self.toolbox.menu();
        let examples = menu
            .iter()
            .take(EXAMPLES)
            .map(|service| service.name.clone())
            .collect();
        self.ask(Asked::Service, Saying::AskService { examples });
        Progress::Done
    }

    /// Takes an opening that was shown: moves the visit it is for, books it, or holds it while a
    /// name is asked for.
    pub(super) async fn accept(&mut self, offer: &Offer) -> Step {
        let at = self.local(offer.opening.start());
        if offer.moves.is_some() {
            return match self.toolbox.move_visit(offer.id).await {
                Ok(visit) => Ok(self.say_moved(&visit)),
                Err(ToolError::SlotTaken) => self.search_after_loss(at).await,
                Err(error) => Err(error),
            };
        }
        if self.toolbox.name_for(offer.client).is_some() {
            return match self.toolbox.book(offer.id).await {
                Ok(visit) => self.booked(&visit).await,
                Err(ToolError::SlotTaken) => self.search_after_loss(at).await,
                Err(error) => Err(error),
            };
        }
        match self.toolbox.hold(offer.id).await {
            Ok(visit) => {
                self.ask(
                    Asked::Name {
                        held: visit.id,
                        offer: offer.id,
                    },
                    Saying::AskName,
                );
                Ok(Progress::Done)
            }
            Err(ToolError::SlotTaken) => self.search_after_loss(at).await,
            Err(error) => Err(error),
        }
    }

    /// Books what was held while a name was asked for. When the hold has run out, the same opening
    /// is taken anew if it is still free.
    pub(super) async fn book_held(&mut self, held: VisitId, offer: OfferId) -> Step {
        match self.toolbox.keep_hold(held).await {
            Ok(visit) => return self.booked(&visit).await,
            Err(ToolError::OfferGone | ToolError::NoSuchVisit | ToolError::SlotTaken) => {}
            Err(error @ (ToolError::Database(_) | ToolError::NotTrusted)) => return Err(error),
        }
        match self.toolbox.book(offer).await {
            Ok(visit) => self.booked(&visit).await,
            Err(ToolError::Database(error)) => Err(ToolError::Database(error)),
            Err(_) => {
                self.says.push(Saying::OffersExpired);
                self.dialogue.asked = None;
                self.search().await
            }
        }
    }

    pub(super) fn say_booked(&mut self, visit: &Visit) {
        let words = self.visit_words(visit);
        // Who texts for somebody else is not called by their name.
        let texter = self.dialogue.for_whom.is_none();
        let name = self.toolbox.client_name().filter(|_| texter);
        let name = name.map(|name| name.first().to_owned());
        self.says.push(Saying::Booked {
            services: words.services,
            staff: words.staff,
            at: words.at,
            name,
        });
        self.toolbox.withdraw_offers();
        self.settle();
        self.dialogue.booked = Some(visit.id);
    }

    fn say_moved(&mut self, visit: &Visit) -> Progress {
        let words = self.visit_words(visit);
        self.says.push(Saying::Moved {
            services: words.services,
            staff: words.staff,
            at: words.at,
        });
        self.toolbox.withdraw_offers();
        self.settle();
        Progress::Done
    }

    /// Returns the names of what is wished for, or of what the visit to be moved is for.
    pub(super) fn wished_services(&self) -> Vec<String> {
        match self.find_moving() {
            Some(visit) => self.visit_words(visit).services,
            None => self.service_names(&self.dialogue.draft.services),
        }
    }
}
