//! Which openings to show when there are more than fit in a text.

use jiff::{SignedDuration, Timestamp};
use salon_domain::Opening;

/// What the openings in a text should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pick {
    /// What comes first.
    Earliest,
    /// What lies nearest to an instant.
    Nearest(Timestamp),
    /// Some of everything there is.
    Spread,
}

impl Pick {
    /// The nearest to an instant, if there is one.
    pub(super) fn nearest(near: Option<Timestamp>) -> Self {
        near.map_or(Self::Earliest, Self::Nearest)
    }
}

/// Picks openings to show, an hour apart as long as there are enough of those, in the order of time.
pub(super) fn pick(openings: &[Opening], how: Pick, most: usize) -> Vec<Opening> {
    let mut ordered: Vec<&Opening> = openings.iter().collect();
    ordered.sort_by_key(|opening| opening.start());
    match how {
        Pick::Nearest(near) => {
            ordered.sort_by_key(|opening| opening.start().duration_since(near).abs());
        }
        Pick::Spread if ordered.len() > most => {
            let stride = ordered.len().div_ceil(most).max(1);
            let (some, rest): (Vec<_>, Vec<_>) = ordered
                .into_iter()
                .enumerate()
                .partition(|(at, _)| at % stride == 0);
            ordered = some
                .into_iter()
                .chain(rest)
                .map(|(_, opening)| opening)
                .collect();
        }
        Pick::Earliest | Pick::Spread => {}
    }
    let mut picked: Vec<&Opening> = Vec::new();
    for apart in [SignedDuration::from_mins(60), SignedDuration::ZERO] {
        for opening in &ordered {
            let free = |other: &&Opening| {
                let distance = other.start().duration_since(opening.start()).abs();
                distance >= apart && distance > SignedDuration::ZERO
            };
            if picked.len() < most && picked.iter().all(free) {
                picked.push(opening);
            }
        }
    }
    picked.sort_by_key(|opening| opening.start());
    picked.into_iter().cloned().collect()
}
