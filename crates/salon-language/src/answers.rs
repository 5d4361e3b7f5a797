//! Answers to a question of ours, read with the question in hand.

use jiff::civil::{Date, DateTime, Time};

use crate::context::Question;
use crate::grammar::value::{Class, Value};
use crate::grammar::{Chart, Finder, Pattern, Symbols};
use crate::languages::{AnswerFile, Reader};
use crate::token::{Token, TokenKind};
use crate::understanding::Answer;
use crate::when::{DateReading, TimeReading, When};

/// A wording and the answer that it is.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) pattern: &'static str,
    pub(crate) answer: Answer,
}

/// Writes a reply on one line.
pub(crate) const fn reply(pattern: &'static str, answer: Answer) -> Reply {
    Reply { pattern, answer }
}

/// A reply in a text.
#[derive(Debug)]
pub(crate) struct ReplyFound<'a> {
    /// Its first token.
    pub(crate) start: usize,
    /// The token after its last.
    pub(crate) end: usize,
    /// The pattern that found it.
    pub(crate) pattern: &'a str,
    /// What it answers.
    pub(crate) answer: &'a Answer,
}

/// Replies made ready for matching.
#[derive(Debug)]
pub(crate) struct Replies {
    finder: Finder<Answer>,
    yes: char,
    no: char,
}

impl Replies {
    /// Makes replies ready.
    pub(crate) fn new(file: &AnswerFile, symbols: &mut Symbols) -> Self {
        let mut finder = Finder::default();
        for reply in file.replies {
            if let Some(pattern) = Pattern::parse(reply.pattern, symbols) {
                finder.add(pattern, reply.answer.clone());
            }
        }
        Self {
            finder,
            yes: file.yes,
            no: file.no,
        }
    }

    /// Finds a yes, a no and the like, with its place and its pattern: the first in the text, and of
    /// those that begin together the one that says more.
    pub(crate) fn found(&self, tokens: &[Token], chart: &Chart) -> Option<ReplyFound<'_>> {
        let mut first: Option<ReplyFound<'_>> = None;
        self.finder
            .each_with_pattern(tokens, chart, |start, end, _, (pattern, answer)| {
                let better = first
                    .as_ref()
                    .is_none_or(|known| start == known.start && rank(answer) > rank(known.answer));
                if better {
                    let pattern = pattern.text();
                    first = Some(ReplyFound {
                        start,
                        end,
                        pattern,
                        answer,
                    });
                }
            });
        first
    }
}

const fn rank(answer: &Answer) -> u8 {
    match answer {
        Answer::NoneOfThose => 3,
        // "No sé" begins with a no and is none.
        Answer::Any | Answer::Unsure => 2,
        Answer::No => 1,
        Answer::Yes | Answer::Choice(_) | Answer::ChoiceAt(_) => 0,
    }
}

/// Reads the answer in a text: to the question that is open, or a yes or a no without one.
pub(crate) fn read(
    reader: &Reader,
    tokens: &[Token],
    chart: &Chart,
    when: Option<&When>,
    question: Option<&Question>,
) -> Option<Answer> {
    if let Some(letter) = single_letter(&reader.replies, tokens, question) {
        return Some(letter);
    }
    let pick = |count| pick(reader, tokens, chart, count);
    let choice = question.and_then(|question| match question {
        Question::PickOffer { count, starts } => {
            pick(*count).or_else(|| by_time(when, tokens, chart, starts))
        }
        Question::PickVisit { count } => pick(*count),
        Question::PickService { options } => pick(options.len()),
        Question::PickDay { readings } => by_date(when, readings).or_else(|| pick(readings.len())),
        Question::AcceptOffer
        | Question::AskName
        | Question::AskService
        | Question::AskWhen
        | Question::ConfirmCancel
        | Question::ConfirmVisit
        | Question::AnythingElse => None,
    });
    if question == Some(&Question::ConfirmCancel) && !reader.keeps.find(tokens, chart).is_empty() {
        return Some(Answer::No);
    }
    choice.or_else(|| plain(reader, tokens, chart))
}

/// A yes, a no and the like. A yes that a doubt follows is none.
fn plain(reader: &Reader, tokens: &[Token], chart: &Chart) -> Option<Answer> {
    let found = reader.replies.found(tokens, chart)?;
    let mut doubted = false;
    reader.doubts.each(tokens, chart, |start, _, _, ()| {
        doubted |= start >= found.start;
    });
    Some(if doubted && *found.answer == Answer::Yes {
        Answer::Unsure
    } else {
        found.answer.clone()
    })
}

/// "Y", "N", and in answer to a reminder the letters that it names.
fn single_letter(
    replies: &Replies,
    tokens: &[Token],
    question: Option<&Question>,
) -> Option<Answer> {
    let mut words = tokens
        .iter()
        .filter(|token| !matches!(token.kind, TokenKind::Stop | TokenKind::Sign));
    let (Some(only), None) = (words.next(), words.next()) else {
        return None;
    };
    let reminded = question == Some(&Question::ConfirmVisit);
    match only.letter? {
        letter if letter == replies.yes => Some(Answer::Yes),
        letter if letter == replies.no => Some(Answer::No),
        'c' if reminded => Some(Answer::Yes),
        _ => None,
    }
}

/// "2", "the second one", "the last", "number 2".
fn pick(reader: &Reader, tokens: &[Token], chart: &Chart, count: usize) -> Option<Answer> {
    let mut picked: Vec<usize> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let chosen = |after| followed_by_choice(reader, tokens, after);
        if reader.is_in("last", token) && count > 0 && chosen(at + 1) {
            picked.push(count);
        }
        if reader.is_in("former", token) {
            picked.push(1);
        }
        for item in chart.at(at) {
            let number = match (&item.value, item.class) {
                // "Let me ask my husband first" picks nothing.
                (Value::Number(figure), Class::Ordinal)
                    if chosen(item.end) && follows_filler(reader, tokens, at) =>
                {
                    figure.value
                }
                (Value::Number(figure), Class::Number)
                    if stands_alone(reader, tokens, at, item.end) =>
                {
                    figure.value
                }
                _ => continue,
            };
            picked.extend(
                usize::try_from(number)
                    .ok()
                    .filter(|number| (1..=count).contains(number)),
            );
        }
    }
    picked.dedup();
    match picked.as_slice() {
        [only] => Some(Answer::Choice(*only)),
        _ => None,
    }
}

fn followed_by_choice(reader: &Reader, tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_none_or(|token| {
        !matches!(token.kind, TokenKind::Word | TokenKind::Number) || reader.is_in("choice", token)
    })
}

fn follows_filler(reader: &Reader, tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    before.is_none_or(|token| {
        token.kind != TokenKind::Word
            || ["filler", "choice", "marker"]
                .iter()
                .any(|set| reader.is_in(set, token))
    })
}

/// Whether a number is the whole text but for words that mean nothing.
fn stands_alone(reader: &Reader, tokens: &[Token], start: usize, end: usize) -> bool {
    let filler = |token: &Token| {
        !matches!(
            token.kind,
            TokenKind::Word | TokenKind::Possessive | TokenKind::Number | TokenKind::Opaque
        ) || reader.is_in("filler", token)
    };
    let marked = start.checked_sub(1).and_then(|at| tokens.get(at));
    let marked = marked.is_some_and(|token| reader.is_in("marker", token));
    let before = tokens.get(..start).unwrap_or_default();
    let after = tokens.get(end..).unwrap_or_default();
    let sticks = after
        .first()
        .is_some_and(|token| token.text == ":" || token.text == "-");
    let short = tokens.len() <= LONGEST_CHOICE;
    !sticks && (marked || short && before.iter().chain(after).all(filler))
}

/// No choice with all that goes with it has more words and signs than this.
const LONGEST_CHOICE: usize = 40;

/// The opening at the time that was said; the day must fit too, if one was said.
fn by_time(
    when: Option<&When>,
    tokens: &[Token],
    chart: &Chart,
    starts: &[DateTime],
) -> Option<Answer> {
    let date = when.and_then(|when| when.date.as_ref());
    let times: Vec<Time> = match when.and_then(|when| when.time.as_ref()) {
        Some(TimeReading::At(time) | TimeReading::Around(time)) => {
            let other = when.and_then(|when| when.other_time);
            std::iter::once(*time).chain(other).collect()
        }
        Some(_) => return None,
        None => bare_time(tokens, chart),
    };
    let on_day = |start: &DateTime| date_fits(date, start.date());
    let fitting: Vec<usize> = starts
        .iter()
        .enumerate()
        .filter(|(_, start)| on_day(start) && (times.is_empty() || times.contains(&start.time())))
        .map(|(at, _)| at + 1)
        .collect();
    match (fitting.as_slice(), times.as_slice()) {
        ([only], _) if date.is_some() => Some(Answer::Choice(*only)),
        ([_, ..], [_, ..]) => {
            let time = times
                .into_iter()
                .find(|time| starts.iter().any(|start| start.time() == *time))?;
            Some(Answer::ChoiceAt(time))
        }
        _ => None,
    }
}

fn bare_time(tokens: &[Token], chart: &Chart) -> Vec<Time> {
    let clocks = (0..tokens.len()).flat_map(|at| chart.at(at));
    clocks
        .filter(|item| item.class == Class::MaybeClock)
        .find_map(|item| {
            if let Value::Clock(clock) = item.value {
                Some(clock)
            } else {
                None
            }
        })
        .map(|clock| {
            std::iter::once(clock.first())
                .chain(clock.other())
                .collect()
        })
        .unwrap_or_default()
}

fn date_fits(reading: Option<&DateReading>, date: Date) -> bool {
    match reading {
        None => true,
        Some(DateReading::On(day)) => {
            *day == date || day.weekday() == date.weekday() && day.until(date).is_ok()
        }
        Some(DateReading::OneOf(days)) => days.contains(&date),
        Some(DateReading::Within { first, last }) => (*first..=*last).contains(&date),
        Some(DateReading::From(first)) => *first <= date,
        Some(DateReading::Until(last)) => date <= *last,
    }
}

fn by_date(when: Option<&When>, readings: &[Date]) -> Option<Answer> {
    let date = when?.date.as_ref()?;
    let DateReading::On(day) = date else {
        return None;
    };
    readings
        .iter()
        .position(|reading| reading == day)
        .map(|at| Answer::Choice(at + 1))
}
