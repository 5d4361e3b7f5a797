//! What a client's own text accepts: the authority for everything that changes the book.
//!
//! Rules act on it, and a model may act only where it agrees. It reads the text with our open
//! question in hand and nothing else: neither a model's opinion nor an earlier text counts.

use jiff::civil::DateTime;
use salon_domain::{OfferId, StaffId, Visit, VisitId, Zone};
use salon_language::{Answer, IntentKind, Understanding};
use salon_postgres::Offer;

use crate::dialogue::{Asked, Dialogue};

/// Finds the one offer that a text means.
pub(crate) fn chosen_offer(read: &Understanding, offers: &[Offer], zone: &Zone) -> Option<Offer> {
    let at = |time| {
        let mut at_that_time = offers
            .iter()
            .filter(move |offer| starts(zone, offer).time() == time);
        at_that_time
            .next()
            .filter(|_| at_that_time.next().is_none())
    };
    let offer = match (&read.answer, offers) {
        (Some(Answer::Choice(number)), _) if !asks_anew(read) => {
            offers.get(number.checked_sub(1)?)?
        }
        (Some(Answer::ChoiceAt(time)), _) if !asks_anew(read) => at(*time)?,
        (Some(Answer::Yes), [only]) if !says_something_new(read) && !names_another(read, only) => {
            only
        }
        (Some(Answer::Any), [first, ..]) => first,
        (None | Some(Answer::Yes), [_, _, ..]) if means_the_earliest(read) => {
            offers.iter().min_by_key(|offer| offer.opening.start())?
        }
        _ => {
            let [staff] = read.staff.chosen.as_slice() else {
                return None;
            };
            by_stylist(read, offers, *staff)?
        }
    };
    Some(offer.clone())
}

/// Whether a text asks for a whole visit, as one does before anything was offered: whoever asks again
/// wants to hear the answer again.
const fn asks_anew(read: &Understanding) -> bool {
    read.asks && !read.services.chosen.is_empty()
}

/// Whether a text says "the earliest" and nothing besides.
fn means_the_earliest(read: &Understanding) -> bool {
    let only_that = read.when.as_ref().is_some_and(|when| {
        when.earliest && when.date.is_none() && when.time.is_none() && when.ask.is_none()
    });
    let names = !read.services.is_empty() || !read.staff.chosen.is_empty();
    let commands = [IntentKind::Move, IntentKind::Cancel, IntentKind::Book];
    only_that && !(read.asks || names || commands.iter().any(|kind| read.has(kind)))
}

/// Whether a text names stylists, and none of them is the one of an offer.
fn names_another(read: &Understanding, offer: &Offer) -> bool {
    let named = &read.staff.chosen;
    let theirs = offer
        .opening
        .staff()
        .is_some_and(|staff| named.contains(&staff));
    !(named.is_empty() || theirs)
}

/// The offer with a stylist, if one has them alone and the text says nothing besides their name.
fn by_stylist<'o>(read: &Understanding, offers: &'o [Offer], staff: StaffId) -> Option<&'o Offer> {
    if !read.staff.alone {
        return None;
    }
    let mut theirs = offers
        .iter()
        .filter(|offer| offer.opening.staff() == Some(staff));
    let first = theirs.next()?;
    let clear = theirs.next().is_none() && offers.len() > 1 && read.when.is_none();
    clear.then_some(first)
}

fn starts(zone: &Zone, offer: &Offer) -> DateTime {
    zone.local(offer.opening.start()).datetime()
}

/// Whether the text brings another day, time, stylist or command, so that a "yes" or "no" in it
/// is not the whole answer.
pub(crate) fn says_something_new(read: &Understanding) -> bool {
    let commands = [IntentKind::Move, IntentKind::Cancel];
    read.when.is_some()
        || !read.staff.excluded.is_empty()
        || commands.iter().any(|kind| read.has(kind))
}

/// Why a client's text is no authority for an act. The words are for a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NotAccepted {
    #[error("the offer is not open in this conversation; find openings again")]
    NoSuchOffer,
    #[error(
        "the client has not chosen this offer: show the openings and ask which one, or ask for a yes"
    )]
    OfferNotChosen,
    #[error("more than one question is open and the answer fits both: ask which one is meant")]
    TwoQuestions,
    #[error(
        "the client was not asked about cancelling this visit, or has not said yes: use ask_to_cancel, then ask"
    )]
    CancelNotAgreed,
    #[error("the client has not said that they will come")]
    ConfirmNotSaid,
    #[error("several visits are coming and the text does not say which one: ask")]
    WhichVisit,
    #[error("this name is not in the client's own text")]
    NameNotSaid,
}

impl NotAccepted {
    /// Returns the stable word for the record of the turn.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::NoSuchOffer => "no_such_offer",
            Self::OfferNotChosen => "offer_not_chosen",
            Self::TwoQuestions => "two_questions",
            Self::CancelNotAgreed => "cancel_not_accepted",
            Self::ConfirmNotSaid => "confirm_not_said",
            Self::WhichVisit => "which_visit",
            Self::NameNotSaid => "name_not_said",
        }
    }
}

/// What a text may be acted on with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Acceptance<'a> {
    pub(crate) read: &'a Understanding,
    /// Where the dialogue stood when the text came: questions of this turn are no questions yet.
    pub(crate) dialogue: &'a Dialogue,
    pub(crate) offers: &'a [Offer],
    pub(crate) visits: &'a [Visit],
    pub(crate) zone: &'a Zone,
}

impl Acceptance<'_> {
    /// Whether the text takes this offer: it was shown in an earlier text, and is what the client's
    /// answer means.
    pub(crate) fn of_offer(&self, offer: OfferId) -> Result<(), NotAccepted> {
        if let Some(Asked::Name { offer: held, .. }) = &self.dialogue.asked {
            // It was accepted before its name was asked for; a refusal would have released it.
            let refused = matches!(self.read.answer, Some(Answer::No | Answer::NoneOfThose))
                || self.read.has(&IntentKind::Abort)
                || says_something_new(self.read);
            return if *held == offer && !refused {
                Ok(())
            } else {
                Err(NotAccepted::OfferNotChosen)
            };
        }
        if !self.offers.iter().any(|open| open.id == offer) {
            return Err(NotAccepted::NoSuchOffer);
        }
        if self.dialogue.asked != Some(Asked::Offer) {
            return Err(NotAccepted::OfferNotChosen);
        }
        self.is_unambiguous()?;
        if self.takes_one_each() {
            return Ok(());
        }
        match chosen_offer(self.read, self.offers, self.zone) {
            Some(chosen) if chosen.id == offer => Ok(()),
            _ => Err(NotAccepted::OfferNotChosen),
        }
    }

    /// Whether the text says yes to our question about cancelling this visit.
    pub(crate) fn of_cancelling(&self, visit: VisitId) -> Result<(), NotAccepted> {
        let asked = [&self.dialogue.asked, &self.dialogue.also]
            .into_iter()
            .flatten()
            .any(|asked| *asked == Asked::Cancel(visit));
        if !asked || self.read.when.is_some() || self.read.has(&IntentKind::Move) {
            return Err(NotAccepted::CancelNotAgreed);
        }
        if self.read.has(&IntentKind::Cancel)
            && !matches!(self.read.answer, Some(Answer::No | Answer::NoneOfThose))
        {
            return Ok(());
        }
        self.is_unambiguous()?;
        match self.read.answer {
            Some(Answer::Yes) => Ok(()),
            _ => Err(NotAccepted::CancelNotAgreed),
        }
    }

    /// Whether the text says that the client will come to this visit.
    pub(crate) fn of_confirming(&self, visit: VisitId) -> Result<(), NotAccepted> {
        if !self.read.has(&IntentKind::Confirm) {
            return Err(NotAccepted::ConfirmNotSaid);
        }
        match self.visits {
            [only] if only.id == visit => Ok(()),
            several => {
                let mut meant = several.iter().filter(|visit| self.names(visit));
                match (meant.next(), meant.next()) {
                    (Some(one), None) if one.id == visit => Ok(()),
                    _ => Err(NotAccepted::WhichVisit),
                }
            }
        }
    }

    /// Whether a yes takes every offer: each is for another person, so that there is nothing to
    /// choose between.
    fn takes_one_each(&self) -> bool {
        let mut whose: Vec<_> = self.offers.iter().map(|offer| offer.client).collect();
        whose.sort();
        whose.dedup();
        let yes = matches!(self.read.answer, Some(Answer::Yes)) && !says_something_new(self.read);
        yes && whose.len() > 1 && whose.len() == self.offers.len()
    }

    /// A bare yes to two questions answers neither.
    fn is_unambiguous(&self) -> Result<(), NotAccepted> {
        let bare = matches!(self.read.answer, Some(Answer::Yes | Answer::Any));
        if bare && self.dialogue.also.is_some() {
            Err(NotAccepted::TwoQuestions)
        } else {
            Ok(())
        }
    }

    /// Whether the text names this visit by its service or its day.
    fn names(&self, visit: &Visit) -> bool {
        let services = &self.read.services.chosen;
        let by_service = visit
            .services
            .iter()
            .any(|part| services.contains(&part.service));
        let day = self.zone.date(visit.range.start());
        let by_day = self
            .read
            .when
            .as_ref()
            .and_then(|when| when.date.as_ref())
            .is_some_and(|date| *date == salon_language::DateReading::On(day));
        by_service || by_day
    }
}
