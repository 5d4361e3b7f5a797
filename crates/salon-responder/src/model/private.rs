//! Finding what is private in a text: where phone numbers, e-mail and street addresses stand.

use std::ops::Range;

/// A phone number has this many digits, written out in whatever groups.
const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// Words that end the name of a street.
const STREETS: [&str; 34] = [
    "street",
    "st",
    "avenue",
    "ave",
    "road",
    "rd",
    "drive",
    "dr",
    "lane",
    "ln",
    "boulevard",
    "blvd",
    "court",
    "ct",
    "way",
    "place",
    "pl",
    "terrace",
    "parkway",
    "pkwy",
    "circle",
    "cir",
    "highway",
    "hwy",
    "square",
    "trail",
    "loop",
    "alley",
    "crescent",
    "close",
    "row",
    "plaza",
    "pike",
    "route",
];

/// Words that begin the name of a street where its number comes after it.
const STREETS_BEFORE: [&str; 8] = [
    "calle",
    "avenida",
    "carrera",
    "paseo",
    "rue",
    "boulevard",
    "avenue",
    "camino",
];

/// Words that no street is called, but that stand between a number and what looks like one.
const NOT_IN_STREETS: [&str; 31] = [
    "on", "at", "the", "a", "an", "in", "my", "to", "by", "of", "or", "and", "with", "for", "is",
    "pm", "am", "min", "mins", "minutes", "hours", "hour", "people", "days", "weeks", "o'clock",
    "please", "if", "from", "until", "till",
];

const SPELLED: [&str; 14] = [
    "zero", "oh", "o", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "double", "triple",
];

/// Returns the words of a text and where they stand.
pub(crate) fn words(text: &str) -> Vec<(Range<usize>, &str)> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (part(c), start) {
            (true, None) => start = Some(at),
            (false, Some(first)) => {
                words.extend(text.get(first..at).map(|word| (first..at, word)));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Finds e-mail addresses.
pub(crate) fn emails(text: &str) -> Vec<Range<usize>> {
    let local = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices('@') {
        let (Some(before), Some(after)) = (text.get(..at), text.get(at + 1..)) else {
            continue;
        };
        let name = before.len() - before.trim_end_matches(local).len();
        let domain = after.len() - after.trim_start_matches(host).len();
        let dotted = after.get(..domain).is_some_and(|it| it.contains('.'));
        let free = found.last().is_none_or(|last| last.end <= at - name);
        if name > 0 && domain > 0 && dotted && free {
            found.push(at - name..at + 1 + domain);
        }
    }
    found
}

/// Finds phone numbers written in digits, whatever stands between them.
pub(crate) fn phones(text: &str) -> Vec<Range<usize>> {
    let between = |c: char| matches!(c, ' ' | '.' | '-' | '(' | ')' | '\u{a0}' | '–' | '_' | '*');
    let mut found = Vec::new();
    let mut run: Option<Range<usize>> = None;
    for (at, c) in text.char_indices().chain([(text.len(), 'x')]) {
        let begins = c.is_numeric() || matches!(c, '+' | '(' | '＋');
        match &mut run {
            Some(range) if c.is_numeric() => range.end = at + c.len_utf8(),
            Some(_) if between(c) => {}
            Some(range) => {
                found.extend(
                    text.get(range.clone())
                        .filter(|run| is_phone(run))
                        .map(|_| range.clone()),
                );
                run = begins.then_some(at..at);
            }
            None if begins => run = Some(at..at + c.len_utf8()),
            None => {}
        }
    }
    found
}

/// Whether a run of digits is a phone number and not a date.
fn is_phone(run: &str) -> bool {
    let groups: Vec<usize> = run
        .split(|c: char| !c.is_numeric())
        .map(|group| group.chars().count())
        .filter(|count| *count > 0)
        .collect();
    let digits: usize = groups.iter().sum();
    let year = |group: &&str| group.starts_with("202") || group.starts_with("203");
    let dated = groups.iter().filter(|count| **count == 4).count() == 1
        && groups.iter().all(|count| matches!(count, 1 | 2 | 4))
        && run
            .split(|c: char| !c.is_numeric())
            .filter(|group| group.len() == 4)
            .any(|group| year(&group));
    DIGITS.contains(&digits) && !dated
}

/// Finds numbers that are spelled digit by digit.
pub(crate) fn spelled_numbers(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut run: Vec<Range<usize>> = Vec::new();
    let words = words(text);
    let ends = std::iter::once((text.len()..text.len(), ""));
    for (place, word) in words.into_iter().chain(ends) {
        let lower = word.to_lowercase();
        let parts: Vec<&str> = lower.split('-').collect();
        if !word.is_empty() && parts.iter().all(|part| SPELLED.contains(part)) {
            run.extend(parts.iter().map(|_| place.clone()));
            continue;
        }
        if let (true, Some(first), Some(last)) =
            (DIGITS.contains(&run.len()), run.first(), run.last())
        {
            found.push(first.start..last.end);
        }
        run.clear();
    }
    found
}

/// Finds street addresses.
pub(crate) fn streets(text: &str) -> Vec<Range<usize>> {
    let words = words(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in 0..words.len() {
        let taken = |place: &Range<usize>| found.last().is_some_and(|last| place.start < last.end);
        let window: Vec<_> = words.iter().skip(at).take(6).collect();
        let Some((first, _)) = window.first() else {
            continue;
        };
        if taken(first) {
            continue;
        }
        let end = number_first(&window).or_else(|| street_first(&window));
        if let Some(end) = end {
            found.push(first.start..with_unit(&words, end));
        }
    }
    found
}

/// "12 Oak Street": a number, one to four words, and a kind of street.
fn number_first(window: &[&(Range<usize>, &str)]) -> Option<usize> {
    let ((_, number), rest) = window.split_first()?;
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let numbered = number.starts_with(|c: char| c.is_ascii_digit())
        && (1..=6).contains(&digits)
        && number.chars().count() <= digits + 1;
    if !numbered {
        return None;
    }
    for (count, (place, word)) in rest.iter().enumerate() {
        let lower = word.to_lowercase();
        if count > 0 && STREETS.contains(&lower.as_str()) {
            return Some(place.end);
        }
        if NOT_IN_STREETS.contains(&lower.as_str()) {
            return None;
        }
    }
    None
}

/// "Calle Mayor 12": a kind of street, one to three words, and a number.
fn street_first(window: &[&(Range<usize>, &str)]) -> Option<usize> {
    let ((_, kind), rest) = window.split_first()?;
    if !STREETS_BEFORE.contains(&kind.to_lowercase().as_str()) {
        return None;
    }
    let number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let mut numbers = rest.iter().take(4).filter(|(_, word)| number(word));
    numbers.next().map(|(place, _)| place.end)
}

/// Takes in what belongs to an address: the flat, the state, the postal code.
fn with_unit(words: &[(Range<usize>, &str)], end: usize) -> usize {
    let mut last = end;
    let mut rest = words.iter().filter(|(place, _)| place.start >= end).take(3);
    while let Some((place, word)) = rest.next() {
        let lower = word.to_lowercase();
        let unit = matches!(
            lower.as_str(),
            "apt" | "apartment" | "unit" | "suite" | "ste" | "flat"
        );
        let code = word.len() == 5 && word.chars().all(|c| c.is_ascii_digit());
        match (unit, code) {
            (true, _) => return rest.next().map_or(place.end, |(next, _)| next.end),
            (_, true) => last = place.end,
            _ => return last,
        }
    }
    last
}
