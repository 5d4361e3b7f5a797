//! What rules about numbers and money make of their words.

use crate::grammar::Captures;
use crate::grammar::value::{Class, Figure, Value};

/// "Twenty" and "one"; "twenty" and "first".
pub(crate) fn tens_and_ones(c: &Captures<'_>) -> Option<Value> {
    let mut figures = c.values.iter().filter_map(|(_, value)| match value {
        Value::Number(figure) => Some(*figure),
        _ => None,
    });
    let (tens, ones) = (figures.next()?, figures.next()?);
    let fits = tens.digits == 0
        && ones.digits == 0
        && (20..=90).contains(&tens.value)
        && tens.value % 10 == 0;
    (fits && (1..=9).contains(&ones.value)).then_some(Value::Number(Figure {
        value: tens.value + ones.value,
        ..tens
    }))
}

/// "Soixante" and "quinze", "quatre-vingt" and "douze": sixty or eighty, and ten to nineteen.
pub(crate) fn tens_and_teens(c: &Captures<'_>) -> Option<Value> {
    let mut figures = c.figures(Class::Number);
    let (tens, rest) = (figures.next()?, figures.next()?);
    let words = tens.digits == 0 && rest.digits == 0;
    (words && matches!(tens.value, 60 | 80) && (10..=19).contains(&rest.value)).then_some(
        Value::Number(Figure {
            value: tens.value + rest.value,
            ..tens
        }),
    )
}

/// "3" and "rd".
pub(crate) fn numbered(c: &Captures<'_>) -> Option<Value> {
    let figure = c
        .figures(Class::Number)
        .next()
        .filter(|figure| figure.digits > 0)?;
    Some(Value::Number(figure))
}

/// "$185", "42.50 dollars": an amount in hundredths.
pub(crate) fn money(c: &Captures<'_>) -> Option<Value> {
    let mut numbers = c.figures(Class::Number);
    let mut major = numbers.next()?.value;
    let mut cents = 0;
    for figure in numbers {
        match figure.digits {
            3 => major = major.checked_mul(1000)?.checked_add(figure.value)?,
            2 => cents = figure.value,
            1 => cents = figure.value.checked_mul(10)?,
            _ => return None,
        }
    }
    Some(Value::Money(major.checked_mul(100)?.checked_add(cents)?))
}

/// "10 past", without its hour, and the like: known to be a time, but not which.
#[expect(clippy::unnecessary_wraps, reason = "an action among actions")]
pub(crate) fn nothing(_: &Captures<'_>) -> Option<Value> {
    Some(Value::Nothing)
}
