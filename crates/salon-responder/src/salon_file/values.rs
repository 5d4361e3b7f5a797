//! The small values of a salon file: lengths, prices, steps and dates, as people write them.

use jiff::civil::Date;
use salon_domain::{Currency, Minutes, Money, Price, Step, StepKind};

use super::reader::{Node, Table};

/// A visit does not take longer than this.
const LONGEST: u32 = 12 * 60;

/// Reads a length: `45 min`, `1 h 30 min`, or a number of minutes without quotes.
pub(crate) fn minutes(node: &Node<'_>) -> Option<Minutes> {
    match node.as_whole_number() {
        Some(number) => Some(Minutes::new(number)),
        None => node.read(length),
    }
}

/// No visit is reminded of earlier than this, nor later.
const REMINDERS: std::ops::RangeInclusive<u32> = 30..=14 * 24 * 60;

/// Reads how long before a visit its reminders go out: `["24 h", "2 h"]`, the earliest first; none at
/// all is `[]`.
pub(super) fn reminders(node: &Node<'_>) -> Option<Vec<Minutes>> {
    let items = node.items()?;
    let mut lengths = Vec::new();
    for item in &items {
        let length = minutes(item)?;
        if !REMINDERS.contains(&length.get()) {
            return item.refuse("must be from 30 minutes to 14 days");
        }
        if lengths.contains(&length) {
            return item.refuse("is there twice");
        }
        lengths.push(length);
    }
    lengths.sort_by_key(|length| std::cmp::Reverse(length.get()));
    Some(lengths)
}

/// Reads an amount of money: `185` or `185.50`, with the decimals of the currency.
pub(crate) fn money(node: &Node<'_>, currency: Option<Currency>) -> Option<Money> {
    let currency = currency?;
    if let Some(number) = node.as_whole_number() {
        let minor = i64::from(number).checked_mul(currency.minor_per_major())?;
        return Some(Money::new(minor, currency));
    }
    node.read(|text| amount(text, currency))
}

/// Reads a price: an amount, or `from` and an amount.
pub(super) fn price(node: &Node<'_>, currency: Option<Currency>) -> Option<Price> {
    if node.as_whole_number().is_some() {
        return money(node, currency).map(Price::Fixed);
    }
    let currency = currency?;
    node.read(|text| match text.trim().strip_prefix("from ") {
        Some(lowest) => Ok(Price::From(amount(lowest, currency)?)),
        None => Ok(Price::Fixed(amount(text, currency)?)),
    })
}

/// Reads what a service is made of: `minutes = 45`, or `steps = ["45 min work", …]`.
///
/// `None` without a report means that the table has neither.
pub(super) fn work(table: &Table<'_>) -> Option<Vec<Step>> {
    let (node, steps) = match (table.find("minutes"), table.find("steps")) {
        (Some(_), Some(steps)) => {
            return steps.refuse("write either `minutes` or `steps`, not both");
        }
        (Some(node), None) => (node, vec![whole(node)?]),
        (None, Some(node)) => {
            let items = node.items()?;
            let steps: Vec<Step> = items.iter().filter_map(step).collect();
            if steps.len() < items.len() {
                return None;
            }
            (node, steps)
        }
        (None, None) => return None,
    };
    let total: Minutes = steps.iter().map(|step| step.minutes).sum();
    if !steps.iter().any(|step| step.kind == StepKind::Working) {
        return node.refuse("needs at least one step of work");
    }
    if total.get() > LONGEST {
        return node.refuse("takes longer than 12 hours in all");
    }
    Some(steps)
}

fn whole(node: &Node<'_>) -> Option<Step> {
    let minutes = minutes(node)?;
    if minutes == Minutes::ZERO {
        return node.refuse("must be longer than 0 minutes");
    }
    let kind = StepKind::Working;
    Some(Step { kind, minutes })
}

fn step(node: &Node<'_>) -> Option<Step> {
    node.read(|text| {
        let wrong = || {
            format!("`{text}` is not a step: write it like `45 min work` or `35 min processing`")
        };
        let (long, kind) = text.trim().rsplit_once(' ').ok_or_else(wrong)?;
        let kind = match kind {
            "work" => StepKind::Working,
            "processing" => StepKind::Processing,
            _ => return Err(wrong()),
        };
        let minutes = length(long).map_err(|_reason| wrong())?;
        if minutes == Minutes::ZERO {
            return Err("a step must be longer than 0 minutes".to_owned());
        }
        Ok(Step { kind, minutes })
    })
}

/// Reads a date, with or without quotes.
pub(crate) fn date(node: &Node<'_>) -> Option<Date> {
    match node.as_bare_date() {
        Some(text) => day(&text).map_or_else(|reason| node.refuse(reason), Some),
        None => node.read(day),
    }
}

/// Reads one day, or a first and a last one: `2026-12-28 to 2027-01-02`.
pub(super) fn days(node: &Node<'_>) -> Option<(Date, Date)> {
    if node.as_bare_date().is_some() {
        return date(node).map(|day| (day, day));
    }
    node.read(|text| {
        let (first, last) = match text.split_once(" to ") {
            Some((first, last)) => (day(first)?, day(last)?),
            None => (day(text)?, day(text)?),
        };
        if first <= last {
            Ok((first, last))
        } else {
            Err(format!(
                "the last day, {last}, is before the first, {first}"
            ))
        }
    })
}

/// Reads the name of a date, as a key of a table has it.
pub(super) fn day(text: &str) -> Result<Date, String> {
    text.trim()
        .parse()
        .map_err(|_reason: jiff::Error| format!("`{text}` is not a date, such as `2026-12-24`"))
}

fn length(text: &str) -> Result<Minutes, String> {
    let wrong =
        || format!("`{text}` is not a length: write it like `45 min`, `2 h` or `1 h 30 min`");
    let mut rest = text.trim();
    let mut total = Minutes::ZERO;
    loop {
        let (number, after) = leading(rest, |c| c.is_ascii_digit());
        let (unit, after) = leading(after.trim_start(), char::is_alphabetic);
        let factor = match unit {
            "min" => 1,
            "h" => 60,
            "d" => 24 * 60,
            _ => return Err(wrong()),
        };
        let number: u32 = number.parse().map_err(|_digits| wrong())?;
        let minutes = number.checked_mul(factor).ok_or_else(wrong)?;
        total = total.plus(Minutes::new(minutes));
        rest = after.trim_start();
        if rest.is_empty() {
            return Ok(total);
        }
    }
}

/// Splits a text where its leading characters of one kind end.
fn leading(text: &str, kind: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !kind(c)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

fn amount(text: &str, currency: Currency) -> Result<Money, String> {
    let places = usize::from(currency.decimals());
    let code = currency.code();
    let example = Money::new(18_550, currency).to_string();
    let example = example.trim_end_matches(code).trim_end().to_owned();
    let wrong = || {
        format!("`{text}` is not an amount in {code}: write it like `{example}`, without a sign")
    };
    let text = text.trim();
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || (text.contains('.') && !digits(rest)) {
        return Err(wrong());
    }
    if text.contains('.') && rest.len() != places {
        return Err(format!(
            "`{text}` has {} after the point, and {code} has {places}: write it like `{example}`",
            rest.len()
        ));
    }
    let minor = format!("{whole}{rest:0<places$}");
    let minor = minor.parse().map_err(|_large| wrong())?;
    Ok(Money::new(minor, currency))
}
