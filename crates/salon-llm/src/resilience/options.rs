//! How much care a model is asked with.

use std::time::Duration;

/// How much care a model is asked with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResilienceOptions {
    /// Most calls at once, probes not counted.
    pub max_concurrent: usize,
    /// How long one more call waits for a place.
    pub max_wait: Duration,
    /// How often a call is repeated, where that can help.
    pub retries: usize,
    /// The pause before the first repetition; each one after is three times as long. Up to as much again
    /// is added at random.
    pub first_pause: Duration,
    /// The longest pause, and the longest `Retry-After` that a request without a deadline waits for.
    pub longest_pause: Duration,
    /// How much time a repetition must have before the request's deadline.
    pub least_time: Duration,
    /// When the model is left alone.
    pub breaker: BreakerOptions,
    /// How long the caller of a probe waits for it.
    pub probe_patience: Duration,
    /// How long a probe may take.
    pub probe_limit: Duration,
    /// Where the randomness of pauses begins: two processes should not pause alike.
    pub jitter_seed: u64,
}

/// When a model that fails is left alone, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BreakerOptions {
    /// How many of the last calls count, and how many there must have been.
    pub calls: usize,
    /// How many of them have to fail.
    pub failures: usize,
    /// How long ago they may be.
    pub within: Duration,
    /// How long the model is left alone; the time between the beginnings of two probes.
    pub open_for: Duration,
}

impl ResilienceOptions {
    /// Asks with the usual care: 8 calls at once, 2 repetitions, and the usual breaker.
    #[must_use]
    pub const fn new(jitter_seed: u64) -> Self {
        Self {
            max_concurrent: 8,
            max_wait: Duration::from_secs(2),
            retries: 2,
            first_pause: Duration::from_millis(250),
            longest_pause: Duration::from_secs(2),
            least_time: Duration::from_secs(1),
            breaker: BreakerOptions::USUAL,
            probe_patience: Duration::from_secs(2),
            probe_limit: Duration::from_secs(15),
            jitter_seed,
        }
    }
}

impl BreakerOptions {
    /// Opens for 15 seconds when half of the last 10 calls failed, all within 30 seconds.
    pub const USUAL: Self = Self {
        calls: 10,
        failures: 5,
        within: Duration::from_secs(30),
        open_for: Duration::from_secs(15),
    };
}
