//! How dates, times and prices are shown to a model: as they may stand in its text.

use jiff::civil::{Date, DateTime, Time};
use salon_domain::{CivilSpan, Minutes, Money, Price};
use salon_language::{
    Language, render_date, render_day_time, render_minutes, render_money, render_time,
};

/// Shows in the conversation's language, so that the model has nothing to translate.
#[derive(Clone, Copy, Debug)]
pub(super) struct Show(pub(super) Language);

impl Show {
    /// "Fri Nov 27".
    pub(super) fn date(self, date: Date) -> String {
        render_date(date, self.0)
    }

    /// "10:00 am".
    pub(super) fn time(self, time: Time) -> String {
        render_time(time, self.0)
    }

    /// "Fri Nov 27, 10:00 am".
    pub(super) fn moment(self, at: DateTime) -> String {
        render_day_time(at, self.0)
    }

    /// "$65".
    pub(super) fn money(self, money: Money) -> String {
        render_money(money, self.0)
    }

    /// "$65" or "from $65".
    pub(super) fn price(self, price: Price) -> String {
        match price {
            Price::Fixed(amount) => self.money(amount),
            Price::From(amount) => format!("from {}", self.money(amount)),
        }
    }

    /// "1 h 30 min".
    pub(super) fn minutes(self, minutes: Minutes) -> String {
        render_minutes(minutes, self.0)
    }

    /// "9:00 am to 6:00 pm".
    pub(super) fn span(self, span: CivilSpan, on: Date) -> String {
        let edge = |at: Option<DateTime>| at.map(|at| self.time(at.time())).unwrap_or_default();
        format!("{} to {}", edge(span.start_on(on)), edge(span.end_on(on)))
    }
}

/// Makes somebody's words one line of data: no line breaks, no control characters, no endless text.
pub(super) fn quoted(words: &str) -> String {
    const LONGEST: usize = 300;
    let plain: String = words
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(LONGEST)
        .collect();
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    serde_json::Value::String(line).to_string()
}
