//! Amounts of money in a text of ours.

use salon_domain::{Currency, Money};

use crate::token::Token;

/// Amounts of money: the sign or the code before the number, or the currency's word after it.
pub(super) fn money(tokens: &[Token], currency: Currency) -> Vec<(usize, usize, Money)> {
    let code = currency.code().to_ascii_lowercase();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let before = matches!(token.text.as_str(), "$" | "€" | "£") || token.text == code;
        let from = if before { at + 1 } else { at };
        let Some((end, minor)) = amount(tokens, from, currency) else {
            at += 1;
            continue;
        };
        let after = tokens
            .get(end)
            .is_some_and(|next| next.text == code || is_unit(next, tokens.get(end + 1)));
        if before || after {
            let end = if before { end } else { end + 1 };
            let negative = is_minus(tokens, at, before);
            found.push((
                at,
                end,
                Money::new(if negative { -minor } else { minor }, currency),
            ));
            at = end;
        } else {
            at = from.max(at) + 1;
        }
    }
    found
}

/// Whether a word or a sign after a number makes it an amount: a "$" belongs to the number after it, if
/// it sticks to one.
fn is_unit(unit: &Token, next: Option<&Token>) -> bool {
    match unit.text.as_str() {
        "€" | "£" | "dollars" | "dollar" | "bucks" | "euros" | "euro" | "dolares" | "pesos" => {
            true
        }
        "$" => !next.is_some_and(|next| next.glued && next.number.is_some()),
        _ => false,
    }
}

/// Whether a minus stands before an amount; before a bare number it must not be a hyphen.
fn is_minus(tokens: &[Token], at: usize, signed: bool) -> bool {
    let Some(minus) = at.checked_sub(1).and_then(|at| tokens.get(at)) else {
        return false;
    };
    // "65-95 €" is a range.
    let sticks = tokens.get(at).is_some_and(|number| number.glued) && !minus.glued;
    minus.text == "-" && (signed || sticks)
}

/// "1,250.50" or "1.250,50" from a token on: the token after it, and the amount in minor units.
fn amount(tokens: &[Token], start: usize, currency: Currency) -> Option<(usize, i64)> {
    let mut major = tokens.get(start)?.number?.value;
    let mut end = start + 1;
    let part = |sign: &str, at: usize| {
        let joined = tokens.get(at)?.text == sign && tokens.get(at)?.glued;
        tokens
            .get(at + 1)
            .filter(|token| joined && token.glued)?
            .number
    };
    let decimals = usize::from(currency.decimals());
    let group = |at| part(",", at).or_else(|| part(".", at).filter(|_| decimals != 3));
    while let Some(digits) = group(end).filter(|digits| digits.count == 3) {
        major = major.checked_mul(1000)?.checked_add(digits.value)?;
        end += 2;
    }
    let mut minor = major.checked_mul(currency.minor_per_major())?;
    let decimals = usize::from(currency.decimals());
    let fraction = part(".", end).or_else(|| part(",", end));
    if let Some(digits) = fraction.filter(|digits| digits.count <= decimals) {
        let missing = u32::try_from(decimals - digits.count).ok()?;
        minor = minor.checked_add(digits.value.checked_mul(10_i64.checked_pow(missing)?)?)?;
        end += 2;
    }
    Some((end, minor))
}
