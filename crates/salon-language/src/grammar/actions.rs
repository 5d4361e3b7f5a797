//! What rules make of their words. No language is known here, and nothing but the words and the
//! reference is.

pub(crate) mod clocks;
pub(crate) mod days;
pub(crate) mod lengths;
pub(crate) mod numbers;
pub(crate) mod ranges;
pub(crate) mod spans;
pub(crate) mod weekdays;
