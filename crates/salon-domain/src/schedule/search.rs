//! The search itself: every possible start as one bit, and the best of what is left.
//!
//! Hours, blocks and resources each set or clear ranges of bits, so a search costs as much as there
//! are blocks and hours to read. Only the starts that are returned are looked at one by one, in the
//! order in which they are returned; that order needs nothing but the starts themselves.

use std::cmp::Ordering;

use jiff::Timestamp;
use jiff::civil::Date;

use super::Openings;
use super::calendar::{Calendar, DAY, Stretch};
use super::diary::Diary;
use super::fit::{Fit, FitReason};
use super::grid::Grid;
use super::mask::Mask;
use super::opening::{Opening, OpeningPart, Taken};
use super::plan::{Leg, Plan, Turn};
use super::possible::possible;
use super::request::{Request, steps};
use crate::id::ResourceId;
use crate::service::Minutes;
use crate::time_range::TimeRange;
use crate::visit::{Block, BlockOwner};

/// The most that a piece of free time counts, in seconds.
const LONGEST_PIECE: i64 = 12 * 60 * 60;

/// The most days over which one visit is looked for.
const LONGEST_VISIT: i64 = 14;

/// All that a wish's openings are read from.
#[derive(Debug)]
pub(super) struct Search<'r, 'c> {
    pub(super) request: &'r Request<'c>,
    pub(super) calendar: Calendar<'c>,
    pub(super) grid: Grid,
    pub(super) diary: Diary,
    /// Each way to do the visit, with the starts at which it can be done.
    plans: Vec<(Plan<'c>, Mask)>,
    /// The starts at which it can be done in any way.
    any: Mask,
}

/// How little a visit breaks; less is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Breakage {
    pieces: u8,
    left: i64,
    blocks: u32,
}

/// A start, and the best way to do the visit then.
#[derive(Clone, Copy, Debug)]
struct Choice {
    start: i64,
    plan: usize,
    breaks: Breakage,
}

impl<'r, 'c> Search<'r, 'c> {
    /// Works out all starts at which the visit fits.
    pub(super) fn prepare(request: &'r Request<'c>, busy: &[Block]) -> Self {
        let bounds = request.bounds;
        let calendar = calendar(request);
        let slot = request.catalog.salon.policy.slot.max(Minutes::new(1));
        let step = 60 * i64::from(slot.get());
        let grid = Grid::new(&calendar, step, bounds.from, bounds.until);
        let diary = Diary::read(request, &calendar, busy);
        let window = Stretch {
            start: bounds.from,
            end: bounds.until,
        };
        let works = |person: usize| {
            let mut work = diary.work(person).iter();
            work.any(|stretch| stretch.meets(window))
        };
        let plans = Plan::list(request, works);
        let mut any = Mask::empty(grid.len());
        let mut rooms = Vec::new();
        let plans = plans
            .into_iter()
            .map(|plan| {
                let mask = possible(&plan, &grid, &diary, &mut rooms);
                any.join(&mask);
                (plan, mask)
            })
            .collect();
        Self {
            request,
            calendar,
            grid,
            diary,
            plans,
            any,
        }
    }

    /// Returns the best openings, and the reason where there is none.
    pub(super) fn run(&self, limit: usize) -> Openings {
        let near = self.request.wish.near.map(Timestamp::as_second);
        let choices = match near {
            Some(near) => self.outward(near, limit),
            None => self.forward(limit),
        };
        let reasons = reasons(&choices, near);
        let found = choices
            .iter()
            .zip(reasons)
            .filter_map(|(choice, reason)| self.opening(choice, reason))
            .collect();
        Openings {
            found,
            why_not: self.why_not(),
        }
    }

    /// Whether nothing is free in the whole window.
    pub(super) fn is_empty(&self) -> bool {
        self.any.is_empty()
    }

    /// Whether the visit can start at a second.
    pub(super) fn is_free(&self, second: i64) -> bool {
        let number = self.grid.find(second);
        number.is_some_and(|number| self.any.has(number))
    }

    /// Chooses the earliest starts.
    fn forward(&self, limit: usize) -> Vec<Choice> {
        let mut next = self.any.next(0);
        let numbers = std::iter::from_fn(|| {
            let number = next?;
            next = self.any.next(number + 1);
            Some(number)
        });
        numbers
            .take(limit)
            .filter_map(|number| self.choose(number))
            .collect()
    }

    /// Chooses the starts nearest to a wanted one.
    fn outward(&self, near: i64, limit: usize) -> Vec<Choice> {
        let first_after = self.grid.at_or_after(near);
        let mut below = self.any.previous(first_after);
        let mut above = self.any.next(first_after);
        let distance = |number: Option<usize>| {
            let start = number.and_then(|number| self.grid.get(number));
            start.map_or(i64::MAX, |start| (start - near).abs())
        };
        let mut chosen = Vec::with_capacity(limit.min(self.grid.len()));
        while chosen.len() < limit && (below.is_some() || above.is_some()) {
            let goes_back = match distance(below).cmp(&distance(above)) {
                Ordering::Less => true,
                Ordering::Greater => false,
                Ordering::Equal => self.breaks_less(below, above),
            };
            if goes_back {
                chosen.extend(below.and_then(|number| self.choose(number)));
                below = below.and_then(|number| self.any.previous(number));
            } else {
                chosen.extend(above.and_then(|number| self.choose(number)));
                above = above.and_then(|number| self.any.next(number + 1));
            }
        }
        chosen
    }

    /// Whether a visit at the first of two starts breaks no more than one at the second.
    fn breaks_less(&self, first: Option<usize>, second: Option<usize>) -> bool {
        let broken = |number: Option<usize>| {
            let choice = number.and_then(|number| self.choose(number));
            choice.map(|choice| (choice.breaks.pieces, choice.breaks.left))
        };
        broken(first) <= broken(second)
    }

    /// Chooses the best way to do the visit at a start.
    fn choose(&self, number: usize) -> Option<Choice> {
        let start = self.grid.get(number)?;
        self.plans
            .iter()
            .enumerate()
            .filter(|(_, (_, mask))| mask.has(number))
            .map(|(at, (plan, _))| Choice {
                start,
                plan: at,
                breaks: self.breakage(plan, start),
            })
            .min_by_key(|choice| choice.breaks)
    }

    /// Measures what a visit would leave of the free time around it.
    fn breakage(&self, plan: &Plan<'_>, start: i64) -> Breakage {
        let day = self.calendar.day_of(start);
        let day = day.map(|day| Stretch {
            start: day.start,
            end: day.end,
        });
        let mut sum = Breakage {
            pieces: 0,
            left: 0,
            blocks: 0,
        };
        for turn in &plan.turns {
            let busy = self.diary.person(turn.person);
            let work = self.diary.work(turn.person);
            for left in pieces(turn, start, busy, work) {
                sum.pieces += u8::from(left > 0);
                sum.left += left;
            }
            let before = |limit: i64| busy.partition_point(|block| block.start < limit);
            let blocks = day.map_or(0, |day| before(day.end) - before(day.start));
            sum.blocks = sum
                .blocks
                .saturating_add(u32::try_from(blocks).unwrap_or(u32::MAX));
        }
        sum
    }

    /// Writes out an opening.
    fn opening(&self, choice: &Choice, reason: FitReason) -> Option<Opening> {
        let (plan, _) = self.plans.get(choice.plan)?;
        let sitting = Stretch {
            start: 0,
            end: plan.length(),
        };
        let mut parts: Vec<OpeningPart> = Vec::with_capacity(plan.legs.len());
        for leg in &plan.legs {
            let last = parts.last().and_then(|part| part.resource);
            parts.push(self.part(leg, choice.start, last)?);
        }
        Some(Opening {
            range: range(sitting.after(choice.start))?,
            parts,
            fit: Fit {
                pieces: choice.breaks.pieces,
                left: Minutes::new(u32::try_from(choice.breaks.left / 60).unwrap_or(u32::MAX)),
                blocks: choice.breaks.blocks,
                reason,
            },
        })
    }

    /// Writes out one service of an opening; `last` is where the one before it is done.
    fn part(&self, leg: &Leg<'_>, start: i64, last: Option<ResourceId>) -> Option<OpeningPart> {
        let (_, person) = self.request.people.get(leg.person)?;
        let sitting = leg.range.after(start);
        let resource = match leg.kind {
            Some(kind) => Some(self.resource(kind, sitting, last)?),
            None => None,
        };
        let mut taken = Vec::with_capacity(leg.taken.len() + 1);
        for work in &leg.taken {
            taken.push(Taken {
                owner: BlockOwner::Staff(person.id),
                range: range(work.after(start))?,
            });
        }
        let range = range(sitting)?;
        taken.extend(resource.map(|resource| Taken {
            owner: BlockOwner::Resource(resource),
            range,
        }));
        Some(OpeningPart {
            service: leg.service.id,
            staff: person.id,
            resource,
            range,
            price: leg.price,
            taken,
        })
    }

    /// Finds a free resource of a kind: the last one again, else the first.
    fn resource(
        &self,
        kind: usize,
        wanted: Stretch,
        last: Option<ResourceId>,
    ) -> Option<ResourceId> {
        let all = self.request.kinds.get(kind)?.iter().map(|room| room.id);
        let mut free = all
            .zip(self.diary.resources(kind))
            .filter(|(_, taken)| is_free(taken, wanted))
            .map(|(id, _)| id);
        let first = free.next()?;
        Some(
            last.filter(|last| *last == first || free.any(|id| id == *last))
                .unwrap_or(first),
        )
    }
}

/// Says for each choice, best first, why it is there.
fn reasons(choices: &[Choice], near: Option<i64>) -> Vec<FitReason> {
    let (mut earlier, mut later, mut first) = (false, false, near.is_none());
    let reason = |choice: &Choice| match near {
        Some(near) if choice.start == near => FitReason::AsWished,
        Some(near) if choice.start < near && !std::mem::replace(&mut earlier, true) => {
            FitReason::NearestBefore
        }
        Some(near) if choice.start > near && !std::mem::replace(&mut later, true) => {
            FitReason::NearestAfter
        }
        None if std::mem::take(&mut first) => FitReason::Earliest,
        _ if choice.breaks.pieces == 0 => FitReason::FillsGap,
        _ => FitReason::Free,
    };
    choices.iter().map(reason).collect()
}

/// Measures the free time that would be left right before and right after a person's turn.
fn pieces(turn: &Turn, start: i64, busy: &[Stretch], work: &[Stretch]) -> [i64; 2] {
    let (taken, sitting) = (turn.range.after(start), turn.sitting.after(start));
    let last =
        |list: &[Stretch], after: usize| after.checked_sub(1).and_then(|at| list.get(at).copied());
    let opens = last(
        work,
        work.partition_point(|stretch| stretch.start <= sitting.start),
    );
    let closes = work.get(work.partition_point(|stretch| stretch.end < sitting.end));
    let previous = last(busy, busy.partition_point(|block| block.end <= taken.start));
    let next = busy.get(busy.partition_point(|block| block.start < taken.end));
    let free_from = previous
        .map_or(i64::MIN, |block| block.end)
        .max(opens.map_or(i64::MIN, |stretch| stretch.start));
    let free_until = next
        .map_or(i64::MAX, |block| block.start)
        .min(closes.map_or(i64::MAX, |stretch| stretch.end));
    let piece = |from: i64, until: i64| until.saturating_sub(from).clamp(0, LONGEST_PIECE);
    [piece(free_from, taken.start), piece(taken.end, free_until)]
}

/// Whether somebody or something with these blocks is free for a while.
fn is_free(taken: &[Stretch], wanted: Stretch) -> bool {
    let next = taken.partition_point(|block| block.end <= wanted.start);
    let next = taken.get(next);
    next.is_none_or(|block| wanted.end <= block.start)
}

fn range(stretch: Stretch) -> Option<TimeRange> {
    let at = |second| Timestamp::from_second(second).ok();
    TimeRange::new(at(stretch.start)?, at(stretch.end)?).ok()
}

/// Lays out the dates on which a visit may start, one before them, and those into which it may last.
fn calendar<'c>(request: &Request<'c>) -> Calendar<'c> {
    let (zone, bounds) = (&request.catalog.salon.zone, request.bounds);
    let date = |second| -> Date {
        let instant = Timestamp::from_second(second).unwrap_or(Timestamp::MIN);
        zone.date(instant)
    };
    let first = date(bounds.from).yesterday().unwrap_or(Date::MIN);
    if bounds.from >= bounds.until {
        return Calendar::new(zone, first, 0);
    }
    let days = date(bounds.until - 1).duration_since(first).as_secs() / DAY;
    let lasts = (longest(request) / DAY).min(LONGEST_VISIT);
    let count = usize::try_from(days + lasts + 3).unwrap_or(0);
    Calendar::new(zone, first, count)
}

/// Returns the longest that the visit can last, in seconds.
fn longest(request: &Request<'_>) -> i64 {
    let each = request.tasks.iter().map(|task| {
        let people = request.people.iter();
        let all = people.filter_map(|(_, person)| steps(person, task.service));
        let minutes = all.map(|steps| steps.iter().map(|step| step.minutes).sum::<Minutes>());
        minutes
            .max()
            .map_or(0, |minutes| 60 * i64::from(minutes.get()))
    });
    each.sum()
}
