//! From a wish to openings, and to the reason where the wanted time cannot be had.

use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, ToSpan as _};
use salon_domain::{
    NoOpening, Opening, ScheduleError, ServiceId, StaffId, TimeRange, Visit, VisitId, Wish,
};
use salon_language::{Offered, Saying};

use super::pick::{Pick, pick};
use super::{Progress, RuleTurn, Step};
use crate::dialogue::Asked;
use crate::dialogue::Draft;
use crate::toolbox::ToolError;

/// Openings shown in one text.
const SHOWN: usize = 3;

/// Openings looked at on each day, enough to pick well-spread ones from.
const LOOKED_AT: usize = 64;

/// Days looked at around the wanted ones when those have nothing.
const DAYS_AROUND: usize = 14;

/// What a search is for.
#[derive(Clone, Debug)]
struct Target {
    services: Vec<ServiceId>,
    staff: Option<StaffId>,
    moving: Option<VisitId>,
}

/// What was found on the wanted days, and why the best of them has nothing.
#[derive(Debug, Default)]
struct Found {
    openings: Vec<Opening>,
    why_not: Option<NoOpening>,
}

impl RuleTurn<'_, '_> {
    /// Looks for openings for the wish so far and shows them, or says why there are none.
    pub(super) async fn search(&mut self) -> Step {
        let Some(target) = self.target() else {
            return Ok(Progress::Open);
        };
        let draft = self.dialogue.draft.clone();
        let wanted = match self
            .look(&target, &draft, &self.wanted_days(&draft))
            .await?
        {
            Ok(found) => found,
            Err(refused) => {
                self.refuse(&target, &refused);
                return Ok(Progress::Done);
            }
        };
        let near = self.wanted_instant(&draft);
        if self.exact(&wanted, &draft) {
            self.show(&target, &pick(&wanted.openings, Pick::nearest(near), 1));
            return Ok(Progress::Done);
        }
        if draft.moment().is_some() || wanted.openings.is_empty() {
            self.say_why_not(&target, &draft, wanted.why_not.as_ref());
        }
        if wanted.openings.is_empty() {
            let around = self.look_around(&target, &draft).await?;
            self.show_or_give_up(&target, &around, Pick::nearest(near));
        } else {
            let (openings, how) = self.best(wanted.openings, &draft);
            self.show_or_give_up(&target, &openings, how);
        }
        Ok(Progress::Done)
    }

    fn target(&self) -> Option<Target> {
        let draft = &self.dialogue.draft;
        if let Some(visit) = self.find_moving() {
            let services = if draft.services.is_empty() {
                visit.services.iter().map(|part| part.service).collect()
            } else {
                draft.services.clone()
            };
            let staff = draft.staff.or_else(|| self.staff_of(visit));
            return Some(Target {
                services,
                staff,
                moving: Some(visit.id),
            });
        }
        let services = draft.services.clone();
        (!services.is_empty()).then_some(Target {
            services,
            staff: draft.staff,
            moving: None,
        })
    }

    /// Finds the visit that the wish is to move.
    pub(super) fn find_moving(&self) -> Option<&Visit> {
        let id = self.dialogue.moving?;
        self.situation.visits.iter().find(|visit| visit.id == id)
    }

    /// The days to look at first. Without a day, a time is looked for on each of the next days, and
    /// a wish for "as soon as possible" or none at all takes what comes first.
    fn wanted_days(&self, draft: &Draft) -> Vec<Date> {
        draft.days_to_search(self.situation.today(), DAYS_AROUND)
    }

    async fn look(
        &mut self,
        target: &Target,
        draft: &Draft,
        days: &[Date],
    ) -> Result<Result<Found, ScheduleError>, ToolError> {
        let zone = &self.situation.salon().zone;
        let wish = |day: &Date| {
            Some(Wish {
                services: target.services.clone(),
                staff: target.staff,
                window: draft.window(zone, *day)?,
                near: draft.near(zone, *day),
            })
        };
        let wishes: Vec<Wish> = days.iter().filter_map(wish).collect();
        let searched = self
            .toolbox
            .find_openings(&wishes, target.moving, LOOKED_AT)
            .await?;
        Ok(searched.map(|searched| {
            let mut found = Found::default();
            for openings in searched {
                found.openings.extend(openings.found);
                found.why_not = found.why_not.or(openings.why_not);
            }
            found
        }))
    }

    /// Whether the moment that was asked for is free.
    fn exact(&self, found: &Found, draft: &Draft) -> bool {
        let zone = &self.situation.salon().zone;
        let wanted = draft.moment().and_then(|moment| zone.starting(moment));
        wanted.is_some_and(|wanted| {
            found
                .openings
                .iter()
                .any(|opening| opening.start() == wanted)
        })
    }

    /// Says how to pick from the openings of the wanted days, and drops those at another time of the
    /// day where the wished one can be had on some day.
    fn best(&self, openings: Vec<Opening>, draft: &Draft) -> (Vec<Opening>, Pick) {
        if !draft.days.is_empty() {
            let how = if draft.at.is_some() {
                Pick::nearest(self.wanted_instant(draft))
            } else {
                Pick::Spread
            };
            return (openings, how);
        }
        let on_time = |opening: &&Opening| Some(self.local(opening.start()).time()) == draft.at;
        let kept: Vec<Opening> = openings.iter().filter(on_time).cloned().collect();
        (
            if kept.is_empty() { openings } else { kept },
            Pick::Earliest,
        )
    }

    /// Looks at the days around the wanted ones, at the wanted part of the day before any other.
    async fn look_around(
        &mut self,
        target: &Target,
        draft: &Draft,
    ) -> Result<Vec<Opening>, ToolError> {
        let today = self.situation.today();
        let first = draft.days.first().copied().unwrap_or(today);
        let early = first.saturating_sub(7.days()).max(today);
        let nearby = Draft {
            days: Vec::new(),
            ..draft.clone()
        };
        let days = nearby.days_to_search(early, 7 + DAYS_AROUND);
        let anytime = Draft {
            from: None,
            until: None,
            ..nearby.clone()
        };
        let horizon = usize::from(self.situation.salon().policy.horizon_days) + 1;
        let all_days = anytime.days_to_search(today, horizon);
        for (draft, days) in [(&nearby, &days), (&anytime, &days), (&anytime, &all_days)] {
            let found = self.look(target, draft, days).await?;
            let openings = found.map(|found| found.openings).unwrap_or_default();
            if !openings.is_empty() {
                return Ok(openings);
            }
        }
        Ok(Vec::new())
    }

    /// The instant that openings should be near to: the time asked for, or the start of the day.
    fn wanted_instant(&self, draft: &Draft) -> Option<Timestamp> {
        let zone = &self.situation.salon().zone;
        let day = draft.days.first().copied()?;
        if let Some(near) = draft.near(zone, day) {
            return Some(near);
        }
        let window = draft.window(zone, day)?;
        // On a day that is wanted as a whole, what comes first comes first; openings on other days
        // are judged from its middle, so that the day before and the day after are equally near.
        let middle = window
            .end()
            .as_second()
            .midpoint(window.start().as_second());
        Timestamp::from_second(middle).ok()
    }

    fn show_or_give_up(&mut self, target: &Target, openings: &[Opening], how: Pick) {
        if openings.is_empty() {
            self.give_up(target);
        } else {
            self.show(target, &pick(openings, how, SHOWN));
        }
    }

    /// Shows openings, and asks which one.
    fn show(&mut self, target: &Target, openings: &[Opening]) {
        self.toolbox.show(openings, target.moving);
        let services = self.service_names(&target.services);
        let moves = target.moving.is_some();
        let offers = self.offered(openings);
        let saying = match (openings, offers.as_slice()) {
            ([opening], [offer]) => Saying::OfferOne {
                services,
                offer: offer.clone(),
                minutes: length(opening.range()),
                price: opening.price().filter(|_| !moves),
                moves,
            },
            _ => Saying::OfferSeveral {
                services,
                offers,
                moves,
            },
        };
        self.ask(Asked::Offer, saying);
    }

    /// Puts openings into the form in which they are shown.
    pub(super) fn offered<'o>(
        &self,
        openings: impl IntoIterator<Item = &'o Opening>,
    ) -> Vec<Offered> {
        let numbered = openings.into_iter().zip(1..);
        numbered
            .map(|(opening, number)| Offered {
                number,
                at: self.local(opening.start()),
                staff: opening.staff().and_then(|staff| self.staff_name(staff)),
            })
            .collect()
    }

    /// Says why the wanted time cannot be had, where there is a reason worth a sentence.
    fn say_why_not(&mut self, target: &Target, draft: &Draft, why: Option<&NoOpening>) {
        let Some(why) = why else {
            self.says.push(Saying::NothingThen);
            return;
        };
        let staff = target.staff.and_then(|staff| self.staff_name(staff));
        let day = draft.days.first().copied();
        let saying = match why {
            NoOpening::Closed { date, label } => Saying::Closed {
                date: *date,
                label: label.clone(),
            },
            NoOpening::StaffAway { staff, date } => Saying::StaffAway {
                staff: self.staff_name(*staff).unwrap_or_default(),
                date: *date,
            },
            NoOpening::OutsideHours { date, .. } => Saying::OutsideHours {
                date: *date,
                hours: self.toolbox.hours_on(*date),
            },
            NoOpening::TooSoon { earliest } => Saying::TooSoon {
                earliest: self.local(*earliest),
            },
            NoOpening::TooFar { latest } => Saying::TooFar { latest: *latest },
            NoOpening::Taken => match (draft.moment(), day) {
                (Some(at), _) => Saying::Taken { at, staff },
                (None, Some(date))
                    if draft.days.len() == 1 && draft.from.is_none() && draft.until.is_none() =>
                {
                    Saying::DayFull { date, staff }
                }
                _ => Saying::NothingThen,
            },
            _ => Saying::NothingThen,
        };
        self.remember(&saying);
        self.says.push(saying);
    }

    /// What the reason speaks of is a fact: it came from the salon's own hours and rules.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "other sayings speak of nothing that must be backed here"
    )]
    fn remember(&mut self, saying: &Saying) {
        let evidence = self.toolbox.evidence();
        match saying {
            Saying::Closed { date, .. }
            | Saying::StaffAway { date, .. }
            | Saying::DayFull { date, .. } => {
                evidence.date(*date);
            }
            Saying::TooFar { latest } => evidence.date(*latest),
            Saying::TooSoon { earliest: at }
            | Saying::Taken { at, .. }
            | Saying::JustTaken { at } => {
                evidence.moment(*at);
            }
            _ => {}
        }
    }

    /// Says that somebody was faster, and shows what is free near the time that is gone.
    pub(super) async fn search_after_loss(&mut self, lost: DateTime) -> Step {
        let saying = Saying::JustTaken { at: lost };
        self.remember(&saying);
        self.says.push(saying);
        self.dialogue.draft.days = vec![lost.date()];
        self.dialogue.draft.at = Some(lost.time());
        let Some(target) = self.target() else {
            return Ok(Progress::Open);
        };
        let draft = self.dialogue.draft.clone();
        let on_the_day = self
            .look(&target, &draft, &self.wanted_days(&draft))
            .await?;
        let mut openings = on_the_day.map(|found| found.openings).unwrap_or_default();
        if openings.is_empty() {
            openings = self.look_around(&target, &draft).await?;
        }
        self.show_or_give_up(
            &target,
            &openings,
            Pick::nearest(self.wanted_instant(&draft)),
        );
        Ok(Progress::Done)
    }

    fn refuse(&mut self, target: &Target, refused: &ScheduleError) {
        self.dialogue.asked = None;
        let ScheduleError::StaffDoesNot { staff, service } = refused else {
            let service = self.service_names(&target.services).join(", ");
            self.toolbox.hand_off("nobody_does_it", service.clone());
            self.says.push(Saying::NobodyDoes { service });
            return;
        };
        self.dialogue.draft.staff = None;
        let others = self.situation.catalog().staff.iter();
        let others = others.filter(|person| person.find_skill(*service).is_some());
        let others = others.inspect(|person| self.toolbox.evidence().staff(person.id));
        let others: Vec<String> = others.map(|person| person.name.clone()).collect();
        self.toolbox.evidence().staff(*staff);
        self.toolbox.evidence().service(*service);
        let staff = self.staff_name(*staff).unwrap_or_default();
        let service = self.service_names(&[*service]).join(" ");
        self.says.push(Saying::StaffDoesNot {
            staff,
            service,
            others,
        });
    }

    /// Nothing is free as far ahead as visits are booked: a person may find a way.
    fn give_up(&mut self, target: &Target) {
        let staff = target.staff.and_then(|staff| self.staff_name(staff));
        self.toolbox.withdraw_offers();
        self.toolbox
            .hand_off("nothing_free", self.situation.words());
        self.says.push(Saying::NothingAtAll { staff });
        self.says.push(Saying::HandedOff);
        self.settle();
    }

    /// Returns the wall-clock time of an instant at the salon.
    pub(super) fn local(&self, instant: Timestamp) -> DateTime {
        self.situation.salon().zone.local(instant).datetime()
    }

    /// Returns the names of services, as on the menu.
    pub(super) fn service_names(&self, services: &[ServiceId]) -> Vec<String> {
        let catalog = self.situation.catalog();
        let names = services.iter().filter_map(|id| catalog.find_service(*id));
        names.map(|service| service.name.clone()).collect()
    }

    /// Returns the name of a member of staff.
    pub(super) fn staff_name(&self, staff: StaffId) -> Option<String> {
        self.situation
            .catalog()
            .find_staff(staff)
            .map(|person| person.name.clone())
    }

    /// Returns who does all of a visit, if it is one person.
    #[expect(clippy::unused_self, reason = "reads like its neighbours")]
    pub(super) fn staff_of(&self, visit: &Visit) -> Option<StaffId> {
        let first = visit.services.first()?.staff;
        visit
            .services
            .iter()
            .all(|part| part.staff == first)
            .then_some(first)
    }
}

fn length(range: TimeRange) -> salon_domain::Minutes {
    salon_domain::Minutes::new(u32::try_from(range.minutes()).unwrap_or_default())
}
