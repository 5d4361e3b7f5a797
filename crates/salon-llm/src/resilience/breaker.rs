//! A circuit breaker: counts what failed, and says who may ask.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::options::BreakerOptions;

/// What a breaker does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BreakerState {
    /// Every call goes through.
    Closed,
    /// The model is left alone.
    Open {
        /// After which one call goes through as a probe.
        probe_in: Duration,
    },
    /// A probe is under way; no other call goes through.
    HalfOpen,
}

impl BreakerState {
    /// Returns the stable name of the state.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Open { .. } => "open",
            Self::HalfOpen => "half_open",
        }
    }
}

/// Whether a call may go through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Admission {
    Call(Ticket),
    Probe(Ticket),
    Refused { retry_after: Duration },
}

/// What a call shows when it comes back: since when it was on its way. A call from before the last
/// change of state says nothing about the present one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ticket(u64);

/// What became of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Answered,
    Failed,
}

#[derive(Debug)]
pub(super) struct Breaker {
    options: BreakerOptions,
    inside: Mutex<Inside>,
}

#[derive(Debug)]
struct Inside {
    /// Counts changes of state.
    era: u64,
    circuit: Circuit,
}

#[derive(Debug)]
enum Circuit {
    /// The last calls: when each came back, and how.
    Closed(VecDeque<(Instant, Outcome)>),
    Open {
        next_probe: Instant,
        probing: bool,
    },
}

impl Breaker {
    pub(super) const fn new(options: BreakerOptions) -> Self {
        Self {
            options,
            inside: Mutex::new(Inside {
                era: 0,
                circuit: Circuit::Closed(VecDeque::new()),
            }),
        }
    }

    pub(super) fn state(&self, now: Instant) -> BreakerState {
        match &self.inside().circuit {
            Circuit::Closed(_) => BreakerState::Closed,
            Circuit::Open { probing: true, .. } => BreakerState::HalfOpen,
            Circuit::Open { next_probe, .. } => BreakerState::Open {
                probe_in: next_probe.saturating_duration_since(now),
            },
        }
    }

    /// Lets a call through or not. Whoever gets a probe's ticket must ask and come back with it.
    pub(super) fn admit(&self, now: Instant) -> Admission {
        let mut inside = self.inside();
        let era = inside.era;
        match &mut inside.circuit {
            Circuit::Closed(_) => Admission::Call(Ticket(era)),
            Circuit::Open {
                next_probe,
                probing,
            } if *next_probe <= now => {
                // The next one counts from the beginning of this one, which may hang.
                *next_probe = now + self.options.open_for;
                *probing = true;
                Admission::Probe(Ticket(era))
            }
            Circuit::Open { next_probe, .. } => Admission::Refused {
                retry_after: next_probe.saturating_duration_since(now),
            },
        }
    }

    /// Returns how long to wait when the breaker has opened since a call was let through.
    pub(super) fn opened_since(&self, ticket: Ticket, now: Instant) -> Option<Duration> {
        let inside = self.inside();
        match &inside.circuit {
            Circuit::Open { next_probe, .. } if inside.era != ticket.0 => {
                Some(next_probe.saturating_duration_since(now))
            }
            Circuit::Open { .. } | Circuit::Closed(_) => None,
        }
    }

    /// Counts what became of a call, and changes the state when that says so. Returns whether it
    /// counted: what was asked before the last change does not.
    pub(super) fn record(&self, ticket: Ticket, outcome: Outcome, now: Instant) -> bool {
        let mut inside = self.inside();
        if ticket.0 != inside.era {
            return false;
        }
        let changed = match &mut inside.circuit {
            Circuit::Closed(calls) => {
                remember(calls, outcome, now, self.options);
                let failed = calls
                    .iter()
                    .filter(|(_, it)| *it == Outcome::Failed)
                    .count();
                let opens = calls.len() >= self.options.calls && failed >= self.options.failures;
                opens.then(|| Circuit::Open {
                    next_probe: now + self.options.open_for,
                    probing: false,
                })
            }
            Circuit::Open { probing, .. } => {
                *probing = false;
                (outcome == Outcome::Answered).then(|| Circuit::Closed(VecDeque::new()))
            }
        };
        if let Some(circuit) = changed {
            *inside = Inside {
                era: inside.era + 1,
                circuit,
            };
        }
        true
    }

    /// Every change is one assignment, so a panic elsewhere leaves nothing half done.
    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Adds a call to the last ones, and forgets those that are too many or too long ago.
fn remember(
    calls: &mut VecDeque<(Instant, Outcome)>,
    outcome: Outcome,
    now: Instant,
    options: BreakerOptions,
) {
    calls.push_back((now, outcome));
    while let Some((at, _)) = calls.front()
        && (calls.len() > options.calls || now.saturating_duration_since(*at) > options.within)
    {
        calls.pop_front();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Clock(Instant);

    impl Clock {
        fn tick(&mut self, seconds: f32) -> Instant {
            self.0 += Duration::from_secs_f32(seconds);
            self.0
        }
    }

    fn breaker() -> (Breaker, Clock) {
        (Breaker::new(BreakerOptions::USUAL), Clock(Instant::now()))
    }

    fn call(breaker: &Breaker, outcome: Outcome, now: Instant) {
        let Admission::Call(ticket) = breaker.admit(now) else {
            panic!("closed");
        };
        breaker.record(ticket, outcome, now);
    }

    fn open(breaker: &Breaker, clock: &mut Clock) {
        for _ in 0..10 {
            call(breaker, Outcome::Failed, clock.tick(1.0));
        }
        assert!(matches!(breaker.state(clock.0), BreakerState::Open { .. }));
    }

    #[test]
    fn opens_when_half_of_ten_calls_failed() {
        let (breaker, mut clock) = breaker();
        for at in 0..9 {
            let outcome = if at % 2 == 0 {
                Outcome::Failed
            } else {
                Outcome::Answered
            };
            call(&breaker, outcome, clock.tick(1.0));
            assert_eq!(breaker.state(clock.0), BreakerState::Closed, "{at}");
        }
        call(&breaker, Outcome::Answered, clock.tick(1.0));
        let probe_in = Duration::from_secs(15);
        assert_eq!(breaker.state(clock.0), BreakerState::Open { probe_in });
    }

    #[test]
    fn stays_closed_when_fewer_than_half_failed_or_fewer_than_ten_were_made() {
        let (breaker, mut clock) = breaker();
        for at in 0..100 {
            let outcome = if at % 5 < 2 {
                Outcome::Failed
            } else {
                Outcome::Answered
            };
            call(&breaker, outcome, clock.tick(0.1));
        }
        assert_eq!(breaker.state(clock.0), BreakerState::Closed);
        let (breaker, mut clock) = self::breaker();
        for _ in 0..9 {
            call(&breaker, Outcome::Failed, clock.tick(0.1));
        }
        assert_eq!(breaker.state(clock.0), BreakerState::Closed);
    }

    #[test]
    fn forgets_what_failed_more_than_thirty_seconds_ago() {
        let (breaker, mut clock) = breaker();
        for _ in 0..50 {
            call(&breaker, Outcome::Failed, clock.tick(4.0));
        }
        assert_eq!(breaker.state(clock.0), BreakerState::Closed);
    }

    #[test]
    fn lets_one_probe_through_after_fifteen_seconds() {
        let (breaker, mut clock) = breaker();
        open(&breaker, &mut clock);
        let refused = breaker.admit(clock.tick(14.0));
        let retry_after = Duration::from_secs(1);
        assert_eq!(refused, Admission::Refused { retry_after });
        assert!(matches!(
            breaker.admit(clock.tick(1.0)),
            Admission::Probe(_)
        ));
        assert_eq!(breaker.state(clock.0), BreakerState::HalfOpen);
        assert!(matches!(
            breaker.admit(clock.tick(1.0)),
            Admission::Refused { .. }
        ));
    }

    #[test]
    fn closes_when_the_probe_is_answered_and_forgets_the_past() {
        let (breaker, mut clock) = breaker();
        open(&breaker, &mut clock);
        let Admission::Probe(ticket) = breaker.admit(clock.tick(15.0)) else {
            panic!("a probe");
        };
        breaker.record(ticket, Outcome::Answered, clock.tick(1.0));
        assert_eq!(breaker.state(clock.0), BreakerState::Closed);
        for _ in 0..9 {
            call(&breaker, Outcome::Failed, clock.tick(0.1));
        }
        assert_eq!(breaker.state(clock.0), BreakerState::Closed);
    }

    #[test]
    fn probes_again_fifteen_seconds_after_a_probe_began_even_if_that_one_hangs() {
        let (breaker, mut clock) = breaker();
        open(&breaker, &mut clock);
        let Admission::Probe(first) = breaker.admit(clock.tick(15.0)) else {
            panic!("a probe");
        };
        breaker.record(first, Outcome::Failed, clock.tick(8.0));
        let probe_in = Duration::from_secs(7);
        assert_eq!(breaker.state(clock.0), BreakerState::Open { probe_in });
        assert!(matches!(
            breaker.admit(clock.tick(7.0)),
            Admission::Probe(_)
        ));
        assert!(matches!(
            breaker.admit(clock.tick(15.0)),
            Admission::Probe(_)
        ));
    }

    #[test]
    fn what_was_asked_before_the_breaker_closed_says_nothing_about_now() {
        let (breaker, mut clock) = breaker();
        let Admission::Call(old) = breaker.admit(clock.0) else {
            panic!("closed");
        };
        open(&breaker, &mut clock);
        assert!(breaker.opened_since(old, clock.0).is_some());
        breaker.record(old, Outcome::Answered, clock.tick(1.0));
        assert!(matches!(breaker.state(clock.0), BreakerState::Open { .. }));
        let Admission::Probe(probe) = breaker.admit(clock.tick(15.0)) else {
            panic!("a probe");
        };
        breaker.record(probe, Outcome::Answered, clock.0);
        for _ in 0..20 {
            breaker.record(old, Outcome::Failed, clock.tick(0.1));
        }
        assert_eq!(breaker.state(clock.0), BreakerState::Closed);
        assert_eq!(breaker.opened_since(old, clock.0), None);
    }
}
