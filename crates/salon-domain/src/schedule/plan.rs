//! Ways to do a visit: who does which service, and what that takes, counted from the start.

use super::calendar::Stretch;
use super::request::{Request, Task, steps};
use crate::money::Price;
use crate::service::{Minutes, Service, Step, StepKind};
use crate::staff::StaffMember;

/// The most ways to share services between stylists that are tried.
const MOST_PLANS: usize = 64;

/// One way to do a visit. All times are seconds from its start.
#[derive(Clone, Debug)]
pub(super) struct Plan<'c> {
    pub(super) legs: Vec<Leg<'c>>,
    /// What it takes of each of its people, in the order in which they come in.
    pub(super) turns: Vec<Turn>,
}

/// One service of a visit.
#[derive(Clone, Debug)]
pub(super) struct Leg<'c> {
    pub(super) service: &'c Service,
    /// The kind of resource it needs.
    pub(super) kind: Option<usize>,
    /// The place in [`Request::people`] of who does it.
    pub(super) person: usize,
    pub(super) price: Price,
    /// From its first step to its last.
    pub(super) range: Stretch,
    /// What it takes of the person: working steps and what is left of the buffers.
    pub(super) taken: Vec<Stretch>,
}

/// What a visit takes of one person in all.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    pub(super) person: usize,
    /// From the first thing it takes to the last.
    pub(super) range: Stretch,
    /// The start of the person's first service, and the end of the last.
    pub(super) sitting: Stretch,
}

impl<'c> Plan<'c> {
    /// Lists the ways to do the services of a request with the people for whom `works` holds.
    ///
    /// One person alone if anybody can, else as few hand-overs as there must be.
    pub(super) fn list(request: &Request<'c>, works: impl Fn(usize) -> bool) -> Vec<Self> {
        let mut order: Vec<usize> = (0..request.people.len()).filter(|n| works(*n)).collect();
        order.sort_by_key(|n| request.people.get(*n).map(|(place, _)| *place));
        let does = |person: usize, task: &Task<'c>| {
            let person = request.people.get(person);
            person.is_some_and(|(_, person)| steps(person, task.service).is_some())
        };
        let able: Vec<Vec<bool>> = request
            .tasks
            .iter()
            .map(|task| order.iter().map(|person| does(*person, task)).collect())
            .collect();
        let shares = share(&able);
        shares
            .iter()
            .filter_map(|share| {
                let people: Option<Vec<_>> = share
                    .iter()
                    .map(|n| {
                        let at = *order.get(*n)?;
                        request.people.get(at).map(|(_, person)| (at, *person))
                    })
                    .collect();
                Self::lay_out(&request.tasks, &people?)
            })
            .collect()
    }

    /// Returns how long the client sits.
    pub(super) fn length(&self) -> i64 {
        self.legs.last().map_or(0, |leg| leg.range.end)
    }

    /// Puts the services one after the other.
    fn lay_out(tasks: &[Task<'c>], people: &[(usize, &'c StaffMember)]) -> Option<Self> {
        let mut legs: Vec<Leg<'c>> = Vec::with_capacity(tasks.len());
        for (task, (place, person)) in tasks.iter().zip(people) {
            let start = legs.last().map_or(0, |leg: &Leg<'_>| leg.range.end);
            let steps = steps(person, task.service)?;
            let price = person.find_skill(task.service.id)?.price;
            legs.push(Leg {
                service: task.service,
                kind: task.kind,
                person: *place,
                price: price.unwrap_or(task.service.price),
                range: Stretch {
                    start,
                    end: start + seconds(steps.iter().map(|step| step.minutes).sum()),
                },
                taken: working(steps, start),
            });
        }
        add_buffers(&mut legs);
        let turns = turns(&legs);
        Some(Self { legs, turns })
    }
}

fn seconds(minutes: Minutes) -> i64 {
    60 * i64::from(minutes.get())
}

/// Adds a stretch at the end; what touches becomes one.
fn append(taken: &mut Vec<Stretch>, next: Stretch) {
    if next.start >= next.end {
        return;
    }
    match taken.last_mut() {
        Some(last) if last.end == next.start => last.end = next.end,
        _ => taken.push(next),
    }
}

/// Returns the working steps of a service that starts at `start`.
fn working(steps: &[Step], start: i64) -> Vec<Stretch> {
    let (mut taken, mut at) = (Vec::with_capacity(steps.len() + 2), start);
    for step in steps {
        let end = at + seconds(step.minutes);
        match step.kind {
            StepKind::Working => append(&mut taken, Stretch { start: at, end }),
            StepKind::Processing => {}
        }
        at = end;
    }
    taken
}

/// Adds the buffers, as far as the same person's other work in the visit leaves room for them.
fn add_buffers(legs: &mut [Leg<'_>]) {
    let mut rest = &mut *legs;
    while let Some((leg, later)) = rest.split_first_mut() {
        let next = later
            .iter()
            .filter(|other| other.person == leg.person)
            .find_map(|other| other.taken.first())
            .map_or(i64::MAX, |work| work.start);
        let start = leg.range.end;
        let end = (start + seconds(leg.service.buffer_after)).min(next);
        append(&mut leg.taken, Stretch { start, end });
        rest = later;
    }
    let mut rest = &mut *legs;
    while let Some((leg, earlier)) = rest.split_last_mut() {
        let end = leg.range.start;
        let last = earlier
            .iter()
            .filter(|other| other.person == leg.person)
            .flat_map(|other| &other.taken)
            .filter(|work| work.start < end)
            .map(|work| work.end)
            .max()
            .unwrap_or(i64::MIN);
        let start = (end - seconds(leg.service.buffer_before)).max(last);
        match leg.taken.first_mut() {
            Some(first) if first.start == end => first.start = start,
            _ if start < end => leg.taken.insert(0, Stretch { start, end }),
            _ => {}
        }
        rest = earlier;
    }
}

/// Sums up what the visit takes of each person.
fn turns(legs: &[Leg<'_>]) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::with_capacity(1);
    for leg in legs {
        let (Some(first), Some(last)) = (leg.taken.first(), leg.taken.last()) else {
            continue;
        };
        let range = Stretch {
            start: first.start,
            end: last.end,
        };
        let known = turns.iter_mut().find(|turn| turn.person == leg.person);
        if let Some(turn) = known {
            turn.range.end = range.end;
            turn.sitting.end = leg.range.end;
        } else {
            turns.push(Turn {
                person: leg.person,
                range,
                sitting: leg.range,
            });
        }
    }
    turns
}

/// Lists the ways to share services with the fewest hand-overs, in order, at most [`MOST_PLANS`].
///
/// `able` says for each service which people can do it; a way names the person of each service.
fn share(able: &[Vec<bool>]) -> Vec<Vec<usize>> {
    let costs = hand_overs(able);
    let fewest = costs.first().and_then(|costs| costs.iter().min());
    let mut found = Vec::new();
    if let Some(Some(fewest)) = fewest.map(|cost| (*cost < NEVER).then_some(*cost)) {
        extend(&costs, &mut Vec::new(), fewest, &mut found);
    }
    found
}

/// More hand-overs than there can be.
const NEVER: usize = usize::MAX / 2;

/// Counts, for each service and person, how many hand-overs must follow if that person does it.
fn hand_overs(able: &[Vec<bool>]) -> Vec<Vec<usize>> {
    let mut costs: Vec<Vec<usize>> = Vec::with_capacity(able.len());
    for people in able.iter().rev() {
        let next = costs.last();
        let other = next.and_then(|next| next.iter().min()).copied();
        let cost = |(person, can): (usize, &bool)| {
            let same = next.and_then(|next| next.get(person)).copied();
            match (can, same, other) {
                (false, ..) => NEVER,
                (true, Some(same), Some(other)) => same.min(other + 1).min(NEVER),
                (true, ..) => 0,
            }
        };
        costs.push(people.iter().enumerate().map(cost).collect());
    }
    costs.reverse();
    costs
}

/// Extends the ways that begin with `begun` to all services, with at most `left` hand-overs.
fn extend(costs: &[Vec<usize>], begun: &mut Vec<usize>, left: usize, found: &mut Vec<Vec<usize>>) {
    let Some(people) = costs.get(begun.len()) else {
        found.push(begun.clone());
        return;
    };
    for (person, cost) in people.iter().enumerate() {
        let passed = usize::from(begun.last().is_some_and(|last| *last != person));
        if found.len() < MOST_PLANS && passed + cost <= left {
            begun.push(person);
            extend(costs, begun, left - passed, found);
            begun.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_does_all_where_one_can() {
        let able = [vec![true, true, false], vec![false, true, true]];
        assert_eq!(share(&able), [[1, 1]]);
    }

    #[test]
    fn hands_over_as_seldom_as_it_can() {
        let able = [
            vec![true, false, true],
            vec![true, true, false],
            vec![false, true, true],
        ];
        assert_eq!(share(&able), [[0, 0, 1], [0, 0, 2], [0, 1, 1], [2, 1, 1]]);
    }

    #[test]
    fn nobody_shares_what_nobody_does() {
        assert!(share(&[vec![true], vec![false]]).is_empty());
        assert!(share(&[vec![], vec![]]).is_empty());
    }

    #[test]
    fn tries_a_bounded_number_of_ways() {
        let mut able = vec![vec![true; 40], vec![true; 40]];
        for (n, can) in able.iter_mut().flatten().enumerate() {
            *can = (n % 2 == 0) == (n < 40);
        }
        assert_eq!(share(&able).len(), MOST_PLANS);
    }
}
