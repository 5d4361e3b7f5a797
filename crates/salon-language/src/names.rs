//! The name that a person gives as their own, and names that a text mentions.

use crate::grammar::Chart;
use crate::languages::{NameCue, Reader};
use crate::token::{Token, TokenKind};
use crate::vocabulary::matcher::Matcher;

/// What a name is looked for in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Search<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    pub(crate) chart: &'a Chart,
    pub(crate) reader: &'a Reader,
    pub(crate) matcher: &'a Matcher,
}

/// The most words that a name has.
const LONGEST: usize = 4;

impl Search<'_> {
    /// Finds a name that is introduced: "I'm Ana Lopez", "under the name Ana".
    pub(crate) fn introduced(&self, asked: bool) -> Option<String> {
        let mut best: Option<(u8, String)> = None;
        self.reader
            .names
            .each(self.tokens, self.chart, |start, end, _, cue| {
                let found = match cue {
                    NameCue::Before => self.name_at(end, Trust::Any).map(|name| (3, name)),
                    NameCue::After => self.name_before(start).map(|name| (2, name)),
                    NameCue::MaybeBefore => {
                        let trust = if asked { Trust::Unknown } else { Trust::Name };
                        self.name_at(end, trust).map(|name| (1, name))
                    }
                };
                if let Some((rank, name)) = found
                    && best
                        .as_ref()
                        .is_none_or(|(known, before)| (rank, name.len()) > (*known, before.len()))
                {
                    best = Some((rank, name));
                }
            });
        best.map(|(_, name)| name).or_else(|| self.for_name())
    }

    /// Finds where a name that was read stands: its first token, and the token after its last.
    pub(crate) fn locate(&self, name: &str) -> Option<(usize, usize)> {
        let words = name.split(' ').count();
        let places = (0..self.tokens.len()).map(|start| (start, start + words));
        let mut places = places.filter(|(_, end)| *end <= self.tokens.len());
        places.find(|(start, end)| self.spell(&(*start..*end).collect::<Vec<_>>()) == name)
    }

    /// "For Ana Lopez": a capitalised name after "for", not at the start of a sentence.
    fn for_name(&self) -> Option<String> {
        let mut tokens = self.tokens.iter();
        let at = tokens.position(|token| self.reader.is_in("recipient", token))?;
        let first = self.tokens.get(at + 1)?;
        (first.capital && !self.is_service_word(at + 1))
            .then(|| self.name_at(at + 1, Trust::Name))
            .flatten()
    }

    fn is_service_word(&self, at: usize) -> bool {
        self.matcher.is_service_word(self.reader, self.tokens, at)
    }

    /// Whether the text is one or two given names, whatever else they mean.
    pub(crate) fn is_given_names(&self) -> bool {
        let mut words = self
            .tokens
            .iter()
            .filter(|token| token.kind != TokenKind::Stop);
        let given = |token: &Token| {
            self.reader.trade().is_given_name(token.name()) || self.reader.is_in("alsoname", token)
        };
        matches!(self.tokens.len(), 1..=3) && words.all(given)
    }

    /// Reads the whole text as the answer to "what is your name?".
    pub(crate) fn bare(&self) -> Option<String> {
        let words: Vec<usize> = (0..self.tokens.len())
            .filter(|at| {
                self.tokens
                    .get(*at)
                    .is_some_and(|token| !matches!(token.kind, TokenKind::Sign | TokenKind::Stop))
            })
            .collect();
        let skip = words.iter().take_while(|at| self.is_courtesy(**at)).count();
        let name = words.get(skip..)?;
        let name: Vec<usize> = name
            .iter()
            .copied()
            .take_while(|at| !self.is_courtesy(*at))
            .collect();
        if name.is_empty() || name.len() > LONGEST || skip + name.len() + 2 < words.len() {
            return None;
        }
        let fits = name.iter().enumerate().all(|(place, at)| {
            self.could_be_name(*at, Trust::Unknown)
                || place > 0 && self.is_capital(*at)
                || self.is_given_names()
        });
        fits.then(|| self.spell(&name))
    }

    /// Whether a word can be a surname by its capital, though it means something: "Ana Reyes".
    fn is_capital(&self, at: usize) -> bool {
        let token = self.tokens.get(at);
        token.is_some_and(|token| {
            token.capital && token.kind == TokenKind::Word && !self.is_function(token)
        })
    }

    fn is_courtesy(&self, at: usize) -> bool {
        let token = self.tokens.get(at);
        token.is_some_and(|token| self.reader.is_in("courtesy", token))
    }

    /// A name that nobody here has, after a word that introduces a stylist.
    pub(crate) fn unknown_stylist(&self, taken: impl Fn(usize) -> bool) -> Option<String> {
        let at = self.unknown_stylist_at(taken)?;
        Some(self.spell(&[at]))
    }

    /// The place of a name that nobody here has, after a word that introduces a stylist.
    pub(crate) fn unknown_stylist_at(&self, taken: impl Fn(usize) -> bool) -> Option<usize> {
        (1..self.tokens.len()).find(|at| {
            let before = self.tokens.get(at - 1);
            before.is_some_and(|token| self.reader.trade().introduces(&token.text))
                && !taken(*at)
                && self.could_be_name(*at, Trust::Name)
                && !self.is_service_word(*at)
        })
    }

    fn name_at(&self, start: usize, trust: Trust) -> Option<String> {
        let all: Vec<usize> = (start..self.tokens.len().min(start + LONGEST))
            .take_while(|at| {
                self.could_be_name(
                    *at,
                    if *at == start {
                        trust
                    } else {
                        trust.for_more()
                    },
                )
            })
            .collect();
        (!all.is_empty()).then(|| self.spell(&all))
    }

    fn name_before(&self, end: usize) -> Option<String> {
        let mut all: Vec<usize> = (end.saturating_sub(LONGEST)..end)
            .rev()
            .take_while(|at| self.could_be_name(*at, Trust::Name))
            .collect();
        all.reverse();
        (!all.is_empty()).then(|| self.spell(&all))
    }

    fn could_be_name(&self, at: usize, trust: Trust) -> bool {
        let Some(token) = self.tokens.get(at) else {
            return false;
        };
        if token.kind != TokenKind::Word
            || !token.text.chars().all(|c| c.is_alphabetic() || c == '-')
        {
            return false;
        }
        let written = token.name();
        let given = self.reader.trade().is_given_name(written);
        let known = self.reader.knows(written);
        match trust {
            Trust::Any => {
                given
                    || !known
                    || (token.capital && written.chars().count() > 2 && !self.is_function(token))
            }
            Trust::Unknown => given || !known,
            Trust::Name => (given && (token.capital || !known)) || (!known && token.capital),
        }
    }

    /// Words that never are names, however they are written.
    fn is_function(&self, token: &Token) -> bool {
        self.reader.is_in("notname", token) || self.reader.is_in("visit", token)
    }

    fn spell(&self, tokens: &[usize]) -> String {
        let mut name = String::new();
        let mut end = 0;
        for token in tokens.iter().filter_map(|at| self.tokens.get(*at)) {
            let Some(word) = self.text.get(token.span.clone()) else {
                continue;
            };
            if !name.is_empty() {
                // "Anne-Sophie" keeps its hyphen.
                let between = self.text.get(end..token.span.start);
                name.push(if between == Some("-") { '-' } else { ' ' });
            }
            name.push_str(&capitalised(word));
            end = token.span.end;
        }
        name
    }
}

/// How much a word must look like a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trust {
    /// Hardly: the words before say that it is one.
    Any,
    /// It must not be another word.
    Unknown,
    /// It must be a common name, or written like one.
    Name,
}

impl Trust {
    /// For the words after the first.
    const fn for_more(self) -> Self {
        match self {
            Self::Any | Self::Unknown => Self::Unknown,
            Self::Name => Self::Name,
        }
    }
}

/// A name as it is written in a book: "ana" becomes "Ana", "ANA" too; what is mixed stays.
fn capitalised(word: &str) -> String {
    let mixed = word.chars().any(char::is_lowercase) && word.chars().any(char::is_uppercase);
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if !mixed => first
            .to_uppercase()
            .chain(letters.flat_map(char::to_lowercase))
            .collect(),
        _ => word.to_owned(),
    }
}
