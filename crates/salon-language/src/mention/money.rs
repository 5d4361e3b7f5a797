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
        let after = tokens.get(end).is_some_and(|next| {
            matches!(
                next.text.as_str(),
                "€" | "£" | "dollars" | "dollar" | "bucks" | "euros" | "euro"
            ) || next.text == code
                || next.text == "$" && !begins_amount(tokens, end)
        });
        if before || after {
            let end = if before { end } else { end + 1 };
            let sign = at.checked_sub(1).and_then(|at| tokens.get(at));
            // "65-95 €" is a range.
            let negative = sign.is_some_and(|sign| sign.text == "-" && (before || !sign.glued));
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

/// Whether a sign belongs to the number after it, not to the one before: "2 $95".
fn begins_amount(tokens: &[Token], sign: usize) -> bool {
    let next = tokens.get(sign + 1);
    next.is_some_and(|next| next.glued && next.number.is_some())
}

/// "1,250.50", "1250,50" from a token on: the token after it, and the amount in minor units.
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
    while let Some(digits) = part(",", end).filter(|digits| digits.count == 3) {
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
