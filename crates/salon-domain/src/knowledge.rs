//! What a salon says about itself.

use jiff::civil::Date;

use crate::names::Key;

/// A fact that may be told to a client while it is valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The name for machines: `parking`, `address`, `deposit`.
    pub key: Key,
    /// Words in a question that this fact answers.
    pub asks: Vec<String>,
    /// The answer, ready to send.
    pub text: String,
    /// First day on which it holds.
    pub valid_from: Option<Date>,
    /// Last day on which it holds.
    pub valid_until: Option<Date>,
}

impl Fact {
    /// Whether the fact may be told on a date of the salon's calendar; both ends count.
    #[must_use]
    pub fn holds_on(&self, date: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= date)
            && self.valid_until.is_none_or(|until| date <= until)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_expired_promotion_does_not_hold() {
        let promotion = Fact {
            key: "promotion".parse().unwrap(),
            asks: vec![],
            text: "20% off".into(),
            valid_from: Some(date(2026, 11, 1)),
            valid_until: Some(date(2026, 11, 30)),
        };
        assert!(promotion.holds_on(date(2026, 11, 1)) && promotion.holds_on(date(2026, 11, 30)));
        assert!(!promotion.holds_on(date(2026, 10, 31)) && !promotion.holds_on(date(2026, 12, 1)));
    }
}
