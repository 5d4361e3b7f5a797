//! For whom a visit is asked.

use crate::grammar::Chart;
use crate::grammar::value::{Class, Value};
use crate::languages::{PeopleCue, Reader};
use crate::token::Token;
use crate::understanding::People;

/// Reads for whom a visit is asked.
pub(crate) fn read(reader: &Reader, text: &str, tokens: &[Token], chart: &Chart) -> People {
    let mut people = People::default();
    let (mut together, mut instead, mut counted, mut others) = (false, false, None, 0);
    reader
        .people
        .each(tokens, chart, |start, end, values, cue| {
            match cue {
                PeopleCue::Together => {
                    together = true;
                    others = others.max(number(values).unwrap_or_default());
                }
                PeopleCue::Instead => instead = true,
                PeopleCue::Count => counted = counted.or_else(|| number(values)),
            }
            let named = tokens
                .get(start..end)
                .unwrap_or_default()
                .iter()
                .filter(|token| reader.is_in("family", token));
            for token in named {
                // As it was written, accents and all.
                let written = text.get(token.span.clone()).unwrap_or_default();
                let companion = written.to_lowercase();
                if !people.companions.contains(&companion) {
                    people.companions.push(companion);
                }
            }
        });
    let companions = u8::try_from(people.companions.len()).unwrap_or(u8::MAX);
    people.myself = together || !instead;
    people.count = match counted {
        Some(count) => count.max(1),
        None if together => companions.max(others).saturating_add(1).max(2),
        None if instead => companions.max(1),
        None => 1,
    };
    people
}

fn number(values: &[(Class, &Value)]) -> Option<u8> {
    values.iter().find_map(|(_, value)| match value {
        Value::Number(figure) => u8::try_from(figure.value)
            .ok()
            .filter(|count| (1..=50).contains(count)),
        _ => None,
    })
}
