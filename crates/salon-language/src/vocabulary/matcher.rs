//! Finding a salon's own names in a text.

use std::collections::{BTreeSet, HashMap, HashSet};

use salon_domain::{Key, ServiceId, StaffId};

use super::units::{Unit, UnitKind, units};
use crate::hashing::WordMap;
use crate::language::Language;
use crate::languages::{self, Reader};
use crate::spelling::distance;
use crate::token::{self, Token, TokenKind};

/// Names made ready for matching.
#[derive(Clone, Debug, Default)]
pub(crate) struct Matcher {
    /// The menu's language.
    language: Language,
    /// Services by the sorted words of their names, with spaces between them.
    bags: WordMap<Vec<ServiceId>>,
    /// Services by each word of their names, and in which of their names it is: the words of two names
    /// do not make a third.
    by_word: WordMap<BTreeSet<(ServiceId, usize)>>,
    /// The words of services, by first letter, for typos.
    spelt: HashMap<char, Vec<String>>,
    /// Staff by the first word of a name, with the words that must follow.
    staff: WordMap<Vec<(Vec<String>, StaffId)>>,
    /// Facts by the first word of what they answer, with the words that must follow.
    facts: WordMap<Vec<(Vec<String>, Key)>>,
    /// The most words that a service's name has.
    longest: usize,
}

/// Services found at a place of the text; several when it is not sure which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ServiceFound {
    /// Its first token.
    pub(crate) start: usize,
    /// The token after its last.
    pub(crate) end: usize,
    /// Which, in the order of the menu.
    pub(crate) services: Vec<ServiceId>,
}

/// A member of staff found in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StaffFound {
    /// Its first token.
    pub(crate) start: usize,
    /// The token after its last.
    pub(crate) end: usize,
    /// Who.
    pub(crate) staff: StaffId,
}

/// Words of a question that a fact answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FactFound {
    /// Their first token.
    pub(crate) start: usize,
    /// The token after their last.
    pub(crate) end: usize,
    /// Which fact.
    pub(crate) key: Key,
}

/// A service's name is looked for within so many words.
const WINDOW: usize = 12;

impl Matcher {
    /// Makes names ready.
    pub(crate) fn new(
        language: Language,
        services: &[(ServiceId, Vec<String>)],
        staff: &[(StaffId, Vec<String>)],
        facts: &[(Key, Vec<String>)],
    ) -> Self {
        let reader = languages::reader(language);
        let mut matcher = Self {
            language,
            ..Self::default()
        };
        for (id, names) in services {
            for (number, name) in names.iter().enumerate() {
                matcher.add_service(reader, (*id, number), name);
            }
        }
        for (id, names) in staff {
            for name in names {
                matcher.add_staff(*id, name);
            }
        }
        for (key, asks) in facts {
            for ask in asks {
                matcher.add_fact(reader, key, ask);
            }
        }
        matcher
    }

    fn add_service(&mut self, reader: &Reader, which: (ServiceId, usize), name: &str) {
        let (id, _) = which;
        let tokens = reader.tokens(name);
        let units = units(reader, reader, &tokens);
        let mut bag: Vec<String> = units
            .iter()
            .filter(|unit| matches!(unit.kind, UnitKind::Word | UnitKind::Other))
            .map(|unit| unit.word.to_owned())
            .collect();
        if bag.is_empty() {
            bag = tokens.iter().map(|token| token.text.clone()).collect();
        }
        bag.sort_unstable();
        bag.dedup();
        self.longest = self.longest.max(bag.len());
        for word in &bag {
            self.by_word.entry(word.clone()).or_default().insert(which);
            let letter = word.chars().next().unwrap_or(' ');
            let words = self.spelt.entry(letter).or_default();
            if !words.contains(word) {
                words.push(word.clone());
            }
        }
        let ids = self.bags.entry(bag.join(" ")).or_default();
        if !ids.contains(&id) {
            ids.push(id);
        }
    }

    fn add_staff(&mut self, id: StaffId, name: &str) {
        let words: Vec<String> = name.split_whitespace().map(token::normalize).collect();
        let Some((first, rest)) = words.split_first() else {
            return;
        };
        self.staff
            .entry(first.clone())
            .or_default()
            .push((rest.to_vec(), id));
        if !rest.is_empty() {
            self.staff
                .entry(first.clone())
                .or_default()
                .push((Vec::new(), id));
        }
    }

    fn add_fact(&mut self, reader: &Reader, key: &Key, ask: &str) {
        let tokens = reader.tokens(ask);
        let words = units(reader, reader, &tokens);
        let words: Vec<String> = words.into_iter().map(|unit| unit.word.to_owned()).collect();
        if let Some((first, rest)) = words.split_first() {
            self.facts
                .entry(first.clone())
                .or_default()
                .push((rest.to_vec(), key.clone()));
        }
    }

    /// Finds services, in the order of the text: at each place the one that explains most words.
    pub(crate) fn services(
        &self,
        reader: &Reader,
        tokens: &[Token],
        units: &[Unit<'_>],
    ) -> Vec<ServiceFound> {
        let units = self.put_right(reader, tokens, units);
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(unit) = units.get(at) {
            if matches!(unit.kind, UnitKind::Joint | UnitKind::Other) {
                at += 1;
                continue;
            }
            let exact = self.exact(&units, at);
            let partial = self.partial(reader, &units, at);
            let best = match (exact, partial) {
                (Some(exact), Some(partial)) if partial.2 > exact.2 => partial,
                (Some(exact), _) => exact,
                (None, Some(partial)) => partial,
                (None, None) => {
                    at += 1;
                    continue;
                }
            };
            let (services, after, _) = best;
            let end = units
                .get(after.saturating_sub(1))
                .map_or(unit.end, |last| last.end);
            found.push(ServiceFound {
                start: unit.start,
                end,
                services,
            });
            at = after.max(at + 1);
        }
        found
    }

    /// Reads a text as words of the trade.
    pub(crate) fn units<'a>(&self, reader: &'a Reader, tokens: &'a [Token]) -> Vec<Unit<'a>> {
        units(reader, languages::reader(self.language), tokens)
    }

    /// The text's units, with typos of this salon's words put right.
    fn put_right<'a>(
        &'a self,
        reader: &Reader,
        tokens: &[Token],
        units: &[Unit<'a>],
    ) -> Vec<Unit<'a>> {
        let mut units = units.to_vec();
        for unit in &mut units {
            if unit.kind == UnitKind::Joint || unit.kind == UnitKind::Empty {
                continue;
            }
            if self.by_word.contains_key(unit.word) {
                unit.kind = UnitKind::Word;
                continue;
            }
            let token = tokens.get(unit.start);
            if let Some(meant) = token.and_then(|token| self.guess(reader, unit.word, token)) {
                unit.word = meant;
                unit.kind = UnitKind::Word;
            }
        }
        units
    }

    fn guess(&self, reader: &Reader, word: &str, token: &Token) -> Option<&str> {
        let length = word.chars().count();
        if length < 5 || token.kind == TokenKind::Number || reader.knows(word) {
            return None;
        }
        let most = if length >= 8 { 2 } else { 1 };
        let words = self.spelt.get(&word.chars().next()?)?;
        let near = words
            .iter()
            .filter(|other| other.len() >= 4 && other.len().abs_diff(word.len()) <= most);
        near.map(|other| (distance(word, other), other))
            .filter(|(distance, _)| *distance <= most)
            .min()
            .map(|(_, other)| other.as_str())
    }

    /// The longest stretch that is all the words of a name.
    fn exact(&self, units: &[Unit<'_>], start: usize) -> Option<(Vec<ServiceId>, usize, usize)> {
        let mut bag: Vec<&str> = Vec::new();
        let mut best = None;
        for (at, unit) in units.iter().enumerate().skip(start).take(WINDOW) {
            match unit.kind {
                UnitKind::Word if bag.contains(&unit.word) => {}
                UnitKind::Word => bag.push(unit.word),
                UnitKind::Empty => continue,
                UnitKind::Joint if at > start => continue,
                UnitKind::Joint | UnitKind::Other => break,
            }
            if bag.len() > self.longest {
                break;
            }
            let mut sorted = bag.clone();
            sorted.sort_unstable();
            if let Some(services) = self.bags.get(&sorted.join(" ")) {
                best = Some((services.clone(), at + 1, bag.len()));
            }
        }
        best
    }

    /// The longest stretch of words that one service has among others.
    fn partial(
        &self,
        reader: &Reader,
        units: &[Unit<'_>],
        start: usize,
    ) -> Option<(Vec<ServiceId>, usize, usize)> {
        let mut fitting: Option<BTreeSet<(ServiceId, usize)>> = None;
        let (mut words, mut strong, mut end) = (0, false, start);
        let mut seen: Vec<&str> = Vec::new();
        for (at, unit) in units.iter().enumerate().skip(start).take(WINDOW) {
            match unit.kind {
                // "Couper les pointes" is a cut, said twice.
                UnitKind::Word if seen.contains(&unit.word) => {
                    end = at + 1;
                    continue;
                }
                UnitKind::Word => seen.push(unit.word),
                UnitKind::Empty => continue,
                UnitKind::Joint if at > start => continue,
                UnitKind::Joint | UnitKind::Other => break,
            }
            let with_word = self.by_word.get(unit.word)?;
            let narrowed: BTreeSet<(ServiceId, usize)> = match &fitting {
                Some(before) => before.intersection(with_word).copied().collect(),
                None => with_word.clone(),
            };
            if narrowed.is_empty() {
                break;
            }
            fitting = Some(narrowed);
            words += 1;
            strong |= !reader.trade().is_weak(unit.word);
            end = at + 1;
        }
        let mut services: Vec<ServiceId> = fitting?.into_iter().map(|(id, _)| id).collect();
        services.dedup();
        (strong && words > 0).then_some((services, end, words))
    }

    /// Finds members of staff, in the order of the text.
    pub(crate) fn staff(&self, reader: &Reader, tokens: &[Token]) -> Vec<StaffFound> {
        let written = |at: usize| tokens.get(at).map(Token::name);
        let mut found = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            if !matches!(token.kind, TokenKind::Word | TokenKind::Possessive) {
                continue;
            }
            let word = token.name();
            let introduced = at
                .checked_sub(1)
                .and_then(written)
                .is_some_and(|word| reader.trade().introduces(word));
            // A name that is also a word ("may", "will") counts only where a name is expected.
            let expected = introduced || token.capital || !reader.knows(word);
            let names = self
                .staff
                .get(word)
                .or_else(|| self.near_staff(reader, word, introduced || token.capital));
            let Some(names) = names.filter(|_| expected) else {
                continue;
            };
            let follows = |rest: &Vec<String>| {
                rest.iter()
                    .enumerate()
                    .all(|(ahead, word)| written(at + 1 + ahead) == Some(word))
            };
            let longest = names
                .iter()
                .filter(|(rest, _)| follows(rest))
                .max_by_key(|(rest, _)| rest.len());
            let Some((rest, staff)) = longest else {
                continue;
            };
            let same: HashSet<StaffId> = names
                .iter()
                .filter(|(other, _)| other.len() == rest.len() && follows(other))
                .map(|(_, id)| *id)
                .collect();
            if same.len() == 1 {
                found.push(StaffFound {
                    start: at,
                    end: at + 1 + rest.len(),
                    staff: *staff,
                });
            }
        }
        found
    }

    fn near_staff(
        &self,
        reader: &Reader,
        word: &str,
        expected: bool,
    ) -> Option<&Vec<(Vec<String>, StaffId)>> {
        if !expected || word.chars().count() < 4 || reader.knows(word) {
            return None;
        }
        // "Sara" is another way to write Sarah; "Mario" is nobody here, however near to Maria.
        let given = reader.trade().is_given_name(word);
        let near = self
            .staff
            .iter()
            .filter(|(name, _)| name.chars().next() == word.chars().next())
            .filter(|(name, _)| !given || without_h(name) == without_h(word));
        let mut near = near
            .filter(|(name, _)| distance(name, word) == 1)
            .map(|(_, names)| names);
        let (only, another) = (near.next()?, near.next());
        another.is_none().then_some(only)
    }

    /// Whether the word at a place is part of a service's name.
    pub(crate) fn is_service_word(&self, reader: &Reader, tokens: &[Token], at: usize) -> bool {
        let canonical = reader.trade().canonical(tokens, at);
        let known = canonical
            .is_some_and(|(words, _)| words.iter().any(|word| self.by_word.contains_key(word)));
        let token = tokens.get(at);
        known || token.is_some_and(|token| self.by_word.contains_key(&token.text))
    }

    /// Finds the one of a few services that a text says enough to tell: "men's".
    pub(crate) fn among(
        &self,
        reader: &Reader,
        tokens: &[Token],
        options: &[ServiceId],
    ) -> Option<ServiceId> {
        let units = self.units(reader, tokens);
        let units = self.put_right(reader, tokens, &units);
        let mut fitting = options.to_vec();
        let mut said = false;
        for unit in units.iter().filter(|unit| unit.kind == UnitKind::Word) {
            let with_word = self.by_word.get(unit.word)?;
            fitting.retain(|option| with_word.iter().any(|(service, _)| service == option));
            said = true;
        }
        match fitting.as_slice() {
            [only] if said => Some(*only),
            _ => None,
        }
    }

    /// Finds the words that facts answer, in the order of the text.
    pub(crate) fn facts(&self, units: &[Unit<'_>]) -> Vec<FactFound> {
        let mut found = Vec::new();
        for (at, unit) in units.iter().enumerate() {
            for (rest, key) in self.facts.get(unit.word).into_iter().flatten() {
                let follows = rest.iter().enumerate().all(|(ahead, word)| {
                    let unit = units.get(at + 1 + ahead);
                    unit.is_some_and(|unit| unit.word == *word)
                });
                if follows {
                    let last = units.get(at + rest.len()).unwrap_or(unit);
                    found.push(FactFound {
                        start: unit.start,
                        end: last.end,
                        key: key.clone(),
                    });
                }
            }
        }
        found
    }
}

/// A name without the letter that is not heard.
fn without_h(name: &str) -> String {
    name.chars().filter(|c| *c != 'h').collect()
}
