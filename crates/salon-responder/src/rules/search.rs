//! From a wish to openings, and to the reason where the wanted time cannot be had.

use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, ToSpan as _};
use salon_domain::{NoOpening, Opening, ScheduleError, ServiceId, StaffId, Visit, VisitId, Wish};
use salon_language::{IntentKind, Saying};

use super::pick::{Pick, pick};
use super::{Progress, RuleTurn, Step};
use crate::dialogue::Draft;
use crate::toolbox::ToolError;

/// Openings looked at on each day, enough to pick well-spread ones from.
const LOOKED_AT: usize = 64;

/// Days looked at around the wanted ones when those have nothing.
const DAYS_AROUND: usize = 14;

/// What a search is for.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub(super) services: Vec<ServiceId>,
    pub(super) staff: Option<StaffId>,
    pub(super) moving: Option<VisitId>,
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
        let draft = self.draft_to_search();
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

    /// Looks anew for what was wished when openings were shown that are too old to choose from.
    pub(super) async fn search_again(&mut self) -> Step {
        self.says.push(Saying::OffersExpired);
        self.dialogue.lapsed = false;
        self.drop_past_days();
        self.search().await
    }

    /// Days that have gone by since they were wished for are no days to look at.
    pub(super) fn drop_past_days(&mut self) {
        let today = self.situation.today();
        self.dialogue.draft.days.retain(|day| *day >= today);
    }

    /// The wish so far. A visit that is to be moved to another day keeps its time, unless another
    /// one was said or other openings are asked for.
    fn draft_to_search(&self) -> Draft {
        let mut draft = self.dialogue.draft.clone();
        let said = draft.at.or(draft.from).or(draft.until).is_some() || draft.earliest;
        if said || self.means(&IntentKind::Alternatives) {
            return draft;
        }
        if let (Some(visit), [day]) = (self.find_moving(), draft.days.as_slice()) {
            let at = self.local(visit.range.start());
            draft.at = (at.date() != *day).then_some(at.time());
        }
        draft
    }

    fn target(&self) -> Option<Target> {
        let draft = &self.dialogue.draft;
        if let Some(visit) = self.find_moving() {
            let services = if draft.services.is_empty() {
                visit.services.iter().map(|part| part.service).collect()
            } else {
                draft.services.clone()
            };
            let same = self.staff_of(visit);
            let same = same.filter(|staff| !draft.not_staff.contains(staff));
            let staff = draft.staff.or(same);
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
            let wanted = |opening: &Opening| {
                let staff = opening.staff();
                !staff.is_some_and(|staff| draft.not_staff.contains(&staff))
            };
            for openings in searched {
                let openings_found = openings.found.into_iter();
                found.openings.extend(openings_found.filter(wanted));
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
}
