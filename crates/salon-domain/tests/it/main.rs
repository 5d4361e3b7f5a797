//! Scheduling, held against sentences, against every zone, and against a slow and simple oracle.

mod agreement;
mod check;
mod explaining;
mod fitting;
mod oracle;
#[cfg(feature = "serde")]
mod storing;
mod strategy;
mod world;
mod zones;
