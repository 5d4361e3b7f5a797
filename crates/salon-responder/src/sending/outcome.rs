//! What to do about a text that did not leave, or may have: decided from the table of the provider's
//! answers, without asking anybody.

use std::time::Duration;

use jiff::SignedDuration;
use salon_sms::FailureClass;

/// What happens next to a text that did not leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// It surely is not out: it is sent again after a while.
    Again(Duration),
    /// It may be out: it is looked for after a while, before anything is sent.
    Look(Duration),
    /// Nothing can be sent at all: it is tried again after a while, however often.
    AllStopped(Duration),
    /// It will not be sent. Nobody has to do anything.
    End,
    /// It will not be sent, and a person has to see to the client.
    AskPerson,
}

/// What became of a text whose send had no clear end, as far as the provider's list tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    /// It is not in the list.
    No,
    /// More than one text in the list could be it.
    Several,
    /// The list could not be read.
    Unclear,
}

/// Attempts before a text is given up.
const MOST_ATTEMPTS: i32 = 6;
/// How long a text waits while the sender's queue at the provider is full.
const QUEUE_FULL: Duration = Duration::from_mins(3);
/// How long a text waits that the provider cannot take at this time of day.
const NOT_NOW: Duration = Duration::from_hours(1);
/// How long a text waits at least that a carrier failed to take.
const SPACED: Duration = Duration::from_secs(15);
/// How long all sending rests when the provider does not accept the account.
pub(super) const STOPPED: Duration = Duration::from_mins(1);
/// An unknown outcome ends within this time: afterwards a person decides.
const UNKNOWN_ENDS: SignedDuration = SignedDuration::from_secs(100);
/// How soon a text of unknown outcome is looked for again.
const LOOK_AGAIN: Duration = Duration::from_secs(5);

/// Decides after a refusal, or after silence. `attempt` counts this one; `key` names the text, so
/// that texts that failed together do not come back together.
pub(super) fn after_failure(
    class: FailureClass,
    attempt: i32,
    asked_for: Option<Duration>,
    key: i64,
) -> Next {
    let wait = spread(
        wait_after(attempt).max(asked_for.unwrap_or_default()),
        key,
        attempt,
    );
    let again = |wait| {
        if attempt >= MOST_ATTEMPTS {
            Next::AskPerson
        } else {
            Next::Again(wait)
        }
    };
    match class {
        FailureClass::Throttled | FailureClass::Unreachable => again(wait),
        FailureClass::RetryFew => again(wait.max(SPACED)),
        FailureClass::QueueFull => again(wait.max(QUEUE_FULL)),
        FailureClass::RetryLater => again(wait.max(NOT_NOW)),
        FailureClass::Ambiguous => Next::Look(Duration::from_secs(1)),
        FailureClass::StopAll => Next::AllStopped(STOPPED),
        FailureClass::OptedOut | FailureClass::Loop => Next::End,
        FailureClass::Recipient
        | FailureClass::OurBug
        | FailureClass::NeverUnchanged
        | FailureClass::Configuration
        // A class that is added later is not one that passes by itself.
        | _ => Next::AskPerson,
    }
}

/// Decides after a look for a text of unknown outcome, `age` after its attempt began; `None`: it is
/// not out, and may be sent again.
///
/// A request that we gave up may still be on its way: only after `settle` is a text that is not in
/// the list known not to be out.
pub(super) fn after_look(
    seen: Seen,
    age: SignedDuration,
    settle: Duration,
    attempt: i32,
) -> Option<Next> {
    let settled = age >= SignedDuration::try_from(settle).unwrap_or(SignedDuration::MAX);
    match seen {
        Seen::Several => Some(Next::AskPerson),
        Seen::No if settled && attempt >= MOST_ATTEMPTS => Some(Next::AskPerson),
        Seen::No if settled => None,
        Seen::Unclear if age >= UNKNOWN_ENDS => Some(Next::AskPerson),
        Seen::No | Seen::Unclear => Some(Next::Look(LOOK_AGAIN.min(settle))),
    }
}

/// How long a text waits after its first, second, … attempt.
fn wait_after(attempt: i32) -> Duration {
    Duration::from_secs(match attempt {
        ..=1 => 1,
        2 => 4,
        3 => 15,
        4 => 60,
        _ => 300,
    })
}

/// Adds up to a quarter, by chance that the text and its attempt decide.
fn spread(wait: Duration, key: i64, attempt: i32) -> Duration {
    let seed = key.unsigned_abs().wrapping_mul(31) ^ u64::from(attempt.unsigned_abs());
    let mixed = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let share = u32::try_from((mixed ^ (mixed >> 29)) % 250).unwrap_or(0);
    wait + wait * share / 1_000
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTLE: Duration = Duration::from_secs(30);

    #[test]
    fn every_class_has_the_answer_of_the_table() {
        let next = |class| after_failure(class, 1, None, 7);
        for class in FailureClass::ALL {
            let wanted = match class {
                FailureClass::Throttled | FailureClass::Unreachable => 1..=2,
                FailureClass::RetryFew => 15..=20,
                FailureClass::QueueFull => 180..=225,
                FailureClass::RetryLater => 3_600..=4_500,
                FailureClass::Ambiguous => {
                    assert!(matches!(next(class), Next::Look(_)));
                    continue;
                }
                FailureClass::StopAll => {
                    assert_eq!(next(class), Next::AllStopped(STOPPED));
                    continue;
                }
                FailureClass::OptedOut | FailureClass::Loop => {
                    assert_eq!(next(class), Next::End);
                    continue;
                }
                FailureClass::Recipient
                | FailureClass::OurBug
                | FailureClass::NeverUnchanged
                | FailureClass::Configuration
                | _ => {
                    assert_eq!(next(class), Next::AskPerson, "{class:?}");
                    continue;
                }
            };
            let Next::Again(wait) = next(class) else {
                panic!("{class:?}: {:?}", next(class))
            };
            assert!(wanted.contains(&wait.as_secs()), "{class:?}: {wait:?}");
        }
    }

    #[test]
    fn waits_grow_spread_and_end() {
        let plain = [1_u64, 4, 15, 60, 300];
        for (attempt, plain) in (1..).zip(plain) {
            let waits: Vec<Duration> = (0..200)
                .map(|key| {
                    let next = after_failure(FailureClass::Throttled, attempt, None, key);
                    let Next::Again(wait) = next else {
                        panic!("{next:?}")
                    };
                    wait
                })
                .collect();
            let (least, most) = (
                Duration::from_secs(plain),
                Duration::from_millis(plain * 1_250),
            );
            assert!(waits.iter().all(|wait| (least..=most).contains(wait)));
            let mut different = waits.clone();
            different.sort();
            different.dedup();
            assert!(different.len() > 50, "{}", different.len());
        }
        let sixth = after_failure(FailureClass::Throttled, 6, None, 7);
        assert_eq!(sixth, Next::AskPerson);
    }

    #[test]
    fn waits_as_long_as_the_provider_asked() {
        let asked = Some(Duration::from_secs(40));
        let Next::Again(wait) = after_failure(FailureClass::Throttled, 1, asked, 7) else {
            panic!("it is tried again")
        };
        assert!(wait >= Duration::from_secs(40));
    }

    #[test]
    fn what_is_not_in_the_list_is_sent_again_only_after_the_request_cannot_arrive_any_more() {
        let age = SignedDuration::from_secs;
        let look = |age| after_look(Seen::No, age, SETTLE, 1);
        assert!(matches!(look(age(0)), Some(Next::Look(_))));
        assert!(matches!(look(age(29)), Some(Next::Look(_))));
        assert_eq!(look(age(30)), None);
        let last = after_look(Seen::No, age(30), SETTLE, MOST_ATTEMPTS);
        assert_eq!(last, Some(Next::AskPerson));
    }

    #[test]
    fn an_unknown_outcome_ends_within_two_minutes_and_two_candidates_at_once() {
        let unclear = |age| after_look(Seen::Unclear, SignedDuration::from_secs(age), SETTLE, 1);
        let mut age = 0;
        while let Some(Next::Look(wait)) = unclear(age) {
            age += i64::try_from(wait.as_secs()).unwrap();
        }
        assert_eq!(unclear(age), Some(Next::AskPerson));
        assert!(age <= 120, "{age}");
        let several = after_look(Seen::Several, SignedDuration::ZERO, SETTLE, 1);
        assert_eq!(several, Some(Next::AskPerson));
    }
}
